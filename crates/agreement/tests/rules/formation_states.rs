//! Process 2.7, covered: every state reached, every guard seen to refuse; the table is printed.
//!
//! Method: one log plays the whole way with every detour. Each state is noted when the view shows it; each guard of the process is a row
//! with the clause and the code that must refuse, and a row whose code was not seen fails the test.
use crate::support::*;
use spacetime::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Every state of the process, and the stage that shows it.
const STATES: [(&str, &str); 18] = [
    ("coh_not_restored", "not-restored"),
    ("coh_start(D0), to come", "announced"),
    ("counting(day k of 7)", "counting"),
    ("violated", "violated"),
    ("disputed", "disputed"),
    ("days over", "days-over"),
    ("level_met", "level-met"),
    ("certified(both)", "certified"),
    ("jig_formed, task_a", "task-map"),
    ("task_b", "task-exchange"),
    ("task_c", "task-set"),
    ("task_d1", "task-monitoring"),
    ("task_d2", "start-date-open"),
    ("D-day set", "start-date-set"),
    ("D_day", "start-day"),
    ("continuous", "continuous"),
    ("suspended", "suspended"),
    ("withdrawn", "withdrawn"),
];

/// Every guard: the transition, its clause, and the code of the refusal.
const GUARDS: [(&str, &str, &str); 17] = [
    ("-> coh_start, in the past", "SRC.004.d", "ceasefire-start-in-the-past"),
    ("-> coh_start, twice", "AMB-08", "ceasefire-already-counted"),
    ("counting -> violated, out of the count", "AMB-08", "violation-outside-the-count"),
    ("violated -> counting, by one side", "AMB-08", "reset-call-settled-by-both"),
    ("-> certified, nothing counted", "APP.2#1", "clock-not-started"),
    ("-> certified, disputed", "AMB-08", "clock-disputed"),
    ("-> certified, before the end", "AMB-08", "clock-still-counts"),
    ("-> certified, level not met", "AMB-07", "level-not-met"),
    ("-> jig_formed, no certificate", "APP.2#1", "formation-without-certificate"),
    ("-> jig_formed, blank open", "AMB-02", "placeholder-open"),
    ("-> task, not formed", "APP.3.0", "task-before-formation"),
    ("-> task, out of order", "APP.3.0", "task-out-of-order"),
    ("task_a -> task_b, gaps not listed", "AMB-09", "gaps-not-listed"),
    ("-> task_c, no set", "APP.3.c", "task-without-its-set"),
    ("-> D-day set, half missing", "APP.3.d2", "start-date-half-missing"),
    ("-> D-day set, two instants", "AMB-12", "halves-not-simultaneous"),
    ("-> D-day set, no grounding", "APP.3.d2", "grounding-not-committed"),
];

/// Watches a log: which stages it shows, which refusals it gives.
struct Watched {
    s: Scenario,
    seen: BTreeMap<&'static str, usize>,
    refused: BTreeSet<(String, &'static str)>,
}

impl Watched {
    fn new() -> Self {
        Self { s: Scenario::open_for_coordination(), seen: BTreeMap::new(), refused: BTreeSet::new() }
    }

    fn look(&mut self) -> &'static str {
        let stage = self.s.state.formation(self.s.now).stage.code();
        *self.seen.entry(stage).or_default() += 1;
        for finding in self
            .s
            .log
            .iter()
            .filter(|folded| folded.verdict.decision == Decision::Refused)
            .flat_map(|folded| &folded.verdict.findings)
        {
            if let Basis::Clause(clause) = finding.basis {
                assert!(!finding.curable_by.is_empty() || finding.code == "sequence-withdrawn", "{finding:?}");
                self.refused.insert((clause.as_str().to_owned(), finding.code));
            }
        }
        stage
    }

    fn step(&mut self, step: FormationStep) -> RecordHash {
        let record = self.s.step(Side::Alpha, step);
        self.look();
        record
    }

    fn take(&mut self, step: FormationStep) -> RecordHash {
        let record = self.s.takes(step);
        self.look();
        record
    }

    fn write(&mut self, side: Side, body: Body) -> RecordHash {
        let record = self.s.write(post(side, Post::Snr), body);
        self.look();
        record
    }
}

/// From nothing to certified, with a violation that is disputed, settled, and a level that does not hold at first.
fn to_the_certificate(w: &mut Watched) {
    assert_eq!(w.look(), "not-restored");
    w.step(certificate(digest(5)));
    w.step(formation(digest(5)));
    w.step(task(Task::Map));
    w.step(FormationStep::CeasefireStart { start: instant("2016-09-01T00:00:00.000Z") });
    let start = w.take(FormationStep::CeasefireStart { start: instant("2016-09-12T17:00:00.000Z") });
    w.step(FormationStep::CeasefireStart { start: instant("2016-09-13T17:00:00.000Z") });
    w.s.at("2016-09-14T12:00:00.000Z");
    assert_eq!(w.look(), "counting");
    w.write(Side::Bravo, reset_call(start, "2016-09-01T00:00:00.000Z"));
    let call = w.write(Side::Bravo, reset_call(start, "2016-09-14T11:00:00.000Z"));
    w.write(Side::Bravo, Body::Retraction(Retraction { of: call, reason: "error".to_owned() }));
    w.step(certificate(digest(5)));
    w.s.side_consents(Side::Alpha, call, Question::Continue);
    assert_eq!(w.look(), "disputed");
    w.s.side_consents(Side::Bravo, call, Question::Continue);
    w.s.receipts();
    assert_eq!(w.look(), "counting");
    w.step(certificate(digest(5)));
    w.s.at("2016-09-19T21:00:00.000Z");
    assert_eq!(w.look(), "days-over");
    let worse = w.s.states(LevelStatement { period: counts(47, 107, 57), ..level(start) });
    w.step(certificate(worse));
    let level = w.s.states(level(start));
    assert_eq!(w.look(), "level-met");
    let certificate = w.take(certificate(level));
    assert_eq!(w.look(), "certified");
    w.step(FormationStep::Formation { certificate, waived: Vec::new() });
    w.take(formation(certificate));
}

/// The tasks, the start date, its day and after.
fn to_the_end(w: &mut Watched) {
    w.step(task(Task::Exchange));
    w.step(FormationStep::Task { task: Task::Map, extent: TaskExtent::ToExtentPossible, gaps: Vec::new() });
    w.take(task(Task::Map));
    w.take(task(Task::Exchange));
    w.step(task(Task::Set));
    let set = w.s.set_designated();
    w.take(task(Task::Set));
    w.take(task(Task::Monitoring));
    let areas = w.s.state.of_kind("area-set").next().unwrap().record;
    let committed = w.write(Side::Bravo, grounding(areas));
    let (day, other) = (instant("2016-09-22T04:00:00.000Z"), instant("2016-09-22T05:00:00.000Z"));
    let date = |commitment, grounding_from| FormationStep::StartDate {
        set,
        commitment,
        operations_from: Some(day),
        grounding_from,
    };
    w.step(date(Some(committed), None));
    w.step(date(Some(committed), Some(other)));
    w.step(date(None, Some(day)));
    w.take(date(Some(committed), Some(day)));
    assert_eq!(w.look(), "start-date-set");
    w.s.at("2016-09-22T04:00:00.000Z");
    assert_eq!(w.look(), "start-day");
    w.s.wait(Span::from_days(1));
    assert_eq!(w.look(), "continuous");
    w.write(Side::Alpha, Body::Suspension(Suspension { reason: "words".to_owned() }));
    assert_eq!(w.look(), "suspended");
    w.write(Side::Bravo, Body::Withdrawal(Withdrawal { reason: "words".to_owned() }));
    assert_eq!(w.look(), "withdrawn");
    w.step(task(Task::Map));
}

#[test]
fn every_state_of_formation_is_reached_and_every_guard_is_seen_to_refuse() {
    let mut w = Watched::new();
    to_the_certificate(&mut w);
    to_the_end(&mut w);
    let mut lacking = Vec::new();
    println!("state of process 2.7          stage              times seen");
    for (state, stage) in STATES {
        let times = w.seen.get(stage).copied().unwrap_or_default();
        println!("{state:<29} {stage:<18} {times}");
        if times == 0 {
            lacking.push(state);
        }
    }
    println!("\nguard                                      clause     refused as");
    for (guard, clause, code) in GUARDS {
        let seen = w.refused.contains(&(clause.to_owned(), code));
        println!("{guard:<42} {clause:<10} {code}{}", if seen { "" } else { "  NOT SEEN" });
        if !seen {
            lacking.push(guard);
        }
    }
    println!(
        "\n{} states, {} guards, {} refusals of {} kinds",
        STATES.len(),
        GUARDS.len(),
        w.s.log.iter().filter(|f| f.verdict.decision == Decision::Refused).count(),
        w.refused.len()
    );
    assert!(lacking.is_empty(), "not covered: {lacking:?}");
    let known: BTreeSet<&str> = STATES.iter().map(|(_, stage)| *stage).collect();
    assert!(w.seen.keys().all(|stage| known.contains(stage)), "{:?}", w.seen);
}

/// The one state that ends the origin for both: only both authorities bring it about.
#[test]
fn a_frozen_origin_shows_formation_as_terminated() {
    let mut s = Scenario::founded();
    s.started();
    assert_eq!(s.state.formation(s.now).stage.code(), "counting");
    let size = s.state.size();
    let freeze = Freeze { origin: "test.example/1".to_owned(), size, root: digest(0) };
    let freeze = s.write(Author { node: Node::Centre, post: Post::Authority }, Body::Freeze(freeze));
    s.accepted(freeze);
    assert_eq!(s.state.formation(s.now).stage.code(), "terminated");
}
