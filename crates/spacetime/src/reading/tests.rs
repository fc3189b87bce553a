//! One place in every notation, out of messages, read two ways, and refused where it stands; every pitfall of the field is a row.

use super::{Answer, Cell, Notation, Provenance, Reading, ReadingContext, ReadingProblem, RemarkKind, Why, read_place};
use crate::{
    DegreeProblem, MgrsProblem, Position, SheetProblem, SheetScale, SquareMismatch, SquareProblem, geodesic,
    parse_sheet,
};
use proptest::prelude::*;
use std::string::{String, ToString};
use std::vec::Vec;

const NOTHING_KNOWN: ReadingContext = ReadingContext { scale: None, sheet: None, near: None, provenance: None };

fn near(latitude_e7: i32, longitude_e7: i32) -> ReadingContext {
    ReadingContext { near: Some(Position::from_e7(latitude_e7, longitude_e7).unwrap()), ..NOTHING_KNOWN }
}

/// The one reading of a text, and its alternatives.
fn one_with(text: &str, context: &ReadingContext) -> (Reading, Vec<Reading>) {
    match read_place(text, context).map(|parsed| parsed.answer) {
        Ok(Answer::One { reading, alternatives }) => (reading, alternatives),
        other => panic!("{text}: {other:?}"),
    }
}

fn one(text: &str) -> Reading {
    one_with(text, &NOTHING_KNOWN).0
}

fn several(text: &str, context: &ReadingContext) -> Vec<Reading> {
    match read_place(text, context).map(|parsed| parsed.answer) {
        Ok(Answer::Several(readings)) => readings,
        other => panic!("{text}: {other:?}"),
    }
}

fn apart_m(reading: &Reading, latitude_degrees: f64, longitude_degrees: f64) -> f64 {
    let e7 = |degrees: f64| libm::round(degrees * 1e7) as i32;
    let place = Position::from_e7(e7(latitude_degrees), e7(longitude_degrees)).unwrap();
    geodesic::inverse(reading.position(), place).distance_mm as f64 / 1_000.0
}

/// The first of the reference points (PROJ, GeographicLib): WGS84 33.5138 N 36.2765 E.
const PLACE: (f64, f64) = (33.513_8, 36.276_5);

#[test]
fn one_place_is_read_in_every_notation() {
    for (text, system, slack_m) in [
        // Degrees.
        ("33.5138 36.2765", "wgs84", 0.02),
        ("33,5138; 36,2765", "wgs84", 0.02),
        ("33°30′49.68″N 036°16′35.4″E", "wgs84", 0.02),
        ("33º30'49,68\" с.ш. 36º16'35,4\" в.д.", "wgs84", 0.02),
        ("WGS-84: 33°30'49.68\"N, 36°16'35.4\"E", "wgs84", 0.02),
        ("٣٣٫٥١٣٨ ش ٣٦٫٢٧٦٥ ق", "wgs84", 0.02),
        ("33.5138ش 36.2765ق", "wgs84", 0.02),
        ("Lat 33.5138, Lon 36.2765 (WGS84)", "wgs84", 0.02),
        // SK-42, geographic.
        ("СК-42 33°30′50,8874″ с.ш. 36°16′39,6889″ в.д.", "sk42", 0.1),
        ("SK-42: 33.51413538 36.27769137", "sk42", 0.1),
        ("CK42 33.51413538N 36.27769137E", "sk42", 0.1),
        ("Пулково-1942 33,51413538; 36,27769137", "sk42", 0.1),
        // Gauss-Krüger: X north first, zone before Y.
        ("X=3713155.8 Y=7247035.6", "sk42-gk7", 0.1),
        ("Х=3713155,8 У=7247035,6", "sk42-gk7", 0.1),
        ("Y=7247035.6, X=3713155.8", "sk42-gk7", 0.1),
        ("СК-42 X: 3713155.8; Y: 7247035.6", "sk42-gk7", 0.1),
        ("x = 3 713 155,8 м  y = 7 247 035,6 м", "sk42-gk7", 0.1),
        ("3713155.8 7247035.6", "sk42-gk7", 0.1),
        ("ГК зона 7 X=3713155.8 Y=247035.6", "sk42-gk7", 0.1),
        ("Гаусса-Крюгера, зона № 7: X=3713155.8, Y=7247035.6", "sk42-gk7", 0.1),
        ("sk42-gk7 3713155.8 7247035.6", "sk42-gk7", 0.1),
        ("SK42 GK7 3713155.8 247035.6", "sk42-gk7", 0.1),
        ("X=٣٧١٣١٥٥ Y=٧٢٤٧٠٣٥", "sk42-gk7", 1.2),
        // UTM, easting first.
        ("37N 247029 3711570", "utm37n", 1.0),
        ("UTM 37N 247029.3593 3711570.3744", "utm37n", 0.02),
        ("UTM zone 37N: 247029E 3711570N", "utm37n", 1.0),
        ("37S 247029E 3711570N", "utm37n", 1.0),
        ("37S 247029mE 3711570mN", "utm37n", 1.0),
        ("37 N E 247029 N 3711570", "utm37n", 1.0),
        ("37N 3711570N 247029E", "utm37n", 1.0),
        ("UTM: 247029 E, 3711570 N, 37N", "utm37n", 1.0),
        ("utm37n 247029 3711570", "utm37n", 1.0),
        ("37 С 247029 3711570", "utm37n", 1.0),
        // MGRS.
        ("37SBT4702911570", "mgrs", 1.0),
        ("MGRS: 37S BT 47029 11570", "mgrs", 1.0),
        ("grid 37sbt 4702911570.", "mgrs", 1.0),
        ("37SВТ4702911570", "mgrs", 1.0),
    ] {
        let reading = one(text);
        assert_eq!(reading.system.name(), system, "{text}");
        assert!(apart_m(&reading, PLACE.0, PLACE.1) <= slack_m, "{text}: {}", reading.position());
    }
}

#[test]
fn words_of_a_message_are_passed_over_and_hidden_characters_are_reported() {
    let text = "Координаты:\n\u{200f}MGRS\u{a0}37S\u{200b}BT 47029 11570\u{202c}.\r\n";
    let parsed = read_place(text, &NOTHING_KNOWN).unwrap();
    assert!(matches!(parsed.answer, Answer::One { .. }));
    let kinds: Vec<(RemarkKind, Option<char>)> =
        parsed.remarks.iter().map(|remark| (remark.kind, remark.found)).collect();
    assert_eq!(
        kinds,
        [
            (RemarkKind::HiddenCharacter, Some('\u{200f}')),
            (RemarkKind::UnusualSpace, Some('\u{a0}')),
            (RemarkKind::HiddenCharacter, Some('\u{200b}')),
            (RemarkKind::HiddenCharacter, Some('\u{202c}')),
            (RemarkKind::WordPassedOver, Some('К')),
        ]
    );
    // The place is counted in the text as it was pasted.
    assert_eq!((parsed.remarks[0].place.character, parsed.remarks[0].place.offset), (13, 22));
    assert_eq!(parsed.remarks[0].arguments()[2].1, "U+200F");
}

#[test]
fn a_hidden_character_within_a_number_does_not_part_it() {
    assert!(apart_m(&one("33.51\u{200b}38 36.2765"), PLACE.0, PLACE.1) < 0.02);
}

#[test]
fn a_datum_that_is_not_stated_is_said_to_be_supplied() {
    let supplied = |text: &str| {
        let parsed = read_place(text, &NOTHING_KNOWN).unwrap();
        parsed.remarks.iter().any(|remark| remark.kind == RemarkKind::DatumSupplied)
    };
    for (text, expected) in [
        ("33.5138 36.2765", true),
        ("WGS84 33.5138 36.2765", false),
        ("X=3713155 Y=7247035", true),
        ("СК-42 X=3713155 Y=7247035", false),
        ("СК-95 X=3713155 Y=7247035", false),
        ("37SBT4702911570", false),
        ("37N 247029 3711570", false),
    ] {
        assert_eq!(supplied(text), expected, "{text}");
    }
}

#[test]
fn other_datums_are_read_when_they_are_named() {
    for (text, system) in [
        ("СК-95 33.5141 36.2777", "sk95"),
        ("СК-95 X=3713155 Y=7247035", "sk95-gk7"),
        ("ГСК-2011 X=3713155 Y=7247035", "gsk2011-gk7"),
        ("ГСК-2011 33.5138 36.2765", "gsk2011"),
        ("ПЗ-90.11 33.5138 36.2765", "pz90.11"),
        ("ED50 33.5147 36.2773", "ed50"),
    ] {
        let reading = one(text);
        assert_eq!(reading.system.name(), system, "{text}");
        assert!(apart_m(&reading, PLACE.0, PLACE.1) < 150.0, "{text}: {}", reading.position());
    }
}

#[test]
fn regional_planes_are_read_by_their_name_easting_first() {
    // The second reference point, 36.199167 N 37.162778 E.
    let reading = one("levant-zone 283039.7321 471897.1767");
    assert_eq!((reading.system.name(), reading.notation), ("levant-zone", Notation::Regional));
    assert!(apart_m(&reading, 36.199_167, 37.162_778) < 1.0, "{}", reading.position());
    assert_eq!(one("Syria Lambert 283039 471897").system.name(), "syria-lambert");
    assert_eq!(one("UPS N 2000000 2000000").position().latitude().as_e7(), 900_000_000);
    assert_eq!(one("UPS Z 2100000 2000000").notation, Notation::Ups);
}

#[test]
fn grid_references_keep_their_precision_as_a_cell() {
    for (text, size_m) in [
        ("37SBT", 100_000.0),
        ("37SBT41", 10_000.0),
        ("37SBT4711", 1_000.0),
        ("37S BT 470 115", 100.0),
        ("37SBT4702911570", 1.0),
    ] {
        let reading = one(text);
        let Cell::Polygon { corners, size_m: found } = reading.cell else { panic!("{text}") };
        assert_eq!(found, size_m);
        let [south_west, _, north_east, _] = corners;
        assert!(south_west.latitude() < north_east.latitude() && south_west.longitude() < north_east.longitude());
        assert!(reading.sigma_m() >= size_m / 4.0);
    }
}

#[test]
fn sheets_and_squares_are_cells_on_the_pinned_chain() {
    let context = ReadingContext { scale: Some(SheetScale::Thousand50), ..NOTHING_KNOWN };
    for (text, context, notation, size_m) in [
        ("I-37-85-Б-в-3", NOTHING_KNOWN, Notation::Sheet(SheetScale::Thousand10), 5_900.0),
        ("лист I-37-XIX", NOTHING_KNOWN, Notation::Sheet(SheetScale::Thousand200), 94_000.0),
        ("кв. 1347 на листе I-37-85-Б", NOTHING_KNOWN, Notation::Square(SheetScale::Thousand50), 1_000.0),
        ("I-37-85-Б, квадрат 1347, по улитке 7", NOTHING_KNOWN, Notation::Square(SheetScale::Thousand50), 334.0),
        ("квадрат 1246 (лист I-37-85)", NOTHING_KNOWN, Notation::Square(SheetScale::Thousand100), 2_000.0),
        ("1347-7 лист I-37-85 1:50 000", NOTHING_KNOWN, Notation::Square(SheetScale::Thousand50), 334.0),
        ("1347-9-4 лист I-37-85", context, Notation::Square(SheetScale::Thousand50), 112.0),
    ] {
        let (reading, _) = one_with(text, &context);
        assert_eq!(reading.notation, notation, "{text}");
        assert_eq!(reading.pipeline(), "gost-32453-2017/sk42-pz90.11-wgs84(g1150)/3d");
        let Cell::Polygon { corners, size_m: found } = reading.cell else { panic!("{text}") };
        assert!((found / size_m - 1.0).abs() < 0.02, "{text}: {found}");
        let [south_west, south_east, north_east, north_west] = corners;
        assert!(south_west.latitude() < north_west.latitude() && south_east.latitude() < north_east.latitude());
        assert!(south_west.longitude() < south_east.longitude());
        assert!(apart_m(&reading, PLACE.0, PLACE.1) < f64::max(size_m * 1.5, 800.0), "{text}");
        let (Notation::Sheet(scale) | Notation::Square(scale)) = notation else { panic!("{text}") };
        assert_eq!(reading.provenance, Provenance::FromMap(scale));
    }
}

#[test]
fn a_square_is_asked_for_its_scale_and_then_for_its_sheet() {
    use ReadingProblem as P;
    let scaled = ReadingContext { scale: Some(SheetScale::Thousand50), ..NOTHING_KNOWN };
    let problem = |text: &str, context: &ReadingContext| read_place(text, context).unwrap_err().problem;
    assert_eq!(problem("квадрат 1347", &NOTHING_KNOWN), P::SquareScaleMissing);
    assert_eq!(problem("1347-7", &NOTHING_KNOWN), P::SquareScaleMissing);
    assert_eq!(problem("квадрат 1347", &scaled), P::SquareSheetMissing);
    assert_eq!(problem("квадрат 1347 М 1:50 000", &NOTHING_KNOWN), P::SquareSheetMissing);
    // The sheet of a small scale does not tell the grid.
    assert_eq!(problem("квадрат 1347 лист I-37-В", &NOTHING_KNOWN), P::SquareScaleMissing);
    let odd = SquareMismatch::NotALine { digits: 13, side_km: 2 };
    assert_eq!(problem("квадрат 1347 лист I-37-85", &NOTHING_KNOWN), P::SquareMismatch(odd));
    assert_eq!(problem("квадрат 9999 лист I-37-85-Б", &NOTHING_KNOWN), P::SquareMismatch(SquareMismatch::NotOnSheet));
}

#[test]
fn a_square_near_a_place_comes_as_candidates_the_nearest_first() {
    let context = ReadingContext { scale: Some(SheetScale::Thousand50), ..near(335_000_000, 369_000_000) };
    let readings = several("квадрат 1105-7", &context);
    assert_eq!(readings[0].why, [Why::NearestToReference]);
    assert!(readings.iter().skip(1).all(|reading| reading.why == [Why::FartherFromReference]));
    assert!(apart_m(&readings[0], 33.5, 36.9) < 5_000.0);
    assert!(apart_m(&readings[1], 33.5, 36.9) > 90_000.0);
}

#[test]
fn shortened_and_zoneless_coordinates_need_a_reference_and_give_candidates() {
    use ReadingProblem as P;
    let problem = |text: &str| read_place(text, &NOTHING_KNOWN).unwrap_err().problem;
    assert_eq!(problem("X=13155 Y=47035"), P::ReferenceMissing);
    assert_eq!(problem("X=3713155 Y=247035"), P::ZoneMissing);
    assert_eq!(problem("247029 3711570"), P::UtmZoneMissing);

    let readings = several("X=13155 Y=47035", &near(335_000_000, 365_500_000));
    assert_eq!(
        (readings[0].notation, &readings[0].why),
        (Notation::GaussKruegerShortened, &[Why::NearestToReference].to_vec())
    );
    assert!(apart_m(&readings[0], PLACE.0, PLACE.1) < 1.2, "{readings:?}");

    let parsed = parse_sheet("I-37-85", Some(SheetScale::Thousand100)).unwrap();
    let sheet = parsed.readings().next().map(|reading| reading.sheet);
    let (reading, _) = one_with("X=13155 Y=47035", &ReadingContext { sheet, ..NOTHING_KNOWN });
    assert!(apart_m(&reading, PLACE.0, PLACE.1) < 1.2);

    let (reading, _) = one_with("X=3713155 Y=247035", &near(335_000_000, 369_000_000));
    assert_eq!(reading.why, [Why::ZoneOfReference]);
    assert!(apart_m(&reading, PLACE.0, PLACE.1) < 1.2);
    // Within half a degree of the seam both zones may be meant.
    assert_eq!(several("X=3713155 Y=247035", &near(335_000_000, 362_000_000)).len(), 2);
    let (reading, _) = one_with("247029 3711570", &near(335_000_000, 369_000_000));
    assert_eq!((reading.system.name(), reading.why), ("utm37n", std::vec![Why::ZoneOfReference]));
}

#[test]
fn what_can_be_read_two_ways_with_equal_right_gives_both() {
    for (text, systems, whys) in [
        (
            "I-37-85-B",
            ["sk42", "sk42"],
            [Why::Sheet(crate::SheetChoice::LatinBIsSecond), Why::Sheet(crate::SheetChoice::LatinBIsThird)],
        ),
        (
            "I-37-20",
            ["sk42", "sk42"],
            [
                Why::Sheet(crate::SheetChoice::ArabicIsHundredThousand),
                Why::Sheet(crate::SheetChoice::ArabicIsTwoHundredThousand),
            ],
        ),
        ("UTM 37 247029 3711570", ["utm37n", "utm37s"], [Why::NorthSupplied, Why::SouthSupplied]),
        ("кв. 1347-B лист I-37-85-Б", ["sk42-gk7", "sk42-gk7"], [Why::LatinBIsNorthEast, Why::LatinBIsSouth]),
    ] {
        let readings = several(text, &NOTHING_KNOWN);
        let found: Vec<(&str, Why)> = readings.iter().map(|reading| (reading.system.name(), reading.why[0])).collect();
        assert_eq!(found, systems.into_iter().zip(whys).collect::<Vec<_>>(), "{text}");
    }
    // A zone of 37 is not one of Gauss-Krüger here: the column of the map, or UTM's number, is meant, or a place half the world away.
    let readings = several("зона 37 X=3713155 Y=247035", &NOTHING_KNOWN);
    assert_eq!(readings.iter().map(|reading| reading.system.name()).collect::<Vec<_>>(), ["sk42-gk37", "sk42-gk7"]);
}

#[test]
fn what_a_slip_would_make_of_a_text_is_said_beside_its_reading() {
    for (text, system, why, alternative) in [
        ("37S 247029 3711570", "utm37n", Why::LetterIsHemisphere, (-56.7, 34.9)),
        ("33.5138 36.2765", "wgs84", Why::AxesSwapped, (36.2765, 33.5138)),
        ("33.50 N 36.15 E", "wgs84", Why::DecimalsAreMinutes, (33.833_333_3, 36.25)),
        ("35.5 N 40.3 E", "wgs84", Why::DecimalsAreMinutes, (35.083_333_3, 40.05)),
        ("3713155 7247035", "sk42-gk7", Why::AxesSwapped, (65.3, 19.6)),
        ("I-37-V", "sk42", Why::Sheet(crate::SheetChoice::LatinVIsThird), (33.0, 37.5)),
    ] {
        let (reading, alternatives) = one_with(text, &NOTHING_KNOWN);
        assert_eq!(reading.system.name(), system, "{text}");
        let slip = alternatives.iter().find(|reading| reading.why.contains(&why)).unwrap();
        assert!(apart_m(slip, alternative.0, alternative.1) < 40_000.0, "{text}: {}", slip.position());
    }
    let (_, alternatives) = one_with("33.50 N 36.15 E", &NOTHING_KNOWN);
    assert_eq!(alternatives[0].position(), Position::from_e7(338_333_333, 362_500_000).unwrap());
}

#[test]
fn the_letter_behind_a_utm_zone_is_a_half_or_a_band_and_the_reading_says_which() {
    use ReadingProblem as P;
    assert_eq!(one("37N 247029 3711570").why, [Why::LetterIsHemisphere]);
    assert_eq!(one("37N 247029 111570").why, []);
    assert_eq!(one("37S 247029 3711570").why, [Why::LetterIsBand]);
    let south = one("37S 247029 6288430");
    assert_eq!((south.system.name(), south.why), ("utm37s", std::vec![Why::LetterIsHemisphere]));
    assert_eq!(one("37T 247029 4711570").why, []);
    let problem = |text: &str| read_place(text, &NOTHING_KNOWN).unwrap_err().problem;
    assert_eq!(problem("37T 247029 3711570"), P::UtmBand);
    assert_eq!(problem("37I 247029 3711570"), P::UtmLetter);
    assert_eq!(problem("61N 247029 3711570"), P::ZoneOutOfRange);
    assert_eq!(problem("UTM 37N 47029 3711570"), P::UtmOutOfRange);
    // Northing first is a slip that shows itself.
    assert_eq!(one("37N 3711570 247029").why, [Why::LetterIsHemisphere, Why::AxesSwapped]);
}

#[test]
fn what_is_no_place_is_refused_where_it_stands_with_the_code_of_its_cure() {
    use ReadingProblem as P;
    for (text, character, problem, code) in [
        ("", 1, P::Empty, "reading-empty"),
        (" \u{200b}\u{a0} ", 1, P::Empty, "reading-empty"),
        ("33.5138", 8, P::Degrees(DegreeProblem::NumberMissing), "degrees-number-missing"),
        ("35 40", 6, P::Degrees(DegreeProblem::NumberMissing), "degrees-number-missing"),
        ("33.3376, 40,1408", 12, P::Degrees(DegreeProblem::AmbiguousComma), "degrees-ambiguous-comma"),
        ("35 20 15 s 40 08 30 E", 10, P::Degrees(DegreeProblem::AmbiguousLetter), "degrees-ambiguous-letter"),
        ("цель 33.5138 36.2765", 1, P::Degrees(DegreeProblem::UnknownWord), "degrees-unknown-word"),
        ("37SBT470291157", 15, P::Mgrs(MgrsProblem::OddDigits), "mgrs-odd-digits"),
        ("I-37-145", 6, P::Sheet(SheetProblem::PartUnknown), "sheet-part-unknown"),
        ("I-37-85 1:300 000", 9, P::ScaleUnknown, "sheet-scale-unknown"),
        ("квадрат 13475", 9, P::Square(SquareProblem::DigitsExpected), "square-digits-expected"),
        ("WGS84 СК-42 33.5138 36.2765", 7, P::SystemTwice, "reading-system-twice"),
        ("СК-42 MGRS 37SBT4702911570", 12, P::NotOnThisDatum, "reading-not-on-this-datum"),
        ("ED50 UTM 37N 247029 3711570", 10, P::NotOnThisDatum, "reading-not-on-this-datum"),
        ("ED50 X=3713155 Y=7247035", 8, P::NotOnThisDatum, "reading-not-on-this-datum"),
        ("СК-95 I-37-85", 7, P::NotOnThisDatum, "reading-not-on-this-datum"),
        ("X=3713155", 10, P::NumberMissing, "reading-number-missing"),
        ("X=3713155 X=7247035", 13, P::AxisTwice, "reading-axis-twice"),
        ("X=3713155 7247035", 11, P::AxisMissing, "reading-axis-missing"),
        ("X=3713155 Y=7247035 700", 21, P::TooMuch, "reading-too-much"),
        ("зона 6 X=3713155 Y=7247035", 10, P::ZoneContradiction, "reading-zone-contradiction"),
        ("зона 77 X=3713155 Y=247035", 11, P::ZoneOutOfRange, "reading-zone-out-of-range"),
        ("X=13713155 Y=7247035", 3, P::RectangularOutOfRange, "reading-rectangular-out-of-range"),
        ("X=3713155 Y=7947035", 3, P::RectangularOutOfRange, "reading-rectangular-out-of-range"),
        ("UPS 2000000 2000000", 5, P::UpsHalfMissing, "reading-ups-half-missing"),
        ("X=3.713.155 Y=7247035", 3, P::NumberUnclear, "reading-number-unclear"),
    ] {
        let error = read_place(text, &NOTHING_KNOWN).unwrap_err();
        assert_eq!((error.place.character, &error.problem, error.code()), (character, &problem, code), "{text}");
    }
    assert_eq!(read_place(&"3".repeat(300), &NOTHING_KNOWN).unwrap_err().problem, P::TooLong);
}

#[test]
fn swapped_axes_of_full_coordinates_are_read_only_as_a_slip() {
    // X beyond the pole as written; the other way round it is a place, and said to be swapped. With letters nothing is swapped.
    assert_eq!(
        read_place("X=57247035 Y=3713155", &NOTHING_KNOWN).unwrap_err().problem,
        ReadingProblem::RectangularOutOfRange
    );
    let reading = one("57247035 3713155");
    assert_eq!(reading.why, [Why::AxesSwapped]);
}

#[test]
fn uncertainty_follows_the_provenance_and_the_last_digit() {
    for (text, provenance, sigma_m) in [
        ("WGS84 33.5138000 36.2765000", Provenance::Digital, 3.0),
        ("WGS84 33.51 36.28", Provenance::Digital, 321.0),
        ("СК-42 X=3713155 Y=7247035", Provenance::StandardUnknown, 5.0),
        ("СК-42 (ГОСТ 32453-2017) X=3713155 Y=7247035", Provenance::Digital, 3.0),
        ("37SBT4702911570", Provenance::Digital, 3.0),
        ("37SBT4711", Provenance::Digital, 288.7),
    ] {
        let reading = one(text);
        assert_eq!(reading.provenance, provenance, "{text}");
        assert!((reading.sigma_m() / sigma_m - 1.0).abs() < 0.02, "{text}: {}", reading.sigma_m());
    }
    let context = ReadingContext { provenance: Some(Provenance::FromMap(SheetScale::Thousand100)), ..NOTHING_KNOWN };
    let (reading, _) = one_with("X=3713155 Y=7247035", &context);
    assert!((reading.sigma_m() - 75.0).abs() < 0.1);
}

#[test]
fn a_point_on_the_edge_of_a_sheet_belongs_to_one_sheet_only() {
    let north = one("J-37-133");
    let south = one("I-37-001");
    let (Cell::Polygon { corners: [south_west, ..], .. }, Cell::Polygon { corners: [.., north_west], .. }) =
        (north.cell, south.cell)
    else {
        panic!()
    };
    assert_eq!(south_west, north_west);
}

/// Pieces that hostile and careless texts are made of.
const PIECES: [&str; 40] = [
    "35",
    "40",
    "37",
    "7",
    "3713155",
    "7247035",
    "247029",
    "13155",
    "1347",
    "0",
    ".",
    ",",
    ";",
    ":",
    " ",
    "-",
    "=",
    "°",
    "'",
    "N",
    "S",
    "E",
    "X",
    "Y",
    "У",
    "SBT",
    "I",
    "Б",
    "B",
    "XIX",
    "лист ",
    "кв. ",
    "UTM ",
    "MGRS ",
    "СК-42 ",
    "зона ",
    "1:50 000",
    "(",
    ")",
    "\u{200b}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn hostile_text_never_panics_and_errors_lie_inside(text in "\\PC{0,60}") {
        if let Err(error) = read_place(&text, &near(335_000_000, 362_000_000)) {
            prop_assert!(text.is_char_boundary(error.offset()));
            prop_assert_eq!(text.get(error.offset()..).and_then(|rest| rest.chars().next()), error.found);
        }
    }

    #[test]
    fn jumbled_pieces_never_panic_and_errors_lie_inside(pieces in proptest::collection::vec(0..PIECES.len(), 0..14)) {
        let text: String = pieces.into_iter().map(|index| PIECES[index]).collect();
        for context in [NOTHING_KNOWN, near(335_000_000, 362_000_000)] {
            match read_place(&text, &context) {
                Err(error) => {
                    prop_assert!(text.is_char_boundary(error.offset()));
                    prop_assert_eq!(text.get(error.offset()..).and_then(|rest| rest.chars().next()), error.found);
                }
                Ok(parsed) => {
                    let count = parsed.answer.readings().count();
                    let is_one = matches!(parsed.answer, Answer::One { .. });
                    prop_assert!(is_one || count >= 2);
                    prop_assert!(parsed.answer.readings().all(|reading| reading.sigma_m() >= 3.0));
                }
            }
        }
    }

    #[test]
    fn positions_are_read_back_from_degrees(latitude_e7 in -900_000_000..=900_000_000, longitude_e7 in -1_799_999_999..=1_800_000_000) {
        let place = Position::from_e7(latitude_e7, longitude_e7).unwrap();
        let parsed = read_place(&place.to_string(), &NOTHING_KNOWN).unwrap();
        prop_assert_eq!(parsed.answer.readings().next().map(Reading::position), Some(place));
    }
}

#[test]
fn many_decimals_are_no_minutes() {
    // Found by the fuzz target: the decimals were taken for minutes before they were seen to be too many.
    let parsed = read_place("33.511888888888\u{634} 36.2765\u{642}", &ReadingContext::default()).unwrap();
    assert!(parsed.answer.readings().count() > 0);
}
