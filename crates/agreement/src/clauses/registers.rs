//! The registers: what every entry keeps to, and one small rule for each register that needs one.
//!
//! Every entry names the version it replaces: its author's own last statement, or what both last agreed. So a repeat, a
//! stale version, a statement under the other side's name and two competing versions all meet one rule. A statement acts at
//! its entry and replaces at once; an agreed entry replaces when both have consented and both receipts are in, the earlier
//! in the log first. Restraint on such an entry keeps it from being agreed (APP.3.e, APP.8).
//!
//! Text: TOR.1.a, TOR.1.d, TOR.1.d.i, TOR.0.3, TOR.2.a.ii#4, TOR.2.d.i#2, APP.0.1, APP.0.2, APP.0.4, APP.4, APP.9, APP.10, SRC.004.e,
//! SRC.004.f.
mod formats;
mod integrated;
mod obligations;
mod released;
mod reports;
mod staff;
mod undertakings;

use super::accountability::{assessments, harm, violations};
use super::powers::{STAFF, Seat};
use super::{Case, accountability, grounding};
use crate::identity::{Author, Post};
use crate::records::{AidState, Bearing, Nature, Question, Register, RegisterContent, RegisterEntry};
use crate::state::{AsKnown, Change, EndKind, Fact, Moment, State};
use crate::verdict::Finding;
use alloc::vec::Vec;

pub(super) use integrated::consented as unlocks;
pub(crate) use integrated::unlocked as integrated_unlocked;
pub(super) use released::joined_leaves;

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let crate::records::Body::Register(entry) = case.body() else { return };
    findings.extend(sequence(case, entry));
    findings.extend(since(case, entry));
    findings.extend(blank(case, entry));
    match &entry.content {
        RegisterContent::Shift(shift) => findings.extend(staff::shift(case, shift)),
        RegisterContent::CompetenceRequirement(requirement) => {
            findings.extend(staff::requirement(case, entry, requirement));
        }
        RegisterContent::CompetenceWaiver(waiver) => findings.extend(staff::waiver(case, waiver)),
        RegisterContent::OpenIssue(issue) => findings.extend(undertakings::issue(case, entry, issue)),
        RegisterContent::PairedObligation(pair) => findings.extend(obligations::pair(case, pair)),
        RegisterContent::ObligationEvidence(evidence) => {
            findings.extend(obligations::evidence(case, entry, evidence));
        }
        RegisterContent::AidAccess(aid) => findings.extend(reports::aid(case, aid)),
        RegisterContent::Corroboration(corroboration) => {
            findings.extend(reports::corroboration(case, entry, *corroboration));
        }
        RegisterContent::ReferenceList(list) => findings.extend(reports::list(case, list)),
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
        RegisterContent::BattleRhythm(rhythm) => findings.extend(super::rhythm::stated(case, *rhythm)),
        RegisterContent::Format(format) => formats::judge(case, entry, format, findings),
        RegisterContent::ReleasedFields(fields) => released::judge(case, fields, findings),
        RegisterContent::Conference(conference) => findings.extend(integrated::conference(case, conference)),
        RegisterContent::Procedure(procedure) => findings.extend(integrated::procedure(case, procedure)),
        RegisterContent::IntegrationUnlock(unlock) => integrated::unlock(case, entry, unlock, findings),
        RegisterContent::IntegratedPlan(integrated) => integrated::plan(case, *integrated, findings),
        RegisterContent::Grounding(said) => grounding::judge(case, entry, said, findings),
        // Acts beside agreed work have rules of their own (`exceptions`).
        RegisterContent::OutsideAction(_)
        | RegisterContent::IndependentNotice(_)
        | RegisterContent::ThirdPartyActivity(_)
        | RegisterContent::ExpeditedRequest(_)
        | RegisterContent::ExceptionReview(_)
        | RegisterContent::JointDecision(_)
        | RegisterContent::HostSupport(_)
        | RegisterContent::CeasefireParty(_)
        | RegisterContent::NamedGroup(_)
        | RegisterContent::Commitment(_)
        | RegisterContent::Milestone(_)
        | RegisterContent::ViolationDefinition(_)
        | RegisterContent::GroundSituation(_) => {}
    }
}

/// What an entry still lacks: an agreed one that another version has overtaken.
pub(super) fn unmet(state: &State, fact: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    let Some(entry) = fact.as_register_entry() else { return };
    findings.extend(integrated::unmet(state, entry, moment, fact.author));
    if fact.nature != Nature::Permission || state.agreement_on(fact).is_some() {
        return;
    }
    if !is_next(state, entry, moment) {
        findings.push(Finding::missing(entry.content.clause(), "register-overtaken").curable_by([fact.author]));
    }
    accountability::unmet(state, fact, entry, moment, findings);
    if let RegisterContent::PairedObligation(pair) = &entry.content
        && pair.due <= moment.now
    {
        findings.push(obligations::due_is_past(pair, fact.author));
    }
}

/// A statement replaces its author's last one at once.
pub(super) fn superseded(case: &Case<'_>, entry: &RegisterEntry) -> Vec<Change> {
    match (entry.content.bearing(), entry.replaces) {
        (Bearing::Stated, Some(record)) => {
            Vec::from([Change::Ended { record, by: case.hash(), how: EndKind::Superseded }])
        }
        (Bearing::Stated | Bearing::Agreed, _) => Vec::new(),
    }
}

/// An entry to which both have consented, with nothing against it, counts from here on and replaces the version before.
pub(super) fn agreed(state: &State, fact: &Fact, entry: &RegisterEntry, moment: Moment) -> Vec<Change> {
    if !may_be_agreed(state, fact, entry, moment) {
        return Vec::new();
    }
    let is_overtaken = state.uncompleted().any(|other| {
        let competes = |rival: &RegisterEntry| {
            rival.content.register() == entry.content.register()
                && rival.key == entry.key
                && may_be_agreed(state, other, rival, moment)
        };
        other.index < fact.index
            && other.index < moment.below
            && !other.is_ended()
            && other.as_register_entry().is_some_and(competes)
    });
    if is_overtaken {
        return Vec::new();
    }
    let by = fact.record;
    let mut changes = Vec::from([Change::EntryAgreed { register: entry.content.register(), by }]);
    changes.extend(entry.replaces.map(|record| Change::Ended { record, by, how: EndKind::Superseded }));
    changes.extend(accountability::released(state, fact, entry));
    changes
}

fn may_be_agreed(state: &State, fact: &Fact, entry: &RegisterEntry, moment: Moment) -> bool {
    let too_late = matches!(&entry.content, RegisterContent::PairedObligation(pair) if pair.due <= moment.now);
    !too_late
        && super::exceptions::may_be_agreed(state, fact, entry, moment)
        && integrated::unmet(state, entry, moment, fact.author).is_empty()
        && is_next(state, entry, moment)
        && accountability::may_close(state, fact, entry, moment)
        && state.both_said(fact.record, Question::Register, moment)
        && !state.is_restrained(fact)
}

/// True while an agreed entry still replaces what both last agreed.
fn is_next(state: &State, entry: &RegisterEntry, moment: Moment) -> bool {
    let known = AsKnown::in_the_log(moment.now);
    state.last_agreed(entry.content.register(), &entry.key, known).map(|agreed| agreed.by) == entry.replaces
}

fn refused(case: &Case<'_>, entry: &RegisterEntry, code: &'static str) -> Finding {
    Finding::breached(entry.content.clause(), code).curable_by([case.author()])
}

/// An entry replaces the version that stands, and no other.
fn sequence(case: &Case<'_>, entry: &RegisterEntry) -> Option<Finding> {
    let register = entry.content.register();
    let known = AsKnown::in_the_log(case.at);
    let current = match entry.content.bearing() {
        Bearing::Agreed => case.state.last_agreed(register, &entry.key, known).map(|agreed| agreed.by),
        Bearing::Stated => case
            .state
            .stated_entries(register, &entry.key, known)
            .find(|(fact, _)| is_own(register, fact, case.author()))
            .map(|(fact, _)| fact.record),
    };
    match (entry.replaces, current) {
        (None, None) => None,
        (None, Some(current)) => {
            let finding = refused(case, entry, "register-entry-exists");
            Some(finding.with("key", entry.key.as_str()).with("record", current))
        }
        (Some(named), Some(current)) if named == current => None,
        (Some(named), _) => {
            let version = case.state.fact(named).filter(|fact| {
                fact.as_register_entry()
                    .is_some_and(|other| other.content.register() == register && other.key == entry.key)
            });
            let code = match version {
                None => "register-replaces-another-entry",
                Some(fact) if entry.content.bearing() == Bearing::Stated && !is_own(register, fact, case.author()) => {
                    "register-others-statement"
                }
                Some(_) => "register-version-not-current",
            };
            Some(refused(case, entry, code).with("key", entry.key.as_str()).with("record", named))
        }
    }
}

/// Whether a statement is an author's own: of the same node, and for an allegation of harm of the same post. One witness through a
/// node neither replaces another nor is replaced by whoever else writes there (SG-17, SG-18).
fn is_own(register: Register, fact: &Fact, author: Author) -> bool {
    if register == Register::HarmReport { fact.author == author } else { fact.node() == author.node }
}

/// What is reported as so cannot begin after it is reported; what is planned can.
fn since(case: &Case<'_>, entry: &RegisterEntry) -> Option<Finding> {
    let reports = match &entry.content {
        RegisterContent::CeasefireParty(_)
        | RegisterContent::NamedGroup(_)
        | RegisterContent::ObligationEvidence(_)
        | RegisterContent::OutsideAction(_)
        | RegisterContent::ExceptionReview(_)
        | RegisterContent::GroundSituation(_)
        | RegisterContent::Assessment(_)
        | RegisterContent::DamageReport(_)
        | RegisterContent::HarmReport(_)
        | RegisterContent::HarmAnswer(_)
        | RegisterContent::ViolationReport(_)
        | RegisterContent::ViolationReceipt(_)
        | RegisterContent::ViolationCount(_)
        | RegisterContent::HarmPublication(_) => entry.content.bearing() == Bearing::Stated,
        RegisterContent::AidAccess(aid) => aid.state != AidState::Due,
        RegisterContent::Shift(_)
        | RegisterContent::CompetenceRequirement(_)
        | RegisterContent::CompetenceWaiver(_)
        | RegisterContent::HostSupport(_)
        | RegisterContent::Commitment(_)
        | RegisterContent::Milestone(_)
        | RegisterContent::OpenIssue(_)
        | RegisterContent::PairedObligation(_)
        | RegisterContent::Corroboration(_)
        | RegisterContent::ReferenceList(_)
        | RegisterContent::HarmMeasures(_)
        | RegisterContent::HarmStanding(_)
        | RegisterContent::ViolationDefinition(_)
        | RegisterContent::ReconciliationNote(_)
        | RegisterContent::IndependentNotice(_)
        | RegisterContent::ThirdPartyActivity(_)
        | RegisterContent::ExpeditedRequest(_)
        | RegisterContent::JointDecision(_)
        | RegisterContent::BattleRhythm(_)
        | RegisterContent::Format(_)
        | RegisterContent::ReleasedFields(_)
        | RegisterContent::Conference(_)
        | RegisterContent::Procedure(_)
        | RegisterContent::IntegrationUnlock(_)
        | RegisterContent::IntegratedPlan(_)
        // Each of them has a time of its own, and its own rule of it.
        | RegisterContent::Grounding(_) => false,
    };
    (reports && is_ahead(case, entry.since))
        .then(|| refused(case, entry, "register-since-in-future").with("since", entry.since))
}

/// Whether a moment lies after this entry, by more than clocks may differ.
pub(super) fn is_ahead(case: &Case<'_>, at: spacetime::Instant) -> bool {
    at > case.at.saturating_add(case.state.edition().freshness.skew_max)
}

fn blank(case: &Case<'_>, entry: &RegisterEntry) -> Option<Finding> {
    // Why agreement was not feasible is asked for by the exception it rests on.
    let asks = !matches!(entry.content, RegisterContent::OutsideAction(_));
    (asks && entry.content.texts().iter().any(|text| text.trim().is_empty()))
        .then(|| refused(case, entry, "register-text-blank"))
}

/// Which posts write entries of a register, and where.
pub(super) const fn seats(register: Register) -> (Seat, &'static [Post]) {
    use Post::{
        AirMonitor, DeputySnr, DutyOfficer, Intelligence, Legal, Operations, Protection, Recipient, Records, Snr,
        Support,
    };
    match register {
        Register::Shift => (Seat::Any, &[Snr, DeputySnr, Records]),
        Register::CompetenceWaiver => (Seat::Headquarters, &[Snr]),
        Register::CompetenceRequirement | Register::Commitment => (Seat::Headquarters, &[Snr, DeputySnr]),
        Register::HostSupport => (Seat::Headquarters, &[Snr, DeputySnr, Records, Support]),
        Register::CeasefireParty => (Seat::Headquarters, &[Snr, DeputySnr, Legal, Protection]),
        Register::NamedGroup => (Seat::Headquarters, &[Snr, DeputySnr, Legal, Intelligence, Protection]),
        Register::Milestone => (Seat::Headquarters, &[Snr, DeputySnr, Records]),
        Register::OpenIssue | Register::ReferenceList | Register::ExceptionReview | Register::JointDecision => {
            (Seat::Headquarters, &[Snr, DeputySnr, Legal])
        }
        Register::PairedObligation | Register::OutsideAction | Register::BattleRhythm => {
            (Seat::Headquarters, &[Snr, DeputySnr, Operations])
        }
        Register::IndependentNotice | Register::ThirdPartyActivity => {
            (Seat::Headquarters, &[Snr, DeputySnr, Operations, AirMonitor, DutyOfficer])
        }
        Register::ExpeditedRequest => (Seat::Headquarters, &[Snr, DeputySnr]),
        Register::Corroboration => (Seat::Headquarters, &[Snr, DeputySnr, Intelligence]),
        Register::ObligationEvidence | Register::GroundSituation => (Seat::Any, STAFF),
        Register::AidAccess => (Seat::Any, AID),
        Register::Assessment | Register::DamageReport => {
            (Seat::Headquarters, &[Snr, DeputySnr, Intelligence, Operations, Protection, Records])
        }
        Register::HarmReport | Register::HarmStanding => (Seat::Any, accountability::REPORTERS),
        Register::HarmAnswer => (Seat::Any, &[Snr, DeputySnr, Legal, Protection, Records]),
        Register::HarmMeasures => (Seat::Headquarters, &[Snr, DeputySnr, Legal, Protection]),
        Register::HarmPublication => (Seat::Headquarters, &[Snr, DeputySnr]),
        Register::ViolationReceipt => (Seat::Centre, &[Recipient]),
        Register::ViolationDefinition => (Seat::Headquarters, &[Snr, DeputySnr, Legal, Records]),
        Register::ViolationReport | Register::ViolationCount | Register::ReconciliationNote => {
            (Seat::Headquarters, &[Snr, DeputySnr, Intelligence, Protection, Records])
        }
        Register::Format => (Seat::Headquarters, &[Snr, DeputySnr, Intelligence, Operations, Legal, Records]),
        // A release is an act of the senior representative, and of nobody in that post's place.
        Register::ReleasedFields | Register::IntegrationUnlock => (Seat::Headquarters, &[Snr]),
        Register::Conference | Register::Procedure => (Seat::Headquarters, &[Snr, DeputySnr, Legal, Records]),
        Register::IntegratedPlan => (Seat::Headquarters, &[Snr, Operations]),
        // Whoever is awake gives notice of a flight, and asks about one.
        Register::FlightNotice | Register::FlightQuery | Register::FlightOutcome => {
            (Seat::Headquarters, &[Snr, DeputySnr, Operations, AirMonitor, DutyOfficer])
        }
        Register::AirOrderOfBattle => (Seat::Headquarters, &[Snr, DeputySnr, Intelligence, AirMonitor, DutyOfficer]),
        Register::FlightExemption | Register::ComplianceMeasure => {
            (Seat::Headquarters, &[Snr, DeputySnr, Legal, AirMonitor])
        }
        Register::AirObservation | Register::FlightEvent | Register::CoverageStatement => {
            (Seat::Any, &[Snr, DeputySnr, Intelligence, AirMonitor])
        }
        Register::EventFinding => (Seat::Any, grounding::FINDERS),
        Register::EventPosition => (Seat::Headquarters, &[Snr, DeputySnr, AirMonitor]),
        Register::EventReport => (Seat::Any, &[Snr, DeputySnr, AirMonitor]),
    }
}

/// Staff, and the humanitarian liaison, who sees most of it first.
const AID: &[Post] = &[
    Post::Snr,
    Post::DeputySnr,
    Post::Intelligence,
    Post::Operations,
    Post::Legal,
    Post::DutyOfficer,
    Post::Protection,
    Post::Records,
    Post::Liaison,
];
