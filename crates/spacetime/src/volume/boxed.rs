//! The footprint of a box of latitude and longitude.
//!
//! The edges of a box along its parallels are no geodesics: towards the pole a parallel bulges out of the geodesic between its ends. They
//! are followed corner by corner within 0.1 m, and that 0.1 m is added all round, so that the footprint covers the box.

use super::{Coordinate, Footprint, Provenance, VolumeError};
use crate::edges::{EdgeKind, chain};
use crate::{LatLonBox, Millimetres, Position};
use alloc::vec::Vec;

/// How closely [`chain`] follows a parallel, and so how much is added all round.
const CHAIN_MM: i64 = 100;
/// A parallel of half a turn needs fewer corners.
const CORNERS_MAX: usize = 4_096;

impl Footprint {
    /// A footprint that covers a box and reaches at most 0.2 m beyond it. The corners are where the text puts them
    /// ([`Provenance::Defined`]).
    ///
    /// # Errors
    /// [`VolumeError::Box`] for a box without an inside or that spans half a turn of longitude or more; [`VolumeError::NearPole`]; and as
    /// [`Footprint::polygon`].
    pub fn of_box(extent: LatLonBox) -> Result<Self, VolumeError> {
        let corner = |latitude_e7, longitude_e7| {
            Position::from_e7(latitude_e7, longitude_e7).map_err(|_| VolumeError::Box { extent })
        };
        let south_west = corner(extent.south_e7(), extent.west_e7())?;
        let south_east = corner(extent.south_e7(), extent.east_e7())?;
        let north_east = corner(extent.north_e7(), extent.east_e7())?;
        let north_west = corner(extent.north_e7(), extent.west_e7())?;
        if extent.south_e7() == extent.north_e7() || extent.west_e7() == extent.east_e7() {
            return Err(VolumeError::Box { extent });
        }
        let along =
            |from, to| chain(from, to, EdgeKind::Parallel, CORNERS_MAX).map_err(|_| VolumeError::Box { extent });
        let mut ring = Vec::from([south_west]);
        ring.extend(along(south_west, south_east)?);
        ring.push(north_east);
        ring.extend(along(north_east, north_west)?);
        let ring = ring.into_iter().map(|position| Coordinate::new(position, Provenance::Defined)).collect();
        Self::widened(Vec::from([ring]), Millimetres::new(CHAIN_MM))
    }
}

#[cfg(test)]
mod tests {
    use crate::volume::{Core, Footprint, VolumeError};
    use crate::{LatLonBox, Position, geodesic};

    fn degrees(south: f64, west: f64, north: f64, east: f64) -> LatLonBox {
        let e7 = |degrees: f64| (degrees * 1e7) as i32;
        LatLonBox::from_e7(e7(south), e7(west), e7(north), e7(east)).unwrap()
    }

    #[test]
    fn the_parallels_of_a_box_are_followed_within_the_radius() {
        let footprint = Footprint::of_box(degrees(35.0, 38.0, 36.0, 42.0)).unwrap();
        let Core::Area(rings) = footprint.core() else { panic!("an area") };
        assert_eq!(footprint.radius().get(), 100);
        // 4 degrees straight across would stray 1.1 km from the parallel.
        assert!(rings[0].len() > 20, "{} corners", rings[0].len());
        for pair in rings[0].windows(2) {
            let (one, other) = (pair[0].position(), pair[1].position());
            if one.latitude() == other.latitude() {
                let path = geodesic::inverse(one, other);
                let middle = geodesic::direct(one, path.azimuth_from, path.distance_mm / 2);
                let on_parallel = Position::new(one.latitude(), middle.longitude());
                assert!(
                    geodesic::inverse(middle, on_parallel).distance_mm <= 111,
                    "within 0.1 m and a unit of rounding"
                );
            }
        }
    }

    #[test]
    fn a_box_without_an_inside_is_no_footprint() {
        for flat in [degrees(35.0, 38.0, 35.0, 42.0), degrees(35.0, 38.0, 36.0, 38.0), degrees(0.0, -100.0, 1.0, 100.0)]
        {
            assert!(matches!(Footprint::of_box(flat), Err(VolumeError::Box { .. })), "{flat}");
        }
        assert!(Footprint::of_box(degrees(79.0, 0.0, 81.0, 1.0)).is_err(), "beyond 80 degrees");
    }
}
