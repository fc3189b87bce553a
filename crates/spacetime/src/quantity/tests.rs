//! Spellings of distances, speeds and bearings on both sides, refusals, exact conversions, and the way there and back.

use super::{
    BearingUnit, DistanceUnit, QuantityProblem, Speed, SpeedUnit, format_bearing, format_distance, format_speed,
    parse_bearing, parse_distance, parse_speed,
};
use crate::geodesic::Azimuth;
use crate::{Millimetres, Script, Span};
use proptest::prelude::*;
use std::string::String;

const DISTANCE_UNITS: [DistanceUnit; 4] =
    [DistanceUnit::Metre, DistanceUnit::Kilometre, DistanceUnit::Foot, DistanceUnit::NauticalMile];
const SPEED_UNITS: [SpeedUnit; 3] = [SpeedUnit::Knot, SpeedUnit::KilometrePerHour, SpeedUnit::MetrePerSecond];
const BEARING_UNITS: [BearingUnit; 3] = [BearingUnit::Degree, BearingUnit::Mil6400, BearingUnit::Mil6000];
const SCRIPTS: [Script; 2] = [Script::Latin, Script::Cyrillic];

#[test]
fn distances_of_both_sides_are_read() {
    for (text, millimetres, unit) in [
        ("5 NM", 9_260_000, DistanceUnit::NauticalMile),
        ("5 nautical miles", 9_260_000, DistanceUnit::NauticalMile),
        ("5 морских миль", 9_260_000, DistanceUnit::NauticalMile),
        ("0,5 мор. мили", 926_000, DistanceUnit::NauticalMile),
        ("5 ميل بحري", 9_260_000, DistanceUnit::NauticalMile),
        ("9,26 км", 9_260_000, DistanceUnit::Kilometre),
        ("9.26km", 9_260_000, DistanceUnit::Kilometre),
        ("20 километров", 20_000_000, DistanceUnit::Kilometre),
        ("٢٠ كم", 20_000_000, DistanceUnit::Kilometre),
        ("12 345 м", 12_345_000, DistanceUnit::Metre),
        ("0.0005 m", 1, DistanceUnit::Metre),
        ("500 футов", 152_400, DistanceUnit::Foot),
        ("1 ft.", 305, DistanceUnit::Foot),
        ("0 m", 0, DistanceUnit::Metre),
    ] {
        match parse_distance(text) {
            Ok(parsed) => assert_eq!((parsed.distance.get(), parsed.unit), (millimetres, unit), "{text}"),
            Err(error) => panic!("{text}: {error}"),
        }
    }
}

#[test]
fn speeds_of_both_sides_are_read() {
    for (text, millimetres_per_hour, unit) in [
        ("180 kt", 333_360_000, SpeedUnit::Knot),
        ("180 узлов", 333_360_000, SpeedUnit::Knot),
        ("1 узел", 1_852_000, SpeedUnit::Knot),
        ("330 км/ч", 330_000_000, SpeedUnit::KilometrePerHour),
        ("330 км / час", 330_000_000, SpeedUnit::KilometrePerHour),
        ("330 километров в час", 330_000_000, SpeedUnit::KilometrePerHour),
        ("330 km per hour", 330_000_000, SpeedUnit::KilometrePerHour),
        ("330 kmh", 330_000_000, SpeedUnit::KilometrePerHour),
        ("٣٣٠ كم/س", 330_000_000, SpeedUnit::KilometrePerHour),
        ("90 м/с", 324_000_000, SpeedUnit::MetrePerSecond),
        ("90 метров в секунду", 324_000_000, SpeedUnit::MetrePerSecond),
        ("0,5 m/s", 1_800_000, SpeedUnit::MetrePerSecond),
    ] {
        match parse_speed(text) {
            Ok(parsed) => {
                assert_eq!((parsed.speed.millimetres_per_hour(), parsed.unit), (millimetres_per_hour, unit), "{text}");
            }
            Err(error) => panic!("{text}: {error}"),
        }
    }
}

#[test]
fn bearings_of_both_sides_are_read() {
    for (text, e7, unit) in [
        ("045° T", 450_000_000, BearingUnit::Degree),
        ("45.5 deg true", 455_000_000, BearingUnit::Degree),
        ("true 45 degrees", 450_000_000, BearingUnit::Degree),
        ("истинный азимут 45°", 450_000_000, BearingUnit::Degree),
        ("АИ = 45,25°", 452_500_000, BearingUnit::Degree),
        ("360° T", 0, BearingUnit::Degree),
        ("0800 mil T", 450_000_000, BearingUnit::Mil6400),
        ("6400 mils true", 0, BearingUnit::Mil6400),
        ("15-00 ист.", 900_000_000, BearingUnit::Mil6000),
        ("истинный азимут 7-50", 450_000_000, BearingUnit::Mil6000),
        ("7-50 д.у. (ист.)", 450_000_000, BearingUnit::Mil6000),
        ("750 тысячных ист.", 450_000_000, BearingUnit::Mil6000),
        ("60-00 ист.", 0, BearingUnit::Mil6000),
    ] {
        match parse_bearing(text) {
            Ok(parsed) => assert_eq!((i64::from(parsed.bearing.as_e7()), parsed.unit), (e7, unit), "{text}"),
            Err(error) => panic!("{text}: {error}"),
        }
    }
}

#[test]
fn what_is_unclear_is_refused_where_it_stands() {
    use QuantityProblem as P;
    for (text, offset, problem) in [
        ("", 0, P::Empty),
        (" ", 0, P::Empty),
        ("5", 1, P::DistanceUnitMissing),
        ("5 parsecs", 2, P::DistanceUnitMissing),
        ("5 miles", 2, P::MileAmbiguous),
        ("5 миль", 2, P::MileAmbiguous),
        ("km 5", 0, P::NumberExpected),
        ("-5 km", 0, P::NumberExpected),
        ("18,000 m", 2, P::AmbiguousComma),
        ("5 km NM", 5, P::WordUnknown),
        ("50001 km", 0, P::DistanceOutOfRange),
        ("99999999999999999 NM", 0, P::DistanceOutOfRange),
        ("999999999999999999 m", 17, P::NumberTooLong),
    ] {
        match parse_distance(text) {
            Err(error) => assert_eq!((error.offset(), error.problem), (offset, problem), "{text}"),
            Ok(parsed) => panic!("{text}: {parsed:?}"),
        }
    }
    for (text, offset, problem) in [
        ("180", 3, P::SpeedUnitMissing),
        ("180 mph", 4, P::SpeedUnitMissing),
        ("180 km", 4, P::SpeedUnitMissing),
        ("180 км/с", 4, P::SpeedUnitMissing),
        ("0.8 Mach", 4, P::SpeedUnitMissing),
        ("50000 km/h", 0, P::SpeedOutOfRange),
        ("180 kt TAS", 7, P::WordUnknown),
    ] {
        match parse_speed(text) {
            Err(error) => assert_eq!((error.offset(), error.problem), (offset, problem), "{text}"),
            Ok(parsed) => panic!("{text}: {parsed:?}"),
        }
    }
    for (text, offset, problem) in [
        ("045°", 5, P::NorthMissing),
        ("045 T", 4, P::BearingUnitMissing),
        ("045° M", 6, P::MagneticNorth),
        ("магнитный азимут 45°", 0, P::MagneticNorth),
        ("дирекционный угол 15-00", 0, P::GridNorth),
        ("800 mil grid", 8, P::GridNorth),
        ("361° T", 0, P::BearingOutOfRange),
        ("6401 mil T", 0, P::BearingOutOfRange),
        ("60-01 ист.", 0, P::BearingOutOfRange),
        ("45° T north", 7, P::WordUnknown),
    ] {
        match parse_bearing(text) {
            Err(error) => assert_eq!((error.offset(), error.problem), (offset, problem), "{text}"),
            Ok(parsed) => panic!("{text}: {parsed:?}"),
        }
    }
}

#[test]
fn quantities_are_written_in_the_habits_of_each_side() {
    let way = Millimetres::new(9_260_000);
    for (unit, decimals, script, expected) in [
        (DistanceUnit::NauticalMile, 2, Script::Latin, "5 NM"),
        (DistanceUnit::NauticalMile, 2, Script::Cyrillic, "5 мор. миль"),
        (DistanceUnit::Kilometre, 2, Script::Cyrillic, "9,26 км"),
        (DistanceUnit::Kilometre, 1, Script::Latin, "9.3 km"),
        (DistanceUnit::Metre, 0, Script::Cyrillic, "9260 м"),
        (DistanceUnit::Foot, 0, Script::Latin, "30381 ft"),
        // Three digits behind a comma would read as thousands.
        (DistanceUnit::Foot, 3, Script::Cyrillic, "30380,5770 фт"),
    ] {
        assert_eq!(format_distance(way, unit, decimals, script), expected);
    }
    let speed = Speed::from_units(180, SpeedUnit::Knot).unwrap();
    assert_eq!(format_speed(speed, SpeedUnit::Knot, 0, Script::Latin), "180 kt");
    assert_eq!(format_speed(speed, SpeedUnit::KilometrePerHour, 1, Script::Cyrillic), "333,4 км/ч");
    assert_eq!(format_speed(speed, SpeedUnit::MetrePerSecond, 1, Script::Cyrillic), "92,6 м/с");
    let bearing = Azimuth::from_e7(455_000_000).unwrap();
    assert_eq!(format_bearing(bearing, BearingUnit::Degree, 1, Script::Latin), "045.5° T");
    assert_eq!(format_bearing(bearing, BearingUnit::Degree, 1, Script::Cyrillic), "045,5° ист.");
    assert_eq!(format_bearing(bearing, BearingUnit::Mil6400, 0, Script::Latin), "0809 mil T");
    assert_eq!(format_bearing(bearing, BearingUnit::Mil6000, 0, Script::Cyrillic), "7-58 ист.");
    let almost = Azimuth::from_e7(3_599_999_999).unwrap();
    for (unit, expected) in
        [(BearingUnit::Degree, "000° T"), (BearingUnit::Mil6400, "0000 mil T"), (BearingUnit::Mil6000, "0-00 T")]
    {
        assert_eq!(format_bearing(almost, unit, 2, Script::Latin), expected);
    }
}

#[test]
fn conversions_round_as_their_names_say() {
    let speed = Speed::from_units(1, SpeedUnit::Knot).unwrap();
    assert_eq!(
        (
            speed.in_unit_floor(SpeedUnit::KilometrePerHour),
            speed.in_unit_nearest(SpeedUnit::KilometrePerHour),
            speed.in_unit_ceil(SpeedUnit::KilometrePerHour)
        ),
        (1, 2, 2)
    );
    // A metre a second is 3,600 m an hour exactly.
    assert_eq!(
        Speed::from_units(1, SpeedUnit::MetrePerSecond).unwrap().distance_in_floor(Span::from_hours(1)),
        Some(Millimetres::new(3_600_000))
    );
    let slow = Speed::from_millimetres_per_hour(1).unwrap();
    assert_eq!(slow.distance_in_floor(Span::from_millis(1)), Some(Millimetres::new(0)));
    assert_eq!(slow.distance_in_ceil(Span::from_millis(1)), Some(Millimetres::new(1)));
    assert_eq!(Speed::ZERO.time_for_floor(Millimetres::new(1)), None);
    assert_eq!(Speed::ZERO.time_for_ceil(Millimetres::new(1)), None);
    assert_eq!(Speed::from_millimetres_per_hour(-1), None);
    assert_eq!(Speed::from_units(u32::MAX, SpeedUnit::MetrePerSecond), None);
    let mile = Millimetres::from_units_nearest(1, DistanceUnit::NauticalMile);
    assert_eq!(
        (mile.get(), mile.in_unit_floor(DistanceUnit::Kilometre), mile.in_unit_ceil(DistanceUnit::Kilometre)),
        (1_852_000, 1, 2)
    );
    assert_eq!(Millimetres::new(-1).in_unit_floor(DistanceUnit::NauticalMile), -1);
    assert_eq!(Millimetres::new(-1).in_unit_ceil(DistanceUnit::NauticalMile), 0);
    for unit in DISTANCE_UNITS {
        let _ = Millimetres::new(i64::MIN).in_unit_floor(unit) + Millimetres::new(i64::MAX).in_unit_ceil(unit);
        let _ = format_distance(Millimetres::new(i64::MIN), unit, u8::MAX, Script::Latin);
    }
}

proptest! {
    #[test]
    fn a_distance_is_read_back(millimetres in 0_i64..=50_000_000_000) {
        for script in SCRIPTS {
            // Metres with three decimals and kilometres with six lose nothing.
            for (unit, decimals) in [(DistanceUnit::Metre, 3), (DistanceUnit::Kilometre, 6)] {
                let text = format_distance(Millimetres::new(millimetres), unit, decimals, script);
                prop_assert_eq!(parse_distance(&text).map(|parsed| parsed.distance.get()), Ok(millimetres), "{}", text);
            }
            for (unit, decimals) in [(DistanceUnit::Foot, 3), (DistanceUnit::NauticalMile, 6)] {
                let text = format_distance(Millimetres::new(millimetres), unit, decimals, script);
                let found = parse_distance(&text).unwrap().distance.get();
                prop_assert!((found - millimetres).abs() <= 1, "{} {}", text, found);
            }
        }
    }

    #[test]
    fn a_speed_is_read_back(count in 0_u32..=20_000, index in 0_usize..3) {
        let unit = SPEED_UNITS[index];
        if let Some(speed) = Speed::from_units(count, unit) {
            for script in SCRIPTS {
                let text = format_speed(speed, unit, 0, script);
                prop_assert_eq!(parse_speed(&text).map(|parsed| (parsed.speed, parsed.unit)), Ok((speed, unit)), "{}", text);
            }
        }
    }

    #[test]
    fn a_bearing_is_read_back(e7 in 0_u32..3_600_000_000, index in 0_usize..3) {
        let (bearing, unit) = (Azimuth::from_e7(e7).unwrap(), BEARING_UNITS[index]);
        let step = [50, 281_250, 300_000][index];
        for script in SCRIPTS {
            let text = format_bearing(bearing, unit, 5, script);
            let found = i64::from(parse_bearing(&text).unwrap().bearing.as_e7());
            let apart = (found - i64::from(e7)).rem_euclid(3_600_000_000);
            prop_assert!(apart.min(3_600_000_000 - apart) <= step, "{} {}", text, found);
        }
    }

    #[test]
    fn way_and_time_agree(mmph in 1_i64..=40_320_000_000, millimetres in 0_i64..=50_000_000_000) {
        let (speed, way) = (Speed::from_millimetres_per_hour(mmph).unwrap(), Millimetres::new(millimetres));
        if let (Some(short), Some(long)) = (speed.time_for_floor(way), speed.time_for_ceil(way)) {
            prop_assert!(speed.distance_in_floor(short).unwrap() <= way);
            prop_assert!(speed.distance_in_ceil(long).unwrap() >= way);
            prop_assert!(long.as_millis() - short.as_millis() <= 1);
        }
    }

    #[test]
    fn hostile_text_never_panics_and_errors_lie_inside(
        text in "\\PC{0,40}", pieces in proptest::collection::vec(0_usize..16, 0..10)
    ) {
        let parts =
            ["5", "000", " ", ",", ".", "-", "00", "км", "/", "ч", "NM", "°", "T", "ист.", "мор.", "999999999"];
        let jumbled: String = pieces.into_iter().map(|index| parts[index]).collect();
        for text in [&text, &jumbled] {
            let errors = [
                parse_distance(text).err(), parse_speed(text).err(), parse_bearing(text).err(),
            ];
            for error in errors.into_iter().flatten() {
                prop_assert!(text.is_char_boundary(error.offset()));
                prop_assert_eq!(text.get(error.offset()..).and_then(|rest| rest.chars().next()), error.found);
            }
        }
    }
}
