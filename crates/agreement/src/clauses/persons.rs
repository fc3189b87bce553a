//! SG-08: no name of a person stands in a coordination record. A text that seems to hold one goes back to its author.
//!
//! Five signs in English, Russian and Arabic: a title before a name, a common given name before another name, a Russian patronymic,
//! two initials at a name, a kunya or *son of*. They are signs and no proof, so the refusal says which word it was by its number, never
//! by the word: a name that bounced does not travel in the verdict. What both sides agreed to call a place, and names of groups and of
//! places when they are proposed, are not read. The lists stand here and not in an edition, because no edition may do without them.
mod words;

use super::{Case, lint};
use crate::records::{Body, Question, Register, RegisterContent};
use crate::verdict::{Basis, Finding};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    if names_no_person_by_form(case.body()) {
        return;
    }
    let joined = super::registers::joined_leaves(case.body());
    let texts: Vec<&str> = lint::texts(case.body()).into_iter().chain(joined.as_deref()).collect();
    if !texts.iter().any(|text| person_in(text).is_some()) {
        return;
    }
    // Rarely reached, so what is looked up here costs little.
    let places = agreed_names(case);
    let named = texts.into_iter().find_map(|text| person_in(&without(text, &places)));
    findings.extend(named.map(|(sign, word)| {
        Finding::breached(Basis::Safeguard("SG-08"), sign).with("word", word).curable_by([case.author()])
    }));
}

/// Kinds that give names to places and groups, some of which were called after persons.
fn names_no_person_by_form(body: &Body) -> bool {
    let is_group =
        |content: &RegisterContent| matches!(content.register(), Register::NamedGroup | Register::CeasefireParty);
    matches!(body, Body::AgreedName(_)) || matches!(body, Body::Register(entry) if is_group(&entry.content))
}

fn agreed_names<'a>(case: &Case<'a>) -> Vec<&'a str> {
    let agreed = |record| case.state.both_once_said(record, Question::Name, u64::MAX);
    let facts = case.state.of_kind("agreed-name").filter(|fact| !fact.is_ended() && agreed(fact.record));
    facts.filter_map(|fact| fact.as_given_name()).flat_map(crate::records::GivenName::spellings).collect()
}

fn without<'t>(text: &'t str, places: &[&str]) -> Cow<'t, str> {
    places.iter().filter(|place| !place.is_empty()).fold(Cow::Borrowed(text), |text, place| {
        if text.contains(place) { Cow::Owned(text.replace(place, "; ")) } else { text }
    })
}

/// A word and what stood between it and the one before.
#[derive(Clone, Copy)]
struct Word<'t> {
    text: &'t str,
    before: &'t str,
}

impl Word<'_> {
    /// True when nothing but spaces, points and hyphens part it from the word before: no sentence, clause or line between.
    fn follows(self) -> bool {
        !self.before.is_empty()
            && self.before.chars().all(|letter| matches!(letter, ' ' | '.' | '-' | '\u{2019}' | '\'' | '\u{a0}'))
    }

    fn is_capitalised(self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    fn is_arabic(self) -> bool {
        self.text.chars().all(|letter| matches!(letter, '\u{620}'..='\u{64a}' | '\u{671}'..='\u{6d3}'))
    }

    /// A word that could be a name: capitalised, with a letter after the first that is small, or Arabic of two letters or more.
    fn could_be_a_name(self) -> bool {
        let mut letters = self.text.chars();
        let first = letters.next();
        let rest = letters.next();
        if self.is_arabic() {
            return rest.is_some();
        }
        first.is_some_and(char::is_uppercase) && rest.is_some_and(char::is_lowercase)
    }
}

fn split(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(from.len());
        let (word, after) = from.split_at(end);
        words.push(Word { text: word, before });
        rest = after;
    }
    words
}

/// The sign of a person's name in a text and the number of the word at which it begins.
fn person_in(text: &str) -> Option<(&'static str, usize)> {
    let words = split(text);
    words.iter().enumerate().find_map(|(index, word)| {
        let next = words.get(index + 1).copied().filter(|next| next.follows());
        let after = words.get(index + 2).copied().filter(|after| after.follows());
        let lower: String = word.text.to_lowercase();
        let named = next.filter(|next| next.could_be_a_name() && !is_common(*next));
        let sign = if is_patronymic(*word, &lower) {
            Some("text-names-a-person-by-patronymic")
        } else if named.is_some() && is_title(&lower) {
            Some("text-names-a-person-by-title")
        } else if named.is_some() && words::SON_OF.contains(&lower.as_str()) {
            Some("text-names-a-person-by-kinship")
        } else if is_given_name(*word, &lower) && goes_on(next, after) {
            Some("text-names-a-person-by-given-name")
        } else if has_initials(*word, next, after) {
            Some("text-names-a-person-by-initials")
        } else {
            None
        };
        sign.map(|sign| (sign, index + 1))
    })
}

fn is_title(lower: &str) -> bool {
    let fits = |pattern: &&str| pattern.strip_suffix('*').map_or(*pattern == lower, |stem| lower.starts_with(stem));
    words::TITLES.iter().any(fits) && !words::NO_TITLES.iter().any(fits)
}

/// What follows titles and is no name: staffs, councils, roads.
fn is_common(word: Word<'_>) -> bool {
    let lower = word.text.to_lowercase();
    let fits = |pattern: &&str| pattern.strip_suffix('*').map_or(*pattern == lower, |stem| lower.starts_with(stem));
    // With the article it qualifies the word before: the first brigade, the medical captain.
    (word.is_arabic() && lower.starts_with("ال")) || words::NO_NAMES.iter().any(fits)
}

/// Sons and daughters of somebody: no other Russian words of that length end so.
fn is_patronymic(word: Word<'_>, lower: &str) -> bool {
    const LETTERS_MIN: usize = 7;
    word.is_capitalised()
        && lower.chars().count() >= LETTERS_MIN
        && words::PATRONYMIC_ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

fn is_given_name(word: Word<'_>, lower: &str) -> bool {
    // A Russian name in another case than the nominative is at most two letters longer than its stem.
    let inflected = |stem: &str| lower.strip_prefix(stem).is_some_and(|ending| words::CASE_ENDINGS.contains(&ending));
    if word.is_arabic() {
        return words::ARABIC_NAMES.contains(&lower);
    }
    word.is_capitalised()
        && (words::LATIN_NAMES.contains(&lower) || words::RUSSIAN_STEMS.iter().any(|stem| inflected(stem)))
}

/// A given name goes on with another name, by itself or after a particle.
fn goes_on(next: Option<Word<'_>>, after: Option<Word<'_>>) -> bool {
    let Some(next) = next else { return false };
    let particle = words::PARTICLES.contains(&next.text.to_lowercase().as_str());
    let name = if particle { after } else { Some(next) };
    // An Arabic surname has the article where a common word has it too: it counts after a given name.
    name.is_some_and(|name| name.could_be_a_name() && (name.is_arabic() || !is_common(name)))
}

/// `A. B. Name` and `Name A. B.`, in either script.
fn has_initials(word: Word<'_>, next: Option<Word<'_>>, after: Option<Word<'_>>) -> bool {
    let (Some(next), Some(after)) = (next, after) else { return false };
    let is_initial = |word: Word<'_>| word.text.chars().count() == 1 && word.is_capitalised();
    let pointed = |word: Word<'_>| word.before.starts_with('.');
    (is_initial(word) && is_initial(next) && pointed(next) && pointed(after) && after.could_be_a_name())
        || (word.could_be_a_name() && is_initial(next) && is_initial(after) && pointed(after) && !pointed(next))
}

#[cfg(test)]
mod tests;
