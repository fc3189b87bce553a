//! Plays a script: turns each filing into a signed record, hands it to a stage, and compares what is then seen with what
//! the script expects. Knows no network: a [`Stage`] is three nodes in memory, or three running ones.
use super::calls;
use super::expect::{expected_text, holds};
use super::filing::{Attached, Pen, Written, labelled};
use super::level;
use super::script::{Action, Expectation, Filing, Moment, Script};
use super::seen::Seen;
use super::transcript::{Hear, Transcript, in_all_zones, outcome, with_labels, with_labels_for_short, word};
use super::voices::Voices;
use crate::founding::Draw;
use crate::outcome::{DOES_NOT_HOLD, Failure};
use agreement::edition::Edition;
use agreement::identity::{Author, Digest, Node, Post, RecordHash, Side};
use agreement::records::{OutsidePost, SealingKey};
use ed25519_dalek::SigningKey;
use spacetime::{CivilDate, Instant};
use std::collections::BTreeMap;
use wire::api::RecordView;
use wire::report::Period;

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

    /// Hands sealed bytes to a node, for these nodes.
    ///
    /// # Errors
    /// The node cannot be reached, or does not take them.
    fn attach(&mut self, node: Node, name: Digest, bytes: &[u8], to: &[Node]) -> Result<(), Failure>;

    /// Waits until nothing moves between the nodes any more.
    ///
    /// # Errors
    /// It does not come to rest.
    fn settle(&mut self) -> Result<(), Failure>;

    /// Lets a moment pass in which more may happen; false where nothing can, because all has happened already.
    fn let_a_moment_pass(&mut self) -> bool {
        false
    }

    /// What a node shows of a record; nothing where it does not know it.
    ///
    /// # Errors
    /// The node cannot be reached.
    fn view(&mut self, node: Node, record: RecordHash) -> Result<Option<RecordView>, Failure>;

    /// A report as plain text, made from the centre's log as it stands.
    ///
    /// # Errors
    /// The node cannot be reached; the day lies beyond the table of the reference zone.
    fn report(&mut self, period: Period, day: CivilDate) -> Result<String, Failure>;

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

/// To which keys the players seal.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SealingKeys {
    /// Of the headquarters of each side.
    pub sides: BTreeMap<Side, SealingKey>,
    /// Of the posts outside both sides.
    pub outside: BTreeMap<OutsidePost, SealingKey>,
}

/// Who plays: officers' keys and the edition they act under.
pub struct Cast {
    /// Keys by node and post.
    pub officers: BTreeMap<(Node, Post), SigningKey>,
    /// The edition.
    pub edition: Edition,
    /// To which keys details for headquarters and words for posts outside both sides are sealed.
    pub keys: SealingKeys,
    /// What stands above everything that is not real work (SG-23, SG-35).
    pub banner: Option<String>,
}

/// What a play needs beside its script and its stage.
pub struct Production<'a> {
    /// Who plays.
    pub cast: &'a Cast,
    /// In whose languages.
    pub voices: &'a Voices<'a>,
    /// Where nonces come from.
    pub draw: &'a mut dyn Draw,
    /// The time until the script says another.
    pub start: Instant,
    /// Who follows, piece by piece.
    pub hear: Hear<'a>,
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
    /// Why it broke off, if it did: a line of the script cannot be read or filed, or the stage fails. What happened until
    /// then stands in the transcript all the same.
    pub broken_off: Option<Failure>,
}

struct Player<'a> {
    stage: &'a mut dyn Stage,
    cast: &'a Cast,
    voices: &'a Voices<'a>,
    draw: &'a mut dyn Draw,
    now: Instant,
    labels: BTreeMap<String, RecordHash>,
    opened: BTreeMap<RecordHash, String>,
    refused: BTreeMap<RecordHash, Seen>,
    filed: u32,
    narrating: bool,
    transcript: Transcript<'a>,
    expected: u32,
    failed: u32,
}

/// Plays `script` on `stage`, to its end or to the first step that cannot be taken. Expectations that do not hold are
/// counted and end nothing.
pub fn play(script: &Script, stage: &mut dyn Stage, production: Production<'_>) -> Played {
    let Production { cast, voices, draw, start, hear } = production;
    let mut player = Player {
        stage,
        cast,
        voices,
        draw,
        now: start,
        labels: BTreeMap::new(),
        opened: BTreeMap::new(),
        refused: BTreeMap::new(),
        filed: 0,
        narrating: false,
        transcript: Transcript::new(hear),
        expected: 0,
        failed: 0,
    };
    let broken_off = player.perform(script).err();
    let Player { labels, transcript, expected, failed, .. } = player;
    Played { transcript: transcript.into_text(), failed, expected, labels, broken_off }
}

impl Player<'_> {
    fn perform(&mut self, script: &Script) -> Result<(), Failure> {
        if let Some(banner) = &self.cast.banner {
            self.transcript.tell(banner)?;
        }
        script.steps.iter().try_for_each(|step| self.step(step.line, &step.action))
    }

    fn step(&mut self, line: usize, action: &Action) -> Result<(), Failure> {
        if !matches!(action, Action::Narrate(_)) {
            self.narrating = false;
        }
        match action {
            Action::Edition(_) => Ok(()),
            Action::Narrate(text) if text.is_empty() => {
                self.narrating = false;
                Ok(())
            }
            Action::Narrate(text) => {
                // Lines of narration that follow each other are one paragraph.
                let gap = if std::mem::replace(&mut self.narrating, true) { "" } else { "\n" };
                self.transcript.tell(&format!("{gap}-- {text}"))
            }
            Action::Clock(moment) => self.set_clock(line, moment),
            Action::File(filing) => filing.posts.iter().try_for_each(|post| self.file(filing, *post)),
            Action::Expect(expectation) => self.expect(line, expectation),
            Action::Calls(label) => self.calls(line, label),
            Action::Level(label) => self.level(line, label),
            Action::Report(period, day) => self.report(*period, *day),
            Action::Cut(one, other) => self.link(*one, *other, Line::Cut),
            Action::Join(one, other) => self.link(*one, *other, Line::Joined),
        }
    }

    /// What the play itself says, in the reader's language.
    fn say(&self, code: &str, arguments: &[(&str, String)]) -> String {
        self.voices.reader().say(code, arguments)
    }

    fn set_clock(&mut self, line: usize, moment: &Moment) -> Result<(), Failure> {
        let read = spacetime::parse_moment(&moment.text).map_err(|error| {
            let failure = Failure::usage(&error);
            Failure { arguments: [failure.arguments, vec![("line", line.to_string())]].concat(), ..failure }
        })?;
        self.now = read.instant;
        let shown = in_all_zones(self.now, &self.cast.edition);
        let source = moment.source.map(|source| format!(" ({})", self.say(source.code(), &[]))).unwrap_or_default();
        self.transcript.tell(&format!("\n{shown}{source}"))?;
        self.stage.set_clock(self.now)?;
        self.stage.settle()
    }

    fn file(&mut self, filing: &Filing, post: Post) -> Result<(), Failure> {
        let author = Author { node: filing.node, post };
        let (labels, opened) = (&self.labels, &self.opened);
        let pen = Pen { cast: self.cast, labels, opened, now: self.now, filed: self.filed };
        let Written { envelope, attachments } = pen.written(filing, author, self.draw)?;
        for Attached { name, bytes, to } in attachments {
            self.stage.attach(filing.node, name, &bytes, &to)?;
        }
        self.filed += 1;
        let hash =
            wire::envelope::Envelope::parse(&envelope).map_err(|error| Failure::could_not(&error))?.payload_hash();
        let details = filing.fields.iter().find(|(field, _)| field == "details");
        self.opened.extend(details.map(|(_, details)| (hash, details.text.clone())));
        self.labels.insert("last".to_owned(), hash);
        let name = filing.label.clone().unwrap_or_default();
        if !name.is_empty() {
            self.labels.insert(name.clone(), hash);
        }
        let heading = format!("  {} {}: {} {name}", filing.node.name(), post.name(), filing.kind);
        self.transcript.tell(heading.trim_end())?;
        for (field, value) in &filing.fields {
            self.transcript.tell(&format!("      {field}: {}", value.text))?;
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
        self.tell_seen(filing.node, &seen)
    }

    /// What its author's node says of a record, in the language of that node's people.
    fn tell_seen(&mut self, node: Node, seen: &Seen) -> Result<(), Failure> {
        self.transcript.tell(&format!("    → {}", outcome(&seen.decision, &seen.effect, self.voices.of(node))))?;
        for (text, cure) in &seen.reasons {
            self.transcript.tell(&format!("      · {}", with_labels(text, &self.labels)))?;
            if let Some(cure) = cure {
                self.transcript.tell(&format!("        {}", with_labels(cure, &self.labels)))?;
            }
        }
        Ok(())
    }

    /// What a node shows of a record, with what its restraints rest on.
    fn seen(&mut self, node: Node, record: RecordHash) -> Result<Seen, Failure> {
        let mut seen = Seen::of(self.stage.view(node, record)?.as_ref());
        for restraint in seen.held_by.clone() {
            let Some(hash) = RecordHash::parse_hex(&restraint) else { continue };
            let kind = self.stage.view(node, hash)?.map(|view| view.kind).unwrap_or_default();
            let voice = self.voices.of(node);
            let said =
                voice.say("cli-state-held-by", &[("kind", wire::view::kind(&kind, voice)), ("record", restraint)]);
            seen.add_restraint(&kind, said);
        }
        Ok(seen)
    }

    fn expect(&mut self, line: usize, expectation: &Expectation) -> Result<(), Failure> {
        let hash = labelled(&self.labels, &expectation.label, line)?;
        let mut met = true;
        let mut reasons: Vec<String> = Vec::new();
        let nodes: Vec<Node> = expectation.node.map_or_else(|| Node::ALL.to_vec(), |node| vec![node]);
        for node in nodes {
            let mut seen = match self.refused.get(&hash) {
                Some(seen) => seen.clone(),
                None => self.seen(node, hash)?,
            };
            // Heads can be equal a moment before the receipts are written that follow from them.
            for _ in 0..MOMENTS_MAX {
                if self.refused.contains_key(&hash) || holds(expectation, &seen) || !self.stage.let_a_moment_pass() {
                    break;
                }
                seen = self.seen(node, hash)?;
            }
            self.expected += 1;
            if holds(expectation, &seen) {
                // Each side's people read the reason in their own language.
                let reason = expectation.basis.as_ref().and_then(|basis| seen.said.get(basis));
                reasons.extend(
                    reason.filter(|reason| !reasons.contains(*reason)).cloned().into_iter().collect::<Vec<_>>(),
                );
                continue;
            }
            self.failed += 1;
            met = false;
            let said = self.say(
                "cli-play-unexpected",
                &[
                    ("line", line.to_string()),
                    ("label", expectation.label.clone()),
                    ("node", node.name().to_owned()),
                    ("expected", expected_text(expectation)),
                    ("found", format!("{} / {} [{}]", seen.decision, seen.effect, seen.bases.join(", "))),
                ],
            );
            self.transcript.tell(&format!("  ✗ {said}"))?;
        }
        if !met {
            return Ok(());
        }
        let basis = expectation.basis.as_ref().map(|basis| format!(" ({basis})")).unwrap_or_default();
        let state = word(&expectation.state, self.voices.reader());
        self.transcript.tell(&format!("  ✓ {}: {state}{basis}", expectation.label))?;
        reasons
            .iter()
            .try_for_each(|reason| self.transcript.tell(&format!("      {}", with_labels(reason, &self.labels))))
    }

    /// Shows how far a stop call has got, by the clock of each stage, as the centre knows it.
    fn calls(&mut self, line: usize, label: &str) -> Result<(), Failure> {
        let hash = labelled(&self.labels, label, line)?;
        let Some(call) = self.stage.view(Node::Centre, hash)? else { return Ok(()) };
        let mut reports = Vec::new();
        for about in call.about.iter().filter_map(|about| RecordHash::parse_hex(about)) {
            reports.extend(self.stage.view(Node::Centre, about)?);
        }
        let zone = self.cast.edition.reference_zone;
        calls::table(&call, &reports, zone, self.voices.reader())
            .iter()
            .try_for_each(|row| self.transcript.tell(&format!("      {row}")))
    }

    /// Shows what a statement of the level comes to, as the centre knows it.
    fn level(&mut self, line: usize, label: &str) -> Result<(), Failure> {
        let hash = labelled(&self.labels, label, line)?;
        let Some(stated) = self.stage.view(Node::Centre, hash)? else { return Ok(()) };
        level::table(&stated, &self.cast.edition.settings.baseline, self.voices.reader())
            .iter()
            .try_for_each(|row| self.transcript.tell(&format!("      {row}")))
    }

    fn report(&mut self, period: Period, day: CivilDate) -> Result<(), Failure> {
        let report = self.stage.report(period, day)?;
        for line in report.lines() {
            let line = with_labels_for_short(line, &self.labels);
            self.transcript.tell(format!("      {line}").trim_end())?;
        }
        Ok(())
    }

    fn link(&mut self, one: Node, other: Node, line: Line) -> Result<(), Failure> {
        let code = match line {
            Line::Cut => "cli-play-cut",
            Line::Joined => "cli-play-joined",
        };
        let said = self.say(code, &[("one", one.name().to_owned()), ("other", other.name().to_owned())]);
        self.transcript.tell(&format!("  {said}"))?;
        self.stage.link(one, other, line)?;
        self.stage.settle()
    }
}

/// How many moments of a living stage an expectation waits for.
const MOMENTS_MAX: u32 = 100;

/// The failure of a play whose expectations did not all hold.
#[must_use]
pub fn unmet(played: &Played) -> Failure {
    Failure::new(
        DOES_NOT_HOLD,
        "cli-play-unmet",
        vec![("failed", played.failed.to_string()), ("expected", played.expected.to_string())],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::founding::LabelDraw;
    use std::cell::RefCell;
    use wire::phrases::{Locale, Phrases};

    /// A stage on which nothing is ever known, that notes what it is asked, and that breaks when a line is cut.
    struct Bare<'a>(&'a RefCell<Vec<String>>);

    impl Stage for Bare<'_> {
        fn set_clock(&mut self, now: Instant) -> Result<(), Failure> {
            self.0.borrow_mut().push(format!("clock {now}"));
            Ok(())
        }

        fn file(&mut self, node: Node, _envelope: &[u8]) -> Result<Filed, Failure> {
            self.0.borrow_mut().push(format!("filed at {}", node.name()));
            Ok(Filed::Taken)
        }

        fn attach(&mut self, node: Node, _name: Digest, _bytes: &[u8], _to: &[Node]) -> Result<(), Failure> {
            self.0.borrow_mut().push(format!("attached at {}", node.name()));
            Ok(())
        }

        fn settle(&mut self) -> Result<(), Failure> {
            Ok(())
        }

        fn view(&mut self, _node: Node, _record: RecordHash) -> Result<Option<RecordView>, Failure> {
            Ok(None)
        }

        fn report(&mut self, _period: Period, _day: CivilDate) -> Result<String, Failure> {
            Ok(String::new())
        }

        fn link(&mut self, _one: Node, _other: Node, _line: Line) -> Result<(), Failure> {
            Err(Failure::new(crate::outcome::COULD_NOT, "cli-play-no-cut", Vec::new()))
        }
    }

    const SCRIPT: &str = "edition tor-2016-07\n-- First.\nat 18 Jul 2016 08:00 Damascus (illustrative)\n\
                          alpha duty-officer stop as STOP\n  text: Stop.\ncut alpha bravo\n-- Never told.\n";

    fn performed(events: &RefCell<Vec<String>>) -> Played {
        let script = Script::parse(SCRIPT).unwrap();
        let edition = wire::edition::parse(crate::editions::bytes("tor-2016-07").unwrap()).unwrap();
        let key = SigningKey::from_bytes(&[7; 32]);
        let duty = (Node::parse("alpha").unwrap(), Post::DutyOfficer);
        let keys = SealingKeys::default();
        let banner = Some("TRAINING.".to_owned());
        let cast = Cast { officers: BTreeMap::from([(duty, key)]), edition, keys, banner };
        let phrases = Phrases::new(Locale::En);
        let mut draw = LabelDraw::new("play");
        let production = Production {
            cast: &cast,
            voices: &Voices::of_reader(&phrases),
            draw: &mut draw,
            start: Instant::from_millis(0).unwrap(),
            hear: &mut |text| {
                events.borrow_mut().push(text.trim().to_owned());
                Ok(())
            },
        };
        play(&script, &mut Bare(events), production)
    }

    #[test]
    fn each_step_is_told_before_the_next_one_is_taken() {
        let events = RefCell::new(Vec::new());
        performed(&events);
        let events = events.into_inner();
        let at = |start: &str| events.iter().position(|event| event.starts_with(start)).unwrap();
        let order = ["TRAINING.", "-- First.", "2016-07-18 08:00", "clock", "alpha duty-officer: stop STOP", "filed"];
        let places: Vec<usize> = order.into_iter().map(at).collect();
        assert!(places.is_sorted(), "{events:?}");
        assert!(at("filed") < at("→ not known"), "{events:?}");
    }

    #[test]
    fn what_happened_before_a_play_broke_off_is_kept() {
        let played = performed(&RefCell::new(Vec::new()));
        assert_eq!(played.broken_off.map(|failure| failure.code).as_deref(), Some("cli-play-no-cut"));
        assert!(played.transcript.contains("text: Stop."), "{}", played.transcript);
        assert!(played.transcript.contains("UTC (illustrative)"), "{}", played.transcript);
        assert!(!played.transcript.contains("Never told"), "{}", played.transcript);
        assert!(played.labels.contains_key("STOP"));
    }
}
