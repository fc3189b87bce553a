//! Numbers of foreign feeds in our units, refused where no aircraft of this earth has them. Knows no format.

use sha2::{Digest as _, Sha256};
use spacetime::Position;
use spacetime::observation::{AddressKind, AircraftAddress, ReportKey};

/// The highest height that a code of any transponder can give, and as far below the sea.
const ALTITUDE_MAX_FT: f64 = 200_000.0;

/// Ten-millionths of a degree; nothing outside the earth.
pub(crate) fn position(latitude: f64, longitude: f64) -> Option<Position> {
    let e7 = |degrees: f64, most: f64| (degrees.abs() <= most).then(|| (degrees * 1e7).round() as i32);
    Position::from_e7(e7(latitude, 90.0)?, e7(longitude, 180.0)?).ok()
}

/// Millimetres of feet.
pub(crate) fn feet_mm(feet: f64) -> Option<i32> {
    (feet.abs() <= ALTITUDE_MAX_FT).then(|| (feet * 304.8).round() as i32)
}

/// Millimetres of metres of height.
pub(crate) fn height_mm(metres: f64) -> Option<i32> {
    feet_mm(metres / 0.3048)
}

/// Millimetres a second of knots.
pub(crate) fn knots_mm_s(knots: f64) -> Option<u32> {
    (0.0..=10_000.0).contains(&knots).then(|| (knots * 1_852_000.0 / 3_600.0).round() as u32)
}

/// Millimetres a second of metres a second over the ground.
pub(crate) fn speed_mm_s(metres: f64) -> Option<u32> {
    (0.0..=5_000.0).contains(&metres).then(|| (metres * 1_000.0).round() as u32)
}

/// Millimetres a second of feet a minute.
pub(crate) fn feet_a_minute_mm_s(feet: f64) -> Option<i32> {
    (feet.abs() <= 100_000.0).then(|| (feet * 5.08).round() as i32)
}

/// Millimetres a second of metres a second up or down.
pub(crate) fn climb_mm_s(metres: f64) -> Option<i32> {
    (metres.abs() <= 500.0).then(|| (metres * 1_000.0).round() as i32)
}

/// Hundredths of a degree of direction.
pub(crate) fn centidegrees(degrees: f64) -> Option<u16> {
    (0.0..=360.0).contains(&degrees).then(|| (degrees * 100.0).round() as u32 % 36_000).map(|value| value as u16)
}

/// An address of six hexadecimal digits, with a tilde before one that ICAO did not allocate.
pub(crate) fn address(text: &str) -> Option<AircraftAddress> {
    AircraftAddress::parse(text.trim())
}

/// The key of a state that an aggregator repeats.
pub(crate) fn state_key(address: AircraftAddress, valid_ms: i64, position: Position) -> ReportKey {
    let kind = match address.kind() {
        AddressKind::Icao => 0,
        AddressKind::Other => 1 << 24,
    };
    ReportKey::State {
        address: address.bits() | kind,
        valid_ms,
        latitude_e7: position.latitude().as_e7(),
        longitude_e7: position.longitude().as_e7(),
    }
}

/// The key of a report without a place: the digest of all that it says.
pub(crate) fn text_key(parts: &[&[u8]]) -> ReportKey {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    let digest = digest.finalize();
    ReportKey::Numbered(digest.iter().take(16).fold(0, |key, byte| key << 8 | u128::from(*byte)))
}
