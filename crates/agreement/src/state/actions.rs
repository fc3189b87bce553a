//! Actions of the two sides, as far as records tell: what an assessment is due after (TOR.2.c#3).
//!
//! A plan counts as an action when both agreed to it, its final notice is given, nothing ended it, and its window has passed:
//! whether it was carried out is its own side's to say. An action outside the group counts from the hour that it names.
use super::{Fact, State};
use crate::identity::{RecordHash, Side};
use crate::records::{Register, RegisterContent, Subject};
use alloc::vec::Vec;
use spacetime::Instant;

/// Something that a side did, or announced and did not take back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Action {
    /// The record: a plan, a notice of an area, an action outside the group.
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
        match &fact.as_register_entry()?.content {
            RegisterContent::OutsideAction(outside) => {
                Some(action(Subject::Mutual, outside.acted_at, outside.acted_at))
            }
            _ => None,
        }
    }

    /// The actions that are over at a time, in the order of the log.
    #[must_use]
    pub fn actions(&self, at: Instant) -> Vec<Action> {
        let noticed = |plan: &Fact| {
            self.about(plan.record)
                .any(|notice| notice.kind == "final-notice" && !notice.is_ended() && notice.took_effect.is_some())
        };
        let plans = self.of_kind("plan").filter(|plan| plan.took_effect.is_some() && noticed(plan));
        let outside = self.of_kind(Register::OutsideAction.name());
        let mut facts: Vec<&Fact> = plans.chain(outside).filter(|fact| fact.at <= at && !fact.is_ended()).collect();
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
