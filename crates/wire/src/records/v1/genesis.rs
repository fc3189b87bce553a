//! Bytes of the founding record (records of both authorities, `protocol` section "Genesis").
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::records::{AuthorityKeys, Genesis, NodeKeys, Purpose};

/// An authority has three keys; the reader takes what is written and the rules demand the number.
const AUTHORITY_KEYS_MAX: usize = 3;

pub(super) fn read(item: Item<'_, '_>) -> Result<Genesis, RecordError> {
    let fields = item.object(&[
        "alpha",
        "audit_mandate",
        "bravo",
        "centre_record",
        "edition",
        "edition_hash",
        "origin",
        "policy",
        "purpose",
        "sequencer",
        "sequencer_verdicts",
        "standby_sequencer",
    ])?;
    Ok(Genesis {
        origin: fields.get("origin")?.line()?,
        edition: fields.get("edition")?.line()?,
        edition_hash: fields.get("edition_hash")?.digest()?,
        purpose: fields.get("purpose")?.name(&PURPOSES, purpose_name)?,
        sequencer: fields.get("sequencer")?.line()?,
        sequencer_verdicts: fields.get("sequencer_verdicts")?.line()?,
        standby_sequencer: fields.get("standby_sequencer")?.line()?,
        centre_record: fields.get("centre_record")?.key()?,
        alpha: read_node_keys(fields.get("alpha")?)?,
        bravo: read_node_keys(fields.get("bravo")?)?,
        policy: fields.get("policy")?.text()?,
        audit_mandate: fields.get("audit_mandate")?.text()?,
    })
}

pub(super) fn write(genesis: &Genesis) -> Json {
    let Genesis {
        origin,
        edition,
        edition_hash,
        purpose,
        sequencer,
        sequencer_verdicts,
        standby_sequencer,
        centre_record,
        alpha,
        bravo,
        policy,
        audit_mandate,
    } = genesis;
    Json::object([
        ("alpha", write_node_keys(alpha)),
        ("audit_mandate", Json::text(audit_mandate)),
        ("bravo", write_node_keys(bravo)),
        ("centre_record", Json::shown(centre_record)),
        ("edition", Json::text(edition)),
        ("edition_hash", Json::shown(edition_hash)),
        ("origin", Json::text(origin)),
        ("policy", Json::text(policy)),
        ("purpose", Json::text(purpose_name(*purpose))),
        ("sequencer", Json::text(sequencer)),
        ("sequencer_verdicts", Json::text(sequencer_verdicts)),
        ("standby_sequencer", Json::text(standby_sequencer)),
    ])
}

const PURPOSES: [Purpose; 3] = [Purpose::Live, Purpose::Exercise, Purpose::Training];

/// The name of a purpose as it stands in records.
#[must_use]
pub const fn purpose_name(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Live => "live",
        Purpose::Exercise => "exercise",
        Purpose::Training => "training",
    }
}

fn read_node_keys(item: Item<'_, '_>) -> Result<NodeKeys, RecordError> {
    let fields = item.object(&["authority", "examined", "record", "stored"])?;
    let authority = fields.get("authority")?.object(&["keys", "successor_hash"])?;
    Ok(NodeKeys {
        record: fields.get("record")?.key()?,
        stored: fields.get("stored")?.line()?,
        examined: fields.get("examined")?.line()?,
        authority: AuthorityKeys {
            keys: authority.get("keys")?.list(AUTHORITY_KEYS_MAX, Item::key)?,
            successor_hash: authority.get("successor_hash")?.digest()?,
        },
    })
}

fn write_node_keys(keys: &NodeKeys) -> Json {
    let NodeKeys { record, stored, examined, authority: AuthorityKeys { keys, successor_hash } } = keys;
    Json::object([
        (
            "authority",
            Json::object([("keys", Json::list(keys, Json::shown)), ("successor_hash", Json::shown(successor_hash))]),
        ),
        ("examined", Json::text(examined)),
        ("record", Json::shown(record)),
        ("stored", Json::text(stored)),
    ])
}
