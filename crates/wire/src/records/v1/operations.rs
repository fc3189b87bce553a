//! Bytes of protection checks, legal reviews, acknowledgements of air defence and reports.
use super::parts::{write_box, write_window};
use crate::error::{RecordError, Rule};
use crate::json::{Fields, Item, Json};
use agreement::records::{
    ActedIn, AirDefence, AirDefenceAcknowledgement, Execution, ExecutionReport, LegalReview, ProtectionCheck,
    ProtectionFinding, ReviewWord,
};

pub(super) fn read_check(item: Item<'_, '_>) -> Result<ProtectionCheck, RecordError> {
    let fields = item.object(&["civilian_protection", "found", "operation"])?;
    Ok(ProtectionCheck {
        operation: fields.get("operation")?.digest()?,
        found: fields.get("found")?.name(&ProtectionFinding::ALL, ProtectionFinding::name)?,
        civilian_protection: fields.get("civilian_protection")?.text()?,
    })
}

pub(super) fn write_check(check: &ProtectionCheck) -> Json {
    let ProtectionCheck { operation, found, civilian_protection } = check;
    Json::object([
        ("civilian_protection", Json::text(civilian_protection)),
        ("found", Json::text(found.name())),
        ("operation", Json::shown(operation)),
    ])
}

pub(super) fn read_review(item: Item<'_, '_>) -> Result<LegalReview, RecordError> {
    let fields = item.object(&["operation", "word"])?;
    Ok(LegalReview { operation: fields.get("operation")?.digest()?, word: read_word(fields.get("word")?)? })
}

pub(super) fn write_review(review: &LegalReview) -> Json {
    let LegalReview { operation, word } = review;
    Json::object([("operation", Json::shown(operation)), ("word", write_word(word))])
}

fn read_word(item: Item<'_, '_>) -> Result<ReviewWord, RecordError> {
    let fields = item.any_object()?;
    let says = fields.get("says")?;
    let plain = |word| fields.only(&["says"]).map(|_| word);
    match says.str()? {
        "attested" => {
            let fields = fields.only(&["areas", "check", "decision", "says", "until"])?;
            Ok(ReviewWord::Attested {
                areas: fields.get("areas")?.optional(Item::digest)?,
                check: fields.get("check")?.digest()?,
                decision: fields.get("decision")?.reference()?,
                until: fields.get("until")?.instant()?,
            })
        }
        "objection" => plain(ReviewWord::Objection),
        "no-objection-known" => plain(ReviewWord::NoObjectionKnown),
        "not-reviewed" => plain(ReviewWord::NotReviewed),
        other => Err(says.fault(Rule::ValueUnknown {
            value: other.to_owned(),
            allowed: "attested, no-objection-known, not-reviewed, objection".to_owned(),
        })),
    }
}

fn write_word(word: &ReviewWord) -> Json {
    let says = ("says", Json::text(word.name()));
    match word {
        ReviewWord::Attested { areas, check, decision, until } => Json::object([
            ("areas", Json::or_null(areas.as_ref(), Json::shown)),
            ("check", Json::shown(check)),
            ("decision", Json::text(decision.as_str())),
            says,
            ("until", Json::shown(until)),
        ]),
        ReviewWord::Objection | ReviewWord::NoObjectionKnown | ReviewWord::NotReviewed => Json::object([says]),
    }
}

pub(super) fn read_acknowledgement(item: Item<'_, '_>) -> Result<AirDefenceAcknowledgement, RecordError> {
    let fields = item.object(&["defence", "operation", "reference", "until"])?;
    Ok(AirDefenceAcknowledgement {
        operation: fields.get("operation")?.digest()?,
        defence: fields.get("defence")?.name(&AirDefence::ALL, AirDefence::name)?,
        reference: fields.get("reference")?.reference()?,
        until: fields.get("until")?.instant()?,
    })
}

pub(super) fn write_acknowledgement(said: &AirDefenceAcknowledgement) -> Json {
    let AirDefenceAcknowledgement { operation, defence, reference, until } = said;
    Json::object([
        ("defence", Json::text(defence.name())),
        ("operation", Json::shown(operation)),
        ("reference", Json::text(reference.as_str())),
        ("until", Json::shown(until)),
    ])
}

pub(super) fn read_report(item: Item<'_, '_>) -> Result<ExecutionReport, RecordError> {
    let fields = item.object(&["execution", "external_channel", "plan"])?;
    Ok(ExecutionReport {
        plan: fields.get("plan")?.optional(Item::digest)?,
        execution: read_execution(fields.get("execution")?)?,
        external_channel: fields.get("external_channel")?.optional(Item::reference)?,
    })
}

pub(super) fn write_report(report: &ExecutionReport) -> Json {
    let ExecutionReport { plan, execution, external_channel } = report;
    Json::object([
        ("execution", write_execution(*execution)),
        ("external_channel", Json::or_null(external_channel.as_ref(), |channel| Json::text(channel.as_str()))),
        ("plan", Json::or_null(plan.as_ref(), Json::shown)),
    ])
}

fn read_execution(item: Item<'_, '_>) -> Result<Execution, RecordError> {
    let fields = item.any_object()?;
    let what = fields.get("what")?;
    match what.str()? {
        "executed" => read_acted(&fields).map(Execution::Executed),
        "aborted" => read_acted(&fields).map(Execution::Aborted),
        "not-executed" => fields.only(&["what"]).map(|_| Execution::NotExecuted),
        other => Err(what.fault(Rule::ValueUnknown {
            value: other.to_owned(),
            allowed: "aborted, executed, not-executed".to_owned(),
        })),
    }
}

fn read_acted(fields: &Fields<'_, '_>) -> Result<ActedIn, RecordError> {
    let fields = fields.only(&["block", "what", "window"])?;
    Ok(ActedIn { window: fields.get("window")?.window()?, block: fields.get("block")?.optional(Item::lat_lon_box)? })
}

fn write_execution(execution: Execution) -> Json {
    let what = ("what", Json::text(execution.name()));
    match execution {
        Execution::Executed(ActedIn { window, block }) | Execution::Aborted(ActedIn { window, block }) => {
            Json::object([("block", Json::or_null(block, write_box)), what, ("window", write_window(window))])
        }
        Execution::NotExecuted => Json::object([what]),
    }
}
