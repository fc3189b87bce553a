//! Who may sign for what: authority keys, node keys and appointments, as the log has them at this point.
//!
//! Law L8: nobody can sign for another post. A key that was ever appointed may always stop (process 2.11).
use super::Sides;
use crate::identity::{Author, Digest, Language, Node, Post, PublicKey, RecordHash, Side};
use crate::records::{Appointment, Genesis, OutsidePost, SealingKey};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use spacetime::{Instant, Window};

/// A key that was given a post.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Appointed {
    /// The appointment.
    pub record: RecordHash,
    /// The post.
    pub author: Author,
    /// The officer's key.
    pub key: PublicKey,
    /// Languages the officer reads.
    pub reads: Vec<Language>,
    /// Grade band.
    pub grade_band: u8,
    /// When the appointment holds.
    pub term: Window,
    /// When it was revoked, if it was.
    pub revoked: Option<Instant>,
}

impl Appointed {
    /// True when the appointment holds at an instant.
    #[must_use]
    pub fn is_live(&self, at: Instant) -> bool {
        self.revoked.is_none() && self.term.contains(at)
    }
}

/// Who stands behind a record whose signatures verified.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Signature {
    /// An officer in office.
    Officer(PublicKey),
    /// The node itself.
    Node(PublicKey),
    /// Two keys of an authority; at the centre, of both.
    Authority,
}

impl Signature {
    /// The one key, where one key signed for the post.
    #[must_use]
    pub const fn key(self) -> Option<PublicKey> {
        match self {
            Self::Officer(key) | Self::Node(key) => Some(key),
            Self::Authority => None,
        }
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Authority {
    keys: Vec<PublicKey>,
    successor_hash: Digest,
}

/// Keys and posts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Roster {
    authorities: Sides<Authority>,
    record_keys: Sides<PublicKey>,
    centre_record: PublicKey,
    appointments: BTreeMap<RecordHash, Appointed>,
    by_key: BTreeMap<PublicKey, Vec<RecordHash>>,
    // Replaced record keys: they may still stop.
    former_keys: Vec<PublicKey>,
    // Public halves only: to whom sealed details may go.
    sealing_keys: Sides<Option<SealingKey>>,
    outside_sealing_keys: BTreeMap<OutsidePost, SealingKey>,
}

impl Roster {
    pub(super) fn founded(genesis: &Genesis) -> Self {
        Self {
            authorities: Sides::from_fn(|side| {
                let authority = &genesis.node_keys(side).authority;
                Authority { keys: authority.keys.clone(), successor_hash: authority.successor_hash }
            }),
            record_keys: Sides::from_fn(|side| genesis.node_keys(side).record),
            centre_record: genesis.centre_record,
            appointments: BTreeMap::new(),
            by_key: BTreeMap::new(),
            former_keys: Vec::new(),
            sealing_keys: Sides::default(),
            outside_sealing_keys: BTreeMap::new(),
        }
    }

    /// The node's record key.
    #[must_use]
    pub const fn record_key(&self, node: Node) -> PublicKey {
        match node {
            Node::Headquarters(side) => *self.record_keys.get(side),
            Node::Centre => self.centre_record,
        }
    }

    /// The key to which details for a side's headquarters are sealed; none until its authority has named one.
    #[must_use]
    pub const fn sealing_key(&self, side: Side) -> Option<&SealingKey> {
        self.sealing_keys.get(side).as_ref()
    }

    /// The key to which a reporter seals what a post outside both sides is to read; none until the centre's authority has named one.
    #[must_use]
    pub fn outside_sealing_key(&self, post: OutsidePost) -> Option<&SealingKey> {
        self.outside_sealing_keys.get(&post)
    }

    pub(super) fn replace_outside_sealing_key(&mut self, post: OutsidePost, key: SealingKey) {
        self.outside_sealing_keys.insert(post, key);
    }

    pub(super) fn replace_sealing_key(&mut self, side: Side, key: SealingKey) {
        *self.sealing_keys.get_mut(side) = Some(key);
    }

    /// The hash that the side's next authority keys must have.
    #[must_use]
    pub const fn successor_hash(&self, side: Side) -> Digest {
        self.authorities.get(side).successor_hash
    }

    /// Who signed for the author's post at that time, if anybody did.
    #[must_use]
    pub fn signature(&self, author: Author, signers: &[PublicKey], at: Instant) -> Option<Signature> {
        match (author.post, author.node) {
            (Post::Authority, Node::Headquarters(side)) => {
                self.has_authority(side, signers).then_some(Signature::Authority)
            }
            (Post::Authority, Node::Centre) => {
                Side::BOTH.into_iter().all(|side| self.has_authority(side, signers)).then_some(Signature::Authority)
            }
            (Post::Node, node) => {
                let key = self.record_key(node);
                signers.contains(&key).then_some(Signature::Node(key))
            }
            (
                Post::Snr
                | Post::DeputySnr
                | Post::Intelligence
                | Post::Operations
                | Post::Legal
                | Post::AirMonitor
                | Post::DutyOfficer
                | Post::Translator
                | Post::Protection
                | Post::Records
                | Post::Gateway
                | Post::Liaison
                | Post::Recipient
                | Post::Auditor
                | Post::Support,
                _,
            ) => signers.iter().find(|key| self.holds(**key, author, at)).map(|key| Signature::Officer(*key)),
        }
    }

    /// True when two of the side's three authority keys are among the signers.
    #[must_use]
    pub fn has_authority(&self, side: Side, signers: &[PublicKey]) -> bool {
        two_of(&self.authorities.get(side).keys, signers)
    }

    /// True when the key holds the post at that time.
    #[must_use]
    pub fn holds(&self, key: PublicKey, author: Author, at: Instant) -> bool {
        self.of_key(key).any(|appointed| appointed.author == author && appointed.is_live(at))
    }

    /// The live appointment of a key to a post.
    #[must_use]
    pub fn appointment(&self, key: PublicKey, author: Author, at: Instant) -> Option<&Appointed> {
        self.of_key(key).find(|appointed| appointed.author == author && appointed.is_live(at))
    }

    /// Every appointment a key ever had.
    pub fn of_key(&self, key: PublicKey) -> impl Iterator<Item = &Appointed> {
        self.by_key.get(&key).into_iter().flatten().filter_map(|record| self.appointments.get(record))
    }

    /// True for any key the log has ever known: enough for a stop call, which no term and no revocation delays.
    #[must_use]
    pub fn ever_known(&self, key: PublicKey) -> bool {
        self.by_key.contains_key(&key) || self.is_node_or_authority_key(key) || self.former_keys.contains(&key)
    }

    /// True for a key that acts for a node or an authority; no officer may be appointed to it.
    #[must_use]
    pub fn is_node_or_authority_key(&self, key: PublicKey) -> bool {
        Node::ALL.into_iter().any(|node| self.record_key(node) == key)
            || self.authorities.iter().any(|(_, authority)| authority.keys.contains(&key))
    }

    /// All appointments, by record.
    pub fn appointments(&self) -> impl Iterator<Item = &Appointed> {
        self.appointments.values()
    }

    pub(super) fn fill(&mut self, record: RecordHash, author: Author, appointment: &Appointment) {
        let Appointment { key, post, competences: _, grade_band, reads, term } = appointment;
        let appointed = Appointed {
            record,
            author: Author { node: author.node, post: *post },
            key: *key,
            reads: reads.clone(),
            grade_band: *grade_band,
            term: *term,
            revoked: None,
        };
        self.appointments.insert(record, appointed);
        self.by_key.entry(*key).or_default().push(record);
    }

    pub(super) fn revoke(&mut self, record: RecordHash, at: Instant) {
        if let Some(appointed) = self.appointments.get_mut(&record) {
            appointed.revoked.get_or_insert(at);
        }
    }

    /// Leaves out appointments that were not there yet and revocations that came after a moment.
    pub(super) fn leave_out_after(&mut self, at: Instant, is_there: impl Fn(RecordHash) -> bool) {
        self.appointments.retain(|record, _| is_there(*record));
        for appointed in self.appointments.values_mut() {
            appointed.revoked = appointed.revoked.filter(|revoked| *revoked <= at);
        }
    }

    pub(super) fn replace_record_key(&mut self, node: Node, key: PublicKey) {
        let place = match node {
            Node::Headquarters(side) => self.record_keys.get_mut(side),
            Node::Centre => &mut self.centre_record,
        };
        self.former_keys.push(core::mem::replace(place, key));
    }

    pub(super) fn replace_authority(&mut self, side: Side, keys: Vec<PublicKey>, successor_hash: Digest) {
        let place = self.authorities.get_mut(side);
        self.former_keys.append(&mut place.keys);
        *place = Authority { keys, successor_hash };
    }
}

/// True when at least two different keys of a set are among the signers.
#[must_use]
pub fn two_of(keys: &[PublicKey], signers: &[PublicKey]) -> bool {
    let mut present: Vec<&PublicKey> = keys.iter().filter(|key| signers.contains(key)).collect();
    present.sort_unstable();
    present.dedup();
    present.len() >= 2
}
