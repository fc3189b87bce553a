//! What the sequencer asks before it takes a record into the log. It decides about form and limits, never about rules.
//!
//! A restraint is asked only for its signature: no skew, edition, quota or limit stops it (L9).
use super::State;
use crate::identity::{Author, Node};
use crate::records::{Body, Nature, Signed};
use crate::verdict::{Basis, Finding};
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::Instant;

/// Why a record is not admitted. It may be sent again and is judged anew.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AdmissionRefusal {
    /// Code of the sentence in the catalogues.
    pub code: &'static str,
    /// What it rests on.
    pub basis: Basis,
    /// Arguments of the sentence.
    pub arguments: Vec<(&'static str, String)>,
    /// Who can cure it.
    pub curable_by: Vec<Author>,
}

impl From<Finding> for AdmissionRefusal {
    fn from(finding: Finding) -> Self {
        let Finding { basis, standing: _, code, arguments, curable_by } = finding;
        Self { code, basis, arguments, curable_by }
    }
}

impl State {
    /// Whether the sequencer may take a record at this point of the log. What it says yes to is recorded, whatever the rules
    /// then say.
    ///
    /// # Errors
    /// [`AdmissionRefusal`] with the rule or limit.
    pub fn admit(&self, signed: &Signed, submitter: Node, now: Instant) -> Result<(), AdmissionRefusal> {
        crate::clauses::admissible(self, signed, submitter, now)?;
        if signed.record.body.nature() == Nature::Restraint {
            return Ok(());
        }
        self.within_limits(signed)
    }

    fn within_limits(&self, signed: &Signed) -> Result<(), AdmissionRefusal> {
        let limits = &self.edition().limits;
        let author = signed.record.header.author;
        let references = count(signed.record.header.references.len());
        if references > limits.references_per_record_max {
            return Err(over("references_per_record_max", limits.references_per_record_max, author));
        }
        let open = |kind: &'static str| self.of_kind(kind).filter(|fact| !fact.is_ended());
        let items = open("release").filter(|fact| fact.author == author).count();
        if matches!(signed.record.body, Body::Release(_)) && count(items) >= limits.open_items_per_post_max {
            return Err(over("open_items_per_post_max", limits.open_items_per_post_max, author));
        }
        let intents = open("plan")
            .filter(|fact| fact.node() == author.node && fact.window().is_some_and(|window| self.now() < window.to()))
            .count();
        if matches!(signed.record.body, Body::Plan(_)) && count(intents) >= limits.live_intents_per_side_max {
            return Err(over("live_intents_per_side_max", limits.live_intents_per_side_max, author));
        }
        Ok(())
    }
}

fn over(limit: &'static str, value: u32, author: Author) -> AdmissionRefusal {
    Finding::breached(Basis::Limit(limit), "limit-exceeded")
        .with("limit", limit)
        .with("value", value)
        .curable_by([author])
        .into()
}

fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}
