//! Attachments hold up no entry; only a permission that rests on one waits for the side that lacks it (L2).
use crate::support::*;
use jig_agreement::identity::Digest;

const ALPHA_SNR: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };
const PHOTO: u64 = 4_001;

fn with_attachment() -> Body {
    let Body::Information(plain) = information("See the attachment.") else { unreachable!() };
    Body::Information(Information { attachments: vec![digest(PHOTO)], ..plain })
}

/// Exchange in which alpha's information has an attachment; the set is before both.
fn understood() -> (Scenario, RecordHash) {
    let mut s = Scenario::founded();
    let mut set = s.exchange().to_vec();
    let shown = s.write(post(Side::Alpha, Post::Intelligence), with_attachment());
    s.accepted(shown);
    set.push(shown);
    set.sort_unstable();
    let set = s.write(ALPHA_SNR, Body::CommonUnderstanding(CommonUnderstanding { information: set }));
    for side in Side::BOTH {
        s.side_consents(side, set, Question::CommonlyUnderstood);
    }
    (s, set)
}

fn receipt(s: &mut Scenario, side: Side, missing: &[Digest]) -> RecordHash {
    let size = s.state.size();
    s.receipt_lacking(side, size, ReceiptMatch::Matches, missing)
}

#[test]
fn a_permission_waits_for_the_attachment_that_a_side_lacks() {
    let (mut s, set) = understood();
    receipt(&mut s, Side::Alpha, &[]);
    let lacking = receipt(&mut s, Side::Bravo, &[digest(PHOTO)]);
    assert_eq!(s.held_by(set), ["attachment-not-delivered"]);
    let lines: Vec<String> = s.verdict(lacking).changes.iter().map(jig_agreement::state::Change::canonical).collect();
    assert_eq!(lines[0], format!("attachments-missing bravo {}", digest(PHOTO)));
    // It opens nothing that rests on it either.
    s.areas();
    receipt(&mut s, Side::Bravo, &[digest(PHOTO)]);
    let item = s.write(ALPHA_SNR, Body::Release(release(&s)));
    s.held(item, "TOR.2.a#2", "not-commonly-understood");
    // A receipt for a size already covered is enough to say that it has come.
    let covered = s.state.frontier(Side::Bravo);
    let come = s.receipt_lacking(Side::Bravo, covered, ReceiptMatch::Matches, &[]);
    assert!(!s.verdict(come).changes.is_empty());
    assert!(s.is_in_effect(set), "{:?}", s.effect(set));
    let again = s.receipt_lacking(Side::Bravo, covered, ReceiptMatch::Matches, &[]);
    assert!(s.verdict(again).changes.is_empty(), "what is said twice changes nothing");
}

#[test]
fn an_attachment_that_nothing_rests_on_holds_nothing() {
    let (mut s, set) = understood();
    for side in Side::BOTH {
        receipt(&mut s, side, &[digest(PHOTO + 1)]);
    }
    assert!(s.is_in_effect(set), "{:?}", s.effect(set));
}

#[test]
fn a_missing_attachment_delays_no_restraint_and_no_statement() {
    let (mut s, _) = understood();
    receipt(&mut s, Side::Alpha, &[digest(PHOTO)]);
    receipt(&mut s, Side::Bravo, &[digest(PHOTO)]);
    let shown = s.state.of_kind("information").last().unwrap().record;
    for body in
        [Body::Hold(Hold { scope: Scope::All, reason: None }), Body::Acknowledgement(Acknowledgement { of: shown })]
    {
        let mut header = s.header(ALPHA_SNR);
        header.references = vec![shown];
        let record = s.write_with(header, body, &[key(ALPHA_SNR)]);
        s.accepted(record);
        assert!(s.is_in_effect(record));
    }
}

#[test]
fn a_lift_that_refers_to_a_missing_attachment_lifts_only_when_it_has_come() {
    let (mut s, _) = understood();
    let shown = s.state.of_kind("information").last().unwrap().record;
    let hold = s.write(ALPHA_SNR, Body::Hold(Hold { scope: Scope::All, reason: None }));
    let mut header = s.header(ALPHA_SNR);
    header.references = vec![shown];
    let lift = s.write_with(header, Body::Lift(Lift { restraint: hold }), &[key(ALPHA_SNR)]);
    receipt(&mut s, Side::Alpha, &[]);
    receipt(&mut s, Side::Bravo, &[digest(PHOTO)]);
    assert!(s.state.restraint(hold).unwrap().binds());
    assert_eq!(s.held_by(lift), ["attachment-not-delivered"]);
    let covered = s.state.frontier(Side::Bravo);
    s.receipt_lacking(Side::Bravo, covered, ReceiptMatch::Matches, &[]);
    assert!(!s.state.restraint(hold).unwrap().binds());
}
