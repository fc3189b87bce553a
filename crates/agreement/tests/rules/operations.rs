//! What an intended operation needs beside consent: TOR.0.5, TOR.0.6, APP.7, TOR.2.c.ii#3, SG-05, SG-33.
use crate::support::*;
use spacetime::Span;

const SNR: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };
const OWN_LEGAL: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Legal };
const OTHER_LEGAL: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::Legal };
const NO_ENTRY: ProtectionFinding = ProtectionFinding::NoEntryOnList;

/// A plan that both agreed to and that nothing else supports yet.
fn only_agreed() -> (Scenario, RecordHash) {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let plan = s.write(SNR, Body::Plan(plan(item)));
    s.both_consent(plan, Question::Plan);
    (s, plan)
}

fn agreed() -> (Scenario, RecordHash) {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    (s, plan)
}

fn about(s: &Scenario, plan: RecordHash, kind: &str) -> Vec<RecordHash> {
    s.state.about(plan).filter(|fact| fact.kind == kind).map(|fact| fact.record).collect()
}

fn takes_back(s: &mut Scenario, record: RecordHash) -> RecordHash {
    let author = s.state.fact(record).unwrap().author;
    s.write(author, Body::Retraction(Retraction { of: record, reason: "error".to_owned() }))
}

#[test]
fn tor_0_5_a_plan_is_held_until_both_sides_have_made_a_protection_check() {
    let (mut s, plan) = only_agreed();
    let missing = |s: &Scenario| s.held_by(plan).iter().filter(|code| **code == "protection-check-missing").count();
    s.held(plan, "TOR.0.5", "protection-check-missing");
    assert_eq!(missing(&s), 2);
    s.write(post(Side::Alpha, Post::Protection), check(plan, NO_ENTRY));
    assert_eq!(missing(&s), 2, "not before both receipts");
    s.receipts();
    assert_eq!(missing(&s), 1);
    s.write(post(Side::Bravo, Post::Operations), check(plan, NO_ENTRY));
    s.receipts();
    assert_eq!(missing(&s), 0);
    // It is not held by this; it is not cleared either.
    assert!(!s.is_in_effect(plan));
}

#[test]
fn tor_0_5_a_check_without_a_statement_on_civilians_is_refused() {
    let (mut s, plan) = only_agreed();
    let blank = Body::ProtectionCheck(ProtectionCheck {
        operation: plan,
        found: NO_ENTRY,
        civilian_protection: " \n".to_owned(),
    });
    let record = s.write(post(Side::Alpha, Post::Protection), blank);
    s.refused(record, "TOR.0.5", "civilian-protection-blank");
    for of in [digest(5), s.state.fact(plan).unwrap().parent().unwrap()] {
        let record = s.write(post(Side::Alpha, Post::Protection), check(of, NO_ENTRY));
        s.refused(record, "TOR.0.5", "no-such-record");
    }
    let translator = s.write(post(Side::Alpha, Post::Translator), check(plan, NO_ENTRY));
    s.refused(translator, "L8", "post-may-not-write-this");
    takes_back(&mut s, plan);
    let over = s.write(post(Side::Alpha, Post::Protection), check(plan, NO_ENTRY));
    s.refused(over, "TOR.0.5", "record-has-ended");
}

/// TOR.0.5, SG-05: contact holds on arrival, also by a post that makes no checks, and a check made before it does not count after it.
#[test]
fn sg_05_contact_holds_at_once_until_its_finder_lifts_it_and_checks_anew() {
    for finder in [post(Side::Bravo, Post::Protection), post(Side::Alpha, Post::Translator)] {
        let (mut s, plan) = agreed();
        let contact = s.write(finder, check(plan, ProtectionFinding::Contact));
        s.accepted(contact);
        assert_eq!(&s.held_by(plan)[..2], ["restraint", "protection-contact"], "no receipt delays it");
        let other = s.write(SNR, Body::Lift(Lift { restraint: contact }));
        let may_lift = finder.node == SNR.node;
        assert_eq!(s.decision(other) == Decision::Accepted, may_lift);
        // A check after it does not take it away.
        s.write(post(finder.node.side().unwrap(), Post::Protection), check(plan, NO_ENTRY));
        s.receipts();
        if !may_lift {
            assert!(s.held_by(plan).contains(&"restraint"));
            s.write(finder, Body::Lift(Lift { restraint: contact }));
            s.receipts();
        }
        assert!(!s.held_by(plan).contains(&"restraint"));
    }
    let (mut s, plan) = agreed();
    let finder = post(Side::Bravo, Post::Protection);
    let contact = s.write(finder, check(plan, ProtectionFinding::Contact));
    s.write(finder, Body::Lift(Lift { restraint: contact }));
    s.receipts();
    assert_eq!(s.held_by(plan), ["protection-check-missing"], "the lift is no check");
    s.write(finder, check(plan, NO_ENTRY));
    s.receipts();
    assert!(s.is_in_effect(plan), "{:?}", s.effect(plan));
}

/// SG-05, L9: contact with a plan that the log does not hold yet binds when the plan arrives.
#[test]
fn sg_05_contact_waits_for_no_plan() {
    let (mut s, plan) = agreed();
    let unknown = digest(4_711);
    for record in [unknown, plan] {
        let contact = s.write(post(Side::Bravo, Post::Protection), check(record, ProtectionFinding::Contact));
        s.accepted(contact);
        assert!(s.state.restraint(contact).unwrap().binds());
    }
    assert_eq!(s.held_by(plan), ["restraint", "protection-contact"], "only what names the plan holds it");
}

#[test]
fn tor_0_6_a_plan_without_a_live_attestation_of_the_acting_side_is_held() {
    let (mut s, plan) = only_agreed();
    s.held(plan, "TOR.0.6", "attestation-missing");
    let own = s.write(post(Side::Alpha, Post::Protection), check(plan, NO_ENTRY));
    s.receipts();
    let until = s.now.saturating_add(Span::from_hours(2));
    let review = attested(&s, plan, own, until);
    let review = s.write(OWN_LEGAL, review);
    s.accepted(review);
    assert!(s.held_by(plan).contains(&"attestation-missing"), "not before both receipts");
    s.receipts();
    assert!(!s.held_by(plan).iter().any(|code| code.starts_with("attestation")));
    s.wait(Span::from_millis(2 * 3_600_000 - 1));
    assert!(!s.held_by(plan).contains(&"attestation-over"));
    s.wait(Span::from_millis(1));
    assert!(s.held_by(plan).contains(&"attestation-over"), "{:?}", s.held_by(plan));
    takes_back(&mut s, review);
    assert!(s.held_by(plan).contains(&"attestation-missing"));
}

#[test]
fn tor_0_6_an_attestation_that_does_not_name_what_is_there_is_refused() {
    let (mut s, plan) = only_agreed();
    let [own, others] = Side::BOTH.map(|side| s.write(post(side, Post::Protection), check(plan, NO_ENTRY)));
    let now = s.now;
    let until = |hours| now.saturating_add(Span::from_hours(hours));
    let areas = s.state.of_kind("area-set").last().map(|fact| fact.record);
    let body =
        |areas, check, until| word(plan, ReviewWord::Attested { areas, check, decision: reference("N-7"), until });
    let cases = [
        (OTHER_LEGAL, body(areas, own, until(9)), "TOR.0.6", "attestation-by-the-other-side"),
        (OWN_LEGAL, body(areas, own, s.now), "TOR.0.6", "attestation-is-over"),
        (OWN_LEGAL, body(areas, own, until(73)), "TOR.0.6", "attestation-too-long"),
        (OWN_LEGAL, body(None, own, until(9)), "TOR.0.6", "attestation-of-other-areas"),
        (OWN_LEGAL, body(Some(plan), own, until(9)), "TOR.0.6", "attestation-of-other-areas"),
        (OWN_LEGAL, body(areas, others, until(9)), "TOR.0.6", "attestation-of-another-check"),
        (OWN_LEGAL, body(areas, digest(3), until(9)), "TOR.0.6", "attestation-of-another-check"),
        (SNR, body(areas, own, until(9)), "L8", "post-may-not-write-this"),
        (OWN_LEGAL, word(plan, ReviewWord::NoObjectionKnown), "SG-33", "own-plan-not-for-the-counterparts-word"),
        (OWN_LEGAL, word(plan, ReviewWord::NotReviewed), "SG-33", "own-plan-not-for-the-counterparts-word"),
    ];
    for (author, body, basis, code) in cases {
        let record = s.write(author, body);
        s.refused(record, basis, code);
    }
    let good = body(areas, own, until(72));
    let good = s.write(OWN_LEGAL, good);
    s.accepted(good);
}

/// TOR.0.6, APP.7: it lapses when the plan, the areas or the own check changes.
#[test]
fn app_7_an_attestation_lapses_when_what_was_seen_changes() {
    let (mut s, plan) = agreed();
    let correction = Body::Correction(Correction { of: plan, text: "Other words.".to_owned() });
    s.write(SNR, correction);
    assert_eq!(s.held_by(plan), ["attestation-lapsed-plan"]);

    let (mut s, plan) = agreed();
    let Body::AreaSet(areas) = area_set() else { unreachable!() };
    let later = s.write(SNR, Body::AreaSet(AreaSet { in_force_from: s.now, ..areas }));
    s.both_consent(later, Question::Areas);
    assert_eq!(s.held_by(plan), ["attestation-lapsed-areas"], "also where the plan still lies inside");

    let (mut s, plan) = agreed();
    let renewed = s.write(post(Side::Alpha, Post::Protection), check(plan, NO_ENTRY));
    s.receipts();
    assert_eq!(s.held_by(plan), ["attestation-lapsed-check"]);
    let anew = attested(&s, plan, renewed, s.now.saturating_add(Span::from_hours(30)));
    s.write(OWN_LEGAL, anew);
    s.receipts();
    assert!(s.is_in_effect(plan), "{:?}", s.effect(plan));

    // The key behind it is no longer trusted by its own side.
    let appointment = s.state.roster().unwrap().of_key(key(OWN_LEGAL)).next().unwrap().record;
    s.write(SNR, Body::Revocation(Revocation { of: appointment }));
    assert!(s.held_by(plan).contains(&"attestation-missing"));
}

/// APP.7: no review outlives the ceasefire, and nobody's review restores it.
#[test]
fn app_7_a_plan_reviewed_by_all_is_held_when_the_ceasefire_lapses() {
    let (mut s, plan) = agreed();
    s.write(post(Side::Bravo, Post::Snr), ceasefire(CeasefireState::Lapsed));
    assert_eq!(s.held_by(plan), ["restraint", "ceasefire-lapsed"]);
}

/// TOR.0.6, SG-33: only *objection* holds, and it holds at once.
#[test]
fn sg_33_of_the_other_sides_word_only_an_objection_holds() {
    for silent in [ReviewWord::NoObjectionKnown, ReviewWord::NotReviewed] {
        let (mut s, plan) = agreed();
        let said = s.write(OTHER_LEGAL, word(plan, silent.clone()));
        s.accepted(said);
        assert!(s.is_in_effect(plan));
        assert_eq!(s.state.operations(s.now)[0].counterpart_word, Some((silent.name(), said)));
    }
    let (mut s, plan) = agreed();
    assert_eq!(s.state.operations(s.now)[0].counterpart_word, None);
    let objection = s.write(OTHER_LEGAL, word(plan, ReviewWord::Objection));
    assert_eq!(s.held_by(plan), ["restraint", "legal-objection"]);
    assert_eq!(s.state.operations(s.now)[0].counterpart_word, Some(("objection", objection)));
    // Another word of the same adviser does not take it away; nobody of the acting side can.
    s.write(OTHER_LEGAL, word(plan, ReviewWord::NoObjectionKnown));
    let by_the_other = s.write(SNR, Body::Lift(Lift { restraint: objection }));
    s.refused(by_the_other, "L9", "only-the-holder-lifts");
    let taken_back = takes_back(&mut s, objection);
    s.refused(taken_back, "L9", "restraint-ends-only-by-a-lift");
    s.receipts();
    assert!(s.held_by(plan).contains(&"legal-objection"));
    s.write(OTHER_LEGAL, Body::Lift(Lift { restraint: objection }));
    assert!(s.held_by(plan).contains(&"legal-objection"), "a lift is a permission");
    s.receipts();
    assert!(s.is_in_effect(plan), "{:?}", s.effect(plan));
}

/// TOR.0.6: an attestation made before the acting side's own adviser objected does not come back when the objection is lifted.
#[test]
fn tor_0_6_an_attestation_before_an_objection_of_its_own_side_counts_no_more() {
    let (mut s, plan) = agreed();
    let objection = s.write(OWN_LEGAL, word(plan, ReviewWord::Objection));
    s.write(OWN_LEGAL, Body::Lift(Lift { restraint: objection }));
    s.receipts();
    assert_eq!(s.held_by(plan), ["attestation-missing"], "the lift attests nothing");
    let own = about(&s, plan, "protection-check")[0];
    let anew = attested(&s, plan, own, s.now.saturating_add(Span::from_hours(30)));
    s.write(OWN_LEGAL, anew);
    s.receipts();
    assert!(s.is_in_effect(plan), "{:?}", s.effect(plan));
}

#[test]
fn tor_2_c_ii_3_a_plan_is_held_until_three_air_defences_have_acknowledged() {
    let until = |s: &Scenario| s.now.saturating_add(Span::from_hours(40));
    let all = [
        (Side::Alpha, AirDefence::Own, "air-defence-unacknowledged"),
        (Side::Bravo, AirDefence::Own, "air-defence-unacknowledged"),
        (Side::Bravo, AirDefence::ThirdParty, "third-party-air-defence-unacknowledged"),
    ];
    for left_out in 0..=3 {
        let (mut s, plan) = only_agreed();
        s.held(plan, "TOR.2.c.ii#3", "air-defence-unacknowledged");
        for (nth, (side, defence, _)) in all.into_iter().enumerate() {
            if nth != left_out {
                let body = acknowledged(plan, defence, until(&s));
                let said = s.write(post(side, Post::Operations), body);
                s.accepted(said);
            }
        }
        s.receipts();
        let held: Vec<&str> = s.held_by(plan).into_iter().filter(|code| code.contains("air-defence")).collect();
        let expected: Vec<&str> = all.get(left_out).map(|(_, _, code)| *code).into_iter().collect();
        assert_eq!(held, expected);
    }
}

#[test]
fn tor_2_c_ii_3_an_acknowledgement_that_cannot_be_is_refused() {
    let (mut s, plan) = only_agreed();
    let until = s.now.saturating_add(Span::from_hours(9));
    let longest = s.now.saturating_add(s.state.edition().deadlines.statement_expiry);
    for (author, body, basis, code) in [
        (
            SNR,
            acknowledged(plan, AirDefence::Own, longest.saturating_add(Span::from_millis(1))),
            "TOR.2.c.ii#3",
            "air-defence-too-long",
        ),
        (
            post(Side::Alpha, Post::Operations),
            acknowledged(plan, AirDefence::ThirdParty, until),
            "TOR.2.c.ii#3",
            "air-defence-not-yours",
        ),
        (SNR, acknowledged(plan, AirDefence::Own, s.now), "TOR.2.c.ii#3", "air-defence-is-over"),
        (SNR, acknowledged(digest(1), AirDefence::Own, until), "TOR.2.c.ii#3", "no-such-record"),
        (OWN_LEGAL, acknowledged(plan, AirDefence::Own, until), "L8", "post-may-not-write-this"),
    ] {
        let record = s.write(author, body);
        s.refused(record, basis, code);
    }
}

#[test]
fn tor_2_c_ii_3_an_acknowledgement_that_runs_out_holds() {
    let (mut s, plan) = agreed();
    s.wait(Span::from_millis(48 * 3_600_000 - 1));
    assert!(!s.held_by(plan).iter().any(|code| code.contains("air-defence")));
    s.wait(Span::from_millis(1));
    let held = s.held_by(plan);
    assert_eq!(held.iter().filter(|code| **code == "air-defence-over").count(), 2);
    assert!(held.contains(&"third-party-air-defence-over"));
}

/// TOR.2.c.ii#3: taking an acknowledgement back is a stop call on the plan, and both lift it.
#[test]
fn tor_2_c_ii_3_an_acknowledgement_taken_back_stops_the_plan_at_once() {
    for (nth, says_revocation) in [(0, true), (1, false), (2, true)] {
        let (mut s, plan) = agreed();
        let of = about(&s, plan, "air-defence-acknowledgement")[nth];
        let author = s.state.fact(of).unwrap().author;
        let by =
            if says_revocation { s.write(author, Body::Revocation(Revocation { of })) } else { takes_back(&mut s, of) };
        assert!(s.held_by(plan).contains(&"restraint"), "no receipt delays it");
        let stops = s.state.stops();
        assert_eq!((stops.len(), stops[0].record, stops[0].raised_by), (1, by, author));
        assert!(!stops[0].calls.is_empty(), "the other side is called");
        // It goes through the stages of every stop call.
        let delivered = Body::StopStage(StopStageReport {
            stop: by,
            stage: StopStage::Delivered,
            reached_at: s.now,
            reference: "duty".to_owned(),
        });
        let delivered = s.write(post(author.node.side().unwrap().counterpart(), Post::DutyOfficer), delivered);
        s.accepted(delivered);
        // A new acknowledgement does not lift it.
        let defence = if nth == 2 { AirDefence::ThirdParty } else { AirDefence::Own };
        let body = acknowledged(plan, defence, s.now.saturating_add(Span::from_hours(9)));
        s.write(author, body);
        s.receipts();
        assert_eq!(s.held_by(plan), ["restraint", "air-defence-taken-back"]);
        let lift = s.write(SNR, Body::Lift(Lift { restraint: by }));
        s.receipts();
        assert_eq!(s.held_by(plan).first(), Some(&"restraint"), "one side alone lifts no stop");
        s.consents(post(Side::Bravo, Post::Snr), lift, Question::Lift);
        s.receipts();
        assert!(s.is_in_effect(plan), "{:?}", s.effect(plan));
    }
    // Nobody takes back another side's acknowledgement; what is tried holds it, and what it supported.
    let (mut s, plan) = agreed();
    let of = about(&s, plan, "air-defence-acknowledgement")[0];
    s.write(post(Side::Bravo, Post::Snr), Body::Revocation(Revocation { of }));
    assert_eq!(s.held_by(plan), ["air-defence-unacknowledged"]);
    assert!(s.state.stops().is_empty());
}

/// L9: what restrains is taken as it comes, from any officer in office, whatever it speaks of.
#[test]
fn what_speaks_against_a_plan_is_never_refused() {
    let mut s = Scenario::founded();
    for author in [OWN_LEGAL, post(Side::Bravo, Post::Support), post(Side::Alpha, Post::Translator)] {
        for body in [word(digest(8), ReviewWord::Objection), check(digest(8), ProtectionFinding::Contact)] {
            let record = s.write(author, body);
            s.accepted(record);
            assert!(s.state.restraint(record).unwrap().binds());
        }
    }
}

/// What random histories begin a plan with leaves nothing lacking but consent.
#[test]
fn the_steps_of_a_supported_plan_leave_only_consent_lacking() {
    use crate::history;
    let mut steps = history::prologue();
    steps.extend(history::supported_plan());
    let mut s = history::play(&steps);
    s.receipts();
    let plan = s.state.of_kind("plan").next().unwrap().record;
    assert_eq!(s.held_by(plan), ["location-not-exchanged", "consent-missing", "consent-missing"]);
}
