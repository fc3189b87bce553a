//! Aim: an envelope is taken only with exact form and with every signature right. Method: one good envelope, one thing
//! wrong at a time.
use crate::samples::{self, key, public};
use jig_wire::envelope::{Envelope, EnvelopeError, KeySignature, SIGNATURES_MAX, pre_authentication_encoding};

const STOP: &str = concat!(
    r#"{"around":null,"kind":"stop","lang":"en","made_at":"2016-09-17T14:06:00.000Z","node":"alpha","#,
    r#""nonce":"00000000000000000000000000000001","post":"duty-officer","radius_m":20000,"text":"cease","v":1}"#
);
const STOP_TYPE: &str = "application/vnd.jig.stop.v1+json";

fn good() -> Envelope {
    Envelope::sign(STOP_TYPE, STOP.as_bytes().to_vec(), &[key(1), key(2)])
}

fn text(envelope: &Envelope) -> String {
    String::from_utf8(envelope.to_bytes()).unwrap()
}

/// The code with which bytes are refused, by form or by signature.
fn refusal(bytes: &str) -> &'static str {
    match Envelope::parse(bytes.as_bytes()).and_then(|envelope| envelope.verify()) {
        Ok(_) => panic!("accepted: {bytes}"),
        Err(error) => error.code(),
    }
}

#[test]
fn pae_is_that_of_the_dsse_specification() {
    // The example of DSSE's protocol.md, v1.0.2.
    let pae = pre_authentication_encoding("http://example.com/HelloWorld", b"hello world");
    assert_eq!(pae, b"DSSEv1 29 http://example.com/HelloWorld 11 hello world");
}

#[test]
fn good_envelope_verifies_and_keeps_its_bytes() {
    let envelope = good();
    let parsed = Envelope::parse(&envelope.to_bytes()).unwrap();
    assert_eq!(parsed, envelope);
    let signed = parsed.verify().unwrap();
    assert_eq!(signed.signers, [public(1), public(2)]);
    assert_eq!(signed.hash, jig_wire::record::hash(STOP.as_bytes()));
}

#[test]
fn one_changed_byte_anywhere_in_the_envelope_is_refused() {
    let bytes = good().to_bytes();
    for at in 0..bytes.len() {
        for flip in [0x01, 0x20, 0x80] {
            let mut changed = bytes.clone();
            changed[at] ^= flip;
            let verified = Envelope::parse(&changed).and_then(|envelope| envelope.verify());
            assert!(verified.is_err(), "byte {at} ^ {flip:#x} of {}", String::from_utf8_lossy(&changed));
        }
    }
}

#[test]
fn every_truncation_is_refused() {
    let bytes = good().to_bytes();
    for length in 0..bytes.len() {
        assert!(Envelope::parse(&bytes[..length]).is_err(), "{length} bytes");
    }
}

#[test]
fn wrong_envelopes_are_refused_by_their_rule() {
    let envelope = good();
    let text = text(&envelope);
    let signature = |at: usize| {
        let signatures = text.split("{\"keyid\":\"").skip(1).map(|part| part.trim_end_matches(['}', ']', ',', '{']));
        format!("{{\"keyid\":\"{}}}", signatures.collect::<Vec<_>>()[at])
    };
    let (first, second) = (signature(0), signature(1));
    assert!(text.contains(&first) && text.contains(&second));
    let key_of = |seed: u8| public(seed).to_string();
    let zeros = "0".repeat(64);
    let table = [
        // Signatures.
        // INVARIANT(one-signature-a-key)
        (text.replace(&second, &first), "wire-signature-duplicate"),
        (text.replace(&format!("{first},{second}"), ""), "wire-unsigned"),
        (text.replace(&key_of(2), &key_of(3)), "wire-signature-invalid"),
        (text.replace(&key_of(2), &zeros), "wire-key-invalid"),
        (text.replace(&key_of(2), &format!("01{}", "0".repeat(62))), "wire-key-invalid"),
        (text.replace(&key_of(2), &key_of(2).to_uppercase()), "wire-not-hash"),
        (text.replace(&key_of(2), &key_of(2)[1..]), "wire-not-hash"),
        (text.replace(&first, &first.replace("==\"", "\"")), "wire-not-base64"),
        (text.replace(&first, &first.replace("==\"", "=\"")), "wire-not-base64"),
        (text.replace(&first, &format!("{{\"keyid\":\"{}\",\"sig\":\"AAAA\"}}", key_of(1))), "wire-not-signature"),
        (text.replace(&first, &first.replace("\"sig\"", "\"zig\"")), "wire-key-unknown"),
        (text.replace(&first, "null"), "wire-type"),
        // Payload and type.
        (text.replace("\"eyJ", "\"fyJ"), "wire-syntax"),
        (text.replace("stop.v1", "hold.v1"), "wire-type-mismatch"),
        (text.replace("stop.v1", "stop.v2"), "wire-type-mismatch"),
        (text.replace("\"payload\":\"", "\"payload\":\"\\n"), "wire-not-base64"),
        // Form.
        (text.replace("payloadType", "payload_type"), "wire-key-unknown"),
        (format!("{text}\n"), "wire-whitespace"),
        (format!("{text}{text}"), "wire-trailing"),
        (text.replace("\"payloadType\"", " \"payloadType\""), "wire-whitespace"),
        ("{}".to_owned(), "wire-key-missing"),
        ("x".repeat(50_000), "wire-too-long"),
    ];
    for (bytes, code) in table {
        assert_ne!(bytes, text, "{code}: nothing was changed");
        assert_eq!(refusal(&bytes), code, "{bytes}");
    }
}

#[test]
fn more_signatures_than_the_limit_are_refused() {
    let keys: Vec<_> = (0..=SIGNATURES_MAX as u8).map(|seed| key(seed + 1)).collect();
    let envelope = Envelope::sign(STOP_TYPE, STOP.as_bytes().to_vec(), &keys);
    let error = Envelope::parse(&envelope.to_bytes()).unwrap_err();
    assert_eq!(error.code(), "wire-too-many");
}

#[test]
fn a_key_that_comes_again_signs_once() {
    let mut envelope = Envelope::sign(STOP_TYPE, STOP.as_bytes().to_vec(), &[key(1), key(1)]);
    envelope.add_signature(&key(1));
    assert_eq!(envelope.signatures().len(), 1);
    assert!(envelope.verify().is_ok());
}

#[test]
fn a_signature_made_elsewhere_is_attached_only_if_it_fits() {
    let elsewhere = good().signatures()[1].clone();
    let mut envelope = Envelope::sign(STOP_TYPE, STOP.as_bytes().to_vec(), &[key(1)]);
    let swapped = KeySignature { key: public(3), ..elsewhere.clone() };
    assert_eq!(envelope.attach(swapped), Err(EnvelopeError::SignatureInvalid { index: 1, key: public(3) }));
    envelope.attach(elsewhere.clone()).unwrap();
    assert_eq!(envelope, good());
    assert_eq!(envelope.attach(elsewhere), Err(EnvelopeError::SignatureDuplicate { index: 2, key: public(2) }));
}

/// A payload signed as one kind must not pass as another, even where the bytes could be read as both.
#[test]
fn a_signature_for_one_type_is_none_for_another() {
    let as_hold = Envelope::sign("application/vnd.jig.hold.v1+json", STOP.as_bytes().to_vec(), &[key(1)]);
    let retyped = text(&as_hold).replace("hold.v1", "stop.v1");
    assert_eq!(refusal(&retyped), "wire-signature-invalid");
}

#[test]
fn text_that_may_not_stand_in_a_record_is_not_signed() {
    for mut sample in samples::all() {
        if let agreement::records::Body::Stop(stop) = &mut sample.record.body {
            stop.text = "a\u{202e}b".to_owned();
            let error = Envelope::seal(&sample.record, &sample.keys).unwrap_err();
            assert_eq!(error.code(), "wire-text-direction");
        }
    }
}
