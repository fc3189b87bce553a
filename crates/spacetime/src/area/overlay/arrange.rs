//! Cutting edges where they meet, until they meet at corners only.
//!
//! A cut is rounded to a position, which bends the pieces a little and may make them meet anew; so it goes on until nothing is left to
//! cut. Corners within the snapping distance of an edge are drawn in, which brings it to rest.

use super::{OverlayError, SNAP_UM, edges_of};
use crate::plane::{Meeting, PlanePoint, Segment, meeting, straight_um};
use crate::{Plane, Position};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

/// The most pieces that are followed.
const PIECES_MAX: usize = 200_000;
/// Rounds of cutting; three or four are needed where thousands of edges cross.
const ROUNDS: u32 = 24;

/// A corner of the arrangement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Corner {
    pub(super) point: PlanePoint,
    pub(super) position: Position,
}

/// How often the rings of either heap run along a piece, from its lesser corner to its greater, less how often back.
pub(super) type Runs = [i32; 2];

/// Edges that meet at corners only.
pub(super) struct Arrangement {
    /// Pieces between two corners, the lesser first.
    pub(super) pieces: Vec<Piece>,
}

/// A piece of an edge.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// The lesser corner: west of the other, or south of it on the same meridian of the plane.
    pub(super) from: Corner,
    pub(super) to: Corner,
    pub(super) runs: Runs,
}

impl Piece {
    pub(super) const fn segment(&self) -> Segment {
        Segment::new(self.from.point, self.to.point)
    }
}

pub(super) fn arrange(plane: &Plane, heaps: &[Vec<Vec<Position>>; 2]) -> Result<Arrangement, OverlayError> {
    let mut corners: BTreeMap<Position, PlanePoint> = BTreeMap::new();
    for &position in heaps.iter().flatten().flatten() {
        let point = plane.project(position).map_err(OverlayError::Plane)?;
        corners.insert(position, point);
    }
    let mut pieces = Pieces::default();
    for (heap, rings) in heaps.iter().enumerate() {
        for (from, to) in rings.iter().flat_map(|ring| edges_of(ring)) {
            let corner = |position| corners.get(&position).map(|&point| Corner { point, position });
            if let (Some(from), Some(to)) = (corner(from), corner(to)) {
                pieces.add(from, to, if heap == 0 { [1, 0] } else { [0, 1] });
            }
        }
    }
    for _ in 0..ROUNDS {
        let list = pieces.list();
        if list.len() > PIECES_MAX {
            return Err(OverlayError::TooManyPieces { limit: PIECES_MAX });
        }
        let cuts = cuts(plane, &list);
        let merged = merged(list.iter().flat_map(|piece| [piece.from, piece.to]).chain(cuts.iter().flatten().copied()));
        if merged.is_empty() && cuts.iter().all(Vec::is_empty) {
            return Ok(Arrangement { pieces: list });
        }
        let settled = |corner: Corner| merged.get(&corner).copied().unwrap_or(corner);
        pieces = Pieces::default();
        for (piece, cuts) in list.iter().zip(cuts) {
            let (mut from, to) = (settled(piece.from), settled(piece.to));
            for cut in sorted_along(from, to, cuts.into_iter().map(settled).collect()) {
                pieces.add(from, cut, piece.runs);
                from = cut;
            }
            pieces.add(from, to, piece.runs);
        }
    }
    Err(OverlayError::Unresolved(None))
}

/// Corners nearer to another than the snapping distance, and what they become. Without this two such corners would draw each other's
/// edges in for ever.
fn merged(corners: impl Iterator<Item = Corner>) -> BTreeMap<Corner, Corner> {
    let mut merged = BTreeMap::new();
    // Those that stay, from west to east, as far back as the snapping distance.
    let mut staying: Vec<Corner> = Vec::new();
    let all: BTreeSet<Corner> = corners.collect();
    for corner in all {
        staying.retain(|other| (other.point.east_um + SNAP_UM as i64) >= corner.point.east_um);
        match staying.iter().find(|other| other.point.distance_um(corner.point) < SNAP_UM) {
            Some(&other) => {
                merged.insert(corner, other);
            }
            None => staying.push(corner),
        }
    }
    merged
}

/// Pieces by their corners, so that pieces between the same corners are one.
#[derive(Default)]
struct Pieces(BTreeMap<(Corner, Corner), Runs>);

impl Pieces {
    fn add(&mut self, from: Corner, to: Corner, runs: Runs) {
        let [first, second] = runs;
        let (key, runs) = match from.cmp(&to) {
            core::cmp::Ordering::Equal => return,
            core::cmp::Ordering::Less => ((from, to), [first, second]),
            core::cmp::Ordering::Greater => ((to, from), [-first, -second]),
        };
        let sum = self.0.entry(key).or_default();
        for (total, more) in sum.iter_mut().zip(runs) {
            *total += more;
        }
    }

    /// The pieces in order; those that are run along as often there as back bound nothing and are left off.
    fn list(&self) -> Vec<Piece> {
        let kept = self.0.iter().filter(|(_, runs)| **runs != [0, 0]);
        kept.map(|(&(from, to), &runs)| Piece { from, to, runs }).collect()
    }
}

/// Where each piece is to be cut.
fn cuts(plane: &Plane, pieces: &[Piece]) -> Vec<Vec<Corner>> {
    let mut cuts: Vec<Vec<Corner>> = pieces.iter().map(|_| Vec::new()).collect();
    // Pieces are sorted by their western ends; those that reach the present one are kept open.
    let mut open: Vec<usize> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let west = piece.from.point.east_um.saturating_sub(SNAP_UM as i64);
        open.retain(|&other| pieces.get(other).is_some_and(|other| other.to.point.east_um >= west));
        for &other_index in &open {
            let Some(other) = pieces.get(other_index) else { continue };
            let (here, there) = cuts_of_two(plane, piece, other);
            for (at, found) in [(index, here), (other_index, there)] {
                if let (Some(list), Some(corner)) = (cuts.get_mut(at), found) {
                    list.push(corner);
                }
            }
        }
        open.push(index);
    }
    cuts
}

/// Where two pieces cut each other: the first, and the second.
fn cuts_of_two(plane: &Plane, one: &Piece, other: &Piece) -> (Option<Corner>, Option<Corner>) {
    if !frames_are_near(one.segment(), other.segment()) {
        return (None, None);
    }
    // A corner of one close to the other draws the other in.
    let drawn_in = |corner: Corner, piece: &Piece| {
        (corner != piece.from && corner != piece.to && straight_um(corner.point, piece.segment()) < SNAP_UM)
            .then_some(corner)
    };
    let here = drawn_in(other.from, one).or_else(|| drawn_in(other.to, one));
    let there = drawn_in(one.from, other).or_else(|| drawn_in(one.to, other));
    if here.is_some() || there.is_some() {
        return (here, there);
    }
    match meeting(one.segment(), other.segment()) {
        Meeting::Cross(at) => {
            let position = plane.position_of(at);
            // The rounded cut lies within the plane: both pieces do.
            let cut = plane.project(position).ok().map(|point| Corner { point, position });
            (cut, cut)
        }
        // Corners that touch or overlap have been drawn in already, unless they are shared.
        Meeting::Apart | Meeting::Touch(_) | Meeting::Overlap(..) => (None, None),
    }
}

/// True when the upright rectangles about two segments are no further apart than the snapping distance.
fn frames_are_near(one: Segment, other: Segment) -> bool {
    let margin = SNAP_UM as i64;
    let apart = |a: i64, b: i64, c: i64, d: i64| a.max(b) + margin < c.min(d) || c.max(d) + margin < a.min(b);
    !apart(one.from.east_um, one.to.east_um, other.from.east_um, other.to.east_um)
        && !apart(one.from.north_um, one.to.north_um, other.from.north_um, other.to.north_um)
}

/// The cuts of a piece in the order in which it passes them, each once.
fn sorted_along(from: Corner, to: Corner, mut cuts: Vec<Corner>) -> Vec<Corner> {
    cuts.sort_by_key(|corner| (crate::plane::dot(from.point, to.point, corner.point), *corner));
    cuts.dedup();
    cuts
}
