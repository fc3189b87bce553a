//! Spellings of one moment, spellings that are refused, and the way there and back.

use super::{MomentProblem, MomentZone, format_dtg, format_dtg_in, format_local, format_local_arabic, parse_moment};
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
        "171555 МСК 17 СЕН 16",
        "171555 мск сен 2016",
        "171555 МСК СЕН 16 г.",
        "171555C 17 SEP 16",
        "17.09.16 15.55 мск",
        "17.09.16 в 15 ч 55 мин мск",
        "17 сен 16 15.55 МСК",
        "17 Sep 16 15:55 MSK",
        "15 ч 55 мин 17 сентября 2016 г. (по московскому времени)",
        "15 час. 55 мин. 17.09.2016 по Дамаску",
        "15 часов 55 минут 00 секунд 17 сентября 2016 года, МСК",
        "1255Z 17 Sep 2016",
        "17 Sep 2016, 1555 hrs Damascus",
        "17 сентябрём 2016 15:55 мск",
        "17 сентябре 2016 15:55 мск",
        "17 أيلول 2016 15:55 بتوقيت دمشق",
        "17 ايلول 2016 الساعة 15:55 بتوقيت دمشق",
        "يوم 17 سبتمبر 2016م، الساعة 15:55 بتوقيت موسكو",
        "١٧ أَيْلُول ٢٠١٦ ١٥:٥٥ بتوقيت دمشق",
        "١٢:٥٥ بتوقيت غرينتش ١٧ سبتمبر ٢٠١٦",
        "17 سبتمبر 2016 15:55 بتوقيت عمّان",
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
    assert_eq!(parse_moment("15 ч 17.09.16 мск").unwrap().resolution, Span::from_hours(1));
    assert_eq!(parse_moment("15 ч 55 мин 07 с 17.09.16 мск").unwrap().resolution, Span::from_seconds(1));
    assert_eq!(
        parse_moment("171555 МСК СЕН 16").unwrap().zone,
        MomentZone::Named(Zone::by_name("Europe/Moscow").unwrap())
    );
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
fn months_are_known_by_all_their_names() {
    let names = [
        "Jan January янв январь января январе январём يناير كانون+الثاني",
        "Feb February фев февр. февраль февраля شباط فبراير",
        "Mar March мар март марта мартом آذار مارس",
        "Apr April апр апрель апреля نيسان أبريل إبريل",
        "May май мая маем أيار مايو",
        "Jun June июн июнь июня حزيران يونيو",
        "Jul July июл июль июля تموز يوليو",
        "Aug August авг август августа августе آب أغسطس",
        "Sep Sept September сен сент. сентябрь сентября أيلول سبتمبر",
        "Oct October окт октябрь октября تشرين+الأول أكتوبر",
        "Nov November ноя нояб. ноябрь ноября تشرين+الثاني نوفمبر",
        "Dec December дек декабрь декабря كانون+الأول ديسمبر",
    ];
    for (number, names) in (1..).zip(names) {
        for name in names.split(' ').map(|name| name.replace('+', " ")) {
            let expected = at(&std::format!("2016-{number:02}-17T12:55:00.000Z"));
            for text in [std::format!("17 {name} 2016 12:55 Z"), std::format!("171255 Z {name} 16")] {
                match parse_moment(&text) {
                    Ok(parsed) => assert_eq!(parsed.instant, expected, "{text}"),
                    // A group takes no point behind the month.
                    Err(error) => assert!(name.ends_with('.') && text.starts_with("171255"), "{text}: {error}"),
                }
            }
        }
    }
}

#[test]
fn every_zone_letter_is_read_and_written() {
    for (letter, hours) in ('a'..='z')
        .filter(|letter| *letter != 'j')
        .zip([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12, 0])
    {
        for text in
            [std::format!("171200{letter}sep16"), std::format!("171200{} SEP 2016", letter.to_ascii_uppercase())]
        {
            let expected = at("2016-09-17T12:00:00.000Z").checked_sub(Span::from_hours(hours)).unwrap();
            assert_eq!(parse_moment(&text).unwrap().instant, expected, "{text}");
        }
        let offset_s = i32::try_from(hours * 3_600).unwrap();
        assert_eq!(super::words::military_letter(offset_s), Some(letter.to_ascii_uppercase()));
    }
    for offset_s in [1, 1_800, 13 * 3_600, -13 * 3_600, i32::MAX, i32::MIN] {
        assert_eq!(super::words::military_letter(offset_s), None);
    }
}

#[test]
fn the_start_of_the_ceasefire_is_one_instant_in_three_spellings() {
    // Midnight by one capital's clock is one o'clock by the other's: the hour that is easily lost in February.
    let start = at("2016-02-26T22:00:00.000Z");
    for text in [
        "262200ZFEB16",
        "270000BFEB16",
        "270100 МСК 27 ФЕВ 16",
        "00 ч 00 мин 27 февраля 2016 г. по Дамаску",
        "27.02.16 01.00 мск",
        "27 شباط 2016 00:00 بتوقيت دمشق",
    ] {
        assert_eq!(parse_moment(text).unwrap().instant, start, "{text}");
    }
    assert_ne!(parse_moment("27.02.16 00.00 мск").unwrap().instant, start);
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
        ("17.09.016 15:55 MSK", 6, P::YearMissing),
        ("17.09 15:55 MSK", 6, P::SecondTime),
        ("17 Sep 016 15:55 MSK", 7, P::YearMissing),
        ("17 сентября 15.55 мск", 20, P::YearMissing),
        ("17 сентября 15 ч 55 мин мск", 20, P::YearMissing),
        ("170030Z SEP", 11, P::YearMissing),
        ("170330 МСК СЕН", 20, P::YearMissing),
        ("170330 МСК 18 СЕН 16", 14, P::DayContradiction),
        ("170330 МСК 17", 16, P::MonthUnknown),
        ("17 أيلول 2016 3:55 مساءً بتوقيت دمشق", 24, P::TwelveHourClock),
        ("17 أيلول 2016 3:55 م بتوقيت دمشق", 24, P::TwelveHourClock),
        ("17 أيلول 2016 15:55 بالتوقيت المحلي", 42, P::ZoneAmbiguous),
        ("3 часа 55 минут дня 17.09.16 мск", 25, P::TwelveHourClock),
        ("25 ч 17.09.16 мск", 0, P::Time(TimeError::NoSuchTime { hour: 25, minute: 0, second: 0 })),
        ("2460Z 17 Sep 2016", 0, P::Time(TimeError::NoSuchTime { hour: 24, minute: 60, second: 0 })),
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
    for (name, script, expected) in [
        ("UTC", Script::Cyrillic, "170030ZСЕН16"),
        ("Europe/Moscow", Script::Latin, "170330CSEP16"),
        ("Europe/Moscow", Script::Cyrillic, "170330 МСК СЕН 16"),
        ("Asia/Damascus", Script::Cyrillic, "170330 Дамаск СЕН 16"),
        ("America/New_York", Script::Latin, "162030QSEP16"),
        ("Europe/Zurich", Script::Latin, "170230BSEP16"),
        ("Europe/Zurich", Script::Cyrillic, "170230 Цюрих СЕН 16"),
        ("Asia/Tehran", Script::Cyrillic, "170500 Тегеран СЕН 16"),
    ] {
        assert_eq!(format_dtg_in(moment, zone(name), script).unwrap(), expected);
    }
    assert!(matches!(format_dtg_in(moment, zone("Asia/Tehran"), Script::Latin), Err(TimeError::NoZoneLetter { .. })));
    for (name, expected) in [
        ("UTC", "17 أيلول 2016 00:30 بتوقيت غرينتش"),
        ("Asia/Damascus", "17 أيلول 2016 03:30 بتوقيت دمشق"),
        ("Europe/Zurich", "17 أيلول 2016 02:30 UTC+02:00"),
    ] {
        assert_eq!(format_local_arabic(moment, zone(name)).unwrap(), expected);
    }
    // Shown twice: the offset tells which.
    let later = at("2016-10-27T21:30:00.000Z");
    assert_eq!(format_local(later, zone("Asia/Damascus"), Script::Latin).unwrap(), "27 OCT 2016 23:30 UTC+02:00");
    assert!(matches!(format_dtg(at("2016-09-17T00:30:01.000Z")), Err(TimeError::NotWholeMinute { .. })));
    assert!(matches!(format_dtg(at("1999-09-17T00:30:00.000Z")), Err(TimeError::NotThisCentury { .. })));
}

/// Pieces that hostile and careless texts are made of.
const PIECES: [&str; 32] = [
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
    "ч",
    "мин",
    "أيلول",
    "تشرين",
    "الثاني",
    "م",
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
            let minute = instant.floor_to_minute();
            match format_dtg_in(minute, ZONES[index], script) {
                Ok(text) => prop_assert_eq!(parse_moment(&text).map(|parsed| parsed.instant), Ok(minute), "{}", text),
                Err(error) => prop_assert!(matches!(error, TimeError::NoZoneLetter { .. }), "{}", error),
            }
        }
        let text = format_local_arabic(instant, ZONES[index]).unwrap();
        prop_assert_eq!(parse_moment(&text).map(|parsed| parsed.instant), Ok(instant), "{}", text);
    }

    #[test]
    fn readings_near_a_shift_of_the_clock_are_read_back(offset_ms in -7_200_000_i64..7_200_000) {
        let shift = Instant::parse_rfc3339("2016-10-27T21:00:00.000Z").unwrap();
        let instant = shift.checked_add(Span::from_millis(offset_ms)).unwrap();
        let damascus = Zone::by_name("Asia/Damascus").unwrap();
        let minute = instant.floor_to_minute();
        let group = format_dtg_in(minute, damascus, Script::Cyrillic).unwrap();
        prop_assert_eq!(parse_moment(&group).map(|parsed| parsed.instant), Ok(minute), "{}", group);
        let text = format_local(instant, damascus, Script::Latin).unwrap();
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
