//! What is found about two volumes: the answer, the three gaps behind it, the closest approach, what would clear it.
//!
//! Values only; how they come about is the business of [`super::assess()`]. Whoever reads a finding from the other volume's point of
//! view takes [`Finding::mirrored`].

use super::rules::Required;
use crate::volume::Provenance;
use crate::{HeightDoubt, Instant, Millimetres, Position, Span};

/// What two volumes are to each other. The order is that of gravity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Apart by at least what the rules ask for and all inputs are uncertain by.
    Separated,
    /// Apart by what the rules ask for, but not by what the inputs are uncertain by as well. Treated as a conflict.
    Marginal,
    /// Not apart by what the rules ask for.
    Conflict,
}

impl Answer {
    /// The code by which files and sentences name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Separated => "separated",
            Self::Marginal => "marginal",
            Self::Conflict => "conflict",
        }
    }

    /// True for all but *separated*.
    #[must_use]
    pub const fn holds(self) -> bool {
        match self {
            Self::Separated => false,
            Self::Marginal | Self::Conflict => true,
        }
    }
}

/// The time between two volumes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeGap {
    /// From the end of the earlier to the start of the later; negative by how long they overlap.
    pub gap: Span,
    /// How far the gap may be off, from the uncertainty of speed.
    pub sigma: Span,
}

/// The height between two volumes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeightGap {
    /// The least that it may be, from the top of the lower to the bottom of the higher; negative by how far they overlap; nothing when
    /// neither has an end towards the other.
    pub least: Option<Millimetres>,
    /// The most that it may be.
    pub most: Option<Millimetres>,
    /// What makes the difference between the two.
    pub doubt: HeightDoubt,
}

/// A distance on the ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distance {
    /// Measured.
    Exact(Millimetres),
    /// Too far for it to matter; at least this much.
    AtLeast(Millimetres),
}

impl Distance {
    /// The number, measured or the least it can be.
    #[must_use]
    pub const fn least(self) -> Millimetres {
        match self {
            Self::Exact(distance) | Self::AtLeast(distance) => distance,
        }
    }
}

/// The ground between two volumes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LateralGap {
    /// Between the cores.
    pub between_cores: Distance,
    /// The radii of both, which the distance must exceed as well.
    pub radii: Millimetres,
    /// How far the distance may be off, from the uncertainty of all coordinates and of the computation.
    pub sigma: Millimetres,
}

impl LateralGap {
    /// From the edge of the one footprint to that of the other; negative by how far the circles about the cores overlap.
    #[must_use]
    pub const fn between_edges(&self) -> Millimetres {
        Millimetres::new(self.between_cores.least().get() - self.radii.get())
    }
}

/// By how much more than the rules and the uncertainty ask for each kind alone keeps two volumes apart; nothing where it alone does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Margins {
    /// In time.
    pub time: Option<Span>,
    /// On the ground.
    pub lateral: Option<Millimetres>,
    /// In height.
    pub vertical: Option<Millimetres>,
}

/// The kinds of separation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Apart {
    /// By time.
    Time,
    /// By place.
    Lateral,
    /// By height.
    Vertical,
}

impl Margins {
    /// The kinds that alone suffice, in this order: time, place, height. Empty for volumes in conflict, and for routes that are kept
    /// apart leg by leg, one leg by time and the next by place.
    pub fn kinds(self) -> impl Iterator<Item = Apart> {
        [self.time.map(|_| Apart::Time), self.lateral.map(|_| Apart::Lateral), self.vertical.map(|_| Apart::Vertical)]
            .into_iter()
            .flatten()
    }
}

/// Where and when two volumes come closest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClosestApproach {
    /// The instant from which both are held; when they never are, the start of the later one.
    pub from: Instant,
    /// Until when; when they never are held together, the end of the earlier one.
    pub until: Instant,
    /// The place on the core of the first.
    pub first: Position,
    /// The place on the core of the second.
    pub second: Position,
    /// The leg of the first, if it is timed by legs; 1 is its first.
    pub first_leg: Option<usize>,
    /// The leg of the second.
    pub second_leg: Option<usize>,
}

/// The shifts of the first volume, as a whole, that would clear it; shifting the second as far the other way does the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clearing {
    /// Later by.
    pub later: Span,
    /// Earlier by.
    pub earlier: Span,
    /// Higher by; nothing when no height suffices.
    pub higher: Option<Millimetres>,
    /// Lower by; nothing when no height suffices.
    pub lower: Option<Millimetres>,
}

/// Of which of two volumes something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The first.
    First,
    /// The second.
    Second,
    /// Both alike.
    Both,
}

impl Which {
    /// The code by which files and sentences name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Both => "both",
        }
    }

    const fn mirrored(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
            Self::Both => Self::Both,
        }
    }
}

/// What contributes most to the doubt about an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncertainty {
    /// The computation itself, some millimetres; nothing else is doubtful.
    Computation,
    /// How coordinates came about.
    Provenance(Which, Provenance),
    /// The cell that a coordinate was read from.
    Cell(Which),
    /// Heights that are counted from different surfaces, and what makes that doubtful.
    Height(HeightDoubt),
    /// The speed along a route.
    Speed,
}

impl Uncertainty {
    /// The code by which files and sentences name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Computation => "computation",
            Self::Provenance(_, _) => "provenance",
            Self::Cell(_) => "cell",
            Self::Height(_) => "height",
            Self::Speed => "speed",
        }
    }

    const fn mirrored(self) -> Self {
        match self {
            Self::Provenance(of, provenance) => Self::Provenance(of.mirrored(), provenance),
            Self::Cell(of) => Self::Cell(of.mirrored()),
            Self::Computation | Self::Height(_) | Self::Speed => self,
        }
    }
}

/// All that is found about two volumes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The answer.
    pub answer: Answer,
    /// What the rules ask for, and which rows do.
    pub required: Required,
    /// The time between them, at the parts that decide the answer.
    pub time: TimeGap,
    /// The ground between them, there.
    pub lateral: LateralGap,
    /// The height between them, there.
    pub height: HeightGap,
    /// What keeps them apart as wholes.
    pub margins: Margins,
    /// Where and when they come closest; nothing when they are further apart than is measured.
    pub approach: Option<ClosestApproach>,
    /// What would clear them; nothing for separated volumes.
    pub clearing: Option<Clearing>,
    /// What the answer is most uncertain by.
    pub dominant: Uncertainty,
}

impl Finding {
    /// The same finding with first and second exchanged.
    #[must_use]
    pub fn mirrored(self) -> Self {
        let approach = self.approach.map(|approach| ClosestApproach {
            first: approach.second,
            second: approach.first,
            first_leg: approach.second_leg,
            second_leg: approach.first_leg,
            ..approach
        });
        let clearing = self.clearing.map(|clearing| Clearing {
            later: clearing.earlier,
            earlier: clearing.later,
            higher: clearing.lower,
            lower: clearing.higher,
        });
        Self { approach, clearing, dominant: self.dominant.mirrored(), ..self }
    }
}
