//! The daily return of who stands where, and the measures by which both confirm compliance (TOR.3.a#2, TOR.3.a#3).
//!
//! A base is a neutral key and a count is a band: there is no place of a base here and no number of an aircraft.
use super::super::{EntryKey, IssueOwner, named};
use super::TypeBand;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::CivilDate;

/// One day's return by the side that speaks for the force; its key is the day, for example `2016-09-20`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AirOrderOfBattle {
    /// The day it tells of, in the reference zone.
    pub as_of: CivilDate,
    /// What it says.
    pub said: DailyReturn,
}

/// What a return says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DailyReturn {
    /// Nothing has changed since the last return. It is a return like any other.
    Nil,
    /// The whole table.
    Full {
        /// What stands at each base, each base and band once.
        holdings: Vec<Holding>,
        /// What moved since the last return.
        changes: Vec<DispositionChange>,
    },
}

/// How many of a band stand at a base.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Holding {
    /// The base.
    pub base: EntryKey,
    /// The band of types.
    pub type_band: TypeBand,
    /// The band of numbers.
    pub count: CountBand,
}

/// Aircraft that came, went or moved.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct DispositionChange {
    /// From which base; none for what came from outside.
    pub from: Option<EntryKey>,
    /// To which; none for what left.
    pub to: Option<EntryKey>,
    /// The band of types.
    pub type_band: TypeBand,
    /// The band of numbers.
    pub count: CountBand,
}

named! {
    /// A band of numbers at a base.
    CountBand {
        /// None.
        None = "none",
        /// One to four.
        OneToFour = "one-to-four",
        /// Five to eleven.
        FiveToEleven = "five-to-eleven",
        /// Twelve to twenty-three.
        TwelveToTwentyThree = "twelve-to-twenty-three",
        /// Twenty-four or more.
        TwentyFourOrMore = "twenty-four-or-more",
    }
}

/// A measure by which both confirm that the grounding is kept: agreed by both, version by version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ComplianceMeasure {
    /// Its version, as people call it.
    pub version: String,
    /// Of which class it is; nothing finer crosses.
    pub method: MeasureMethod,
    /// Who has it in hand.
    pub owner: IssueOwner,
    /// What is done.
    pub text: String,
}

named! {
    /// The class of a measure.
    MeasureMethod {
        /// Notices compared with what was seen.
        NoticesCompared = "notices-compared",
        /// Returns compared with what was seen.
        ReturnsCompared = "returns-compared",
        /// Both sides' observations laid side by side.
        ObservationsShared = "observations-shared",
        /// Somebody is there and looks.
        OnSite = "on-site",
        /// A question by voice.
        HotlineQuery = "hotline-query",
        /// Both go through a period together.
        JointReview = "joint-review",
    }
}
