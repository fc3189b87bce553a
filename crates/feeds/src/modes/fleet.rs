//! What is kept of each address between its frames: halves of positions, the last place, what it stated of its quality. Bounded in number
//! and in time.
//!
//! Forgetting is by generations: what was not heard since the last but one turn is gone. A flood of addresses turns them sooner, and costs
//! nothing but the memory of the others; the same frames give the same answers on every machine.

use std::collections::BTreeMap;

use spacetime::Position;

use super::cpr::{self, Half, Net, NoPlace, Parity};
use super::quality::Statement;

/// The most addresses of one generation; two are kept.
pub(crate) const GENERATION_MAX: usize = 20_000;
/// How long a generation lasts, milliseconds.
const GENERATION_MS: i64 = 60_000;
/// Two halves older than this against each other are not taken together (DO-260B, 2.2.10.3.1), milliseconds.
const PAIR_MS: i64 = 10_000;
/// How long a place may serve as the reference of the next, milliseconds: within it nothing of this world leaves the zone.
const REFERENCE_MS: i64 = 120_000;
/// How long an address counts as heard for replies that only hint at theirs, milliseconds.
const HEARD_MS: i64 = 60_000;
/// What no aircraft outruns, and what two reports may differ by standing still.
const SPEED_MAX_M_S: f64 = 1_000.0;
const SLACK_M: f64 = 2_000.0;
/// The farthest that a receiver hears an aircraft: 45,000 feet on the horizon of a mountain.
const RANGE_MAX_M: f64 = 900_000.0;
/// How often a place must be contradicted before it is given up.
const CONTRADICTIONS: u8 = 4;
/// How many places in a row make a rival the place.
const RIVALS: u8 = 3;
/// How long a place must be silent before a rival takes over, milliseconds.
const SILENT_MS: i64 = 10_000;

/// What is kept of one address.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Aircraft {
    heard_ms: Option<i64>,
    even: Option<(Half, i64)>,
    odd: Option<(Half, i64)>,
    last: Option<Fix>,
    rival: Option<Fix>,
    rivals: u8,
    contradictions: u8,
    pub(crate) statement: Statement,
    speed: Option<(u32, i64)>,
}

#[derive(Clone, Copy, Debug)]
struct Fix {
    position: Position,
    at_ms: i64,
}

/// What a half of a position comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Placed {
    /// The other half, or a reference, is not there yet.
    NotYet,
    /// A place.
    At(Position),
    /// A place that does not fit where this address was, or where it could be heard.
    Doubted(Position),
    /// The halves are not of one place.
    Impossible,
}

impl Aircraft {
    /// A frame with clean parity named this address.
    pub(crate) const fn hear(&mut self, at_ms: i64) {
        self.heard_ms = Some(at_ms);
    }

    /// Whether a clean frame named this address of late.
    pub(crate) fn is_heard(&self, at_ms: i64) -> bool {
        self.heard_ms.is_some_and(|heard| (at_ms - heard).abs() <= HEARD_MS)
    }

    /// The speed that it told last, if that is not long ago.
    pub(crate) fn speed_mm_s(&self, at_ms: i64) -> Option<u32> {
        self.speed.filter(|(_, told)| (at_ms - told).abs() <= PAIR_MS).map(|(speed, _)| speed)
    }

    /// It told its speed.
    pub(crate) const fn tell_speed(&mut self, speed_mm_s: u32, at_ms: i64) {
        self.speed = Some((speed_mm_s, at_ms));
    }

    /// Where it is by this half and what was heard before.
    pub(crate) fn place(&mut self, half: Half, at_ms: i64, receiver: Option<Position>) -> Placed {
        let other = match half.parity {
            Parity::Even => {
                self.even = Some((half, at_ms));
                self.odd
            }
            Parity::Odd => {
                self.odd = Some((half, at_ms));
                self.even
            }
        };
        let placed = match half.net {
            Net::Airborne => {
                let partner = other.filter(|(other, at)| other.net == half.net && (at_ms - at).abs() <= PAIR_MS);
                let pair = partner.map(|(other, _)| match half.parity {
                    Parity::Even => cpr::global(half, other, Parity::Even),
                    Parity::Odd => cpr::global(other, half, Parity::Odd),
                });
                self.judge(half, at_ms, pair)
            }
            Net::Surface => {
                let reference = self.fresh(self.last, at_ms).map(|fix| fix.position).or(receiver);
                let place = reference.and_then(|reference| cpr::local(reference, half));
                self.judge(half, at_ms, place.map(Ok))
            }
        };
        match (placed, receiver) {
            (Placed::At(position), Some(receiver)) if distance_m(position, receiver) > RANGE_MAX_M => {
                Placed::Doubted(position)
            }
            (Placed::At(position), _) if is_nowhere(position) => Placed::Doubted(position),
            (placed, _) => placed,
        }
    }

    fn fresh(&self, fix: Option<Fix>, at_ms: i64) -> Option<Fix> {
        fix.filter(|fix| (at_ms - fix.at_ms).abs() <= REFERENCE_MS)
    }

    /// A place that goes on from the last one is taken before what a pair says: the other half may be another aircraft's.
    fn judge(&mut self, half: Half, at_ms: i64, pair: Option<Result<Position, NoPlace>>) -> Placed {
        let Some(last) = self.fresh(self.last, at_ms) else {
            return match pair {
                Some(Ok(position)) => {
                    self.take(position, at_ms);
                    Placed::At(position)
                }
                Some(Err(NoPlace::Beyond)) => Placed::Impossible,
                Some(Err(NoPlace::ZonesDiffer)) | None => Placed::NotYet,
            };
        };
        if let Some(position) = goes_on(last, half, at_ms) {
            let agrees = match pair {
                Some(Ok(other)) => distance_m(other, position) <= SLACK_M,
                Some(Err(NoPlace::Beyond)) => false,
                Some(Err(NoPlace::ZonesDiffer)) | None => true,
            };
            self.contradictions = if agrees { 0 } else { self.contradictions + 1 };
            if self.contradictions < CONTRADICTIONS {
                self.take(position, at_ms);
                return Placed::At(position);
            }
            // A reference in the wrong zone would lead every later place astray.
            (self.last, self.contradictions) = (None, 0);
            return Placed::Doubted(position);
        }
        if let Some(position) = self.fresh(self.rival, at_ms).and_then(|rival| goes_on(rival, half, at_ms)) {
            self.rivals = self.rivals.saturating_add(1);
            if self.rivals >= RIVALS && (at_ms - last.at_ms).abs() >= SILENT_MS {
                self.take(position, at_ms);
                return Placed::At(position);
            }
            self.rival = Some(Fix { position, at_ms });
            return Placed::Doubted(position);
        }
        match pair {
            Some(Ok(position)) => {
                (self.rival, self.rivals) = (Some(Fix { position, at_ms }), 1);
                Placed::Doubted(position)
            }
            Some(Err(NoPlace::Beyond)) => Placed::Impossible,
            Some(Err(NoPlace::ZonesDiffer)) | None => Placed::NotYet,
        }
    }

    const fn take(&mut self, position: Position, at_ms: i64) {
        self.last = Some(Fix { position, at_ms });
        self.rivals = 0;
    }
}

/// The place by this half alone near an earlier one, if an aircraft could have come there since.
fn goes_on(from: Fix, half: Half, at_ms: i64) -> Option<Position> {
    let position = cpr::local(from.position, half)?;
    let seconds = (at_ms - from.at_ms).abs() as f64 / 1_000.0;
    (distance_m(from.position, position) <= SLACK_M + SPEED_MAX_M_S * seconds).then_some(position)
}

/// A receiver that has no place yet lets its aircraft say that it is at 0, 0.
pub(crate) fn is_nowhere(position: Position) -> bool {
    position.latitude().as_e7().abs() < 10_000 && position.longitude().as_e7().abs() < 10_000
}

/// How far apart two places are, metres, to about a hundredth: enough to doubt by, without the platform's trigonometry.
pub(crate) fn distance_m(one: Position, other: Position) -> f64 {
    const METRES_PER_DEGREE: f64 = 111_195.0;
    let degrees = |e7: i32| f64::from(e7) / 1e7;
    let (north, south) = (degrees(one.latitude().as_e7()), degrees(other.latitude().as_e7()));
    let mut east = (degrees(one.longitude().as_e7()) - degrees(other.longitude().as_e7())).abs();
    if east > 180.0 {
        east = 360.0 - east;
    }
    let square = ((north + south) / 2.0).to_radians().powi(2);
    let cosine = 1.0 - square / 2.0 + square * square / 24.0 - square * square * square / 720.0;
    let east = east * cosine;
    ((north - south) * (north - south) + east * east).sqrt() * METRES_PER_DEGREE
}

/// Every address that was heard of late.
#[derive(Debug, Default)]
pub(crate) struct Fleet {
    young: BTreeMap<u32, Aircraft>,
    old: BTreeMap<u32, Aircraft>,
    turned_ms: Option<i64>,
}

impl Fleet {
    /// What is kept of an address, if anything.
    pub(crate) fn find(&mut self, address: u32, at_ms: i64) -> Option<&mut Aircraft> {
        self.turn(at_ms);
        if !self.young.contains_key(&address) {
            let kept = self.old.remove(&address)?;
            self.young.insert(address, kept);
        }
        self.young.get_mut(&address)
    }

    /// What is kept of an address, from now on.
    pub(crate) fn keep(&mut self, address: u32, at_ms: i64) -> &mut Aircraft {
        self.turn(at_ms);
        let old = &mut self.old;
        self.young.entry(address).or_insert_with(|| old.remove(&address).unwrap_or_default())
    }

    /// A clock that jumps, ahead or back, turns the generations as well: what was kept may be of another day.
    fn turn(&mut self, at_ms: i64) {
        let since = *self.turned_ms.get_or_insert(at_ms);
        if (at_ms - since).abs() > GENERATION_MS || self.young.len() >= GENERATION_MAX {
            self.old = std::mem::take(&mut self.young);
            self.turned_ms = Some(at_ms);
        }
    }

    /// How many addresses are kept.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.young.len() + self.old.len()
    }
}
