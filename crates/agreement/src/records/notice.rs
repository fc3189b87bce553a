//! Notices that must be read back, and acknowledgements.
use super::RecordHash;
use super::registers::named;
use crate::identity::Digest;
use alloc::string::String;
use spacetime::{LatLonBox, Position, Window};

/// A notice about an area and a window, for the counterpart to read back (lesson of 17 September 2016).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AreaNotice {
    /// Where, as its author states it.
    pub place: PlaceStatement,
    /// The area concerned, coarse (SG-03).
    pub extent: LatLonBox,
    /// When.
    pub window: Window,
    /// What it is about, in the author's language.
    pub text: String,
    /// Reference of the existing flight-safety channel (SRC.004.h).
    pub external_channel: Option<crate::identity::NationalReference>,
}

/// A place twice: its name, and the position in the notation its author uses. Both are kept as written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlaceStatement {
    /// The name as written.
    pub name: String,
    /// The position as written, for example `35°20′15″ с.ш. 40°08′30″ в.д.`.
    pub stated: String,
    /// The same position on WGS84; must be what `stated` reads as, within its own precision.
    pub position: Position,
}

/// The receiver's word on a place, from its own independent representation. Nothing is ever corrected by it (process 2.2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadBack {
    /// The notice, or the sealed place of an item.
    pub notice: RecordHash,
    /// What it says.
    pub answer: ReadBackAnswer,
}

/// What a read-back says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadBackAnswer {
    /// The place of a notice in clear, as the receiver represents it.
    Place(PlaceStatement),
    /// Cannot tell, which holds.
    CannotTell,
    /// A sealed place was opened and compared with the receiver's own at its own desk; neither place crosses (TOR.2.a.iii#2, SG-03).
    Compared {
        /// What came of it.
        found: Compared,
        /// SHA-256 over a salt and the receiver's own representation; it stays at the desk, for whoever reviews a difference later.
        commitment: Digest,
    },
}

named! {
    /// What came of comparing a sealed place with one's own. No distance and no direction ever comes of it.
    Compared {
        /// The same place within the agreed tolerance.
        Same = "same",
        /// Another place: holds.
        Differs = "differs",
    }
}

/// An officer has seen a record. It is knowledge, not agreement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Acknowledgement {
    /// The record seen.
    pub of: RecordHash,
}
