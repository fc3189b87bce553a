//! The coordination record from release to final notice (process 2.1).
//!
//! Not a target file: a reference, a coarse footprint, statements of national processes. There is no field here that
//! ranks, scores, aims or names a weapon, and a lint keeps it so (SG-02, SG-03).
use super::{EntryKey, Question, RecordHash};
use crate::identity::NationalReference;
use alloc::string::String;
use spacetime::{Instant, LatLonBox, Window};

/// An item released for coordination (TOR.2.c#1): it exists for the counterpart from here on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Release {
    /// The author's own reference, opaque.
    pub reference: NationalReference,
    /// A neutral label from the edition's closed list, shown inside the record only (SG-02).
    pub category: CategoryLabel,
    /// The group it rests on, by its key in the register of groups (SRC.004.e). Without one the item is held, since what is not
    /// named cannot be told to be unprotected; the type admits the lack so that the hold can be recorded.
    pub group: Option<EntryKey>,
    /// The version of the agreed format (TOR.2.a.ii#2).
    pub format: String,
    /// *Vetted* under the national process (TOR.2.a.ii#3).
    pub vetted: NationalStatement,
    /// *Validated* under the national process, co-signed by the own legal adviser (TOR.2.a.ii#5).
    pub validated: NationalStatement,
    /// Coarse footprint, not smaller than the edition's minimum (SG-03).
    pub footprint: LatLonBox,
    /// What is done to spare civilians (TOR.0.5); blank is refused.
    pub civilian_protection: String,
    /// The national decision to release.
    pub decision: NationalReference,
}

/// A label from the edition's closed list.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct CategoryLabel(pub String);

/// A dated yes of a national process, with an expiry; no detail of how (SRC.004.c).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NationalStatement {
    /// The national decision.
    pub decision: NationalReference,
    /// When it was made and until when it is relied on.
    pub term: Window,
}

/// A proposal on how an item might be addressed (TOR.2.a#5).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// The released item.
    pub item: RecordHash,
    /// The proposal.
    pub kind: ProposalKind,
    /// Words for the counterpart.
    pub text: String,
}

impl ProposalKind {
    /// What both are asked, where a proposal is for both to agree to; the others are only said.
    #[must_use]
    pub const fn question(&self) -> Option<Question> {
        match self {
            Self::NoAction => Some(Question::NoAction),
            Self::Closing => Some(Question::Closing),
            Self::Timing(_) | Self::Block(_) | Self::MonitorOnly | Self::CivilMeasure(_) | Self::None => None,
        }
    }
}

/// First-class proposals; doing nothing is one of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ProposalKind {
    /// A time window.
    Timing(Window),
    /// A geographic block.
    Block(LatLonBox),
    /// No action.
    NoAction,
    /// Watch only.
    MonitorOnly,
    /// A civil measure of the edition's closed list.
    CivilMeasure(String),
    /// An item that was acted on is closed, by both and while no case of harm about it is open (process 2.1).
    Closing,
    /// This side has none to make.
    None,
}

/// A plan for an item in the agreed format (TOR.2.c.ii#1): time, place in clear only as a coarse box, method class.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// The item.
    pub item: RecordHash,
    /// When.
    pub window: Window,
    /// Where, coarse (SG-03).
    pub footprint: LatLonBox,
    /// A method class of the edition's closed list.
    pub method_class: String,
    /// A composition band of the edition's closed list.
    pub composition_band: String,
    /// Reference of the existing flight-safety channel (TOR.2.a#7, APP.5, SRC.004.h). Without one the plan is held; the
    /// type admits the lack so that the hold can be recorded.
    pub external_channel: Option<NationalReference>,
    /// The version of the agreed format.
    pub format: String,
}

/// The final notice of an agreed plan: no later than the day before (TOR.2.c#2, AMB-01).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FinalNotice {
    /// The agreed plan.
    pub plan: RecordHash,
    /// When execution begins; inside the plan's window.
    pub execution: Instant,
}

/// How an item or plan ended on its author's side.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Nothing will be done; valid for an item (TOR.2.a#5).
    NoAction {
        /// The item.
        item: RecordHash,
    },
    /// A plan is cancelled by its author.
    Cancelled {
        /// The plan.
        plan: RecordHash,
    },
}
