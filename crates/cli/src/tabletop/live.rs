//! Three running nodes: the script goes through their officer doors over HTTP, each record signed at its officer's desk.
use super::play::{Filed, Line, SealingKeys, Stage};
use super::seen::Seen;
use super::voices::Voices;
use crate::desk::{Desk, door_address};
use crate::door::{Door, Said};
use crate::outcome::{COULD_NOT, Failure, io_failure, read_text};
use agreement::edition::Edition;
use agreement::identity::{Digest, Node, Post, RecordHash};
use agreement::records::{Body, KeyRole, SealingKey};
use base64ct::{Base64, Encoding as _};
use ed25519_dalek::SigningKey;
use serde_json::json;
use spacetime::{CivilDate, Instant};
use std::collections::BTreeMap;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;
use wire::api::{HeadView, RecordView, ReportDocument, SignatureView, Status, SubmitRequest, SubmitResponse};
use wire::envelope::Envelope;
use wire::report::Period;

/// How often the nodes are asked whether they have come to rest.
const ASK_EVERY: Duration = Duration::from_millis(50);
/// How often they are asked before the play is given up, at [`ASK_EVERY`] apart: two minutes.
const ASKED_MAX: u32 = 2_400;

/// The part of a node's clock document that a play looks at.
#[derive(serde::Deserialize)]
struct ClockSeen {
    now: String,
}

/// The nodes of a group made by `jig init`.
pub struct LiveStage {
    doors: BTreeMap<Node, Door>,
}

impl LiveStage {
    /// Finds the doors of a group's nodes by what they wrote when they started, and asks each in the language of its
    /// people.
    ///
    /// # Errors
    /// A node has not started.
    pub fn open(folder: &Path, voices: &Voices<'_>) -> Result<Self, Failure> {
        let mut doors = BTreeMap::new();
        for node in Node::ALL {
            let private = folder.join(node.name()).join("private");
            let url = door_address(&private.join("addresses.json"))?;
            let token = read_text(&private.join("officer.token"))?;
            doors.insert(node, Door::new(&url, Some(token.trim()), voices.of(node).locale().tag()));
        }
        Ok(Self { doors })
    }

    /// What the nodes show above everything that is not real work.
    ///
    /// # Errors
    /// A node cannot be reached.
    pub fn banner(&self) -> Result<Option<String>, Failure> {
        let status: Status = self.door(Node::Centre)?.get("/v1/status")?;
        Ok(status.banner)
    }

    fn door(&self, node: Node) -> Result<&Door, Failure> {
        self.doors
            .get(&node)
            .ok_or_else(|| Failure::new(COULD_NOT, "cli-node-not-running", vec![("file", node.name().to_owned())]))
    }

    /// Every node shows the same two heads, each with all three signatures; nothing waits to be sequenced, and no receipt
    /// is owed. Without the last, the next record could overtake the receipts that bring into effect what it rests on.
    fn at_rest(&self) -> Result<bool, Failure> {
        let mut first: Option<(HeadView, HeadView)> = None;
        for door in self.doors.values() {
            let status: Status = door.get("/v1/status")?;
            let heads = (status.heads.joint, status.heads.verdicts);
            let waits = status.links.iter().any(|link| link.waiting.iter().any(|lane| lane.unsequenced != "0"));
            let owed = status.frontiers.iter().any(|frontier| frontier.due);
            let complete = heads.0.signers.len() == 3 && heads.1.signers.len() == 3 && heads.0.size == heads.1.size;
            let same =
                first.as_ref().is_none_or(|first| same_head(&first.0, &heads.0) && same_head(&first.1, &heads.1));
            if waits || owed || !complete || !same {
                return Ok(false);
            }
            first.get_or_insert(heads);
        }
        Ok(true)
    }
}

fn same_head(one: &HeadView, other: &HeadView) -> bool {
    one.size == other.size && one.root == other.root
}

impl Stage for LiveStage {
    fn set_clock(&mut self, now: Instant) -> Result<(), Failure> {
        // The centre's first: a receipt made by a clock ahead of the centre's would be refused, and tried again only after a minute.
        let (centre, others): (Vec<_>, Vec<_>) = self.doors.iter().partition(|(node, _)| **node == Node::Centre);
        for (_, door) in centre.into_iter().chain(others) {
            // Time only moves on: a node whose clock is past that moment already keeps it.
            let shown: ClockSeen = door.get("/v1/clock")?;
            if Instant::parse_rfc3339(&shown.now).is_ok_and(|shown| shown >= now) {
                continue;
            }
            let _clock: serde_json::Value = door.put("/v1/clock", &json!({ "now": now.to_string() }))?;
        }
        Ok(())
    }

    fn file(&mut self, node: Node, envelope: &[u8]) -> Result<Filed, Failure> {
        let envelope = Envelope::parse(envelope).map_err(|error| Failure::could_not(&error))?;
        let request = submit_request(&envelope);
        match self.door(node)?.ask_to_post::<_, SubmitResponse>("/v1/records", &request)? {
            Said::Done(_) => Ok(Filed::Taken),
            Said::Problem(problem) => Ok(Filed::Refused(Seen::of_problem(&problem))),
        }
    }

    fn attach(&mut self, node: Node, name: Digest, bytes: &[u8], to: &[Node]) -> Result<(), Failure> {
        self.door(node)?.put_attachment(name, bytes, to)
    }

    fn settle(&mut self) -> Result<(), Failure> {
        for _ in 0..ASKED_MAX {
            if self.at_rest()? {
                return Ok(());
            }
            sleep(ASK_EVERY);
        }
        Err(Failure::new(COULD_NOT, "cli-play-restless", Vec::new()))
    }

    fn let_a_moment_pass(&mut self) -> bool {
        sleep(ASK_EVERY);
        true
    }

    fn view(&mut self, node: Node, record: RecordHash) -> Result<Option<RecordView>, Failure> {
        match self.door(node)?.ask::<RecordView>(&format!("/v1/records/{record}"))? {
            Said::Done(view) => Ok(Some(view)),
            Said::Problem(problem) if problem.status == 404 => Ok(None),
            Said::Problem(problem) => Err(crate::door::problem_failure(&problem)),
        }
    }

    fn report(&mut self, period: Period, day: CivilDate) -> Result<String, Failure> {
        let report: ReportDocument =
            self.door(Node::Centre)?.get(&format!("/v1/reports/{}?day={day}", period.name()))?;
        Ok(report.text)
    }

    fn link(&mut self, _one: Node, _other: Node, _line: Line) -> Result<(), Failure> {
        // Links between real processes are cut in the tests of the node, with real sockets.
        Err(Failure::new(COULD_NOT, "cli-play-no-cut", Vec::new()))
    }
}

/// What the officer door takes: the exact payload and the officers' signatures over it.
#[must_use]
pub fn submit_request(envelope: &Envelope) -> SubmitRequest {
    let signature = |signature: &wire::envelope::KeySignature| SignatureView {
        keyid: signature.key.to_string(),
        sig: Base64::encode_string(&signature.signature),
    };
    SubmitRequest {
        payload: String::from_utf8_lossy(envelope.payload()).into_owned(),
        signatures: envelope.signatures().iter().map(signature).collect(),
    }
}

/// Officers' keys, by node and post.
pub type Officers = BTreeMap<(Node, Post), SigningKey>;

/// Reads the officers and the edition of a group from its desks.
///
/// # Errors
/// A desk cannot be read.
pub fn officers(folder: &Path) -> Result<(Officers, Edition), Failure> {
    let desks = folder.join("desks");
    let mut officers = BTreeMap::new();
    let mut edition = None;
    let unreadable = |cause: std::io::Error| io_failure("cli-read-failed", &desks, &cause);
    for entry in std::fs::read_dir(&desks).map_err(unreadable)? {
        let desk = Desk::open(&entry.map_err(unreadable)?.path())?;
        officers.insert((desk.author.node, desk.author.post), desk.key);
        edition.get_or_insert(desk.edition);
    }
    let none = || Failure::new(COULD_NOT, "cli-desk-none", vec![("file", desks.display().to_string())]);
    Ok((officers, edition.ok_or_else(none)?))
}

/// The first appointments of a group, as `jig init` wrote them.
///
/// # Errors
/// A file cannot be read.
pub fn appointments(folder: &Path) -> Result<Vec<(Node, Vec<u8>)>, Failure> {
    let founding = folder.join("founding");
    let unreadable = |cause: std::io::Error| io_failure("cli-read-failed", &founding, &cause);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&founding).map_err(unreadable)? {
        files.push(entry.map_err(unreadable)?.path());
    }
    files.sort();
    let mut envelopes = Vec::new();
    for file in files {
        let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let node = name.split_once('-').and_then(|(_, node)| Node::parse(node));
        let Some(node) = node else { continue };
        envelopes.push((node, crate::outcome::read_file(&file)?));
    }
    Ok(envelopes)
}

/// The sealing keys that the first records of a group name.
#[must_use]
pub fn sealing_keys(founding: &[(Node, Vec<u8>)]) -> SealingKeys {
    let rotation = |(node, envelope): &(Node, Vec<u8>)| {
        let record = wire::record::decode(Envelope::parse(envelope).ok()?.payload()).ok()?;
        let Body::KeyRotation(rotation) = record.body else { return None };
        Some((*node, rotation.role, SealingKey::parse(&rotation.new_key)?))
    };
    let mut keys = SealingKeys::default();
    for (node, role, key) in founding.iter().filter_map(rotation) {
        match (role, node.side()) {
            (KeyRole::SealingOutside(post), _) => {
                keys.outside.insert(post, key);
            }
            (KeyRole::Sealing, Some(side)) => {
                keys.sides.insert(side, key);
            }
            (KeyRole::Sealing, None) | (KeyRole::Record | KeyRole::Stored | KeyRole::Examined, _) => {}
        }
    }
    keys
}
