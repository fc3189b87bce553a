//! What was recorded of an item after its plans: that it was acted on, assessed, complained of; or that it ran out.
//!
//! Read from reports that stand, never from consents: these expire, what was done does not (process 2.1).
use super::{AsKnown, Fact, State};
use crate::identity::RecordHash;
use crate::records::{EntryKey, Register, RegisterContent};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use spacetime::Instant;

impl State {
    /// The first standing report that something was done under a plan of an item, broken off or not.
    #[must_use]
    pub fn acted_on(&self, item: RecordHash) -> Option<&Fact> {
        let reports = self.plans_of(item).flat_map(|plan| self.about(plan.record));
        reports
            .filter(|fact| !fact.is_ended())
            .filter(|fact| fact.as_execution_report().is_some_and(|report| report.execution.acted_in().is_some()))
            .min_by_key(|fact| fact.index)
    }

    /// Whether the acting side assessed what it did under a plan of the item (TOR.2.c#3).
    pub(crate) fn is_assessed(&self, item: RecordHash) -> bool {
        self.plans_of(item).any(|plan| {
            self.about(plan.record).any(|fact| {
                fact.side() == plan.side()
                    && !fact.is_ended()
                    && fact
                        .as_register_entry()
                        .is_some_and(|entry| matches!(entry.content, RegisterContent::Assessment(_)))
            })
        })
    }

    /// The cases of harm that name the item, a plan of it, a final notice or a report, and are not closed by both.
    pub(crate) fn open_harm_about(&self, item: RecordHash) -> BTreeSet<&EntryKey> {
        let plans: Vec<RecordHash> = self.plans_of(item).map(|plan| plan.record).collect();
        let mut named = BTreeSet::from([item]);
        named.extend(plans.iter().copied());
        let said = plans.iter().flat_map(|plan| self.about(*plan));
        named.extend(
            said.filter(|fact| matches!(fact.kind, "final-notice" | "execution-report")).map(|fact| fact.record),
        );
        let known = AsKnown::in_the_log(self.now());
        self.of_kind(Register::HarmReport.name())
            .filter_map(Fact::as_register_entry)
            .filter(|entry| {
                matches!(&entry.content, RegisterContent::HarmReport(report)
                    if report.operation.is_some_and(|operation| named.contains(&operation)))
            })
            .map(|entry| &entry.key)
            .filter(|case| self.harm_open_since(case, known).is_some())
            .collect()
    }

    /// When an item runs out because nothing grew out of it into a plan; nothing for one of which a plan was ever received by both.
    #[must_use]
    pub fn item_lapses(&self, item: &Fact) -> Option<Instant> {
        let (received, _) = item.took_effect.filter(|_| item.as_release().is_some())?;
        let planned = self.plans_of(item.record).any(|plan| plan.took_effect.is_some());
        (!planned).then(|| received.saturating_add(self.edition().deadlines.proposals_lapse))
    }

    fn plans_of(&self, item: RecordHash) -> impl Iterator<Item = &Fact> {
        self.about(item).filter(|fact| fact.as_plan().is_some())
    }
}
