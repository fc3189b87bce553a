//! Precise details travel sealed to the counterpart: TOR.2.a.iii#2, TOR.2.c.ii#1, AMB-20, SG-03.
use crate::support::*;
use jig_agreement::edition::ExchangeLevel;
use jig_agreement::state::Awaited;
use spacetime::Span;

const GATEWAY: Author = post(Side::Alpha, Post::Gateway);

/// Both call the item actionable, and nothing of it was sealed yet.
fn agreed_item() -> (Scenario, RecordHash) {
    let mut s = Scenario::open_for_coordination();
    s.name_sealing_keys();
    let item = s.released();
    s.both_consent(item, Question::Actionable);
    (s, item)
}

#[test]
fn tor_2_a_iii_2_a_plan_waits_until_the_precise_location_went_sealed_with_both_receipts() {
    let (mut s, item) = agreed_item();
    let body = Body::Plan(plan(item));
    let planned = s.write(post(Side::Alpha, Post::Snr), body);
    s.held(planned, "TOR.2.a.iii#2", "location-not-exchanged");
    s.both_consent(planned, Question::Plan);
    assert!(s.held_by(planned).contains(&"location-not-exchanged"));
    let sealed = s.write(GATEWAY, sealed_location(item, Side::Bravo, 1));
    s.accepted(sealed);
    s.receipt(Side::Alpha);
    assert!(s.held_by(planned).contains(&"location-not-exchanged"), "one receipt proves nothing");
    s.receipt(Side::Bravo);
    // What else a plan needs is for the tests of operations.
    assert!(
        s.is_in_effect(sealed) && !s.held_by(planned).contains(&"location-not-exchanged"),
        "{:?}",
        s.effect(planned)
    );
}

#[test]
fn a_receipt_that_lists_the_sealed_bytes_as_missing_proves_no_delivery() {
    let (mut s, item) = agreed_item();
    let planned = s.write(post(Side::Alpha, Post::Snr), Body::Plan(plan(item)));
    s.both_consent(planned, Question::Plan);
    let sealed = s.write(GATEWAY, sealed_location(item, Side::Bravo, 1));
    let attachment = sealed_to(&[Side::Bravo], 1).attachment;
    s.receipt(Side::Alpha);
    let size = s.state.size();
    s.receipt_lacking(Side::Bravo, size, ReceiptMatch::Matches, &[attachment]);
    assert_eq!(s.held_by(sealed), ["attachment-not-delivered"]);
    assert!(s.held_by(planned).contains(&"location-not-exchanged"));
    s.receipt_lacking(Side::Bravo, size, ReceiptMatch::Matches, &[]);
    assert!(s.is_in_effect(sealed) && !s.held_by(planned).contains(&"location-not-exchanged"));
}

#[test]
fn receipts_that_come_late_send_it_back_and_sending_anew_cures() {
    let (mut s, item) = agreed_item();
    let sealed = s.write(GATEWAY, sealed_location(item, Side::Bravo, 1));
    s.accepted(sealed);
    s.wait(s.state.edition().deadlines.sealed_receipt);
    s.wait(Span::from_millis(1));
    s.receipts();
    assert_eq!(s.held_by(sealed), ["sealed-receipts-late"]);
    let again = s.write(GATEWAY, sealed_location(item, Side::Bravo, 2));
    s.receipts();
    assert!(s.is_in_effect(again));
}

#[test]
fn only_the_items_own_side_satisfies_its_plan() {
    let (mut s, item) = agreed_item();
    let theirs = s.write(post(Side::Bravo, Post::Gateway), sealed_location(item, Side::Alpha, 1));
    s.accepted(theirs);
    s.receipts();
    let planned = s.write(post(Side::Alpha, Post::Snr), Body::Plan(plan(item)));
    s.held(planned, "TOR.2.a.iii#2", "location-not-exchanged");
}

#[test]
fn amb_20_the_details_of_a_plan_are_sealed_by_its_own_side() {
    let mut s = Scenario::open_for_coordination();
    let planned = s.agreed_plan();
    let own = s.write(GATEWAY, sealed_location(planned, Side::Bravo, 90));
    s.accepted(own);
    let theirs = s.write(post(Side::Bravo, Post::Gateway), sealed_location(planned, Side::Alpha, 91));
    s.refused(theirs, "TOR.2.a.iii#2", "plan-of-the-other-side");
}

#[test]
fn src_004_b_under_lists_only_the_way_is_closed() {
    let mut edition = edition::edition();
    edition.exchange_level = ExchangeLevel::ListOnly;
    let mut s = Scenario::open_for_coordination_under(edition);
    s.name_sealing_keys();
    let item = s.released();
    s.both_consent(item, Question::Actionable);
    let sealed = s.write(GATEWAY, sealed_location(item, Side::Bravo, 1));
    s.refused(sealed, "SRC.004.b", "lists-only");
}

#[test]
fn what_is_sealed_wrongly_is_refused_with_its_clause_and_cure() {
    let (mut s, item) = agreed_item();
    let other = s.released();
    let old = SealedLocation { of: item, sealed: sealed_to(&[Side::Bravo], 1) };
    let mut to_another_key = old.clone();
    to_another_key.sealed.to[0].key = sealing_key(Side::Bravo, 1);
    for (body, basis, code) in [
        (sealed_location(digest(79), Side::Bravo, 1), "TOR.2.a.iii#2", "no-such-record"),
        (sealed_location(other, Side::Bravo, 1), "TOR.2.a.iii#1", "item-not-actionable-for-both"),
        (sealed_location(item, Side::Alpha, 1), "TOR.2.a.iii#2", "not-sealed-to-the-counterpart"),
        (Body::SealedLocation(to_another_key), "AMB-20", "sealed-to-another-key"),
    ] {
        let record = s.write(GATEWAY, body);
        s.refused(record, basis, code);
    }
    let first = s.write(GATEWAY, Body::SealedLocation(old));
    s.accepted(first);
    let replayed = s.write(GATEWAY, sealed_location(item, Side::Bravo, 1));
    s.refused(replayed, "SG-03", "sealed-bytes-used-before");
    let legal = s.write(post(Side::Alpha, Post::Legal), sealed_location(item, Side::Bravo, 2));
    s.refused(legal, "L8", "post-may-not-write-this");
    let centre = Author { node: Node::Centre, post: Post::Gateway };
    s.appoint(centre, &[Language::En]);
    let by_centre = s.write(centre, sealed_location(item, Side::Bravo, 3));
    s.refused(by_centre, "L8", "post-may-not-write-this");
    s.write(post(Side::Alpha, Post::Snr), Body::Outcome(Outcome::NoAction { item }));
    let ended = s.write(GATEWAY, sealed_location(item, Side::Bravo, 4));
    s.refused(ended, "TOR.2.a.iii#2", "record-has-ended");
    s.receipts();
    assert_eq!(s.held_by(first), ["record-has-ended"]);
}

#[test]
fn a_sealing_key_is_named_and_replaced_by_the_own_authority_alone() {
    let (mut s, item) = agreed_item();
    let unreadable = s.write(post(Side::Bravo, Post::Authority), sealing_rotation("age1short"));
    s.refused(unreadable, "L8", "sealing-key-unreadable");
    let by_snr = s.write(post(Side::Bravo, Post::Snr), sealing_rotation(sealing_key(Side::Bravo, 1).as_str()));
    s.refused(by_snr, "L8", "post-may-not-write-this");
    let new = s.write(post(Side::Bravo, Post::Authority), sealing_rotation(sealing_key(Side::Bravo, 1).as_str()));
    s.accepted(new);
    let old_key = s.write(GATEWAY, sealed_location(item, Side::Bravo, 1));
    s.refused(old_key, "AMB-20", "sealed-to-another-key");
}

#[test]
fn without_a_named_key_nothing_is_sealed() {
    let mut s = Scenario::open_for_coordination();
    let item = s.released();
    s.both_consent(item, Question::Actionable);
    let sealed = s.write(GATEWAY, sealed_location(item, Side::Bravo, 1));
    s.refused(sealed, "AMB-20", "no-sealing-key");
}

const READER: Author = post(Side::Bravo, Post::DutyOfficer);

/// Process 2.2: compared at each headquarters with the exact content; only the outcome crosses.
#[test]
fn tor_2_a_iii_2_a_final_notice_waits_until_each_side_read_the_others_place_back_as_the_same() {
    let (mut s, item) = agreed_item();
    let place = s.sealed_by(Side::Alpha, item);
    let planned = s.write(post(Side::Alpha, Post::Snr), Body::Plan(plan(item)));
    s.supported(planned);
    s.both_consent(planned, Question::Plan);
    assert!(s.is_in_effect(planned), "{:?}", s.effect(planned));
    let notice = s.write(post(Side::Alpha, Post::Snr), final_notice(planned));
    s.held(notice, "TOR.2.a.iii#2", "location-not-exchanged");
    s.receipts();
    assert_eq!(s.held_by(notice), ["final-notice-not-read-back", "location-not-exchanged"]);
    for found in [compared(place, Compared::Differs), cannot_tell(place)] {
        let read = s.write(READER, found);
        s.accepted(read);
        assert_eq!(s.held_by(notice), ["final-notice-not-read-back", "location-not-exchanged"]);
        let code = s.held_by(place);
        assert!(code == ["read-back-differs"] || code == ["read-back-cannot-tell"], "{code:?}");
    }
    s.write(READER, compared(place, Compared::Same));
    assert_eq!(s.held_by(notice), ["location-not-exchanged"]);
    let theirs = s.sealed_by(Side::Bravo, item);
    assert_eq!(s.held_by(notice), ["final-notice-not-read-back"], "what one side read back is half of it");
    s.write(post(Side::Alpha, Post::DutyOfficer), compared(theirs, Compared::Same));
    assert!(s.is_in_effect(notice), "{:?}", s.effect(notice));
    let asked = s.state.awaiting(Side::Bravo, s.now);
    assert!(asked.iter().all(|asked| asked.record != place || asked.what != Awaited::ReadBack));
}

/// SG-03: neither the notice nor the read-back, nor what a final notice refers to, has the point of an item in clear.
#[test]
fn sg_03_no_place_of_an_item_is_given_or_read_back_in_clear() {
    let mut s = Scenario::open_for_coordination();
    let earlier = s.read_back_notice();
    let planned = s.agreed_plan();
    let item = s.state.fact(planned).unwrap().parent().unwrap();
    let operations = post(Side::Alpha, Post::Operations);
    let within = AreaNotice { place: place(360_250_000, 370_250_000), extent: footprint(0), ..area_notice() };
    for side in Side::BOTH {
        let record = s.write(post(side, Post::Operations), Body::AreaNotice(within.clone()));
        s.refused(record, "SG-03", "place-of-an-item-in-clear");
    }
    let sealed = s.state.of_kind("sealed-location").next().unwrap().record;
    for of in [item, planned, sealed] {
        let mut header = s.header(operations);
        header.references = vec![of];
        let record = s.write_with(header, Body::AreaNotice(area_notice()), &[key(operations)]);
        s.refused(record, "SG-03", "place-of-an-item-in-clear");
    }
    for (notice, of) in [(sealed, 375_250_000), (earlier, 370_250_000)] {
        let answer = ReadBackAnswer::Place(place(360_250_000, of));
        let record = s.write(READER, Body::ReadBack(ReadBack { notice, answer }));
        s.refused(record, "SG-03", "place-of-an-item-in-clear");
    }
    let snr = post(Side::Alpha, Post::Snr);
    let mut header = s.header(snr);
    header.references = vec![earlier];
    let citing = s.write_with(header, final_notice(planned), &[key(snr)]);
    s.refused(citing, "SG-03", "place-of-an-item-in-clear");
    // Once the item has ended its footprint keeps nothing.
    s.write(snr, Body::Outcome(Outcome::Cancelled { plan: planned }));
    s.write(snr, Body::Outcome(Outcome::NoAction { item }));
    let after = s.write(operations, Body::AreaNotice(within));
    s.accepted(after);
}

#[test]
fn a_read_back_that_reads_nothing_back_is_refused_with_its_clause_and_cure() {
    let (mut s, item) = agreed_item();
    let place = s.write(GATEWAY, sealed_location(item, Side::Bravo, 1));
    let early = s.write(READER, compared(place, Compared::Same));
    s.refused(early, "TOR.2.a.iii#2", "sealed-place-not-delivered");
    s.receipts();
    let own = s.write(post(Side::Alpha, Post::DutyOfficer), compared(place, Compared::Same));
    s.refused(own, "TOR.1.d.iv", "read-back-of-own-notice");
    let unknown = s.write(READER, compared(digest(79), Compared::Same));
    s.refused(unknown, "TOR.1.d.iv", "no-such-record");
    let legal = s.write(post(Side::Bravo, Post::Legal), compared(place, Compared::Same));
    s.refused(legal, "L8", "post-may-not-write-this");
    let gateway = s.write(post(Side::Bravo, Post::Gateway), compared(place, Compared::Same));
    s.accepted(gateway);
    let notice = s.write(post(Side::Alpha, Post::Operations), Body::AreaNotice(area_notice()));
    let blind = s.write(READER, compared(notice, Compared::Same));
    s.refused(blind, "TOR.1.d.iv", "read-back-without-a-place");
}
