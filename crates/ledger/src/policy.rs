//! Whose cosignatures are enough: C2SP tlog-policy.
//!
//! Names in a policy are opaque bytes with no meaning outside it. Must not know the parties: "both sides" is only
//! `group both all alpha bravo` and `quorum both` in somebody's policy.
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

use crate::checkpoint::{CheckpointError, VerifiedCheckpoint, verify_checkpoint, verify_checkpoint_closed};
use crate::key::{Algorithm, KeyError, VerifierKey};
use crate::note::{SignedNote, VerifiedSignature};
use crate::text::parse_decimal;

/// The largest policy read, in bytes.
const MAX_POLICY_BYTES: usize = 256 * 1024;
/// Logs, witnesses and groups together; the specification asks for 32 of each.
const MAX_ITEMS: usize = 256;

/// Who must have signed before a checkpoint counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    items: Vec<Item>,
    quorum: Quorum,
}

/// What the quorum line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quorum {
    /// `quorum none`: the log's signature is enough.
    NoCosigner,
    /// The name of a witness or group.
    Named(Vec<u8>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Item {
    Log { key: VerifierKey, url: Option<Vec<u8>> },
    Witness { name: Vec<u8>, key: VerifierKey, url: Option<Vec<u8>> },
    Group { name: Vec<u8>, threshold: Threshold, members: Vec<Vec<u8>> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Threshold {
    All,
    Any,
    AtLeast(usize),
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    /// The first line that breaks a rule of the specification, and which one.
    pub fn parse(bytes: &[u8]) -> Result<Self, PolicyError> {
        if bytes.len() > MAX_POLICY_BYTES {
            return Err(PolicyError { line: 0, fault: PolicyFault::TooLarge });
        }
        let mut reader = Reader::default();
        let mut lines = 0;
        for (number, line) in (1..).zip(bytes.split_inclusive(|byte| *byte == b'\n')) {
            reader.line(line).map_err(|fault| PolicyError { line: number, fault })?;
            lines = number;
        }
        let quorum = reader.quorum.ok_or(PolicyError { line: lines, fault: PolicyFault::NoQuorum })?;
        Ok(Self { items: reader.items, quorum })
    }

    /// The policy in its plain form: one space between words, no comments, the quorum last.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for item in &self.items {
            let words: Vec<Vec<u8>> = match item {
                Item::Log { key, url } => {
                    [vec![b"log".to_vec(), key.to_string().into_bytes()], url.iter().cloned().collect()].concat()
                }
                Item::Witness { name, key, url } => {
                    let words = vec![b"witness".to_vec(), name.clone(), key.to_string().into_bytes()];
                    [words, url.iter().cloned().collect()].concat()
                }
                Item::Group { name, threshold, members } => {
                    let threshold = match threshold {
                        Threshold::All => "all".to_string(),
                        Threshold::Any => "any".to_string(),
                        Threshold::AtLeast(count) => count.to_string(),
                    };
                    [vec![b"group".to_vec(), name.clone(), threshold.into_bytes()], members.clone()].concat()
                }
            };
            bytes.extend_from_slice(&words.join(&b' '));
            bytes.push(b'\n');
        }
        bytes.extend_from_slice(b"quorum ");
        match &self.quorum {
            Quorum::NoCosigner => bytes.extend_from_slice(b"none"),
            Quorum::Named(name) => bytes.extend_from_slice(name),
        }
        bytes.push(b'\n');
        bytes
    }

    /// What the quorum line asks for.
    #[must_use]
    pub const fn quorum(&self) -> &Quorum {
        &self.quorum
    }

    /// The keys of the accepted logs; none if the log is known from elsewhere.
    pub fn logs(&self) -> impl Iterator<Item = &VerifierKey> {
        self.items.iter().filter_map(|item| match item {
            Item::Log { key, .. } => Some(key),
            Item::Witness { .. } | Item::Group { .. } => None,
        })
    }

    /// The witnesses: the policy's name for each, and its key.
    pub fn witnesses(&self) -> impl Iterator<Item = (&[u8], &VerifierKey)> {
        self.items.iter().filter_map(|item| match item {
            Item::Witness { name, key, .. } => Some((name.as_slice(), key)),
            Item::Log { .. } | Item::Group { .. } => None,
        })
    }

    /// Whether these signatures, already verified, satisfy the quorum.
    #[must_use]
    pub fn satisfied(&self, verified: &[VerifiedSignature]) -> bool {
        let name = match &self.quorum {
            Quorum::NoCosigner => return true,
            Quorum::Named(name) => name,
        };
        let mut holding: BTreeSet<&[u8]> = BTreeSet::new();
        for item in &self.items {
            // A group names only what stands above it, so one pass decides them all.
            let holds = match item {
                Item::Log { .. } => None,
                Item::Witness { name, key, .. } => {
                    verified.iter().any(|signature| signature.is_by(key)).then_some(name.as_slice())
                }
                Item::Group { name, threshold, members } => {
                    let present = members.iter().filter(|member| holding.contains(member.as_slice())).count();
                    (present >= threshold.of(members.len())).then_some(name.as_slice())
                }
            };
            holding.extend(holds);
        }
        holding.contains(name.as_slice())
    }

    /// Verifies a checkpoint by this log and the quorum; lines of keys outside the policy are ignored.
    ///
    /// # Errors
    /// The policy does not accept the log, the checkpoint does not hold, or the quorum is not met.
    pub fn verify(&self, note: &SignedNote, log: &VerifierKey) -> Result<VerifiedCheckpoint, CheckpointError> {
        self.accept(log)?;
        self.require(verify_checkpoint(note, log, &self.witness_keys())?)
    }

    /// As [`Policy::verify`], and no line by a key outside the policy may stand on the note.
    ///
    /// # Errors
    /// As [`Policy::verify`], and an unknown line or extension line.
    pub fn verify_closed(&self, note: &SignedNote, log: &VerifierKey) -> Result<VerifiedCheckpoint, CheckpointError> {
        self.accept(log)?;
        self.require(verify_checkpoint_closed(note, log, &self.witness_keys())?)
    }

    fn witness_keys(&self) -> Vec<VerifierKey> {
        self.witnesses().map(|(_, key)| key.clone()).collect()
    }

    fn accept(&self, log: &VerifierKey) -> Result<(), CheckpointError> {
        let mut logs = self.logs().peekable();
        if logs.peek().is_none() || logs.any(|accepted| accepted == log) {
            Ok(())
        } else {
            Err(CheckpointError::LogNotInPolicy { log: log.name().clone() })
        }
    }

    fn require(&self, verified: VerifiedCheckpoint) -> Result<VerifiedCheckpoint, CheckpointError> {
        if self.satisfied(verified.cosignatures()) {
            return Ok(verified);
        }
        let quorum = match &self.quorum {
            Quorum::NoCosigner => "none".into(),
            Quorum::Named(name) => String::from_utf8_lossy(name).into_owned(),
        };
        Err(CheckpointError::QuorumNotMet { quorum })
    }
}

impl Threshold {
    fn of(self, members: usize) -> usize {
        match self {
            Self::All => members,
            Self::Any => 1,
            Self::AtLeast(count) => count,
        }
    }
}

#[derive(Default)]
struct Reader {
    items: Vec<Item>,
    quorum: Option<Quorum>,
    defined: BTreeSet<Vec<u8>>,
    used: BTreeSet<Vec<u8>>,
}

impl Reader {
    fn line(&mut self, line: &[u8]) -> Result<(), PolicyFault> {
        let line = line.strip_suffix(b"\n").ok_or(PolicyFault::NoFinalNewline)?;
        if line.iter().any(|byte| (*byte < 0x20 && *byte != b'\t') || *byte == 0x7f) {
            return Err(PolicyFault::ControlCharacter);
        }
        let mut words = line.split(|byte| matches!(byte, b' ' | b'\t')).filter(|word| !word.is_empty());
        let Some(keyword) = words.next().filter(|word| !word.starts_with(b"#")) else { return Ok(()) };
        let words: Vec<_> = words.collect();
        if self.items.len() >= MAX_ITEMS {
            return Err(PolicyFault::TooLarge);
        }
        match (keyword, words.as_slice()) {
            (b"log", [vkey]) => self.log(vkey, None),
            (b"log", [vkey, url]) => self.log(vkey, Some(url.to_vec())),
            (b"witness", [name, vkey]) => self.witness(name, vkey, None),
            (b"witness", [name, vkey, url]) => self.witness(name, vkey, Some(url.to_vec())),
            (b"group", [name, threshold, members @ ..]) if !members.is_empty() => self.group(name, threshold, members),
            (b"quorum", [name]) => self.set_quorum(name),
            _ => Err(PolicyFault::Form),
        }
    }

    fn log(&mut self, vkey: &[u8], url: Option<Vec<u8>>) -> Result<(), PolicyFault> {
        let key = self.key(vkey, Algorithm::Ed25519Note)?;
        self.items.push(Item::Log { key, url });
        Ok(())
    }

    fn witness(&mut self, name: &[u8], vkey: &[u8], url: Option<Vec<u8>>) -> Result<(), PolicyFault> {
        let key = self.key(vkey, Algorithm::CosignatureV1)?;
        self.define(name)?;
        self.items.push(Item::Witness { name: name.to_vec(), key, url });
        Ok(())
    }

    fn group(&mut self, name: &[u8], threshold: &[u8], members: &[&[u8]]) -> Result<(), PolicyFault> {
        for member in members {
            if !self.defined.contains(*member) {
                return Err(PolicyFault::UnknownName);
            }
            if !self.used.insert(member.to_vec()) {
                return Err(PolicyFault::MemberTwice);
            }
        }
        let threshold = match threshold {
            b"all" => Threshold::All,
            b"any" => Threshold::Any,
            number => core::str::from_utf8(number)
                .ok()
                .and_then(parse_decimal)
                .and_then(|count| usize::try_from(count).ok())
                .filter(|count| (1..=members.len()).contains(count))
                .map(Threshold::AtLeast)
                .ok_or(PolicyFault::Threshold)?,
        };
        self.define(name)?;
        let members = members.iter().map(|member| member.to_vec()).collect();
        self.items.push(Item::Group { name: name.to_vec(), threshold, members });
        Ok(())
    }

    fn set_quorum(&mut self, name: &[u8]) -> Result<(), PolicyFault> {
        if self.quorum.is_some() {
            return Err(PolicyFault::SecondQuorum);
        }
        self.quorum = Some(match name {
            b"none" => Quorum::NoCosigner,
            name if self.defined.contains(name) => Quorum::Named(name.to_vec()),
            _ => return Err(PolicyFault::UnknownName),
        });
        Ok(())
    }

    fn define(&mut self, name: &[u8]) -> Result<(), PolicyFault> {
        if name == b"none" || !self.defined.insert(name.to_vec()) { Err(PolicyFault::NameTaken) } else { Ok(()) }
    }

    /// Two keys are the same if they wrap the same public key, whatever they are called.
    fn key(&self, vkey: &[u8], algorithm: Algorithm) -> Result<VerifierKey, PolicyFault> {
        let offset = |error: core::str::Utf8Error| PolicyFault::Key(KeyError::Form { offset: error.valid_up_to() });
        let key = VerifierKey::parse(core::str::from_utf8(vkey).map_err(offset)?).map_err(PolicyFault::Key)?;
        if key.algorithm() != algorithm {
            return Err(PolicyFault::WrongKeyType);
        }
        let same = |other: &VerifierKey| other.algorithm() == algorithm && other.public_bytes() == key.public_bytes();
        let known = self.items.iter().any(|item| match item {
            Item::Log { key, .. } | Item::Witness { key, .. } => same(key),
            Item::Group { .. } => false,
        });
        if known { Err(PolicyFault::KeyTwice) } else { Ok(key) }
    }
}

/// Why a text is not a policy, and in which line.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {fault}")]
pub struct PolicyError {
    line: usize,
    fault: PolicyFault,
}

#[derive(Debug, Clone, PartialEq, Eq, Error)]
enum PolicyFault {
    #[error("the policy is too large")]
    TooLarge,
    #[error("the line does not end in a newline")]
    NoFinalNewline,
    #[error("control character")]
    ControlCharacter,
    #[error("not a log, witness, group or quorum line")]
    Form,
    #[error("{0}")]
    Key(#[source] KeyError),
    #[error("the key is of the wrong signature type for this line")]
    WrongKeyType,
    #[error("the same key twice")]
    KeyTwice,
    #[error("the name is taken")]
    NameTaken,
    #[error("the name is not defined above")]
    UnknownName,
    #[error("the name is a group member already")]
    MemberTwice,
    #[error("the threshold is not between 1 and the number of members")]
    Threshold,
    #[error("a second quorum line")]
    SecondQuorum,
    #[error("no quorum line")]
    NoQuorum,
}

impl PolicyError {
    /// Number of the line at fault, from 1; 0 for the file as a whole.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match &self.fault {
            PolicyFault::TooLarge => "ledger-policy-too-large",
            PolicyFault::NoFinalNewline => "ledger-policy-no-final-newline",
            PolicyFault::ControlCharacter => "ledger-policy-control-character",
            PolicyFault::Form => "ledger-policy-form",
            PolicyFault::Key(error) => error.code(),
            PolicyFault::WrongKeyType => "ledger-policy-wrong-key-type",
            PolicyFault::KeyTwice => "ledger-policy-key-twice",
            PolicyFault::NameTaken => "ledger-policy-name-taken",
            PolicyFault::UnknownName => "ledger-policy-unknown-name",
            PolicyFault::MemberTwice => "ledger-policy-member-twice",
            PolicyFault::Threshold => "ledger-policy-threshold",
            PolicyFault::SecondQuorum => "ledger-policy-second-quorum",
            PolicyFault::NoQuorum => "ledger-policy-no-quorum",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let line = vec![("line", format!("{}", self.line))];
        match &self.fault {
            PolicyFault::Key(error) => [line, error.arguments()].concat(),
            PolicyFault::TooLarge
            | PolicyFault::NoFinalNewline
            | PolicyFault::ControlCharacter
            | PolicyFault::Form
            | PolicyFault::WrongKeyType
            | PolicyFault::KeyTwice
            | PolicyFault::NameTaken
            | PolicyFault::UnknownName
            | PolicyFault::MemberTwice
            | PolicyFault::Threshold
            | PolicyFault::SecondQuorum
            | PolicyFault::NoQuorum => line,
        }
    }
}
