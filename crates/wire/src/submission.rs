//! The submission: what a node signs around a record to fix the order of its own side.
//!
//! Submissions of one origin and lane form a hash chain from number 0; the head of each chain stands in every receipt, so
//! a sequencer that withholds one is seen to. The payload is named by its hash and carries its own signatures. Must not
//! know what the record says.
use crate::entry::ENTRY_BYTES_MAX;
use crate::envelope::{Envelope, EnvelopeError, KnownKeys, payload_type};
use crate::error::{Part, RecordError};
use crate::json::{self, Item, Json};
use crate::record;
use agreement::identity::{Digest, Node, PublicKey, RecordHash};
use agreement::records::{Body, Nature};
use ed25519_dalek::SigningKey;
use sha2::{Digest as _, Sha256};

/// The kind in the payload type of a submission.
const KIND: &str = "submission";

/// The longest payload of a submission, in bytes.
pub const SUBMISSION_BYTES_MAX: usize = 512;

/// A chain of submissions of its own: what is in one lane never waits for a gap in another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Lane {
    /// What only takes permission away.
    Restraint,
    /// Receipts, ticks and refusal stubs.
    Receipt,
    /// Everything else.
    Ordinary,
}

impl Lane {
    /// Every lane, in the order in which they are always listed.
    pub const ALL: [Self; 3] = [Self::Restraint, Self::Receipt, Self::Ordinary];

    /// The name as it stands in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Restraint => "restraint",
            Self::Receipt => "receipt",
            Self::Ordinary => "ordinary",
        }
    }

    /// Reads a name as it stands in records.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lane| lane.name() == name)
    }

    /// The lane in which a record belongs, by its nature.
    #[must_use]
    pub const fn of(body: &Body) -> Self {
        match body.nature() {
            Nature::Restraint => Self::Restraint,
            Nature::Protocol => Self::Receipt,
            Nature::Statement | Nature::Permission | Nature::JointControl => Self::Ordinary,
        }
    }
}

/// One link of an origin's chain in one lane.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Submission {
    /// Whose chain.
    pub origin: Node,
    /// Which lane.
    pub lane: Lane,
    /// The number in the lane, from 0.
    pub number: u64,
    /// Hash of submission `number - 1`; [`Submission::FIRST_PREV`] for number 0.
    pub prev: Digest,
    /// The record that is submitted.
    pub payload: RecordHash,
}

impl Submission {
    /// What stands for the predecessor of number 0: 32 zero bytes.
    pub const FIRST_PREV: Digest = Digest::from_bytes([0; 32]);

    /// The payload bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let Self { origin, lane, number, prev, payload } = self;
        Json::object([
            ("lane", Json::text(lane.name())),
            ("n", Json::shown(number)),
            ("origin", Json::text(origin.name())),
            ("payload", Json::shown(payload)),
            ("prev", Json::shown(prev)),
        ])
        .to_bytes()
    }

    /// Reads the payload bytes.
    ///
    /// # Errors
    /// The first rule of form that is broken, with its byte.
    pub fn decode(payload: &[u8]) -> Result<Self, RecordError> {
        let tree = json::parse(payload, Part::Submission, SUBMISSION_BYTES_MAX)?;
        let fields = Item::new(&tree, Part::Submission).object(&["lane", "n", "origin", "payload", "prev"])?;
        Ok(Self {
            origin: fields.get("origin")?.name(&Node::ALL, Node::name)?,
            lane: fields.get("lane")?.name(&Lane::ALL, Lane::name)?,
            number: fields.get("n")?.decimal()?,
            prev: fields.get("prev")?.digest()?,
            payload: fields.get("payload")?.digest()?,
        })
    }

    /// SHA-256 over the payload bytes: what the next submission of the lane names as `prev`.
    #[must_use]
    pub fn hash(&self) -> Digest {
        Digest::from_bytes(Sha256::digest(self.encode()).into())
    }

    /// The submission in its envelope, signed by the origin's record key.
    #[must_use]
    pub fn sign(&self, key: &SigningKey) -> Envelope {
        Envelope::sign(&payload_type(KIND), self.encode(), std::slice::from_ref(key))
    }
}

/// A submission whose one signature has been verified; whether the key is the origin's is a question to the log.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SignedSubmission {
    /// The submission.
    pub submission: Submission,
    /// Its hash.
    pub hash: Digest,
    /// The key that signed it.
    pub key: PublicKey,
}

impl SignedSubmission {
    /// Reads and verifies the submission in an envelope.
    ///
    /// # Errors
    /// Form, then the payload type, then the signature; more or fewer than one signature is refused.
    pub fn verify(envelope: &Envelope) -> Result<Self, EnvelopeError> {
        Self::verify_with(envelope, &mut KnownKeys::default())
    }

    /// As [`Self::verify`], for a reader of many envelopes.
    ///
    /// # Errors
    /// The same, whatever is known already.
    pub fn verify_with(envelope: &Envelope, known: &mut KnownKeys) -> Result<Self, EnvelopeError> {
        let submission = Self::open(envelope)?;
        let signers = envelope.verify_signatures_with(known)?;
        let [key] = signers.as_slice() else { return Err(EnvelopeError::SignatureCount { count: signers.len() }) };
        // One submission has one spelling, so the bytes that came are those that `encode` gives.
        Ok(Self { submission, hash: record::hash(envelope.payload()), key: *key })
    }

    /// Reads the submission in an envelope without looking at its signature.
    ///
    /// # Errors
    /// Form, then the payload type.
    pub fn open(envelope: &Envelope) -> Result<Submission, EnvelopeError> {
        let submission = Submission::decode(envelope.payload())?;
        envelope.expect_type(&payload_type(KIND))?;
        Ok(submission)
    }
}

/// One file of an outbox, `outbox/<lane>/<number>.json`: the submission and the record it carries.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutboxLink {
    /// The submission in its envelope.
    pub submission: Envelope,
    /// The record in its envelope.
    pub envelope: Envelope,
}

impl OutboxLink {
    /// The bytes of the file.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let Self { submission, envelope } = self;
        Json::object([("envelope", envelope.to_json()), ("submission", submission.to_json())]).to_bytes()
    }

    /// Reads the bytes of the file; signatures are not verified yet.
    ///
    /// # Errors
    /// The first rule of form that is broken, or a key that signs twice.
    pub fn decode(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        let tree = json::parse(bytes, Part::Entry, ENTRY_BYTES_MAX)?;
        let fields = Item::new(&tree, Part::Entry).object(&["envelope", "submission"])?;
        Ok(Self {
            submission: Envelope::read(fields.get("submission")?)?,
            envelope: Envelope::read(fields.get("envelope")?)?,
        })
    }
}
