//! How likely a candidate is, from its distance by sound, its size and its distance from a stated position.
//!
//! Whole numbers only, so that every node says the same. The likelihood halves with every `HALVING_PERMILLE` of distance; what is
//! shared out between the candidates and the chance that none is meant are the confidences. The constants are fitted on names
//! that are not in the evaluation's share (see the tests). Knows no name.

use super::named_place::{NamedPlace, PlaceClass, PopulationBand};

/// So many thousandths more of distance make a candidate half as likely.
const HALVING_PERMILLE: u64 = 12;
/// At this distance a lone candidate is as likely as none.
const NONE_PERMILLE: u32 = 260;
/// One, in the fixed point of likelihoods.
const ONE: u64 = 1 << 56;
/// A place far from the stated position keeps one part in so many powers of two.
const FAR_HALVINGS: u32 = 23;
/// 2^(-n/16) in 1/65536, n from 0 to 15.
const SIXTEENTHS: [u64; 16] = [
    65_536, 62_757, 60_097, 57_549, 55_109, 52_772, 50_535, 48_393, 46_341, 44_376, 42_495, 40_693, 38_968, 37_316,
    35_734, 34_219,
];

/// The likelihood of being meant at this distance by sound, for a place without size.
fn by_sound(permille: u32) -> u64 {
    let sixteenths = u64::from(permille) * 16 / HALVING_PERMILLE;
    let part = SIXTEENTHS.get((sixteenths % 16) as usize).copied().unwrap_or(65_536);
    let halvings = (sixteenths / 16).min(55) as u32;
    (ONE / 65_536 * part) >> halvings
}

/// How often places of this size and kind are meant, in eighths of a village.
fn by_size(place: &NamedPlace) -> u64 {
    let size = match place.population {
        PopulationBand::Unknown | PopulationBand::Hundreds => 8,
        PopulationBand::Thousands => 9,
        PopulationBand::TensOfThousands => 11,
        PopulationBand::HundredsOfThousands => 14,
        PopulationBand::Millions => 18,
    };
    match place.class {
        PlaceClass::Populated | PlaceClass::Airfield => size,
        PlaceClass::Neighbourhood | PlaceClass::Area => size * 7 / 8,
        PlaceClass::Natural | PlaceClass::Structure => size / 2,
    }
}

/// How much likelier a place is for lying where it was said to lie, in sixteenths.
fn by_position(from_position_mm: Option<u64>) -> u64 {
    match from_position_mm {
        None => 16,
        Some(0..=3_000_000) => 64,
        Some(..=10_000_000) => 32,
        Some(..=super::POSITION_REACH_MM) => 16,
        Some(..=50_000_000) => 1,
        Some(_) => 0,
    }
}

/// The likelihood of a candidate; places far from the position keep next to nothing of theirs.
pub(super) fn of(permille: u32, place: &NamedPlace, from_position_mm: Option<u64>) -> u64 {
    let alone = by_sound(permille) / 512 * by_size(place);
    match by_position(from_position_mm) {
        0 => alone >> FAR_HALVINGS,
        sixteenths => alone / 16 * sixteenths,
    }
}

/// The likelihood that none of the candidates is meant.
pub(super) fn of_none() -> u64 {
    by_sound(NONE_PERMILLE) / 512 * 8
}

/// The share of `part` in `whole`, in thousandths, never more than 999: nothing is certain but what both sides agreed on.
pub(super) fn share_permille(part: u64, whole: u64) -> u16 {
    let share = u128::from(part) * 1_000 / u128::from(whole.max(1));
    share.min(999) as u16
}
