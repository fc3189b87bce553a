//! Whom reports are about, as far as they say: the key under which a track is built.
//!
//! An address when there is one; else the sensor's own track number, else the Mode A code, else only the sensor that saw something:
//! such reports are told apart by where they are. A key is not an identity: addresses are forged and codes shared.

use crate::digest::Digest;
use crate::sighting::observation_id;
use crate::source::Sources;
use alloc::string::{String, ToString};
use core::fmt;
use spacetime::observation::{AddressKind, AircraftAddress, ModeACode, Observation, SourceClass};

/// The key of a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TrackKey {
    /// A 24-bit address.
    Address(AircraftAddress),
    /// A track number of one sensor.
    SensorTrack(Digest, u32),
    /// A Mode 3/A code as one sensor sees it.
    ModeA(Digest, ModeACode),
    /// Whatever one sensor sees without a name.
    Unnamed(Digest),
    /// One person's report.
    Person(Digest),
}

impl TrackKey {
    /// The key of an observation.
    #[must_use]
    pub fn of(observation: &Observation, sources: &Sources) -> Self {
        let tag = || sources.tag(observation.source);
        let identity = &observation.identity;
        if observation.class == SourceClass::Human {
            return Self::Person(observation_id(observation));
        }
        match (identity.address, identity.sensor_track, identity.mode_a) {
            (Some(address), _, _) => Self::Address(address),
            (None, Some(number), _) => Self::SensorTrack(tag(), number),
            (None, None, Some(code)) => Self::ModeA(tag(), code),
            (None, None, None) => Self::Unnamed(tag()),
        }
    }

    /// True when the key is an address that a State allocated.
    #[must_use]
    pub const fn is_icao(&self) -> bool {
        match self {
            Self::Address(address) => {
                matches!(address.kind(), AddressKind::Icao) && address.bits() != 0 && address.bits() != 0x00FF_FFFF
            }
            Self::SensorTrack(..) | Self::ModeA(..) | Self::Unnamed(_) | Self::Person(_) => false,
        }
    }

    /// The address, when the key is one.
    #[must_use]
    pub const fn address(&self) -> Option<AircraftAddress> {
        match self {
            Self::Address(address) => Some(*address),
            Self::SensorTrack(..) | Self::ModeA(..) | Self::Unnamed(_) | Self::Person(_) => None,
        }
    }

    /// The key in a text, as in results.
    #[must_use]
    pub fn text(&self) -> String {
        self.to_string()
    }
}

/// An address as it is written; else a kind, eight digits of a digest, and the number within it.
impl fmt::Display for TrackKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => write!(out, "{address}"),
            Self::SensorTrack(tag, number) => write!(out, "sensor-{tag:.8}-{number}"),
            Self::ModeA(tag, code) => write!(out, "code-{tag:.8}-{code}"),
            Self::Unnamed(tag) => write!(out, "plots-{tag:.8}"),
            Self::Person(id) => write!(out, "person-{id:.8}"),
        }
    }
}
