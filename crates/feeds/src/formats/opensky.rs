//! State vectors of the OpenSky Network: `{"time": …, "states": [[icao24, …], …]}`, 17 or 18 elements each, SI units.
//!
//! A vector is written every second whether or not anything new was heard, so the report is its last position and as old as that. Quality is
//! not told; where the position came from is. Source: OpenSky Network, REST API documentation, "All state vectors".

#[cfg(test)]
mod tests;

use serde_json::Value;
use spacetime::observation::{
    AltitudeReference, GroundState, Observation, ObservedAltitude, ObservedPlace, ReportMark, ShortText, SourceClass,
};
use spacetime::{Instant, Position};

use super::sbs::mode_a;
use crate::json_fields;
use crate::json_stream::{JsonStream, Layout, Piece, Top};
use crate::modes::fleet::is_nowhere;
use crate::modes::is_allocated;
use crate::moment;
use crate::origin::{Origin, Stamp};
use crate::problem::Problem;
use crate::stream::{Decoder, FeedEvent};
use crate::units;

const LAYOUT: Layout = Layout { arrays: &["states"], top: Top::Document, head: b"{\"time\"" };
const ELEMENTS: usize = 17;

/// A decoder of one feed.
pub(crate) struct OpenSky {
    stream: JsonStream,
    origin: Origin,
}

impl OpenSky {
    pub(crate) const fn new(origin: Origin) -> Self {
        Self { stream: JsonStream::new(LAYOUT), origin }
    }
}

impl Decoder for OpenSky {
    fn take(&mut self, bytes: &[u8], received_at: Instant, out: &mut Vec<FeedEvent>) {
        let origin = &self.origin;
        self.stream.take(bytes, |at, piece| {
            let problem = match piece {
                Piece::Begin | Piece::Member { .. } => return,
                Piece::Broken => (Problem::Json, ""),
                Piece::Record(record) => match vector(origin, record, at, received_at, out) {
                    Ok(observation) => return out.push(FeedEvent::Observation(observation)),
                    Err(problem) => problem,
                },
            };
            out.push(FeedEvent::Fault(problem.0.at(origin.source, at, problem.1)));
        });
    }

    fn end(&mut self, out: &mut Vec<FeedEvent>) {
        if let Some((at, bytes)) = self.stream.end() {
            out.push(FeedEvent::Fault(Problem::Unfinished { bytes }.at(self.origin.source, at, "")));
        }
    }
}

/// The elements of a vector by their number.
struct Vector<'v> {
    elements: &'v [Value],
    wrong: Vec<(Problem, &'static str)>,
}

impl Vector<'_> {
    fn get(&self, index: usize) -> Option<&Value> {
        self.elements.get(index).filter(|value| !value.is_null())
    }

    fn number<T>(&mut self, index: usize, name: &'static str, convert: impl Fn(f64) -> Option<T>) -> Option<T> {
        let value = self.get(index)?;
        let read = value.as_f64().and_then(convert);
        if read.is_none() {
            self.wrong.push((Problem::value(value.to_string().as_bytes(), "0.0"), name));
        }
        read
    }

    fn text<T>(&mut self, index: usize, name: &'static str, convert: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = self.get(index)?;
        if value.as_str().is_some_and(|text| text.trim().is_empty()) {
            return None;
        }
        let read = value.as_str().and_then(|text| convert(text.trim()));
        if read.is_none() {
            self.wrong.push((Problem::value(value.to_string().as_bytes(), "\"…\""), name));
        }
        read
    }

    fn time(&mut self, index: usize, name: &'static str) -> Option<moment::Written> {
        let text = self.get(index)?.to_string();
        let read = moment::read(text.as_bytes());
        if read.is_none() {
            self.wrong.push((Problem::Time { found: Problem::shown(text.as_bytes()) }, name));
        }
        read
    }
}

fn vector(
    origin: &Origin,
    record: &[u8],
    at: u64,
    received_at: Instant,
    out: &mut Vec<FeedEvent>,
) -> Result<Observation, (Problem, &'static str)> {
    let Some(Value::Array(elements)) = json_fields::read(record) else { return Err((Problem::Json, "")) };
    if elements.len() < ELEMENTS {
        return Err((Problem::Fields { found: elements.len(), expected: ELEMENTS }, ""));
    }
    let mut vector = Vector { elements: &elements, wrong: Vec::new() };
    let observation = report(origin, &mut vector, record, received_at);
    let missing = observation.as_ref().err().copied();
    let mut wrong = vector.wrong;
    // A member that is there and wrong is told once.
    let last = missing.map(|item| match wrong.iter().position(|(_, other)| *other == item) {
        Some(place) => wrong.remove(place),
        None => (Problem::Missing, item),
    });
    for (problem, item) in wrong {
        out.push(FeedEvent::Fault(problem.at(origin.source, at, item)));
    }
    observation.map_err(|item| last.unwrap_or((Problem::Missing, item)))
}

fn report(
    origin: &Origin,
    vector: &mut Vector<'_>,
    record: &[u8],
    received_at: Instant,
) -> Result<Observation, &'static str> {
    let address = vector.text(0, "icao24", units::address).ok_or("icao24")?;
    let degrees = |most: f64| move |value: f64| (value.abs() <= most).then_some(value);
    let longitude = vector.number(5, "longitude", degrees(180.0));
    let latitude = vector.number(6, "latitude", degrees(90.0));
    let place: Option<Position> =
        latitude.zip(longitude).and_then(|(latitude, longitude)| units::position(latitude, longitude));
    let contact = vector.time(4, "last_contact");
    // Without a position of its own time, a position is of no known time and is not taken.
    let (written, place) = match (vector.time(3, "time_position"), place) {
        (Some(written), Some(place)) => (written, Some(place)),
        (None, Some(_)) if contact.is_none() => return Err("time_position"),
        _ => (contact.ok_or("last_contact")?, None),
    };
    let valid_at = written.at.checked_add(origin.clock_offset).ok_or("time_position")?;
    let key = match place {
        Some(position) => units::state_key(address, valid_at.as_millis(), position),
        None => units::text_key(&[record]),
    };
    let mut observation = origin.observation(Stamp { valid_at, sigma_ms: written.sigma_ms, received_at }, key);
    observation.place = place.map(|position| ObservedPlace { position, sigma_mm: origin.sigma_mm });
    let height = |reference| move |altitude_mm| ObservedAltitude { altitude_mm, reference, sigma_mm: None };
    observation.altitude = vector
        .number(7, "baro_altitude", units::height_mm)
        .map(height(AltitudeReference::StandardPressure))
        .or_else(|| vector.number(13, "geo_altitude", units::height_mm).map(height(AltitudeReference::Ellipsoid)));
    observation.ground = match vector.get(8).and_then(Value::as_bool) {
        Some(true) => GroundState::OnGround,
        Some(false) => GroundState::Airborne,
        None => GroundState::Unknown,
    };
    observation.motion.ground_speed_mm_s = vector.number(9, "velocity", units::speed_mm_s);
    observation.motion.track_centidegrees = vector.number(10, "true_track", units::centidegrees);
    observation.motion.climb_mm_s = vector.number(11, "vertical_rate", units::climb_mm_s);
    observation.identity.address = Some(address);
    observation.identity.callsign = vector.text(1, "callsign", |text| ShortText::parse(text.as_bytes()).ok());
    observation.identity.mode_a = vector.text(14, "squawk", |text| mode_a(text.as_bytes()));
    observation.class = vector
        .number(16, "position_source", |number| match number {
            0.0 | 3.0 => Some(SourceClass::SelfReport),
            1.0 => Some(SourceClass::SecondaryRadar),
            2.0 => Some(SourceClass::Multilateration),
            _ => None,
        })
        .unwrap_or(origin.class);
    for (holds, mark) in [
        (vector.get(15).and_then(Value::as_bool) == Some(true), ReportMark::SpecialPosition),
        (!is_allocated(address), ReportMark::AddressNotAllocated),
        (place.is_some_and(is_nowhere), ReportMark::PositionDoubted),
    ] {
        if holds {
            observation.marks = observation.marks.with(mark);
        }
    }
    Ok(observation)
}
