//! What two released footprints with their windows are to each other, by the edition's rules of separation.
//!
//! The measuring is done by `spacetime::deconfliction`; here released records become its volumes. A record in clear has a coarse box and
//! no heights, so all heights are taken. Only for what both sides released: nothing protected is ever asked for here (SG-05, SG-06).
use crate::edition::Edition;
use spacetime::deconfliction::{self, Answer, Finding, Required};
use spacetime::volume::{ActivityClass, Footprint, Volume4D};
use spacetime::{AltitudeBand, LatLonBox, Window};

/// Where and when an activity is, as its record says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Occupied {
    /// The class of activity in the rules of separation.
    pub(crate) class: &'static str,
    /// The released box.
    pub(crate) extent: LatLonBox,
    /// The window.
    pub(crate) window: Window,
}

/// What two activities are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// Apart by what the rules ask for.
    Apart,
    /// Not, or within what is uncertain; both hold.
    TooNear,
    /// A box that cannot be measured: not taken for apart.
    Unjudged,
}

/// What the edition asks for between two classes of activity.
pub(crate) fn required(edition: &Edition, one: &str, other: &str) -> Option<Required> {
    let class = |code| ActivityClass::new(code).ok();
    Some(edition.separation.required(&[class(one)?], &[class(other)?]))
}

/// How two activities stand to each other; the same for both to the bit.
pub(crate) fn kept(edition: &Edition, one: Occupied, other: Occupied) -> Kept {
    let Some(required) = required(edition, one.class, other.class) else { return Kept::Unjudged };
    if are_plainly_apart(one, other, &required) {
        return Kept::Apart;
    }
    match measured(one, other, &required).map(|finding| finding.answer) {
        Some(Answer::Separated) => Kept::Apart,
        Some(Answer::Marginal | Answer::Conflict) => Kept::TooNear,
        None => Kept::Unjudged,
    }
}

/// All that is found about two activities, in numbers; nothing for a box that cannot be measured.
pub(crate) fn measured(one: Occupied, other: Occupied, required: &Required) -> Option<Finding> {
    Some(deconfliction::assess(&volume(one)?, &volume(other)?, required))
}

/// Millimetres to a unit of latitude, at least: one degree of the meridian is nowhere shorter than 110,574 m.
const MM_PER_LATITUDE_E7_MIN: i64 = 11;

/// Cheap, and never wrong when true: most of what is live is another day or far away.
fn are_plainly_apart(one: Occupied, other: Occupied, required: &Required) -> bool {
    let between = |earlier: Window, later: Window| later.from().since(earlier.to()) >= required.time.amount;
    let gap_e7 = |north: LatLonBox, south: LatLonBox| i64::from(north.south_e7()) - i64::from(south.north_e7());
    let latitude_gap_e7 = gap_e7(one.extent, other.extent).max(gap_e7(other.extent, one.extent));
    // A kilometre more than asked for, so that whatever the exact test is uncertain by makes no difference.
    between(one.window, other.window)
        || between(other.window, one.window)
        || latitude_gap_e7 * MM_PER_LATITUDE_E7_MIN > required.lateral.amount.get() + 1_000_000
}

fn volume(occupied: Occupied) -> Option<Volume4D> {
    let footprint = Footprint::of_box(occupied.extent).ok()?;
    Volume4D::new(footprint, AltitudeBand::WHOLE, occupied.window).ok()
}
