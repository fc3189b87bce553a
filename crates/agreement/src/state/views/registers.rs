//! A register as somebody knew it at a time: every version of every entry, and what follows from those that stand.
//!
//! Entries come in the order of their keys and versions in the order of the log: nothing here compares or orders what
//! entries say (SG-02). A reading says what the rules would say of an entry, by a code of the catalogues.
mod exceptions;
mod readings;

pub use exceptions::ExceptionCount;

use super::super::{AsKnown, EndKind, Fact, State};
use crate::identity::{Post, Side};
use crate::records::{Bearing, EntryKey, Register, RegisterEntry};
use crate::register::{Section, clauses};
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::Instant;

/// An entry of a register with its history.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegisterLine<'a> {
    /// Its key.
    pub key: EntryKey,
    /// Its versions, in the order of the log; none for an entry that the edition brings and nobody has changed.
    pub versions: Vec<RegisterVersion<'a>>,
    /// What follows from those that stand.
    pub readings: Vec<RegisterReading>,
}

/// One version.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RegisterVersion<'a> {
    /// The record.
    pub fact: &'a Fact,
    /// What it says.
    pub entry: &'a RegisterEntry,
    /// How it stands.
    pub standing: VersionStanding,
}

/// How a version stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum VersionStanding {
    /// Its author's word.
    Stated,
    /// Agreed by both.
    Agreed,
    /// Proposed; both have not agreed.
    Proposed,
    /// Replaced by a later version.
    Replaced,
    /// Taken back, declined or entered in error.
    TakenBack,
}

impl VersionStanding {
    /// The code of its name in the catalogues: `register-version-<name>`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Agreed => "agreed",
            Self::Proposed => "proposed",
            Self::Replaced => "replaced",
            Self::TakenBack => "taken-back",
        }
    }
}

/// What follows from an entry: the code of a sentence `register-reading-<code>` and its arguments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegisterReading {
    /// The code.
    pub code: &'static str,
    /// Arguments of the sentence.
    pub arguments: Vec<(&'static str, String)>,
}

/// The grades of a post on both sides (TOR.1.d).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GradeMatch {
    /// The post.
    pub post: Post,
    /// Grade bands of alpha's officers in office, ascending, each once.
    pub alpha: Vec<u8>,
    /// Bravo's.
    pub bravo: Vec<u8>,
    /// True when no officer of one side is within one band of an officer of the other, or one side has none.
    pub differs: bool,
}

/// How many grade bands counterparts may lie apart (TOR.1.d, where practicable).
const BANDS_APART_MAX: u8 = 1;

impl State {
    /// A register as known: what the edition brings, and every entry.
    #[must_use]
    pub fn register_lines(&self, register: Register, known: AsKnown) -> Vec<RegisterLine<'_>> {
        let mut keys: BTreeSet<EntryKey> = self.given_keys(register);
        keys.extend(self.keys(register).cloned());
        keys.into_iter()
            .map(|key| RegisterLine {
                versions: self
                    .entry_versions(register, &key, known)
                    .map(|(fact, entry)| RegisterVersion {
                        fact,
                        entry,
                        standing: self.standing_of(fact, entry, known),
                    })
                    .collect(),
                readings: readings::of(self, register, &key, known),
                key,
            })
            .filter(|line| !line.versions.is_empty() || !line.readings.is_empty())
            .collect()
    }

    /// Entries that are there before anybody writes one: the ambiguities (APP.9) and the groups of the edition.
    fn given_keys(&self, register: Register) -> BTreeSet<EntryKey> {
        let texts: Vec<&str> = if register == Register::OpenIssue {
            let ambiguities = clauses().iter().filter(|clause| clause.section() == Section::Ambiguities);
            ambiguities.map(|clause| clause.id().as_str()).collect()
        } else if register == Register::NamedGroup {
            self.edition().aliases.iter().map(|group| group.id.as_str()).collect()
        } else {
            Vec::new()
        };
        texts.into_iter().filter_map(EntryKey::parse).collect()
    }

    fn standing_of(&self, fact: &Fact, entry: &RegisterEntry, known: AsKnown) -> VersionStanding {
        let ended = fact.ended.filter(|ending| ending.at <= known.at);
        let in_force = self
            .agreed_entry(entry.content.register(), &entry.key, known)
            .is_some_and(|(agreed, _, _)| agreed.by == fact.record);
        match (entry.content.bearing(), ended.map(|ending| ending.how)) {
            (_, Some(EndKind::Superseded)) => VersionStanding::Replaced,
            (Bearing::Agreed, _) if in_force => VersionStanding::Agreed,
            (
                _,
                Some(
                    EndKind::Revoked
                    | EndKind::Retracted
                    | EndKind::Declined
                    | EndKind::Cancelled
                    | EndKind::NoAction
                    | EndKind::NoActionAgreed
                    | EndKind::Closed
                    | EndKind::Withdrawn,
                ),
            ) => VersionStanding::TakenBack,
            (Bearing::Stated, None) => VersionStanding::Stated,
            (Bearing::Agreed, None) => VersionStanding::Proposed,
        }
    }

    /// The grades of each post that an officer of either side holds: which counterparts do not match (TOR.1.d).
    #[must_use]
    pub fn grade_matches(&self, at: Instant) -> Vec<GradeMatch> {
        let bands = |post: Post, side: Side| -> Vec<u8> {
            let roster = self.roster().into_iter().flat_map(super::super::Roster::appointments);
            let bands: BTreeSet<u8> = roster
                .filter(|appointed| {
                    let was_made = self.fact(appointed.record).is_some_and(|fact| fact.at <= at);
                    let revoked = appointed.revoked.is_some_and(|revoked| revoked <= at);
                    appointed.author.post == post
                        && appointed.author.node.side() == Some(side)
                        && was_made
                        && !revoked
                        && appointed.term.contains(at)
                })
                .map(|appointed| appointed.grade_band)
                .collect();
            bands.into_iter().collect()
        };
        Post::ALL
            .into_iter()
            .map(|post| (post, bands(post, Side::Alpha), bands(post, Side::Bravo)))
            .filter(|(_, alpha, bravo)| !alpha.is_empty() || !bravo.is_empty())
            .map(|(post, alpha, bravo)| {
                let near = alpha.iter().any(|one| bravo.iter().any(|other| one.abs_diff(*other) <= BANDS_APART_MAX));
                GradeMatch { post, alpha, bravo, differs: !near }
            })
            .collect()
    }

    /// What stands above a register, beside its entries: the grades of every post on both sides and whether they match
    /// (TOR.1.d), and the place of the group where it is unset or asked to be another (TOR.1.a, AMB-02).
    #[must_use]
    pub fn register_notes(&self, register: Register, known: AsKnown) -> Vec<RegisterReading> {
        readings::notes(self, register, known)
    }
}
