//! Plays a script: turns each filing into a signed record, hands it to a stage, and compares what is then seen with what
//! the script expects. Knows no network: a [`Stage`] is three nodes in memory, or three running ones.
use super::expect::{expected_text, holds};
use super::script::{Action, Expectation, Field, Filing, Script};
use super::seen::Seen;
use crate::draft::{self, Fields, Lookup};
use crate::founding::{Draw, sign};
use crate::outcome::{DOES_NOT_HOLD, Failure};
use agreement::edition::Edition;
use agreement::identity::{Author, Language, Node, Post, PublicKey, RecordHash};
use agreement::records::{Header, Record, Via};
use ed25519_dalek::SigningKey;
use spacetime::{Instant, Zone};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use wire::api::RecordView;
use wire::phrases::Phrases;

/// Three nodes on which a script is played.
pub trait Stage {
    /// Sets every node's clock.
    ///
    /// # Errors
    /// A node cannot be reached, or keeps the time itself.
    fn set_clock(&mut self, now: Instant) -> Result<(), Failure>;

    /// Hands an envelope to a node.
    ///
    /// # Errors
    /// The node cannot be reached.
    fn file(&mut self, node: Node, envelope: &[u8]) -> Result<Filed, Failure>;

    /// Waits until nothing moves between the nodes any more.
    ///
    /// # Errors
    /// It does not come to rest.
    fn settle(&mut self) -> Result<(), Failure>;

    /// What a node shows of a record; nothing where it does not know it.
    ///
    /// # Errors
    /// The node cannot be reached.
    fn view(&mut self, node: Node, record: RecordHash) -> Result<Option<RecordView>, Failure>;

    /// Breaks or mends the link between two nodes.
    ///
    /// # Errors
    /// The stage cannot do that.
    fn link(&mut self, one: Node, other: Node, line: Line) -> Result<(), Failure>;
}

/// The state of a line between two nodes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line {
    /// It carries.
    Joined,
    /// It carries nothing.
    Cut,
}

/// What a node answered to an envelope.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Filed {
    /// Taken; the log will tell.
    Taken,
    /// Not taken: the record never left the node.
    Refused(Seen),
}

/// Who plays: officers' keys and the edition they act under.
pub struct Cast {
    /// Keys by node and post.
    pub officers: BTreeMap<(Node, Post), SigningKey>,
    /// The edition.
    pub edition: Edition,
    /// What stands above everything that is not real work (SG-23, SG-35).
    pub banner: Option<String>,
}

/// What came of a play.
pub struct Played {
    /// Everything that happened, as text.
    pub transcript: String,
    /// Expectations that did not hold.
    pub failed: u32,
    /// Expectations in all.
    pub expected: u32,
    /// The records filed, by label, for whoever wants to look at them afterwards.
    pub labels: BTreeMap<String, RecordHash>,
}

struct Player<'a> {
    stage: &'a mut dyn Stage,
    cast: &'a Cast,
    phrases: &'a Phrases,
    draw: &'a mut dyn Draw,
    now: Instant,
    labels: BTreeMap<String, RecordHash>,
    refused: BTreeMap<RecordHash, Seen>,
    filed: u32,
    narrating: bool,
    played: Played,
}

/// Zones in which every moment of a transcript is shown: those of the edition, without repeats, then UTC.
fn zones(edition: &Edition) -> Vec<Zone> {
    let mut zones: Vec<Zone> = Vec::new();
    let all = [edition.reference_zone, edition.parties.alpha.zone, edition.parties.bravo.zone, Zone::UTC];
    for zone in all {
        if !zones.iter().any(|known| known.name() == zone.name()) {
            zones.push(zone);
        }
    }
    zones
}

/// Plays `script` on `stage`.
///
/// # Errors
/// A line of the script cannot be read or filed, or the stage fails; expectations that do not hold are no error but are
/// counted.
pub fn play(
    script: &Script,
    stage: &mut dyn Stage,
    cast: &Cast,
    phrases: &Phrases,
    draw: &mut dyn Draw,
    start: Instant,
) -> Result<Played, Failure> {
    let played = Played { transcript: String::new(), failed: 0, expected: 0, labels: BTreeMap::new() };
    let mut player = Player {
        stage,
        cast,
        phrases,
        draw,
        now: start,
        labels: BTreeMap::new(),
        refused: BTreeMap::new(),
        filed: 0,
        narrating: false,
        played,
    };
    if let Some(banner) = &cast.banner {
        player.print(banner);
    }
    for step in &script.steps {
        player.step(step.line, &step.action)?;
    }
    let Player { labels, mut played, .. } = player;
    played.labels = labels;
    Ok(played)
}

impl Player<'_> {
    fn step(&mut self, line: usize, action: &Action) -> Result<(), Failure> {
        if !matches!(action, Action::Narrate(_)) {
            self.narrating = false;
        }
        match action {
            Action::Edition(_) => Ok(()),
            Action::Narrate(text) => {
                // Lines of narration that follow each other are one paragraph.
                let gap = if std::mem::replace(&mut self.narrating, true) { "" } else { "\n" };
                self.print(&format!("{gap}-- {text}"));
                Ok(())
            }
            Action::Clock(text) => self.set_clock(line, text),
            Action::File(filing) => self.file(filing),
            Action::Expect(expectation) => self.expect(line, expectation),
            Action::Cut(one, other) => self.link(*one, *other, Line::Cut),
            Action::Join(one, other) => self.link(*one, *other, Line::Joined),
        }
    }

    fn print(&mut self, text: &str) {
        // Writing to a String cannot fail.
        let _always = writeln!(self.played.transcript, "{text}");
    }

    fn set_clock(&mut self, line: usize, text: &str) -> Result<(), Failure> {
        let moment = spacetime::parse_moment(text).map_err(|error| {
            let failure = Failure::usage(&error);
            Failure { arguments: [failure.arguments, vec![("line", line.to_string())]].concat(), ..failure }
        })?;
        self.now = moment.instant;
        let shown: Vec<String> = zones(&self.cast.edition).iter().map(|zone| local(self.now, *zone)).collect();
        self.print(&format!("\n{}", shown.join(" | ")));
        self.stage.set_clock(self.now)?;
        self.stage.settle()
    }

    fn file(&mut self, filing: &Filing) -> Result<(), Failure> {
        for post in &filing.posts {
            self.file_one(filing, *post)?;
        }
        Ok(())
    }

    fn file_one(&mut self, filing: &Filing, post: Post) -> Result<(), Failure> {
        let author = Author { node: filing.node, post };
        let (record, cosigners) = self.draft(filing, author)?;
        let mut keys = vec![self.key(author)?];
        for cosigner in cosigners {
            keys.push(self.key(Author { node: filing.node, post: cosigner })?);
        }
        let envelope = sign(&record, &keys).map_err(|error| Failure::could_not(&error))?;
        let hash =
            wire::envelope::Envelope::parse(&envelope).map_err(|error| Failure::could_not(&error))?.payload_hash();
        self.labels.insert("last".to_owned(), hash);
        let name = filing.label.clone().unwrap_or_default();
        if !name.is_empty() {
            self.labels.insert(name.clone(), hash);
        }
        let heading = format!("  {} {}: {} {name}", filing.node.name(), post.name(), filing.kind);
        self.print(heading.trim_end());
        for (field, value) in &filing.fields {
            self.print(&format!("      {field}: {}", value.text));
        }
        let filed = self.stage.file(filing.node, &envelope)?;
        self.stage.settle()?;
        let seen = match filed {
            Filed::Taken => self.seen(filing.node, hash)?,
            Filed::Refused(seen) => {
                self.refused.insert(hash, seen.clone());
                seen
            }
        };
        self.print_seen(&seen);
        Ok(())
    }

    fn draft(&mut self, filing: &Filing, author: Author) -> Result<(Record, Vec<Post>), Failure> {
        let mut fields = filing.fields.clone();
        let cosigners = match fields.remove("cosigned-by") {
            None => Vec::new(),
            Some(field) => field.text.split(',').filter_map(|name| Post::parse(name.trim())).collect(),
        };
        let language = match fields.remove("lang") {
            Some(field) => Language::parse(&field.text).unwrap_or(Language::En),
            None => author.node.side().map_or(Language::En, |side| self.cast.edition.party(side).language),
        };
        let references = match fields.remove("refs") {
            None => Vec::new(),
            Some(field) => self.references(&field)?,
        };
        let lookup = Known { labels: &self.labels, cast: self.cast };
        let body =
            draft::body(&filing.kind, author, Fields::new(&fields, &lookup)).map_err(|error| Failure::usage(&error))?;
        self.filed += 1;
        let nonce = self.draw.nonce(&format!("record {} {} {}", self.filed, author.node.name(), author.post.name()));
        let clauses = draft::default_clauses(&body);
        let header = Header {
            edition: self.cast.edition.id.clone(),
            rules: agreement::RULES_VERSION,
            author,
            made_at: self.now,
            nonce,
            references,
            language,
            via: Via::Group,
            clauses,
        };
        Ok((Record { header, body }, cosigners))
    }

    /// The records that a header refers to, by label.
    fn references(&self, field: &Field) -> Result<Vec<RecordHash>, Failure> {
        let find = |name: &str| {
            self.labels.get(name).copied().ok_or_else(|| {
                Failure::new(
                    crate::outcome::USAGE,
                    "cli-play-no-record",
                    vec![("line", field.line.to_string()), ("label", name.to_owned())],
                )
            })
        };
        let mut records: Vec<RecordHash> =
            field.text.split(',').map(|name| find(name.trim())).collect::<Result<_, _>>()?;
        records.sort_unstable();
        Ok(records)
    }

    fn key(&self, author: Author) -> Result<SigningKey, Failure> {
        self.cast.officers.get(&(author.node, author.post)).cloned().ok_or_else(|| {
            let who = format!("{} {}", author.node.name(), author.post.name());
            Failure::new(crate::outcome::USAGE, "cli-play-no-officer", vec![("who", who)])
        })
    }

    fn print_seen(&mut self, seen: &Seen) {
        let mut words = vec![self.word(&seen.decision), self.word(&seen.effect)];
        words.retain(|word| !word.is_empty());
        words.dedup();
        self.print(&format!("    → {}", words.join(", ")));
        for (text, cure) in &seen.reasons {
            let text = self.with_labels(text);
            self.print(&format!("      · {text}"));
            if let Some(cure) = cure {
                let cure = self.with_labels(cure);
                self.print(&format!("        {cure}"));
            }
        }
    }

    /// What a node shows of a record, with what its restraints rest on.
    fn seen(&mut self, node: Node, record: RecordHash) -> Result<Seen, Failure> {
        let mut seen = Seen::of(self.stage.view(node, record)?.as_ref());
        for restraint in seen.held_by.clone() {
            let Some(hash) = RecordHash::parse_hex(&restraint) else { continue };
            let kind = self.stage.view(node, hash)?.map(|view| view.kind).unwrap_or_default();
            seen.add_restraint(&kind);
            let said = self.phrases.say("cli-state-held-by", &[("kind", kind), ("record", restraint)]);
            seen.reasons.push((said, None));
        }
        Ok(seen)
    }

    /// A sentence with the script's own names for records: its reader knows no hashes.
    fn with_labels(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (label, hash) in self.labels.iter().filter(|(label, _)| *label != "last") {
            text = text.replace(&hash.to_string(), label);
        }
        text
    }

    /// A state's word in the reader's language.
    fn word(&self, state: &str) -> String {
        if state.is_empty() {
            return String::new();
        }
        self.phrases.say(&format!("cli-state-{}", state.replace(' ', "-")), &[])
    }

    fn expect(&mut self, line: usize, expectation: &Expectation) -> Result<(), Failure> {
        let hash = *self.labels.get(&expectation.label).ok_or_else(|| {
            Failure::new(
                crate::outcome::USAGE,
                "cli-play-no-record",
                vec![("line", line.to_string()), ("label", expectation.label.clone())],
            )
        })?;
        let mut met = true;
        let mut why = None;
        let nodes: Vec<Node> = expectation.node.map_or_else(|| Node::ALL.to_vec(), |node| vec![node]);
        for node in nodes {
            let seen = match self.refused.get(&hash) {
                Some(seen) => seen.clone(),
                None => self.seen(node, hash)?,
            };
            self.played.expected += 1;
            if holds(expectation, &seen) {
                why = expectation.basis.as_ref().and_then(|basis| seen.said.get(basis).cloned());
                continue;
            }
            self.played.failed += 1;
            met = false;
            let said = self.phrases.say(
                "cli-play-unexpected",
                &[
                    ("line", line.to_string()),
                    ("label", expectation.label.clone()),
                    ("node", node.name().to_owned()),
                    ("expected", expected_text(expectation)),
                    ("found", format!("{} / {} [{}]", seen.decision, seen.effect, seen.bases.join(", "))),
                ],
            );
            self.print(&format!("  ✗ {said}"));
        }
        if !met {
            return Ok(());
        }
        let basis = expectation.basis.as_ref().map(|basis| format!(" ({basis})")).unwrap_or_default();
        self.print(&format!("  ✓ {}: {}{basis}", expectation.label, self.word(&expectation.state)));
        if let Some(why) = why {
            let why = self.with_labels(&why);
            self.print(&format!("      {why}"));
        }
        Ok(())
    }

    fn link(&mut self, one: Node, other: Node, line: Line) -> Result<(), Failure> {
        let code = match line {
            Line::Cut => "cli-play-cut",
            Line::Joined => "cli-play-joined",
        };
        let said = self.phrases.say(code, &[("one", one.name().to_owned()), ("other", other.name().to_owned())]);
        self.print(&format!("  {said}"));
        self.stage.link(one, other, line)?;
        self.stage.settle()
    }
}

/// A moment in a zone, as a duty officer writes it: `17 Sep 2016 15:55 Asia/Damascus`.
#[must_use]
pub fn local(instant: Instant, zone: Zone) -> String {
    match zone.local(instant) {
        Ok(local) => {
            let date = local.date();
            format!(
                "{:04}-{:02}-{:02} {:02}:{:02} {}",
                date.year(),
                date.month(),
                date.day(),
                local.hour(),
                local.minute(),
                zone.name()
            )
        }
        Err(_) => instant.to_string(),
    }
}

struct Known<'a> {
    labels: &'a BTreeMap<String, RecordHash>,
    cast: &'a Cast,
}

impl Lookup for Known<'_> {
    fn record(&self, name: &str) -> Option<RecordHash> {
        self.labels.get(name).copied().or_else(|| RecordHash::parse_hex(name))
    }

    fn officer(&self, name: &str) -> Option<PublicKey> {
        let (node, post) = name.split_once(' ')?;
        let key = self.cast.officers.get(&(Node::parse(node)?, Post::parse(post.trim())?))?;
        Some(crate::founding::public(key))
    }
}

/// The failure of a play whose expectations did not all hold.
#[must_use]
pub fn unmet(played: &Played) -> Failure {
    Failure::new(
        DOES_NOT_HOLD,
        "cli-play-unmet",
        vec![("failed", played.failed.to_string()), ("expected", played.expected.to_string())],
    )
}
