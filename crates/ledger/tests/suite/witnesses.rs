//! The witness protocol: every status, both directions, and what counts as evidence against a log.
use jig_ledger::witness::{AddCheckpoint, Decision, Evidence, Reply, SIZE_CONTENT_TYPE, WitnessedLog, decide};
use jig_ledger::{Hash, SignedNote, Tree, cosign, verify_checkpoint_closed};

use crate::common::{TIME_S, cosigner, entry, log_signer, signed, tree_of};

fn request(old: u64, new: u64) -> AddCheckpoint {
    let tree = tree_of(new);
    AddCheckpoint::new(old, tree.consistency(old, new).unwrap(), signed(&tree, new, &[])).unwrap()
}

fn witnessed(size: u64) -> Vec<WitnessedLog> {
    let key = log_signer().verifier_key();
    let log = if size == 0 {
        WitnessedLog::new(key)
    } else {
        WitnessedLog::restore(key, signed(&tree_of(size), size, &[])).unwrap()
    };
    vec![log]
}

fn reply(decision: Decision) -> Reply {
    match decision {
        Decision::Refuse(reply) | Decision::RefuseWithEvidence { reply, .. } => reply,
        Decision::Cosign { .. } => panic!("was to be refused"),
    }
}

/// A tree that shares nothing with the honest one after its first entries.
fn forked(common: u64, size: u64) -> Tree {
    (0..size)
        .map(|index| if index < common { Hash::of_leaf(&entry(index)) } else { Hash::of_leaf(&entry(index + 9999)) })
        .collect()
}

#[test]
fn a_growing_log_is_cosigned_and_the_reply_completes_the_checkpoint() {
    let mut logs = witnessed(0);
    for (old, new) in [(0, 300), (300, 1000), (1000, 1000), (1000, 1001)] {
        let sent = request(old, new);
        let Decision::Cosign { checkpoint, note } = decide(&logs, &sent.to_bytes()) else { panic!("{old} to {new}") };
        let reply = Reply::Cosigned(vec![cosign(&checkpoint, &cosigner(1), TIME_S).unwrap()]);
        logs = vec![WitnessedLog::restore(log_signer().verifier_key(), note).unwrap()];
        assert_eq!((logs[0].size(), logs[0].latest().is_some()), (new, true));

        let Ok(Reply::Cosigned(lines)) = Reply::parse(reply.status(), reply.content_type(), &reply.body()) else {
            panic!("a 200 with lines")
        };
        let mut completed = sent.checkpoint().clone();
        lines.into_iter().for_each(|line| completed.add(line).unwrap());
        let keys = [cosigner(1).verifier_key()];
        assert!(verify_checkpoint_closed(&completed, &log_signer().verifier_key(), &keys).is_ok());
    }
}

#[test]
fn stale_old_size_is_a_conflict_that_tells_the_size() {
    for old in [0, 200, 400] {
        let refused = reply(decide(&witnessed(300), &request(old, 500).to_bytes()));
        assert_eq!((refused.status(), refused.content_type()), (409, SIZE_CONTENT_TYPE));
        assert_eq!(refused.body(), b"300\n");
        assert_eq!(refused, Reply::Conflict { size: 300 });
    }
    assert_eq!(reply(decide(&witnessed(0), &request(3, 5).to_bytes())), Reply::Conflict { size: 0 });
}

#[test]
fn each_refusal_has_its_status() {
    let signed_by_other = {
        let other = jig_ledger::NoteSigner::new(
            crate::common::name(crate::common::ORIGIN),
            [77; 32],
            jig_ledger::Algorithm::Ed25519Note,
        );
        let checkpoint = jig_ledger::Checkpoint::new(crate::common::ORIGIN, 500, tree_of(500).root()).unwrap();
        jig_ledger::sign_checkpoint(&checkpoint, &other).unwrap()
    };
    let foreign_origin = {
        let other = jig_ledger::NoteSigner::new(
            crate::common::name("test.example/other"),
            [77; 32],
            jig_ledger::Algorithm::Ed25519Note,
        );
        let checkpoint = jig_ledger::Checkpoint::new("test.example/other", 500, tree_of(500).root()).unwrap();
        jig_ledger::sign_checkpoint(&checkpoint, &other).unwrap()
    };
    let proof = || tree_of(500).consistency(300, 500).unwrap();
    let body = |note: SignedNote| AddCheckpoint::new(300, proof(), note).unwrap().to_bytes();
    let not_a_checkpoint = {
        let line = signed(&tree_of(5), 5, &[]).signatures()[0].clone();
        SignedNote::new("not a checkpoint\n", line).unwrap()
    };
    for (body, status) in [
        (b"".to_vec(), 400),
        (b"old 300\n".to_vec(), 400),
        (body(not_a_checkpoint), 400),
        (AddCheckpoint::new(500, vec![], signed(&tree_of(300), 300, &[])).unwrap().to_bytes(), 400),
        (body(signed_by_other), 403),
        (body(foreign_origin), 404),
        (AddCheckpoint::new(300, proof()[1..].to_vec(), signed(&tree_of(500), 500, &[])).unwrap().to_bytes(), 422),
        (AddCheckpoint::new(300, proof(), signed(&forked(300, 500), 500, &[])).unwrap().to_bytes(), 422),
        (AddCheckpoint::new(300, vec![], signed(&forked(299, 300), 300, &[])).unwrap().to_bytes(), 422),
        (AddCheckpoint::new(300, vec![Hash::EMPTY_ROOT], signed(&tree_of(300), 300, &[])).unwrap().to_bytes(), 422),
    ] {
        let refused = reply(decide(&witnessed(300), &body));
        assert_eq!(refused.status(), status, "{}", String::from_utf8_lossy(&body));
        assert_eq!(Reply::parse(status, refused.content_type(), &refused.body()), Ok(refused));
    }
    let with_proof = AddCheckpoint::new(0, vec![Hash::EMPTY_ROOT], signed(&tree_of(5), 5, &[])).unwrap();
    let refused = reply(decide(&witnessed(0), &with_proof.to_bytes()));
    assert_eq!(refused, Reply::Unprocessable, "from zero the proof is empty");
}

#[test]
fn two_roots_for_one_size_are_conclusive_and_kept_with_both_signatures() {
    let fork = signed(&forked(299, 300), 300, &[]);
    let body = AddCheckpoint::new(300, vec![], fork.clone()).unwrap().to_bytes();
    let expected = Decision::RefuseWithEvidence {
        reply: Reply::Unprocessable,
        earlier: signed(&tree_of(300), 300, &[]),
        presented: fork,
        strength: Evidence::Conclusive,
    };
    assert_eq!(decide(&witnessed(300), &body), expected);
    let grown = signed(&forked(200, 500), 500, &[]);
    let proof = forked(200, 500).consistency(300, 500).unwrap();
    let decision = decide(&witnessed(300), &AddCheckpoint::new(300, proof, grown).unwrap().to_bytes());
    assert!(matches!(decision, Decision::RefuseWithEvidence { strength: Evidence::Suspicion, .. }));
    // The same head with a malformed proof is a mistake, not evidence.
    let same = AddCheckpoint::new(300, vec![Hash::EMPTY_ROOT], signed(&tree_of(300), 300, &[])).unwrap();
    assert_eq!(decide(&witnessed(300), &same.to_bytes()), Decision::Refuse(Reply::Unprocessable));
}

#[test]
fn requests_have_one_spelling() {
    let good = String::from_utf8(request(300, 500).to_bytes()).unwrap();
    let read = AddCheckpoint::parse(good.as_bytes()).unwrap();
    assert_eq!((read.old_size(), read.to_bytes()), (300, good.clone().into_bytes()));
    assert_eq!(read.proof(), tree_of(500).consistency(300, 500).unwrap());
    let hash = good.lines().nth(1).unwrap().to_string();
    for text in [
        good.replacen("old 300", "old 0300", 1),
        good.replacen("old 300", "old +300", 1),
        good.replacen("old 300", "old  300", 1),
        good.replacen("old 300", "Old 300", 1),
        good.replacen("old 300\n", "old 300\r\n", 1),
        good.replacen("old 300", "old 18446744073709551615", 1),
        good.replacen(&hash, &hash[1..], 1),
        good.replacen(&hash, &[hash.as_str(); 64].join("\n"), 1),
        good.replacen("\n\n", "\n", 1),
        format!("{good}\n"),
        format!("\n{good}"),
    ] {
        assert!(AddCheckpoint::parse(text.as_bytes()).is_err(), "{text}");
    }
    assert!(AddCheckpoint::new(0, vec![Hash::EMPTY_ROOT; 64], read.checkpoint().clone()).is_err());
    let long = AddCheckpoint::parse(&vec![b'x'; 300_000]).unwrap_err();
    assert_eq!(long.code(), "ledger-witness-request-too-long");
}

#[test]
fn replies_that_make_no_sense_are_refused() {
    let line = cosign(&jig_ledger::Checkpoint::parse(signed(&tree_of(5), 5, &[]).text()).unwrap(), &cosigner(1), 1);
    let line = line.unwrap().to_text();
    for (status, content_type, body, code) in [
        (200, "", String::new(), "ledger-witness-reply-body"),
        (200, "", line.trim_end().to_string(), "ledger-witness-reply-body"),
        (200, "", format!("{line}\n"), "ledger-witness-reply-body"),
        (200, "", format!("{line}x\n"), "ledger-witness-reply-body"),
        (409, SIZE_CONTENT_TYPE, "300".into(), "ledger-witness-reply-body"),
        (409, SIZE_CONTENT_TYPE, "0300\n".into(), "ledger-witness-reply-body"),
        (409, SIZE_CONTENT_TYPE, String::new(), "ledger-witness-reply-body"),
        (409, "text/plain", "300\n".into(), "ledger-witness-reply-body"),
        (302, "", String::new(), "ledger-witness-reply-status"),
        (500, "", String::new(), "ledger-witness-reply-status"),
    ] {
        let refused = Reply::parse(status, content_type, body.as_bytes()).map_err(|error| error.code());
        assert_eq!(refused, Err(code), "{status} {body:?}");
    }
}

#[test]
fn a_stored_state_that_is_not_of_this_log_is_refused() {
    let other = jig_ledger::NoteSigner::new(
        crate::common::name("test.example/other"),
        [1; 32],
        jig_ledger::Algorithm::Ed25519Note,
    );
    assert!(WitnessedLog::restore(other.verifier_key(), signed(&tree_of(5), 5, &[])).is_err());
    assert_eq!(witnessed(0)[0].key(), &log_signer().verifier_key());
}
