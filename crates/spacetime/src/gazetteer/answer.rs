//! What a gazetteer answers: places that a name may mean, how sure each is, and whether there is one to take.
//!
//! The answer never picks in silence: two places of one name are `ambiguous`, unless a stated position decides. Knows no
//! notation and no party.

use super::named_place::{NamedPlace, PlaceName};
use crate::Position;

/// A name to look up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Query<'a> {
    /// The name in any of the three scripts; beyond 80 characters it is cut.
    pub name: &'a str,
    /// The position that was stated with the name, WGS84.
    pub near: Option<Position>,
    /// How many candidates are wanted.
    pub most: usize,
}

/// Whether there is one place to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The first candidate, and no other place fits nearly as well.
    Match,
    /// Several places fit, or the name and the position say different places: a person decides.
    Ambiguous,
    /// No place has a name like this.
    None,
}

impl Verdict {
    /// The word in machine forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Match => "match",
            Self::Ambiguous => "ambiguous",
            Self::None => "none",
        }
    }
}

/// Why a candidate is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// Both sides agreed on this name for the place.
    Agreed,
    /// The gazetteer has the name, letter for letter but for marks.
    Known,
    /// A name of the place sounds like it.
    Sound,
}

/// A place that the name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate<'g> {
    /// The place.
    pub place: &'g NamedPlace,
    /// Its name that fits best; none when the ground is an agreed name that the gazetteer has not.
    pub name: Option<&'g PlaceName>,
    /// Why it is a candidate.
    pub ground: Ground,
    /// How far the name is from the query by sound, in thousandths of the whole name.
    pub distance_permille: u16,
    /// How likely this is the place that was meant, in thousandths.
    pub match_confidence_permille: u16,
    /// How far it lies from the stated position, millimetres.
    pub from_position_mm: Option<u64>,
}

/// The answer to a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<'g> {
    /// Whether there is one place to take.
    pub verdict: Verdict,
    /// Places, the likeliest first.
    pub candidates: alloc::vec::Vec<Candidate<'g>>,
    /// The name is found, yet not within 25 km of the stated position: how far off its nearest place lies, millimetres.
    /// A disagreement of name and position is a finding of its own; the position is to be believed first.
    pub away_from_position_mm: Option<u64>,
}
