//! A small group for tests: three nodes founded in a folder, started on ephemeral ports, and a plain HTTP caller.
use agreement::identity::{Author, Digest, Language, Node, Nonce, Post, PublicKey, Side};
use agreement::records::{
    Addressee, Appointment, AuthorityKeys, Body, CivilKind, CivilSubmitter, Consent, CoveringCells, Genesis, Header,
    Information, NodeKeys, ProtectedCourse, ProtectedEntry, Purpose, Question, Record, SealedPlace, SealingKey,
    Subject, Via,
};
use ed25519_dalek::SigningKey;
use jig_node::config::NodeConfig;
use jig_node::keys::key_file_text;
use jig_node::run::Running;
use ledger::{Algorithm, KeyName, NoteSigner, sha256};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use spacetime::{Instant, Span, Window};
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use wire::envelope::Envelope;

pub(crate) const TOKEN: &str = "token-of-the-officer-door-in-tests-0123456789";
const EDITION: &[u8] = include_bytes!("../../../../editions/jic-2016-09.json");
const EDITION_ID: &str = "jic-2016-09";
const ORIGIN: &str = "jig.example/test";

/// A founded group in a folder.
pub(crate) struct Group {
    pub(crate) folder: tempfile::TempDir,
    issuer: CertifiedIssuer<'static, KeyPair>,
    purpose: Purpose,
}

/// Every key is a function of its label.
pub(crate) fn key(label: &str) -> SigningKey {
    SigningKey::from_bytes(sha256(label.as_bytes()).as_bytes())
}

fn public(label: &str) -> PublicKey {
    PublicKey::from_bytes(key(label).verifying_key().to_bytes())
}

fn vkey(name: &str, label: &str, algorithm: Algorithm) -> String {
    NoteSigner::new(KeyName::parse(name).unwrap(), key(label).to_bytes(), algorithm).verifier_key().to_string()
}

fn authority(side: Side) -> Vec<SigningKey> {
    (1..=3).map(|number| key(&format!("{} authority {number}", side.name()))).collect()
}

fn node_keys(side: Side) -> NodeKeys {
    let name = side.name();
    let role =
        |role: &str| vkey(&format!("{ORIGIN}/{name}/{role}"), &format!("{name} {role}"), Algorithm::CosignatureV1);
    NodeKeys {
        record: public(&format!("{name} record")),
        stored: role("stored"),
        examined: role("examined"),
        authority: AuthorityKeys {
            keys: authority(side).iter().map(|key| PublicKey::from_bytes(key.verifying_key().to_bytes())).collect(),
            successor_hash: Digest::from_bytes([7; 32]),
        },
    }
}

pub(crate) fn header(author: Author, at: Instant, clauses: &[&str]) -> Header {
    static COUNT: AtomicU8 = AtomicU8::new(0);
    let mut nonce = [0; 16];
    nonce[0] = COUNT.fetch_add(1, Ordering::Relaxed);
    nonce[8..].copy_from_slice(&at.as_millis().to_be_bytes());
    Header {
        edition: EDITION_ID.to_owned(),
        rules: agreement::RULES_VERSION,
        author,
        made_at: at,
        nonce: Nonce::from_bytes(nonce),
        references: Vec::new(),
        language: Language::En,
        via: Via::Group,
        clauses: clauses.iter().map(|clause| agreement::register::ClauseId::parse(clause).unwrap()).collect(),
    }
}

pub(crate) fn founded_at() -> Instant {
    Instant::parse_rfc3339("2016-09-12T16:00:00.000Z").unwrap()
}

impl Group {
    /// Founds a group for training, with an exercise clock.
    pub(crate) fn found() -> Self {
        Self::found_for(Purpose::Training)
    }

    /// Founds a group for a purpose; a live one keeps the system's clock.
    pub(crate) fn found_for(purpose: Purpose) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        let group = Self { folder, issuer, purpose };
        for name in ["alpha", "bravo", "centre", "auditor", "witness", "unlisted"] {
            group.certify(name, &group.issuer);
        }
        let genesis = genesis(purpose);
        for node in Node::ALL {
            group.write_node(node, &genesis);
        }
        group
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// A certificate and key under `tls/`, by our own authority or a stranger's.
    pub(crate) fn certify(&self, name: &str, issuer: &CertifiedIssuer<'static, KeyPair>) {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(vec![format!("{name}.jig.example")]).unwrap();
        let certificate = params.signed_by(&key, issuer).unwrap();
        write(&self.path(&format!("tls/{name}.pem")), certificate.pem().as_bytes(), 0o644);
        write(&self.path(&format!("tls/{name}.key")), key.serialize_pem().as_bytes(), 0o600);
        write(&self.path("tls/authority.pem"), self.issuer.pem().as_bytes(), 0o644);
    }

    fn write_node(&self, node: Node, genesis: &[u8]) {
        let name = node.name();
        let secret = |role: &str| {
            let text = key_file_text(&key(&format!("{name} {role}")).to_bytes());
            write(&self.path(&format!("{name}/private/{role}.key")), text.as_bytes(), 0o600);
        };
        let roles = match node {
            Node::Headquarters(_) => ["record", "stored", "examined"],
            Node::Centre => ["record", "sequencer", "sequencer_verdicts"],
        };
        roles.iter().for_each(|role| secret(role));
        write(&self.path(&format!("{name}/private/token")), TOKEN.as_bytes(), 0o600);
        write(&self.path("edition.json"), EDITION, 0o644);
        write(&self.path("genesis.json"), genesis, 0o644);
        let (purpose, clock) = match self.purpose {
            Purpose::Live => ("live", ""),
            Purpose::Exercise => ("exercise", "[clock]\nexercise = true\n"),
            Purpose::Training => ("training", "[clock]\nexercise = true\n"),
        };
        let mut text = format!(
            "node = \"{name}\"\npurpose = \"{purpose}\"\nedition = \"edition.json\"\ngenesis = \"genesis.json\"\n\
             private_dir = \"{name}/private\"\npublic_dir = \"{name}/public\"\n\
             [doors]\nofficer = \"127.0.0.1:0\"\nofficer_token = \"{name}/private/token\"\npeer = \"127.0.0.1:0\"\n\
             [tls]\nauthority = \"tls/authority.pem\"\ncertificate = \"tls/{name}.pem\"\nkey = \"tls/{name}.key\"\n\
             {clock}[keys]\n"
        );
        roles.iter().for_each(|role| text.push_str(&format!("{role} = \"{name}/private/{role}.key\"\n")));
        for peer in Node::ALL.into_iter().filter(|peer| *peer != node) {
            let peer = peer.name();
            text.push_str(&format!(
                "[[peers]]\nnode = \"{peer}\"\naddresses = \"{peer}/private/addresses.json\"\ncertificate = \"tls/{peer}.pem\"\n"
            ));
        }
        for role in ["auditor", "witness"] {
            text.push_str(&format!(
                "[[readers]]\nrole = \"{role}\"\nname = \"{role}\"\ncertificate = \"tls/{role}.pem\"\n"
            ));
        }
        write(&self.path(&format!("{name}.toml")), text.as_bytes(), 0o644);
    }

    /// Writes a node's own files once more, after something was mounted over them.
    pub(crate) fn write_again(&self, name: &str) {
        let genesis = std::fs::read(self.path("genesis.json")).unwrap();
        self.write_node(Node::parse(name).unwrap(), &genesis);
    }

    pub(crate) fn config(&self, name: &str) -> NodeConfig {
        NodeConfig::load(&self.path(&format!("{name}.toml"))).unwrap()
    }

    pub(crate) async fn start(&self, name: &str) -> Running {
        Running::start(self.config(name)).await.unwrap()
    }

    /// All three nodes, their clocks put to the moment of founding.
    pub(crate) async fn start_all(&self) -> Nodes {
        let nodes = Nodes {
            alpha: self.start("alpha").await,
            bravo: self.start("bravo").await,
            centre: self.start("centre").await,
        };
        nodes.set_clocks(founded_at()).await;
        nodes
    }
}

/// Three running nodes.
pub(crate) struct Nodes {
    pub(crate) alpha: Running,
    pub(crate) bravo: Running,
    pub(crate) centre: Running,
}

impl Nodes {
    pub(crate) fn officers(&self) -> [SocketAddr; 3] {
        [&self.alpha, &self.bravo, &self.centre].map(|node| node.addresses().officer)
    }

    pub(crate) async fn set_clocks(&self, to: Instant) {
        for door in self.officers() {
            let answer = Call::put("/v1/clock", format!("{{\"now\":\"{to}\"}}")).officer().to(door).await;
            assert_eq!(answer.status, 200, "{}", answer.text());
        }
    }

    pub(crate) async fn stop(self) {
        for node in [self.alpha, self.bravo, self.centre] {
            node.until(std::future::ready(())).await.unwrap();
        }
    }
}

fn genesis(purpose: Purpose) -> Vec<u8> {
    let examined = |side: Side| node_keys(side).examined;
    let verdicts = vkey(&format!("{ORIGIN}/verdicts"), "centre sequencer_verdicts", Algorithm::Ed25519Note);
    let body = Genesis {
        origin: ORIGIN.to_owned(),
        edition: EDITION_ID.to_owned(),
        edition_hash: Digest::from_bytes(*sha256(EDITION).as_bytes()),
        purpose,
        sequencer: vkey(ORIGIN, "centre sequencer", Algorithm::Ed25519Note),
        sequencer_verdicts: verdicts.clone(),
        standby_sequencer: vkey(&format!("{ORIGIN}/standby"), "standby", Algorithm::Ed25519Note),
        centre_record: public("centre record"),
        alpha: node_keys(Side::Alpha),
        bravo: node_keys(Side::Bravo),
        policy: format!(
            "log {verdicts}\nwitness alpha {}\nwitness bravo {}\ngroup both all alpha bravo\nquorum both\n",
            examined(Side::Alpha),
            examined(Side::Bravo)
        ),
        audit_mandate: "the whole joint log".to_owned(),
    };
    let author = Author { node: Node::Centre, post: Post::Authority };
    let record = Record { header: header(author, founded_at(), &[]), body: Body::Genesis(body) };
    let signers: Vec<_> = Side::BOTH.iter().flat_map(|side| authority(*side).into_iter().take(2)).collect();
    Envelope::seal(&record, &signers).unwrap().to_bytes()
}

/// The appointment of a post's key, signed by the side's authority.
pub(crate) fn appointment(side: Side, post: Post) -> Vec<u8> {
    let author = Author { node: Node::Headquarters(side), post: Post::Authority };
    let term = Window::new(founded_at(), founded_at().checked_add(Span::from_days(365)).unwrap()).unwrap();
    let body = Appointment {
        key: public(&format!("{} {}", side.name(), post.name())),
        post,
        competences: Vec::new(),
        grade_band: 3,
        reads: vec![Language::En],
        term,
    };
    let record = Record { header: header(author, founded_at(), &[]), body: Body::Appointment(body) };
    let signers: Vec<_> = authority(side).into_iter().take(2).collect();
    Envelope::seal(&record, &signers).unwrap().to_bytes()
}

/// The appointment of the centre's liaison, signed by both authorities.
pub(crate) fn centre_appointment() -> Vec<u8> {
    let author = Author { node: Node::Centre, post: Post::Authority };
    let term = Window::new(founded_at(), founded_at().checked_add(Span::from_days(365)).unwrap()).unwrap();
    let body = Appointment {
        key: PublicKey::from_bytes(key_of(Node::Centre, Post::Liaison).verifying_key().to_bytes()),
        post: Post::Liaison,
        competences: Vec::new(),
        grade_band: 1,
        reads: vec![Language::En],
        term,
    };
    let record = Record { header: header(author, founded_at(), &[]), body: Body::Appointment(body) };
    let signers: Vec<_> = Side::BOTH.iter().flat_map(|side| authority(*side).into_iter().take(2)).collect();
    Envelope::seal(&record, &signers).unwrap().to_bytes()
}

/// A piece of information by a side's post.
pub(crate) fn information(side: Side, post: Post, at: Instant, text: &str) -> Vec<u8> {
    let author = Author { node: Node::Headquarters(side), post };
    let body = Information {
        subject: Subject::Situation,
        heading: "Test".to_owned(),
        text: text.to_owned(),
        attachments: Vec::new(),
    };
    let record = Record { header: header(author, at, &["TOR.2.0#3"]), body: Body::Information(body) };
    Envelope::seal(&record, &[key(&format!("{} {}", side.name(), post.name()))]).unwrap().to_bytes()
}

/// A protected entry by the liaison of a node, its place sealed to some sides: what is named is bytes that nobody can open.
pub(crate) fn protected_entry(node: Node, at: Instant, attachment: Digest, to: &[Side]) -> Vec<u8> {
    let author = Author { node, post: Post::Liaison };
    let key = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
    let sealed = SealedPlace {
        attachment,
        commitment: Digest::from_bytes([3; 32]),
        to: to.iter().map(|side| Addressee { side: *side, key: SealingKey::parse(key).unwrap() }).collect(),
    };
    let body = ProtectedEntry {
        civil: CivilKind::Hospital,
        submitter: CivilSubmitter::ReliefSociety,
        course: ProtectedCourse::Fixed { reconfirm_by: at.checked_add(Span::from_days(30)).unwrap() },
        cells: CoveringCells::new(vec!["2000:6963:9976".parse().unwrap()]).unwrap(),
        sealed: Some(sealed),
        replaces: None,
    };
    let record = Record { header: header(author, at, &["TOR.0.5"]), body: Body::ProtectedEntry(body) };
    let signer = key_of(node, Post::Liaison);
    Envelope::seal(&record, &[signer]).unwrap().to_bytes()
}

fn key_of(node: Node, post: Post) -> SigningKey {
    key(&format!("{} {}", node.name(), post.name()))
}

/// A consent of a side's post without a national decision, to a record that nobody knows.
pub(crate) fn groundless_consent(side: Side, post: Post, at: Instant) -> Vec<u8> {
    let author = Author { node: Node::Headquarters(side), post };
    let body = Consent {
        subject: Digest::from_bytes([9; 32]),
        question: Question::Plan,
        clause: agreement::register::ClauseId::parse("TOR.2.a#7").unwrap(),
        on_behalf_of: side,
        decision: None,
        expires: at.checked_add(Span::from_days(1)).unwrap(),
        read_in: Language::En,
        read_translation: None,
    };
    let record = Record { header: header(author, at, &["TOR.2.a#7"]), body: Body::Consent(body) };
    Envelope::seal(&record, &[key(&format!("{} {}", side.name(), post.name()))]).unwrap().to_bytes()
}

pub(crate) fn write(file: &Path, bytes: &[u8], mode: u32) {
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, bytes).unwrap();
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(mode)).unwrap();
}

/// A plain HTTP call, one connection each.
pub(crate) struct Call {
    head: String,
    body: Vec<u8>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        let split = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a whole head");
        let head = String::from_utf8(bytes[..split].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let mut body = bytes[split + 4..].to_vec();
        if head.to_lowercase().contains("transfer-encoding: chunked") {
            body = unchunked(&body);
        }
        Self { status, head, body }
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }
}

fn unchunked(mut rest: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = rest.windows(2).position(|two| two == b"\r\n") {
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..end]).unwrap(), 16).unwrap();
        if length == 0 {
            break;
        }
        whole.extend_from_slice(&rest[end + 2..end + 2 + length]);
        rest = &rest[end + 2 + length + 2..];
    }
    whole
}

impl Call {
    pub(crate) fn get(path: &str) -> Self {
        Self { head: format!("GET {path} HTTP/1.1\r\nconnection: close\r\n"), body: Vec::new() }
    }

    pub(crate) fn post(path: &str, body: impl AsRef<[u8]>) -> Self {
        Self::with_body("POST", path, body.as_ref())
    }

    pub(crate) fn put(path: &str, body: impl AsRef<[u8]>) -> Self {
        Self::with_body("PUT", path, body.as_ref())
    }

    fn with_body(method: &str, path: &str, body: &[u8]) -> Self {
        let length = body.len();
        Self {
            head: format!(
                "{method} {path} HTTP/1.1\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n"
            ),
            body: body.to_vec(),
        }
    }

    pub(crate) fn officer(self) -> Self {
        self.header("authorization", &format!("Bearer {TOKEN}"))
    }

    /// The body is opaque bytes.
    pub(crate) fn octets(mut self) -> Self {
        self.head = self.head.replace("application/json", "application/octet-stream");
        self
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.head.push_str(&format!("{name}: {value}\r\n"));
        self
    }

    pub(crate) fn bytes(mut self, host: &str) -> Vec<u8> {
        if !self.head.contains("host:") {
            self.head.push_str(&format!("host: {host}\r\n"));
        }
        self.head.push_str("\r\n");
        let mut bytes = self.head.into_bytes();
        bytes.extend_from_slice(&self.body);
        bytes
    }

    pub(crate) async fn to(self, door: SocketAddr) -> Answer {
        let mut stream = TcpStream::connect(door).await.unwrap();
        stream.write_all(&self.bytes(&door.to_string())).await.unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await.unwrap();
        Answer::parse(&bytes)
    }
}

/// Asks again until the answer is as wanted; fails after a while with the last answer.
pub(crate) async fn eventually<T>(mut ask: impl AsyncFnMut() -> Result<T, String>) -> T {
    let mut last = String::new();
    for _ in 0..400 {
        match ask().await {
            Ok(found) => return found,
            Err(seen) => last = seen,
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("not within 20 seconds; last seen: {last}");
}

/// A call to the peer door of `alpha` with the certificate of `name`; no answer where TLS refuses.
pub(crate) async fn over_tls(
    group: &Group,
    name: &str,
    door: SocketAddr,
    call: Call,
) -> Result<Answer, std::io::Error> {
    over_tls_to(group, "alpha", name, door, call).await
}

/// The same at the door of any node.
pub(crate) async fn over_tls_to(
    group: &Group,
    node: &str,
    name: &str,
    door: SocketAddr,
    call: Call,
) -> Result<Answer, std::io::Error> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(group.path("tls/authority.pem")).unwrap()).unwrap();
    let chain = vec![CertificateDer::from_pem_file(group.path(&format!("tls/{name}.pem"))).unwrap()];
    let key = PrivateKeyDer::from_pem_file(group.path(&format!("tls/{name}.key"))).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let client = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_client_auth_cert(chain, key)
        .unwrap();
    let stream = TcpStream::connect(door).await?;
    let server = ServerName::try_from(format!("{node}.jig.example")).unwrap();
    let mut stream = TlsConnector::from(Arc::new(client)).connect(server, stream).await?;
    stream.write_all(&call.bytes(node)).await?;
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes).await {
        Ok(_) => {}
        Err(error) if bytes.is_empty() => return Err(error),
        // A peer that closes without a farewell has still answered.
        Err(_) => {}
    }
    if bytes.is_empty() { Err(std::io::ErrorKind::UnexpectedEof.into()) } else { Ok(Answer::parse(&bytes)) }
}
