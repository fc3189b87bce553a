//! The sentences of both languages, read once.
use wire::phrases::{Locale, Phrases};

/// English and Russian.
#[derive(Debug)]
pub(crate) struct Tongues {
    english: Phrases,
    russian: Phrases,
}

impl Tongues {
    pub(crate) fn new() -> Self {
        Self { english: Phrases::new(Locale::En), russian: Phrases::new(Locale::Ru) }
    }

    pub(crate) const fn of(&self, locale: Locale) -> &Phrases {
        match locale {
            Locale::En => &self.english,
            Locale::Ru => &self.russian,
        }
    }
}
