//! Bands of every pair of surfaces: what cancels, what widens, what cannot be told, and the laws that hold for all of them.

use super::{AltitudeBand, BandError, LowerBound, UpperBound, VerticalRelation};
use crate::{
    Altitude, HeightDoubt, HeightInterval, LatLonBox, Millimetres, SeaLevel, Surroundings, VerticalDatum,
    parse_altitude,
};
use proptest::prelude::*;
use std::string::ToString;

fn level(text: &str) -> Altitude {
    parse_altitude(text).unwrap().altitude
}

fn band(lower: &str, upper: &str) -> AltitudeBand {
    let lower = if lower == "SFC" { LowerBound::Surface } else { LowerBound::At(level(lower)) };
    let upper = if upper == "UNL" { UpperBound::Unlimited } else { UpperBound::At(level(upper)) };
    AltitudeBand::new(lower, upper).unwrap()
}

/// A box of some 11 by 9 km inside the grid.
fn small() -> LatLonBox {
    LatLonBox::from_e7(350_000_000, 370_000_000, 351_000_000, 371_000_000).unwrap()
}

/// The same size where no grid reaches.
fn far() -> LatLonBox {
    LatLonBox::from_e7(100_000_000, 100_000_000, 101_000_000, 101_000_000).unwrap()
}

fn gap(one: AltitudeBand, other: AltitudeBand, area: LatLonBox) -> (i64, i64, HeightDoubt) {
    let gap = one.gap_to(other, area, Surroundings::UNKNOWN);
    (gap.least.get(), gap.most.get(), gap.doubt)
}

#[test]
fn what_both_are_counted_from_cancels() {
    for (top, bottom) in [
        ("5000 m EGM96", "5100 m EGM96"),
        ("5000 m EGM2008", "5100 m EGM2008"),
        ("5000 м БС-77", "5100 м БС-77"),
        ("5000 m HAE", "5100 m HAE"),
        ("300 m AGL", "400 m AGL"),
    ] {
        for area in [small(), far(), LatLonBox::WORLD] {
            let found = gap(band("SFC", top), band(bottom, "UNL"), area);
            assert_eq!(found, (100_000, 100_000, HeightDoubt::None), "{top}");
        }
    }
    // Flight levels keep their order in any weather; the distance breathes with the air.
    let found = gap(band("SFC", "FL180"), band("FL190", "UNL"), LatLonBox::WORLD);
    assert_eq!(found, (274_320, 335_280, HeightDoubt::AirTemperature));
}

#[test]
fn bands_that_touch_overlap() {
    let touching = band("SFC", "5000 m EGM96").gap_to(band("5000 m EGM96", "UNL"), small(), Surroundings::UNKNOWN);
    assert_eq!((touching.least.get(), touching.most.get()), (0, 0));
    assert_eq!(touching.relation(), VerticalRelation::Overlapping);
    let apart = band("SFC", "5000 m EGM96").gap_to(band("5000.001 m EGM96", "UNL"), small(), Surroundings::UNKNOWN);
    assert_eq!(apart.relation(), VerticalRelation::Separated { least: Millimetres::new(1) });
}

#[test]
fn each_pair_of_surfaces_names_the_doubt_that_dominates() {
    use HeightDoubt as D;
    for (top, bottom, area, least, most, doubt) in [
        ("5000 m MSL", "5100 m MSL", small(), 98_000, 102_000, D::SeaLevelUnstated),
        ("5000 m EGM96", "5100 m MSL", small(), 99_000, 101_000, D::SeaLevelUnstated),
        ("5000 m EGM96", "5100 m EGM2008", far(), 95_000, 105_000, D::SeaLevelModel),
        ("5000 m EGM96", "5100 м БС-77", far(), 99_000, 101_000, D::HeightSystem),
        ("5000 m EGM96", "5000 m HAE", far(), -86_000, 107_000, D::GeoidUnknown),
        ("3000 m MSL", "FL180", small(), 1_631_960, 3_340_840, D::AirTemperature),
        ("300 m MSL", "FL030", small(), 217_160, 1_011_640, D::SeaLevelPressure),
        ("600 m QFE (615 m)", "1500 m EGM96", small(), 196_000, 374_000, D::AirTemperature),
        ("0 m QFE (615 m)", "1500 m EGM96", small(), 856_000, 914_000, D::AerodromePressure),
        ("300 m AGL", "5000 m EGM96", small(), 500_000, 5_140_000, D::Ground),
        ("300 m AGL", "5000 m EGM96", far(), -4_160_000, 5_140_000, D::Ground),
    ] {
        assert_eq!(gap(band("SFC", top), band(bottom, "UNL"), area), (least, most, doubt), "{top} under {bottom}");
    }
}

#[test]
fn the_sea_lies_some_twenty_metres_above_the_ellipsoid_here() {
    let (least, most, doubt) = gap(band("SFC", "5000 m EGM96"), band("5030 m HAE", "UNL"), small());
    assert!(3_000 < least && least < most && most < 8_000, "{least} {most}");
    // Over 11 km the sea is less level than the grid is coarse.
    assert_eq!(doubt, HeightDoubt::SeaAcrossArea);
    assert!(matches!(
        band("SFC", "5000 m EGM96").gap_to(band("5023 m HAE", "UNL"), far(), Surroundings::UNKNOWN).relation(),
        VerticalRelation::CannotTell { doubt: HeightDoubt::GeoidUnknown }
    ));
}

#[test]
fn what_is_stated_narrows_the_doubt() {
    let ground = Surroundings::UNKNOWN.with_ground(Millimetres::new(200_000), Millimetres::new(450_000)).unwrap();
    let found = band("SFC", "300 m AGL").gap_to(band("1000 m EGM96", "UNL"), small(), ground);
    assert_eq!((found.least.get(), found.most.get(), found.doubt), (250_000, 500_000, HeightDoubt::Ground));

    // 1003.25 hPa: some 83 m lower than the standard has it.
    let air = Surroundings::UNKNOWN.with_sea_level_pressure(10_032, 10_033).unwrap();
    let found = band("SFC", "0 m EGM96").gap_to(band("FL000", "UNL"), small(), air);
    assert!(-93_000 <= found.least.get() && found.most.get() <= -77_000, "{found:?}");

    for refused in [
        Surroundings::UNKNOWN.with_ground(Millimetres::new(1), Millimetres::new(0)),
        Surroundings::UNKNOWN.with_ground(Millimetres::new(i64::MIN), Millimetres::new(0)),
        Surroundings::UNKNOWN.with_sea_level_pressure(10_001, 10_000),
        Surroundings::UNKNOWN.with_sea_level_pressure(0, u16::MAX),
    ] {
        assert_eq!(refused, None);
    }
}

#[test]
fn pressure_moves_a_level_as_the_standard_atmosphere_has_it() {
    // Height of a pressure in the standard atmosphere (ICAO Doc 7488): 44,330.77 m (1 - (p / 1013.25) ^ 0.190263).
    for tenths_hpa in (9_000..=10_850).step_by(50) {
        let air = Surroundings::UNKNOWN.with_sea_level_pressure(tenths_hpa, tenths_hpa).unwrap();
        let estimate = level("FL000").heights_over(small(), air).interval;
        let sea = level("0 m EGM96").heights_over(small(), air).interval;
        let expected_m = -44_330.77 * (1.0 - (f64::from(tenths_hpa) / 10_132.5).powf(0.190_263));
        let (low, high) = (estimate.lower().get() - sea.lower().get(), estimate.upper().get() - sea.upper().get());
        assert!(
            low as f64 <= expected_m * 1e3 && expected_m * 1e3 <= high as f64,
            "{tenths_hpa}: {low} {expected_m} {high}"
        );
    }
}

#[test]
fn a_band_that_is_surely_reversed_is_refused() {
    for (lower, upper) in
        [("5001 m MSL", "5000 m MSL"), ("2 m AGL", "1 m AGL"), ("FL200", "FL190"), ("FL300", "1000 m MSL")]
    {
        let found = AltitudeBand::new(LowerBound::At(level(lower)), UpperBound::At(level(upper)));
        assert!(matches!(found, Err(BandError::Reversed { .. })), "{lower} {upper}");
    }
    // Over a valley below the sea 3,000 m of ground clearance may lie below 2,800 m.
    assert!(AltitudeBand::new(LowerBound::At(level("3000 m AGL")), UpperBound::At(level("2800 m MSL"))).is_ok());
    assert!(AltitudeBand::new(LowerBound::At(level("5 m HAE")), UpperBound::At(level("5 m HAE"))).is_ok());
}

#[test]
fn a_band_that_comes_out_reversed_still_takes_its_room() {
    let odd = AltitudeBand::new(LowerBound::At(level("3000 m AGL")), UpperBound::At(level("2800 m EGM96"))).unwrap();
    let between = band("2850 m EGM96", "2900 m EGM96");
    let flat = Surroundings::UNKNOWN.with_ground(Millimetres::new(0), Millimetres::new(0)).unwrap();
    assert_eq!(odd.gap_to(between, small(), flat).relation(), VerticalRelation::Overlapping);
}

#[test]
fn ends_without_number_reach_everything() {
    let whole = AltitudeBand::WHOLE;
    for other in [band("SFC", "0 m AGL"), band("FL600", "UNL"), whole] {
        assert_eq!(whole.gap_to(other, small(), Surroundings::UNKNOWN).relation(), VerticalRelation::Overlapping);
    }
    let heights = whole.heights_over(small(), Surroundings::UNKNOWN);
    assert_eq!((heights.possible().lower(), heights.possible().upper()), (HeightInterval::DEPTH, HeightInterval::SKY));
    assert_eq!(heights.certain(), Some(heights.possible()));
    assert_eq!(heights.doubt(), HeightDoubt::None);
    assert_eq!(whole.to_string(), "SFC to UNL");
    assert_eq!(band("300 m AGL", "FL180").to_string(), "300 m AGL to 5486.4 m STD");
}

#[test]
fn heights_above_the_ellipsoid_are_exact_and_others_are_intervals() {
    let heights = band("100 m HAE", "2000 m MSL").heights_over(small(), Surroundings::UNKNOWN);
    let lower = heights.lower.unwrap();
    assert_eq!((lower.interval.width().get(), lower.doubt), (0, HeightDoubt::None));
    let upper = heights.upper.unwrap();
    assert_eq!(upper.doubt, HeightDoubt::SeaLevelUnstated);
    assert!(upper.interval.lower().get() > 2_010_000 && upper.interval.upper().get() < 2_040_000, "{upper:?}");
    assert_eq!(heights.doubt(), HeightDoubt::SeaLevelUnstated);
    assert_eq!(heights.certain().unwrap().upper(), upper.interval.lower());
    assert_eq!(heights.possible().upper(), upper.interval.upper());
}

fn datum() -> impl Strategy<Value = VerticalDatum> {
    prop_oneof![
        Just(VerticalDatum::Msl { surface: SeaLevel::Unstated }),
        Just(VerticalDatum::Msl { surface: SeaLevel::Egm96 }),
        Just(VerticalDatum::Msl { surface: SeaLevel::Egm2008 }),
        Just(VerticalDatum::Msl { surface: SeaLevel::Baltic1977 }),
        Just(VerticalDatum::Agl),
        Just(VerticalDatum::Ellipsoid),
        Just(VerticalDatum::FlightLevel),
        (-100_000_000_i64..=100_000_000)
            .prop_map(|aerodrome| VerticalDatum::Qfe { aerodrome: Millimetres::new(aerodrome) }),
    ]
}

fn altitude() -> impl Strategy<Value = Altitude> {
    let heights = prop_oneof![-100_000_000_i64..=100_000_000, -1_000_000_i64..=10_000_000];
    (heights, datum()).prop_map(|(height, datum)| Altitude::new(Millimetres::new(height), datum).unwrap())
}

fn any_band() -> impl Strategy<Value = AltitudeBand> {
    (proptest::option::of(altitude()), proptest::option::of(altitude())).prop_map(|(lower, upper)| {
        let bounds =
            (lower.map_or(LowerBound::Surface, LowerBound::At), upper.map_or(UpperBound::Unlimited, UpperBound::At));
        AltitudeBand::new(bounds.0, bounds.1).unwrap_or(AltitudeBand::WHOLE)
    })
}

fn any_area() -> impl Strategy<Value = LatLonBox> {
    prop_oneof![
        Just(small()),
        Just(far()),
        Just(LatLonBox::WORLD),
        (0_i32..60_000_000, 0_i32..90_000_000).prop_map(|(north, east)| LatLonBox::from_e7(
            320_000_000,
            341_000_000,
            320_000_000 + north,
            341_000_000 + east
        )
        .unwrap())
    ]
}

proptest! {
    #[test]
    fn a_gap_is_the_same_seen_from_both_sides(one in any_band(), other in any_band(), area in any_area()) {
        let (there, back) =
            (one.gap_to(other, area, Surroundings::UNKNOWN), other.gap_to(one, area, Surroundings::UNKNOWN));
        prop_assert_eq!((there.least, there.most), (back.least, back.most));
        prop_assert!(there.least <= there.most);
    }

    #[test]
    fn a_band_always_meets_itself(one in any_band(), area in any_area()) {
        prop_assert!(one.gap_to(one, area, Surroundings::UNKNOWN).least.get() <= 0);
    }

    #[test]
    fn a_larger_footprint_never_makes_an_answer_surer(one in any_band(), other in any_band()) {
        let inside = LatLonBox::from_e7(345_000_000, 365_000_000, 347_000_000, 366_000_000).unwrap();
        let outside = LatLonBox::from_e7(335_000_000, 355_000_000, 357_000_000, 376_000_000).unwrap();
        let (near, wide) =
            (one.gap_to(other, inside, Surroundings::UNKNOWN), one.gap_to(other, outside, Surroundings::UNKNOWN));
        prop_assert!(wide.least <= near.least && near.most <= wide.most, "{:?} {:?}", near, wide);
    }

    #[test]
    fn the_gap_is_never_surer_than_true_heights_allow(
        one in altitude(), other in altitude(), place in (0.0_f64..1.0, 0.0_f64..1.0), shares in proptest::collection::vec(0.0_f64..=1.0, 4)
    ) {
        // Any two heights that the altitudes may truly have at one place, unless they hang together by a common surface.
        prop_assume!(one.datum() != other.datum());
        let area = small();
        let latitude = 350_000_000 + (1_000_000.0 * place.0) as i32;
        let longitude = 370_000_000 + (1_000_000.0 * place.1) as i32;
        let point = LatLonBox::from_e7(latitude, longitude, latitude, longitude).unwrap();
        // A number inside the estimate over one point, above the sea of that point for both.
        let pick = |altitude: Altitude, share: f64| {
            let interval = altitude.heights_over(point, Surroundings::UNKNOWN).interval;
            let sea = level("0 m EGM96").heights_over(point, Surroundings::UNKNOWN).interval;
            // Without the doubt about the sea, which both share.
            let is_sea = altitude.datum() != VerticalDatum::Ellipsoid;
            let (low, high) = if is_sea {
                (interval.lower().get() - sea.lower().get(), interval.upper().get() - sea.upper().get())
            } else {
                (interval.lower().get() - sea.upper().get(), interval.upper().get() - sea.lower().get())
            };
            low as f64 + (high - low) as f64 * share
        };
        let apart = pick(one, shares[0]) - pick(other, shares[1]);
        let single = |altitude| AltitudeBand::new(LowerBound::At(altitude), UpperBound::At(altitude)).unwrap();
        let gap = single(one).gap_to(single(other), area, Surroundings::UNKNOWN);
        prop_assert!(gap.least.get() as f64 - 2.0 <= apart.abs(), "{:?} {}", gap, apart);
        prop_assert!(apart.abs() <= gap.most.get() as f64 + 2.0, "{:?} {}", gap, apart);
    }
}
