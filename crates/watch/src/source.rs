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
    rows: Vec<(SourceFacts, Digest)>,
}

impl Sources {
    /// These sources: the first has number 0.
    #[must_use]
    pub fn new(rows: Vec<SourceFacts>) -> Self {
        Self { rows: rows.into_iter().map(|row| (row.clone(), Digest::of_text(&row.name))).collect() }
    }

    /// What is known of a source; nothing for one that nobody registered.
    #[must_use]
    pub fn get(&self, id: SourceId) -> Option<&SourceFacts> {
        self.row(id).map(|(facts, _)| facts)
    }

    fn row(&self, id: SourceId) -> Option<&(SourceFacts, Digest)> {
        self.rows.get(usize::try_from(id.0).ok()?)
    }

    /// The name of a source that does not change with its number. Unregistered sources are all one.
    #[must_use]
    pub fn tag(&self, id: SourceId) -> Digest {
        self.row(id).map_or(Digest::from_bytes([0; 32]), |(_, tag)| *tag)
    }

    /// The voice that a report of this class by this source is.
    #[must_use]
    pub fn voice(&self, class: SourceClass, id: SourceId) -> Voice {
        let owner = self.get(id).map_or("", |facts| facts.owner.as_str());
        let speaker = match class {
            SourceClass::SelfReport => None,
            SourceClass::Multilateration
            | SourceClass::SecondaryRadar
            | SourceClass::PrimaryRadar
            | SourceClass::Human
            | SourceClass::Imagery => Some(Digest::of_text(owner)),
        };
        Voice { class, speaker }
    }

    /// Every source with its number.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &SourceFacts)> {
        (0..).map(SourceId).zip(self.rows.iter().map(|(facts, _)| facts))
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
