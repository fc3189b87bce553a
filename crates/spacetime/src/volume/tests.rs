//! Limits of intents and the small types.

use super::{
    ActivityClass, Coordinate, Footprint, Intent, IntentState, LegTiming, Provenance, Token, Volume4D, VolumeError,
    VolumeLimits,
};
use crate::{AltitudeBand, Millimetres, Position, Span, Window};
use std::string::ToString;
use std::vec;
use std::vec::Vec;

fn at(latitude_e7: i32, longitude_e7: i32) -> Coordinate {
    Coordinate::new(Position::from_e7(latitude_e7, longitude_e7).unwrap(), Provenance::Digital)
}

fn hours(from: i64, to: i64) -> Window {
    let instant = |hours| crate::Instant::EPOCH.saturating_add(Span::from_hours(hours));
    Window::new(instant(from), instant(to)).unwrap()
}

fn route(length_e7: i32) -> Volume4D {
    let footprint = Footprint::corridor(vec![at(0, 0), at(length_e7, 0)], Millimetres::new(1_000)).unwrap();
    Volume4D::new(footprint, AltitudeBand::WHOLE, hours(0, 2)).unwrap()
}

fn intent(volumes: Vec<Volume4D>, limits: &VolumeLimits) -> Result<Intent, VolumeError> {
    Intent::new(
        "a",
        vec![ActivityClass::new("operation")?],
        IntentState::Accepted,
        volumes,
        Token::new([0; 32]),
        limits,
    )
}

#[test]
fn each_refusal_for_size_names_its_limit() {
    let limits =
        VolumeLimits { volumes_max: 2, vertices_max: 2, extent_m_max: 20_000, duration_max: Span::from_hours(3) };
    assert!(intent(vec![route(100_000); 2], &limits).is_ok());
    assert_eq!(intent(vec![route(100_000); 3], &limits), Err(VolumeError::Volumes { found: 3, max: 2 }));
    assert_eq!(intent(Vec::new(), &limits), Err(VolumeError::Volumes { found: 0, max: 2 }));
    let bent = Footprint::corridor(vec![at(0, 0); 3], Millimetres::new(0)).unwrap();
    let bent = Volume4D::new(bent, AltitudeBand::WHOLE, hours(0, 1)).unwrap();
    assert_eq!(intent(vec![route(1), bent], &limits), Err(VolumeError::Vertices { volume: 2, found: 3, max: 2 }));
    assert_eq!(
        intent(vec![route(2_000_000)], &limits),
        Err(VolumeError::Extent { volume: 1, found_m: 22_115, max_m: 20_000 })
    );
    let long = Volume4D::new(route(1).footprint().clone(), AltitudeBand::WHOLE, hours(0, 4)).unwrap();
    assert_eq!(intent(vec![long], &limits), Err(VolumeError::Duration { volume: 1, found_s: 14_400, max_s: 10_800 }));
}

#[test]
fn codes_have_their_form() {
    for code in ["", "Operation", "two words", "-x", "9"] {
        assert!(ActivityClass::new(code).is_err(), "{code}");
    }
    assert_eq!(Token::new([0xab; 32]).to_string(), "ab".repeat(32));
}

#[test]
fn legs_have_one_window_each_in_order() {
    let windows = vec![hours(0, 1), hours(1, 2)];
    let timing = LegTiming::new(windows.clone(), 100).unwrap();
    assert_eq!(timing.uncertainty(hours(1, 2)), Span::from_millis(720_000));
    let footprint = |count| Footprint::corridor(vec![at(0, 0); count], Millimetres::new(0)).unwrap();
    assert_eq!(Volume4D::phased(footprint(3), AltitudeBand::WHOLE, timing.clone()).unwrap().window(), hours(0, 2));
    assert_eq!(
        Volume4D::phased(footprint(2), AltitudeBand::WHOLE, timing.clone()),
        Err(VolumeError::LegCount { found: 2, expected: 1 })
    );
    let point = Footprint::circle(at(0, 0), Millimetres::new(0)).unwrap();
    assert_eq!(Volume4D::phased(point, AltitudeBand::WHOLE, timing), Err(VolumeError::NotARoute));
    assert_eq!(LegTiming::new(windows.into_iter().rev().collect(), 0), Err(VolumeError::LegOrder { leg: 2 }));
    assert_eq!(LegTiming::new(vec![hours(0, 1)], 501), Err(VolumeError::SpeedUncertainty { per_mille: 501 }));
}

#[test]
fn sigma_is_that_of_the_provenance_and_the_cell() {
    for (provenance, mm) in [
        (Provenance::Defined, 0),
        (Provenance::Digital, 3_000),
        (Provenance::Map { scale_thousands: 50 }, 37_500),
        (Provenance::Map { scale_thousands: 200 }, 150_000),
        (Provenance::Unknown, 150_000),
    ] {
        assert_eq!(provenance.sigma_mm(), mm);
    }
    let cell =
        Coordinate::of_cell(Position::from_e7(0, 0).unwrap(), Provenance::Digital, Millimetres::new(707)).unwrap();
    assert_eq!(cell.sigma_mm(), 3_707);
    assert!(Coordinate::of_cell(cell.position(), Provenance::Digital, Millimetres::new(-1)).is_none());
}
