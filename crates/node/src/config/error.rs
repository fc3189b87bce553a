//! What can be wrong with a configuration file: where, what was expected, and the code of the cure.
//!
//! Must not hold a sentence: those are in the catalogues under the same codes.
use std::path::{Path, PathBuf};
use wire::phrases::Coded;

/// A fault and its place.
#[derive(Debug, thiserror::Error)]
#[error("{} {}: {fault}", file.display(), position.map_or_else(String::new, |at| format!("line {} column {}", at.line, at.column)))]
pub struct ConfigError {
    file: PathBuf,
    position: Option<Position>,
    fault: ConfigFault,
}

/// Line and column, both from 1; columns count characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

impl Position {
    /// The place of a byte offset in `text`.
    pub(super) fn of(text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let in_line = before.get(line_start..).unwrap_or_default();
        Self { line: before.matches('\n').count() + 1, column: in_line.chars().count() + 1 }
    }
}

/// What is wrong.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ConfigFault {
    /// The file could not be read.
    #[error("configuration unreadable: {cause}")]
    Unreadable {
        /// The system's words.
        cause: String,
    },
    /// The text is no TOML there, or the value has another type.
    #[error("configuration syntax: {found:?}")]
    Syntax {
        /// What stands there, one line at most.
        found: String,
    },
    /// A key that a configuration does not have.
    #[error("unknown key `{key}`")]
    UnknownKey {
        /// The key.
        key: String,
    },
    /// A key that a configuration must have.
    #[error("missing key `{key}`")]
    MissingKey {
        /// The key.
        key: String,
    },
    /// A word that is none of those allowed there.
    #[error("`{field}` is `{found}`, not one of {expected}")]
    UnknownWord {
        /// Key.
        field: &'static str,
        /// What stands there.
        found: String,
        /// What may stand there, separated by commas.
        expected: &'static str,
    },
    /// Not an address and port.
    #[error("`{field}` is no address and port: `{found}`")]
    BadAddress {
        /// Key.
        field: &'static str,
        /// What stands there.
        found: String,
    },
    /// The officer door would be reachable from other machines.
    #[error("officer door `{found}` is not on loopback")]
    OfficerDoorNotLoopback {
        /// What stands there.
        found: String,
    },
    /// Not `https://host:port`.
    #[error("peer url `{found}` is not `https://host:port`")]
    BadUrl {
        /// What stands there.
        found: String,
    },
    /// A peer needs exactly one of `url` and `addresses`.
    #[error("peer `{node}` needs exactly one of `url` and `addresses`")]
    PeerAddress {
        /// Which peer.
        node: &'static str,
    },
    /// The peers are not exactly the two other nodes.
    #[error("peers must be the two other nodes, each once; `{node}` is missing, repeated or this node itself")]
    Peers {
        /// The node that is wrong.
        node: &'static str,
    },
    /// A key file is named that the role does not have, or one it must have is not named.
    #[error("key `{key}` does not fit the role of `{node}`")]
    KeyForRole {
        /// Key of the table.
        key: &'static str,
        /// The node.
        node: &'static str,
    },
    /// The exercise clock in a live node.
    #[error("a live node keeps the system's clock")]
    ExerciseClockLive,
    /// One directory inside the other: a secret would be served, or a stray file would lie in the log.
    #[error("private_dir and public_dir lie inside one another")]
    NestedDirectories,
    /// The folder shown to browsers holds private_dir, or lies in it.
    #[error("a folder shown at the officer door and private_dir lie inside one another")]
    SecretsServed,
    /// A secret file would lie in the public directory.
    #[error("`{field}` lies in public_dir")]
    SecretInPublicDir {
        /// Key.
        field: &'static str,
    },
}

impl ConfigError {
    pub(super) fn unreadable(file: &Path, cause: &std::io::Error) -> Self {
        Self { file: file.to_path_buf(), position: None, fault: ConfigFault::Unreadable { cause: cause.to_string() } }
    }

    pub(super) fn at(text: &str, offset: usize, fault: ConfigFault) -> Self {
        Self { file: PathBuf::new(), position: Some(Position::of(text, offset)), fault }
    }

    pub(super) fn in_file(mut self, file: &Path) -> Self {
        self.file = file.to_path_buf();
        self
    }

    /// What is wrong.
    #[must_use]
    pub const fn fault(&self) -> &ConfigFault {
        &self.fault
    }

    /// Where in the text.
    #[must_use]
    pub const fn position(&self) -> Option<Position> {
        self.position
    }
}

impl Coded for ConfigError {
    fn code(&self) -> &'static str {
        match &self.fault {
            ConfigFault::Unreadable { .. } => "node-config-unreadable",
            ConfigFault::Syntax { .. } => "node-config-syntax",
            ConfigFault::UnknownKey { .. } => "node-config-unknown-key",
            ConfigFault::MissingKey { .. } => "node-config-missing-key",
            ConfigFault::UnknownWord { .. } => "node-config-unknown-word",
            ConfigFault::BadAddress { .. } => "node-config-bad-address",
            ConfigFault::OfficerDoorNotLoopback { .. } => "node-config-officer-door-not-loopback",
            ConfigFault::BadUrl { .. } => "node-config-bad-url",
            ConfigFault::PeerAddress { .. } => "node-config-peer-address",
            ConfigFault::Peers { .. } => "node-config-peers",
            ConfigFault::KeyForRole { .. } => "node-config-key-for-role",
            ConfigFault::ExerciseClockLive => "node-config-exercise-clock-live",
            ConfigFault::NestedDirectories => "node-config-nested-directories",
            ConfigFault::SecretsServed => "node-config-secrets-served",
            ConfigFault::SecretInPublicDir { .. } => "node-config-secret-in-public-dir",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        let mut arguments = vec![("file", self.file.display().to_string())];
        if let Some(Position { line, column }) = self.position {
            arguments.push(("line", line.to_string()));
            arguments.push(("column", column.to_string()));
        }
        match &self.fault {
            ConfigFault::Unreadable { cause } => arguments.push(("cause", cause.clone())),
            ConfigFault::Syntax { found } => arguments.push(("found", found.clone())),
            ConfigFault::UnknownKey { key } | ConfigFault::MissingKey { key } => arguments.push(("key", key.clone())),
            ConfigFault::UnknownWord { field, found, expected } => {
                arguments.push(("field", (*field).to_owned()));
                arguments.push(("found", found.clone()));
                arguments.push(("expected", (*expected).to_owned()));
            }
            ConfigFault::BadAddress { field, found } => {
                arguments.push(("field", (*field).to_owned()));
                arguments.push(("found", found.clone()));
            }
            ConfigFault::OfficerDoorNotLoopback { found } | ConfigFault::BadUrl { found } => {
                arguments.push(("found", found.clone()));
            }
            ConfigFault::PeerAddress { node } | ConfigFault::Peers { node } => {
                arguments.push(("node", (*node).to_owned()));
            }
            ConfigFault::KeyForRole { key, node } => {
                arguments.push(("key", (*key).to_owned()));
                arguments.push(("node", (*node).to_owned()));
            }
            ConfigFault::SecretInPublicDir { field } => arguments.push(("field", (*field).to_owned())),
            ConfigFault::ExerciseClockLive | ConfigFault::NestedDirectories | ConfigFault::SecretsServed => {}
        }
        arguments
    }
}
