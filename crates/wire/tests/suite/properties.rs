//! Aim: whatever is accepted has one spelling, and nothing makes a reader panic. Method: golden payloads, envelopes,
//! entries and messages, mutated at random.
use crate::samples;
use jig_wire::entry::JointEntry;
use jig_wire::envelope::Envelope;
use jig_wire::error::Part;
use jig_wire::json::{self, Json};
use jig_wire::message::Message;
use jig_wire::submission::Submission;
use jig_wire::{record, verdict};
use proptest::prelude::*;
use std::sync::LazyLock;

static PAYLOADS: LazyLock<Vec<Vec<u8>>> =
    LazyLock::new(|| samples::all().iter().map(|sample| record::encode(&sample.record)).collect());
static ENVELOPES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    samples::all().iter().map(|sample| Envelope::seal(&sample.record, &sample.keys).unwrap().to_bytes()).collect()
});

/// Whatever a reader accepts, its writer writes again byte for byte.
fn one_spelling(bytes: &[u8]) {
    if let Ok(record) = record::decode(bytes) {
        assert_eq!(record::encode(&record), bytes, "{}", String::from_utf8_lossy(bytes));
    }
    if let Ok(envelope) = Envelope::parse(bytes) {
        assert_eq!(envelope.to_bytes(), bytes);
        let _ = envelope.verify();
    }
    if let Ok(entry) = JointEntry::decode(bytes) {
        assert_eq!(entry.encode().unwrap(), bytes);
    }
    if let Ok(submission) = Submission::decode(bytes) {
        assert_eq!(submission.encode(), bytes);
    }
    if let Ok(message) = Message::decode(bytes) {
        assert_eq!(message.encode(), bytes);
    }
    let _ = verdict::decode(bytes);
}

#[derive(Clone, Debug)]
enum Mutation {
    Set(prop::sample::Index, u8),
    Insert(prop::sample::Index, Vec<u8>),
    Remove(prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let fragments = prop::sample::select(vec![
        &b"0"[..],
        b"-",
        b"1.5",
        b"1e9",
        b"\"",
        b"\\u0061",
        b"\\ud800",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"null",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xae",
        b"\xcc\x86",
        b"\0",
        b" ",
        b"\n",
        b"\"v\":1",
        b"9007199254740993",
        b"true",
        b"\"kind\":\"hold\"",
        b"\xff",
        b"-0",
    ]);
    prop_oneof![
        (any::<prop::sample::Index>(), any::<u8>()).prop_map(|(at, byte)| Mutation::Set(at, byte)),
        (any::<prop::sample::Index>(), fragments).prop_map(|(at, bytes)| Mutation::Insert(at, bytes.to_vec())),
        (any::<prop::sample::Index>(), 1..12_usize).prop_map(|(at, count)| Mutation::Remove(at, count)),
        (any::<prop::sample::Index>(), 1..40_usize).prop_map(|(at, count)| Mutation::Repeat(at, count)),
    ]
}

fn apply(mut bytes: Vec<u8>, mutations: &[Mutation]) -> Vec<u8> {
    for mutation in mutations {
        if bytes.is_empty() {
            return bytes;
        }
        match mutation {
            Mutation::Set(at, byte) => {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            Mutation::Insert(at, inserted) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, inserted.iter().copied());
            }
            Mutation::Remove(at, count) => {
                let at = at.index(bytes.len());
                let end = bytes.len().min(at + count);
                bytes.drain(at..end);
            }
            Mutation::Repeat(at, count) => {
                let at = at.index(bytes.len());
                let end = bytes.len().min(at + count);
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn mutated_payloads_never_panic_and_have_one_spelling(
        at in any::<prop::sample::Index>(),
        mutations in prop::collection::vec(mutation(), 1..4),
    ) {
        one_spelling(&apply(at.get(&PAYLOADS).clone(), &mutations));
    }

    #[test]
    fn mutated_envelopes_never_panic_and_have_one_spelling(
        at in any::<prop::sample::Index>(),
        mutations in prop::collection::vec(mutation(), 1..4),
    ) {
        one_spelling(&apply(at.get(&ENVELOPES).clone(), &mutations));
    }

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        one_spelling(&bytes);
    }

    /// Mutations that leave the JSON whole reach the readers of values.
    #[test]
    fn swapped_values_never_panic_and_have_one_spelling(
        at in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        value in prop::sample::select(vec![
            "null", "0", "-1", "7", "\"\"", "\"0\"", "\"en\"", "[]", "{}", "\"plan\"", "\"2016-09-17T10:00:00.000Z\"",
            "\"group\"", "\"outside:TOR.2.d.i#1\"", "[null]", "4294967295", "9007199254740991", "\"stop\"", "[{}]",
        ]),
    ) {
        let text = String::from_utf8(at.get(&PAYLOADS).clone()).unwrap();
        let starts: Vec<usize> = text.match_indices("\":").map(|(at, _)| at + 2).collect();
        let start = *from.get(&starts);
        let tail = &text[start..];
        let end = start + tail.find([',', '}']).unwrap();
        one_spelling(format!("{}{value}{}", &text[..start], &text[end..]).as_bytes());
    }

    /// Any text that the reader accepts is written as it came; any other is refused, not altered.
    #[test]
    fn texts_are_kept_or_refused_never_altered(text in "\\PC{0,30}|[\\x00-\\x7f]{0,30}|\\p{Arabic}{0,20}") {
        let bytes = Json::Text(text.clone()).to_bytes();
        if let Ok(node) = json::parse(&bytes, Part::Payload, 1_000) {
            prop_assert_eq!(node.value, json::Value::Text(text.into()));
        }
    }

    #[test]
    fn integers_are_kept_or_refused(value in any::<i64>()) {
        let text = value.to_string();
        let parsed = json::parse(text.as_bytes(), Part::Payload, 100).map(|node| node.value);
        if value.unsigned_abs() <= json::INTEGER_MAX.unsigned_abs() {
            prop_assert_eq!(parsed.unwrap(), json::Value::Integer(value));
        } else {
            prop_assert_eq!(parsed.unwrap_err().code(), "wire-number-too-large");
        }
    }

    /// An independent reader agrees on everything that this one accepts.
    #[test]
    fn what_is_accepted_means_the_same_to_another_reader(
        at in any::<prop::sample::Index>(),
        mutations in prop::collection::vec(mutation(), 0..3),
    ) {
        let bytes = apply(at.get(&PAYLOADS).clone(), &mutations);
        if let Ok(node) = json::parse(&bytes, Part::Payload, 100_000) {
            let other: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
            prop_assert!(same(&node.value, &other));
        }
    }
}

fn same(ours: &json::Value<'_>, other: &serde_json::Value) -> bool {
    match ours {
        json::Value::Null => other.is_null(),
        json::Value::Bool(value) => other.as_bool() == Some(*value),
        json::Value::Integer(value) => other.as_i64() == Some(*value),
        json::Value::Text(text) => other.as_str() == Some(text),
        json::Value::List(items) => other.as_array().is_some_and(|others| {
            others.len() == items.len() && items.iter().zip(others).all(|(item, other)| same(&item.value, other))
        }),
        json::Value::Object(members) => other.as_object().is_some_and(|others| {
            others.len() == members.len()
                && members
                    .iter()
                    .all(|member| others.get(&*member.key).is_some_and(|other| same(&member.node.value, other)))
        }),
    }
}
