//! The configuration file of a node: read once at start, then a value whose every path and role has been checked.
//!
//! Must not know how the parts it configures work: it names files and addresses, opens none of them but its own.
//! Relative paths start at the folder of the configuration file, so that a data directory can be moved as a whole.
//!
//! ```toml
//! node = "alpha"              # alpha, bravo or centre
//! purpose = "training"        # live, exercise or training: must equal the genesis record's
//! edition = "edition.toml"    # exact bytes whose hash stands in the genesis record
//! genesis = "genesis.json"    # the envelope of entry 0
//! private_dir = "private"     # mode 0700: keys, staging, commit records, local holds
//! public_dir = "public"       # log/, verdicts/, outbox/, attachments/ and nothing else
//!
//! [doors]
//! officer = "127.0.0.1:0"     # loopback only; port 0 is chosen by the system
//! officer_token = "private/officer.token"
//! peer = "127.0.0.1:0"
//! basemaps = "basemaps"       # optional: PMTiles archives for the map, and nothing else
//! workstation = "../dist"     # optional: the built web/, shown at the officer door; without it the status page is
//!
//! [tls]
//! authority = "tls/authority.pem"
//! certificate = "tls/alpha.pem"
//! key = "private/tls/alpha.key"
//!
//! [keys]                      # centre: record, sequencer, sequencer_verdicts
//! record = "private/keys/record.key"
//! stored = "private/keys/stored.key"
//! examined = "private/keys/examined.key"
//!
//! [[peers]]                   # both other nodes
//! node = "bravo"
//! url = "https://192.0.2.7:7443"          # or, on one machine: addresses = "../bravo/private/addresses.json"
//! certificate = "tls/bravo.pem"           # the client is known by this certificate, byte for byte
//!
//! [[readers]]                 # optional
//! role = "witness"            # witness: checkpoints and hash tiles; auditor: entries too
//! name = "observer"
//! certificate = "tls/observer.pem"
//!
//! [clock]                     # optional; refused when purpose is live
//! exercise = true
//! ```
mod error;
mod raw;

pub use error::{ConfigError, ConfigFault, Position};

use crate::clock::ClockKind;
use agreement::identity::Node;
use agreement::records::Purpose;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// Everything a node is told at start.
#[derive(Clone, Debug)]
pub struct NodeConfig {
    node: Node,
    purpose: Purpose,
    edition: PathBuf,
    genesis: PathBuf,
    private_dir: PathBuf,
    public_dir: PathBuf,
    doors: Doors,
    tls: TlsFiles,
    keys: KeyFiles,
    peers: Vec<PeerConfig>,
    readers: Vec<ReaderConfig>,
    clock: ClockKind,
}

/// Where the node listens.
#[derive(Clone, Debug)]
pub struct Doors {
    /// Loopback address of the officer door; port 0 lets the system choose.
    pub officer: SocketAddr,
    /// File that holds the bearer token of the officer door.
    pub officer_token: PathBuf,
    /// Address of the peer door; port 0 lets the system choose.
    pub peer: SocketAddr,
    /// Folder of the operator's basemaps, archives of tiles for the map; without it the map has coasts and boundaries alone.
    pub basemaps: Option<PathBuf>,
    /// Folder of the built workstation, shown at the officer door; without it the status page stands there.
    pub workstation: Option<PathBuf>,
}

/// The files of mutual TLS. They protect the road, never a record's meaning.
#[derive(Clone, Debug)]
pub struct TlsFiles {
    /// Certificates of the authorities that may vouch for a peer.
    pub authority: PathBuf,
    /// This node's own certificate chain, leaf first.
    pub certificate: PathBuf,
    /// Its secret key.
    pub key: PathBuf,
}

/// Secret key files, by role.
#[derive(Clone, Debug)]
pub enum KeyFiles {
    /// A headquarters signs submissions and cosigns twice.
    Headquarters {
        /// Signs submissions and the node's half of each envelope.
        record: PathBuf,
        /// Cosigns the joint log: *stored durably*.
        stored: PathBuf,
        /// Cosigns the verdict log: *examined under the rules*.
        examined: PathBuf,
    },
    /// The centre signs the two logs.
    Centre {
        /// Signs its own submissions and refusal stubs.
        record: PathBuf,
        /// Signs checkpoints of the joint log.
        sequencer: PathBuf,
        /// Signs checkpoints of the verdict log.
        sequencer_verdicts: PathBuf,
    },
}

impl KeyFiles {
    /// The file of the record key, which every node has.
    #[must_use]
    pub fn record(&self) -> &Path {
        match self {
            Self::Headquarters { record, .. } | Self::Centre { record, .. } => record,
        }
    }
}

/// Another node.
#[derive(Clone, Debug)]
pub struct PeerConfig {
    /// Which node it is.
    pub node: Node,
    /// How to reach it.
    pub address: PeerAddress,
    /// Its certificate; a connection that shows another one is not this peer.
    pub certificate: PathBuf,
}

/// How to reach a peer.
#[derive(Clone, Debug)]
pub enum PeerAddress {
    /// Host name or address, and port.
    Url {
        /// Host name or literal address, without brackets.
        host: String,
        /// Port.
        port: u16,
    },
    /// The file in which a node on the same machine wrote the addresses it was given; read anew at each attempt.
    File(PathBuf),
}

/// A reader of the log that is no node.
#[derive(Clone, Debug)]
pub struct ReaderConfig {
    /// What it may read.
    pub role: ReaderRole,
    /// Name for the node's own log.
    pub name: String,
    /// Its certificate.
    pub certificate: PathBuf,
}

/// What a reader may read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReaderRole {
    /// Appointed by both sides: everything that lies in the public directory.
    Auditor,
    /// Checkpoints and hash tiles only.
    Witness,
}

impl NodeConfig {
    /// Reads and checks the file at `path`.
    ///
    /// # Errors
    /// [`ConfigError`] with the file, the position in it and the cure.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path).map_err(|cause| ConfigError::unreadable(path, &cause))?;
        let base = path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        Self::parse(&text, &base).map_err(|error| error.in_file(path))
    }

    /// Reads and checks the text of a configuration whose relative paths start at `base`.
    ///
    /// # Errors
    /// [`ConfigError`] with the position in the text.
    pub fn parse(text: &str, base: &Path) -> Result<Self, ConfigError> {
        raw::parse(text, base)
    }

    /// Which node this is.
    #[must_use]
    pub const fn node(&self) -> Node {
        self.node
    }

    /// Live, exercise or training.
    #[must_use]
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The edition file.
    #[must_use]
    pub fn edition(&self) -> &Path {
        &self.edition
    }

    /// The envelope of entry 0.
    #[must_use]
    pub fn genesis(&self) -> &Path {
        &self.genesis
    }

    /// Keys, staging, commit records, local holds.
    #[must_use]
    pub fn private_dir(&self) -> &Path {
        &self.private_dir
    }

    /// What may be read by others.
    #[must_use]
    pub fn public_dir(&self) -> &Path {
        &self.public_dir
    }

    /// Where the node listens.
    #[must_use]
    pub const fn doors(&self) -> &Doors {
        &self.doors
    }

    /// Files of mutual TLS.
    #[must_use]
    pub const fn tls(&self) -> &TlsFiles {
        &self.tls
    }

    /// Secret key files.
    #[must_use]
    pub const fn keys(&self) -> &KeyFiles {
        &self.keys
    }

    /// The two other nodes.
    #[must_use]
    pub fn peers(&self) -> &[PeerConfig] {
        &self.peers
    }

    /// Auditors and witnesses.
    #[must_use]
    pub fn readers(&self) -> &[ReaderConfig] {
        &self.readers
    }

    /// Which clock the node reads.
    #[must_use]
    pub const fn clock(&self) -> ClockKind {
        self.clock
    }
}

#[cfg(test)]
mod tests;
