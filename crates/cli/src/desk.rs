//! A desk: the node one works at, the post one fills, the key one signs with. `jig init` makes one for each post.
//!
//! ```toml
//! node = "alpha"
//! post = "snr"
//! key = "officer.key"                               # paths start at the desk's folder
//! addresses = "../../alpha/private/addresses.json"  # or: url = "http://127.0.0.1:7080"
//! token = "../../alpha/private/officer.token"
//! lang = "en"
//! edition = "../../alpha/edition.json"
//! ```
use crate::keyfile;
use crate::outcome::{COULD_NOT, Failure, read_file, read_text};
use agreement::edition::Edition;
use agreement::identity::{Author, Language, Node, Post};
use ed25519_dalek::SigningKey;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// A desk, read.
pub(crate) struct Desk {
    /// Node and post.
    pub author: Author,
    /// The officer's key.
    pub key: SigningKey,
    /// The node's officer door.
    pub url: String,
    /// The door's token, if this desk has one.
    pub token: Option<String>,
    /// The language the officer writes in.
    pub language: Language,
    /// The edition the group works under.
    pub edition: Edition,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDesk {
    node: String,
    post: String,
    key: PathBuf,
    addresses: Option<PathBuf>,
    url: Option<String>,
    token: Option<PathBuf>,
    lang: String,
    edition: PathBuf,
}

/// What a node wrote about its own doors.
#[derive(Deserialize)]
struct Addresses {
    officer: String,
}

impl Desk {
    /// Reads the desk in `folder`.
    ///
    /// # Errors
    /// What is missing or cannot be read, with the file.
    pub(crate) fn open(folder: &Path) -> Result<Self, Failure> {
        let file = folder.join("desk.toml");
        let text = read_text(&file)?;
        let unreadable = |reason: String| {
            Failure::new(
                COULD_NOT,
                "cli-desk-unreadable",
                vec![("file", file.display().to_string()), ("reason", reason)],
            )
        };
        let raw: RawDesk = toml::from_str(&text).map_err(|error| unreadable(error.message().to_owned()))?;
        let word = |field: &str, found: &str| unreadable(format!("{field} = {found}"));
        let node = Node::parse(&raw.node).ok_or_else(|| word("node", &raw.node))?;
        let post = Post::parse(&raw.post).ok_or_else(|| word("post", &raw.post))?;
        let language = Language::parse(&raw.lang).ok_or_else(|| word("lang", &raw.lang))?;
        let key = keyfile::read(&folder.join(&raw.key)).map_err(|error| Failure::could_not(&error))?;
        let edition_bytes = read_file(&folder.join(&raw.edition))?;
        let edition = wire::edition::parse(&edition_bytes).map_err(|error| Failure::could_not(&error))?;
        let url = match (raw.url, raw.addresses) {
            (Some(url), _) => url,
            (None, Some(addresses)) => door_address(&folder.join(addresses))?,
            (None, None) => return Err(word("url", "")),
        };
        let token = match raw.token {
            Some(file) => Some(read_text(&folder.join(file))?.trim().to_owned()),
            None => None,
        };
        Ok(Self { author: Author { node, post }, key, url, token, language, edition })
    }
}

/// The way from a desk to its node, without the key: all that a stop call needs (SG-11).
pub(crate) struct DeskDoor {
    /// The node's officer door.
    pub url: String,
    /// The door's token, where it can be read.
    pub token: Option<String>,
}

impl DeskDoor {
    /// Finds the door that the desk in `folder` names; whatever else is wrong with the desk does not matter.
    #[must_use]
    pub(crate) fn find(folder: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(folder.join("desk.toml")).ok()?;
        let table: toml::Table = toml::from_str(&text).ok()?;
        let word = |name: &str| table.get(name).and_then(toml::Value::as_str);
        let url = match word("url") {
            Some(url) => url.to_owned(),
            None => door_address(&folder.join(word("addresses")?)).ok()?,
        };
        let token = word("token").and_then(|file| std::fs::read_to_string(folder.join(file)).ok());
        Some(Self { url, token: token.map(|token| token.trim().to_owned()) })
    }
}

/// The officer door's address, as its node wrote it when it started.
///
/// # Errors
/// The node has not started, or the file is not its own.
pub(crate) fn door_address(file: &Path) -> Result<String, Failure> {
    let not_running = || Failure::new(COULD_NOT, "cli-node-not-running", vec![("file", file.display().to_string())]);
    let bytes = std::fs::read(file).map_err(|_| not_running())?;
    let addresses: Addresses = serde_json::from_slice(&bytes).map_err(|_| not_running())?;
    Ok(format!("http://{}", addresses.officer))
}
