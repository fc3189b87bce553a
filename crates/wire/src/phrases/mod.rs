//! Every sentence a person reads: Fluent catalogues in English and Russian, looked up by stable code.
//!
//! Code carries codes and arguments only; the words stand in `locales/<language>/<room>.ftl`, one message per code with
//! its cure as the attribute `.cure`. A sentence that a language lacks is said in English, and one that no catalogue has
//! is the code itself: whoever reads always gets something he can quote. Must not know where the words are shown.
//!
//! ```
//! use jig_wire::phrases::{Locale, Phrases};
//! let phrases = Phrases::new(Locale::Ru);
//! assert_eq!(phrases.say("no-such-code", &[]), "no-such-code");
//! assert!(phrases.cure("wire-key-duplicate", &[("key", "a".to_owned())]).is_some());
//! ```
mod catalogues;
mod coded;

pub use coded::Coded;

use agreement::edition::Edition;
use agreement::identity::{Language, Side};
use catalogues::{EN, RU};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A language in which jig speaks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Locale {
    /// English.
    En,
    /// Russian.
    Ru,
}

impl Locale {
    /// Every language, in the order in which they are always listed.
    pub const ALL: [Self; 2] = [Self::En, Self::Ru];

    /// The BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
        }
    }

    /// Reads a tag, with or without a region: `ru`, `ru-RU`, `ru_RU.UTF-8`.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_', '.']).next()?;
        Self::ALL.into_iter().find(|locale| locale.tag() == language)
    }

    /// The language of the domain.
    #[must_use]
    pub const fn language(self) -> Language {
        match self {
            Self::En => Language::En,
            Self::Ru => Language::Ru,
        }
    }

    const fn catalogues(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::En => &EN,
            Self::Ru => &RU,
        }
    }
}

/// The sentences of one language, with English behind them.
pub struct Phrases {
    locale: Locale,
    own: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
}

impl Phrases {
    /// The sentences of a language.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        Self { locale, own: bundle(locale), english: bundle(Locale::En) }
    }

    /// The sentences of a language as the people of one side read them: where a sentence has a neutral id of the edition
    /// (`term-third-party-flight`), it has that side's own wording. The other side's stands in no sentence of theirs.
    #[must_use]
    pub fn for_side(locale: Locale, edition: &Edition, side: Side) -> Self {
        let mut phrases = Self::new(locale);
        for (bundle, language) in [(&mut phrases.own, locale.language()), (&mut phrases.english, Language::En)] {
            let words: String = edition
                .party(side)
                .wording
                .iter()
                .map(|(id, label)| format!("term-{id} = {{ \"{}\" }}\n", literal(label.in_language(language))))
                .collect();
            // An id that is no name of a message is left out, and its neutral words stay.
            bundle.add_resource_overriding(FluentResource::try_new(words).unwrap_or_else(|(resource, _)| resource));
        }
        phrases
    }

    /// The language.
    #[must_use]
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// The sentence of a code.
    #[must_use]
    pub fn say(&self, code: &str, arguments: &[(&str, String)]) -> String {
        self.look_up(code, None, arguments).unwrap_or_else(|| code.to_owned())
    }

    /// What would cure what a code says; `None` where nothing is to be done.
    #[must_use]
    pub fn cure(&self, code: &str, arguments: &[(&str, String)]) -> Option<String> {
        self.attribute(code, "cure", arguments)
    }

    /// An attribute of a code's sentence, for example the `reason` of a clause.
    #[must_use]
    pub fn attribute(&self, code: &str, attribute: &str, arguments: &[(&str, String)]) -> Option<String> {
        self.look_up(code, Some(attribute), arguments)
    }

    /// Whether a catalogue of this language, or the English one, has a code.
    #[must_use]
    pub fn has(&self, code: &str) -> bool {
        self.own.has_message(code) || self.english.has_message(code)
    }

    /// The sentence of an error.
    #[must_use]
    pub fn explain(&self, error: &dyn Coded) -> String {
        self.say(error.code(), &error.arguments())
    }

    /// What would cure an error.
    #[must_use]
    pub fn cure_of(&self, error: &dyn Coded) -> Option<String> {
        self.cure(error.code(), &error.arguments())
    }

    fn look_up(&self, code: &str, attribute: Option<&str>, arguments: &[(&str, String)]) -> Option<String> {
        [&self.own, &self.english].into_iter().find_map(|bundle| {
            let message = bundle.get_message(code)?;
            let pattern = match attribute {
                None => message.value(),
                Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
            }?;
            let mut errors = Vec::new();
            let mut named = FluentArgs::with_capacity(arguments.len());
            for (name, value) in arguments {
                named.set(*name, argument(value));
            }
            Some(bundle.format_pattern(pattern, Some(&named), &mut errors).into_owned())
        })
    }
}

impl std::fmt::Debug for Phrases {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Phrases").field("locale", &self.locale).finish_non_exhaustive()
    }
}

/// A count selects plural forms; everything else, hashes and leading zeros included, stays the text it is.
fn argument(value: &str) -> FluentValue<'_> {
    const DIGITS_MAX: usize = 15;
    let is_count = value.len() <= DIGITS_MAX
        && value.bytes().all(|digit| digit.is_ascii_digit())
        && (value == "0" || !value.starts_with('0'));
    if is_count && !value.is_empty() { FluentValue::try_number(value) } else { FluentValue::from(value) }
}

/// A text as it stands between quotation marks in a catalogue.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

fn bundle(locale: Locale) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = locale.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Isolation marks are hidden characters; a sentence must come out of a terminal, a file and a test as it stands here.
    bundle.set_use_isolating(false);
    for (_, text) in locale.catalogues() {
        // What parses is used; that everything parses, and that no code stands twice, is a test's business.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
        if let Err(_repeated) = bundle.add_resource(resource) {}
    }
    bundle
}
