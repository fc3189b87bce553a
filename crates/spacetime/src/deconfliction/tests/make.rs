//! Volumes for tests, by degrees, metres and minutes.

use crate::deconfliction::{Minimum, Required, SeparationRules};
use crate::volume::{
    ActivityClass, Coordinate, Footprint, Intent, IntentState, LegTiming, Provenance, Token, Volume4D, VolumeLimits,
};
use crate::{
    Altitude, AltitudeBand, Instant, LowerBound, Millimetres, Position, SeaLevel, Span, UpperBound, VerticalDatum,
    Window,
};
use proptest::prelude::*;
use std::vec::Vec;

pub(in crate::deconfliction) fn place(latitude: f64, longitude: f64) -> Position {
    Position::from_e7((latitude * 1e7).round() as i32, (longitude * 1e7).round() as i32).unwrap()
}

pub(in crate::deconfliction) fn corner(latitude: f64, longitude: f64) -> Coordinate {
    Coordinate::new(place(latitude, longitude), Provenance::Defined)
}

pub(in crate::deconfliction) fn corners(places: &[(f64, f64)]) -> Vec<Coordinate> {
    places.iter().map(|&(latitude, longitude)| corner(latitude, longitude)).collect()
}

pub(in crate::deconfliction) fn metres(metres: i64) -> Millimetres {
    Millimetres::new(metres * 1_000)
}

pub(in crate::deconfliction) fn msl(height_m: i64) -> Altitude {
    Altitude::new(metres(height_m), VerticalDatum::Msl { surface: SeaLevel::Egm96 }).unwrap()
}

/// Minutes after the noon of 17 September 2016.
pub(in crate::deconfliction) fn at(minutes: i64) -> Instant {
    Instant::parse_rfc3339("2016-09-17T12:00:00.000Z").unwrap().saturating_add(Span::from_minutes(minutes))
}

pub(in crate::deconfliction) fn window(from: i64, to: i64) -> Window {
    Window::new(at(from), at(to)).unwrap()
}

pub(in crate::deconfliction) fn band(low_m: i64, high_m: i64) -> AltitudeBand {
    AltitudeBand::new(LowerBound::At(msl(low_m)), UpperBound::At(msl(high_m))).unwrap()
}

pub(in crate::deconfliction) fn circle(latitude: f64, longitude: f64, radius_m: i64) -> Footprint {
    Footprint::circle(corner(latitude, longitude), metres(radius_m)).unwrap()
}

pub(in crate::deconfliction) fn polygon(rings: &[&[(f64, f64)]]) -> Footprint {
    Footprint::polygon(rings.iter().map(|ring| corners(ring)).collect()).unwrap()
}

pub(in crate::deconfliction) fn corridor(places: &[(f64, f64)], half_width_m: i64) -> Footprint {
    Footprint::corridor(corners(places), metres(half_width_m)).unwrap()
}

/// For an hour from noon, at all heights.
pub(in crate::deconfliction) fn always(footprint: Footprint) -> Volume4D {
    Volume4D::new(footprint, AltitudeBand::WHOLE, window(0, 60)).unwrap()
}

pub(in crate::deconfliction) fn class(code: &str) -> ActivityClass {
    ActivityClass::new(code).unwrap()
}

pub(in crate::deconfliction) fn minimum(lateral_m: i64, vertical_m: i64, minutes: i64) -> Minimum {
    Minimum::new(metres(lateral_m), metres(vertical_m), Span::from_minutes(minutes)).unwrap()
}

pub(in crate::deconfliction) fn simple_rules(lateral_m: i64, vertical_m: i64, minutes: i64) -> SeparationRules {
    SeparationRules::new("test", minimum(lateral_m, vertical_m, minutes), Vec::new()).unwrap()
}

pub(in crate::deconfliction) fn required(lateral_m: i64, vertical_m: i64, minutes: i64) -> Required {
    simple_rules(lateral_m, vertical_m, minutes).required(&[], &[])
}

pub(in crate::deconfliction) fn intent(id: &str, volumes: Vec<Volume4D>) -> Intent {
    let mut bytes = [0; 32];
    for (byte, letter) in bytes.iter_mut().zip(id.bytes()) {
        *byte = letter;
    }
    Intent::new(
        id,
        [class("operation")].to_vec(),
        IntentState::Accepted,
        volumes,
        Token::new(bytes),
        &VolumeLimits::WIDEST,
    )
    .unwrap()
}

/// Any footprint within some 60 km: points, routes, polygons about a centre with and without a hole.
pub(in crate::deconfliction) fn footprint() -> impl Strategy<Value = Footprint> {
    let centre = (34.0_f64..34.6, 38.8_f64..39.4);
    let circle = (centre.clone(), 0_i64..8_000).prop_map(|((lat, lon), radius)| circle(lat, lon, radius));
    let route = (centre.clone(), proptest::collection::vec((-0.2_f64..0.2, -0.2_f64..0.2), 1..5), 0_i64..3_000)
        .prop_map(|((lat, lon), legs, half_width)| {
            let mut places = std::vec![(lat, lon)];
            for (north, east) in legs {
                let (lat, lon) = *places.last().unwrap();
                places.push((lat + north, lon + east));
            }
            corridor(&places, half_width)
        });
    let area = (centre, proptest::collection::vec(0.02_f64..0.2, 3..12), 0.0_f64..0.9).prop_map(
        |((lat, lon), reaches, hole)| {
            let ring = |share: f64| -> Vec<(f64, f64)> {
                let count = reaches.len() as f64;
                let spoke = |(index, reach): (usize, &f64)| {
                    let angle = index as f64 / count * std::f64::consts::TAU;
                    (lat + share * reach * angle.sin(), lon + share * reach * angle.cos())
                };
                reaches.iter().enumerate().map(spoke).collect()
            };
            let rings = if hole > 0.3 {
                std::vec![corners(&ring(1.0)), corners(&ring(hole))]
            } else {
                std::vec![corners(&ring(1.0))]
            };
            Footprint::polygon(rings).unwrap_or_else(|_| circle_of(lat, lon))
        },
    );
    prop_oneof![circle, route, area]
}

fn circle_of(latitude: f64, longitude: f64) -> Footprint {
    circle(latitude, longitude, 1_000)
}

/// Any volume: routes partly timed by legs.
pub(in crate::deconfliction) fn volume() -> impl Strategy<Value = Volume4D> {
    (footprint(), 0_i64..6_000, 0_i64..3_000, 0_i64..300, 1_i64..120, 0_u16..100, any::<bool>()).prop_map(
        |(footprint, low, depth, from, length, speed, is_phased)| {
            let band = band(low, low + depth);
            let legs = footprint.coordinates().count() as i64 - 1;
            if is_phased && legs > 0 && matches!(footprint.core(), crate::volume::Core::Route(_)) {
                let windows = (0..legs).map(|leg| window(from + leg * length, from + (leg + 1) * length)).collect();
                Volume4D::phased(footprint, band, LegTiming::new(windows, speed).unwrap()).unwrap()
            } else {
                Volume4D::new(footprint, band, window(from, from + length)).unwrap()
            }
        },
    )
}
