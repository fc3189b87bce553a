//! A look at two pieces on a chart of degrees, which settles most pairs: certainly too near, certainly far enough, or not to be told.
//!
//! On the chart a place lies at its longitude and latitude and every line is straight. A step of so many degrees is at least as long
//! as it is where the parallels are shortest and the meridian most curved among all latitudes of the pair, and at most as long as
//! where they are longest and it is least; and a geodesic lies beside the straight line between its ends by no more than its bulge. So
//! the chart bounds the distance of two cores from both sides. What it settles is what [`super::lateral`] would find, and what it cannot
//! settle is asked there. Knows no time, no height and no index.

use super::piece::{CoreChains, Kind, Piece};
use crate::position::E7_PER_DEGREE;
use crate::{Ellipsoid, LatLonBox, Position};
use alloc::vec::Vec;

/// What a look tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Nearer than the lower limit.
    Inside,
    /// Further than the higher limit.
    Clear,
    /// Not to be told from the chart.
    Unsure,
}

/// Wider than this in either way nothing is looked at: then every core fits the plane of the other, so that its distance is measured.
const SPAN_E7_MAX: i64 = 3 * E7_PER_DEGREE as i64;
/// Nearer to a pole than this the chart is too skewed to be of use.
const LATITUDE_E7_MAX: i64 = 70 * E7_PER_DEGREE as i64;
/// A geodesic reaches beyond the parallels of its ends by no more than an eighth of the square of the longitude that it spans, in radians:
/// half of that is reached on a sphere, at 45 degrees of latitude.
const fn beyond_ends_e7(span_e7: i64) -> i64 {
    // 1e-7 degrees in radians, over eight, is 1 / 4.58e9.
    span_e7 * span_e7 / 4_580_000_000 + 1
}
/// More than the exact measure may be off, and the rounding here.
const ROUNDING_M: f64 = 0.05;

const RADIANS_PER_E7: f64 = core::f64::consts::PI / (180.0 * E7_PER_DEGREE as f64);

/// How far a geodesic may lie beside the straight line of the chart between its ends, metres, for the worst of all edges.
///
/// A curve strays from its chord by an eighth of its greatest second derivative. On a sphere that of a geodesic is
/// `sin(2 latitude) / 2 x longitude'^2` northwards and `2 sin(latitude) latitude' longitude'` eastwards; sines are taken as one, and the whole
/// twice, for the ellipsoid and for derivatives that vary along an edge of up to 3 degrees.
pub(super) fn bulge_m(core: &CoreChains) -> f64 {
    const RADIUS_M: f64 = 6.4e6;
    let mut worst = 0.0_f64;
    core.each_edge(|from, to| {
        let north = f64::from(to.latitude().as_e7()) - f64::from(from.latitude().as_e7());
        let east = f64::from(to.longitude().as_e7()) - f64::from(from.longitude().as_e7());
        worst = worst.max(east * east / 16.0 + (north * east).abs() / 4.0);
    });
    2.0 * RADIUS_M * RADIANS_PER_E7 * RADIANS_PER_E7 * worst
}

/// How the distance of two cores stands to two limits, the lower first.
pub(super) fn look(one: &Piece, other: &Piece, limits_mm: [i64; 2]) -> Look {
    let joint = one.bounds.span(other.bounds);
    let Some(chart) = Chart::over(joint) else { return Look::Unsure };
    let blur_m = one.bulge_m + other.bulge_m + ROUNDING_M;
    let limits = Limits { inside_m: limits_mm[0] as f64 / 1e3 - blur_m, clear_m: limits_mm[1] as f64 / 1e3 + blur_m };
    let (inside2, clear2) = (limits.inside2(&chart), limits.clear_m * limits.clear_m);
    let (here, there) = (chart.frame(one.bounds), chart.frame(other.bounds));
    if here.gap2(there) > clear2 {
        return Look::Clear;
    }
    if chart.frame(joint).diagonal2() < inside2 {
        return Look::Inside;
    }
    let (some_of_mine, some_of_theirs) = (chart.some_of(&one.core), chart.some_of(&other.core));
    let is_inside = |point: &Point| some_of_theirs.iter().any(|other| length2(minus(*point, *other)) < inside2);
    if some_of_mine.iter().any(is_inside) {
        return Look::Inside;
    }
    let mine = chart.edges_near(&one.core, other.bounds, limits.clear_m);
    let theirs = chart.edges_near(&other.core, one.bounds, limits.clear_m);
    let mut is_near = false;
    for edge in &mine {
        for other_edge in theirs.iter().filter(|other_edge| edge.frame.gap2(other_edge.frame) <= clear2) {
            let distance2 = edge.distance2(other_edge);
            if distance2 < inside2 {
                return Look::Inside;
            }
            if distance2 <= clear2 {
                match limits.of_edges(edge, other_edge) {
                    Look::Inside => return Look::Inside,
                    Look::Clear => {}
                    Look::Unsure => is_near = true,
                }
            }
        }
    }
    if is_near {
        return Look::Unsure;
    }
    // The boundaries are apart by more than they bulge, so the one core lies wholly within the other or wholly outside it.
    if holds_first_of(&one.core, &other.core) || holds_first_of(&other.core, &one.core) {
        Look::Inside
    } else {
        Look::Clear
    }
}

/// Nearer than the one on the ground is certainly inside, further than the other certainly clear.
struct Limits {
    inside_m: f64,
    clear_m: f64,
}

impl Limits {
    /// The square of the distance on a chart that is certainly inside.
    fn inside2(&self, chart: &Chart) -> f64 {
        let inside_m = (self.inside_m / chart.stretch).max(0.0);
        inside_m * inside_m
    }

    /// How two edges stand, on a chart of their own, which is stretched less.
    fn of_edges(&self, one: &Edge, other: &Edge) -> Look {
        let around = one.around().zip(other.around());
        let Some(chart) = around.and_then(|(one, other)| Chart::over(one.span(other))) else { return Look::Unsure };
        let distance2 = chart.edge(one.ends).distance2(&chart.edge(other.ends));
        if distance2 < self.inside2(&chart) {
            Look::Inside
        } else if distance2 > self.clear_m * self.clear_m {
            Look::Clear
        } else {
            Look::Unsure
        }
    }
}

/// How many vertices are looked at first.
const SOME: usize = 12;

/// Metres for degrees, the fewest that they can be among the latitudes of a pair.
struct Chart {
    south_e7: i32,
    west_e7: i32,
    north_m_per_e7: f64,
    east_m_per_e7: f64,
    /// By how much longer than that a step can be.
    stretch: f64,
}

type Point = [f64; 2];

/// An upright rectangle, its south-west corner first.
#[derive(Clone, Copy)]
struct Frame {
    low: Point,
    high: Point,
}

/// A straight edge and the rectangle about it.
struct Edge {
    ends: [Position; 2],
    from: Point,
    to: Point,
    frame: Frame,
}

impl Chart {
    /// The chart over a box; nothing for a box that is too wide or too near a pole.
    fn over(joint: LatLonBox) -> Option<Self> {
        let [south, west, north, east] =
            [joint.south_e7(), joint.west_e7(), joint.north_e7(), joint.east_e7()].map(i64::from);
        if north - south > SPAN_E7_MAX || east - west > SPAN_E7_MAX || south.abs().max(north.abs()) > LATITUDE_E7_MAX {
            return None;
        }
        let beyond_e7 = beyond_ends_e7(east - west);
        let (south, north) = (south - beyond_e7, north + beyond_e7);
        let nearest = if south <= 0 && north >= 0 { 0 } else { south.abs().min(north.abs()) };
        let farthest = south.abs().max(north.abs());
        // Meridians are longest, and parallels shortest, far from the equator.
        let ([meridian_low, parallel_high], [meridian_high, parallel_low]) = (radii_m(nearest), radii_m(farthest));
        Some(Self {
            south_e7: joint.south_e7(),
            west_e7: joint.west_e7(),
            north_m_per_e7: meridian_low * RADIANS_PER_E7,
            east_m_per_e7: parallel_low * RADIANS_PER_E7,
            stretch: (meridian_high / meridian_low).max(parallel_high / parallel_low),
        })
    }

    fn point(&self, latitude_e7: i32, longitude_e7: i32) -> Point {
        [
            f64::from(longitude_e7 - self.west_e7) * self.east_m_per_e7,
            f64::from(latitude_e7 - self.south_e7) * self.north_m_per_e7,
        ]
    }

    fn frame(&self, bounds: LatLonBox) -> Frame {
        Frame {
            low: self.point(bounds.south_e7(), bounds.west_e7()),
            high: self.point(bounds.north_e7(), bounds.east_e7()),
        }
    }

    fn edge(&self, ends: [Position; 2]) -> Edge {
        let [from, to] = ends.map(|end| self.point(end.latitude().as_e7(), end.longitude().as_e7()));
        let low = [from[0].min(to[0]), from[1].min(to[1])];
        let high = [from[0].max(to[0]), from[1].max(to[1])];
        Edge { ends, from, to, frame: Frame { low, high } }
    }

    /// A few vertices of a core, evenly along its first chain and some of them twice: enough to see that most pairs which overlap do.
    fn some_of(&self, core: &CoreChains) -> [Point; SOME] {
        let chain = core.chains.first().map(Vec::as_slice).unwrap_or_default();
        core::array::from_fn(|number| {
            let vertex = chain.get(number * chain.len() / SOME);
            vertex.map_or([f64::INFINITY; 2], |at| self.point(at.latitude().as_e7(), at.longitude().as_e7()))
        })
    }

    /// The edges of a core whose own rectangle is not certainly further than so much from a box, in latitude or in longitude.
    fn edges_near(&self, core: &CoreChains, there: LatLonBox, clear_m: f64) -> Vec<Edge> {
        let reach_e7 = |m_per_e7: f64| libm::ceil(clear_m / m_per_e7) as i32;
        let (north, east) = (reach_e7(self.north_m_per_e7), reach_e7(self.east_m_per_e7));
        let (low, high) = (there.south_e7().saturating_sub(north), there.north_e7().saturating_add(north));
        let (left, right) = (there.west_e7().saturating_sub(east), there.east_e7().saturating_add(east));
        let mut near = Vec::with_capacity(core.count());
        core.each_edge(|from, to| {
            let (here, next) = (from.latitude().as_e7(), to.latitude().as_e7());
            let (across, next_across) = (from.longitude().as_e7(), to.longitude().as_e7());
            let is_far = (here.max(next) < low)
                | (here.min(next) > high)
                | (across.max(next_across) < left)
                | (across.min(next_across) > right);
            if !is_far {
                near.push(self.edge([from, to]));
            }
        });
        near
    }
}

/// The radii of the meridian and of the parallel at a latitude, metres.
fn radii_m(latitude_e7: i64) -> [f64; 2] {
    let (sin, cos) = libm::sincos(latitude_e7 as f64 * RADIANS_PER_E7);
    let e2 = Ellipsoid::WGS84.eccentricity_squared();
    let under = 1.0 - e2 * sin * sin;
    let vertical = Ellipsoid::WGS84.equatorial_radius_m() / libm::sqrt(under);
    [vertical * (1.0 - e2) / under, vertical * cos]
}

impl Frame {
    /// The square of the distance between two rectangles.
    fn gap2(self, other: Self) -> f64 {
        let east = (self.low[0] - other.high[0]).max(other.low[0] - self.high[0]).max(0.0);
        let north = (self.low[1] - other.high[1]).max(other.low[1] - self.high[1]).max(0.0);
        east * east + north * north
    }

    fn diagonal2(self) -> f64 {
        length2(minus(self.high, self.low))
    }
}

impl Edge {
    fn around(&self) -> Option<LatLonBox> {
        LatLonBox::from_corners(self.ends[0], self.ends[1]).ok()
    }

    /// The square of the distance between two edges; nought where they cross.
    fn distance2(&self, other: &Self) -> f64 {
        if self.crosses(other) {
            return 0.0;
        }
        self.distance2_to(other.from)
            .min(self.distance2_to(other.to))
            .min(other.distance2_to(self.from))
            .min(other.distance2_to(self.to))
    }

    /// Rounding may miss a crossing at an end, where the distance from that end is as good as nought.
    fn crosses(&self, other: &Self) -> bool {
        let side = |edge: &Self, point: Point| cross(minus(edge.to, edge.from), minus(point, edge.from)) > 0.0;
        side(self, other.from) != side(self, other.to) && side(other, self.from) != side(other, self.to)
    }

    fn distance2_to(&self, point: Point) -> f64 {
        let (along, off) = (minus(self.to, self.from), minus(point, self.from));
        let length2_of_edge = length2(along);
        if length2_of_edge == 0.0 {
            return length2(off);
        }
        let share = ((along[0] * off[0] + along[1] * off[1]) / length2_of_edge).clamp(0.0, 1.0);
        length2([off[0] - share * along[0], off[1] - share * along[1]])
    }
}

fn minus(a: Point, b: Point) -> Point {
    [a[0] - b[0], a[1] - b[1]]
}

fn cross(a: Point, b: Point) -> f64 {
    a[0] * b[1] - a[1] * b[0]
}

fn length2(a: Point) -> f64 {
    a[0] * a[0] + a[1] * a[1]
}

/// True when an area has the first vertex of another core inside, which lies on no edge of it.
fn holds_first_of(area: &CoreChains, other: &CoreChains) -> bool {
    let Some(&point) = other.chains.first().and_then(|chain| chain.first()) else { return false };
    match (area.kind, area.chains.split_first()) {
        (Kind::Line, _) | (Kind::Area, None) => false,
        (Kind::Area, Some((outer, holes))) => is_round(outer, point) && holes.iter().all(|hole| !is_round(hole, point)),
    }
}

/// True when a ring goes round a point, by the parity of its edges east of it; in whole numbers below 2^50.
fn is_round(ring: &[Position], point: Position) -> bool {
    let at = |position: Position| {
        (
            i64::from(position.longitude().as_e7()) - i64::from(point.longitude().as_e7()),
            i64::from(position.latitude().as_e7()) - i64::from(point.latitude().as_e7()),
        )
    };
    let previous = ring.last().copied().into_iter().chain(ring.iter().copied());
    previous.zip(ring.iter().copied()).fold(false, |inside, (from, to)| {
        let ((from_east, from_north), (to_east, to_north)) = (at(from), at(to));
        let passes = (from_north > 0) != (to_north > 0);
        // Where the edge passes the parallel of the point it lies east of it.
        let is_east = (from_east * to_north - to_east * from_north > 0) == (to_north > from_north);
        inside ^ (passes && is_east)
    })
}

#[cfg(test)]
mod tests;
