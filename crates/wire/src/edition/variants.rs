//! Words that one copy of the source lost: which difference, in which clause, which word (DIF-01 to DIF-08).
//!
//! Data, read from `editions/sources/variants.json`. Knows only the register's ids; comparing whole texts is for those who
//! hold the copies.
use super::check::{clause, code, text};
use super::{EditionError, canonical};
use agreement::register::ClauseId;
use serde::Deserialize;

/// The differences between two copies of the source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceVariants {
    /// The copy that has the words.
    pub kept_in: String,
    /// The copy that lost them.
    pub lost_in: String,
    /// The words, in the order of the document.
    pub variants: Vec<SourceVariant>,
}

/// One lost word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceVariant {
    /// The difference, for example `DIF-05`.
    pub difference: ClauseId,
    /// The clause that it is a variant of.
    pub clause: ClauseId,
    /// The word that is missing at its end, quotation marks and dashes levelled.
    pub lost: String,
}

/// Reads the list of lost words.
///
/// # Errors
/// [`EditionError`]: not canonical JSON, a field unknown or missing, or a clause that the register lacks.
pub fn parse_variants(bytes: &[u8]) -> Result<SourceVariants, EditionError> {
    let form: VariantsForm = canonical(bytes)?;
    let variants = form.variants.into_iter().map(|variant| {
        Ok(SourceVariant {
            difference: clause("variants.difference", &variant.difference)?,
            clause: clause("variants.clause", &variant.clause)?,
            lost: text("variants.lost", variant.lost)?,
        })
    });
    Ok(SourceVariants {
        kept_in: copy("kept_in", form.kept_in)?,
        lost_in: copy("lost_in", form.lost_in)?,
        variants: variants.collect::<Result<_, EditionError>>()?,
    })
}

/// A copy's number, for example `001`, or its code.
fn copy(field: &'static str, found: String) -> Result<String, EditionError> {
    if found.len() == 3 && found.bytes().all(|digit| digit.is_ascii_digit()) { Ok(found) } else { code(field, found) }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VariantsForm {
    kept_in: String,
    lost_in: String,
    variants: Vec<VariantForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VariantForm {
    clause: String,
    difference: String,
    lost: String,
}

#[cfg(test)]
mod tests {
    use super::parse_variants;

    const VARIANTS: &[u8] = include_bytes!("../../../../editions/sources/variants.json");

    #[test]
    fn eight_words_are_lost_and_the_medical_exemption_is_among_them() {
        let read = parse_variants(VARIANTS).unwrap();
        let ids: Vec<&str> = read.variants.iter().map(|variant| variant.difference.as_str()).collect();
        assert_eq!(ids, ["DIF-01", "DIF-02", "DIF-03", "DIF-04", "DIF-05", "DIF-06", "DIF-07", "DIF-08"]);
        let medical = &read.variants[4];
        assert_eq!((medical.clause.as_str(), medical.lost.as_str()), ("TOR.3.b#2", "MEDEVAC"));
    }

    #[test]
    fn a_lost_word_of_an_unknown_clause_is_refused() {
        let text = String::from_utf8(VARIANTS.to_vec()).unwrap();
        let error = parse_variants(text.replace("TOR.1.a", "TOR.1.c").as_bytes()).unwrap_err();
        assert_eq!(error.code(), "edition-unknown-clause");
        let error = parse_variants(text.replace("\"lost\":\"nation.\"", "\"lost\":\"\"").as_bytes()).unwrap_err();
        assert_eq!(error.code(), "edition-bad-text");
    }
}
