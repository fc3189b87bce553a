//! Coverage: when sensors worked, and what their silence means.
//!
//! That nothing was seen is evidence only where a sensor worked and could have seen it. Silence is the aircraft's only when reception was
//! good before; it is then an *apparent loss of signal*, which grades no event.
//!
//! A statement of coverage says for how much of a day an area was watched, and counts only sources of which it is known how far they reach.

use crate::area::{AreaBook, Compiled};
use crate::config::Config;
use crate::digest::Digest;
use crate::flat::distance_m;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::observation::{Observation, SourceClass, SourceId};
use spacetime::{CivilDate, Instant, Position, Window, Zone};

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

/// Every report of a sensor is a sign of its life. People give none: that nobody said anything means nothing.
#[must_use]
pub fn signs_in(observations: &[Observation]) -> Vec<SignOfLife> {
    observations
        .iter()
        .filter(|observation| observation.class != SourceClass::Human)
        .map(|observation| SignOfLife { source: observation.source, at: observation.valid_at, sees: Sees::Well })
        .collect()
}

/// Where sensors stand, with their heights above the sea in metres. It never leaves the node.
pub type Sites = BTreeMap<SourceId, (Position, i64)>;

/// Coverage is stated for heights from here on, metres above the sea: below it hills decide, and nobody here knows them.
pub const ABOVE_M: i64 = 3_000;

/// A statement lists no more days than this.
const DAYS_MAX: usize = 400;

/// The sensors that reach all of an area at [`ABOVE_M`]: none of its corners lies beyond the radio horizon, 4.12 km times the sum of the roots
/// of both heights in metres. One whose site nobody registered is not counted.
#[must_use]
pub fn reaching(area: &Compiled, sites: &Sites) -> BTreeSet<SourceId> {
    let root = |metres: i64| libm::sqrt(metres.max(0) as f64);
    let reaches = |(site, height_m): &(Position, i64)| {
        let horizon_m = 4_120.0 * (root(*height_m) + root(ABOVE_M));
        area.version().area.parts().flatten().flatten().all(|corner| distance_m(*site, *corner) <= horizon_m)
    };
    sites.iter().filter(|(_, site)| reaches(site)).map(|(source, _)| *source).collect()
}

/// For how much of a day an area was watched: the honest denominator of everything that is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The area.
    pub area: String,
    /// The version that was in force.
    pub version: Digest,
    /// The day, in the reference zone.
    pub day: CivilDate,
    /// For how many thousandths of the day, as far as the version was in force, at least one sensor that reaches the area worked.
    pub permille: i64,
    /// How many sensors reach the area.
    pub sensors: usize,
}

/// A statement for each version of an area and each day, from the first sign of life to the last, by area, version and day.
#[must_use]
pub fn statements(book: &AreaBook, coverage: &Coverage, sites: &Sites, zone: Zone) -> Vec<Statement> {
    let span = coverage.stretches().fold(None, |span: Option<(Instant, Instant)>, (_, from, to)| {
        Some(span.map_or((from, to), |(first, last)| (first.min(from), last.max(to))))
    });
    let Some((first, last)) = span else { return Vec::new() };
    let mut days = Vec::new();
    let mut day = zone.local(first).ok().map(|local| local.date());
    let until = zone.local(last).ok().map(|local| local.date());
    while let Some(date) = day.filter(|date| days.len() < DAYS_MAX && until.is_some_and(|until| *date <= until)) {
        days.extend(zone.day_window(date).ok().map(|window| (date, window)));
        day = date.next_day();
    }
    let mut found = Vec::new();
    for (_, area) in book.iter() {
        let sensors = reaching(area, sites);
        found.extend(days.iter().filter_map(|(day, window)| statement(area, coverage, &sensors, (*day, *window))));
    }
    found
}

/// The statement for one version and one day; nothing where the version was not in force on it.
#[must_use]
pub fn statement(
    area: &Compiled,
    coverage: &Coverage,
    sensors: &BTreeSet<SourceId>,
    (day, window): (CivilDate, Window),
) -> Option<Statement> {
    let version = area.version();
    let from = version.valid_from.map_or(window.from(), |from| from.max(window.from()));
    let to = version.valid_to.map_or(window.to(), |to| to.min(window.to()));
    let window = Window::new(from, to).ok()?;
    let permille = coverage.within(sensors, window).permille(window);
    Some(Statement { area: version.id.clone(), version: *area.digest(), day, permille, sensors: sensors.len() })
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

    /// From stretches in which sources worked, in any order.
    #[must_use]
    pub fn of_stretches(mut stretches: Vec<(SourceId, Instant, Instant)>) -> Self {
        stretches.sort_unstable();
        let mut up: BTreeMap<SourceId, Vec<(Instant, Instant)>> = BTreeMap::new();
        for (source, from, to) in stretches {
            up.entry(source).or_default().push((from, to));
        }
        Self { up }
    }

    /// The stretches in which sources worked, in order.
    pub fn stretches(&self) -> impl Iterator<Item = (SourceId, Instant, Instant)> {
        self.up.iter().flat_map(|(source, rows)| rows.iter().map(|(from, to)| (*source, *from, *to)))
    }

    /// The same of these sources alone, within a window.
    #[must_use]
    pub fn within(&self, sources: &BTreeSet<SourceId>, window: Window) -> Self {
        let cut = |(source, from, to): (SourceId, Instant, Instant)| {
            let (from, to) = (from.max(window.from()), to.min(window.to()));
            (from < to && sources.contains(&source)).then_some((source, from, to))
        };
        Self::of_stretches(self.stretches().filter_map(cut).collect())
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
