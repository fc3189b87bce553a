//! What was seen of a flight, as far as a release lets it cross: coarse, after the fact, and by class of source only (TOR.3.0).
//!
//! What a sensor or a person gave stays in the node that has it, under the digest of its evidence. A position here is a block, a
//! time a window, a source a class. There is no field for a method, a sensor, a person or a telephone number (SG-07, SG-31, SG-32).
use super::super::named;
use super::TypeBand;
use crate::identity::Digest;
use crate::records::RecordHash;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::observation::SourceClass;
use spacetime::{LatLonBox, Window};

/// A released observation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AirObservation {
    /// From the first to the last that was seen of it.
    pub seen: Window,
    /// Where, as blocks in the order of the flight. Empty where a person is among the sources: a district is all that crosses then.
    pub cells: Vec<LatLonBox>,
    /// The district.
    pub district: Option<String>,
    /// What kind of aircraft.
    pub type_band: TypeBand,
    /// The classes of source, ascending, each once.
    pub sources: Vec<SourceClass>,
    /// How many people saw it, apart from each other.
    pub spotters: u8,
    /// How sure the place is.
    pub location: LocationGrade,
    /// How sure it is whose aircraft it was.
    pub identity: IdentityGrade,
    /// The notice it fits; none where it fits none.
    pub notice: Option<RecordHash>,
    /// SHA-256 of the evidence behind it, which stays with its holder.
    pub evidence: Digest,
}

named! {
    /// How sure a place is. It says nothing of whose aircraft it was.
    LocationGrade {
        /// Kept, and not relied on.
        L0 = "L0",
        /// Possible: one weak source, or people alone.
        L1 = "L1",
        /// Probable.
        L2 = "L2",
        /// Strong.
        L3 = "L3",
        /// Corroborated by an independent class or owner.
        L4 = "L4",
    }
}

named! {
    /// How sure it is whose aircraft it was. It says nothing of where it was.
    IdentityGrade {
        /// Unknown: a legal end of every inquiry.
        I0 = "I0",
        /// The kind only.
        I1 = "I1",
        /// The operator is inferred.
        I2 = "I2",
        /// Declared by itself, and it fits what is registered.
        I3 = "I3",
        /// Corroborated by an independent class, or admitted by a side.
        I4 = "I4",
    }
}
