//! What a report departs from, read from the terms and from the log as it stood then, without the fold.
//!
//! Compared are agreement, window, block and final notice, and what a plan lacked beside consent; which restraint reaches what is compared
//! by itself.
use crate::judge::{Log, Then};
use crate::support::*;
use jig_agreement::state::{Departure, ReviewCause};
use spacetime::{Instant, Span};
use std::collections::BTreeSet;

/// Whether a departure is one of those that are compared here.
pub(crate) fn is_compared(departure: Departure) -> bool {
    match departure {
        Departure::Held(Basis::Clause(clause)) => {
            ["TOR.0.5", "TOR.0.6", "APP.7", "TOR.2.c.ii#3"].contains(&clause.as_str())
        }
        Departure::Held(_) | Departure::Restrained => false,
        _ => true,
    }
}

/// The clause under which a lack of operations holds.
fn clause_of(code: &str) -> &'static str {
    if code.starts_with("protection-") {
        "TOR.0.5"
    } else if code == "attestation-missing" || code == "legal-objection" {
        "TOR.0.6"
    } else if code.starts_with("attestation-") {
        "APP.7"
    } else {
        "TOR.2.c.ii#3"
    }
}

impl Log<'_> {
    /// The departures for which a report is to be reviewed; nothing where it says that nothing was done.
    pub(crate) fn departs(&self, index: usize, report: &ExecutionReport) -> BTreeSet<Departure> {
        let (Execution::Executed(acted) | Execution::Aborted(acted)) = report.execution else { return BTreeSet::new() };
        let plan = report.plan.and_then(|plan| Some((plan, self.find(plan, index)?)));
        let Some((record, (_, Folded { signed, .. }))) = plan else { return BTreeSet::from([Departure::NoPlan]) };
        let Body::Plan(plan) = &signed.record.body else { return BTreeSet::from([Departure::NoPlan]) };
        let mut departs = BTreeSet::new();
        let outside = acted.window.from() < plan.window.from() || acted.window.to() > plan.window.to();
        departs.extend(outside.then_some(Departure::OutsideTheWindow));
        match acted.block {
            None => departs.insert(Departure::BlockNotTold),
            Some(block) => !plan.footprint.covers(block) && departs.insert(Departure::OutsideTheBlock),
        };
        for at in self.moments(index, record, acted.window.from(), acted.window.to().min(plan.window.to())) {
            departs.extend(self.stood_against(record, at));
        }
        departs
    }

    /// The first and the last moment of an act, and every one between at which a word on the plan was taken back.
    fn moments(&self, index: usize, plan: RecordHash, from: Instant, to: Instant) -> BTreeSet<Instant> {
        let last = to.saturating_add(Span::from_millis(-1)).max(from);
        let of_plan =
            |of: RecordHash| self.find(of, index).is_some_and(|(_, of)| of.signed.record.body.subject() == Some(plan));
        let taken_back = self.kept(index).filter(|(_, folded)| match &folded.signed.record.body {
            Body::Revocation(revocation) => of_plan(revocation.of),
            Body::Retraction(retraction) => of_plan(retraction.of),
            Body::Decline(decline) => of_plan(decline.subject),
            _ => false,
        });
        let between = taken_back.map(|(_, folded)| folded.at).filter(|at| from <= *at && *at <= last);
        between.chain([from, last]).collect()
    }

    /// What the log said against carrying out a plan when it was no longer than at a moment.
    fn stood_against(&self, plan: RecordHash, now: Instant) -> BTreeSet<Departure> {
        let entries = self.0.iter().take_while(|folded| folded.at <= now).count();
        let then = Then { entries, below: self.covered_by_both(entries), now };
        let is_agreed = self.find(plan, entries).is_some_and(|(index, _)| index < then.below)
            && !self.has_ended(plan, entries)
            && Side::BOTH.into_iter().all(|side| self.has_said(plan, Question::Plan, side, then));
        if !is_agreed {
            return BTreeSet::from([Departure::NotAgreed]);
        }
        let mut against: BTreeSet<Departure> = self
            .lacks(plan, then)
            .into_iter()
            .map(|code| Departure::Held(Basis::Clause(ClauseId::parse(clause_of(code)).unwrap())))
            .collect();
        let is_announced = self.kept(entries.min(then.below)).any(|(_, folded)| {
            matches!(&folded.signed.record.body, Body::FinalNotice(notice) if notice.plan == plan && notice.execution <= now)
                && !self.has_ended(folded.signed.hash, entries)
        });
        against.extend((!is_announced).then_some(Departure::NoFinalNotice));
        against
    }
}

/// The departures of a report that the fold opened a review for.
pub(crate) fn opened(s: &Scenario, report: RecordHash) -> BTreeSet<Departure> {
    let causes = s.state.review_causes(report).into_iter();
    causes.filter_map(ReviewCause::departure).filter(|departure| is_compared(*departure)).collect()
}
