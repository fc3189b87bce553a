//! Where a measured range and azimuth, or a plane coordinate, lie on the earth, and how surely.
//!
//! Must not know a record. Pinned arithmetic (`libm`, geodesics of `spacetime`), so that every node places a plot alike.

use spacetime::observation::ObservedPlace;
use spacetime::{Position, geodesic};

use crate::sources::RadarSite;

/// Mean radius of the earth, metres (IUGG). The slant correction changes by less than a metre over the true radii.
const EARTH_RADIUS_M: f64 = 6_371_008.8;
/// The height taken for a target that tells none, metres, and how far it may be off on either side.
const HEIGHT_GUESS_M: f64 = 5_000.0;

/// A circle of 360 degrees in 1e-7 degrees.
const TURN_E7: i64 = 3_600_000_000;

/// The place of a plot: slant range in 1/256 NM, azimuth in 1/65536 of a turn, height of the target where known.
///
/// The slant range becomes a distance over the ground by the triangle of the earth's centre, the site and the target. Without a height
/// a middle one is taken and its doubt goes into the sigma.
pub(super) fn of_polar(site: &RadarSite, range: i64, azimuth: i64, height_mm: Option<i32>) -> ObservedPlace {
    let slant_m = (range as f64 * 7_234.375 + f64::from(site.range_bias_mm)) / 1_000.0;
    let azimuth_e7 = azimuth * TURN_E7 / 65_536 + i64::from(site.azimuth_bias_millidegrees) * 10_000;
    let ground = |height_m: f64| ground_m(slant_m.max(0.0), height_m, f64::from(site.height_mm) / 1_000.0);
    let (ground_m, doubt_m) = match height_mm {
        Some(height_mm) => (ground(f64::from(height_mm) / 1_000.0), 0.0),
        None => {
            let middle = ground(HEIGHT_GUESS_M);
            (middle, (ground(0.0) - ground(2.0 * HEIGHT_GUESS_M)).abs() / 2.0)
        }
    };
    let along_m = f64::from(site.range_sigma_mm) / 1_000.0;
    let across_m = ground_m * f64::from(site.azimuth_sigma_millidegrees) / 1_000.0 * core::f64::consts::PI / 180.0;
    let sigma_m = libm::sqrt(along_m * along_m + doubt_m * doubt_m).max(across_m);
    let position = going(site.position, azimuth_e7, ground_m);
    ObservedPlace { position, sigma_mm: Some((sigma_m * 1_000.0) as u32) }
}

/// The place at plane coordinates east and north of `centre`, metres, of a stereographic projection touching the earth there.
pub(super) fn of_plane(centre: Position, east_m: f64, north_m: f64) -> Position {
    let in_plane_m = libm::sqrt(east_m * east_m + north_m * north_m);
    let ground_m = 2.0 * EARTH_RADIUS_M * libm::atan(in_plane_m / (2.0 * EARTH_RADIUS_M));
    going(centre, direction_e7(east_m, north_m), ground_m)
}

/// The direction of a vector, 1e-7 degrees clockwise from north.
pub(super) fn direction_e7(east: f64, north: f64) -> i64 {
    (libm::floor(libm::atan2(east, north) * 180.0 / core::f64::consts::PI * 1e7 + 0.5) as i64).rem_euclid(TURN_E7)
}

fn going(from: Position, azimuth_e7: i64, distance_m: f64) -> Position {
    let e7 = azimuth_e7.rem_euclid(TURN_E7);
    let azimuth = u32::try_from(e7).ok().and_then(geodesic::Azimuth::from_e7).unwrap_or(geodesic::Azimuth::NORTH);
    geodesic::direct(from, azimuth, (distance_m * 1_000.0 + 0.5) as u64)
}

/// Distance over the ground for a slant range; 0 straight above the site.
fn ground_m(slant_m: f64, height_m: f64, site_m: f64) -> f64 {
    let rise = height_m - site_m;
    let product = 4.0 * (EARTH_RADIUS_M + height_m) * (EARTH_RADIUS_M + site_m);
    let square = ((slant_m * slant_m - rise * rise) / product).clamp(0.0, 1.0);
    2.0 * EARTH_RADIUS_M * libm::asin(libm::sqrt(square))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> RadarSite {
        RadarSite {
            position: Position::from_e7(350_000_000, 400_000_000).unwrap(),
            height_mm: 0,
            range_sigma_mm: 50_000,
            azimuth_sigma_millidegrees: 80,
            azimuth_bias_millidegrees: 0,
            range_bias_mm: 0,
        }
    }

    #[test]
    fn a_plot_due_east_lies_east_and_its_slant_is_taken_off() {
        // 60 NM at 10 km: sqrt(111.12^2 - 10^2) = 110.67 km, a little less for the bulge of the earth.
        let place = of_polar(&site(), 60 * 256, 16_384, Some(10_000_000));
        let found = geodesic::inverse(site().position, place.position);
        assert!((110_540_000..110_680_000).contains(&found.distance_mm), "{found:?}");
        assert!((899_000_000..901_000_000).contains(&found.azimuth_from.as_e7()));
        // 0.08 degrees at 110.6 km: 154 m.
        assert!((150_000..160_000).contains(&place.sigma_mm.unwrap()), "{place:?}");
    }

    #[test]
    fn a_target_without_a_height_is_less_surely_placed_when_it_is_near() {
        let near = |height| of_polar(&site(), 8 * 256, 0, height).sigma_mm.unwrap();
        assert!(near(None) > 10 * near(Some(3_000_000)), "{} {}", near(None), near(Some(3_000_000)));
    }

    #[test]
    fn a_range_shorter_than_the_height_is_overhead() {
        let place = of_polar(&site(), 256, 0, Some(9_000_000));
        assert_eq!(place.position, site().position);
    }

    #[test]
    fn bias_is_added_to_what_was_measured() {
        let turned = RadarSite { azimuth_bias_millidegrees: -90_000, range_bias_mm: 1_852_000, ..site() };
        let corrected = of_polar(&turned, 59 * 256, 0, Some(0)).position;
        let plain = of_polar(&site(), 60 * 256, 49_152, Some(0)).position;
        assert_eq!(corrected, plain);
    }

    #[test]
    fn plane_coordinates_have_the_direction_of_their_vector() {
        let at = of_plane(site().position, -30_000.0, -40_000.0);
        let found = geodesic::inverse(site().position, at);
        assert!((49_990_000..50_010_000).contains(&found.distance_mm), "{found:?}");
        assert_eq!(direction_e7(-30_000.0, -40_000.0), 2_168_698_976);
        assert_eq!(direction_e7(0.0, 0.0), 0);
    }
}
