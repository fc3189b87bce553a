//! Founding, freeze, ruling, epoch: only both authorities together.
use crate::support::*;

const BOTH: Author = Author { node: Node::Centre, post: Post::Authority };

#[test]
fn a_log_is_founded_once_by_both_authorities_on_the_same_edition() {
    let keys = |alpha: usize, bravo: usize| {
        let mut keys: Vec<_> = (0..alpha).map(|n| authority_key(Side::Alpha, u8::try_from(n).unwrap())).collect();
        keys.extend((0..bravo).map(|n| authority_key(Side::Bravo, u8::try_from(n).unwrap())));
        keys
    };
    let refused = |change: fn(&mut Genesis), signers: Vec<_>, basis: &str, code: &str| {
        let mut s = Scenario::empty(edition::edition());
        let mut genesis = Scenario::genesis();
        change(&mut genesis);
        let record = s.write_signed(BOTH, Body::Genesis(genesis), &signers);
        s.refused(record, basis, code);
        assert!(s.state.founding().is_none());
    };
    refused(|_| {}, keys(2, 1), "L8", "genesis-lacks-an-authority");
    refused(|_| {}, keys(3, 0), "L8", "genesis-lacks-an-authority");
    refused(|genesis| genesis.edition = "other".to_owned(), keys(2, 2), "L7", "genesis-names-another-edition");
    refused(|genesis| genesis.edition_hash = digest(8), keys(2, 2), "L7", "genesis-names-another-edition");
    refused(|genesis| genesis.alpha.record = genesis.bravo.record, keys(2, 2), "SG-13", "genesis-keys-not-apart");
    refused(|genesis| genesis.alpha.authority.keys.truncate(2), keys(2, 2), "SG-13", "genesis-keys-not-apart");
    refused(
        |genesis| genesis.bravo.authority.keys = genesis.alpha.authority.keys.clone(),
        keys(2, 2),
        "SG-13",
        "genesis-keys-not-apart",
    );
    let mut s = Scenario::empty(edition::edition());
    let first = s.found();
    s.accepted(first);
    let second = s.found();
    s.refused(second, "L7", "log-already-founded");
    assert_eq!(s.state.founding().unwrap().record, first);
}

#[test]
fn one_authority_alone_controls_nothing_jointly() {
    let mut s = Scenario::founded();
    for body in [
        Body::Freeze(Freeze { origin: "test.example/1".to_owned(), size: 1, root: digest(0) }),
        Body::Ruling(Ruling { entry: 0, verdict: digest(0) }),
        Body::Epoch(Epoch { freeze: digest(1), origin: "x".to_owned(), sequencer: "x".to_owned() }),
    ] {
        let signers = [authority_key(Side::Alpha, 0), authority_key(Side::Alpha, 1), authority_key(Side::Bravo, 0)];
        let record = s.write_signed(BOTH, body.clone(), &signers);
        s.void(record, "L8", "nobody-signed-for-the-post");
        let record = s.write(post(Side::Alpha, Post::Authority), body);
        s.refused(record, "L8", "post-may-not-write-this");
    }
}

#[test]
fn after_a_freeze_nothing_new_is_permitted_and_restraint_goes_on() {
    let mut s = Scenario::open_for_coordination();
    let snr = post(Side::Alpha, Post::Snr);
    let pending = s.write(snr, Body::Release(release(&s)));
    let above = Body::Freeze(Freeze { origin: "test.example/1".to_owned(), size: 9_999, root: digest(0) });
    let above = s.write(BOTH, above);
    s.refused(above, "L7", "freeze-above-the-log");
    let other = s.write(BOTH, Body::Freeze(Freeze { origin: "other".to_owned(), size: 1, root: digest(0) }));
    s.refused(other, "L7", "freeze-of-another-origin");
    let size = s.state.size();
    let freeze = s.write(BOTH, Body::Freeze(Freeze { origin: "test.example/1".to_owned(), size, root: digest(0) }));
    s.accepted(freeze);
    s.receipts();
    assert!(matches!(s.effect(pending), Effect::AwaitingReceipts { .. }), "no receipt makes it act any more");
    let new = s.write(snr, Body::Release(release(&s)));
    s.refused(new, "L7", "log-is-frozen");
    let hold = s.write(snr, Body::Hold(Hold { scope: Scope::All, reason: None }));
    s.accepted(hold);
    let epoch =
        |freeze| Body::Epoch(Epoch { freeze, origin: "test.example/2".to_owned(), sequencer: "standby".to_owned() });
    let wrong = s.write(BOTH, epoch(hold));
    s.refused(wrong, "L7", "epoch-without-a-freeze");
    let stranger = Body::Epoch(Epoch { freeze, origin: "test.example/2".to_owned(), sequencer: "stranger".to_owned() });
    let stranger = s.write(BOTH, stranger);
    s.refused(stranger, "L7", "epoch-by-another-sequencer");
    let right = s.write(BOTH, epoch(freeze));
    s.accepted(right);
    assert_eq!(s.state.epoch(), Some(right));
}

#[test]
fn a_ruling_names_an_earlier_entry() {
    let mut s = Scenario::founded();
    let index = s.state.size();
    let own = s.write(BOTH, Body::Ruling(Ruling { entry: index, verdict: digest(4) }));
    s.refused(own, "L7", "ruling-on-a-later-entry");
    let ruling = s.write(BOTH, Body::Ruling(Ruling { entry: 3, verdict: digest(4) }));
    s.accepted(ruling);
    assert_eq!(s.state.ruling(3), Some(ruling));
}

#[test]
fn a_ruling_ends_the_difference_at_its_entry_and_permits_nothing() {
    let mut s = Scenario::open_for_coordination();
    let item = s.write(post(Side::Alpha, Post::Snr), Body::Release(release(&s)));
    let size = s.state.size();
    s.receipt_at(Side::Alpha, size, ReceiptMatch::Matches);
    s.receipt_at(Side::Bravo, size, ReceiptMatch::Differs { first_difference: Some(5) });
    let frontier = s.state.frontier(Side::Bravo);
    let elsewhere = s.write(BOTH, Body::Ruling(Ruling { entry: 4, verdict: digest(4) }));
    s.accepted(elsewhere);
    assert!(s.state.differing(Side::Bravo).is_some(), "a ruling on another entry settles nothing here");
    let ruling = s.write(BOTH, Body::Ruling(Ruling { entry: 5, verdict: digest(4) }));
    s.accepted(ruling);
    assert_eq!(s.state.differing(Side::Bravo), None);
    assert_eq!(s.state.frontier(Side::Bravo), frontier);
    assert_eq!(s.effect(item), Effect::AwaitingReceipts { missing: vec![Side::Bravo] });
    s.receipt_at(Side::Bravo, size, ReceiptMatch::Matches);
    assert!(s.is_in_effect(item), "{:?}", s.effect(item));
}

/// INVARIANT(frontier-never-back).
#[test]
fn l2_a_permission_acts_from_the_later_of_both_matching_receipts() {
    let mut s = Scenario::open_for_coordination();
    let item = s.write(post(Side::Alpha, Post::Snr), Body::Release(release(&s)));
    let missing = |s: &Scenario| {
        let Effect::AwaitingReceipts { missing } = s.effect(item) else { panic!("{:?}", s.effect(item)) };
        missing
    };
    assert_eq!(missing(&s), Side::BOTH);
    let covering = s.state.size();
    // A receipt below the record, and one that does not match, cover nothing.
    s.receipt_at(Side::Alpha, covering - 1, ReceiptMatch::Matches);
    s.receipt_at(Side::Bravo, covering, ReceiptMatch::Differs { first_difference: Some(2) });
    assert_eq!(missing(&s), Side::BOTH);
    assert_eq!(s.state.differing(Side::Bravo).unwrap().first_difference, Some(2));
    s.receipt_at(Side::Alpha, covering, ReceiptMatch::Matches);
    s.receipt_at(Side::Bravo, covering - 1, ReceiptMatch::Matches);
    assert!(s.state.differing(Side::Bravo).is_some(), "a match at a smaller size heals nothing");
    assert_eq!(missing(&s), [Side::Bravo]);
    let healing = s.receipt_at(Side::Bravo, covering, ReceiptMatch::Matches);
    let entry = s.state.size() - 1;
    assert_eq!(s.effect(item), Effect::InEffect { since: s.now, entry });
    let lines: Vec<String> = s.verdict(healing).changes.iter().map(jig_agreement::state::Change::canonical).collect();
    assert_eq!(lines, [format!("frontier-moved bravo {covering}"), format!("took-effect {item}")]);
    assert!(s.state.differing(Side::Bravo).is_none(), "a later matching receipt heals");
    // The frontier never moves back.
    s.receipt_at(Side::Alpha, 1, ReceiptMatch::Matches);
    assert_eq!(s.state.frontier(Side::Alpha), covering);
}

#[test]
fn a_receipt_covers_only_what_was_there_before_it() {
    let mut s = Scenario::founded();
    let index = s.state.size();
    let beyond = s.receipt_at(Side::Alpha, index + 1, ReceiptMatch::Matches);
    s.void(beyond, "L2", "receipt-above-the-log");
    let whole = s.receipt_at(Side::Alpha, index + 1, ReceiptMatch::Matches);
    s.accepted(whole);
    assert_eq!(s.state.frontier(Side::Alpha), index + 1);
}
