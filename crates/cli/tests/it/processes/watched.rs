//! A stage that notes, while a script plays, which states its nodes show and which reasons they give. It knows no row of the table.
use agreement::identity::{Digest, Node, RecordHash, Side};
use agreement::state::{AsKnown, State};
use jig_cli::outcome::Failure;
use jig_cli::tabletop::memory::MemoryStage;
use jig_cli::tabletop::play::{Filed, Line, Stage};
use spacetime::{CivilDate, Instant};
use std::collections::BTreeSet;
use wire::api::RecordView;
use wire::report::Period;

/// What a play showed.
#[derive(Default)]
pub(super) struct Noted {
    /// States: `item/declined`, `formation/counting`, `plan/held`, `stop-stage.stage=relayed`.
    pub(super) states: BTreeSet<String>,
    /// The reasons for which something was refused or held, by basis and code.
    pub(super) reasons: BTreeSet<(String, String)>,
}

/// Three nodes in memory, watched.
pub(super) struct Watched {
    stage: MemoryStage,
    now: Instant,
    pub(super) noted: Noted,
}

/// Members of a body that name a state.
const NAMES: [&str; 14] = [
    "act",
    "answer",
    "execution",
    "finding",
    "found",
    "manner",
    "notice",
    "question",
    "says",
    "seen",
    "stage",
    "state",
    "watch",
    "word",
];

/// The longest name of a state.
const NAME_BYTES_MAX: usize = 24;

impl Watched {
    pub(super) fn new(stage: MemoryStage, now: Instant) -> Self {
        Self { stage, now, noted: Noted::default() }
    }

    fn note_record(&mut self, view: &RecordView) {
        let Some(effect) = &view.effect else { return };
        self.noted.states.insert(format!("{}/{}", view.kind, effect.effect));
        self.noted.states.extend(view.item_stage.iter().map(|stage| format!("item/{}", stage.stage)));
        let verdict = view.verdict.iter().flat_map(|verdict| &verdict.findings);
        for finding in verdict.chain(&effect.findings) {
            if finding.standing != "satisfied" {
                self.noted.reasons.insert((finding.basis.clone(), finding.code.clone()));
            }
        }
        if effect.effect != "in-effect" {
            return;
        }
        let payload: serde_json::Value = serde_json::from_str(&view.payload).unwrap_or_default();
        self.note_names(&view.kind, &payload["body"]);
    }

    fn note_names(&mut self, kind: &str, body: &serde_json::Value) {
        for (member, value) in body.as_object().into_iter().flatten() {
            // The same members name a record in other kinds: a hash is no state.
            let is_name = |name: &&str| NAMES.contains(&member.as_str()) && name.len() <= NAME_BYTES_MAX;
            if let Some(name) = value.as_str().filter(is_name) {
                self.noted.states.insert(format!("{kind}.{member}={name}"));
            }
            self.note_names(kind, value);
        }
    }

    fn note_state(&mut self) {
        let now = self.now;
        let Some(state) = self.stage.state(Node::Centre) else { return };
        self.noted.states.extend(shown(state, now));
    }
}

/// What the views of a state show.
fn shown(state: &State, now: Instant) -> BTreeSet<String> {
    let mut shown = BTreeSet::from([format!("formation/{}", state.formation(now).stage.code())]);
    shown.extend(state.notices(now).iter().map(|notice| format!("notice/{}", notice.stage.name())));
    shown.extend(state.operations(now).iter().map(|operation| format!("operation/{}", operation.stage.name())));
    shown.extend(state.protected_entries(now).iter().map(|entry| format!("protected/{}", entry.standing.name())));
    shown.extend(state.items_at(now).iter().map(|item| format!("item/{}", item.stage.name())));
    for entry in state.protected_entries(now) {
        shown.extend(
            entry.acknowledgements.iter().map(|one| {
                format!("protected/{}", if one.given.is_some() { "acknowledged" } else { "unacknowledged" })
            }),
        );
    }
    let known = AsKnown::in_the_log(now);
    for flight in state.flights(known) {
        shown.insert(format!("flight/{}", flight.stage.name()));
        shown.insert(format!("flight-time/{}", flight.timeliness.name()));
    }
    shown.extend(state.observations(known).iter().map(|seen| format!("observation/{}", seen.stage.name())));
    shown.extend(state.flight_events(known).iter().map(|event| format!("event/{}", event.standing.name())));
    shown.extend(state.daily_returns(known).iter().map(|day| format!("return/{}", day.standing.name())));
    for case in state.harm_cases(known) {
        shown.insert(format!("harm/{}", case.stage.name()));
        shown.extend(Side::BOTH.map(|side| format!("harm/answer-{}", case.answers.get(side).name())));
        shown.extend((!case.preserved.is_empty()).then(|| "harm/preserved".to_owned()));
        shown.extend(case.measures.map(|_| "harm/measures".to_owned()));
    }
    for side in Side::BOTH {
        let view = state.watch(side, now);
        let name = match (view.attended, view.watch.held_by, view.watch.offered) {
            (_, _, Some(_)) => "offered",
            (true, _, None) => "on",
            (false, Some(_), None) => "not-attended",
            (false, None, None) => "off",
        };
        shown.insert(format!("watch/{name}"));
        shown.extend(view.heartbeat_lost.map(|_| "watch/heartbeat-lost".to_owned()));
    }
    for stop in state.stops() {
        shown.insert(format!("stop/{}", if stop.lifted.is_some() { "lifted" } else { "binds" }));
    }
    shown
}

impl Stage for Watched {
    fn set_clock(&mut self, now: Instant) -> Result<(), Failure> {
        self.now = self.now.max(now);
        self.stage.set_clock(now)
    }

    fn file(&mut self, node: Node, envelope: &[u8]) -> Result<Filed, Failure> {
        let filed = self.stage.file(node, envelope)?;
        if let Filed::Refused(seen) = &filed {
            self.noted.reasons.extend(seen.codes.iter().cloned());
        }
        Ok(filed)
    }

    fn attach(&mut self, node: Node, name: Digest, bytes: &[u8], to: &[Node]) -> Result<(), Failure> {
        self.stage.attach(node, name, bytes, to)
    }

    fn settle(&mut self) -> Result<(), Failure> {
        self.stage.settle()?;
        self.note_state();
        Ok(())
    }

    fn view(&mut self, node: Node, record: RecordHash) -> Result<Option<RecordView>, Failure> {
        let view = self.stage.view(node, record)?;
        if let Some(view) = &view {
            self.note_record(view);
        }
        Ok(view)
    }

    fn report(&mut self, period: Period, day: CivilDate) -> Result<String, Failure> {
        self.stage.report(period, day)
    }

    fn link(&mut self, one: Node, other: Node, line: Line) -> Result<(), Failure> {
        self.stage.link(one, other, line)
    }
}
