//! Laying a flight beside the notices: hard gates, itemised points, and what deviates, from a closed list.
//!
//! Gates first, each reported. Then points with no hidden weight: whoever reads the table can add them up. What two notices fit
//! equally well stays ambiguous; a link made by people needs a reason and two names. That more aircraft were seen than told of is a
//! fact; that fewer were is none, since a formation's leader answers for all.

mod deviation;
mod points;

use crate::config::Config;
use crate::flat::distance_m;
use crate::key::TrackKey;
use crate::notice::{GivenBy, Notice, NoticeKind, Wing};
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::observation::{AircraftAddress, ModeACode, ShortText};
use spacetime::{Instant, Position};

pub use deviation::{Deviation, DeviationKind};
pub use points::{Item, Points};

/// A flight as it is laid beside notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flight {
    /// Its track.
    pub track: TrackKey,
    /// First moment inside the area.
    pub from: Instant,
    /// Last moment inside.
    pub to: Instant,
    /// Places inside, some of them, in order.
    pub places: Vec<Position>,
    /// Where the track begins.
    pub begins: Option<(Position, Instant)>,
    /// Where it ends.
    pub ends: Option<(Position, Instant)>,
    /// The greatest reported speed inside, millimetres a second.
    pub speed_mm_s: Option<u32>,
    /// Who it was said to be.
    pub claims: Claims,
}

/// Everything that was said of who a flight is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// Addresses.
    pub addresses: BTreeSet<AircraftAddress>,
    /// Call signs.
    pub callsigns: BTreeSet<ShortText>,
    /// Mode 3/A codes.
    pub mode_a: BTreeSet<ModeACode>,
    /// Registrations.
    pub registrations: BTreeSet<ShortText>,
    /// Types.
    pub types: BTreeSet<ShortText>,
}

/// A condition without which a notice is not considered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gate {
    /// Given by the relaying participant.
    Giver,
    /// Not cancelled before the flight.
    State,
    /// The time fits, generously.
    Time,
    /// The routing fits, generously.
    Corridor,
    /// Nothing flew faster than the kind of aircraft can.
    Kind,
}

impl Gate {
    /// Every gate, in the order in which they are tried.
    pub const ALL: [Self; 5] = [Self::Giver, Self::State, Self::Time, Self::Corridor, Self::Kind];

    /// The stable word for it, also the key of its sentence.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Giver => "giver",
            Self::State => "state",
            Self::Time => "time",
            Self::Corridor => "corridor",
            Self::Kind => "kind",
        }
    }
}

/// A notice as it was considered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Considered {
    /// Which notice.
    pub notice: String,
    /// Its digest.
    pub digest: crate::digest::Digest,
    /// The gates that it did not pass.
    pub failed: Vec<Gate>,
    /// Its points, if it passed all.
    pub points: Option<Points>,
}

/// How a flight stands to the notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is the flight of this notice.
    Matched(String),
    /// It is the flight of this notice, and something is not as the notice says.
    MatchedWithDeviation(String),
    /// It may be the flight of any of these.
    Ambiguous(Vec<String>),
    /// It is the flight of none.
    Unmatched,
}

impl Outcome {
    /// The stable word for it, also the key of its sentence.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Matched(_) => "MATCHED",
            Self::MatchedWithDeviation(_) => "MATCHED_WITH_DEVIATION",
            Self::Ambiguous(_) => "AMBIGUOUS",
            Self::Unmatched => "UNMATCHED",
        }
    }

    /// The notices that it names.
    #[must_use]
    pub fn notices(&self) -> Vec<&str> {
        match self {
            Self::Matched(notice) | Self::MatchedWithDeviation(notice) => alloc::vec![notice.as_str()],
            Self::Ambiguous(notices) => notices.iter().map(String::as_str).collect(),
            Self::Unmatched => Vec::new(),
        }
    }
}

/// The result of laying a flight beside all notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correlation {
    /// How it stands.
    pub outcome: Outcome,
    /// What deviates, in the order of the list.
    pub deviations: Vec<Deviation>,
    /// The notices of about that time, each with its gates and points.
    pub considered: Vec<Considered>,
    /// The link by hand that decided, if one did.
    pub link: Option<ManualLink>,
    /// The emergency flight that was told of late (AMB-04).
    pub is_urgent_exempt: UrgentExempt,
}

/// Whether a flight is held for late review (AMB-04).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UrgentExempt {
    /// It is.
    Yes,
    /// It is not.
    No,
}

/// A link between a flight and a notice that people made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManualLink {
    /// The track.
    pub track: TrackKey,
    /// The notice.
    pub notice: String,
    /// Why.
    pub reason: String,
    /// The two who say so.
    pub names: [String; 2],
}

impl ManualLink {
    /// True with a reason and two different names.
    #[must_use]
    pub fn holds(&self) -> bool {
        let [one, other] = self.names.each_ref().map(|name| name.trim());
        !self.reason.trim().is_empty()
            && !one.is_empty()
            && !other.is_empty()
            && one.to_lowercase() != other.to_lowercase()
    }
}

/// Lays a flight beside the notices.
#[must_use]
pub fn correlate(flight: &Flight, notices: &[Notice], links: &[ManualLink], config: &Config) -> Correlation {
    let mut considered: Vec<((&Notice, Option<Lateral>), Considered)> = notices
        .iter()
        .filter(|notice| gap_ms(notice.from, notice.to, flight) <= spacetime::Span::from_hours(24).as_millis())
        .map(|notice| {
            let lateral = Lateral::of(flight, notice);
            ((notice, lateral), consider(flight, notice, lateral, config))
        })
        .collect();
    // Best first; equal points are settled by content, so that every node lists alike.
    let total = |row: &Considered| row.points.as_ref().map_or(-1, Points::total);
    considered
        .sort_by(|(_, one), (_, other)| total(other).cmp(&total(one)).then_with(|| one.digest.cmp(&other.digest)));
    let link = links.iter().find(|link| link.holds() && link.track == flight.track);
    let linked = link.and_then(|link| considered.iter().find(|((notice, _), _)| notice.id == link.notice));
    let best = considered.first().filter(|(_, row)| total(row) >= config.match_points);
    let lead = |row: &Considered| total(row) - considered.get(1).map_or(0, |(_, second)| total(second).max(0));
    let chosen = match (linked, best) {
        (Some((told, _)), _) => Some(*told),
        (None, Some((told, row))) if lead(row) >= config.match_margin => Some(*told),
        (None, _) => None,
    };
    let link = linked.and(link).cloned();
    let outcome_and_deviations = match (chosen, best) {
        (Some((notice, lateral)), _) => {
            let deviations = deviation::of(flight, notice, lateral, config);
            let outcome = if deviations.is_empty() {
                Outcome::Matched(notice.id.clone())
            } else {
                Outcome::MatchedWithDeviation(notice.id.clone())
            };
            (outcome, deviations)
        }
        (None, Some((_, row))) => {
            let least = total(row) - config.match_margin;
            let near = considered.iter().filter(|(_, other)| total(other) > least);
            (Outcome::Ambiguous(near.map(|((notice, _), _)| notice.id.clone()).collect()), Vec::new())
        }
        (None, None) => (Outcome::Unmatched, Vec::new()),
    };
    let urgent = chosen.is_some_and(|(notice, _)| {
        notice.is_urgent_exempt(flight.from, config.review) && !notice.is_in_time(config.zone)
    });
    Correlation {
        outcome: outcome_and_deviations.0,
        deviations: outcome_and_deviations.1,
        considered: considered.into_iter().map(|(_, row)| row).collect(),
        link,
        is_urgent_exempt: if urgent { UrgentExempt::Yes } else { UrgentExempt::No },
    }
}

/// Milliseconds between the time of a notice and the flight inside; nought when they overlap.
fn gap_ms(from: Instant, to: Instant, flight: &Flight) -> i64 {
    let (before, after) = (from.since(flight.to).as_millis(), flight.from.since(to).as_millis());
    before.max(after).max(0)
}

fn consider(flight: &Flight, notice: &Notice, lateral: Option<Lateral>, config: &Config) -> Considered {
    let passes = |gate: Gate| match gate {
        Gate::Giver => notice.given_by == GivenBy::Relaying,
        Gate::State => notice.cancelled_at.is_none_or(|at| at > flight.to),
        Gate::Time => gap_ms(notice.from, notice.to, flight) <= config.notice_time_gate.as_millis(),
        // Without a routing there is none to leave; that it lacks one is a deviation.
        Gate::Corridor => lateral.is_none_or(|lateral| lateral.nearest_m <= config.corridor_gate_m),
        Gate::Kind => {
            // 110 m/s: no helicopter flies faster.
            let is_fast = flight.speed_mm_s.is_some_and(|speed| speed > 110_000);
            !(notice.wing == Some(Wing::Rotary) && is_fast)
        }
    };
    let failed: Vec<Gate> = Gate::ALL.into_iter().filter(|gate| !passes(*gate)).collect();
    let points = failed.is_empty().then(|| Points::of(flight, notice, lateral, config));
    Considered { notice: notice.id.clone(), digest: notice.digest(), failed, points }
}

/// How far from a routing the places inside lie, metres.
#[derive(Clone, Copy)]
struct Lateral {
    /// The nearest of them.
    nearest_m: i64,
    /// The furthest.
    furthest_m: i64,
}

impl Lateral {
    /// Nothing without a routing or a place.
    fn of(flight: &Flight, notice: &Notice) -> Option<Self> {
        if notice.route.len() < 2 {
            return None;
        }
        let distances = flight.places.iter().map(|place| route_distance_m(*place, &notice.route));
        distances.fold(None, |found: Option<Self>, metres| {
            let found = found.unwrap_or(Self { nearest_m: metres, furthest_m: metres });
            Some(Self { nearest_m: found.nearest_m.min(metres), furthest_m: found.furthest_m.max(metres) })
        })
    }
}

/// The distance of a place from a chain of straight pieces, metres, in a flat picture about the place.
fn route_distance_m(place: Position, route: &[Position]) -> i64 {
    let shrink = libm::cos(f64::from(place.latitude().as_e7()) * 1e-7 * core::f64::consts::PI / 180.0);
    let flat = |point: Position| {
        let east = (i64::from(point.longitude().as_e7()) - i64::from(place.longitude().as_e7()) + 1_800_000_000)
            .rem_euclid(3_600_000_000)
            - 1_800_000_000;
        let north = i64::from(point.latitude().as_e7()) - i64::from(place.latitude().as_e7());
        (east as f64 * crate::flat::M_PER_LATITUDE_E7 * shrink, north as f64 * crate::flat::M_PER_LATITUDE_E7)
    };
    let mut least = route.iter().map(|point| distance_m(place, *point)).fold(f64::INFINITY, f64::min);
    for pair in route.windows(2) {
        let [from, to] = pair else { continue };
        let ((x0, y0), (x1, y1)) = (flat(*from), flat(*to));
        let (dx, dy) = (x1 - x0, y1 - y0);
        let length = dx * dx + dy * dy;
        let part = if length > 0.0 { (-(x0 * dx + y0 * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
        least = least.min(libm::hypot(x0 + part * dx, y0 + part * dy));
    }
    libm::floor(least + 0.5) as i64
}

/// True for the one kind of notice that lets a flight be inside a designated area.
pub(crate) const fn exempts(notice: &Notice) -> bool {
    matches!(notice.kind, NoticeKind::A) && notice.exemption.is_some()
}
