//! Squares of published places on maps of two scales, the snail, quarters, and names that stand for several squares.

use super::{
    ParsedSquare, SquareFineness, SquareMismatch, SquareName, SquarePart, SquareProblem, in_zone, parse_square,
};
use crate::systems::gauss_krueger::GaussKruegerZone;
use crate::systems::sk42;
use crate::{Geodetic, ParsedSheet, Sheet, SheetScale, parse_sheet};
use proptest::prelude::*;
use std::string::{String, ToString};

/// WGS84 latitude and longitude, X and Y without prefix, square and snail on 1 km squares, clockwise quarter, square and snail on 2 km
/// squares.
type Row = (f64, f64, f64, f64, &'static str, u8, char, &'static str, u8);

/// Computed with PROJ by the pinned chain; 13 places of the theatre.
const PLACES: [Row; 13] = [
    (33.513_800, 36.276_500, 3_713_155.8, 247_035.6, "1347", 7, 'Г', "1246", 9),
    (36.199_167, 37.162_778, 4_009_307.6, 334_866.7, "0934", 5, 'В', "0834", 9),
    (34.730_818, 36.709_527, 3_847_220.4, 290_312.7, "4790", 7, 'Г', "4690", 8),
    (35.135_000, 36.751_389, 3_891_985.5, 295_156.3, "9195", 1, 'А', "9094", 2),
    (35.523_611, 35.787_500, 3_936_368.1, 752_982.0, "3652", 4, 'В', "3652", 6),
    (34.889_000, 35.886_600, 3_866_190.2, 764_021.7, "6664", 7, 'Г', "6664", 7),
    (35.400_914, 35.948_681, 3_923_174.8, 768_014.6, "2368", 7, 'Г', "2268", 8),
    (35.931_111, 36.633_333, 3_980_588.7, 286_516.4, "8086", 9, 'Б', "8086", 7),
    (36.528_056, 37.954_722, 4_044_746.1, 406_493.3, "4406", 2, 'А', "4406", 8),
    (35.950_556, 39.009_444, 3_980_156.1, 500_960.6, "8000", 5, 'В', "8000", 6),
    (35.335_833, 40.140_556, 3_912_547.7, 603_802.8, "1203", 4, 'Б', "1202", 5),
    (35.019_400, 40.450_300, 3_877_805.8, 632_477.2, "7732", 2, 'А', "7632", 1),
    (34.452_222, 40.918_889, 3_815_594.7, 676_451.4, "1576", 9, 'А', "1476", 1),
];

fn name(text: &str) -> SquareName {
    match parse_square(text) {
        Ok(ParsedSquare::One(name)) => name,
        other => panic!("{text}: {other:?}"),
    }
}

fn sheet(text: &str) -> Sheet {
    match parse_sheet(text, None) {
        Ok(ParsedSheet::One { reading, .. }) => reading.sheet,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn points_have_their_published_squares_ninths_and_quarters() {
    for (_, _, north_m, east_m, square, snail, quarter, square_2km, snail_2km) in PLACES {
        let of = |scale, fineness| SquareName::of(scale, north_m, east_m, fineness).unwrap().to_string();
        let one = SheetScale::Thousand50;
        assert_eq!(of(one, SquareFineness::Square), square);
        assert_eq!(of(one, SquareFineness::Snail(1)), std::format!("{square}-{snail}"));
        let quarter = match quarter {
            'А' | 'Б' => quarter.to_string(),
            _ => String::from("В/Г"),
        };
        assert_eq!(of(one, SquareFineness::Quarter), std::format!("{square}-{quarter}"));
        assert_eq!(of(SheetScale::Thousand100, SquareFineness::Snail(1)), std::format!("{square_2km}-{snail_2km}"));
    }
}

#[test]
fn a_square_on_its_sheet_or_near_a_point_holds_its_place() {
    for (latitude, longitude, north_m, east_m, square, snail, _, square_2km, snail_2km) in PLACES {
        let wgs84 = Geodetic::new(latitude, longitude, 0.0).unwrap();
        let sk42 = sk42::from_wgs84(wgs84).unwrap();
        for (scale, text) in [
            (SheetScale::Thousand50, std::format!("{square}-{snail}")),
            (SheetScale::Thousand25, std::format!("{square}-{snail}")),
            (SheetScale::Thousand100, std::format!("{square_2km}-{snail_2km}")),
        ] {
            let cells = name(&text).on_sheet(Sheet::at(scale, sk42).unwrap(), scale).unwrap();
            assert_eq!(cells.len(), 1, "{text}");
            assert!(cells[0].holds(north_m, east_m), "{text} {:?}", cells[0]);
            let near = name(&text).near(wgs84, scale).unwrap();
            assert!(near[0].cell.holds(north_m, east_m), "{text} {near:?}");
            assert!(near.windows(2).all(|pair| pair[0].distance_m <= pair[1].distance_m));
        }
    }
}

#[test]
fn spellings_of_a_square_are_one() {
    for (text, expected) in [
        ("1347", "1347"),
        ("13 47", "1347"),
        ("13-47", "1347"),
        ("квадрат 1347", "1347"),
        ("кв.1347", "1347"),
        ("кв. 1347, по улитке 7", "1347-7"),
        ("Квадрат 1347 (улитка 7)", "1347-7"),
        ("(4914-9)", "4914-9"),
        ("1347-9-4", "1347-9-4"),
        ("1347/9/4", "1347-9-4"),
        ("١٣٤٧-٧", "1347-7"),
        ("square 1347 snail 7", "1347-7"),
        ("(5013-А)", "5013-А"),
        ("5013a", "5013-А"),
        ("5013 б", "5013-Б"),
        ("5013-В", "5013-В/Г"),
        ("5013-Г", "5013-В/Г"),
        ("5013-В/Г", "5013-В/Г"),
        ("0009", "0009"),
    ] {
        assert_eq!(name(text).to_string(), expected, "{text}");
    }
}

#[test]
fn a_latin_b_is_the_north_east_or_the_southern_half() {
    let ParsedSquare::Several([one, other]) = parse_square("5013-B").unwrap() else { panic!() };
    assert_eq!((one.part(), other.part()), (&SquarePart::NorthEast, &SquarePart::SouthernHalf));
}

#[test]
fn what_is_no_square_is_refused_where_it_stands() {
    use SquareProblem as P;
    for (text, offset, problem) in [
        ("", 0, P::Empty),
        ("квадрат", 14, P::DigitsExpected),
        ("134", 0, P::DigitsExpected),
        ("13475", 0, P::DigitsExpected),
        ("13", 2, P::DigitsExpected),
        ("13 475", 3, P::DigitsExpected),
        ("1347-0", 5, P::PartUnknown),
        ("1347-74", 5, P::PartUnknown),
        ("1347-1-2-3-4", 11, P::TooManyParts),
        ("1347-Д", 5, P::UnknownWord),
        ("1347-7-А", 7, P::TooManyParts),
        ("1347-А-7", 8, P::TooManyParts),
        ("1347#7", 4, P::UnexpectedCharacter),
        ("1347\u{200f}", 4, P::UnexpectedCharacter),
    ] {
        match parse_square(text) {
            Err(error) => assert_eq!((error.offset(), error.problem), (offset, problem), "{text}"),
            Ok(parsed) => panic!("{text}: {parsed:?}"),
        }
    }
    assert_eq!(parse_square(&"1".repeat(300)).unwrap_err().problem, P::TooLong);
}

#[test]
fn the_snail_runs_clockwise_from_the_north_west_into_the_centre() {
    let zone = GaussKruegerZone::new(7).unwrap();
    // Of the 1 km square whose corner stands at X 3713 km, Y 247 km: where the south-west corner of each ninth is, in thirds.
    for (turn, south, west) in
        [(1, 2, 0), (2, 2, 1), (3, 2, 2), (4, 1, 2), (5, 0, 2), (6, 0, 1), (7, 0, 0), (8, 1, 0), (9, 1, 1)]
    {
        let cell = name(&std::format!("1347-{turn}")).cell(zone, 3_713, 247, 1);
        assert!((cell.south_m() - 3_713_000.0 - f64::from(south) * 1_000.0 / 3.0).abs() < 1e-6);
        assert!((cell.west_m() - 247_000.0 - f64::from(west) * 1_000.0 / 3.0).abs() < 1e-6);
        assert!((cell.height_m() - 1_000.0 / 3.0).abs() < 1e-9);
    }
    // Part 4 of part 9: the east ninth of the centre ninth.
    let nested = name("1347-9-4").cell(zone, 3_713, 247, 1);
    assert!((nested.west_m() - 247_000.0 - 1_000.0 / 3.0 - 2_000.0 / 9.0).abs() < 1e-6);
    assert!((nested.width_m() - 1_000.0 / 9.0).abs() < 1e-9);
}

#[test]
fn the_southern_letters_cover_the_whole_southern_half_until_the_partner_says_more() {
    let zone = GaussKruegerZone::new(7).unwrap();
    for text in ["1347-В", "1347-Г"] {
        let cell = name(text).cell(zone, 3_713, 247, 1);
        assert_eq!((cell.south_m(), cell.height_m(), cell.width_m()), (3_713_000.0, 500.0, 1_000.0));
    }
    let east = name("1347-Б").cell(zone, 3_713, 247, 1);
    assert_eq!((east.south_m(), east.west_m(), east.height_m()), (3_713_500.0, 247_500.0, 500.0));
}

#[test]
fn two_kilometre_squares_have_even_lines_only() {
    let on = |text, scale| name(text).on_sheet(sheet("I-37-85"), scale);
    assert_eq!(on("1347", SheetScale::Thousand100), Err(SquareMismatch::NotALine { digits: 13, side_km: 2 }));
    assert_eq!(on("1246", SheetScale::Thousand200), Err(SquareMismatch::NotALine { digits: 46, side_km: 4 }));
    assert_eq!(on("1246", SheetScale::Million), Err(SquareMismatch::NoSquares { denominator: 1_000_000 }));
    let cells = on("1246", SheetScale::Thousand100).unwrap();
    assert_eq!((cells[0].height_m(), cells[0].width_m()), (2_000.0, 2_000.0));
    assert_eq!(on("8812", SheetScale::Thousand100), Err(SquareMismatch::NotOnSheet));
}

#[test]
fn two_digit_kilometres_repeat_and_the_nearest_is_named_first() {
    let reference = Geodetic::new(33.5, 36.9, 0.0).unwrap();
    let near = name("1105").near(reference, SheetScale::Thousand50).unwrap();
    assert_eq!(near.len(), 4);
    assert!(near[0].distance_m < 5_000.0 && near[1].distance_m > 90_000.0, "{near:?}");
    // A reference point half-way between: more than one square is as near, and all are given.
    let between = name("1155").near(reference, SheetScale::Thousand50).unwrap();
    assert!((between[1].distance_m - between[0].distance_m).abs() < 5_000.0, "{between:?}");
}

#[test]
fn near_a_seam_both_grids_are_offered() {
    let near = name("7826").near(Geodetic::new(35.0, 35.999_999, 0.0).unwrap(), SheetScale::Thousand50).unwrap();
    let zones: std::vec::Vec<u8> = near.iter().map(|near| near.cell.zone().number()).collect();
    assert!(zones.contains(&7) && zones.contains(&6), "{near:?}");
    assert_eq!(
        name("7826").near(Geodetic::new(-3.0, 36.0, 0.0).unwrap(), SheetScale::Thousand50),
        Err(SquareMismatch::NoGrid)
    );
}

#[test]
fn a_square_on_a_small_scale_sheet_may_be_several() {
    // A 1:500,000 sheet is 220 km high: the digits come round.
    let cells = name("1347").on_sheet(sheet("I-37-В"), SheetScale::Thousand50).unwrap();
    assert!(cells.len() > 4, "{}", cells.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_name_near_its_place_leads_back(
        latitude in 31.0..38.0_f64, longitude in 34.0..43.0_f64, scale in 2..7_usize, depth in 1..4_usize,
    ) {
        let scale = SheetScale::ALL[scale];
        let wgs84 = Geodetic::new(latitude, longitude, 0.0).unwrap();
        let sk42 = sk42::from_wgs84(wgs84).unwrap();
        let zone = GaussKruegerZone::of_longitude(sk42.longitude_degrees());
        let (north_m, east_m) = in_zone(zone, sk42).unwrap();
        for fineness in [SquareFineness::Square, SquareFineness::Quarter, SquareFineness::Snail(depth)] {
            let written = SquareName::of(scale, north_m, east_m, fineness).unwrap();
            let read = name(&written.to_string());
            prop_assert_eq!(&read, &written);
            let near = read.near(wgs84, scale).unwrap();
            // A ninth's edge is a third of a kilometre, which no float holds: a micrometre is allowed for.
            let slack = 1e-6;
            let holds = |cell: super::GridCell| {
                cell.zone() == zone
                    && north_m >= cell.south_m() - slack && north_m < cell.south_m() + cell.height_m() + slack
                    && east_m >= cell.west_m() - slack && east_m < cell.west_m() + cell.width_m() + slack
            };
            prop_assert!(near.iter().any(|near| holds(near.cell)), "{} {:?}", written, near);
            let cells = read.on_sheet(Sheet::at(scale, sk42).unwrap(), scale).unwrap();
            prop_assert!(cells.into_iter().any(holds), "{}", written);
        }
    }

    #[test]
    fn hostile_text_never_panics(text in "\\PC{0,40}") {
        let _ = parse_square(&text);
    }
}
