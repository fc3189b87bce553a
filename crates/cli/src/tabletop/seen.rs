//! What is seen of a record, in the words that scripts expect; taken from the same document that screens show.
use std::collections::{BTreeMap, BTreeSet};
use wire::api::{FindingView, Problem, RecordView, VerdictView};

/// What a node shows of a record.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Seen {
    /// The decision: `accepted`, `held`, `refused`, `void`; empty while there is none.
    pub decision: String,
    /// The effect: `in effect`, `awaiting receipts`, `held`, `refused`, `void`, `ended`, `unknown`.
    pub effect: String,
    /// How far a released item has come between the sides, for example `actionable for both`; empty for other records.
    pub item_stage: String,
    /// What the reasons rest on: clauses, laws, safeguards, limits.
    pub bases: Vec<String>,
    /// The reasons: a sentence, and its cure where there is one.
    pub reasons: Vec<(String, Option<String>)>,
    /// Restraints that hold it, by hash.
    pub held_by: Vec<String>,
    /// The first sentence for each of the bases.
    pub said: BTreeMap<String, String>,
    /// The reasons by basis and stable code.
    pub codes: BTreeSet<(String, String)>,
}

impl Seen {
    /// What a node shows; nothing where it does not know the record.
    #[must_use]
    pub fn of(view: Option<&RecordView>) -> Self {
        let Some(view) = view else { return Self { effect: "unknown".to_owned(), ..Self::default() } };
        let item_stage = view.item_stage.as_ref().map(|stage| stage.stage.replace('-', " ")).unwrap_or_default();
        let mut seen = Self { item_stage, ..Self::default() };
        if let Some(verdict) = &view.verdict {
            seen.decision.clone_from(&verdict.decision);
        }
        let Some(effect) = &view.effect else {
            "submitted".clone_into(&mut seen.effect);
            return seen;
        };
        seen.effect = effect.effect.replace('-', " ");
        seen.held_by.clone_from(&effect.held_by);
        effect.findings.iter().for_each(|finding| seen.add(finding));
        // What was missing at the entry may have been cured since; only a refusal stays what it was.
        if let Some(verdict) = view.verdict.as_ref().filter(|verdict| is_final(verdict)) {
            verdict.findings.iter().for_each(|finding| seen.add(finding));
        }
        seen
    }

    /// What the own node's rules said before the record left it.
    #[must_use]
    pub fn of_verdict(verdict: &VerdictView) -> Self {
        let word = verdict.decision.clone();
        let mut seen = Self { decision: word.clone(), effect: word, ..Self::default() };
        verdict.findings.iter().for_each(|finding| seen.add(finding));
        seen
    }

    /// What a node answered instead of taking a record.
    #[must_use]
    pub fn of_problem(problem: &Problem) -> Self {
        let word = "refused".to_owned();
        let mut bases = problem.clauses.clone();
        bases.push(problem.code.clone());
        let text = problem.detail.clone().unwrap_or_else(|| problem.title.clone());
        // A basis of a finding is said in the finding's own words; `add` fills those in.
        let own = |basis: &&String| problem.findings.iter().all(|finding| finding.basis != **basis);
        let said = bases.iter().filter(own).map(|basis| (basis.clone(), text.clone())).collect();
        let reasons = Vec::new();
        let mut seen = Self { decision: word.clone(), effect: word, bases, reasons, said, ..Self::default() };
        problem.findings.iter().for_each(|finding| seen.add(finding));
        if seen.reasons.is_empty() {
            seen.reasons.push((text, problem.cure.clone()));
        }
        seen
    }

    fn add(&mut self, finding: &FindingView) {
        if finding.standing == "satisfied" {
            return;
        }
        if !self.bases.contains(&finding.basis) {
            self.bases.push(finding.basis.clone());
        }
        self.codes.insert((finding.basis.clone(), finding.code.clone()));
        self.said.entry(finding.basis.clone()).or_insert_with(|| finding.text.clone());
        let reason = (finding.text.clone(), finding.cure.clone());
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }

    /// Adds a restraint that holds the record: its kind, and the sentence that says so.
    pub(super) fn add_restraint(&mut self, kind: &str, said: String) {
        let basis = match kind {
            "doubt" => "SG-34",
            "stop" => "SG-11",
            "withdrawal" => "APP.3.e",
            "preserve-order" => "TOR.2.c.iv#1",
            "suspension" | "ceasefire-report" => "APP.8",
            other => other,
        };
        self.bases.push(basis.to_owned());
        self.said.entry(basis.to_owned()).or_insert_with(|| said.clone());
        self.reasons.push((said, None));
    }
}

fn is_final(verdict: &VerdictView) -> bool {
    matches!(verdict.decision.as_str(), "refused" | "void")
}
