//! Notices that must be read back, and acknowledgements.
use super::RecordHash;
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

/// The receiver's independent representation of the same place. Nothing is ever corrected by it (process 2.2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadBack {
    /// The notice.
    pub notice: RecordHash,
    /// The place as the receiver represents it; `None` says "cannot tell", which holds.
    pub place: Option<PlaceStatement>,
}

/// An officer has seen a record. It is knowledge, not agreement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Acknowledgement {
    /// The record seen.
    pub of: RecordHash,
}
