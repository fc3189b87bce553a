//! `jig replay`, `prove`, `show` and `why` on a folder: what an auditor reads without asking anybody.
use crate::support::{Play, is_russian, jig, short_play, word};
use ledger::{Policy, TlogProof, VerifierKey};
use std::path::Path;
use std::process::Command;

fn size(folder: &Path) -> u64 {
    let told = jig(["replay", &word(folder), "--json"]).json();
    told["size"].as_str().unwrap().parse().unwrap()
}

#[test]
fn every_entry_can_be_replayed_and_nothing_beyond() {
    let folder = short_play().folder("bravo");
    let path = word(folder.path());
    let size = size(folder.path());
    let mut roots = std::collections::BTreeSet::new();
    for entry in 0..size {
        let ended = jig(["replay", &path, "--at", &entry.to_string(), "--json"]);
        assert_eq!(ended.exit, 0, "{entry}: {ended:?}");
        let told = ended.json();
        assert_eq!(told["size"], (entry + 1).to_string());
        assert!(roots.insert(told["root"].to_string()), "entry {entry} has the root of another");
    }
    let beyond = jig(["replay", &path, "--at", &size.to_string(), "--json"]);
    assert_eq!((beyond.exit, beyond.code().as_str()), (64, "cli-replay-beyond"));
}

#[test]
fn a_replay_knows_nothing_of_what_came_later() {
    let play = short_play();
    let folder = play.folder("centre");
    let path = word(folder.path());
    let whole = jig(["replay", &path, "--json"]).json();
    let stop = whole["records"].as_array().unwrap().iter().find(|record| record["hash"] == play.hash("STOP")).unwrap();
    let index: u64 = stop["index"].as_str().unwrap().parse().unwrap();
    assert!(whole["binding"].as_array().unwrap().iter().any(|hash| *hash == play.hash("STOP")));
    let before = jig(["replay", &path, "--at", &(index - 1).to_string(), "--json"]).json();
    assert!(!before.to_string().contains(&play.hash("STOP")));
    assert!(is_russian(&jig(["--lang=ru", "replay", &path]).out));
}

#[test]
fn why_offline_shows_the_clause_and_the_cure() {
    let play = short_play();
    let folder = play.folder("alpha");
    let path = word(folder.path());
    let refused = play.hash("TOO-EARLY");
    let set = play.hash("SET");
    let why = jig(["why", &set[..12], "--log", &path]);
    assert_eq!(why.exit, 0, "{why:?}");
    assert!(why.out.contains("TOR.2.a#2") && why.out.contains('→'), "{}", why.out);
    let told = jig(["why", &set, "--log", &path, "--json"]).json();
    assert_eq!(told["record"]["hash"], set);
    assert_eq!(told["usability"], serde_json::Value::Null, "a folder cannot say what may be used now");
    let findings = told["record"]["verdict"]["findings"].as_array().unwrap();
    let missing = findings.iter().find(|finding| finding["basis"] == "TOR.2.a#2").unwrap();
    assert!(missing["cure"].is_string() && missing["curable_by"].as_array().is_some(), "{missing}");
    assert!(is_russian(&jig(["--lang=ru", "why", &set, "--log", &path]).out));
    // What its own node refused never came to the log.
    let never = jig(["why", &refused, "--log", &path, "--json"]);
    assert_eq!((never.exit, never.code().as_str()), (2, "cli-no-such-record"));
}

#[test]
fn show_offline_prints_the_text_as_signed() {
    let play = short_play();
    let folder = play.folder("alpha");
    let doubt = play.hash("DOUBT");
    let shown = jig(["show", &doubt[..8], "--log", &word(folder.path())]);
    assert_eq!(shown.exit, 0, "{shown:?}");
    assert!(shown.out.contains("Вижу людей на старой дороге.") && shown.out.contains(&doubt), "{}", shown.out);
    let view = jig(["show", &doubt, "--log", &word(folder.path()), "--json"]).json();
    let hash = wire::record::hash(view["payload"].as_str().unwrap().as_bytes());
    assert_eq!(hash.to_string(), doubt, "the payload shown is the payload named");
    for unknown in ["ffffffff", "", "zz"] {
        let ended = jig(["show", unknown, "--log", &word(folder.path()), "--json"]);
        assert_eq!((ended.exit, ended.code().as_str()), (2, "cli-no-such-record"), "{unknown}");
    }
}

fn prove(play: &Play, label: &str, out: &Path) {
    let folder = play.folder("alpha");
    let ended = jig(["prove", &play.hash(label), &word(folder.path()), "--out", &word(out), "--json"]);
    assert_eq!(ended.exit, 0, "{ended:?}");
}

#[test]
fn proofs_hold_for_a_reader_who_knows_only_the_format() {
    let out = tempfile::tempdir().unwrap();
    prove(short_play(), "INFO", out.path());
    let read = |name: &str| std::fs::read(out.path().join(name)).unwrap();
    let key = |name: &str| VerifierKey::parse(String::from_utf8(read(name)).unwrap().trim()).unwrap();
    let quorum = String::from_utf8(read("verdicts.policy")).unwrap();
    let log_only = format!("log {}\nquorum none\n", key("log.vkey"));
    let cases = [
        ("record.entry", "record.tlog-proof", "log.vkey", &log_only),
        ("verdict.json", "verdict.tlog-proof", "verdicts.vkey", &quorum),
        ("receipt-alpha.entry", "receipt-alpha.tlog-proof", "log.vkey", &log_only),
        ("receipt-bravo.entry", "receipt-bravo.tlog-proof", "log.vkey", &log_only),
    ];
    for (leaf, proof, vkey, policy) in cases {
        let (leaf_bytes, parsed) = (read(leaf), TlogProof::parse(&read(proof)).unwrap());
        let policy = Policy::parse(policy.as_bytes()).unwrap();
        parsed.verify(&leaf_bytes, &key(vkey), &policy).unwrap_or_else(|error| panic!("{leaf}: {error}"));
        let longer = [leaf_bytes.as_slice(), b" "].concat();
        assert!(parsed.verify(&longer, &key(vkey), &policy).is_err(), "{leaf} with one more byte");
    }
    assert!(String::from_utf8(read("HOW-TO-CHECK.txt")).unwrap().contains("openssl"));
}

#[test]
fn openssl_alone_verifies_who_signed() {
    if Command::new("openssl").arg("version").output().is_err() {
        eprintln!("SKIPPED: there is no openssl here");
        return;
    }
    let out = tempfile::tempdir().unwrap();
    prove(short_play(), "STOP", out.path());
    let verify = |signature: &str| {
        let done = Command::new("openssl")
            .current_dir(out.path())
            .args(["pkeyutl", "-verify", "-pubin", "-inkey", "signature-1.pem", "-rawin", "-in", "record.pae"])
            .args(["-sigfile", signature])
            .output()
            .unwrap();
        done.status.success()
    };
    assert!(verify("signature-1.sig"));
    let mut forged = std::fs::read(out.path().join("signature-1.sig")).unwrap();
    forged[0] ^= 1;
    std::fs::write(out.path().join("forged.sig"), forged).unwrap();
    assert!(!verify("forged.sig"));
}
