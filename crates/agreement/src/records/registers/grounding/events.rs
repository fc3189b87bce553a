//! Candidate events over designated areas, what people make of them, and what is told to both sides (TOR.3.a#4; process 2.3).
//!
//! A program may find a candidate; only officers make anything of it. *Unknown operator* is a legal last word, and no operator is
//! named because all others have been excluded (SG-25, SG-29). Must not know a rule.
use super::super::named;
use super::{IdentityGrade, LocationGrade, SourceClass};
use crate::identity::Digest;
use crate::records::RecordHash;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::{CivilDate, Window};

/// A designated area in one version of the areas.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct AreaVersion {
    /// The version.
    pub version: RecordHash,
    /// The area's label in it.
    pub label: String,
}

/// A candidate: a flight over a designated area that no notice fits, or fits with deviations. Its key is the id of the event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FlightEvent {
    /// The area, in the version that was in force then.
    pub area: AreaVersion,
    /// From when to when it was seen in the area.
    pub seen: Window,
    /// The classes of source, ascending, each once.
    pub sources: Vec<SourceClass>,
    /// How many people saw it, apart from each other.
    pub spotters: u8,
    /// How sure the place is.
    pub location: LocationGrade,
    /// How sure it is whose aircraft it was.
    pub identity: IdentityGrade,
    /// How its path touches the area. What is only possible is no candidate, so there is no word for it.
    pub leg: LegKind,
    /// In what it departs from the notice, ascending, each once.
    pub deviations: Vec<Deviation>,
    /// The notice it departs from; none where it fits none.
    pub notice: Option<RecordHash>,
    /// Released observations it rests on, ascending, each once.
    pub observations: Vec<RecordHash>,
    /// SHA-256 of the evidence package.
    pub evidence: Digest,
}

named! {
    /// How a path touches an area.
    LegKind {
        /// Reports lie inside.
        Inside = "inside",
        /// The straight line between two reports crosses it.
        Chord = "chord",
        /// No path between two reports avoids it.
        Necessary = "necessary",
    }
}

named! {
    /// In what a flight departs from its notice: a closed list.
    Deviation {
        /// Earlier than noticed.
        TooEarly = "t-early",
        /// Later than noticed.
        TooLate = "t-late",
        /// It stayed longer.
        Overrun = "t-overrun",
        /// Off the route.
        Lateral = "lateral",
        /// At another height.
        Altitude = "alt",
        /// More aircraft than noticed. Fewer are no deviation.
        CountExcess = "count-excess",
        /// Another kind of aircraft.
        TypeMismatch = "type-mismatch",
        /// The notice was late.
        NoticeLate = "notice-late",
        /// The notice was incomplete.
        NoticeIncomplete = "notice-incomplete",
        /// The kind of flight is not exempt.
        NotExemptKind = "not-exempt-kind",
        /// The area is not on the noticed route.
        AreaNotInRoute = "area-not-in-route",
        /// The aircraft is in no return.
        UnknownTail = "aob-unknown-tail",
        /// It landed on the way.
        Stopover = "stopover",
    }
}

/// What one officer makes of a candidate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventFinding {
    /// The candidate.
    pub event: RecordHash,
    /// What the officer finds.
    pub finding: FindingWord,
    /// Why, where that is to be told.
    pub text: Option<String>,
}

named! {
    /// What an officer finds.
    FindingWord {
        /// It was as the candidate says.
        Confirmed = "confirmed",
        /// It was not.
        NotConfirmed = "not-confirmed",
        /// It is disputed: nobody closes it while that stands.
        Disputed = "disputed",
    }
}

/// What a side says of an event: one word a side, and each stands beside the other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EventPosition {
    /// The candidate.
    pub event: RecordHash,
    /// The word.
    pub word: PositionWord,
}

named! {
    /// What a side says of an event.
    PositionWord {
        /// It was its own, or of the force it speaks for.
        Ours = "ours",
        /// It was not.
        NotOurs = "not-ours",
        /// It does not say.
        NoComment = "no-comment",
    }
}

/// What is reported to both sides (TOR.3.a#4).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EventReport {
    /// The candidate, confirmed or disputed by then.
    pub event: RecordHash,
    /// Whose aircraft it was, as far as anybody can say.
    pub operator: Operator,
}

named! {
    /// Whose aircraft it was.
    Operator {
        /// Nobody can say.
        Unknown = "unknown",
        /// The force that is no participant.
        ThirdParty = "third-party",
        /// Alpha's, by alpha's own word.
        Alpha = "alpha",
        /// Bravo's, by bravo's own word.
        Bravo = "bravo",
    }
}

/// How much of a day an area was watched at all: what was not seen was not there, only as far as somebody looked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CoverageStatement {
    /// The area, in the version in force on that day.
    pub area: AreaVersion,
    /// The day, in the reference zone.
    pub day: CivilDate,
    /// For how many thousandths of it the area was watched.
    pub observed_permille: u16,
    /// Above which height over mean sea level, in metres; none for all of it.
    pub above_m: Option<u32>,
}
