//! The answer to "what becomes of this record": a decision, the clauses behind it, what is missing, who can cure it.
//!
//! A verdict is not an error: every admissible record is recorded whatever its verdict. It never says that anything is
//! approved; its words are accepted (recorded, acts by its nature), held, refused, void.
use crate::identity::Author;
use crate::register::ClauseId;
use crate::state::Change;
use alloc::string::String;
use alloc::vec::Vec;

/// What the rules say about one entry. Pure function of the log up to and including it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// The decision.
    pub decision: Decision,
    /// Why, in order of precedence; never empty for a refusal, a hold or a void.
    pub findings: Vec<Finding>,
    /// What the fold writes, in order. A refused or void record writes nothing (L3).
    pub changes: Vec<Change>,
}

impl Verdict {
    /// The findings that speak against the record: what it breaches, then what could not be judged, then what is missing;
    /// each group in order of precedence, and each basis once. What is satisfied determines nothing.
    pub fn determining(&self) -> impl Iterator<Item = &Finding> {
        let mut causes: Vec<&Finding> = Vec::new();
        for finding in self.against() {
            if causes.iter().all(|earlier| earlier.basis != finding.basis) {
                causes.push(finding);
            }
        }
        causes.into_iter()
    }

    /// All that speaks against the record, the gravest standing first: who is to put it right needs every reason at once.
    pub fn against(&self) -> impl Iterator<Item = &Finding> {
        [Standing::Breached, Standing::Unjudged, Standing::Missing]
            .into_iter()
            .flat_map(|standing| self.findings.iter().filter(move |finding| finding.standing == standing))
    }

    /// The finding to name where there is room for one; none where nothing speaks against the record.
    #[must_use]
    pub fn first_cause(&self) -> Option<&Finding> {
        self.determining().next()
    }
}

/// The decision on a record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Decision {
    /// Recorded; it acts as its nature says (a permission only after both matching receipts).
    Accepted,
    /// Recorded, but something that must be there is missing: it has no effect until that is cured.
    Held,
    /// Recorded without effect: a rule speaks against it.
    Refused,
    /// Should have failed admission, or runs against order: no effect, and evidence against the sequencer.
    Void,
}

/// One reason.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What it rests on.
    pub basis: Basis,
    /// How the record stands to it.
    pub standing: Standing,
    /// Code of the sentence in the catalogues (`locales/*/verdict.ftl`); its `.cure` says what would cure it.
    pub code: &'static str,
    /// Arguments of the sentence, in order.
    pub arguments: Vec<(&'static str, String)>,
    /// Who can cure it; empty where nobody can.
    pub curable_by: Vec<Author>,
}

/// What a finding rests on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Basis {
    /// A clause of the register.
    Clause(ClauseId),
    /// A law of the protocol, for example `L8`.
    Law(&'static str),
    /// A safeguard, for example `SG-03`.
    Safeguard(&'static str),
    /// A limit of the edition, by its name.
    Limit(&'static str),
    /// An admission rule, by its code.
    Admission(&'static str),
}

impl Basis {
    /// The clause, law, safeguard, limit or admission rule by its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clause(clause) => clause.as_str(),
            Self::Law(name) | Self::Safeguard(name) | Self::Limit(name) | Self::Admission(name) => name,
        }
    }
}

/// How a record stands to a rule.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Standing {
    /// Satisfied; listed where it determined the outcome.
    Satisfied,
    /// Something required is not there yet.
    Missing,
    /// The record runs against the rule.
    Breached,
    /// The rule could not be judged: counts as not permitted.
    Unjudged,
}

#[cfg(test)]
mod tests {
    use super::{Basis, Decision, Finding, Standing, Verdict};
    use alloc::vec::Vec;

    fn verdict(findings: Vec<Finding>) -> Verdict {
        Verdict { decision: Decision::Refused, findings, changes: Vec::new() }
    }

    #[test]
    fn a_breach_determines_before_a_gap_and_nothing_satisfied_ever_does() {
        let (law, other, third) = (Basis::Law("L9"), Basis::Safeguard("SG-03"), Basis::Limit("footprint"));
        let refused = verdict(Vec::from([
            Finding::satisfied(other, "satisfied"),
            Finding::missing(other, "missing"),
            Finding { standing: Standing::Unjudged, ..Finding::missing(third, "unjudged") },
            Finding::breached(law, "first"),
            Finding::breached(law, "second"),
            Finding::missing(law, "also"),
        ]));
        let codes: Vec<_> = refused.determining().map(|finding| (finding.standing, finding.code)).collect();
        assert_eq!(
            codes,
            [(Standing::Breached, "first"), (Standing::Unjudged, "unjudged"), (Standing::Missing, "missing")]
        );
        assert_eq!(refused.first_cause().map(|finding| finding.code), Some("first"));
        let quiet = verdict(Vec::from([Finding::satisfied(law, "satisfied")]));
        assert_eq!(quiet.first_cause(), None);
    }
}
