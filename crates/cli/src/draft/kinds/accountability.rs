//! Reads entries of accountability: assessments, damage, cases of harm, violations. What a reporter does not say stays unsaid.
use super::super::fields::{DraftError, Fields};
use super::super::sealed::{IDENTITY, PLACE};
use agreement::identity::{Digest, Side};
use agreement::records::{
    Alleged, AnswerKind, Assessment, Attribution, Body, Confidence, CountRange, DamageReport, EntryKey, EvidenceGrade,
    HarmAnswer, HarmFinding, HarmMeasures, HarmPublication, HarmReport, HarmStanding, HarmedStatus, IssueOwner,
    PreserveOrder, Provenance, PublicationWord, ReceiptStage, ReconciliationNote, ReporterConsent, ReporterKind,
    ShownReport, Violation, ViolationCount, ViolationDefinition, ViolationKind, ViolationReceipt, ViolationReport,
};
use spacetime::CivilDate;

pub(super) fn preserve_order(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    Ok(Body::PreserveOrder(PreserveOrder {
        case: f.parsed("case", "key", EntryKey::parse)?,
        record: f.record("record")?,
        reason: f.optional("reason").map(str::to_owned),
    }))
}

pub(super) fn assessment(f: &mut Fields<'_>) -> Result<Assessment, DraftError> {
    Ok(Assessment { of: f.record("of")?, effects: f.text("effects")?.to_owned() })
}

pub(super) fn damage(f: &mut Fields<'_>) -> Result<DamageReport, DraftError> {
    Ok(DamageReport {
        of: f.record("of")?,
        collected_at: f.instant("collected")?,
        damage: f.optional("damage").map(str::to_owned),
        effect: f.optional("effect").map(str::to_owned),
        civilian_harm: f.optional("civilian-harm").map(str::to_owned),
        grade: f.parsed_optional("grade", "grade", grade)?,
    })
}

pub(super) fn harm(f: &mut Fields<'_>) -> Result<HarmReport, DraftError> {
    Ok(HarmReport {
        reporter: f.parsed("reporter", "reporter", ReporterKind::parse)?,
        identity: IDENTITY.read(f)?,
        consent: f.parsed_optional("consent", "consent", ReporterConsent::parse)?.unwrap_or(ReporterConsent::Nothing),
        district: f.text("district")?.to_owned(),
        cells: f.covering("cells", "cell")?,
        exact_place: PLACE.read(f)?,
        happened: f.window("happened")?,
        killed: f.parsed("killed", "range", range)?,
        injured: f.parsed("injured", "range", range)?,
        status: f.parsed_optional("status", "status", HarmedStatus::parse)?.unwrap_or(HarmedStatus::Unknown),
        grade: graded(f)?,
        whose: f.parsed_optional("whose", "whose action", attribution)?.unwrap_or(Attribution::Unknown),
        operation: f.record_optional("operation")?,
        text: f.text("text")?.to_owned(),
    })
}

/// `3` or `3 to 5`.
fn range(text: &str) -> Option<CountRange> {
    let (least, most) = text.split_once(" to ").unwrap_or((text, text));
    Some(CountRange { least: least.trim().parse().ok()?, most: most.trim().parse().ok()? })
}

/// `B2`: a letter for the provenance, a figure for the confidence.
fn grade(text: &str) -> Option<EvidenceGrade> {
    let (provenance, confidence) = text.split_at_checked(1)?;
    Some(EvidenceGrade { provenance: Provenance::parse(provenance)?, confidence: Confidence::parse(confidence)? })
}

/// A grade that is not given cannot be told.
fn graded(f: &mut Fields<'_>) -> Result<EvidenceGrade, DraftError> {
    let untold = EvidenceGrade { provenance: Provenance::F, confidence: Confidence::Six };
    Ok(f.parsed_optional("grade", "grade", grade)?.unwrap_or(untold))
}

/// `unknown`, a side, or `other NAME`.
fn attribution(text: &str) -> Option<Attribution> {
    if text == "unknown" {
        return Some(Attribution::Unknown);
    }
    if let Some(name) = text.strip_prefix("other ") {
        return Some(Attribution::Other(name.trim().to_owned()));
    }
    side(text).map(Attribution::Participant)
}

/// `unknown`, a side, `ally of SIDE NAME`, or `other NAME`.
fn alleged(text: &str) -> Option<Alleged> {
    if text == "unknown" {
        return Some(Alleged::Unknown);
    }
    if let Some(ally) = text.strip_prefix("ally of ") {
        let (of, name) = ally.split_once(' ')?;
        return Some(Alleged::Ally { of: side(of)?, name: name.trim().to_owned() });
    }
    if let Some(name) = text.strip_prefix("other ") {
        return Some(Alleged::Other(name.trim().to_owned()));
    }
    side(text).map(Alleged::Participant)
}

fn side(text: &str) -> Option<Side> {
    Side::BOTH.into_iter().find(|side| side.name() == text)
}

pub(super) fn answer(f: &mut Fields<'_>) -> Result<HarmAnswer, DraftError> {
    let answer = match f.text("answer")? {
        "inquiry" => AnswerKind::Inquiry,
        "no-response" => AnswerKind::NoResponse,
        "finding" => AnswerKind::Finding {
            finding: f.parsed("finding", "finding", HarmFinding::parse)?,
            killed: f.parsed("killed", "range", range)?,
            injured: f.parsed("injured", "range", range)?,
            grade: graded(f)?,
        },
        _ => f.parsed("answer", "answer", |_| None)?,
    };
    Ok(HarmAnswer { of: f.side("of")?, answer, text: f.text("text")?.to_owned() })
}

pub(super) fn measures(f: &mut Fields<'_>) -> Result<HarmMeasures, DraftError> {
    if let Some(reason) = f.optional("none-because") {
        return Ok(HarmMeasures::NoneBecause { reason: reason.to_owned() });
    }
    Ok(HarmMeasures::Taken {
        owner: f.parsed("owner", "owner", IssueOwner::parse)?,
        due: f.instant("due")?,
        linked: f.record_optional("linked")?,
        text: f.text("text")?.to_owned(),
    })
}

pub(super) fn standing(f: &mut Fields<'_>) -> Result<HarmStanding, DraftError> {
    let text = f.text("text")?.to_owned();
    match f.text("state")? {
        "closed" => Ok(HarmStanding::Closed { text }),
        "reopened" => Ok(HarmStanding::Reopened { because: text }),
        _ => f.parsed("state", "state", |_| None),
    }
}

pub(super) fn publication(f: &mut Fields<'_>) -> Result<HarmPublication, DraftError> {
    Ok(HarmPublication { word: f.parsed("word", "word", PublicationWord::parse)? })
}

pub(super) fn violation(f: &mut Fields<'_>) -> Result<ViolationReport, DraftError> {
    let corrects = f.record_optional("corrects")?;
    let shown = match f.parsed_optional("sealed", "digest", Digest::parse_hex)? {
        Some(sealed) => ShownReport::Existence { sealed },
        None => ShownReport::Contents(Violation {
            violation: f.parsed("violation", "violation", ViolationKind::parse)?,
            against: f.parsed("against", "whom", alleged)?,
            district: f.text("district")?.to_owned(),
            happened: f.window("happened")?,
            grade: graded(f)?,
            text: f.text("text")?.to_owned(),
        }),
    };
    Ok(ViolationReport { corrects, shown })
}

pub(super) fn receipt(f: &mut Fields<'_>) -> Result<ViolationReceipt, DraftError> {
    Ok(ViolationReceipt {
        of: f.record("of")?,
        stage: f.parsed("stage", "stage", ReceiptStage::parse)?,
        text: f.text("text")?.to_owned(),
    })
}

pub(super) fn definition(f: &mut Fields<'_>) -> Result<ViolationDefinition, DraftError> {
    Ok(ViolationDefinition { text: f.text("text")?.to_owned() })
}

pub(super) fn count(f: &mut Fields<'_>) -> Result<ViolationCount, DraftError> {
    Ok(ViolationCount {
        day: f.parsed("day", "day", CivilDate::parse_iso8601)?,
        district: f.text("district")?.to_owned(),
        definition: f.record("definition")?,
        against: f.parsed("against", "whom", alleged)?,
        counted: f.parsed("counted", "range", range)?,
    })
}

pub(super) fn note(f: &mut Fields<'_>) -> Result<ReconciliationNote, DraftError> {
    Ok(ReconciliationNote { of: f.record("of")?, text: f.text("text")?.to_owned() })
}
