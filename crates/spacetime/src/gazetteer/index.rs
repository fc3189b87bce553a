//! The names of a gazetteer laid out so that the few that may sound like a query are found without comparing all.
//!
//! Each name has a signature: how often each family of consonants occurs, and which family follows which. A pass over the
//! signatures keeps the names that are nearest by them; only those are compared sound by sound. Knows no place but its number.

use super::distance::Side;
use super::key::{AirfieldWord, Article, Key, Vowels};
use super::spelling::{Heard, Reading};
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

/// Families of consonants.
const FAMILIES: usize = 10;

/// What of a name a first look compares.
#[derive(Clone, Copy, Debug)]
struct Signature {
    /// Occurrences of each family, in halves: a consonant of a shared word counts one, others two.
    counts: [u8; 16],
    /// Which family follows which, hashed to 64.
    followers: u64,
    /// What all sounds weigh together.
    mass: u16,
}

/// One name.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The number of its place.
    pub(super) place: u32,
    /// The number of the name in its place; none for a name lent by another.
    pub(super) name: Option<u32>,
    pub(super) reading: Reading,
    pub(super) airfield: AirfieldWord,
    pub(super) article: Article,
    vowels: Vowels,
    mass: u32,
    heard: Range<u32>,
}

/// All names.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    entries: Vec<Entry>,
    signatures: Vec<Signature>,
    heard: Vec<Heard>,
    /// The names of each place, which stand together; lent ones stand behind all others.
    of_place: Vec<Range<u32>>,
    lent: Range<u32>,
}

/// So many names are compared sound by sound, and never more: what a look-up costs does not depend on how alike the names are.
///
/// On 29,000 names comparing every one found no more places than this; a test counts what it costs on the committed names.
pub(super) const CLOSER_LOOKS: usize = 300;
/// First looks end up in so many grades, the last being for all that are worse.
const GRADES: usize = 512;

impl Index {
    pub(super) fn add(&mut self, place: u32, name: Option<u32>, reading: Reading, key: &Key) {
        // Rows are limited to far less than 2^32, and so are their sounds.
        let start = self.heard.len() as u32;
        self.heard.extend_from_slice(&key.heard);
        let end = self.heard.len() as u32;
        let number = self.signatures.len() as u32;
        self.signatures.push(Signature::of(key));
        if name.is_none() {
            self.lent = if self.lent.is_empty() { number..number + 1 } else { self.lent.start..number + 1 };
        } else {
            self.of_place.resize(self.of_place.len().max(place as usize + 1), number..number);
            if let Some(names) = self.of_place.get_mut(place as usize) {
                names.end = number + 1;
            }
        }
        let (airfield, article, vowels, mass) = (key.airfield, key.article, key.vowels, key.mass);
        self.entries.push(Entry { place, name, reading, airfield, article, vowels, mass, heard: start..end });
    }

    pub(super) fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries.get(number as usize)
    }

    pub(super) fn side(&self, entry: &Entry) -> Side<'_> {
        let heard = self.heard.get(entry.heard.start as usize..entry.heard.end as usize).unwrap_or_default();
        Side { heard, vowels: entry.vowels, mass: entry.mass }
    }

    /// The numbers of a place's own names.
    pub(super) fn names_of(&self, place: u32) -> Range<u32> {
        self.of_place.get(place as usize).cloned().unwrap_or_default()
    }

    /// The numbers of lent names.
    pub(super) fn lent(&self) -> Range<u32> {
        self.lent.clone()
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// How far each name looks from the key at first, in the order of the names.
    pub(super) fn grades(&self, key: &Key) -> Vec<u16> {
        let wanted = Signature::of(key);
        self.signatures.iter().map(|signature| signature.grade(&wanted)).collect()
    }

    /// Those of `graded` names, ascending by number, that are worth a closer look: at most `most`, the likeliest first, the
    /// lower number first among those that look alike.
    pub(super) fn nearest(graded: impl Iterator<Item = (u16, u32)> + Clone, most: usize) -> Vec<u32> {
        let mut sizes = vec![0_usize; GRADES];
        for (grade, _) in graded.clone() {
            if let Some(size) = sizes.get_mut(usize::from(grade)) {
                *size += 1;
            }
        }
        // The first grade that cannot be taken whole, and how many of it can.
        let (mut last, mut of_last) = (GRADES, 0);
        let mut kept = 0;
        for (index, size) in sizes.iter().enumerate() {
            if kept + size > most {
                (last, of_last) = (index, most - kept);
                break;
            }
            kept += size;
        }
        let mut near: Vec<(u16, u32)> = Vec::with_capacity(kept + of_last);
        for (grade, number) in graded {
            if usize::from(grade) < last {
                near.push((grade, number));
            } else if usize::from(grade) == last && of_last > 0 {
                of_last -= 1;
                near.push((grade, number));
            }
        }
        near.sort_unstable();
        near.into_iter().map(|(_, number)| number).collect()
    }
}

impl Signature {
    fn of(key: &Key) -> Self {
        // At most 64 sounds of 100, so it fits.
        let mut signature = Self { counts: [0; 16], followers: 0, mass: key.mass as u16 };
        let mut before = FAMILIES as u8;
        for heard in &key.heard {
            let Some(family) = heard.sound.family() else { continue };
            let mut add = |family: u8, halves: u8| {
                if let Some(count) = signature.counts.get_mut(usize::from(family)) {
                    *count = count.saturating_add(halves);
                }
            };
            match (heard.sound.other_family(), heard.percent >= 60) {
                (Some(other), true) => {
                    add(family, 1);
                    add(other, 1);
                }
                (None, true) => add(family, 2),
                (Some(_) | None, false) => add(family, 1),
            }
            let pair = u32::from(before) * (FAMILIES as u32 + 1) + u32::from(family);
            signature.followers |= 1 << (pair.wrapping_mul(0x9E37_79B1) >> 26);
            before = family;
        }
        signature
    }

    /// How far apart two names look.
    fn grade(&self, other: &Self) -> u16 {
        let apart: u32 = self.counts.iter().zip(&other.counts).map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
        let unshared = (self.followers ^ other.followers).count_ones();
        // What the consonants say first, then how much there is besides them.
        let beside = u32::from(self.mass.abs_diff(other.mass) / 16).min(15);
        ((apart * 2 + unshared) * 8 + beside).min(GRADES as u32 - 1) as u16
    }
}
