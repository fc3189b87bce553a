//! The sound key of a name: its sounds in order, each with the weight that its word has.
//!
//! Two spellings of one name in two scripts have keys that are near each other; [`super::distance`] says how near.

use super::letters::{Script, words};
use super::sound::Sound;
use super::spelling::{Heard, Reading, WordPlace, has_other_reading, sounds, writes_vowels};
use super::words::{Order, Role, joined_article_letters, role, translated, without_joined_article};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// A name as it sounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) heard: Vec<Heard>,
    /// Whether its spelling writes short vowels.
    pub(super) vowels: Vowels,
    /// What all sounds weigh together.
    pub(super) mass: u32,
    /// Whether a word says that an airfield is meant.
    pub(super) airfield: AirfieldWord,
    /// Whether the name begins with the article.
    pub(super) article: Article,
}

/// Whether a spelling writes short vowels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vowels {
    /// Latin, Cyrillic and Kurdish.
    Written,
    /// Arabic.
    Unwritten,
}

/// Whether a name begins with the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Article {
    Written,
    NotWritten,
}

/// Whether a name says of itself that it is an airfield's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AirfieldWord {
    Said,
    NotSaid,
}

/// No key is longer: 80 letters and then some.
pub(super) const KEY_SOUNDS_MAX: usize = 64;
/// The weight of sounds in words that many names share, in percent.
const SHARED_PERCENT: u8 = 45;
/// The weight of sounds in words that tell parts of a place apart, in percent.
const ASIDE_PERCENT: u8 = 16;
/// The weight of what may be an article run together with its word, in percent.
const JOINED_ARTICLE_PERCENT: u8 = 30;

impl Key {
    /// The key of a name as it is customarily read; empty when the name has no letter or digit that is known.
    pub(super) fn of(name: &str) -> Self {
        Self::read(&in_arabic_order(words(name)), Script::of(name), Reading::Customary)
    }

    /// The keys of a name that sound of something, each with its reading: the customary one first, and another where its letters can be
    /// read in another way.
    pub(super) fn readings(name: &str) -> Vec<(Reading, Self)> {
        let words = in_arabic_order(words(name));
        let script = Script::of(name);
        let mut keys = vec![(Reading::Customary, Self::read(&words, script, Reading::Customary))];
        if words.iter().any(|word| has_other_reading(word)) {
            let other = Self::read(&words, script, Reading::Other);
            if keys.iter().all(|(_, key)| key.heard != other.heard) {
                keys.push((Reading::Other, other));
            }
        }
        keys.retain(|(_, key)| key.mass > 0);
        keys
    }

    fn read(words: &[String], script: Option<Script>, reading: Reading) -> Self {
        let roles: Vec<Role> = words
            .iter()
            .enumerate()
            .map(|(index, word)| {
                let bare = word.trim_matches(super::letters::AYN_MARK);
                role(bare, words.get(index + 1).map(String::as_str))
            })
            .collect();
        let airfield = if roles.contains(&Role::Airfield) { AirfieldWord::Said } else { AirfieldWord::NotSaid };
        // A name of nothing but such words is made of them.
        let has_own = roles.contains(&Role::Own);
        let has_shared = roles.contains(&Role::Shared);
        let has_aside = roles.contains(&Role::Aside);
        let counts = |role: &Role| match role {
            Role::Own => Some(100),
            Role::Shared => Some(if has_own { SHARED_PERCENT } else { 100 }),
            // Nothing but the word: a place called New.
            Role::Aside => Some(if has_own || has_shared { ASIDE_PERCENT } else { 100 }),
            Role::Kind | Role::Airfield => (!has_own && !has_shared && !has_aside).then_some(100),
            Role::Article => None,
        };
        let mut heard = Vec::new();
        let mut article = Article::NotWritten;
        if roles.first() == Some(&Role::Article) {
            article = Article::Written;
        }
        let last = words.len().saturating_sub(1);
        for (index, (word, role)) in words.iter().zip(&roles).enumerate() {
            let Some(percent) = counts(role) else { continue };
            let script = Script::of(word).unwrap_or(Script::Latin);
            let is_vowelless = script == Script::Arabic && !writes_vowels(word);
            let place = if index == last { WordPlace::Last } else { WordPlace::Before };
            let bare = without_joined_article(word, script);
            if index == 0 && bare.len() != word.len() {
                article = Article::Written;
            }
            let light = joined_article_letters(bare, script);
            for (at, mut sound) in sounds(bare, script, place, reading).into_iter().enumerate() {
                // Arabic writes a doubled consonant once; the same letter twice has a vowel between.
                let doubling = if is_vowelless && at > 0 { Doubling::Kept } else { Doubling::Joined };
                sound.percent = (u16::from(sound.percent) * u16::from(percent) / 100) as u8;
                if at < light {
                    sound.percent = sound.percent.min(JOINED_ARTICLE_PERCENT);
                }
                append(&mut heard, sound, doubling);
            }
        }
        heard.truncate(KEY_SOUNDS_MAX);
        let mass = heard.iter().map(|heard| u32::from(heard.sound.weight()) * u32::from(heard.percent) / 100).sum();
        let vowels = if script == Some(Script::Arabic) && !words.iter().any(|word| writes_vowels(word)) {
            Vowels::Unwritten
        } else {
            Vowels::Written
        };
        Self { heard, vowels, mass, airfield, article }
    }
}

/// Words that sources translate are put back into Arabic, to where they stand there.
fn in_arabic_order(words: Vec<String>) -> Vec<String> {
    if !words.iter().any(|word| translated(word).is_some()) {
        return words;
    }
    let (mut before, mut kept, mut behind) = (Vec::new(), Vec::new(), Vec::new());
    for word in words {
        match translated(&word) {
            Some((arabic, Order::Before)) => before.push(arabic.to_owned()),
            Some((arabic, Order::Behind)) => behind.push(arabic.to_owned()),
            None => kept.push(word),
        }
    }
    before.append(&mut kept);
    before.append(&mut behind);
    before
}

/// Whether the same sound twice in a row is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doubling {
    Joined,
    Kept,
}

/// Adds a sound; doubled sounds become one, and a vowel beside its half-vowel is the half-vowel.
fn append(heard: &mut Vec<Heard>, next: Heard, doubling: Doubling) {
    let Some(last) = heard.last_mut() else {
        heard.push(next);
        return;
    };
    let is_joined = doubling == Doubling::Joined && !next.sound.is_digit();
    match (last.sound, next.sound) {
        (a, b) if a == b && is_joined => last.percent = last.percent.max(next.percent),
        (Sound::Y, Sound::I) | (Sound::W, Sound::U) => {}
        (Sound::I, Sound::Y) | (Sound::U, Sound::W) => *last = next,
        _ => heard.push(next),
    }
}
