//! Accountability as a table: what each side owes and was late with, its actions as both see them, cases of harm, two ledgers
//! of counts side by side.
//!
//! Everything stands in the order of the log or of its keys. Two views of one thing are two fields, never one, and no number
//! here is a mean of two sides' (SG-02, SG-25).
mod duties;
mod harm;

pub use duties::{Arrear, Duty};
pub use harm::{HarmCase, Published, PublishedCount, PublishedHarm};

use super::super::{Action, AsKnown, Fact, Sides, State};
use crate::identity::{Node, Side};
use crate::records::{
    Assessment, DamageReport, EntryKey, Question, ReconciliationNote, Register, RegisterContent, RegisterEntry,
    ViolationCount,
};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use spacetime::{CivilDate, Instant};

/// An action with what both sides say of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActionView<'a> {
    /// The action.
    pub action: Action,
    /// When its assessment is due; none where it is welcome and not due.
    pub due: Option<Instant>,
    /// Its own side's assessment.
    pub assessment: Option<(&'a Fact, &'a Assessment)>,
    /// Each side's report of damage: two, side by side, never one.
    pub damage: Sides<Option<(&'a Fact, &'a DamageReport)>>,
    /// Whether both had agreed before it began, or it was outside the group under an exception (TOR.2.a#7, APP.5).
    pub basis: ActionBasis,
}

/// On what an action rested.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ActionBasis {
    /// Both agreed before it began.
    Agreed,
    /// An exception, said to be one.
    Exception,
    /// A notice that needs no agreement.
    Notice,
    /// None of them: not complied with, and open until both have settled it.
    None,
}

impl ActionBasis {
    /// The code of its name in the catalogues.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Exception => "exception",
            Self::Notice => "notice",
            Self::None => "none",
        }
    }
}

/// The counts of one day and district by both sides, each by its own definition, and what explains their difference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LedgerRow<'a> {
    /// The key under which both count.
    pub key: &'a EntryKey,
    /// Each side's count.
    pub counts: Sides<Option<(&'a Fact, &'a ViolationCount)>>,
    /// Notes of either side, in the order of the log.
    pub notes: Vec<(&'a Fact, &'a ReconciliationNote)>,
}

impl State {
    /// Every action that is over, and every other that somebody has assessed or looked at, in the order of the log.
    #[must_use]
    pub fn accounted_actions(&self, at: Instant) -> Vec<ActionView<'_>> {
        let known = AsKnown::in_the_log(at);
        let mut actions = self.actions(at);
        let spoken_of: BTreeSet<_> = self
            .statements(Register::Assessment, known)
            .chain(self.statements(Register::DamageReport, known))
            .filter_map(|(_, entry)| entry.content.subject())
            .collect();
        let others = spoken_of
            .into_iter()
            .filter_map(|record| self.action(self.fact(record)?))
            .filter(|other| actions.iter().all(|action| action.record != other.record))
            .collect::<Vec<_>>();
        actions.extend(others);
        actions.sort_by_key(|action| self.fact(action.record).map(|fact| fact.index));
        actions.into_iter().map(|action| self.accounted(action, known)).collect()
    }

    fn accounted(&self, action: Action, known: AsKnown) -> ActionView<'_> {
        let by = |side: Side| {
            self.statements(Register::DamageReport, known).find_map(|(fact, entry)| {
                let RegisterContent::DamageReport(report) = &entry.content else { return None };
                (report.of == action.record && fact.side() == Some(side)).then_some((fact, report))
            })
        };
        ActionView {
            action,
            due: self.assessment_due(&action),
            assessment: self.statements(Register::Assessment, known).find_map(|(fact, entry)| {
                let RegisterContent::Assessment(assessment) = &entry.content else { return None };
                (assessment.of == action.record).then_some((fact, assessment))
            }),
            damage: Sides::from_fn(by),
            basis: self.basis_of(action),
        }
    }

    fn basis_of(&self, action: Action) -> ActionBasis {
        let Some(fact) = self.fact(action.record) else { return ActionBasis::None };
        match fact.kind {
            "area-notice" => ActionBasis::Notice,
            "execution-report" => ActionBasis::None,
            "plan" => {
                let before = |consent: &Fact| consent.at < action.began_at;
                let agreed = self.both_words(action.record, Question::Plan, before);
                if agreed { ActionBasis::Agreed } else { ActionBasis::None }
            }
            _ => ActionBasis::Exception,
        }
    }

    /// Every standing statement of a register, key by key.
    pub(in crate::state) fn statements(
        &self,
        register: Register,
        known: AsKnown,
    ) -> impl Iterator<Item = (&Fact, &RegisterEntry)> {
        self.keys(register).flat_map(move |key| self.stated_entries(register, key, known))
    }

    /// Both ledgers over some local days, the first and the last among them, by key.
    #[must_use]
    pub fn ledgers(&self, from: CivilDate, to: CivilDate, known: AsKnown) -> Vec<LedgerRow<'_>> {
        self.keys(Register::ViolationCount)
            .map(|key| {
                let by = |side: Side| {
                    let node = Node::Headquarters(side);
                    let (fact, entry) = self.stated_entry(Register::ViolationCount, key, node, known)?;
                    let RegisterContent::ViolationCount(count) = &entry.content else { return None };
                    (from <= count.day && count.day <= to).then_some((fact, count))
                };
                let notes =
                    self.stated_entries(Register::ReconciliationNote, key, known).filter_map(|(fact, entry)| {
                        let RegisterContent::ReconciliationNote(note) = &entry.content else { return None };
                        Some((fact, note))
                    });
                let counts = Sides::from_fn(by);
                LedgerRow { key, counts, notes: notes.collect() }
            })
            .filter(|row| row.counts.iter().any(|(_, count)| count.is_some()))
            .collect()
    }
}
