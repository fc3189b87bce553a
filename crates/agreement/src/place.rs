//! Places as the rules compare them. Answers only *same*, *near* or not; never a distance, a direction or a better place.
use crate::records::{Compared, PlaceStatement};
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::{DegreeError, LatLonBox, Position, geodesic, parse_degrees};

/// True when some point of the box may lie within `radius_m` metres of a point.
///
/// Conservative: the nearest point in degrees stands for the nearest on the ground, which may be a little nearer, so two
/// per cent and 100 m are added.
pub(crate) fn comes_within(area: LatLonBox, centre: Position, radius_m: u32) -> bool {
    if area.contains(centre) {
        return true;
    }
    let latitude_e7 = centre.latitude().as_e7().clamp(area.south_e7(), area.north_e7());
    let longitude_e7 = centre.longitude().as_e7();
    // Both edges are tried beside the clamped meridian, for a box on the other side of the antimeridian.
    let candidates = [longitude_e7.clamp(area.west_e7(), area.east_e7()), area.west_e7(), area.east_e7()];
    candidates.into_iter().any(|candidate| {
        Position::from_e7(latitude_e7, candidate)
            .is_ok_and(|nearest| geodesic::inverse(centre, nearest).distance_mm <= reach_mm(radius_m))
    })
}

fn reach_mm(radius_m: u32) -> u64 {
    let radius_mm = u64::from(radius_m) * 1_000;
    radius_mm + radius_mm / 50 + 100_000
}

/// True when what is written reads as the position beside it, within the precision of the writing.
///
/// # Errors
/// Why it cannot be read.
pub(crate) fn agrees_with_itself(place: &PlaceStatement) -> Result<bool, DegreeError> {
    let read = parse_degrees(&place.stated)?;
    let step = i64::from(read.resolution_e7);
    let apart = |one: i32, other: i32| (i64::from(one) - i64::from(other)).abs();
    let latitude = apart(read.position.latitude().as_e7(), place.position.latitude().as_e7());
    let longitude = apart(read.position.longitude().as_e7(), place.position.longitude().as_e7());
    // A writer who cut digits off stands up to one step away; one unit more for the rounding of the reading.
    Ok(latitude <= step + 1 && longitude <= step + 1)
}

/// True when two statements of a place can mean the same one: no further apart than the tolerance and the coarseness of
/// both writings. A writing that cannot be read is never the same.
pub(crate) fn is_same(one: &PlaceStatement, other: &PlaceStatement, tolerance_m: u32) -> bool {
    let (Ok(first), Ok(second)) = (parse_degrees(&one.stated), parse_degrees(&other.stated)) else { return false };
    // 1e-7 degree is at most 11.2 mm on the ground; 12 keeps the reading on the tolerant side by less than the tolerance.
    let coarseness_mm = (u64::from(first.resolution_e7) + u64::from(second.resolution_e7)) * MM_PER_E7 / 2;
    let allowed_mm = u64::from(tolerance_m) * 1_000 + coarseness_mm.min(COARSENESS_MM_MAX);
    geodesic::inverse(one.position, other.position).distance_mm <= allowed_mm
}

/// Compares a place that came sealed with the own representation, at the desk that may know both; nothing where one of the two begins
/// with no position in degrees. The texts are those of the desks; what is said of them is all that leaves it (process 2.2).
#[must_use]
pub fn compared_at_the_desk(sealed: &str, own: &str, tolerance_m: u32) -> Option<Compared> {
    let same = is_same(&leading_position(sealed)?, &leading_position(own)?, tolerance_m);
    Some(if same { Compared::Same } else { Compared::Differs })
}

/// The longest beginning of a text that reads as a position.
fn leading_position(text: &str) -> Option<PlaceStatement> {
    let pieces: Vec<&str> = text.split_whitespace().take(PIECES_MAX).collect();
    (1..=pieces.len()).rev().find_map(|count| {
        let joined = pieces.iter().copied().take(count).collect::<Vec<_>>().join(" ");
        let stated = String::from(joined.trim_end_matches([',', ';', '.', ':']));
        let position = parse_degrees(&stated).ok()?.position;
        Some(PlaceStatement { name: String::new(), stated, position })
    })
}

/// Degrees, minutes and seconds on both axes have no more pieces.
const PIECES_MAX: usize = 16;

const MM_PER_E7: u64 = 12;
/// A writing coarser than this adds nothing more: whole degrees must not make any two places the same. One kilometre.
const COARSENESS_MM_MAX: u64 = 1_000_000;
