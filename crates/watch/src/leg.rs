//! The way between two reports: what an aircraft that was outside at both must have done between them, or may have.
//!
//! The chord is what a straight flight would have met. The prism (T. Hägerstrand's space-time prism: all places that can be reached in the time
//! without exceeding a speed) needs no straight flight: where the area cuts it in two between both reports, the aircraft *necessarily*
//! entered. Where only the prism meets the area, entering was *possible*, and that is never held against anybody. Nothing is said of
//! what follows the last report.

use crate::area::Compiled;
use alloc::vec;
use alloc::vec::Vec;
use spacetime::{Meeting, PlanePoint, Position, Segment, meeting};

/// How an aircraft is held to have been inside. The order is from weak to strong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LegKind {
    /// It could have been; it need not.
    PossibleOnly,
    /// A straight flight between two reports outside goes through.
    Chord,
    /// Every flight between two reports outside goes through.
    Necessary,
    /// Reports lie inside.
    Inside,
}

impl LegKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::PossibleOnly, Self::Chord, Self::Necessary, Self::Inside];

    /// The stable word for it, also the key of its sentence.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PossibleOnly => "possible-only",
            Self::Chord => "chord",
            Self::Necessary => "necessary",
            Self::Inside => "inside",
        }
    }
}

/// What a leg between two reports outside meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// How.
    pub kind: LegKind,
    /// Where on the chord it enters, parts in a million of its length; nought when the chord stays outside.
    pub enters_ppm: i64,
    /// Where on the chord it leaves.
    pub leaves_ppm: i64,
    /// How far from the boundary the chord comes inside, millimetres.
    pub depth_mm: i64,
}

/// Places on a piece of the chord inside at which its depth is measured.
const DEPTH_SAMPLES: i64 = 16;
/// Cells along a side of the picture of the prism.
const PRISM_CELLS: usize = 48;

/// What the leg between two places outside meets, when nothing flies further than `reach_mm` between both reports.
#[must_use]
pub fn crossing(area: &Compiled, from: Position, to: Position, reach_mm: i64) -> Option<Crossing> {
    let plane = area.version().area.plane();
    let (Ok(start), Ok(end)) = (plane.project(from), plane.project(to)) else { return None };
    let metres = |point: PlanePoint| (point.east_um as f64 / 1e6, point.north_um as f64 / 1e6);
    let (a, b) = (metres(start), metres(end));
    let reach_m = (reach_mm as f64 / 1e3).max(libm::hypot(b.0 - a.0, b.1 - a.1) * 1.001);
    match chord(area, Segment::new(start, end), a, b) {
        Some((enters_ppm, leaves_ppm, depth_mm)) => {
            let kind = if separates(area, a, b, reach_m) { LegKind::Necessary } else { LegKind::Chord };
            Some(Crossing { kind, enters_ppm, leaves_ppm, depth_mm })
        }
        None if prism_meets(area, a, b, reach_m) => {
            Some(Crossing { kind: LegKind::PossibleOnly, enters_ppm: 0, leaves_ppm: 0, depth_mm: 0 })
        }
        None => None,
    }
}

/// Where the chord is inside first and last, and its greatest depth. Whether it meets an edge is decided in whole numbers.
fn chord(area: &Compiled, leg: Segment, a: (f64, f64), b: (f64, f64)) -> Option<(i64, i64, i64)> {
    let mut meets = Vec::new();
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx * dx + dy * dy;
    let part_of = |point: PlanePoint| {
        let (x, y) = (point.east_um as f64 / 1e6 - a.0, point.north_um as f64 / 1e6 - a.1);
        if length > 0.0 { ((x * dx + y * dy) / length).clamp(0.0, 1.0) } else { 0.0 }
    };
    for edge in area.edges() {
        match meeting(leg, edge.exact) {
            Meeting::Apart => {}
            Meeting::Touch(point) | Meeting::Cross(point) => meets.push(part_of(point)),
            Meeting::Overlap(one, other) => meets.extend([part_of(one), part_of(other)]),
        }
    }
    if meets.is_empty() {
        return None;
    }
    meets.sort_by(f64::total_cmp);
    let (first, last) = (meets.first().copied()?, meets.last().copied()?);
    let at = |part: f64| (a.0 + part * dx, a.1 + part * dy);
    let mut depth_m: f64 = 0.0;
    for pair in meets.windows(2) {
        let [enters, leaves] = pair else { continue };
        if !area.plane_holds(at((enters + leaves) / 2.0)) {
            continue;
        }
        for sample in 1..DEPTH_SAMPLES {
            let part = enters + (leaves - enters) * sample as f64 / DEPTH_SAMPLES as f64;
            depth_m = depth_m.max(area.plane_distance_m(at(part)));
        }
    }
    let ppm = |part: f64| libm::floor(part * 1e6 + 0.5) as i64;
    Some((ppm(first), ppm(last), libm::floor(depth_m * 1e3) as i64))
}

/// True when some place that can be reached lies inside: the sum of its distances from both ends is convex along an edge, so its least is
/// found by halving.
fn prism_meets(area: &Compiled, a: (f64, f64), b: (f64, f64), reach_m: f64) -> bool {
    let sum = |p: (f64, f64)| libm::hypot(p.0 - a.0, p.1 - a.1) + libm::hypot(p.0 - b.0, p.1 - b.1);
    area.edges().iter().any(|edge| {
        let (from, to) = edge.ends();
        let at = |part: f64| (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
        let length = libm::hypot(to.0 - from.0, to.1 - from.1);
        if sum(from) - 2.0 * length > reach_m {
            return false;
        }
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..40 {
            let (one, other) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
            if sum(at(one)) <= sum(at(other)) {
                high = other;
            } else {
                low = one;
            }
        }
        sum(at(f64::midpoint(low, high))) <= reach_m
    })
}

/// True when within the prism no way leads from one end to the other without meeting the area.
///
/// On a picture of 48 cells a side: a way may go from cell to cell in all eight directions through cells whose middle lies outside, which lets
/// through more than a real way could use, so that *necessary* is never said too often but by a strip thinner than a cell.
fn separates(area: &Compiled, a: (f64, f64), b: (f64, f64), reach_m: f64) -> bool {
    let middle = (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1));
    let half_m = reach_m / 2.0;
    let side_m = 2.0 * half_m / PRISM_CELLS as f64;
    let in_prism =
        |p: (f64, f64)| libm::hypot(p.0 - a.0, p.1 - a.1) + libm::hypot(p.0 - b.0, p.1 - b.1) <= reach_m + 3.0 * side_m;
    let cell_of = |p: (f64, f64)| {
        let along = |value: f64, centre: f64| {
            let cell = libm::floor((value - centre + half_m) / side_m) as i64;
            usize::try_from(cell.clamp(0, PRISM_CELLS as i64 - 1)).unwrap_or_default()
        };
        (along(p.0, middle.0), along(p.1, middle.1))
    };
    let free = |column: usize, row: usize| {
        let centre =
            (middle.0 - half_m + (column as f64 + 0.5) * side_m, middle.1 - half_m + (row as f64 + 0.5) * side_m);
        in_prism(centre) && !area.plane_holds(centre)
    };
    let (start, end) = (cell_of(a), cell_of(b));
    if start == end {
        return false;
    }
    let mut seen = vec![false; PRISM_CELLS * PRISM_CELLS];
    let mut waiting = vec![start];
    while let Some((column, row)) = waiting.pop() {
        for step in 0..9_usize {
            let (Some(column), Some(row)) = ((column + step % 3).checked_sub(1), (row + step / 3).checked_sub(1))
            else {
                continue;
            };
            if column >= PRISM_CELLS || row >= PRISM_CELLS {
                continue;
            }
            if (column, row) == end {
                return false;
            }
            if let Some(seen) = seen.get_mut(row * PRISM_CELLS + column)
                && !*seen
            {
                *seen = true;
                if free(column, row) {
                    waiting.push((column, row));
                }
            }
        }
    }
    true
}
