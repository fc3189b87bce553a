//! Bytes of aid, corroboration, the list held outside and the situation on the ground.
use super::super::parts::LIST_MAX;
use crate::error::{RecordError, Rule};
use crate::json::{Item, Json};
use agreement::records::{AidAccess, AidState, Corroboration, CorroborationAnswer, GroundSituation, ReferenceList};

pub(super) fn read_aid(item: Item<'_, '_>) -> Result<AidAccess, RecordError> {
    let fields = item.object(&["denied_by", "district", "state", "text"])?;
    Ok(AidAccess {
        state: fields.get("state")?.name(AidState::ALL, AidState::name)?,
        district: fields.get("district")?.line()?,
        denied_by: fields.get("denied_by")?.optional(Item::line)?,
        text: fields.get("text")?.text()?,
    })
}

pub(super) fn write_aid(aid: &AidAccess) -> Json {
    let AidAccess { state, district, denied_by, text } = aid;
    Json::object([
        ("denied_by", Json::or_null(denied_by.as_deref(), Json::text)),
        ("district", Json::text(district)),
        ("state", Json::text(state.name())),
        ("text", Json::text(text)),
    ])
}

pub(super) fn read_corroboration(item: Item<'_, '_>) -> Result<Corroboration, RecordError> {
    let fields = item.any_object()?;
    let act = fields.get("act")?;
    match act.str()? {
        "asked" => Ok(Corroboration::Asked { of: fields.only(&["act", "of"])?.get("of")?.digest()? }),
        "answered" => {
            let fields = fields.only(&["act", "answer", "request"])?;
            Ok(Corroboration::Answered {
                request: fields.get("request")?.digest()?,
                answer: fields.get("answer")?.name(CorroborationAnswer::ALL, CorroborationAnswer::name)?,
            })
        }
        other => {
            let allowed = "answered, asked".to_owned();
            Err(act.fault(Rule::ValueUnknown { value: other.to_owned(), allowed }))
        }
    }
}

pub(super) fn write_corroboration(corroboration: Corroboration) -> Json {
    match corroboration {
        Corroboration::Asked { of } => Json::object([("act", Json::text("asked")), ("of", Json::shown(of))]),
        Corroboration::Answered { request, answer } => Json::object([
            ("act", Json::text("answered")),
            ("answer", Json::text(answer.name())),
            ("request", Json::shown(request)),
        ]),
    }
}

pub(super) fn read_list(item: Item<'_, '_>) -> Result<ReferenceList, RecordError> {
    let fields = item.object(&["list_hash", "references", "version"])?;
    Ok(ReferenceList {
        version: fields.get("version")?.line()?,
        list_hash: fields.get("list_hash")?.digest()?,
        references: fields.get("references")?.set(LIST_MAX, Item::reference)?,
    })
}

pub(super) fn write_list(list: &ReferenceList) -> Json {
    let ReferenceList { version, list_hash, references } = list;
    Json::object([
        ("list_hash", Json::shown(list_hash)),
        ("references", Json::list(references, |reference| Json::text(reference.as_str()))),
        ("version", Json::text(version)),
    ])
}

pub(super) fn read_situation(item: Item<'_, '_>) -> Result<GroundSituation, RecordError> {
    let fields = item.object(&["district", "text"])?;
    Ok(GroundSituation { district: fields.get("district")?.line()?, text: fields.get("text")?.text()? })
}

pub(super) fn write_situation(situation: &GroundSituation) -> Json {
    let GroundSituation { district, text } = situation;
    Json::object([("district", Json::text(district)), ("text", Json::text(text))])
}
