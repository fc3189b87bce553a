//! The stop call: process 2.11, SG-11.
use crate::support::*;
use jig_agreement::state::{Callee, StopView};
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
    s.write(BRAVO_DUTY, body);
    assert_eq!(view(&s).calls.len(), 1);
    let body = stage(stop, StopStage::Delivered, &s);
    s.write(ALPHA_DUTY, body);
    assert_eq!(view(&s).calls.len(), 0);
}

#[test]
fn a_stop_shows_the_furthest_stage_and_is_not_over_before_it_is_lifted() {
    let mut s = Scenario::founded();
    let stop = s.write(BRAVO_DUTY, call(None));
    assert_eq!(view(&s).stage, None);
    for reached in [
        StopStage::Delivered,
        StopStage::ReadBack,
        StopStage::Relayed,
        StopStage::CrewsTold,
        StopStage::EffectConfirmed,
        StopStage::Reviewed,
    ] {
        let body = stage(stop, reached, &s);
        let record = s.write(ALPHA_DUTY, body);
        s.accepted(record);
        assert_eq!(view(&s).stage, Some(reached));
        assert!(view(&s).lifted.is_none());
    }
    assert_eq!(s.state.holds().len(), 1);
    let body = stage(digest(999_999), StopStage::Delivered, &s);
    let record = s.write(ALPHA_DUTY, body);
    s.refused(record, "SG-11", "stage-of-no-stop");
}
