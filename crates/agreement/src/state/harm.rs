//! Cases of harm as the log has brought them: open, closed or reopened, and what each side has answered.
//!
//! A case begins with its first report. It is closed when both agreed to a closing, and open again from the first report or
//! reopening after that: only what was said since then counts toward the next closing (SG-17).
use super::{AsKnown, Cause, Fact, State};
use crate::identity::{Node, RecordHash, Side};
use crate::records::{
    AnswerKind, Body, EntryKey, HarmFinding, HarmMeasures, HarmStanding, ReceiptStage, Register, RegisterContent,
};
use alloc::format;
use alloc::vec::Vec;
use spacetime::Instant;

/// How a case stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum HarmStage {
    /// Nobody has reported anything under that key.
    Unknown,
    /// Open.
    Open,
    /// Closed by both.
    Closed,
    /// Open again.
    Reopened,
}

impl HarmStage {
    /// The code of its name in the catalogues.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Reopened => "reopened",
        }
    }
}

/// What a side has answered since a case was last opened.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum SideAnswer {
    /// Nothing.
    Nothing,
    /// That it inquires.
    Inquiry,
    /// Nothing by the day it was due, as another node recorded.
    NoResponse,
    /// A finding.
    Finding(HarmFinding),
}

impl SideAnswer {
    /// The code of its name in the catalogues.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Inquiry => "inquiry",
            Self::NoResponse => "no-response",
            Self::Finding(finding) => finding.name(),
        }
    }
}

/// Since when a case is open, and since which entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct OpenSince {
    pub(crate) at: Instant,
    pub(crate) index: u64,
}

impl State {
    /// The key under which a side's answer stands; nothing for a key that is too long to have one.
    #[must_use]
    pub fn answer_key(case: &EntryKey, side: Side) -> Option<EntryKey> {
        EntryKey::parse(&format!("{}/{}", case.as_str(), side.name()))
    }

    /// What opens a case or opens it again: every report and every reopening, in the order of the log.
    pub(crate) fn harm_events<'a>(&'a self, case: &'a EntryKey, known: AsKnown) -> impl Iterator<Item = &'a Fact> {
        let mut events: Vec<&Fact> =
            self.entry_versions(Register::HarmReport, case, known).map(|(fact, _)| fact).collect();
        let reopenings = self
            .entry_versions(Register::HarmStanding, case, known)
            .filter(|(_, entry)| matches!(entry.content, RegisterContent::HarmStanding(HarmStanding::Reopened { .. })));
        events.extend(reopenings.map(|(fact, _)| fact));
        events.sort_unstable_by_key(|fact| fact.index);
        events.into_iter()
    }

    /// How a case stands.
    #[must_use]
    pub fn harm_stage(&self, case: &EntryKey, known: AsKnown) -> HarmStage {
        let closed = self.last_agreed(Register::HarmStanding, case, known);
        match (self.harm_open_since(case, known), closed) {
            (Some(_), None) => HarmStage::Open,
            (Some(_), Some(_)) => HarmStage::Reopened,
            (None, Some(_)) => HarmStage::Closed,
            (None, None) => HarmStage::Unknown,
        }
    }

    /// Since when a case is open; nothing where it is closed or unknown.
    pub(crate) fn harm_open_since(&self, case: &EntryKey, known: AsKnown) -> Option<OpenSince> {
        let closed = self.last_agreed(Register::HarmStanding, case, known);
        let event = self.harm_events(case, known).find(|event| closed.is_none_or(|closed| closed.entry < event.index));
        event.map(|event| OpenSince { at: event.at, index: event.index })
    }

    /// When the first answer of each side is due, while a case is open.
    #[must_use]
    pub fn harm_preliminary_due(&self, case: &EntryKey, known: AsKnown) -> Option<Instant> {
        Some(self.harm_open_since(case, known)?.at.saturating_add(self.edition().deadlines.case_preliminary))
    }

    /// When the finding of each side is due, while a case is open.
    #[must_use]
    pub fn harm_finding_due(&self, case: &EntryKey, known: AsKnown) -> Option<Instant> {
        Some(self.harm_open_since(case, known)?.at.saturating_add(self.edition().deadlines.case_finding))
    }

    /// What a side has answered since a case was last opened; of a closed case, all that it ever answered. Its own word
    /// counts before what another recorded of its silence.
    #[must_use]
    pub fn harm_answer(&self, case: &EntryKey, side: Side, known: AsKnown) -> SideAnswer {
        let Some(key) = Self::answer_key(case, side) else { return SideAnswer::Nothing };
        let since = self.harm_open_since(case, known).map_or(0, |since| since.index);
        let said = |own: bool| {
            self.stated_entries(Register::HarmAnswer, &key, known)
                .filter(|(fact, _)| since <= fact.index && (fact.node() == Node::Headquarters(side)) == own)
                .find_map(|(_, entry)| {
                    let RegisterContent::HarmAnswer(answer) = &entry.content else { return None };
                    Some(answer.answer)
                })
        };
        match (said(true), said(false)) {
            (Some(AnswerKind::Finding { finding, .. }), _) => SideAnswer::Finding(finding),
            (_, Some(_)) => SideAnswer::NoResponse,
            (Some(AnswerKind::Inquiry | AnswerKind::NoResponse), None) => SideAnswer::Inquiry,
            (None, None) => SideAnswer::Nothing,
        }
    }

    /// The measures to which both agreed since a case was last opened.
    #[must_use]
    pub fn harm_measures(&self, case: &EntryKey, known: AsKnown) -> Option<&HarmMeasures> {
        let since = self.harm_open_since(case, known).map_or(0, |since| since.index);
        let (agreed, _, entry) = self.agreed_entry(Register::HarmMeasures, case, known)?;
        let RegisterContent::HarmMeasures(measures) = &entry.content else { return None };
        (since <= agreed.entry).then_some(measures)
    }

    /// When a side first gave a finding since a case was last opened.
    pub(crate) fn harm_finding_at(&self, case: &EntryKey, side: Side, known: AsKnown) -> Option<Instant> {
        let key = Self::answer_key(case, side)?;
        let since = self.harm_open_since(case, known).map_or(0, |since| since.index);
        self.entry_versions(Register::HarmAnswer, &key, known)
            .filter(|(fact, _)| since <= fact.index && fact.node() == Node::Headquarters(side))
            .find(|(_, entry)| {
                matches!(&entry.content, RegisterContent::HarmAnswer(answer)
                    if matches!(answer.answer, AnswerKind::Finding { .. }))
            })
            .map(|(fact, _)| fact.at)
    }

    /// The orders to preserve for a case that bind, in the order of the log.
    pub(crate) fn preserved_for(&self, case: &EntryKey) -> Vec<RecordHash> {
        let of_the_case = |order: RecordHash| {
            let body = self.fact(order).and_then(|fact| fact.body.as_deref());
            matches!(body, Some(Body::PreserveOrder(order)) if order.case == *case)
        };
        let mut orders: Vec<(u64, RecordHash)> = self
            .binding(Cause::Preservation)
            .filter(|order| of_the_case(order.record))
            .map(|order| (order.index, order.record))
            .collect();
        orders.sort_unstable();
        orders.into_iter().map(|(_, record)| record).collect()
    }

    /// When the outside recipient acknowledged a report of a violation (TOR.2.d.iii).
    #[must_use]
    pub fn acknowledgement_of(&self, report: &Fact, known: AsKnown) -> Option<Instant> {
        self.acknowledged_at(report, known)
    }

    /// The same, for the views.
    pub(crate) fn acknowledged_at(&self, report: &Fact, known: AsKnown) -> Option<Instant> {
        self.about(report.record).filter(|fact| fact.at <= known.at && fact.index < known.below).find_map(|fact| {
            let RegisterContent::ViolationReceipt(receipt) = &fact.as_register_entry()?.content else { return None };
            (receipt.stage >= ReceiptStage::Acknowledged).then_some(fact.at)
        })
    }
}
