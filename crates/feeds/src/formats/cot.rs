//! Reads Cursor on Target: short XML events of who is where, as tactical displays pass them on.
//!
//! An event is a claim of its sender: its type and its circle of error are relayed, not measured, so it is a self-report unless a person is
//! said to have made it. Only events of aircraft are read; a document type or an entity is refused, so nothing grows and nothing is fetched.
//! Must not know an area, a notice or an agreement. Source: M. J. Kristan et al., "Cursor-on-Target Message Router User's Guide",
//! MITRE MP090284, 2009, and the base schema of version 2.0.

#[cfg(test)]
mod tests;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use sha2::{Digest, Sha256};
use spacetime::observation::{
    AltitudeReference, GroundState, IdentityClaims, Observation, ObservedAltitude, ObservedMotion, ObservedPlace,
    Quality, ReportKey, ReportMark, ReportMarks, ShortText, SourceClass, SourceId,
};
use spacetime::{Instant, Position};

use super::spotter::PLACE_SIGMA_MM;
use crate::origin::Origin;
use crate::stream::{Decoder, Fault, FeedEvent};

/// The longest event, octets.
pub const EVENT_MAX: usize = 65_536;
/// The value that stands for "not known" in errors and heights.
const UNKNOWN_M: f64 = 9_999_999.0;
const OPEN: &[u8] = b"<event";
const CLOSE: &[u8] = b"</event>";

/// Reads a stream of events, in one document or many.
#[derive(Clone, Debug)]
pub struct CotDecoder {
    origin: Origin,
    held: Vec<u8>,
    at_byte: u64,
}

impl CotDecoder {
    /// A decoder of what one source passes on.
    #[must_use]
    pub const fn new(source: SourceId) -> Self {
        Self::of(Origin { source, ..Origin::UNREGISTERED })
    }

    /// A decoder of what a row of the register passes on, with its clock and its accuracy.
    pub(crate) const fn of(origin: Origin) -> Self {
        Self { origin, held: Vec::new(), at_byte: 0 }
    }

    fn fault(&self, at: usize, item: &str, problem: CotError) -> FeedEvent {
        FeedEvent::Fault(Fault {
            source: Some(self.origin.source),
            at_byte: self.at_byte + at as u64,
            item: item.to_owned(),
            code: problem.code(),
            arguments: problem.arguments(),
        })
    }
}

/// Why an event is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CotError {
    /// Longer than [`EVENT_MAX`].
    #[error("an event of more than {EVENT_MAX} octets")]
    TooLong,
    /// No well-formed XML.
    #[error("no well-formed XML")]
    Xml,
    /// A document type or an entity.
    #[error("a document type or an entity")]
    Doctype,
    /// No attribute of this name.
    #[error("no attribute `{name}`")]
    Missing {
        /// Its name.
        name: &'static str,
    },
    /// An attribute that cannot be read.
    #[error("attribute `{name}` cannot be read: `{found}`")]
    Value {
        /// Its name.
        name: &'static str,
        /// What stands there, cut short.
        found: String,
    },
    /// The feed ends within an event.
    #[error("the feed ends within an event")]
    Truncated,
}

impl CotError {
    /// The stable code, the key of the message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong => "cot-too-long",
            Self::Xml => "cot-xml",
            Self::Doctype => "cot-doctype",
            Self::Missing { .. } => "cot-missing",
            Self::Value { .. } => "cot-value",
            Self::Truncated => "cot-truncated",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong => vec![("limit", EVENT_MAX.to_string())],
            Self::Xml | Self::Doctype | Self::Truncated => Vec::new(),
            Self::Missing { name } => vec![("name", (*name).to_owned())],
            Self::Value { name, found } => vec![("name", (*name).to_owned()), ("found", found.clone())],
        }
    }

    fn item(&self) -> &'static str {
        match self {
            Self::Missing { name } | Self::Value { name, .. } => name,
            Self::TooLong | Self::Xml | Self::Doctype | Self::Truncated => "",
        }
    }
}

impl Decoder for CotDecoder {
    fn take(&mut self, bytes: &[u8], received_at: Instant, out: &mut Vec<FeedEvent>) {
        self.held.extend_from_slice(bytes);
        let mut at = 0;
        loop {
            let rest = self.held.get(at..).unwrap_or_default();
            let Some(start) = find(rest, OPEN) else {
                // A part of the opening may stand at the end. A document type before the first event declares entities: none of its
                // events is read, since each that uses one is refused by itself.
                at += rest.len().saturating_sub(OPEN.len() - 1);
                break;
            };
            let event = rest.get(start..).unwrap_or_default();
            let Some(length) = event_length(event) else {
                at += start;
                if event.len() > EVENT_MAX {
                    out.push(self.fault(at, "", CotError::TooLong));
                    at += OPEN.len();
                    continue;
                }
                break;
            };
            at += start;
            let event = if length > EVENT_MAX {
                Err(CotError::TooLong)
            } else {
                read_event(event.get(..length).unwrap_or_default(), &self.origin, received_at)
            };
            match event {
                Ok(observation) => {
                    out.extend(observation.map(FeedEvent::Observation));
                    at += length;
                }
                Err(error) => {
                    out.push(self.fault(at, error.item(), error.clone()));
                    // An event that was never closed must not swallow the next one.
                    at += OPEN.len();
                }
            }
        }
        self.held.drain(..at.min(self.held.len()));
        self.at_byte += at as u64;
    }

    fn end(&mut self, out: &mut Vec<FeedEvent>) {
        if find(&self.held, OPEN).is_some() {
            out.push(self.fault(0, "", CotError::Truncated));
        }
        self.at_byte += self.held.len() as u64;
        self.held.clear();
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// How long the event at the start of `bytes` is: to the end of its closing tag, or of its own tag when that closes itself.
fn event_length(bytes: &[u8]) -> Option<usize> {
    let tag = bytes.iter().position(|byte| *byte == b'>')?;
    if tag > 0 && bytes.get(tag - 1) == Some(&b'/') {
        return Some(tag + 1);
    }
    find(bytes, CLOSE).map(|at| at + CLOSE.len())
}

/// The attributes of an event that are read.
#[derive(Debug, Default)]
struct Parts {
    uid: String,
    kind: String,
    how: String,
    time: String,
    start: String,
    point: [Option<String>; 5],
    callsign: Option<String>,
    speed: Option<String>,
    course: Option<String>,
}

const POINT: [&str; 5] = ["lat", "lon", "hae", "ce", "le"];

/// Reads one event; nothing when it is not of an aircraft.
fn read_event(bytes: &[u8], origin: &Origin, received_at: Instant) -> Result<Option<Observation>, CotError> {
    let text = std::str::from_utf8(bytes).map_err(|_| CotError::Xml)?;
    let parts = parts(text)?;
    // Atoms: things; the third place is the realm, A for air.
    let mut places = parts.kind.split('-');
    if places.next() != Some("a") || places.nth(1) != Some("A") {
        return Ok(None);
    }
    let valid_at = instant("time", &parts.time)?.saturating_add(origin.clock_offset);
    let [latitude, longitude, height, circle, vertical] = &parts.point;
    let degrees = |name: &'static str, text: &Option<String>, limit: f64| {
        let value = number(name, text.as_deref().ok_or(CotError::Missing { name })?)?;
        if value.abs() > limit { Err(CotError::Value { name, found: shown(&value.to_string()) }) } else { Ok(value) }
    };
    let latitude = degrees("lat", latitude, 90.0)?;
    let longitude = degrees("lon", longitude, 180.0)?;
    let e7 = |degrees: f64| (degrees * 1e7).round() as i32;
    let position = Position::from_e7(e7(latitude), e7(longitude))
        .map_err(|_| CotError::Value { name: "lat", found: shown(&latitude.to_string()) })?;
    if latitude == 0.0 && longitude == 0.0 {
        return Err(CotError::Value { name: "lat", found: "0 0".into() });
    }
    let known = |name: &'static str, text: &Option<String>| -> Result<Option<f64>, CotError> {
        let Some(text) = text else { return Ok(None) };
        Ok(Some(number(name, text)?).filter(|value| value.abs() < UNKNOWN_M))
    };
    let millimetres = |metres: f64| (metres.abs() * 1_000.0) as u32;
    // The ways of making begin with m (a machine) or h (a person). A row of people makes every event a person's.
    let class = if parts.how.starts_with('h') || origin.class == SourceClass::Human {
        SourceClass::Human
    } else {
        SourceClass::SelfReport
    };
    // A sender that leaves its circle of error open has the accuracy of its row, and a person that of people.
    let by_hand = (class == SourceClass::Human).then_some(PLACE_SIGMA_MM);
    let sigma_mm = known("ce", circle)?.map(millimetres).or(origin.sigma_mm).or(by_hand);
    let altitude = match known("hae", height)? {
        Some(metres) if metres.abs() < 2_000_000.0 => Some(ObservedAltitude {
            altitude_mm: (metres * 1_000.0) as i32,
            reference: AltitudeReference::Ellipsoid,
            sigma_mm: known("le", vertical)?.map(millimetres),
        }),
        Some(_) | None => None,
    };
    let speed = known("speed", &parts.speed)?;
    let course = known("course", &parts.course)?;
    let marks = if parts.how.starts_with("m-s") || parts.kind.ends_with("-x-sim") {
        ReportMarks::NONE.with(ReportMark::Simulated)
    } else {
        ReportMarks::NONE
    };
    Ok(Some(Observation {
        valid_at,
        valid_sigma_ms: 1_000,
        received_at,
        source: origin.source,
        class,
        place: Some(ObservedPlace { position, sigma_mm }),
        altitude,
        motion: ObservedMotion {
            ground_speed_mm_s: speed.map(|speed| (speed.abs() * 1_000.0) as u32),
            track_centidegrees: course.map(|course| (course.rem_euclid(360.0) * 100.0) as u16 % 36_000),
            climb_mm_s: None,
        },
        ground: GroundState::Unknown,
        identity: IdentityClaims {
            callsign: parts.callsign.as_deref().and_then(|callsign| ShortText::parse(callsign.as_bytes()).ok()),
            ..IdentityClaims::default()
        },
        quality: Quality::default(),
        marks,
        report: key(&parts),
    }))
}

/// The digest of what makes the event one: its id, its times and its place as sent.
fn key(parts: &Parts) -> ReportKey {
    let mut digest = Sha256::new();
    for text in [&parts.uid, &parts.time, &parts.start] {
        digest.update(text.as_bytes());
        digest.update([0]);
    }
    for text in parts.point.iter().flatten() {
        digest.update(text.as_bytes());
        digest.update([0]);
    }
    let bits = digest.finalize().iter().take(16).fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
    ReportKey::Numbered(bits)
}

fn parts(text: &str) -> Result<Parts, CotError> {
    let mut reader = Reader::from_str(text);
    let mut parts = Parts::default();
    loop {
        match reader.read_event().map_err(|_| CotError::Xml)? {
            Event::Start(tag) | Event::Empty(tag) => take_tag(&tag, &mut parts)?,
            Event::DocType(_) | Event::GeneralRef(_) => return Err(CotError::Doctype),
            Event::Eof => break,
            Event::End(_) | Event::Text(_) | Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    for (name, value) in [("uid", &parts.uid), ("type", &parts.kind), ("time", &parts.time)] {
        if value.is_empty() {
            return Err(CotError::Missing { name });
        }
    }
    Ok(parts)
}

fn take_tag(tag: &BytesStart<'_>, parts: &mut Parts) -> Result<(), CotError> {
    let name = tag.local_name().as_ref().to_owned();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_| CotError::Xml)?;
        let value = quick_xml::escape::unescape(&attribute.value).map_err(|_| CotError::Doctype)?.into_owned();
        let key = attribute.key.local_name().as_ref().to_owned();
        match (name.as_str(), key.as_str()) {
            ("event", "uid") => parts.uid = value,
            ("event", "type") => parts.kind = value,
            ("event", "how") => parts.how = value,
            ("event", "time") => parts.time = value,
            ("event", "start") => parts.start = value,
            ("point", point) => {
                let slot = POINT.iter().position(|known| *known == point).and_then(|place| parts.point.get_mut(place));
                if let Some(slot) = slot {
                    *slot = Some(value);
                }
            }
            ("contact", "callsign") => parts.callsign = Some(value),
            ("track", "speed") => parts.speed = Some(value),
            ("track", "course") => parts.course = Some(value),
            _ => {}
        }
    }
    Ok(())
}

fn number(name: &'static str, text: &str) -> Result<f64, CotError> {
    let value = text.trim().parse::<f64>().ok().filter(|value| value.is_finite());
    value.ok_or_else(|| CotError::Value { name, found: shown(text) })
}

/// An instant with any number of digits behind the second, as senders write them.
fn instant(name: &'static str, text: &str) -> Result<Instant, CotError> {
    let milliseconds = match text.split_once('.') {
        Some((before, behind)) => {
            let digits: String = behind.chars().take_while(char::is_ascii_digit).collect();
            let zone = behind.get(digits.len()..).unwrap_or_default();
            format!("{before}.{:0<3.3}{zone}", digits)
        }
        None => text.to_owned(),
    };
    spacetime::parse_moment(&milliseconds)
        .map(|moment| moment.instant)
        .map_err(|_| CotError::Value { name, found: shown(text) })
}

fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}
