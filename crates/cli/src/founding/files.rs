//! Writes a founded group to a folder: one folder for each node, desk and authority, so that each can be carried to
//! where it belongs and the rest forgotten.
//!
//! ```text
//! FOLDER/alpha|bravo|centre   node.toml, edition.json, genesis.json, tls/, private/ (keys, token; mode 0700)
//! FOLDER/desks/NODE-POST      desk.toml and the officer's key; at SIDE-gateway also the sealing key of the headquarters, at the
//!                             two desks of the centre that of the post
//! FOLDER/offline/SIDE         authority and successor keys: take them off the machine
//! FOLDER/founding             the first appointments and sealing keys, to be filed once the nodes run
//! FOLDER/auditor, witness     certificates for readers
//! FOLDER/trust.txt            the anchor for `jig verify --trust`
//! ```
use super::{Charter, FoundingError, Group};
use crate::outcome::io_cause;
use agreement::identity::{Node, Post, Side};
use agreement::records::Purpose;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, KeyUsagePurpose};
use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

/// Where a group's files go.
pub struct Layout<'a> {
    /// The folder of the group.
    pub folder: &'a Path,
    /// The folder under which each node publishes, as `PUBLIC/<node>`.
    pub public: &'a Path,
    /// The edition file's exact bytes.
    pub edition_bytes: &'a [u8],
}

/// What was written.
pub struct GroupFiles {
    /// Configuration files of the three nodes.
    pub configs: Vec<PathBuf>,
    /// The trust anchor.
    pub trust: PathBuf,
}

/// Why a group's files could not be written.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// The folder holds something already.
    #[error("{} is not empty", folder.display())]
    NotEmpty {
        /// The folder.
        folder: PathBuf,
    },
    /// A file could not be written.
    #[error("{} cannot be written", file.display())]
    Write {
        /// The file.
        file: PathBuf,
        /// The system's words.
        #[source]
        cause: io::Error,
    },
    /// A certificate could not be made.
    #[error("certificate for `{name}` cannot be made")]
    Certificate {
        /// For whom.
        name: String,
        /// The library's words.
        #[source]
        cause: rcgen::Error,
    },
    /// The group itself is not sound.
    #[error(transparent)]
    Founding(#[from] FoundingError),
}

impl wire::phrases::Coded for FilesError {
    fn code(&self) -> &'static str {
        match self {
            Self::NotEmpty { .. } => "cli-init-not-empty",
            Self::Write { .. } => "cli-write-failed",
            Self::Certificate { .. } => "cli-init-certificate",
            Self::Founding(error) => error.code(),
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotEmpty { folder } => vec![("folder", folder.display().to_string())],
            Self::Write { file, cause } => {
                let [cause, system] = io_cause(cause);
                vec![("file", file.display().to_string()), cause, system]
            }
            Self::Certificate { name, cause } => vec![("name", name.clone()), ("cause", cause.to_string())],
            Self::Founding(error) => error.arguments(),
        }
    }
}

impl GroupFiles {
    /// Writes everything; refuses a folder that holds anything.
    ///
    /// # Errors
    /// [`FilesError`]; what was written before stays, the folder can be removed as a whole.
    pub fn write(
        layout: &Layout<'_>,
        charter: &Charter<'_>,
        group: &Group,
        draw: &mut dyn super::Draw,
    ) -> Result<Self, FilesError> {
        let folder = layout.folder;
        let occupied = folder.read_dir().is_ok_and(|mut entries| entries.next().is_some());
        if occupied {
            return Err(FilesError::NotEmpty { folder: folder.to_path_buf() });
        }
        let authority = TlsAuthority::new()?;
        let mut configs = Vec::new();
        for node in Node::ALL {
            configs.push(write_node(layout, charter, group, node, &authority, draw)?);
        }
        for reader in ["auditor", "witness"] {
            authority.write_reader(folder, reader)?;
        }
        for node in Node::ALL {
            for reader in ["auditor", "witness"] {
                let certificate = format!("{reader}.pem");
                copy(
                    &folder.join(reader).join(&certificate),
                    &folder.join(node.name()).join("tls").join(&certificate),
                )?;
            }
            for peer in Node::ALL.into_iter().filter(|peer| *peer != node) {
                let certificate = format!("{}.pem", peer.name());
                let from = folder.join(peer.name()).join("tls").join(&certificate);
                copy(&from, &folder.join(node.name()).join("tls").join(&certificate))?;
            }
        }
        for ((node, post), key) in &group.officers {
            let desk = folder.join("desks").join(format!("{}-{}", node.name(), post.name()));
            private_folder(&desk)?;
            write_secret(&desk.join("officer.key"), key_text(&key.to_bytes()).as_bytes())?;
            let language = node.side().map_or("en", |side| charter.edition.party(side).language.tag());
            let text = format!(
                // A format, not a sentence.
                "node = \"{}\"\npost = \"{}\"\nkey = \"officer.key\"\naddresses = \"../../{0}/private/addresses.json\"\ntoken = \"../../{0}/private/officer.token\"\nlang = \"{language}\"\nedition = \"../../{0}/edition.json\"\n",
                node.name(),
                post.name(),
            );
            write(&desk.join("desk.toml"), text.as_bytes())?;
        }
        for (side, keys) in &group.headquarters {
            // Not at the node: nobody who has the node, or the centre, can open what is sealed to the headquarters.
            let desk = folder.join("desks").join(format!("{}-{}", side.name(), Post::Gateway.name()));
            write_secret(&desk.join("sealing.key"), format!("{}\n", keys.sealing.to_text()).as_bytes())?;
            let offline = folder.join("offline").join(side.name());
            private_folder(&offline)?;
            for (kind, keys) in [("authority", &keys.authority), ("successor", &keys.successor)] {
                for (number, key) in (1..).zip(keys) {
                    write_secret(&offline.join(format!("{kind}-{number}.key")), key_text(&key.to_bytes()).as_bytes())?;
                }
            }
        }
        for (post, identity) in &group.outside {
            let at = post.author();
            let desk = folder.join("desks").join(format!("{}-{}", at.node.name(), at.post.name()));
            write_secret(&desk.join("sealing.key"), format!("{}\n", identity.to_text()).as_bytes())?;
        }
        private_folder(&folder.join("offline").join("centre"))?;
        write_secret(&folder.join("offline/centre/standby-sequencer.key"), key_text(&group.centre.standby).as_bytes())?;
        for (number, (node, envelope)) in (1..).zip(&group.appointments) {
            let file = folder.join("founding").join(format!("{number:03}-{}.json", node.name()));
            write(&file, envelope)?;
        }
        let trust = folder.join("trust.txt");
        write(&trust, crate::trust::Trust::of_group(group).to_text().as_bytes())?;
        Ok(Self { configs, trust })
    }
}

fn write_node(
    layout: &Layout<'_>,
    charter: &Charter<'_>,
    group: &Group,
    node: Node,
    authority: &TlsAuthority,
    draw: &mut dyn super::Draw,
) -> Result<PathBuf, FilesError> {
    let home = layout.folder.join(node.name());
    let private = home.join("private");
    private_folder(&private.join("keys"))?;
    private_folder(&private.join("tls"))?;
    write(&home.join("edition.json"), layout.edition_bytes)?;
    write(&home.join("genesis.json"), &group.genesis)?;
    write_secret(&private.join("officer.token"), hex(&draw.seed("officer token")).as_bytes())?;
    authority.write_node(&home, node.name())?;
    let keys = private.join("keys");
    let save = |name: &str, seed: &[u8; 32]| write_secret(&keys.join(format!("{name}.key")), key_text(seed).as_bytes());
    let key_lines = match node.side().and_then(|side: Side| group.headquarters.get(&side)) {
        Some(own) => {
            save("record", &own.record.to_bytes())?;
            save("stored", &own.stored)?;
            save("examined", &own.examined)?;
            ["record", "stored", "examined"].as_slice()
        }
        None => {
            save("record", &group.centre.record.to_bytes())?;
            save("sequencer", &group.centre.sequencer)?;
            save("sequencer_verdicts", &group.centre.sequencer_verdicts)?;
            ["record", "sequencer", "sequencer_verdicts"].as_slice()
        }
    };
    let mut text = format!(
        // A format, not a sentence.
        "node = \"{0}\"\npurpose = \"{1}\"\nedition = \"edition.json\"\ngenesis = \"genesis.json\"\nprivate_dir = \"private\"\npublic_dir = \"{2}\"\n\n[doors]\nofficer = \"127.0.0.1:0\"\nofficer_token = \"private/officer.token\"\npeer = \"127.0.0.1:0\"\n\n[tls]\nauthority = \"tls/authority.pem\"\ncertificate = \"tls/{0}.pem\"\nkey = \"private/tls/{0}.key\"\n\n[keys]\n",
        node.name(),
        purpose_name(charter.purpose),
        public_path(layout, &home, node).display(),
    );
    for name in key_lines {
        text.push_str(&format!("{name} = \"private/keys/{name}.key\"\n"));
    }
    for peer in Node::ALL.into_iter().filter(|peer| *peer != node) {
        text.push_str(&format!(
            "\n[[peers]]\nnode = \"{0}\"\naddresses = \"../{0}/private/addresses.json\"\ncertificate = \"tls/{0}.pem\"\n",
            peer.name()
        ));
    }
    for reader in ["auditor", "witness"] {
        text.push_str(&format!(
            "\n[[readers]]\nrole = \"{reader}\"\nname = \"{reader}\"\ncertificate = \"tls/{reader}.pem\"\n"
        ));
    }
    if charter.purpose != Purpose::Live {
        text.push_str("\n[clock]\nexercise = true\n");
    }
    let config = home.join("node.toml");
    write(&config, text.as_bytes())?;
    Ok(config)
}

/// The public folder of a node as its configuration names it: relative where it lies inside the group's folder, so that
/// the whole can be moved.
fn public_path(layout: &Layout<'_>, home: &Path, node: Node) -> PathBuf {
    let public = layout.public.join(node.name());
    match public.strip_prefix(home) {
        Ok(inside) => inside.to_path_buf(),
        Err(_) => std::path::absolute(&public).unwrap_or(public),
    }
}

/// The name of a purpose, as in records and configurations.
#[must_use]
pub(crate) const fn purpose_name(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Live => "live",
        Purpose::Exercise => "exercise",
        Purpose::Training => "training",
    }
}

/// The certificate authority of a test or exercise group: it vouches for the road between nodes, never for a record.
struct TlsAuthority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

impl TlsAuthority {
    fn new() -> Result<Self, FilesError> {
        let name = "jig test authority";
        let failed = |cause| FilesError::Certificate { name: name.to_owned(), cause };
        let key = KeyPair::generate().map_err(failed)?;
        let mut params = CertificateParams::default();
        params.distinguished_name.push(rcgen::DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::DigitalSignature];
        let issuer = CertifiedIssuer::self_signed(params, key).map_err(failed)?;
        Ok(Self { issuer })
    }

    fn certificate(&self, name: &str) -> Result<(String, String), FilesError> {
        let failed = |cause| FilesError::Certificate { name: name.to_owned(), cause };
        let key = KeyPair::generate().map_err(failed)?;
        let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), format!("{name}.jig.example")];
        let mut params = CertificateParams::new(names).map_err(failed)?;
        params.distinguished_name.push(rcgen::DnType::CommonName, name);
        let certificate = params.signed_by(&key, &self.issuer).map_err(failed)?;
        Ok((certificate.pem(), key.serialize_pem()))
    }

    fn write_node(&self, home: &Path, name: &str) -> Result<(), FilesError> {
        let (certificate, key) = self.certificate(name)?;
        write(&home.join("tls").join(format!("{name}.pem")), certificate.as_bytes())?;
        write(&home.join("tls/authority.pem"), self.issuer.pem().as_bytes())?;
        write_secret(&home.join("private/tls").join(format!("{name}.key")), key.as_bytes())
    }

    fn write_reader(&self, folder: &Path, name: &str) -> Result<(), FilesError> {
        let (certificate, key) = self.certificate(name)?;
        let home = folder.join(name);
        private_folder(&home)?;
        write(&home.join(format!("{name}.pem")), certificate.as_bytes())?;
        write(&home.join("authority.pem"), self.issuer.pem().as_bytes())?;
        write_secret(&home.join(format!("{name}.key")), key.as_bytes())
    }
}

/// The text of a secret key file: Ed25519 in PKCS #8 PEM (RFC 8410), as openssl writes it.
#[must_use]
pub(crate) fn key_text(seed: &[u8; 32]) -> String {
    wire::keyfile::to_pem(seed)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn private_folder(folder: &Path) -> Result<(), FilesError> {
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|cause| FilesError::Write { file: folder.to_path_buf(), cause })
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), FilesError> {
    write_with_mode(file, bytes, 0o644)
}

fn write_secret(file: &Path, bytes: &[u8]) -> Result<(), FilesError> {
    write_with_mode(file, bytes, 0o600)
}

fn write_with_mode(file: &Path, bytes: &[u8], mode: u32) -> Result<(), FilesError> {
    let failed = |cause| FilesError::Write { file: file.to_path_buf(), cause };
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut handle = fs::OpenOptions::new().write(true).create_new(true).mode(mode).open(file).map_err(failed)?;
    handle.write_all(bytes).and_then(|()| handle.sync_all()).map_err(failed)
}

fn copy(from: &Path, to: &Path) -> Result<(), FilesError> {
    let bytes = fs::read(from).map_err(|cause| FilesError::Write { file: from.to_path_buf(), cause })?;
    write(to, &bytes)
}
