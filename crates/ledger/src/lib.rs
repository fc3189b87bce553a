//! Who said what: entries as bytes, the Merkle tree over them, and everything that is signed about it.
//!
//! The formats are those of C2SP, byte for byte: signed-note, tlog-checkpoint, tlog-cosignature, tlog-tiles,
//! tlog-witness, tlog-policy and tlog-proof, so that tools we did not write can check our logs. The room must not
//! know what an entry means (wall W1), and it has no clock, file, socket, thread or randomness (wall W2): bytes and
//! times come in as values, bytes go out as values.
//!
//! ```
//! use jig_ledger::{Algorithm, Checkpoint, Hash, KeyName, NoteSigner, Tree, sign_checkpoint, verify_checkpoint_closed};
//!
//! let mut tree = Tree::new();
//! tree.push(Hash::of_leaf(b"first entry"));
//! let signer = NoteSigner::new(KeyName::parse("jig.example/log").unwrap(), [7; 32], Algorithm::Ed25519Note);
//! let checkpoint = Checkpoint::new("jig.example/log", tree.len(), tree.root()).unwrap();
//! let note = sign_checkpoint(&checkpoint, &signer).unwrap();
//! let verified = verify_checkpoint_closed(&note, &signer.verifier_key(), &[]).unwrap();
//! assert_eq!(verified.checkpoint().root(), tree.root());
//! ```
#![no_std]
extern crate alloc;
#[cfg(test)]
extern crate std;

mod checkpoint;
#[cfg(any(test, feature = "test-support"))]
pub mod contract;
mod cosignature;
mod edge;
mod hash;
mod key;
mod media;
mod memory;
mod merkle;
mod note;
mod policy;
mod proof;
mod store;
mod text;
mod tile;
mod tree;
pub mod verify;
pub mod witness;

pub use checkpoint::{
    Checkpoint, CheckpointError, VerifiedCheckpoint, sign_checkpoint, verify_checkpoint, verify_checkpoint_closed,
};
pub use cosignature::{CosignError, cosign, cosign_text, cosigned_message};
pub use hash::{Hash, HashError, sha256};
pub use key::{Algorithm, KeyError, KeyId, KeyName, NoteSigner, SignError, VerifierKey};
pub use media::{Media, MediaCause, StoreError};
pub use memory::MemoryMedia;
pub use merkle::{MAX_TREE_SIZE, ProofError, mth, verify_consistency, verify_inclusion};
pub use note::{MAX_NOTE_BYTES, MAX_SIGNATURES, NoteError, SignatureLine, SignedNote, VerifiedSignature};
pub use policy::{Policy, PolicyError, Quorum};
pub use proof::{ProofFileError, TlogProof, VerifiedProof};
pub use store::{AppendError, LogStore, OpenError, PublishError, ReadError};
pub use tile::{
    BundleError, BundleId, MAX_ENTRY_BYTES, TILE_WIDTH, TileId, TilePathError, bundle_for_entry, bundles_for_growth,
    decode_bundle, decode_entries, encode_bundle, encode_entries, files_for_size, tiles_for_growth,
};
pub use tree::{Frontier, Tree};
