//! Notices of flights, one JSON object a line; the members stand in `docs/grounding-watch.md`.
//!
//! What is not understood is refused and never passed over: a misspelt cancellation would hide a flight. A notice by the wrong hand is
//! read all the same, for it is a fact that it was sent; it fails its gate. A member that stands twice is refused, whatever both say.

use super::fields::{FieldError, Fields};
use super::unique;
use crate::phrases::Coded;
use serde_json::{Value, json};
use spacetime::observation::{AddressKind, AircraftAddress, ModeACode, ShortText};
use std::collections::BTreeSet;
use watch::notice::{Exemption, GivenBy, Notice, NoticeKind, Wing};

/// The longest file of notices, bytes.
pub const NOTICE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// The most notices of a file.
pub const NOTICES_MAX: usize = 100_000;
/// The most points of a routing, and names in a list.
const LIST_MAX: usize = 1_000;

const MEMBERS: [&str; 16] = [
    "id",
    "kind",
    "given_by",
    "given_at",
    "cancelled_at",
    "from",
    "to",
    "exemption",
    "urgent",
    "aircraft",
    "wing",
    "route",
    "callsigns",
    "addresses",
    "mode_a",
    "types",
];

/// Why a file of notices cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoticesError {
    /// More bytes or lines than are read.
    #[error("more than {most}")]
    TooLong {
        /// The limit.
        most: usize,
    },
    /// A line that is no JSON.
    #[error("line {line}, column {column}: no JSON")]
    Json {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A member is missing.
    #[error("line {line}: `{path}` is missing")]
    Missing {
        /// The line, from 1.
        line: usize,
        /// The member.
        path: String,
    },
    /// A member that no notice has.
    #[error("line {line}: `{path}` is no member of a notice")]
    Unknown {
        /// The line, from 1.
        line: usize,
        /// The member.
        path: String,
        /// Those there are.
        known: String,
    },
    /// A value that its member cannot hold.
    #[error("line {line}: `{path}`: `{found}` is not {expected}")]
    Value {
        /// The line, from 1.
        line: usize,
        /// The member.
        path: String,
        /// What stands there.
        found: String,
        /// What may.
        expected: &'static str,
    },
    /// A member that stands twice.
    #[error("line {line}: `{path}` stands twice")]
    Repeated {
        /// The line, from 1.
        line: usize,
        /// The member.
        path: String,
    },
    /// The time ends before it begins.
    #[error("line {line}: the time ends before it begins")]
    Reversed {
        /// The line, from 1.
        line: usize,
    },
    /// Two notices with one id.
    #[error("line {line}: another notice is called `{id}`")]
    Twice {
        /// The line of the second, from 1.
        line: usize,
        /// The id.
        id: String,
    },
}

impl Coded for NoticesError {
    fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "watch-notices-too-long",
            Self::Json { .. } => "watch-notices-json",
            Self::Missing { .. } => "watch-notices-missing",
            Self::Unknown { .. } => "watch-notices-unknown",
            Self::Value { .. } => "watch-notices-value",
            Self::Repeated { .. } => "watch-notices-repeated",
            Self::Reversed { .. } => "watch-notices-reversed",
            Self::Twice { .. } => "watch-notices-twice",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { most } => vec![("most", most.to_string())],
            Self::Json { line, column } => vec![("line", line.to_string()), ("column", column.to_string())],
            Self::Missing { line, path } | Self::Repeated { line, path } => {
                vec![("line", line.to_string()), ("path", path.clone())]
            }
            Self::Unknown { line, path, known } => {
                vec![("line", line.to_string()), ("path", path.clone()), ("known", known.clone())]
            }
            Self::Value { line, path, found, expected } => vec![
                ("line", line.to_string()),
                ("path", path.clone()),
                ("found", found.clone()),
                ("expected", (*expected).to_owned()),
            ],
            Self::Reversed { line } => vec![("line", line.to_string())],
            Self::Twice { line, id } => vec![("line", line.to_string()), ("id", id.clone())],
        }
    }
}

/// Reads a file of notices. `relaying` are the names of the participant that gives them for its ally.
///
/// # Errors
/// [`NoticesError`], the first: a notice that was lost would make an accusation.
pub fn read_notices(bytes: &[u8], relaying: &[&str]) -> Result<Vec<Notice>, NoticesError> {
    if bytes.len() > NOTICE_BYTES_MAX {
        return Err(NoticesError::TooLong { most: NOTICE_BYTES_MAX });
    }
    let mut notices = Vec::new();
    let mut ids = BTreeSet::new();
    for (line, text) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        if text.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        if notices.len() >= NOTICES_MAX {
            return Err(NoticesError::TooLong { most: NOTICES_MAX });
        }
        let value = unique::read(text).map_err(|fault| match fault {
            unique::Fault::Json { column } => NoticesError::Json { line, column },
            unique::Fault::Twice { member } => {
                let path = member.chars().filter(|letter| !super::fields::is_hidden(*letter)).collect();
                NoticesError::Repeated { line, path }
            }
        })?;
        let notice = notice(&value, relaying).map_err(|error| placed(error, line))?;
        if notice.to < notice.from {
            return Err(NoticesError::Reversed { line });
        }
        if !ids.insert(notice.id.clone()) {
            return Err(NoticesError::Twice { line, id: notice.id });
        }
        notices.push(notice);
    }
    Ok(notices)
}

fn placed(error: FieldError, line: usize) -> NoticesError {
    match error {
        FieldError::Missing { path } => NoticesError::Missing { line, path },
        FieldError::Unknown { path, known } => NoticesError::Unknown { line, path, known },
        FieldError::Value { path, found, expected } => NoticesError::Value { line, path, found, expected },
    }
}

pub(super) fn notice(value: &Value, relaying: &[&str]) -> Result<Notice, FieldError> {
    let fields = Fields::of(value, "")?;
    fields.refuse_unknown(&MEMBERS)?;
    let word = |key: &str, expected| fields.wrong(key, expected);
    let short = |text: &str| ShortText::parse(text.as_bytes()).ok();
    let address = |text: &str| AircraftAddress::parse(text).filter(|address| address.kind() == AddressKind::Icao);
    let exemption = fields.text("exemption")?.map(|text| {
        Exemption::of_code(text)
            .ok_or_else(|| word("exemption", "medevac, humanitarian-assistance, personnel-recovery"))
    });
    let wing = fields.text("wing")?.map(|text| match text {
        "rotary" => Ok(Wing::Rotary),
        "fixed" => Ok(Wing::Fixed),
        _ => Err(word("wing", "rotary, fixed")),
    });
    let aircraft =
        fields.whole("aircraft")?.map(|count| u32::try_from(count).map_err(|_| word("aircraft", "0, 1, 2 …")));
    let points = fields.list("route")?;
    if points.len() > LIST_MAX {
        return Err(word("route", "[ ≤ 1000 ]"));
    }
    let route =
        points.iter().enumerate().map(|(number, point)| Fields::of(point, format!("route[{number}]"))?.position());
    Ok(Notice {
        id: fields.must_text("id")?.to_owned(),
        kind: NoticeKind::of_code(fields.must_text("kind")?).ok_or_else(|| word("kind", "A, B, C"))?,
        given_by: given_by(fields.must_text("given_by")?, relaying),
        given_at: fields.must_moment("given_at")?,
        cancelled_at: fields.moment("cancelled_at")?,
        from: fields.must_moment("from")?,
        to: fields.must_moment("to")?,
        exemption: exemption.transpose()?,
        urgent: fields.text("urgent")?.filter(|text| !text.trim().is_empty()).map(str::to_owned),
        aircraft: aircraft.transpose()?,
        wing: wing.transpose()?,
        route: route.collect::<Result<_, _>>()?,
        callsigns: fields.texts("callsigns", "A-Z, 0-9, 1 … 8", short)?,
        addresses: fields.texts("addresses", "000000 … ffffff", address)?,
        mode_a: fields.texts("mode_a", "0000 … 7777", ModeACode::parse)?,
        types: fields.texts("types", "A-Z, 0-9, 1 … 8", short)?,
    })
}

/// A notice as it is read, with these words for who gave it: a package names no participant.
pub(super) fn notice_json(notice: &Notice, relaying: &str) -> Value {
    let degrees = |e7: i32| f64::from(e7) / 1e7;
    let point = |place: &spacetime::Position| json!({ "lat": degrees(place.latitude().as_e7()), "lon": degrees(place.longitude().as_e7()) });
    let texts = |texts: &[ShortText]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    json!({
        "id": notice.id,
        "kind": notice.kind.code(),
        "given_by": match notice.given_by {
            GivenBy::Relaying => relaying,
            GivenBy::Other => "other",
        },
        "given_at": notice.given_at.to_string(),
        "cancelled_at": notice.cancelled_at.map(|at| at.to_string()),
        "from": notice.from.to_string(),
        "to": notice.to.to_string(),
        "exemption": notice.exemption.map(Exemption::code),
        "urgent": notice.urgent,
        "aircraft": notice.aircraft,
        "wing": notice.wing.map(|wing| match wing {
            Wing::Rotary => "rotary",
            Wing::Fixed => "fixed",
        }),
        "route": notice.route.iter().map(point).collect::<Vec<_>>(),
        "callsigns": texts(&notice.callsigns),
        "addresses": notice.addresses.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "mode_a": notice.mode_a.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "types": texts(&notice.types),
    })
}

fn given_by(name: &str, relaying: &[&str]) -> GivenBy {
    let is_relaying = relaying.iter().any(|known| known.to_lowercase() == name.trim().to_lowercase());
    if is_relaying { GivenBy::Relaying } else { GivenBy::Other }
}
