//! Who may act: appointments, delegations, revocations, keys, and the settings of the edition.
use super::{Digest, OutsidePost, PublicKey, RecordHash};
use crate::edition::{SettingFault, SettingReading};
use crate::identity::{NationalReference, Post};
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::Window;

/// A key is given a post at the author's node (TOR.1.d). Signed by the own authority, two of three keys.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Appointment {
    /// The officer's key. The officer's name stands nowhere in the log (SG-08).
    pub key: PublicKey,
    /// The post.
    pub post: Post,
    /// Competence tags of the edition (TOR.1.d.i).
    pub competences: Vec<String>,
    /// Grade band, for matching counterparts (TOR.1.d); 1 is the lowest.
    pub grade_band: u8,
    /// Languages the officer reads, for consents (TOR.1.d.ii).
    pub reads: Vec<crate::identity::Language>,
    /// When it holds.
    pub term: Window,
}

/// The senior representative lends the deputy a part of the office, in writing, at most 14 days, not to be passed on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Delegation {
    /// The deputy's key.
    pub to: PublicKey,
    /// The questions the deputy may consent to.
    pub questions: Vec<super::Question>,
    /// When it holds.
    pub term: Window,
    /// The national decision behind it.
    pub decision: NationalReference,
}

/// Ends an appointment, a delegation, a consent or a key at once. A restraint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Revocation {
    /// The record that is revoked; its author's side must be the revoker's.
    pub of: RecordHash,
}

/// Replaces a node key or an authority key set. Signed by the own authority.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyRotation {
    /// Which key.
    pub role: KeyRole,
    /// The new key: for note keys a vkey line, for record keys 64 hexadecimal digits, for sealing keys an `age` recipient.
    pub new_key: String,
}

/// What a rotated key is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum KeyRole {
    /// The node's record key.
    Record,
    /// The *stored* cosigner.
    Stored,
    /// The *examined* cosigner.
    Examined,
    /// The headquarters' sealing key, which opens what is sealed to it. No node holds its secret half; the centre has none.
    Sealing,
    /// The sealing key of a post outside both sides, named by the centre's authority, which is both sides' together.
    SealingOutside(OutsidePost),
}

/// Reveals the successor whose hash stood in the genesis (or in the last succession) and puts it in charge.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AuthoritySuccession {
    /// The three new keys; their hash must be the one announced. Two of them sign this record.
    pub keys: Vec<PublicKey>,
    /// SHA-256 of `keys` (32 bytes each, concatenated in order), computed where the bytes are read. It stands in no byte
    /// of the record: this room computes no digest, so the reader of the bytes hands it over with the keys.
    pub keys_hash: Digest,
    /// SHA-256 of the canonical list of the next successor's keys.
    pub successor_hash: Digest,
}

/// Proposes another reading of a named setting of the edition; in effect when both sides consented (APP.9, SG-13).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SettingChange {
    /// The setting's id, for example `AMB-03`.
    pub setting: String,
    /// How it is to be read.
    pub reading: ProposedReading,
    /// Why.
    pub reason: String,
}

/// Another reading of a setting: as it is written, and what the edition's own form makes of it. The type admits a text that
/// is no reading so that the refusal can be recorded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProposedReading {
    /// The canonical JSON text of the setting's object in the edition. It alone stands in the record.
    pub text: String,
    /// What it says: this room reads no JSON, so the reader of the bytes hands it over with the text.
    pub read: Result<SettingReading, SettingFault>,
}
