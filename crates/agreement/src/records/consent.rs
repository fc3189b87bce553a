//! Consent and decline: one post, one hash, one clause, with the national decision behind it (process 2.9).
use super::{ClauseId, RecordHash, Register};
use crate::identity::{Language, NationalReference, Post, Side};
use spacetime::Instant;

/// One post's consent to one record. A side consents when both its posts did (two-person rule), an agreement when both
/// sides did, to the same hash (two-party rule). Silence is never consent (L12).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consent {
    /// The record consented to.
    pub subject: RecordHash,
    /// The question answered.
    pub question: Question,
    /// The clause.
    pub clause: ClauseId,
    /// For whom: must be the author's own side (SG-13; nobody acts for the other side).
    pub on_behalf_of: Side,
    /// The national decision transmitted (TOR.1.d.iii). Without one a consent is refused; the type admits the lack so
    /// that the refusal can be recorded.
    pub decision: Option<NationalReference>,
    /// Until when it counts.
    pub expires: Instant,
    /// The language of the text that was read.
    pub read_in: Language,
    /// The translation that was read, when it was not the original (TOR.1.d.ii: both hashes are stored).
    pub read_translation: Option<RecordHash>,
}

/// What a consent answers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Question {
    /// The set is commonly understood (TOR.2.a#2).
    CommonlyUnderstood,
    /// The item is actionable (TOR.2.a.iii#1).
    Actionable,
    /// The plan is agreed (TOR.2.a#7).
    Plan,
    /// The areas are agreed (APP.3.c).
    Areas,
    /// The name of a place is agreed, or withdrawn (TOR.1.d.iv).
    Name,
    /// The setting changes (APP.9).
    Setting,
    /// A restraint is lifted.
    Lift,
    /// The group resumes.
    Resume,
    /// The ceasefire is in effect again (APP.8).
    Ceasefire,
    /// A late final notice is accepted by waiver (TOR.2.c#2).
    LateNotice,
    /// A step of formation is taken (APP.2, APP.3.0).
    FormationStep,
    /// The count of days begins anew (AMB-08).
    Reset,
    /// The count of days runs on (AMB-08).
    Continue,
    /// An entry of a register is agreed.
    Register,
    /// The item is closed: no action (TOR.2.a#5).
    NoAction,
    /// The item that was acted on is closed (TOR.2.c.iv#1).
    Closing,
}

impl Question {
    /// Every question.
    pub const ALL: [Self; 16] = [
        Self::CommonlyUnderstood,
        Self::Actionable,
        Self::Plan,
        Self::Areas,
        Self::Name,
        Self::Setting,
        Self::Lift,
        Self::Resume,
        Self::Ceasefire,
        Self::LateNotice,
        Self::FormationStep,
        Self::Reset,
        Self::Continue,
        Self::Register,
        Self::NoAction,
        Self::Closing,
    ];

    /// The name as it stands in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::CommonlyUnderstood => "commonly-understood",
            Self::Actionable => "actionable",
            Self::Plan => "plan",
            Self::Areas => "areas",
            Self::Name => "name",
            Self::Setting => "setting",
            Self::Lift => "lift",
            Self::Resume => "resume",
            Self::Ceasefire => "ceasefire",
            Self::LateNotice => "late-notice",
            Self::FormationStep => "formation-step",
            Self::Reset => "reset",
            Self::Continue => "continue",
            Self::Register => "register",
            Self::NoAction => "no-action",
            Self::Closing => "closing",
        }
    }

    /// Reads a name as it stands in records.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.name() == name)
    }

    /// The posts of which one must consent beside the senior representative (SG-13). None for a lift: there the raiser's
    /// side and the other senior representative are the two.
    #[must_use]
    pub const fn second_posts(self) -> &'static [Post] {
        match self {
            Self::CommonlyUnderstood | Self::Name => &[Post::Legal, Post::Intelligence],
            Self::Plan | Self::LateNotice | Self::NoAction | Self::Closing => &[Post::Legal, Post::Operations],
            Self::Areas => &[Post::Legal, Post::Intelligence, Post::Operations],
            Self::FormationStep | Self::Reset | Self::Continue => &[Post::Legal, Post::Operations],
            Self::Actionable | Self::Setting | Self::Resume | Self::Ceasefire | Self::Register => &[Post::Legal],
            Self::Lift => &[],
        }
    }

    /// The clause under which a consent answers it; none where each subject has a clause of its own: a step of formation, an
    /// entry of a register.
    #[must_use]
    pub fn clause(self) -> Option<ClauseId> {
        let name = match self {
            Self::CommonlyUnderstood => "TOR.2.a#2",
            Self::Actionable => "TOR.2.a.iii#1",
            Self::Plan => "TOR.2.a#7",
            Self::Areas => "APP.3.c",
            Self::Name => "TOR.1.d.iv",
            Self::Setting => "APP.9",
            Self::Lift | Self::Resume | Self::Ceasefire => "APP.8",
            Self::LateNotice => "TOR.2.c#2",
            Self::Reset | Self::Continue => "AMB-08",
            Self::NoAction => "TOR.2.a#5",
            Self::Closing => "TOR.2.c.iv#1",
            Self::FormationStep | Self::Register => return None,
        };
        ClauseId::parse(name).ok()
    }

    /// True when it is asked of records of this kind.
    #[must_use]
    pub fn is_asked_of(self, kind: &str) -> bool {
        match self.subject_kind() {
            Some(asked) => asked == kind,
            None => Register::parse(kind).is_some(),
        }
    }

    /// The one kind of record it is asked of; none for entries of registers, of which each has a kind of its own.
    #[must_use]
    pub const fn subject_kind(self) -> Option<&'static str> {
        Some(match self {
            Self::CommonlyUnderstood => "common-understanding",
            Self::Actionable => "release",
            Self::Plan => "plan",
            Self::Areas => "area-set",
            Self::Name => "agreed-name",
            Self::Setting => "setting-change",
            Self::Lift => "lift",
            Self::Resume => "resumption",
            Self::Ceasefire => "ceasefire-report",
            Self::LateNotice => "final-notice",
            Self::FormationStep => "formation-step",
            Self::Reset | Self::Continue => "reset-call",
            Self::NoAction | Self::Closing => "proposal",
            Self::Register => return None,
        })
    }
}

/// One side declines. A restraint; no reason is required.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decline {
    /// The record declined.
    pub subject: RecordHash,
}
