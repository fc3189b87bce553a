//! Spellings of heights, refusals, and conversions with their rounding.

use super::{
    Altitude, AltitudeProblem, Feet, LengthUnit, Metres, Millimetres, SeaLevel, VerticalDatum, parse_altitude,
    parse_length,
};
use proptest::prelude::*;
use std::string::{String, ToString};

const MSL: VerticalDatum = VerticalDatum::Msl { surface: SeaLevel::Unstated };

fn qfe(aerodrome_mm: i64) -> VerticalDatum {
    VerticalDatum::Qfe { aerodrome: Millimetres::new(aerodrome_mm) }
}

#[test]
fn heights_with_their_surface_are_read() {
    for (text, millimetres, datum) in [
        ("18000 ft MSL", 5_486_400, MSL),
        ("18 000 ft AMSL", 5_486_400, MSL),
        ("18000ft msl", 5_486_400, MSL),
        ("5500 м над уровнем моря", 5_500_000, MSL),
        ("5 500 м н.у.м.", 5_500_000, MSL),
        ("5500,5 метров над уровнем моря", 5_500_500, MSL),
        ("5500.25 m MSL", 5_500_250, MSL),
        ("300 m AGL", 300_000, VerticalDatum::Agl),
        ("300 м над рельефом", 300_000, VerticalDatum::Agl),
        ("712 m HAE", 712_000, VerticalDatum::Ellipsoid),
        ("-400 m MSL", -400_000, MSL),
        ("-1 ft MSL", -305, MSL),
        ("1 фут н.у.м.", 305, MSL),
        ("FL180", 5_486_400, VerticalDatum::FlightLevel),
        ("FL 180", 5_486_400, VerticalDatum::FlightLevel),
        ("эшелон 180", 5_486_400, VerticalDatum::FlightLevel),
        ("5500 m EGM96", 5_500_000, VerticalDatum::Msl { surface: SeaLevel::Egm96 }),
        ("5500 м БС-77", 5_500_000, VerticalDatum::Msl { surface: SeaLevel::Baltic1977 }),
        ("٥٥٠٠ م MSL", 5_500_000, MSL),
        ("600 m QFE (615 m)", 600_000, qfe(615_000)),
        ("600 м QFE 615 м", 600_000, qfe(615_000)),
        ("600 м по давлению аэродрома (превышение 615 м)", 600_000, qfe(615_000)),
        ("600 м QFE, при превышении аэродрома 615 м.", 600_000, qfe(615_000)),
        ("600 м над уровнем аэродрома 615 м", 600_000, qfe(615_000)),
        ("2000 ft QFE elev. 2020 ft", 609_600, qfe(615_696)),
        ("600 m QFE -12 m", 600_000, qfe(-12_000)),
    ] {
        match parse_altitude(text) {
            Ok(parsed) => {
                assert_eq!(
                    (parsed.altitude.millimetres().get(), parsed.altitude.datum()),
                    (millimetres, datum),
                    "{text}"
                );
            }
            Err(error) => panic!("{text}: {error}"),
        }
    }
}

#[test]
fn lengths_need_no_surface_and_take_none() {
    for (text, millimetres, unit) in [
        ("5500 м", 5_500_000, LengthUnit::Metre),
        ("18 000 ft", 5_486_400, LengthUnit::Foot),
        ("0.5 m", 500, LengthUnit::Metre),
        ("1 000 000 м", 0, LengthUnit::Metre),
    ] {
        match parse_length(text) {
            Ok(parsed) => assert_eq!((parsed.millimetres.get(), parsed.unit), (millimetres, unit), "{text}"),
            // A thousand kilometres are no height.
            Err(error) => assert_eq!((error.problem, millimetres), (AltitudeProblem::OutOfRange, 0), "{text}"),
        }
    }
    assert_eq!(parse_length("5500 м MSL").unwrap_err().problem, AltitudeProblem::WordUnknown);
}

#[test]
fn what_is_unclear_is_refused_where_it_stands() {
    use AltitudeProblem as P;
    for (text, offset, problem) in [
        ("", 0, P::Empty),
        ("  ", 0, P::Empty),
        ("5500 m", 6, P::DatumMissing),
        ("5500 м", 7, P::DatumMissing),
        ("5500", 4, P::UnitMissing),
        ("5500 MSL", 5, P::UnitMissing),
        ("18,000 ft MSL", 2, P::AmbiguousComma),
        ("m MSL", 0, P::NumberExpected),
        ("5500 m QFE", 10, P::AerodromeMissing),
        ("5500 m QFE (m)", 12, P::AerodromeMissing),
        ("600 m QFE 615", 13, P::UnitMissing),
        ("600 m QFE 615 m MSL", 16, P::WordUnknown),
        ("600 m QFE 100001 m", 10, P::OutOfRange),
        ("FL100 QFE 615 m", 6, P::WordUnknown),
        ("FL180 MSL", 6, P::DatumTwice),
        ("FL18000", 2, P::FlightLevelUnclear),
        ("эшелон 5500 м", 13, P::FlightLevelUnclear),
        ("100001 m MSL", 0, P::OutOfRange),
        ("555555555555555555 m MSL", 17, P::NumberTooLong),
    ] {
        match parse_altitude(text) {
            Err(error) => assert_eq!((error.offset(), error.problem), (offset, problem), "{text}"),
            Ok(parsed) => panic!("{text}: read as {}", parsed.altitude),
        }
    }
}

#[test]
fn conversions_round_as_their_names_say() {
    assert_eq!(Feet::new(18_000).millimetres_nearest().get(), 5_486_400);
    assert_eq!(
        (
            Feet::new(1).millimetres_floor().get(),
            Feet::new(1).millimetres_nearest().get(),
            Feet::new(1).millimetres_ceil().get()
        ),
        (304, 305, 305)
    );
    assert_eq!((Feet::new(-1).millimetres_floor().get(), Feet::new(-1).millimetres_ceil().get()), (-305, -304));
    assert_eq!(Metres::new(-3).millimetres().get(), -3_000);
    let height = Millimetres::new(5_486_401);
    assert_eq!(height.feet_floor(), Some(Feet::new(18_000)));
    assert_eq!(height.feet_ceil(), Some(Feet::new(18_001)));
    assert_eq!(height.feet_nearest(), Some(Feet::new(18_000)));
    assert_eq!((height.metres_floor(), height.metres_ceil()), (Some(Metres::new(5_486)), Some(Metres::new(5_487))));
    assert_eq!(Millimetres::new(i64::MAX).feet_floor(), None);
    assert_eq!(Millimetres::new(i64::MAX).metres_ceil(), None);
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(millimetres in -100_000_000_i64..=100_000_000, which in 0_usize..8, aerodrome_mm in -100_000_000_i64..=100_000_000) {
        let datum = [
            MSL,
            VerticalDatum::Msl { surface: SeaLevel::Egm96 },
            VerticalDatum::Msl { surface: SeaLevel::Egm2008 },
            VerticalDatum::Msl { surface: SeaLevel::Baltic1977 },
            VerticalDatum::Agl,
            VerticalDatum::Ellipsoid,
            VerticalDatum::FlightLevel,
            qfe(aerodrome_mm),
        ][which];
        let altitude = Altitude::new(Millimetres::new(millimetres), datum).unwrap();
        let text = altitude.to_string();
        prop_assert_eq!(parse_altitude(&text).map(|parsed| parsed.altitude), Ok(altitude), "{}", text);
    }

    #[test]
    fn feet_there_and_back_are_the_same_feet(feet in -300_000..=300_000) {
        let feet = Feet::new(feet);
        prop_assert_eq!(feet.millimetres_nearest().feet_nearest(), Some(feet));
        prop_assert_eq!(feet.millimetres_ceil().feet_floor(), Some(feet));
        prop_assert_eq!(feet.millimetres_floor().feet_ceil(), Some(feet));
    }

    #[test]
    fn hostile_text_never_panics(text in "\\PC{0,40}", pieces in proptest::collection::vec(0_usize..11, 0..10)) {
        let _ = parse_altitude(&text);
        let _ = parse_length(&text);
        let parts = ["FL", "180", " ", "000", ",", ".", "ft", "м", "MSL", "QFE", "("];
        let jumbled: String = pieces.into_iter().map(|index| parts[index]).collect();
        let _ = parse_altitude(&jumbled);
    }
}
