//! Bytes of the coordination record.
use super::parts::{read_statement, write_box, write_statement, write_window};
use super::registers::read_key;
use crate::error::{RecordError, Rule};
use crate::json::{Item, Json};
use agreement::records::{CategoryLabel, FinalNotice, Outcome, Plan, Proposal, ProposalKind, Release};

pub(super) fn read_release(item: Item<'_, '_>) -> Result<Release, RecordError> {
    let fields = item.object(&[
        "category",
        "civilian_protection",
        "decision",
        "footprint",
        "format",
        "group",
        "reference",
        "validated",
        "vetted",
    ])?;
    Ok(Release {
        reference: fields.get("reference")?.reference()?,
        category: CategoryLabel(fields.get("category")?.line()?),
        group: fields.get("group")?.optional(read_key)?,
        format: fields.get("format")?.line()?,
        vetted: read_statement(fields.get("vetted")?)?,
        validated: read_statement(fields.get("validated")?)?,
        footprint: fields.get("footprint")?.lat_lon_box()?,
        civilian_protection: fields.get("civilian_protection")?.text()?,
        decision: fields.get("decision")?.reference()?,
    })
}

pub(super) fn write_release(release: &Release) -> Json {
    let Release {
        reference,
        category: CategoryLabel(category),
        group,
        format,
        vetted,
        validated,
        footprint,
        civilian_protection,
        decision,
    } = release;
    Json::object([
        ("category", Json::text(category)),
        ("civilian_protection", Json::text(civilian_protection)),
        ("decision", Json::text(decision.as_str())),
        ("footprint", write_box(*footprint)),
        ("format", Json::text(format)),
        ("group", Json::or_null(group.as_ref(), |key| Json::text(key.as_str()))),
        ("reference", Json::text(reference.as_str())),
        ("validated", write_statement(validated)),
        ("vetted", write_statement(vetted)),
    ])
}

pub(super) fn read_proposal(item: Item<'_, '_>) -> Result<Proposal, RecordError> {
    let fields = item.object(&["item", "proposes", "text"])?;
    Ok(Proposal {
        item: fields.get("item")?.digest()?,
        kind: read_proposal_kind(fields.get("proposes")?)?,
        text: fields.get("text")?.text()?,
    })
}

pub(super) fn write_proposal(proposal: &Proposal) -> Json {
    let Proposal { item, kind, text } = proposal;
    Json::object([("item", Json::shown(item)), ("proposes", write_proposal_kind(kind)), ("text", Json::text(text))])
}

fn read_proposal_kind(item: Item<'_, '_>) -> Result<ProposalKind, RecordError> {
    let fields = item.any_object()?;
    let what = fields.get("what")?;
    let plain = |kind| fields.only(&["what"]).map(|_| kind);
    match what.str()? {
        "timing" => Ok(ProposalKind::Timing(fields.only(&["what", "window"])?.get("window")?.window()?)),
        "block" => Ok(ProposalKind::Block(fields.only(&["extent", "what"])?.get("extent")?.lat_lon_box()?)),
        "no-action" => plain(ProposalKind::NoAction),
        "monitor-only" => plain(ProposalKind::MonitorOnly),
        "civil-measure" => Ok(ProposalKind::CivilMeasure(fields.only(&["measure", "what"])?.get("measure")?.line()?)),
        "closing" => plain(ProposalKind::Closing),
        "none" => plain(ProposalKind::None),
        other => Err(what.fault(Rule::ValueUnknown {
            value: other.to_owned(),
            allowed: "block, civil-measure, closing, monitor-only, no-action, none, timing".to_owned(),
        })),
    }
}

fn write_proposal_kind(kind: &ProposalKind) -> Json {
    let plain = |name: &'static str| Json::object([("what", Json::text(name))]);
    match kind {
        ProposalKind::Timing(window) => {
            Json::object([("what", Json::text("timing")), ("window", write_window(*window))])
        }
        ProposalKind::Block(extent) => Json::object([("extent", write_box(*extent)), ("what", Json::text("block"))]),
        ProposalKind::NoAction => plain("no-action"),
        ProposalKind::MonitorOnly => plain("monitor-only"),
        ProposalKind::CivilMeasure(measure) => {
            Json::object([("measure", Json::text(measure)), ("what", Json::text("civil-measure"))])
        }
        ProposalKind::Closing => plain("closing"),
        ProposalKind::None => plain("none"),
    }
}

pub(super) fn read_plan(item: Item<'_, '_>) -> Result<Plan, RecordError> {
    let fields = item.object(&[
        "composition_band",
        "external_channel",
        "footprint",
        "format",
        "item",
        "method_class",
        "window",
    ])?;
    Ok(Plan {
        item: fields.get("item")?.digest()?,
        window: fields.get("window")?.window()?,
        footprint: fields.get("footprint")?.lat_lon_box()?,
        method_class: fields.get("method_class")?.line()?,
        composition_band: fields.get("composition_band")?.line()?,
        external_channel: fields.get("external_channel")?.optional(Item::reference)?,
        format: fields.get("format")?.line()?,
    })
}

pub(super) fn write_plan(plan: &Plan) -> Json {
    let Plan { item, window, footprint, method_class, composition_band, external_channel, format } = plan;
    Json::object([
        ("composition_band", Json::text(composition_band)),
        ("external_channel", Json::or_null(external_channel.as_ref(), |channel| Json::text(channel.as_str()))),
        ("footprint", write_box(*footprint)),
        ("format", Json::text(format)),
        ("item", Json::shown(item)),
        ("method_class", Json::text(method_class)),
        ("window", write_window(*window)),
    ])
}

pub(super) fn read_final_notice(item: Item<'_, '_>) -> Result<FinalNotice, RecordError> {
    let fields = item.object(&["execution", "plan"])?;
    Ok(FinalNotice { plan: fields.get("plan")?.digest()?, execution: fields.get("execution")?.instant()? })
}

pub(super) fn write_final_notice(notice: &FinalNotice) -> Json {
    let FinalNotice { plan, execution } = notice;
    Json::object([("execution", Json::shown(execution)), ("plan", Json::shown(plan))])
}

pub(super) fn read_outcome(item: Item<'_, '_>) -> Result<Outcome, RecordError> {
    let fields = item.any_object()?;
    let ended = fields.get("ended")?;
    match ended.str()? {
        "no-action" => Ok(Outcome::NoAction { item: fields.only(&["ended", "item"])?.get("item")?.digest()? }),
        "cancelled" => Ok(Outcome::Cancelled { plan: fields.only(&["ended", "plan"])?.get("plan")?.digest()? }),
        other => {
            Err(ended.fault(Rule::ValueUnknown { value: other.to_owned(), allowed: "cancelled, no-action".to_owned() }))
        }
    }
}

pub(super) fn write_outcome(outcome: &Outcome) -> Json {
    match outcome {
        Outcome::NoAction { item } => Json::object([("ended", Json::text("no-action")), ("item", Json::shown(item))]),
        Outcome::Cancelled { plan } => Json::object([("ended", Json::text("cancelled")), ("plan", Json::shown(plan))]),
    }
}
