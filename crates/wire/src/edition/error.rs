//! What can be wrong with an edition file or a changed setting. The sentences and cures are the catalogue's.
use super::EDITION_BYTES_MAX;

/// Why bytes are no edition.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EditionError {
    /// Longer than [`EDITION_BYTES_MAX`].
    #[error("an edition of {bytes} bytes is longer than {EDITION_BYTES_MAX}")]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// No JSON.
    #[error("not json at line {line}, column {column}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1; 0 at the end of the input.
        column: usize,
    },
    /// JSON, but not its canonical form; a key that stands twice is found here too.
    #[error("not canonical json from byte {offset}")]
    NotCanonical {
        /// The first byte that differs, from 0.
        offset: usize,
    },
    /// A field is missing, unknown or of another type.
    #[error("{detail}")]
    Shape {
        /// The field and what was expected, as the JSON reader names them.
        detail: String,
    },
    /// A number outside its range.
    #[error("`{field}` is {found}, not from {min} to {max}")]
    OutOfRange {
        /// Path of the field.
        field: &'static str,
        /// What stands there.
        found: u64,
        /// Smallest allowed.
        min: u64,
        /// Largest allowed.
        max: u64,
    },
    /// A word outside its list.
    #[error("`{field}` is `{found}`, not one of {expected}")]
    NotInList {
        /// Path of the field.
        field: &'static str,
        /// What stands there, cut if long.
        found: String,
        /// The list, with commas.
        expected: String,
    },
    /// A clause that the register lacks, or that is absent in the source.
    #[error("`{field}` cites `{found}`")]
    UnknownClause {
        /// Path of the field.
        field: &'static str,
        /// What is cited, cut if long.
        found: String,
    },
    /// A zone without a committed table.
    #[error("`{field}` names the zone `{found}`, which has no table")]
    UnknownZone {
        /// Path of the field.
        field: &'static str,
        /// What stands there, cut if long.
        found: String,
    },
    /// No date of the form 2016-07-31.
    #[error("`{field}` is `{found}`, no date")]
    BadDate {
        /// Path of the field.
        field: &'static str,
        /// What stands there, cut if long.
        found: String,
    },
    /// A code that is empty, long, or not of small letters, digits, `-`, `_` and `/`.
    #[error("`{field}` has `{found}`, no code")]
    BadCode {
        /// Path of the field.
        field: &'static str,
        /// What stands there, cut if long.
        found: String,
    },
    /// A text that is blank, long, not in normal form C, or holds control characters.
    #[error("`{field}` has an unfit text at character {character}")]
    BadText {
        /// Path of the field.
        field: &'static str,
        /// The first unfit character, from 0; 0 as well for a text that is blank or too long as a whole.
        character: usize,
    },
    /// No SHA-256 in 64 small hexadecimal digits.
    #[error("`{field}` is `{found}`, no sha-256")]
    BadHash {
        /// Path of the field.
        field: &'static str,
        /// What stands there, cut if long.
        found: String,
    },
    /// A list that has the same member twice.
    #[error("`{field}` has `{found}` twice")]
    Duplicate {
        /// Path of the field.
        field: &'static str,
        /// The member.
        found: String,
    },
    /// A list that must not be empty.
    #[error("`{field}` is empty")]
    Empty {
        /// Path of the field.
        field: &'static str,
    },
    /// Two fields that contradict each other.
    #[error("`{field}` contradicts `{other}`")]
    Contradiction {
        /// Path of the one.
        field: &'static str,
        /// Path of the other.
        other: &'static str,
    },
    /// The list of exemptions lacks the medical one (DIF-05): one copy of the source lost it.
    #[error("the exemptions lack `medevac`")]
    MedicalExemptionMissing,
    /// No setting of that name.
    #[error("no setting `{found}`")]
    UnknownSetting {
        /// What was named, cut if long.
        found: String,
    },
}

impl EditionError {
    /// The stable code, and the key of the message.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "edition-too-long",
            Self::NotJson { .. } => "edition-not-json",
            Self::NotCanonical { .. } => "edition-not-canonical",
            Self::Shape { .. } => "edition-shape",
            Self::OutOfRange { .. } => "edition-out-of-range",
            Self::NotInList { .. } => "edition-not-in-list",
            Self::UnknownClause { .. } => "edition-unknown-clause",
            Self::UnknownZone { .. } => "edition-unknown-zone",
            Self::BadDate { .. } => "edition-bad-date",
            Self::BadCode { .. } => "edition-bad-code",
            Self::BadText { .. } => "edition-bad-text",
            Self::BadHash { .. } => "edition-bad-hash",
            Self::Duplicate { .. } => "edition-duplicate",
            Self::Empty { .. } => "edition-empty",
            Self::Contradiction { .. } => "edition-contradiction",
            Self::MedicalExemptionMissing => "edition-medical-exemption-missing",
            Self::UnknownSetting { .. } => "edition-unknown-setting",
        }
    }

    /// The field at fault, as a path in the file; nothing where the bytes as a whole are.
    #[must_use]
    pub const fn field(&self) -> Option<&'static str> {
        match self {
            Self::OutOfRange { field, .. }
            | Self::NotInList { field, .. }
            | Self::UnknownClause { field, .. }
            | Self::UnknownZone { field, .. }
            | Self::BadDate { field, .. }
            | Self::BadCode { field, .. }
            | Self::BadText { field, .. }
            | Self::BadHash { field, .. }
            | Self::Duplicate { field, .. }
            | Self::Empty { field }
            | Self::Contradiction { field, .. } => Some(field),
            Self::MedicalExemptionMissing => Some("vocabulary.exemption_codes"),
            Self::TooLong { .. }
            | Self::NotJson { .. }
            | Self::NotCanonical { .. }
            | Self::Shape { .. }
            | Self::UnknownSetting { .. } => None,
        }
    }

    /// The arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { bytes } => {
                vec![("bytes", bytes.to_string()), ("max", EDITION_BYTES_MAX.to_string())]
            }
            Self::NotJson { line, column } => vec![("line", line.to_string()), ("column", column.to_string())],
            Self::NotCanonical { offset } => vec![("offset", offset.to_string())],
            Self::Shape { detail } => vec![("detail", detail.clone())],
            Self::OutOfRange { field, found, min, max } => vec![
                ("field", (*field).to_owned()),
                ("found", found.to_string()),
                ("min", min.to_string()),
                ("max", max.to_string()),
            ],
            Self::NotInList { field, found, expected } => {
                vec![("field", (*field).to_owned()), ("found", found.clone()), ("expected", expected.clone())]
            }
            Self::UnknownClause { field, found }
            | Self::UnknownZone { field, found }
            | Self::BadDate { field, found }
            | Self::BadCode { field, found }
            | Self::BadHash { field, found }
            | Self::Duplicate { field, found } => vec![("field", (*field).to_owned()), ("found", found.clone())],
            Self::BadText { field, character } => {
                vec![("field", (*field).to_owned()), ("character", character.to_string())]
            }
            Self::Empty { field } => vec![("field", (*field).to_owned())],
            Self::Contradiction { field, other } => {
                vec![("field", (*field).to_owned()), ("other", (*other).to_owned())]
            }
            Self::MedicalExemptionMissing => Vec::new(),
            Self::UnknownSetting { found } => vec![("found", found.clone())],
        }
    }
}
