//! A position and how well it is known: by what means it came about, and how coarse the cell was that it was read from.
//!
//! Sigma is a bound that the place is not expected to exceed, not a standard deviation. Knows no notation: readers of grids say what
//! cell they read.

use crate::{Millimetres, Position};

/// How a coordinate came about, and so how far off it may be.
///
/// Sources: EPSG:5044 (3 m), EPSG:1254 against GOST 32453-2017 (20 m), the plotting accuracy of Soviet map sheets (0.75 mm on the sheet),
/// WGS84 against Pulkovo 1942 unshifted (118 m, rounded up).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Provenance {
    /// The number itself was agreed: a corner of an area is where the text puts it, not where something was measured.
    Defined,
    /// Satellite navigation, or a digital conversion by the pinned parameters.
    Digital,
    /// A conversion by the state standard, its version unknown.
    StandardUnknown,
    /// A conversion by three parameters.
    ThreeParameter,
    /// Read from a map sheet of 1 to so many thousand.
    Map {
        /// The denominator of the scale in thousands: 50 for 1:50,000.
        scale_thousands: u16,
    },
    /// Nobody said, and the datum may never have been shifted.
    Unknown,
}

impl Provenance {
    /// How far off a coordinate of this provenance may be, millimetres.
    #[must_use]
    pub const fn sigma_mm(self) -> u32 {
        match self {
            Self::Defined => 0,
            Self::Digital => 3_000,
            Self::StandardUnknown => 5_000,
            Self::ThreeParameter => 20_000,
            // 0.75 mm on a sheet of 1 : 1000 k is 750 k mm on the ground.
            Self::Map { scale_thousands } => 750 * scale_thousands as u32,
            Self::Unknown => 150_000,
        }
    }

    /// The code by which files and sentences name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Defined => "defined",
            Self::Digital => "digital",
            Self::StandardUnknown => "standard-unknown",
            Self::ThreeParameter => "three-parameter",
            Self::Map { .. } => "map",
            Self::Unknown => "unknown",
        }
    }
}

/// A position with its accuracy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Coordinate {
    position: Position,
    provenance: Provenance,
    cell_half_diagonal_mm: u32,
}

/// A cell of more than 100 km half-diagonal is no coordinate.
const CELL_HALF_DIAGONAL_MM_MAX: i64 = 100_000_000;

impl Coordinate {
    /// A coordinate written to the last digit.
    #[must_use]
    pub const fn new(position: Position, provenance: Provenance) -> Self {
        Self { position, provenance, cell_half_diagonal_mm: 0 }
    }

    /// The centre of a cell: the place may be anywhere in it, up to its half-diagonal away (the sum of Minkowski, taken round).
    /// Nothing when the half-diagonal is negative or more than 100 km.
    #[must_use]
    pub const fn of_cell(centre: Position, provenance: Provenance, half_diagonal: Millimetres) -> Option<Self> {
        if half_diagonal.get() < 0 || half_diagonal.get() > CELL_HALF_DIAGONAL_MM_MAX {
            return None;
        }
        Some(Self { position: centre, provenance, cell_half_diagonal_mm: half_diagonal.get() as u32 })
    }

    /// The position.
    #[must_use]
    pub const fn position(self) -> Position {
        self.position
    }

    /// How it came about.
    #[must_use]
    pub const fn provenance(self) -> Provenance {
        self.provenance
    }

    /// Half the diagonal of the cell it was read from, millimetres; nought for a coordinate written out.
    #[must_use]
    pub const fn cell_half_diagonal_mm(self) -> u32 {
        self.cell_half_diagonal_mm
    }

    /// How far off the position may be in all, millimetres.
    #[must_use]
    pub const fn sigma_mm(self) -> u32 {
        self.provenance.sigma_mm().saturating_add(self.cell_half_diagonal_mm)
    }
}
