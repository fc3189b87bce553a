//! Bytes of what restrains, and of what lifts it.
use super::KINDS;
use super::parts::write_box;
use crate::error::{RecordError, Rule};
use crate::json::{Item, Json};
use agreement::records::{
    CeasefireReport, CeasefireState, Doubt, DoubtAnswer, Hold, Lift, Resumption, Scope, Suspension, Withdrawal,
};

pub(super) fn read_hold(item: Item<'_, '_>) -> Result<Hold, RecordError> {
    let fields = item.object(&["reason", "scope"])?;
    Ok(Hold { scope: read_scope(fields.get("scope")?)?, reason: fields.get("reason")?.optional(Item::text)? })
}

pub(super) fn write_hold(hold: &Hold) -> Json {
    let Hold { scope, reason } = hold;
    Json::object([("reason", Json::or_null(reason.as_ref(), Json::text)), ("scope", write_scope(scope))])
}

fn read_scope(item: Item<'_, '_>) -> Result<Scope, RecordError> {
    let fields = item.any_object()?;
    let over = fields.get("over")?;
    match over.str()? {
        "all" => fields.only(&["over"]).map(|_| Scope::All),
        "area" => Ok(Scope::Area(fields.only(&["extent", "over"])?.get("extent")?.lat_lon_box()?)),
        "item" => Ok(Scope::Item(fields.only(&["over", "record"])?.get("record")?.digest()?)),
        "kind" => {
            let kind = fields.only(&["kind", "over"])?.get("kind")?.name(&KINDS, |kind| kind)?;
            Ok(Scope::Kind(kind.to_owned()))
        }
        other => {
            Err(over.fault(Rule::ValueUnknown { value: other.to_owned(), allowed: "all, area, item, kind".to_owned() }))
        }
    }
}

fn write_scope(scope: &Scope) -> Json {
    match scope {
        Scope::All => Json::object([("over", Json::text("all"))]),
        Scope::Area(extent) => Json::object([("extent", write_box(*extent)), ("over", Json::text("area"))]),
        Scope::Item(record) => Json::object([("over", Json::text("item")), ("record", Json::shown(record))]),
        Scope::Kind(kind) => Json::object([("kind", Json::text(kind)), ("over", Json::text("kind"))]),
    }
}

pub(super) fn read_doubt(item: Item<'_, '_>) -> Result<Doubt, RecordError> {
    let fields = item.object(&["line", "subject"])?;
    Ok(Doubt { subject: fields.get("subject")?.digest()?, line: fields.get("line")?.line()? })
}

pub(super) fn write_doubt(doubt: &Doubt) -> Json {
    let Doubt { subject, line } = doubt;
    Json::object([("line", Json::text(line)), ("subject", Json::shown(subject))])
}

pub(super) fn read_doubt_answer(item: Item<'_, '_>) -> Result<DoubtAnswer, RecordError> {
    let fields = item.object(&["doubt", "text"])?;
    Ok(DoubtAnswer { doubt: fields.get("doubt")?.digest()?, text: fields.get("text")?.text()? })
}

pub(super) fn write_doubt_answer(answer: &DoubtAnswer) -> Json {
    let DoubtAnswer { doubt, text } = answer;
    Json::object([("doubt", Json::shown(doubt)), ("text", Json::text(text))])
}

pub(super) fn read_lift(item: Item<'_, '_>) -> Result<Lift, RecordError> {
    let fields = item.object(&["restraint"])?;
    Ok(Lift { restraint: fields.get("restraint")?.digest()? })
}

pub(super) fn write_lift(lift: &Lift) -> Json {
    let Lift { restraint } = lift;
    Json::object([("restraint", Json::shown(restraint))])
}

const CEASEFIRE_STATES: [CeasefireState; 2] = [CeasefireState::InEffect, CeasefireState::Lapsed];

const fn ceasefire_state_name(state: CeasefireState) -> &'static str {
    match state {
        CeasefireState::InEffect => "in-effect",
        CeasefireState::Lapsed => "lapsed",
    }
}

pub(super) fn read_ceasefire_report(item: Item<'_, '_>) -> Result<CeasefireReport, RecordError> {
    let fields = item.object(&["state", "text"])?;
    Ok(CeasefireReport {
        state: fields.get("state")?.name(&CEASEFIRE_STATES, ceasefire_state_name)?,
        text: fields.get("text")?.text()?,
    })
}

pub(super) fn write_ceasefire_report(report: &CeasefireReport) -> Json {
    let CeasefireReport { state, text } = report;
    Json::object([("state", Json::text(ceasefire_state_name(*state))), ("text", Json::text(text))])
}

pub(super) fn read_suspension(item: Item<'_, '_>) -> Result<Suspension, RecordError> {
    let fields = item.object(&["reason"])?;
    Ok(Suspension { reason: fields.get("reason")?.text()? })
}

pub(super) fn write_suspension(suspension: &Suspension) -> Json {
    let Suspension { reason } = suspension;
    Json::object([("reason", Json::text(reason))])
}

pub(super) fn read_resumption(item: Item<'_, '_>) -> Result<Resumption, RecordError> {
    let fields = item.object(&["suspension"])?;
    Ok(Resumption { suspension: fields.get("suspension")?.digest()? })
}

pub(super) fn write_resumption(resumption: &Resumption) -> Json {
    let Resumption { suspension } = resumption;
    Json::object([("suspension", Json::shown(suspension))])
}

pub(super) fn read_withdrawal(item: Item<'_, '_>) -> Result<Withdrawal, RecordError> {
    let fields = item.object(&["reason"])?;
    Ok(Withdrawal { reason: fields.get("reason")?.text()? })
}

pub(super) fn write_withdrawal(withdrawal: &Withdrawal) -> Json {
    let Withdrawal { reason } = withdrawal;
    Json::object([("reason", Json::text(reason))])
}
