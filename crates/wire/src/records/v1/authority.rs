//! Bytes of appointments, delegations, revocations, key changes and settings.
use super::parts::{LIST_MAX, read_post, write_window};
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::identity::{Digest, PublicKey};
use agreement::records::{
    Appointment, AuthoritySuccession, Delegation, KeyRole, KeyRotation, OutsidePost, ProposedReading, Question,
    Revocation, SettingChange,
};
use sha2::{Digest as _, Sha256};

pub(super) fn read_appointment(item: Item<'_, '_>) -> Result<Appointment, RecordError> {
    let fields = item.object(&["competences", "grade_band", "key", "post", "reads", "term"])?;
    Ok(Appointment {
        key: fields.get("key")?.key()?,
        post: read_post(fields.get("post")?)?,
        competences: fields.get("competences")?.list(LIST_MAX, Item::line)?,
        grade_band: fields.get("grade_band")?.u8()?,
        reads: fields.get("reads")?.list(LIST_MAX, Item::language)?,
        term: fields.get("term")?.window()?,
    })
}

pub(super) fn write_appointment(appointment: &Appointment) -> Json {
    let Appointment { key, post, competences, grade_band, reads, term } = appointment;
    Json::object([
        ("competences", Json::list(competences, Json::text)),
        ("grade_band", Json::Integer((*grade_band).into())),
        ("key", Json::shown(key)),
        ("post", Json::text(post.name())),
        ("reads", Json::list(reads, |language| Json::text(language.tag()))),
        ("term", write_window(*term)),
    ])
}

pub(super) fn read_delegation(item: Item<'_, '_>) -> Result<Delegation, RecordError> {
    let fields = item.object(&["decision", "questions", "term", "to"])?;
    Ok(Delegation {
        to: fields.get("to")?.key()?,
        questions: fields.get("questions")?.list(LIST_MAX, |item| item.name(&Question::ALL, Question::name))?,
        term: fields.get("term")?.window()?,
        decision: fields.get("decision")?.reference()?,
    })
}

pub(super) fn write_delegation(delegation: &Delegation) -> Json {
    let Delegation { to, questions, term, decision } = delegation;
    Json::object([
        ("decision", Json::text(decision.as_str())),
        ("questions", Json::list(questions, |question| Json::text(question.name()))),
        ("term", write_window(*term)),
        ("to", Json::shown(to)),
    ])
}

pub(super) fn read_revocation(item: Item<'_, '_>) -> Result<Revocation, RecordError> {
    let fields = item.object(&["of"])?;
    Ok(Revocation { of: fields.get("of")?.digest()? })
}

pub(super) fn write_revocation(revocation: &Revocation) -> Json {
    let Revocation { of } = revocation;
    Json::object([("of", Json::shown(of))])
}

const KEY_ROLES: [KeyRole; 6] = [
    KeyRole::Record,
    KeyRole::Stored,
    KeyRole::Examined,
    KeyRole::Sealing,
    KeyRole::SealingOutside(OutsidePost::Liaison),
    KeyRole::SealingOutside(OutsidePost::Recipient),
];

pub(super) fn read_key_rotation(item: Item<'_, '_>) -> Result<KeyRotation, RecordError> {
    let fields = item.object(&["new_key", "role"])?;
    Ok(KeyRotation {
        role: fields.get("role")?.name(&KEY_ROLES, KeyRole::name)?,
        new_key: fields.get("new_key")?.line()?,
    })
}

pub(super) fn write_key_rotation(rotation: &KeyRotation) -> Json {
    let KeyRotation { role, new_key } = rotation;
    Json::object([("new_key", Json::text(new_key)), ("role", Json::text(role.name()))])
}

pub(super) fn read_authority_succession(item: Item<'_, '_>) -> Result<AuthoritySuccession, RecordError> {
    let fields = item.object(&["keys", "successor_hash"])?;
    let keys = fields.get("keys")?.list(LIST_MAX, Item::key)?;
    Ok(AuthoritySuccession {
        keys_hash: key_list_hash(&keys),
        keys,
        successor_hash: fields.get("successor_hash")?.digest()?,
    })
}

pub(super) fn write_authority_succession(succession: &AuthoritySuccession) -> Json {
    // The hash of the keys is derived from them by the reader, so it stands in no byte.
    let AuthoritySuccession { keys, keys_hash: _, successor_hash } = succession;
    Json::object([("keys", Json::list(keys, Json::shown)), ("successor_hash", Json::shown(successor_hash))])
}

/// SHA-256 over the keys' 32 bytes each, in order: how an authority announces its successor.
#[must_use]
pub fn key_list_hash(keys: &[PublicKey]) -> Digest {
    let mut hasher = Sha256::new();
    for key in keys {
        hasher.update(key.as_bytes());
    }
    Digest::from_bytes(hasher.finalize().into())
}

pub(super) fn read_setting_change(item: Item<'_, '_>) -> Result<SettingChange, RecordError> {
    let fields = item.object(&["reading", "reason", "setting"])?;
    let setting = fields.get("setting")?.line()?;
    let reading = crate::edition::proposed_reading(&setting, fields.get("reading")?.text()?);
    Ok(SettingChange { setting, reading, reason: fields.get("reason")?.text()? })
}

pub(super) fn write_setting_change(change: &SettingChange) -> Json {
    // What the text says is read again with it: it stands in the record only once.
    let SettingChange { setting, reading: ProposedReading { text, read: _ }, reason } = change;
    Json::object([("reading", Json::text(text)), ("reason", Json::text(reason)), ("setting", Json::text(setting))])
}
