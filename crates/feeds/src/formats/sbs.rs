//! SBS-1 (BaseStation) messages: 22 fields between commas a line, as receivers send them on port 30003.
//!
//! The stamps are local time of the receiver without a zone: the register of sources tells what makes UTC of them. Nothing tells a computed position
//! (multilateration) from a reported one, nor how good it is: class and accuracy come from the register alone.
//! Source: Kinetic Avionics, SBS-1 socket data, as documented by D. Hobbs (woodair.net) and read by dump1090.

#[cfg(test)]
mod tests;

use spacetime::observation::{
    AltitudeReference, GroundState, ModeACode, Observation, ObservedAltitude, ObservedPlace, ReportMark, ShortText,
};
use spacetime::{CivilDate, Instant};

use crate::lines::{LINE_MAX, Line, Lines};
use crate::modes::fleet::is_nowhere;
use crate::modes::is_allocated;
use crate::moment::time_of_day;
use crate::origin::{Origin, Stamp};
use crate::problem::Problem;
use crate::stream::{Decoder, FeedEvent};
use crate::units;

const FIELDS: usize = 22;
/// Messages about the receiver and its user, and about a new aircraft without a report.
const PASSED: [&[u8]; 5] = [b"SEL", b"ID", b"AIR", b"STA", b"CLK"];

/// A decoder of one feed.
pub(crate) struct Sbs {
    lines: Lines,
    origin: Origin,
    last: Instant,
}

impl Sbs {
    pub(crate) const fn new(origin: Origin) -> Self {
        Self { lines: Lines::ending_with(b"\n\r"), origin, last: Instant::EPOCH }
    }
}

impl Decoder for Sbs {
    fn take(&mut self, bytes: &[u8], received_at: Instant, out: &mut Vec<FeedEvent>) {
        self.last = received_at;
        let origin = &self.origin;
        self.lines.take(bytes, |at, line| read_line(origin, at, &line, received_at, out));
    }

    fn end(&mut self, out: &mut Vec<FeedEvent>) {
        let (origin, last) = (&self.origin, self.last);
        self.lines.end(|at, line| read_line(origin, at, &line, last, out));
    }
}

fn read_line(origin: &Origin, at: u64, line: &Line<'_>, received_at: Instant, out: &mut Vec<FeedEvent>) {
    let mut fault = |problem: &Problem, item: &str| out.push(FeedEvent::Fault(problem.at(origin.source, at, item)));
    let text = match line {
        Line::TooLong => return fault(&Problem::TooLong { most: LINE_MAX }, ""),
        Line::Whole(text) => text.trim_ascii(),
    };
    let mut fields = [b"".as_slice(); FIELDS];
    let mut count = 0;
    for field in text.split(|byte| *byte == b',') {
        if let Some(slot) = fields.get_mut(count) {
            *slot = field.trim_ascii();
        }
        count += 1;
    }
    let [kind, ..] = fields;
    if PASSED.contains(&kind) {
        return;
    }
    if kind != b"MSG" {
        return fault(&Problem::value(kind, "MSG"), "message type");
    }
    // Some writers leave out the last flags when they are not known.
    if count < 18 {
        return fault(&Problem::Fields { found: count, expected: FIELDS }, "");
    }
    match report(origin, &fields, received_at, &mut fault) {
        Ok(observation) => out.push(FeedEvent::Observation(observation)),
        Err((problem, item)) => fault(&problem, item),
    }
}

fn report(
    origin: &Origin,
    fields: &[&[u8]; FIELDS],
    received_at: Instant,
    fault: &mut impl FnMut(&Problem, &str),
) -> Result<Observation, (Problem, &'static str)> {
    let [
        _,
        _,
        _,
        _,
        hex,
        _,
        date,
        time,
        _,
        _,
        callsign,
        altitude,
        speed,
        track,
        latitude,
        longitude,
        climb,
        squawk,
        _,
        emergency,
        spi,
        ground,
    ] = *fields;
    let address = core::str::from_utf8(hex).ok().and_then(units::address);
    let address = address.ok_or_else(|| (Problem::value(hex, "000000 … ffffff"), "hex ident"))?;
    let stamp = stamp(origin, date, time, received_at)?;
    let mut number =
        |field: &[u8], item: &'static str, expected: &'static str, convert: &dyn Fn(f64) -> Option<i64>| {
            if field.is_empty() {
                return None;
            }
            let value = core::str::from_utf8(field).ok().and_then(|text| text.parse::<f64>().ok()).and_then(convert);
            if value.is_none() {
                fault(&Problem::value(field, expected), item);
            }
            value
        };
    let degrees = |most: f64| move |value: f64| (value.abs() <= most).then(|| (value * 1e7).round() as i64);
    let latitude = number(latitude, "latitude", "-90 … 90", &degrees(90.0));
    let longitude = number(longitude, "longitude", "-180 … 180", &degrees(180.0));
    let altitude = number(altitude, "altitude", "-200000 … 200000", &|feet| units::feet_mm(feet).map(i64::from));
    let speed = number(speed, "ground speed", "0 … 10000", &|knots| units::knots_mm_s(knots).map(i64::from));
    let track = number(track, "track", "0 … 360", &|degrees| units::centidegrees(degrees).map(i64::from));
    let climb =
        number(climb, "vertical rate", "-100000 … 100000", &|feet| units::feet_a_minute_mm_s(feet).map(i64::from));
    let place = latitude
        .zip(longitude)
        .and_then(|(latitude, longitude)| spacetime::Position::from_e7(latitude as i32, longitude as i32).ok());
    let key = match place {
        Some(position) => units::state_key(address, stamp.valid_at.as_millis(), position),
        None => units::text_key(fields),
    };
    let mut observation = origin.observation(stamp, key);
    observation.place = place.map(|position| ObservedPlace { position, sigma_mm: origin.sigma_mm });
    observation.altitude = altitude.map(|altitude| ObservedAltitude {
        altitude_mm: altitude as i32,
        reference: AltitudeReference::StandardPressure,
        sigma_mm: None,
    });
    observation.motion.ground_speed_mm_s = speed.map(|speed| speed as u32);
    observation.motion.track_centidegrees = track.map(|track| track as u16);
    observation.motion.climb_mm_s = climb.map(|climb| climb as i32);
    observation.ground = match ground {
        b"-1" | b"1" => GroundState::OnGround,
        b"0" => GroundState::Airborne,
        _ => GroundState::Unknown,
    };
    observation.identity.address = Some(address);
    if !callsign.is_empty() {
        match ShortText::parse(callsign) {
            Ok(text) => observation.identity.callsign = Some(text),
            // Receivers write a call sign of blanks or marks that they could not read.
            Err(_) => fault(&Problem::value(callsign, "A … Z, 0 … 9"), "callsign"),
        }
    }
    if !squawk.is_empty() {
        observation.identity.mode_a = mode_a(squawk);
        if observation.identity.mode_a.is_none() {
            fault(&Problem::value(squawk, "0000 … 7777"), "squawk");
        }
    }
    let is_set = |flag: &[u8]| matches!(flag, b"-1" | b"1");
    for (holds, mark) in [
        (is_set(emergency), ReportMark::Emergency),
        (is_set(spi), ReportMark::SpecialPosition),
        (!is_allocated(address), ReportMark::AddressNotAllocated),
        (place.is_some_and(is_nowhere), ReportMark::PositionDoubted),
    ] {
        if holds {
            observation.marks = observation.marks.with(mark);
        }
    }
    Ok(observation)
}

/// Four octal digits; some writers leave out leading zeros.
pub(super) fn mode_a(text: &[u8]) -> Option<ModeACode> {
    let is_code = !text.is_empty() && text.len() <= 4 && text.iter().all(|digit| (b'0'..=b'7').contains(digit));
    is_code.then(|| text.iter().fold(0, |code, digit| code << 3 | u16::from(digit - b'0'))).and_then(ModeACode::new)
}

/// When the message was made, by the receiver's clock; without a stamp, when it came.
fn stamp(origin: &Origin, date: &[u8], time: &[u8], received_at: Instant) -> Result<Stamp, (Problem, &'static str)> {
    if date.is_empty() && time.is_empty() {
        return Ok(Stamp { valid_at: received_at, sigma_ms: 1_000, received_at });
    }
    let day = match core::str::from_utf8(date) {
        Ok(text) if text.is_ascii() => CivilDate::parse_iso8601(&text.replace('/', "-")),
        Ok(_) | Err(_) => None,
    };
    let day = day.ok_or_else(|| (Problem::Time { found: Problem::shown(date) }, "date message generated"))?;
    let wrong = || (Problem::Time { found: Problem::shown(time) }, "time message generated");
    let (of_day, step_ms) = time_of_day(time).ok_or_else(wrong)?;
    let local = Instant::from_millis(day.days_since_epoch() * 86_400_000 + of_day).map_err(|_| wrong())?;
    let valid_at = local.checked_add(origin.clock_offset).ok_or_else(wrong)?;
    // The receiver stamps what its program has read, not what its antenna heard.
    Ok(Stamp { valid_at, sigma_ms: 300 + step_ms * 289 / 1_000, received_at })
}
