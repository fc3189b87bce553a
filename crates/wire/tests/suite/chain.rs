//! Aim: submissions, entries, outbox files and messages keep their bytes and refuse what does not belong together.
use crate::samples::{self, key, public};
use agreement::identity::{Digest, Node, Post, Side};
use jig_wire::entry::{self, ENTRY_BYTES_MAX, JointEntry};
use jig_wire::envelope::Envelope;
use jig_wire::message::{LogKind, Message, SubmitReply};
use jig_wire::submission::{Lane, OutboxLink, SignedSubmission, Submission};
use spacetime::Instant;

fn at() -> Instant {
    Instant::parse_rfc3339("2016-09-17T10:00:00.125Z").unwrap()
}

fn submission(payload: Digest) -> Submission {
    Submission {
        origin: Node::Headquarters(Side::Alpha),
        lane: Lane::Ordinary,
        number: 12,
        prev: Digest::from_bytes([9; 32]),
        payload,
    }
}

fn entry_of(envelope: Envelope) -> JointEntry {
    let submission = submission(envelope.payload_hash()).sign(&key(0x0a));
    JointEntry { at: at(), envelope, submission }
}

fn entries() -> Vec<JointEntry> {
    samples::all().iter().map(|sample| entry_of(Envelope::seal(&sample.record, &sample.keys).unwrap())).collect()
}

#[test]
fn submission_bytes_are_the_promised_ones() {
    let bytes = submission(Digest::from_bytes([1; 32])).encode();
    let expected = format!(
        r#"{{"lane":"ordinary","n":"12","origin":"alpha","payload":"{}","prev":"{}"}}"#,
        "01".repeat(32),
        "09".repeat(32)
    );
    assert_eq!(bytes, expected.as_bytes());
    assert_eq!(Submission::decode(&bytes).unwrap(), submission(Digest::from_bytes([1; 32])));
}

#[test]
fn submission_numbers_have_one_spelling() {
    let good = String::from_utf8(submission(Digest::from_bytes([1; 32])).encode()).unwrap();
    for wrong in ["012", "", "+1", "-1", "1.0", "18446744073709551616", " 1", "1e3", "٣"] {
        let bytes = good.replace("\"12\"", &format!("\"{wrong}\""));
        assert_eq!(Submission::decode(bytes.as_bytes()).unwrap_err().code(), "wire-not-decimal", "{wrong}");
    }
    let largest = good.replace("\"12\"", "\"18446744073709551615\"");
    assert_eq!(Submission::decode(largest.as_bytes()).unwrap().number, u64::MAX);
}

#[test]
fn submission_is_signed_by_exactly_one_key() {
    let mut envelope = submission(Digest::from_bytes([1; 32])).sign(&key(0x0a));
    assert_eq!(SignedSubmission::verify(&envelope).unwrap().key, public(0x0a));
    envelope.add_signature(&key(0x0b));
    assert_eq!(SignedSubmission::verify(&envelope).unwrap_err().code(), "wire-signature-count");
}

#[test]
fn a_record_is_no_submission_and_a_submission_no_record() {
    let entry = entries().remove(0);
    assert_eq!(SignedSubmission::verify(&entry.envelope).unwrap_err().code(), "wire-too-long");
    assert_eq!(entry.submission.verify().unwrap_err().code(), "wire-key-missing");
}

#[test]
fn every_lane_is_for_its_nature() {
    for sample in samples::all() {
        let lane = Lane::of(&sample.record.body);
        let expected = match sample.record.body.kind() {
            "receipt" | "tick" | "refusal" => Lane::Receipt,
            "hold" | "doubt" | "decline" | "suspension" | "withdrawal" | "stop" | "revocation" | "retraction" => {
                Lane::Restraint
            }
            "protected-entry" | "preserve-order" => Lane::Restraint,
            // What speaks against a plan.
            "protection-check" if sample.name.ends_with("contact") => Lane::Restraint,
            "legal-review" if sample.name.ends_with("-objection") => Lane::Restraint,
            "ceasefire-report" if sample.name.ends_with("lapsed") => Lane::Restraint,
            "spoken" if sample.name.contains("hold") || sample.name.ends_with("stop") => Lane::Restraint,
            _ => Lane::Ordinary,
        };
        assert_eq!(lane, expected, "{}", sample.name);
        assert_eq!(Lane::parse(lane.name()), Some(lane));
    }
}

#[test]
fn entries_of_every_kind_keep_their_bytes() {
    for entry in entries() {
        let bytes = entry.encode().unwrap();
        assert_eq!(JointEntry::decode(&bytes).unwrap(), entry);
        let opened = entry::open(&bytes).unwrap();
        assert_eq!(opened.at, at());
        assert_eq!(opened.submission.submission.payload, opened.signed.hash);
        let link = OutboxLink { submission: entry.submission, envelope: entry.envelope };
        assert_eq!(OutboxLink::decode(&link.encode()).unwrap(), link);
    }
}

#[test]
fn an_entry_whose_submission_names_another_record_is_refused() {
    let mut all = entries();
    let (first, second) = (all.remove(0), all.remove(0));
    let mixed = JointEntry { submission: second.submission, ..first };
    assert_eq!(entry::open(&mixed.encode().unwrap()).unwrap_err().code(), "wire-payload-mismatch");
}

#[test]
fn the_longest_payload_with_the_most_signatures_fits_an_entry() {
    let text = "x".repeat(jig_wire::record::PAYLOAD_BYTES_MAX - 400);
    let mut sample = samples::all().into_iter().find(|sample| sample.name == "withdrawal").unwrap();
    if let agreement::records::Body::Withdrawal(withdrawal) = &mut sample.record.body {
        withdrawal.reason = text;
    }
    sample.record.header.references.clear();
    sample.record.header.clauses.clear();
    let keys: Vec<_> = (1..=16).map(key).collect();
    let envelope = Envelope::seal(&sample.record, &keys).unwrap();
    let bytes = entry_of(envelope.clone()).encode().unwrap();
    assert!(bytes.len() < ENTRY_BYTES_MAX, "{} bytes", bytes.len());
    assert!(envelope.to_bytes().len() < jig_wire::envelope::ENVELOPE_BYTES_MAX);
    assert!(entry::open(&bytes).is_ok());
}

#[test]
fn an_entry_beyond_the_limit_is_not_written() {
    let envelope = Envelope::sign("application/vnd.jig.stop.v1+json", vec![b'x'; 40_000], &[key(1)]);
    assert_eq!(entry_of(envelope).encode().unwrap_err().code(), "wire-too-long");
}

#[test]
fn messages_keep_their_bytes() {
    let entry = entries().remove(3);
    let note = "jig.example/2016a\n12\nAAAA\n\n— jig.example/2016a AAAA\n".to_owned();
    let messages = [
        Message::Submit { submission: entry.submission.clone(), envelope: entry.envelope.clone() },
        Message::SubmitReply(SubmitReply::Sequenced { payload: Digest::from_bytes([1; 32]), index: u64::MAX }),
        Message::SubmitReply(SubmitReply::Refused {
            payload: Digest::from_bytes([1; 32]),
            code: "made-at-skew".to_owned(),
            judged_at_size: 3,
            stub: Some(entry.envelope.clone()),
        }),
        Message::SubmitReply(SubmitReply::Refused {
            payload: Digest::from_bytes([1; 32]),
            code: "rate".to_owned(),
            judged_at_size: 0,
            stub: None,
        }),
        Message::SubmitReply(SubmitReply::Waiting { lane: Lane::Ordinary, next: 4 }),
        Message::Head { log: LogKind::Verdicts, note: note.clone() },
        Message::Entries {
            log: LogKind::Joint,
            note: note.clone(),
            start: 7,
            entries: vec![b"{}".to_vec(), vec![0, 255]],
        },
        Message::Cosignature { log: LogKind::Joint, size: 12, lines: vec!["— alpha.example AAAA".to_owned()] },
        Message::HeadExchange { joint: note.clone(), verdicts: note.clone() },
        Message::Difference { first: 7, size: 12 },
        Message::Restraint { envelope: entry.envelope },
        Message::Heartbeat { side: Side::Bravo, at: at(), post: Post::DutyOfficer },
        Message::Fork { log: LogKind::Joint, first: note.clone(), second: note },
    ];
    for message in messages {
        let bytes = message.encode();
        assert_eq!(Message::decode(&bytes).unwrap(), message);
        for length in 0..bytes.len() {
            assert!(Message::decode(&bytes[..length]).is_err());
        }
    }
}

#[test]
fn unknown_messages_are_refused_with_the_list_of_those_there_are() {
    let error = Message::decode(br#"{"says":"fire"}"#).unwrap_err();
    assert_eq!(error.code(), "wire-value-unknown");
    assert!(error.arguments().iter().any(|(name, value)| *name == "allowed" && value.contains("restraint")));
}
