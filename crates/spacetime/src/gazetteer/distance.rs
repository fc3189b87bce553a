//! How far two names are from each other by sound: a weighted edit distance with exchange of neighbours.
//!
//! The optimal string alignment form of F. J. Damerau's distance (Communications of the ACM 7 (1964) 171-176), with the costs of
//! [`super::sound`]. Whole numbers only. Knows no place.

use super::key::{KEY_SOUNDS_MAX, Key, Vowels};
use super::sound::{Costs, Pairing};
use super::spelling::Heard;

/// The cost of two neighbouring sounds in the wrong order.
const EXCHANGE: u32 = 70;

/// Sounds of the name being looked for, in the form that comparing needs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side<'a> {
    pub(super) heard: &'a [Heard],
    pub(super) vowels: Vowels,
    pub(super) mass: u32,
}

impl<'a> Side<'a> {
    pub(super) fn of(key: &'a Key) -> Self {
        Self { heard: &key.heard, vowels: key.vowels, mass: key.mass }
    }
}

/// The distance in thousandths of the heavier name; nothing when it is above `most`.
pub(super) fn permille(a: Side<'_>, b: Side<'_>, costs: &Costs, most: u32) -> Option<u32> {
    let mass = a.mass.max(b.mass);
    if mass == 0 {
        return None;
    }
    let pairing = if a.vowels == b.vowels { Pairing::Alike } else { Pairing::OneWithoutVowels };
    let bound = u64::from(most) * u64::from(mass) / 1_000;
    let cost = alignment(a.heard, b.heard, costs, pairing, bound as u32)?;
    let permille = cost * 1_000 / mass;
    (permille <= most).then_some(permille)
}

type Row = [u32; KEY_SOUNDS_MAX + 1];

fn alignment(a: &[Heard], b: &[Heard], costs: &Costs, pairing: Pairing, bound: u32) -> Option<u32> {
    let drop = |heard: &Heard| costs.drop(heard.sound, pairing) * u32::from(heard.percent) / 100;
    let swap = |x: &Heard, y: &Heard| {
        costs.swap(x.sound, y.sound, pairing) * (u32::from(x.percent) + u32::from(y.percent)) / 200
    };
    let mut before: Row = [0; KEY_SOUNDS_MAX + 1];
    let mut above: Row = [0; KEY_SOUNDS_MAX + 1];
    let mut row: Row = [0; KEY_SOUNDS_MAX + 1];
    let mut sum = 0;
    for (cell, heard) in above.iter_mut().skip(1).zip(b) {
        sum += drop(heard);
        *cell = sum;
    }
    let mut previous_a: Option<&Heard> = None;
    for heard_a in a {
        let drop_a = drop(heard_a);
        let mut left = above.first().copied().unwrap_or(0) + drop_a;
        let mut least = left;
        if let Some(cell) = row.first_mut() {
            *cell = left;
        }
        let mut previous_b: Option<&Heard> = None;
        // Above left, above, and two up two left, all moving along with b.
        let corners = above.iter().zip(above.iter().skip(1));
        let exchanges = core::iter::once(&u32::MAX).chain(before.iter());
        for (((heard_b, (corner, up)), cell), two_back) in
            b.iter().zip(corners).zip(row.iter_mut().skip(1)).zip(exchanges)
        {
            let mut best = (corner + swap(heard_a, heard_b)).min(up + drop_a).min(left + drop(heard_b));
            if let (Some(pa), Some(pb)) = (previous_a, previous_b)
                && pa.sound == heard_b.sound
                && pb.sound == heard_a.sound
            {
                best = best.min(two_back.saturating_add(EXCHANGE * u32::from(heard_a.percent) / 100));
            }
            *cell = best;
            left = best;
            least = least.min(best);
            previous_b = Some(heard_b);
        }
        if least > bound {
            return None;
        }
        previous_a = Some(heard_a);
        core::mem::swap(&mut before, &mut above);
        core::mem::swap(&mut above, &mut row);
    }
    above.get(b.len()).copied()
}
