//! The rules of separation of an edition, and the same object as a file of its own for `jig deconflict --rules`.
//!
//! Whole metres and seconds; a vertical minimum may stand in feet instead, and is then rounded up to the millimetre. Rows are in no order
//! and no two are for the same two classes; `*` stands for every class.
use super::EditionError;
use super::check::{clipped, number, seconds};
use serde::Deserialize;
use spacetime::deconfliction::{ClassPattern, Minimum, RulesError, SeparationRow, SeparationRules};
use spacetime::volume::ActivityClass;
use spacetime::{Feet, Metres, Millimetres};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SeparationForm {
    default: MinimumForm,
    rows: Vec<RowForm>,
    version: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MinimumForm {
    lateral_m: u64,
    time_s: u64,
    vertical_ft: Option<u64>,
    vertical_m: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RowForm {
    classes: [String; 2],
    lateral_m: u64,
    time_s: u64,
    vertical_ft: Option<u64>,
    vertical_m: Option<u64>,
}

/// The longest file of rules, bytes.
const RULES_BYTES_MAX: usize = 64 * 1024;

/// Reads rules of separation from a file of their own, in any spelling of JSON.
///
/// # Errors
/// [`EditionError`]: no JSON, a field unknown or missing, a number outside its range, two rows for the same classes.
pub fn parse_separation(bytes: &[u8]) -> Result<SeparationRules, EditionError> {
    if bytes.len() > RULES_BYTES_MAX {
        return Err(EditionError::TooLong { bytes: bytes.len() });
    }
    let form: SeparationForm = serde_json::from_slice(bytes).map_err(|error| {
        if error.is_data() {
            EditionError::Shape { detail: error.to_string() }
        } else {
            EditionError::NotJson { line: error.line(), column: error.column() }
        }
    })?;
    read(form)
}

pub(super) fn read(form: SeparationForm) -> Result<SeparationRules, EditionError> {
    let default = form.default;
    let default =
        minimum("separation.default", [default.lateral_m, default.time_s], [default.vertical_m, default.vertical_ft])?;
    let rows = form.rows.into_iter().map(row).collect::<Result<_, _>>()?;
    let version = form.version;
    SeparationRules::new(&version, default, rows).map_err(|error| match error {
        RulesError::Version => EditionError::BadCode { field: "separation.version", found: clipped(&version) },
        RulesError::TooManyRows { found, max } => {
            EditionError::OutOfRange { field: "separation.rows", found: found as u64, min: 0, max: max as u64 }
        }
        RulesError::RowTwice { name } => EditionError::Duplicate { field: "separation.rows", found: name },
    })
}

fn row(form: RowForm) -> Result<SeparationRow, EditionError> {
    let [one, other] = form.classes;
    let minimum = minimum("separation.rows", [form.lateral_m, form.time_s], [form.vertical_m, form.vertical_ft])?;
    Ok(SeparationRow::new(pattern(&one)?, pattern(&other)?, minimum))
}

fn pattern(code: &str) -> Result<ClassPattern, EditionError> {
    if code == "*" {
        return Ok(ClassPattern::Any);
    }
    let bad = |_| EditionError::BadCode { field: "separation.rows.classes", found: clipped(code) };
    ActivityClass::new(code).map(ClassPattern::Is).map_err(bad)
}

/// Lateral and time, then the vertical minimum in metres or in feet.
fn minimum(
    field: &'static str,
    [lateral_m, time_s]: [u64; 2],
    vertical: [Option<u64>; 2],
) -> Result<Minimum, EditionError> {
    let lateral: i32 = number(field, lateral_m, 0, 100_000)?;
    let vertical: Millimetres = match vertical {
        [Some(metres), None] => Metres::new(number(field, metres, 0, 20_000)?).millimetres(),
        [None, Some(feet)] => Feet::new(number(field, feet, 0, 65_000)?).millimetres_ceil(),
        [Some(_), Some(_)] | [None, None] => {
            return Err(EditionError::Contradiction { field, other: "vertical_m, vertical_ft" });
        }
    };
    let time = seconds(field, time_s, 0, 86_400)?;
    Minimum::new(Metres::new(lateral).millimetres(), vertical, time).ok_or(EditionError::OutOfRange {
        field,
        found: lateral_m,
        min: 0,
        max: 100_000,
    })
}
