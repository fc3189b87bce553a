//! Sheets of published places both ways, spellings, names that are read two ways, and edges.

use super::{ParsedSheet, Sheet, SheetChoice, SheetProblem, SheetScale, Uncovered, parse_sheet, seam_near};
use crate::Geodetic;
use proptest::prelude::*;
use std::string::{String, ToString};
use std::vec::Vec;

/// SK-42 latitude and longitude, and the sheets from 1:500,000 to 1:10,000 (computed with PROJ and compared with published cases).
const PLACES: [(f64, f64, &str, &str, &str); 16] = [
    (33.514_135_381_9, 36.277_691_370_8, "I-37-В", "I-37-XIX", "I-37-85-Б-в-3"),
    (36.199_448_495_4, 37.164_008_407_3, "J-37-В", "J-37-XXXII", "J-37-135-А-г-3"),
    (34.731_128_774_1, 36.710_735_048_8, "I-37-А", "I-37-VII", "I-37-38-В-г-2"),
    (35.135_303_803_0, 36.752_604_035_4, "I-37-А", "I-37-VII", "I-37-26-Г-а-1"),
    (35.523_920_805_8, 35.788_733_381_6, "I-36-Б", "I-36-VI", "I-36-24-Б-в-3"),
    (34.889_318_540_8, 35.887_820_392_4, "I-36-Б", "I-36-XII", "I-36-48-Б-г-1"),
    (35.401_223_693_5, 35.949_910_238_4, "I-36-Б", "I-36-VI", "I-36-24-Г-г-2"),
    (35.931_403_558_9, 36.634_564_419_7, "I-37-А", "I-37-I", "I-37-2-А-б-3"),
    (36.528_322_011_9, 37.955_949_249_2, "J-37-В", "J-37-XXXII", "J-37-124-Б-г-4"),
    (36.817_760_547_3, 38.012_343_308_5, "J-37-В", "J-37-XXVII", "J-37-113-В-а-1"),
    (36.891_643_917_4, 38.354_840_487_4, "J-37-В", "J-37-XXVII", "J-37-113-Б-в-2"),
    (35.950_818_180_7, 39.010_646_976_7, "I-37-Б", "I-37-IV", "I-37-7-А-а-3"),
    (35.872_769_036_1, 38.567_874_046_1, "I-37-А", "I-37-III", "I-37-6-А-в-4"),
    (35.336_091_459_7, 40.141_732_968_8, "I-37-Б", "I-37-V", "I-37-21-В-г-3"),
    (35.019_660_046_3, 40.451_467_173_6, "I-37-Б", "I-37-XI", "I-37-33-Г-г-4"),
    (34.452_486_074_1, 40.920_039_938_3, "I-37-Б", "I-37-XVII", "I-37-58-Г-б-3"),
];

fn place(latitude: f64, longitude: f64) -> Geodetic {
    Geodetic::new(latitude, longitude, 0.0).unwrap()
}

fn names(parsed: &ParsedSheet) -> Vec<String> {
    parsed.readings().map(|reading| reading.sheet.to_string()).collect()
}

/// The one sheet that a text names.
fn one(text: &str) -> Sheet {
    match parse_sheet(text, None) {
        Ok(ParsedSheet::One { reading, .. }) => reading.sheet,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn places_are_on_their_published_sheets_at_every_scale() {
    for (latitude, longitude, at_500k, at_200k, at_10k) in PLACES {
        let at = |scale| Sheet::at(scale, place(latitude, longitude)).unwrap().to_string();
        assert_eq!(at(SheetScale::Thousand500), at_500k);
        assert_eq!(at(SheetScale::Thousand200), at_200k);
        let mut expected = at_10k.to_string();
        for scale in [SheetScale::Thousand10, SheetScale::Thousand25, SheetScale::Thousand50, SheetScale::Thousand100] {
            assert_eq!(at(scale), expected);
            expected.truncate(expected.rfind('-').unwrap());
        }
        assert_eq!(at(SheetScale::Million), expected);
    }
}

#[test]
fn every_published_name_is_read_as_the_sheet_that_holds_its_place() {
    for (latitude, longitude, at_500k, at_200k, at_10k) in PLACES {
        for name in [at_500k, at_200k, at_10k] {
            assert!(one(name).holds(place(latitude, longitude)), "{name}");
        }
    }
}

#[test]
fn frames_have_their_published_bounds() {
    for (name, south, west, north, east) in [
        ("I-37", 32.0, 36.0, 36.0, 42.0),
        ("I-37-В", 32.0, 36.0, 34.0, 39.0),
        ("J-42-139", 36.0, 69.0, 36.0 + 1.0 / 3.0, 69.5),
        ("I-37-XIX", 33.0 + 1.0 / 3.0, 36.0, 34.0, 37.0),
        ("I-37-144", 32.0, 41.5, 32.0 + 1.0 / 3.0, 42.0),
        ("A-01-001", 3.0 + 2.0 / 3.0, -180.0, 4.0, -179.5),
    ] {
        let [south_west, _, north_east, _] = one(name).corners();
        for (found, expected) in [
            (south_west.latitude_degrees(), south),
            (south_west.longitude_degrees(), west),
            (north_east.latitude_degrees(), north),
            (north_east.longitude_degrees(), east),
        ] {
            assert!((found - expected).abs() < 1e-12, "{name}: {found} {expected}");
        }
    }
}

#[test]
fn a_frame_holds_its_south_and_west_edge_and_not_the_others() {
    for (latitude, longitude, name) in [
        (36.0, 69.0, "J-42-139"),
        (36.0, 36.0, "J-37-133"),
        (35.999_999_999, 36.0, "I-37-1"),
        (36.0, 35.999_999_999, "J-36-144"),
        (32.0, 42.0, "I-38-133"),
        (0.0, 180.0, "A-01-133"),
        (59.999_999_999, 179.999_999_999, "O-60-12"),
    ] {
        let sheet = Sheet::at(SheetScale::Thousand100, place(latitude, longitude)).unwrap();
        assert_eq!(sheet.to_string(), name);
    }
    // 36 deg 20': a third of a degree has no exact float, the bound in seconds of arc has.
    let bound = 36.0 + 1_200.0 / 3_600.0;
    assert_eq!(Sheet::at(SheetScale::Thousand100, place(bound, 69.0)).unwrap().to_string(), "J-42-127");
}

#[test]
fn every_sheet_holds_its_own_south_west_corner() {
    // 35 deg 40' times 3600 comes out just under 128,400; the fuzz target of sheets found it with `09-37-2`.
    let sheet = one("I-37-002");
    assert!(sheet.holds(sheet.corners()[0]), "{sheet}");
    for scale in SheetScale::ALL {
        for south in (0..60 * 3_600).step_by(scale.height_arcsec() as usize) {
            let sheet = Sheet::at_arcsec(scale, south, 0).unwrap();
            assert!(sheet.holds(sheet.corners()[0]), "{sheet}");
        }
        for west in (-180 * 3_600..180 * 3_600).step_by(scale.width_arcsec() as usize) {
            let sheet = Sheet::at_arcsec(scale, 0, west).unwrap();
            assert!(sheet.holds(sheet.corners()[0]), "{sheet}");
        }
    }
}

#[test]
fn a_place_just_short_of_an_edge_is_on_the_sheet_before_it() {
    // The next float to the south is a nanometre off, and is another place.
    let edge = 35.0 + 2_400.0 / 3_600.0;
    let name = |latitude| Sheet::at(SheetScale::Thousand100, place(latitude, 36.6)).unwrap().to_string();
    assert_eq!((name(edge), name(f64::from_bits(edge.to_bits() - 1))), ("I-37-2".to_string(), "I-37-14".to_string()));
}

#[test]
fn spellings_of_one_sheet_are_one() {
    for (expected, spellings) in [
        (
            "I-37-85",
            &[
                "I-37-085",
                "I37-085",
                "i37-85",
                "I 37 85",
                "I–37–85",
                "09-37-085",
                "9-37-85",
                "лист I-37-85",
                "Sheet: I-37-85.",
                "І-37-85",
                "I-37-85 (1:100 000)",
                "1:100000 I-37-85",
                "М 1:100к I-37-85",
                "«I-37-85»",
                "I\u{a0}-\u{a0}37\u{a0}-\u{a0}85",
                "I-٣٧-٨٥",
            ][..],
        ),
        (
            "J-37-135-А-г-3",
            &[
                "J-37-135-A-g-3",
                "J-37-135-А-Г-3",
                "10-37-135-1-4-3",
                "J-37-135-a-d-3",
                "j37-135-Аг-3",
                "Ј-37-135-а-г-3",
            ],
        ),
        ("I-37-XIX", &["I-37-ХIХ", "i-37-xix", "I-37-ⅩⅨ", "I-37-19 1:200 000", "I-37-xІx"]),
        ("I-37-В", &["I-37-C", "I-37-С", "I-37-в", "I-37-3 масштаб 1:500 000"]),
        ("I-37-85-Г", &["I-37-85-G", "I-37-85-D", "I-37-85-4", "I-37-085-г"]),
        ("K-42-1", &["К-42-001"]),
        ("M-42-1", &["М-42-001", "13-42-001"]),
    ] {
        for spelling in spellings {
            assert_eq!(one(spelling).to_string(), *expected, "{spelling}");
        }
    }
}

#[test]
fn names_that_may_mean_two_sheets_give_both() {
    use SheetChoice as C;
    for (text, expected) in [
        ("I-37-85-B", &[("I-37-85-Б", C::LatinBIsSecond), ("I-37-85-В", C::LatinBIsThird)][..]),
        ("I-37-B", &[("I-37-Б", C::LatinBIsSecond), ("I-37-В", C::LatinBIsThird)]),
        ("I-37-20", &[("I-37-20", C::ArabicIsHundredThousand), ("I-37-XX", C::ArabicIsTwoHundredThousand)]),
        ("i37-19", &[("I-37-19", C::ArabicIsHundredThousand), ("I-37-XIX", C::ArabicIsTwoHundredThousand)]),
        (
            "09-37-2",
            &[
                ("I-37-2", C::ArabicIsHundredThousand),
                ("I-37-II", C::ArabicIsTwoHundredThousand),
                ("I-37-Б", C::DigitIsFiveHundredThousand),
            ],
        ),
        ("1-37-85", &[("A-37-85", C::OneIsRowA), ("I-37-85", C::OneIsRowI)]),
        ("l-37-85", &[("L-37-85", C::SmallLIsRowL), ("I-37-85", C::SmallLIsRowI)]),
        ("Н-37-85", &[("H-37-85", C::CyrillicEnIsRowH), ("N-37-85", C::CyrillicEnIsRowN)]),
    ] {
        let parsed = parse_sheet(text, None).unwrap();
        let ParsedSheet::Several(readings) = &parsed else { panic!("{text}: {parsed:?}") };
        let found: Vec<(String, SheetChoice)> =
            readings.iter().map(|reading| (reading.sheet.to_string(), reading.choices[0])).collect();
        let expected: Vec<(String, SheetChoice)> =
            expected.iter().map(|(name, choice)| ((*name).to_string(), *choice)).collect();
        assert_eq!(found, expected, "{text}");
    }
    // Two open letters: every combination.
    assert_eq!(names(&parse_sheet("I-37-85-B-b", None).unwrap()).len(), 4);
}

#[test]
fn a_standard_name_is_one_sheet_and_still_says_what_a_slip_would_make_of_it() {
    for (text, alternative) in [("I-37-V", "I-37-В"), ("I-37-I", "I-37-1"), ("I-37-III", "I-37-111")] {
        match parse_sheet(text, None).unwrap() {
            ParsedSheet::One { reading, alternatives } => {
                assert_eq!(reading.sheet.to_string(), text);
                assert_eq!(alternatives.len(), 1);
                assert_eq!(alternatives[0].sheet.to_string(), alternative);
            }
            ParsedSheet::Several(several) => panic!("{text}: {several:?}"),
        }
    }
}

#[test]
fn the_scale_decides_what_the_name_leaves_open() {
    for (text, scale, expected) in [
        ("I-37-20", SheetScale::Thousand100, "I-37-20"),
        ("I-37-20", SheetScale::Thousand200, "I-37-XX"),
        ("09-37-2", SheetScale::Thousand500, "I-37-Б"),
        ("I-37-V", SheetScale::Thousand500, "I-37-В"),
    ] {
        match parse_sheet(text, Some(scale)) {
            Ok(ParsedSheet::One { reading, .. }) => assert_eq!(reading.sheet.to_string(), expected),
            other => panic!("{text}: {other:?}"),
        }
    }
}

#[test]
fn what_is_no_sheet_is_refused_where_it_stands() {
    use SheetProblem as P;
    for (text, offset, problem) in [
        ("", 0, P::Empty),
        ("  ", 0, P::Empty),
        ("лист", 8, P::RowExpected),
        ("I", 1, P::ColumnExpected),
        ("I-0", 2, P::ColumnExpected),
        ("I-61", 2, P::ColumnExpected),
        ("0-37", 0, P::RowExpected),
        ("P-37-85", 0, P::DoubledSheets),
        ("Р-37-85", 0, P::DoubledSheets),
        ("16-37-85", 0, P::DoubledSheets),
        ("Z-37-85", 0, P::RowExpected),
        ("Щ-37-85", 0, P::RowExpected),
        ("I-37-85 (Ю.П.)", 9, P::SouthernHemisphere),
        ("I-37-145", 5, P::PartUnknown),
        ("I-37-XXXVII", 5, P::PartUnknown),
        ("I-37-Д", 5, P::PartUnknown),
        ("I-37-85-Д", 8, P::QuarterUnknown),
        ("I-37-85-5", 8, P::QuarterUnknown),
        ("I-37-85-Б-в-г", 14, P::QuarterUnknown),
        ("I-37-85-Б-в-3-1", 16, P::TooManyParts),
        ("I-37-XIX-А", 9, P::TooManyParts),
        ("I-37-В-1", 8, P::TooManyParts),
        ("I-37-85 1:300 000", 8, P::ScaleUnknown),
        ("I-37-XIX 1:100 000", 0, P::ScaleContradiction),
        ("I-37-85 kaart", 8, P::QuarterUnknown),
        ("kaart I-37-85", 0, P::UnknownWord),
        ("I-37@85", 4, P::UnexpectedCharacter),
        ("I-37\u{200b}-85", 4, P::UnexpectedCharacter),
        ("I-1234567890", 11, P::PartUnknown),
    ] {
        match parse_sheet(text, None) {
            Err(error) => assert_eq!((error.offset(), error.problem), (offset, problem), "{text}"),
            Ok(parsed) => panic!("{text}: read as {:?}", names(&parsed)),
        }
    }
    assert_eq!(parse_sheet(&"I".repeat(300), None).unwrap_err().problem, P::TooLong);
    assert_eq!(parse_sheet("I-37-XIX", Some(SheetScale::Thousand100)).unwrap_err().problem, P::ScaleContradiction);
}

#[test]
fn places_without_single_sheets_are_refused() {
    let at = |latitude, longitude| Sheet::at(SheetScale::Thousand100, place(latitude, longitude));
    assert_eq!(at(-0.000_001, 36.0), Err(Uncovered::SouthernHemisphere));
    assert_eq!(at(60.0, 36.0), Err(Uncovered::DoubledSheets));
}

#[test]
fn neighbours_adjoin_and_go_round_the_globe() {
    let sheet = one("I-37-85");
    assert_eq!(sheet.neighbour(1, 0).unwrap().to_string(), "I-37-73");
    assert_eq!(sheet.neighbour(0, -1).unwrap().to_string(), "I-36-96");
    assert_eq!(one("O-60-001").neighbour(1, 0), None);
    assert_eq!(one("A-01-133").neighbour(-1, 0), None);
    assert_eq!(one("A-01-133").neighbour(0, -1).unwrap().to_string(), "A-60-144");
    assert_eq!(one("I-37-85-Б-в-3").on(SheetScale::Thousand200).unwrap().to_string(), "I-37-XIX");
    assert_eq!(one("I-37-85").on(SheetScale::Thousand10), None);
}

#[test]
fn near_a_seam_both_zones_are_named_and_the_datum_strip_is_marked() {
    // 35.0 N 35.999999 E on WGS84 lies at 36.00122 E on SK-42: zone 7 there, zone 6 by its WGS84 longitude.
    let split = seam_near(place(35.000_31, 36.001_22), place(35.0, 35.999_999)).unwrap();
    assert_eq!((split.meridian_degrees, split.zone, split.other_zone), (36, 7, 6));
    assert!(split.is_split_by_datum);
    assert_eq!(Sheet::at(SheetScale::Thousand100, place(35.000_31, 36.001_22)).unwrap().to_string(), "I-37-25");
    assert_eq!(split.other_sheet(SheetScale::Thousand100).unwrap().to_string(), "I-36-36");

    for (sk42_longitude, expected) in [
        (36.5, Some((7, 6))),
        (36.500_1, None),
        (35.5, Some((6, 7))),
        (41.9, Some((7, 8))),
        (42.0, Some((8, 7))),
        (39.0, None),
    ] {
        let seam = seam_near(place(35.0, sk42_longitude), place(35.0, sk42_longitude - 0.001_2));
        assert_eq!(seam.map(|seam| (seam.zone, seam.other_zone)), expected, "{sk42_longitude}");
        assert!(seam.is_none_or(|seam| seam.is_split_by_datum == (sk42_longitude == 42.0)));
    }
    let antimeridian = seam_near(place(35.0, -179.9), place(35.0, 179.999)).unwrap();
    assert_eq!((antimeridian.zone, antimeridian.other_zone, antimeridian.is_split_by_datum), (31, 30, false));
}

#[test]
fn squares_grow_with_the_scale() {
    for (scale, km) in [
        (SheetScale::Thousand25, Some(1)),
        (SheetScale::Thousand50, Some(1)),
        (SheetScale::Thousand100, Some(2)),
        (SheetScale::Thousand200, Some(4)),
        (SheetScale::Million, None),
    ] {
        assert_eq!(scale.square_km(), km);
    }
}

/// Pieces that names and near-names are made of.
const PIECES: [&str; 24] = [
    "I",
    "J",
    "Н",
    "l",
    "1",
    "09",
    "37",
    "60",
    "61",
    "-",
    " ",
    "–",
    "85",
    "144",
    "XIX",
    "Х",
    "B",
    "Б",
    "в",
    "3",
    "1:100 000",
    "лист",
    "(Ю.П.)",
    ":",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_name_leads_back_to_its_sheet(latitude in 0.0..59.999_f64, longitude in -180.0..180.0_f64, scale in 0..7_usize) {
        let scale = SheetScale::ALL[scale];
        let sk42 = place(latitude, longitude);
        let sheet = Sheet::at(scale, sk42).unwrap();
        prop_assert!(sheet.holds(sk42));
        // INVARIANT(sheet-on-its-lattice)
        prop_assert_eq!(sheet.south_arcsec() % scale.height_arcsec(), 0);
        prop_assert_eq!(sheet.west_arcsec() % scale.width_arcsec(), 0);
        for name in [sheet.to_string(), sheet.name_in_digits()] {
            match parse_sheet(&name, Some(scale)) {
                Ok(ParsedSheet::One { reading, .. }) => prop_assert_eq!(reading.sheet, sheet, "{}", name),
                other => prop_assert!(false, "{}: {:?}", name, other),
            }
        }
        // Without the scale the sheet is at least among the readings.
        let parsed = parse_sheet(&sheet.to_string(), None).unwrap();
        prop_assert!(parsed.readings().any(|reading| reading.sheet == sheet), "{}", sheet);
    }

    #[test]
    fn hostile_text_never_panics(text in "\\PC{0,60}") {
        let _ = parse_sheet(&text, None);
    }

    #[test]
    fn jumbled_pieces_never_panic_and_errors_lie_inside(pieces in proptest::collection::vec(0..PIECES.len(), 0..12)) {
        let text: String = pieces.into_iter().map(|index| PIECES[index]).collect();
        match parse_sheet(&text, None) {
            Err(error) => prop_assert!(text.is_char_boundary(error.offset())),
            Ok(parsed) => prop_assert!(parsed.readings().count() >= 1),
        }
    }
}
