//! The configuration as it is written: strings and their places; one conversion makes it a [`NodeConfig`].
//!
//! Unknown keys are errors: a misspelt safety setting must not be a silent default.
use super::{
    ConfigError, ConfigFault, Doors, KeyFiles, NodeConfig, PeerAddress, PeerConfig, ReaderConfig, ReaderRole, TlsFiles,
};
use crate::clock::ClockKind;
use agreement::identity::Node;
use agreement::records::Purpose;
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use toml::Spanned;

type Word = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawConfig {
    node: Word,
    purpose: Word,
    edition: PathBuf,
    genesis: PathBuf,
    private_dir: Spanned<PathBuf>,
    public_dir: PathBuf,
    doors: RawDoors,
    tls: RawTls,
    keys: Spanned<RawKeys>,
    peers: Spanned<Vec<RawPeer>>,
    #[serde(default)]
    readers: Vec<RawReader>,
    clock: Option<RawClock>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDoors {
    officer: Word,
    officer_token: Spanned<PathBuf>,
    basemaps: Option<Spanned<PathBuf>>,
    workstation: Option<Spanned<PathBuf>>,
    peer: Word,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTls {
    authority: PathBuf,
    certificate: PathBuf,
    key: Spanned<PathBuf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawKeys {
    record: Spanned<PathBuf>,
    stored: Option<Spanned<PathBuf>>,
    examined: Option<Spanned<PathBuf>>,
    sequencer: Option<Spanned<PathBuf>>,
    sequencer_verdicts: Option<Spanned<PathBuf>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPeer {
    node: Word,
    url: Option<Word>,
    addresses: Option<PathBuf>,
    certificate: PathBuf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawReader {
    role: Word,
    name: String,
    certificate: PathBuf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClock {
    exercise: Spanned<bool>,
}

/// Text, and the folder at which its relative paths start.
struct Reading<'a> {
    text: &'a str,
    base: &'a Path,
    public_dir: PathBuf,
}

pub(super) fn parse(text: &str, base: &Path) -> Result<NodeConfig, ConfigError> {
    let raw: RawConfig = toml::from_str(text).map_err(|error| unread(text, &error))?;
    let public_dir = plain(&base.join(&raw.public_dir));
    let reading = Reading { text, base, public_dir };
    let node = reading.node("node", &raw.node)?;
    let purpose = reading.purpose(&raw.purpose)?;
    let private_dir = reading.path(raw.private_dir.get_ref());
    if private_dir.starts_with(&reading.public_dir) || reading.public_dir.starts_with(&private_dir) {
        return Err(reading.fault(raw.private_dir.span().start, ConfigFault::NestedDirectories));
    }
    Ok(NodeConfig {
        node,
        purpose,
        edition: reading.path(&raw.edition),
        genesis: reading.path(&raw.genesis),
        doors: reading.doors(&raw.doors, &private_dir)?,
        tls: TlsFiles {
            authority: reading.path(&raw.tls.authority),
            certificate: reading.path(&raw.tls.certificate),
            key: reading.secret("tls.key", &raw.tls.key)?,
        },
        keys: reading.keys(node, &raw.keys)?,
        peers: reading.peers(node, &raw.peers)?,
        readers: raw.readers.iter().map(|reader| reading.reader(reader)).collect::<Result<_, _>>()?,
        clock: reading.clock(purpose, raw.clock.as_ref())?,
        private_dir,
        public_dir: reading.public_dir,
    })
}

/// What the parser stumbled over. Its own sentences are in no language of ours; of them only the kind of fault and the
/// key are taken, which a test pins down.
fn unread(text: &str, error: &toml::de::Error) -> ConfigError {
    let span = error.span().unwrap_or_default();
    let key = || error.message().split('`').nth(1).map(str::to_owned);
    let named = |kind: &str| error.message().starts_with(kind).then(key).flatten();
    let fault = match (named("unknown field"), named("missing field")) {
        (Some(key), _) => ConfigFault::UnknownKey { key },
        (None, Some(key)) => ConfigFault::MissingKey { key },
        (None, None) => {
            let rest = text.get(span.start..).unwrap_or_default();
            ConfigFault::Syntax { found: rest.lines().next().unwrap_or_default().chars().take(80).collect() }
        }
    };
    ConfigError::at(text, span.start, fault)
}

impl Reading<'_> {
    fn fault(&self, offset: usize, fault: ConfigFault) -> ConfigError {
        ConfigError::at(self.text, offset, fault)
    }

    fn path(&self, path: &Path) -> PathBuf {
        plain(&self.base.join(path))
    }

    fn secret(&self, field: &'static str, path: &Spanned<PathBuf>) -> Result<PathBuf, ConfigError> {
        let full = self.path(path.get_ref());
        if full.starts_with(&self.public_dir) {
            return Err(self.fault(path.span().start, ConfigFault::SecretInPublicDir { field }));
        }
        Ok(full)
    }

    fn unknown(&self, field: &'static str, word: &Word, expected: &'static str) -> ConfigError {
        let found = word.get_ref().clone();
        self.fault(word.span().start, ConfigFault::UnknownWord { field, found, expected })
    }

    fn node(&self, field: &'static str, word: &Word) -> Result<Node, ConfigError> {
        Node::parse(word.get_ref()).ok_or_else(|| self.unknown(field, word, "alpha, bravo, centre"))
    }

    fn purpose(&self, word: &Word) -> Result<Purpose, ConfigError> {
        match word.get_ref().as_str() {
            "live" => Ok(Purpose::Live),
            "exercise" => Ok(Purpose::Exercise),
            "training" => Ok(Purpose::Training),
            _ => Err(self.unknown("purpose", word, "live, exercise, training")),
        }
    }

    fn address(&self, field: &'static str, word: &Word) -> Result<SocketAddr, ConfigError> {
        word.get_ref().parse().map_err(|_| {
            self.fault(word.span().start, ConfigFault::BadAddress { field, found: word.get_ref().clone() })
        })
    }

    fn doors(&self, raw: &RawDoors, private_dir: &Path) -> Result<Doors, ConfigError> {
        let officer = self.address("doors.officer", &raw.officer)?;
        if !officer.ip().is_loopback() {
            let found = raw.officer.get_ref().clone();
            return Err(self.fault(raw.officer.span().start, ConfigFault::OfficerDoorNotLoopback { found }));
        }
        Ok(Doors {
            officer,
            officer_token: self.secret("doors.officer_token", &raw.officer_token)?,
            peer: self.address("doors.peer", &raw.peer)?,
            basemaps: raw.basemaps.as_ref().map(|folder| self.served(folder, private_dir)).transpose()?,
            workstation: raw.workstation.as_ref().map(|folder| self.served(folder, private_dir)).transpose()?,
        })
    }

    /// A folder whose files are shown to anybody at the console.
    fn served(&self, folder: &Spanned<PathBuf>, private_dir: &Path) -> Result<PathBuf, ConfigError> {
        let full = self.path(folder.get_ref());
        if full.starts_with(private_dir) || private_dir.starts_with(&full) {
            return Err(self.fault(folder.span().start, ConfigFault::SecretsServed));
        }
        Ok(full)
    }

    fn keys(&self, node: Node, raw: &Spanned<RawKeys>) -> Result<KeyFiles, ConfigError> {
        let whole = raw.span().start;
        let keys = raw.get_ref();
        let needed = |key: &'static str, file: &Option<Spanned<PathBuf>>| match file {
            Some(file) => self.secret(key, file),
            None => Err(self.fault(whole, ConfigFault::KeyForRole { key, node: node.name() })),
        };
        let absent = |key: &'static str, file: &Option<Spanned<PathBuf>>| match file {
            Some(file) => Err(self.fault(file.span().start, ConfigFault::KeyForRole { key, node: node.name() })),
            None => Ok(()),
        };
        let record = self.secret("keys.record", &keys.record)?;
        match node {
            Node::Headquarters(_) => {
                absent("keys.sequencer", &keys.sequencer)?;
                absent("keys.sequencer_verdicts", &keys.sequencer_verdicts)?;
                Ok(KeyFiles::Headquarters {
                    record,
                    stored: needed("keys.stored", &keys.stored)?,
                    examined: needed("keys.examined", &keys.examined)?,
                })
            }
            Node::Centre => {
                absent("keys.stored", &keys.stored)?;
                absent("keys.examined", &keys.examined)?;
                Ok(KeyFiles::Centre {
                    record,
                    sequencer: needed("keys.sequencer", &keys.sequencer)?,
                    sequencer_verdicts: needed("keys.sequencer_verdicts", &keys.sequencer_verdicts)?,
                })
            }
        }
    }

    fn peers(&self, own: Node, raw: &Spanned<Vec<RawPeer>>) -> Result<Vec<PeerConfig>, ConfigError> {
        let mut peers: Vec<PeerConfig> = Vec::new();
        for peer in raw.get_ref() {
            let node = self.node("peers.node", &peer.node)?;
            if node == own || peers.iter().any(|known| known.node == node) {
                return Err(self.fault(peer.node.span().start, ConfigFault::Peers { node: node.name() }));
            }
            let address = match (&peer.url, &peer.addresses) {
                (Some(url), None) => self.url(url)?,
                (None, Some(file)) => PeerAddress::File(self.path(file)),
                (Some(_), Some(_)) | (None, None) => {
                    return Err(self.fault(peer.node.span().start, ConfigFault::PeerAddress { node: node.name() }));
                }
            };
            peers.push(PeerConfig { node, address, certificate: self.path(&peer.certificate) });
        }
        let missing = Node::ALL.into_iter().find(|node| *node != own && !peers.iter().any(|peer| peer.node == *node));
        match missing {
            Some(node) => Err(self.fault(raw.span().start, ConfigFault::Peers { node: node.name() })),
            None => Ok(peers),
        }
    }

    fn url(&self, word: &Word) -> Result<PeerAddress, ConfigError> {
        let bad = || self.fault(word.span().start, ConfigFault::BadUrl { found: word.get_ref().clone() });
        let rest = word.get_ref().strip_prefix("https://").ok_or_else(bad)?;
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let (host, port) = rest.rsplit_once(':').ok_or_else(bad)?;
        let host = host.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')).unwrap_or(host);
        let port: u16 = port.parse().map_err(|_| bad())?;
        if host.is_empty() || port == 0 || host.contains(['/', '@', '?', '#', ' ']) {
            return Err(bad());
        }
        Ok(PeerAddress::Url { host: host.to_owned(), port })
    }

    fn reader(&self, raw: &RawReader) -> Result<ReaderConfig, ConfigError> {
        let role = match raw.role.get_ref().as_str() {
            "auditor" => ReaderRole::Auditor,
            "witness" => ReaderRole::Witness,
            _ => return Err(self.unknown("readers.role", &raw.role, "auditor, witness")),
        };
        Ok(ReaderConfig { role, name: raw.name.clone(), certificate: self.path(&raw.certificate) })
    }

    fn clock(&self, purpose: Purpose, raw: Option<&RawClock>) -> Result<ClockKind, ConfigError> {
        match raw {
            Some(clock) if *clock.exercise.get_ref() => match purpose {
                Purpose::Live => Err(self.fault(clock.exercise.span().start, ConfigFault::ExerciseClockLive)),
                Purpose::Exercise | Purpose::Training => Ok(ClockKind::Exercise),
            },
            Some(_) | None => Ok(ClockKind::System),
        }
    }
}

/// The path without `.` and `..`, by its words alone, so that `public/../public/keys` is seen to lie in `public`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir if plain.file_name().is_some() => {
                plain.pop();
            }
            std::path::Component::ParentDir
            | std::path::Component::Prefix(_)
            | std::path::Component::RootDir
            | std::path::Component::Normal(_) => plain.push(part),
        }
    }
    plain
}
