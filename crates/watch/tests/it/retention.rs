//! Retention and coverage: what is let go and when, and for how much of a day an area was watched.

use crate::scene::*;
use spacetime::observation::SourceId;
use spacetime::{Instant, Span, Zone};
use std::collections::BTreeMap;
use watch::config::Config;
use watch::coverage::{Coverage, Sees, SignOfLife, signs_in, statements};
use watch::engine::{LetGo, Watch};
use watch::key::TrackKey;
use watch::notice::{Exemption, GivenBy, Notice, NoticeKind};
use watch::retention::Belongs;

/// One flight through the area, one beside it, one beside it that a notice names.
fn watch() -> Watch {
    let mut told = told(vec![square("alpha", (35.0, 40.0, 35.4, 40.5))]);
    told.notices.push(Notice {
        id: "N-1".to_owned(),
        kind: NoticeKind::A,
        given_by: GivenBy::Relaying,
        given_at: at(-90_000.0),
        cancelled_at: None,
        from: at(0.0),
        to: at(600.0),
        exemption: Some(Exemption::Medevac),
        urgent: None,
        aircraft: Some(1),
        wing: None,
        route: Vec::new(),
        callsigns: Vec::new(),
        addresses: vec![hex(0x77_8003)],
        mode_a: Vec::new(),
        types: Vec::new(),
    });
    let mut watch = Watch::new(told);
    let paths = [(0x77_8001, 35.2), (0x77_8002, 34.0), (0x77_8003, 34.2)];
    for (bits, latitude) in paths {
        for seen in flight(bits, (latitude, 39.8), (0.0, 250.0), 5.0, 100) {
            watch.take(seen);
        }
    }
    watch
}

#[test]
fn what_met_no_area_and_no_notice_is_let_go_after_the_hours_and_nothing_older_is_kept() {
    let mut watch = watch();
    let events = watch.findings().events;
    let last = at(99.0 * 5.0);
    let ends = last.saturating_add(Config::default().retention);
    let nobodys = |_: &TrackKey| Belongs::NotKnown;
    let early = watch.let_go(ends.saturating_add(Span::from_millis(-1)), &events, &nobodys);
    assert_eq!(early, LetGo { tracks: 0, observations: 0, kept: 3 });
    assert_eq!(watch.let_go(ends, &events, &nobodys), LetGo { tracks: 1, observations: 100, kept: 2 });
    let kept: Vec<_> = watch.keys().copied().collect();
    assert_eq!(kept, [0x77_8001, 0x77_8003].map(|bits| TrackKey::Address(hex(bits))));
    assert_eq!(watch.findings().events, events);
}

#[test]
fn civil_united_nations_and_own_aircraft_are_let_go_whatever_they_met() {
    for belongs in [Belongs::Civil, Belongs::MandatedBody, Belongs::Participant] {
        let mut watch = watch();
        let events = watch.findings().events;
        let late = at(0.0).saturating_add(Span::from_hours(240));
        assert_eq!(watch.let_go(late, &events, &|_| belongs).kept, 0, "{belongs:?}");
    }
}

fn signs(source: u32, from: Instant, count: i64) -> Vec<SignOfLife> {
    (0..count)
        .map(|step| SignOfLife {
            source: SourceId(source),
            at: from.saturating_add(Span::from_seconds(step * 10)),
            sees: Sees::Well,
        })
        .collect()
}

#[test]
fn coverage_counts_the_day_of_the_zone_and_only_sensors_that_reach_the_area() {
    let areas = watch::area::AreaBook::new(vec![square("alpha", (35.0, 40.0, 35.4, 40.5))]);
    let zone = Zone::by_name("Asia/Damascus").unwrap();
    // Midnight there, and six hours of a radar beside the area.
    let midnight = Instant::parse_rfc3339("2016-09-19T21:00:00.000Z").unwrap();
    let near = signs(0, midnight, 6 * 360 + 1);
    let coverage = Coverage::of(near.clone(), &Config::default());
    let sites = BTreeMap::from([(SourceId(0), (place(35.2, 40.2), 400))]);
    let said = statements(&areas, &coverage, &sites, zone);
    assert_eq!(said.len(), 1);
    assert_eq!((said[0].day.to_string(), said[0].permille, said[0].sensors), ("2016-09-20".to_owned(), 250, 1));
    // One whose place nobody knows, and one beyond its horizon, count for nothing.
    let far = BTreeMap::from([(SourceId(0), (place(45.0, 40.2), 400))]);
    for sites in [BTreeMap::new(), far] {
        let said = statements(&areas, &coverage, &sites, zone);
        assert_eq!((said[0].permille, said[0].sensors), (0, 0));
    }
    // A sensor that says it sees nothing does not watch.
    let blind = near.into_iter().map(|sign| SignOfLife { sees: Sees::Nothing, ..sign });
    assert!(statements(&areas, &Coverage::of(blind.collect(), &Config::default()), &sites, zone).is_empty());
}

#[test]
fn a_report_is_a_sign_of_life_and_what_people_say_is_none() {
    let mut path = flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 10);
    assert_eq!(signs_in(&path).len(), 10);
    path.iter_mut().for_each(|it| it.class = spacetime::observation::SourceClass::Human);
    assert!(signs_in(&path).is_empty());
}
