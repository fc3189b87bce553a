//! Joining the pieces of a boundary to rings, and rings to polygons with holes.
//!
//! At each corner the walk turns as sharply as it can to the left hand's side, so that it goes round one connected inside; a walk that
//! passes a corner twice is parted there. Rings against the clock are outer rings; each of the others is a hole of the smallest that
//! holds it.

use super::Rings;
use super::arrange::Corner;
use super::select::Bound;
use crate::area::check::side_of;
use crate::area::winding::doubled_area;
use crate::plane::{PlanePoint, Side, Turn, turn};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::cmp::Ordering;

type Loop = Vec<Corner>;

pub(super) fn parts(boundary: &[Bound]) -> Vec<Rings> {
    let loops = loops(boundary);
    let flat = |ring: &Loop| ring.iter().map(|corner| corner.point).collect::<Vec<PlanePoint>>();
    let (mut outers, mut holes) = (Vec::new(), Vec::new());
    for ring in loops {
        let points = flat(&ring);
        let doubled = doubled_area(&points);
        match doubled.cmp(&0) {
            Ordering::Greater => outers.push((doubled, ring, points)),
            Ordering::Less => holes.push((ring, points)),
            Ordering::Equal => {}
        }
    }
    // Smallest first, so that the first that holds a hole is its own.
    outers.sort_by(|one, other| one.0.cmp(&other.0).then_with(|| one.1.cmp(&other.1)));
    let positions = |ring: &Loop| ring.iter().map(|corner| corner.position).collect::<Vec<_>>();
    let mut parts: Vec<(&Vec<PlanePoint>, Rings)> =
        outers.iter().map(|(_, ring, points)| (points, alloc::vec![positions(ring)])).collect();
    holes.sort();
    for (ring, points) in &holes {
        if let Some((_, rings)) = parts.iter_mut().find(|(outer, _)| side_of(points, outer) == Side::Inside) {
            rings.push(positions(ring));
        }
    }
    let mut parts: Vec<Rings> = parts.into_iter().map(|(_, rings)| rings).collect();
    parts.sort();
    parts
}

/// The closed walks along the boundary, each simple, each beginning at its least corner.
fn loops(boundary: &[Bound]) -> Vec<Loop> {
    let mut leaving: BTreeMap<Corner, Vec<Corner>> = BTreeMap::new();
    for bound in boundary {
        leaving.entry(bound.from).or_default().push(bound.to);
    }
    let mut loops = Vec::new();
    while let Some((&start, _)) = leaving.first_key_value() {
        let mut walk = alloc::vec![start];
        let mut passed = BTreeMap::from([(start, 0)]);
        let mut before: Option<Corner> = None;
        let mut here = start;
        // Every step takes a piece away, so the walk ends.
        while let Some(next) = take_next(&mut leaving, before, here) {
            (before, here) = (Some(here), next);
            // A corner passed before closes a loop, which is taken off.
            if let Some(&index) = passed.get(&next) {
                let mut ring: Loop = walk.split_off(index);
                for corner in &ring {
                    passed.remove(corner);
                }
                if let Some(least) = ring.iter().enumerate().min_by_key(|(_, corner)| **corner).map(|(at, _)| at) {
                    ring.rotate_left(least);
                }
                loops.push(ring);
            }
            passed.insert(next, walk.len());
            walk.push(next);
        }
    }
    loops.retain(|ring| ring.len() >= 3);
    loops.sort();
    loops
}

/// Takes the piece that a walk from `before` goes on with at `here`: the first one met turning with the clock from where it came.
fn take_next(leaving: &mut BTreeMap<Corner, Vec<Corner>>, before: Option<Corner>, here: Corner) -> Option<Corner> {
    let ends = leaving.get_mut(&here)?;
    let index = match before {
        None => 0,
        Some(before) => {
            let order = |one: &Corner, other: &Corner| clockwise_from(here.point, before.point, one.point, other.point);
            ends.iter().enumerate().min_by(|(_, one), (_, other)| order(one, other)).map_or(0, |(index, _)| index)
        }
    };
    let next = if index < ends.len() { Some(ends.swap_remove(index)) } else { None };
    if ends.is_empty() {
        leaving.remove(&here);
    }
    next
}

/// Which of two directions from `here` is met first when turning with the clock from the direction of `start`.
fn clockwise_from(here: PlanePoint, start: PlanePoint, one: PlanePoint, other: PlanePoint) -> Ordering {
    // Nought for the first half turn with the clock, one for half a turn itself, two for the second half; straight back comes last.
    let half = |point: PlanePoint| match turn(here, start, point) {
        Turn::Right => 0,
        Turn::Straight if crate::plane::dot(here, start, point) < 0 => 1,
        Turn::Left => 2,
        Turn::Straight => 3,
    };
    half(one).cmp(&half(other)).then_with(|| match turn(here, one, other) {
        // The other lies with the clock from the one: the one comes first.
        Turn::Right => Ordering::Less,
        Turn::Left => Ordering::Greater,
        Turn::Straight => Ordering::Equal,
    })
}
