//! Evidence packages: one deterministic file that shows an event and everything it rests on, and can be checked without a network.
//!
//! A package is one JSON document in canonical bytes, not an archive: it holds only texts, an archive would add a second form with its own
//! ambiguities, and any language reads it. Members are hashed one by one into a manifest, so that a changed byte is found and its member named;
//! the event's id, the area's version, the thresholds and the notices are computed again from their content. Places stand in it as they may be
//! released, rounded; the exact reports stay with their holder, named by their digests.

use super::areas::{WatchAreasError, read_areas};
use super::event::{EventFormError, event_from, event_json};
use super::plot::plot;
use super::sentence::sentence;
use crate::geo::{Feature, geojson};
use crate::phrases::{Coded, Locale, Phrases};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use spacetime::{Instant, Millimetres, Position};
use std::collections::BTreeMap;
use watch::area::AreaVersion;
use watch::config::Config;
use watch::digest::Digest;
use watch::event::Event;
use watch::revision::Reason;

/// The name of the form.
pub const FORM: &str = "jig-evidence/1";
/// The longest package that is read, bytes.
pub const PACKAGE_BYTES_MAX: usize = 16 * 1024 * 1024;

const MEMBERS: [&str; 8] = ["amends", "area", "config", "coverage", "event", "plot", "reports", "verdict"];

/// What a package is made of.
pub struct Inputs<'a> {
    /// The event.
    pub event: &'a Event,
    /// The version of the area that it was judged by.
    pub area: &'a AreaVersion,
    /// The thresholds.
    pub config: &'a Config,
    /// Released places of its reports, rounded, with their moments to the minute.
    pub reports: &'a [(Instant, Position)],
    /// The grid to which places were rounded, 1e-7 degrees.
    pub grid_e7: i32,
    /// What may be said of coverage, in numbers by name.
    pub coverage: &'a BTreeMap<String, i64>,
    /// The event that this one amends, and why.
    pub amends: Option<(Digest, Reason)>,
}

/// Why a package does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackageError {
    /// Longer than [`PACKAGE_BYTES_MAX`].
    #[error("longer than {most} bytes")]
    TooLong {
        /// The limit.
        most: usize,
    },
    /// No JSON.
    #[error("line {line}, column {column}: no JSON")]
    Json {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Not the bytes that a package of this content has.
    #[error("not in canonical bytes from byte {at_byte} on")]
    NotCanonical {
        /// Where it differs first.
        at_byte: usize,
    },
    /// Another form.
    #[error("the form is not {FORM}")]
    Form,
    /// A member is missing, or one too many is there.
    #[error("`{member}` is missing or does not belong here")]
    Member {
        /// Which.
        member: String,
    },
    /// A member is not what the manifest says.
    #[error("`{member}` was altered")]
    Altered {
        /// Which.
        member: String,
    },
    /// The event is not in its form.
    #[error(transparent)]
    Event(#[from] EventFormError),
    /// The area is not in its form.
    #[error(transparent)]
    Area(#[from] WatchAreasError),
    /// A name is not the digest of the content that it names.
    #[error("{what}: the content gives {computed}, the event says {said}")]
    Differs {
        /// What: `event`, `area` or `config`.
        what: &'static str,
        /// What the content gives.
        computed: String,
        /// What is said.
        said: String,
    },
}

impl Coded for PackageError {
    fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "watch-package-too-long",
            Self::Json { .. } => "watch-package-json",
            Self::NotCanonical { .. } => "watch-package-not-canonical",
            Self::Form => "watch-package-form",
            Self::Member { .. } => "watch-package-member",
            Self::Altered { .. } => "watch-package-altered",
            Self::Event(error) => error.code(),
            Self::Area(error) => error.code(),
            Self::Differs { .. } => "watch-package-differs",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { most } => vec![("most", most.to_string())],
            Self::Json { line, column } => vec![("line", line.to_string()), ("column", column.to_string())],
            Self::NotCanonical { at_byte } => vec![("offset", at_byte.to_string())],
            Self::Form => Vec::new(),
            Self::Member { member } | Self::Altered { member } => vec![("member", member.clone())],
            Self::Event(error) => error.arguments(),
            Self::Area(error) => error.arguments(),
            Self::Differs { what, computed, said } => {
                vec![("what", (*what).to_owned()), ("computed", computed.clone()), ("said", said.clone())]
            }
        }
    }
}

/// What a package that holds shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The event, with the id that its content gives.
    pub event: Event,
    /// The event that it amends, and why.
    pub amends: Option<(Digest, Reason)>,
    /// The members with their digests.
    pub members: Vec<(String, String)>,
}

/// Canonical bytes: keys in the order of their bytes, no blanks but a line for each member, an end of line at the end.
fn canonical(document: &Map<String, Value>) -> Vec<u8> {
    let sorted: BTreeMap<&String, &Value> = document.iter().collect();
    let mut out = b"{\n".to_vec();
    for (number, (key, value)) in sorted.iter().enumerate() {
        if number > 0 {
            out.extend_from_slice(b",\n");
        }
        out.extend_from_slice(Value::from(key.as_str()).to_string().as_bytes());
        out.push(b':');
        out.extend_from_slice(value.to_string().as_bytes());
    }
    out.extend_from_slice(b"\n}\n");
    out
}

fn member_digest(value: &Value) -> String {
    let hash: [u8; 32] = Sha256::digest(value.to_string().as_bytes()).into();
    Digest::from_bytes(hash).to_string()
}

/// Writes a package.
#[must_use]
pub fn pack(inputs: &Inputs<'_>) -> Vec<u8> {
    let feature = Feature {
        id: Some(inputs.area.id.clone()),
        class: Some(inputs.area.class.code().to_owned()),
        valid_from: inputs.area.valid_from,
        valid_to: inputs.area.valid_to,
        floor: inputs.area.floor_m.map(|metres| Millimetres::new(metres.saturating_mul(1_000))),
        ceiling: inputs.area.ceiling_m.map(|metres| Millimetres::new(metres.saturating_mul(1_000))),
        parts: inputs.area.area.parts().cloned().collect(),
        ..Feature::default()
    };
    let places: Vec<Position> = inputs.reports.iter().map(|(_, place)| *place).collect();
    let radius_m = f64::from(inputs.grid_e7) * 0.011_12 * 0.71;
    let degrees = |e7: i32| f64::from(e7) / 1e7;
    let report = |(at, place): &(Instant, Position)| {
        json!({
            "at": at.floor_to_minute().to_string(),
            "lat": degrees(place.latitude().as_e7()),
            "lon": degrees(place.longitude().as_e7()),
        })
    };
    let config: BTreeMap<&str, i64> = inputs.config.rows().into_iter().collect();
    let in_words = |locale| sentence(inputs.event, &Phrases::new(locale));
    let mut document = Map::new();
    let mut put = |key: &str, value: Value| {
        document.insert(key.to_owned(), value);
    };
    put(
        "amends",
        inputs
            .amends
            .map_or(Value::Null, |(event, reason)| json!({ "event_id": event.to_string(), "reason": reason.code() })),
    );
    put("area", Value::from(geojson::write(&[feature])));
    put("config", json!(config));
    put("coverage", json!(inputs.coverage));
    put("event", event_json(inputs.event));
    put("plot", Value::from(plot(inputs.area, &places, radius_m)));
    put("reports", Value::from(inputs.reports.iter().map(report).collect::<Vec<_>>()));
    put("verdict", json!({ "en": in_words(Locale::En), "ru": in_words(Locale::Ru) }));
    let manifest: BTreeMap<String, String> =
        document.iter().map(|(key, value)| (key.clone(), member_digest(value))).collect();
    document.insert("form".to_owned(), Value::from(FORM));
    document.insert("manifest".to_owned(), json!(manifest));
    canonical(&document)
}

/// Checks a package, offline: its bytes, each member, and every name that can be computed from content.
///
/// # Errors
/// [`PackageError`], the first.
pub fn verify(bytes: &[u8]) -> Result<Verified, PackageError> {
    if bytes.len() > PACKAGE_BYTES_MAX {
        return Err(PackageError::TooLong { most: PACKAGE_BYTES_MAX });
    }
    let value: Value = serde_json::from_slice(bytes)
        .map_err(|error| PackageError::Json { line: error.line(), column: error.column() })?;
    let Value::Object(document) = value else { return Err(PackageError::Form) };
    if document.get("form").and_then(Value::as_str) != Some(FORM) {
        return Err(PackageError::Form);
    }
    let missing = |member: &str| PackageError::Member { member: member.to_owned() };
    let manifest = document.get("manifest").and_then(Value::as_object).ok_or_else(|| missing("manifest"))?;
    let known = |key: &str| MEMBERS.contains(&key) || key == "form" || key == "manifest";
    if let Some(stray) =
        document.keys().find(|key| !known(key)).or_else(|| manifest.keys().find(|key| !MEMBERS.contains(&key.as_str())))
    {
        return Err(missing(stray));
    }
    let mut members = Vec::new();
    for member in MEMBERS {
        let value = document.get(member).ok_or_else(|| missing(member))?;
        let told = manifest.get(member).and_then(Value::as_str).ok_or_else(|| missing(member))?;
        if member_digest(value) != told {
            return Err(PackageError::Altered { member: member.to_owned() });
        }
        members.push((member.to_owned(), told.to_owned()));
    }
    let expected = canonical(&document);
    if expected != bytes {
        let at_byte = expected.iter().zip(bytes).take_while(|(a, b)| a == b).count();
        return Err(PackageError::NotCanonical { at_byte });
    }
    let event = event_from(document.get("event").unwrap_or(&Value::Null))?;
    same("event", event.content_digest(), event.id)?;
    let text = document.get("area").and_then(Value::as_str).ok_or_else(|| missing("area"))?;
    let area = read_areas(text.as_bytes())?.into_iter().next().ok_or_else(|| missing("area"))?;
    same("area", area.digest(), event.version)?;
    same("config", config_digest(document.get("config")).ok_or_else(|| missing("config"))?, event.config)?;
    let in_words = |locale| sentence(&event, &Phrases::new(locale));
    let verdict = json!({ "en": in_words(Locale::En), "ru": in_words(Locale::Ru) });
    if document.get("verdict") != Some(&verdict) {
        return Err(PackageError::Altered { member: "verdict".to_owned() });
    }
    let amends = match document.get("amends") {
        None | Some(Value::Null) => None,
        Some(link) => Some(amends(link).ok_or_else(|| missing("amends"))?),
    };
    Ok(Verified { event, amends, members })
}

fn same(what: &'static str, computed: Digest, said: Digest) -> Result<(), PackageError> {
    if computed == said {
        return Ok(());
    }
    Err(PackageError::Differs { what, computed: computed.to_string(), said: said.to_string() })
}

/// The digest of thresholds given by name, in the order in which they are listed.
fn config_digest(value: Option<&Value>) -> Option<Digest> {
    let members = value?.as_object()?;
    let names: Vec<&'static str> = Config::default().rows().into_iter().map(|(name, _)| name).collect();
    if members.len() != names.len() {
        return None;
    }
    let rows = names.into_iter().map(|name| Some((name, members.get(name)?.as_i64()?)));
    Some(Config::digest_of(&rows.collect::<Option<Vec<_>>>()?))
}

fn amends(link: &Value) -> Option<(Digest, Reason)> {
    let event = Digest::parse(link.get("event_id")?.as_str()?)?;
    Some((event, Reason::of_code(link.get("reason")?.as_str()?)?))
}
