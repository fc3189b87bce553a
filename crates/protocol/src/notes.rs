//! Heads of a log: a checkpoint note whose signatures hold, with its lines in one order on every node.
//!
//! The line of the log comes first, then the cosignatures of alpha and of bravo. Lines of other witnesses are left where
//! they were published; here only what the protocol rests on is kept, so that three quiet nodes hold equal bytes.
use agreement::identity::Side;
use ledger::{Checkpoint, CheckpointError, Hash, SignatureLine, SignedNote, VerifierKey, verify_checkpoint};

/// The keys of one log.
#[derive(Clone, Debug)]
pub struct LogKeys {
    /// The sequencer's.
    pub log: VerifierKey,
    /// The cosigners', alpha's and bravo's.
    pub alpha: VerifierKey,
    /// As above.
    pub bravo: VerifierKey,
}

impl LogKeys {
    /// The cosigner of a side.
    #[must_use]
    pub const fn cosigner(&self, side: Side) -> &VerifierKey {
        match side {
            Side::Alpha => &self.alpha,
            Side::Bravo => &self.bravo,
        }
    }
}

/// A verified head.
#[derive(Clone, Debug)]
pub struct Head {
    checkpoint: Checkpoint,
    /// In the order of the module's documentation, every one verified.
    log_line: SignatureLine,
    alpha_line: Option<SignatureLine>,
    bravo_line: Option<SignatureLine>,
    bytes: Vec<u8>,
}

impl Head {
    /// Verifies a note; lines by keys that are not the log's are left out.
    ///
    /// # Errors
    /// As [`verify_checkpoint`].
    pub fn verify(bytes: &[u8], keys: &LogKeys) -> Result<Self, CheckpointError> {
        let note = SignedNote::parse(bytes).map_err(CheckpointError::Note)?;
        let cosigners = [keys.alpha.clone(), keys.bravo.clone()];
        let verified = verify_checkpoint(&note, &keys.log, &cosigners)?;
        let line_of = |key: &VerifierKey| {
            note.signatures().iter().find(|line| line.id() == key.id() && line.name() == key.name()).cloned()
        };
        let log_line =
            line_of(&keys.log).ok_or_else(|| CheckpointError::NotSignedByLog { log: keys.log.name().clone() })?;
        Ok(Self {
            checkpoint: verified.checkpoint().clone(),
            log_line,
            alpha_line: line_of(&keys.alpha),
            bravo_line: line_of(&keys.bravo),
            bytes: Vec::new(),
        }
        .written())
    }

    /// Number of entries.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.checkpoint.size()
    }

    /// Root over them.
    #[must_use]
    pub const fn root(&self) -> Hash {
        self.checkpoint.root()
    }

    /// The checkpoint.
    #[must_use]
    pub const fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// The bytes of the note, lines in order.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The cosignature of a side.
    #[must_use]
    pub const fn line(&self, side: Side) -> Option<&SignatureLine> {
        match side {
            Side::Alpha => self.alpha_line.as_ref(),
            Side::Bravo => self.bravo_line.as_ref(),
        }
    }

    /// Whether both sides cosigned.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.alpha_line.is_some() && self.bravo_line.is_some()
    }

    /// Whether it is about the same tree.
    #[must_use]
    pub fn same_tree(&self, other: &Self) -> bool {
        self.checkpoint == other.checkpoint
    }

    /// This head with the cosignatures of another head of the same tree where this one has none.
    #[must_use]
    pub fn merged(&self, other: &Self) -> Self {
        if !self.same_tree(other) {
            return self.clone();
        }
        Self {
            alpha_line: self.alpha_line.clone().or_else(|| other.alpha_line.clone()),
            bravo_line: self.bravo_line.clone().or_else(|| other.bravo_line.clone()),
            ..self.clone()
        }
        .written()
    }

    /// This head with a side's cosignature, which the caller has made.
    #[must_use]
    pub fn cosigned(&self, side: Side, line: SignatureLine) -> Self {
        let mut head = self.clone();
        match side {
            Side::Alpha => head.alpha_line = Some(line),
            Side::Bravo => head.bravo_line = Some(line),
        }
        head.written()
    }

    /// The bytes of the note with the log's own line only.
    #[must_use]
    pub fn unsigned_by_others(&self) -> Vec<u8> {
        format!("{}\n{}", self.checkpoint.to_text(), self.log_line.to_text()).into_bytes()
    }

    fn written(mut self) -> Self {
        let text = self.checkpoint.to_text();
        let lines = [Some(&self.log_line), self.alpha_line.as_ref(), self.bravo_line.as_ref()];
        let lines: String = lines.into_iter().flatten().map(SignatureLine::to_text).collect();
        self.bytes = format!("{text}\n{lines}").into_bytes();
        self
    }
}
