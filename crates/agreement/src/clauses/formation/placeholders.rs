//! APP.2#1, APP.2#2, AMB-02: the group is formed on a certificate of both, with every blank of the text filled or waived by both.
use super::{Step, certificate};
use crate::clauses::at_both;
use crate::identity::{Post, RecordHash};
use crate::records::Placeholder;
use crate::register::ClauseId;
use crate::verdict::Finding;
use alloc::vec::Vec;

const CERTIFIED: ClauseId = crate::clause_id!("APP.2#1");
const FORMED: ClauseId = crate::clause_id!("APP.2#2");
const BLANK: ClauseId = crate::clause_id!("AMB-02");

pub(super) fn formed(step: &Step<'_>, named: RecordHash, waived: &[Placeholder], findings: &mut Vec<Finding>) {
    let cure = || at_both(Post::Snr);
    match step.state.certified() {
        Some(certified) if certified.by == named => {
            // A violation after the certificate stops the way on just as one before it.
            if let Some(clock) = step.state.formation_clock() {
                certificate::undisturbed(step, clock, findings);
            }
        }
        Some(_) | None => findings.push(
            Finding::breached(CERTIFIED, "formation-without-certificate").with("record", named).curable_by(cure()),
        ),
    }
    if let Some(formed) = step.state.formed().filter(|formed| formed.by != step.record) {
        findings.push(Finding::breached(FORMED, "step-already-taken").with("record", formed.by).curable_by(cure()));
    }
    let blanks = &step.state.settings_at(step.index).formation;
    for placeholder in Placeholder::ALL {
        let is_filled = match placeholder {
            Placeholder::Date => blanks.date.is_some(),
            Placeholder::Location => blanks.location.is_some(),
        };
        let code = match (is_filled, waived.contains(&placeholder)) {
            (true, false) | (false, true) => continue,
            (false, false) => Finding::breached(BLANK, "placeholder-open"),
            (true, true) => Finding::breached(BLANK, "placeholder-waived-though-set"),
        };
        findings.push(code.with("placeholder", placeholder.printed()).curable_by(cure()));
    }
}
