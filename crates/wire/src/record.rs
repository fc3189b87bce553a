//! A record's payload: the exact bytes that are signed, and the value they mean.
//!
//! The hash of the bytes is the record's name, so there is one spelling: every accepted payload comes out of [`encode`]
//! again byte for byte. Must not know a key: signatures are the envelope's.
//!
//! ```
//! use jig_wire::record;
//! let payload = concat!(
//!     r#"{"around":null,"kind":"stop","lang":"en","made_at":"2016-09-17T14:06:00.000Z","node":"alpha","#,
//!     r#""nonce":"00000000000000000000000000000001","post":"duty-officer","radius_m":20000,"text":"cease","v":1}"#
//! );
//! let stop = record::decode(payload.as_bytes()).unwrap();
//! assert_eq!(stop.body.kind(), "stop");
//! assert_eq!(record::encode(&stop), payload.as_bytes());
//! ```
use crate::error::{Part, RecordError, Rule};
use crate::json::{self, Fields, Item, Json};
use crate::records::v1;
use agreement::identity::{Author, Digest, Node, Nonce, Post, RecordHash};
use agreement::records::{Body, Header, Record, Via};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

pub use crate::records::v1::{KINDS, key_list_hash, purpose_name};

/// The longest payload, in bytes (24 KiB).
pub const PAYLOAD_BYTES_MAX: usize = 24 * 1024;

/// The version of the form that this program writes and reads.
pub const VERSION: i64 = 1;

/// How many references or clauses a header may hold; an edition sets a lower limit.
const HEADER_LIST_MAX: usize = 256;

const KEYS: [&str; 13] =
    ["body", "clauses", "edition", "kind", "lang", "made_at", "node", "nonce", "post", "refs", "rules", "v", "via"];

/// The payload bytes of a record.
///
/// Text is written as it is; an author calls [`compose`], which also refuses text that may not stand in a record.
#[must_use]
pub fn encode(record: &Record) -> Vec<u8> {
    let Record { header, body } = record;
    let Header { edition, rules, author: Author { node, post }, made_at, nonce, references, language, via, clauses } =
        header;
    let mut members: BTreeMap<&'static str, Json> = BTreeMap::from([
        ("kind", Json::text(body.kind())),
        ("lang", Json::text(language.tag())),
        ("made_at", Json::shown(made_at)),
        ("node", Json::text(node.name())),
        ("nonce", Json::text(nonce_text(nonce))),
        ("post", Json::text(post.name())),
        ("v", Json::Integer(VERSION)),
    ]);
    if let Body::Stop(stop) = body {
        v1::write_stop(stop, &mut members);
        return Json::Object(members).to_bytes();
    }
    if let Some(body) = v1::write_body(body) {
        members.insert("body", body);
    }
    members.insert("clauses", Json::list(clauses, Json::shown));
    members.insert("edition", Json::text(edition));
    members.insert("refs", Json::list(references, Json::shown));
    members.insert("rules", Json::Integer((*rules).into()));
    members.insert("via", write_via(*via));
    Json::Object(members).to_bytes()
}

/// The payload bytes of a record, if every text in it may stand in a record.
///
/// # Errors
/// What a reader of the bytes would refuse.
pub fn compose(record: &Record) -> Result<Vec<u8>, RecordError> {
    let payload = encode(record);
    decode(&payload)?;
    Ok(payload)
}

/// Reads a payload.
///
/// # Errors
/// The first rule of form that is broken, with its byte.
pub fn decode(payload: &[u8]) -> Result<Record, RecordError> {
    let tree = json::parse(payload, Part::Payload, PAYLOAD_BYTES_MAX)?;
    let fields = Item::new(&tree, Part::Payload).any_object()?;
    let version = fields.get("v")?;
    if version.integer(0, json::INTEGER_MAX)? != VERSION {
        return Err(version.fault(Rule::VersionUnknown { value: version.integer(0, json::INTEGER_MAX)? }));
    }
    let kind = fields.get("kind")?;
    if !KINDS.contains(&kind.str()?) {
        return Err(kind.fault(Rule::KindUnknown { value: kind.str()?.to_owned() }));
    }
    if kind.str()? == "stop" {
        let fields = fields.only(&v1::STOP_KEYS)?;
        return Ok(Record { header: read_stop_header(&fields)?, body: Body::Stop(v1::read_stop(&fields)?) });
    }
    let fields = fields.only(&KEYS)?;
    Ok(Record { header: read_header(&fields)?, body: v1::read_body(kind, fields.get("body")?)? })
}

/// The name of a record: SHA-256 over its exact payload bytes.
#[must_use]
pub fn hash(payload: &[u8]) -> RecordHash {
    Digest::from_bytes(Sha256::digest(payload).into())
}

fn read_author(fields: &Fields<'_, '_>) -> Result<Author, RecordError> {
    Ok(Author {
        node: fields.get("node")?.name(&Node::ALL, Node::name)?,
        post: fields.get("post")?.name(&Post::ALL, Post::name)?,
    })
}

fn read_header(fields: &Fields<'_, '_>) -> Result<Header, RecordError> {
    Ok(Header {
        edition: fields.get("edition")?.line()?,
        rules: fields.get("rules")?.u32()?,
        author: read_author(fields)?,
        made_at: fields.get("made_at")?.instant()?,
        nonce: fields.get("nonce")?.nonce()?,
        references: fields.get("refs")?.list(HEADER_LIST_MAX, Item::digest)?,
        language: fields.get("lang")?.language()?,
        via: read_via(fields.get("via")?)?,
        clauses: fields.get("clauses")?.list(HEADER_LIST_MAX, Item::clause)?,
    })
}

/// A stop call names no edition, rules, clause or predecessor; the header says so with empty values.
fn read_stop_header(fields: &Fields<'_, '_>) -> Result<Header, RecordError> {
    Ok(Header {
        edition: String::new(),
        rules: 0,
        author: read_author(fields)?,
        made_at: fields.get("made_at")?.instant()?,
        nonce: fields.get("nonce")?.nonce()?,
        references: Vec::new(),
        language: fields.get("lang")?.language()?,
        via: Via::Group,
        clauses: Vec::new(),
    })
}

const OUTSIDE: &str = "outside:";

fn read_via(item: Item<'_, '_>) -> Result<Via, RecordError> {
    let text = item.str()?;
    match text.strip_prefix(OUTSIDE) {
        Some(clause) => item.clause_named(clause).map(Via::Outside),
        None if text == "group" => Ok(Via::Group),
        None => Err(item.fault(Rule::NotVia)),
    }
}

fn write_via(via: Via) -> Json {
    match via {
        Via::Group => Json::text("group"),
        Via::Outside(clause) => Json::Text(format!("{OUTSIDE}{clause}")),
    }
}

/// A nonce as a record writes it: lower-case hexadecimal digits.
#[must_use]
pub fn nonce_text(nonce: &Nonce) -> String {
    nonce.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}
