//! The mistakes that are known by their signature, and how well one explains a difference.

use crate::Why;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

/// A mistake between a place and its statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Degrees on one datum were taken to be on the other: 107 to 118 m between SK-42 and WGS84, 118 to 121 m between ED50 and WGS84.
    DatumNotShifted {
        /// The two datums, by the names of their systems, in the order of the register.
        between: [&'static str; 2],
    },
    /// The shift between SK-42 and WGS84 was computed with other parameters than the pinned ones.
    OtherParameters(ParameterSet),
    /// Gauss-Krüger numbers without their zone were taken for UTM: northing 1,540 to 1,746 m too great.
    GaussKruegerAsUtm,
    /// UTM numbers were taken for Gauss-Krüger.
    UtmAsGaussKrueger,
    /// UTM numbers of a sheet on ED50 were taken to be on WGS84: 178 to 181 m.
    UtmOnEd50,
    /// Latitude and longitude, X and Y, or easting and northing changed places.
    AxesSwapped,
    /// The zone is the neighbouring one.
    OtherZone,
    /// Whole hundreds of kilometres apart: shortened figures, a square or the letters of a grid on another sheet.
    HundredKilometres,
    /// The sheet is a neighbour of the one meant.
    OtherSheet,
    /// Minutes were written or read as decimals of a degree.
    MinutesAsDecimals,
    /// North and south, or east and west, changed places.
    HemisphereMistaken,
    /// Two neighbouring figures changed places.
    FiguresTransposed,
    /// One figure is wrong.
    FigureWrong,
    /// The statement has another reading, which agrees.
    OtherReading {
        /// What that reading rests on.
        why: Option<Why>,
    },
}

/// Parameters between SK-42 and WGS84 other than the pinned ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterSet {
    /// GOST R 51794-2001, EPSG:1267: 1 m.
    Gost2001,
    /// EPSG:15865: 2.3 m.
    Epsg15865,
    /// NIMA's three parameters, EPSG:1254: 14 to 15 m.
    Nima3,
    /// The translation of the 2001 standard without its rotations, as in much-copied code: 17 to 19 m.
    RotationsDropped,
    /// The pinned parameters with the sign of the rotations turned over: 34 to 39 m.
    RotationSign,
}

/// Whose statement bears the mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The first.
    First,
    /// The second.
    Second,
    /// One of the two; the difference does not tell which.
    Either,
}

/// How well a mistake explains a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingStrength {
    /// What is left over is less than the last figures of the statements.
    ToTheDigit,
    /// What is left over is within the uncertainties of the statements.
    WithinUncertainty,
}

/// A mistake that would make the difference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    /// Which.
    pub cause: Cause,
    /// Whose.
    pub fault: Fault,
    /// What it leaves unexplained, metres.
    pub residual_m: f64,
    /// How well it explains.
    pub strength: FindingStrength,
}

impl Cause {
    /// A wrong figure makes so many differences that it counts only where nothing else does.
    pub(super) const fn is_any_figure(self) -> bool {
        match self {
            Self::FigureWrong | Self::HundredKilometres => true,
            Self::DatumNotShifted { .. }
            | Self::OtherParameters(_)
            | Self::GaussKruegerAsUtm
            | Self::UtmAsGaussKrueger
            | Self::UtmOnEd50
            | Self::AxesSwapped
            | Self::OtherZone
            | Self::OtherSheet
            | Self::MinutesAsDecimals
            | Self::HemisphereMistaken
            | Self::FiguresTransposed
            | Self::OtherReading { .. } => false,
        }
    }

    /// The key of the sentence in the catalogues.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::DatumNotShifted { .. } => "cause-datum-not-shifted",
            Self::OtherParameters(ParameterSet::Gost2001) => "cause-parameters-gost-2001",
            Self::OtherParameters(ParameterSet::Epsg15865) => "cause-parameters-epsg-15865",
            Self::OtherParameters(ParameterSet::Nima3) => "cause-parameters-epsg-1254",
            Self::OtherParameters(ParameterSet::RotationsDropped) => "cause-parameters-rotations-dropped",
            Self::OtherParameters(ParameterSet::RotationSign) => "cause-parameters-rotation-sign",
            Self::GaussKruegerAsUtm => "cause-gauss-krueger-as-utm",
            Self::UtmAsGaussKrueger => "cause-utm-as-gauss-krueger",
            Self::UtmOnEd50 => "cause-utm-on-ed50",
            Self::AxesSwapped => "cause-axes-swapped",
            Self::OtherZone => "cause-other-zone",
            Self::HundredKilometres => "cause-hundred-kilometres",
            Self::OtherSheet => "cause-other-sheet",
            Self::MinutesAsDecimals => "cause-minutes-as-decimals",
            Self::HemisphereMistaken => "cause-hemisphere-mistaken",
            Self::FiguresTransposed => "cause-figures-transposed",
            Self::FigureWrong => "cause-figure-wrong",
            Self::OtherReading { .. } => "cause-other-reading",
        }
    }

    /// The named arguments of the sentence.
    #[must_use]
    pub fn parts(self) -> Vec<(&'static str, String)> {
        match self {
            Self::DatumNotShifted { between: [one, other] } => {
                vec![("one", one.to_string()), ("other", other.to_string())]
            }
            Self::OtherParameters(_)
            | Self::GaussKruegerAsUtm
            | Self::UtmAsGaussKrueger
            | Self::UtmOnEd50
            | Self::AxesSwapped
            | Self::OtherZone
            | Self::HundredKilometres
            | Self::OtherSheet
            | Self::MinutesAsDecimals
            | Self::HemisphereMistaken
            | Self::FiguresTransposed
            | Self::FigureWrong
            | Self::OtherReading { .. } => Vec::new(),
        }
    }
}

impl Fault {
    /// The key of the words for it in the catalogues.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::First => "fault-first",
            Self::Second => "fault-second",
            Self::Either => "fault-either",
        }
    }
}
