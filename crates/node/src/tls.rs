//! Mutual TLS of the peer door: who may open a connection, and who it then is.
//!
//! Two checks, both needed: the certificate must come from a configured authority (else the handshake fails), and it must
//! be, byte for byte, one that the configuration names (else the caller is `Unlisted` and every handler refuses it). A
//! server is asked for under its node's name, not its address, so that a node can move. TLS protects the road only:
//! no record's meaning ever rests on a certificate. Version 1.3 alone, cryptography by `ring`.
use crate::caller::Caller;
use crate::config::{NodeConfig, ReaderRole};
use crate::secret::{SecretError, read_secret};
use agreement::identity::{Node, Side};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::server::WebPkiClientVerifier;
use rustls::{ClientConfig, RootCertStore, ServerConfig};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio_rustls::{TlsAcceptor, TlsConnector};
use wire::phrases::Coded;

/// Everything the peer door and the links need of TLS.
#[derive(Clone)]
pub struct Tls {
    server: Arc<ServerConfig>,
    client: Arc<ClientConfig>,
    callers: Arc<BTreeMap<Vec<u8>, Caller>>,
}

/// Why TLS could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A certificate file could not be read.
    #[error("certificate file {} unreadable: {cause}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// The reader's words.
        cause: String,
    },
    /// The secret key could not be used.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// Two callers would be known by the same certificate.
    #[error("certificate file {} names a caller that another line already names", file.display())]
    Repeated {
        /// The second file.
        file: PathBuf,
    },
    /// Certificate, key and authority do not go together.
    #[error("certificate {} unusable: {reason}", file.display())]
    Unusable {
        /// The node's certificate or the authority's.
        file: PathBuf,
        /// Why, in the library's words.
        reason: String,
    },
}

impl Coded for TlsError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "node-tls-unreadable",
            Self::Secret(error) => error.code(),
            Self::Repeated { .. } => "node-tls-repeated",
            Self::Unusable { .. } => "node-tls-unusable",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unreadable { file, cause } => {
                vec![("file", file.display().to_string()), ("cause", cause.clone())]
            }
            Self::Secret(error) => error.arguments(),
            Self::Repeated { file } => vec![("file", file.display().to_string())],
            Self::Unusable { file, reason } => {
                vec![("file", file.display().to_string()), ("reason", reason.clone())]
            }
        }
    }
}

impl Tls {
    /// Reads the certificates and the key that the configuration names.
    ///
    /// # Errors
    /// [`TlsError`] with the file.
    pub fn load(config: &NodeConfig) -> Result<Self, TlsError> {
        let files = config.tls();
        let unusable = |file: &Path, reason: String| TlsError::Unusable { file: file.to_path_buf(), reason };

        let mut roots = RootCertStore::empty();
        for certificate in certificates(&files.authority)? {
            roots.add(certificate).map_err(|error| unusable(&files.authority, error.to_string()))?;
        }
        let roots = Arc::new(roots);
        let chain = certificates(&files.certificate)?;
        let key_pem = read_secret(&files.key)?;
        let key = PrivateKeyDer::from_pem_slice(&key_pem)
            .map_err(|_| SecretError::Malformed { file: files.key.clone(), expected: "private-key-pem" })?;

        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let verifier = WebPkiClientVerifier::builder_with_provider(Arc::clone(&roots), Arc::clone(&provider))
            .build()
            .map_err(|error| unusable(&files.authority, error.to_string()))?;
        let own = |error: rustls::Error| unusable(&files.certificate, error.to_string());
        let mut server = ServerConfig::builder_with_provider(Arc::clone(&provider))
            .with_protocol_versions(&[&rustls::version::TLS13])
            .map_err(own)?
            .with_client_cert_verifier(verifier)
            .with_single_cert(chain.clone(), key.clone_key())
            .map_err(own)?;
        server.alpn_protocols = vec![b"http/1.1".to_vec()];
        let mut client = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&rustls::version::TLS13])
            .map_err(own)?
            .with_root_certificates(roots)
            .with_client_auth_cert(chain, key)
            .map_err(own)?;
        client.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self { server: Arc::new(server), client: Arc::new(client), callers: Arc::new(callers(config)?) })
    }

    /// Takes connections at the peer door.
    #[must_use]
    pub fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(Arc::clone(&self.server))
    }

    /// Opens connections to peers.
    #[must_use]
    pub fn connector(&self) -> TlsConnector {
        TlsConnector::from(Arc::clone(&self.client))
    }

    /// The name under which a node's certificate is checked, whatever its address: `<node>.jig.example`.
    #[must_use]
    pub fn server_name(node: Node) -> ServerName<'static> {
        let name = match node {
            Node::Headquarters(Side::Alpha) => "alpha.jig.example",
            Node::Headquarters(Side::Bravo) => "bravo.jig.example",
            Node::Centre => "centre.jig.example",
        };
        // All three are valid names. Were one not, no certificate would fit the unspecified address either.
        ServerName::try_from(name).unwrap_or_else(|_| ServerName::from(std::net::IpAddr::from([0, 0, 0, 0])))
    }

    /// Who holds the certificate chain that a connection showed.
    #[must_use]
    pub fn identify(&self, shown: Option<&[CertificateDer<'_>]>) -> Caller {
        let leaf = shown.and_then(<[_]>::first);
        leaf.and_then(|leaf| self.callers.get(leaf.as_ref())).cloned().unwrap_or(Caller::Unlisted)
    }
}

impl std::fmt::Debug for Tls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tls").field("callers", &self.callers.values()).finish_non_exhaustive()
    }
}

/// The leaf certificates that the configuration names, and whose they are.
fn callers(config: &NodeConfig) -> Result<BTreeMap<Vec<u8>, Caller>, TlsError> {
    let peers = config.peers().iter().map(|peer| (&peer.certificate, Caller::Peer(peer.node)));
    let readers = config.readers().iter().map(|reader| {
        let caller = match reader.role {
            ReaderRole::Auditor => Caller::Auditor,
            ReaderRole::Witness => Caller::Witness,
        };
        (&reader.certificate, caller)
    });
    let mut callers = BTreeMap::new();
    for (file, caller) in peers.chain(readers) {
        let leaf = certificates(file)?.into_iter().next();
        let Some(leaf) = leaf else { continue };
        if callers.insert(leaf.as_ref().to_vec(), caller).is_some() {
            return Err(TlsError::Repeated { file: file.clone() });
        }
    }
    Ok(callers)
}

/// All certificates of a PEM file; a file without any is an error.
fn certificates(file: &Path) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let unreadable = |cause: String| TlsError::Unreadable { file: file.to_path_buf(), cause };
    let chain = CertificateDer::pem_file_iter(file)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| unreadable(error.to_string()))?;
    if chain.is_empty() { Err(unreadable("no certificate in PEM".to_owned())) } else { Ok(chain) }
}
