//! What can be wrong with a place: unreadable (exit 1), or read and not holding (exit 2).
use crate::outcome::{COULD_NOT, DOES_NOT_HOLD, Failure, io_cause};
use ledger::verify::VerifyFault;
use wire::phrases::Coded;

/// A fault of a published place.
#[derive(Debug, thiserror::Error)]
pub enum AuditFault {
    /// Nothing is there, or the system refuses.
    #[error("`{path}` cannot be read: {cause}")]
    Unreadable {
        /// The file or address.
        path: String,
        /// What the system says.
        cause: std::io::Error,
    },
    /// The place holds no log.
    #[error("`{path}` holds no log")]
    NoLog {
        /// The place.
        path: String,
    },
    /// A file that has no place there.
    #[error("`{path}` does not belong here")]
    Stray {
        /// The file.
        path: String,
    },
    /// A log does not hold.
    #[error("{part}: {fault}")]
    Log {
        /// `log` or `verdicts`.
        part: &'static str,
        /// What is wrong.
        fault: VerifyFault,
    },
    /// Entry 0 founds nothing this tool can judge.
    #[error("entry 0 is no genesis record")]
    NoGenesis,
    /// The genesis is another than the trust anchor's.
    #[error("the genesis is `{found}`, not `{expected}`")]
    ForeignGenesis {
        /// Expected.
        expected: String,
        /// Found.
        found: String,
    },
    /// The genesis names keys other than those that signed.
    #[error("the genesis names another key for `{part}`")]
    ForeignKey {
        /// `log` or `verdicts`.
        part: &'static str,
    },
    /// The edition is not one of those that came with this program.
    #[error("edition `{edition}` with hash `{hash}` is not known here")]
    UnknownEdition {
        /// Its id.
        edition: String,
        /// Its hash.
        hash: String,
    },
    /// A table that verdicts read is not the one the edition pins, so this program cannot say what the rules say.
    #[error("table `{table}` has hash `{held}`, not `{pinned}`")]
    TableDiffers {
        /// The table.
        table: String,
        /// The hash that the edition pins, `-` if none.
        pinned: String,
        /// The hash of the table here, `-` if there is none.
        held: String,
    },
    /// The verdict log says something else than the rules.
    #[error("verdict {index} is not what the rules say")]
    Verdict {
        /// Entry.
        index: u64,
    },
    /// A side's cosignature is missing.
    #[error("{part}: not cosigned by `{key}`")]
    NotCosigned {
        /// `log` or `verdicts`.
        part: &'static str,
        /// Name of the missing key.
        key: String,
    },
    /// A part of what a node publishes is not there.
    #[error("`{part}` is not there")]
    PartMissing {
        /// `verdicts` or `outbox`.
        part: &'static str,
    },
    /// The verdict log is longer than the joint log.
    #[error("{verdicts} verdicts for {entries} entries")]
    TooManyVerdicts {
        /// Size of the verdict log.
        verdicts: u64,
        /// Size of the joint log.
        entries: u64,
    },
    /// A file of the outbox does not hold.
    #[error("`{path}`: {rule}")]
    Outbox {
        /// The file.
        path: String,
        /// Code of the rule it breaks.
        rule: String,
    },
    /// An attachment's bytes are not those of its name.
    #[error("`{path}` does not hash to its name")]
    Attachment {
        /// The file.
        path: String,
    },
}

impl AuditFault {
    /// The failure a command ends with.
    #[must_use]
    pub fn into_failure(self) -> Failure {
        let exit = match &self {
            Self::Unreadable { .. }
            | Self::NoLog { .. }
            | Self::UnknownEdition { .. }
            | Self::TableDiffers { .. }
            | Self::Log { fault: VerifyFault::Unreadable { .. }, .. } => COULD_NOT,
            Self::Stray { .. }
            | Self::Log { .. }
            | Self::NoGenesis
            | Self::ForeignGenesis { .. }
            | Self::ForeignKey { .. }
            | Self::Verdict { .. }
            | Self::NotCosigned { .. }
            | Self::PartMissing { .. }
            | Self::TooManyVerdicts { .. }
            | Self::Outbox { .. }
            | Self::Attachment { .. } => DOES_NOT_HOLD,
        };
        Failure::new(exit, self.code(), self.arguments())
    }
}

impl Coded for AuditFault {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "cli-audit-unreadable",
            Self::NoLog { .. } => "cli-audit-no-log",
            Self::Stray { .. } => "cli-audit-stray",
            Self::Log { fault, .. } => fault.code(),
            Self::NoGenesis => "cli-audit-no-genesis",
            Self::ForeignGenesis { .. } => "cli-audit-foreign-genesis",
            Self::ForeignKey { .. } => "cli-audit-foreign-key",
            Self::UnknownEdition { .. } => "cli-audit-unknown-edition",
            Self::TableDiffers { .. } => "cli-audit-table-differs",
            Self::Verdict { .. } => "cli-audit-verdict",
            Self::NotCosigned { .. } => "cli-audit-not-cosigned",
            Self::PartMissing { .. } => "cli-audit-part-missing",
            Self::TooManyVerdicts { .. } => "cli-audit-too-many-verdicts",
            Self::Outbox { .. } => "cli-audit-outbox",
            Self::Attachment { .. } => "cli-audit-attachment",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unreadable { path, cause } => {
                let [cause, system] = io_cause(cause);
                vec![("path", path.clone()), cause, system]
            }
            Self::NoLog { path } | Self::Stray { path } | Self::Attachment { path } => vec![("path", path.clone())],
            Self::Log { part, fault } => {
                let mut arguments = fault.arguments();
                for (name, value) in &mut arguments {
                    if *name == "path" {
                        *value = format!("{part}/{value}");
                    }
                }
                arguments
            }
            Self::NoGenesis => Vec::new(),
            Self::ForeignGenesis { expected, found } => {
                vec![("expected", expected.clone()), ("found", found.clone())]
            }
            Self::ForeignKey { part } => vec![("part", (*part).to_owned())],
            Self::UnknownEdition { edition, hash } => vec![("edition", edition.clone()), ("hash", hash.clone())],
            Self::TableDiffers { table, pinned, held } => {
                vec![("table", table.clone()), ("pinned", pinned.clone()), ("held", held.clone())]
            }
            Self::Verdict { index } => vec![("index", index.to_string())],
            Self::NotCosigned { part, key } => vec![("part", (*part).to_owned()), ("key", key.clone())],
            Self::PartMissing { part } => vec![("part", (*part).to_owned())],
            Self::TooManyVerdicts { verdicts, entries } => {
                vec![("verdicts", verdicts.to_string()), ("entries", entries.to_string())]
            }
            Self::Outbox { path, rule } => vec![("path", path.clone()), ("rule", rule.clone())],
        }
    }
}
