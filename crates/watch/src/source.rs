//! What the watch is told of the sources: their owners, what they can know, and when their corroboration is worth something.
//!
//! A source's number means nothing outside a run, so nothing here orders or names by it: the tag, a digest of its name, does.
//! Independence is counted in pairs of class and owner, never in messages; what an aircraft says of itself is one voice however many
//! receivers hear it.

use crate::digest::Digest;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::Position;
use spacetime::observation::{SourceClass, SourceId};

/// What is known of one source. None of it but the class leaves the national node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFacts {
    /// Its name in the register of sources.
    pub name: String,
    /// Who owns it.
    pub owner: String,
    /// One standard deviation of its positions where reports do not say, millimetres.
    pub sigma_mm: Option<u32>,
    /// Where a receiver of self-reports stands, with its height above the sea in metres, so that what it cannot hear is seen.
    pub receiver: Option<(Position, i64)>,
    /// When it is expected to see an aircraft again: the turn of a radar; nothing for what has no beat.
    pub beat_ms: Option<i64>,
}

/// The sources of a run, in the order of their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    facts: SourceFacts,
    tag: Digest,
    speaker: Digest,
}

/// A source without its names, as a package seals it: what a judgement needs and no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SealedSource {
    /// The digest of its name.
    pub tag: Digest,
    /// The digest of its owner's name.
    pub speaker: Digest,
    /// As in [`SourceFacts`].
    pub sigma_mm: Option<u32>,
    /// As in [`SourceFacts`].
    pub receiver: Option<(Position, i64)>,
}

impl Sources {
    /// These sources: the first has number 0.
    #[must_use]
    pub fn new(rows: Vec<SourceFacts>) -> Self {
        let row = |facts: SourceFacts| {
            let (tag, speaker) = (Digest::of_text(&facts.name), Digest::of_text(&facts.owner));
            Row { facts, tag, speaker }
        };
        Self { rows: rows.into_iter().map(row).collect() }
    }

    /// Sources of which only digests of their names are known, in the order of their numbers.
    #[must_use]
    pub fn of_sealed(rows: Vec<SealedSource>) -> Self {
        let row = |SealedSource { tag, speaker, sigma_mm, receiver }| {
            let (name, owner) = (String::new(), String::new());
            Row { facts: SourceFacts { name, owner, sigma_mm, receiver, beat_ms: None }, tag, speaker }
        };
        Self { rows: rows.into_iter().map(row).collect() }
    }

    /// A source without its names; nothing for one that nobody registered.
    #[must_use]
    pub fn sealed(&self, id: SourceId) -> Option<SealedSource> {
        let Row { facts, tag, speaker } = self.row(id)?;
        Some(SealedSource { tag: *tag, speaker: *speaker, sigma_mm: facts.sigma_mm, receiver: facts.receiver })
    }

    /// What is known of a source; nothing for one that nobody registered.
    #[must_use]
    pub fn get(&self, id: SourceId) -> Option<&SourceFacts> {
        self.row(id).map(|row| &row.facts)
    }

    fn row(&self, id: SourceId) -> Option<&Row> {
        self.rows.get(usize::try_from(id.0).ok()?)
    }

    /// The name of a source that does not change with its number. Unregistered sources are all one.
    #[must_use]
    pub fn tag(&self, id: SourceId) -> Digest {
        self.row(id).map_or(Digest::from_bytes([0; 32]), |row| row.tag)
    }

    /// The voice that a report of this class by this source is.
    #[must_use]
    pub fn voice(&self, class: SourceClass, id: SourceId) -> Voice {
        let speaker = match class {
            SourceClass::SelfReport => None,
            SourceClass::Multilateration
            | SourceClass::SecondaryRadar
            | SourceClass::PrimaryRadar
            | SourceClass::Human
            | SourceClass::Imagery => Some(self.row(id).map_or_else(|| Digest::of_text(""), |row| row.speaker)),
        };
        Voice { class, speaker }
    }

    /// Every source with its number.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &SourceFacts)> {
        (0..).map(SourceId).zip(self.rows.iter().map(|row| &row.facts))
    }
}

/// A voice that can corroborate another: a class and an owner. All self-reports of an aircraft are one voice, its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Voice {
    /// The class.
    pub class: SourceClass,
    /// Digest of the owner's name; nothing for self-reports.
    pub speaker: Option<Digest>,
}
