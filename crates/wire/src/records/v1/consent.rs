//! Bytes of consents and declines.
use super::parts::read_side;
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::records::{Consent, Decline, Question};

pub(super) fn read_consent(item: Item<'_, '_>) -> Result<Consent, RecordError> {
    let fields = item.object(&[
        "clause",
        "decision",
        "expires",
        "on_behalf_of",
        "question",
        "read_in",
        "read_translation",
        "subject",
    ])?;
    Ok(Consent {
        subject: fields.get("subject")?.digest()?,
        question: fields.get("question")?.name(&Question::ALL, Question::name)?,
        clause: fields.get("clause")?.clause()?,
        on_behalf_of: read_side(fields.get("on_behalf_of")?)?,
        decision: fields.get("decision")?.optional(Item::reference)?,
        expires: fields.get("expires")?.instant()?,
        read_in: fields.get("read_in")?.language()?,
        read_translation: fields.get("read_translation")?.optional(Item::digest)?,
    })
}

pub(super) fn write_consent(consent: &Consent) -> Json {
    let Consent { subject, question, clause, on_behalf_of, decision, expires, read_in, read_translation } = consent;
    Json::object([
        ("clause", Json::shown(clause)),
        ("decision", Json::or_null(decision.as_ref(), |decision| Json::text(decision.as_str()))),
        ("expires", Json::shown(expires)),
        ("on_behalf_of", Json::text(on_behalf_of.name())),
        ("question", Json::text(question.name())),
        ("read_in", Json::text(read_in.tag())),
        ("read_translation", Json::or_null(read_translation.as_ref(), Json::shown)),
        ("subject", Json::shown(subject)),
    ])
}

pub(super) fn read_decline(item: Item<'_, '_>) -> Result<Decline, RecordError> {
    let fields = item.object(&["subject"])?;
    Ok(Decline { subject: fields.get("subject")?.digest()? })
}

pub(super) fn write_decline(decline: &Decline) -> Json {
    let Decline { subject } = decline;
    Json::object([("subject", Json::shown(subject))])
}
