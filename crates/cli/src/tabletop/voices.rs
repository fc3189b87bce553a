//! Who speaks in a play: the reader, to whom the play itself speaks, and the people of each node. Holds no sentence.
use agreement::edition::Edition;
use agreement::identity::{Node, Side};
use std::collections::BTreeMap;
use wire::phrases::{Locale, Phrases};

/// The languages of a play.
pub struct Voices<'a> {
    reader: &'a Phrases,
    sides: BTreeMap<Side, Phrases>,
}

impl<'a> Voices<'a> {
    /// Everybody speaks the reader's language: a script is reviewed by one side, in its own.
    #[must_use]
    pub const fn of_reader(reader: &'a Phrases) -> Self {
        Self { reader, sides: BTreeMap::new() }
    }

    /// Each headquarters speaks the language of its party, in its own words, as its officers would see it; the centre that of the reader.
    #[must_use]
    pub fn of_parties(reader: &'a Phrases, edition: &Edition) -> Self {
        let locale = |side| Locale::parse(edition.party(side).language.tag()).unwrap_or(Locale::En);
        let own = |side| Phrases::for_side(locale(side), edition, side);
        Self { reader, sides: Side::BOTH.into_iter().map(|side| (side, own(side))).collect() }
    }

    /// What the play itself says.
    #[must_use]
    pub const fn reader(&self) -> &Phrases {
        self.reader
    }

    /// What the people of a node read.
    #[must_use]
    pub fn of(&self, node: Node) -> &Phrases {
        node.side().and_then(|side| self.sides.get(&side)).unwrap_or(self.reader)
    }
}
