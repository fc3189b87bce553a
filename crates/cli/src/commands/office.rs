//! A desk at work: the node's door, its clock, its list of records, and the one road by which a record is signed and
//! handed in. Every verb of an officer goes through here; none of them judges anything.
use super::audit::short;
use super::prove::no_such_record;
use super::{Context, Form};
use crate::desk::Desk;
use crate::door::Door;
use crate::draft::{self, DraftError, Fields, Lookup};
use crate::founding::{Draw as _, SystemDraw};
use crate::outcome::{COULD_NOT, DOES_NOT_HOLD, Failure, HOLDS, USAGE};
use crate::tabletop::live::submit_request;
use crate::tabletop::script::Field;
use agreement::identity::{Author, Language, Node, Post, PublicKey, RecordHash, Side};
use agreement::records::{Body, CoveringCells, Header, KeyRole, OutsidePost, Record, RegisterContent, SealingKey, Via};
use agreement::register::ClauseId;
use ed25519_dalek::SigningKey;
use serde::Deserialize;
use serde_json::json;
use spacetime::Instant;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use wire::api::{AuthorView, RecordView, Status, SubmitResponse};
use wire::envelope::Envelope;

/// Records asked for at a time.
const PAGE: u64 = 500;
/// The least that names a record: fewer characters would soon mean two.
const PREFIX_MIN: usize = 4;
/// Hexadecimal digits of a hash.
const HASH_DIGITS: usize = 64;

/// What the officer door says of its clock; the rest of that document is for screens.
#[derive(Deserialize)]
struct Clock {
    now: String,
    kind: String,
}

/// A record in the node's list.
#[derive(Clone, Deserialize)]
pub(super) struct Line {
    /// Its name.
    pub(super) hash: String,
    /// Its kind; none for an entry without effect.
    pub(super) kind: Option<String>,
    /// Its author; none for an entry without effect.
    pub(super) author: Option<AuthorView>,
    /// Ledger time of its entry.
    pub(super) at: Option<String>,
    /// Its state.
    pub(super) state: String,
}

#[derive(Deserialize)]
struct List {
    records: Vec<Line>,
    size: String,
}

/// A desk and the door of its node.
pub(super) struct Office {
    pub(super) desk: Desk,
    pub(super) door: Door,
    lines: OnceCell<Vec<Line>>,
}

impl Office {
    /// Opens the desk that the command line or the environment names.
    pub(super) fn open(context: &Context<'_>) -> Result<Self, Failure> {
        let folder = context.desk.as_ref().ok_or_else(|| Failure::new(COULD_NOT, "cli-desk-none", Vec::new()))?;
        let desk = Desk::open(folder)?;
        let door = Door::new(&desk.url, desk.token.as_deref(), context.locale.tag());
        Ok(Self { desk, door, lines: OnceCell::new() })
    }

    /// Prints what stands above everything that is not real work (SG-23, SG-35).
    pub(super) fn print_banner(&self, context: &mut Context<'_>) -> Result<Status, Failure> {
        let status: Status = self.door.get("/v1/status")?;
        if let (Form::Human, Some(banner)) = (context.form, &status.banner) {
            context.line(banner)?;
        }
        Ok(status)
    }

    /// The time that a record made now carries: the exercise's, or the wall's.
    pub(super) fn now(&self) -> Result<Instant, Failure> {
        node_clock(&self.door)
    }

    /// Every record that the node lists, in the order of the log.
    pub(super) fn lines(&self) -> Result<&[Line], Failure> {
        if let Some(lines) = self.lines.get() {
            return Ok(lines);
        }
        let mut lines: Vec<Line> = Vec::new();
        let mut from: u64 = 0;
        loop {
            let list: List = self.door.get(&format!("/v1/records?from={from}&limit={PAGE}"))?;
            lines.extend(list.records);
            from = from.saturating_add(PAGE);
            if list.size.parse::<u64>().unwrap_or_default() <= from {
                break;
            }
        }
        Ok(self.lines.get_or_init(|| lines))
    }

    /// The record whose hash begins with `name`, if it means one only.
    pub(super) fn find(&self, name: &str) -> Result<RecordHash, Failure> {
        if let Some(hash) = RecordHash::parse_hex(name) {
            return Ok(hash);
        }
        let hexadecimal = name.chars().all(|digit| digit.is_ascii_digit() || ('a'..='f').contains(&digit));
        if !hexadecimal || !(PREFIX_MIN..HASH_DIGITS).contains(&name.len()) {
            return Err(no_such_record(name));
        }
        let mut found: Vec<&str> =
            self.lines()?.iter().map(|line| line.hash.as_str()).filter(|hash| hash.starts_with(name)).collect();
        found.sort_unstable();
        found.dedup();
        match found.as_slice() {
            [only] => RecordHash::parse_hex(only).ok_or_else(|| no_such_record(name)),
            [] | [_, ..] => Err(no_such_record(name)),
        }
    }

    /// A record with everything the node knows of it.
    pub(super) fn record(&self, hash: RecordHash) -> Result<RecordView, Failure> {
        self.door.get(&format!("/v1/records/{hash}"))
    }

    /// The key that was last appointed to a post of a node.
    fn officer(&self, author: Author) -> Result<Option<PublicKey>, Failure> {
        self.last_said("appointment", author.node, |body| {
            let Body::Appointment(appointment) = body else { return None };
            (appointment.post == author.post).then_some(appointment.key)
        })
    }

    /// The sealing key that a side's authority last named.
    pub(super) fn sealing_key(&self, side: Side) -> Result<Option<SealingKey>, Failure> {
        self.named_sealing_key(Node::Headquarters(side), KeyRole::Sealing)
    }

    fn named_sealing_key(&self, node: Node, role: KeyRole) -> Result<Option<SealingKey>, Failure> {
        let named = self.last_said("key-rotation", node, |body| {
            let Body::KeyRotation(rotation) = body else { return None };
            (rotation.role == role).then(|| SealingKey::parse(&rotation.new_key))
        })?;
        Ok(named.flatten())
    }

    /// What the last record of a kind by a node says, of those in which `read` finds something. What the rules refused or made void is
    /// passed over: it stands in the log like any other, and names a key that nobody agreed to.
    fn last_said<T>(&self, kind: &str, node: Node, read: impl Fn(Body) -> Option<T>) -> Result<Option<T>, Failure> {
        let said = |line: &&Line| {
            line.kind.as_deref() == Some(kind)
                && line.author.as_ref().is_some_and(|by| by.node == node.name())
                && !matches!(line.state.as_str(), "refused" | "void" | "submitted")
        };
        for line in self.lines()?.iter().rev().filter(said) {
            let Some(hash) = RecordHash::parse_hex(&line.hash) else { continue };
            let Ok(record) = wire::record::decode(self.record(hash)?.payload.as_bytes()) else { continue };
            if let Some(found) = read(record.body) {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// The sealing key that both authorities last named for a post outside both sides.
    pub(super) fn outside_sealing_key(&self, post: OutsidePost) -> Result<Option<SealingKey>, Failure> {
        self.named_sealing_key(Node::Centre, KeyRole::SealingOutside(post))
    }

    /// Makes a record of `kind` from typed fields. `lang`, `refs`, `clauses` and `via` are the header's, the rest the body's.
    pub(super) fn draft(&self, kind: &str, mut fields: BTreeMap<String, Field>) -> Result<Record, Failure> {
        let mut header_field = |name: &str| fields.remove(name).map(|field| field.text);
        let unreadable = |field: &'static str, found: &str, expected: &'static str| {
            let error = DraftError::Unreadable { line: 0, field, found: found.to_owned(), expected };
            Failure::usage(&error)
        };
        let language = match header_field("lang") {
            None => self.desk.language,
            Some(text) => Language::parse(&text).ok_or_else(|| unreadable("lang", &text, "language"))?,
        };
        let mut references = Vec::new();
        for name in header_field("refs").iter().flat_map(|names| names.split(',')) {
            references.push(self.find(name.trim())?);
        }
        references.sort_unstable();
        let clauses = match header_field("clauses") {
            None => None,
            Some(text) => {
                let parsed = text.split(',').map(|id| ClauseId::parse(id.trim())).collect::<Result<Vec<_>, _>>();
                Some(parsed.map_err(|error| Failure::new(USAGE, error.code(), error.arguments()))?)
            }
        };
        let via = match fields.remove("via") {
            None => Via::Group,
            Some(field) => draft::read_via(&field).map_err(|error| Failure::usage(&error))?,
        };
        let mut known = Known { office: self, failed: OnceCell::new() };
        let body = draft::body(kind, self.desk.author, Fields::new(&fields, &known)).map_err(|error| {
            // A name that could not be looked up is the node's silence, not a misspelling.
            known.failed.take().unwrap_or_else(|| Failure::usage(&error))
        })?;
        let clauses = clauses.unwrap_or_else(|| draft::default_clauses(&body));
        self.headed(body, language, references, via, clauses)
    }

    /// A record of the desk's officer, made now.
    pub(super) fn headed(
        &self,
        body: Body,
        language: Language,
        references: Vec<RecordHash>,
        via: Via,
        clauses: Vec<ClauseId>,
    ) -> Result<Record, Failure> {
        self.check_cells(&body)?;
        let header = Header {
            edition: self.desk.edition.id.clone(),
            rules: agreement::RULES_VERSION,
            author: self.desk.author,
            made_at: self.now()?,
            nonce: SystemDraw.nonce("record"),
            references,
            language,
            via,
            clauses,
        };
        Ok(Record { header, body })
    }

    /// What is sent by mistake in other cells than the agreed ones says too much for ever: it goes back at the desk. A protected
    /// entry that comes so all the same holds; that is the rules' affair.
    fn check_cells(&self, body: &Body) -> Result<(), Failure> {
        let agreed_m = self.desk.edition.geometry.covering_cell_m;
        let fits = cells_of(body).is_none_or(|cells| cells.size_m() == agreed_m);
        if fits {
            return Ok(());
        }
        Err(Failure::new(USAGE, "cli-cells-of-another-grid", vec![("metres", agreed_m.to_string())]))
    }

    /// Signs a record with the desk's key and `cosigners`, hands it in and says what the node answered.
    pub(super) fn file(
        &self,
        record: &Record,
        cosigners: &[SigningKey],
        context: &mut Context<'_>,
    ) -> Result<Filed, Failure> {
        let filed = self.hand_in(record, cosigners)?;
        if context.form == Form::Human {
            print_answer(record.body.kind(), &filed.answer, context)?;
        }
        Ok(filed)
    }

    /// Signs a record with the desk's key and `cosigners` and hands it in, without a word.
    pub(super) fn hand_in(&self, record: &Record, cosigners: &[SigningKey]) -> Result<Filed, Failure> {
        let mut keys = vec![self.desk.key.clone()];
        keys.extend_from_slice(cosigners);
        let envelope = Envelope::seal(record, &keys).map_err(|error| Failure::usage(&error))?;
        let answer: SubmitResponse = self.door.post("/v1/records", &submit_request(&envelope))?;
        Ok(Filed { hash: envelope.payload_hash(), answer })
    }

    /// Drafts, files and prints a record that needs nobody else: what most verbs of an officer do.
    pub(super) fn act(
        &self,
        kind: &'static str,
        fields: &[(&str, &str)],
        context: &mut Context<'_>,
    ) -> Result<Filed, Failure> {
        let record = self.draft(kind, typed(fields))?;
        self.file(&record, &[], context)
    }
}

/// A record handed in.
pub(super) struct Filed {
    /// Its name.
    pub(super) hash: RecordHash,
    /// What the node answered.
    pub(super) answer: SubmitResponse,
}

impl Filed {
    /// Ends a verb that only files: for people all is said already.
    pub(super) fn end(&self, kind: &str, context: &mut Context<'_>) -> Result<u8, Failure> {
        if context.form == Form::Json {
            context.json(&self.json(kind))?;
        }
        // Handing in is not enough: what the rules are expected to refuse or void is no success.
        let expected = self.answer.expected.as_ref().map(|verdict| verdict.decision.as_str());
        Ok(if matches!(expected, Some("void" | "refused")) { DOES_NOT_HOLD } else { HOLDS })
    }

    /// The document of a record handed in.
    pub(super) fn json(&self, kind: &str) -> serde_json::Value {
        json!({
            "record": self.hash.to_string(),
            "kind": kind,
            "stage": self.answer.stage,
            "index": self.answer.index,
            "expected": self.answer.expected,
        })
    }
}

/// Fields as if they had been typed.
pub(super) fn typed(fields: &[(&str, &str)]) -> BTreeMap<String, Field> {
    let field = |text: &str| Field { line: 0, text: text.trim().to_owned() };
    fields.iter().map(|(name, text)| ((*name).to_owned(), field(text))).collect()
}

/// The time at a node: its own clock in an exercise, this machine's otherwise.
pub(super) fn node_clock(door: &Door) -> Result<Instant, Failure> {
    let clock: Clock = door.get("/v1/clock")?;
    if clock.kind != "exercise" {
        return Ok(crate::clock::read());
    }
    Instant::parse_rfc3339(&clock.now)
        .map_err(|_| Failure::new(COULD_NOT, "cli-node-strange", vec![("url", format!("{}/v1/clock", door.url()))]))
}

fn print_answer(kind: &str, answer: &SubmitResponse, context: &mut Context<'_>) -> Result<(), Failure> {
    let stage = context.say(&format!("cli-stage-{}", answer.stage));
    let said = context.phrases.say(
        "cli-filed",
        &[("kind", wire::view::kind(kind, context.phrases)), ("record", short(&answer.hash)), ("stage", stage)],
    );
    context.line(&said)?;
    let Some(expected) = &answer.expected else { return Ok(()) };
    let said = context.phrases.say("cli-filed-expected", &[("decision", expected.text.clone())]);
    context.line(&said)?;
    for finding in expected.findings.iter().filter(|finding| !super::show::is_quiet(finding)) {
        context.line(&format!("  · {}: {}", finding.basis, finding.text))?;
        if let Some(cure) = &finding.cure {
            context.line(&format!("    → {cure}"))?;
        }
    }
    Ok(())
}

#[expect(clippy::wildcard_enum_match_arm, reason = "two kinds are covered by cells; any other is not")]
fn cells_of(body: &Body) -> Option<&CoveringCells> {
    match body {
        Body::ProtectedEntry(entry) => Some(&entry.cells),
        Body::Register(entry) => match &entry.content {
            RegisterContent::HarmReport(report) => Some(&report.cells),
            _ => None,
        },
        _ => None,
    }
}

/// What the fields of a draft may name: records of the node, officers of the roster.
struct Known<'a> {
    office: &'a Office,
    failed: OnceCell<Failure>,
}

impl Known<'_> {
    /// Keeps the first failure of the node apart from names that mean nothing.
    fn or_failed<T>(&self, found: Result<Option<T>, Failure>) -> Option<T> {
        found.unwrap_or_else(|failure| {
            let _first = self.failed.set(failure);
            None
        })
    }
}

impl Lookup for Known<'_> {
    fn record(&self, name: &str) -> Option<RecordHash> {
        self.or_failed(self.office.find(name).map(Some))
    }

    fn officer(&self, name: &str) -> Option<PublicKey> {
        let (node, post) = name.split_once(' ')?;
        let author = Author { node: Node::parse(node)?, post: Post::parse(post.trim())? };
        self.or_failed(self.office.officer(author))
    }

    fn sealing_key(&self, side: Side) -> Option<SealingKey> {
        self.or_failed(self.office.sealing_key(side))
    }

    fn outside_sealing_key(&self, post: OutsidePost) -> Option<SealingKey> {
        self.or_failed(self.office.outside_sealing_key(post))
    }

    fn covering_cell_m(&self) -> u32 {
        self.office.desk.edition.geometry.covering_cell_m
    }
}
