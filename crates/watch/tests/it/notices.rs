//! Notices: matched, deviating, ambiguous, unmatched, late for good reason, and by the wrong hand.

use crate::scene::*;
use watch::correlate::{DeviationKind, Gate, ManualLink, Outcome};
use watch::engine::{Findings, Watch};
use watch::grade::Standing;
use watch::key::TrackKey;
use watch::notice::{Exemption, GivenBy, Notice, NoticeKind, Wing};
use watch::revision::{Reason, Revision, revisions};

fn noticed() -> Notice {
    Notice {
        id: "N-1".to_owned(),
        kind: NoticeKind::A,
        given_by: GivenBy::Relaying,
        given_at: at(-86_400.0),
        cancelled_at: None,
        from: at(0.0),
        to: at(3_600.0),
        exemption: Some(Exemption::Medevac),
        urgent: None,
        aircraft: Some(1),
        wing: None,
        route: vec![place(35.2, 39.8), place(35.2, 41.0)],
        callsigns: vec![text("SYR101")],
        addresses: vec![hex(0x77_8001)],
        mode_a: Vec::new(),
        types: Vec::new(),
    }
}

fn judged(notices: Vec<Notice>, links: Vec<ManualLink>) -> Findings {
    let mut told = told(vec![square("alpha", (35.0, 40.0, 35.4, 40.5))]);
    told.notices = notices;
    told.links = links;
    Watch::judge_all(told, flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 100))
}

fn outcome(notices: Vec<Notice>) -> (Outcome, Vec<DeviationKind>, Standing) {
    let found = judged(notices, Vec::new());
    let event = &found.events[0];
    let kinds = event.correlation.deviations.iter().map(|it| it.kind).collect();
    (event.correlation.outcome.clone(), kinds, event.standing)
}

#[test]
fn a_flight_that_was_told_of_and_flew_as_told_is_no_candidate() {
    let (outcome, deviations, standing) = outcome(vec![noticed()]);
    assert_eq!((outcome, deviations, standing), (Outcome::Matched("N-1".to_owned()), vec![], Standing::Matched));
}

#[test]
fn each_deviation_has_its_code() {
    let table: Vec<(Notice, DeviationKind)> = vec![
        (Notice { from: at(7_200.0), to: at(9_000.0), ..noticed() }, DeviationKind::Early),
        (Notice { from: at(-9_000.0), to: at(-7_200.0), ..noticed() }, DeviationKind::Late),
        (Notice { route: vec![place(35.3, 39.8), place(35.35, 41.0)], ..noticed() }, DeviationKind::Lateral),
        (Notice { given_at: at(-7_200.0), ..noticed() }, DeviationKind::NoticeLate),
        (Notice { aircraft: None, ..noticed() }, DeviationKind::NoticeIncomplete),
        (Notice { kind: NoticeKind::C, ..noticed() }, DeviationKind::NotExemptKind),
        (Notice { aircraft: Some(0), ..noticed() }, DeviationKind::CountExcess),
    ];
    for (notice, expected) in table {
        let (outcome, deviations, standing) = outcome(vec![notice.clone()]);
        assert_eq!(outcome, Outcome::MatchedWithDeviation("N-1".to_owned()), "{expected:?}");
        assert!(deviations.contains(&expected), "{expected:?}: {deviations:?}");
        assert_eq!(standing, Standing::Candidate, "{expected:?}");
    }
}

#[test]
fn each_gate_is_reported() {
    let table: Vec<(Notice, Gate)> = vec![
        (Notice { given_by: GivenBy::Other, ..noticed() }, Gate::Giver),
        (Notice { cancelled_at: Some(at(-600.0)), ..noticed() }, Gate::State),
        (Notice { from: at(-80_000.0), to: at(-40_000.0), ..noticed() }, Gate::Time),
        (Notice { route: vec![place(36.2, 39.8), place(36.2, 41.0)], ..noticed() }, Gate::Corridor),
        (Notice { wing: Some(Wing::Rotary), ..noticed() }, Gate::Kind),
    ];
    for (notice, gate) in table {
        let found = judged(vec![notice], Vec::new());
        let correlation = &found.events[0].correlation;
        assert_eq!(correlation.outcome, Outcome::Unmatched, "{gate:?}");
        assert_eq!(correlation.considered[0].failed, vec![gate]);
        assert!(correlation.considered[0].points.is_none());
    }
}

#[test]
fn two_notices_that_fit_alike_stay_ambiguous_and_people_may_link_one() {
    let twin = Notice { id: "N-2".to_owned(), ..noticed() };
    let (outcome, _, standing) = outcome(vec![noticed(), twin.clone()]);
    let Outcome::Ambiguous(mut named) = outcome else { panic!("{outcome:?}") };
    named.sort();
    assert_eq!((named, standing), (vec!["N-1".to_owned(), "N-2".to_owned()], Standing::Candidate));
    let link = |names: [&str; 2], reason: &str| ManualLink {
        track: TrackKey::Address(hex(0x77_8001)),
        notice: "N-2".to_owned(),
        reason: reason.to_owned(),
        names: names.map(str::to_owned),
    };
    let linked = judged(vec![noticed(), twin.clone()], vec![link(["Ivanov", "Petrov"], "told by telephone")]);
    assert_eq!(linked.events[0].correlation.outcome, Outcome::Matched("N-2".to_owned()));
    for broken in [link(["Ivanov", "ivanov "], "why"), link(["Ivanov", ""], "why"), link(["Ivanov", "Petrov"], " ")] {
        let found = judged(vec![noticed(), twin.clone()], vec![broken]);
        assert!(matches!(found.events[0].correlation.outcome, Outcome::Ambiguous(_)));
    }
}

#[test]
fn an_emergency_told_of_late_is_held_for_review_and_never_reported_by_itself() {
    let urgent = Notice { given_at: at(600.0), urgent: Some("cardiac".to_owned()), ..noticed() };
    assert_eq!(outcome(vec![urgent.clone()]).2, Standing::ExemptLateReview);
    // Beyond the time of review, or for a flight that can be known the day before, it is late.
    let too_late = Notice { given_at: at(90_000.0), ..urgent.clone() };
    assert_eq!(outcome(vec![too_late]).2, Standing::Candidate);
    let aid = Notice { exemption: Some(Exemption::Humanitarian), ..urgent };
    assert_eq!(outcome(vec![aid]).2, Standing::Candidate);
}

#[test]
fn more_aircraft_than_told_is_a_fact_and_fewer_is_none() {
    let mut told = told(vec![square("alpha", (35.0, 40.0, 35.4, 40.5))]);
    told.notices = vec![Notice { addresses: vec![hex(0x77_8001), hex(0x77_8002)], aircraft: Some(1), ..noticed() }];
    let pair = || {
        let mut all = flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 100);
        all.extend(flight(0x77_8002, (35.21, 39.8), (0.0, 250.0), 5.0, 100));
        for it in &mut all {
            it.identity.callsign = Some(text("SYR101"));
        }
        all
    };
    let found = Watch::judge_all(told.clone(), pair());
    assert_eq!(found.events.len(), 2);
    for event in &found.events {
        let excess = event.correlation.deviations.iter().find(|it| it.kind == DeviationKind::CountExcess);
        assert_eq!(excess.and_then(|it| it.size), Some(1));
    }
    told.notices[0].aircraft = Some(5);
    assert!(Watch::judge_all(told, pair()).events.iter().all(|it| it.correlation.deviations.is_empty()));
}

#[test]
fn what_is_learnt_later_amends_and_never_rewrites() {
    let before = judged(Vec::new(), Vec::new());
    let after = judged(vec![Notice { given_by: GivenBy::Other, ..noticed() }], Vec::new());
    let (old, new) = (before.events[0].id, after.events[0].id);
    assert_ne!(old, new);
    let reason = Reason::NoticeFound;
    assert_eq!(revisions(&before.events, &after.events), vec![Revision::Amends { event: new, amends: old, reason }]);
    assert_eq!(revisions(&before.events, &before.events), vec![Revision::Stands(old)]);
    assert_eq!(revisions(&[], &before.events), vec![Revision::Found(old)]);
    let withdrawn = Revision::Withdrawn { event: old, reason: Reason::LateData };
    assert_eq!(revisions(&before.events, &[]), vec![withdrawn]);
    let wider = told(vec![square("alpha", (35.0, 40.0, 35.4, 40.6))]);
    let again = Watch::judge_all(wider, flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 100));
    let amended = revisions(&before.events, &again.events);
    assert!(matches!(amended[..], [Revision::Amends { reason: Reason::AreaVersion, .. }]), "{amended:?}");
}

#[test]
fn a_day_begins_in_the_reference_zone_and_a_notice_comes_strictly_before_it() {
    use spacetime::{Instant, Zone};
    let moment = |text: &str| Instant::parse_rfc3339(text).unwrap();
    let zone = Zone::by_name("Asia/Damascus").unwrap();
    // Half past one at night on the twentieth, three hours ahead of UTC: the day before ends at 21:00 UTC of the nineteenth.
    let from = moment("2016-09-19T22:30:00.000Z");
    let given = |kind, at: &str| Notice { kind, from, given_at: moment(at), ..noticed() }.is_in_time(zone);
    for kind in [NoticeKind::A, NoticeKind::B] {
        assert!(given(kind, "2016-09-19T20:59:59.999Z"), "the evening before, by the zone");
        assert!(!given(kind, "2016-09-19T21:00:00.000Z"), "at midnight the day has begun");
    }
    assert!(given(NoticeKind::C, "2016-09-19T22:29:59.999Z"));
    assert!(!given(NoticeKind::C, "2016-09-19T22:30:00.000Z"), "at take-off is not before it");
    // A day of which the zone has no table: what cannot be computed was not in time.
    let beyond = Notice { from: moment("2045-01-01T00:00:00.000Z"), ..noticed() };
    assert!(!beyond.is_in_time(zone));
}

#[test]
fn which_notice_and_which_track_a_link_names_stand_in_the_id() {
    let event = judged(
        vec![noticed()],
        vec![ManualLink {
            track: TrackKey::Address(hex(0x77_8001)),
            notice: "N-1".to_owned(),
            reason: "told by telephone".to_owned(),
            names: ["Ivanov", "Petrov"].map(str::to_owned),
        }],
    )
    .events
    .remove(0);
    let mut renamed = event.clone();
    renamed.correlation.considered[0].notice = "N-2".to_owned();
    assert_ne!(renamed.content_digest(), event.id);
    let mut relinked = event.clone();
    relinked.correlation.link.as_mut().unwrap().track = TrackKey::Address(hex(0x77_8002));
    assert_ne!(relinked.content_digest(), event.id);
}
