//! The fold takes any bytes, and says why it does not take them for an entry.
use crate::simulation::adversary;
use crate::simulation::cast;
use crate::simulation::world::{ALPHA, CENTRE, World};
use agreement::identity::{Node, Side};
use agreement::verdict::Decision;
use jig_protocol::{EntryKind, Examiner, Lane, LogKind};
use wire::entry::JointEntry;
use wire::submission::Submission;

fn fold(entries: &[Vec<u8>]) -> Examiner {
    let mut examiner = Examiner::new(cast::edition().clone(), cast::edition_hash());
    for entry in entries {
        examiner.push(entry);
    }
    examiner
}

#[test]
fn every_way_to_sequence_wrongly_is_void_and_named() {
    let world = World::staffed(61);
    let (_, entries) = world.machines[CENTRE].serve(LogKind::Joint, 0, u64::MAX).unwrap();
    let examiner = fold(&entries);
    let origin = Node::Headquarters(Side::Bravo);
    let at = examiner.last_at().unwrap();
    let lanes = examiner.lanes();
    let (next, head) = (lanes.next(origin, Lane::Ordinary), lanes.head(origin, Lane::Ordinary));
    let record = cast::information(Side::Bravo, "in order", at, 1);
    let entry = |at, number, lane, prev| {
        let (submission, envelope) = adversary::submission_of(&record, number, lane, prev);
        JointEntry { at, envelope, submission }.encode().unwrap()
    };
    let earlier = at.saturating_add(spacetime::Span::from_millis(-1));
    let foreign = {
        let (_, envelope) = adversary::submission_of(&record, next, Lane::Ordinary, head);
        let submission =
            Submission { origin, lane: Lane::Ordinary, number: next, prev: head, payload: envelope.payload_hash() };
        let submission = submission.sign(&cast::node_key(Node::Centre));
        JointEntry { at, envelope, submission }.encode().unwrap()
    };
    let cases = [
        (entry(earlier, next, Lane::Ordinary, head), "protocol-entry-time-went-back"),
        (entry(at, next + 1, Lane::Ordinary, head), "protocol-entry-number-ahead"),
        (entry(at, 0, Lane::Ordinary, head), "protocol-entry-number-used"),
        (entry(at, next, Lane::Ordinary, Submission::FIRST_PREV), "protocol-entry-chain-broken"),
        (entry(at, next, Lane::Receipt, Submission::FIRST_PREV), "protocol-entry-lane-foreign"),
        (foreign, "protocol-entry-submission-key"),
        (entries[0].clone(), "protocol-entry-founded-twice"),
    ];
    for (bytes, code) in cases {
        let mut examiner = fold(&entries);
        let examined = examiner.push(&bytes);
        // The genesis again is also older than the last entry; either name will do for it, but void it is.
        let expected = EntryKind::Void(if bytes == entries[0] { "protocol-entry-time-went-back" } else { code });
        assert_eq!(examined.kind, expected);
        assert_eq!(examined.verdict.decision, Decision::Void);
        // And the same record in order, after it, counts.
        let examined = examiner.push(&entry(at, next, Lane::Ordinary, head));
        assert_eq!(examined.kind, EntryKind::Record, "after {code}");
        assert_eq!(examined.verdict.decision, Decision::Accepted, "after {code}");
    }
}

#[test]
fn a_log_that_does_not_begin_with_its_genesis_founds_nothing() {
    let world = World::staffed(62);
    let (_, entries) = world.machines[ALPHA].serve(LogKind::Joint, 0, u64::MAX).unwrap();
    let mut examiner = fold(&[]);
    for entry in &entries[1..] {
        assert_eq!(examiner.push(entry).verdict.decision, Decision::Void);
    }
    assert!(examiner.state().founding().is_none());
    assert_eq!(
        examiner.push(&entries[0]).verdict.decision,
        Decision::Accepted,
        "it can still be founded, at its place in time"
    );
}

#[test]
fn any_bytes_have_a_verdict() {
    let mut world = World::new(63);
    let mut examiner = fold(&[]);
    for length in [0, 1, 7, 64, 1_000, 49_152, 65_535] {
        let bytes = world.chance.bytes(length);
        assert_eq!(examiner.push(&bytes).verdict.decision, Decision::Void);
    }
    assert_eq!(examiner.size(), 7);
    assert_eq!(examiner.verdicts().len(), 7);
}
