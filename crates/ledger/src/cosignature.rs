//! Timestamped Ed25519 cosignatures over a checkpoint (C2SP tlog-cosignature 1.0.1, type 0x04).
//!
//! Must not know why a cosigner signs: *stored* and *examined* are two keys, not two formats.
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

use crate::checkpoint::Checkpoint;
use crate::key::{Algorithm, NoteSigner, SignError, VerifierKey};
use crate::note::SignatureLine;

/// Times are written in 64 bits, of which the highest must be zero.
const MAX_TIMESTAMP_S: u64 = i64::MAX as u64;

/// The bytes a cosigner signs: a header line, a time line, the whole checkpoint text.
///
/// `timestamp_s` counts seconds since 1970-01-01T00:00:00Z.
#[must_use]
pub fn cosigned_message(checkpoint_text: &str, timestamp_s: u64) -> Vec<u8> {
    format!("cosignature/v1\ntime {timestamp_s}\n{checkpoint_text}").into_bytes()
}

/// Cosigns a checkpoint at a time given in seconds since 1970-01-01T00:00:00Z.
///
/// # Errors
/// The key is not of type 0x04, or the time is beyond 2^63 - 1.
pub fn cosign(checkpoint: &Checkpoint, signer: &NoteSigner, timestamp_s: u64) -> Result<SignatureLine, CosignError> {
    cosign_text(&checkpoint.to_text(), signer, timestamp_s)
}

/// Cosigns the exact text of a checkpoint; the caller has read it as a [`Checkpoint`] before.
///
/// # Errors
/// As [`cosign`].
pub fn cosign_text(text: &str, signer: &NoteSigner, timestamp_s: u64) -> Result<SignatureLine, CosignError> {
    match signer.algorithm() {
        Algorithm::CosignatureV1 => {}
        Algorithm::Ed25519Note => {
            return Err(CosignError::Sign(SignError::WrongAlgorithm {
                name: signer.name().clone(),
                expected: Algorithm::CosignatureV1.type_byte(),
                found: Algorithm::Ed25519Note.type_byte(),
            }));
        }
    }
    if timestamp_s > MAX_TIMESTAMP_S {
        return Err(CosignError::TimestampTooLarge { timestamp_s });
    }
    let signature = signer.sign(&cosigned_message(text, timestamp_s));
    let payload = [timestamp_s.to_be_bytes().as_slice(), &signature].concat();
    Ok(SignatureLine::new(signer.name().clone(), signer.id(), payload))
}

/// The time of the cosignature, if it holds.
pub(crate) fn verify(text: &str, payload: &[u8], key: &VerifierKey) -> Option<u64> {
    let (timestamp, signature) = payload.split_first_chunk::<8>()?;
    let timestamp_s = u64::from_be_bytes(*timestamp);
    let signature: &[u8; 64] = signature.try_into().ok()?;
    let holds = timestamp_s <= MAX_TIMESTAMP_S && key.verify(&cosigned_message(text, timestamp_s), signature);
    holds.then_some(timestamp_s)
}

/// Why a checkpoint was not cosigned.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CosignError {
    /// The key cannot make this kind of signature.
    #[error("{0}")]
    Sign(#[source] SignError),
    /// The time does not fit the format.
    #[error("time {timestamp_s} is beyond 2^63 - 1 seconds")]
    TimestampTooLarge {
        /// Seconds since 1970-01-01T00:00:00Z.
        timestamp_s: u64,
    },
}

impl CosignError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Sign(error) => error.code(),
            Self::TimestampTooLarge { .. } => "ledger-cosign-timestamp-too-large",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Sign(error) => error.arguments(),
            Self::TimestampTooLarge { timestamp_s } => vec![("timestamp", timestamp_s.to_string())],
        }
    }
}
