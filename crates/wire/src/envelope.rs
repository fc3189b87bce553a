//! The envelope: one payload and the signatures over its exact bytes, as DSSE v1.0.2 defines them.
//!
//! What is signed is `DSSEv1 <length of type> <type> <length of payload> <payload>`, so neither the bytes nor what they
//! are taken for can be exchanged, and a signature can be checked with `openssl` alone. The envelope's own JSON is in
//! the strict form, so a record with its signatures has one spelling in the log. A key's id is the public key itself:
//! nothing is looked up to verify. Must not know who may sign what; that is a question to the log.
//!
//! ```
//! use ed25519_dalek::SigningKey;
//! use jig_wire::envelope::Envelope;
//! let payload = concat!(
//!     r#"{"around":null,"kind":"stop","lang":"en","made_at":"2016-09-17T14:06:00.000Z","node":"alpha","#,
//!     r#""nonce":"00000000000000000000000000000001","post":"duty-officer","radius_m":20000,"text":"cease","v":1}"#
//! );
//! let envelope = Envelope::sign("application/vnd.jig.stop.v1+json", payload.as_bytes().to_vec(), &[SigningKey::from_bytes(&[7; 32])]);
//! let signed = Envelope::parse(&envelope.to_bytes()).unwrap().verify().unwrap();
//! assert_eq!(signed.signers.len(), 1);
//! ```
use crate::error::{Part, RecordError, Rule};
use crate::json::{self, Item, Json};
use crate::phrases::Coded;
use crate::record;
use agreement::identity::{PublicKey, RecordHash};
use agreement::records::{Record, Signed};
use base64ct::{Base64, Encoding};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use std::collections::BTreeMap;

/// The longest envelope, in bytes: the longest payload in base64 with sixteen signatures fits.
pub const ENVELOPE_BYTES_MAX: usize = 40 * 1024;

/// The most signatures on one payload.
pub const SIGNATURES_MAX: usize = 16;

/// A payload with signatures that have been read, not yet verified.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Envelope {
    payload_type: String,
    payload: Vec<u8>,
    // INVARIANT(one-signature-a-key): no key stands here twice.
    signatures: Vec<KeySignature>,
}

/// One signature and the key that is said to have made it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeySignature {
    /// The key; written as 64 hexadecimal digits in `keyid`.
    pub key: PublicKey,
    /// The Ed25519 signature.
    pub signature: [u8; 64],
}

/// Why an envelope, or the record in it, cannot be taken.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EnvelopeError {
    /// The bytes of the envelope or of the payload break a rule of form.
    #[error(transparent)]
    Form(#[from] RecordError),
    /// Nobody signed.
    #[error("no signature")]
    Unsigned,
    /// A key signs twice.
    #[error("signature {index}: key {key} signs twice")]
    SignatureDuplicate {
        /// Which signature, from 0.
        index: usize,
        /// The key.
        key: PublicKey,
    },
    /// A key id is no usable public key: no point of the curve, or of small order.
    #[error("signature {index}: {key} is no public key")]
    KeyInvalid {
        /// Which signature, from 0.
        index: usize,
        /// The key id.
        key: PublicKey,
    },
    /// A signature does not fit the payload and the key.
    #[error("signature {index}: does not verify under {key}")]
    SignatureInvalid {
        /// Which signature, from 0.
        index: usize,
        /// The key.
        key: PublicKey,
    },
    /// A submission carries more than the one signature of its origin.
    #[error("{count} signatures, expected 1")]
    SignatureCount {
        /// How many stand there.
        count: usize,
    },
    /// A submission names another record than the one that came with it.
    #[error("submission of {submitted}, record {found}")]
    PayloadMismatch {
        /// The record the submission names.
        submitted: RecordHash,
        /// The record that came.
        found: RecordHash,
    },
    /// The payload type names another kind than the payload.
    #[error("payload type `{found}`, expected `{expected}`")]
    TypeMismatch {
        /// The type of the envelope.
        found: String,
        /// The type that belongs to the payload.
        expected: String,
    },
}

impl Envelope {
    /// Signs a payload with keys; a key that comes again signs once.
    #[must_use]
    pub fn sign(payload_type: &str, payload: Vec<u8>, keys: &[SigningKey]) -> Self {
        let mut envelope = Self { payload_type: payload_type.to_owned(), payload, signatures: Vec::new() };
        keys.iter().for_each(|key| envelope.add_signature(key));
        envelope
    }

    /// Signs a record with keys, after making sure that every reader will accept its bytes.
    ///
    /// # Errors
    /// What a reader of the payload would refuse.
    pub fn seal(record: &Record, keys: &[SigningKey]) -> Result<Self, EnvelopeError> {
        Ok(Self::sign(&payload_type(record.body.kind()), record::compose(record)?, keys))
    }

    /// Adds a key's signature; a key that has signed already changes nothing.
    pub fn add_signature(&mut self, key: &SigningKey) {
        let public = PublicKey::from_bytes(key.verifying_key().to_bytes());
        // INVARIANT(one-signature-a-key)
        if self.signatures.iter().any(|signature| signature.key == public) {
            return;
        }
        let signature = key.sign(&self.signed_bytes()).to_bytes();
        self.signatures.push(KeySignature { key: public, signature });
    }

    /// Adds a signature made elsewhere, for example by an offline authority key.
    ///
    /// # Errors
    /// [`EnvelopeError::SignatureDuplicate`] when the key stands there already, and what [`Self::verify_signatures`] says of it.
    pub fn attach(&mut self, signature: KeySignature) -> Result<(), EnvelopeError> {
        let index = self.signatures.len();
        if self.signatures.iter().any(|other| other.key == signature.key) {
            return Err(EnvelopeError::SignatureDuplicate { index, key: signature.key });
        }
        verify_one(index, &signature, &self.signed_bytes(), &mut KnownKeys::default())?;
        self.signatures.push(signature);
        Ok(())
    }

    /// Reads an envelope.
    ///
    /// # Errors
    /// [`EnvelopeError::Form`], [`EnvelopeError::SignatureDuplicate`]. Signatures are not verified yet.
    pub fn parse(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        let tree = json::parse(bytes, Part::Envelope, ENVELOPE_BYTES_MAX)?;
        Self::read(Item::new(&tree, Part::Envelope))
    }

    /// Reads an envelope that stands inside an entry or a message.
    pub(crate) fn read(item: Item<'_, '_>) -> Result<Self, EnvelopeError> {
        let fields = item.object(&["payload", "payloadType", "signatures"])?;
        let payload = fields.get("payload")?.base64()?;
        let payload_type = fields.get("payloadType")?.line()?;
        let signatures = fields.get("signatures")?.list(SIGNATURES_MAX, read_signature)?;
        for (index, signature) in signatures.iter().enumerate() {
            if signatures.iter().take(index).any(|earlier| earlier.key == signature.key) {
                return Err(EnvelopeError::SignatureDuplicate { index, key: signature.key });
            }
        }
        Ok(Self { payload_type, payload, signatures })
    }

    /// The canonical bytes of the envelope.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.to_json().to_bytes()
    }

    pub(crate) fn to_json(&self) -> Json {
        Json::object([
            ("payload", Json::Text(Base64::encode_string(&self.payload))),
            ("payloadType", Json::text(&self.payload_type)),
            ("signatures", Json::list(&self.signatures, write_signature)),
        ])
    }

    /// The exact payload bytes.
    #[must_use]
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// What the payload is said to be.
    #[must_use]
    pub fn payload_type(&self) -> &str {
        &self.payload_type
    }

    /// The signatures, in their order.
    #[must_use]
    pub fn signatures(&self) -> &[KeySignature] {
        &self.signatures
    }

    /// SHA-256 over the payload: the name of the record.
    #[must_use]
    pub fn payload_hash(&self) -> RecordHash {
        record::hash(&self.payload)
    }

    /// The bytes that each key signs: DSSE's pre-authentication encoding.
    #[must_use]
    pub fn signed_bytes(&self) -> Vec<u8> {
        pre_authentication_encoding(&self.payload_type, &self.payload)
    }

    /// Verifies every signature strictly; returns the keys in their order.
    ///
    /// # Errors
    /// The first signature that is missing or wrong: one wrong signature spoils the envelope.
    pub fn verify_signatures(&self) -> Result<Vec<PublicKey>, EnvelopeError> {
        self.verify_signatures_with(&mut KnownKeys::default())
    }

    /// As [`Self::verify_signatures`], for a reader of many envelopes.
    ///
    /// # Errors
    /// The same, whatever is known already.
    pub fn verify_signatures_with(&self, known: &mut KnownKeys) -> Result<Vec<PublicKey>, EnvelopeError> {
        if self.signatures.is_empty() {
            return Err(EnvelopeError::Unsigned);
        }
        let signed_bytes = self.signed_bytes();
        let each = |(index, signature): (usize, &KeySignature)| verify_one(index, signature, &signed_bytes, known);
        self.signatures.iter().enumerate().map(each).collect()
    }

    /// Reads the record in the envelope and verifies every signature over its exact bytes.
    ///
    /// # Errors
    /// Form of the payload first, then the payload type, then the signatures.
    pub fn verify(&self) -> Result<Signed, EnvelopeError> {
        self.verify_with(&mut KnownKeys::default())
    }

    /// As [`Self::verify`], for a reader of many envelopes.
    ///
    /// # Errors
    /// The same, whatever is known already.
    pub fn verify_with(&self, known: &mut KnownKeys) -> Result<Signed, EnvelopeError> {
        let record = self.open()?;
        let signers = self.verify_signatures_with(known)?;
        Ok(Signed { record, hash: self.payload_hash(), signers })
    }

    /// Reads the record in the envelope without looking at a signature: for showing what is about to be signed.
    ///
    /// # Errors
    /// Form of the payload, then the payload type.
    pub fn open(&self) -> Result<Record, EnvelopeError> {
        let record = record::decode(&self.payload)?;
        self.expect_type(&payload_type(record.body.kind()))?;
        Ok(record)
    }

    pub(crate) fn expect_type(&self, expected: &str) -> Result<(), EnvelopeError> {
        if self.payload_type == expected {
            return Ok(());
        }
        Err(EnvelopeError::TypeMismatch { found: self.payload_type.clone(), expected: expected.to_owned() })
    }
}

/// The payload type of a kind of record, for example `application/vnd.jig.area-notice.v1+json`.
#[must_use]
pub fn payload_type(kind: &str) -> String {
    format!("application/vnd.jig.{kind}.v1+json")
}

/// DSSE's pre-authentication encoding (protocol.md of DSSE v1.0.2, "Signature Definition").
#[must_use]
pub fn pre_authentication_encoding(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let mut bytes = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len()).into_bytes();
    bytes.extend_from_slice(payload);
    bytes
}

/// Keys that were found usable: a reader of many envelopes takes each key apart once and not at every signature.
///
/// Remembers only what follows from a key's bytes alone, so it changes no answer.
#[derive(Debug, Default)]
pub struct KnownKeys(BTreeMap<PublicKey, VerifyingKey>);

impl KnownKeys {
    /// How many keys are remembered: more than any group has, and a bound on what a hostile log can take.
    const KEYS_MAX: usize = 1_024;

    /// The key as signatures are checked with it; nothing if it is no point of the curve, or of small order.
    fn usable(&mut self, key: &PublicKey) -> Option<VerifyingKey> {
        if let Some(known) = self.0.get(key) {
            return Some(*known);
        }
        let usable = VerifyingKey::from_bytes(key.as_bytes()).ok().filter(|point| !point.is_weak())?;
        if self.0.len() < Self::KEYS_MAX {
            self.0.insert(*key, usable);
        }
        Some(usable)
    }
}

fn verify_one(
    index: usize,
    signature: &KeySignature,
    signed_bytes: &[u8],
    known: &mut KnownKeys,
) -> Result<PublicKey, EnvelopeError> {
    let key = signature.key;
    let verifying = known.usable(&key).ok_or(EnvelopeError::KeyInvalid { index, key })?;
    match verifying.verify_strict(signed_bytes, &Signature::from_bytes(&signature.signature)) {
        Ok(()) => Ok(key),
        Err(_) => Err(EnvelopeError::SignatureInvalid { index, key }),
    }
}

fn read_signature(item: Item<'_, '_>) -> Result<KeySignature, RecordError> {
    let fields = item.object(&["keyid", "sig"])?;
    let bytes = fields.get("sig")?;
    let signature = bytes.base64()?.try_into().map_err(|_| bytes.fault(Rule::NotSignature))?;
    Ok(KeySignature { key: fields.get("keyid")?.key()?, signature })
}

fn write_signature(signature: &KeySignature) -> Json {
    let KeySignature { key, signature } = signature;
    Json::object([("keyid", Json::shown(key)), ("sig", Json::Text(Base64::encode_string(signature)))])
}

impl EnvelopeError {
    /// The stable code, and the key of the sentence.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Form(error) => error.code(),
            Self::Unsigned => "wire-unsigned",
            Self::SignatureDuplicate { .. } => "wire-signature-duplicate",
            Self::KeyInvalid { .. } => "wire-key-invalid",
            Self::SignatureInvalid { .. } => "wire-signature-invalid",
            Self::SignatureCount { .. } => "wire-signature-count",
            Self::PayloadMismatch { .. } => "wire-payload-mismatch",
            Self::TypeMismatch { .. } => "wire-type-mismatch",
        }
    }

    /// The arguments of the sentence.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Form(error) => error.arguments(),
            Self::Unsigned => Vec::new(),
            Self::SignatureDuplicate { index, key }
            | Self::KeyInvalid { index, key }
            | Self::SignatureInvalid { index, key } => vec![("index", index.to_string()), ("key", key.to_string())],
            Self::SignatureCount { count } => vec![("count", count.to_string())],
            Self::PayloadMismatch { submitted, found } => {
                vec![("submitted", submitted.to_string()), ("found", found.to_string())]
            }
            Self::TypeMismatch { found, expected } => {
                vec![("found", found.chars().take(80).collect()), ("expected", expected.clone())]
            }
        }
    }
}

impl Coded for EnvelopeError {
    fn code(&self) -> &'static str {
        Self::code(self)
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        Self::arguments(self)
    }
}
