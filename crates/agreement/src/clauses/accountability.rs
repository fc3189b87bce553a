//! Accountability: assessments and damage, cases of harm, reports of violations and the two ledgers of counts.
//!
//! All of it is entries of registers, so sequence, authorship and history are the registers' rule; here is what each kind
//! asks for besides. Nothing here permits anything. What belongs to a case is never taken back: it is answered, corrected by
//! a new version, or closed by both (SG-17).
//!
//! Text: TOR.2.c#3, TOR.2.c#4, TOR.2.c.iii, TOR.2.c.iv, TOR.2.d.iii, APP.1, APP.4, APP.5, SRC.004.g, AMB-13, AMB-14;
//! processes 2.4 and 2.5.
pub(super) mod assessments;
pub(super) mod harm;
pub(super) mod violations;

use super::Case;
use crate::identity::{Author, Post, RecordHash};
use crate::records::{CountRange, Register, RegisterContent, RegisterEntry};
use crate::register::ClauseId;
use crate::state::{Cause, Change, Fact, Moment, State};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

pub(super) use harm::{may_close, released};

/// What a proposed closing still lacks, at a moment.
pub(super) fn unmet(state: &State, fact: &Fact, entry: &RegisterEntry, moment: Moment, findings: &mut Vec<Finding>) {
    if let RegisterContent::HarmStanding(_) = &entry.content {
        findings.extend(harm::against_closing(state, fact, entry, moment));
    }
}

/// Why a statement is not taken back: what belongs to a case or to a report stays as it was said (SG-17), and so does what
/// an order preserves. What permits something can always be taken back.
pub(super) fn kept(state: &State, of: RecordHash, author: Author) -> Option<Finding> {
    let fact = state.fact(of)?;
    let entry = fact.as_register_entry();
    match entry.map(|entry| entry.content.register()) {
        Some(Register::HarmReport | Register::HarmAnswer | Register::HarmStanding | Register::HarmMeasures) => {
            let finding = Finding::breached(Basis::Safeguard("SG-17"), "harm-record-is-not-taken-back");
            Some(finding.with("record", of).curable_by([author]))
        }
        Some(Register::ViolationReport) => {
            let finding = Finding::breached(VIOLATIONS, "violation-report-is-not-edited");
            Some(finding.with("record", of).curable_by([author]))
        }
        Some(_) | None => {
            let is_statement = fact.nature == crate::records::Nature::Statement && entry.is_some();
            let order = state
                .restraints_on(fact)
                .into_iter()
                .find(|restraint| is_statement && restraint.cause == Cause::Preservation)?;
            let finding = Finding::breached(HARM, "record-is-preserved").with("record", of).with("order", order.record);
            Some(finding.curable_by(super::restraints::holders(order)))
        }
    }
}

/// Anybody who may carry a report of harm: staff, the humanitarian liaison, and the outside recipient, who speak for others.
pub(super) const REPORTERS: &[Post] = &[
    Post::Snr,
    Post::DeputySnr,
    Post::Intelligence,
    Post::Operations,
    Post::Legal,
    Post::AirMonitor,
    Post::DutyOfficer,
    Post::Translator,
    Post::Protection,
    Post::Records,
    Post::Liaison,
    Post::Recipient,
];

const HARM: ClauseId = crate::clause_id!("TOR.2.c.iv#1");
const VIOLATIONS: ClauseId = crate::clause_id!("TOR.2.d.iii");

fn refused(case: &Case<'_>, basis: impl Into<Basis>, code: &'static str) -> Finding {
    Finding::breached(basis, code).curable_by([case.author()])
}

/// At least is not more than at most.
fn upright(case: &Case<'_>, clause: ClauseId, counts: impl IntoIterator<Item = CountRange>) -> Option<Finding> {
    let wrong = counts.into_iter().find(|count| !count.is_upright())?;
    let finding = refused(case, clause, "range-upside-down");
    Some(finding.with("least", wrong.least).with("most", wrong.most))
}

/// What is reported cannot end after it is reported.
fn ahead(case: &Case<'_>, clause: ClauseId, at: spacetime::Instant) -> Option<Finding> {
    super::registers::is_ahead(case, at).then(|| refused(case, clause, "register-since-in-future").with("since", at))
}

/// The change that lifts a preserve order with the case that it was for.
fn lifted(restraint: RecordHash, by: RecordHash) -> Change {
    Change::Lifted { restraint, by }
}
