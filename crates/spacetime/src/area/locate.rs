//! Where a position lies to an area, and how far from it.
//!
//! The boundary belongs to the area. A position is a whole number of 1e-7 degrees, a cell of 11 mm; hence what lies within 10 mm of an
//! edge lies on the boundary. The plane about the area's middle decides where that is beyond doubt; near an edge the question is
//! asked again in the plane about the position, where the edges that pass it are straight.

use super::{Area, Part, edges_of};
use crate::geodesic::{self, Coordinates};
use crate::plane::{PlanePoint, Segment, Side, nearest_on_edge, side_of_ring, straight_um};
use crate::{Bounds, Plane, Position, Yardstick};
use alloc::vec::Vec;

/// What lies nearer to an edge than this lies on the boundary, millimetres.
pub const BOUNDARY_MM: u64 = 10;

impl Area {
    /// Where a position lies: inside, on the boundary (within 10 mm of an edge), or outside.
    #[must_use]
    pub fn locate(&self, position: Position) -> Side {
        let Ok(point) = self.plane.project(position) else { return self.locate_far(position) };
        let mut found = Side::Outside;
        for part in self.parts.iter().filter(|part| part.may_hold(position)) {
            match self.locate_in(part, position, point) {
                Side::Outside => {}
                // Parts may touch at a corner, and nowhere else; inside one is outside all others.
                Side::Boundary => return Side::Boundary,
                Side::Inside => found = Side::Inside,
            }
        }
        found
    }

    /// True when the position lies inside or on the boundary.
    #[must_use]
    pub fn contains(&self, position: Position) -> bool {
        self.locate(position) != Side::Outside
    }

    /// What is too far for the plane is outside: every point of the area lies within its reach.
    fn locate_far(&self, position: Position) -> Side {
        match self.nearest_m(position) {
            Some(distance_m) if distance_m * 1e3 <= BOUNDARY_MM as f64 => Side::Boundary,
            Some(_) | None => Side::Outside,
        }
    }

    /// For distances between the point and the area.
    fn yardstick(&self, point: PlanePoint) -> Yardstick {
        Yardstick::within_um(self.reach_um.max(point.distance_um(PlanePoint::CENTRE)))
    }

    fn locate_in(&self, part: &Part, position: Position, point: PlanePoint) -> Side {
        // The least that the distance to any edge can be, by the plane.
        let straight_um = part
            .flat
            .iter()
            .flat_map(|ring| edges_of(ring))
            .map(|(from, to)| straight_um(point, Segment::new(from, to)))
            .fold(f64::INFINITY, f64::min);
        if self.yardstick(point).bounds(straight_um).least_um > BOUNDARY_MM * 1_000 {
            return side_of_rings(point, &part.flat);
        }
        if part.edges_are_within(position, BOUNDARY_MM) {
            return Side::Boundary;
        }
        // The plane about the position itself, where its nearest edges are straight.
        let near = Plane::about(position.into());
        let flat: Vec<Vec<PlanePoint>> = part
            .rings
            .iter()
            .map(|ring| {
                ring.iter()
                    .map(|&corner| {
                        let (east_m, north_m) = near.offset_m(corner.into());
                        PlanePoint::from_metres(east_m, north_m)
                    })
                    .collect()
            })
            .collect();
        side_of_rings(PlanePoint::CENTRE, &flat)
    }

    /// The distance from a position to the area in metres; nought inside and on the boundary. Nothing for the empty area.
    pub(crate) fn nearest_m(&self, position: Position) -> Option<f64> {
        let edges = self.edges().map(|(from, to)| nearest_on_edge(position.into(), from.into(), to.into()).distance_m);
        edges.reduce(f64::min)
    }

    /// The distance from a position to the area in millimetres, rounded to the nearest; nought inside. Nothing for the empty area.
    ///
    /// Exact up to 1,000 km; beyond, it may say too much.
    #[must_use]
    pub fn distance_mm(&self, position: Position) -> Option<u64> {
        if self.contains(position) {
            return Some(0);
        }
        self.nearest_m(position).map(|distance_m| libm::floor(distance_m * 1e3 + 0.5) as u64)
    }

    /// True when the position lies no further than `distance_mm` millimetres from the area. Exact to the rounding of
    /// [`Area::distance_mm`], up to 1,000 km; decided by the plane alone where that is beyond doubt. A decision never goes by a
    /// polygon drawn about the area.
    #[must_use]
    pub fn is_within(&self, position: Position, distance_mm: u64) -> bool {
        if self.contains(position) {
            return true;
        }
        let limit_um = distance_mm.saturating_mul(1_000);
        let Ok(point) = self.plane.project(position) else {
            return self.nearest_m(position).is_some_and(|distance_m| rounded_mm(distance_m) <= distance_mm);
        };
        let yardstick = self.yardstick(point);
        let mut doubtful = Vec::new();
        for part in &self.parts {
            for ((from, to), (flat_from, flat_to)) in
                part.rings.iter().flat_map(|ring| edges_of(ring)).zip(part.flat.iter().flat_map(|ring| edges_of(ring)))
            {
                let Bounds { least_um, most_um } =
                    yardstick.bounds(straight_um(point, Segment::new(flat_from, flat_to)));
                if most_um <= limit_um {
                    return true;
                }
                // Half a millimetre is what rounding can add.
                if least_um <= limit_um.saturating_add(500) {
                    doubtful.push((from, to));
                }
            }
        }
        doubtful.into_iter().any(|(from, to)| {
            rounded_mm(nearest_on_edge(position.into(), from.into(), to.into()).distance_m) <= distance_mm
        })
    }
}

fn rounded_mm(distance_m: f64) -> u64 {
    libm::floor(distance_m * 1e3 + 0.5) as u64
}

impl Part {
    /// False when the position lies outside the box of the part by more than the boundary is wide.
    fn may_hold(&self, position: Position) -> bool {
        /// More than 10 mm in either direction below 80 degrees of latitude.
        const MARGIN_E7: i64 = 10;
        let between = |low: i32, value: i32, high: i32| {
            i64::from(low) - MARGIN_E7 <= i64::from(value) && i64::from(value) <= i64::from(high) + MARGIN_E7
        };
        between(self.bounds.south_e7(), position.latitude().as_e7(), self.bounds.north_e7())
            && between(self.bounds.west_e7(), position.longitude().as_e7(), self.bounds.east_e7())
    }

    fn edges_are_within(&self, position: Position, limit_mm: u64) -> bool {
        let at = Coordinates::from(position);
        self.rings.iter().flat_map(|ring| edges_of(ring)).any(|(from, to)| {
            // A corner's distance is cheap and rules most edges out: no point of the edge is nearer than its ends less its length.
            let length_m = geodesic::path(from, to).distance_m;
            let start_m = geodesic::path(position, from).distance_m;
            start_m - length_m <= 1.0 && nearest_on_edge(at, from.into(), to.into()).distance_m * 1e3 <= limit_mm as f64
        })
    }
}

/// Where a point lies to a polygon: outside its outer ring or inside a hole is outside.
fn side_of_rings(point: PlanePoint, rings: &[Vec<PlanePoint>]) -> Side {
    let mut rings = rings.iter();
    match rings.next().map_or(Side::Outside, |outer| side_of_ring(point, outer)) {
        Side::Outside => return Side::Outside,
        Side::Boundary => return Side::Boundary,
        Side::Inside => {}
    }
    for hole in rings {
        match side_of_ring(point, hole) {
            Side::Outside => {}
            Side::Boundary => return Side::Boundary,
            Side::Inside => return Side::Outside,
        }
    }
    Side::Inside
}
