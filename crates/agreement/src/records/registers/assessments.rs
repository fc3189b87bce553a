//! What a side says of an action: the assessment of its own, and a report of damage whose parts it releases one by one
//! (TOR.2.c#3, TOR.2.c#4, TOR.2.c.iii).
//!
//! What is not released is not in the record: a part is either its text or nothing. Both sides may report on one action, and
//! each report stands under its own node. There is no field for what should be done next (SG-02).
use super::{named, ranges::EvidenceGrade};
use crate::records::RecordHash;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::Instant;

/// A side's assessment of its own action (TOR.2.c#3).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assessment {
    /// The action: a plan, a notice of an area, or an action outside the group.
    pub of: RecordHash,
    /// Its effects, as far as the side communicates them.
    pub effects: String,
}

/// That damage was looked at, and what of it is released (TOR.2.c.iii).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DamageReport {
    /// The action, of either side.
    pub of: RecordHash,
    /// When it was looked at.
    pub collected_at: Instant,
    /// What was damaged; none: collected, not released.
    pub damage: Option<String>,
    /// What follows from it; none: collected, not released.
    pub effect: Option<String>,
    /// Harm to civilians and their property; none: collected, not released.
    pub civilian_harm: Option<String>,
    /// How well it is known; none: collected, not released.
    pub grade: Option<EvidenceGrade>,
}

impl DamageReport {
    /// The parts that are not released, in their order.
    #[must_use]
    pub fn withheld(&self) -> Vec<DamagePart> {
        let parts = [
            (DamagePart::Damage, self.damage.is_none()),
            (DamagePart::Effect, self.effect.is_none()),
            (DamagePart::CivilianHarm, self.civilian_harm.is_none()),
            (DamagePart::Grade, self.grade.is_none()),
        ];
        parts.into_iter().filter_map(|(part, is_withheld)| is_withheld.then_some(part)).collect()
    }
}

named! {
    /// A part of a report of damage, released by itself.
    DamagePart {
        /// What was damaged.
        Damage = "damage",
        /// What follows from it.
        Effect = "effect",
        /// Harm to civilians and their property.
        CivilianHarm = "civilian-harm",
        /// How well it is known.
        Grade = "grade",
    }
}
