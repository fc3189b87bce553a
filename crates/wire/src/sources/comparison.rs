//! Lays two copies of one text side by side and says which words stand in one only.
//!
//! Passages of four words that stand once in each copy hold the two together; between such places the words that differ are
//! left over. What stands before the first place and after the last is taken for the page's, not the text's: the header and
//! the footer of a blog (DIF-09). Knows no clause.
use super::{SourceError, levelled};
use std::collections::BTreeMap;

/// Words that hold a place together.
const ANCHOR_WORDS: usize = 4;

/// A place where the two differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CopyDifference {
    /// The words before it that both have, up to five.
    pub after: String,
    /// What the first has there; empty where it has nothing.
    pub one: String,
    /// What the second has there.
    pub other: String,
}

/// How many words say where a difference is.
const CONTEXT_WORDS: usize = 5;

/// The differences of two copies, in the order of the text.
///
/// # Errors
/// [`SourceError`]: a copy is too long, or the two have nothing in common.
pub fn compare_copies(one: &str, other: &str) -> Result<Vec<CopyDifference>, SourceError> {
    let (one, other) = (levelled(one)?, levelled(other)?);
    let places = anchors(&one, &other);
    let mut last = *places.first().ok_or(SourceError::NothingInCommon)?;
    let mut differences = Vec::new();
    for place in places {
        differences.extend(between(&one, &other, last, place));
        last = place;
    }
    Ok(differences)
}

/// Pairs of places, ascending in both copies, from which on [`ANCHOR_WORDS`] words are the same.
fn anchors(one: &[String], other: &[String]) -> Vec<(usize, usize)> {
    let (mine, theirs) = (once(one), once(other));
    let mut shared: Vec<(usize, usize)> =
        mine.iter().filter_map(|(words, place)| Some((*place, *theirs.get(words)?))).collect();
    shared.sort_unstable();
    longest_ascending(&shared)
}

/// Passages that stand exactly once, and where.
fn once(words: &[String]) -> BTreeMap<&[String], usize> {
    let mut places: BTreeMap<&[String], Option<usize>> = BTreeMap::new();
    for (place, passage) in words.windows(ANCHOR_WORDS).enumerate() {
        places.entry(passage).and_modify(|seen| *seen = None).or_insert(Some(place));
    }
    places.into_iter().filter_map(|(passage, place)| Some((passage, place?))).collect()
}

/// The longest run of pairs, sorted by their first, that ascends in the second too (patience sorting).
fn longest_ascending(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, the pair that ends the run of that length with the smallest second; each pair knows its predecessor.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |index: usize| pairs.get(index).map_or(usize::MAX, |pair| pair.1);
    for (index, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| second(*end) < pair.1);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(index) = at {
        run.extend(pairs.get(index).copied());
        at = before.get(index).copied().flatten();
    }
    run.reverse();
    run
}

/// What differs between one place where the two agree and the next.
fn between(one: &[String], other: &[String], last: (usize, usize), next: (usize, usize)) -> Option<CopyDifference> {
    let mine = one.get(last.0..next.0)?;
    let theirs = other.get(last.1..next.1)?;
    let ahead = mine.iter().zip(theirs).take_while(|(mine, theirs)| mine == theirs).count();
    let (mine, theirs) = (mine.get(ahead..)?, theirs.get(ahead..)?);
    let behind = mine.iter().rev().zip(theirs.iter().rev()).take_while(|(mine, theirs)| mine == theirs).count();
    let mine = mine.get(..mine.len() - behind)?;
    let theirs = theirs.get(..theirs.len() - behind)?;
    if mine.is_empty() && theirs.is_empty() {
        return None;
    }
    let place = last.0 + ahead;
    let after = one.get(place.saturating_sub(CONTEXT_WORDS)..place)?;
    Some(CopyDifference { after: after.join(" "), one: mine.join(" "), other: theirs.join(" ") })
}
