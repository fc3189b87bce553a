//! State: what the log has come to. A fold over its entries and nothing else.
//!
//! `judge` plans, [`State::apply`] executes, views read. No view ever feeds back (wall W7). Records are judged against
//! all earlier records that were not refused, in effect or not; whether a permission is *in effect* follows from the two
//! frontiers and from what holds it, and is asked for separately ([`State::effect`]).
mod acted;
mod actions;
mod admission;
mod apply;
mod bound;
mod change;
mod consents;
mod effect;
mod entry;
mod fact;
mod frontier;
mod grounding;
mod harm;
mod past;
mod registers;
mod restraint;
mod reviews;
mod roster;
mod sequence;
mod sides;
mod views;

pub use actions::Action;
pub use admission::AdmissionRefusal;
pub use change::{Change, EndKind, ReadBackOutcome};
pub use consents::{Said, Word};
pub use effect::{Effect, Holder, Link, Obstacle, Usability};
pub use entry::{Content, Entry, ReceiptMatch};
pub use fact::Fact;
pub use frontier::{Frontiers, Reached};
pub use grounding::EventStanding;
pub use harm::{HarmStage, SideAnswer};
pub use registers::{AgreedEntry, AsKnown, Protection};
pub use restraint::{Cause, Reach, Restraint};
pub use reviews::{Departure, Review, ReviewCause, ReviewStage};
pub use roster::{Appointed, Roster, Signature, two_of};
pub use sequence::{Break, DayReading, FormationClock, Sequence, Settlement, Taken};
pub use sides::Sides;
pub use views::{
    AcknowledgementStanding, ActionBasis, ActionView, AnnouncedPair, Announcement, Arrear, AttestationStanding,
    Awaited, Awaiting, Call, Callee, Changed, CheckStanding, Deadline, Duty, EventView, ExceptionCount, FlightStage,
    FlightView, FormationStage, FormationView, GradeMatch, HandOver, HarmCase, Item, ItemStage, Lapse, LedgerRow,
    MapCheck, MapDuty, MapPeriod, NameSignature, NameView, NoticeStage, NoticeView, ObservationStage, ObservationView,
    OperationStage, OperationView, OrderOfBattle, Progress, ProtectedAcknowledgement, ProtectedMeeting,
    ProtectedStanding, ProtectedView, Published, PublishedCount, PublishedHarm, Reading, RegisterLine, RegisterReading,
    RegisterVersion, ReturnStanding, ReturnView, SWEEP_CHECKS, SWEEP_WITHIN, SeenAndNoticed, SeparationView, StageDue,
    Status, StopOutcome, StopView, Timeliness, VersionStanding, WatchView,
};

use crate::edition::{Edition, Settings};
use crate::identity::{Digest, Node, PublicKey, RecordHash, Side};
use crate::records::{Purpose, StopStage};
use crate::verdict::{Decision, Verdict};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::Instant;

/// When a rule asks, and how far it looks for permissions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moment {
    /// The time that counts as now.
    pub now: Instant,
    /// Permissions at or above this index do not count.
    pub below: u64,
}

/// What ended a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ending {
    /// The record that ended it.
    pub by: RecordHash,
    /// How.
    pub how: EndKind,
    /// The node that said so.
    pub node: Node,
    /// When.
    pub at: Instant,
}

/// One step of a stop call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StopStep {
    /// The stage.
    pub stage: StopStage,
    /// Who reports it.
    pub node: Node,
    /// When it was reached, by the reporter's word but not after its entry.
    pub reached_at: Instant,
    /// The report.
    pub record: RecordHash,
}

/// The watch of one node.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Watch {
    /// Who has it, and since when.
    pub held_by: Option<(PublicKey, Instant)>,
    /// The open offer of relief: the offer and to whom.
    pub offered: Option<(RecordHash, PublicKey)>,
}

/// A receipt that did not match.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Differing {
    /// At which size.
    pub size: u64,
    /// The first verdict that differs, where it is known.
    pub first_difference: Option<u64>,
}

/// What the genesis fixed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Founding {
    /// The genesis record.
    pub record: RecordHash,
    /// The origin.
    pub origin: String,
    /// vkey of the sequencer that takes over in a new epoch.
    pub standby_sequencer: String,
    /// Live, exercise or training.
    pub purpose: Purpose,
}

/// Another reading of a setting, to which both sides agreed. The rules read it in place of the edition's own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AgreedSetting {
    /// The record that proposed it.
    pub by: RecordHash,
    /// What it says, as the canonical text of the setting's object in the edition.
    pub text: String,
    /// It is in force for records after this entry.
    pub entry: u64,
}

/// What the log has come to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct State {
    edition: Edition,
    edition_hash: Digest,
    size: u64,
    now: Instant,
    founding: Option<Founding>,
    roster: Option<Roster>,
    facts: BTreeMap<RecordHash, Fact>,
    // Records without effect, so that `effect` can say so. Nothing else of them is remembered (L3).
    without_effect: BTreeMap<RecordHash, Decision>,
    about: BTreeMap<RecordHash, Vec<RecordHash>>,
    by_kind: BTreeMap<&'static str, Vec<RecordHash>>,
    // INVARIANT(awaiting-is-uncovered): permissions that are filed and not yet covered by both frontiers, by index.
    awaiting: BTreeMap<u64, RecordHash>,
    // Lifts, resumptions, restorations, settings and names that end others, as long as they have not done their work.
    uncompleted: BTreeSet<RecordHash>,
    frontiers: Frontiers,
    differing: Sides<Option<Differing>>,
    // Attachments that each side named as missing in its last receipt.
    undelivered: Sides<Vec<Digest>>,
    restraints: BTreeMap<RecordHash, Restraint>,
    // INVARIANT(bound-is-unlifted): the restraints that are not lifted, so that old ones cost nothing.
    bound: bound::Bound,
    // Endings of records that the log does not hold yet: a restraint waits for no gap (L9).
    early_endings: BTreeMap<RecordHash, Vec<Ending>>,
    read_backs: BTreeMap<RecordHash, (RecordHash, ReadBackOutcome)>,
    stop_steps: BTreeMap<RecordHash, Vec<StopStep>>,
    watches: BTreeMap<Node, Watch>,
    heartbeats_lost: Sides<Option<Instant>>,
    sequence: Sequence,
    settings: BTreeMap<String, AgreedSetting>,
    // All settings after each change, with the entry that brought it, in the order of the log.
    readings: Vec<(u64, Settings)>,
    registers: registers::Registers,
    reviews: reviews::Reviews,
    frozen_at: Option<u64>,
    rulings: BTreeMap<u64, RecordHash>,
    epoch: Option<RecordHash>,
    // What the fold wrote over, in the order of the log, so that the past can be asked.
    overwritten: Vec<past::Overwritten>,
}

impl State {
    /// The state of an empty log under an edition. It permits nothing (SG-01).
    #[must_use]
    pub fn new(edition: Edition, edition_hash: Digest) -> Self {
        Self {
            edition,
            edition_hash,
            size: 0,
            now: Instant::MIN,
            founding: None,
            roster: None,
            facts: BTreeMap::new(),
            without_effect: BTreeMap::new(),
            about: BTreeMap::new(),
            by_kind: BTreeMap::new(),
            awaiting: BTreeMap::new(),
            uncompleted: BTreeSet::new(),
            frontiers: Frontiers::default(),
            differing: Sides::default(),
            undelivered: Sides::default(),
            restraints: BTreeMap::new(),
            bound: bound::Bound::default(),
            early_endings: BTreeMap::new(),
            read_backs: BTreeMap::new(),
            stop_steps: BTreeMap::new(),
            watches: BTreeMap::new(),
            heartbeats_lost: Sides::default(),
            sequence: Sequence::default(),
            settings: BTreeMap::new(),
            readings: Vec::new(),
            registers: registers::Registers::default(),
            reviews: reviews::Reviews::default(),
            frozen_at: None,
            rulings: BTreeMap::new(),
            epoch: None,
            overwritten: Vec::new(),
        }
    }

    /// Judges an entry and applies the verdict: one step of the fold. Total: every entry has a verdict.
    pub fn fold(&mut self, entry: &Entry<'_>) -> Verdict {
        let verdict = crate::clauses::judge(self, entry);
        self.apply(entry, &verdict);
        verdict
    }

    /// The edition.
    #[must_use]
    pub const fn edition(&self) -> &Edition {
        &self.edition
    }

    /// SHA-256 of the edition file's bytes, as the genesis must name it.
    #[must_use]
    pub const fn edition_hash(&self) -> Digest {
        self.edition_hash
    }

    /// How many entries were folded.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Ledger time of the last entry.
    #[must_use]
    pub const fn now(&self) -> Instant {
        self.now
    }

    /// What the genesis fixed; nothing before it.
    #[must_use]
    pub const fn founding(&self) -> Option<&Founding> {
        self.founding.as_ref()
    }

    /// Keys and posts; nothing before the genesis.
    #[must_use]
    pub const fn roster(&self) -> Option<&Roster> {
        self.roster.as_ref()
    }

    /// What is remembered of a record that was not refused.
    #[must_use]
    pub fn fact(&self, record: RecordHash) -> Option<&Fact> {
        self.facts.get(&record)
    }

    /// Every remembered record, by hash.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.facts.values()
    }

    /// The records of a kind, in the order of the log.
    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = &Fact> {
        self.by_kind.get(kind).into_iter().flatten().filter_map(|record| self.facts.get(record))
    }

    /// The records that speak of a record, in the order of the log.
    pub fn about(&self, record: RecordHash) -> impl DoubleEndedIterator<Item = &Fact> {
        self.about.get(&record).into_iter().flatten().filter_map(|other| self.facts.get(other))
    }

    /// The record and what it hangs on, nearest first.
    #[must_use]
    pub fn lineage<'a>(&'a self, fact: &'a Fact) -> Vec<&'a Fact> {
        let mut line = Vec::from([fact]);
        // Bounded by the kinds: a final notice hangs on a plan, a plan on an item, an item on nothing.
        let mut parent = fact.parent().and_then(|parent| self.fact(parent));
        while let Some(ancestor) = parent.filter(|_| line.len() < 4) {
            line.push(ancestor);
            parent = ancestor.parent().and_then(|parent| self.fact(parent));
        }
        line
    }

    /// What each side has received and found the same.
    #[must_use]
    pub const fn frontiers(&self) -> &Frontiers {
        &self.frontiers
    }

    /// Entries below this index are covered by the side's matching receipts.
    #[must_use]
    pub fn frontier(&self, side: Side) -> u64 {
        self.frontiers.size(side)
    }

    /// The side's last receipt, where it did not match.
    #[must_use]
    pub const fn differing(&self, side: Side) -> Option<Differing> {
        *self.differing.get(side)
    }

    /// The attachments that each side did not hold at its last receipt.
    #[must_use]
    pub const fn undelivered(&self) -> &Sides<Vec<Digest>> {
        &self.undelivered
    }

    /// A restraint, lifted or not.
    #[must_use]
    pub fn restraint(&self, record: RecordHash) -> Option<&Restraint> {
        self.restraints.get(&record)
    }

    /// Every restraint, lifted or not, by hash.
    pub fn restraints(&self) -> impl Iterator<Item = &Restraint> {
        self.restraints.values()
    }

    /// Restraints of one cause that bind.
    pub fn binding(&self, cause: Cause) -> impl Iterator<Item = &Restraint> {
        self.all_binding().filter(move |restraint| restraint.cause == cause)
    }

    /// Restraints that bind, by hash.
    pub(crate) fn all_binding(&self) -> impl Iterator<Item = &Restraint> {
        self.bound.iter().filter_map(|record| self.restraints.get(&record))
    }

    /// Restraints that bind and name a record, by hash.
    pub(crate) fn naming(&self, record: RecordHash) -> impl Iterator<Item = &Restraint> {
        self.bound.naming(record).filter_map(|record| self.restraints.get(&record))
    }

    /// The last read-back of a notice that stands and that nothing holds by its name, and what came of it.
    #[must_use]
    pub fn read_back(&self, notice: RecordHash) -> Option<(RecordHash, ReadBackOutcome)> {
        let standing =
            |read_back| self.fact(read_back).is_some_and(|fact| !fact.is_ended() && !self.is_itself_held(fact));
        self.read_backs.get(&notice).copied().filter(|(read_back, _)| standing(*read_back))
    }

    /// The steps of a stop call, in the order of the log.
    #[must_use]
    pub fn stop_steps(&self, stop: RecordHash) -> &[StopStep] {
        self.stop_steps.get(&stop).map_or(&[], Vec::as_slice)
    }

    /// The watch of a node.
    #[must_use]
    pub fn watch_of(&self, node: Node) -> Watch {
        self.watches.get(&node).copied().unwrap_or_default()
    }

    /// When a side's duty officer was last heard, while the heartbeat is lost.
    #[must_use]
    pub const fn heartbeat_lost(&self, side: Side) -> Option<Instant> {
        *self.heartbeats_lost.get(side)
    }

    /// The reading of a setting that both sides agreed to in place of the edition's own.
    #[must_use]
    pub fn setting(&self, id: &str) -> Option<&AgreedSetting> {
        self.settings.get(id)
    }

    /// The settings in force for a record at an index: those agreed by then, and the edition's for the rest.
    #[must_use]
    pub fn settings_at(&self, index: u64) -> &Settings {
        let agreed = self.readings.iter().rev().find(|(since, _)| *since < index);
        agreed.map_or(&self.edition.settings, |(_, settings)| settings)
    }

    /// The size at which both authorities ended this origin.
    #[must_use]
    pub const fn frozen_at(&self) -> Option<u64> {
        self.frozen_at
    }

    /// The ruling on an entry.
    #[must_use]
    pub fn ruling(&self, entry: u64) -> Option<RecordHash> {
        self.rulings.get(&entry).copied()
    }

    /// The record that opened a new origin.
    #[must_use]
    pub const fn epoch(&self) -> Option<RecordHash> {
        self.epoch
    }

    /// The decision on a record that has no effect.
    #[must_use]
    pub fn without_effect(&self, record: RecordHash) -> Option<Decision> {
        self.without_effect.get(&record).copied()
    }

    /// This state without what every entry leaves, also one that is refused or void: the size of the log, its time, and the
    /// list of records without effect. Two pasts that differ in such entries alone are equal in all the rest (law L3).
    #[must_use]
    pub fn substance(&self) -> Self {
        Self { size: 0, now: Instant::MIN, without_effect: BTreeMap::new(), ..self.clone() }
    }

    /// True when the log holds a record of that name, whatever its verdict.
    #[must_use]
    pub fn knows(&self, record: RecordHash) -> bool {
        self.facts.contains_key(&record) || self.without_effect.contains_key(&record)
    }

    /// Rules judge against everything not refused, at the time of the entry.
    pub(crate) const fn as_judged(now: Instant) -> Moment {
        Moment { now, below: u64::MAX }
    }

    /// What has effect: only permissions that both frontiers cover.
    pub(crate) fn as_effective(&self, now: Instant) -> Moment {
        Moment { now, below: self.frontiers.both() }
    }
}
