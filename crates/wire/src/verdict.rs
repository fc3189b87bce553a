//! The leaf of the verdict log: what the fold says of one entry, in bytes that are equal where the folds are.
//!
//! One leaf per entry, so index and size of both logs agree. It carries the decision, the clauses and the ordered writes,
//! not the sentences: those are looked up by code. Must not judge anything.
use crate::error::{Part, RecordError};
use crate::json::{self, Item, Json};
use agreement::identity::Digest;
use agreement::state::Change;
use agreement::verdict::{Basis, Decision, Finding, Standing, Verdict};

/// The longest leaf, in bytes: what an entry of the tile format can hold.
pub const LEAF_BYTES_MAX: usize = 65_535;

/// How many findings, clauses or writes one leaf may list.
const LIST_MAX: usize = 4096;

/// The bytes of the leaf for the verdict on entry `index`, whose leaf in the joint log hashes to `entry`.
#[must_use]
pub fn encode(index: u64, entry: Digest, verdict: &Verdict) -> Vec<u8> {
    let Verdict { decision, findings, changes } = verdict;
    let clauses = determining_clauses(verdict);
    Json::object([
        ("changes", Json::list(changes, |change: &Change| Json::text(change.canonical()))),
        ("clauses", Json::list(clauses, Json::text)),
        ("decision", Json::text(decision_name(*decision))),
        ("entry", Json::shown(entry)),
        ("findings", Json::list(findings, write_finding)),
        ("index", Json::shown(index)),
    ])
    .to_bytes()
}

/// What a leaf of the verdict log says, as text: for showing where two folds part ways.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leaf {
    /// The entry's index.
    pub index: u64,
    /// The entry's leaf hash in the joint log.
    pub entry: Digest,
    /// The decision.
    pub decision: Decision,
    /// The clauses behind it.
    pub clauses: Vec<String>,
    /// The findings: basis, standing, code.
    pub findings: Vec<[String; 3]>,
    /// The writes, in order.
    pub changes: Vec<String>,
}

/// Reads a leaf.
///
/// # Errors
/// The first rule of form that is broken, with its byte.
pub fn decode(bytes: &[u8]) -> Result<Leaf, RecordError> {
    let tree = json::parse(bytes, Part::Verdict, LEAF_BYTES_MAX)?;
    let keys = ["changes", "clauses", "decision", "entry", "findings", "index"];
    let fields = Item::new(&tree, Part::Verdict).object(&keys)?;
    Ok(Leaf {
        index: fields.get("index")?.decimal()?,
        entry: fields.get("entry")?.digest()?,
        decision: fields.get("decision")?.name(&DECISIONS, decision_name)?,
        clauses: fields.get("clauses")?.list(LIST_MAX, Item::line)?,
        findings: fields.get("findings")?.list(LIST_MAX, read_finding)?,
        changes: fields.get("changes")?.list(LIST_MAX, Item::line)?,
    })
}

const DECISIONS: [Decision; 4] = [Decision::Accepted, Decision::Held, Decision::Refused, Decision::Void];

/// The name of a decision as it stands in verdicts and answers.
#[must_use]
pub const fn decision_name(decision: Decision) -> &'static str {
    match decision {
        Decision::Accepted => "accepted",
        Decision::Held => "held",
        Decision::Refused => "refused",
        Decision::Void => "void",
    }
}

/// The name of a standing as it stands in verdicts and answers.
#[must_use]
pub const fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Satisfied => "satisfied",
        Standing::Missing => "missing",
        Standing::Breached => "breached",
        Standing::Unjudged => "unjudged",
    }
}

/// What a finding rests on, in one word: `TOR.2.a#2`, `L8`, `SG-03`, `limit:…`, `admission:…`.
#[must_use]
pub fn basis_text(basis: Basis) -> String {
    match basis {
        Basis::Clause(clause) => clause.to_string(),
        Basis::Law(law) => law.to_owned(),
        Basis::Safeguard(safeguard) => safeguard.to_owned(),
        Basis::Limit(limit) => format!("limit:{limit}"),
        Basis::Admission(code) => format!("admission:{code}"),
    }
}

/// The clauses that speak against a record, each once, the determining one first. A clause that is satisfied is not among them.
#[must_use]
pub fn determining_clauses(verdict: &Verdict) -> Vec<&'static str> {
    let clause = |finding: &Finding| match finding.basis {
        Basis::Clause(clause) => Some(clause.as_str()),
        Basis::Law(_) | Basis::Safeguard(_) | Basis::Limit(_) | Basis::Admission(_) => None,
    };
    verdict.determining().filter_map(clause).collect()
}

fn write_finding(finding: &Finding) -> Json {
    // Arguments and who can cure it are left out: they explain the finding, and follow from the same state.
    let Finding { basis, standing, code, arguments: _, curable_by: _ } = finding;
    Json::object([
        ("basis", Json::text(basis_text(*basis))),
        ("code", Json::text(*code)),
        ("standing", Json::text(standing_name(*standing))),
    ])
}

fn read_finding(item: Item<'_, '_>) -> Result<[String; 3], RecordError> {
    let fields = item.object(&["basis", "code", "standing"])?;
    Ok([fields.get("basis")?.line()?, fields.get("standing")?.line()?, fields.get("code")?.line()?])
}
