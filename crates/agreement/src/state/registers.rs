//! What the registers have come to: every version of every entry, and which of them both sides agreed to.
//!
//! Nothing is overwritten. A version counts as somebody knew it at a time ([`AsKnown`]), so that any register can be shown as
//! it stood then; rules ask with everything that is in the log.
use super::{EndKind, Fact, Moment, State};
use crate::identity::{Node, RecordHash, Side};
use crate::records::{Bearing, EntryKey, GroupStanding, PartyStatus, Register, RegisterContent, RegisterEntry};
use crate::records::{Nature, Question, TakingBack};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use spacetime::Instant;

/// That both sides agreed to an entry: the receipt that completed it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AgreedEntry {
    /// The record with the entry.
    pub by: RecordHash,
    /// Ledger time.
    pub at: Instant,
    /// The receipt's entry.
    pub entry: u64,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Kept {
    // In the order of the log.
    versions: Vec<RecordHash>,
    agreed: Vec<AgreedEntry>,
}

/// Every register.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Registers(BTreeMap<Register, BTreeMap<EntryKey, Kept>>);

impl Registers {
    pub(super) fn file(&mut self, fact: &Fact) {
        if let Some(entry) = fact.as_register_entry() {
            self.kept(entry).versions.push(fact.record);
        }
    }

    pub(super) fn agree(&mut self, entry: &RegisterEntry, agreed: AgreedEntry) {
        self.kept(entry).agreed.push(agreed);
    }

    /// Leaves out versions that were not there yet and what was agreed after a moment.
    pub(super) fn leave_out_after(&mut self, at: Instant, is_there: impl Fn(RecordHash) -> bool) {
        for kept in self.0.values_mut().flat_map(BTreeMap::values_mut) {
            kept.versions.retain(|record| is_there(*record));
            kept.agreed.retain(|agreed| agreed.at <= at);
        }
        for entries in self.0.values_mut() {
            entries.retain(|_, kept| !kept.versions.is_empty());
        }
        self.0.retain(|_, entries| !entries.is_empty());
    }

    fn kept(&mut self, entry: &RegisterEntry) -> &mut Kept {
        self.0.entry(entry.content.register()).or_default().entry(entry.key.clone()).or_default()
    }

    fn get(&self, register: Register, key: &EntryKey) -> Option<&Kept> {
        self.0.get(&register)?.get(key)
    }
}

/// What counts as known: entries up to a ledger time and below an index.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AsKnown {
    /// The ledger time.
    pub at: Instant,
    /// The index.
    pub below: u64,
}

impl AsKnown {
    /// Everything in the log at a time.
    #[must_use]
    pub const fn in_the_log(at: Instant) -> Self {
        Self { at, below: u64::MAX }
    }

    pub(super) const fn knows(&self, at: Instant, entry: u64) -> bool {
        at.as_millis() <= self.at.as_millis() && entry < self.below
    }
}

/// Whether a party or group is protected. What is unknown is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Protection {
    /// A side says that it accepted, or that its standing is unclear.
    Protected,
    /// Nobody has said anything: treated as protected.
    Unknown,
    /// Outside the ceasefire, by the edition or by both sides' agreement, and no side says otherwise.
    Excluded,
}

impl State {
    /// What a side had received, and found the same, by a ledger time.
    #[must_use]
    pub fn as_known_to(&self, side: Side, at: Instant) -> AsKnown {
        AsKnown { at, below: self.frontiers().size_at(side, at) }
    }

    /// The keys of a register's entries, in their order.
    pub(crate) fn keys(&self, register: Register) -> impl Iterator<Item = &EntryKey> {
        self.registers.0.get(&register).into_iter().flat_map(BTreeMap::keys)
    }

    /// Every known version of an entry, in the order of the log.
    pub fn entry_versions(
        &self,
        register: Register,
        key: &EntryKey,
        known: AsKnown,
    ) -> impl Iterator<Item = (&Fact, &RegisterEntry)> {
        let versions = self.registers.get(register, key).into_iter().flat_map(|kept| &kept.versions);
        versions
            .filter_map(|record| self.fact(*record))
            .filter(move |fact| known.knows(fact.at, fact.index))
            .filter_map(|fact| Some((fact, fact.as_register_entry()?)))
    }

    /// What a record of a register says; nothing for any other record.
    #[must_use]
    pub fn register_entry<'a>(&self, fact: &'a Fact) -> Option<&'a RegisterEntry> {
        fact.as_register_entry()
    }

    /// A node's own statement that stands.
    #[must_use]
    pub fn stated_entry(
        &self,
        register: Register,
        key: &EntryKey,
        node: Node,
        known: AsKnown,
    ) -> Option<(&Fact, &RegisterEntry)> {
        self.stated_entries(register, key, known).find(|(fact, _)| fact.node() == node)
    }

    /// Every node's own statement that stands.
    pub fn stated_entries(
        &self,
        register: Register,
        key: &EntryKey,
        known: AsKnown,
    ) -> impl Iterator<Item = (&Fact, &RegisterEntry)> {
        self.entry_versions(register, key, known).filter(move |(fact, entry)| {
            entry.content.bearing() == Bearing::Stated && fact.ended.is_none_or(|ending| known.at < ending.at)
        })
    }

    /// The version to which both last agreed, whatever has become of it since: what the next version replaces.
    #[must_use]
    pub fn last_agreed(&self, register: Register, key: &EntryKey, known: AsKnown) -> Option<AgreedEntry> {
        let agreed = &self.registers.get(register, key)?.agreed;
        agreed.iter().rev().find(|agreed| known.knows(agreed.at, agreed.entry)).copied()
    }

    /// The agreed version that is in force: the last one, unless a side took it, or its word on it, back and that is enough to end it.
    /// Nothing older comes back in its place.
    #[must_use]
    pub fn agreed_entry(
        &self,
        register: Register,
        key: &EntryKey,
        known: AsKnown,
    ) -> Option<(AgreedEntry, &Fact, &RegisterEntry)> {
        let agreed = self.last_agreed(register, key, known)?;
        let fact = self.fact(agreed.by)?;
        let taken_back = fact.ended.is_some_and(|ending| ending.how != EndKind::Superseded && ending.at <= known.at)
            || !self.both_keep_to(agreed.by, Question::Register, known.at);
        let stands = !taken_back || register.taking_back() == TakingBack::ByBoth;
        Some((agreed, fact, fact.as_register_entry()?)).filter(|_| stands)
    }

    /// When both agreed to this very record, if they did.
    #[must_use]
    pub fn agreement_on(&self, fact: &Fact) -> Option<AgreedEntry> {
        let entry = fact.as_register_entry().filter(|_| fact.nature == Nature::Permission)?;
        let kept = self.registers.get(entry.content.register(), &entry.key)?;
        kept.agreed.iter().find(|agreed| agreed.by == fact.record).copied()
    }

    /// Whether a party to the ceasefire, or a group, is protected, as known. One side's word protects; only both together
    /// take protection away, and never against a side's standing word (APP.0.1, SRC.004.e, SG-10).
    #[must_use]
    pub fn protection(&self, register: Register, key: &EntryKey, known: AsKnown) -> Protection {
        if self.stated_entries(register, key, known).next().is_some() {
            return Protection::Protected;
        }
        match self.agreed_entry(register, key, known).map(|(_, _, entry)| &entry.content) {
            // Held by either side: until the hold is lifted nothing takes protection away.
            _ if self.is_agreed_entry_held(register, key, known) => Protection::Protected,
            Some(RegisterContent::CeasefireParty(party)) if party.status != PartyStatus::Accepted => {
                Protection::Excluded
            }
            Some(RegisterContent::NamedGroup(group)) if group.standing == GroupStanding::Excluded => {
                Protection::Excluded
            }
            Some(_) => Protection::Protected,
            None => self.protection_by_edition(register, key),
        }
    }

    fn is_agreed_entry_held(&self, register: Register, key: &EntryKey, known: AsKnown) -> bool {
        self.last_agreed(register, key, known)
            .and_then(|agreed| self.fact(agreed.by))
            .is_some_and(|fact| self.is_itself_held(fact))
    }

    fn protection_by_edition(&self, register: Register, key: &EntryKey) -> Protection {
        use crate::edition::Standing;
        let group = self.edition().aliases.iter().find(|group| group.id == key.as_str());
        match group.filter(|_| register == Register::NamedGroup).map(|group| group.standing) {
            Some(Standing::Excluded) => Protection::Excluded,
            Some(Standing::Unclear) => Protection::Protected,
            Some(Standing::NotApplicable) | None => Protection::Unknown,
        }
    }

    /// What an agreed register asks of an officer of a post, and which of it a waiver of the node's senior representative
    /// does not cover (TOR.1.d.i).
    pub(crate) fn missing_competences<'a>(
        &'a self,
        node: Node,
        appointment: &'a crate::records::Appointment,
        moment: Moment,
    ) -> Vec<&'a str> {
        if appointment.post == crate::identity::Post::Snr {
            // Nobody could waive it, so nothing that stands asks it; its side's authority answers for whom it sends.
            return Vec::new();
        }
        let known = AsKnown::in_the_log(moment.now);
        let Some(key) = EntryKey::parse(appointment.post.name()) else { return Vec::new() };
        let Some((_, _, entry)) = self.agreed_entry(Register::CompetenceRequirement, &key, known) else {
            return Vec::new();
        };
        let RegisterContent::CompetenceRequirement(requirement) = &entry.content else { return Vec::new() };
        let is_waived = |competence: &str| {
            self.keys(Register::CompetenceWaiver)
                .filter_map(|key| self.stated_entry(Register::CompetenceWaiver, key, node, known))
                .any(|(_, entry)| {
                    matches!(&entry.content, RegisterContent::CompetenceWaiver(waiver)
                        if waiver.officer == appointment.key && waiver.post == appointment.post
                            && waiver.competence == competence && moment.now < waiver.until)
                })
        };
        requirement
            .competences
            .iter()
            .map(alloc::string::String::as_str)
            .filter(|competence| !appointment.competences.iter().any(|has| has == competence))
            .filter(|competence| !is_waived(competence))
            .collect()
    }
}
