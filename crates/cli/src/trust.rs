//! The trust anchor of a log: its verifier keys and the hash of its genesis, as text small enough to read over a phone.
//!
//! Whoever verifies should have it from elsewhere; without one `jig verify` takes what it finds and says so.
use crate::founding::Group;
use agreement::identity::Digest;
use ledger::{VerifierKey, sha256};
use wire::envelope::Envelope;

/// What a verifier starts from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trust {
    /// vkey line of the joint log.
    pub log: VerifierKey,
    /// vkey line of the verdict log.
    pub verdicts: VerifierKey,
    /// SHA-256 of the genesis payload.
    pub genesis: Digest,
}

/// Why a trust file cannot be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("trust file, line {line}: expected {expected}")]
pub struct TrustError {
    /// Line number, from 1.
    pub line: usize,
    /// The line expected there.
    pub expected: &'static str,
}

impl wire::phrases::Coded for TrustError {
    fn code(&self) -> &'static str {
        "cli-trust-unreadable"
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        vec![("line", self.line.to_string()), ("expected", self.expected.to_owned())]
    }
}

impl Trust {
    /// The anchor of a group just founded.
    ///
    /// # Panics
    /// Never for a group made by `found`: its keys were formatted by the same code that reads them.
    #[must_use]
    #[expect(clippy::expect_used, reason = "`found` made these lines from keys of its own")]
    pub fn of_group(group: &Group) -> Self {
        let envelope = Envelope::parse(&group.genesis).expect("own envelope");
        Self {
            log: VerifierKey::parse(&group.charter.sequencer).expect("own key"),
            verdicts: VerifierKey::parse(&group.charter.sequencer_verdicts).expect("own key"),
            genesis: Digest::from_bytes(*sha256(envelope.payload()).as_bytes()),
        }
    }

    /// Three lines.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("log {}\nverdicts {}\ngenesis {}\n", self.log, self.verdicts, self.genesis)
    }

    /// Reads the three lines.
    ///
    /// # Errors
    /// The first line that is not what it should be.
    pub fn parse(text: &str) -> Result<Self, TrustError> {
        let mut lines = text.lines();
        let mut next = |line, expected: &'static str| {
            let word = expected.split(' ').next().unwrap_or_default();
            let found = lines.next().and_then(|text| text.strip_prefix(word)).and_then(|rest| rest.strip_prefix(' '));
            found.map(str::to_owned).ok_or(TrustError { line, expected })
        };
        let (log, verdicts, genesis) = (next(1, "log VKEY")?, next(2, "verdicts VKEY")?, next(3, "genesis HASH")?);
        Ok(Self {
            log: VerifierKey::parse(&log).map_err(|_| TrustError { line: 1, expected: "log VKEY" })?,
            verdicts: VerifierKey::parse(&verdicts).map_err(|_| TrustError { line: 2, expected: "verdicts VKEY" })?,
            genesis: Digest::parse_hex(&genesis).ok_or(TrustError { line: 3, expected: "genesis HASH" })?,
        })
    }
}
