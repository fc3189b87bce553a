//! Visits: when the reports of one source say that one aircraft was inside one version of an area.
//!
//! A visit begins and ends beyond doubt only: with a report at least three standard deviations inside, or likely inside for long enough,
//! and with one three standard deviations outside. What lies between keeps the state. Hence noise at a boundary makes no visit and
//! splits none. A visit that was shallow and short is a graze, and counted nowhere.

use crate::area::{AreaBook, Compiled, MARGIN_MM, Near, Vertical};
use crate::config::Config;
use crate::leg::{LegKind, crossing};
use crate::sighting::Stated;
use crate::source::Sources;
use crate::track::{Segment, Track};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use spacetime::observation::{GroundState, SourceClass, SourceId};
use spacetime::{Instant, Position};

/// Why a visit has an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ended {
    /// A report outside beyond doubt.
    Left,
    /// It stood on the ground.
    Landed,
    /// The reports ended, or paused for too long.
    NotSeenAgain,
    /// The version of the area was no longer in force.
    VersionEnded,
}

/// A visit as one source saw it.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// Number of the version in the book.
    pub area: usize,
    /// The source.
    pub source: SourceId,
    /// Its class.
    pub class: SourceClass,
    /// How the aircraft is held to have been inside.
    pub leg: LegKind,
    /// The first moment inside.
    pub from: Instant,
    /// The last moment inside.
    pub to: Instant,
    /// Numbers, in the track, of the reports that lie inside; of the two ends, for a crossing between reports.
    pub reports: Vec<usize>,
    /// How many of them are likely inside, by [`Config::likely_permille`].
    pub likely: usize,
    /// How many are inside by [`Config::strong_permille`].
    pub strong: usize,
    /// When the first and the last of those were.
    pub strong_span: Option<(Instant, Instant)>,
    /// The greatest depth, millimetres from the boundary (at least, beyond [`crate::area::MARGIN_MM`]).
    pub depth_mm: i64,
    /// One standard deviation there, millimetres.
    pub depth_sigma_mm: i64,
    /// Whether all qualities were stated.
    pub stated: Stated,
    /// The worst answer about the height.
    pub vertical: Vertical,
    /// How many reports show that it flew.
    pub flying: usize,
    /// Why it has an end.
    pub ended: Ended,
    /// How many seconds of silence lie within, the longest.
    pub silent_ms: i64,
}

/// What one pass over a track gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Visits {
    /// The visits, by area, source and time.
    pub visits: Vec<Visit>,
    /// Legs that may have met a version and need not: (area, from, to). Stated as what was not seen, never held against anybody.
    pub possible_only: Vec<(usize, Instant, Instant)>,
    /// Visits too shallow and short to count, for each area.
    pub grazes: BTreeMap<usize, usize>,
}

/// Where a report lies to a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// Inside by so many per mille, at this depth.
    In { permille: i64, depth_mm: i64 },
    /// Neither beyond doubt.
    Doubtful,
    /// Outside beyond doubt.
    Out,
}

/// A report with all that the test needs.
#[derive(Clone, Copy)]
struct Fix {
    number: usize,
    position: Position,
    at: Instant,
    sigma_mm: i64,
    stated: Stated,
}

/// The visits of a track to the versions of a book.
#[must_use]
pub fn visits(track: &Track, book: &AreaBook, sources: &Sources, config: &Config) -> Visits {
    let mut found = Visits::default();
    if book.is_empty() {
        return found;
    }
    for segment in &track.segments {
        for (source, fixes) in by_source(track, segment, sources, config) {
            let mut pass = Pass { track, book, config, segment, source, open: BTreeMap::new(), found: &mut found };
            pass.run(&fixes);
        }
    }
    joined(&mut found, track, sources, config);
    found
}

/// The reports of a segment as each source gave them. A frame that many heard is in the stream of each.
fn by_source(track: &Track, segment: &Segment, sources: &Sources, config: &Config) -> Vec<(SourceId, Vec<Fix>)> {
    let mut streams: BTreeMap<crate::digest::Digest, (SourceId, Vec<Fix>)> = BTreeMap::new();
    for &number in &segment.reports {
        let (Some(sighting), Some((position, at))) = (track.sighting(number), track.fix(number)) else { continue };
        let (sigma_mm, stated) = sighting.sigma_mm(sources, config);
        let fix = Fix { number, position, at, sigma_mm: i64::from(sigma_mm), stated };
        for source in &sighting.heard_by {
            streams.entry(sources.tag(*source)).or_insert_with(|| (*source, Vec::new())).1.push(fix);
        }
    }
    streams.into_values().collect()
}

struct Pass<'a> {
    track: &'a Track,
    book: &'a AreaBook,
    config: &'a Config,
    segment: &'a Segment,
    source: SourceId,
    open: BTreeMap<usize, Visit>,
    found: &'a mut Visits,
}

impl Pass<'_> {
    fn run(&mut self, fixes: &[Fix]) {
        let mut near = Vec::new();
        let mut before: Option<Fix> = None;
        for fix in fixes {
            let leg_from = before.filter(|before| fix.at.since(before.at) <= self.config.gap);
            if before.is_some() && leg_from.is_none() {
                self.close_all(Ended::NotSeenAgain);
            }
            self.book.near_leg(leg_from.map_or(fix.position, |before| before.position), fix.position, &mut near);
            for number in &near {
                if let Some((number, area)) =
                    usize::try_from(*number).ok().and_then(|number| Some((number, self.book.get(number)?)))
                {
                    self.judge(number, area, leg_from, *fix);
                }
            }
            // Whoever is far from an area has left it.
            let left: Vec<usize> = self
                .open
                .keys()
                .copied()
                .filter(|number| !near.iter().any(|near| usize::try_from(*near) == Ok(*number)))
                .collect();
            for number in left {
                self.close(number, Ended::Left);
            }
            before = Some(*fix);
        }
        self.close_all(Ended::NotSeenAgain);
    }

    fn judge(&mut self, number: usize, area: &Compiled, before: Option<Fix>, fix: Fix) {
        if !area.version().is_in_force(fix.at) {
            self.close(number, Ended::VersionEnded);
            return;
        }
        let Some(sighting) = self.track.sighting(fix.number) else { return };
        let observation = &sighting.observation;
        if observation.ground == GroundState::OnGround {
            self.close(number, Ended::Landed);
            return;
        }
        let vertical =
            area.version().vertical(observation.altitude.as_ref(), fix.position, self.config.pressure_error_m);
        let standing = match vertical {
            Vertical::Outside => Standing::Out,
            Vertical::Inside | Vertical::Unknown => standing(area, fix, self.config),
        };
        match standing {
            Standing::In { permille, depth_mm } if permille >= self.config.likely_permille => {
                let flying = usize::from(shows_flight(observation, before, fix, self.config));
                self.inside(number, fix, permille, depth_mm, vertical, flying);
            }
            Standing::In { .. } | Standing::Doubtful => {}
            Standing::Out => {
                let was_open = self.open.contains_key(&number);
                self.close(number, Ended::Left);
                if let (false, Some(before)) = (was_open, before) {
                    self.cross(number, area, before, fix, vertical);
                }
            }
        }
    }

    fn inside(&mut self, area: usize, fix: Fix, permille: i64, depth_mm: i64, vertical: Vertical, flying: usize) {
        let (source, class) = (self.source, self.segment.class);
        let visit = self.open.entry(area).or_insert_with(|| Visit {
            area,
            source,
            class,
            leg: LegKind::Inside,
            from: fix.at,
            to: fix.at,
            reports: Vec::new(),
            likely: 0,
            strong: 0,
            strong_span: None,
            depth_mm: 0,
            depth_sigma_mm: fix.sigma_mm,
            stated: Stated::Yes,
            vertical: Vertical::Inside,
            flying: 0,
            ended: Ended::NotSeenAgain,
            silent_ms: 0,
        });
        visit.silent_ms = visit.silent_ms.max(fix.at.since(visit.to).as_millis());
        visit.to = fix.at;
        visit.reports.push(fix.number);
        visit.likely += 1;
        visit.flying += flying;
        if permille >= self.config.strong_permille {
            visit.strong += 1;
            visit.strong_span = Some((visit.strong_span.map_or(fix.at, |(from, _)| from), fix.at));
        }
        // By how many deviations, not by how many metres: a rough report far inside says less than a sharp one near the edge.
        if depth_mm.saturating_mul(visit.depth_sigma_mm) > visit.depth_mm.saturating_mul(fix.sigma_mm) {
            (visit.depth_mm, visit.depth_sigma_mm) = (depth_mm, fix.sigma_mm);
        }
        visit.stated = visit.stated.max(fix.stated);
        visit.vertical = visit.vertical.max(vertical);
    }

    /// Between two reports outside.
    fn cross(&mut self, number: usize, area: &Compiled, before: Fix, fix: Fix, vertical: Vertical) {
        if !area.version().is_in_force(before.at) {
            return;
        }
        let Some(earlier) = self.track.sighting(before.number) else { return };
        let altitude = earlier.observation.altitude.as_ref();
        let vertical_before = area.version().vertical(altitude, before.position, self.config.pressure_error_m);
        if vertical == Vertical::Outside && vertical_before == Vertical::Outside {
            return;
        }
        let time_ms = fix.at.since(before.at).as_millis();
        let reach_mm = self.config.leg_speed_m_s.saturating_mul(time_ms) + before.sigma_mm + fix.sigma_mm;
        if time_ms <= 0 || !area.may_meet(before.position, fix.position) {
            return;
        }
        let Some(crossing) = crossing(area, before.position, fix.position, reach_mm) else { return };
        let sigma_mm = before.sigma_mm.max(fix.sigma_mm);
        // With one end beyond the limits beyond doubt nobody knows how high it was between: it may have been inside, and that is all.
        let is_within = vertical != Vertical::Outside && vertical_before != Vertical::Outside;
        match crossing.kind {
            LegKind::Chord | LegKind::Necessary | LegKind::Inside if !is_within => {
                self.found.possible_only.push((number, before.at, fix.at));
            }
            LegKind::PossibleOnly => self.found.possible_only.push((number, before.at, fix.at)),
            LegKind::Chord | LegKind::Necessary | LegKind::Inside
                if crossing.depth_mm <= self.config.sure_sigmas.saturating_mul(sigma_mm) =>
            {
                *self.found.grazes.entry(number).or_default() += 1;
            }
            LegKind::Chord | LegKind::Necessary | LegKind::Inside => {
                let at = |ppm: i64| {
                    before.at.saturating_add(spacetime::Span::from_millis(time_ms.saturating_mul(ppm) / 1_000_000))
                };
                self.found.visits.push(Visit {
                    area: number,
                    source: self.source,
                    class: self.segment.class,
                    leg: crossing.kind,
                    from: at(crossing.enters_ppm),
                    to: at(crossing.leaves_ppm),
                    reports: alloc::vec![before.number, fix.number],
                    likely: 0,
                    strong: 0,
                    strong_span: None,
                    depth_mm: crossing.depth_mm,
                    depth_sigma_mm: sigma_mm,
                    stated: before.stated.max(fix.stated),
                    vertical: vertical.max(vertical_before),
                    // It moved from one side to the other.
                    flying: 1,
                    ended: Ended::Left,
                    silent_ms: time_ms,
                });
            }
        }
    }

    fn close(&mut self, number: usize, ended: Ended) {
        let Some(mut visit) = self.open.remove(&number) else { return };
        visit.ended = ended;
        self.found.visits.push(visit);
    }

    fn close_all(&mut self, ended: Ended) {
        while let Some((number, _)) = self.open.first_key_value() {
            let number = *number;
            self.close(number, ended);
        }
    }
}

/// Joins what one source saw of one visit with silence between, and drops what only grazed.
fn joined(found: &mut Visits, track: &Track, sources: &Sources, config: &Config) {
    let mut visits = core::mem::take(&mut found.visits);
    visits.sort_by(|one, other| {
        (one.area, one.class, sources.tag(one.source), one.from, one.to, &one.reports).cmp(&(
            other.area,
            other.class,
            sources.tag(other.source),
            other.from,
            other.to,
            &other.reports,
        ))
    });
    let flags = |visit: &Visit| {
        let number = visit.reports.first().copied().unwrap_or(usize::MAX);
        track.flags_of(number).cap_location()
    };
    let mut kept: Vec<Visit> = Vec::with_capacity(visits.len());
    for visit in visits {
        let goes_on = kept.last().is_some_and(|last| {
            last.area == visit.area
                && last.class == visit.class
                && last.source == visit.source
                && last.class != SourceClass::Human
                && last.ended == Ended::NotSeenAgain
                && last.leg == LegKind::Inside
                && visit.leg == LegKind::Inside
                && flags(last) == flags(&visit)
                && visit.from.since(last.to) <= config.visit_gap
        });
        match kept.last_mut() {
            Some(last) if goes_on => join(last, visit),
            Some(_) | None => kept.push(visit),
        }
    }
    for visit in kept {
        let is_deep = visit.depth_mm > config.sure_sigmas.saturating_mul(visit.depth_sigma_mm);
        let is_long = visit.to.since(visit.from) >= config.dwell;
        let is_repeated = visit.likely >= config.reports_inside;
        if is_deep || is_long || is_repeated || visit.class == SourceClass::Human {
            found.visits.push(visit);
        } else {
            *found.grazes.entry(visit.area).or_default() += 1;
        }
    }
}

fn join(last: &mut Visit, next: Visit) {
    last.silent_ms = last.silent_ms.max(next.silent_ms).max(next.from.since(last.to).as_millis());
    last.to = next.to;
    last.reports.extend(next.reports);
    last.likely += next.likely;
    last.strong += next.strong;
    last.strong_span = match (last.strong_span, next.strong_span) {
        (Some((from, _)), Some((_, to))) => Some((from, to)),
        (one, other) => one.or(other),
    };
    if next.depth_mm.saturating_mul(last.depth_sigma_mm) > last.depth_mm.saturating_mul(next.depth_sigma_mm) {
        (last.depth_mm, last.depth_sigma_mm) = (next.depth_mm, next.depth_sigma_mm);
    }
    last.stated = last.stated.max(next.stated);
    last.vertical = last.vertical.max(next.vertical);
    last.flying += next.flying;
    last.ended = next.ended;
}

/// Where a place with its doubt lies: beyond doubt by [`Config::sure_sigmas`], else by the probability that an isotropic Gaussian gives to the side
/// of the nearest edge.
fn standing(area: &Compiled, fix: Fix, config: &Config) -> Standing {
    let sigma_mm = fix.sigma_mm;
    let sure_mm = config.sure_sigmas.saturating_mul(sigma_mm);
    // The grid answers for what is sharper than its margin.
    let near = if sure_mm <= MARGIN_MM { area.near(fix.position) } else { Near::Edge(area.signed_mm(fix.position)) };
    let depth_mm = match near {
        Near::Outside => return Standing::Out,
        Near::Inside => MARGIN_MM,
        Near::Edge(depth_mm) => depth_mm,
    };
    if depth_mm <= -sure_mm {
        return Standing::Out;
    }
    let permille = permille_inside(depth_mm, sigma_mm);
    if permille > 500 { Standing::In { permille, depth_mm } } else { Standing::Doubtful }
}

/// The probability, per mille, that a place so deep inside (negative outside) is inside.
#[must_use]
pub fn permille_inside(depth_mm: i64, sigma_mm: i64) -> i64 {
    let deviations = depth_mm as f64 / sigma_mm.max(1) as f64;
    libm::floor(500.0 * libm::erfc(-deviations / core::f64::consts::SQRT_2)) as i64
}

/// Whether a report shows flight: by its own word, by a speed that nothing has on the ground, or by the way it came.
fn shows_flight(
    observation: &spacetime::observation::Observation,
    before: Option<Fix>,
    fix: Fix,
    config: &Config,
) -> bool {
    let is_fast = |speed: u32| speed >= config.flying_mm_s;
    if observation.ground == GroundState::Airborne || observation.motion.ground_speed_mm_s.is_some_and(is_fast) {
        return true;
    }
    // A report by radar or by a person in which nothing stands on the ground, and none that denies flight.
    if observation.class == SourceClass::Human {
        return true;
    }
    before.is_some_and(|before| {
        let time_s = fix.at.since(before.at).as_millis() as f64 / 1e3;
        let way_m =
            crate::flat::distance_m(before.position, fix.position) - (before.sigma_mm + fix.sigma_mm) as f64 / 1e3;
        time_s > 0.0 && way_m / time_s >= f64::from(config.flying_mm_s) / 1e3
    })
}
