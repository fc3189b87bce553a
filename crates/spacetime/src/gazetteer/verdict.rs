//! When an answer is a match, when it must be asked, and when there is none.
//!
//! Whole numbers only. Knows distances and confidences, no sounds and no names.

use super::POSITION_REACH_MM;
use super::answer::{Candidate, Ground, Verdict};
use super::letters::Script;
use super::named_place::NamedPlace;
use crate::geodesic;

/// The first candidate must be this near for a verdict other than none.
pub(super) const NONE_PERMILLE: u32 = 210;
/// A rival this much further than the first candidate is as good as it: a part fixed, and a part of the first one's distance.
const RIVAL_PERMILLE: u32 = 14;
const RIVAL_SHARE: u32 = 4;
/// The same for a rival that has no name in the script asked in: how it would be spelled there is not known, so the first one's
/// being spelled just so says less.
const RIVAL_OTHER_SCRIPT_PERMILLE: u32 = 40;
/// Two rows this near to each other are one spot, whichever is taken: 1 km, in millimetres.
const SAME_SPOT_MM: u64 = 1_000_000;
/// Below this a match is not called one.
const MATCH_CONFIDENCE_PERMILLE: u16 = 750;

/// How far the nearest place of that name lies from the position, when none lies within reach.
pub(super) fn away_from_position_mm(candidates: &[Candidate<'_>]) -> Option<u64> {
    let near_enough = |candidate: &&Candidate<'_>| u32::from(candidate.distance_permille) <= NONE_PERMILLE;
    let nearest = candidates.iter().filter(near_enough).filter_map(|candidate| candidate.from_position_mm).min()?;
    (nearest > POSITION_REACH_MM).then_some(nearest)
}

/// Whether there is one place to take.
pub(super) fn verdict(
    candidates: &[Candidate<'_>],
    script: Option<Script>,
    away_from_position_mm: Option<u64>,
) -> Verdict {
    let Some((first, rest)) = candidates.split_first() else { return Verdict::None };
    if first.ground == Ground::Agreed {
        // Two places that both sides call so are asked about like any homonyms.
        let is_rival = |other: &Candidate<'_>| other.ground == Ground::Agreed && !is_decided_by_position(first, other);
        let is_unclear = away_from_position_mm.is_some() || rest.iter().any(is_rival);
        return if is_unclear { Verdict::Ambiguous } else { Verdict::Match };
    }
    let first_permille = u32::from(first.distance_permille);
    // Found, but elsewhere: that is for a person, whatever lies near the position.
    if away_from_position_mm.is_some() {
        return Verdict::Ambiguous;
    }
    if first_permille > NONE_PERMILLE {
        return Verdict::None;
    }
    if first.match_confidence_permille < MATCH_CONFIDENCE_PERMILLE {
        return Verdict::Ambiguous;
    }
    let has_script = |place: &NamedPlace| place.names.iter().any(|name| Some(name.script) == script);
    let reach = |other: &Candidate<'_>| {
        // A name spelled as it is known says enough, whatever a place without a name in that script might be called.
        let fixed =
            if first_permille == 0 || has_script(other.place) { RIVAL_PERMILLE } else { RIVAL_OTHER_SCRIPT_PERMILLE };
        first_permille + fixed + first_permille / RIVAL_SHARE
    };
    let is_rival = |other: &Candidate<'_>| {
        u32::from(other.distance_permille) <= reach(other)
            && !is_decided_by_position(first, other)
            && geodesic::inverse(first.place.position, other.place.position).distance_mm > SAME_SPOT_MM
    };
    if rest.iter().any(is_rival) { Verdict::Ambiguous } else { Verdict::Match }
}

/// True when the stated position tells the first candidate from the other: only the first lies within reach, or it lies
/// within 5 km and the other at least 10 km further.
fn is_decided_by_position(first: &Candidate<'_>, other: &Candidate<'_>) -> bool {
    match (first.from_position_mm, other.from_position_mm) {
        (Some(first), Some(other)) => {
            (first <= POSITION_REACH_MM && other > POSITION_REACH_MM)
                || (first <= 5_000_000 && other >= first + 10_000_000)
        }
        (None, None | Some(_)) | (Some(_), None) => false,
    }
}
