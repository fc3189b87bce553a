//! The live intents: all that is agreed to or under way, indexed so that a new intent is tested against those near it only.
//!
//! What the index lets through is tested exactly; what it does not is further apart than the widest rule asks. The answers are those
//! of [`super::assess()`] for every pair. Being in the index first gives no right: the sequence number only says what could be known.

use super::assess::answer_of_pieces;
use super::finding::Answer;
use super::forest::{Forest, Item, Kept};
use super::lateral::COMPUTATION_MM;
use super::piece::{LaidPiece, Piece, lazy_pieces, pieces};
use super::reach::{self, Growth};
use super::rules::{Minimum, SeparationRules};
use crate::Instant;
use crate::volume::{ActivityClass, Intent, Token, Volume4D};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;
use thiserror::Error;

/// All live intents under one set of rules.
#[derive(Clone, Debug)]
pub struct Live {
    rules: SeparationRules,
    intents: BTreeMap<String, Held>,
    slots: Vec<Option<Slot>>,
    /// Slots that no tree speaks of any more.
    free: Vec<u32>,
    /// Slots that are empty but still spoken of.
    dead: Vec<u32>,
    forest: Forest,
    /// When a slot is of no more interest.
    ends: BTreeSet<(Instant, u32)>,
    class_sets: Vec<Vec<ActivityClass>>,
    volumes: u64,
}

#[derive(Clone, Debug)]
struct Held {
    token: Token,
    slots: Vec<u32>,
    /// How many of the slots each volume still has.
    left: Vec<u32>,
}

#[derive(Clone, Debug)]
struct Slot {
    piece: LaidPiece,
    intent: String,
    token: Token,
    sequence: u64,
    volume: usize,
    class_set: usize,
}

/// Why an intent is not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LiveError {
    /// As many volumes are live as can be.
    #[error("{max} volumes are live, and no more can be")]
    Full {
        /// `live_volumes_max`.
        max: u32,
    },
}

impl LiveError {
    /// The stable code, the key of the message and its cure in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Full { .. } => "live-full",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Full { max } => vec![("max", max.to_string())],
        }
    }
}

/// A live intent that a new one is not separated from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// Its id.
    pub id: String,
    /// The commitment to its details.
    pub token: Token,
    /// Its place in the log.
    pub sequence: u64,
    /// The gravest answer of all pairs.
    pub answer: Answer,
    /// Every pair that is not separated: the volume of the new intent, that of the live one (both from 1), the answer.
    pub pairs: Vec<(usize, usize, Answer)>,
}

/// A pair that is not separated, while a question is being answered.
struct Found<'live> {
    slot: &'live Slot,
    /// The volume of the new intent.
    volume: usize,
    answer: Answer,
}

impl<'live> Found<'live> {
    fn id(&self) -> &'live str {
        &self.slot.intent
    }

    fn pair(&self) -> (usize, usize) {
        (self.volume, self.slot.volume)
    }
}

/// All pairs with one live intent as what is seen of it.
fn sighting(pairs: &[Found<'_>]) -> Option<Sighting> {
    let slot = pairs.first()?.slot;
    Some(Sighting {
        id: slot.intent.clone(),
        token: slot.token,
        sequence: slot.sequence,
        answer: pairs.iter().map(|found| found.answer).max()?,
        pairs: pairs.iter().map(|found| (found.volume, found.slot.volume, found.answer)).collect(),
    })
}

/// No more pieces are live at once.
const LIVE_PIECES_MAX: u32 = 1_000_000;

impl Live {
    /// No intents, under these rules.
    #[must_use]
    pub fn new(rules: SeparationRules) -> Self {
        Self {
            rules,
            intents: BTreeMap::new(),
            slots: Vec::new(),
            free: Vec::new(),
            dead: Vec::new(),
            forest: Forest::default(),
            ends: BTreeSet::new(),
            class_sets: Vec::new(),
            volumes: 0,
        }
    }

    /// The rules.
    #[must_use]
    pub const fn rules(&self) -> &SeparationRules {
        &self.rules
    }

    /// How many intents are live.
    #[must_use]
    pub fn len(&self) -> usize {
        self.intents.len()
    }

    /// True when none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.intents.is_empty()
    }

    /// How many volumes are live.
    #[must_use]
    pub const fn volumes(&self) -> u64 {
        self.volumes
    }

    /// Takes in an intent with its place in the log; an earlier one of the same id is let go.
    ///
    /// # Errors
    /// [`LiveError::Full`].
    pub fn insert(&mut self, intent: &Intent, sequence: u64) -> Result<(), LiveError> {
        let prepared: Vec<Vec<LaidPiece>> = intent.volumes().iter().map(pieces).collect();
        let added: usize = prepared.iter().map(Vec::len).sum();
        if self.ends.len() + added > LIVE_PIECES_MAX as usize {
            return Err(LiveError::Full { max: LIVE_PIECES_MAX });
        }
        self.remove(intent.id());
        let class_set = self.class_set(intent.classes());
        let mut held = Held { token: intent.token(), slots: Vec::new(), left: Vec::new() };
        for (volume, pieces) in (1..).zip(prepared) {
            held.left.push(pieces.len() as u32);
            for piece in pieces {
                let bounds = reach::bounds(&piece, || piece.ball, Growth::NONE);
                let end = interest_ends(&piece, &self.rules);
                let (id, token) = (intent.id().to_string(), intent.token());
                let key = self.put(Slot { piece, intent: id, token, sequence, volume, class_set });
                self.ends.insert((end, key));
                self.forest.insert(Item { bounds, key });
                held.slots.push(key);
            }
        }
        self.volumes += held.left.len() as u64;
        self.intents.insert(intent.id().to_string(), held);
        Ok(())
    }

    /// Lets go of an intent; its token, if it was live.
    pub fn remove(&mut self, id: &str) -> Option<Token> {
        let held = self.intents.remove(id)?;
        self.volumes -= held.left.iter().filter(|left| **left > 0).count() as u64;
        for key in held.slots {
            self.empty(key);
        }
        self.repack_if_half_is_dead();
        Some(held.token)
    }

    /// Lets go of all that is over, even for an intent that would keep the longest time the rules ask for from it. Returns the ids of
    /// intents of which nothing is left.
    pub fn expire(&mut self, now: Instant) -> Vec<String> {
        let mut over = Vec::new();
        while let Some(&(end, key)) = self.ends.first() {
            if end > now {
                break;
            }
            let Some(slot) = self.empty(key) else { continue };
            let Some(held) = self.intents.get_mut(&slot.intent) else { continue };
            held.slots.retain(|other| *other != key);
            if let Some(left) = held.left.get_mut(slot.volume - 1) {
                *left -= 1;
                if *left == 0 {
                    self.volumes -= 1;
                }
            }
            if held.slots.is_empty() {
                self.intents.remove(&slot.intent);
                over.push(slot.intent);
            }
        }
        self.repack_if_half_is_dead();
        over
    }

    /// The live intents that an intent is not separated from, in the order of their ids; its own earlier version is left out.
    #[must_use]
    pub fn sightings(&self, intent: &Intent) -> Vec<Sighting> {
        let mut sightings = self.touching(intent.classes(), intent.volumes());
        sightings.retain(|sighting| sighting.id != intent.id());
        sightings
    }

    /// The live intents that volumes of some classes are not separated from, in the order of their ids.
    #[must_use]
    pub fn touching(&self, classes: &[ActivityClass], volumes: &[Volume4D]) -> Vec<Sighting> {
        let growth = Growth::of(self.rules.widest(), COMPUTATION_MM);
        let mut minima: Vec<Option<Minimum>> = vec![None; self.class_sets.len()];
        let mut found: Vec<Found<'_>> = Vec::new();
        let mut keys = Vec::new();
        for (volume, pieces) in (1..).zip(volumes.iter().map(lazy_pieces)) {
            for piece in pieces {
                keys.clear();
                let bounds = reach::bounds(&piece, || piece.ball(), growth);
                self.forest.each_overlapping(&bounds, |key| keys.push(key));
                for slot in keys.iter().filter_map(|key| self.slots.get(*key as usize)?.as_ref()) {
                    let (Some(theirs), Some(minimum)) =
                        (self.class_sets.get(slot.class_set), minima.get_mut(slot.class_set))
                    else {
                        continue;
                    };
                    let minimum = *minimum.get_or_insert_with(|| self.rules.minimum(classes, theirs));
                    let answer = answer_of_pieces(&piece, &slot.piece, minimum);
                    if answer.holds() {
                        found.push(Found { slot, volume, answer });
                    }
                }
            }
        }
        // The gravest answer of the pieces of a pair comes first, and is kept.
        found.sort_unstable_by_key(|found| (found.id(), found.pair(), Reverse(found.answer)));
        found.dedup_by_key(|found| (found.id(), found.pair()));
        found.chunk_by(|one, other| one.id() == other.id()).filter_map(sighting).collect()
    }

    /// After a change (an intent moved, an area of the map redrawn): the live intents that what was there before or what is there now is not
    /// separated from. Those that touched only the old place are told of the move as well.
    #[must_use]
    pub fn touched_by_change(
        &self,
        classes: &[ActivityClass],
        before: &[Volume4D],
        after: &[Volume4D],
    ) -> BTreeSet<String> {
        let ids = |volumes| self.touching(classes, volumes).into_iter().map(|sighting| sighting.id);
        ids(before).chain(ids(after)).collect()
    }

    fn class_set(&mut self, classes: &[ActivityClass]) -> usize {
        if let Some(index) = self.class_sets.iter().position(|set| set == classes) {
            return index;
        }
        self.class_sets.push(classes.to_vec());
        self.class_sets.len() - 1
    }

    fn put(&mut self, slot: Slot) -> u32 {
        match self.free.pop().and_then(|key| self.slots.get_mut(key as usize).map(|place| (key, place))) {
            Some((key, place)) => {
                *place = Some(slot);
                key
            }
            None => {
                self.slots.push(Some(slot));
                // At most twice LIVE_PIECES_MAX are ever in use.
                (self.slots.len() - 1) as u32
            }
        }
    }

    fn empty(&mut self, key: u32) -> Option<Slot> {
        let slot = self.slots.get_mut(key as usize).and_then(Option::take)?;
        self.ends.remove(&(interest_ends(&slot.piece, &self.rules), key));
        self.dead.push(key);
        Some(slot)
    }

    fn repack_if_half_is_dead(&mut self) {
        if self.dead.len() * 2 <= self.forest.len() || self.dead.is_empty() {
            return;
        }
        let slots = &self.slots;
        let is_live = |key: u32| slots.get(key as usize).is_some_and(Option::is_some);
        self.forest = self.forest.repacked(|key| if is_live(key) { Kept::Yes } else { Kept::No });
        self.free.append(&mut self.dead);
    }
}

/// From when on nothing new can be too near in time.
fn interest_ends(piece: &Piece, rules: &SeparationRules) -> Instant {
    piece.window.to().saturating_add(piece.time_sigma).saturating_add(rules.widest().time())
}
