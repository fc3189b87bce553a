//! Reads the register of sources from the file that an operator keeps, and says where it cannot be meant so.
//!
//! One JSON document, `{"sources": [...]}`; the members are told in `docs/grounding-watch.md`. What is not understood is refused and never
//! passed over: a misspelt clock offset would move every report of that source. It knows no file: it takes the bytes of one.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use spacetime::Position;
use spacetime::observation::SourceClass;

use super::{RadarSite, Source, SourceRegister};

/// The longest register, bytes.
pub const SENSORS_BYTES_MAX: usize = 4 * 1024 * 1024;
/// The most rows of a register.
pub const SOURCES_MAX: usize = 10_000;
/// The longest name of a source or owner, characters.
const NAME_MAX: usize = 64;
const FOUND_MAX: usize = 40;
/// A clock that is a day off is a clock set to another zone and then some; what is above is a slip of the unit.
const CLOCK_OFFSET_MAX_MS: f64 = 86_400_000.0;

const ROW: [&str; 10] =
    ["name", "owner", "class", "sac", "sic", "site", "sigma_m", "editions", "clock_offset_ms", "remark"];
const SITE: [&str; 7] =
    ["latitude", "longitude", "height_m", "range_sigma_m", "azimuth_sigma_deg", "range_bias_m", "azimuth_bias_deg"];

/// Why a register of sources cannot be read. Each says the place in the document, as `sources[2].site.latitude`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SensorsError {
    /// Longer than [`SENSORS_BYTES_MAX`], or more rows than [`SOURCES_MAX`].
    #[error("the register is longer than {most}")]
    TooLong {
        /// The limit that it passes.
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
    /// A member that must be there is not.
    #[error("`{path}` is missing")]
    Missing {
        /// Its place.
        path: String,
    },
    /// A member that no register has.
    #[error("`{path}` is no member of a register")]
    Unknown {
        /// Its place.
        path: String,
        /// Those that may stand there.
        known: String,
    },
    /// A value that its member cannot hold.
    #[error("`{path}`: `{found}` is not {expected}")]
    Value {
        /// Its place.
        path: String,
        /// What stands there, cut short.
        found: String,
        /// What may stand there: a kind of value, or a range.
        expected: String,
    },
    /// Two rows with one name, or one pair of codes.
    #[error("`{path}`: another row has this name or this pair of codes")]
    Twice {
        /// The second of them.
        path: String,
        /// Its name.
        name: String,
    },
}

impl SensorsError {
    /// The stable code, and the key of the sentence.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "sensors-too-long",
            Self::Json { .. } => "sensors-json",
            Self::Missing { .. } => "sensors-missing",
            Self::Unknown { .. } => "sensors-unknown",
            Self::Value { .. } => "sensors-value",
            Self::Twice { .. } => "sensors-twice",
        }
    }

    /// The arguments of the sentence.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { most } => vec![("most", most.to_string())],
            Self::Json { line, column } => vec![("line", line.to_string()), ("column", column.to_string())],
            Self::Missing { path } => vec![("path", path.clone())],
            Self::Unknown { path, known } => vec![("path", path.clone()), ("known", known.clone())],
            Self::Value { path, found, expected } => {
                vec![("path", path.clone()), ("found", found.clone()), ("expected", expected.clone())]
            }
            Self::Twice { path, name } => vec![("path", path.clone()), ("name", name.clone())],
        }
    }
}

/// Reads a register.
///
/// # Errors
/// [`SensorsError`], with the place in the document.
pub fn read_sensors(document: &[u8]) -> Result<SourceRegister, SensorsError> {
    if document.len() > SENSORS_BYTES_MAX {
        return Err(SensorsError::TooLong { most: SENSORS_BYTES_MAX });
    }
    let document = document.strip_prefix(b"\xef\xbb\xbf").unwrap_or(document);
    let value: Value = serde_json::from_slice(document)
        .map_err(|error| SensorsError::Json { line: error.line(), column: error.column() })?;
    let whole = Members::of(&value, String::new(), &["sources"])?;
    let Some(rows) = whole.must("sources")?.as_array() else { return Err(whole.wrong("sources", "[...]")) };
    if rows.len() > SOURCES_MAX {
        return Err(SensorsError::TooLong { most: SOURCES_MAX });
    }
    let mut register = SourceRegister::new();
    for (number, row) in rows.iter().enumerate() {
        let path = format!("sources[{number}]");
        let source = source(&Members::of(row, path.clone(), &ROW)?)?;
        let name = source.name.clone();
        if register.add(source).is_none() {
            return Err(SensorsError::Twice { path, name });
        }
    }
    Ok(register)
}

fn source(row: &Members<'_>) -> Result<Source, SensorsError> {
    let class = row.text("class")?;
    let class = SourceClass::ALL.into_iter().find(|known| known.code() == class).ok_or_else(|| {
        let known: Vec<&str> = SourceClass::ALL.iter().map(|class| class.code()).collect();
        row.wrong("class", &known.join(", "))
    })?;
    // One code without the other names no sensor.
    let codes = match (row.get("sac"), row.get("sic")) {
        (None, None) => None,
        _ => Some((row.number("sac", 0.0, 255.0, 1.0)? as u8, row.number("sic", 0.0, 255.0, 1.0)? as u8)),
    };
    Ok(Source {
        name: row.text("name")?.to_owned(),
        owner: row.text("owner")?.to_owned(),
        class,
        codes,
        site: row
            .get("site")
            .map(|site| Members::of(site, row.path("site"), &SITE))
            .transpose()?
            .map_or(Ok(None), |members| site(&members).map(Some))?,
        sigma_mm: row.get("sigma_m").map(|_| row.number("sigma_m", 0.001, 1e6, 1e3)).transpose()?.map(|mm| mm as u32),
        editions: editions(row)?,
        clock_offset_ms: row.optional("clock_offset_ms", -CLOCK_OFFSET_MAX_MS, CLOCK_OFFSET_MAX_MS, 1.0)? as i32,
    })
}

fn site(members: &Members<'_>) -> Result<RadarSite, SensorsError> {
    let latitude_e7 = members.number("latitude", -90.0, 90.0, 1e7)? as i32;
    let longitude_e7 = members.number("longitude", -180.0, 180.0, 1e7)? as i32;
    Ok(RadarSite {
        position: Position::from_e7(latitude_e7, longitude_e7).map_err(|_| members.wrong("latitude", "-90 … 90"))?,
        height_mm: members.number("height_m", -1_000.0, 10_000.0, 1e3)? as i32,
        range_sigma_mm: members.optional("range_sigma_m", 0.0, 1e5, 1e3)? as u32,
        azimuth_sigma_millidegrees: members.optional("azimuth_sigma_deg", 0.0, 45.0, 1e3)? as u32,
        azimuth_bias_millidegrees: members.optional("azimuth_bias_deg", -180.0, 180.0, 1e3)? as i32,
        range_bias_mm: members.optional("range_bias_m", -1e5, 1e5, 1e3)? as i32,
    })
}

/// `{"48": "1.31"}`: category and edition, both as they are printed on the document.
fn editions(row: &Members<'_>) -> Result<BTreeMap<u8, String>, SensorsError> {
    let Some(value) = row.get("editions") else { return Ok(BTreeMap::new()) };
    let Some(members) = value.as_object() else { return Err(row.wrong("editions", "{\"48\": \"1.31\"}")) };
    let mut editions = BTreeMap::new();
    for (category, edition) in members {
        let wrong = |expected: &str| SensorsError::Value {
            path: row.path(&format!("editions.{category}")),
            found: shortened(edition),
            expected: expected.to_owned(),
        };
        let number: u8 = category.parse().map_err(|_| wrong("0 … 255"))?;
        let text = edition.as_str().filter(|text| is_edition(text)).ok_or_else(|| wrong("\"1.31\""))?;
        if editions.insert(number, text.to_owned()).is_some() {
            return Err(wrong("0 … 255"));
        }
    }
    Ok(editions)
}

fn is_edition(text: &str) -> bool {
    !text.is_empty() && text.len() <= 8 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// The members of one object, with its place.
struct Members<'v> {
    members: &'v Map<String, Value>,
    path: String,
}

impl<'v> Members<'v> {
    fn of(value: &'v Value, path: String, known: &[&str]) -> Result<Self, SensorsError> {
        let Some(members) = value.as_object() else {
            return Err(SensorsError::Value { path, found: shortened(value), expected: "{...}".to_owned() });
        };
        let found = Self { members, path };
        match members.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => Err(SensorsError::Unknown {
                path: found.path(&key.chars().take(FOUND_MAX).collect::<String>()),
                known: known.join(", "),
            }),
            None => Ok(found),
        }
    }

    fn path(&self, member: &str) -> String {
        if self.path.is_empty() { member.to_owned() } else { format!("{}.{member}", self.path) }
    }

    /// A member; one that is `null` is not there.
    fn get(&self, member: &str) -> Option<&'v Value> {
        self.members.get(member).filter(|value| !value.is_null())
    }

    fn must(&self, member: &str) -> Result<&'v Value, SensorsError> {
        self.get(member).ok_or_else(|| SensorsError::Missing { path: self.path(member) })
    }

    fn wrong(&self, member: &str, expected: &str) -> SensorsError {
        let found = self.get(member).map(shortened).unwrap_or_default();
        SensorsError::Value { path: self.path(member), found, expected: expected.to_owned() }
    }

    fn text(&self, member: &str) -> Result<&'v str, SensorsError> {
        let fits = |text: &&str| !text.trim().is_empty() && text.chars().count() <= NAME_MAX;
        self.must(member)?.as_str().filter(fits).ok_or_else(|| self.wrong(member, "\"…\""))
    }

    /// A number within its range, in the finer unit, rounded.
    fn number(&self, member: &str, least: f64, most: f64, factor: f64) -> Result<f64, SensorsError> {
        let range = (least..=most).contains(&self.must(member)?.as_f64().unwrap_or(f64::NAN));
        let number = self.must(member)?.as_f64().filter(|_| range);
        number.map(|number| (number * factor).round()).ok_or_else(|| self.wrong(member, &format!("{least} … {most}")))
    }

    fn optional(&self, member: &str, least: f64, most: f64, factor: f64) -> Result<f64, SensorsError> {
        if self.get(member).is_some() { self.number(member, least, most, factor) } else { Ok(0.0) }
    }
}

fn shortened(value: &Value) -> String {
    value.to_string().chars().take(FOUND_MAX).collect()
}
