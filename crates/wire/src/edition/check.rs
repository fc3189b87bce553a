//! The checks that a value of an edition file passes on its way in, and those over the whole edition.
use super::EditionError;
use agreement::edition::Edition;
use agreement::register::ClauseId;
use spacetime::{CivilDate, Span, Zone};
use unicode_normalization::is_nfc;

const CODE_CHARACTERS_MAX: usize = 64;
const TEXT_CHARACTERS_MAX: usize = 120;
const FOUND_CHARACTERS_MAX: usize = 40;

/// The exemption that one copy of the source lost (DIF-05).
pub(super) const MEDICAL_EXEMPTION: &str = "medevac";

/// What an answer repeats of a wrong value.
pub(super) fn clipped(text: &str) -> String {
    text.chars().take(FOUND_CHARACTERS_MAX).collect()
}

/// A number from `min` to `max`, in the domain's type.
pub(crate) fn number<T: TryFrom<u64>>(field: &'static str, found: u64, min: u64, max: u64) -> Result<T, EditionError> {
    let outside = EditionError::OutOfRange { field, found, min, max };
    if found < min || found > max {
        return Err(outside);
    }
    T::try_from(found).map_err(|_| outside)
}

/// A span of seconds from `min` to `max`.
pub(super) fn seconds(field: &'static str, found: u64, min: u64, max: u64) -> Result<Span, EditionError> {
    number(field, found, min, max).map(Span::from_seconds)
}

/// One of a closed list of words.
pub(crate) fn word<T: Copy>(field: &'static str, found: &str, list: &[(&str, T)]) -> Result<T, EditionError> {
    list.iter().find(|(name, _)| *name == found).map(|(_, meaning)| *meaning).ok_or_else(|| EditionError::NotInList {
        field,
        found: clipped(found),
        expected: list.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", "),
    })
}

/// A code of ours: small letters, digits, `-`, `_`, `/`, beginning with a letter.
pub(crate) fn code(field: &'static str, found: String) -> Result<String, EditionError> {
    let sound = found.len() <= CODE_CHARACTERS_MAX
        && found.starts_with(|first: char| first.is_ascii_lowercase())
        && found.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '/'));
    if sound { Ok(found) } else { Err(EditionError::BadCode { field, found: clipped(&found) }) }
}

/// A list of distinct codes, not empty.
pub(super) fn codes(field: &'static str, found: Vec<String>) -> Result<Vec<String>, EditionError> {
    distinct(field, found.into_iter().map(|each| code(field, each)).collect::<Result<_, _>>()?)
}

/// A list of distinct patterns of a lint, not empty.
pub(super) fn words(field: &'static str, found: Vec<String>) -> Result<Vec<String>, EditionError> {
    distinct(field, found.into_iter().map(|each| pattern(field, each)).collect::<Result<_, _>>()?)
}

/// A pattern: lower case, words apart by one space, `*` only at either end of a word, and not alone.
fn pattern(field: &'static str, found: String) -> Result<String, EditionError> {
    let found = text(field, found)?;
    let sound = found.to_lowercase() == found
        && found.split(' ').all(|part| {
            let core = part.strip_prefix('*').unwrap_or(part);
            let core = core.strip_suffix('*').unwrap_or(core);
            !core.is_empty() && !core.contains('*')
        });
    if sound { Ok(found) } else { Err(EditionError::BadCode { field, found: clipped(&found) }) }
}

/// A text to be shown: in normal form C, without control or format characters, neither blank nor long.
pub(crate) fn text(field: &'static str, found: String) -> Result<String, EditionError> {
    let unfit = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    if let Some(character) = found.chars().position(unfit) {
        return Err(EditionError::BadText { field, character });
    }
    let sound = !found.trim().is_empty()
        && found.trim() == found
        && found.chars().count() <= TEXT_CHARACTERS_MAX
        && is_nfc(&found);
    if sound { Ok(found) } else { Err(EditionError::BadText { field, character: 0 }) }
}

/// A date of the form 2016-07-31.
pub(super) fn date(field: &'static str, found: &str) -> Result<CivilDate, EditionError> {
    CivilDate::parse_iso8601(found).ok_or_else(|| EditionError::BadDate { field, found: clipped(found) })
}

/// A zone with a committed table.
pub(super) fn zone(field: &'static str, found: &str) -> Result<Zone, EditionError> {
    Zone::by_name(found).ok_or_else(|| EditionError::UnknownZone { field, found: clipped(found) })
}

/// A clause of the register (TOR.0.1).
pub(crate) fn clause(field: &'static str, found: &str) -> Result<ClauseId, EditionError> {
    ClauseId::parse(found).map_err(|_| EditionError::UnknownClause { field, found: clipped(found) })
}

/// Distinct clauses of the register, at least one.
pub(super) fn clauses(field: &'static str, found: &[String]) -> Result<Vec<ClauseId>, EditionError> {
    distinct(field, found.iter().map(|cited| clause(field, cited)).collect::<Result<_, _>>()?)
}

/// A list of distinct members, not empty.
pub(super) fn distinct<T: PartialEq + std::fmt::Display>(
    field: &'static str,
    list: Vec<T>,
) -> Result<Vec<T>, EditionError> {
    if list.is_empty() {
        return Err(EditionError::Empty { field });
    }
    for (position, member) in list.iter().enumerate() {
        if list.iter().take(position).any(|earlier| earlier == member) {
            return Err(EditionError::Duplicate { field, found: clipped(&member.to_string()) });
        }
    }
    Ok(list)
}

/// What must hold between the fields of an edition.
pub(super) fn consistent(edition: &Edition) -> Result<(), EditionError> {
    let vocabulary = &edition.vocabulary;
    if !vocabulary.exemption_codes.iter().any(|code| code == MEDICAL_EXEMPTION) {
        return Err(EditionError::MedicalExemptionMissing);
    }
    if let Some(found) = edition.contradiction(&edition.settings) {
        return Err(EditionError::Contradiction { field: found.field, other: found.other });
    }
    let contradiction = |field, other| Err(EditionError::Contradiction { field, other });
    if edition.roles.consenting_party == edition.roles.relaying_party {
        return contradiction("roles.consenting_party", "roles.relaying_party");
    }
    for party in [&edition.parties.alpha, &edition.parties.bravo] {
        if !vocabulary.official_languages.contains(&party.language) {
            return contradiction("parties.language", "vocabulary.official_languages");
        }
    }
    for language in &vocabulary.official_languages {
        if !edition.lints.sources_and_methods.contains_key(language) {
            return contradiction("lints.sources_and_methods", "vocabulary.official_languages");
        }
    }
    if edition.limits.payload_bytes_max >= edition.limits.entry_bytes_max {
        return contradiction("limits.payload_bytes_max", "limits.entry_bytes_max");
    }
    for group in &edition.aliases {
        for name in &group.names {
            if let (Some(from), Some(until)) = (name.from, name.until)
                && from >= until
            {
                return contradiction("aliases.names.from", "aliases.names.until");
            }
        }
    }
    Ok(())
}
