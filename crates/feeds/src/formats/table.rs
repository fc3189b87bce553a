//! Tables of positions as JSON: an array of objects, or one object a line, as the Python library `traffic` writes them.
//!
//! `timestamp`, `icao24`, `latitude`, `longitude`, `altitude` (feet, by pressure), and where they are there `callsign`,
//! `groundspeed` (knots), `track` (degrees), `vertical_rate` (feet a minute), `onground`, `squawk`, `spi`, `last_position`,
//! `geoaltitude` (feet above the ellipsoid, where there is no other).
//! A row that repeats an older position tells so in `last_position`: then the report is as old as that. Class and accuracy come from the register.
//! Source: X. Olive, traffic, documentation of `Traffic.to_json`; OpenSky Network, state vectors.

#[cfg(test)]
mod tests;

use serde_json::Value;
use spacetime::Instant;
use spacetime::observation::{
    AltitudeReference, GroundState, Observation, ObservedAltitude, ObservedPlace, ReportMark, ShortText,
};

use super::sbs::mode_a;
use crate::json_fields::{self, Fields};
use crate::json_stream::{JsonStream, Layout, Piece, RECORD_MAX, Top};
use crate::modes::fleet::is_nowhere;
use crate::modes::is_allocated;
use crate::moment::{self, Written};
use crate::origin::{Origin, Stamp};
use crate::problem::Problem;
use crate::stream::{Decoder, FeedEvent};
use crate::units;

/// A position that is older than the row says by more than this belongs to another table, milliseconds.
const STALE_MAX_MS: i64 = 3_600_000;

/// A decoder of one feed.
pub(crate) struct Table {
    stream: JsonStream,
    origin: Origin,
}

impl Table {
    pub(crate) const fn new(origin: Origin) -> Self {
        Self { stream: JsonStream::new(Layout { arrays: &[], top: Top::Record, head: b"" }), origin }
    }
}

impl Decoder for Table {
    fn take(&mut self, bytes: &[u8], received_at: Instant, out: &mut Vec<FeedEvent>) {
        let origin = &self.origin;
        self.stream.take(bytes, |at, piece| match piece {
            Piece::Begin | Piece::Member { .. } => {}
            Piece::Broken => out.push(FeedEvent::Fault(Problem::Json.at(origin.source, at, ""))),
            Piece::Record(record) => row(origin, record, at, received_at, out),
        });
    }

    fn end(&mut self, out: &mut Vec<FeedEvent>) {
        if let Some((at, bytes)) = self.stream.end() {
            out.push(FeedEvent::Fault(Problem::Unfinished { bytes }.at(self.origin.source, at, "")));
        }
    }
}

fn row(origin: &Origin, record: &[u8], at: u64, received_at: Instant, out: &mut Vec<FeedEvent>) {
    let mut fault = |problem: &Problem, item: &str| out.push(FeedEvent::Fault(problem.at(origin.source, at, item)));
    let Some(Value::Object(members)) = json_fields::read(record) else {
        let problem = if record.len() >= RECORD_MAX { Problem::TooLong { most: RECORD_MAX } } else { Problem::Json };
        return fault(&problem, "");
    };
    let mut fields = Fields::of(&members);
    let report = report(origin, &mut fields, record, received_at);
    for (problem, item) in &fields.wrong {
        fault(problem, item);
    }
    match report {
        Ok(observation) => out.push(FeedEvent::Observation(observation)),
        // A member that is there and wrong was told already.
        Err(item) if fields.wrong.iter().any(|(_, other)| *other == item) => {}
        Err(item) => fault(&Problem::Missing, item),
    }
}

fn report(
    origin: &Origin,
    fields: &mut Fields<'_>,
    record: &[u8],
    received_at: Instant,
) -> Result<Observation, &'static str> {
    let written = time(origin, fields, "timestamp").ok_or("timestamp")?;
    let address = fields.text("icao24", "000000 … ffffff", units::address).ok_or("icao24")?;
    let place = fields
        .number("latitude", "-90 … 90", |value| (value.abs() <= 90.0).then_some(value))
        .zip(fields.number("longitude", "-180 … 180", |value| (value.abs() <= 180.0).then_some(value)))
        .and_then(|(latitude, longitude)| units::position(latitude, longitude));
    let older = time(origin, fields, "last_position").filter(|older| {
        let age = written.at.since(older.at).as_millis();
        place.is_some() && (0..=STALE_MAX_MS).contains(&age)
    });
    let Written { at: valid_at, sigma_ms } = older.unwrap_or(written);
    let key = match place {
        Some(position) => units::state_key(address, valid_at.as_millis(), position),
        None => units::text_key(&[record]),
    };
    let mut observation = origin.observation(Stamp { valid_at, sigma_ms, received_at }, key);
    observation.place = place.map(|position| ObservedPlace { position, sigma_mm: origin.sigma_mm });
    let feet = "-200000 … 200000";
    let height = |reference| move |altitude_mm| ObservedAltitude { altitude_mm, reference, sigma_mm: None };
    observation.altitude = fields
        .number("altitude", feet, units::feet_mm)
        .map(height(AltitudeReference::StandardPressure))
        .or_else(|| fields.number("geoaltitude", feet, units::feet_mm).map(height(AltitudeReference::Ellipsoid)));
    observation.motion.ground_speed_mm_s = fields.number("groundspeed", "0 … 10000", units::knots_mm_s);
    observation.motion.track_centidegrees = fields.number("track", "0 … 360", units::centidegrees);
    observation.motion.climb_mm_s = fields.number("vertical_rate", "-100000 … 100000", units::feet_a_minute_mm_s);
    observation.ground = match fields.flag("onground") {
        Some(true) => GroundState::OnGround,
        Some(false) => GroundState::Airborne,
        None => GroundState::Unknown,
    };
    observation.identity.address = Some(address);
    observation.identity.callsign =
        fields.text("callsign", "A … Z, 0 … 9", |text| ShortText::parse(text.as_bytes()).ok());
    observation.identity.mode_a = fields.text("squawk", "0000 … 7777", |text| {
        // A column of numbers with gaps is written with decimals.
        mode_a(text.strip_suffix(".0").unwrap_or(text).as_bytes())
    });
    for (holds, mark) in [
        (fields.flag("spi") == Some(true), ReportMark::SpecialPosition),
        (!is_allocated(address), ReportMark::AddressNotAllocated),
        (place.is_some_and(is_nowhere), ReportMark::PositionDoubted),
    ] {
        if holds {
            observation.marks = observation.marks.with(mark);
        }
    }
    Ok(observation)
}

/// A time in one of its spellings, by UTC.
fn time(origin: &Origin, fields: &mut Fields<'_>, name: &'static str) -> Option<Written> {
    let value = fields.get(name)?;
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let written = moment::read(text.as_bytes())
        .and_then(|written| written.at.checked_add(origin.clock_offset).map(|at| Written { at, ..written }));
    if written.is_none() {
        fields.wrong.push((Problem::Time { found: Problem::shown(text.as_bytes()) }, name));
    }
    written
}
