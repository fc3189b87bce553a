//! The watch over the grounding as the log has brought it: returns, candidates and what has been said of them.
//!
//! Everything is read off the entries that stand; nothing is remembered beside them. Must not know a view.
#![expect(clippy::wildcard_enum_match_arm, reason = "each question looks at its own kinds of record")]
use super::{AsKnown, Fact, ReviewCause, ReviewStage, State};
use crate::clauses;
use crate::identity::{PublicKey, RecordHash, Side};
use crate::records::{
    AirOrderOfBattle, DailyReturn, FindingWord, GroundingEntry, Holding, PositionWord, Register, RegisterContent,
    RegisterEntry,
};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use spacetime::{CivilDate, Instant};

/// How a candidate stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum EventStanding {
    /// Two officers have not yet said the same.
    Candidate,
    /// Two officers confirmed it, and none says otherwise.
    Confirmed,
    /// Two officers found that it was not so, and none says otherwise.
    NotConfirmed,
    /// An officer disputes it, or officers differ: nobody closes it alone.
    Disputed,
}

impl EventStanding {
    /// The code of its name in the catalogues.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Confirmed => "confirmed",
            Self::NotConfirmed => "not-confirmed",
            Self::Disputed => "disputed",
        }
    }
}

/// How many officers make something of a candidate.
const OFFICERS: usize = 2;

impl State {
    /// Every standing statement of a register of the watch, in the order of the log.
    pub(crate) fn watched(&self, register: Register, known: AsKnown) -> Vec<(&Fact, &RegisterEntry, &GroundingEntry)> {
        let mut statements: Vec<_> = self
            .keys(register)
            .flat_map(|key| self.stated_entries(register, key, known))
            .filter_map(|(fact, entry)| match &entry.content {
                RegisterContent::Grounding(said) => Some((fact, entry, said)),
                _ => None,
            })
            .collect();
        statements.sort_by_key(|(fact, _, _)| fact.index);
        statements
    }

    /// By when the return of a day is due: at the edition's time of that day in the reference zone (TOR.3.a#2). None where the
    /// zone's table does not reach, or the clock skips that time.
    #[must_use]
    pub fn return_due(&self, day: CivilDate) -> Option<Instant> {
        let minute = u32::from(self.edition().deadlines.daily_return_minute_of_day);
        self.edition().reference_zone.instant_of(day, minute.saturating_mul(60_000)).ok()
    }

    /// The returns that stand, one a day.
    pub(crate) fn returns(&self, known: AsKnown) -> Vec<(&Fact, &AirOrderOfBattle)> {
        let mut returns: Vec<_> = self
            .watched(Register::AirOrderOfBattle, known)
            .into_iter()
            .filter_map(|(fact, _, said)| match said {
                GroundingEntry::AirOrderOfBattle(told) => Some((fact, told)),
                _ => None,
            })
            .collect();
        returns.sort_by_key(|(_, told)| told.as_of);
        returns
    }

    /// The last whole table of a day before another.
    #[must_use]
    pub fn last_full_return(&self, before: CivilDate, known: AsKnown) -> Option<(CivilDate, &[Holding])> {
        self.returns(known).into_iter().rev().filter(|(_, told)| told.as_of < before).find_map(|(_, told)| match &told
            .said
        {
            DailyReturn::Full { holdings, .. } => Some((told.as_of, holdings.as_slice())),
            DailyReturn::Nil => None,
        })
    }

    /// The standing entries of the watch that speak of a record, in the order of the log.
    pub(crate) fn said_of(
        &self,
        record: RecordHash,
        known: AsKnown,
    ) -> impl Iterator<Item = (&Fact, &RegisterEntry, &GroundingEntry)> {
        self.about(record)
            .filter(move |fact| {
                known.knows(fact.at, fact.index) && fact.ended.is_none_or(|ending| known.at < ending.at)
            })
            .filter_map(|fact| {
                let entry = fact.as_register_entry()?;
                match &entry.content {
                    RegisterContent::Grounding(said) => Some((fact, entry, said)),
                    _ => None,
                }
            })
    }

    /// What officers have found of a candidate: each one's standing word, in the order of the log.
    pub fn findings_of_event(&self, event: RecordHash, known: AsKnown) -> impl Iterator<Item = (&Fact, FindingWord)> {
        self.said_of(event, known).filter_map(|(fact, _, said)| match said {
            GroundingEntry::EventFinding(finding) => Some((fact, finding.finding)),
            _ => None,
        })
    }

    /// How a candidate stands. One dispute keeps it from being settled, and so do two officers who differ.
    #[must_use]
    pub fn event_standing(&self, event: RecordHash, known: AsKnown) -> EventStanding {
        let said: Vec<(Option<PublicKey>, FindingWord)> =
            self.findings_of_event(event, known).map(|(fact, word)| (fact.officer, word)).collect();
        let officers = |word| {
            let of: BTreeSet<_> = said.iter().filter(|(_, said)| *said == word).map(|(officer, _)| officer).collect();
            of.len()
        };
        let (yes, no) = (officers(FindingWord::Confirmed), officers(FindingWord::NotConfirmed));
        if officers(FindingWord::Disputed) > 0 || (yes > 0 && no > 0) {
            EventStanding::Disputed
        } else if yes >= OFFICERS {
            EventStanding::Confirmed
        } else if no >= OFFICERS {
            EventStanding::NotConfirmed
        } else {
            EventStanding::Candidate
        }
    }

    /// What a side says of a candidate.
    #[must_use]
    pub fn position_on_event(&self, event: RecordHash, side: Side, known: AsKnown) -> Option<(&Fact, PositionWord)> {
        self.said_of(event, known).find_map(|(fact, _, said)| match said {
            GroundingEntry::EventPosition(position) if fact.side() == Some(side) => Some((fact, position.word)),
            _ => None,
        })
    }

    /// The version of a notice of flight of which a review opened by itself (AMB-04).
    pub(crate) fn urgent_review(&self, notice: &Fact, known: AsKnown) -> Option<&Fact> {
        let entry = notice.as_register_entry()?;
        self.entry_versions(Register::FlightNotice, &entry.key, known)
            .map(|(fact, _)| fact)
            .find(|fact| self.review_causes(fact.record).contains(&ReviewCause::UrgentFlight))
    }

    /// Whether the review of an urgent flight is still open: nothing is made of the flight before (AMB-04). Both have to have found
    /// something; when the time for it has passed, the one that did is not kept waiting by the other's silence.
    #[must_use]
    pub fn is_review_of_urgent_open(&self, notice: &Fact, known: AsKnown) -> bool {
        if !clauses::is_noticed_urgently(self, notice) {
            return false;
        }
        let Some(reviewed) = self.urgent_review(notice, known) else { return false };
        let found = Side::BOTH.into_iter().filter(|side| self.finding_of(reviewed, *side, known).is_some()).count();
        let is_over = clauses::review_due(self, reviewed) <= known.at;
        let is_closed = self.review_stage(reviewed, known) == ReviewStage::Closed;
        !is_closed && found < if is_over { 1 } else { Side::BOTH.len() }
    }
}
