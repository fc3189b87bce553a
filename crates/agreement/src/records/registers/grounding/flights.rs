//! What is said of flights before and after them (TOR.3.a#1, TOR.3.b#2, TOR.3.c, AMB-04, AMB-05; process 2.3).
//!
//! A field that a clause asks for may be absent in a record, so that the rule, not the form, refuses it and says why. There is no
//! record by which the other side could approve a flight.
use super::super::named;
use crate::edition::FlightNoticeType;
use crate::records::RecordHash;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::{LatLonBox, Window};

/// Notice of a flight of the force that is no participant, by the side that speaks for it. Its key names the flight; an amendment is
/// the next version of the same key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FlightNotice {
    /// Type A, B or C.
    pub flight: FlightNoticeType,
    /// Under which exemption, by the closed list of codes. A flight of type B that has one may cross designated areas.
    pub exemption: Option<String>,
    /// Between when it takes off: the general time.
    pub take_off: Option<Window>,
    /// Of what it consists.
    pub composition: Option<FlightComposition>,
    /// Where it goes, as blocks in the order of the flight. Empty where nothing is said.
    pub routing: Vec<LatLonBox>,
    /// How it calls itself on the radio, if that is told; it is no name of a person.
    pub callsign: Option<String>,
    /// Why nobody could know of it the day before (AMB-04); none for every other flight.
    pub urgent: Option<UrgentReason>,
}

/// Force composition: bands, no types of weapon and no exact number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FlightComposition {
    /// What kind of aircraft.
    pub type_band: TypeBand,
    /// How many, by the edition's bands of composition.
    pub count_band: String,
}

named! {
    /// A band of types of aircraft.
    TypeBand {
        /// Combat aircraft with fixed wings.
        CombatFixedWing = "combat-fixed-wing",
        /// Any other with fixed wings.
        OtherFixedWing = "other-fixed-wing",
        /// Combat helicopters.
        CombatRotaryWing = "combat-rotary-wing",
        /// Any other helicopter.
        OtherRotaryWing = "other-rotary-wing",
        /// Uncrewed aircraft.
        Uncrewed = "uncrewed",
        /// Nobody can say.
        Unknown = "unknown",
    }
}

named! {
    /// Why a flight could not be known of the day before. A closed list, so that no lint of a text can stand in its way (SG-19).
    UrgentReason {
        /// Somebody is wounded.
        Wounded = "wounded",
        /// Somebody is ill.
        Illness = "illness",
        /// A crew is down.
        CrewDown = "crew-down",
        /// Somebody is missing.
        Missing = "missing",
        /// Anything else; what, is for the review.
        Other = "other",
    }
}

/// A question about a notice, and its answer. A question holds nothing and delays nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FlightQuery {
    /// The other side asks.
    Asked {
        /// The notice.
        of: RecordHash,
        /// What it asks.
        text: String,
    },
    /// The side that gave the notice answers.
    Answered {
        /// The question.
        query: RecordHash,
        /// What it answers.
        text: String,
    },
}

/// What became of a flight that was noticed, by the side that gave the notice; its key is the notice's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FlightOutcome {
    /// The notice, as last amended.
    pub notice: RecordHash,
    /// What became of it.
    pub became: FlightEnd,
}

/// What became of a flight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FlightEnd {
    /// It was flown.
    Flown {
        /// From take-off to landing.
        in_the_air: Window,
    },
    /// It was not flown.
    Cancelled,
    /// Its side does not know.
    Unknown,
}

impl FlightEnd {
    /// The name as it stands in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Flown { .. } => "flown",
            Self::Cancelled => "cancelled",
            Self::Unknown => "unknown",
        }
    }
}

/// An exemption beside those of the edition: its key is the code. It is proposed until both agree to it (APP.3.d1).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FlightExemption {
    /// What is exempt.
    pub text: String,
}
