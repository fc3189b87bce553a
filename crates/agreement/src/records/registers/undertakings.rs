//! What was undertaken and what is still open: commitments, milestones, open issues (APP.0.2, APP.0.4, APP.9, APP.10).
use super::named;
use crate::records::RecordHash;
use alloc::string::String;
use spacetime::Instant;

/// What the author's side has undertaken with others (APP.0.2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Commitment {
    /// The office of that side which answers for it; no person.
    pub owner: String,
    /// What.
    pub text: String,
    /// By when; none where no date was given.
    pub due: Option<Instant>,
    /// Whether it is kept, by its own side's word.
    pub state: CommitmentState,
}

named! {
    /// How a commitment stands.
    CommitmentState {
        /// Given.
        Given = "given",
        /// Kept.
        Kept = "kept",
        /// Taken back.
        TakenBack = "taken-back",
    }
}

/// A step toward the wider understanding, as one side sees it (APP.0.4, APP.10).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Milestone {
    /// On which of the three tracks.
    pub track: MilestoneTrack,
    /// What.
    pub text: String,
    /// The date aimed at; none where there is none.
    pub due: Option<Instant>,
    /// Whether it is reached.
    pub state: MilestoneState,
}

named! {
    /// The three tracks of APP.10.
    MilestoneTrack {
        /// Military and intelligence cooperation.
        Cooperation = "cooperation",
        /// The ceasefire: separation, heavy weapons, monitoring, enforcement.
        Ceasefire = "ceasefire",
        /// The political framework.
        Political = "political",
    }
}

named! {
    /// How a milestone stands.
    MilestoneState {
        /// Ahead.
        Ahead = "ahead",
        /// Reached.
        Reached = "reached",
        /// Given up.
        GivenUp = "given-up",
    }
}

/// Something both still have to settle (APP.9). Every ambiguity of the register of clauses is one, under its own id; both
/// change it, or nobody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenIssue {
    /// Who has it in hand.
    pub owner: IssueOwner,
    /// Whether it is settled.
    pub state: IssueState,
    /// What is to be settled, or how it was.
    pub text: String,
}

named! {
    /// Who has an issue in hand.
    IssueOwner {
        /// Alpha.
        Alpha = "alpha",
        /// Bravo.
        Bravo = "bravo",
        /// Both.
        Both = "both",
    }
}

/// Whether an issue is settled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IssueState {
    /// Open.
    Open,
    /// Settled.
    Settled {
        /// The change of the setting to which both agreed; none where both keep the reading there is.
        by: Option<RecordHash>,
    },
}
