//! From a configuration to everything a running node needs: secrets checked against the founding record, rules, TLS.
//!
//! A node that starts on the wrong key, edition or purpose would sign what it must not; so each is compared with the
//! founding record before a socket is opened. Must not know what happens after the start.
use crate::assets::Assets;
use crate::basemaps::Basemaps;
use crate::config::{ConfigError, KeyFiles, NodeConfig};
use crate::keys::read_signing_key;
use crate::secret::{SecretError, read_secret};
use crate::store::OpenStoreError;
use crate::tls::{Tls, TlsError};
use agreement::edition::Edition;
use agreement::identity::{Digest, Node, PublicKey};
use agreement::records::{Body, Genesis, Purpose};
use ed25519_dalek::SigningKey;
use ledger::{NoteSigner, VerifierKey};
use protocol::{Anchor, Keys, RoleKeys, Timing};
use sha2::{Digest as _, Sha256};
use spacetime::{Instant, Zone};
use std::path::{Path, PathBuf};
use wire::envelope::Envelope;
use wire::message::LogKind;
use wire::phrases::Coded;

/// Why a node did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The configuration is wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A secret cannot be used.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// TLS cannot be set up.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The disk cannot be used.
    #[error(transparent)]
    Store(#[from] OpenStoreError),
    /// A file that the configuration names cannot be read.
    #[error("{} unreadable: {cause}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// The system's words.
        cause: String,
    },
    /// The founding record does not hold.
    #[error("founding record {} unsound: {reason}", file.display())]
    Genesis {
        /// The file.
        file: PathBuf,
        /// A code of another room.
        reason: String,
    },
    /// The founding record is for another purpose.
    #[error("configured for {configured}, founded for {found}")]
    Purpose {
        /// In the configuration.
        configured: &'static str,
        /// In the founding record.
        found: &'static str,
    },
    /// The edition cannot be read.
    #[error("edition {} unsound: {reason}", file.display())]
    Edition {
        /// The file.
        file: PathBuf,
        /// A code of another room.
        reason: String,
    },
    /// The edition is not the one that was founded on.
    #[error("edition {} has another hash than {expected}", file.display())]
    EditionHash {
        /// The file.
        file: PathBuf,
        /// The hash in the founding record.
        expected: Digest,
    },
    /// A log cannot be opened.
    #[error("log {} unsound: {reason}", log.name())]
    Log {
        /// Which log.
        log: LogKind,
        /// A code of another room.
        reason: String,
    },
    /// The protocol refuses what the store holds.
    #[error("the node cannot be opened on its store: {code}")]
    Core {
        /// A code of another room.
        code: &'static str,
        /// Its arguments.
        arguments: Vec<(&'static str, String)>,
    },
    /// The operator's basemaps cannot be served.
    #[error("basemaps in {}: {file} {reason}", folder.display())]
    Basemap {
        /// The folder.
        folder: PathBuf,
        /// The file that is at fault; `.` for the folder itself.
        file: String,
        /// `absent`, `unreadable`, `foreign` or `too-many`.
        reason: &'static str,
    },
    /// The built workstation cannot be served.
    #[error("workstation in {}: {file} {reason}", folder.display())]
    Workstation {
        /// The folder.
        folder: PathBuf,
        /// The file in it.
        file: String,
        /// `absent`, `unreadable`, `name`, `size` or `count`.
        reason: &'static str,
    },
    /// A door cannot be opened.
    #[error("cannot listen on {address}: {cause}")]
    Door {
        /// The address.
        address: String,
        /// The system's words.
        cause: String,
    },
    /// The node ended by itself.
    #[error("stopped: {reason}")]
    Stopped {
        /// Why.
        reason: String,
    },
}

impl Coded for StartError {
    fn code(&self) -> &'static str {
        match self {
            Self::Config(error) => error.code(),
            Self::Secret(error) => error.code(),
            Self::Tls(error) => error.code(),
            Self::Store(error) => error.code(),
            Self::File { .. } => "node-start-file-unreadable",
            Self::Genesis { .. } => "node-start-genesis-unsound",
            Self::Purpose { .. } => "node-start-genesis-other-purpose",
            Self::Edition { .. } => "node-start-edition-unsound",
            Self::EditionHash { .. } => "node-start-edition-other-hash",
            Self::Log { .. } => "node-start-store-unsound",
            Self::Core { code, .. } => code,
            Self::Basemap { .. } => "node-start-basemap-unsound",
            Self::Workstation { .. } => "node-start-workstation-unsound",
            Self::Door { .. } => "node-start-door-refused",
            Self::Stopped { .. } => "node-start-stopped",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        let named = |file: &Path| ("file", file.display().to_string());
        match self {
            Self::Config(error) => error.arguments(),
            Self::Secret(error) => error.arguments(),
            Self::Tls(error) => error.arguments(),
            Self::Store(error) => error.arguments(),
            Self::File { file, cause } => vec![named(file), ("cause", cause.clone())],
            Self::Genesis { file, reason } | Self::Edition { file, reason } => {
                vec![named(file), ("reason", reason.clone())]
            }
            Self::Purpose { configured, found } => {
                vec![("configured", (*configured).to_owned()), ("found", (*found).to_owned())]
            }
            Self::EditionHash { file, expected } => vec![named(file), ("expected", expected.to_string())],
            Self::Log { log, reason } => vec![("log", log.name().to_owned()), ("reason", reason.clone())],
            Self::Core { arguments, .. } => arguments.clone(),
            Self::Basemap { folder, file, reason } | Self::Workstation { folder, file, reason } => {
                vec![("folder", folder.display().to_string()), ("file", file.clone()), ("reason", (*reason).to_owned())]
            }
            Self::Door { address, cause } => vec![("address", address.clone()), ("cause", cause.clone())],
            Self::Stopped { reason } => vec![("reason", reason.clone())],
        }
    }
}

/// Everything read and checked before the node runs. Kept, so that the core can be made anew from the store.
pub(crate) struct Foundation {
    node: Node,
    envelope: Vec<u8>,
    genesis: Genesis,
    founded_at: Instant,
    genesis_hash: Digest,
    edition: Edition,
    record: SigningKey,
    role: RoleSeeds,
    joint: VerifierKey,
    verdicts: VerifierKey,
}

/// The secret seeds of the keys that differ by role, each with the public key that the founding record names.
enum RoleSeeds {
    Centre { joint: Seed, verdicts: Seed },
    Headquarters { side: agreement::identity::Side, stored: Seed, examined: Seed },
}

struct Seed {
    secret: [u8; 32],
    public: VerifierKey,
}

impl Seed {
    /// Reads a key file and makes sure that it is the key the founding record names.
    fn load(file: &Path, role: &'static str, vkey: &str, founding: &Path) -> Result<Self, StartError> {
        let secret = read_signing_key(file)?.to_bytes();
        let seed = Self { secret, public: verifier_key(vkey, founding)? };
        if seed.signer().verifier_key() == seed.public {
            Ok(seed)
        } else {
            Err(SecretError::WrongKey { file: file.to_path_buf(), role }.into())
        }
    }

    fn signer(&self) -> NoteSigner {
        NoteSigner::new(self.public.name().clone(), self.secret, self.public.algorithm())
    }
}

fn verifier_key(vkey: &str, founding: &Path) -> Result<VerifierKey, StartError> {
    VerifierKey::parse(vkey)
        .map_err(|error| StartError::Genesis { file: founding.to_path_buf(), reason: error.code().to_owned() })
}

impl Foundation {
    pub(crate) fn load(config: &NodeConfig) -> Result<Self, StartError> {
        let founding = config.genesis();
        let envelope = read(founding)?;
        let (genesis, founded_at, genesis_hash) = read_genesis(founding, &envelope)?;
        if genesis.purpose != config.purpose() {
            let (configured, found) = (purpose_name(config.purpose()), purpose_name(genesis.purpose));
            return Err(StartError::Purpose { configured, found });
        }
        let edition = read(config.edition())?;
        if Digest::from_bytes(Sha256::digest(&edition).into()) != genesis.edition_hash {
            let file = config.edition().to_path_buf();
            return Err(StartError::EditionHash { file, expected: genesis.edition_hash });
        }
        let edition = wire::edition::parse(&edition).map_err(|error| StartError::Edition {
            file: config.edition().to_path_buf(),
            reason: error.code().to_owned(),
        })?;
        let record = read_signing_key(config.keys().record())?;
        let known = match config.node() {
            Node::Headquarters(side) => genesis.node_keys(side).record,
            Node::Centre => genesis.centre_record,
        };
        if PublicKey::from_bytes(record.verifying_key().to_bytes()) != known {
            let file = config.keys().record().to_path_buf();
            return Err(SecretError::WrongKey { file, role: "record" }.into());
        }
        let role = match (config.keys(), config.node()) {
            (KeyFiles::Headquarters { stored, examined, .. }, Node::Headquarters(side)) => RoleSeeds::Headquarters {
                side,
                stored: Seed::load(stored, "stored", &genesis.node_keys(side).stored, founding)?,
                examined: Seed::load(examined, "examined", &genesis.node_keys(side).examined, founding)?,
            },
            (KeyFiles::Centre { sequencer, sequencer_verdicts, .. }, Node::Centre) => RoleSeeds::Centre {
                joint: Seed::load(sequencer, "sequencer", &genesis.sequencer, founding)?,
                verdicts: Seed::load(sequencer_verdicts, "sequencer_verdicts", &genesis.sequencer_verdicts, founding)?,
            },
            // The configuration was checked: key files always go with the role.
            (KeyFiles::Headquarters { record, .. }, Node::Centre)
            | (KeyFiles::Centre { record, .. }, Node::Headquarters(_)) => {
                return Err(SecretError::WrongKey { file: record.clone(), role: "record" }.into());
            }
        };
        Ok(Self {
            node: config.node(),
            joint: verifier_key(&genesis.sequencer, founding)?,
            verdicts: verifier_key(&genesis.sequencer_verdicts, founding)?,
            envelope,
            genesis,
            founded_at,
            genesis_hash,
            edition,
            record,
            role,
        })
    }

    /// The node's own record key, for a stop call that nobody signed.
    pub(crate) const fn record_key(&self) -> &SigningKey {
        &self.record
    }

    /// The edition that the genesis names.
    pub(crate) const fn edition(&self) -> &Edition {
        &self.edition
    }

    /// The zone by whose clock people are told of moments.
    pub(crate) const fn reference_zone(&self) -> Zone {
        self.edition.reference_zone
    }

    /// When the founding record says it was made.
    pub(crate) const fn founded_at(&self) -> Instant {
        self.founded_at
    }

    pub(crate) const fn genesis(&self) -> &Genesis {
        &self.genesis
    }

    pub(crate) const fn log_key(&self, log: LogKind) -> &VerifierKey {
        match log {
            LogKind::Joint => &self.joint,
            LogKind::Verdicts => &self.verdicts,
        }
    }

    /// What the protocol's core is opened with.
    pub(crate) fn core_config(&self) -> protocol::Config {
        let role = match &self.role {
            RoleSeeds::Centre { joint, verdicts } => {
                RoleKeys::Sequencer { joint: joint.signer(), verdicts: verdicts.signer() }
            }
            RoleSeeds::Headquarters { side, stored, examined } => {
                RoleKeys::Participant { side: *side, stored: stored.signer(), examined: examined.signer() }
            }
        };
        protocol::Config {
            node: self.node,
            keys: Keys { record: self.record.clone(), role },
            genesis: Anchor { envelope: self.envelope.clone(), genesis: self.genesis.clone(), hash: self.genesis_hash },
            edition: self.edition.clone(),
            edition_hash: self.genesis.edition_hash,
            timing: Timing::LINE,
        }
    }
}

/// Looks at everything that a start looks at before it opens a store or a socket: secrets, founding record, edition, TLS.
///
/// # Errors
/// [`StartError`], as the start itself would say it.
pub fn check(config: &NodeConfig) -> Result<(), StartError> {
    Foundation::load(config)?;
    load_token(&config.doors().officer_token)?;
    Assets::load(config.doors().workstation.as_deref())?;
    Basemaps::load(config.doors().basemaps.as_deref())?;
    Tls::load(config)?;
    Ok(())
}

/// The bearer token of the officer door: one line, at least 32 characters.
pub(crate) fn load_token(file: &Path) -> Result<String, StartError> {
    let malformed = || SecretError::Malformed { file: file.to_path_buf(), expected: "token-of-32-characters" };
    let text = String::from_utf8(read_secret(file)?).map_err(|_| malformed())?;
    let token = text.trim_end();
    let sound = token.len() >= 32 && token.bytes().all(|byte| byte.is_ascii_graphic());
    if sound { Ok(token.to_owned()) } else { Err(malformed().into()) }
}

fn read(file: &Path) -> Result<Vec<u8>, StartError> {
    std::fs::read(file).map_err(|cause| StartError::File { file: file.to_path_buf(), cause: cause.to_string() })
}

/// Every signature on the founding record must hold; that they are those of both authorities is judged at entry 0.
fn read_genesis(file: &Path, envelope: &[u8]) -> Result<(Genesis, Instant, Digest), StartError> {
    let unsound = |reason: &str| StartError::Genesis { file: file.to_path_buf(), reason: reason.to_owned() };
    let signed =
        Envelope::parse(envelope).and_then(|envelope| envelope.verify()).map_err(|error| unsound(error.code()))?;
    let made_at = signed.record.header.made_at;
    let kind = signed.record.body.kind();
    if let Body::Genesis(genesis) = signed.record.body {
        Ok((genesis, made_at, signed.hash))
    } else {
        Err(unsound(kind))
    }
}

/// The name of a purpose, as the configuration writes it.
#[must_use]
pub const fn purpose_name(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Live => "live",
        Purpose::Exercise => "exercise",
        Purpose::Training => "training",
    }
}
