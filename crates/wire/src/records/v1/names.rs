//! Bytes of agreed names.
use super::parts::{LIST_MAX, write_position};
use crate::error::{RecordError, Rule};
use crate::json::{Item, Json};
use agreement::records::{AgreedName, GivenName};

pub(super) fn read_agreed_name(item: Item<'_, '_>) -> Result<AgreedName, RecordError> {
    let fields = item.any_object()?;
    let what = fields.get("what")?;
    match what.str()? {
        "given" => {
            let fields =
                fields.only(&["aliases", "arabic", "english", "place", "position", "replaces", "russian", "what"])?;
            Ok(AgreedName::Given(GivenName {
                place: fields.get("place")?.optional(Item::line)?,
                position: fields.get("position")?.optional(Item::position)?,
                english: fields.get("english")?.line()?,
                russian: fields.get("russian")?.line()?,
                arabic: fields.get("arabic")?.line()?,
                aliases: fields.get("aliases")?.list(LIST_MAX, Item::line)?,
                replaces: fields.get("replaces")?.optional(Item::digest)?,
            }))
        }
        "withdrawn" => Ok(AgreedName::Withdrawn { name: fields.only(&["name", "what"])?.get("name")?.digest()? }),
        other => {
            Err(what.fault(Rule::ValueUnknown { value: other.to_owned(), allowed: "given, withdrawn".to_owned() }))
        }
    }
}

pub(super) fn write_agreed_name(name: &AgreedName) -> Json {
    match name {
        AgreedName::Given(GivenName { place, position, english, russian, arabic, aliases, replaces }) => {
            Json::object([
                ("aliases", Json::list(aliases, Json::text)),
                ("arabic", Json::text(arabic)),
                ("english", Json::text(english)),
                ("place", Json::or_null(place.as_ref(), Json::text)),
                ("position", Json::or_null(position.as_ref(), |position| write_position(*position))),
                ("replaces", Json::or_null(replaces.as_ref(), Json::shown)),
                ("russian", Json::text(russian)),
                ("what", Json::text("given")),
            ])
        }
        AgreedName::Withdrawn { name } => {
            Json::object([("name", Json::shown(name)), ("what", Json::text("withdrawn"))])
        }
    }
}
