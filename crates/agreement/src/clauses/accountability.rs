//! Accountability: assessments and damage, cases of harm, reports of violations and the two ledgers of counts.
//!
//! All of it is entries of registers, so sequence, authorship and history are the registers' rule; here is what each kind
//! asks for besides. Nothing here permits anything. What belongs to a case is never taken back: it is answered, corrected by
//! a new version, or closed by both (SG-17).
//!
//! Text: TOR.2.c#3, TOR.2.c#4, TOR.2.c.iii, TOR.2.c.iv, TOR.2.d.iii, APP.1, APP.4, APP.5, SRC.004.g, AMB-13, AMB-14;
//! processes 2.4 and 2.5.
mod assessments;
mod harm;
mod violations;

use super::Case;
use super::powers::Seat;
use crate::identity::{Author, Post, RecordHash};
use crate::records::{CountRange, Register, RegisterContent, RegisterEntry};
use crate::register::ClauseId;
use crate::state::{Cause, Change, Fact, Moment, State};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

pub(super) use harm::{may_close, released};

/// What an entry of these registers is refused for, beside what every entry is.
pub(super) fn judge(case: &Case<'_>, entry: &RegisterEntry, findings: &mut Vec<Finding>) {
    match &entry.content {
        RegisterContent::Assessment(assessment) => findings.extend(assessments::assessment(case, assessment)),
        RegisterContent::DamageReport(report) => findings.extend(assessments::damage(case, report)),
        RegisterContent::HarmReport(report) => harm::report(case, entry, report, findings),
        RegisterContent::HarmAnswer(answer) => findings.extend(harm::answer(case, entry, answer)),
        RegisterContent::HarmMeasures(measures) => findings.extend(harm::measures(case, entry, measures)),
        RegisterContent::HarmStanding(standing) => harm::standing(case, entry, standing, findings),
        RegisterContent::HarmPublication(_) => findings.extend(harm::publication(case, entry)),
        RegisterContent::ViolationReport(report) => violations::report(case, entry, report, findings),
        RegisterContent::ViolationReceipt(receipt) => findings.extend(violations::receipt(case, entry, receipt)),
        RegisterContent::ViolationCount(count) => findings.extend(violations::count(case, entry, count)),
        RegisterContent::ReconciliationNote(note) => findings.extend(violations::note(case, entry, note)),
        RegisterContent::ViolationDefinition(_)
        | RegisterContent::Shift(_)
        | RegisterContent::CompetenceRequirement(_)
        | RegisterContent::CompetenceWaiver(_)
        | RegisterContent::HostSupport(_)
        | RegisterContent::CeasefireParty(_)
        | RegisterContent::NamedGroup(_)
        | RegisterContent::Commitment(_)
        | RegisterContent::Milestone(_)
        | RegisterContent::OpenIssue(_)
        | RegisterContent::PairedObligation(_)
        | RegisterContent::ObligationEvidence(_)
        | RegisterContent::AidAccess(_)
        | RegisterContent::Corroboration(_)
        | RegisterContent::ReferenceList(_)
        | RegisterContent::OutsideAction(_)
        | RegisterContent::GroundSituation(_)
        | RegisterContent::Format(_)
        | RegisterContent::ReleasedFields(_)
        | RegisterContent::Conference(_)
        | RegisterContent::Procedure(_)
        | RegisterContent::IntegrationUnlock(_)
        | RegisterContent::IntegratedPlan(_)
        | RegisterContent::BattleRhythm(_)
        | RegisterContent::IndependentNotice(_)
        | RegisterContent::ThirdPartyActivity(_)
        | RegisterContent::ExpeditedRequest(_)
        | RegisterContent::ActionReport(_)
        | RegisterContent::ExceptionReview(_)
        | RegisterContent::AdoptedProcedure(_)
        | RegisterContent::JointDecision(_) => {}
    }
}

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

/// Which posts write entries of these registers, and where.
pub(super) const fn seats(register: Register) -> (Seat, &'static [Post]) {
    use Post::{DeputySnr, Intelligence, Legal, Operations, Protection, Recipient, Records, Snr};
    match register {
        Register::HarmReport | Register::HarmStanding => (Seat::Any, REPORTERS),
        Register::HarmAnswer => (Seat::Any, &[Snr, DeputySnr, Legal, Protection, Records]),
        Register::HarmMeasures => (Seat::Headquarters, &[Snr, DeputySnr, Legal, Protection]),
        Register::HarmPublication => (Seat::Headquarters, &[Snr, DeputySnr]),
        Register::ViolationReceipt => (Seat::Centre, &[Recipient]),
        Register::ViolationDefinition => (Seat::Headquarters, &[Snr, DeputySnr, Legal, Records]),
        Register::ViolationReport | Register::ViolationCount | Register::ReconciliationNote => {
            (Seat::Headquarters, &[Snr, DeputySnr, Intelligence, Protection, Records])
        }
        // Assessments and damage; the other registers have their own.
        Register::Assessment
        | Register::DamageReport
        | Register::Shift
        | Register::CompetenceRequirement
        | Register::CompetenceWaiver
        | Register::HostSupport
        | Register::CeasefireParty
        | Register::NamedGroup
        | Register::Commitment
        | Register::Milestone
        | Register::OpenIssue
        | Register::PairedObligation
        | Register::ObligationEvidence
        | Register::AidAccess
        | Register::Corroboration
        | Register::ReferenceList
        | Register::OutsideAction
        | Register::GroundSituation
        | Register::Format
        | Register::ReleasedFields
        | Register::Conference
        | Register::Procedure
        | Register::IntegrationUnlock
        | Register::IntegratedPlan
        | Register::BattleRhythm
        | Register::IndependentNotice
        | Register::ThirdPartyActivity
        | Register::ExpeditedRequest
        | Register::ActionReport
        | Register::ExceptionReview
        | Register::AdoptedProcedure
        | Register::JointDecision => {
            (Seat::Headquarters, &[Snr, DeputySnr, Intelligence, Operations, Protection, Records])
        }
    }
}

/// Anybody who may carry a report of harm: staff, the humanitarian liaison, and the outside recipient, who speak for others.
const REPORTERS: &[Post] = &[
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
