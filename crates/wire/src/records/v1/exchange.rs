//! Bytes of information, translations and sets to be commonly understood.
use super::parts::LIST_MAX;
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::records::{CommonUnderstanding, Information, Subject, Translation};

const SUBJECTS: [Subject; 3] = [Subject::Mutual, Subject::Independent, Subject::Situation];

const fn subject_name(subject: Subject) -> &'static str {
    match subject {
        Subject::Mutual => "mutual",
        Subject::Independent => "independent",
        Subject::Situation => "situation",
    }
}

pub(super) fn read_information(item: Item<'_, '_>) -> Result<Information, RecordError> {
    let fields = item.object(&["attachments", "heading", "subject", "text"])?;
    Ok(Information {
        subject: fields.get("subject")?.name(&SUBJECTS, subject_name)?,
        heading: fields.get("heading")?.line()?,
        text: fields.get("text")?.text()?,
        attachments: fields.get("attachments")?.list(LIST_MAX, Item::digest)?,
    })
}

pub(super) fn write_information(information: &Information) -> Json {
    let Information { subject, heading, text, attachments } = information;
    Json::object([
        ("attachments", Json::list(attachments, Json::shown)),
        ("heading", Json::text(heading)),
        ("subject", Json::text(subject_name(*subject))),
        ("text", Json::text(text)),
    ])
}

pub(super) fn read_translation(item: Item<'_, '_>) -> Result<Translation, RecordError> {
    let fields = item.object(&["doubts", "into", "of", "text"])?;
    Ok(Translation {
        of: fields.get("of")?.digest()?,
        into: fields.get("into")?.language()?,
        text: fields.get("text")?.text()?,
        doubts: fields.get("doubts")?.list(LIST_MAX, Item::text)?,
    })
}

pub(super) fn write_translation(translation: &Translation) -> Json {
    let Translation { of, into, text, doubts } = translation;
    Json::object([
        ("doubts", Json::list(doubts, Json::text)),
        ("into", Json::text(into.tag())),
        ("of", Json::shown(of)),
        ("text", Json::text(text)),
    ])
}

pub(super) fn read_common_understanding(item: Item<'_, '_>) -> Result<CommonUnderstanding, RecordError> {
    let fields = item.object(&["information"])?;
    Ok(CommonUnderstanding { information: fields.get("information")?.set(LIST_MAX, Item::digest)? })
}

pub(super) fn write_common_understanding(understanding: &CommonUnderstanding) -> Json {
    let CommonUnderstanding { information } = understanding;
    Json::object([("information", Json::list(information, Json::shown))])
}
