//! The sentences of both languages, read once, in the words of the side whose node this is.
use agreement::edition::Edition;
use agreement::identity::Node;
use wire::phrases::{Locale, Phrases};

/// English and Russian.
#[derive(Debug)]
pub(crate) struct Tongues {
    english: Phrases,
    russian: Phrases,
}

impl Tongues {
    /// A headquarters' officers read their own side's wording of neutral ids; at the centre, where both sit, they stay neutral.
    pub(crate) fn new(edition: &Edition, node: Node) -> Self {
        let own = |locale| match node.side() {
            Some(side) => Phrases::for_side(locale, edition, side),
            None => Phrases::new(locale),
        };
        Self { english: own(Locale::En), russian: own(Locale::Ru) }
    }

    pub(crate) const fn of(&self, locale: Locale) -> &Phrases {
        match locale {
            Locale::En => &self.english,
            Locale::Ru => &self.russian,
        }
    }
}
