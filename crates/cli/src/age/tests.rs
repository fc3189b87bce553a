//! Aim: what others seal opens here, what must not open does not, and what is sealed here is in the format. Method: the published test
//! vectors of the format (C2SP/CCTV, `age`, dedicated to the public domain), the file of the format's own example, and round trips.
use super::{AgeError, BYTES_MAX, Fresh, Identity, Recipient, open, seal};
use crate::founding::{Draw as _, LabelDraw};
use ledger::sha256;
use std::collections::BTreeMap;
use std::path::Path;

const VECTORS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/age");

/// One vector: what its header says, and the file.
struct Vector {
    name: String,
    says: BTreeMap<String, Vec<String>>,
    file: Vec<u8>,
}

fn vectors() -> Vec<Vector> {
    let mut names: Vec<_> = std::fs::read_dir(Path::new(VECTORS)).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_none());
    names.sort();
    names
        .into_iter()
        .map(|path| {
            let bytes = std::fs::read(&path).unwrap();
            let end = bytes.windows(2).position(|two| two == b"\n\n").unwrap();
            let mut says: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for line in std::str::from_utf8(&bytes[..end]).unwrap().lines() {
                let (key, value) = line.split_once(": ").unwrap();
                says.entry(key.to_owned()).or_default().push(value.to_owned());
            }
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            Vector { name, says, file: bytes[end + 2..].to_vec() }
        })
        .collect()
}

fn sealed(text: &[u8], identities: &[&Identity]) -> Vec<u8> {
    let recipients: Vec<Recipient> = identities.iter().map(|identity| identity.recipient()).collect();
    let mut draw = LabelDraw::new("age");
    let ephemeral = (0..recipients.len()).map(|number| draw.seed(&format!("ephemeral {number}"))).collect();
    seal(text, &recipients, Fresh { file_key: [7; 16], nonce: [8; 16], ephemeral }).unwrap()
}

fn identity(label: &str) -> Identity {
    Identity::from_secret(LabelDraw::new("age").seed(label))
}

#[test]
fn every_published_vector_opens_or_fails_as_it_says() {
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    for Vector { name, says, file } in vectors() {
        let expected = says["expect"][0].as_str();
        // Vectors with several identities name the one that opens last; each is tried.
        let stranger = vec![identity("stranger").to_text()];
        let identities = says.get("identity").unwrap_or(&stranger);
        let mut outcome = Err(AgeError::NoMatch);
        for text in identities {
            let tried = open(&file, &Identity::parse(text).unwrap());
            if !matches!(tried, Err(AgeError::NoMatch)) {
                outcome = tried;
            }
        }
        let told = match &outcome {
            Ok(bytes) => {
                assert_eq!(sha256(bytes).to_string(), says["payload"][0], "{name}");
                "success"
            }
            Err(AgeError::NoMatch) => "no match",
            Err(AgeError::Mac) => "HMAC failure",
            Err(AgeError::Header | AgeError::Key) => "header failure",
            Err(AgeError::Payload | AgeError::TooLong) => "payload failure",
        };
        assert_eq!(told, expected, "{name}");
        *met.entry(told.to_owned()).or_default() += 1;
    }
    for kind in ["success", "no match", "HMAC failure", "header failure", "payload failure"] {
        assert!(met.contains_key(kind), "no vector for {kind}: {met:?}");
    }
    assert!(met.values().sum::<usize>() >= 40, "{met:?}");
}

#[test]
fn keys_are_spelled_as_the_format_spells_them() {
    let text = "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0";
    let read = Identity::parse(text).unwrap();
    assert_eq!(read.to_text(), text);
    let public = read.recipient().to_text();
    assert_eq!(Recipient::parse(&public).unwrap(), read.recipient());
    assert_eq!(format!("{read:?}"), "Identity");
    for wrong in [
        "",
        "age1",
        &text.to_lowercase(),
        text.get(..text.len() - 1).unwrap(),
        &text.replace("40Q2", "40Q3"),
        &format!("{text}Q"),
        &public,
    ] {
        assert_eq!(Identity::parse(wrong).err(), Some(AgeError::Key), "{wrong}");
    }
    for wrong in ["", &public.to_uppercase(), public.get(1..).unwrap(), &public.replace('1', "0"), text] {
        assert_eq!(Recipient::parse(wrong), Err(AgeError::Key), "{wrong}");
    }
}

#[test]
fn what_is_sealed_opens_for_each_recipient_and_no_other_at_every_length_around_a_chunk() {
    let (alpha, bravo, other) = (identity("alpha"), identity("bravo"), identity("other"));
    for length in [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000] {
        let text: Vec<u8> = (0..length).map(|number: u32| (number % 251) as u8).collect();
        let file = sealed(&text, &[&alpha, &bravo]);
        assert_eq!(open(&file, &alpha).unwrap(), text);
        assert_eq!(open(&file, &bravo).unwrap(), text);
        assert_eq!(open(&file, &other), Err(AgeError::NoMatch));
    }
}

#[test]
fn every_changed_byte_and_every_cut_is_noticed() {
    let alpha = identity("alpha");
    let file = sealed(b"35.3376 N 40.1408 E", &[&alpha]);
    for place in 0..file.len() {
        let mut changed = file.clone();
        changed[place] ^= 1;
        assert!(open(&changed, &alpha).is_err(), "byte {place}");
        assert!(open(&file[..place], &alpha).is_err(), "cut at {place}");
    }
    let mut longer = file.clone();
    longer.push(0);
    assert_eq!(open(&longer, &alpha), Err(AgeError::Payload));
    assert!(!file.windows(7).any(|seven| seven == b"35.3376"));
}

#[test]
fn chunks_cannot_change_places_or_be_left_out() {
    const CHUNK: usize = 65_536 + 16;
    let alpha = identity("alpha");
    let file = sealed(&vec![5; 3 * 65_536], &[&alpha]);
    let start = file.len() - 3 * CHUNK;
    let mut swapped = file.clone();
    swapped[start..start + 2 * CHUNK].rotate_left(CHUNK);
    let without_last = file[..file.len() - CHUNK].to_vec();
    let mut without_middle = file.clone();
    without_middle.drain(start + CHUNK..start + 2 * CHUNK);
    for broken in [swapped, without_last, without_middle] {
        assert_eq!(open(&broken, &alpha), Err(AgeError::Payload));
    }
}

#[test]
fn what_cannot_be_sealed_is_not() {
    let fresh = |ephemeral| Fresh { file_key: [1; 16], nonce: [2; 16], ephemeral };
    let low_order = Recipient { public: [0; 32] };
    assert_eq!(seal(b"a", &[], fresh(Vec::new())), Err(AgeError::Key));
    assert_eq!(seal(b"a", &[low_order], fresh(vec![[3; 32]])), Err(AgeError::Key));
    assert_eq!(seal(b"a", &[identity("alpha").recipient()], fresh(Vec::new())), Err(AgeError::Key));
    let long = vec![0; BYTES_MAX + 1];
    assert_eq!(seal(&long, &[identity("alpha").recipient()], fresh(vec![[3; 32]])), Err(AgeError::TooLong));
}

/// With the format's own program, where this machine has it; both directions.
#[test]
fn the_formats_own_program_reads_ours_and_we_read_its() {
    let found = ["age", "rage"].into_iter().find(|name| {
        std::process::Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success())
    });
    let Some(program) = found else {
        eprintln!("SKIPPED: neither `age` nor `rage` is on this machine; the published vectors stand in for it");
        return;
    };
    let alpha = identity("alpha");
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("key"), alpha.to_text()).unwrap();
    std::fs::write(path("ours.age"), sealed(b"ours", &[&alpha])).unwrap();
    std::fs::write(path("text"), b"theirs").unwrap();
    let run = |arguments: &[&std::ffi::OsStr]| std::process::Command::new(program).args(arguments).output().unwrap();
    let opened = run(&["-d".as_ref(), "-i".as_ref(), path("key").as_ref(), path("ours.age").as_ref()]);
    assert_eq!(opened.stdout, b"ours", "{opened:?}");
    let recipient = alpha.recipient().to_text();
    let theirs = run(&["-r".as_ref(), recipient.as_ref(), path("text").as_ref()]);
    assert_eq!(open(&theirs.stdout, &alpha).unwrap(), b"theirs");
}
