//! The trace of one aircraft: a head with who it is, and points of up to 14 elements with the seconds since its beginning.
//!
//! Source: wiedehopf/readsb, README-json.md, "trace jsons". Flag 8 says that the height is above the ellipsoid; a full description of the aircraft
//! comes with some of the points, and what it says of quality holds for those that follow within a minute.

use serde_json::Value;
use spacetime::observation::{
    AddressKind, AircraftAddress, AltitudeReference, GroundState, Observation, ObservedPlace, Quality, ReportMark,
    ShortText,
};
use spacetime::{Instant, Span};

use super::{fill, height, marked, sigma};
use crate::json_fields::Fields;
use crate::moment::{self, Written};
use crate::origin::{Origin, Stamp};
use crate::problem::Problem;
use crate::units;

/// How long what was said of quality holds, seconds of the trace.
const QUALITY_HOLDS_S: f64 = 60.0;
/// No trace is longer than a few days, seconds.
const TRACE_MAX_S: f64 = 864_000.0;
const HEIGHT_IS_GEOMETRIC: u64 = 8;

/// What the head said, and the last description.
#[derive(Default)]
pub(super) struct Trace {
    address: Option<AircraftAddress>,
    registration: Option<ShortText>,
    type_designator: Option<ShortText>,
    begins: Option<Written>,
    quality: Option<(Quality, f64)>,
}

type Wrong = Vec<(Problem, &'static str)>;

impl Trace {
    /// A member of the head.
    pub(super) fn member(&mut self, key: &str, value: &[u8]) -> Result<(), (Problem, &'static str)> {
        let bare = value.strip_prefix(b"\"").and_then(|text| text.strip_suffix(b"\"")).unwrap_or(value);
        match key {
            "icao" => {
                self.address = core::str::from_utf8(bare).ok().and_then(units::address);
                if self.address.is_none() {
                    return Err((Problem::value(bare, "000000 … ffffff"), "icao"));
                }
            }
            "r" => self.registration = ShortText::parse(bare).ok(),
            "t" => self.type_designator = ShortText::parse(bare).ok(),
            "timestamp" => {
                self.begins = moment::read(value);
                if self.begins.is_none() {
                    return Err((Problem::Time { found: Problem::shown(value) }, "timestamp"));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// One point.
    pub(super) fn point(
        &mut self,
        origin: &Origin,
        elements: &[Value],
        received_at: Instant,
    ) -> (Result<Observation, &'static str>, Wrong) {
        let mut wrong = Vec::new();
        let result = self.read(origin, elements, received_at, &mut wrong);
        (result.map(marked), wrong)
    }

    fn read(
        &mut self,
        origin: &Origin,
        elements: &[Value],
        received_at: Instant,
        wrong: &mut Wrong,
    ) -> Result<Observation, &'static str> {
        let address = self.address.ok_or("icao")?;
        let begins = self.begins.ok_or("timestamp")?;
        let number = |index: usize| elements.get(index).and_then(Value::as_f64);
        let since =
            number(0).filter(|seconds| (0.0..=TRACE_MAX_S).contains(seconds)).ok_or("seconds after timestamp")?;
        let position = number(1)
            .zip(number(2))
            .and_then(|(latitude, longitude)| units::position(latitude, longitude))
            .ok_or("lat, lon")?;
        let valid_at = begins
            .at
            .checked_add(Span::from_millis((since * 1_000.0).round() as i64))
            .and_then(|at| at.checked_add(origin.clock_offset))
            .ok_or("timestamp")?;
        let stamp = Stamp { valid_at, sigma_ms: begins.sigma_ms.max(3), received_at };
        let mut observation = origin.observation(stamp, units::state_key(address, valid_at.as_millis(), position));
        observation.identity.address = Some(address);
        if let Some(kind) = elements.get(9).and_then(Value::as_str) {
            self.kind(kind, &mut observation);
        }
        if let Some(members) = elements.get(8).and_then(Value::as_object) {
            let mut fields = Fields::of(members);
            fill(&mut fields, &mut observation);
            wrong.append(&mut fields.wrong);
            self.quality = Some((observation.quality, since));
        } else if let Some((quality, _)) = self.quality.filter(|(_, at)| (since - at).abs() <= QUALITY_HOLDS_S) {
            observation.quality = quality;
        }
        observation.identity.registration = observation.identity.registration.or(self.registration);
        observation.identity.type_designator = observation.identity.type_designator.or(self.type_designator);
        let flags = elements.get(6).and_then(Value::as_u64).unwrap_or_default();
        match elements.get(3) {
            Some(Value::String(text)) if text == "ground" => {
                (observation.ground, observation.altitude) = (GroundState::OnGround, None);
            }
            Some(value) if !value.is_null() => {
                let reference = if flags & HEIGHT_IS_GEOMETRIC != 0 {
                    AltitudeReference::Ellipsoid
                } else {
                    AltitudeReference::StandardPressure
                };
                observation.altitude = height(value.as_f64().and_then(units::feet_mm), reference);
                observation.ground = GroundState::Airborne;
                if observation.altitude.is_none() {
                    wrong.push((Problem::value(value.to_string().as_bytes(), super::FEET), "altitude"));
                }
            }
            Some(_) | None => {}
        }
        observation.motion.ground_speed_mm_s = number(4).and_then(units::knots_mm_s);
        observation.motion.track_centidegrees = number(5).and_then(units::centidegrees);
        observation.motion.climb_mm_s = number(7).and_then(units::feet_a_minute_mm_s);
        let sigma_mm = sigma(&observation).or(origin.sigma_mm);
        observation.place = Some(ObservedPlace { position, sigma_mm });
        Ok(observation)
    }

    /// How the point came.
    fn kind(&self, kind: &str, observation: &mut Observation) {
        observation.class = match kind {
            "mlat" => spacetime::observation::SourceClass::Multilateration,
            _ => spacetime::observation::SourceClass::SelfReport,
        };
        if kind.starts_with("tisb_") || kind.starts_with("adsr_") {
            observation.marks = observation.marks.with(ReportMark::Rebroadcast);
        }
        if kind.ends_with("_other") {
            let bits = self.address.map(AircraftAddress::bits).unwrap_or_default();
            observation.identity.address = AircraftAddress::new(AddressKind::Other, bits);
        }
    }
}
