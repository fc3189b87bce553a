//! A plane in which geodesics are straight: the ellipsoidal gnomonic projection about a centre.
//!
//! Method: C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013), section 8: a point at azimuth alpha, reduced
//! length m and geodesic scale M from the centre lies at m/M in that direction. Lines through the centre are straight; others bend
//! by at most f/8 (r/a)^3 r within the radius r: 0.2 mm in 100 km, 13 mm in 300 km. Coordinates are then rounded to whole micrometres, and every
//! decision in the plane ([`turn`], [`meeting`], [`side_of_ring`]) is taken in whole numbers, so that every node takes the same one.
//! The plane knows nothing of areas, volumes or records, and no number of it stands in one.
//!
//! ```
//! # use jig_spacetime::{Plane, Position};
//! let centre = Position::from_e7(350_000_000, 400_000_000)?;
//! let plane = Plane::centred_at(centre)?;
//! let point = plane.project(Position::from_e7(360_000_000, 400_000_000)?)?;
//! assert_eq!(point.east_um, 0);
//! assert_eq!(plane.position_of(point), Position::from_e7(360_000_000, 400_000_000)?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod distance;
mod error;
mod predicates;

use crate::geodesic::{self, Angle, Coordinates};
use crate::position::E7_PER_DEGREE;
use crate::{LatLonBox, Position};

pub use distance::{Bounds, Yardstick, point_to_segment, segment_to_segment};
pub(crate) use distance::{nearest_on_edge, straight_um};
pub use error::PlaneError;
pub use predicates::{Meeting, Segment, Side, Turn, meeting, side_of_ring, turn};
pub(crate) use predicates::{cross, dot};

/// Points further from the centre than this are refused, metres.
pub(crate) const REACH_M: f64 = 1_000_000.0;
/// Nearer to a pole than this nothing is projected, 1e-7 degrees.
const LATITUDE_E7_LIMIT: i32 = 80 * E7_PER_DEGREE;
const UM_PER_M: f64 = 1e6;

/// A point of a plane, in whole micrometres east and north of its centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlanePoint {
    /// East of the centre, micrometres.
    pub east_um: i64,
    /// North of the centre, micrometres.
    pub north_um: i64,
}

/// The gnomonic plane about a centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    centre: Coordinates,
}

impl Plane {
    /// The plane about the equator's crossing with the prime meridian, for what has no middle of its own.
    pub(crate) const ORIGIN: Self = Self { centre: Coordinates { latitude_degrees: 0.0, longitude_degrees: 0.0 } };

    /// The plane about this position.
    ///
    /// # Errors
    /// [`PlaneError::NearPole`] from 80 degrees of latitude on.
    pub fn centred_at(centre: Position) -> Result<Self, PlaneError> {
        refuse_near_pole(centre)?;
        Ok(Self { centre: centre.into() })
    }

    /// The plane about the middle of what these boxes span: the same for every order of the boxes, and for every node.
    ///
    /// # Errors
    /// [`PlaneError::Nothing`] without a box, [`PlaneError::NearPole`] when the middle lies beyond 80 degrees of latitude.
    pub fn over(boxes: impl IntoIterator<Item = LatLonBox>) -> Result<Self, PlaneError> {
        let whole = boxes.into_iter().reduce(LatLonBox::span).ok_or(PlaneError::Nothing)?;
        Self::centred_at(whole.centre())
    }

    /// The plane about coordinates that the caller knows to be below 80 degrees of latitude.
    pub(crate) const fn about(centre: Coordinates) -> Self {
        Self { centre }
    }

    /// The centre, rounded to a position.
    #[must_use]
    pub fn centre(&self) -> Position {
        self.centre.to_position()
    }

    /// Where a position lies in the plane, to the nearest micrometre.
    ///
    /// # Errors
    /// [`PlaneError::NearPole`] from 80 degrees of latitude on, [`PlaneError::TooFar`] beyond 1,000 km from the centre.
    pub fn project(&self, position: Position) -> Result<PlanePoint, PlaneError> {
        refuse_near_pole(position)?;
        let path = geodesic::path_between(self.centre, position.into());
        if path.distance_m > REACH_M {
            return Err(PlaneError::TooFar {
                position,
                centre: self.centre(),
                distance_km: libm::ceil(path.distance_m / 1e3) as u64,
            });
        }
        Ok(point_of(offset_of(&path)))
    }

    /// As [`Plane::project`] in unrounded metres east and north, up to three times as far out; beyond that, still in the right
    /// direction at that distance.
    pub(crate) fn offset_m(&self, at: Coordinates) -> (f64, f64) {
        offset_of(&geodesic::path_between(self.centre, at))
    }

    /// The position at a point of the plane, to the nearest 1e-7 degree.
    #[must_use]
    pub fn position_of(&self, point: PlanePoint) -> Position {
        self.coordinates_of(point.east_um as f64 / UM_PER_M, point.north_um as f64 / UM_PER_M).to_position()
    }

    /// The inverse projection, from metres east and north: Newton's method on the distance, with d(m/M)/ds = 1/M^2.
    pub(crate) fn coordinates_of(&self, east_m: f64, north_m: f64) -> Coordinates {
        /// Steps after which nothing can change any more; three or four are taken.
        const STEPS: u32 = 10;
        let radius_m = libm::hypot(east_m, north_m);
        if radius_m == 0.0 {
            return self.centre;
        }
        let azimuth = Angle::new(east_m / radius_m, north_m / radius_m);
        let mut distance_m = SPHERE_M * libm::atan(radius_m / SPHERE_M);
        let mut end = geodesic::advance(self.centre, azimuth, distance_m);
        for _ in 0..STEPS {
            let change_m = (end.reduced_length_m / end.scale - radius_m) * end.scale * end.scale;
            distance_m -= change_m;
            end = geodesic::advance(self.centre, azimuth, distance_m);
            // A nanometre; the next change would be its square.
            if change_m.abs() < 1e-6 {
                break;
            }
        }
        end.at
    }
}

/// The mean radius of the earth, for first guesses only.
const SPHERE_M: f64 = 6_371_000.0;

impl PlanePoint {
    /// The centre of the plane.
    pub const CENTRE: Self = Self { east_um: 0, north_um: 0 };

    /// The point so many metres east and north, rounded to the nearest micrometre (half upwards).
    pub(crate) fn from_metres(east_m: f64, north_m: f64) -> Self {
        point_of((east_m, north_m))
    }

    /// Straight distance from another point of the plane, micrometres.
    pub(crate) fn distance_um(self, other: Self) -> f64 {
        libm::hypot((self.east_um - other.east_um) as f64, (self.north_um - other.north_um) as f64)
    }
}

fn point_of((east_m, north_m): (f64, f64)) -> PlanePoint {
    let rounded = |metres: f64| libm::floor(metres * UM_PER_M + 0.5) as i64;
    PlanePoint { east_um: rounded(east_m), north_um: rounded(north_m) }
}

fn offset_of(path: &geodesic::Path) -> (f64, f64) {
    /// The scale some 3,000 km out. Nothing that is decided lies there; the clamp keeps the far side of the earth out of the plane.
    const SCALE_MIN: f64 = 0.85;
    let (scale, _) = path.scales();
    let radius_m = path.reduced_length_m() / scale.max(SCALE_MIN);
    (radius_m * path.azimuth_from.sin, radius_m * path.azimuth_from.cos)
}

fn refuse_near_pole(position: Position) -> Result<(), PlaneError> {
    if position.latitude().as_e7().abs() >= LATITUDE_E7_LIMIT {
        return Err(PlaneError::NearPole { position });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
