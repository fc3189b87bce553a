//! What the state says of a record, in the words that scripts expect.
use super::play::Seen;
use agreement::identity::RecordHash;
use agreement::state::{Effect, Holder, State};
use agreement::verdict::{Basis, Decision, Finding, Standing, Verdict};

impl Seen {
    /// What a fold's state shows of a record whose verdict is known.
    #[must_use]
    pub fn of_state(state: &State, record: RecordHash, verdict: Option<&Verdict>) -> Self {
        let Some(effect) = state.effect(record) else {
            return Self { effect: "unknown".to_owned(), ..Self::default() };
        };
        let mut seen = Self::default();
        if let Some(verdict) = verdict {
            seen.decision = decision_word(verdict.decision).to_owned();
        }
        seen.effect = match effect {
            Effect::AwaitingReceipts { .. } => "awaiting receipts",
            Effect::InEffect { .. } => "in effect",
            Effect::Held { by } => {
                for holder in by {
                    match holder {
                        Holder::Condition(finding) => seen.add(&finding),
                        Holder::Restraint(restraint) => seen.add_restraint(state, restraint),
                    }
                }
                "held"
            }
            Effect::Ended { .. } => "ended",
            Effect::Refused => "refused",
            Effect::Void => "void",
        }
        .to_owned();
        // What was missing at the entry may have been cured since; only a refusal stays what it was.
        if let Some(verdict) = verdict
            && matches!(verdict.decision, Decision::Refused | Decision::Void)
        {
            for finding in &verdict.findings {
                seen.add(finding);
            }
        }
        seen
    }

    /// What the own node's rules said before the record left it.
    #[must_use]
    pub fn of_verdict(verdict: &Verdict) -> Self {
        let word = decision_word(verdict.decision).to_owned();
        let mut seen = Self { decision: word.clone(), effect: word, ..Self::default() };
        for finding in &verdict.findings {
            seen.add(finding);
        }
        seen
    }

    /// What the own node said of a record that no rule was asked about.
    #[must_use]
    pub fn refused_at_the_door(code: String, arguments: Vec<(String, String)>) -> Self {
        let word = "refused".to_owned();
        Self { decision: word.clone(), effect: word, bases: vec![code.clone()], reasons: vec![(code, arguments)] }
    }

    fn add(&mut self, finding: &Finding) {
        if finding.standing == Standing::Satisfied || finding.standing == Standing::NotYetBuilt {
            return;
        }
        let basis = basis_name(finding.basis);
        if !self.bases.contains(&basis) {
            self.bases.push(basis);
        }
        let arguments = finding.arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let reason = (finding.code.to_owned(), arguments);
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }

    fn add_restraint(&mut self, state: &State, restraint: RecordHash) {
        let kind = state.fact(restraint).map_or("restraint", |fact| fact.kind);
        let basis = match kind {
            "doubt" => "SG-34",
            "stop" => "SG-11",
            "withdrawal" => "APP.3.e",
            "suspension" | "ceasefire-report" => "APP.8",
            other => other,
        };
        self.bases.push(basis.to_owned());
        self.reasons.push(("cli-state-held-by".to_owned(), vec![
            ("kind".to_owned(), kind.to_owned()),
            ("record".to_owned(), restraint.to_string().chars().take(12).collect()),
        ]));
    }
}

/// The name of a decision in scripts, records and the API.
#[must_use]
pub const fn decision_word(decision: Decision) -> &'static str {
    match decision {
        Decision::Accepted => "accepted",
        Decision::Held => "held",
        Decision::Refused => "refused",
        Decision::Void => "void",
    }
}

/// What a finding rests on, as people cite it.
#[must_use]
pub fn basis_name(basis: Basis) -> String {
    match basis {
        Basis::Clause(clause) => clause.to_string(),
        Basis::Law(name) | Basis::Safeguard(name) | Basis::Limit(name) | Basis::Admission(name) => name.to_owned(),
    }
}
