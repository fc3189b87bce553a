//! Points: what of a flight agrees with a notice, item by item.

use super::{Flight, Lateral};
use crate::config::Config;
use crate::flat::distance_m;
use crate::notice::Notice;
use alloc::vec::Vec;
use spacetime::Position;

/// What can agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// The whole call sign: 40.
    Callsign,
    /// Its first three letters, the operator's: 15.
    CallsignPrefix,
    /// The address: 40.
    Address,
    /// The Mode 3/A code: 25.
    ModeA,
    /// The type: 10.
    Type,
    /// Departure and destination, five each.
    Ends,
    /// Nearness in time: up to 10.
    Time,
    /// Nearness to the routing: up to 10.
    Lateral,
    /// The direction: 5.
    Direction,
}

impl Item {
    /// Every item, in the order in which they are listed.
    pub const ALL: [Self; 9] = [
        Self::Callsign,
        Self::CallsignPrefix,
        Self::Address,
        Self::ModeA,
        Self::Type,
        Self::Ends,
        Self::Time,
        Self::Lateral,
        Self::Direction,
    ];

    /// The stable word for it, also the key of its sentence.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Callsign => "callsign",
            Self::CallsignPrefix => "callsign-prefix",
            Self::Address => "address",
            Self::ModeA => "mode-a",
            Self::Type => "type",
            Self::Ends => "ends",
            Self::Time => "time",
            Self::Lateral => "lateral",
            Self::Direction => "direction",
        }
    }
}

/// The points of a notice, item by item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Points {
    /// Each item that gave points, with how many.
    pub items: Vec<(Item, i64)>,
}

impl Points {
    /// The sum.
    #[must_use]
    pub fn total(&self) -> i64 {
        self.items.iter().map(|(_, points)| points).sum()
    }

    pub(super) fn of(flight: &Flight, notice: &Notice, lateral: Option<Lateral>, config: &Config) -> Self {
        let items = Item::ALL.into_iter().map(|item| (item, points(item, flight, notice, lateral, config)));
        Self { items: items.filter(|(_, points)| *points > 0).collect() }
    }
}

fn points(item: Item, flight: &Flight, notice: &Notice, lateral: Option<Lateral>, config: &Config) -> i64 {
    let claims = &flight.claims;
    let if_so = |holds: bool, points: i64| if holds { points } else { 0 };
    let has_callsign = || notice.callsigns.iter().any(|callsign| claims.callsigns.contains(callsign));
    match item {
        Item::Callsign => if_so(has_callsign(), 40),
        Item::CallsignPrefix => {
            let prefix = |text: &str| text.get(..3).map(alloc::borrow::ToOwned::to_owned);
            let same = notice.callsigns.iter().any(|told| {
                prefix(told.as_str()).is_some_and(|told| {
                    claims.callsigns.iter().any(|seen| prefix(seen.as_str()).as_ref() == Some(&told))
                })
            });
            if_so(same && !has_callsign(), 15)
        }
        Item::Address => if_so(notice.addresses.iter().any(|address| claims.addresses.contains(address)), 40),
        Item::ModeA => if_so(notice.mode_a.iter().any(|code| claims.mode_a.contains(code)), 25),
        Item::Type => if_so(notice.types.iter().any(|told| claims.types.contains(told)), 10),
        Item::Ends => {
            // Twenty kilometres: an aerodrome and its circuit.
            let near = |seen: Option<Position>, told: Option<&Position>| {
                seen.zip(told).is_some_and(|(seen, told)| distance_m(seen, *told) <= 20_000.0)
            };
            let starts = near(flight.begins.map(|(place, _)| place), notice.route.first());
            let ends = near(flight.ends.map(|(place, _)| place), notice.route.last());
            if_so(starts, 5) + if_so(ends, 5)
        }
        Item::Time => {
            let limit = config.notice_time_gate.as_millis().max(1);
            let gap = super::gap_ms(notice.from, notice.to, flight).min(limit);
            10 - (10 * gap + limit - 1) / limit
        }
        Item::Lateral => lateral.map_or(0, |Lateral { nearest_m: metres, .. }| {
            let limit = config.corridor_gate_m.max(1);
            10 - (10 * metres.min(limit) + limit - 1) / limit
        }),
        Item::Direction => {
            let seen = flight.places.first().copied().zip(flight.places.last().copied());
            let told = notice.route.first().copied().zip(notice.route.last().copied());
            if_so(seen.zip(told).is_some_and(|(seen, told)| along(seen, told)), 5)
        }
    }
}

/// True when two ways lead into the same half of the compass.
fn along(one: (Position, Position), other: (Position, Position)) -> bool {
    let way = |(from, to): (Position, Position)| {
        let shrink = libm::cos(f64::from(from.latitude().as_e7()) * 1e-7 * core::f64::consts::PI / 180.0);
        let east = f64::from(to.longitude().as_e7()) - f64::from(from.longitude().as_e7());
        (east * shrink, f64::from(to.latitude().as_e7()) - f64::from(from.latitude().as_e7()))
    };
    let (a, b) = (way(one), way(other));
    a.0 * b.0 + a.1 * b.1 > 0.0
}
