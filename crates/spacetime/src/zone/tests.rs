//! The zone tables against known readings, against every hour of an independent zone database, and the readings of AMB-01.

use super::{COVERED_FROM_MS, COVERED_TO_MS, ZONES, Zone};
use crate::{CivilDate, Instant, Span, TimeError};
use std::string::ToString;

fn zone(name: &str) -> Zone {
    Zone::by_name(name).unwrap()
}

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

fn date(year: i32, month: u8, day: u8) -> CivilDate {
    CivilDate::new(year, month, day).unwrap()
}

#[test]
fn amb_01_last_compliant_minute_by_each_zones_days() {
    // An act at 00:30 of 21 September 2016 by the reference zone's clock.
    let act = zone("Asia/Damascus").instant_of(date(2016, 9, 21), 30 * 60_000).unwrap();
    assert_eq!(act, at("2016-09-20T21:30:00.000Z"));
    for (name, expected) in [
        ("Asia/Damascus", "2016-09-20T21:00:00.000Z"),
        ("Europe/Moscow", "2016-09-20T21:00:00.000Z"),
        ("UTC", "2016-09-20T00:00:00.000Z"),
        ("America/New_York", "2016-09-20T04:00:00.000Z"),
        ("Europe/Zurich", "2016-09-19T22:00:00.000Z"),
        ("Asia/Amman", "2016-09-20T21:00:00.000Z"),
    ] {
        assert_eq!(zone(name).end_of_previous_local_day(act).unwrap(), at(expected), "{name}");
    }
    assert_eq!(act.since(at("2016-09-20T21:00:00.000Z")), Span::from_minutes(30));
}

#[test]
fn two_capitals_an_hour_apart_in_winter_and_equal_in_summer() {
    // The cessation of hostilities began at 26 Feb 2016 22:00Z: midnight by one clock, 01:00 by the other.
    let start = at("2016-02-26T22:00:00.000Z");
    assert_eq!(zone("Asia/Damascus").local(start).unwrap().to_string(), "2016-02-27T00:00:00.000+02:00[Asia/Damascus]");
    assert_eq!(zone("Europe/Moscow").local(start).unwrap().to_string(), "2016-02-27T01:00:00.000+03:00[Europe/Moscow]");
    let september = at("2016-09-17T12:55:00.000Z");
    for name in ["Asia/Damascus", "Europe/Moscow", "Asia/Amman"] {
        assert_eq!(zone(name).local(september).unwrap().hour(), 15, "{name}");
    }
}

#[test]
fn history_of_the_offsets() {
    for (name, text, offset_s) in [
        ("Europe/Moscow", "2015-01-01T00:00:00.000Z", 10_800),
        ("Europe/Moscow", "2040-12-31T23:59:59.999Z", 10_800),
        ("Asia/Damascus", "2022-10-01T00:00:00.000Z", 10_800),
        ("Asia/Damascus", "2021-12-01T00:00:00.000Z", 7_200),
        ("Asia/Damascus", "2022-12-01T00:00:00.000Z", 10_800),
        ("Asia/Amman", "2021-12-01T00:00:00.000Z", 7_200),
        ("Asia/Amman", "2022-12-01T00:00:00.000Z", 10_800),
        ("Asia/Tehran", "2016-07-01T00:00:00.000Z", 16_200),
        ("Asia/Tehran", "2023-07-01T00:00:00.000Z", 12_600),
        ("Europe/Istanbul", "2016-12-01T00:00:00.000Z", 10_800),
        ("Europe/Istanbul", "2015-12-01T00:00:00.000Z", 7_200),
        ("America/New_York", "2016-09-21T00:00:00.000Z", -14_400),
        ("America/New_York", "2016-12-21T00:00:00.000Z", -18_000),
    ] {
        assert_eq!(zone(name).offset_s(at(text)), Ok(offset_s), "{name} {text}");
    }
}

#[test]
fn skipped_and_repeated_readings_are_refused() {
    let damascus = zone("Asia/Damascus");
    // The clock goes forward at 00:00 of 25 March 2016 and back at 00:00 of 28 October 2016.
    let spring = date(2016, 3, 25);
    assert!(matches!(damascus.instant_of(spring, 30 * 60_000), Err(TimeError::SkippedLocalTime { .. })));
    assert_eq!(damascus.start_of_day(spring), Ok(at("2016-03-24T22:00:00.000Z")));
    assert_eq!(damascus.local(at("2016-03-24T22:00:00.000Z")).unwrap().hour(), 1);
    assert_eq!(damascus.day_window(spring).unwrap().duration(), Span::from_hours(23));

    let autumn = date(2016, 10, 27);
    match damascus.instant_of(autumn, (23 * 60 + 30) * 60_000) {
        Err(TimeError::RepeatedLocalTime { earlier, later, .. }) => {
            assert_eq!((earlier, later), (at("2016-10-27T20:30:00.000Z"), at("2016-10-27T21:30:00.000Z")));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(damascus.day_window(autumn).unwrap().duration(), Span::from_hours(25));
    assert_eq!(damascus.start_of_day(date(2016, 10, 28)), Ok(at("2016-10-27T22:00:00.000Z")));
}

#[test]
fn days_of_2016_are_as_long_as_the_clocks_made_them() {
    for (name, short, long) in [
        ("Asia/Damascus", Some((3, 25)), Some((10, 27))),
        ("America/New_York", Some((3, 13)), Some((11, 6))),
        ("Europe/Zurich", Some((3, 27)), Some((10, 30))),
        ("Asia/Amman", Some((4, 1)), Some((10, 28))),
        ("Europe/Moscow", None, None),
        ("UTC", None, None),
    ] {
        let mut day = date(2016, 1, 1);
        while day.year() == 2016 {
            let expected = match Some((day.month(), day.day())) {
                found if found == short => 23,
                found if found == long => 25,
                _ => 24,
            };
            let window = zone(name).day_window(day).unwrap();
            assert_eq!(window.duration(), Span::from_hours(expected), "{name} {day}");
            let next = day.next_day().unwrap();
            assert_eq!(zone(name).start_of_day(next), Ok(window.to()));
            day = next;
        }
    }
}

#[test]
fn outside_2015_to_2040_no_offset_is_made_up() {
    let moscow = zone("Europe/Moscow");
    for text in ["2014-12-31T23:59:59.999Z", "2041-01-01T00:00:00.000Z"] {
        assert!(matches!(moscow.local(at(text)), Err(TimeError::OutsideZoneTable { .. })), "{text}");
        assert!(Zone::UTC.local(at(text)).is_ok(), "{text}");
    }
    // The local day of 1 January 2015 began before the tables do.
    assert!(matches!(moscow.start_of_day(date(2015, 1, 1)), Err(TimeError::DateOutsideZoneTable { .. })));
    assert!(moscow.start_of_day(date(2015, 1, 2)).is_ok());
    assert!(matches!(moscow.start_of_day(date(2041, 1, 2)), Err(TimeError::DateOutsideZoneTable { .. })));
    assert!(matches!(moscow.instant_of(date(2010, 1, 1), 0), Err(TimeError::DateOutsideZoneTable { .. })));
    assert_eq!(Zone::UTC.start_of_day(date(1, 1, 1)), Ok(Instant::MIN));
    assert!(Zone::UTC.start_of_day(date(9999, 12, 31)).is_ok());
}

#[test]
fn names_are_found_letter_for_letter() {
    assert_eq!(ZONES.len(), 13);
    for zone in ZONES {
        assert_eq!(Zone::by_name(zone.name()), Some(zone));
    }
    for wrong in ["asia/damascus", "Damascus", "", "Asia/Damascus ", "EST"] {
        assert_eq!(Zone::by_name(wrong), None);
    }
}

#[test]
fn every_hour_agrees_with_an_independent_zone_database() {
    for zone in ZONES {
        let oracle = jiff::tz::TimeZone::get(zone.name()).unwrap();
        // Also the half-hours: some zones shift at half past.
        for at_ms in (COVERED_FROM_MS..COVERED_TO_MS).step_by(1_800_000) {
            let expected = oracle.to_offset(jiff::Timestamp::from_millisecond(at_ms).unwrap()).seconds();
            assert_eq!(zone.offset_s(Instant::from_millis(at_ms).unwrap()), Ok(expected), "{zone} {at_ms}");
        }
    }
}

#[test]
fn every_shift_falls_on_the_same_millisecond_as_in_an_independent_zone_database() {
    for zone in ZONES {
        let oracle = jiff::tz::TimeZone::get(zone.name()).unwrap();
        for segment in zone.0.segments.iter().skip(1) {
            for at_ms in [segment.from_s * 1_000 - 1, segment.from_s * 1_000] {
                let expected = oracle.to_offset(jiff::Timestamp::from_millisecond(at_ms).unwrap()).seconds();
                assert_eq!(zone.offset_s(Instant::from_millis(at_ms).unwrap()), Ok(expected), "{zone} {at_ms}");
            }
        }
    }
}

#[test]
fn every_day_has_one_start_and_the_days_cover_all_time() {
    for zone in ZONES {
        let mut day = date(2015, 1, 2);
        let mut start = zone.start_of_day(day).unwrap();
        while day < date(2040, 12, 30) {
            let next_day = day.next_day().unwrap();
            let next = zone.start_of_day(next_day).unwrap();
            assert_eq!(zone.local(start).unwrap().date(), day, "{zone}");
            let before = next.checked_sub(Span::from_millis(1)).unwrap();
            assert_eq!(zone.local(before).unwrap().date(), day, "{zone}");
            assert_eq!(zone.end_of_previous_local_day(before), Ok(start), "{zone} {day}");
            (day, start) = (next_day, next);
        }
    }
}

proptest::proptest! {
    #[test]
    fn a_reading_leads_back_to_its_instant_or_says_why_not(
        index in 0..ZONES.len(), at_ms in COVERED_FROM_MS + 86_400_000..COVERED_TO_MS - 86_400_000
    ) {
        let instant = Instant::from_millis(at_ms).unwrap();
        let local = ZONES[index].local(instant).unwrap();
        match ZONES[index].instant_of(local.date(), local.millis_of_day) {
            Ok(found) => proptest::prop_assert_eq!(found, instant),
            Err(TimeError::RepeatedLocalTime { earlier, later, .. }) => {
                proptest::prop_assert!(earlier == instant || later == instant);
            }
            Err(other) => proptest::prop_assert!(false, "{}", other),
        }
    }
}
