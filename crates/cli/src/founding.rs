//! Founds a group: keys of three nodes and all posts, the genesis record both authorities sign, the first appointments, the keys
//! to which precise details are sealed.
//!
//! Serves `jig init` (keys drawn from the system) and the tabletop (keys drawn from labels, so that a script's outcome
//! is the same everywhere). It writes no file and reads no clock; [`GroupFiles`] writes what it made.
mod draw;
mod files;

pub use draw::{Draw, LabelDraw, SystemDraw};
pub(crate) use files::purpose_name;
pub use files::{FilesError, GroupFiles, Layout};

use crate::age::Identity;
use agreement::edition::Edition;
use agreement::identity::{Author, Digest, Node, Nonce, Post, PublicKey, Side};
use agreement::records::{
    Appointment, AuthorityKeys, Body, Genesis, Header, KeyRole, KeyRotation, NodeKeys, OutsidePost, Purpose, Record,
    Via,
};
use ed25519_dalek::SigningKey;
use ledger::{Algorithm, KeyName, NoteSigner, VerifierKey, sha256};
use spacetime::{Instant, Span, Window};
use std::collections::BTreeMap;
use wire::envelope::Envelope;

/// Posts that every headquarters fills at its founding.
const ROSTER: [Post; 14] = [
    Post::Snr,
    Post::DeputySnr,
    Post::Intelligence,
    Post::Operations,
    Post::Legal,
    Post::AirMonitor,
    Post::DutyOfficer,
    Post::Translator,
    Post::Protection,
    Post::Records,
    Post::Gateway,
    Post::Liaison,
    Post::Auditor,
    Post::Support,
];

/// How long the first appointments hold, in days.
const TERM_DAYS: i64 = 730;

/// What a founding needs to be told.
pub struct Charter<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// SHA-256 of the edition file.
    pub edition_hash: Digest,
    /// Origin line of the joint log.
    pub origin: &'a str,
    /// Live, exercise or training.
    pub purpose: Purpose,
    /// The moment of founding.
    pub at: Instant,
}

/// A founded group, secrets included.
pub struct Group {
    /// The exact bytes of the genesis envelope.
    pub genesis: Vec<u8>,
    /// What it says.
    pub charter: Genesis,
    /// Keys of officers, by node and post.
    pub officers: BTreeMap<(Node, Post), SigningKey>,
    /// Keys of the centre.
    pub centre: CentreKeys,
    /// Keys of the headquarters.
    pub headquarters: BTreeMap<Side, HeadquartersKeys>,
    /// What opens what is sealed to the posts outside both sides; each lies at the post's own desk.
    pub outside: BTreeMap<OutsidePost, Identity>,
    /// First records of each side and of the centre: the envelopes of appointments and of sealing keys, in order.
    pub appointments: Vec<(Node, Vec<u8>)>,
}

/// Secret seeds of the centre.
pub struct CentreKeys {
    /// Signs its submissions.
    pub record: SigningKey,
    /// Seed of the joint log's key.
    pub sequencer: [u8; 32],
    /// Seed of the verdict log's key.
    pub sequencer_verdicts: [u8; 32],
    /// Seed of the standby sequencer's key; to be kept elsewhere.
    pub standby: [u8; 32],
}

/// Secret seeds of a headquarters and its authority.
pub struct HeadquartersKeys {
    /// Signs submissions.
    pub record: SigningKey,
    /// Seed of the *stored* cosigner.
    pub stored: [u8; 32],
    /// Seed of the *examined* cosigner.
    pub examined: [u8; 32],
    /// The three authority keys; to be kept offline, apart.
    pub authority: Vec<SigningKey>,
    /// The three keys of the successor; to be kept elsewhere still.
    pub successor: Vec<SigningKey>,
    /// Opens what is sealed to this headquarters; it lies at the gateway's desk and at no node.
    pub sealing: Identity,
}

/// Why a group cannot be founded.
#[derive(Debug, thiserror::Error)]
pub enum FoundingError {
    /// The origin cannot be a key name.
    #[error("origin `{origin}` cannot name a log")]
    Origin {
        /// The origin.
        origin: String,
    },
    /// A time lies outside what records can say.
    #[error("the founding moment is out of range")]
    Moment,
    /// A record could not be signed.
    #[error("a founding record could not be signed")]
    Signing(#[source] wire::envelope::EnvelopeError),
}

impl wire::phrases::Coded for FoundingError {
    fn code(&self) -> &'static str {
        match self {
            Self::Origin { .. } => "cli-founding-origin",
            Self::Moment => "cli-founding-moment",
            Self::Signing(_) => "cli-founding-signing",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Origin { origin } => vec![("origin", origin.clone())],
            Self::Moment | Self::Signing(_) => Vec::new(),
        }
    }
}

/// The signer of a log or of a cosignature, from its seed.
///
/// # Errors
/// [`FoundingError::Origin`] when the name is no key name.
pub fn note_signer(name: &str, seed: [u8; 32], algorithm: Algorithm) -> Result<NoteSigner, FoundingError> {
    let name = KeyName::parse(name).map_err(|_| FoundingError::Origin { origin: name.to_owned() })?;
    Ok(NoteSigner::new(name, seed, algorithm))
}

/// Name of the verdict log's origin.
#[must_use]
pub fn verdicts_origin(origin: &str) -> String {
    format!("{origin}/verdicts")
}

/// Name of a side's cosigner; `role` is `stored` or `examined`.
#[must_use]
pub fn cosigner_name(origin: &str, side: Side, role: &str) -> String {
    format!("{origin}/{}/{role}", side.name())
}

/// Founds a group with secrets from `draw`.
///
/// # Errors
/// [`FoundingError`].
pub fn found(charter: &Charter<'_>, draw: &mut dyn Draw) -> Result<Group, FoundingError> {
    let centre = CentreKeys {
        record: draw.key("centre record"),
        sequencer: draw.seed("centre sequencer"),
        sequencer_verdicts: draw.seed("centre sequencer verdicts"),
        standby: draw.seed("centre standby sequencer"),
    };
    let mut headquarters = BTreeMap::new();
    let mut officers = BTreeMap::new();
    for side in Side::BOTH {
        let name = side.name();
        headquarters.insert(
            side,
            HeadquartersKeys {
                record: draw.key(&format!("{name} record")),
                stored: draw.seed(&format!("{name} stored")),
                examined: draw.seed(&format!("{name} examined")),
                authority: (1..=3).map(|n| draw.key(&format!("{name} authority {n}"))).collect(),
                successor: (1..=3).map(|n| draw.key(&format!("{name} successor {n}"))).collect(),
                sealing: Identity::from_secret(draw.seed(&format!("{name} sealing"))),
            },
        );
        for post in ROSTER {
            officers.insert((Node::Headquarters(side), post), draw.key(&format!("{name} {}", post.name())));
        }
    }
    let mut outside = BTreeMap::new();
    for post in OutsidePost::ALL.iter().copied() {
        let Author { node, post: filled } = post.author();
        officers.insert((node, filled), draw.key(&format!("{} {}", node.name(), filled.name())));
        let secret = draw.seed(&format!("{} {} sealing", node.name(), filled.name()));
        outside.insert(post, Identity::from_secret(secret));
    }
    let genesis = genesis_body(charter, &centre, &headquarters)?;
    let authorities: Vec<SigningKey> =
        headquarters.values().flat_map(|keys| keys.authority.iter().take(2).cloned()).collect();
    let author = Author { node: Node::Centre, post: Post::Authority };
    let record =
        Record { header: header(charter, author, draw.nonce("genesis")), body: Body::Genesis(genesis.clone()) };
    let genesis_bytes = sign(&record, &authorities)?;
    let mut appointments = Vec::new();
    for (side, keys) in &headquarters {
        for post in ROSTER {
            let Some(key) = officers.get(&(Node::Headquarters(*side), post)) else { continue };
            let record = appointment(charter, Node::Headquarters(*side), post, key, draw)?;
            let signers: Vec<SigningKey> = keys.authority.iter().take(2).cloned().collect();
            appointments.push((Node::Headquarters(*side), sign(&record, &signers)?));
        }
        let node = Node::Headquarters(*side);
        let record = sealing_key(charter, node, KeyRole::Sealing, &keys.sealing, draw);
        let signers: Vec<SigningKey> = keys.authority.iter().take(2).cloned().collect();
        appointments.push((Node::Headquarters(*side), sign(&record, &signers)?));
    }
    // The posts outside both sides are filled by both authorities together.
    for (post, identity) in &outside {
        let Author { node, post: filled } = post.author();
        let Some(key) = officers.get(&(node, filled)) else { continue };
        let record = appointment(charter, node, filled, key, draw)?;
        appointments.push((node, sign(&record, &authorities)?));
        let record = sealing_key(charter, node, KeyRole::SealingOutside(*post), identity, draw);
        appointments.push((node, sign(&record, &authorities)?));
    }
    Ok(Group { genesis: genesis_bytes, charter: genesis, officers, centre, headquarters, outside, appointments })
}

fn genesis_body(
    charter: &Charter<'_>,
    centre: &CentreKeys,
    headquarters: &BTreeMap<Side, HeadquartersKeys>,
) -> Result<Genesis, FoundingError> {
    let origin = charter.origin;
    let vkey = |name: &str, seed, algorithm| note_signer(name, seed, algorithm).map(|signer| signer.verifier_key());
    let verdicts_name = verdicts_origin(origin);
    let verdicts = vkey(&verdicts_name, centre.sequencer_verdicts, Algorithm::Ed25519Note)?;
    let node_keys = |side: Side| -> Result<(NodeKeys, VerifierKey), FoundingError> {
        let keys = headquarters.get(&side).ok_or(FoundingError::Moment)?;
        let stored = vkey(&cosigner_name(origin, side, "stored"), keys.stored, Algorithm::CosignatureV1)?;
        let examined = vkey(&cosigner_name(origin, side, "examined"), keys.examined, Algorithm::CosignatureV1)?;
        let authority = AuthorityKeys {
            keys: keys.authority.iter().map(public).collect(),
            successor_hash: successor_hash(&keys.successor),
        };
        let node = NodeKeys {
            record: public(&keys.record),
            stored: stored.to_string(),
            examined: examined.to_string(),
            authority,
        };
        Ok((node, examined))
    };
    let (alpha, alpha_examined) = node_keys(Side::Alpha)?;
    let (bravo, bravo_examined) = node_keys(Side::Bravo)?;
    let policy = format!(
        // A format, not a sentence.
        "log {verdicts}\nwitness alpha {alpha_examined}\nwitness bravo {bravo_examined}\ngroup both all alpha bravo\nquorum both\n"
    );
    Ok(Genesis {
        origin: origin.to_owned(),
        edition: charter.edition.id.clone(),
        edition_hash: charter.edition_hash,
        purpose: charter.purpose,
        sequencer: vkey(origin, centre.sequencer, Algorithm::Ed25519Note)?.to_string(),
        sequencer_verdicts: verdicts.to_string(),
        standby_sequencer: vkey(&format!("{origin}/standby"), centre.standby, Algorithm::Ed25519Note)?.to_string(),
        centre_record: public(&centre.record),
        alpha,
        bravo,
        policy,
        audit_mandate: AUDIT_MANDATE.to_owned(),
    })
}

/// The audit mandate of a new group, as text both authorities sign; a code of the catalogues, so that it reads in both
/// official languages.
const AUDIT_MANDATE: &str = "audit-mandate-whole-joint-log";

fn appointment(
    charter: &Charter<'_>,
    node: Node,
    post: Post,
    key: &SigningKey,
    draw: &mut dyn Draw,
) -> Result<Record, FoundingError> {
    let until = charter.at.checked_add(Span::from_days(TERM_DAYS)).ok_or(FoundingError::Moment)?;
    let term = Window::new(charter.at, until).map_err(|_| FoundingError::Moment)?;
    let all = || charter.edition.vocabulary.official_languages.clone();
    let reads = match node.side() {
        Some(side) if post != Post::Translator => vec![charter.edition.party(side).language],
        Some(_) | None => all(),
    };
    let author = Author { node, post: Post::Authority };
    let nonce = draw.nonce(&format!("appointment {} {}", node.name(), post.name()));
    let body = Body::Appointment(Appointment {
        key: public(key),
        post,
        competences: competences(charter.edition, post),
        grade_band: grade_band(post),
        reads,
        term,
    });
    Ok(Record { header: header(charter, author, nonce), body })
}

/// The public half of a sealing key, named by the authority of the node at which it is used.
fn sealing_key(charter: &Charter<'_>, node: Node, role: KeyRole, key: &Identity, draw: &mut dyn Draw) -> Record {
    let author = Author { node, post: Post::Authority };
    let label = if role == KeyRole::Sealing { String::new() } else { format!(" {}", role.name()) };
    let nonce = draw.nonce(&format!("sealing key {}{label}", node.name()));
    let rotation = KeyRotation { role, new_key: key.recipient().to_text() };
    Record { header: header(charter, author, nonce), body: Body::KeyRotation(rotation) }
}

/// Founding officers hold every competence the edition knows, but for support staff, who have no access to content.
fn competences(edition: &Edition, post: Post) -> Vec<String> {
    if post == Post::Support { Vec::new() } else { edition.vocabulary.competences.clone() }
}

/// Grade bands of the founding roster: 3 for the senior representative, 2 for advisers and representatives, 1 else.
fn grade_band(post: Post) -> u8 {
    match post {
        Post::Snr => 3,
        Post::DeputySnr | Post::Legal | Post::Intelligence | Post::Operations => 2,
        Post::AirMonitor
        | Post::DutyOfficer
        | Post::Translator
        | Post::Protection
        | Post::Records
        | Post::Gateway
        | Post::Liaison
        | Post::Recipient
        | Post::Auditor
        | Post::Support
        | Post::Authority
        | Post::Node => 1,
    }
}

fn header(charter: &Charter<'_>, author: Author, nonce: Nonce) -> Header {
    let language =
        author.node.side().map_or(agreement::identity::Language::En, |side| charter.edition.party(side).language);
    Header {
        edition: charter.edition.id.clone(),
        rules: agreement::RULES_VERSION,
        author,
        made_at: charter.at,
        nonce,
        references: Vec::new(),
        language,
        via: Via::Group,
        clauses: Vec::new(),
    }
}

/// Signs a record with each key in turn and gives the exact bytes of the envelope.
///
/// # Errors
/// [`FoundingError::Signing`] when a text in it may not stand in a record.
pub fn sign(record: &Record, keys: &[SigningKey]) -> Result<Vec<u8>, FoundingError> {
    Envelope::seal(record, keys).map(|envelope| envelope.to_bytes()).map_err(FoundingError::Signing)
}

/// The public half of a key, as records name it.
#[must_use]
pub fn public(key: &SigningKey) -> PublicKey {
    PublicKey::from_bytes(key.verifying_key().to_bytes())
}

fn successor_hash(keys: &[SigningKey]) -> Digest {
    let list: Vec<u8> = keys.iter().flat_map(|key| key.verifying_key().to_bytes()).collect();
    Digest::from_bytes(*sha256(&list).as_bytes())
}
