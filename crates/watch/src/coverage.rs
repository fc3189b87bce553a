//! Coverage: when sensors worked, and what their silence means.
//!
//! That nothing was seen is evidence only where a sensor worked and could have seen it. Silence is the aircraft's only when reception was
//! good before; it is then an *apparent loss of signal*, which grades no event.

use crate::config::Config;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use spacetime::observation::SourceId;
use spacetime::{Instant, Window};

/// A sign of life of a source, as decoders give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SignOfLife {
    /// The source.
    pub source: SourceId,
    /// When.
    pub at: Instant,
    /// Whether it saw as it should.
    pub sees: Sees,
}

/// How a source says it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sees {
    /// As it should.
    Well,
    /// Less than it should.
    Less,
    /// Nothing.
    Nothing,
}

/// What silence about an aircraft means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Silence {
    /// The sensor gave no sign of life: nothing follows.
    SensorDown,
    /// The aircraft was below the sensor's horizon.
    OutOfCoverage,
    /// Reports came too seldom before for their absence to mean anything.
    ReceptionPoor,
    /// Reception was good, and then nothing: an apparent loss of signal.
    TargetSilent,
}

impl Silence {
    /// Every meaning.
    pub const ALL: [Self; 4] = [Self::SensorDown, Self::OutOfCoverage, Self::ReceptionPoor, Self::TargetSilent];

    /// The stable word for it, also the key of its sentence.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SensorDown => "SENSOR_DOWN",
            Self::OutOfCoverage => "OUT_OF_COVERAGE",
            Self::ReceptionPoor => "RECEPTION_POOR",
            Self::TargetSilent => "TARGET_SILENT",
        }
    }
}

/// When each source worked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// For each source the stretches without a pause of more than [`Config::heartbeat`], in order.
    up: BTreeMap<SourceId, Vec<(Instant, Instant)>>,
}

impl Coverage {
    /// From signs of life in any order.
    #[must_use]
    pub fn of(mut signs: Vec<SignOfLife>, config: &Config) -> Self {
        signs.sort_unstable();
        signs.dedup();
        let mut up: BTreeMap<SourceId, Vec<(Instant, Instant)>> = BTreeMap::new();
        for sign in signs.iter().filter(|sign| sign.sees != Sees::Nothing) {
            let stretches = up.entry(sign.source).or_default();
            match stretches.last_mut() {
                Some((_, last)) if sign.at.since(*last) <= config.heartbeat => *last = sign.at,
                Some(_) | None => stretches.push((sign.at, sign.at)),
            }
        }
        Self { up }
    }

    /// Whether a source worked at a moment.
    #[must_use]
    pub fn worked(&self, source: SourceId, at: Instant) -> bool {
        self.up.get(&source).is_some_and(|stretches| stretches.iter().any(|(from, to)| *from <= at && at <= *to))
    }

    /// The parts in a thousand of a window in which at least one source worked: the honest denominator.
    #[must_use]
    pub fn permille(&self, window: Window) -> i64 {
        let mut all: Vec<(Instant, Instant)> = self.up.values().flatten().copied().collect();
        all.sort_unstable();
        let (mut covered, mut until) = (0, window.from());
        for (from, to) in all {
            let (from, to) = (from.max(until), to.min(window.to()));
            if to > from {
                covered += to.since(from).as_millis();
                until = to;
            }
        }
        covered * 1_000 / window.duration().as_millis().max(1)
    }
}

/// What the silence of a source about an aircraft means.
///
/// `seen_before` of the last `expected_before` expected reports came, then `missed` did not.
#[must_use]
pub fn silence(
    coverage: &Coverage,
    source: SourceId,
    at: Instant,
    horizon: Horizon,
    (seen_before, missed): (usize, usize),
    config: &Config,
) -> Option<Silence> {
    if !coverage.worked(source, at) {
        return Some(Silence::SensorDown);
    }
    if horizon == Horizon::Below {
        return Some(Silence::OutOfCoverage);
    }
    if seen_before < config.expected_seen {
        return Some(Silence::ReceptionPoor);
    }
    (missed > config.expected_missed).then_some(Silence::TargetSilent)
}

/// Where an aircraft was to a sensor's horizon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Horizon {
    /// Above it.
    Above,
    /// Below it.
    Below,
}
