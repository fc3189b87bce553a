//! The names of a gazetteer laid out so that the few that may sound like a query are found without comparing all.
//!
//! Each name has a signature: how often each family of consonants occurs, and which family follows which. A pass over the
//! signatures keeps the names that are nearest by them; only those are compared sound by sound. Knows no place but its number.

use super::distance::Side;
use super::key::{AirfieldWord, Article, Key};
use super::letters::Script;
use super::spelling::Heard;
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
}

/// One name.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The number of its place.
    pub(super) place: u32,
    /// The number of the name in its place; none for a name lent by another.
    pub(super) name: Option<u32>,
    pub(super) airfield: AirfieldWord,
    pub(super) article: Article,
    script: Option<Script>,
    mass: u32,
    heard: Range<u32>,
}

/// All names.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    entries: Vec<Entry>,
    signatures: Vec<Signature>,
    heard: Vec<Heard>,
}

/// So many names are compared sound by sound.
const CLOSER_LOOKS: usize = 500;
/// First looks end up in so many grades, the last being for all that are worse.
const GRADES: usize = 64;

impl Index {
    pub(super) fn add(&mut self, place: u32, name: Option<u32>, key: &Key) {
        // Rows are limited to far less than 2^32, and so are their sounds.
        let start = self.heard.len() as u32;
        self.heard.extend_from_slice(&key.heard);
        let end = self.heard.len() as u32;
        self.signatures.push(Signature::of(&key.heard));
        let (airfield, article, script, mass) = (key.airfield, key.article, key.script, key.mass);
        self.entries.push(Entry { place, name, airfield, article, script, mass, heard: start..end });
    }

    pub(super) fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries.get(number as usize)
    }

    pub(super) fn side(&self, entry: &Entry) -> Side<'_> {
        let heard = self.heard.get(entry.heard.start as usize..entry.heard.end as usize).unwrap_or_default();
        Side { heard, script: entry.script, mass: entry.mass }
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The numbers of names worth a closer look, the likeliest first.
    pub(super) fn near(&self, key: &Key) -> Vec<u32> {
        let wanted = Signature::of(&key.heard);
        let grades: Vec<u8> = self.signatures.iter().map(|signature| signature.grade(&wanted)).collect();
        let mut sizes = vec![0_usize; GRADES];
        for grade in &grades {
            if let Some(size) = sizes.get_mut(usize::from(*grade)) {
                *size += 1;
            }
        }
        // All names of a grade are taken or none, so that the order of the table decides nothing.
        let mut kept = 0;
        let mut last = 0;
        for (grade, size) in sizes.iter().enumerate() {
            if kept > 0 && kept + size > CLOSER_LOOKS {
                break;
            }
            kept += size;
            last = grade;
        }
        let mut near: Vec<(u8, u32)> = grades
            .iter()
            .zip(0_u32..)
            .filter(|(grade, _)| usize::from(**grade) <= last)
            .map(|(grade, number)| (*grade, number))
            .collect();
        near.sort_unstable();
        near.into_iter().map(|(_, number)| number).collect()
    }
}

impl Signature {
    fn of(heard: &[Heard]) -> Self {
        let mut signature = Self { counts: [0; 16], followers: 0 };
        let mut before = FAMILIES as u8;
        for heard in heard {
            let Some(family) = heard.sound.family() else { continue };
            if let Some(count) = signature.counts.get_mut(usize::from(family)) {
                *count = count.saturating_add(if heard.percent >= 60 { 2 } else { 1 });
            }
            let pair = u32::from(before) * (FAMILIES as u32 + 1) + u32::from(family);
            signature.followers |= 1 << (pair.wrapping_mul(0x9E37_79B1) >> 26);
            before = family;
        }
        signature
    }

    /// How far apart two names look, 0 to 63.
    fn grade(&self, other: &Self) -> u8 {
        let apart: u32 = self.counts.iter().zip(&other.counts).map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
        let unshared = (self.followers ^ other.followers).count_ones();
        // At most 63, so it fits.
        (apart * 2 + unshared).min(GRADES as u32 - 1) as u8
    }
}
