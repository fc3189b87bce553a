//! JSON of readsb and tar1090: `aircraft.json` (all aircraft of one instant) and `trace_full_*.json` (one aircraft through a day).
//!
//! A position is as old as `seen_pos` says, and one that is older than a minute stands in `lastPosition`. `rr_lat` and `rr_lon` are a guess from
//! where the receivers stand and no position. A tilde marks an address that is none of ICAO's; `type` and `mlat` tell how the position came.
//! Source: wiedehopf/readsb, README-json.md; tar1090, README (trace files).

mod trace;

#[cfg(test)]
mod tests;

use serde_json::Value;
use spacetime::observation::{
    AddressKind, AircraftAddress, AltitudeReference, GroundState, Observation, ObservedAltitude, ObservedPlace,
    Quality, ReportMark, ReportMarks, ShortText, SourceClass,
};
use spacetime::{Instant, Position, Span};

use super::sbs::mode_a;
use crate::json_fields::{self, Fields};
use crate::json_stream::{JsonStream, Layout, Piece, Top};
use crate::modes::fleet::is_nowhere;
use crate::modes::is_allocated;
use crate::modes::quality::{radius_95_mm, sigma_of_radius};
use crate::moment::{self, Written};
use crate::origin::{Origin, Stamp};
use crate::problem::Problem;
use crate::stream::{Decoder, FeedEvent};
use crate::units;
use trace::Trace;

const LAYOUT: Layout = Layout { arrays: &["aircraft", "trace"], top: Top::Document, head: b"{\"now\"" };
/// No file tells of an aircraft that was not heard for longer, seconds.
const SEEN_MAX_S: f64 = 864_000.0;
const FEET: &str = "-200000 … 200000";
/// Ages are written with one or three decimals, and the program looks at its clock now and then.
const SIGMA_MS: u32 = 100;

/// A decoder of one feed.
pub(crate) struct Readsb {
    stream: JsonStream,
    reader: Reader,
}

struct Reader {
    origin: Origin,
    /// `now` of the document.
    now: Option<Written>,
    trace: Trace,
}

impl Readsb {
    pub(crate) fn new(origin: Origin) -> Self {
        let reader = Reader { origin, now: None, trace: Trace::default() };
        Self { stream: JsonStream::new(LAYOUT), reader }
    }
}

impl Decoder for Readsb {
    fn take(&mut self, bytes: &[u8], received_at: Instant, out: &mut Vec<FeedEvent>) {
        let reader = &mut self.reader;
        self.stream.take(bytes, |at, piece| reader.piece(at, piece, received_at, out));
    }

    fn end(&mut self, out: &mut Vec<FeedEvent>) {
        if let Some((at, bytes)) = self.stream.end() {
            out.push(FeedEvent::Fault(Problem::Unfinished { bytes }.at(self.reader.origin.source, at, "")));
        }
    }
}

impl Reader {
    fn piece(&mut self, at: u64, piece: Piece<'_>, received_at: Instant, out: &mut Vec<FeedEvent>) {
        let source = self.origin.source;
        let mut fault = |problem: &Problem, item: &str| out.push(FeedEvent::Fault(problem.at(source, at, item)));
        match piece {
            Piece::Begin => (self.now, self.trace) = (None, Trace::default()),
            Piece::Broken => fault(&Problem::Json, ""),
            Piece::Member { key: "now", value } => {
                self.now = moment::read(value);
                if self.now.is_none() {
                    fault(&Problem::Time { found: Problem::shown(value) }, "now");
                }
            }
            Piece::Member { key, value } => {
                if let Err((problem, item)) = self.trace.member(key, value) {
                    fault(&problem, item);
                }
            }
            Piece::Record(record) => {
                let value = json_fields::read(record);
                match &value {
                    Some(Value::Object(members)) => {
                        let mut fields = Fields::of(members);
                        let result = self.aircraft(&mut fields, record, received_at);
                        finish(result, fields.wrong, source, at, out);
                    }
                    Some(Value::Array(elements)) => {
                        let (result, wrong) = self.trace.point(&self.origin, elements, received_at);
                        finish(result.map(|observation| [Some(observation), None]), wrong, source, at, out);
                    }
                    Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => {
                        fault(&Problem::Json, "");
                    }
                }
            }
        }
    }

    /// One aircraft of a snapshot: what was heard last, and where it was when it last had a position, if that is long ago.
    fn aircraft(
        &self,
        fields: &mut Fields<'_>,
        record: &[u8],
        received_at: Instant,
    ) -> Result<[Option<Observation>; 2], &'static str> {
        let address = fields.text("hex", "000000 … ffffff", units::address).ok_or("hex")?;
        let now = self.now.ok_or("now")?.at.checked_add(self.origin.clock_offset).ok_or("now")?;
        let (kind, class, marks) = told(&self.origin, fields, address);
        let address = AircraftAddress::new(kind, address.bits()).ok_or("hex")?;
        let age = |seconds: f64| {
            (0.0..=SEEN_MAX_S).contains(&seconds).then(|| Span::from_millis((seconds * 1_000.0).round() as i64))
        };
        let seen = fields.number("seen", "0 … 864000", age);
        let seen_at = fields.number("seen_pos", "0 … 864000", age);
        let place = place(fields).zip(seen_at);
        let stamp = |age: Span| Stamp { valid_at: now.saturating_add(age.negated()), sigma_ms: SIGMA_MS, received_at };
        let mut observation = match place {
            Some((position, age)) => {
                let stamp = stamp(age);
                let key = units::state_key(address, stamp.valid_at.as_millis(), position);
                self.origin.observation(stamp, key)
            }
            None => {
                let stamp = stamp(seen.unwrap_or(Span::from_millis(0)));
                self.origin.observation(stamp, units::text_key(&[&stamp.valid_at.as_millis().to_be_bytes(), record]))
            }
        };
        observation.class = class;
        observation.marks = marks;
        observation.identity.address = Some(address);
        fill(fields, &mut observation);
        if let Some((position, _)) = place {
            let sigma_mm = sigma(&observation).or(self.origin.sigma_mm);
            observation.place = Some(ObservedPlace { position, sigma_mm });
        }
        let older = fields.get("lastPosition").and_then(Value::as_object).and_then(|members| {
            let mut older = Fields::of(members);
            let position = self::place(&mut older)?;
            let stamp = stamp(older.number("seen_pos", "0 … 864000", age)?);
            let key = units::state_key(address, stamp.valid_at.as_millis(), position);
            let mut at = self.origin.observation(stamp, key);
            (at.class, at.marks, at.identity.address) = (class, marks, Some(address));
            at.quality = quality(&mut older);
            at.place = Some(ObservedPlace { position, sigma_mm: sigma(&at).or(self.origin.sigma_mm) });
            Some(at)
        });
        Ok([older, Some(observation)].map(|observation| observation.map(marked)))
    }
}

/// Puts out what a record gave.
fn finish(
    result: Result<[Option<Observation>; 2], &'static str>,
    wrong: Vec<(Problem, &'static str)>,
    source: spacetime::observation::SourceId,
    at: u64,
    out: &mut Vec<FeedEvent>,
) {
    let missing = result.as_ref().err().filter(|item| !wrong.iter().any(|(_, other)| other == *item)).copied();
    for (problem, item) in wrong.into_iter().chain(missing.map(|item| (Problem::Missing, item))) {
        out.push(FeedEvent::Fault(problem.at(source, at, item)));
    }
    out.extend(result.into_iter().flatten().flatten().map(FeedEvent::Observation));
}

/// What the source says of how the report came: kind of address, class, marks.
fn told(origin: &Origin, fields: &Fields<'_>, address: AircraftAddress) -> (AddressKind, SourceClass, ReportMarks) {
    let kind = fields.get("type").and_then(Value::as_str).unwrap_or_default();
    let computed = fields.get("mlat").and_then(Value::as_array);
    let is_computed = computed.is_some_and(|names| names.iter().any(|name| name == "lat"));
    let class = match kind {
        "mlat" => SourceClass::Multilateration,
        _ if is_computed => SourceClass::Multilateration,
        "" => origin.class,
        _ => SourceClass::SelfReport,
    };
    let is_sent_again = ["tisb_", "adsr_"].iter().any(|prefix| kind.starts_with(prefix));
    let marks = if is_sent_again { ReportMarks::NONE.with(ReportMark::Rebroadcast) } else { ReportMarks::NONE };
    let address_kind =
        if kind.ends_with("_other") || kind == "tisb_trackfile" { AddressKind::Other } else { address.kind() };
    (address_kind, class, marks)
}

/// Marks that follow from what the report says.
fn marked(mut observation: Observation) -> Observation {
    let nowhere = observation.place.is_some_and(|place| is_nowhere(place.position));
    let unknown = observation.identity.address.is_some_and(|address| !is_allocated(address));
    for (holds, mark) in [(nowhere, ReportMark::PositionDoubted), (unknown, ReportMark::AddressNotAllocated)] {
        if holds {
            observation.marks = observation.marks.with(mark);
        }
    }
    observation
}

fn place(fields: &mut Fields<'_>) -> Option<Position> {
    let degrees = |most: f64| move |value: f64| (value.abs() <= most).then_some(value);
    let latitude = fields.number("lat", "-90 … 90", degrees(90.0));
    let longitude = fields.number("lon", "-180 … 180", degrees(180.0));
    units::position(latitude?, longitude?)
}

/// Height, movement, identity and quality, by the names that both files have for them.
fn fill(fields: &mut Fields<'_>, observation: &mut Observation) {
    if fields.get("alt_baro").and_then(Value::as_str) == Some("ground") {
        observation.ground = GroundState::OnGround;
    } else {
        let altitude = fields.number("alt_baro", FEET, units::feet_mm);
        if altitude.is_some() {
            observation.altitude = height(altitude, AltitudeReference::StandardPressure);
            observation.ground = GroundState::Airborne;
        }
    }
    if observation.altitude.is_none() {
        observation.altitude = height(fields.number("alt_geom", FEET, units::feet_mm), AltitudeReference::Ellipsoid);
    }
    observation.motion.ground_speed_mm_s = fields.number("gs", "0 … 10000", units::knots_mm_s);
    observation.motion.track_centidegrees = fields.number("track", "0 … 360", units::centidegrees);
    let rate = "-100000 … 100000";
    observation.motion.climb_mm_s = fields
        .number("baro_rate", rate, units::feet_a_minute_mm_s)
        .or_else(|| fields.number("geom_rate", rate, units::feet_a_minute_mm_s));
    let short = |text: &str| ShortText::parse(text.as_bytes()).ok();
    observation.identity.callsign = fields.text("flight", "A … Z, 0 … 9", short);
    observation.identity.registration = fields.text("r", "A … Z, 0 … 9", |text| Some(short(text))).flatten();
    observation.identity.type_designator = fields.text("t", "A … Z, 0 … 9", |text| Some(short(text))).flatten();
    observation.identity.mode_a = fields.text("squawk", "0000 … 7777", |text| mode_a(text.as_bytes()));
    observation.quality = quality(fields);
    let emergency = fields.get("emergency").and_then(Value::as_str).is_some_and(|kind| kind != "none");
    for (holds, mark) in
        [(emergency, ReportMark::Emergency), (fields.flag("spi") == Some(true), ReportMark::SpecialPosition)]
    {
        if holds {
            observation.marks = observation.marks.with(mark);
        }
    }
}

const fn height(altitude_mm: Option<i32>, reference: AltitudeReference) -> Option<ObservedAltitude> {
    match altitude_mm {
        Some(altitude_mm) => Some(ObservedAltitude { altitude_mm, reference, sigma_mm: None }),
        None => None,
    }
}

fn quality(fields: &mut Fields<'_>) -> Quality {
    let whole = |most: f64| move |value: f64| (0.0..=most).contains(&value).then_some(value as u8);
    Quality {
        version: fields.number("version", "0 … 7", whole(7.0)),
        nic: fields.number("nic", "0 … 11", whole(11.0)),
        nac_p: fields.number("nac_p", "0 … 11", whole(11.0)),
        sil: fields.number("sil", "0 … 3", whole(3.0)),
        sda: fields.number("sda", "0 … 3", whole(3.0)),
        // 0 says that it is not known.
        containment_mm: fields
            .number("rc", "0 … 1000000", |metres| {
                (0.0..=1e6).contains(&metres).then(|| (metres * 1_000.0).round() as u32)
            })
            .filter(|radius| *radius > 0),
    }
}

/// The accuracy that the aircraft states, with latency; none for a computed position, whose accuracy is not the aircraft's to state.
fn sigma(observation: &Observation) -> Option<u32> {
    if observation.class == SourceClass::Multilateration {
        return None;
    }
    let radius = observation.quality.nac_p.and_then(radius_95_mm)?;
    Some(sigma_of_radius(radius, observation.motion.ground_speed_mm_s, observation.valid_sigma_ms))
}
