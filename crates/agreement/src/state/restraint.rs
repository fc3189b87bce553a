//! What binds now: holds, doubts, stops, suspensions, a withdrawal, a lapse of the ceasefire.
//!
//! A restraint binds from its entry (every node binds itself on arrival, which is earlier) and ends only by being
//! lifted. Nothing here expires: time never releases anything (SG-04).
use super::Fact;
use crate::identity::{Author, RecordHash};
use crate::records::CoveringCells;
use alloc::format;
use alloc::string::{String, ToString};
use spacetime::{Instant, LatLonBox, Position};

/// A restraint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Restraint {
    /// The record that binds.
    pub record: RecordHash,
    /// Index of its entry.
    pub index: u64,
    /// Ledger time of its entry.
    pub at: Instant,
    /// Why.
    pub cause: Cause,
    /// Who restrained, as the record says.
    pub author: Author,
    /// True when no key in that post signed: the post is then only claimed (process 2.11).
    pub is_claimed: bool,
    /// How far.
    pub reach: Reach,
    /// What lifted it, and when.
    pub lifted: Option<(RecordHash, Instant)>,
}

impl Restraint {
    /// True while it binds.
    #[must_use]
    pub const fn binds(&self) -> bool {
        self.lifted.is_none()
    }

    /// True when it reaches a record of that name, kind and place. A record whose place is unknown is not reached by a
    /// restraint on a place: what has a place says so.
    #[must_use]
    pub fn reaches(&self, fact: &Fact) -> bool {
        match &self.reach {
            Reach::Item(record) => *record == fact.record,
            Reach::Area(area) => fact.extent().is_some_and(|extent| extent.overlaps(*area)),
            Reach::Circle { centre, radius_m } => {
                fact.extent().is_some_and(|extent| crate::place::comes_within(extent, *centre, *radius_m))
            }
            Reach::Cells(cells) => fact.extent().is_some_and(|extent| cells.meets(extent)),
            Reach::Kind(kind) => kind == fact.kind,
            Reach::All => true,
        }
    }
}

/// Why something is restrained.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Cause {
    /// A hold.
    Hold,
    /// A doubt.
    Doubt,
    /// A stop call.
    Stop,
    /// A suspension.
    Suspension,
    /// A withdrawal: never lifted.
    Withdrawal,
    /// A lapse of the ceasefire.
    Lapse,
    /// An order to preserve a record.
    Preservation,
    /// A protected entry or movement: ends only by its submitter's word.
    Protected,
}

impl Cause {
    /// The name as it stands in the verdict log.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::Doubt => "doubt",
            Self::Stop => "stop",
            Self::Suspension => "suspension",
            Self::Withdrawal => "withdrawal",
            Self::Lapse => "lapse",
            Self::Preservation => "preservation",
            Self::Protected => "protected",
        }
    }

    /// True for what ends by a lift only with the words of both sides (process 2.11).
    #[must_use]
    pub(crate) const fn ends_by_both_words(self) -> bool {
        match self {
            Self::Stop | Self::Preservation => true,
            Self::Hold | Self::Doubt | Self::Suspension | Self::Withdrawal | Self::Lapse | Self::Protected => false,
        }
    }
}

/// How far a restraint reaches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reach {
    /// One record and what hangs on it. It may name a record that is not in the log yet.
    Item(RecordHash),
    /// Everything that touches a box.
    Area(LatLonBox),
    /// Everything that comes near a point.
    Circle {
        /// The point.
        centre: Position,
        /// How near, metres.
        radius_m: u32,
    },
    /// Everything that touches one of the cells.
    Cells(CoveringCells),
    /// Everything of a kind.
    Kind(String),
    /// Everything.
    All,
}

impl Reach {
    /// True for a restraint on a record or on a kind. What holds a place or everything holds what rests on the record.
    #[must_use]
    pub(crate) const fn is_by_name(&self) -> bool {
        match self {
            Self::Item(_) | Self::Kind(_) => true,
            Self::Area(_) | Self::Circle { .. } | Self::Cells(_) | Self::All => false,
        }
    }

    /// One stable text for the verdict log.
    #[must_use]
    pub fn canonical(&self) -> String {
        match self {
            Self::Item(record) => format!("item {record}"),
            Self::Area(area) => {
                format!("area {} {} {} {}", area.south_e7(), area.west_e7(), area.north_e7(), area.east_e7())
            }
            Self::Circle { centre, radius_m } => {
                format!("circle {} {} {radius_m}", centre.latitude().as_e7(), centre.longitude().as_e7())
            }
            Self::Cells(cells) => {
                let mut line = "cells".to_string();
                for cell in cells.cells() {
                    line.push(' ');
                    line.push_str(&cell.to_string());
                }
                line
            }
            Self::Kind(kind) => format!("kind {kind}"),
            Self::All => "all".to_string(),
        }
    }
}
