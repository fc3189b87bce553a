//! Who takes part: keys made from names, the founding record, and short ways to write records. All of it is invented.
use agreement::edition::Edition;
use agreement::identity::NationalReference;
use agreement::identity::{Author, Digest, Language, Node, Nonce, Post, PublicKey, RecordHash, Side};
use agreement::records::{
    Appointment, AreaNotice, AuthorityKeys, Body, Delegation, Genesis, Header, Hold, Information, Lift, NodeKeys,
    PlaceStatement, Purpose, Question, Record, Scope, Stop, Subject, Via,
};
use ed25519_dalek::SigningKey;
use jig_protocol::{Anchor, Config, Keys, RoleKeys, Timing};
use ledger::{Algorithm, KeyName, NoteSigner, sha256};
use spacetime::{Instant, LatLonBox, Position, Script, Span, Window, format_decimal};
use std::sync::OnceLock;
use wire::envelope::Envelope;

/// The edition everybody acts under.
const EDITION: &[u8] = include_bytes!("../../../editions/jic-2016-09.json");

/// The origin of the joint log.
pub(crate) const ORIGIN: &str = "jig.example/simulation";

/// Posts that each side fills at the start.
pub(crate) const POSTS: [Post; 5] = [Post::Snr, Post::DeputySnr, Post::Intelligence, Post::Legal, Post::DutyOfficer];

/// When the world begins.
pub(crate) fn dawn() -> Instant {
    Instant::parse_rfc3339("2016-09-12T06:00:00.000Z").expect("a valid instant")
}

/// The edition, read once.
pub(crate) fn edition() -> &'static Edition {
    static EDITION_READ: OnceLock<Edition> = OnceLock::new();
    EDITION_READ.get_or_init(|| wire::edition::parse(EDITION).expect("the edition is valid"))
}

/// SHA-256 of its bytes.
pub(crate) fn edition_hash() -> Digest {
    Digest::from_bytes(*sha256(EDITION).as_bytes())
}

fn seed(name: &str) -> [u8; 32] {
    *sha256(format!("simulation key of {name}").as_bytes()).as_bytes()
}

/// A record key by name.
pub(crate) fn key(name: &str) -> SigningKey {
    SigningKey::from_bytes(&seed(name))
}

/// Its public half.
pub(crate) fn public(name: &str) -> PublicKey {
    PublicKey::from_bytes(key(name).verifying_key().to_bytes())
}

/// The key of a node.
pub(crate) fn node_key(node: Node) -> SigningKey {
    key(&format!("{} record", node.name()))
}

fn note_signer(name: &str, algorithm: Algorithm) -> NoteSigner {
    NoteSigner::new(KeyName::parse(name).expect("a key name"), seed(name), algorithm)
}

/// The sequencer's signers of both logs.
pub(crate) fn sequencer() -> (NoteSigner, NoteSigner) {
    let verdicts = format!("{ORIGIN}/verdicts");
    (note_signer(ORIGIN, Algorithm::Ed25519Note), note_signer(&verdicts, Algorithm::Ed25519Note))
}

/// A side's cosigners: stored and examined.
pub(crate) fn cosigners(side: Side) -> (NoteSigner, NoteSigner) {
    let signer = |what: &str| note_signer(&format!("{}.example/{what}", side.name()), Algorithm::CosignatureV1);
    (signer("stored"), signer("examined"))
}

/// The authority keys of a side.
pub(crate) fn authority(side: Side) -> [SigningKey; 3] {
    [1, 2, 3].map(|number| key(&format!("{} authority {number}", side.name())))
}

fn authority_keys(side: Side) -> AuthorityKeys {
    let keys = authority(side).iter().map(|key| PublicKey::from_bytes(key.verifying_key().to_bytes())).collect();
    AuthorityKeys { keys, successor_hash: Digest::from_bytes(seed("successor")) }
}

fn node_keys(side: Side) -> NodeKeys {
    let (stored, examined) = cosigners(side);
    NodeKeys {
        record: public(&format!("{} record", side.name())),
        stored: stored.verifier_key().to_string(),
        examined: examined.verifier_key().to_string(),
        authority: authority_keys(side),
    }
}

/// The founding record, signed by both authorities.
pub(crate) fn anchor() -> &'static Anchor {
    static ANCHOR: OnceLock<Anchor> = OnceLock::new();
    ANCHOR.get_or_init(|| {
        let (joint, verdicts) = sequencer();
        let (alpha, bravo) = (node_keys(Side::Alpha), node_keys(Side::Bravo));
        let genesis = Genesis {
            origin: ORIGIN.into(),
            edition: edition().id.clone(),
            edition_hash: edition_hash(),
            purpose: Purpose::Training,
            sequencer: joint.verifier_key().to_string(),
            sequencer_verdicts: verdicts.verifier_key().to_string(),
            standby_sequencer: note_signer("standby.example/log", Algorithm::Ed25519Note).verifier_key().to_string(),
            centre_record: public("centre record"),
            policy: format!(
                "log {}\nwitness alpha {}\nwitness bravo {}\ngroup both all alpha bravo\nquorum both\n",
                verdicts.verifier_key(),
                alpha.examined,
                bravo.examined
            ),
            alpha,
            bravo,
            audit_mandate: "everything in the joint log".into(),
        };
        let author = Author { node: Node::Centre, post: Post::Authority };
        let record = record(author, dawn(), 0, Body::Genesis(genesis.clone()));
        let keys: Vec<_> = Side::BOTH.into_iter().flat_map(|side| authority(side).into_iter().take(2)).collect();
        let envelope = Envelope::seal(&record, &keys).expect("a genesis that every reader takes");
        Anchor { hash: envelope.payload_hash(), envelope: envelope.to_bytes(), genesis }
    })
}

/// The configuration of a node.
pub(crate) fn config(node: Node, edition: Edition) -> Config {
    let role = match node.side() {
        None => {
            let (joint, verdicts) = sequencer();
            RoleKeys::Sequencer { joint, verdicts }
        }
        Some(side) => {
            let (stored, examined) = cosigners(side);
            RoleKeys::Participant { side, stored, examined }
        }
    };
    let keys = Keys { record: node_key(node), role };
    Config { node, keys, genesis: anchor().clone(), edition, edition_hash: edition_hash(), timing: Timing::LINE }
}

/// A record by an author.
pub(crate) fn record(author: Author, made_at: Instant, nonce: u64, body: Body) -> Record {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&nonce.to_be_bytes());
    let stop = matches!(body, Body::Stop(_));
    Record {
        header: Header {
            edition: if stop { String::new() } else { edition().id.clone() },
            rules: if stop { 0 } else { 1 },
            author,
            made_at,
            nonce: Nonce::from_bytes(bytes),
            references: Vec::new(),
            language: Language::En,
            via: Via::Group,
            clauses: Vec::new(),
        },
        body,
    }
}

/// The officer's key of a post.
pub(crate) fn officer(author: Author) -> SigningKey {
    key(&format!("{} {}", author.node.name(), author.post.name()))
}

/// A record in its envelope, signed by whoever must sign for its author's post.
pub(crate) fn sealed(record: &Record) -> Envelope {
    let author = record.header.author;
    let keys = match (author.post, author.node.side()) {
        (Post::Node, _) => vec![node_key(author.node)],
        (Post::Authority, Some(side)) => authority(side).into_iter().take(2).collect(),
        (Post::Authority, None) => {
            Side::BOTH.into_iter().flat_map(|side| authority(side).into_iter().take(2)).collect()
        }
        _ => vec![officer(author)],
    };
    Envelope::seal(record, &keys).expect("a record that every reader takes")
}

/// A post of a side.
pub(crate) fn post(side: Side, post: Post) -> Author {
    Author { node: Node::Headquarters(side), post }
}

/// The appointment of a post's officer.
pub(crate) fn appointment(side: Side, to: Post, now: Instant, nonce: u64) -> Record {
    let body = Body::Appointment(Appointment {
        key: public(&format!("{} {}", side.name(), to.name())),
        post: to,
        competences: Vec::new(),
        grade_band: 3,
        reads: vec![Language::En, Language::Ru],
        term: Window::new(dawn(), dawn().saturating_add(Span::from_days(1_000))).expect("a window"),
    });
    record(post(side, Post::Authority), now, nonce, body)
}

/// A stop call for everything.
pub(crate) fn stop(side: Side, now: Instant, nonce: u64) -> Record {
    let body = Body::Stop(Stop { text: "cease".into(), around: None, radius_m: 20_000 });
    record(post(side, Post::DutyOfficer), now, nonce, body)
}

/// A hold on everything.
pub(crate) fn hold_all(side: Side, now: Instant, nonce: u64) -> Record {
    record(post(side, Post::Snr), now, nonce, Body::Hold(Hold { scope: Scope::All, reason: None }))
}

/// A hold on one record.
pub(crate) fn hold_item(side: Side, item: RecordHash, now: Instant, nonce: u64) -> Record {
    record(post(side, Post::Snr), now, nonce, Body::Hold(Hold { scope: Scope::Item(item), reason: None }))
}

/// The lift of a restraint: the plainest permission there is.
pub(crate) fn lift(side: Side, restraint: RecordHash, now: Instant, nonce: u64) -> Record {
    record(post(side, Post::Snr), now, nonce, Body::Lift(Lift { restraint }))
}

/// Information for the counterpart.
pub(crate) fn information(side: Side, text: &str, now: Instant, nonce: u64) -> Record {
    let body = Body::Information(Information {
        subject: Subject::Situation,
        heading: "Road report".into(),
        text: text.into(),
        attachments: Vec::new(),
    });
    let mut record = record(post(side, Post::Intelligence), now, nonce, body);
    record.header.language = edition().party(side).language;
    record
}

/// A delegation to the deputy: a permission.
pub(crate) fn delegation(side: Side, now: Instant, nonce: u64) -> Record {
    let body = Body::Delegation(Delegation {
        to: public(&format!("{} {}", side.name(), Post::DeputySnr.name())),
        questions: vec![Question::CommonlyUnderstood],
        term: Window::new(now, now.saturating_add(Span::from_days(3))).expect("a window"),
        decision: NationalReference::new("decision 7".into()).expect("a reference"),
    });
    record(post(side, Post::Snr), now, nonce, body)
}

/// A notice about an area, whose window begins so much later.
pub(crate) fn notice(side: Side, now: Instant, begins_in: Span, nonce: u64) -> Record {
    let from = now.saturating_add(begins_in);
    let position = Position::from_e7(353_000_000, 401_000_000).expect("a position");
    let body = Body::AreaNotice(AreaNotice {
        place: PlaceStatement {
            name: "Illustrative".into(),
            stated: format_decimal(position, Script::Latin),
            position,
        },
        extent: LatLonBox::from_e7(352_000_000, 400_000_000, 354_000_000, 402_000_000).expect("a box"),
        window: Window::new(from, from.saturating_add(Span::from_hours(2))).expect("a window"),
        text: "illustrative".into(),
        external_channel: None,
    });
    let mut record = record(post(side, Post::DutyOfficer), now, nonce, body);
    record.header.language = edition().party(side).language;
    record
}
