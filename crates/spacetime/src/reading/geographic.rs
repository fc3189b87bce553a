//! Degrees, on the datum that the text names or else WGS84.
//!
//! The reader of degrees does the work; here are the datum and the slips that degrees invite. Knows no other notation.

use super::labels::Labelled;
use super::{Candidate, Failure, Found, Notation, Reading, ReadingContext, ReadingProblem, Why, numbers};
use crate::{DegreeNotation, Position, System, parse_degrees};
use alloc::vec;
use alloc::vec::Vec;

/// Metres in 1e-7 degree of latitude, roundly.
const METRES_PER_E7: f64 = 0.011_13;

pub(super) fn degrees(labelled: &Labelled, context: &ReadingContext) -> Found {
    let body = labelled.body.as_str();
    let parsed =
        parse_degrees(body).map_err(|error| Failure::new(error.offset(), ReadingProblem::Degrees(error.problem)))?;
    let system = labelled.datum.unwrap_or(System::wgs84());
    let step_m = f64::from(parsed.resolution_e7) * METRES_PER_E7;
    let reading = |position: Position| {
        let degrees = [position.latitude().degrees(), position.longitude().degrees()];
        Reading::of_point(system, Notation::Degrees(parsed.notation), degrees, step_m, labelled, context)
            .map_err(|problem| Failure::new(labelled.begin(), problem))
    };
    let mut candidates = vec![Candidate::plain(reading(parsed.position)?)];
    let has_letters = body.chars().any(char::is_alphabetic);
    if parsed.notation == DegreeNotation::Decimal && !has_letters {
        let (latitude, longitude) = (parsed.position.latitude().as_e7(), parsed.position.longitude().as_e7());
        if let Ok(swapped) = Position::from_e7(longitude, latitude) {
            candidates.push(Candidate::slip(reading(swapped)?.because(Why::AxesSwapped)));
        }
    }
    if parsed.notation == DegreeNotation::Decimal
        && let Some(position) = decimals_as_minutes(body, parsed.position)
    {
        candidates.push(Candidate::slip(reading(position)?.because(Why::DecimalsAreMinutes)));
    }
    Ok(candidates)
}

/// `35.20 40.08` as 35 degrees 20 minutes, 40 degrees 8 minutes: what a writer means who knows no decimal degrees. Only where both numbers
/// have one or two decimals below 60.
pub(crate) fn decimals_as_minutes(body: &str, position: Position) -> Option<Position> {
    let pieces = numbers::pieces(body).ok()?;
    let numbers: Vec<_> = pieces.iter().filter_map(numbers::Piece::number).collect();
    let [first, second] = numbers.as_slice() else { return None };
    let minutes_e7 = |number: &crate::text::Decimal| {
        let minutes = i64::try_from(number.digits % number.unit()).ok()?;
        let is_minutes = matches!(number.decimals, 1 | 2) && minutes < 60 && number.whole_digits <= 3;
        // To the nearest; minutes are less than sixty.
        is_minutes.then(|| (minutes * 20_000_000 + 60) / 120)
    };
    let [first, second] = [minutes_e7(first)?, minutes_e7(second)?];
    let whole_degrees = 10_000_000;
    let with = |e7: i32, minutes_e7: i64| {
        let magnitude = i64::from(e7.unsigned_abs()) / whole_degrees * whole_degrees + minutes_e7;
        i32::try_from(if e7 < 0 { -magnitude } else { magnitude }).ok()
    };
    // The numbers stand in the order of the axes, or with letters in either; only equal whole degrees could confuse them, and then
    // the order of the text is the right one.
    let latitude_e7 = position.latitude().as_e7();
    let longitude_e7 = position.longitude().as_e7();
    let first_is_latitude = numbers
        .first()
        .is_some_and(|number| number.whole() == u64::from(latitude_e7.unsigned_abs()) / whole_degrees as u64);
    let (latitude, longitude) = if first_is_latitude { (first, second) } else { (second, first) };
    Position::from_e7(with(latitude_e7, latitude)?, with(longitude_e7, longitude)?).ok()
}
