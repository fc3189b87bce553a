//! APP.9: another reading of a setting is one that the edition itself could have, or it is refused.
//!
//! Both sides then consent to it (`consents`), and it is read by the rules from the entry after the later receipt that covers
//! both consents (`restraints::completions`). What was filed before keeps the reading under which it was filed.
use super::Case;
use crate::records::Body;
use crate::register::ClauseId;
use crate::verdict::Finding;
use alloc::vec::Vec;

const CLAUSE: ClauseId = crate::clause_id!("APP.9");

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Body::SettingChange(change) = case.body() else { return };
    match &change.reading.read {
        Err(fault) => findings.push(
            Finding::breached(CLAUSE, "setting-unreadable")
                .with("setting", &change.setting)
                .with("field", &fault.field)
                .with("problem", fault.code)
                .curable_by([case.author()]),
        ),
        Ok(reading) => {
            let settings = case.state.settings_at(case.index).with(reading);
            if let Some(contradiction) = case.state.edition().contradiction(&settings) {
                findings.push(
                    Finding::breached(CLAUSE, "setting-contradicts-the-edition")
                        .with("field", contradiction.field)
                        .with("other", contradiction.other)
                        .curable_by([case.author()]),
                );
            }
        }
    }
}
