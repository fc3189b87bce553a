//! How much, and how well it is known: a least and a most, and a grade of where it comes from and how sure it is (SG-25).
//!
//! Two numbers, never one: there is no field for the truth of a disputed fact. The two scales are the usual ones of reports,
//! six letters for the provenance and six figures for the confidence; the last of each says that it cannot be told.
use super::named;

/// At least and at most.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CountRange {
    /// At least.
    pub least: u32,
    /// At most.
    pub most: u32,
}

impl CountRange {
    /// True when the least is not more than the most.
    #[must_use]
    pub const fn is_upright(self) -> bool {
        self.least <= self.most
    }
}

/// Where something comes from and how sure it is. It says nothing of how it was acquired (SRC.004.c).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EvidenceGrade {
    /// Where it comes from.
    pub provenance: Provenance,
    /// How sure it is.
    pub confidence: Confidence,
}

named! {
    /// Where something comes from.
    Provenance {
        /// Always right before.
        A = "A",
        /// Usually right before.
        B = "B",
        /// Often right before.
        C = "C",
        /// Seldom right before.
        D = "D",
        /// Never right before.
        E = "E",
        /// It cannot be told.
        F = "F",
    }
}

named! {
    /// How sure something is.
    Confidence {
        /// Confirmed by others.
        One = "1",
        /// Probably so.
        Two = "2",
        /// Possibly so.
        Three = "3",
        /// Doubtful.
        Four = "4",
        /// Improbable.
        Five = "5",
        /// It cannot be told.
        Six = "6",
    }
}
