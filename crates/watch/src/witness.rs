//! Putting together what several sources saw of one visit.
//!
//! The source that measures best leads. Another joins what it saw too, and is set aside where the better one saw the same aircraft at the
//! same places and outside; where the better one puts it elsewhere, they are at odds, and the rougher one speaks for itself. Hence a second,
//! rougher sensor adds no visit and splits none. A track without a name joins a named one when both fit nobody else, and people join each other
//! when each of them agrees with each.

use crate::config::Config;
use crate::digest::Digest;
use crate::flat::{between, distance_m};
use crate::key::TrackKey;
use crate::source::{Sources, Voice};
use crate::track::Track;
use crate::visit::Visit;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use spacetime::observation::{SourceClass, SourceId};
use spacetime::{Instant, Position, Span};

/// One source's visit, with whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// The track it is of.
    pub track: TrackKey,
    /// The voice.
    pub voice: Voice,
    /// What it saw.
    pub visit: Visit,
    /// Whether its places agree with those of the leading witness within three standard deviations.
    pub agrees: Agreement,
}

/// Whether two witnesses put the aircraft at the same places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// It is the leading witness.
    Leads,
    /// They do.
    Agrees,
    /// They do not, or have no moment in common.
    Differs,
}

/// One visit by one aircraft as all its witnesses saw it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Number of the version in the book.
    pub area: usize,
    /// The leading track.
    pub track: TrackKey,
    /// Every witness, the leading one first.
    pub witnesses: Vec<Witness>,
}

impl Draft {
    /// What the leading witness saw.
    #[must_use]
    pub fn lead(&self) -> Option<&Visit> {
        self.witnesses.first().map(|witness| &witness.visit)
    }
}

/// What the sources of one track amount to: the drafts, and how many visits of rougher sources a better one contradicts.
#[must_use]
pub fn drafts(track: &Track, visits: &[Visit], sources: &Sources, config: &Config) -> (Vec<Draft>, usize) {
    let ranks = ranks(track, sources, config);
    let rank = |visit: &Visit| ranks.get(&(visit.class, sources.tag(visit.source))).map_or(usize::MAX, |row| row.0);
    let mut ordered: Vec<&Visit> = visits.iter().collect();
    ordered.sort_by_key(|visit| (visit.area, rank(visit), visit.from, visit.to));
    let mut drafts: Vec<Draft> = Vec::new();
    let mut contradicted = 0;
    for visit in ordered {
        let voice = sources.voice(visit.class, visit.source);
        let overlap = |draft: &Draft| {
            let lead = draft.lead()?;
            let together = lead.to.min(visit.to).since(lead.from.max(visit.from)).as_millis();
            let is_other = rank(lead) != rank(visit);
            (draft.area == visit.area && is_other && together >= -config.fuse.as_millis()).then_some(together)
        };
        let best = drafts
            .iter()
            .enumerate()
            .filter_map(|(number, draft)| Some((overlap(draft)?, core::cmp::Reverse(number))))
            .max()
            .map(|(_, number)| number.0);
        match best.and_then(|number| drafts.get_mut(number)) {
            Some(draft) => {
                let agrees = draft.witnesses.first().map_or(Agreement::Differs, |lead| {
                    agreement((track, &lead.visit), (track, visit), sources, config)
                });
                draft.witnesses.push(Witness { track: track.key, voice, visit: visit.clone(), agrees });
            }
            None if is_contradicted(track, visit, &ranks, sources, config) => contradicted += 1,
            None => {
                let witness = Witness { track: track.key, voice, visit: visit.clone(), agrees: Agreement::Leads };
                drafts.push(Draft { area: visit.area, track: track.key, witnesses: alloc::vec![witness] });
            }
        }
    }
    (drafts, contradicted)
}

/// For each source of a track its rank, its number and the mean deviation of its places.
type Ranks = BTreeMap<(SourceClass, Digest), (usize, SourceId, i64)>;

/// The sources of a track, the best measuring first.
fn ranks(track: &Track, sources: &Sources, config: &Config) -> Ranks {
    let mut sums: BTreeMap<(SourceClass, Digest), (i64, i64, SourceId)> = BTreeMap::new();
    for sighting in track.sightings.iter().filter(|sighting| sighting.observation.place.is_some()) {
        let sigma_mm = i64::from(sighting.sigma_mm(sources, config).0);
        for source in &sighting.heard_by {
            let row = sums.entry((sighting.observation.class, sources.tag(*source))).or_insert((0, 0, *source));
            row.0 += sigma_mm;
            row.1 += 1;
        }
    }
    let mut rows: Vec<_> = sums.into_iter().map(|(key, (sum, count, id))| (sum / count.max(1), key, id)).collect();
    rows.sort_unstable_by_key(|(mean, key, _)| (*mean, *key));
    rows.into_iter().enumerate().map(|(rank, (mean, key, id))| (key, (rank, id, mean))).collect()
}

/// True when a source that measures twice as well saw the same aircraft before, during and after the visit, at the same places within three
/// standard deviations, and made no visit of it. One that puts it elsewhere contradicts nothing: either may be wrong, and what an aircraft
/// says of itself must not erase what a radar measured.
fn is_contradicted(track: &Track, visit: &Visit, ranks: &Ranks, sources: &Sources, config: &Config) -> bool {
    let own_mm = ranks.get(&(visit.class, sources.tag(visit.source))).map_or(0, |row| row.2);
    let half = Span::from_millis(config.gap.as_millis() / 2);
    let (from, to) = (visit.from.saturating_add(half.negated()), visit.to.saturating_add(half));
    let own = seen(track, visit, sources, config);
    ranks.iter().filter(|(_, (_, _, mean_mm))| mean_mm * 2 <= own_mm).any(|((class, _), (_, source, _))| {
        let better = looks(track, (from, to), (*class, *source), sources, config);
        better.first().is_some_and(|(_, at, _)| *at <= visit.from)
            && better.last().is_some_and(|(_, at, _)| *at >= visit.to)
            && places_agree(&better, &own, MEASURED_DOUBT_S, config) == Agreement::Agrees
    })
}

/// Where a source saw a track within a time, without what nobody believes.
fn looks(
    track: &Track,
    (from, to): (Instant, Instant),
    (class, source): (SourceClass, SourceId),
    sources: &Sources,
    config: &Config,
) -> Vec<Seen> {
    let first = track.sightings.partition_point(|sighting| sighting.observation.valid_at < from);
    let after = track.sightings.iter().enumerate().skip(first);
    after
        .take_while(|(_, sighting)| sighting.observation.valid_at <= to)
        .filter(|(number, sighting)| {
            let flags = track.flags_of(*number);
            sighting.observation.class == class
                && sighting.heard_by.contains(&source)
                && !flags.set_aside()
                && !flags.cap_location()
        })
        .filter_map(|(_, sighting)| {
            let place = sighting.observation.place?.position;
            let sigma_m = f64::from(sighting.sigma_mm(sources, config).0) / 1e3;
            Some((place, sighting.observation.valid_at, sigma_m))
        })
        .collect()
}

/// A place at a moment with its deviation, metres.
type Seen = (Position, Instant, f64);

fn seen(track: &Track, visit: &Visit, sources: &Sources, config: &Config) -> Vec<Seen> {
    let one = |number: &usize| {
        let (position, at) = track.fix(*number)?;
        let sigma = track.sighting(*number)?.sigma_mm(sources, config).0;
        Some((position, at, f64::from(sigma) / 1e3))
    };
    visit.reports.iter().filter_map(one).collect()
}

/// How many moments are compared at most.
const COMPARED_MAX: usize = 16;
/// A sensor's times are trusted to a second.
const MEASURED_DOUBT_S: f64 = 1.0;
/// A person's to five minutes.
const HUMAN_DOUBT_S: f64 = 300.0;

/// Whether two visits are at the same places at the same moments: two thirds of the compared moments within three standard deviations.
#[must_use]
pub fn agreement(
    (track, lead): (&Track, &Visit),
    (other_track, other): (&Track, &Visit),
    sources: &Sources,
    config: &Config,
) -> Agreement {
    let (ours, theirs) = (seen(track, lead, sources, config), seen(other_track, other, sources, config));
    let time_doubt_s = if other.class == SourceClass::Human { HUMAN_DOUBT_S } else { MEASURED_DOUBT_S };
    places_agree(&ours, &theirs, time_doubt_s, config)
}

/// Whether the second row of places, in order of time, lies along the first.
fn places_agree(ours: &[Seen], theirs: &[Seen], time_doubt_s: f64, config: &Config) -> Agreement {
    let step = theirs.len() / COMPARED_MAX + 1;
    let (mut compared, mut near) = (0, 0);
    for (position, at, sigma_m) in theirs.iter().step_by(step) {
        let after = ours.partition_point(|(_, other, _)| other < at);
        let (to, from) = (ours.get(after), after.checked_sub(1).and_then(|before| ours.get(before)));
        let (expected, speed_m_s, our_sigma_m) = match (from, to) {
            (Some(from), Some(to)) if to.1.since(from.1) <= config.gap => {
                let time_s = (to.1.since(from.1).as_millis() as f64 / 1e3).max(1.0);
                (between((from.0, from.1), (to.0, to.1), *at), distance_m(from.0, to.0) / time_s, from.2.max(to.2))
            }
            (Some(end), None) | (None, Some(end)) | (Some(end), Some(_)) => {
                // Beyond the last moment inside there is nothing to compare with, but for what is only as exact as minutes.
                let apart_s = at.since(end.1).as_millis().abs() as f64 / 1e3;
                if apart_s > time_doubt_s {
                    continue;
                }
                (end.0, config.leg_speed_m_s as f64 * (apart_s / time_doubt_s).min(1.0), end.2)
            }
            (None, None) => continue,
        };
        compared += 1;
        let limit_m = 3.0 * libm::sqrt(sigma_m * sigma_m + our_sigma_m * our_sigma_m) + speed_m_s * time_doubt_s;
        if distance_m(expected, *position) <= limit_m {
            near += 1;
        }
    }
    if compared > 0 && near * 3 >= compared * 2 { Agreement::Agrees } else { Agreement::Differs }
}

/// How far apart in time two people's reports of one aircraft are at most: as exact as a person's clock.
const PEOPLE_SLACK: Span = Span::from_minutes(5);

fn are_together(one: &Visit, other: &Visit, slack: Span) -> bool {
    one.to.min(other.to).since(one.from.max(other.from)).as_millis() >= -slack.as_millis()
}

/// Makes one draft of what several people reported of one area at one time, where each of them agrees with each. Reports that form a chain in
/// which some do not agree may be of several aircraft, and stay apart; so does what one person said alone, however often.
fn people_together(
    drafts: Vec<Draft>,
    tracks: &BTreeMap<TrackKey, Track>,
    sources: &Sources,
    config: &Config,
) -> Vec<Draft> {
    let (people, mut kept): (Vec<Draft>, Vec<Draft>) =
        drafts.into_iter().partition(|draft| matches!(draft.track, TrackKey::Person(_)));
    let agree = |one: &Draft, other: &Draft| -> bool {
        let (Some(a), Some(b)) = (one.lead(), other.lead()) else { return false };
        let (Some(track), Some(other_track)) = (tracks.get(&one.track), tracks.get(&other.track)) else { return false };
        one.area == other.area
            && are_together(a, b, PEOPLE_SLACK)
            && agreement((track, a), (other_track, b), sources, config) == Agreement::Agrees
            && agreement((other_track, b), (track, a), sources, config) == Agreement::Agrees
    };
    let order = |draft: &Draft| (draft.area, draft.lead().map(|visit| (visit.from, visit.to)), draft.track);
    let mut waiting = people;
    waiting.sort_by_key(order);
    while let Some(first) = waiting.pop() {
        let mut group = alloc::vec![first];
        let mut next = 0;
        // Whoever agrees with one of the group belongs to its chain.
        while let Some(member) = group.get(next).cloned() {
            let (joins, stays): (Vec<Draft>, Vec<Draft>) = waiting.into_iter().partition(|other| agree(&member, other));
            waiting = stays;
            group.extend(joins);
            next += 1;
        }
        group.sort_by_key(order);
        let each_with_each =
            group.iter().enumerate().all(|(number, one)| group.iter().skip(number + 1).all(|other| agree(one, other)));
        let voices: BTreeSet<Voice> = group.iter().filter_map(|draft| Some(draft.witnesses.first()?.voice)).collect();
        if each_with_each && voices.len() > 1 {
            kept.extend(one_of(group));
        } else {
            kept.extend(group);
        }
    }
    kept.sort_by_key(|draft| (draft.track, order(draft)));
    kept
}

/// One draft of several: who doubts the place least leads, and the others agree.
fn one_of(group: Vec<Draft>) -> Option<Draft> {
    let mut members: Vec<Draft> = group;
    members.sort_by_key(|draft| {
        let lead = draft.lead().map(|visit| (visit.depth_sigma_mm, visit.from));
        (lead, draft.track)
    });
    let mut members = members.into_iter();
    let mut lead = members.next()?;
    for mut witness in members.flat_map(|draft| draft.witnesses) {
        witness.agrees = Agreement::Agrees;
        lead.witnesses.push(witness);
    }
    Some(lead)
}

/// Lets what has no name join what has one, where each fits the other and nobody else.
#[must_use]
pub fn associated(
    drafts: Vec<Draft>,
    tracks: &BTreeMap<TrackKey, Track>,
    sources: &Sources,
    config: &Config,
) -> Vec<Draft> {
    let drafts = people_together(drafts, tracks, sources, config);
    let is_named = |draft: &Draft| matches!(draft.track, TrackKey::Address(_));
    let unnamed: Vec<usize> =
        drafts.iter().enumerate().filter(|(_, draft)| !is_named(draft)).map(|(number, _)| number).collect();
    if unnamed.is_empty() {
        return drafts;
    }
    let mut fits: Vec<(usize, usize)> = Vec::new();
    for &number in &unnamed {
        let Some(draft) = drafts.get(number) else { continue };
        let Some(visit) = draft.lead() else { continue };
        for (other_number, other) in drafts.iter().enumerate() {
            let Some(lead) = other.lead() else { continue };
            // Two without a name join when one is a person and the other is not; people have joined each other by now.
            let may = is_named(other)
                || (matches!(draft.track, TrackKey::Person(_)) && !matches!(other.track, TrackKey::Person(_)));
            let slack = if visit.class == SourceClass::Human { PEOPLE_SLACK } else { config.fuse };
            if other_number == number || !may || draft.area != other.area || !are_together(lead, visit, slack) {
                continue;
            }
            if let (Some(track), Some(other_track)) = (tracks.get(&draft.track), tracks.get(&other.track))
                && agreement((other_track, lead), (track, visit), sources, config) == Agreement::Agrees
            {
                fits.push((number, other_number));
            }
        }
    }
    let alone = |number: usize| fits.iter().filter(|(from, _)| *from == number).count() == 1;
    let joins: BTreeMap<usize, usize> = fits.iter().copied().filter(|(from, _)| alone(*from)).collect();
    let mut kept: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
    for (from, to) in joins.iter().rev() {
        // What itself joined another is nobody's lead any more.
        if joins.contains_key(to) {
            continue;
        }
        let Some(draft) = kept.get_mut(*from).and_then(Option::take) else { continue };
        if let Some(Some(target)) = kept.get_mut(*to) {
            let agreeing = |mut witness: Witness| {
                witness.agrees = Agreement::Agrees;
                witness
            };
            target.witnesses.extend(draft.witnesses.into_iter().map(agreeing));
        }
    }
    let mut drafts: Vec<Draft> = kept.into_iter().flatten().collect();
    for draft in &mut drafts {
        if let Some((_, rest)) = draft.witnesses.split_first_mut() {
            rest.sort_by(|one, other| {
                (one.track, one.voice, one.visit.from, &one.visit.reports).cmp(&(
                    other.track,
                    other.voice,
                    other.visit.from,
                    &other.visit.reports,
                ))
            });
        }
    }
    drafts
}
