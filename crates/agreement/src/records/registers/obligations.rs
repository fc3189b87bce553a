//! Paired obligations: two halves, one instant, and evidence that both have seen (APP.10).
//!
//! Counts only. There is no field for a place, and none is wanted: where weapons stand is not for this register (SG-03).
use super::named;
use crate::identity::Side;
use crate::records::RecordHash;
use alloc::string::String;
use spacetime::Instant;

/// Two halves of one obligation, due at one instant, agreed by both in one record: neither half is first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PairedObligation {
    /// What both halves do.
    pub obligation: Obligation,
    /// How far back, in metres.
    pub distance_m: u32,
    /// The one instant at which both halves are done.
    pub due: Instant,
    /// The half for which alpha answers.
    pub alpha: Half,
    /// The half for which bravo answers.
    pub bravo: Half,
}

impl PairedObligation {
    /// The half of a side.
    #[must_use]
    pub const fn half(&self, side: Side) -> &Half {
        match side {
            Side::Alpha => &self.alpha,
            Side::Bravo => &self.bravo,
        }
    }
}

/// What is withdrawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Obligation {
    /// Forces draw apart.
    SeparationOfForces,
    /// Heavy weapons of one category are withdrawn.
    HeavyWeapons(WeaponCategory),
}

named! {
    /// A category of heavy weapons, for counting what is withdrawn.
    WeaponCategory {
        /// Tanks.
        Tanks = "tanks",
        /// Guns.
        Artillery = "artillery",
        /// Mortars.
        Mortars = "mortars",
        /// Rocket launchers.
        RocketLaunchers = "rocket-launchers",
        /// Armoured carriers.
        ArmouredCarriers = "armoured-carriers",
    }
}

/// One half.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Half {
    /// Who is bound: the key of a party, or the name of the force; no person.
    pub bound: String,
    /// How many pieces or positions it declares.
    pub count: u32,
    /// Who observes it: an organisation or post; no person.
    pub observer: String,
}

/// What one node saw of one half. A half counts as done when evidence of both sides says so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ObligationEvidence {
    /// The agreed obligation.
    pub obligation: RecordHash,
    /// Whose half.
    pub half: Side,
    /// What was seen.
    pub evidence: HalfEvidence,
    /// When.
    pub observed_at: Instant,
    /// Who observed: an organisation or post; no person.
    pub observer: String,
}

/// What was seen of a half: never a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HalfEvidence {
    /// The finding.
    pub seen: WhatWasSeen,
    /// How many were seen withdrawn.
    pub count: u32,
}

named! {
    /// What an observer found.
    WhatWasSeen {
        /// All that was declared is withdrawn.
        Complete = "complete",
        /// Some of it.
        Partial = "partial",
        /// Nothing of it.
        Nothing = "nothing",
        /// The observer was not let in, or could not see.
        NoAccess = "no-access",
    }
}
