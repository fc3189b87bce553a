//! TOR.2.d.iii, APP.1, process 2.4: reports of violations to the outside recipient, and two ledgers that nobody averages.
//!
//! One side alone reports, against anybody, on equal terms: no rule here looks at who is accused or who accuses. A report is
//! never edited. Each side counts by its own definitions; a note explains a difference and changes neither count.
use super::{Case, VIOLATIONS, ahead, refused, upright};
use crate::records::{
    ReceiptStage, ReconciliationNote, Register, RegisterContent, RegisterEntry, ShownReport, ViolationCount,
    ViolationReceipt, ViolationReport,
};
use crate::register::ClauseId;
use crate::state::{AsKnown, Fact};
use crate::verdict::Finding;
use alloc::format;
use alloc::vec::Vec;

const LEDGERS: ClauseId = crate::clause_id!("APP.1");

/// A report stands as it was released; what corrects it is another report of the same node.
pub(in crate::clauses) fn report(
    case: &Case<'_>,
    entry: &RegisterEntry,
    report: &ViolationReport,
    findings: &mut Vec<Finding>,
) {
    if let Some(replaced) = entry.replaces {
        findings.push(refused(case, VIOLATIONS, "violation-report-is-not-edited").with("record", replaced));
    }
    if let Some(corrected) = report.corrects {
        let own = |fact: &Fact| fact.kind == Register::ViolationReport.name() && fact.node() == case.author().node;
        if !case.state.fact(corrected).is_some_and(own) {
            findings.push(refused(case, VIOLATIONS, "violation-corrects-no-report").with("record", corrected));
        }
    }
    if let ShownReport::Contents(violation) = &report.shown {
        findings.extend(ahead(case, VIOLATIONS, violation.happened.to()));
    }
}

/// The recipient's stages go forward, each report under the name of its author and its key.
pub(in crate::clauses) fn receipt(
    case: &Case<'_>,
    entry: &RegisterEntry,
    receipt: &ViolationReceipt,
) -> Option<Finding> {
    let report = case.state.fact(receipt.of).filter(|fact| fact.kind == Register::ViolationReport.name());
    let Some((report, key)) = report.and_then(|fact| Some((fact, &fact.as_register_entry()?.key))) else {
        return Some(refused(case, VIOLATIONS, "receipt-of-no-report").with("record", receipt.of));
    };
    let expected = format!("{}/{}", report.node().name(), key.as_str());
    if entry.key.as_str() != expected {
        let finding = refused(case, VIOLATIONS, "register-key-does-not-fit");
        return Some(finding.with("key", entry.key.as_str()).with("expected", expected));
    }
    let known = AsKnown::in_the_log(case.at);
    let last = case.state.stated_entry(Register::ViolationReceipt, &entry.key, case.author().node, known);
    let reached = last.and_then(|(_, entry)| {
        let RegisterContent::ViolationReceipt(last) = &entry.content else { return None };
        Some(last.stage)
    });
    (!follows(reached, receipt.stage)).then(|| {
        let finding = refused(case, VIOLATIONS, "receipt-out-of-sequence").with("stage", receipt.stage.name());
        finding.with("reached", reached.map_or("none", ReceiptStage::name))
    })
}

/// It may ask for more again and again, and jump over asking; nothing goes back and nothing follows the end.
fn follows(reached: Option<ReceiptStage>, next: ReceiptStage) -> bool {
    match (reached, next) {
        (None, next) => next == ReceiptStage::Delivered,
        (Some(ReceiptStage::AsksMore), ReceiptStage::AsksMore) => true,
        (Some(ReceiptStage::Acknowledged), ReceiptStage::Assessed) => true,
        (Some(reached), next) => {
            let all = ReceiptStage::ALL;
            let place = |stage| all.iter().position(|one| *one == stage);
            place(next) == place(reached).map(|place| place + 1)
        }
    }
}

/// A count is by the side's own definition, and stands where the other side's count of the same day and district does.
pub(in crate::clauses) fn count(case: &Case<'_>, entry: &RegisterEntry, count: &ViolationCount) -> Option<Finding> {
    let own = |fact: &Fact| fact.kind == Register::ViolationDefinition.name() && fact.node() == case.author().node;
    if !case.state.fact(count.definition).is_some_and(own) {
        return Some(refused(case, LEDGERS, "count-by-no-own-definition").with("record", count.definition));
    }
    let expected = format!("{}/", count.day);
    if !entry.key.as_str().starts_with(&expected) {
        let finding = refused(case, LEDGERS, "register-key-does-not-fit");
        return Some(finding.with("key", entry.key.as_str()).with("expected", format!("{expected}…")));
    }
    upright(case, LEDGERS, [count.counted]).or_else(|| ahead(case, LEDGERS, entry.since))
}

/// A note is about a count that stands under its key.
pub(in crate::clauses) fn note(case: &Case<'_>, entry: &RegisterEntry, note: &ReconciliationNote) -> Option<Finding> {
    let of_the_key = |fact: &Fact| {
        fact.as_register_entry()
            .is_some_and(|other| other.content.register() == Register::ViolationCount && other.key == entry.key)
    };
    (!case.state.fact(note.of).is_some_and(of_the_key))
        .then(|| refused(case, LEDGERS, "note-of-no-count").with("record", note.of))
}
