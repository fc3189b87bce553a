//! Segments by hypotheses: which reports of one key one aircraft can have sent.
//!
//! What an aircraft says of itself is one stream, whoever heard it, so that a second transmitter under the same address shows. What others
//! measured is a stream for each sensor.

use crate::config::Config;
use crate::digest::Digest;
use crate::flag::{Flag, Flags};
use crate::flat::distance_m;
use crate::key::TrackKey;
use crate::sighting::Sighting;
use crate::source::Sources;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use spacetime::observation::SourceClass;
use spacetime::{Instant, Position, Span};

/// Reports that one aircraft can have sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// The class of all of them.
    pub class: SourceClass,
    /// Numbers of its reports in the track, in order; those that are set aside or repeat a stale place are not among them.
    pub reports: Vec<usize>,
    /// What speaks against the whole of it.
    pub flags: Flags,
}

/// One stream of reports: self-reports together, everything else by the tag of its sensor.
type Stream = (SourceClass, Option<Digest>);

/// How many times as many hypotheses a stream may hold in which aircraft have no names.
const UNNAMED_FACTOR: usize = 25;

pub(super) fn build(
    key: &TrackKey,
    sightings: &[Sighting],
    flags: &mut [Flags],
    sources: &Sources,
    config: &Config,
) -> Vec<Segment> {
    let mut streams: BTreeMap<Stream, Vec<usize>> = BTreeMap::new();
    for (number, sighting) in sightings.iter().enumerate() {
        let set_aside = flags.get(number).is_none_or(|flags| flags.set_aside());
        if sighting.observation.place.is_none() || set_aside {
            continue;
        }
        let class = sighting.observation.class;
        let sensor = sighting.heard_by.first().filter(|_| !class.is_self_reported());
        streams.entry((class, sensor.map(|id| sources.tag(*id)))).or_default().push(number);
    }
    let mut segments = Vec::new();
    for ((class, _), numbers) in streams {
        let mut found = Hypotheses::new(key, class, sightings, sources, config).run(&numbers);
        doubled(&mut found, sightings, config);
        segments.append(&mut found);
    }
    segments.sort_by(|one, other| one.reports.cmp(&other.reports));
    for segment in &segments {
        for number in &segment.reports {
            if let Some(flags) = flags.get_mut(*number) {
                *flags = flags.and(segment.flags);
            }
        }
    }
    segments
}

struct Hypotheses<'a> {
    key: &'a TrackKey,
    class: SourceClass,
    sightings: &'a [Sighting],
    sources: &'a Sources,
    config: &'a Config,
    segments: Vec<Segment>,
    /// Numbers of open segments, in order of opening.
    open: Vec<usize>,
    /// Segments closed lately enough to be remembered.
    remembered: Vec<usize>,
    /// For each segment, those known when it began: could it have come from there?
    known: Vec<Vec<(usize, Way)>>,
}

/// Whether an aircraft could have flown from one segment to another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Possible,
    Impossible,
}

/// A report as a segment sees it.
#[derive(Clone, Copy)]
struct Fix {
    position: Position,
    at: Instant,
    sigma_m: f64,
}

impl<'a> Hypotheses<'a> {
    fn new(
        key: &'a TrackKey,
        class: SourceClass,
        sightings: &'a [Sighting],
        sources: &'a Sources,
        config: &'a Config,
    ) -> Self {
        let (segments, open, remembered, known) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { key, class, sightings, sources, config, segments, open, remembered, known }
    }

    fn fix(&self, number: usize) -> Option<Fix> {
        let sighting = self.sightings.get(number)?;
        let place = sighting.observation.place?;
        let sigma_m = f64::from(sighting.sigma_mm(self.sources, self.config).0) / 1e3;
        Some(Fix { position: place.position, at: sighting.observation.valid_at, sigma_m })
    }

    fn last_of(&self, segment: usize) -> Option<(usize, Fix)> {
        let number = *self.segments.get(segment)?.reports.last()?;
        Some((number, self.fix(number)?))
    }

    /// How well a way fits: parts in a thousand of what an aircraft could have flown; nothing when it could not. Times are trusted to a
    /// second.
    fn strain(&self, from: Fix, to: Fix) -> Option<i64> {
        let time_s = to.at.since(from.at).as_millis().abs() as f64 / 1e3 + 1.0;
        let allowed_m = self.config.speed_max_m_s as f64 * time_s + 3.0 * (from.sigma_m + to.sigma_m);
        let strain = libm::floor(distance_m(from.position, to.position) / allowed_m * 1e3) as i64;
        (strain <= 1_000).then_some(strain)
    }

    fn run(mut self, numbers: &[usize]) -> Vec<Segment> {
        let most = match self.key {
            TrackKey::Unnamed(_) | TrackKey::ModeA(..) => self.config.hypotheses_max.saturating_mul(UNNAMED_FACTOR),
            TrackKey::Address(_) | TrackKey::SensorTrack(..) | TrackKey::Person(_) => self.config.hypotheses_max,
        };
        for &number in numbers {
            if let Some(fix) = self.fix(number) {
                self.take(number, fix, most);
            }
        }
        jumps(&mut self.segments, &self.known, self.config);
        self.segments
    }

    fn take(&mut self, number: usize, fix: Fix, most: usize) {
        self.forget(fix.at);
        let mut best: Option<(i64, usize)> = None;
        for &segment in &self.open {
            if let Some((_, last)) = self.last_of(segment)
                && let Some(strain) = self.strain(last, fix)
                && best.is_none_or(|(least, _)| strain < least)
            {
                best = Some((strain, segment));
            }
        }
        match best {
            Some((_, segment)) => {
                let is_stale = self.last_of(segment).is_some_and(|(_, last)| {
                    last.position == fix.position && last.at != fix.at && self.says_it_moves(number)
                });
                if let (false, Some(segment)) = (is_stale, self.segments.get_mut(segment)) {
                    segment.reports.push(number);
                }
            }
            None => self.open_new(number, fix, most),
        }
    }

    /// An aggregator repeats the last place while the aircraft is not heard. Nothing that moves stands still to a centimetre.
    fn says_it_moves(&self, number: usize) -> bool {
        let speed = self.sightings.get(number).and_then(|sighting| sighting.observation.motion.ground_speed_mm_s);
        speed.is_none_or(|speed| speed >= self.config.flying_mm_s)
    }

    fn open_new(&mut self, number: usize, fix: Fix, most: usize) {
        let way = |last: Fix| if self.strain(last, fix).is_some() { Way::Possible } else { Way::Impossible };
        let known = match self.key {
            TrackKey::Address(_) => {
                let all = self.open.iter().chain(&self.remembered);
                all.filter_map(|segment| Some((*segment, way(self.last_of(*segment)?.1)))).collect()
            }
            // What has no name may be anybody, so nothing jumped.
            TrackKey::SensorTrack(..) | TrackKey::ModeA(..) | TrackKey::Unnamed(_) | TrackKey::Person(_) => Vec::new(),
        };
        self.known.push(known);
        if self.open.len() >= most {
            let oldest =
                self.open.iter().copied().min_by_key(|segment| self.last_of(*segment).map(|(_, last)| last.at));
            if let Some(oldest) = oldest {
                self.open.retain(|segment| *segment != oldest);
                self.remember(oldest);
            }
        }
        self.open.push(self.segments.len());
        self.segments.push(Segment { class: self.class, reports: alloc::vec![number], flags: Flags::NONE });
    }

    fn remember(&mut self, segment: usize) {
        if self.remembered.len() >= self.config.hypotheses_max {
            self.remembered.remove(0);
        }
        self.remembered.push(segment);
    }

    /// Closes what has been silent for too long, and forgets what closed too long ago.
    fn forget(&mut self, now: Instant) {
        let silent = |this: &Self, segment: &usize, limit: Span| {
            this.last_of(*segment).is_none_or(|(_, last)| now.since(last.at) > limit)
        };
        let closing: Vec<usize> =
            self.open.iter().copied().filter(|segment| silent(self, segment, self.config.gap)).collect();
        if !closing.is_empty() {
            self.open.retain(|segment| !closing.contains(segment));
            for segment in closing {
                self.remember(segment);
            }
        }
        let gone: Vec<usize> =
            self.remembered.iter().copied().filter(|segment| silent(self, segment, self.config.jump_memory)).collect();
        if !gone.is_empty() {
            self.remembered.retain(|segment| !gone.contains(segment));
        }
    }
}

/// Flags what nothing could have flown to: of a short and a long segment the short one, of two of a kind the later, of two short ones
/// both. What can only have come from a jump jumped with it.
fn jumps(segments: &mut [Segment], known: &[Vec<(usize, Way)>], config: &Config) {
    for (number, known) in known.iter().enumerate() {
        let is_long = |segments: &[Segment], number: usize| {
            segments.get(number).is_some_and(|segment| segment.reports.len() >= config.double_reports)
        };
        let has_jumped =
            |segments: &[Segment], number: usize| segments.get(number).is_some_and(|it| it.flags.has(Flag::Jump));
        let mut jumped = Vec::new();
        if known.iter().any(|(_, way)| *way == Way::Possible) {
            let mut origins = known.iter().filter(|(_, way)| *way == Way::Possible);
            if origins.all(|(origin, _)| has_jumped(segments, *origin)) {
                jumped.push(number);
            }
        } else if known.iter().any(|(other, _)| is_long(segments, *other) && !has_jumped(segments, *other)) {
            jumped.push(number);
        } else {
            jumped.extend(known.iter().map(|(other, _)| *other).filter(|other| !is_long(segments, *other)));
            if !known.is_empty() && !is_long(segments, number) {
                jumped.push(number);
            }
        }
        for number in jumped {
            if let Some(segment) = segments.get_mut(number) {
                segment.flags = segment.flags.with(Flag::Jump);
            }
        }
    }
}

/// Flags segments that live at once under one address, and everything near a storm of jumps.
fn doubled(segments: &mut [Segment], sightings: &[Sighting], config: &Config) {
    let time = |number: Option<&usize>| {
        number.and_then(|number| sightings.get(*number)).map(|sighting| sighting.observation.valid_at)
    };
    let spans: Vec<Option<(Instant, Instant)>> =
        segments.iter().map(|segment| Some((time(segment.reports.first())?, time(segment.reports.last())?))).collect();
    let mut jumps: Vec<Instant> = segments
        .iter()
        .zip(&spans)
        .filter(|(segment, _)| segment.flags.has(Flag::Jump))
        .filter_map(|(_, span)| span.map(|(from, _)| from))
        .collect();
    if jumps.is_empty() {
        return;
    }
    jumps.sort_unstable();
    let mut long: Vec<(Instant, Instant, usize)> = segments
        .iter()
        .zip(&spans)
        .enumerate()
        .filter(|(_, (segment, _))| segment.reports.len() >= config.double_reports)
        .filter_map(|(number, (_, span))| span.map(|(from, to)| (from, to, number)))
        .collect();
    long.sort_unstable();
    let mut doubled = alloc::collections::BTreeSet::new();
    // In order of their beginnings a segment meets an earlier one exactly when it begins before the latest end so far, and a later one exactly
    // when the next begins before its own end.
    let mut latest: Option<Instant> = None;
    for (place, &(from, to, number)) in long.iter().enumerate() {
        let meets_earlier = latest.is_some_and(|latest| from <= latest);
        let meets_later = long.get(place + 1).is_some_and(|(next, _, _)| *next <= to);
        if meets_earlier || meets_later {
            doubled.insert(number);
        }
        latest = Some(latest.map_or(to, |latest| latest.max(to)));
    }
    for (number, span) in spans.iter().enumerate() {
        if let Some((from, to)) = span {
            let (from, to) = (from.saturating_add(config.jump_memory.negated()), to.saturating_add(config.jump_memory));
            let near = jumps.partition_point(|at| *at <= to) - jumps.partition_point(|at| *at < from);
            if near >= config.jumps_max {
                doubled.insert(number);
            }
        }
    }
    for number in doubled {
        if let Some(segment) = segments.get_mut(number) {
            segment.flags = segment.flags.with(Flag::DupAddress);
        }
    }
}
