//! Version 1 of the form of records: one file per family, each with a reader and a writer that mirror each other.
//!
//! Every key always stands there; what is absent is `null`. A reader lists the keys of its object, which makes that list
//! the schema; the lint over schemas reads it from the golden vectors. Must not know an envelope.
mod areas;
mod authority;
mod consent;
mod coordination;
mod correction;
mod exchange;
mod formation;
mod genesis;
mod names;
mod notice;
mod operations;
mod parts;
mod protocol;
mod registers;
mod restraint;
mod stop;
mod watch;

pub use authority::key_list_hash;
pub use genesis::purpose_name;
pub(crate) use stop::{PAYLOAD_KEYS as STOP_KEYS, read_payload as read_stop, write_payload as write_stop};

use crate::error::{RecordError, Rule};
use crate::json::{Item, Json};
use agreement::records::{Body, Register};

/// Every kind of record, as it stands in `kind`, in the order of [`Body`].
pub const KINDS: [&str; 70] = [
    "genesis",
    "appointment",
    "delegation",
    "revocation",
    "key-rotation",
    "authority-succession",
    "setting-change",
    "information",
    "translation",
    "common-understanding",
    "area-draft",
    "area-set",
    "release",
    "proposal",
    "plan",
    "final-notice",
    "outcome",
    "consent",
    "decline",
    "area-notice",
    "read-back",
    "acknowledgement",
    "agreed-name",
    "protection-check",
    "legal-review",
    "air-defence-acknowledgement",
    "execution-report",
    "hold",
    "doubt",
    "doubt-answer",
    "lift",
    "ceasefire-report",
    "suspension",
    "resumption",
    "withdrawal",
    "formation-step",
    "reset-call",
    "level-statement",
    "grounding-commitment",
    "stop",
    "stop-stage",
    "correction",
    "retraction",
    "reservation",
    "shift",
    "competence-requirement",
    "competence-waiver",
    "host-support",
    "ceasefire-party",
    "named-group",
    "commitment",
    "milestone",
    "open-issue",
    "paired-obligation",
    "obligation-evidence",
    "aid-access",
    "corroboration",
    "reference-list",
    "outside-action",
    "ground-situation",
    "battle-rhythm",
    "watch",
    "heartbeat",
    "spoken",
    "receipt",
    "tick",
    "refusal",
    "freeze",
    "ruling",
    "epoch",
];

/// Reads the body of a kind; the stop call has no body of its own and is not read here.
pub(crate) fn read_body(kind: Item<'_, '_>, body: Item<'_, '_>) -> Result<Body, RecordError> {
    Ok(match kind.str()? {
        "genesis" => Body::Genesis(genesis::read(body)?),
        "appointment" => Body::Appointment(authority::read_appointment(body)?),
        "delegation" => Body::Delegation(authority::read_delegation(body)?),
        "revocation" => Body::Revocation(authority::read_revocation(body)?),
        "key-rotation" => Body::KeyRotation(authority::read_key_rotation(body)?),
        "authority-succession" => Body::AuthoritySuccession(authority::read_authority_succession(body)?),
        "setting-change" => Body::SettingChange(authority::read_setting_change(body)?),
        "information" => Body::Information(exchange::read_information(body)?),
        "translation" => Body::Translation(exchange::read_translation(body)?),
        "common-understanding" => Body::CommonUnderstanding(exchange::read_common_understanding(body)?),
        "area-draft" => Body::AreaDraft(areas::read_area_draft(body)?),
        "area-set" => Body::AreaSet(areas::read_area_set(body)?),
        "release" => Body::Release(coordination::read_release(body)?),
        "proposal" => Body::Proposal(coordination::read_proposal(body)?),
        "plan" => Body::Plan(coordination::read_plan(body)?),
        "final-notice" => Body::FinalNotice(coordination::read_final_notice(body)?),
        "outcome" => Body::Outcome(coordination::read_outcome(body)?),
        "consent" => Body::Consent(consent::read_consent(body)?),
        "decline" => Body::Decline(consent::read_decline(body)?),
        "area-notice" => Body::AreaNotice(notice::read_area_notice(body)?),
        "read-back" => Body::ReadBack(notice::read_read_back(body)?),
        "acknowledgement" => Body::Acknowledgement(notice::read_acknowledgement(body)?),
        "agreed-name" => Body::AgreedName(names::read_agreed_name(body)?),
        "protection-check" => Body::ProtectionCheck(operations::read_check(body)?),
        "legal-review" => Body::LegalReview(operations::read_review(body)?),
        "air-defence-acknowledgement" => Body::AirDefenceAcknowledgement(operations::read_acknowledgement(body)?),
        "execution-report" => Body::ExecutionReport(operations::read_report(body)?),
        "hold" => Body::Hold(restraint::read_hold(body)?),
        "doubt" => Body::Doubt(restraint::read_doubt(body)?),
        "doubt-answer" => Body::DoubtAnswer(restraint::read_doubt_answer(body)?),
        "lift" => Body::Lift(restraint::read_lift(body)?),
        "ceasefire-report" => Body::CeasefireReport(restraint::read_ceasefire_report(body)?),
        "suspension" => Body::Suspension(restraint::read_suspension(body)?),
        "resumption" => Body::Resumption(restraint::read_resumption(body)?),
        "withdrawal" => Body::Withdrawal(restraint::read_withdrawal(body)?),
        "formation-step" => Body::FormationStep(formation::read_step(body)?),
        "reset-call" => Body::ResetCall(formation::read_reset_call(body)?),
        "level-statement" => Body::LevelStatement(formation::read_level(body)?),
        "grounding-commitment" => Body::GroundingCommitment(formation::read_commitment(body)?),
        "stop-stage" => Body::StopStage(stop::read_stage(body)?),
        "correction" => Body::Correction(correction::read_correction(body)?),
        "retraction" => Body::Retraction(correction::read_retraction(body)?),
        "reservation" => Body::Reservation(correction::read_reservation(body)?),
        "watch" => Body::Watch(watch::read_watch(body)?),
        "heartbeat" => Body::Heartbeat(watch::read_heartbeat(body)?),
        "spoken" => Body::Spoken(watch::read_spoken(body)?),
        "receipt" => Body::Receipt(protocol::read_receipt(body)?),
        "tick" => {
            body.object(&[])?;
            Body::Tick
        }
        "refusal" => Body::Refusal(protocol::read_refusal(body)?),
        "freeze" => Body::Freeze(protocol::read_freeze(body)?),
        "ruling" => Body::Ruling(protocol::read_ruling(body)?),
        "epoch" => Body::Epoch(protocol::read_epoch(body)?),
        other => match Register::parse(other) {
            Some(register) => Body::Register(registers::read(register, body)?),
            None => return Err(kind.fault(Rule::KindUnknown { value: other.to_owned() })),
        },
    })
}

/// Writes the body of a kind; `None` for the stop call, whose payload is flat.
pub(crate) fn write_body(body: &Body) -> Option<Json> {
    Some(match body {
        Body::Genesis(genesis) => genesis::write(genesis),
        Body::Appointment(appointment) => authority::write_appointment(appointment),
        Body::Delegation(delegation) => authority::write_delegation(delegation),
        Body::Revocation(revocation) => authority::write_revocation(revocation),
        Body::KeyRotation(rotation) => authority::write_key_rotation(rotation),
        Body::AuthoritySuccession(succession) => authority::write_authority_succession(succession),
        Body::SettingChange(change) => authority::write_setting_change(change),
        Body::Information(information) => exchange::write_information(information),
        Body::Translation(translation) => exchange::write_translation(translation),
        Body::CommonUnderstanding(understanding) => exchange::write_common_understanding(understanding),
        Body::AreaDraft(draft) => areas::write_area_draft(draft),
        Body::AreaSet(set) => areas::write_area_set(set),
        Body::Release(release) => coordination::write_release(release),
        Body::Proposal(proposal) => coordination::write_proposal(proposal),
        Body::Plan(plan) => coordination::write_plan(plan),
        Body::FinalNotice(notice) => coordination::write_final_notice(notice),
        Body::Outcome(outcome) => coordination::write_outcome(outcome),
        Body::Consent(consent) => consent::write_consent(consent),
        Body::Decline(decline) => consent::write_decline(decline),
        Body::AreaNotice(notice) => notice::write_area_notice(notice),
        Body::ReadBack(read_back) => notice::write_read_back(read_back),
        Body::Acknowledgement(acknowledgement) => notice::write_acknowledgement(acknowledgement),
        Body::AgreedName(name) => names::write_agreed_name(name),
        Body::ProtectionCheck(check) => operations::write_check(check),
        Body::LegalReview(review) => operations::write_review(review),
        Body::AirDefenceAcknowledgement(said) => operations::write_acknowledgement(said),
        Body::ExecutionReport(report) => operations::write_report(report),
        Body::Hold(hold) => restraint::write_hold(hold),
        Body::Doubt(doubt) => restraint::write_doubt(doubt),
        Body::DoubtAnswer(answer) => restraint::write_doubt_answer(answer),
        Body::Lift(lift) => restraint::write_lift(lift),
        Body::CeasefireReport(report) => restraint::write_ceasefire_report(report),
        Body::Suspension(suspension) => restraint::write_suspension(suspension),
        Body::Resumption(resumption) => restraint::write_resumption(resumption),
        Body::Withdrawal(withdrawal) => restraint::write_withdrawal(withdrawal),
        Body::FormationStep(step) => formation::write_step(step),
        Body::ResetCall(call) => formation::write_reset_call(call),
        Body::LevelStatement(level) => formation::write_level(level),
        Body::GroundingCommitment(commitment) => formation::write_commitment(commitment),
        Body::Stop(_) => return None,
        Body::StopStage(report) => stop::write_stage(report),
        Body::Correction(correction) => correction::write_correction(correction),
        Body::Retraction(retraction) => correction::write_retraction(retraction),
        Body::Reservation(reservation) => correction::write_reservation(reservation),
        Body::Register(entry) => registers::write(entry),
        Body::Watch(change) => watch::write_watch(change),
        Body::Heartbeat(change) => watch::write_heartbeat(change),
        Body::Spoken(spoken) => watch::write_spoken(spoken),
        Body::Receipt(receipt) => protocol::write_receipt(receipt),
        Body::Tick => Json::object([]),
        Body::Refusal(refusal) => protocol::write_refusal(refusal),
        Body::Freeze(freeze) => protocol::write_freeze(freeze),
        Body::Ruling(ruling) => protocol::write_ruling(ruling),
        Body::Epoch(epoch) => protocol::write_epoch(epoch),
    })
}
