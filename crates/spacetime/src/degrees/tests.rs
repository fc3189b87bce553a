//! Spellings of one place, spellings that are refused, and the way there and back.

use super::{
    DegreeNotation, DegreeProblem, Script, format_compact, format_decimal, format_dm, format_dms, parse_degrees,
};
use crate::Position;
use proptest::prelude::*;
use std::string::String;

#[test]
fn every_spelling_of_one_place_is_read() {
    // 35 deg 20' 15" N, 40 deg 8' 30" E.
    let place = Position::from_e7(353_375_000, 401_416_667).unwrap();
    for text in [
        "35°20'15\"N 40°08'30\"E",
        "35°20′15″N 040°08′30″E",
        "35º20’15”N, 40º08’30”E",
        "35˚20´15''N 40˚08´30''E",
        "35°20′15″ с.ш. 40°08′30″ в.д.",
        "35°20'15\" с. ш., 40°8'30\" в. д.",
        "с.ш. 35°20′15″, в.д. 40°08′30″",
        "СШ 35 20 15 ВД 40 08 30",
        "35°20′15″С 40°08′30″В",
        "c.ш. 35 20 15; в.д. 40 8 30",
        "35 град. 20 мин. 15 сек. с.ш. 40 град. 8 мин. 30 сек. в.д.",
        "35 градусов 20 минут 15 секунд северной широты, 40 градусов 08 минут 30 секунд восточной долготы",
        "35 deg 20 min 15 sec N 40 deg 8 min 30 sec E",
        "35 20 15 N 40 08 30 E",
        "N 35 20 15 E 40 08 30",
        "N35 20 15, E040 08 30",
        "35 20 15 n / 40 08 30 e",
        "35-20-15N 040-08-30E",
        "35:20:15N 40:08:30E",
        "352015N0400830E",
        "352015N 0400830E",
        "N352015 E0400830",
        "+352015+0400830/",
        "40°08'30\"E 35°20'15\"N",
        "Lat 35°20'15\" Lon 40°08'30\"",
        "широта 35°20'15\", долгота 40°08'30\"",
        "Широта: 35°20'15\" с.ш.; долгота: 40°08'30\" в.д.",
        "٣٥°٢٠'١٥\" ش ٤٠°٠٨'٣٠\" ق",
        "۳۵°۲۰′۱۵″ شمال ۴۰°۰۸′۳۰″ شرق",
        "35°20,25'N 40°08,5'E",
        "35°20.25′ с.ш. 40°08.5′ в.д.",
        "3520.25N04008.5E",
        "35.3375 N 40.1416667 E",
        "35.3375N 40.1416667Е",
        "35.3375 40.1416667",
        "35.3375, 40.1416667",
        "35.3375,40.1416667",
        "35,3375 40,1416667",
        "35,3375; 40,1416667",
        "35,3375N,40,1416667E",
        "35,3375, 40,1416667",
        "+35.3375 +40.1416667",
        "+35.3375+040.1416667/",
        "35.3375°, 40.1416667°",
        "٣٥٫٣٣٧٥ ٤٠٫١٤١٦٦٦٧",
        "  35.3375\u{a0}N\u{2009}40.1416667 E ",
    ] {
        match parse_degrees(text) {
            Ok(parsed) => assert_eq!(parsed.position, place, "{text}"),
            Err(error) => panic!("{text}: {error}"),
        }
    }
}

#[test]
fn all_four_quarters_are_read() {
    for (text, latitude_e7, longitude_e7) in [
        ("10.5 S 20.25 W", -105_000_000, -202_500_000),
        ("-10.5 -20.25", -105_000_000, -202_500_000),
        ("−10.5 −20.25", -105_000_000, -202_500_000),
        ("-10.5-020.25/", -105_000_000, -202_500_000),
        ("10,5° ю.ш. 20,25° з.д.", -105_000_000, -202_500_000),
        ("10°30′Ю 20°15′З", -105_000_000, -202_500_000),
        ("٠١٠٫٥ ج ٠٢٠٫٢٥ غ", -105_000_000, -202_500_000),
        ("90 N 180 W", 900_000_000, 1_800_000_000),
        ("0 N 0 E", 0, 0),
        ("-0.0 -0.0", 0, 0),
        ("0.00000005 N 0.00000004 E", 1, 0),
    ] {
        match parse_degrees(text) {
            Ok(parsed) => assert_eq!(parsed.position, Position::from_e7(latitude_e7, longitude_e7).unwrap(), "{text}"),
            Err(error) => panic!("{text}: {error}"),
        }
    }
}

#[test]
fn what_can_be_read_two_ways_is_refused_where_it_stands() {
    use DegreeProblem as P;
    for (text, offset, problem) in [
        ("", 0, P::Empty),
        (" \t ", 0, P::Empty),
        ("35", 2, P::NumberMissing),
        ("35,40", 5, P::NumberMissing),
        ("35 40", 5, P::NumberMissing),
        ("35 20 15 40 08 30", 0, P::HemisphereMissing),
        ("35°20'15\" 40°08'30\"", 0, P::HemisphereMissing),
        ("352015 0400830", 0, P::HemisphereMissing),
        ("35.3376, 40,1408", 11, P::AmbiguousComma),
        ("35,3376 40.1408", 10, P::AmbiguousComma),
        ("35.3 N 40.1", 7, P::HemisphereMissing),
        ("35.3 N 40.1 N", 7, P::SameAxisTwice),
        ("35,33,40,14", 5, P::AmbiguousComma),
        ("35.20.15 N 40.08.30 E", 5, P::SecondDecimalMark),
        ("35.3 N 40.1 O", 12, P::AmbiguousLetter),
        ("35 20 15 s 40 08 30 E", 9, P::AmbiguousLetter),
        ("35°20′15 с 40 08 30 E", 12, P::AmbiguousLetter),
        ("-35.3 N 40.1 E", 0, P::SignAndLetter),
        ("35.3 N 40.1 E 5", 14, P::TooManyNumbers),
        ("35 20 15 30 N 40 E", 14, P::TooManyNumbers),
        ("N 35 20 40 08 E", 11, P::AmbiguousSplit),
        ("35°20\"N 40°08'E", 6, P::MarkOutOfOrder),
        ("35'20\"N 40°08'E", 2, P::MarkOutOfOrder),
        ("35°60'N 40°08'E", 4, P::SixtyOrMore),
        ("35°20'60\"N 40°08'E", 7, P::SixtyOrMore),
        ("90.0000001 N 40.0 E", 0, P::LatitudeOutOfRange),
        ("35.0 N 180.0000001 E", 7, P::LongitudeOutOfRange),
        ("40.1408 135.3376 N", 0, P::HemisphereMissing),
        ("100.5 35.5", 0, P::LatitudeOutOfRange),
        ("3520155N0400830E", 0, P::CompactDigits),
        ("352015N400830E", 7, P::CompactDigits),
        ("Lat 35.3 E Lon 40.1 N", 0, P::AxisContradiction),
        ("35.3 M 40.1 E", 5, P::UnknownWord),
        ("35.3 @ 40.1", 5, P::UnexpectedCharacter),
        ("35.3\u{202e} 40.1", 4, P::UnexpectedCharacter),
        ("35.333333333333333333 40.1", 18, P::NumberTooLong),
        ("N N 35 E 40", 2, P::NumberExpected),
    ] {
        match parse_degrees(text) {
            Err(error) => assert_eq!((error.offset(), error.problem), (offset, problem), "{text}"),
            Ok(parsed) => panic!("{text}: read as {}", parsed.position),
        }
    }
    assert_eq!(parse_degrees(&"3".repeat(300)).unwrap_err().problem, P::TooLong);
}

#[test]
fn places_of_errors_count_characters_and_bytes() {
    let error = parse_degrees("35° с.ш. 40° щ").unwrap_err();
    assert_eq!((error.place.character, error.place.offset, error.found), (14, 17, Some('щ')));
    assert_eq!(error.code(), "degrees-unknown-word");
}

#[test]
fn the_step_of_the_last_digit_is_kept() {
    for (text, resolution_e7, notation) in [
        ("35 N 40 E", 10_000_000, DegreeNotation::Decimal),
        ("35.3376 N 40.1408 E", 1_000, DegreeNotation::Decimal),
        ("35.3376 N 40.1 E", 1_000_000, DegreeNotation::Decimal),
        ("35°20′ N 40°08′ E", 166_667, DegreeNotation::DegreesMinutes),
        ("35°20′15″N 40°08′30″E", 2_778, DegreeNotation::DegreesMinutesSeconds),
        ("35°20′15.36″N 40°08′30.01″E", 28, DegreeNotation::DegreesMinutesSeconds),
        ("352015N0400830E", 2_778, DegreeNotation::Compact),
        ("3520N04008E", 166_667, DegreeNotation::Compact),
        ("35.33760000001 N 40.14080000001 E", 1, DegreeNotation::Decimal),
        ("35.5 N 40°08′ E", 1_000_000, DegreeNotation::Mixed),
    ] {
        let parsed = parse_degrees(text).unwrap();
        assert_eq!((parsed.resolution_e7, parsed.notation), (resolution_e7, notation), "{text}");
    }
}

#[test]
fn positions_are_written_in_both_scripts() {
    let place = Position::from_e7(353_376_000, 401_408_000).unwrap();
    for (written, expected) in [
        (format_dms(place, Script::Latin), "35°20′15.36″N 040°08′26.88″E"),
        (format_dms(place, Script::Cyrillic), "35°20′15,36″ с.ш. 040°08′26,88″ в.д."),
        (format_dm(place, Script::Latin), "35°20.256′N 040°08.448′E"),
        (format_decimal(place, Script::Latin), "35.3376°N 040.1408°E"),
        (format_decimal(place, Script::Cyrillic), "35,3376° с.ш. 040,1408° в.д."),
        (format_compact(place), "352015.36N0400826.88E"),
        (format_dms(Position::from_e7(-599_999_999, -1).unwrap(), Script::Latin), "59°59′59.9996″S 000°00′00.0004″W"),
        (format_dms(Position::from_e7(-900_000_000, 1_800_000_000).unwrap(), Script::Latin), "90°00′00″S 180°00′00″E"),
    ] {
        assert_eq!(written, expected);
    }
}

/// Pieces that hostile and careless texts are made of.
const PIECES: [&str; 34] = [
    "35",
    "40",
    "0",
    "90",
    "180",
    "20",
    "15",
    "352015",
    "0400830",
    ".",
    ",",
    ";",
    " ",
    "-",
    "+",
    "°",
    "'",
    "\"",
    "′",
    "″",
    "N",
    "S",
    "E",
    "W",
    "с.ш.",
    "в.д.",
    "С",
    "ش",
    "٣٥",
    "/",
    ":",
    "мин",
    "lat",
    "99999999999999999",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn what_is_written_is_read_back(latitude_e7 in -900_000_000..=900_000_000, longitude_e7 in -1_799_999_999..=1_800_000_000) {
        let place = Position::from_e7(latitude_e7, longitude_e7).unwrap();
        for script in [Script::Latin, Script::Cyrillic] {
            for text in [format_dms(place, script), format_dm(place, script), format_decimal(place, script), format_compact(place)] {
                let parsed = parse_degrees(&text);
                prop_assert_eq!(parsed.map(|parsed| parsed.position), Ok(place), "{}", text);
            }
        }
        let plain = std::string::ToString::to_string(&place);
        prop_assert_eq!(parse_degrees(&plain).map(|parsed| parsed.position), Ok(place), "{}", plain);
    }

    #[test]
    fn hostile_text_never_panics(text in "\\PC{0,60}") {
        let _ = parse_degrees(&text);
    }

    #[test]
    fn jumbled_pieces_never_panic_and_errors_lie_inside(pieces in proptest::collection::vec(0..PIECES.len(), 0..14)) {
        let text: String = pieces.into_iter().map(|index| PIECES[index]).collect();
        if let Err(error) = parse_degrees(&text) {
            prop_assert!(text.is_char_boundary(error.offset()));
            prop_assert_eq!(text.get(error.offset()..).and_then(|rest| rest.chars().next()), error.found);
        }
    }
}
