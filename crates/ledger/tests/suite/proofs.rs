//! Proof files: both ways, and each way to be malformed or to prove nothing.
use jig_ledger::{Policy, TlogProof};

use crate::common::{cosigner, entry, log_signer, signed, tree_of};

fn policy() -> Policy {
    let keys = [1, 2].map(|number| cosigner(number).verifier_key());
    let text = format!("witness a {}\nwitness b {}\ngroup both all a b\nquorum both\n", keys[0], keys[1]);
    Policy::parse(text.as_bytes()).unwrap()
}

fn proof(index: u64, size: u64, cosigners: &[u8], extra: Option<Vec<u8>>) -> TlogProof {
    let tree = tree_of(size);
    TlogProof::new(index, tree.inclusion(index, size).unwrap(), signed(&tree, size, cosigners), extra)
}

#[test]
fn a_proof_reads_back_and_verifies() {
    for (index, size) in [(0, 1), (0, 2), (6, 11), (299, 300)] {
        let proof = proof(index, size, &[1, 2], None);
        let bytes = proof.to_bytes();
        assert_eq!(TlogProof::parse(&bytes), Ok(proof.clone()));
        let verified = proof.verify_closed(&entry(index), &log_signer().verifier_key(), &policy()).unwrap();
        assert_eq!((verified.index(), verified.checkpoint().size()), (index, size));
        assert!(verified.checkpoint().is_cosigned_by(&cosigner(2).verifier_key()));
        assert!(!verified.checkpoint().is_cosigned_by(&cosigner(3).verifier_key()));
    }
}

#[test]
fn what_a_proof_does_not_prove_is_refused_by_name() {
    let log = log_signer().verifier_key();
    let code = |proof: &TlogProof, entry: &[u8]| proof.verify(entry, &log, &policy()).map_err(|error| error.code());
    let good = proof(6, 11, &[1, 2], None);
    assert!(code(&good, &entry(6)).is_ok());
    assert_eq!(code(&good, &entry(7)).map(drop), Err("ledger-proof-root-mismatch"));
    assert_eq!(code(&good, b"").map(drop), Err("ledger-proof-root-mismatch"));
    let moved = TlogProof::new(7, good.hashes().to_vec(), good.checkpoint().clone(), None);
    assert_eq!(code(&moved, &entry(6)).map(drop), Err("ledger-proof-root-mismatch"));
    let outside = TlogProof::new(11, good.hashes().to_vec(), good.checkpoint().clone(), None);
    assert_eq!(code(&outside, &entry(6)).map(drop), Err("ledger-proof-index-out-of-range"));
    let short = TlogProof::new(6, good.hashes()[1..].to_vec(), good.checkpoint().clone(), None);
    assert_eq!(code(&short, &entry(6)).map(drop), Err("ledger-proof-wrong-length"));
    let half = proof(6, 11, &[1], None);
    assert_eq!(code(&half, &entry(6)).map(drop), Err("ledger-checkpoint-quorum-not-met"));
    let observed = proof(6, 11, &[1, 2, 3], None);
    assert!(code(&observed, &entry(6)).is_ok(), "a further witness does no harm in the open manner");
    let closed = observed.verify_closed(&entry(6), &log, &policy()).map_err(|error| error.code());
    assert_eq!(closed.map(drop), Err("ledger-note-unknown-key"));
}

#[test]
fn extra_bytes_are_carried_and_never_trusted() {
    let with_extra = proof(6, 11, &[1, 2], Some(b"context".to_vec()));
    let bytes = with_extra.to_bytes();
    assert!(bytes.starts_with(b"c2sp.org/tlog-proof@v1\nextra Y29udGV4dA==\nindex 6\n"));
    let read = TlogProof::parse(&bytes).unwrap();
    assert_eq!((read.extra(), read.index()), (Some(b"context".as_slice()), 6));
    let log = log_signer().verifier_key();
    assert!(read.verify(&entry(6), &log, &policy()).is_ok());
    let closed = read.verify_closed(&entry(6), &log, &policy()).map_err(|error| error.code());
    assert_eq!(closed.map(drop), Err("ledger-proof-file-extra"));
}

#[test]
fn broken_proof_files_are_refused_with_their_place() {
    let good = String::from_utf8(proof(6, 11, &[1], None).to_bytes()).unwrap();
    let index_at = "c2sp.org/tlog-proof@v1\n".len();
    let hash = good.lines().nth(2).unwrap().to_string();
    for (what, text, offset) in [
        ("nothing", String::new(), 0),
        ("another version", good.replace("@v1", "@v2"), 0),
        ("windows line ends", good.replace('\n', "\r\n"), 0),
        ("no index", good.replacen("index 6\n", "", 1), index_at),
        ("leading zero", good.replace("index 6", "index 06"), index_at),
        ("negative index", good.replace("index 6", "index -6"), index_at),
        ("two spaces", good.replace("index 6", "index  6"), index_at),
        ("extra that is no base64", good.replace("index", "extra ?\nindex"), index_at),
        ("extra twice", good.replace("index", "extra AA==\nextra AA==\nindex"), index_at + 11),
        ("short hash", good.replace(&hash, "AAAA"), index_at + 8),
        ("space after a hash", good.replace(&hash, &format!("{hash} ")), index_at + 8),
        ("cut after the hashes", good[..good.find("\n\n").unwrap() + 1].to_string(), good.find("\n\n").unwrap() + 1),
    ] {
        let refused = TlogProof::parse(text.as_bytes()).unwrap_err();
        assert_eq!(refused.code(), "ledger-proof-file-form", "{what}");
        assert_eq!(refused.arguments(), [("offset", offset.to_string())], "{what}");
    }
    let many = good.replace(&hash, &[hash.as_str(); 64].join("\n"));
    assert_eq!(TlogProof::parse(many.as_bytes()).unwrap_err().code(), "ledger-proof-file-form");
    let trailing = TlogProof::parse(format!("{good}x\n").as_bytes()).unwrap_err();
    assert_eq!(trailing.code(), "ledger-note-signature-form");
    assert_eq!(trailing.arguments(), [("offset", good.len().to_string())], "counted from the start of the file");
    let long = TlogProof::parse(&vec![b'x'; 600_000]).unwrap_err();
    assert_eq!(long.code(), "ledger-proof-file-too-long");
}
