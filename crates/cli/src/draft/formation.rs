//! Readers for formation and its sequence: the steps, the reset call, the statement of the level, the commitment.
use super::fields::{DraftError, Fields};
use agreement::identity::Digest;
use agreement::records::{
    Body, FormationStep, GroundingCommitment, LevelCounts, LevelStatement, Placeholder, ResetCall, Task, TaskExtent,
};
use spacetime::CivilDate;

pub(super) fn step(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    let step = match f.text("step")? {
        "ceasefire-start" => FormationStep::CeasefireStart { start: f.instant("begins")? },
        "renewal" => FormationStep::Renewal { start: f.record("start")? },
        "certificate" => FormationStep::Certificate {
            level: f.record("level")?,
            aid_access: f.optional("aid-access").map(str::to_owned),
        },
        "formation" => FormationStep::Formation { certificate: f.record("certificate")?, waived: waived(f)? },
        "task" => FormationStep::Task {
            task: f.parsed("task", "task", |text| Task::ALL.into_iter().find(|task| task.name() == text))?,
            extent: f
                .parsed("extent", "extent", |text| TaskExtent::ALL.into_iter().find(|extent| extent.name() == text))?,
            gaps: f
                .optional("gaps")
                .map(|text| text.split(" | ").map(|gap| gap.trim().to_owned()).collect())
                .unwrap_or_default(),
        },
        "designated-set" => FormationStep::DesignatedSet { items: f.records("items")? },
        "start-date" => FormationStep::StartDate {
            set: f.record("set")?,
            commitment: f.record_optional("commitment")?,
            operations_from: f.instant_optional("operations-from")?,
            grounding_from: f.instant_optional("grounding-from")?,
        },
        _ => f.parsed("step", "step of formation", |_| None)?,
    };
    Ok(Body::FormationStep(step))
}

fn waived(f: &mut Fields<'_>) -> Result<Vec<Placeholder>, DraftError> {
    let waived = f.parsed_optional("waived", "placeholders", |text| {
        text.split(',')
            .map(|part| Placeholder::ALL.into_iter().find(|placeholder| placeholder.name() == part.trim()))
            .collect::<Option<Vec<_>>>()
    })?;
    let mut waived = waived.unwrap_or_default();
    waived.sort_unstable();
    Ok(waived)
}

pub(super) fn reset_call(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    Ok(Body::ResetCall(ResetCall {
        start: f.record("start")?,
        violation_at: f.instant("violation")?,
        text: f.text("text")?.to_owned(),
    }))
}

pub(super) fn level(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    Ok(Body::LevelStatement(LevelStatement {
        start: f.record("start")?,
        from: f.parsed("first-day", "day", CivilDate::parse_iso8601)?,
        to: f.parsed("last-day", "day", CivilDate::parse_iso8601)?,
        period: f.parsed("period", "counts", counts)?,
        baseline: f.parsed("baseline", "counts", counts)?,
        source: f.parsed("source", "digest", Digest::parse_hex)?,
    }))
}

/// `47 107 57`, events, dead, civilians; then alpha's reports and bravo's, where they were counted.
fn counts(text: &str) -> Option<LevelCounts> {
    let numbers: Vec<u32> = text.split_whitespace().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (lethal_events, deaths, civilian_deaths, reports) = match numbers.as_slice() {
        [events, deaths, civilians] => (*events, *deaths, *civilians, None),
        [events, deaths, civilians, alpha, bravo] => (*events, *deaths, *civilians, Some([*alpha, *bravo])),
        _ => return None,
    };
    Some(LevelCounts { lethal_events, deaths, civilian_deaths, reports })
}

pub(super) fn commitment(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    Ok(Body::GroundingCommitment(GroundingCommitment {
        areas: f.record("areas")?,
        decision: f.reference("decision")?,
        text: f.text("text")?.to_owned(),
    }))
}
