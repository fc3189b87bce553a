//! Spellings of one moment, spellings that are refused, and the way there and back.

use super::{MomentProblem, MomentZone, format_dtg, format_local, parse_moment};
use crate::{Instant, Script, Span, TimeError, ZONES, Zone};
use proptest::prelude::*;
use std::string::{String, ToString};

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

#[test]
fn every_spelling_of_one_moment_is_read() {
    let moment = at("2016-09-17T12:55:00.000Z");
    for text in [
        "171255ZSEP16",
        "171255Z SEP 16",
        "171255Z SEP 2016",
        "171255zsep16",
        "171255ZСЕН16",
        "171555CSEP16",
        "170855QSEP16 ",
        "2016-09-17T12:55:00.000Z",
        "2016-09-17T12:55:00Z",
        "2016-09-17T12:55Z",
        "2016-09-17t12:55:00z",
        "2016-09-17T15:55:00+03:00",
        "2016-09-17T15:55:00.0+03:00",
        "2016-09-17T15:55:00+0300",
        "2016-09-17T08:55:00-04:00",
        "2016-09-17 15:55 МСК",
        "2016-09-17 15:55 UTC+3",
        "17 СЕН 2016 15:55 МСК",
        "17 сен 2016 15:55 мск",
        "17 сентября 2016 г. 15:55 МСК",
        "17 сентября 2016 года в 15.55 по московскому времени",
        "15:55 МСК 17 сентября 2016",
        "17.09.2016 15.55 мск",
        "17.09.2016, 15:55 Дамаск",
        "17 сентября 2016 г., 15:55 по Дамаску",
        "17 Sep 2016 15:55 Damascus",
        "17 Sep 2016 15:55 Asia/Damascus",
        "17-Sep-2016 15:55 MSK",
        "September 17, 2016, 15:55 Moscow time",
        "17 Sept. 2016 14:55 Zurich",
        "17 Sep 2016 08:55 America/New_York",
        "17 Sep 2016 12:55 GMT",
        "17 Sep 2016 08:55 UTC-04:00",
        "17 Sep 2016 15:55 +03:00",
        "17 Sep 2016 at 12:55 Zulu",
        "١٧.٠٩.٢٠١٦ ١٥:٥٥ Damascus",
    ] {
        match parse_moment(text) {
            Ok(parsed) => assert_eq!(parsed.instant, moment, "{text}"),
            Err(error) => panic!("{text}: {error}"),
        }
    }
}

#[test]
fn zone_and_fineness_are_kept() {
    let parsed = parse_moment("17 СЕН 2016 15:55 МСК").unwrap();
    assert_eq!(parsed.zone, MomentZone::Named(Zone::by_name("Europe/Moscow").unwrap()));
    assert_eq!(parsed.resolution, Span::from_minutes(1));
    let parsed = parse_moment("2016-09-17T12:55:07.250-04:30").unwrap();
    assert_eq!(parsed.zone, MomentZone::Offset { seconds: -16_200 });
    assert_eq!(parsed.resolution, Span::from_millis(1));
    assert_eq!(parsed.instant, at("2016-09-17T17:25:07.250Z"));
    assert_eq!(parse_moment("2016-09-17 12:55:07 Z").unwrap().resolution, Span::from_seconds(1));
}

#[test]
fn the_same_reading_differs_by_zone_in_winter() {
    // Midnight of 27 February 2016: an hour apart.
    let by = |text| parse_moment(text).unwrap().instant;
    assert_eq!(by("27 Feb 2016 00:00 Damascus").since(by("27 фев 2016 00:00 МСК")), Span::from_hours(1));
    assert_eq!(by("27 Feb 2016 00:00 Damascus"), by("262200ZFEB16"));
    assert_eq!(by("17 Sep 2016 00:00 Damascus"), by("17 сен 2016 00:00 МСК"));
}

#[test]
fn what_is_unclear_is_refused_where_it_stands() {
    use MomentProblem as P;
    for (text, offset, problem) in [
        ("", 0, P::Empty),
        ("  ", 0, P::Empty),
        ("17 Sep 2016", 11, P::TimeMissing),
        ("15:55 МСК", 12, P::DateMissing),
        ("17 Sep 2016 15:55", 17, P::ZoneMissing),
        ("09/12/2016 15:55 MSK", 2, P::SlashDate),
        ("17.09.16 15:55 MSK", 6, P::YearMissing),
        ("17 Sep 16 15:55 MSK", 7, P::YearMissing),
        ("17 Sep 15:55 MSK", 7, P::YearMissing),
        ("17 Sep 2016 3:55 pm MSK", 17, P::TwelveHourClock),
        ("17 Sep 2016 15:55 local", 18, P::ZoneAmbiguous),
        ("17 Sep 2016 15:55 EST", 18, P::ZoneAmbiguous),
        ("17 Sep 2016 15:55 Atlantis", 18, P::WordUnknown),
        ("17 Sep 2016 15:55 МСК+1", 24, P::Unexpected),
        ("17 Sep 2016 15:55 MSK Z", 22, P::SecondZone),
        ("17 Sep 2016 15:55 16:00 MSK", 18, P::SecondTime),
        ("17 Sep 2016 18 Sep 2016 15:55 MSK", 12, P::SecondDate),
        ("170030JSEP16", 6, P::ZoneLetter),
        ("170030ZXXX16", 6, P::MonthUnknown),
        ("170030ZSEP", 10, P::YearMissing),
        ("170030ZSEP16 MSK", 13, P::Unexpected),
        ("2016-09-17T12:55:00.0000Z", 20, P::TooFine),
        ("2016-09-17T12:55:00+15:00", 19, P::OffsetUnclear),
        ("2016-09-17T12:55:00+3:00", 19, P::OffsetUnclear),
        ("17 Sep 2016 10:00-11:00", 17, P::OffsetUnclear),
        ("1555 17 Sep 2016 MSK", 0, P::NumberUnclear),
        ("17 Sep 2016 15:55 @ MSK", 18, P::Unexpected),
        ("2016-09-17T12:55:60Z", 11, P::Time(TimeError::LeapSecond)),
        ("170060ZSEP16", 0, P::Time(TimeError::NoSuchTime { hour: 0, minute: 60, second: 0 })),
        ("17 Sep 2016 24:00 MSK", 12, P::Time(TimeError::NoSuchTime { hour: 24, minute: 0, second: 0 })),
        ("310030ZSEP16", 0, P::Time(TimeError::NoSuchDate { year: 2016, month: 9, day: 31 })),
        ("31.04.2016 12:00 MSK", 0, P::Time(TimeError::NoSuchDate { year: 2016, month: 4, day: 31 })),
    ] {
        match parse_moment(text) {
            Err(error) => assert_eq!((error.offset(), error.problem), (offset, problem), "{text}"),
            Ok(parsed) => panic!("{text}: read as {}", parsed.instant),
        }
    }
    for (text, code) in [
        ("25 Mar 2016 00:30 Damascus", "time-local-skipped"),
        ("27 Oct 2016 23:30 Damascus", "time-local-repeated"),
        ("17 Sep 2050 15:55 MSK", "time-date-outside-zone-table"),
    ] {
        assert_eq!(parse_moment(text).unwrap_err().code(), code, "{text}");
    }
}

#[test]
fn moments_are_written_in_the_habits_of_each_side() {
    let moment = at("2016-09-17T00:30:00.000Z");
    let zone = |name| Zone::by_name(name).unwrap();
    assert_eq!(format_dtg(moment).unwrap(), "170030ZSEP16");
    for (name, script, expected) in [
        ("UTC", Script::Latin, "17 SEP 2016 00:30 Z"),
        ("Europe/Moscow", Script::Cyrillic, "17 СЕН 2016 03:30 МСК"),
        ("Europe/Moscow", Script::Latin, "17 SEP 2016 03:30 Moscow"),
        ("Asia/Damascus", Script::Latin, "17 SEP 2016 03:30 Damascus"),
        ("Asia/Damascus", Script::Cyrillic, "17 СЕН 2016 03:30 Дамаск"),
        ("America/New_York", Script::Latin, "16 SEP 2016 20:30 New_York"),
    ] {
        assert_eq!(format_local(moment, zone(name), script).unwrap(), expected);
    }
    // Shown twice: the offset tells which.
    let later = at("2016-10-27T21:30:00.000Z");
    assert_eq!(format_local(later, zone("Asia/Damascus"), Script::Latin).unwrap(), "27 OCT 2016 23:30 UTC+02:00");
    assert!(matches!(format_dtg(at("2016-09-17T00:30:01.000Z")), Err(TimeError::NotWholeMinute { .. })));
    assert!(matches!(format_dtg(at("1999-09-17T00:30:00.000Z")), Err(TimeError::NotThisCentury { .. })));
}

/// Pieces that hostile and careless texts are made of.
const PIECES: [&str; 26] = [
    "17",
    "2016",
    "170030",
    "ZSEP",
    "16",
    " ",
    "-",
    ":",
    ".",
    "/",
    "+",
    "Sep",
    "сентября",
    "МСК",
    "Z",
    "T",
    "12",
    "55",
    "UTC",
    "Asia",
    "Damascus",
    ",",
    "999999999",
    "٣",
    "г.",
    "am",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn a_date_time_group_is_read_back(minute in 15_778_080_i64..68_374_079) {
        // 2000 to 2099 in minutes since 1970, well inside.
        let instant = Instant::from_millis(minute * 60_000).unwrap();
        let text = format_dtg(instant).unwrap();
        prop_assert_eq!(parse_moment(&text).map(|parsed| parsed.instant), Ok(instant), "{}", text);
    }

    #[test]
    fn local_time_is_read_back(at_ms in 1_420_070_400_000_i64..2_240_611_200_000, index in 0..ZONES.len(), step in 0_usize..3) {
        let at_ms = at_ms - at_ms % [1, 1_000, 60_000][step];
        let instant = Instant::from_millis(at_ms).unwrap();
        for script in [Script::Latin, Script::Cyrillic] {
            let text = format_local(instant, ZONES[index], script).unwrap();
            prop_assert_eq!(parse_moment(&text).map(|parsed| parsed.instant), Ok(instant), "{}", text);
        }
    }

    #[test]
    fn readings_near_a_shift_of_the_clock_are_read_back(offset_ms in -7_200_000_i64..7_200_000) {
        let shift = Instant::parse_rfc3339("2016-10-27T21:00:00.000Z").unwrap();
        let instant = shift.checked_add(Span::from_millis(offset_ms)).unwrap();
        let text = format_local(instant, Zone::by_name("Asia/Damascus").unwrap(), Script::Latin).unwrap();
        prop_assert_eq!(parse_moment(&text).map(|parsed| parsed.instant), Ok(instant), "{}", text);
    }

    #[test]
    fn canonical_form_is_a_moment(at_ms in -62_135_596_800_000_i64..253_402_300_799_999) {
        let instant = Instant::from_millis(at_ms).unwrap();
        prop_assert_eq!(parse_moment(&instant.to_string()).map(|parsed| parsed.instant), Ok(instant));
    }

    #[test]
    fn hostile_text_never_panics(text in "\\PC{0,60}") {
        let _ = parse_moment(&text);
    }

    #[test]
    fn jumbled_pieces_never_panic_and_errors_lie_inside(pieces in proptest::collection::vec(0..PIECES.len(), 0..14)) {
        let text: String = pieces.into_iter().map(|index| PIECES[index]).collect();
        if let Err(error) = parse_moment(&text) {
            prop_assert!(text.is_char_boundary(error.offset()));
            prop_assert_eq!(text.get(error.offset()..).and_then(|rest| rest.chars().next()), error.found);
        }
    }
}
