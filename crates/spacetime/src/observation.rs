//! One report that something flew: when, where, how surely, who it said it was, and what kind of source says so.
//!
//! An observation is a value that no later knowledge changes; what is learnt later is another observation. It says what one
//! source reported and nothing of what follows from it: no area, notice, agreement or violation is known here, and no sensor's
//! own position, which stays with its owner. It holds no pointer, so that millions of them can be held and moved cheaply.

mod identity;
mod quality;
mod source;
#[cfg(test)]
mod tests;

pub use identity::{AddressKind, AircraftAddress, IdentityClaims, ModeACode, ShortText, ShortTextError};
pub use quality::{Quality, ReportMark, ReportMarks};
pub use source::{SourceClass, SourceId};

use crate::{Instant, Position};

/// One report of one aircraft by one source.
///
/// Two times always: when it was true (`valid_at`) and when it came in (`received_at`), since what was known when decides what
/// could have been said when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observation {
    /// When the aircraft was there, by the best clock of the report, UTC.
    pub valid_at: Instant,
    /// One standard deviation of `valid_at`, milliseconds.
    pub valid_sigma_ms: u32,
    /// When the report reached the node, UTC.
    pub received_at: Instant,
    /// Which row of the register of sources reported it.
    pub source: SourceId,
    /// What kind of source that is: the one fact of it that may cross to the other side.
    pub class: SourceClass,
    /// Where it was; nothing when the report says no place (an identity or a height alone).
    pub place: Option<ObservedPlace>,
    /// How high it was; nothing when the report does not say.
    pub altitude: Option<ObservedAltitude>,
    /// How it moved.
    pub motion: ObservedMotion,
    /// Whether it stood on the ground.
    pub ground: GroundState,
    /// Who it was said to be.
    pub identity: IdentityClaims,
    /// What the report says of its own integrity.
    pub quality: Quality,
    /// What the source marked the report with: simulated, coasted, rebroadcast and so on.
    pub marks: ReportMarks,
    /// Equal in two observations exactly when they are one report heard or carried twice.
    pub report: ReportKey,
}

/// A place with its doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ObservedPlace {
    /// The place, WGS84.
    pub position: Position,
    /// One standard deviation along each axis, millimetres (the larger axis when they differ); nothing when the source states no
    /// quality and the register of sources gives none.
    pub sigma_mm: Option<u32>,
}

/// To what a height is measured. Heights of two references are never compared without saying so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AltitudeReference {
    /// Pressure altitude above the 1013.25 hPa surface (flight levels, Mode C and Mode S).
    StandardPressure,
    /// Above the WGS84 ellipsoid, as satellite receivers give it.
    Ellipsoid,
    /// Above mean sea level.
    MeanSeaLevel,
    /// A person's estimate above the ground.
    GroundEstimate,
}

/// A height with its reference and doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ObservedAltitude {
    /// Millimetres above the reference; negative below it.
    pub altitude_mm: i32,
    /// What it is measured from.
    pub reference: AltitudeReference,
    /// One standard deviation, millimetres; nothing when unknown.
    pub sigma_mm: Option<u32>,
}

/// How an aircraft moved, as far as it was reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ObservedMotion {
    /// Speed over the ground, millimetres a second.
    pub ground_speed_mm_s: Option<u32>,
    /// Direction of the movement over the ground, hundredths of a degree clockwise from true north, 0 to 35,999.
    pub track_centidegrees: Option<u16>,
    /// Rate of climb, millimetres a second, negative when descending.
    pub climb_mm_s: Option<i32>,
}

/// Whether an aircraft stood on the ground.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroundState {
    /// The report does not say.
    #[default]
    Unknown,
    /// It was said to be on the ground: taxiing is no flight.
    OnGround,
    /// It was said to be in the air.
    Airborne,
}

/// What makes two observations one report: the bits that its kind of source cannot give twice by chance.
///
/// The bits hold the whole key, not a digest of it, so that nobody can make one report hide another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportKey {
    /// A Mode S frame of 56 or 112 bits, as sent: one transmission however many receivers heard it (within two seconds).
    Frame(u128),
    /// A radar plot or track report: source codes, time of day and measured place, as the sensor sent them, however many network
    /// legs carried it.
    Plot(u128),
    /// A state repeated by an aggregator: address, time of position and position.
    State {
        /// Address, with its kind in the highest byte.
        address: u32,
        /// When the position was valid, milliseconds since 1970.
        valid_ms: i64,
        /// Latitude, 1e-7 degrees.
        latitude_e7: i32,
        /// Longitude, 1e-7 degrees.
        longitude_e7: i32,
    },
    /// A report that its giver numbered: a person's report, a message with its own id; the first 128 bits of the digest of it.
    Numbered(u128),
}
