//! Footprints bounded by two parallels and two meridians.
//!
//! The edges belong to the box: two boxes that share an edge, a corner, a pole or the antimeridian overlap. That is the cautious
//! reading, since each edge may be up to half a unit (6 mm) off. Exact footprints of other shapes come with volumes.

use crate::position::{LATITUDE_E7_MAX, LONGITUDE_E7_MAX};
use crate::{Latitude, Longitude, Position, PositionError};
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;
use thiserror::Error;

/// All points between two parallels and two meridians, edges included.
///
/// A box never crosses the antimeridian; it may reach it from either side. South equal to north, or west equal to east,
/// is allowed and has no area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LatLonBox {
    // INVARIANT(box-ordered): south <= north and west <= east; longitudes within -180 to 180 degrees, both spellings kept,
    // because the west edge of a box at the antimeridian is -180 and its east edge +180.
    south_e7: i32,
    west_e7: i32,
    north_e7: i32,
    east_e7: i32,
}

/// Why four numbers are not a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BoxError {
    /// An edge is not a latitude or longitude.
    #[error("an edge is out of range: {0}")]
    Edge(#[source] PositionError),
    /// South lies north of north.
    #[error("the south edge {south_e7}e-7 lies north of the north edge {north_e7}e-7")]
    SouthAboveNorth {
        /// South edge, 1e-7 degrees.
        south_e7: i32,
        /// North edge, 1e-7 degrees.
        north_e7: i32,
    },
    /// West lies east of east: reversed, or across the antimeridian, and the numbers do not say which.
    #[error("the west edge {west_e7}e-7 lies east of the east edge {east_e7}e-7")]
    WestBeyondEast {
        /// West edge, 1e-7 degrees.
        west_e7: i32,
        /// East edge, 1e-7 degrees.
        east_e7: i32,
    },
}

impl BoxError {
    /// The stable code, the key of the message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Edge(edge) => edge.code(),
            Self::SouthAboveNorth { .. } => "box-south-above-north",
            Self::WestBeyondEast { .. } => "box-west-beyond-east",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Edge(edge) => edge.arguments(),
            Self::SouthAboveNorth { south_e7, north_e7 } => {
                vec![("south_e7", south_e7.to_string()), ("north_e7", north_e7.to_string())]
            }
            Self::WestBeyondEast { west_e7, east_e7 } => {
                vec![("west_e7", west_e7.to_string()), ("east_e7", east_e7.to_string())]
            }
        }
    }
}

impl LatLonBox {
    /// The whole earth.
    pub const WORLD: Self = Self {
        south_e7: -LATITUDE_E7_MAX,
        west_e7: -LONGITUDE_E7_MAX,
        north_e7: LATITUDE_E7_MAX,
        east_e7: LONGITUDE_E7_MAX,
    };

    /// The box with these edges, in 1e-7 degrees: south, west, north, east.
    ///
    /// # Errors
    /// [`BoxError`] for an edge out of range, south above north, or west beyond east. An area across the antimeridian is
    /// given as two boxes.
    pub const fn from_e7(south_e7: i32, west_e7: i32, north_e7: i32, east_e7: i32) -> Result<Self, BoxError> {
        match (Position::from_e7(south_e7, west_e7), Position::from_e7(north_e7, east_e7)) {
            (Err(edge), _) | (_, Err(edge)) => return Err(BoxError::Edge(edge)),
            (Ok(_), Ok(_)) => {}
        }
        if south_e7 > north_e7 {
            return Err(BoxError::SouthAboveNorth { south_e7, north_e7 });
        }
        if west_e7 > east_e7 {
            return Err(BoxError::WestBeyondEast { west_e7, east_e7 });
        }
        Ok(Self { south_e7, west_e7, north_e7, east_e7 })
    }

    /// The box with these edges. A west edge on the antimeridian counts as -180 degrees.
    ///
    /// # Errors
    /// As [`LatLonBox::from_e7`].
    pub fn new(south: Latitude, west: Longitude, north: Latitude, east: Longitude) -> Result<Self, BoxError> {
        let west_e7 = if west == Longitude::ANTIMERIDIAN && east != west { -LONGITUDE_E7_MAX } else { west.as_e7() };
        Self::from_e7(south.as_e7(), west_e7, north.as_e7(), east.as_e7())
    }

    /// The box that has these two positions as opposite corners, in whichever order.
    ///
    /// # Errors
    /// [`BoxError::WestBeyondEast`] when the corners lie half a turn of longitude or more apart: then the box may be meant either way
    /// round the globe, and two boxes say which.
    pub fn from_corners(one: Position, other: Position) -> Result<Self, BoxError> {
        let sorted = |a: i32, b: i32| if a <= b { (a, b) } else { (b, a) };
        let (south_e7, north_e7) = sorted(one.latitude().as_e7(), other.latitude().as_e7());
        let (west_e7, east_e7) = sorted(one.longitude().as_e7(), other.longitude().as_e7());
        if i64::from(east_e7) - i64::from(west_e7) >= i64::from(LONGITUDE_E7_MAX) {
            return Err(BoxError::WestBeyondEast { west_e7: east_e7, east_e7: west_e7 });
        }
        Self::from_e7(south_e7, west_e7, north_e7, east_e7)
    }

    /// South edge, 1e-7 degrees.
    #[must_use]
    pub const fn south_e7(self) -> i32 {
        self.south_e7
    }

    /// West edge, 1e-7 degrees; -180 degrees where the box begins at the antimeridian.
    #[must_use]
    pub const fn west_e7(self) -> i32 {
        self.west_e7
    }

    /// North edge, 1e-7 degrees.
    #[must_use]
    pub const fn north_e7(self) -> i32 {
        self.north_e7
    }

    /// East edge, 1e-7 degrees.
    #[must_use]
    pub const fn east_e7(self) -> i32 {
        self.east_e7
    }

    /// The smallest box that covers both.
    #[must_use]
    pub const fn span(self, other: Self) -> Self {
        const fn least(a: i32, b: i32) -> i32 {
            if a < b { a } else { b }
        }
        const fn most(a: i32, b: i32) -> i32 {
            if a > b { a } else { b }
        }
        // INVARIANT(box-ordered): the least south is not above the most north, nor the least west beyond the most east.
        Self {
            south_e7: least(self.south_e7, other.south_e7),
            west_e7: least(self.west_e7, other.west_e7),
            north_e7: most(self.north_e7, other.north_e7),
            east_e7: most(self.east_e7, other.east_e7),
        }
    }

    /// True when the position lies inside or on an edge.
    #[must_use]
    pub const fn contains(self, position: Position) -> bool {
        let (latitude, longitude) = (position.latitude().as_e7(), position.longitude().as_e7());
        self.overlaps(Self { south_e7: latitude, west_e7: longitude, north_e7: latitude, east_e7: longitude })
    }

    /// True when the boxes have at least one point in common, be it on an edge, at a pole or at the antimeridian.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        if self.south_e7 > other.north_e7 || other.south_e7 > self.north_e7 {
            return false;
        }
        // All meridians meet at a pole.
        let both_reach_a_pole = (self.north_e7 == LATITUDE_E7_MAX && other.north_e7 == LATITUDE_E7_MAX)
            || (self.south_e7 == -LATITUDE_E7_MAX && other.south_e7 == -LATITUDE_E7_MAX);
        let meridians_meet = self.west_e7 <= other.east_e7 && other.west_e7 <= self.east_e7;
        // -180 and +180 degrees are one meridian.
        let meet_at_antimeridian = self.reaches_antimeridian() && other.reaches_antimeridian();
        both_reach_a_pole || meridians_meet || meet_at_antimeridian
    }

    /// True when the boxes have no point in common; the opposite of [`LatLonBox::overlaps`].
    #[must_use]
    pub const fn is_disjoint(self, other: Self) -> bool {
        !self.overlaps(other)
    }

    /// True when every point of `other` lies in this box (edges included).
    #[must_use]
    pub const fn covers(self, other: Self) -> bool {
        self.south_e7 <= other.south_e7
            && other.north_e7 <= self.north_e7
            && self.west_e7 <= other.west_e7
            && other.east_e7 <= self.east_e7
    }

    /// The area on the WGS84 ellipsoid in square metres, rounded down, so that a footprint never counts as larger than it is.
    #[must_use]
    pub fn area_m2(self) -> u64 {
        crate::geodesic::zone_area_m2(self.south_e7, self.north_e7, i64::from(self.east_e7) - i64::from(self.west_e7))
    }

    /// The middle of the box in latitude and longitude, rounded towards south and west.
    #[must_use]
    pub fn centre(self) -> Position {
        let middle = |low: i32, high: i32| ((i64::from(low) + i64::from(high)).div_euclid(2)) as i32;
        match Position::from_e7(middle(self.south_e7, self.north_e7), middle(self.west_e7, self.east_e7)) {
            Ok(position) => position,
            // INVARIANT(box-ordered): the middle of two edges in range is in range.
            Err(_) => unreachable!(),
        }
    }

    const fn reaches_antimeridian(self) -> bool {
        self.west_e7 == -LONGITUDE_E7_MAX || self.east_e7 == LONGITUDE_E7_MAX
    }
}

/// South, west, north, east in decimal degrees: `35.0000000 40.0000000 35.5000000 40.5000000`.
impl fmt::Display for LatLonBox {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, edge_e7) in [self.south_e7, self.west_e7, self.north_e7, self.east_e7].into_iter().enumerate() {
            if index > 0 {
                out.write_str(" ")?;
            }
            crate::position::write_e7(out, edge_e7)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{BoxError, LatLonBox};
    use crate::Position;
    use proptest::prelude::*;

    fn degrees(south: i32, west: i32, north: i32, east: i32) -> LatLonBox {
        let unit = 10_000_000;
        LatLonBox::from_e7(south * unit, west * unit, north * unit, east * unit).unwrap()
    }

    #[test]
    fn reversed_and_out_of_range_boxes_are_refused() {
        // INVARIANT(box-ordered)
        assert!(matches!(LatLonBox::from_e7(10, 0, 9, 1), Err(BoxError::SouthAboveNorth { .. })));
        assert!(matches!(
            LatLonBox::from_e7(0, 1_790_000_000, 1, -1_790_000_000),
            Err(BoxError::WestBeyondEast { .. })
        ));
        assert!(matches!(LatLonBox::from_e7(0, 0, 900_000_001, 1), Err(BoxError::Edge(_))));
        assert!(matches!(LatLonBox::from_e7(0, i32::MIN, 1, 1), Err(BoxError::Edge(_))));
    }

    #[test]
    fn touching_is_overlapping() {
        let box_a = degrees(35, 36, 36, 37);
        for (other, overlaps) in [
            (degrees(36, 36, 37, 37), true),
            (degrees(36, 37, 37, 38), true),
            (degrees(35, 38, 36, 39), false),
            (degrees(37, 36, 38, 37), false),
            (degrees(30, 30, 40, 40), true),
            (degrees(35, 36, 35, 36), true),
        ] {
            assert_eq!(box_a.overlaps(other), overlaps, "{other}");
            assert_eq!(other.is_disjoint(box_a), !overlaps, "{other}");
        }
        let almost = LatLonBox::from_e7(360_000_001, 360_000_000, 370_000_000, 370_000_000).unwrap();
        assert!(box_a.is_disjoint(almost));
    }

    #[test]
    fn poles_and_the_antimeridian_are_shared_points() {
        assert!(degrees(80, -10, 90, 10).overlaps(degrees(85, 100, 90, 110)));
        assert!(degrees(-90, -10, -80, 10).overlaps(degrees(-90, 100, -85, 110)));
        assert!(degrees(0, 170, 10, 180).overlaps(degrees(0, -180, 10, -170)));
        assert!(degrees(0, -180, 10, -170).contains(Position::from_e7(0, -1_800_000_000).unwrap()));
        assert!(degrees(0, 170, 10, 180).is_disjoint(degrees(11, -180, 12, -170)));
        assert!(degrees(80, 0, 89, 1).is_disjoint(degrees(80, 5, 89, 6)));
    }

    #[test]
    fn corners_make_a_box_in_any_order_but_not_round_the_globe() {
        let at = |latitude, longitude| Position::from_e7(latitude, longitude).unwrap();
        let expected = LatLonBox::from_e7(1, 2, 30, 40).unwrap();
        for (one, other) in [((1, 2), (30, 40)), ((30, 40), (1, 2)), ((1, 40), (30, 2)), ((30, 2), (1, 40))] {
            assert_eq!(LatLonBox::from_corners(at(one.0, one.1), at(other.0, other.1)), Ok(expected));
        }
        let far = LatLonBox::from_corners(at(0, -1_700_000_000), at(1, 1_700_000_000));
        assert!(matches!(far, Err(BoxError::WestBeyondEast { .. })));
    }

    #[test]
    fn areas_are_those_of_the_ellipsoid() {
        // The whole of WGS84: 510,065,621.724 km2 (Moritz, Geodetic Reference System 1980, authalic sphere of 6,371,007.181 m).
        let whole = degrees(-90, -180, 90, 180).area_m2();
        assert!((510_065_621_724_000..510_065_621_725_000).contains(&whole), "{whole}");
        let halves = degrees(-90, -180, 0, 180).area_m2() + degrees(0, -180, 90, 180).area_m2();
        assert!(whole.abs_diff(halves) <= 4, "{halves}");
        assert_eq!(degrees(35, 36, 35, 40).area_m2(), 0);
        assert_eq!(degrees(35, 36, 36, 36).area_m2(), 0);
    }

    #[test]
    fn areas_agree_with_a_sum_of_thin_strips() {
        // Simpson's rule over M * N * cos(latitude), the radii of curvature of the meridian and of the prime vertical.
        let (a, f) = (6_378_137.0_f64, 1.0 / 298.257_223_563_f64);
        let e2 = f * (2.0 - f);
        let density = |latitude: f64| {
            let w2 = 1.0 - e2 * latitude.sin() * latitude.sin();
            a * a * (1.0 - e2) * latitude.cos() / (w2 * w2)
        };
        for (south, north, width) in [(0_i32, 1_i32, 1_i32), (33, 37, 6), (-60, 20, 170), (89, 90, 1)] {
            let (from, to) = (f64::from(south).to_radians(), f64::from(north).to_radians());
            let steps = 2_000;
            let step = (to - from) / f64::from(steps);
            let sum: f64 = (0..=steps)
                .map(|index| {
                    let weight = if index == 0 || index == steps {
                        1.0
                    } else if index % 2 == 1 {
                        4.0
                    } else {
                        2.0
                    };
                    weight * density(from + step * f64::from(index))
                })
                .sum();
            let expected = sum * step / 3.0 * f64::from(width).to_radians();
            let found = degrees(south, 0, north, width).area_m2() as f64;
            assert!((found - expected).abs() < 2.0 + expected * 1e-11, "{found} {expected}");
            assert!(found <= expected + expected * 1e-14, "{found} {expected}");
        }
    }

    proptest! {
        #[test]
        fn overlap_is_a_shared_point(values in proptest::collection::vec(-4_i32..=4, 8)) {
            let make = |edges: &[i32]| {
                degrees(edges[0].min(edges[2]), edges[1].min(edges[3]), edges[0].max(edges[2]), edges[1].max(edges[3]))
            };
            let (first, second) = (make(&values[..4]), make(&values[4..]));
            let mut shared = false;
            for latitude in -4..=4 {
                for longitude in -4..=4 {
                    let point = Position::from_e7(latitude * 10_000_000, longitude * 10_000_000).unwrap();
                    shared |= first.contains(point) && second.contains(point);
                }
            }
            prop_assert_eq!(first.overlaps(second), shared);
            prop_assert_eq!(first.overlaps(second), second.overlaps(first));
            prop_assert!(!first.covers(second) || first.overlaps(second));
            prop_assert!(first.span(second).covers(first) && first.span(second).covers(second));
            prop_assert_eq!(first.span(second), second.span(first));
            prop_assert!(!first.covers(second) || first.area_m2() >= second.area_m2());
        }
    }
}
