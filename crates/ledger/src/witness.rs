//! The witness protocol without its HTTP: the `add-checkpoint` request, every reply, and the decision (C2SP
//! tlog-witness 1.0.0).
//!
//! The decision is a pure function of what was stored and what was asked. The caller persists the new checkpoint before
//! it replies, checking and storing as one step. Must not know sockets, clocks or whether we are the witness or the log.
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

use crate::checkpoint::{Checkpoint, CheckpointError, verify_checkpoint};
use crate::hash::Hash;
use crate::key::VerifierKey;
use crate::merkle::{MAX_TREE_SIZE, verify_consistency};
use crate::note::{MAX_NOTE_BYTES, MAX_SIGNATURES, NoteError, SignatureLine, SignedNote};
use crate::text::{Lines, parse_decimal};

/// Hashes in a request at most.
const MAX_HASHES: usize = 63;
/// The largest request or reply body read, in bytes.
pub const MAX_BODY_BYTES: usize = MAX_NOTE_BYTES + 4096;
/// The media type of the body of a 409 reply.
pub const SIZE_CONTENT_TYPE: &str = "text/x.tlog.size";

/// What a log asks of a witness: cosign this checkpoint, it extends the one of `old_size` entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddCheckpoint {
    old_size: u64,
    proof: Vec<Hash>,
    checkpoint: SignedNote,
}

impl AddCheckpoint {
    /// Puts a request together.
    ///
    /// # Errors
    /// More than 63 hashes.
    pub fn new(old_size: u64, proof: Vec<Hash>, checkpoint: SignedNote) -> Result<Self, RequestError> {
        if proof.len() > MAX_HASHES {
            return Err(RequestError::Form { offset: 0 });
        }
        Ok(Self { old_size, proof, checkpoint })
    }

    /// Reads a request body. Every accepted body is reproduced exactly by [`AddCheckpoint::to_bytes`].
    ///
    /// # Errors
    /// The first line that is not in its one spelling.
    pub fn parse(body: &[u8]) -> Result<Self, RequestError> {
        if body.len() > MAX_BODY_BYTES {
            return Err(RequestError::TooLong { found: body.len() });
        }
        let text = core::str::from_utf8(body).map_err(|error| RequestError::Form { offset: error.valid_up_to() })?;
        let mut lines = Lines::new(text);
        let old_size = lines
            .next_line()
            .and_then(|line| line.strip_prefix("old "))
            .and_then(parse_decimal)
            .filter(|size| *size <= MAX_TREE_SIZE)
            .ok_or(RequestError::Form { offset: 0 })?;
        let mut proof = Vec::new();
        loop {
            let offset = lines.offset();
            let line = lines.next_line().ok_or(RequestError::Form { offset })?;
            if line.is_empty() {
                break;
            }
            if proof.len() == MAX_HASHES {
                return Err(RequestError::Form { offset });
            }
            proof.push(Hash::parse_base64(line).map_err(|_| RequestError::Form { offset })?);
        }
        let note_offset = lines.offset();
        let checkpoint = SignedNote::parse(lines.rest().as_bytes())
            .map_err(|error| RequestError::Note(error.moved_by(note_offset)))?;
        Ok(Self { old_size, proof, checkpoint })
    }

    /// The exact bytes of the body.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut text = format!("old {}\n", self.old_size);
        for hash in &self.proof {
            text.push_str(&hash.to_base64());
            text.push('\n');
        }
        text.push('\n');
        let mut bytes = text.into_bytes();
        bytes.extend_from_slice(&self.checkpoint.to_bytes());
        bytes
    }

    /// Size of the tree from which the proof leads.
    #[must_use]
    pub const fn old_size(&self) -> u64 {
        self.old_size
    }

    /// The consistency proof.
    #[must_use]
    pub fn proof(&self) -> &[Hash] {
        &self.proof
    }

    /// The checkpoint to be cosigned, not yet verified.
    #[must_use]
    pub const fn checkpoint(&self) -> &SignedNote {
        &self.checkpoint
    }
}

/// Every reply to `add-checkpoint` that the specification knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// 200: cosignature lines, at least one.
    Cosigned(Vec<SignatureLine>),
    /// 400: the body is malformed, or the old size is larger than the new.
    BadRequest,
    /// 403: no trusted key signed, or its signature is bad.
    Forbidden,
    /// 404: the origin is not one this witness looks after.
    UnknownOrigin,
    /// 409: the old size is not the size cosigned last, which is this.
    Conflict {
        /// Entries in the checkpoint cosigned last; zero if there is none.
        size: u64,
    },
    /// 422: the checkpoint does not extend the one cosigned last.
    Unprocessable,
}

impl Reply {
    /// The HTTP status code.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Cosigned(_) => 200,
            Self::BadRequest => 400,
            Self::Forbidden => 403,
            Self::UnknownOrigin => 404,
            Self::Conflict { .. } => 409,
            Self::Unprocessable => 422,
        }
    }

    /// The media type of the body.
    #[must_use]
    pub const fn content_type(&self) -> &'static str {
        match self {
            Self::Conflict { .. } => SIZE_CONTENT_TYPE,
            Self::Cosigned(_) | Self::BadRequest | Self::Forbidden | Self::UnknownOrigin | Self::Unprocessable => {
                "text/plain; charset=utf-8"
            }
        }
    }

    /// The exact bytes of the body; empty where the specification asks for none.
    #[must_use]
    pub fn body(&self) -> Vec<u8> {
        match self {
            Self::Cosigned(lines) => lines.iter().map(SignatureLine::to_text).collect::<String>().into_bytes(),
            Self::Conflict { size } => format!("{size}\n").into_bytes(),
            Self::BadRequest | Self::Forbidden | Self::UnknownOrigin | Self::Unprocessable => Vec::new(),
        }
    }

    /// Reads a reply. The body counts only where the specification gives it a meaning.
    ///
    /// # Errors
    /// A status the specification does not know, or a body that is not in its one spelling.
    pub fn parse(status: u16, content_type: &str, body: &[u8]) -> Result<Self, ReplyError> {
        match status {
            200 => parse_cosignatures(body).map(Self::Cosigned),
            400 => Ok(Self::BadRequest),
            403 => Ok(Self::Forbidden),
            404 => Ok(Self::UnknownOrigin),
            409 if content_type == SIZE_CONTENT_TYPE => {
                let text = core::str::from_utf8(body).ok().and_then(|text| text.strip_suffix('\n'));
                let size = text.and_then(parse_decimal).ok_or(ReplyError::Body { status })?;
                Ok(Self::Conflict { size })
            }
            409 => Err(ReplyError::Body { status }),
            422 => Ok(Self::Unprocessable),
            _ => Err(ReplyError::Status { status }),
        }
    }
}

fn parse_cosignatures(body: &[u8]) -> Result<Vec<SignatureLine>, ReplyError> {
    let broken = ReplyError::Body { status: 200 };
    if body.len() > MAX_BODY_BYTES {
        return Err(broken);
    }
    let text = core::str::from_utf8(body).map_err(|_| broken)?;
    let lines: Vec<_> = text.split_inclusive('\n').collect();
    if lines.is_empty() || lines.len() > MAX_SIGNATURES {
        return Err(broken);
    }
    lines.into_iter().map(|line| SignatureLine::parse(line).map_err(|_| broken)).collect()
}

/// A log a witness looks after, and the checkpoint it cosigned last, complete as it was signed.
///
/// The whole note is kept, not only size and root: without the log's signature two heads prove nothing.
#[derive(Debug, Clone)]
pub struct WitnessedLog {
    key: VerifierKey,
    latest: Option<(SignedNote, Checkpoint)>,
}

/// What a witness does with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Persist the note, then cosign this checkpoint and reply with the cosignature.
    Cosign {
        /// What is to be cosigned.
        checkpoint: Checkpoint,
        /// What is to be persisted first, only if the stored note is still the one that was decided on.
        note: SignedNote,
    },
    /// Reply so, and change nothing.
    Refuse(Reply),
    /// Reply so, and keep both notes: the log has signed a tree that does not extend its earlier one, or has failed to
    /// show that it does.
    RefuseWithEvidence {
        /// The reply.
        reply: Reply,
        /// What was cosigned earlier.
        earlier: SignedNote,
        /// What is presented now.
        presented: SignedNote,
        /// Whether the two alone prove the fork.
        strength: Evidence,
    },
}

/// How much two notes of one log prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// One size, two roots, both signed: nobody can explain that away.
    Conclusive,
    /// Different sizes and a proof that fails: the log may still have a better one.
    Suspicion,
}

impl WitnessedLog {
    /// A log that was never cosigned.
    #[must_use]
    pub const fn new(key: VerifierKey) -> Self {
        Self { key, latest: None }
    }

    /// A log with the checkpoint that was stored when it was cosigned last.
    ///
    /// # Errors
    /// The stored note is not a checkpoint of this log.
    pub fn restore(key: VerifierKey, stored: SignedNote) -> Result<Self, CheckpointError> {
        let checkpoint = verify_checkpoint(&stored, &key, &[])?.checkpoint().clone();
        Ok(Self { key, latest: Some((stored, checkpoint)) })
    }

    /// The log's key.
    #[must_use]
    pub const fn key(&self) -> &VerifierKey {
        &self.key
    }

    /// Size cosigned last; zero if none.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.latest.as_ref().map_or(0, |(_, checkpoint)| checkpoint.size())
    }

    /// The checkpoint cosigned last, as it was signed.
    #[must_use]
    pub fn latest(&self) -> Option<&SignedNote> {
        self.latest.as_ref().map(|(note, _)| note)
    }

    /// Decides about a request. Changes nothing: the caller persists and then calls [`WitnessedLog::restore`] anew.
    #[must_use]
    pub fn decide(&self, request: &AddCheckpoint) -> Decision {
        let verified = match verify_checkpoint(&request.checkpoint, &self.key, &[]) {
            Ok(verified) => verified,
            Err(CheckpointError::ForeignOrigin { .. }) => return Decision::Refuse(Reply::UnknownOrigin),
            Err(CheckpointError::Note(_) | CheckpointError::NotSignedByLog { .. }) => {
                return Decision::Refuse(Reply::Forbidden);
            }
            Err(
                CheckpointError::Origin { .. }
                | CheckpointError::Size { .. }
                | CheckpointError::Root { .. }
                | CheckpointError::Extension { .. }
                | CheckpointError::TooLarge { .. }
                | CheckpointError::EmptyRoot { .. }
                | CheckpointError::LogNotInPolicy { .. }
                | CheckpointError::QuorumNotMet { .. },
            ) => return Decision::Refuse(Reply::BadRequest),
        };
        if request.old_size > verified.size() {
            return Decision::Refuse(Reply::BadRequest);
        }
        if request.old_size != self.size() {
            return Decision::Refuse(Reply::Conflict { size: self.size() });
        }
        let old_root = self.latest.as_ref().map_or(Hash::EMPTY_ROOT, |(_, checkpoint)| checkpoint.root());
        let extends =
            verify_consistency(request.old_size, &old_root, verified.size(), &verified.root(), &request.proof);
        match (extends, &self.latest) {
            (Ok(()), _) => {
                Decision::Cosign { checkpoint: verified.checkpoint().clone(), note: request.checkpoint.clone() }
            }
            (Err(_), None) => Decision::Refuse(Reply::Unprocessable),
            (Err(_), Some((earlier, before))) => {
                let fork = before.size() == verified.size() && before.root() != verified.root();
                if before.size() == verified.size() && !fork {
                    // The same head with surplus hashes: a malformed proof, no evidence of anything.
                    return Decision::Refuse(Reply::Unprocessable);
                }
                Decision::RefuseWithEvidence {
                    reply: Reply::Unprocessable,
                    earlier: earlier.clone(),
                    presented: request.checkpoint.clone(),
                    strength: if fork { Evidence::Conclusive } else { Evidence::Suspicion },
                }
            }
        }
    }
}

/// Finds the log a request is about and decides; an origin nobody looks after is refused.
#[must_use]
pub fn decide(logs: &[WitnessedLog], body: &[u8]) -> Decision {
    let Ok(request) = AddCheckpoint::parse(body) else { return Decision::Refuse(Reply::BadRequest) };
    let Ok(checkpoint) = Checkpoint::parse(request.checkpoint.text()) else {
        return Decision::Refuse(Reply::BadRequest);
    };
    match logs.iter().find(|log| log.key.name().as_str() == checkpoint.origin()) {
        Some(log) => log.decide(&request),
        None => Decision::Refuse(Reply::UnknownOrigin),
    }
}

/// Why a body is not an `add-checkpoint` request.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RequestError {
    /// More bytes than any request needs.
    #[error("a request of {found} bytes is too long")]
    TooLong {
        /// Length in bytes.
        found: usize,
    },
    /// A line is missing or not in its one spelling.
    #[error("not an add-checkpoint request from byte {offset}")]
    Form {
        /// Start of the line.
        offset: usize,
    },
    /// The checkpoint in it is no note; offsets count from the start of the whole.
    #[error("in the checkpoint: {0}")]
    Note(#[source] NoteError),
}

impl RequestError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "ledger-witness-request-too-long",
            Self::Form { .. } => "ledger-witness-request-form",
            Self::Note(error) => error.code(),
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { found } => vec![("found", found.to_string()), ("limit", MAX_BODY_BYTES.to_string())],
            Self::Form { offset } => vec![("offset", offset.to_string())],
            Self::Note(error) => error.arguments(),
        }
    }
}

/// Why a reply makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ReplyError {
    /// A status the specification does not know.
    #[error("a witness does not answer with status {status}")]
    Status {
        /// The status.
        status: u16,
    },
    /// The body does not fit the status.
    #[error("the body does not fit status {status}")]
    Body {
        /// The status.
        status: u16,
    },
}

impl ReplyError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Status { .. } => "ledger-witness-reply-status",
            Self::Body { .. } => "ledger-witness-reply-body",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Status { status } | Self::Body { status } => vec![("status", status.to_string())],
        }
    }
}
