//! Reads what people report of aircraft that they saw or heard: a form of `name: value` lines, a table, or a text message.
//!
//! A person's clock and place are the weakest of all sources: without a stated precision a time is known to five minutes and a place to three
//! kilometres. No telephone number is ever kept, and no place of the person: what a message says beyond its known words is not stored, nor
//! repeated in a fault (SG-32). Must not know an area, a notice or an agreement.
//!
//! ```text
//! SPOT 171420ZSEP16 35.3360 40.1400 2 JET NE SEEN HIGH
//! SPOT 171420ZSEP16 FROM 35.3360 40.1400 BRG 045 DIST 12 KM 1 HELICOPTER HEARD
//! ```

mod fields;
mod lines;
#[cfg(test)]
mod tests;

use sha2::{Digest, Sha256};
use spacetime::observation::{
    AltitudeReference, GroundState, IdentityClaims, Observation, ObservedAltitude, ObservedMotion, ObservedPlace,
    Quality, ReportKey, ReportMarks, ShortText, SourceClass, SourceId,
};
use spacetime::{Instant, Position};

use crate::stream::{Fault, FeedEvent};
pub use lines::SpotterDecoder;

/// The doubt of a place without a stated precision, millimetres.
pub const PLACE_SIGMA_MM: u32 = 3_000_000;
/// The doubt of a time without a stated precision, milliseconds.
pub const TIME_SIGMA_MS: u32 = 300_000;
/// The doubt of a bearing without a stated precision, degrees: a fist at arm's length.
const BEARING_SIGMA_DEGREES: f64 = 10.0;
/// The doubt of a distance by eye or ear, as a part of it.
const DISTANCE_SIGMA_PART: f64 = 0.3;
/// The longest line, octets.
pub const LINE_MAX: usize = 2_000;

/// How a person knew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Manner {
    /// By eye.
    Seen,
    /// By ear alone.
    Heard,
}

/// What kind of aircraft a person takes it for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TypeBand {
    /// A jet.
    Jet,
    /// Propellers and wings.
    Propeller,
    /// A helicopter.
    Helicopter,
    /// An aircraft without a crew.
    Uncrewed,
}

impl TypeBand {
    /// The word under which it stands in an observation.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Jet => "JET",
            Self::Propeller => "PROP",
            Self::Helicopter => "HELI",
            Self::Uncrewed => "UAV",
        }
    }
}

/// How sure a person says to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Not sure.
    Low,
    /// Rather sure.
    Medium,
    /// Sure.
    High,
}

/// What a person reported, once read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpotterReport {
    /// When, UTC.
    pub at: Instant,
    /// Doubt of the time, milliseconds.
    pub time_sigma_ms: u32,
    /// Where the aircraft was.
    pub position: Position,
    /// Doubt of the place, millimetres.
    pub place_sigma_mm: u32,
    /// How many; nothing when not said.
    pub count: Option<u8>,
    /// Of what kind.
    pub band: Option<TypeBand>,
    /// Where it flew to, hundredths of a degree from true north.
    pub direction_centidegrees: Option<u16>,
    /// How high, metres above the ground.
    pub height_m: Option<u32>,
    /// Seen or heard.
    pub manner: Option<Manner>,
    /// How sure the person is.
    pub confidence: Option<Confidence>,
}

/// Why a report is not read. What a person wrote is never repeated: it may hold a name or a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpotterError {
    /// A line longer than [`LINE_MAX`].
    #[error("a line of more than {LINE_MAX} octets")]
    TooLong,
    /// A field that a report cannot do without.
    #[error("no {field}")]
    Missing {
        /// Its name.
        field: &'static str,
    },
    /// A field that cannot be read.
    #[error("{field} cannot be read")]
    Field {
        /// Its name.
        field: &'static str,
    },
    /// A time after the report came in.
    #[error("a time after the report came in")]
    Future,
}

impl SpotterError {
    /// The stable code, the key of the message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong => "spotter-too-long",
            Self::Missing { .. } => "spotter-missing",
            Self::Field { .. } => "spotter-field",
            Self::Future => "spotter-future",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong => vec![("limit", LINE_MAX.to_string())],
            Self::Missing { field } | Self::Field { field } => vec![("field", (*field).to_owned())],
            Self::Future => Vec::new(),
        }
    }

    const fn item(&self) -> &'static str {
        match self {
            Self::Missing { field } | Self::Field { field } => field,
            Self::TooLong => "",
            Self::Future => "time",
        }
    }
}

impl SpotterReport {
    /// The report as an observation. Count, manner and confidence stay with the report: an observation is of one aircraft or of several
    /// alike.
    #[must_use]
    pub fn observation(&self, source: SourceId, received_at: Instant) -> Observation {
        let band = self.band.and_then(|band| ShortText::parse(band.word().as_bytes()).ok());
        let height = |metres: u32| {
            let altitude_mm = i32::try_from(u64::from(metres) * 1_000).ok()?;
            // A height by eye may as well be half or one and a half of it.
            let sigma_mm = Some((altitude_mm / 2).unsigned_abs());
            Some(ObservedAltitude { altitude_mm, reference: AltitudeReference::GroundEstimate, sigma_mm })
        };
        Observation {
            valid_at: self.at,
            valid_sigma_ms: self.time_sigma_ms,
            received_at,
            source,
            class: SourceClass::Human,
            place: Some(ObservedPlace { position: self.position, sigma_mm: Some(self.place_sigma_mm) }),
            altitude: self.height_m.and_then(height),
            motion: ObservedMotion { track_centidegrees: self.direction_centidegrees, ..ObservedMotion::default() },
            // People report what flies.
            ground: GroundState::Airborne,
            identity: IdentityClaims { type_designator: band, ..IdentityClaims::default() },
            quality: Quality::default(),
            marks: ReportMarks::NONE,
            report: self.key(),
        }
    }

    /// The digest of what was reported: the same report sent twice, by whichever way, is one. The number of a source is no part of it, since
    /// another order of the register would give the report another name.
    fn key(&self) -> ReportKey {
        let mut digest = Sha256::new();
        digest.update(self.at.as_millis().to_be_bytes());
        digest.update(self.position.latitude().as_e7().to_be_bytes());
        digest.update(self.position.longitude().as_e7().to_be_bytes());
        digest.update([self.count.unwrap_or_default(), self.band.map_or(0, |band| band as u8 + 1)]);
        digest.update(self.direction_centidegrees.unwrap_or(u16::MAX).to_be_bytes());
        ReportKey::Numbered(digest.finalize().iter().take(16).fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte)))
    }
}

fn fault(source: SourceId, at_byte: u64, error: SpotterError) -> FeedEvent {
    let (item, code, arguments) = (error.item().to_owned(), error.code(), error.arguments());
    FeedEvent::Fault(Fault { source: Some(source), at_byte, item, code, arguments })
}
