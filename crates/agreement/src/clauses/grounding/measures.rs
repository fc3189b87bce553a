//! APP.3.d1, TOR.3.a#3: exemptions beside those of the edition, and the measures by which both confirm compliance.
//!
//! Both are entries that both sides agree to, two posts a side: with one side's word they stay proposed.
use super::Case;
use crate::records::{ComplianceMeasure, Register, RegisterEntry};
use crate::register::ClauseId;
use crate::state::AsKnown;
use crate::verdict::Finding;

const EXCEPTIONS: ClauseId = crate::clause_id!("APP.3.d1");
const MEASURES: ClauseId = crate::clause_id!("TOR.3.a#3");

/// What the edition exempts needs no word more, and none can take it out (DIF-05).
pub(super) fn exemption(case: &Case<'_>, entry: &RegisterEntry) -> Option<Finding> {
    let listed = &case.state.edition().vocabulary.exemption_codes;
    listed.iter().any(|code| code == entry.key.as_str()).then(|| {
        Finding::breached(EXCEPTIONS, "flight-exemption-listed")
            .with("exemption", entry.key.as_str())
            .curable_by([case.author()])
    })
}

/// A new version has a new name.
pub(super) fn measure(case: &Case<'_>, entry: &RegisterEntry, measure: &ComplianceMeasure) -> Option<Finding> {
    let known = AsKnown::in_the_log(case.at);
    let (_, _, before) = case.state.agreed_entry(Register::ComplianceMeasure, &entry.key, known)?;
    let same = matches!(&before.content, crate::records::RegisterContent::Grounding(
        crate::records::GroundingEntry::ComplianceMeasure(agreed)) if agreed.version == measure.version);
    same.then(|| {
        Finding::breached(MEASURES, "measure-version-not-new")
            .with("version", &measure.version)
            .curable_by([case.author()])
    })
}
