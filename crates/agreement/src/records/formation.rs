//! Formation and its sequence (APP.2, APP.3.0 to APP.3.d2, process 2.7): what both must say, and what one may.
//!
//! A step asks both sides. A reset call, a statement of the level and a commitment are one side's own. Knows no rule: which step may
//! follow which is for `clauses::formation`.
use super::{Digest, RecordHash};
use crate::identity::{NationalReference, Side};
use crate::register::ClauseId;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::{CivilDate, Instant};

/// One step on the way from a restored ceasefire to the joint start date; in effect when both sides consented.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FormationStep {
    /// The ceasefire begins: the days are counted from here (APP.2#1, SRC.004.d).
    CeasefireStart {
        /// The instant, time of day included.
        start: Instant,
    },
    /// A time-boxed ceasefire goes on for one more period (AMB-08).
    Renewal {
        /// The start whose period is renewed.
        start: RecordHash,
    },
    /// Both senior representatives certify that the level was reached and held (APP.2#1). Never the clock.
    Certificate {
        /// The statement of the level that they certify.
        level: RecordHash,
        /// How aid reaches those in need, where the edition asks for it (SRC.004.f). The type admits the lack so that the refusal can
        /// be recorded.
        aid_access: Option<String>,
    },
    /// The group is formed (APP.2#2).
    Formation {
        /// The certificate.
        certificate: RecordHash,
        /// Blanks of the text that both leave open (AMB-02).
        waived: Vec<Placeholder>,
    },
    /// A task of the sequence is done (APP.3.0).
    Task {
        /// Which.
        task: Task,
        /// Wholly, or as far as possible.
        extent: TaskExtent,
        /// What is left open; none for a task that is wholly done (AMB-09).
        gaps: Vec<String>,
    },
    /// A set of released items, related to operations in the designated areas (APP.3.c). A list without an order of merit.
    DesignatedSet {
        /// The items.
        items: Vec<RecordHash>,
    },
    /// The joint start date: one object, two halves, one instant (APP.3.d2, AMB-12). The type admits the lack of a half so that the
    /// refusal can be recorded.
    StartDate {
        /// The set it follows.
        set: RecordHash,
        /// The commitment that the third party's flying stops.
        commitment: Option<RecordHash>,
        /// From when simultaneous operations may begin.
        operations_from: Option<Instant>,
        /// From when the third party does not fly in the areas.
        grounding_from: Option<Instant>,
    },
}

impl FormationStep {
    /// The name as it stands in records and in the verdict log; a task's has its own.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::CeasefireStart { .. } => "ceasefire-start",
            Self::Renewal { .. } => "renewal",
            Self::Certificate { .. } => "certificate",
            Self::Formation { .. } => "formation",
            Self::Task { task, .. } => task.name(),
            Self::DesignatedSet { .. } => "designated-set",
            Self::StartDate { .. } => "start-date",
        }
    }

    /// The clause under which it is taken, and consented to.
    #[must_use]
    pub const fn clause(&self) -> ClauseId {
        match self {
            Self::CeasefireStart { .. } | Self::Certificate { .. } => crate::clause_id!("APP.2#1"),
            Self::Renewal { .. } => crate::clause_id!("AMB-08"),
            Self::Formation { .. } => crate::clause_id!("APP.2#2"),
            Self::Task { task, .. } => match task {
                Task::Map => crate::clause_id!("APP.3.a"),
                Task::Exchange => crate::clause_id!("APP.3.b"),
                Task::Set => crate::clause_id!("APP.3.c"),
                Task::Monitoring => crate::clause_id!("APP.3.d1"),
            },
            Self::DesignatedSet { .. } => crate::clause_id!("APP.3.c"),
            Self::StartDate { .. } => crate::clause_id!("APP.3.d2"),
        }
    }

    /// The earlier record it rests on.
    #[must_use]
    pub const fn subject(&self) -> Option<RecordHash> {
        match self {
            Self::Renewal { start } => Some(*start),
            Self::Certificate { level, .. } => Some(*level),
            Self::Formation { certificate, .. } => Some(*certificate),
            Self::StartDate { set, .. } => Some(*set),
            Self::CeasefireStart { .. } | Self::Task { .. } | Self::DesignatedSet { .. } => None,
        }
    }
}

/// A blank of the text (AMB-02).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Placeholder {
    /// By when the group is to be formed.
    Date,
    /// Where it sits.
    Location,
}

impl Placeholder {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Date, Self::Location];

    /// The name as it stands in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Location => "location",
        }
    }

    /// The blank as the text prints it.
    #[must_use]
    pub const fn printed(self) -> &'static str {
        match self {
            Self::Date => "[DATE]",
            Self::Location => "[LOCATION]",
        }
    }
}

/// The tasks that are reported done, in the order of the text. The start date is the fifth, and a step of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Task {
    /// APP.3.a: the common map, due some days after formation.
    Map,
    /// APP.3.b: exchange opened on items that are developed nationally.
    Exchange,
    /// APP.3.c: the set and the areas.
    Set,
    /// APP.3.d1: measures to see that the grounding is kept.
    Monitoring,
}

impl Task {
    /// Every task, in order.
    pub const ALL: [Self; 4] = [Self::Map, Self::Exchange, Self::Set, Self::Monitoring];

    /// The name as it stands in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Map => "task-map",
            Self::Exchange => "task-exchange",
            Self::Set => "task-set",
            Self::Monitoring => "task-monitoring",
        }
    }
}

/// How far a task is done.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum TaskExtent {
    /// Wholly.
    Complete,
    /// To the extent possible; what is left open is listed and both sign it.
    ToExtentPossible,
}

impl TaskExtent {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Complete, Self::ToExtentPossible];

    /// The name as it stands in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::ToExtentPossible => "to-extent-possible",
        }
    }
}

/// One side says that a serious violation sets the count back. The clock then stands still until both settle it (AMB-08).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ResetCall {
    /// The start from which the days are counted.
    pub start: RecordHash,
    /// When the violation happened; the days begin anew from here if both agree.
    pub violation_at: Instant,
    /// Words.
    pub text: String,
}

/// What one side counted, for both to certify or not (AMB-07). It says where from; it certifies nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LevelStatement {
    /// The start from which the days are counted.
    pub start: RecordHash,
    /// First day counted.
    pub from: CivilDate,
    /// Last day counted.
    pub to: CivilDate,
    /// On these days.
    pub period: LevelCounts,
    /// On the days of the baseline.
    pub baseline: LevelCounts,
    /// SHA-256 of the table of events that was counted.
    pub source: Digest,
}

/// Totals of some days. A number that nobody counted is absent, and does not hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LevelCounts {
    /// Events that pass the edition's filter.
    pub lethal_events: u32,
    /// The dead in them.
    pub deaths: u32,
    /// Civilians among them.
    pub civilian_deaths: u32,
    /// Reports of shelling by each side, alpha's first; nothing where they were not counted.
    pub reports: Option<[u32; 2]>,
}

impl LevelCounts {
    /// Reports of a side, where they were counted.
    #[must_use]
    pub fn reports_of(&self, side: Side) -> Option<u32> {
        self.reports.map(|[alpha, bravo]| match side {
            Side::Alpha => alpha,
            Side::Bravo => bravo,
        })
    }
}

/// The party that speaks for the third party commits it to stop flying in the areas (APP.3.d2, AMB-16).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GroundingCommitment {
    /// The version of the designated areas.
    pub areas: RecordHash,
    /// The national decision behind it.
    pub decision: NationalReference,
    /// Words.
    pub text: String,
}
