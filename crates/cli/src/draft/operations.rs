//! Reads what a plan needs beside consent, and what is reported of it.
use super::fields::{DraftError, Fields};
use agreement::records::{
    ActedIn, AirDefence, AirDefenceAcknowledgement, Body, Execution, ExecutionReport, LegalReview, ProtectionCheck,
    ProtectionFinding, ReviewWord,
};

pub(super) fn check(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    Ok(Body::ProtectionCheck(ProtectionCheck {
        operation: f.record("operation")?,
        found: f.parsed("found", "finding", ProtectionFinding::parse)?,
        civilian_protection: f.optional("civilian-protection").unwrap_or_default().to_owned(),
    }))
}

pub(super) fn review(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    let word = match f.text("word")? {
        "attested" => ReviewWord::Attested {
            areas: f.record_optional("areas")?,
            check: f.record("check")?,
            decision: f.reference("decision")?,
            until: f.instant("until")?,
        },
        "objection" => ReviewWord::Objection,
        "no-objection-known" => ReviewWord::NoObjectionKnown,
        "not-reviewed" => ReviewWord::NotReviewed,
        _ => f.parsed("word", "word", |_| None)?,
    };
    Ok(Body::LegalReview(LegalReview { operation: f.record("operation")?, word }))
}

pub(super) fn acknowledgement(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    Ok(Body::AirDefenceAcknowledgement(AirDefenceAcknowledgement {
        operation: f.record("operation")?,
        defence: f.parsed("defence", "air defence", AirDefence::parse)?,
        reference: f.reference("reference")?,
        until: f.instant("until")?,
    }))
}

pub(super) fn report(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    let execution = match f.text("execution")? {
        "executed" => Execution::Executed(acted(f)?),
        "aborted" => Execution::Aborted(acted(f)?),
        "not-executed" => Execution::NotExecuted,
        _ => f.parsed("execution", "execution", |_| None)?,
    };
    let plan = f.record_optional("plan")?;
    let external_channel = f.reference_optional("channel")?;
    Ok(Body::ExecutionReport(ExecutionReport { plan, execution, external_channel }))
}

fn acted(f: &mut Fields<'_>) -> Result<ActedIn, DraftError> {
    Ok(ActedIn { window: f.window("window")?, block: f.extent_optional("block")? })
}
