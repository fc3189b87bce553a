//! The Military Grid Reference System: a square of a UTM zone or a polar plane, by letters and an even number of digits.
//!
//! A reference names a cell, not a point: digits are cut off, never rounded, and how many there are says how large the cell is. The letters
//! are those of WGS84 (NGA.STND.0037, 2014); on older ellipsoids the same letters name other squares. Knows no other notation.
//!
//! ```
//! # use jig_spacetime::{Geodetic, Mgrs, MgrsPrecision, parse_mgrs};
//! let square = Mgrs::of(Geodetic::new(36.199_167, 37.162_778, 0.0)?, MgrsPrecision::Metres100)?;
//! assert_eq!(square.to_string(), "37SCA348076");
//! let read = parse_mgrs("37S CA 348 076")?;
//! assert_eq!((read.mgrs, read.look_alikes, read.mgrs.size_m()), (square, 0, 100));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bands;
mod error;
mod letters;
mod read;

pub use error::{MgrsError, MgrsProblem};
pub use read::{ParsedMgrs, parse_mgrs};

use crate::systems::{Hemisphere, SystemKind};
use crate::{Coordinates, Geodetic, System, SystemError};
use core::fmt;

/// How large the cells are, by the digits of each coordinate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MgrsPrecision {
    /// No digits: the square of 100 km.
    Kilometres100,
    /// One digit each.
    Kilometres10,
    /// Two digits each.
    Kilometre,
    /// Three digits each.
    Metres100,
    /// Four digits each.
    Metres10,
    /// Five digits each.
    Metre,
}

/// A cell of the grid: its south-west corner and its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mgrs {
    grid: System,
    /// The letter after the zone; for the polar planes the letter that stands first.
    band: u8,
    /// Of the south-west corner, whole multiples of the size, false origin included.
    easting_m: u32,
    northing_m: u32,
    precision: MgrsPrecision,
}

/// A coordinate that is nearer than this to a whole metre is that metre, metres. Whole metres of UTM that went by way of degrees come back
/// some nanometres off, and half a micrometre with degrees of eleven decimals; cut off, they would name the cell before theirs.
const WHOLE_M: f64 = 1e-6;

/// Whole metres, cut off. Coordinates of UTM and UPS in their own zones are positive; the cast cuts towards zero and saturates.
fn whole_m(coordinate_m: f64) -> u32 {
    let nearest_m = libm::round(coordinate_m);
    (if (coordinate_m - nearest_m).abs() < WHOLE_M { nearest_m } else { coordinate_m }) as u32
}

/// The side of a lettered square.
const SQUARE_M: u32 = 100_000;

/// The equator in the southern zones of UTM.
const SOUTH_EQUATOR_M: u32 = 10_000_000;

impl MgrsPrecision {
    /// Digits of each of the two coordinates, 0 to 5.
    #[must_use]
    pub const fn digits(self) -> usize {
        match self {
            Self::Kilometres100 => 0,
            Self::Kilometres10 => 1,
            Self::Kilometre => 2,
            Self::Metres100 => 3,
            Self::Metres10 => 4,
            Self::Metre => 5,
        }
    }

    /// The precision of so many digits of each coordinate; nothing beyond five.
    #[must_use]
    pub const fn of_digits(digits: usize) -> Option<Self> {
        Some(match digits {
            0 => Self::Kilometres100,
            1 => Self::Kilometres10,
            2 => Self::Kilometre,
            3 => Self::Metres100,
            4 => Self::Metres10,
            5 => Self::Metre,
            _ => return None,
        })
    }

    /// The precision whose cells have this side, metres.
    #[must_use]
    pub fn of_size_m(size_m: u32) -> Option<Self> {
        (0..=5).filter_map(Self::of_digits).find(|precision| precision.size_m() == size_m)
    }

    /// The side of a cell, metres.
    #[must_use]
    pub const fn size_m(self) -> u32 {
        match self {
            Self::Kilometres100 => SQUARE_M,
            Self::Kilometres10 => 10_000,
            Self::Kilometre => 1_000,
            Self::Metres100 => 100,
            Self::Metres10 => 10,
            Self::Metre => 1,
        }
    }
}

impl Mgrs {
    /// The cell that holds a place on WGS84, in the place's own zone. South and west edges belong to a cell, to a micrometre.
    ///
    /// # Errors
    /// [`SystemError`] never for a place that [`Geodetic`] holds; the signature promises less than it keeps.
    pub fn of(place: Geodetic, precision: MgrsPrecision) -> Result<Self, SystemError> {
        let grid = System::utm_or_ups(place);
        let [easting_m, northing_m, _height_m] = grid.project(place)?.columns();
        let (easting_m, mut northing_m) = (whole_m(easting_m), whole_m(northing_m));
        let band = match grid.kind() {
            SystemKind::Utm { hemisphere, .. } => {
                if hemisphere == Hemisphere::South {
                    // A place less than a nanometre south of the equator.
                    northing_m = northing_m.min(SOUTH_EQUATOR_M - 1);
                }
                letters::band(place.latitude_degrees())
            }
            SystemKind::Ups { hemisphere } => letters::polar_half(hemisphere, easting_m),
            SystemKind::Geographic | SystemKind::GaussKrueger { .. } | SystemKind::Regional | SystemKind::Mgrs => {
                return Err(SystemError::Words);
            }
        };
        let size_m = precision.size_m();
        Ok(Self {
            grid,
            band,
            easting_m: easting_m / size_m * size_m,
            northing_m: northing_m / size_m * size_m,
            precision,
        })
    }

    /// The plane that the cell lies in: a zone of UTM or a polar plane.
    #[must_use]
    pub const fn grid(self) -> System {
        self.grid
    }

    /// The zone of UTM; nothing for the polar planes.
    #[must_use]
    pub const fn zone(self) -> Option<u8> {
        match self.grid.kind() {
            SystemKind::Utm { zone, .. } => Some(zone),
            SystemKind::Geographic
            | SystemKind::GaussKrueger { .. }
            | SystemKind::Ups { .. }
            | SystemKind::Regional
            | SystemKind::Mgrs => None,
        }
    }

    /// How many digits it was given with.
    #[must_use]
    pub const fn precision(self) -> MgrsPrecision {
        self.precision
    }

    /// The side of the cell, metres.
    #[must_use]
    pub const fn size_m(self) -> u32 {
        self.precision.size_m()
    }

    /// Easting and northing of the south-west corner in [`Mgrs::grid`], metres.
    #[must_use]
    pub const fn south_west_m(self) -> (u32, u32) {
        (self.easting_m, self.northing_m)
    }

    /// The middle of the cell, on WGS84.
    ///
    /// # Errors
    /// [`SystemError::OutsidePlane`] for a cell of a polar plane's corner that no place on earth lies in.
    pub fn centre(self) -> Result<Geodetic, SystemError> {
        let half_m = f64::from(self.size_m()) / 2.0;
        self.at(half_m, half_m)
    }

    /// The cell of another precision that holds the middle of this one. Nothing is projected, so the middle of a cell of 10 m, a whole metre, is
    /// not lost to rounding.
    #[must_use]
    pub const fn around_centre(self, precision: MgrsPrecision) -> Self {
        let (half_m, size_m) = (self.size_m() / 2, precision.size_m());
        let easting_m = (self.easting_m + half_m) / size_m * size_m;
        let northing_m = (self.northing_m + half_m) / size_m * size_m;
        Self { easting_m, northing_m, precision, ..self }
    }

    /// The corners of the cell on WGS84: south-west, south-east, north-east, north-west, by the plane's own directions.
    ///
    /// # Errors
    /// As [`Mgrs::centre`].
    pub fn corners(self) -> Result<[Geodetic; 4], SystemError> {
        let side_m = f64::from(self.size_m());
        Ok([self.at(0.0, 0.0)?, self.at(side_m, 0.0)?, self.at(side_m, side_m)?, self.at(0.0, side_m)?])
    }

    fn at(self, east_m: f64, north_m: f64) -> Result<Geodetic, SystemError> {
        let (easting_m, northing_m) = (f64::from(self.easting_m) + east_m, f64::from(self.northing_m) + north_m);
        self.grid.unproject(Coordinates::from_columns([easting_m, northing_m, 0.0]))
    }

    /// The reference, without spaces.
    #[must_use]
    pub fn text(self) -> MgrsText {
        let mut text = MgrsText { bytes: [0; LENGTH_MAX], length: 0 };
        let (column, row) = (self.easting_m / SQUARE_M, self.northing_m / SQUARE_M);
        let letters = match self.grid.kind() {
            SystemKind::Utm { zone, .. } => {
                text.push(b'0' + zone / 10);
                text.push(b'0' + zone % 10);
                letters::utm_square(zone, column, row)
            }
            SystemKind::Ups { hemisphere } => letters::polar_square(hemisphere, column, row),
            SystemKind::Geographic | SystemKind::GaussKrueger { .. } | SystemKind::Regional | SystemKind::Mgrs => {
                // Only `of` and the reader make cells, and both in UTM and UPS.
                [b'?', b'?']
            }
        };
        text.push(self.band);
        for letter in letters {
            text.push(letter);
        }
        for within_m in [self.easting_m % SQUARE_M, self.northing_m % SQUARE_M] {
            let mut unit_m = SQUARE_M;
            for _ in 0..self.precision.digits() {
                unit_m /= 10;
                text.push(b'0' + (within_m / unit_m % 10) as u8);
            }
        }
        text
    }
}

impl fmt::Display for Mgrs {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.text().as_str())
    }
}

/// The longest reference: zone, three letters, ten digits.
const LENGTH_MAX: usize = 15;

/// A written reference, held without allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MgrsText {
    bytes: [u8; LENGTH_MAX],
    length: usize,
}

impl MgrsText {
    fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
            self.length += 1;
        }
    }

    /// The reference.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only ASCII is pushed.
        self.bytes.get(..self.length).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
