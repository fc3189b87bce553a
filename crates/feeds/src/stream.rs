//! What every decoder of sensor data has in common: bytes in as they come, observations, heartbeats and faults out in order.
//!
//! A decoder never stops: whatever is wrong is a [`Fault`] with its place, and reading goes on at the next record. It never holds more
//! than one unfinished record. It knows no clock: when the bytes were received comes with them, and the full time of a report that
//! tells only the time of day is the one nearest to that. The same bytes give the same events however they were cut in pieces.

use spacetime::Instant;
use spacetime::observation::{Observation, SourceId};

/// What a decoder found, in the order of the bytes.
#[derive(Clone, Debug, PartialEq)]
pub enum FeedEvent {
    /// A report of an aircraft.
    Observation(Observation),
    /// A sign of life: the sensor works, so that its silence about aircraft means something.
    Heartbeat(Heartbeat),
    /// Something that could not be read. The rest of the feed goes on.
    Fault(Fault),
}

/// A sign of life of a source (ASTERIX categories 034, 063, 065, 023, statistics of a receiver).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heartbeat {
    /// Which source.
    pub source: SourceId,
    /// When it was alive, UTC.
    pub at: Instant,
    /// How it says it stands.
    pub state: SensorState,
}

/// How a sensor says it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SensorState {
    /// It sees as it should.
    Operating,
    /// It sees less than it should, or for part of its round.
    Degraded,
    /// It does not see, or sends test data.
    NotOperating,
}

/// Why a part of a feed was not read, where it stood, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The source, when it is known.
    pub source: Option<SourceId>,
    /// Offset of the record in the feed, bytes from 0.
    pub at_byte: u64,
    /// The item, field or column, by the name that its standard gives it: `I048/040`, `NACp`, `seen_pos`; empty for a whole record.
    pub item: String,
    /// The stable code, the key of the sentence and its cure in the catalogues.
    pub code: &'static str,
    /// The named arguments of the sentence.
    pub arguments: Vec<(&'static str, String)>,
}

/// A decoder of one feed.
pub trait Decoder {
    /// Takes the next bytes of the feed, received at `received_at`, and appends what they complete to `out`.
    fn take(&mut self, bytes: &[u8], received_at: Instant, out: &mut Vec<FeedEvent>);

    /// Says that no byte follows; an unfinished record becomes a fault.
    fn end(&mut self, out: &mut Vec<FeedEvent>);
}
