//! Altitude bands: what lies between two altitudes, each with its own surface, and how two bands stand to each other.
//!
//! A band may reach down to the ground and up without limit. Bounds belong to the band, so bands that touch overlap. Two bands are
//! compared at each place of a footprint; where the surfaces they are counted from cannot be compared exactly, the answer is a range, and
//! says which doubt makes it wide. No margin is judged here: how far apart two bands must be is a rule of the agreement.
//!
//! ```
//! # use jig_spacetime::{AltitudeBand, LatLonBox, LowerBound, Surroundings, UpperBound, VerticalRelation, parse_altitude};
//! let level = |text| parse_altitude(text).map(|parsed| parsed.altitude);
//! let low = AltitudeBand::new(LowerBound::Surface, UpperBound::At(level("3000 m MSL")?))?;
//! let high = AltitudeBand::new(LowerBound::At(level("FL180")?), UpperBound::Unlimited)?;
//! let area = LatLonBox::from_e7(350_000_000, 370_000_000, 351_000_000, 371_000_000)?;
//! // 2,486 m on paper; the weather may take 855 m of it.
//! let gap = low.gap_to(high, area, Surroundings::UNKNOWN);
//! assert_eq!(gap.least.get(), 1_631_960);
//! assert!(matches!(gap.relation(), VerticalRelation::Separated { .. }));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod read;

use crate::altitude::difference;
use crate::height::Spread;
use crate::{Altitude, HeightDoubt, HeightEstimate, HeightInterval, LatLonBox, Millimetres, Surroundings};
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;
pub use read::{BandReading, BandTextError, ParsedBand, parse_band};
use thiserror::Error;

/// Where a band begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LowerBound {
    /// At the ground, wherever that is.
    Surface,
    /// At this altitude, which belongs to the band.
    At(Altitude),
}

/// Where a band ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UpperBound {
    /// At this altitude, which belongs to the band.
    At(Altitude),
    /// Nowhere.
    Unlimited,
}

/// Everything between two altitudes, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AltitudeBand {
    lower: LowerBound,
    upper: UpperBound,
}

/// Why two bounds are no band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BandError {
    /// The lower bound lies above the upper one, whatever the ground, the sea and the weather.
    #[error("the lower bound {lower} lies above the upper bound {upper}")]
    Reversed {
        /// The stated lower bound.
        lower: Altitude,
        /// The stated upper bound.
        upper: Altitude,
    },
}

impl BandError {
    /// The stable code, the key of the message and its cure in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Reversed { .. } => "band-reversed",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Reversed { lower, upper } => vec![("lower", lower.to_string()), ("upper", upper.to_string())],
        }
    }
}

/// The ends of a band as heights above the ellipsoid, over a footprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BandHeights {
    /// Where the band begins; nothing where it begins at the ground.
    pub lower: Option<HeightEstimate>,
    /// Where the band ends; nothing where it has no end.
    pub upper: Option<HeightEstimate>,
}

/// How far apart two bands are at any one place of a footprint; negative where they overlap by that much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VerticalGap {
    /// At least so far apart.
    pub least: Millimetres,
    /// At most so far apart.
    pub most: Millimetres,
    /// What makes the range wide.
    pub doubt: HeightDoubt,
}

/// How two bands stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerticalRelation {
    /// At every place at least so far apart.
    Separated {
        /// The least distance; always positive.
        least: Millimetres,
    },
    /// They have heights in common, or touch.
    Overlapping,
    /// Nobody can tell; this doubt is the widest.
    CannotTell {
        /// What would have to be known better.
        doubt: HeightDoubt,
    },
}

impl VerticalGap {
    /// Separated, overlapping, or not to be told.
    #[must_use]
    pub const fn relation(self) -> VerticalRelation {
        if self.least.get() > 0 {
            VerticalRelation::Separated { least: self.least }
        } else if self.most.get() <= 0 {
            VerticalRelation::Overlapping
        } else {
            VerticalRelation::CannotTell { doubt: self.doubt }
        }
    }
}

impl AltitudeBand {
    /// From the ground up without limit.
    pub const WHOLE: Self = Self { lower: LowerBound::Surface, upper: UpperBound::Unlimited };

    /// The band between two bounds.
    ///
    /// # Errors
    /// [`BandError::Reversed`] when the lower bound is surely the higher, wherever on earth. Bounds with different surfaces may still come out
    /// reversed at some place; [`AltitudeBand::gap_to`] then counts everything between them as taken.
    pub fn new(lower: LowerBound, upper: UpperBound) -> Result<Self, BandError> {
        if let (LowerBound::At(low), UpperBound::At(high)) = (lower, upper)
            && (low.datum() == high.datum() && low.millimetres() > high.millimetres()
                || difference(low, high, LatLonBox::WORLD, Surroundings::UNKNOWN).least_mm > 0)
        {
            return Err(BandError::Reversed { lower: low, upper: high });
        }
        Ok(Self { lower, upper })
    }

    /// Where the band begins.
    #[must_use]
    pub const fn lower(self) -> LowerBound {
        self.lower
    }

    /// Where the band ends.
    #[must_use]
    pub const fn upper(self) -> UpperBound {
        self.upper
    }

    /// The ends of the band as heights above the ellipsoid over the footprint.
    #[must_use]
    pub fn heights_over(self, area: LatLonBox, surroundings: Surroundings) -> BandHeights {
        BandHeights {
            lower: match self.lower {
                LowerBound::Surface => None,
                LowerBound::At(altitude) => Some(altitude.heights_over(area, surroundings)),
            },
            upper: match self.upper {
                UpperBound::Unlimited => None,
                UpperBound::At(altitude) => Some(altitude.heights_over(area, surroundings)),
            },
        }
    }

    /// How far apart this band and another are at any one place of the footprint.
    ///
    /// Symmetric. What both are counted from cancels: bands above one sea are compared exactly wherever they lie.
    #[must_use]
    pub fn gap_to(self, other: Self, area: LatLonBox, surroundings: Surroundings) -> VerticalGap {
        let (over, under) = (self.height_over(other, area, surroundings), other.height_over(self, area, surroundings));
        // Of two candidates for a maximum the one that reaches higher also brings the doubt.
        let wider = if under.most_mm > over.most_mm { under } else { over };
        VerticalGap {
            least: Millimetres::new(over.least_mm.max(under.least_mm)),
            most: Millimetres::new(wider.most_mm),
            doubt: wider.doubt,
        }
    }

    /// By how much all of this band lies over all of the other: the smallest difference between an end here and an end there, so that a band
    /// whose ends come out reversed still takes all the room between them.
    fn height_over(self, other: Self, area: LatLonBox, surroundings: Surroundings) -> Spread {
        let mut smallest = Spread::exact(HeightInterval::SKY.get());
        for here in self.ends() {
            for there in other.ends() {
                let apart = match (here, there) {
                    (End::Depth, _) | (_, End::Sky) => Spread::exact(HeightInterval::DEPTH.get()),
                    (End::Sky, _) | (_, End::Depth) => Spread::exact(HeightInterval::SKY.get()),
                    (End::At(here), End::At(there)) => difference(here, there, area, surroundings),
                };
                let nearer = if apart.least_mm < smallest.least_mm { apart } else { smallest };
                let most_mm = apart.most_mm.min(smallest.most_mm);
                smallest = Spread { most_mm, ..nearer };
            }
        }
        smallest
    }

    fn ends(self) -> [End; 2] {
        [
            match self.lower {
                LowerBound::Surface => End::Depth,
                LowerBound::At(altitude) => End::At(altitude),
            },
            match self.upper {
                UpperBound::Unlimited => End::Sky,
                UpperBound::At(altitude) => End::At(altitude),
            },
        ]
    }
}

/// An end of a band.
#[derive(Clone, Copy)]
enum End {
    Depth,
    At(Altitude),
    Sky,
}

impl BandHeights {
    /// Every height that may belong to the band; [`HeightInterval::DEPTH`] and [`HeightInterval::SKY`] stand for no end.
    #[must_use]
    pub fn possible(self) -> HeightInterval {
        let ends = [self.lower, self.upper].into_iter().flatten().map(|estimate| estimate.interval);
        let (low, high) = ends.fold((i64::MAX, i64::MIN), |(low, high), interval| {
            (low.min(interval.lower().get()), high.max(interval.upper().get()))
        });
        HeightInterval::around(
            if self.lower.is_none() { HeightInterval::DEPTH.get() } else { low },
            if self.upper.is_none() { HeightInterval::SKY.get() } else { high },
            0,
        )
    }

    /// Every height that surely belongs to the band; nothing when no height does.
    #[must_use]
    pub fn certain(self) -> Option<HeightInterval> {
        HeightInterval::new(
            self.lower.map_or(HeightInterval::DEPTH, |estimate| estimate.interval.upper()),
            self.upper.map_or(HeightInterval::SKY, |estimate| estimate.interval.lower()),
        )
    }

    /// The doubt of the wider end.
    #[must_use]
    pub fn doubt(self) -> HeightDoubt {
        let ends = [self.lower, self.upper].into_iter().flatten();
        ends.max_by_key(|estimate| estimate.interval.width()).map_or(HeightDoubt::None, |estimate| estimate.doubt)
    }
}

/// `SFC to 5500 m MSL`, `5486.4 m STD to UNL`.
impl fmt::Display for AltitudeBand {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.lower {
            LowerBound::Surface => out.write_str("SFC")?,
            LowerBound::At(altitude) => write!(out, "{altitude}")?,
        }
        out.write_str(" to ")?;
        match self.upper {
            UpperBound::Unlimited => out.write_str("UNL"),
            UpperBound::At(altitude) => write!(out, "{altitude}"),
        }
    }
}

#[cfg(test)]
mod tests;
