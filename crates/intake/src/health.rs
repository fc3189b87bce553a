//! How a source stands: what it gave, what of it could not be read, when it was heard last, how far its clock is off.
//!
//! Counts and times only: no place, no address and no name of an aircraft enters here, so that none can leave (SG-31).

use std::collections::{BTreeMap, VecDeque};

use feeds::kinds::Clock;
use feeds::stream::{FeedEvent, SensorState};
use spacetime::Instant;

use crate::inbox::{Break, What};

/// How many reports the offset of a clock is taken from.
const OFFSETS_MAX: usize = 101;

/// Whether a source is being heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It was not reached yet, or is being called again.
    Waiting(Option<Break>),
    /// Its connection stands, or its socket is open.
    Open,
    /// Nothing more will come.
    Ended,
}

impl Standing {
    /// The stable word for it, also the key of its sentence.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting(None) => "waiting",
            Self::Waiting(Some(Break::NoAnswer)) => "no-answer",
            Self::Waiting(Some(Break::Closed)) => "closed",
            Self::Waiting(Some(Break::Silent)) => "silent",
            Self::Waiting(Some(Break::Failed)) => "failed",
            Self::Open => "open",
            Self::Ended => "ended",
        }
    }
}

/// The health of one source since the run began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    clock: Clock,
    /// Whether it is being heard.
    pub standing: Standing,
    /// How often a connection was made.
    pub connections: u64,
    /// How often one broke, or a call found nobody.
    pub breaks: u64,
    /// Bytes that came.
    pub bytes: u64,
    /// Of them, what lies in the log and was written through.
    pub kept_bytes: u64,
    /// Reports of aircraft.
    pub observations: u64,
    /// Signs of life.
    pub heartbeats: u64,
    /// How often each fault was found.
    pub faults: BTreeMap<&'static str, u64>,
    /// When the last record was received.
    pub last_at: Option<Instant>,
    /// What the sensor last said of itself.
    pub state: Option<SensorState>,
    offsets_ms: VecDeque<i64>,
}

impl Health {
    /// Of a source that was not heard yet; `clock` says whether its feed tells the time.
    #[must_use]
    pub const fn new(clock: Clock) -> Self {
        Self {
            clock,
            standing: Standing::Waiting(None),
            connections: 0,
            breaks: 0,
            bytes: 0,
            kept_bytes: 0,
            observations: 0,
            heartbeats: 0,
            faults: BTreeMap::new(),
            last_at: None,
            state: None,
            offsets_ms: VecDeque::new(),
        }
    }

    /// Counts what came.
    pub fn came(&mut self, what: &What) {
        match what {
            What::Begins => {
                self.connections += 1;
                self.standing = Standing::Open;
            }
            What::Bytes(bytes) | What::Datagram(bytes) => self.bytes += bytes.len() as u64,
            What::Breaks(why) => {
                self.breaks += 1;
                self.standing = Standing::Waiting(Some(*why));
            }
            What::Ends => self.standing = Standing::Ended,
        }
    }

    /// Counts what a decoder made of it.
    pub fn decoded(&mut self, event: &FeedEvent, received_at: Instant) {
        match event {
            FeedEvent::Observation(observation) => {
                self.observations += 1;
                self.last_at = Some(received_at);
                if self.clock == Clock::InTheFeed {
                    if self.offsets_ms.len() == OFFSETS_MAX {
                        self.offsets_ms.pop_front();
                    }
                    self.offsets_ms.push_back(received_at.since(observation.valid_at).as_millis());
                }
            }
            FeedEvent::Heartbeat(heartbeat) => {
                self.heartbeats += 1;
                self.last_at = Some(received_at);
                self.state = Some(heartbeat.state);
            }
            FeedEvent::Fault(fault) => *self.faults.entry(fault.code).or_default() += 1,
        }
    }

    /// How much later than they say reports are received, milliseconds: the middle one of the last hundred. Nothing where the feed tells no
    /// time. Seconds are the way; minutes are a clock, and what is below nothing can be nothing else.
    #[must_use]
    pub fn clock_offset_ms(&self) -> Option<i64> {
        let mut offsets: Vec<i64> = self.offsets_ms.iter().copied().collect();
        offsets.sort_unstable();
        offsets.get(offsets.len() / 2).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{Health, Standing};
    use crate::inbox::{Break, What};
    use feeds::kinds::{Clock, Kind};
    use feeds::sources::SourceRegister;
    use spacetime::{Instant, Span};

    const ROW: &str = "[{\"timestamp\":1474113600,\"icao24\":\"778001\",\"latitude\":35.2,\"longitude\":40.1,\"altitude\":9000},{\"timestamp\":1}]";

    fn after(clock: Clock, late: Span) -> Health {
        let mut health = Health::new(clock);
        let mut decoder = Kind::named("table").unwrap().open_live(&SourceRegister::new(), None);
        let received_at = Instant::from_millis(1_474_113_600_000).unwrap().saturating_add(late);
        let mut events = Vec::new();
        decoder.take(ROW.as_bytes(), received_at, &mut events);
        for event in &events {
            health.decoded(event, received_at);
        }
        health
    }

    #[test]
    fn a_clock_that_is_off_is_told_where_the_feed_tells_the_time() {
        let health = after(Clock::InTheFeed, Span::from_minutes(-3));
        assert_eq!((health.clock_offset_ms(), health.observations), (Some(-180_000), 1));
        assert_eq!(health.faults.values().sum::<u64>(), 1, "{:?}", health.faults);
        assert_eq!(after(Clock::OfReception, Span::from_minutes(3)).clock_offset_ms(), None);
    }

    #[test]
    fn a_source_that_breaks_is_waited_for_and_says_why() {
        let mut health = Health::new(Clock::InTheFeed);
        assert_eq!(health.standing.code(), "waiting");
        for (what, code) in [
            (What::Breaks(Break::NoAnswer), "no-answer"),
            (What::Begins, "open"),
            (What::Bytes(vec![1, 2, 3]), "open"),
            (What::Breaks(Break::Silent), "silent"),
            (What::Begins, "open"),
            (What::Ends, "ended"),
        ] {
            health.came(&what);
            assert_eq!(health.standing.code(), code);
        }
        assert_eq!((health.connections, health.breaks, health.bytes), (2, 2, 3));
        assert_eq!(health.standing, Standing::Ended);
    }
}
