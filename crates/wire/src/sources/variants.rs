//! Words that one copy of the source lost: which difference, in which clause, which word, and how much hung on it.
//!
//! Data, read from `editions/sources/variants.json`. Knows only the register's ids.
use crate::edition::check::{clause, code, number, text, word};
use crate::edition::{EditionError, canonical};
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

impl SourceVariants {
    /// The word that a clause lost; nothing where it lost none.
    #[must_use]
    pub fn of(&self, clause: ClauseId) -> Option<&SourceVariant> {
        self.variants.iter().find(|variant| variant.clause == clause)
    }
}

/// One lost word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceVariant {
    /// The difference, for example `DIF-05`.
    pub difference: ClauseId,
    /// The clause that it is a variant of.
    pub clause: ClauseId,
    /// The word that is missing, quotation marks and dashes levelled.
    pub lost: String,
    /// Which word of the clause it is, the first being 0.
    pub word: usize,
    /// How much hung on it.
    pub effect: LossEffect,
}

/// How much hung on a lost word. The sentence that says what it would have changed is `source-loss-<difference>`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LossEffect {
    /// The sense is not touched.
    Harmless,
    /// The order of the text, not a rule.
    Structure,
    /// A rule would have been read otherwise.
    Rule,
    /// People would have come to harm.
    LifeCritical,
}

impl LossEffect {
    /// Every effect, by its word in the file.
    const WORDS: [(&'static str, Self); 4] = [
        ("harmless", Self::Harmless),
        ("structure", Self::Structure),
        ("rule", Self::Rule),
        ("life-critical", Self::LifeCritical),
    ];

    /// The stable code; its words are the message `source-effect-<code>`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Harmless => "harmless",
            Self::Structure => "structure",
            Self::Rule => "rule",
            Self::LifeCritical => "life-critical",
        }
    }
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
            word: number("variants.word", variant.word, 0, 1_000)?,
            effect: word("variants.effect", &variant.effect, &LossEffect::WORDS)?,
        })
    });
    Ok(SourceVariants {
        kept_in: copy("kept_in", form.kept_in)?,
        lost_in: copy("lost_in", form.lost_in)?,
        variants: variants.collect::<Result<_, EditionError>>()?,
    })
}

/// A copy's number, for example `001`, or its code.
pub(super) fn copy(field: &'static str, found: String) -> Result<String, EditionError> {
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
    effect: String,
    lost: String,
    word: u64,
}
