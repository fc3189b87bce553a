//! Notices of flight: how far each has come, and whether it was in time.
#![expect(clippy::wildcard_enum_match_arm, reason = "each question looks at its own kinds of record")]
use super::super::super::{AcknowledgementStanding, AsKnown, Fact, ReviewStage, State};
use crate::clauses;
use crate::edition::FlightNoticeType;
use crate::identity::{RecordHash, Side};
use crate::records::{
    AirDefence, EntryKey, FlightEnd, FlightNotice, FlightOutcome, FlightQuery, GroundingEntry, Register,
    RegisterContent,
};
use alloc::vec::Vec;
use spacetime::{Instant, Span};

/// A notice of flight, as last amended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FlightView<'a> {
    /// The notice.
    pub fact: &'a Fact,
    /// The flight's key.
    pub key: &'a EntryKey,
    /// What it says.
    pub notice: &'a FlightNotice,
    /// How often it was amended.
    pub amendments: usize,
    /// How far it has come.
    pub stage: FlightStage,
    /// Whether it has every field that its clause asks for.
    pub is_complete: bool,
    /// By when it was to be given; none without a time.
    pub due: Option<Instant>,
    /// Whether it was in time.
    pub timeliness: Timeliness,
    /// How long before the earliest take-off it was given (AMB-05); negative after it.
    pub lead: Option<Span>,
    /// When the other side's node had it.
    pub received_at: Option<Instant>,
    /// When an officer of the other side acknowledged it. That is knowledge, and no approval.
    pub acknowledged_at: Option<Instant>,
    /// By when that is due.
    pub acknowledgement_due: Instant,
    /// Questions that nobody has answered.
    pub open_queries: Vec<RecordHash>,
    /// For an exempt flight: who has acknowledged it for which air defence. Chased, and never a gate.
    pub air_defences: Vec<(Side, AirDefence, AcknowledgementStanding)>,
    /// Observations and candidates that name it.
    pub matched_by: Vec<RecordHash>,
    /// For an urgent flight: how its review stands, and by when it is due (AMB-04).
    pub review: Option<(ReviewStage, Instant)>,
}

/// How far a notice of flight has come. There is no stage of approval.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FlightStage {
    /// In the log.
    Received,
    /// The other side's node has it.
    Shared,
    /// An officer of the other side has seen it.
    Acknowledged,
    /// The other side has asked, and has no answer.
    Queried,
    /// It was flown.
    Flown,
    /// It was cancelled.
    Cancelled,
    /// Its own side does not know.
    Unknown,
}

impl FlightStage {
    /// The code of its name in the catalogues: `flight-stage-<name>`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Shared => "shared",
            Self::Acknowledged => "acknowledged",
            Self::Queried => "queried",
            Self::Flown => "flown",
            Self::Cancelled => "cancelled",
            Self::Unknown => "unknown",
        }
    }
}

/// Whether a notice was in time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Timeliness {
    /// The other side had it before it was due.
    OnTime,
    /// It did not.
    Late,
    /// It is on the urgent track: before take-off, and reviewed (AMB-04).
    UrgentExempt,
}

impl Timeliness {
    /// The code of its name in the catalogues: `flight-timeliness-<name>`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OnTime => "on-time",
            Self::Late => "late",
            Self::UrgentExempt => "urgent-exempt",
        }
    }
}

impl State {
    /// Every notice of flight that stands, as last amended, in the order of the log.
    #[must_use]
    pub fn flights(&self, known: AsKnown) -> Vec<FlightView<'_>> {
        self.watched(Register::FlightNotice, known)
            .into_iter()
            .filter_map(|(fact, entry, said)| match said {
                GroundingEntry::FlightNotice(notice) => Some(self.flight(fact, &entry.key, notice, known)),
                _ => None,
            })
            .collect()
    }

    fn flight<'a>(
        &'a self,
        fact: &'a Fact,
        key: &'a EntryKey,
        notice: &'a FlightNotice,
        known: AsKnown,
    ) -> FlightView<'a> {
        let now = known.at;
        let received_at = self.flight_received_at(fact, now);
        let given = received_at.unwrap_or(now);
        let acknowledged_at = self.flight_acknowledged(fact).map(|seen| seen.at);
        let open_queries = self.open_queries(fact, known);
        let stage = match self.flight_end(key, known) {
            Some(FlightEnd::Flown { .. }) => FlightStage::Flown,
            Some(FlightEnd::Cancelled) => FlightStage::Cancelled,
            Some(FlightEnd::Unknown) => FlightStage::Unknown,
            None if !open_queries.is_empty() => FlightStage::Queried,
            None if acknowledged_at.is_some() => FlightStage::Acknowledged,
            None if received_at.is_some() => FlightStage::Shared,
            None => FlightStage::Received,
        };
        let timeliness = if clauses::is_noticed_urgently(self, fact) {
            Timeliness::UrgentExempt
        } else if clauses::flight_timely(self, fact.index, notice, given) {
            Timeliness::OnTime
        } else {
            Timeliness::Late
        };
        let air_defences = if notice.exemption.is_some() { self.flight_air_defences(fact, now) } else { Vec::new() };
        FlightView {
            fact,
            key,
            notice,
            amendments: self.entry_versions(Register::FlightNotice, key, known).count().saturating_sub(1),
            stage,
            is_complete: is_complete(notice),
            due: clauses::flight_due(self, fact.index, notice).and_then(Result::ok),
            timeliness,
            lead: notice.take_off.map(|window| window.from().since(given)),
            received_at,
            acknowledged_at,
            acknowledgement_due: fact.at.saturating_add(self.edition().deadlines.flight_acknowledgement),
            open_queries,
            air_defences,
            matched_by: self.matched_by(key, known),
            review: self
                .urgent_review(fact, known)
                .map(|reviewed| (self.review_stage(reviewed, known), clauses::review_due(self, reviewed))),
        }
    }

    /// When the other side's node had a notice of flight.
    pub(in crate::state) fn flight_received_at(&self, fact: &Fact, now: Instant) -> Option<Instant> {
        let side = fact.side()?;
        self.frontiers().received_at(side.counterpart(), fact.index, fact.at).filter(|received| *received <= now)
    }

    /// The other side's first acknowledgement of a notice of flight.
    pub(in crate::state) fn flight_acknowledged(&self, fact: &Fact) -> Option<&Fact> {
        clauses::acknowledged_by(self, fact.record, fact.side()?.counterpart(), u64::MAX)
    }

    /// How the three air defences have acknowledged an exempt flight.
    pub(in crate::state) fn flight_air_defences(
        &self,
        fact: &Fact,
        now: Instant,
    ) -> Vec<(Side, AirDefence, AcknowledgementStanding)> {
        clauses::air_defence::defences(self)
            .into_iter()
            .map(|(side, defence)| {
                let standing = clauses::air_defence::standing(self, fact, side, defence, Self::as_judged(now));
                (side, defence, standing)
            })
            .collect()
    }

    /// What became of a flight, by its own side's word.
    pub(in crate::state) fn flight_end(&self, key: &EntryKey, known: AsKnown) -> Option<FlightEnd> {
        self.stated_entries(Register::FlightOutcome, key, known).find_map(|(_, entry)| match &entry.content {
            RegisterContent::Grounding(GroundingEntry::FlightOutcome(FlightOutcome { became, .. })) => Some(*became),
            _ => None,
        })
    }

    /// The questions about any version of a notice of flight that nobody has answered.
    pub(in crate::state) fn open_queries(&self, fact: &Fact, known: AsKnown) -> Vec<RecordHash> {
        let Some(entry) = fact.as_register_entry() else { return Vec::new() };
        let is_answered = |query: RecordHash| {
            self.said_of(query, known)
                .any(|(_, _, said)| matches!(said, GroundingEntry::FlightQuery(FlightQuery::Answered { .. })))
        };
        self.entry_versions(Register::FlightNotice, &entry.key, known)
            .flat_map(|(version, _)| self.said_of(version.record, known))
            .filter(|(_, _, said)| matches!(said, GroundingEntry::FlightQuery(FlightQuery::Asked { .. })))
            .map(|(asked, _, _)| asked.record)
            .filter(|asked| !is_answered(*asked))
            .collect()
    }

    fn matched_by(&self, key: &EntryKey, known: AsKnown) -> Vec<RecordHash> {
        let mut matched: Vec<&Fact> = self
            .entry_versions(Register::FlightNotice, key, known)
            .flat_map(|(version, _)| self.said_of(version.record, known))
            .filter(|(_, _, said)| matches!(said, GroundingEntry::AirObservation(_) | GroundingEntry::FlightEvent(_)))
            .map(|(fact, _, _)| fact)
            .collect();
        matched.sort_by_key(|fact| fact.index);
        matched.into_iter().map(|fact| fact.record).collect()
    }
}

fn is_complete(notice: &FlightNotice) -> bool {
    let has_time = notice.take_off.is_some();
    match notice.flight {
        FlightNoticeType::Exempt => {
            has_time && notice.exemption.is_some() && notice.composition.is_some() && !notice.routing.is_empty()
        }
        FlightNoticeType::Route => has_time && !notice.routing.is_empty(),
        FlightNoticeType::Other => has_time,
    }
}
