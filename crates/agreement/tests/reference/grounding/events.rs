//! Of what was seen, of candidates, and of what officers and sides say of them (TOR.3.0, TOR.3.a#4, TOR.3.b#1, AMB-04, SG-29, SG-31, SG-32).
use super::{DAY, HOUR, SPEAKER, Said, day_begins, days, is_small, lacking, refused, watched, when};
use crate::judge::{Log, side_of};
use crate::support::*;
use spacetime::{Instant, Window};
use std::collections::{BTreeMap, BTreeSet};

/// What makes a version of the areas one that a side has signed: its senior representative and one of these.
const SIGNED: (Question, &[Post]) = (Question::Areas, &[Post::Legal, Post::Intelligence, Post::Operations]);

impl<'a> Log<'a> {
    /// SG-31, SG-32, TOR.3.0: half an hour after it was seen, a day where people saw it, three of them where nothing else did.
    fn of_sight(at: Instant, seen: Window, sources: &[SourceClass], spotters: u8) -> Vec<Said> {
        let age = at.as_millis() - seen.to().as_millis();
        let people = sources.contains(&SourceClass::Human);
        [
            when(age < HOUR / 2, refused("observation-too-young")),
            when(people && age < DAY, refused("human-observation-too-young")),
            when(sources.is_empty(), refused("source-class-missing")),
            when(people && sources.len() == 1 && spotters < 3, refused("human-observation-alone")),
            when(!people && spotters > 0, refused("spotters-without-people")),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    pub(super) fn of_observation(&self, index: usize, seen: &AirObservation) -> Vec<Said> {
        let mut found = Self::of_sight(self.0[index].at, seen.seen, &seen.sources, seen.spotters);
        let people = seen.sources.contains(&SourceClass::Human);
        found.extend(when(people && !seen.cells.is_empty(), refused("human-observation-too-fine")));
        let no_district = seen.district.as_deref().is_none_or(|district| district.trim().is_empty());
        found.extend(when(seen.cells.is_empty() && no_district, refused("observation-place-missing")));
        found.extend(when(seen.cells.iter().any(|cell| is_small(*cell)), refused("footprint-too-small")));
        let beyond =
            people && seen.sources.len() == 1 && !matches!(seen.location, LocationGrade::L0 | LocationGrade::L1);
        found.extend(when(beyond, refused("grade-beyond-its-source")));
        found.extend(seen.notice.and_then(|record| self.notice(record, index).err()));
        found
    }

    /// How many entries there were at a time, of those before a point.
    fn entries_at(&self, at: Instant, entries: usize) -> usize {
        self.0.iter().take(entries).take_while(|folded| folded.at <= at).count()
    }

    /// TOR.3.b#1: the version that both had signed by a time, whose time had come and which counted then.
    fn version_at(&self, at: Instant, entries: usize) -> Option<RecordHash> {
        let entries = self.entries_at(at, entries);
        let below = self.covered_by_both(entries);
        let (_, latest) = self
            .kept(entries.min(below))
            .filter_map(|(index, folded)| match &folded.signed.record.body {
                Body::AreaSet(set)
                    if set.in_force_from <= at
                        && self.both_consented(folded.signed.hash, SIGNED, entries, |_, _| true) =>
                {
                    Some(((set.in_force_from, index), folded.signed.hash))
                }
                _ => None,
            })
            .max_by_key(|(order, _)| *order)?;
        let counted = !self.has_ended(latest, entries)
            && !self.is_held_by_name(latest, entries)
            && self.both_consented(latest, SIGNED, entries, |folded, consent| {
                at < consent.expires && !self.has_ended(folded.signed.hash, entries)
            });
        counted.then_some(latest)
    }

    fn of_area(&self, area: &AreaVersion, at: Instant, index: usize) -> Option<Said> {
        if self.version_at(at, index) != Some(area.version) {
            return Some(refused("area-version-not-in-force-then"));
        }
        let (_, folded) = self.find(area.version, index)?;
        let Body::AreaSet(set) = &folded.signed.record.body else { return None };
        when(set.areas.iter().all(|has| has.label != area.label), refused("area-not-in-the-version"))
    }

    pub(super) fn of_event(&self, index: usize, event: &FlightEvent) -> Vec<Said> {
        let mut found = Self::of_sight(self.0[index].at, event.seen, &event.sources, event.spotters);
        found.extend(self.of_area(&event.area, event.seen.from(), index));
        found.extend(when(matches!(event.location, LocationGrade::L0 | LocationGrade::L1), refused("event-too-weak")));
        let is_seen = |record: RecordHash| {
            self.find(record, index).is_some_and(|(_, folded)| {
                matches!(watched(folded), Some((_, GroundingEntry::AirObservation(_))))
                    && !self.has_ended(record, index)
            })
        };
        found.extend(when(event.observations.iter().any(|record| !is_seen(*record)), refused("no-such-record")));
        if let Some(record) = event.notice {
            found.extend(match self.notice(record, index) {
                Err(said) => Some(said),
                Ok(_) if event.deviations.is_empty() => Some(refused("event-fits-its-notice")),
                Ok(_) => when(self.waits(record, index), lacking("event-waits-for-review")),
            });
        }
        found
    }

    /// AMB-04: nothing is made of an urgent flight before both have said what they find, or one has and a day has passed.
    fn waits(&self, notice: RecordHash, index: usize) -> bool {
        let Some((_, folded)) = self.find(notice, index) else { return false };
        let Some((entry, GroundingEntry::FlightNotice(said))) = watched(folded) else { return false };
        if !Self::is_urgent(said) {
            return false;
        }
        // The first version that was urgent, of whatever node, is the one that is reviewed.
        let reviewed = self.kept(index).find(|(_, folded)| {
            matches!(watched(folded), Some((other, GroundingEntry::FlightNotice(said)))
                if other.key == entry.key && said.urgent.is_some())
        });
        let Some((_, reviewed)) = reviewed else { return false };
        let sides = Side::BOTH.into_iter().filter(|side| {
            self.kept(index).any(|(_, folded)| {
                matches!(&folded.signed.record.body, Body::Register(RegisterEntry {
                    content: RegisterContent::ExceptionReview(review), ..
                }) if review.of == reviewed.signed.hash && review.finding != ReviewFinding::Closed)
                    && side_of(folded) == Some(*side)
                    && !self.has_ended(folded.signed.hash, index)
            })
        });
        let is_over = reviewed.at.as_millis() + DAY <= self.0[index].at.as_millis();
        sides.count() < if is_over { 1 } else { 2 }
    }

    /// A candidate before a point, while it stands.
    fn candidate(&self, record: RecordHash, entries: usize) -> Result<&'a FlightEvent, Said> {
        let (_, folded) = self.find(record, entries).ok_or(refused("no-such-record"))?;
        let Some((_, GroundingEntry::FlightEvent(event))) = watched(folded) else {
            return Err(refused("no-such-record"));
        };
        if self.has_ended(record, entries) { Err(refused("record-has-ended")) } else { Ok(event) }
    }

    /// What each officer says of a candidate.
    fn words_on(&self, event: RecordHash, entries: usize) -> Vec<(&'a Folded, FindingWord)> {
        self.statements(Register::EventFinding, entries)
            .filter_map(|(_, folded, _)| match watched(folded)? {
                (_, GroundingEntry::EventFinding(said)) if said.event == event => Some((folded, said.finding)),
                _ => None,
            })
            .collect()
    }

    pub(super) fn of_finding(&self, index: usize, entry: &RegisterEntry, said: &EventFinding) -> Vec<Said> {
        if let Err(said) = self.candidate(said.event, index) {
            return vec![said];
        }
        let officer = self.0[index].signed.signers[0];
        if let Some((_, before)) = entry.replaces.and_then(|record| self.find(record, index)) {
            // A key of the node signs for the node's own records; the officer is whose post it was.
            return when(before.signed.signers[0] != officer, refused("finding-of-another-officer"))
                .into_iter()
                .collect();
        }
        let given = self.words_on(said.event, index).iter().any(|(folded, _)| folded.signed.signers[0] == officer);
        when(given, refused("finding-given-already")).into_iter().collect()
    }

    /// What each side says of a candidate: its first word that stands.
    fn positions_on(&self, event: RecordHash, entries: usize) -> BTreeMap<Side, (RecordHash, PositionWord)> {
        let mut positions = BTreeMap::new();
        for (_, folded, _) in self.statements(Register::EventPosition, entries) {
            if let (Some((_, GroundingEntry::EventPosition(said))), Some(side)) = (watched(folded), side_of(folded))
                && said.event == event
            {
                positions.entry(side).or_insert((folded.signed.hash, said.word));
            }
        }
        positions
    }

    pub(super) fn of_position(&self, index: usize, entry: &RegisterEntry, position: EventPosition) -> Vec<Said> {
        if let Err(said) = self.candidate(position.event, index) {
            return vec![said];
        }
        let before = side_of(&self.0[index]).and_then(|side| self.positions_on(position.event, index).remove(&side));
        let given = before.is_some_and(|(record, _)| entry.replaces != Some(record));
        when(given, refused("position-given-already")).into_iter().collect()
    }

    pub(super) fn of_report(&self, index: usize, report: EventReport) -> Vec<Said> {
        let event = match self.candidate(report.event, index) {
            Ok(event) => event,
            Err(said) => return vec![said],
        };
        if event.notice.is_some_and(|notice| self.waits(notice, index)) {
            return vec![refused("event-waits-for-review")];
        }
        let words = self.words_on(report.event, index);
        let officers = |word: FindingWord| -> usize {
            let keys: BTreeSet<_> =
                words.iter().filter(|(_, said)| *said == word).map(|(folded, _)| folded.signed.signers[0]).collect();
            keys.len()
        };
        let (yes, no) = (officers(FindingWord::Confirmed), officers(FindingWord::NotConfirmed));
        let disputed = officers(FindingWord::Disputed) > 0 || (yes > 0 && no > 0);
        if !disputed && yes < 2 {
            return vec![refused("event-not-confirmed")];
        }
        let positions = self.positions_on(report.event, index);
        let admits = |side: Side| matches!(positions.get(&side), Some((_, PositionWord::Ours)));
        // SG-29: whose it was is shown, by what was seen or by its own word, and by nothing else.
        let shown = match report.operator {
            Operator::Unknown => true,
            Operator::ThirdParty => !matches!(event.identity, IdentityGrade::I0 | IdentityGrade::I1) || admits(SPEAKER),
            Operator::Alpha => admits(Side::Alpha),
            Operator::Bravo => admits(Side::Bravo),
        };
        when(!shown, refused("operator-not-shown")).into_iter().collect()
    }

    pub(super) fn of_coverage(&self, index: usize, entry: &RegisterEntry, coverage: &CoverageStatement) -> Vec<Said> {
        let key = format!("{}/{}", coverage.area.label, coverage.day);
        let begins = day_begins(days(coverage.day));
        let said = if entry.key.as_str() != key {
            Some(refused("register-key-does-not-fit"))
        } else if coverage.observed_permille > 1_000 {
            Some(refused("coverage-beyond-the-day"))
        } else if self.0[index].at < day_begins(days(coverage.day) + 1) {
            Some(refused("coverage-day-not-over"))
        } else {
            self.of_area(&coverage.area, begins, index)
        };
        said.into_iter().collect()
    }
}
