//! A log in memory with keys of its own, as the other tests need it.
use std::collections::BTreeMap;

use jig_ledger::verify::{Cosigners, Reader, Trust, VerifiedLog, VerifyFault, verify_log};
use jig_ledger::{
    Algorithm, Checkpoint, Hash, KeyName, LogStore, Media, MemoryMedia, NoteSigner, SignedNote, Tree, VerifierKey,
    cosign, sign_checkpoint,
};

pub(crate) const ORIGIN: &str = "test.example/log";
pub(crate) const TIME_S: u64 = 1_473_681_600;

pub(crate) fn name(name: &str) -> KeyName {
    KeyName::parse(name).unwrap()
}

pub(crate) fn log_signer() -> NoteSigner {
    NoteSigner::new(name(ORIGIN), [1; 32], Algorithm::Ed25519Note)
}

pub(crate) fn cosigner(number: u8) -> NoteSigner {
    NoteSigner::new(name(&format!("test.example/w{number}")), [100 + number; 32], Algorithm::CosignatureV1)
}

pub(crate) fn entry(index: u64) -> Vec<u8> {
    format!("entry {index}").into_bytes()
}

pub(crate) fn tree_of(size: u64) -> Tree {
    (0..size).map(|index| Hash::of_leaf(&entry(index))).collect()
}

/// A checkpoint of that tree, signed by the log and by these cosigners.
pub(crate) fn signed(tree: &Tree, size: u64, cosigners: &[u8]) -> SignedNote {
    let checkpoint = Checkpoint::new(ORIGIN, size, tree.root_at(size).unwrap()).unwrap();
    let mut note = sign_checkpoint(&checkpoint, &log_signer()).unwrap();
    for number in cosigners {
        note.add(cosign(&checkpoint, &cosigner(*number), TIME_S).unwrap()).unwrap();
    }
    note
}

/// The files of a log, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Files(pub(crate) BTreeMap<String, Vec<u8>>);

impl Reader for Files {
    fn list(&self) -> Result<Vec<String>, String> {
        Ok(self.0.keys().cloned().collect())
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, String> {
        Ok(self.0.get(path).cloned())
    }
}

/// Grows a log through these sizes and leaves every partial tile in place; cosigned by 1 and 2.
pub(crate) fn grown(sizes: &[u64]) -> Files {
    let mut store = LogStore::open(MemoryMedia::new(), log_signer().verifier_key()).unwrap();
    for size in sizes {
        let entries: Vec<_> = (store.len()..*size).map(entry).collect();
        let entries: Vec<_> = entries.iter().map(Vec::as_slice).collect();
        store.append(&entries, |checkpoint| sign_checkpoint(checkpoint, &log_signer())).unwrap();
    }
    store.publish_checkpoint(signed(store.tree(), store.len(), &[1, 2])).unwrap();
    let media = store.into_media();
    let paths = media.list("log/").unwrap();
    let files = paths.into_iter().map(|path| (path["log/".len()..].to_string(), media.read(&path).unwrap().unwrap()));
    Files(files.collect())
}

pub(crate) fn cosigner_keys() -> Vec<VerifierKey> {
    [1, 2].map(|number| cosigner(number).verifier_key()).to_vec()
}

/// Verifies with the key known beforehand and nothing but the two cosigners allowed.
pub(crate) fn verify(files: &Files) -> Result<VerifiedLog, VerifyFault> {
    let keys = cosigner_keys();
    let trust = Trust { log: Some(&log_signer().verifier_key()), cosigners: Cosigners::Only(&keys) };
    verify_log(files, &trust, &mut |_, _| Ok(()), &mut |_, _| ())
}
