//! The stop call: process 2.11, SG-11.
use crate::support::*;
use jig_agreement::state::{Callee, StopOutcome, StopView};
use spacetime::{Position, Span};

const ALPHA_DUTY: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::DutyOfficer };
const BRAVO_DUTY: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::DutyOfficer };
const ALPHA_SNR: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };
const BRAVO_SNR: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::Snr };

fn call(around: Option<Position>) -> Body {
    Body::Stop(Stop { text: String::new(), around, radius_m: 20_000 })
}

fn stage(stop: RecordHash, stage: StopStage, s: &Scenario) -> Body {
    Body::StopStage(StopStageReport { stop, stage, reached_at: s.now, reference: "duty officer".to_owned() })
}

fn view(s: &Scenario) -> StopView {
    s.state.stops().pop().unwrap()
}

#[test]
fn any_key_ever_known_stops() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    let officer = post(Side::Bravo, Post::Translator);
    let appointment = s.state.roster().unwrap().of_key(key(officer)).next().unwrap().record;
    s.write(post(Side::Bravo, Post::Authority), Body::Revocation(Revocation { of: appointment }));
    for signer in [
        key(officer),
        key(post(Side::Alpha, Post::Support)),
        key(post(Side::Alpha, Post::Liaison)),
        record_key(Node::Headquarters(Side::Alpha)),
        record_key(Node::Centre),
        authority_key(Side::Bravo, 1),
    ] {
        let mut s = s.clone();
        // By whatever post it says, under whatever signature: it stops.
        let stop = s.write_signed(post(Side::Bravo, Post::Node), call(None), &[signer]);
        s.accepted(stop);
        assert_eq!(s.held_by(plan).first(), Some(&"restraint"));
    }
    let unknown = s.write_signed(BRAVO_DUTY, call(None), &[authority_key(Side::Bravo, 99)]);
    s.void(unknown, "L8", "nobody-signed-for-the-post");
}

#[test]
fn a_stop_says_whether_its_post_signed_it() {
    let officer = key(post(Side::Bravo, Post::Translator));
    let authority = [authority_key(Side::Bravo, 1), authority_key(Side::Bravo, 2)];
    let of_authority = post(Side::Bravo, Post::Authority);
    for (author, signers, is_claimed) in [
        (BRAVO_DUTY, &[key(BRAVO_DUTY)][..], false),
        (BRAVO_DUTY, &[officer], true),
        (of_authority, &authority, false),
        (of_authority, &[officer], true),
        (post(Side::Bravo, Post::Node), &[record_key(BRAVO_DUTY.node)], false),
    ] {
        let mut s = Scenario::founded();
        let stop = s.write_signed(author, call(None), signers);
        s.accepted(stop);
        assert_eq!(view(&s).is_claimed, is_claimed, "{author:?}");
        assert_eq!(s.state.restraint(stop).unwrap().is_claimed, is_claimed);
    }
}

#[test]
fn a_stop_that_came_before_its_signer_was_known_stops_when_it_comes_again() {
    let mut s = Scenario::founded();
    let officer = authority_key(Side::Bravo, 50);
    let header = s.header(BRAVO_DUTY);
    let stop = s.sign(header, call(None), &[officer]);
    let first = s.submit(stop.clone(), BRAVO_DUTY.node);
    s.void(first, "L8", "nobody-signed-for-the-post");
    s.appoint_key(BRAVO_DUTY, officer, &[Language::Ru]);
    let second = s.submit(stop, Node::Centre);
    s.accepted(second);
    assert!(s.state.restraint(second).is_some());
}

#[test]
fn a_stop_reaches_twenty_kilometres_and_what_touches_it() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    for (latitude_e7, longitude_e7, binds) in [
        (360_250_000, 370_250_000, true),
        // 0.17 degree north of the footprint's edge is about 18.9 km, 0.2 degree about 22.2 km.
        (362_200_000, 370_250_000, true),
        (362_500_000, 370_250_000, false),
        (360_250_000, 368_000_000, true),
        (360_250_000, 366_000_000, false),
    ] {
        let mut s = s.clone();
        let stop = s.write(BRAVO_DUTY, call(Some(Position::from_e7(latitude_e7, longitude_e7).unwrap())));
        s.accepted(stop);
        assert_eq!(s.held_by(plan) == ["restraint"], binds, "{latitude_e7} {longitude_e7}");
    }
}

#[test]
fn a_copy_of_a_known_stop_changes_nothing_also_after_its_lift() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    let header = s.header(BRAVO_DUTY);
    let stop = s.sign(header, call(None), &[key(BRAVO_DUTY)]);
    let record = s.submit(stop.clone(), BRAVO_DUTY.node);
    let copy = s.submit(stop.clone(), Node::Centre);
    assert_eq!((s.decision(copy), s.verdict(copy).changes.len()), (Decision::Accepted, 0));
    let lift = s.write(BRAVO_SNR, Body::Lift(Lift { restraint: record }));
    s.consents(ALPHA_SNR, lift, Question::Lift);
    s.receipts();
    assert!(s.is_in_effect(plan), "{:?}", s.effect(plan));
    s.wait(Span::from_days(1));
    let replayed = s.submit(stop, Node::Headquarters(Side::Alpha));
    assert_eq!((s.decision(replayed), s.verdict(replayed).changes.len()), (Decision::Accepted, 0));
    assert!(!s.held_by(plan).contains(&"restraint"));
}

#[test]
fn a_stop_is_lifted_by_the_raisers_side_and_the_other_senior_together() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    let stop = s.write(BRAVO_DUTY, call(None));
    let by_nobody = s.write(post(Side::Alpha, Post::DutyOfficer), Body::Lift(Lift { restraint: stop }));
    s.refused(by_nobody, "L9", "only-the-holder-lifts");
    let lift = s.write(BRAVO_DUTY, Body::Lift(Lift { restraint: stop }));
    s.held(lift, "L9", "stop-needs-both-to-lift");
    s.receipts();
    assert_eq!(s.held_by(plan), ["restraint"]);
    let legal = s.consents(post(Side::Alpha, Post::Legal), lift, Question::Lift);
    s.refused(legal, "SG-13", "post-may-not-consent");
    let consent = s.consents(ALPHA_SNR, lift, Question::Lift);
    s.accepted(consent);
    assert_eq!(s.held_by(plan), ["restraint"], "not before both receipts");
    s.receipts();
    assert!(s.is_in_effect(plan));
    assert!(view(&s).lifted.is_some());
}

#[test]
fn a_stop_from_the_centre_needs_both_seniors() {
    let mut s = Scenario::founded();
    let liaison = Author { node: Node::Centre, post: Post::Liaison };
    s.appoint(liaison, &[Language::En]);
    let stop = s.write(liaison, call(None));
    s.accepted(stop);
    assert_eq!(view(&s).calls.len(), 2, "both duty officers are called");
    let lift = s.write(ALPHA_SNR, Body::Lift(Lift { restraint: stop }));
    s.receipts();
    assert!(view(&s).lifted.is_none());
    s.consents(BRAVO_SNR, lift, Question::Lift);
    s.receipts();
    assert!(view(&s).lifted.is_some());
}

#[test]
fn a_stop_goes_to_the_next_post_after_every_minute_without_an_answer() {
    let mut s = Scenario::founded();
    let stop = s.write(BRAVO_DUTY, call(None));
    let raised = s.now;
    let next = |s: &Scenario| view(s).calls[0];
    assert_eq!((next(&s).side, next(&s).callee, next(&s).due), (Side::Alpha, Callee::DutyOfficer, raised));
    for callee in [Callee::SeniorOnCall, Callee::Headquarters, Callee::ExternalChannel, Callee::ExternalChannel] {
        let body = stage(stop, StopStage::Attempted, &s);
        let attempt = s.write(BRAVO_DUTY, body);
        s.accepted(attempt);
        assert_eq!(next(&s).callee, callee);
        assert_eq!(next(&s).due, s.now.saturating_add(Span::from_seconds(60)));
        s.wait(Span::from_seconds(60));
    }
    // Only the side that must hear can say that it heard.
    let body = stage(stop, StopStage::Delivered, &s);
    let by_the_caller = s.write(BRAVO_DUTY, body);
    s.refused(by_the_caller, "SG-11", "stage-is-not-yours");
    assert_eq!(view(&s).calls.len(), 1);
    let body = stage(stop, StopStage::Delivered, &s);
    s.write(ALPHA_DUTY, body);
    assert_eq!(view(&s).calls.len(), 0);
}

const CHAIN: [StopStage; 5] =
    [StopStage::Delivered, StopStage::ReadBack, StopStage::Relayed, StopStage::CrewsTold, StopStage::EffectConfirmed];

fn report(s: &mut Scenario, author: Author, stop: RecordHash, reached: StopStage) -> RecordHash {
    let body = stage(stop, reached, s);
    s.write(author, body)
}

#[test]
fn a_stop_shows_the_furthest_stage_and_is_not_over_before_it_is_lifted() {
    let mut s = Scenario::founded();
    let stop = s.write(BRAVO_DUTY, call(None));
    assert_eq!(view(&s).stage, None);
    for reached in CHAIN {
        let record = report(&mut s, ALPHA_DUTY, stop, reached);
        s.accepted(record);
        assert_eq!(view(&s).stage, Some(reached));
        assert!(view(&s).lifted.is_none());
    }
    let reviewed = report(&mut s, ALPHA_SNR, stop, StopStage::Reviewed);
    s.accepted(reviewed);
    assert_eq!(view(&s).stage, Some(StopStage::Reviewed));
    assert_eq!(s.state.holds().len(), 1);
    let record = report(&mut s, ALPHA_DUTY, digest(999_999), StopStage::Delivered);
    s.refused(record, "SG-11", "stage-of-no-stop");
}

/// Process 2.11, SG-11.
#[test]
fn only_the_executing_side_says_what_its_crews_were_told_and_did() {
    let officer = |side, officer| post(side, officer);
    // (author, stages it may report when their turn has come)
    let answering = [StopStage::Delivered, StopStage::ReadBack];
    let all = &CHAIN[..];
    let table: [(Author, &[StopStage]); 9] = [
        (ALPHA_DUTY, all),
        (ALPHA_SNR, all),
        (officer(Side::Alpha, Post::DeputySnr), all),
        (officer(Side::Alpha, Post::Operations), all),
        (officer(Side::Alpha, Post::Translator), &answering),
        (officer(Side::Alpha, Post::Support), &answering),
        (officer(Side::Alpha, Post::Node), &[]),
        (BRAVO_DUTY, &[]),
        (BRAVO_SNR, &[]),
    ];
    for (author, may) in table {
        for (place, reached) in CHAIN.into_iter().enumerate() {
            let mut s = Scenario::founded();
            let stop = s.write(BRAVO_DUTY, call(None));
            for earlier in &CHAIN[..place] {
                report(&mut s, ALPHA_DUTY, stop, *earlier);
            }
            let record = report(&mut s, author, stop, reached);
            if may.contains(&reached) {
                s.accepted(record);
            } else {
                s.refused(record, "SG-11", "stage-is-not-yours");
                let cure = &s.verdict(record).findings[0].curable_by;
                assert!(cure.contains(&ALPHA_DUTY) && !cure.iter().any(|post| post.node == BRAVO_DUTY.node));
                assert!(view(&s).stage < Some(reached), "{author:?} moved it to {reached:?}");
            }
            assert!(s.state.restraint(stop).unwrap().binds(), "no report loosens a stop");
        }
    }
    let mut s = Scenario::founded();
    let stop = s.write(BRAVO_DUTY, call(None));
    for author in [BRAVO_DUTY, ALPHA_DUTY, officer(Side::Bravo, Post::Support)] {
        let attempt = report(&mut s, author, stop, StopStage::Attempted);
        s.accepted(attempt);
    }
}

/// Process 2.11, SG-11.
#[test]
fn each_stage_waits_for_the_one_before_it_and_the_stop_for_none() {
    for (missing, reached) in CHAIN.iter().zip(&CHAIN[1..]) {
        let mut s = Scenario::founded();
        let stop = s.write(BRAVO_DUTY, call(None));
        for earlier in CHAIN.iter().take_while(|stage| *stage != missing) {
            report(&mut s, ALPHA_DUTY, stop, *earlier);
        }
        let record = report(&mut s, ALPHA_DUTY, stop, *reached);
        s.refused(record, "SG-11", "stage-before-its-turn");
        let arguments = &s.verdict(record).findings[0].arguments;
        assert!(arguments.contains(&("missing", missing.name().to_owned())), "{arguments:?}");
        assert!(s.state.restraint(stop).unwrap().binds());
    }
    // It may be too late as soon as it was delivered, and not before.
    let mut s = Scenario::founded();
    let stop = s.write(BRAVO_DUTY, call(None));
    let early = report(&mut s, ALPHA_DUTY, stop, StopStage::TooLate);
    s.refused(early, "SG-11", "stage-before-its-turn");
    let unended = report(&mut s, ALPHA_SNR, stop, StopStage::Reviewed);
    s.refused(unended, "SG-11", "stage-before-its-turn");
    report(&mut s, ALPHA_DUTY, stop, StopStage::Delivered);
    let late = report(&mut s, ALPHA_DUTY, stop, StopStage::TooLate);
    s.accepted(late);
    let by_duty = report(&mut s, ALPHA_DUTY, stop, StopStage::Reviewed);
    s.refused(by_duty, "SG-11", "stage-is-not-yours");
    let reviewed = report(&mut s, BRAVO_SNR, stop, StopStage::Reviewed);
    s.accepted(reviewed);
}

#[test]
fn how_a_stop_ended_stays_visible_after_its_review() {
    for (last, outcome) in [
        (&[StopStage::EffectConfirmed][..], StopOutcome::EffectConfirmed),
        (&[StopStage::TooLate], StopOutcome::TooLate),
        (&[StopStage::EffectConfirmed, StopStage::TooLate], StopOutcome::TooLate),
        (&[StopStage::TooLate, StopStage::EffectConfirmed], StopOutcome::TooLate),
    ] {
        let mut s = Scenario::founded();
        let stop = s.write(BRAVO_DUTY, call(None));
        for reached in CHAIN[..4].iter().chain(last) {
            assert_ne!(view(&s).stage, Some(StopStage::EffectConfirmed).filter(|_| view(&s).outcome.is_none()));
            let record = report(&mut s, ALPHA_DUTY, stop, *reached);
            s.accepted(record);
        }
        assert_eq!(view(&s).outcome, Some(outcome), "{last:?}");
        report(&mut s, BRAVO_SNR, stop, StopStage::Reviewed);
        assert_eq!((view(&s).stage, view(&s).outcome), (Some(StopStage::Reviewed), Some(outcome)), "{last:?}");
    }
}

#[test]
fn a_stop_from_the_centre_is_as_far_as_the_side_that_is_least_far() {
    let mut s = Scenario::founded();
    let liaison = Author { node: Node::Centre, post: Post::Liaison };
    s.appoint(liaison, &[Language::En]);
    let stop = s.write(liaison, call(None));
    for reached in CHAIN {
        report(&mut s, ALPHA_DUTY, stop, reached);
        assert_eq!(view(&s).stage, None, "bravo has not answered");
    }
    let jump = report(&mut s, BRAVO_DUTY, stop, StopStage::CrewsTold);
    s.refused(jump, "SG-11", "stage-before-its-turn");
    for reached in CHAIN {
        assert_eq!(view(&s).outcome, None);
        report(&mut s, BRAVO_DUTY, stop, reached);
        assert_eq!(view(&s).stage, Some(reached));
    }
    assert_eq!(view(&s).outcome, Some(StopOutcome::EffectConfirmed));
}

#[test]
fn each_stage_of_a_stop_has_a_clock_of_its_own() {
    let mut s = Scenario::founded();
    let stop = s.write(BRAVO_DUTY, call(None));
    let due = |s: &Scenario| {
        let view = view(s);
        assert!(view.due.len() <= 1, "{:?}", view.due);
        view.due.first().map(|due| (due.side, due.stage, due.by.since(s.now).whole_seconds()))
    };
    let alpha = Some(Side::Alpha);
    assert_eq!(due(&s), Some((alpha, StopStage::Delivered, 60)));
    for (reached, expected) in [
        (StopStage::Delivered, (alpha, StopStage::ReadBack, 60)),
        (StopStage::ReadBack, (alpha, StopStage::Relayed, 120)),
        (StopStage::Relayed, (alpha, StopStage::CrewsTold, 300)),
        (StopStage::CrewsTold, (alpha, StopStage::EffectConfirmed, 600)),
        (StopStage::EffectConfirmed, (None, StopStage::Reviewed, 86_400)),
    ] {
        // Overdue stages stay due where they were, and stop nothing.
        s.wait(Span::from_minutes(20));
        let (_, next, left) = due(&s).unwrap();
        assert!(next == reached && left < 0, "{reached:?}: {left}");
        let record = report(&mut s, ALPHA_DUTY, stop, reached);
        s.accepted(record);
        assert_eq!(due(&s), Some(expected), "{reached:?}");
    }
    report(&mut s, ALPHA_SNR, stop, StopStage::Reviewed);
    assert_eq!(due(&s), None);
}
