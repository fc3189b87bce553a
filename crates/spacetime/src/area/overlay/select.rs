//! Which pieces bound the result: those that have it on one side only.
//!
//! How often a heap of rings winds about a place is counted along a ray to the south; pieces meet at corners only, so the middle of a
//! piece lies on no other. Coordinates are doubled, which makes middles whole.

use super::arrange::{Arrangement, Corner, Piece, Runs};
use super::{Operation, Presence};
use crate::plane::PlanePoint;
use alloc::vec::Vec;

/// A piece of the result's boundary, with the result on its left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    pub(super) from: Corner,
    pub(super) to: Corner,
}

pub(super) fn boundary(arrangement: &Arrangement, operation: Operation) -> Vec<Bound> {
    let pieces = &arrangement.pieces;
    let mut bounds = Vec::new();
    // Pieces are sorted by their western ends, so a ray at a given longitude looks at a prefix; the open ones are kept.
    let mut order: Vec<(&Piece, i64)> =
        pieces.iter().map(|piece| (piece, piece.from.point.east_um + piece.to.point.east_um)).collect();
    order.sort_by_key(|&(_, middle)| middle);
    let mut waiting = pieces.iter().peekable();
    let mut open: Vec<&Piece> = Vec::new();
    for (piece, middle) in order {
        while let Some(next) = waiting.next_if(|next| 2 * next.from.point.east_um <= middle) {
            open.push(next);
        }
        open.retain(|other| 2 * other.to.point.east_um > middle);
        let right = winding_right_of(piece, middle, &open);
        let holds = |winding: Runs| {
            let [first, second] = winding;
            operation.holds(Presence::of_winding(first), Presence::of_winding(second))
        };
        let [first, second] = right;
        let [more_first, more_second] = piece.runs;
        // Left of a piece that runs once, one more is wound about than right of it.
        let (on_left, on_right) = (holds([first + more_first, second + more_second]), holds(right));
        match (on_left, on_right) {
            (Presence::Present, Presence::Absent) => bounds.push(Bound { from: piece.from, to: piece.to }),
            (Presence::Absent, Presence::Present) => bounds.push(Bound { from: piece.to, to: piece.from }),
            (Presence::Present, Presence::Present) | (Presence::Absent, Presence::Absent) => {}
        }
    }
    bounds
}

/// How often the heaps wind about the place just right of the middle of a piece, as it goes from its lesser corner to its greater.
///
/// For a piece that goes east this is just south of it. For one that goes straight north it is just east of it: then the ray is
/// thought a trifle east, and pieces that end there do not count while those that begin there do.
fn winding_right_of(piece: &Piece, middle_doubled: i64, open: &[&Piece]) -> Runs {
    let north_doubled = piece.from.point.north_um + piece.to.point.north_um;
    let mut winding = [0, 0];
    for other in open {
        let (from, to) = (other.from.point, other.to.point);
        // Half-open to the east; a piece straight north is met by no ray to the south.
        let is_met = 2 * from.east_um <= middle_doubled && middle_doubled < 2 * to.east_um;
        let is_itself = other.from == piece.from && other.to == piece.to;
        if is_met && !is_itself && lies_above(from, to, middle_doubled, north_doubled) {
            for (total, runs) in winding.iter_mut().zip(other.runs) {
                // The ray crosses it from north to south, from its left to its right.
                *total += runs;
            }
        }
    }
    winding
}

/// True when a place in doubled coordinates lies north of the line from one point to another that is east of it.
fn lies_above(from: PlanePoint, to: PlanePoint, east_doubled: i64, north_doubled: i64) -> bool {
    let (dx, dy) = (i128::from(to.east_um - from.east_um), i128::from(to.north_um - from.north_um));
    let (px, py) = (i128::from(east_doubled - 2 * from.east_um), i128::from(north_doubled - 2 * from.north_um));
    dx * py - dy * px > 0
}
