//! Formation over random histories: the laws hold, and a slow, literal reading of the log agrees with what the fold took (APP.2#1, L1, L2, L12).
//!
//! The literal reader keeps no state. Of every step that was taken it asks the log again: who consented before that entry, which
//! receipts cover that, how many days had passed, what stopped the clock.
use crate::support::*;
use jig_agreement::state::{Settlement, Taken};
use proptest::prelude::*;
use spacetime::{CivilDate, Instant, Span};

#[derive(Clone, Debug)]
enum Act {
    Step { side: Side, which: usize, pick: usize },
    Consent { side: Side, post: Post, question: Question, pick: usize },
    Call { side: Side, hours_ago: i64 },
    Level { holds: bool },
    Lapse(Side),
    Restore,
    Retract { side: Side, pick: usize },
    Wait(i64),
    Receipt(Side),
    BothConsent { pick: usize },
}

fn act() -> impl Strategy<Value = Act> {
    let side = || proptest::sample::select(Side::BOTH.to_vec());
    let post = proptest::sample::select(vec![Post::Snr, Post::Legal, Post::Operations, Post::DeputySnr]);
    let question = proptest::sample::select(vec![Question::FormationStep, Question::Reset, Question::Continue]);
    prop_oneof![
        6 => (side(), 0..7_usize, 0..50_usize).prop_map(|(side, which, pick)| Act::Step { side, which, pick }),
        3 => (side(), post, question, 0..50_usize).prop_map(|(side, post, question, pick)| Act::Consent { side, post, question, pick }),
        1 => (side(), 0..60_i64).prop_map(|(side, hours_ago)| Act::Call { side, hours_ago }),
        2 => any::<bool>().prop_map(|holds| Act::Level { holds }),
        1 => side().prop_map(Act::Lapse),
        1 => Just(Act::Restore),
        1 => (side(), 0..50_usize).prop_map(|(side, pick)| Act::Retract { side, pick }),
        4 => (1..80_i64).prop_map(Act::Wait),
        3 => side().prop_map(Act::Receipt),
        6 => (0..4_usize).prop_map(|pick| Act::BothConsent { pick }),
    ]
}

/// The way as it is meant, with random acts strewn in.
fn histories() -> impl Strategy<Value = Vec<Act>> {
    let way = || {
        let step = |which| Act::Step { side: Side::Alpha, which, pick: 0 };
        let agreed = Act::BothConsent { pick: 0 };
        vec![
            step(0),
            agreed.clone(),
            Act::Wait(200),
            Act::Level { holds: true },
            step(2),
            agreed.clone(),
            step(3),
            agreed.clone(),
            step(4),
            agreed,
        ]
    };
    let random = proptest::collection::vec((act(), 0..30_usize), 0..24);
    random.prop_map(move |random| {
        let mut acts = way();
        for (act, place) in random {
            acts.insert(place.min(acts.len()), act);
        }
        acts
    })
}

fn nth(s: &Scenario, kind: &str, pick: usize) -> RecordHash {
    let of_kind: Vec<RecordHash> = s.state.of_kind(kind).map(|fact| fact.record).collect();
    // Most often the last of them, as an officer would mean.
    of_kind.iter().rev().nth(pick % of_kind.len().max(1)).copied().unwrap_or(digest(3))
}

fn step(s: &Scenario, which: usize, pick: usize) -> FormationStep {
    let start = s.state.sequence().clock().map_or(digest(3), |clock| clock.start.by);
    match which {
        0 => FormationStep::CeasefireStart { start: s.now.saturating_add(Span::from_hours(2)) },
        1 => FormationStep::Renewal { start },
        2 => certificate_with_aid(nth(s, "level-statement", pick)),
        3 => formation(s.state.certified().map_or(digest(3), |taken| taken.by)),
        4 => task(Task::Map),
        5 => task(Task::Exchange),
        _ => FormationStep::DesignatedSet { items: vec![nth(s, "release", pick)] },
    }
}

fn play(acts: &[Act]) -> Scenario {
    let mut s = Scenario::founded();
    for act in acts {
        match act {
            Act::Step { side, which, pick } => {
                let step = step(&s, *which, *pick);
                s.step(*side, step);
            }
            Act::Consent { side, post: officer, question, pick } => {
                let subject = nth(&s, question.subject_kind().unwrap(), *pick);
                s.consents(post(*side, *officer), subject, *question);
            }
            Act::Call { side, hours_ago } => {
                let start = s.state.sequence().clock().map_or(digest(3), |clock| clock.start.by);
                let violation_at = s.now.saturating_add(Span::from_hours(-*hours_ago));
                let call = ResetCall { start, violation_at, text: String::new() };
                s.write(post(*side, Post::Snr), Body::ResetCall(call));
            }
            Act::Level { holds } => {
                if let Some(days) = s.state.formation(s.now).days {
                    let start = s.state.sequence().clock().unwrap().start.by;
                    let period = if *holds { counts(39, 142, 24) } else { counts(47, 107, 57) };
                    s.states(LevelStatement { from: days.first_day, to: days.last_day, period, ..level(start) });
                }
            }
            Act::Lapse(side) => {
                s.write(post(*side, Post::Snr), ceasefire(CeasefireState::Lapsed));
            }
            Act::Restore => {
                let restored = s.write(post(Side::Alpha, Post::Snr), ceasefire(CeasefireState::InEffect));
                for side in Side::BOTH {
                    for officer in [Post::Snr, Post::Legal] {
                        s.consents(post(side, officer), restored, Question::Ceasefire);
                    }
                }
                s.receipts();
            }
            Act::Retract { side, pick } => {
                let of = nth(&s, "formation-step", *pick);
                s.write(post(*side, Post::Snr), Body::Retraction(Retraction { of, reason: String::new() }));
            }
            Act::Wait(hours) => s.wait(Span::from_hours(*hours)),
            Act::Receipt(side) => {
                s.receipt(*side);
            }
            Act::BothConsent { pick } => {
                let subject = nth(&s, "formation-step", *pick);
                for side in Side::BOTH {
                    for officer in [Post::Snr, Post::Legal] {
                        s.consents(post(side, officer), subject, Question::FormationStep);
                    }
                }
                s.receipts();
            }
        }
    }
    s
}

/// Who of a side had consented to a record, not refused, before an entry.
fn literal_consents(s: &Scenario, of: RecordHash, side: Side, before: u64) -> Vec<Post> {
    s.log
        .iter()
        .take(usize::try_from(before).unwrap())
        .filter(|folded| folded.verdict.decision == Decision::Accepted || folded.verdict.decision == Decision::Held)
        .filter(|folded| folded.signed.record.header.author.node == Node::Headquarters(side))
        .filter(|folded| matches!(&folded.signed.record.body, Body::Consent(consent) if consent.subject == of && consent.question == Question::FormationStep))
        .map(|folded| folded.signed.record.header.author.post)
        .collect()
}

/// The last full local day of seven after an instant, counted day by day.
fn literal_end(s: &Scenario, since: Instant) -> Instant {
    let zone = s.state.edition().reference_zone;
    let mut day: CivilDate = zone.local(since).unwrap().date();
    while zone.start_of_day(day).unwrap() < since {
        day = day.next_day().unwrap();
    }
    for _ in 0..7 {
        day = day.next_day().unwrap();
    }
    zone.start_of_day(day).unwrap().max(since.saturating_add(Span::from_hours(168)))
}

fn taken(s: &Scenario) -> Vec<Taken> {
    let tasks = Task::ALL.into_iter().filter_map(|task| s.state.task_done(task));
    [s.state.formation_clock().map(|clock| clock.start), s.state.certified(), s.state.formed()]
        .into_iter()
        .flatten()
        .chain(tasks)
        .collect()
}

/// What the log itself says of a certificate that stands: the days had passed, undisturbed, since the start or the last agreed reset.
fn literal_certificate(s: &Scenario, certificate: Taken) -> Result<(), TestCaseError> {
    let clock = s.state.formation_clock().unwrap();
    let resets: Vec<RecordHash> =
        clock.settled.iter().filter(|(_, how)| **how == Settlement::Reset).map(|(call, _)| *call).collect();
    let mut since = None;
    for folded in &s.log {
        let body = &folded.signed.record.body;
        if let Body::FormationStep(FormationStep::CeasefireStart { start }) = body
            && folded.signed.hash == clock.start.by
        {
            since = Some(*start);
        }
        if let Body::ResetCall(call) = body
            && resets.contains(&folded.signed.hash)
        {
            since = since.max(Some(call.violation_at));
        }
    }
    let since = since.unwrap();
    prop_assert!(certificate.at >= literal_end(s, since), "certified at {} after {since}", certificate.at);
    for folded in s.log.iter().take(usize::try_from(certificate.entry).unwrap()) {
        if matches!(&folded.signed.record.body, Body::CeasefireReport(report) if report.state == CeasefireState::Lapsed)
        {
            prop_assert!(folded.at < since, "certified over a lapse");
        }
        if let Body::ResetCall(call) = &folded.signed.record.body
            && call.start == clock.start.by
            && folded.verdict.decision == Decision::Accepted
        {
            prop_assert!(clock.settled.contains_key(&folded.signed.hash), "certified over an open call");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn app_2_1_a_literal_reading_of_the_log_agrees_with_every_step_taken(acts in histories()) {
        let s = play(&acts);
        for step in taken(&s) {
            for side in Side::BOTH {
                let posts = literal_consents(&s, step.by, side, step.entry);
                prop_assert!(posts.contains(&Post::Snr), "L12: {side:?} did not consent by its senior representative: {posts:?}");
                prop_assert!(posts.iter().any(|post| matches!(post, Post::Legal | Post::Operations)), "SG-13: {posts:?}");
            }
            let receipt = &s.log[usize::try_from(step.entry).unwrap()].signed.record.body;
            prop_assert!(matches!(receipt, Body::Receipt(_)), "L2: taken by something else than a receipt: {receipt:?}");
        }
        if let Some(certificate) = s.state.certified() {
            literal_certificate(&s, certificate)?;
        }
        if let Some(formed) = s.state.formed() {
            let named = s.state.step(formed.by).and_then(FormationStep::subject).unwrap();
            let position = |record| s.log.iter().position(|folded| folded.signed.hash == record).unwrap();
            prop_assert!(position(named) < position(formed.by), "formed before it was certified");
        }
        let done: Vec<bool> = Task::ALL.into_iter().map(|task| s.state.sequence().task(task).is_some()).collect();
        prop_assert!(done.windows(2).all(|pair| pair[0] || !pair[1]), "APP.3.0: {done:?}");
    }

    #[test]
    fn l1_the_same_log_of_formation_gives_the_same_state(acts in histories()) {
        let played = play(&acts);
        let mut again = State::new(edition::edition(), digest(7));
        for (index, folded) in played.log.iter().enumerate() {
            let verdict = again.fold(&folded.entry(u64::try_from(index).unwrap()));
            prop_assert_eq!(&verdict, &folded.verdict);
        }
        prop_assert_eq!(&again, &played.state);
    }
}

/// The strategy is no empty promise: a fixed run of it is certified, formed and opens the tasks.
#[test]
fn the_way_as_it_is_meant_leads_to_the_tasks() {
    let step = |which| Act::Step { side: Side::Alpha, which, pick: 0 };
    let agreed = Act::BothConsent { pick: 0 };
    let acts = [
        step(0),
        agreed.clone(),
        Act::Wait(200),
        Act::Level { holds: true },
        step(2),
        agreed.clone(),
        step(3),
        agreed.clone(),
        step(4),
        agreed,
    ];
    let s = play(&acts);
    assert_eq!(s.state.formation(s.now).stage.code(), "task-exchange");
}
