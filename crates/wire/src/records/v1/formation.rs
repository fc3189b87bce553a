//! Bytes of formation and its sequence: the steps, the reset call, the statement of the level, the commitment.
use super::parts::LIST_MAX;
use crate::error::{RecordError, Rule};
use crate::json::{Item, Json};
use agreement::records::{
    FormationStep, GroundingCommitment, LevelCounts, LevelStatement, Placeholder, ResetCall, Task, TaskExtent,
};

const STEPS: &str = "ceasefire-start, certificate, designated-set, formation, renewal, start-date, task";

pub(super) fn read_step(item: Item<'_, '_>) -> Result<FormationStep, RecordError> {
    let fields = item.any_object()?;
    let step = fields.get("step")?;
    match step.str()? {
        "ceasefire-start" => {
            Ok(FormationStep::CeasefireStart { start: fields.only(&["start", "step"])?.get("start")?.instant()? })
        }
        "renewal" => Ok(FormationStep::Renewal { start: fields.only(&["start", "step"])?.get("start")?.digest()? }),
        "certificate" => {
            let fields = fields.only(&["aid_access", "level", "step"])?;
            Ok(FormationStep::Certificate {
                level: fields.get("level")?.digest()?,
                aid_access: fields.get("aid_access")?.optional(Item::text)?,
            })
        }
        "formation" => {
            let fields = fields.only(&["certificate", "step", "waived"])?;
            let placeholder = |item: Item<'_, '_>| item.name(&Placeholder::ALL, Placeholder::name);
            Ok(FormationStep::Formation {
                certificate: fields.get("certificate")?.digest()?,
                waived: fields.get("waived")?.set(LIST_MAX, placeholder)?,
            })
        }
        "task" => {
            let fields = fields.only(&["extent", "gaps", "step", "task"])?;
            Ok(FormationStep::Task {
                task: fields.get("task")?.name(&Task::ALL, Task::name)?,
                extent: fields.get("extent")?.name(&TaskExtent::ALL, TaskExtent::name)?,
                gaps: fields.get("gaps")?.list(LIST_MAX, Item::line)?,
            })
        }
        // Ascending hashes: a set has no first item (SG-02).
        "designated-set" => Ok(FormationStep::DesignatedSet {
            items: fields.only(&["items", "step"])?.get("items")?.set(LIST_MAX, Item::digest)?,
        }),
        "start-date" => {
            let fields = fields.only(&["commitment", "grounding_from", "operations_from", "set", "step"])?;
            Ok(FormationStep::StartDate {
                set: fields.get("set")?.digest()?,
                commitment: fields.get("commitment")?.optional(Item::digest)?,
                operations_from: fields.get("operations_from")?.optional(Item::instant)?,
                grounding_from: fields.get("grounding_from")?.optional(Item::instant)?,
            })
        }
        other => Err(step.fault(Rule::ValueUnknown { value: other.to_owned(), allowed: STEPS.to_owned() })),
    }
}

pub(super) fn write_step(step: &FormationStep) -> Json {
    let named = |name: &'static str| ("step", Json::text(name));
    match step {
        FormationStep::CeasefireStart { start } => {
            Json::object([("start", Json::shown(start)), named("ceasefire-start")])
        }
        FormationStep::Renewal { start } => Json::object([("start", Json::shown(start)), named("renewal")]),
        FormationStep::Certificate { level, aid_access } => Json::object([
            ("aid_access", Json::or_null(aid_access.as_ref(), Json::text)),
            ("level", Json::shown(level)),
            named("certificate"),
        ]),
        FormationStep::Formation { certificate, waived } => Json::object([
            ("certificate", Json::shown(certificate)),
            named("formation"),
            ("waived", Json::list(waived, |placeholder| Json::text(placeholder.name()))),
        ]),
        FormationStep::Task { task, extent, gaps } => Json::object([
            ("extent", Json::text(extent.name())),
            ("gaps", Json::list(gaps, Json::text)),
            named("task"),
            ("task", Json::text(task.name())),
        ]),
        FormationStep::DesignatedSet { items } => {
            Json::object([("items", Json::list(items, Json::shown)), named("designated-set")])
        }
        FormationStep::StartDate { set, commitment, operations_from, grounding_from } => Json::object([
            ("commitment", Json::or_null(commitment.as_ref(), Json::shown)),
            ("grounding_from", Json::or_null(grounding_from.as_ref(), Json::shown)),
            ("operations_from", Json::or_null(operations_from.as_ref(), Json::shown)),
            ("set", Json::shown(set)),
            named("start-date"),
        ]),
    }
}

pub(super) fn read_reset_call(item: Item<'_, '_>) -> Result<ResetCall, RecordError> {
    let fields = item.object(&["start", "text", "violation_at"])?;
    Ok(ResetCall {
        start: fields.get("start")?.digest()?,
        violation_at: fields.get("violation_at")?.instant()?,
        text: fields.get("text")?.text()?,
    })
}

pub(super) fn write_reset_call(call: &ResetCall) -> Json {
    let ResetCall { start, violation_at, text } = call;
    Json::object([
        ("start", Json::shown(start)),
        ("text", Json::text(text)),
        ("violation_at", Json::shown(violation_at)),
    ])
}

pub(super) fn read_level(item: Item<'_, '_>) -> Result<LevelStatement, RecordError> {
    let fields = item.object(&["baseline", "from", "period", "source", "start", "to"])?;
    Ok(LevelStatement {
        start: fields.get("start")?.digest()?,
        from: fields.get("from")?.date()?,
        to: fields.get("to")?.date()?,
        period: read_counts(fields.get("period")?)?,
        baseline: read_counts(fields.get("baseline")?)?,
        source: fields.get("source")?.digest()?,
    })
}

pub(super) fn write_level(level: &LevelStatement) -> Json {
    let LevelStatement { start, from, to, period, baseline, source } = level;
    Json::object([
        ("baseline", write_counts(baseline)),
        ("from", Json::shown(from)),
        ("period", write_counts(period)),
        ("source", Json::shown(source)),
        ("start", Json::shown(start)),
        ("to", Json::shown(to)),
    ])
}

fn read_counts(item: Item<'_, '_>) -> Result<LevelCounts, RecordError> {
    let fields = item.object(&["civilian_deaths", "deaths", "lethal_events", "reports"])?;
    Ok(LevelCounts {
        lethal_events: fields.get("lethal_events")?.u32()?,
        deaths: fields.get("deaths")?.u32()?,
        civilian_deaths: fields.get("civilian_deaths")?.u32()?,
        reports: fields.get("reports")?.optional(|reports| {
            let fields = reports.object(&["alpha", "bravo"])?;
            Ok([fields.get("alpha")?.u32()?, fields.get("bravo")?.u32()?])
        })?,
    })
}

fn write_counts(counts: &LevelCounts) -> Json {
    let LevelCounts { lethal_events, deaths, civilian_deaths, reports } = counts;
    let number = |count: u32| Json::Integer(i64::from(count));
    Json::object([
        ("civilian_deaths", number(*civilian_deaths)),
        ("deaths", number(*deaths)),
        ("lethal_events", number(*lethal_events)),
        (
            "reports",
            Json::or_null(*reports, |[alpha, bravo]| {
                Json::object([("alpha", number(alpha)), ("bravo", number(bravo))])
            }),
        ),
    ])
}

pub(super) fn read_commitment(item: Item<'_, '_>) -> Result<GroundingCommitment, RecordError> {
    let fields = item.object(&["areas", "decision", "text"])?;
    Ok(GroundingCommitment {
        areas: fields.get("areas")?.digest()?,
        decision: fields.get("decision")?.reference()?,
        text: fields.get("text")?.text()?,
    })
}

pub(super) fn write_commitment(commitment: &GroundingCommitment) -> Json {
    let GroundingCommitment { areas, decision, text } = commitment;
    Json::object([
        ("areas", Json::shown(areas)),
        ("decision", Json::text(decision.as_str())),
        ("text", Json::text(text)),
    ])
}
