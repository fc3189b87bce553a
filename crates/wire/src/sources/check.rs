//! Whether a reader's own copy of the text has every clause whole, by the hashes of the clauses (DIF-01 to DIF-08).
//!
//! A clause is found wherever in the copy it stands, so what a page adds before and after the text is passed over (DIF-09). A
//! clause is known again without its lost word as well: put back in its place, the word makes the hash right. Knows no text.
use super::variants::copy;
use super::{SourceError, SourceVariant, SourceVariants, levelled};
use crate::edition::check::{clause, number};
use crate::edition::{EditionError, canonical};
use agreement::identity::Digest;
use agreement::register::ClauseId;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The hashes of the clauses of the copy that the editions were made from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClauseTexts {
    /// Which copy.
    pub copy: String,
    /// The clauses that have a text, in the order of the document.
    pub clauses: Vec<ClauseText>,
}

/// The text of one clause, as far as it is kept: how long it is, how it opens, and what it hashes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClauseText {
    /// The clause.
    pub clause: ClauseId,
    /// How many words it has, levelled.
    pub words: usize,
    /// SHA-256 of its levelled words, one space between two.
    pub sha256: Digest,
    /// The first eight hexadecimal digits of the SHA-256 of its first two words that no copy lost: where to look.
    pub opens: String,
}

/// How a clause stands in a copy.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reading<'a> {
    /// Word for word.
    Whole,
    /// But for the word that a copy is known to have lost.
    Lost(&'a SourceVariant),
    /// Not there, or in other words.
    Otherwise,
}

/// Reads the hashes.
///
/// # Errors
/// [`EditionError`]: not canonical JSON, a field unknown or missing, a clause that the register lacks, no hash.
pub fn parse_clause_texts(bytes: &[u8]) -> Result<ClauseTexts, EditionError> {
    let form: ClauseTextsForm = canonical(bytes)?;
    let hash = |field, hex: &str| Digest::parse_hex(hex).ok_or(EditionError::BadHash { field, found: hex.to_owned() });
    let clauses = form.clauses.into_iter().map(|row| {
        Ok(ClauseText {
            clause: clause("clauses.clause", &row.clause)?,
            words: number("clauses.words", row.words, 1, 1_000)?,
            sha256: hash("clauses.sha256", &row.sha256)?,
            // Eight digits of a hash: the same check as a whole one, filled up.
            opens: hash("clauses.opens", &format!("{}{}", row.opens, "0".repeat(56))).map(|_| row.opens)?,
        })
    });
    Ok(ClauseTexts { copy: copy("copy", form.copy)?, clauses: clauses.collect::<Result<_, EditionError>>()? })
}

/// How every clause stands in a copy, in the order of the document.
///
/// # Errors
/// [`SourceError::TooLong`].
pub fn check_copy<'a>(
    text: &str,
    texts: &ClauseTexts,
    variants: &'a SourceVariants,
) -> Result<Vec<(ClauseId, Reading<'a>)>, SourceError> {
    let words = levelled(text)?;
    let mut openings: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, pair) in words.windows(2).enumerate() {
        openings.entry(opening(pair)).or_default().push(place);
    }
    let read = texts.clauses.iter().map(|row| {
        let places = openings.get(&row.opens).map_or(&[][..], Vec::as_slice);
        (row.clause, reading(row, &words, places, variants.of(row.clause)))
    });
    Ok(read.collect())
}

fn reading<'a>(
    row: &ClauseText,
    words: &[String],
    places: &[usize],
    variant: Option<&'a SourceVariant>,
) -> Reading<'a> {
    // Where the lost word would be the first, the clause begins one word before its opening.
    let ahead = usize::from(variant.is_some_and(|variant| variant.word == 0));
    let span = |place: usize, length: usize| words.get(place..place.checked_add(length)?);
    let is_whole = |place: &usize| {
        place.checked_sub(ahead).and_then(|first| span(first, row.words)).is_some_and(|span| hashes_to(row, span))
    };
    if places.iter().any(is_whole) {
        return Reading::Whole;
    }
    let has_lost = |variant: &SourceVariant, place: usize| {
        let Some(span) = span(place, row.words - 1).filter(|span| variant.word <= span.len()) else { return false };
        let mut mended = span.to_vec();
        mended.insert(variant.word, variant.lost.clone());
        hashes_to(row, &mended)
    };
    match variant {
        Some(variant) if places.iter().any(|place| has_lost(variant, *place)) => Reading::Lost(variant),
        Some(_) | None => Reading::Otherwise,
    }
}

fn hashes_to(row: &ClauseText, words: &[String]) -> bool {
    ledger::sha256(words.join(" ").as_bytes()).as_bytes() == row.sha256.as_bytes()
}

/// The first eight hexadecimal digits of the SHA-256 of two words.
fn opening(pair: &[String]) -> String {
    ledger::sha256(pair.join(" ").as_bytes()).to_string().chars().take(8).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClauseTextsForm {
    clauses: Vec<ClauseTextForm>,
    copy: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClauseTextForm {
    clause: String,
    opens: String,
    sha256: String,
    words: u64,
}
