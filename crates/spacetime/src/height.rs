//! Heights above the WGS84 ellipsoid as intervals, and the doubt that makes an interval wide.
//!
//! Two heights counted from different surfaces are compared as intervals, never as numbers. An interval says how wide it is and which
//! of its doubts is the widest, so that the answer "cannot tell" comes with what would narrow it. Knows no altitude and no place.

use crate::Millimetres;
use alloc::string::String;
use alloc::vec::Vec;

/// A closed interval of heights above the WGS84 ellipsoid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HeightInterval {
    // INVARIANT(heights-ordered): lower <= upper.
    lower: Millimetres,
    upper: Millimetres,
}

impl HeightInterval {
    /// Stands for "down to the ground, wherever that is": a million kilometres below, beyond any sum of margins.
    pub const DEPTH: Millimetres = Millimetres::new(-1_000_000_000_000);
    /// Stands for "without upper limit": a million kilometres above.
    pub const SKY: Millimetres = Millimetres::new(1_000_000_000_000);

    /// The interval with these ends, both included; nothing when they are reversed.
    #[must_use]
    pub const fn new(lower: Millimetres, upper: Millimetres) -> Option<Self> {
        if lower.get() > upper.get() { None } else { Some(Self { lower, upper }) }
    }

    /// From `low` to `high`, in whichever order, and so much further both ways.
    pub(crate) const fn around(low: i64, high: i64, margin: i64) -> Self {
        let (low, high) = if low <= high { (low, high) } else { (high, low) };
        Self { lower: Millimetres::new(low - margin), upper: Millimetres::new(high + margin) }
    }

    /// The lower end.
    #[must_use]
    pub const fn lower(self) -> Millimetres {
        self.lower
    }

    /// The upper end.
    #[must_use]
    pub const fn upper(self) -> Millimetres {
        self.upper
    }

    /// How far apart the ends are; never negative.
    #[must_use]
    pub const fn width(self) -> Millimetres {
        Millimetres::new(self.upper.get().saturating_sub(self.lower.get()))
    }

    /// True when the height lies inside or on an end.
    #[must_use]
    pub fn contains(self, height: Millimetres) -> bool {
        self.lower <= height && height <= self.upper
    }

    /// True when some height lies in both; ends belong to the interval, so touching is overlapping.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.lower <= other.upper && other.lower <= self.upper
    }
}

/// The widest of the doubts about a height or about the difference of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeightDoubt {
    /// None: exact to the millimetre.
    None,
    /// The surface of the sea is not level over the footprint: its geoid differs from place to place.
    SeaAcrossArea,
    /// The grid of the geoid between its nodes.
    GeoidGrid,
    /// The grid of the geoid does not reach here.
    GeoidUnknown,
    /// Which sea level was meant was not said.
    SeaLevelUnstated,
    /// Two models of the sea differ.
    SeaLevelModel,
    /// A national system of heights, tied to the sea elsewhere.
    HeightSystem,
    /// The height of the ground below.
    Ground,
    /// The pressure at sea level.
    SeaLevelPressure,
    /// The pressure at the aerodrome, at another hour or another place.
    AerodromePressure,
    /// How far the air is from the standard temperature.
    AirTemperature,
}

impl HeightDoubt {
    /// The stable code, the key of its sentence and of what would narrow it in the catalogues.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "height-doubt-none",
            Self::SeaAcrossArea => "height-doubt-sea-across-area",
            Self::GeoidGrid => "height-doubt-geoid-grid",
            Self::GeoidUnknown => "height-doubt-geoid-unknown",
            Self::SeaLevelUnstated => "height-doubt-sea-level-unstated",
            Self::SeaLevelModel => "height-doubt-sea-level-model",
            Self::HeightSystem => "height-doubt-height-system",
            Self::Ground => "height-doubt-ground",
            Self::SeaLevelPressure => "height-doubt-sea-level-pressure",
            Self::AerodromePressure => "height-doubt-aerodrome-pressure",
            Self::AirTemperature => "height-doubt-air-temperature",
        }
    }

    /// The named arguments of the sentence: none.
    #[must_use]
    pub const fn arguments(self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

/// A number of millimetres known only between two ends, with the doubt that adds most to its width.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spread {
    pub(crate) least_mm: i64,
    pub(crate) most_mm: i64,
    pub(crate) doubt: HeightDoubt,
    /// What the widest doubt adds to the width.
    pub(crate) doubt_mm: i64,
}

impl Spread {
    pub(crate) const fn exact(millimetres: i64) -> Self {
        Self { least_mm: millimetres, most_mm: millimetres, doubt: HeightDoubt::None, doubt_mm: 0 }
    }

    /// The same, unsure by so much more. Of equal doubts the first named stays.
    pub(crate) const fn widened(self, doubt: HeightDoubt, down_mm: i64, up_mm: i64) -> Self {
        let width = down_mm + up_mm;
        let (least_mm, most_mm) = (self.least_mm - down_mm, self.most_mm + up_mm);
        if width > self.doubt_mm {
            Self { least_mm, most_mm, doubt, doubt_mm: width }
        } else {
            Self { least_mm, most_mm, ..self }
        }
    }

    pub(crate) const fn negated(self) -> Self {
        Self { least_mm: -self.most_mm, most_mm: -self.least_mm, ..self }
    }

    /// The sum; the doubts of both widen it.
    pub(crate) const fn plus(self, other: Self) -> Self {
        let (least_mm, most_mm) = (self.least_mm + other.least_mm, self.most_mm + other.most_mm);
        let wider = if other.doubt_mm > self.doubt_mm { other } else { self };
        Self { least_mm, most_mm, ..wider }
    }

    pub(crate) const fn interval(self) -> HeightInterval {
        HeightInterval::around(self.least_mm, self.most_mm, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::{HeightDoubt, HeightInterval, Spread};
    use crate::Millimetres;

    fn interval(lower: i64, upper: i64) -> HeightInterval {
        HeightInterval::new(Millimetres::new(lower), Millimetres::new(upper)).unwrap()
    }

    #[test]
    fn reversed_ends_are_no_interval() {
        // INVARIANT(heights-ordered)
        assert_eq!(HeightInterval::new(Millimetres::new(1), Millimetres::new(0)), None);
        assert_eq!(HeightInterval::around(5, 3, 1), interval(2, 6));
        assert_eq!(interval(7, 7).width(), Millimetres::new(0));
    }

    #[test]
    fn touching_intervals_overlap() {
        for (a, b, overlaps) in [((0, 10), (10, 20), true), ((0, 10), (11, 20), false), ((0, 10), (-5, 50), true)] {
            assert_eq!(interval(a.0, a.1).overlaps(interval(b.0, b.1)), overlaps);
            assert_eq!(interval(b.0, b.1).overlaps(interval(a.0, a.1)), overlaps);
        }
        assert!(interval(0, 10).contains(Millimetres::new(10)) && !interval(0, 10).contains(Millimetres::new(11)));
    }

    #[test]
    fn the_widest_doubt_names_the_sum() {
        let sea = Spread::exact(100).widened(HeightDoubt::SeaLevelUnstated, 10, 10);
        let air = Spread::exact(40).widened(HeightDoubt::AirTemperature, 1, 30);
        let sum = sea.plus(air.negated());
        assert_eq!((sum.least_mm, sum.most_mm, sum.doubt), (20, 71, HeightDoubt::AirTemperature));
        // Of equal doubts the first stays.
        let equal = sea.widened(HeightDoubt::Ground, 20, 0);
        assert_eq!((equal.least_mm, equal.most_mm, equal.doubt), (70, 110, HeightDoubt::SeaLevelUnstated));
    }
}
