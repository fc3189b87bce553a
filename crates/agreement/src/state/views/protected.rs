//! Protected entries as their submitters and recipients see them, and the one question that can be asked of them.
//!
//! Everything is read off the log: who acknowledged when, who is overdue, what was checked against an entry and what met it. There
//! is no other way to ask than to file a record that has a place, and every such record is counted here (SG-06). A list carries no
//! cell, and nothing here has a distance, a direction or a better place; that nothing is met says nothing about a place (SG-05).
use super::super::{Cause, Fact, Restraint, State};
use crate::clauses;
use crate::identity::{Author, Node, RecordHash, Side};
use crate::records::{ProtectedCourse, ProtectedEntry, ProtectedWord};
use alloc::vec::Vec;
use spacetime::{Instant, LatLonBox, Span};

/// A protected entry with what became of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProtectedView<'a> {
    /// The record.
    pub record: RecordHash,
    /// Who submitted it.
    pub author: Author,
    /// Ledger time of its entry.
    pub at: Instant,
    /// What it says.
    pub entry: &'a ProtectedEntry,
    /// How it stands.
    pub standing: ProtectedStanding,
    /// The submitter's later version, if there is one.
    pub replaced_by: Option<RecordHash>,
    /// Each headquarters that is to acknowledge it, and when it did.
    pub acknowledgements: Vec<ProtectedAcknowledgement>,
    /// What was said of it, in the order of the log.
    pub words: Vec<(ProtectedWord, Author, Instant)>,
    /// How many records with a place were checked against it.
    pub checks: usize,
    /// Those of them that met it, in the order of the log.
    pub met: Vec<ProtectedMeeting>,
    /// Nodes whose records met it so often within a day that it looks like a search ([`SWEEP_CHECKS`]).
    pub swept_by: Vec<Node>,
}

/// How an entry stands. All but the last hold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ProtectedStanding {
    /// It holds.
    Holding,
    /// Its submitter has not said lately that it is still there. It holds.
    Stale,
    /// A movement that should have arrived by now. It holds, and rings.
    Overdue,
    /// A later version is there that not every recipient has acknowledged. Both hold.
    Moving,
    /// Its submitter ended it, or a later version took its place.
    Ended,
}

impl ProtectedStanding {
    /// The code of its name in the catalogues: `protected-standing-<name>`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Holding => "holding",
            Self::Stale => "stale",
            Self::Overdue => "overdue",
            Self::Moving => "moving",
            Self::Ended => "ended",
        }
    }
}

/// Whether a headquarters has acknowledged an entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProtectedAcknowledgement {
    /// Which.
    pub side: Side,
    /// The record of its acknowledgement and its ledger time.
    pub given: Option<(RecordHash, Instant)>,
    /// By when it is asked for; lateness only alarms.
    pub due: Instant,
    /// True when it was not there in time.
    pub is_overdue: bool,
}

/// A record that met an entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProtectedMeeting {
    /// The record.
    pub record: RecordHash,
    /// Its kind.
    pub kind: &'static str,
    /// Its author.
    pub author: Author,
    /// Ledger time.
    pub at: Instant,
}

/// So many records of one node that meet one entry within [`SWEEP_WITHIN`] look like a search for it.
pub const SWEEP_CHECKS: usize = 10;
/// See [`SWEEP_CHECKS`].
pub const SWEEP_WITHIN: Span = Span::from_days(1);

impl State {
    /// The protected entries and movements that a footprint meets now, in the order of the log.
    ///
    /// A window narrows nothing: an entry holds at every hour until its submitter ends it. The answer depends on the cells that the
    /// footprint touches and on nothing finer. An empty answer is no statement about a place: absence from the list is never evidence
    /// that it may be attacked.
    #[must_use]
    pub fn protected_met(&self, footprint: LatLonBox) -> Vec<RecordHash> {
        let mut met: Vec<&Restraint> = self
            .binding(Cause::Protected)
            .filter(|restraint| self.protected_entry(restraint).is_some_and(|entry| entry.cells.meets(footprint)))
            .collect();
        met.sort_unstable_by_key(|restraint| restraint.index);
        met.into_iter().map(|restraint| restraint.record).collect()
    }

    /// Every protected entry that ever came, in the order of the log.
    #[must_use]
    pub fn protected_entries(&self, now: Instant) -> Vec<ProtectedView<'_>> {
        self.of_kind("protected-entry").filter_map(|fact| self.protected_view(fact, now)).collect()
    }

    /// One protected entry.
    #[must_use]
    pub fn protected(&self, record: RecordHash, now: Instant) -> Option<ProtectedView<'_>> {
        self.protected_view(self.fact(record)?, now)
    }

    fn protected_entry(&self, restraint: &Restraint) -> Option<&ProtectedEntry> {
        self.fact(restraint.record)?.as_protected_entry()
    }

    fn protected_view<'a>(&'a self, fact: &'a Fact, now: Instant) -> Option<ProtectedView<'a>> {
        let entry = fact.as_protected_entry()?;
        let restraint = self.restraint(fact.record)?;
        let met = self.meetings(fact, entry);
        let is_later = |later: &&Fact| {
            later.author == fact.author && later.as_protected_entry().is_some_and(|it| it.replaces == Some(fact.record))
        };
        let replaced_by = self.about(fact.record).find(is_later).map(|later| later.record);
        Some(ProtectedView {
            record: fact.record,
            author: fact.author,
            at: fact.at,
            entry,
            standing: self.standing_of_entry(restraint, entry, replaced_by, now),
            replaced_by,
            acknowledgements: self.acknowledgements(fact, now),
            words: self.words(fact),
            checks: self.checks(fact).count(),
            swept_by: swept_by(&met),
            met,
        })
    }

    fn standing_of_entry(
        &self,
        restraint: &Restraint,
        entry: &ProtectedEntry,
        replaced_by: Option<RecordHash>,
        now: Instant,
    ) -> ProtectedStanding {
        if !restraint.binds() {
            return ProtectedStanding::Ended;
        }
        if replaced_by.is_some() {
            return ProtectedStanding::Moving;
        }
        // Saying that it is still there renews it for as long again as its submitter first meant.
        let term = entry.course.due().since(restraint.at);
        let heard = self
            .about(restraint.record)
            .filter(|said| said.as_protected_report().is_some_and(|report| report.says == ProtectedWord::Reconfirmed))
            .map(|said| said.at.saturating_add(term))
            .fold(entry.course.due(), Instant::max);
        match entry.course {
            _ if now < heard => ProtectedStanding::Holding,
            ProtectedCourse::Fixed { .. } => ProtectedStanding::Stale,
            ProtectedCourse::Movement { .. } => ProtectedStanding::Overdue,
        }
    }

    fn acknowledgements(&self, fact: &Fact, now: Instant) -> Vec<ProtectedAcknowledgement> {
        let due = fact.at.saturating_add(self.edition().deadlines.recipient_acknowledgement);
        clauses::protected_recipients(fact.node())
            .map(|side| {
                let given =
                    clauses::acknowledged_by(self, fact.record, side, u64::MAX).map(|seen| (seen.record, seen.at));
                let is_overdue = due < given.map_or(now, |(_, at)| at);
                ProtectedAcknowledgement { side, given, due, is_overdue }
            })
            .collect()
    }

    fn words(&self, fact: &Fact) -> Vec<(ProtectedWord, Author, Instant)> {
        let said = |report: &Fact| Some((report.as_protected_report()?.says, report.author, report.at));
        self.about(fact.record).filter(|report| !report.is_ended()).filter_map(said).collect()
    }

    /// Records with a place that were there with an entry: filed after it, or standing when it came. They are all that a restraint on
    /// a place can reach, by the one list of what it reaches: whoever is told that an entry is met has asked.
    fn checks<'a>(&'a self, fact: &'a Fact) -> impl Iterator<Item = (&'a Fact, LatLonBox)> {
        let until =
            self.restraint(fact.record).and_then(|restraint| restraint.lifted).map_or(Instant::MAX, |(_, at)| at);
        self.facts().filter(|other| clauses::is_within_general_reach(other)).filter_map(move |other| {
            let stood = other.ended.is_none_or(|ending| fact.at <= ending.at) && other.at <= until;
            Some((other, other.extent().filter(|_| stood)?))
        })
    }

    fn meetings(&self, fact: &Fact, entry: &ProtectedEntry) -> Vec<ProtectedMeeting> {
        let mut met: Vec<&Fact> =
            self.checks(fact).filter(|(_, extent)| entry.cells.meets(*extent)).map(|(other, _)| other).collect();
        met.sort_unstable_by_key(|other| other.index);
        met.into_iter()
            .map(|other| ProtectedMeeting {
                record: other.record,
                kind: other.kind,
                author: other.author,
                at: other.at,
            })
            .collect()
    }
}

fn swept_by(met: &[ProtectedMeeting]) -> Vec<Node> {
    let sweeps = |node: Node| {
        let times: Vec<Instant> = met.iter().filter(|one| one.author.node == node).map(|one| one.at).collect();
        times.windows(SWEEP_CHECKS).any(
            |run| matches!((run.first(), run.last()), (Some(first), Some(last)) if last.since(*first) <= SWEEP_WITHIN),
        )
    };
    Node::ALL.into_iter().filter(|node| sweeps(*node)).collect()
}
