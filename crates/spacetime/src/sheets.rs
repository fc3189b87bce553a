//! Sheets of Soviet and Russian maps, from 1:1,000,000 to 1:10,000: which sheet a place is on, and which place a sheet is.
//!
//! The frame of a sheet lies on SK-42 latitude and longitude: a WGS84 position is converted first, by a named system. A frame is made of
//! whole seconds of arc at every scale, so bounds are integers and never rounded. A sheet holds its south and west edge, not its north
//! and east one. Knows the northern hemisphere up to 60 degrees, where sheets are single; knows no grid and no datum.
//!
//! Source of the division: Soviet nomenclature as in the instructions to the 1:1,000,000 International Map and its parts (rows of 4
//! degrees from the equator, columns of 6 from the antimeridian; parts numbered row by row from the north-west).
//!
//! ```
//! # use jig_spacetime::{Geodetic, Sheet, SheetScale};
//! let place_on_sk42 = Geodetic::new(33.51413538, 36.27769137, 0.0)?;
//! assert_eq!(Sheet::at(SheetScale::Thousand10, place_on_sk42)?.to_string(), "I-37-85-Б-в-3");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod name;
mod read;
pub(crate) mod scale;
mod seam;

use crate::Geodetic;
pub use error::{SheetError, SheetProblem, Uncovered};
pub use read::{ParsedSheet, SheetChoice, SheetReading, parse_sheet};
pub use seam::{Seam, seam_near};

/// The scale of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SheetScale {
    /// 1:1,000,000, frames of 4 by 6 degrees.
    Million,
    /// 1:500,000, 2 by 3 degrees.
    Thousand500,
    /// 1:200,000, 40 minutes by 1 degree.
    Thousand200,
    /// 1:100,000, 20 by 30 minutes.
    Thousand100,
    /// 1:50,000, 10 by 15 minutes.
    Thousand50,
    /// 1:25,000, 5 minutes by 7 minutes 30 seconds.
    Thousand25,
    /// 1:10,000, 2 minutes 30 seconds by 3 minutes 45 seconds.
    Thousand10,
}

/// Seconds of arc in a degree.
pub(crate) const ARCSEC_PER_DEGREE: i32 = 3_600;
/// From here on to the north, sheets are doubled in longitude; their names are of another make.
const NORTH_LIMIT_ARCSEC: i32 = 60 * ARCSEC_PER_DEGREE;
const HALF_TURN_ARCSEC: i32 = 180 * ARCSEC_PER_DEGREE;

impl SheetScale {
    /// Every scale, the smallest first.
    pub const ALL: [Self; 7] = [
        Self::Million,
        Self::Thousand500,
        Self::Thousand200,
        Self::Thousand100,
        Self::Thousand50,
        Self::Thousand25,
        Self::Thousand10,
    ];

    /// The number under the one: 100,000 for 1:100,000.
    #[must_use]
    pub const fn denominator(self) -> u32 {
        match self {
            Self::Million => 1_000_000,
            Self::Thousand500 => 500_000,
            Self::Thousand200 => 200_000,
            Self::Thousand100 => 100_000,
            Self::Thousand50 => 50_000,
            Self::Thousand25 => 25_000,
            Self::Thousand10 => 10_000,
        }
    }

    /// The scale with this number under the one, if sheets are known at it.
    #[must_use]
    pub fn of_denominator(denominator: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| u64::from(scale.denominator()) == denominator)
    }

    /// The scale that a text states, `1:100 000`, or that it is, `100000` or `100k`; nothing for others.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let stated = scale::stated_scale(text).or_else(|| scale::stated_scale(&alloc::format!("1:{}", text.trim())))?;
        stated.scale
    }

    /// From the south to the north edge of a frame, seconds of arc.
    #[must_use]
    pub const fn height_arcsec(self) -> i32 {
        match self {
            Self::Million => 4 * ARCSEC_PER_DEGREE,
            Self::Thousand500 => 2 * ARCSEC_PER_DEGREE,
            Self::Thousand200 => 40 * 60,
            Self::Thousand100 => 20 * 60,
            Self::Thousand50 => 10 * 60,
            Self::Thousand25 => 5 * 60,
            Self::Thousand10 => 150,
        }
    }

    /// From the west to the east edge of a frame, seconds of arc: one and a half times the height at every scale.
    #[must_use]
    pub const fn width_arcsec(self) -> i32 {
        self.height_arcsec() / 2 * 3
    }

    /// Side of the squares printed on maps of this scale, kilometres; nothing where no square is used to point with.
    #[must_use]
    pub const fn square_km(self) -> Option<i32> {
        match self {
            Self::Thousand10 | Self::Thousand25 | Self::Thousand50 => Some(1),
            Self::Thousand100 => Some(2),
            Self::Thousand200 => Some(4),
            Self::Million | Self::Thousand500 => None,
        }
    }

    /// How far off a point measured on such a map may well be, metres, as one standard deviation: 0.75 mm on paper, the larger of the two
    /// customary figures (0.5 and 0.75 mm).
    #[must_use]
    pub fn reading_sigma_m(self) -> f64 {
        f64::from(self.denominator()) * 0.000_75
    }
}

/// One sheet: a frame on SK-42 latitude and longitude.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sheet {
    // INVARIANT(sheet-on-its-lattice): south and west are multiples of the scale's height and width, between the equator and 60 degrees
    // north.
    scale: SheetScale,
    south_arcsec: i32,
    west_arcsec: i32,
}

impl Sheet {
    /// The sheet of this scale that holds a place given on SK-42 (longitude 180 degrees is -180 degrees).
    ///
    /// # Errors
    /// [`Uncovered`] south of the equator and from 60 degrees north on.
    pub fn at(scale: SheetScale, sk42: Geodetic) -> Result<Self, Uncovered> {
        Self::at_arcsec(scale, whole_arcsec(sk42.latitude_degrees()), whole_arcsec(sk42.longitude_degrees()))
    }

    /// The sheet that holds a place given in whole seconds of arc.
    pub(crate) fn at_arcsec(scale: SheetScale, latitude_arcsec: i32, longitude_arcsec: i32) -> Result<Self, Uncovered> {
        if latitude_arcsec < 0 {
            return Err(Uncovered::SouthernHemisphere);
        }
        if latitude_arcsec >= NORTH_LIMIT_ARCSEC {
            return Err(Uncovered::DoubledSheets);
        }
        let longitude_arcsec =
            (longitude_arcsec + HALF_TURN_ARCSEC).rem_euclid(2 * HALF_TURN_ARCSEC) - HALF_TURN_ARCSEC;
        let floor_to = |value: i32, step: i32| value.div_euclid(step) * step;
        Ok(Self {
            scale,
            // INVARIANT(sheet-on-its-lattice): floored to the step.
            south_arcsec: floor_to(latitude_arcsec, scale.height_arcsec()),
            west_arcsec: floor_to(longitude_arcsec, scale.width_arcsec()),
        })
    }

    /// The scale of the map.
    #[must_use]
    pub const fn scale(self) -> SheetScale {
        self.scale
    }

    /// South edge, held by the sheet, seconds of arc of SK-42 latitude.
    #[must_use]
    pub const fn south_arcsec(self) -> i32 {
        self.south_arcsec
    }

    /// North edge, not held, seconds of arc of SK-42 latitude.
    #[must_use]
    pub const fn north_arcsec(self) -> i32 {
        self.south_arcsec + self.scale.height_arcsec()
    }

    /// West edge, held by the sheet, seconds of arc of SK-42 longitude.
    #[must_use]
    pub const fn west_arcsec(self) -> i32 {
        self.west_arcsec
    }

    /// East edge, not held, seconds of arc of SK-42 longitude; +180 degrees for the last column.
    #[must_use]
    pub const fn east_arcsec(self) -> i32 {
        self.west_arcsec + self.scale.width_arcsec()
    }

    /// The column of the 1:1,000,000 sheet, 1 to 60 from the antimeridian eastwards.
    #[must_use]
    pub const fn column(self) -> u8 {
        // 0 to 59 whole columns from the antimeridian.
        ((self.west_arcsec + HALF_TURN_ARCSEC) / (6 * ARCSEC_PER_DEGREE)) as u8 + 1
    }

    /// The row of the 1:1,000,000 sheet, 1 (A) at the equator to 15 (O).
    #[must_use]
    pub const fn row(self) -> u8 {
        (self.south_arcsec / (4 * ARCSEC_PER_DEGREE)) as u8 + 1
    }

    /// The six-degree Gauss-Krueger zone whose grid is printed on the sheet, 1 to 60 from the prime meridian eastwards.
    #[must_use]
    pub const fn zone(self) -> u8 {
        let column = self.column();
        if column > 30 { column - 30 } else { column + 30 }
    }

    /// True when the place, given on SK-42, lies within the frame or on its south or west edge.
    #[must_use]
    pub fn holds(self, sk42: Geodetic) -> bool {
        Self::at(self.scale, sk42) == Ok(self)
    }

    /// The sheet of a smaller (or the same) scale on which this one lies whole; nothing when `scale` is larger.
    ///
    /// Sheets of 1:200,000 are not parts of those of 1:500,000 in name, but in place they are.
    #[must_use]
    pub fn on(self, scale: SheetScale) -> Option<Self> {
        if scale > self.scale {
            return None;
        }
        Self::at_arcsec(scale, self.south_arcsec, self.west_arcsec).ok()
    }

    /// The sheet of the same scale so many frames to the north and to the east; nothing beyond the equator and 60 degrees.
    #[must_use]
    pub fn neighbour(self, frames_north: i32, frames_east: i32) -> Option<Self> {
        let north = self.scale.height_arcsec().checked_mul(frames_north)?.checked_add(self.south_arcsec)?;
        // Columns go round the globe.
        let east = i64::from(self.scale.width_arcsec()) * i64::from(frames_east) + i64::from(self.west_arcsec);
        let east = (east + i64::from(HALF_TURN_ARCSEC)).rem_euclid(2 * i64::from(HALF_TURN_ARCSEC));
        Self::at_arcsec(self.scale, north, i32::try_from(east).ok()? - HALF_TURN_ARCSEC).ok()
    }

    /// The corners on SK-42 at height nought, counter-clockwise from the south-west: south-west, south-east, north-east, north-west.
    #[must_use]
    pub fn corners(self) -> [Geodetic; 4] {
        let corner = |latitude_arcsec: i32, longitude_arcsec: i32| {
            let degrees = |arcsec: i32| f64::from(arcsec) / f64::from(ARCSEC_PER_DEGREE);
            match Geodetic::new(degrees(latitude_arcsec), degrees(longitude_arcsec), 0.0) {
                Ok(corner) => corner,
                // INVARIANT(sheet-on-its-lattice): within 0 to 60 and -180 to 180 degrees.
                Err(_) => unreachable!(),
            }
        };
        [
            corner(self.south_arcsec(), self.west_arcsec()),
            corner(self.south_arcsec(), self.east_arcsec()),
            corner(self.north_arcsec(), self.east_arcsec()),
            corner(self.north_arcsec(), self.west_arcsec()),
        ]
    }
}

/// The whole second of arc at or below an angle; an angle written as a whole second is that second.
///
/// 35 deg 40' has no exact float and its product comes out just under the whole second: floored alone, it would put a sheet's own corner
/// on the sheet before it.
fn whole_arcsec(degrees: f64) -> i32 {
    let arcsec = degrees * f64::from(ARCSEC_PER_DEGREE);
    let nearest = libm::rint(arcsec);
    if nearest / f64::from(ARCSEC_PER_DEGREE) == degrees { nearest as i32 } else { libm::floor(arcsec) as i32 }
}

#[cfg(test)]
mod tests;
