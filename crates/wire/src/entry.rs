//! The entry: the exact bytes of one leaf of the joint log.
//!
//! `at` is ledger time, set by the sequencer; the rest is what the author's node sent. Any byte string can be a leaf, so
//! whoever folds the log asks [`open`] and treats an error as a void entry. Must not know what may be in the log.
use crate::envelope::{Envelope, EnvelopeError, KnownKeys};
use crate::error::{Part, RecordError, Rule};
use crate::json::{self, Item, Json};
use crate::submission::SignedSubmission;
use agreement::records::Signed;
use spacetime::Instant;

/// The longest entry, in bytes (48 KiB); the tile format could hold 65,535.
pub const ENTRY_BYTES_MAX: usize = 48 * 1024;

/// What stands in a leaf, read and not yet verified.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JointEntry {
    /// Ledger time.
    pub at: Instant,
    /// The record in its envelope.
    pub envelope: Envelope,
    /// The submission in its envelope.
    pub submission: Envelope,
}

/// What stands in a leaf, with every signature verified.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
    /// Ledger time.
    pub at: Instant,
    /// The record.
    pub signed: Signed,
    /// The submission.
    pub submission: SignedSubmission,
}

/// Reads the bytes of a leaf and verifies everything in it that needs no other leaf.
///
/// # Errors
/// As [`JointEntry::decode`] and [`JointEntry::verify`].
pub fn open(bytes: &[u8]) -> Result<Opened, EnvelopeError> {
    open_with(bytes, &mut KnownKeys::default())
}

/// As [`open`], for a reader of many entries.
///
/// # Errors
/// The same, whatever is known already.
pub fn open_with(bytes: &[u8], known: &mut KnownKeys) -> Result<Opened, EnvelopeError> {
    JointEntry::decode(bytes)?.verify_with(known)
}

impl JointEntry {
    /// The bytes of the leaf.
    ///
    /// # Errors
    /// [`Rule::TooLong`] beyond [`ENTRY_BYTES_MAX`].
    pub fn encode(&self) -> Result<Vec<u8>, RecordError> {
        let Self { at, envelope, submission } = self;
        let bytes = Json::object([
            ("at", Json::shown(at)),
            ("envelope", envelope.to_json()),
            ("submission", submission.to_json()),
        ])
        .to_bytes();
        if bytes.len() > ENTRY_BYTES_MAX {
            let rule = Rule::TooLong { limit_bytes: ENTRY_BYTES_MAX, bytes: bytes.len() };
            return Err(RecordError::new(Part::Entry, ENTRY_BYTES_MAX, rule));
        }
        Ok(bytes)
    }

    /// Reads the bytes of a leaf.
    ///
    /// # Errors
    /// The first rule of form that is broken, or a key that signs twice.
    pub fn decode(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        let tree = json::parse(bytes, Part::Entry, ENTRY_BYTES_MAX)?;
        let fields = Item::new(&tree, Part::Entry).object(&["at", "envelope", "submission"])?;
        Ok(Self {
            at: fields.get("at")?.instant()?,
            envelope: Envelope::read(fields.get("envelope")?)?,
            submission: Envelope::read(fields.get("submission")?)?,
        })
    }

    /// Verifies everything in the entry that needs no other entry.
    ///
    /// # Errors
    /// Signatures, form of the payloads, and whether the submission names the record that stands beside it.
    pub fn verify(&self) -> Result<Opened, EnvelopeError> {
        self.verify_with(&mut KnownKeys::default())
    }

    /// As [`Self::verify`], for a reader of many entries.
    ///
    /// # Errors
    /// The same, whatever is known already.
    pub fn verify_with(&self, known: &mut KnownKeys) -> Result<Opened, EnvelopeError> {
        let submission = SignedSubmission::verify_with(&self.submission, known)?;
        let signed = self.envelope.verify_with(known)?;
        if submission.submission.payload != signed.hash {
            return Err(EnvelopeError::PayloadMismatch {
                submitted: submission.submission.payload,
                found: signed.hash,
            });
        }
        Ok(Opened { at: self.at, signed, submission })
    }
}
