//! Aid, corroboration, the list held outside, actions outside: SRC.004.f, TOR.2.a.ii#4, TOR.2.d.i#2, TOR.0.3, AMB-06.
use crate::support::*;
use spacetime::Span;

const ALPHA: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };
const BRAVO: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::Snr };

/// A stopped convoy is logged, by whoever saw it, as bearing on the ceasefire; whose doing it was stays unknown (SG-29).
#[test]
fn src_004_f_a_stopped_convoy_is_logged_as_bearing_on_the_ceasefire() {
    let mut s = Scenario::founded();
    let liaison = post(Side::Alpha, Post::Liaison);
    let moving =
        s.write(liaison, Body::Register(entry("convoy-17", RegisterContent::AidAccess(aid(AidState::Moving)))));
    s.accepted(moving);
    assert_eq!(lines(&s, Register::AidAccess)[0].2, [] as [&str; 0]);
    let blocked = s.write(liaison, next(moving, "convoy-17", RegisterContent::AidAccess(aid(AidState::Blocked))));
    s.accepted(blocked);
    assert_eq!(lines(&s, Register::AidAccess)[0].2, ["aid-denied"]);
}

#[test]
fn src_004_f_a_denier_is_named_only_with_a_denial_and_a_district_always() {
    let mut s = Scenario::founded();
    let named = AidAccess { denied_by: Some("third force".to_owned()), ..aid(AidState::Granted) };
    let named = s.write(ALPHA, Body::Register(entry("convoy-1", RegisterContent::AidAccess(named))));
    s.refused(named, "SRC.004.f", "aid-denier-without-denial");
    let nowhere = AidAccess { district: " ".to_owned(), ..aid(AidState::Denied) };
    let nowhere = s.write(ALPHA, Body::Register(entry("convoy-1", RegisterContent::AidAccess(nowhere))));
    s.refused(nowhere, "SRC.004.f", "register-text-blank");
    let due = RegisterEntry {
        since: s.now.saturating_add(Span::from_days(2)),
        ..entry("convoy-1", RegisterContent::AidAccess(aid(AidState::Due)))
    };
    let due = s.write(ALPHA, Body::Register(due));
    s.accepted(due);
}

fn asked(of: RecordHash) -> Body {
    Body::Register(entry("check-1", RegisterContent::Corroboration(Corroboration::Asked { of })))
}

fn answered(request: RecordHash, answer: CorroborationAnswer) -> Body {
    Body::Register(entry("check-1", RegisterContent::Corroboration(Corroboration::Answered { request, answer })))
}

/// A request can be declined silently, and neither it nor its answer changes the state of anything.
#[test]
fn tor_2_a_ii_4_a_request_and_its_answer_change_the_state_of_no_item() {
    let mut s = Scenario::open_for_coordination();
    let item = s.released();
    let before = s.effect(item);
    let request = s.write(post(Side::Alpha, Post::Intelligence), asked(item));
    s.accepted(request);
    s.wait(Span::from_days(1));
    assert_eq!(s.effect(item), before, "silence costs nothing");
    assert_eq!(lines(&s, Register::Corroboration)[0].2, ["not-answered"]);
    assert!(s.state.awaiting(Side::Bravo, s.now).iter().all(|asked| asked.record != request), "nor is it asked for");
    for answer in CorroborationAnswer::ALL {
        let mut s = s.clone();
        let record = s.write(post(Side::Bravo, Post::Intelligence), answered(request, *answer));
        s.accepted(record);
        s.receipts();
        assert_eq!(s.effect(item), before, "{}", answer.name());
    }
}

#[test]
fn tor_2_a_ii_4_only_the_counterpart_answers_a_request_that_stands() {
    let mut s = Scenario::founded();
    let [list, _] = s.exchange();
    let nothing = s.write(ALPHA, asked(digest(404)));
    s.refused(nothing, "TOR.2.a.ii#4", "corroboration-of-nothing");
    let early = s.write(BRAVO, answered(digest(404), CorroborationAnswer::Yes));
    s.refused(early, "TOR.2.a.ii#4", "corroboration-without-request");
    let request = s.write(ALPHA, asked(list));
    s.accepted(request);
    let own = next(
        request,
        "check-1",
        RegisterContent::Corroboration(Corroboration::Answered { request, answer: CorroborationAnswer::Yes }),
    );
    let own = s.write(ALPHA, own);
    s.refused(own, "TOR.2.a.ii#4", "corroboration-of-own-request");
    s.write(ALPHA, Body::Retraction(Retraction { of: request, reason: "Asked twice.".to_owned() }));
    let late = s.write(BRAVO, answered(request, CorroborationAnswer::Yes));
    s.refused(late, "TOR.2.a.ii#4", "corroboration-without-request");
}

fn list(references: &[&str]) -> RegisterContent {
    RegisterContent::ReferenceList(ReferenceList {
        version: "2".to_owned(),
        list_hash: digest(5),
        references: references.iter().map(|text| reference(text)).collect(),
    })
}

/// SG-08: no names. A reference that could be one is refused.
#[test]
fn tor_2_d_i_2_the_list_has_opaque_references_only() {
    let mut s = Scenario::founded();
    for clear in ["Ivanov", "A-014 Ivanov", "IVANOV", "иванов-1", "a-014"] {
        let record = s.write(ALPHA, Body::Register(entry("list", list(&[clear]))));
        s.refused(record, "TOR.2.d.i#2", "reference-not-opaque");
    }
    let opaque = s.write(ALPHA, Body::Register(entry("list", list(&["A-014", "B/002"]))));
    s.held(opaque, "TOR.2.d.i#2", "consent-missing");
}
