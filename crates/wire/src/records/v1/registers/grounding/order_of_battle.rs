//! Bytes of daily returns and of measures of compliance.
use super::super::super::parts::LIST_MAX;
use super::super::read_key;
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::records::{
    AirOrderOfBattle, ComplianceMeasure, CountBand, DailyReturn, DispositionChange, EntryKey, Holding, IssueOwner,
    MeasureMethod, TypeBand,
};

pub(in super::super) fn read_return(item: Item<'_, '_>) -> Result<AirOrderOfBattle, RecordError> {
    let fields = item.any_object()?;
    let said = fields.get("said")?.name(&["nil", "full"], |said| said)?;
    if said == "nil" {
        let fields = fields.only(&["as_of", "said"])?;
        return Ok(AirOrderOfBattle { as_of: fields.get("as_of")?.date()?, said: DailyReturn::Nil });
    }
    let fields = fields.only(&["as_of", "changes", "holdings", "said"])?;
    Ok(AirOrderOfBattle {
        as_of: fields.get("as_of")?.date()?,
        said: DailyReturn::Full {
            holdings: fields.get("holdings")?.set(LIST_MAX, read_holding)?,
            changes: fields.get("changes")?.set(LIST_MAX, read_change)?,
        },
    })
}

pub(super) fn write_return(told: &AirOrderOfBattle) -> Json {
    let AirOrderOfBattle { as_of, said } = told;
    match said {
        DailyReturn::Nil => Json::object([("as_of", Json::shown(as_of)), ("said", Json::text("nil"))]),
        DailyReturn::Full { holdings, changes } => Json::object([
            ("as_of", Json::shown(as_of)),
            ("changes", Json::list(changes, write_change)),
            ("holdings", Json::list(holdings, write_holding)),
            ("said", Json::text("full")),
        ]),
    }
}

fn read_holding(item: Item<'_, '_>) -> Result<Holding, RecordError> {
    let fields = item.object(&["base", "count", "type_band"])?;
    Ok(Holding {
        base: read_key(fields.get("base")?)?,
        type_band: fields.get("type_band")?.name(TypeBand::ALL, TypeBand::name)?,
        count: fields.get("count")?.name(CountBand::ALL, CountBand::name)?,
    })
}

fn write_holding(holding: &Holding) -> Json {
    let Holding { base, type_band, count } = holding;
    Json::object([
        ("base", Json::text(base.as_str())),
        ("count", Json::text(count.name())),
        ("type_band", Json::text(type_band.name())),
    ])
}

fn read_change(item: Item<'_, '_>) -> Result<DispositionChange, RecordError> {
    let fields = item.object(&["count", "from", "to", "type_band"])?;
    Ok(DispositionChange {
        from: fields.get("from")?.optional(read_key)?,
        to: fields.get("to")?.optional(read_key)?,
        type_band: fields.get("type_band")?.name(TypeBand::ALL, TypeBand::name)?,
        count: fields.get("count")?.name(CountBand::ALL, CountBand::name)?,
    })
}

fn write_change(change: &DispositionChange) -> Json {
    let DispositionChange { from, to, type_band, count } = change;
    let base = |base: &Option<EntryKey>| Json::or_null(base.as_ref(), |base| Json::text(base.as_str()));
    Json::object([
        ("count", Json::text(count.name())),
        ("from", base(from)),
        ("to", base(to)),
        ("type_band", Json::text(type_band.name())),
    ])
}

pub(in super::super) fn read_measure(item: Item<'_, '_>) -> Result<ComplianceMeasure, RecordError> {
    let fields = item.object(&["method", "owner", "text", "version"])?;
    Ok(ComplianceMeasure {
        version: fields.get("version")?.line()?,
        method: fields.get("method")?.name(MeasureMethod::ALL, MeasureMethod::name)?,
        owner: fields.get("owner")?.name(IssueOwner::ALL, IssueOwner::name)?,
        text: fields.get("text")?.text()?,
    })
}

pub(super) fn write_measure(measure: &ComplianceMeasure) -> Json {
    let ComplianceMeasure { version, method, owner, text } = measure;
    Json::object([
        ("method", Json::text(method.name())),
        ("owner", Json::text(owner.name())),
        ("text", Json::text(text)),
        ("version", Json::text(version)),
    ])
}
