//! What each side owes and has not done, and what it did late: tables with hours, for people to ask about.
//!
//! Lateness only shows. Nothing here holds, frees or compares the sides: two tables, each in the order of what was due.
use super::super::super::{AsKnown, Fact, SideAnswer, State};
use crate::identity::{Post, RecordHash, Side};
use crate::records::{EntryKey, HarmMeasures, IssueOwner, Register, RegisterContent};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use spacetime::Instant;

/// Something due that is not done, or was done late.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Arrear {
    /// Who owed it; none for the outside recipient.
    pub side: Option<Side>,
    /// What.
    pub duty: Duty,
    /// The record it is owed on.
    pub record: RecordHash,
    /// The key of the entry or case, where there is one.
    pub key: Option<String>,
    /// When it was due.
    pub due: Instant,
    /// When it was done; none while it is not.
    pub done: Option<Instant>,
}

impl Arrear {
    /// How many whole hours it is late, or was when it was done.
    #[must_use]
    pub fn hours(&self, now: Instant) -> i64 {
        self.done.unwrap_or(now).since(self.due).whole_hours()
    }
}

/// What can be overdue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Duty {
    /// The assessment of an own action (TOR.2.c#3).
    Assessment,
    /// The report of its damage (TOR.2.c.iii#1).
    DamageReport,
    /// The final notice of a plan (TOR.2.c#2).
    FinalNotice,
    /// The first word on an action outside the group (AMB-06).
    OutsideAction,
    /// The counterpart's first word on a released item: a reminder, never an answer (process 2.1).
    ItemReview,
    /// That a senior representative of the side has seen an allegation of harm (process 2.5).
    HarmNotification,
    /// The preliminary answer in a case of harm (TOR.2.c.iv#1).
    HarmPreliminary,
    /// The finding in it (TOR.2.c.iv#1).
    HarmFinding,
    /// What was to be done so that it does not happen again (TOR.2.c.iv#2).
    HarmMeasure,
    /// The recipient's acknowledgement of a report (TOR.2.d.iii): it only alarms.
    Acknowledgement,
    /// A notice of flight (TOR.3.c).
    FlightNotice,
    /// The acknowledgement of a notice of flight (process 2.3).
    FlightAcknowledgement,
    /// The acknowledgement of an exempt flight for an air defence.
    FlightAirDefence,
    /// The answer to a question about a notice of flight.
    FlightAnswer,
    /// What a side finds of an urgent flight (AMB-04).
    FlightReview,
    /// The daily return (TOR.3.a#2).
    DailyReturn,
    /// Looking into an observation that no notice fits, or into a candidate (TOR.3.a#4).
    ObservationReview,
}

impl Duty {
    /// The code of its name in the catalogues.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Assessment => "assessment",
            Self::DamageReport => "damage-report",
            Self::FinalNotice => "final-notice",
            Self::OutsideAction => "outside-action",
            Self::ItemReview => "item-review",
            Self::HarmNotification => "harm-notification",
            Self::HarmPreliminary => "harm-preliminary",
            Self::HarmFinding => "harm-finding",
            Self::HarmMeasure => "harm-measure",
            Self::Acknowledgement => "acknowledgement",
            Self::FlightNotice => "flight-notice",
            Self::FlightAcknowledgement => "flight-acknowledgement",
            Self::FlightAirDefence => "flight-air-defence",
            Self::FlightAnswer => "flight-answer",
            Self::FlightReview => "flight-review",
            Self::DailyReturn => "daily-return",
            Self::ObservationReview => "observation-review",
        }
    }
}

impl State {
    /// What is overdue at a time, and what was done late by then, in the order of when it was due.
    #[must_use]
    pub fn arrears(&self, at: Instant) -> Vec<Arrear> {
        let known = AsKnown::in_the_log(at);
        let mut arrears = self.arrears_of_actions(at, known);
        arrears.extend(self.arrears_of_notices(at));
        arrears.extend(self.arrears_of_items(at));
        arrears.extend(self.arrears_of_cases(at, known));
        arrears.extend(self.arrears_of_reports(at, known));
        arrears.extend(self.arrears_of_flights(known));
        arrears.retain(|arrear| arrear.done.map_or(arrear.due < at, |done| arrear.due < done));
        arrears.sort_by_key(|arrear| (arrear.due, arrear.duty, arrear.record, arrear.side));
        arrears
    }

    fn arrears_of_actions(&self, at: Instant, known: AsKnown) -> Vec<Arrear> {
        let mut arrears = Vec::new();
        for view in self.accounted_actions(at) {
            let Some(due) = view.due else { continue };
            let side = view.action.side;
            // The first word counts: a later version does not make an assessment late.
            let first = |register: Register| {
                self.of_kind(register.name())
                    .filter(|fact| fact.side() == Some(side) && fact.at <= known.at)
                    .find(|fact| {
                        fact.as_register_entry().and_then(|entry| entry.content.subject()) == Some(view.action.record)
                    })
                    .map(|fact| fact.at)
            };
            for (duty, register) in
                [(Duty::Assessment, Register::Assessment), (Duty::DamageReport, Register::DamageReport)]
            {
                let done = first(register);
                arrears.push(Arrear { side: Some(side), duty, record: view.action.record, key: None, due, done });
            }
        }
        arrears
    }

    /// The first word of the other side on an item that both have received, or its end. Silence is reminded of and answers nothing (L12).
    fn arrears_of_items(&self, at: Instant) -> Vec<Arrear> {
        let limit = self.edition().deadlines.review_reminder;
        let items = self.of_kind("release").filter_map(|item| {
            let (received, _) = item.took_effect.filter(|(received, _)| *received <= at)?;
            let side = item.side()?.counterpart();
            let word = self
                .about(item.record)
                .filter(|fact| fact.side() == Some(side) && fact.kind != "translation" && fact.at <= at)
                .map(|fact| fact.at)
                .min();
            let ended = item.ended.map(|ending| ending.at).filter(|ended| *ended <= at);
            Some(Arrear {
                side: Some(side),
                duty: Duty::ItemReview,
                record: item.record,
                key: None,
                due: received.saturating_add(limit),
                done: [word, ended].into_iter().flatten().min(),
            })
        });
        items.collect()
    }

    /// When a senior representative of a side first acknowledged the report that opened a case, or the side answered in it.
    fn harm_seen_at(&self, opened: &Fact, key: &EntryKey, side: Side, known: AsKnown) -> Option<Instant> {
        let senior = |fact: &&Fact| matches!(fact.author.post, Post::Snr | Post::DeputySnr);
        let seen = self
            .about(opened.record)
            .filter(|fact| fact.kind == "acknowledgement" && fact.side() == Some(side) && fact.at <= known.at)
            .filter(senior)
            .map(|fact| fact.at);
        let answers = Self::answer_key(key, side).into_iter().flat_map(|answer| {
            let versions = self
                .of_kind(Register::HarmAnswer.name())
                .filter(move |fact| fact.as_register_entry().is_some_and(|entry| entry.key == answer));
            versions.filter(|fact| fact.side() == Some(side) && fact.at <= known.at).map(|fact| fact.at)
        });
        let own = (opened.side() == Some(side)).then_some(opened).filter(senior).map(|fact| fact.at);
        seen.chain(answers).chain(own).min()
    }

    fn arrears_of_notices(&self, at: Instant) -> Vec<Arrear> {
        let late_word = self.of_kind(Register::OutsideAction.name()).filter(|fact| fact.at <= at).filter_map(|fact| {
            let entry = fact.as_register_entry()?;
            let RegisterContent::OutsideAction(action) = &entry.content else { return None };
            // A new version of an old word was told when the first was.
            let due = action.acted_at.saturating_add(self.settings_at(fact.index).imminent_threat.initial_notice);
            entry.replaces.is_none().then(|| Arrear {
                side: fact.side(),
                duty: Duty::OutsideAction,
                record: fact.record,
                key: Some(entry.key.as_str().to_string()),
                due,
                done: Some(fact.at),
            })
        });
        let notices = self.of_kind("final-notice").filter(|fact| fact.at <= at).filter_map(|fact| {
            let side = fact.side()?;
            let due = self.deadlines(fact.record)?.ok()?.due;
            let given = self.frontiers().received_at(side.counterpart(), fact.index, fact.at);
            let done = given.filter(|given| *given <= at);
            Some(Arrear { side: Some(side), duty: Duty::FinalNotice, record: fact.record, key: None, due, done })
        });
        late_word.chain(notices).collect()
    }

    fn arrears_of_cases(&self, at: Instant, known: AsKnown) -> Vec<Arrear> {
        let mut arrears = Vec::new();
        for key in self.keys(Register::HarmReport) {
            let Some(opened) = self.harm_events(key, known).next() else { continue };
            let (preliminary, finding) = (self.harm_preliminary_due(key, known), self.harm_finding_due(key, known));
            let owed = |side, duty, due, done| Arrear {
                side: Some(side),
                duty,
                record: opened.record,
                key: Some(key.as_str().to_string()),
                due,
                done,
            };
            for side in Side::BOTH {
                let answer = self.harm_answer(key, side, known);
                let due = opened.at.saturating_add(self.edition().deadlines.case_notification);
                arrears.push(owed(side, Duty::HarmNotification, due, self.harm_seen_at(opened, key, side, known)));
                let is_found = matches!(answer, SideAnswer::Finding(_));
                if let Some(due) = preliminary.filter(|_| answer == SideAnswer::Nothing) {
                    arrears.push(owed(side, Duty::HarmPreliminary, due, None));
                }
                if let Some(due) = finding.filter(|_| !is_found) {
                    arrears.push(owed(side, Duty::HarmFinding, due, None));
                }
                if let (Some(due), Some(done)) = (finding, self.harm_finding_at(key, side, known)) {
                    arrears.push(owed(side, Duty::HarmFinding, due, Some(done)));
                }
            }
            arrears.extend(self.measure_in_arrears(key, opened.record, at, known));
        }
        arrears
    }

    fn measure_in_arrears(&self, key: &EntryKey, record: RecordHash, at: Instant, known: AsKnown) -> Vec<Arrear> {
        let Some(HarmMeasures::Taken { owner, due, .. }) = self.harm_measures(key, known) else { return Vec::new() };
        let sides: &[Side] = match owner {
            IssueOwner::Alpha => &[Side::Alpha],
            IssueOwner::Bravo => &[Side::Bravo],
            IssueOwner::Both => &Side::BOTH,
        };
        let key = Some(key.as_str().to_string());
        let owed = |side: &Side| Arrear {
            side: Some(*side),
            duty: Duty::HarmMeasure,
            record,
            key: key.clone(),
            due: *due,
            done: None,
        };
        if *due < at { sides.iter().map(owed).collect() } else { Vec::new() }
    }

    fn arrears_of_reports(&self, at: Instant, known: AsKnown) -> Vec<Arrear> {
        let limit = self.edition().deadlines.recipient_acknowledgement;
        self.of_kind(Register::ViolationReport.name())
            .filter(|fact| fact.at <= at)
            .filter_map(|fact| {
                let key = &fact.as_register_entry()?.key;
                let done = self.acknowledged_at(fact, known);
                Some(Arrear {
                    side: None,
                    duty: Duty::Acknowledgement,
                    record: fact.record,
                    key: Some(key.as_str().to_string()),
                    due: fact.at.saturating_add(limit),
                    done,
                })
            })
            .collect()
    }
}
