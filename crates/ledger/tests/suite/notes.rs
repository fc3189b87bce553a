//! Notes, keys and checkpoints: differential against a foreign implementation, and every way to be wrong by name.
use base64ct::{Base64, Encoding as _};
use jig_ledger::{
    Algorithm, Checkpoint, CheckpointError, Hash, KeyId, NoteError, NoteSigner, SignError, SignatureLine, SignedNote,
    VerifierKey, cosign, sign_checkpoint, verify_checkpoint, verify_checkpoint_closed,
};
use proptest::prelude::*;
use signed_note::{Note, StandardVerifier, VerifierList};

use crate::common::{ORIGIN, TIME_S, cosigner, cosigner_keys, log_signer, name, signed, tree_of};

fn note_text() -> String {
    String::from_utf8(signed(&tree_of(5), 5, &[1, 2]).to_bytes()).unwrap()
}

#[test]
fn a_foreign_verifier_accepts_our_checkpoint_and_reads_the_same_text() {
    let note = signed(&tree_of(5), 5, &[1]);
    let foreign = Note::from_bytes(&note.to_bytes()).unwrap();
    assert_eq!(foreign.text(), note.text().as_bytes());
    let verifier = StandardVerifier::new(&log_signer().verifier_key().to_string()).unwrap();
    let (verified, unverified) = foreign.verify(&VerifierList::new(vec![Box::new(verifier)])).unwrap();
    assert_eq!((verified.len(), unverified.len()), (1, 1));
    let checkpoint = tlog_tiles::Checkpoint::from_bytes(note.text().as_bytes()).unwrap();
    assert_eq!((checkpoint.origin(), checkpoint.size()), (ORIGIN, 5));
    assert_eq!(&checkpoint.hash().0, tree_of(5).root().as_bytes());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mangled_note_is_written_as_read_and_read_as_the_foreign_parser_reads_it(
        at in any::<prop::sample::Index>(), with in prop::sample::select(vec![0_u8, b'\n', b'\r', b' ', b'+', b'=', b'A', 0xff, b'\t']),
        insert in any::<bool>(),
    ) {
        let mut bytes = note_text().into_bytes();
        let place = at.index(bytes.len());
        if insert { bytes.insert(place, with) } else { bytes[place] = with };
        let ours = SignedNote::parse(&bytes);
        let foreign = Note::from_bytes(&bytes);
        if let Ok(note) = &ours {
            prop_assert_eq!(note.to_bytes(), bytes.clone());
            // Where we are stricter than they are is known; where they refuse, we do too.
            prop_assert!(foreign.is_ok(), "accepted {:?}", String::from_utf8_lossy(&bytes));
            prop_assert_eq!(foreign.unwrap().text().to_vec(), note.text().as_bytes().to_vec());
        }
    }
}

#[test]
fn broken_notes_are_refused_by_name() {
    let good = note_text();
    assert!(SignedNote::parse(good.as_bytes()).is_ok());
    let first_line = good.find("— ").unwrap();
    let line = &good[first_line..good[first_line..].find('\n').unwrap() + first_line];
    let payload = line.rsplit(' ').next().unwrap();
    // 68 bytes end in one padding sign; the character before it has four unused bits.
    let loose = format!("{}{}=", &payload[..payload.len() - 2], {
        let last = payload.as_bytes()[payload.len() - 2];
        let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let place = alphabet.iter().position(|letter| *letter == last).unwrap();
        alphabet[place ^ 1] as char
    });
    for (what, bytes, code) in [
        ("nothing", String::new(), "ledger-note-no-signatures"),
        ("no blank line", good.replacen("\n\n", "\n", 1), "ledger-note-no-signatures"),
        ("no signature", good[..first_line].to_string(), "ledger-note-no-signatures"),
        ("no final newline", good.trim_end().to_string(), "ledger-note-no-final-newline"),
        ("trailing bytes", format!("{good}x\n"), "ledger-note-signature-form"),
        ("trailing blank line", format!("{good}\n"), "ledger-note-no-signatures"),
        ("windows line ends", good.replace('\n', "\r\n"), "ledger-note-control-character"),
        ("one carriage return", good.replacen('\n', "\r\n", 1), "ledger-note-control-character"),
        ("tab", good.replacen('\n', "\t\n", 1), "ledger-note-control-character"),
        ("hyphen for the dash", good.replace('—', "-"), "ledger-note-signature-form"),
        ("two spaces", good.replacen("— ", "—  ", 1), "ledger-note-signature-form"),
        ("space at the end", good.replace("=\n—", "= \n—"), "ledger-note-signature-form"),
        ("padding missing", good.replacen("=\n—", "\n—", 1), "ledger-note-signature-form"),
        ("unused bits set", good.replace(payload, &loose), "ledger-note-signature-form"),
        ("url alphabet", good.replace(payload, &payload.replace(['+', '/'], "_")), "ledger-note-signature-form"),
        ("key id only", good.replace(payload, "AAAAAA=="), "ledger-note-signature-form"),
        ("plus in the name", good.replace("— test", "— te+st"), "ledger-note-signature-form"),
        ("too long", format!("{}{good}", "x".repeat(300_000)), "ledger-note-too-long"),
        ("too many lines", format!("{good}{}", format!("{line}\n").repeat(64)), "ledger-note-too-many-signatures"),
    ] {
        let refused = SignedNote::parse(bytes.as_bytes()).map(|_| ()).map_err(|error| error.code());
        assert_eq!(refused, Err(code), "{what}");
    }
    let not_utf8 = SignedNote::parse(&[good.as_bytes(), &[0xff]].concat()).unwrap_err();
    assert_eq!(not_utf8, NoteError::NotUtf8 { offset: good.len() });
}

#[test]
fn sixteen_signatures_and_more_are_read() {
    let mut note = signed(&tree_of(5), 5, &[]);
    let checkpoint = Checkpoint::parse(note.text()).unwrap();
    for number in 0..20 {
        note.add(cosign(&checkpoint, &cosigner(number), TIME_S).unwrap()).unwrap();
    }
    let read = SignedNote::parse(&note.to_bytes()).unwrap();
    let keys: Vec<_> = (0..20).map(|number| cosigner(number).verifier_key()).collect();
    let verified = verify_checkpoint_closed(&read, &log_signer().verifier_key(), &keys).unwrap();
    assert_eq!(verified.cosignatures().len(), 20);
}

#[test]
fn unknown_signatures_are_ignored_in_the_open_and_refused_in_the_closed_manner() {
    let log = log_signer().verifier_key();
    let mut note = signed(&tree_of(5), 5, &[1, 2]);
    // An algorithm nobody here knows: 2,420 bytes of signature behind a time, as the post-quantum type has.
    note.add(SignatureLine::new(name("test.example/pq"), KeyId::from_bytes([9; 4]), vec![7; 2428])).unwrap();
    let read = SignedNote::parse(&note.to_bytes()).unwrap();
    assert_eq!(read, note);
    let open = verify_checkpoint(&read, &log, &cosigner_keys()).unwrap();
    assert_eq!(open.cosignatures().len(), 2);
    let closed = verify_checkpoint_closed(&read, &log, &cosigner_keys()).map_err(|error| error.code());
    assert_eq!(closed, Err("ledger-note-unknown-key"));
    assert_eq!(read.verify_closed(&[log]).map_err(|error| error.code()), Err("ledger-note-unknown-key"));
}

#[test]
fn a_bad_signature_of_a_known_key_spoils_the_note() {
    let log = log_signer().verifier_key();
    let note = signed(&tree_of(5), 5, &[]);
    let other = signed(&tree_of(6), 6, &[1]);
    let stolen = other.signatures().last().unwrap().clone();
    let mut spoiled = note.clone();
    spoiled.add(stolen).unwrap();
    let code = |result: Result<_, CheckpointError>| result.map_err(|error| error.code());
    assert_eq!(code(verify_checkpoint(&spoiled, &log, &cosigner_keys())).map(drop), Err("ledger-note-bad-signature"));
    assert!(verify_checkpoint(&spoiled, &log, &[]).is_ok(), "nobody here knows the key");

    let wrong_key = NoteSigner::new(name(ORIGIN), [99; 32], Algorithm::Ed25519Note);
    let refused = verify_checkpoint(&note, &wrong_key.verifier_key(), &[]);
    assert_eq!(code(refused).map(drop), Err("ledger-note-no-known-signature"));
    // The wrong key under the right id: what an attacker can build, and all it gets is this.
    let impostor = SignatureLine::new(name(ORIGIN), log.id(), vec![0; 64]);
    let forged = SignedNote::new(note.text(), impostor).unwrap();
    assert_eq!(code(verify_checkpoint(&forged, &log, &[])).map(drop), Err("ledger-note-bad-signature"));
}

#[test]
fn a_duplicate_signature_is_refused() {
    let log = log_signer().verifier_key();
    let note = note_text();
    let last = note.lines().last().unwrap();
    let twice = SignedNote::parse(format!("{note}{last}\n").as_bytes()).unwrap();
    let refused = verify_checkpoint(&twice, &log, &cosigner_keys()).map_err(|error| error.code());
    assert_eq!(refused.map(drop), Err("ledger-note-duplicate-signature"));

    let mut note = signed(&tree_of(5), 5, &[1]);
    let checkpoint = Checkpoint::parse(note.text()).unwrap();
    let same = cosign(&checkpoint, &cosigner(1), TIME_S).unwrap();
    assert_eq!(note.add(same), Ok(()), "the identical line changes nothing");
    assert_eq!(note.signatures().len(), 2);
    let later = cosign(&checkpoint, &cosigner(1), TIME_S + 1).unwrap();
    assert!(matches!(note.add(later), Err(NoteError::Duplicate { .. })));
}

#[test]
fn a_cosignature_binds_its_time() {
    let checkpoint = Checkpoint::new(ORIGIN, 5, tree_of(5).root()).unwrap();
    let line = cosign(&checkpoint, &cosigner(1), TIME_S).unwrap();
    let mut later = line.signature().to_vec();
    later[7] ^= 1;
    let mut note = signed(&tree_of(5), 5, &[]);
    note.add(SignatureLine::new(line.name().clone(), line.id(), later)).unwrap();
    let refused = verify_checkpoint(&note, &log_signer().verifier_key(), &cosigner_keys());
    assert_eq!(refused.map_err(|error| error.code()).map(drop), Err("ledger-note-bad-signature"));
    let limit = i64::MAX as u64;
    assert!(cosign(&checkpoint, &cosigner(1), limit).is_ok());
    assert_eq!(cosign(&checkpoint, &cosigner(1), limit + 1).unwrap_err().code(), "ledger-cosign-timestamp-too-large");
}

#[test]
fn a_key_signs_only_what_its_type_is_for() {
    let checkpoint = Checkpoint::new(ORIGIN, 5, tree_of(5).root()).unwrap();
    assert_eq!(cosign(&checkpoint, &log_signer(), TIME_S).unwrap_err().code(), "ledger-sign-wrong-algorithm");
    assert!(matches!(sign_checkpoint(&checkpoint, &cosigner(1)), Err(SignError::ForeignOrigin { .. })));
    let named_like_the_log = NoteSigner::new(name(ORIGIN), [5; 32], Algorithm::CosignatureV1);
    assert!(matches!(sign_checkpoint(&checkpoint, &named_like_the_log), Err(SignError::WrongAlgorithm { .. })));
    // A cosignature alone is not the log's signature.
    let line = cosign(&checkpoint, &cosigner(1), TIME_S).unwrap();
    let note = SignedNote::new(&checkpoint.to_text(), line).unwrap();
    let refused = verify_checkpoint(&note, &log_signer().verifier_key(), &cosigner_keys());
    assert!(matches!(refused, Err(CheckpointError::NotSignedByLog { .. })));
    assert!(!format!("{:?}", log_signer()).contains("SigningKey"), "a signer shows its public half only");
}

#[test]
fn broken_checkpoints_are_refused_by_name() {
    let root = tree_of(5).root().to_base64();
    let loose_root = format!("{}t=", &root[..42]);
    assert_ne!(loose_root, root);
    let good = format!("{ORIGIN}\n5\n{root}\n");
    assert_eq!(Checkpoint::parse(&good).unwrap().to_text(), good);
    for (what, text, code) in [
        ("nothing", String::new(), "ledger-checkpoint-origin"),
        ("empty origin", format!("\n5\n{root}\n"), "ledger-checkpoint-origin"),
        ("no size", format!("{ORIGIN}\n"), "ledger-checkpoint-size"),
        ("leading zero", format!("{ORIGIN}\n05\n{root}\n"), "ledger-checkpoint-size"),
        ("two zeros", format!("{ORIGIN}\n00\n{root}\n"), "ledger-checkpoint-size"),
        ("sign", format!("{ORIGIN}\n+5\n{root}\n"), "ledger-checkpoint-size"),
        ("hexadecimal", format!("{ORIGIN}\n0x5\n{root}\n"), "ledger-checkpoint-size"),
        ("larger than 64 bits", format!("{ORIGIN}\n18446744073709551616\n{root}\n"), "ledger-checkpoint-size"),
        ("larger than 63 bits", format!("{ORIGIN}\n9223372036854775808\n{root}\n"), "ledger-checkpoint-too-large"),
        ("no root", format!("{ORIGIN}\n5\n"), "ledger-checkpoint-root"),
        ("short root", format!("{ORIGIN}\n5\nAAAA\n"), "ledger-checkpoint-root"),
        ("root with unused bits", format!("{ORIGIN}\n5\n{loose_root}\n"), "ledger-checkpoint-root"),
        ("no final newline", format!("{ORIGIN}\n5\n{root}"), "ledger-checkpoint-root"),
        ("blank line", format!("{good}\n"), "ledger-checkpoint-extension"),
        ("trailing bytes", format!("{good}x"), "ledger-checkpoint-extension"),
        ("empty tree, other root", format!("{ORIGIN}\n0\n{root}\n"), "ledger-checkpoint-empty-root"),
    ] {
        assert_eq!(Checkpoint::parse(&text).map_err(|error| error.code()), Err(code), "{what}");
    }
    assert!(Checkpoint::new("two words", 5, tree_of(5).root()).is_err());
    assert!(Checkpoint::new("", 5, tree_of(5).root()).is_err());
    assert!(Checkpoint::new(ORIGIN, 0, Hash::EMPTY_ROOT).is_ok());
    assert!(Checkpoint::new(ORIGIN, u64::MAX, Hash::EMPTY_ROOT).is_err());
}

#[test]
fn extension_lines_are_kept_in_the_open_and_refused_in_the_closed_manner() {
    let root = tree_of(5).root().to_base64();
    let text = format!("{ORIGIN}\n5\n{root}\nsomething else\n");
    assert_eq!(Checkpoint::parse(&text).unwrap().to_text(), text);
    // Signed by a foreign program that has our log's key: the note signature covers whatever the text says.
    let skey = foreign_signing_key();
    let signer = signed_note::StandardSigner::new(&skey).unwrap();
    let mut foreign = Note::new(text.as_bytes(), &[]).unwrap();
    foreign.add_sigs(&[&signer]).unwrap();
    let note = SignedNote::parse(&foreign.to_bytes()).unwrap();
    let log = log_signer().verifier_key();
    assert_eq!(verify_checkpoint(&note, &log, &[]).unwrap().checkpoint().extensions(), ["something else"]);
    let refused = verify_checkpoint_closed(&note, &log, &[]).map_err(|error| error.code());
    assert_eq!(refused.map(drop), Err("ledger-checkpoint-extension"));
}

/// The log's key in the private form of golang.org/x/mod/sumdb/note.
fn foreign_signing_key() -> String {
    let material = [[1_u8].as_slice(), &[1; 32]].concat();
    let id = log_signer().verifier_key().id();
    format!("PRIVATE+KEY+{ORIGIN}+{id}+{}", Base64::encode_string(&material))
}

#[test]
fn a_foreign_signer_makes_the_same_signature() {
    let signer = signed_note::StandardSigner::new(&foreign_signing_key()).unwrap();
    let note = signed(&tree_of(5), 5, &[]);
    let mut foreign = Note::new(note.text().as_bytes(), &[]).unwrap();
    foreign.add_sigs(&[&signer]).unwrap();
    assert_eq!(foreign.to_bytes(), note.to_bytes());
}

#[test]
fn another_origin_is_refused() {
    let other = NoteSigner::new(name("test.example/other"), [1; 32], Algorithm::Ed25519Note);
    let note = signed(&tree_of(5), 5, &[]);
    let refused = verify_checkpoint(&note, &other.verifier_key(), &[]);
    assert!(matches!(refused, Err(CheckpointError::ForeignOrigin { .. })), "same key, other name");
}

#[test]
fn verifier_keys_have_one_spelling() {
    let encode = |bytes: &[u8]| Base64::encode_string(bytes);
    let good = log_signer().verifier_key().to_string();
    assert_eq!(VerifierKey::parse(&good).map(|key| key.to_string()), Ok(good.clone()));
    let (head, material) = good.rsplit_once('+').unwrap();
    let (name, id) = head.rsplit_once('+').unwrap();
    let public = log_signer().verifier_key().public_bytes().to_vec();
    let with = |type_byte: u8, rest: &[u8]| encode(&[&[type_byte], rest].concat());
    // The identity point, of order one; and a good point whose y is written with the prime added to it.
    let weak = [[1_u8].as_slice(), &[0; 31]].concat();
    let unreduced = [[0xf0_u8].as_slice(), &[0xff; 30], &[0x7f]].concat();
    for (what, vkey, code) in [
        ("nothing", String::new(), "ledger-key-form"),
        ("no name", format!("+{id}+{material}"), "ledger-key-name"),
        ("space in the name", format!("a b+{id}+{material}"), "ledger-key-name"),
        ("no-break space in the name", format!("a\u{a0}b+{id}+{material}"), "ledger-key-name"),
        ("control in the name", format!("a\u{7f}b+{id}+{material}"), "ledger-key-name"),
        ("another name", format!("{name}x+{id}+{material}"), "ledger-key-wrong-id"),
        ("another id", format!("{name}+00000000+{material}"), "ledger-key-wrong-id"),
        ("upper-case id", format!("{name}+{}+{material}", id.to_uppercase()), "ledger-key-form"),
        ("short id", format!("{name}+{}+{material}", &id[1..]), "ledger-key-form"),
        ("trailing newline", format!("{good}\n"), "ledger-key-form"),
        ("trailing space", format!("{good} "), "ledger-key-form"),
        ("padding", format!("{good}=="), "ledger-key-form"),
        ("empty material", format!("{name}+{id}+"), "ledger-key-form"),
        ("short key", format!("{name}+{id}+{}", with(1, &public[1..])), "ledger-key-form"),
        ("long key", format!("{name}+{id}+{}", with(1, &[public.as_slice(), &[0]].concat())), "ledger-key-form"),
        ("ECDSA", format!("{name}+{id}+{}", with(2, &public)), "ledger-key-unknown-algorithm"),
        ("ML-DSA-44", format!("{name}+{id}+{}", with(6, &[0; 1312])), "ledger-key-unknown-algorithm"),
        ("private algorithm", format!("{name}+{id}+{}", with(255, &public)), "ledger-key-unknown-algorithm"),
        ("cosignature type", format!("{name}+{id}+{}", with(4, &public)), "ledger-key-wrong-id"),
        ("weak key", format!("{name}+{id}+{}", with(1, &weak)), "ledger-key-not-a-key"),
        ("unreduced key", format!("{name}+{id}+{}", with(1, &unreduced)), "ledger-key-not-a-key"),
    ] {
        assert_eq!(VerifierKey::parse(&vkey).map_err(|error| error.code()), Err(code), "{what}");
    }
    // One name and one key make two ids for the two types.
    let note_key = log_signer().verifier_key();
    let cosignature_key = VerifierKey::new(note_key.name().clone(), Algorithm::CosignatureV1, note_key.public_bytes());
    assert_ne!(cosignature_key.unwrap().id(), note_key.id());
}
