//! Actions of the two sides, as far as records tell: what an assessment is due after (TOR.2.c#3).
//!
//! A plan counts as an action when both agreed to it, its final notice is given, nothing ended it, and its window has passed; and
//! whatever became of it, when its own side reports that it acted. An action outside the group counts from the hour that it names, and
//! so does one that a side reports without any plan.
use super::{Fact, State};
use crate::identity::{RecordHash, Side};
use crate::records::{Register, RegisterContent, Subject};
use alloc::vec::Vec;
use spacetime::Instant;

/// Something that a side did, or announced and did not take back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Action {
    /// The record: a plan, a notice of an area, an action outside the group, a report of one without a plan.
    pub record: RecordHash,
    /// Whose.
    pub side: Side,
    /// What it is about (AMB-14).
    pub subject: Subject,
    /// From when.
    pub began_at: Instant,
    /// Until when; what is due is counted from here.
    pub ended_at: Instant,
}

impl State {
    /// The action that a record is of, at any stage; nothing for any other record.
    #[must_use]
    pub fn action(&self, fact: &Fact) -> Option<Action> {
        let side = fact.side()?;
        let action = |subject, began_at, ended_at| Action { record: fact.record, side, subject, began_at, ended_at };
        if let Some(plan) = fact.as_plan() {
            return Some(action(Subject::Mutual, plan.window.from(), plan.window.to()));
        }
        if let Some(notice) = fact.as_area_notice() {
            return Some(action(Subject::Independent, notice.window.from(), notice.window.to()));
        }
        if let Some(report) = fact.as_execution_report() {
            // Of a plan it is the plan that counts.
            let acted = report.execution.acted_in().filter(|_| report.plan.is_none())?;
            return Some(action(Subject::Mutual, acted.window.from(), acted.window.to()));
        }
        let RegisterContent::OutsideAction(outside) = &fact.as_register_entry()?.content else { return None };
        Some(action(Subject::Mutual, outside.acted_at, outside.acted_at))
    }

    /// The actions that are over at a time, in the order of the log.
    #[must_use]
    pub fn actions(&self, at: Instant) -> Vec<Action> {
        let noticed = |plan: &Fact| {
            self.about(plan.record)
                .any(|notice| notice.kind == "final-notice" && !notice.is_ended() && notice.took_effect.is_some())
        };
        let reported = |plan: &Fact| {
            self.about(plan.record).any(|said| !said.is_ended() && said.node() == plan.node() && tells_of_an_act(said))
        };
        let plans = self.of_kind("plan").filter(|plan| {
            // What its own side says it did, it did: agreed, announced, taken back or not.
            reported(plan) || (plan.took_effect.is_some() && noticed(plan) && !plan.is_ended())
        });
        let others = [Register::OutsideAction.name(), "execution-report"];
        let others = others.into_iter().flat_map(|kind| self.of_kind(kind)).filter(|fact| !fact.is_ended());
        let mut facts: Vec<&Fact> = plans.chain(others).filter(|fact| fact.at <= at).collect();
        facts.sort_unstable_by_key(|fact| fact.index);
        facts.into_iter().filter_map(|fact| self.action(fact)).filter(|action| action.ended_at <= at).collect()
    }

    /// When the assessment of an action is due; nothing where it is welcome and not due (TOR.2.c#4, AMB-14).
    #[must_use]
    pub fn assessment_due(&self, action: &Action) -> Option<Instant> {
        let filed = self.fact(action.record).map_or(0, |fact| fact.index);
        let duty = &self.settings_at(filed).assessment_duty;
        duty.due.contains(&action.subject).then(|| action.ended_at.saturating_add(self.edition().deadlines.assessment))
    }
}

/// Whether a report about a plan says that something was done under it.
fn tells_of_an_act(fact: &Fact) -> bool {
    fact.as_execution_report().is_some_and(|report| report.execution.acted_in().is_some())
}
