//! What is done or asked for beside agreed work: independent notices, acts under an exception, requests in haste, and reviews.
//!
//! Each is a notice or an account after the fact. None approves, selects or orders anything; no answer to one is a permission, but
//! for the request of TOR.2.d.ii#2, which asks the other side beforehand and is *no* while it is unanswered. Places are coarse
//! blocks, not smaller than the edition's minimum (SG-03); a block may be absent in a record so that the rule, not the form,
//! refuses it and says why. No names of persons, and nobody's nationality (SG-08).
use super::{EntryKey, named};
use crate::identity::NationalReference;
use crate::records::RecordHash;
use crate::register::ClauseId;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::{Instant, LatLonBox, Window};

/// That one side will be somewhere, sometime, in an effort of its own (TOR.2.b#1): a block of time and a block of ground, and
/// nothing else. It asks for no agreement and never has one (TOR.2.0#2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IndependentNotice {
    /// Within the group, or outside it.
    pub manner: NoticeManner,
    /// Where.
    pub block: Option<LatLonBox>,
    /// When.
    pub window: Window,
}

named! {
    /// In which manner a side acts by itself.
    NoticeManner {
        /// Told so that both can keep apart (TOR.2.b#1).
        Synchronised = "synchronised",
        /// Claimed as a right of its own, under the sentence in brackets (TOR.2.b#4): outside the group, whatever its reading.
        Unilateral = "unilateral",
    }
}

/// An action outside the group (TOR.0.3). The header says under which exception.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutsideAction {
    /// How much it tells.
    pub notice: NoticeStage,
    /// Whom the threat was against, by the closed list of wordings (AMB-06).
    pub threat: ThreatAgainst,
    /// When the threat became known.
    pub known_at: Instant,
    /// When the act was done.
    pub acted_at: Instant,
    /// Where.
    pub block: Option<LatLonBox>,
    /// Why agreement was not feasible. Not asked where the exception itself needs agreement in advance (TOR.2.d.ii#2).
    pub infeasible_because: String,
    /// The reference it relies on, under TOR.2.d.i#2.
    pub reference: Option<ListedReference>,
    /// The agreed request it relies on, under TOR.2.d.ii#2.
    pub request: Option<RecordHash>,
    /// The parties and groups in the block, by the keys of their registers, ascending (TOR.2.d.ii#3).
    pub present: Vec<EntryKey>,
}

named! {
    /// How much a word after an act tells. Each has its own time (AMB-06).
    NoticeStage {
        /// The first word.
        Initial = "initial",
        /// The full account, which replaces it.
        Full = "full",
    }
}

named! {
    /// Whom a threat is against. Each wording of the text is an exception of its own (AMB-06, AMB-19).
    ThreatAgainst {
        /// Personnel of the acting side's own forces.
        OwnPersonnel = "own-personnel",
        /// Personnel of its partners.
        PartnerPersonnel = "partner-personnel",
        /// Its nationals, by somebody under a reference of a list version that both agreed to before.
        ListedNationals = "listed-nationals",
        /// Either participant.
        Participants = "participants",
        /// Either of the two states.
        States = "states",
        /// Forces of the third party, attacked from within a designated area.
        ThirdPartyForces = "third-party-forces",
    }
}

impl ThreatAgainst {
    /// The clause that makes an exception of it.
    #[must_use]
    pub const fn exception(self) -> ClauseId {
        match self {
            Self::OwnPersonnel | Self::PartnerPersonnel => crate::clause_id!("TOR.2.d.i#1"),
            Self::ListedNationals => crate::clause_id!("TOR.2.d.i#2"),
            Self::Participants => crate::clause_id!("TOR.2.a#7"),
            Self::States => crate::clause_id!("APP.5"),
            Self::ThirdPartyForces => crate::clause_id!("TOR.2.d.ii#2"),
        }
    }
}

/// A reference of an agreed version of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListedReference {
    /// The version.
    pub list: RecordHash,
    /// The reference.
    pub reference: NationalReference,
}

/// That the third party will act (TOR.2.d.ii#1), told by the side that speaks for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ThirdPartyActivity {
    /// Where; apart from every designated area.
    pub block: Option<LatLonBox>,
    /// When.
    pub window: Window,
    /// Every party and group in the block, by the keys of their registers, ascending. One that neither side has placed outside the
    /// ceasefire holds the notice (AMB-23).
    pub present: Vec<EntryKey>,
}

/// A request for agreement in haste and in advance (TOR.2.d.ii#2). The edition's timer runs from its entry; silence is *no*.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExpeditedRequest {
    /// Where; within designated ground.
    pub block: Option<LatLonBox>,
    /// When; not begun yet.
    pub window: Window,
    /// Reference of the existing flight-safety channel (SRC.004.h).
    pub external_channel: Option<NationalReference>,
    /// The parties and groups in the block, by the keys of their registers, ascending (TOR.2.d.ii#3).
    pub present: Vec<EntryKey>,
}

/// What a side finds of an act under an exception, or of one without any; both sides close it together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExceptionReview {
    /// The record by which the review was opened.
    pub of: RecordHash,
    /// The finding.
    pub finding: ReviewFinding,
    /// In words.
    pub text: String,
}

named! {
    /// What a side finds.
    ReviewFinding {
        /// It fits the exception.
        Accepted = "accepted",
        /// It does not. Goes on the list of evidence of APP.3.e.
        Contested = "contested",
        /// Nothing is left to review. Needs both.
        Closed = "closed",
    }
}

/// That both sides take an independent effort into work together (TOR.2.b#3). There is no such record without an adopted procedure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JointDecision {
    /// The independent notice.
    pub notice: RecordHash,
    /// The procedure in force.
    pub procedure: RecordHash,
    /// Reference of the existing flight-safety channel (SRC.004.h).
    pub external_channel: Option<NationalReference>,
}

/// What an entry beside agreed work says: the registers of this file and no other, for whoever asks only about them.
#[derive(Clone, Copy, Debug)]
pub enum BesideAgreedWork<'e> {
    /// [`OutsideAction`].
    OutsideAction(&'e OutsideAction),
    /// [`IndependentNotice`].
    IndependentNotice(&'e IndependentNotice),
    /// [`ThirdPartyActivity`].
    ThirdPartyActivity(&'e ThirdPartyActivity),
    /// [`ExpeditedRequest`].
    ExpeditedRequest(&'e ExpeditedRequest),
    /// [`ExceptionReview`].
    ExceptionReview(&'e ExceptionReview),
    /// [`JointDecision`].
    JointDecision(&'e JointDecision),
}
