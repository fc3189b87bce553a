//! Those who lie, with real keys: a centre that forks, rolls back, reorders, back-dates, repeats or writes nonsense, and a
//! participant that forges numbers and receipts.
use agreement::identity::{Author, Digest, Node, Post, RecordHash, Side};
use agreement::records::{Body, Receipt, Record, Refusal};
use jig_protocol::{Input, LogKind, Message};
use ledger::{Hash, LogStore, Tree, VerifierKey, sign_checkpoint};
use spacetime::{Instant, Span};
use wire::entry::JointEntry;
use wire::envelope::Envelope;
use wire::submission::{Lane, SignedSubmission, Submission};

use super::cast;
use super::node::Machine;
use super::world::{BRAVO, CENTRE, World};

/// From here on the centre shows bravo another log than alpha.
pub(crate) fn fork_centre(world: &mut World) {
    if world.machines.len() > 3 || !world.machines[CENTRE].is_up() {
        return;
    }
    let mut face = Machine::new(Node::Centre);
    face.disks = [0, 1, 2].map(|disk| world.machines[CENTRE].disks[disk].fork());
    face.clock = world.machines[CENTRE].clock;
    world.machines.push(face);
    world.dishonest.insert(CENTRE);
    world.dishonest.insert(super::world::OTHER_FACE);
    world.start(super::world::OTHER_FACE);
    world.coverage.met("centre forked");
}

/// A backup of the centre.
pub(crate) struct Backup([super::disk::Disk; 3]);

/// Takes a backup.
pub(crate) fn back_up(world: &World) -> Backup {
    Backup([0, 1, 2].map(|disk| world.machines[CENTRE].disks[disk].fork()))
}

/// The centre goes back to a backup and continues from there.
pub(crate) fn roll_back(world: &mut World, backup: Backup) {
    world.dishonest.insert(CENTRE);
    world.machines[CENTRE].crash(super::disk::Aftermath::Lost);
    world.machines[CENTRE].crashed = false;
    world.machines[CENTRE].disks = backup.0;
    world.start(CENTRE);
    world.coverage.met("centre rolled back");
}

/// What a dishonest sequencer puts into the log past its own rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nonsense {
    /// Bytes that are no entry.
    Garbage,
    /// An entry whose time is before the last one.
    BackDated,
    /// A submission with a gap before it.
    OutOfOrder,
    /// An entry a second time.
    Repeated,
}

/// Writes nonsense into the joint log under the centre's own signature. Returns whether it could be written.
pub(crate) fn sequence_nonsense(world: &mut World, what: Nonsense) -> bool {
    let Some((_, entries)) = world.machines[CENTRE].serve(LogKind::Joint, 0, u64::MAX) else { return false };
    let Some(last) = entries.last().and_then(|entry| JointEntry::decode(entry).ok()) else { return false };
    let nonce = world.nonce();
    let bytes = match what {
        Nonsense::Garbage => world.chance.bytes(40),
        Nonsense::Repeated => entries[entries.len() / 2].clone(),
        Nonsense::BackDated => {
            let at = last.at.saturating_add(Span::from_minutes(-5));
            forged_entry(world, at, None, nonce)
        }
        Nonsense::OutOfOrder => forged_entry(world, last.at, Some(40), nonce),
    };
    let written = sequence_bytes(world, &bytes);
    if written {
        world.coverage.met(match what {
            Nonsense::Garbage => "bad leaf sequenced",
            Nonsense::BackDated => "centre back-dated an entry",
            Nonsense::OutOfOrder => "centre sequenced out of order",
            Nonsense::Repeated => "centre repeated an entry",
        });
    }
    written
}

/// Writes a stub that refuses a genuine record of alpha, as if nobody had signed for its post.
pub(crate) fn sequence_false_refusal(world: &mut World, payload: RecordHash) -> bool {
    let Some(core) = &world.machines[CENTRE].core else { return false };
    let examiner = core.examiner();
    let origin = Node::Headquarters(Side::Alpha);
    let refusal = Refusal {
        origin,
        lane: Lane::Restraint.name().into(),
        n: examiner.lanes().next(origin, Lane::Restraint),
        submission: payload,
        payload,
        code: "nobody-signed-for-the-post".into(),
        judged_at_size: examiner.size(),
    };
    let body = Body::Refusal(refusal);
    let lane = Lane::of(&body);
    let (number, prev) = (examiner.lanes().next(Node::Centre, lane), examiner.lanes().head(Node::Centre, lane));
    let at = examiner.last_at().unwrap_or(world.now).max(world.now);
    let record = cast::record(Author { node: Node::Centre, post: Post::Node }, at, 77, body);
    let envelope = cast::sealed(&record);
    let submission = Submission { origin: Node::Centre, lane, number, prev, payload: envelope.payload_hash() };
    let submission = submission.sign(&cast::node_key(Node::Centre));
    let bytes = JointEntry { at, envelope, submission }.encode().expect("a short entry");
    sequence_bytes(world, &bytes)
}

/// Appends a leaf under the sequencer's signature and starts the centre anew on it.
fn sequence_bytes(world: &mut World, bytes: &[u8]) -> bool {
    world.dishonest.insert(CENTRE);
    world.machines[CENTRE].core = None;
    let disks = world.machines[CENTRE].disks.clone();
    world.machines[CENTRE].crash(super::disk::Aftermath::Lost);
    world.machines[CENTRE].crashed = false;
    let (signer, _) = cast::sequencer();
    let key = VerifierKey::parse(&cast::anchor().genesis.sequencer).expect("the sequencer's key");
    let Ok(mut store) = LogStore::open(disks[0].clone(), key) else {
        world.start(CENTRE);
        return false;
    };
    let written = store.append(&[bytes], |checkpoint| sign_checkpoint(checkpoint, &signer)).is_ok();
    drop(store);
    world.start(CENTRE);
    written
}

/// An entry with a submission that bravo really signed, at a time and a distance that the centre chose; without a
/// distance, under a number that the log has used.
fn forged_entry(world: &World, at: Instant, ahead: Option<u64>, nonce: u64) -> Vec<u8> {
    let record = cast::information(Side::Bravo, "brought by the centre", at, nonce);
    let mut envelope = cast::sealed(&record);
    let node = cast::node_key(Node::Headquarters(Side::Bravo));
    envelope.add_signature(&node);
    let (number, prev) = world.machines[BRAVO].core.as_ref().map_or((0, Submission::FIRST_PREV), |core| {
        let lanes = core.examiner().lanes();
        let origin = Node::Headquarters(Side::Bravo);
        (lanes.next(origin, Lane::Ordinary), lanes.head(origin, Lane::Ordinary))
    });
    let submission = Submission {
        origin: Node::Headquarters(Side::Bravo),
        lane: Lane::Ordinary,
        number: ahead.map_or(0, |ahead| number + ahead),
        prev,
        payload: envelope.payload_hash(),
    };
    JointEntry { at, envelope, submission: submission.sign(&node) }.encode().expect("a short entry")
}

/// Bravo submits past its own outbox: a number it has used already, with another record in it.
pub(crate) fn reuse_number(world: &mut World) {
    let nonce = world.nonce();
    let record = cast::information(Side::Bravo, "in the place of another", world.now, nonce);
    let (submission, envelope) = submission_of(&record, 0, Lane::Ordinary, Submission::FIRST_PREV);
    world.feed(
        CENTRE,
        Input::Peer { from: Node::Headquarters(Side::Bravo), message: Message::Submit { submission, envelope } },
    );
    world.coverage.met("hostile number reused");
}

/// Bravo's node signs a receipt with a verdict root of its own invention. Returns its size.
pub(crate) fn forge_receipt(world: &mut World, number: u64) -> u64 {
    let Some(core) = &world.machines[CENTRE].core else { return 0 };
    let size = core.head(LogKind::Joint).map_or(0, jig_protocol::Head::size);
    let tree: &Tree = core.examiner().joint();
    let Some(root) = tree.root_at(size) else { return 0 };
    let nonce = world.nonce();
    let body = Body::Receipt(Receipt {
        origin: cast::ORIGIN.into(),
        size,
        root: Digest::from_bytes(*root.as_bytes()),
        verdict_root: Digest::from_bytes(*Hash::of_leaf(b"invented").as_bytes()),
        received_at: world.now,
        missing_attachments: Vec::new(),
        outbox: Vec::new(),
    });
    let author = Author { node: Node::Headquarters(Side::Bravo), post: Post::Node };
    let record = cast::record(author, world.now, nonce, body);
    let (submission, envelope) = submission_of(&record, number, Lane::Receipt, Submission::FIRST_PREV);
    world.feed(
        CENTRE,
        Input::Peer { from: Node::Headquarters(Side::Bravo), message: Message::Submit { submission, envelope } },
    );
    size
}

/// A submission of a record by bravo, as bravo's key signs it.
pub(crate) fn submission_of(record: &Record, number: u64, lane: Lane, prev: Digest) -> (Envelope, Envelope) {
    let node = cast::node_key(Node::Headquarters(Side::Bravo));
    let mut envelope = cast::sealed(record);
    envelope.add_signature(&node);
    let payload = envelope.payload_hash();
    let submission = Submission { origin: Node::Headquarters(Side::Bravo), lane, number, prev, payload };
    (submission.sign(&node), envelope)
}

/// Bravo floods the centre with submissions that must be refused, each in a new place of the receipt lane.
pub(crate) fn flood(world: &mut World, count: u64) -> u64 {
    let before = world.machines[CENTRE].core.as_ref().map_or(0, |core| core.examiner().size());
    for number in 0..count {
        let nonce = world.nonce();
        let record = cast::information(Side::Bravo, "again", world.now, nonce);
        // Information does not belong in the receipt lane: refused, each with a stub, up to the limit.
        let (submission, envelope) = submission_of(&record, 100_000 + number, Lane::Receipt, Submission::FIRST_PREV);
        world.feed(
            CENTRE,
            Input::Peer { from: Node::Headquarters(Side::Bravo), message: Message::Submit { submission, envelope } },
        );
    }
    let after = world.machines[CENTRE].core.as_ref().map_or(0, |core| core.examiner().size());
    if after.saturating_sub(before) < count {
        world.coverage.met("flood limited");
    }
    after.saturating_sub(before)
}

/// The submission that an entry carries.
pub(crate) fn submission_in(entry: &[u8]) -> Option<Submission> {
    let entry = JointEntry::decode(entry).ok()?;
    SignedSubmission::open(&entry.submission).ok()
}
