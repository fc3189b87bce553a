//! Random histories of the watch over the grounding: whole, and with every fault that its clause speaks of.
use crate::judge::Log;
use crate::support::*;
use crate::{grounding, history};
use proptest::prelude::*;

/// Steps of the watch over the grounding, by those who mostly write them, with restraints and receipts between.
fn over_the_grounding() -> impl Strategy<Value = history::Step> {
    use history::{Decided, Step, Watched, What};
    let side = || proptest::sample::select(vec![Side::Alpha, Side::Bravo, Side::Bravo]);
    let officer = proptest::sample::select(vec![
        Post::AirMonitor,
        Post::AirMonitor,
        Post::AirMonitor,
        Post::Snr,
        Post::Snr,
        Post::Intelligence,
        Post::Legal,
        Post::DutyOfficer,
    ]);
    let what = proptest::sample::select(Watched::ALL.to_vec());
    let besides = proptest::sample::select(vec![
        What::Retraction,
        What::Revocation,
        What::HoldItem,
        What::HoldAll,
        What::Lift,
        What::Consent { question: Question::Areas, decided: Decided::ByOwnSide },
    ]);
    prop_oneof![
        24 => (side(), officer, what, 0..u64::MAX, 0..1_000_usize).prop_map(|(side, post, what, draw, pick)| {
            Step::Write { side, post, what: What::Watched { what, draw }, pick }
        }),
        2 => (side(), besides, 0..1_000_usize)
            .prop_map(|(side, what, pick)| Step::Write { side, post: Post::Snr, what, pick }),
        4 => (side(), 0..2_u64).prop_map(|(side, lag)| Step::Receipt { side, lag, matching: ReceiptMatch::Matches }),
        3 => (1..900_i64).prop_map(Step::Wait),
    ]
}

/// An entry of the watch to which both agree, and now and then a part left out, held or taken back before it is used.
fn agreed_for_the_watch() -> impl Strategy<Value = Vec<history::Step>> {
    use history::{Step, Watched, What};
    let end = proptest::sample::select(vec![
        None,
        None,
        Some(What::HoldAll),
        Some(What::HoldItem),
        Some(What::Retraction),
        Some(What::Revocation),
    ]);
    let exempts = proptest::bool::ANY;
    (exempts, end, 0..16_usize, 0..u64::MAX, 0..1_000_usize).prop_map(|(exempts, end, left_out, draw, pick)| {
        let write = |side, post, what, pick| Step::Write { side, post, what, pick };
        let watched = |what| What::Watched { what, draw };
        let (entry, word) = if exempts {
            (Watched::Exemption, Watched::WordOnExemption)
        } else {
            (Watched::Measure, Watched::WordOnMeasure)
        };
        let mut steps = vec![write(Side::Alpha, Post::Snr, watched(entry), pick)];
        for side in Side::BOTH {
            steps.extend([Post::Snr, Post::Legal].map(|post| write(side, post, watched(word), pick)));
        }
        steps.extend(Side::BOTH.map(|side| Step::Receipt { side, lag: 0, matching: ReceiptMatch::Matches }));
        steps.extend(end.map(|what| write(Side::Alpha, Post::Snr, what, pick)));
        if left_out < steps.len() {
            steps.remove(left_out);
        }
        if !exempts {
            // The version that was agreed, once more.
            steps.push(write(Side::Bravo, Post::Snr, watched(entry), pick));
        }
        for number in 0..3_u64 {
            let what = What::Watched { what: Watched::Notice, draw: draw / (number + 2) };
            steps.push(write(Side::Bravo, Post::AirMonitor, what, pick));
        }
        steps
    })
}

/// A candidate, what officers find of it, a side's word and the report, and now and then a part left out.
fn candidate_and_report() -> impl Strategy<Value = Vec<history::Step>> {
    use history::{Step, Watched, What};
    let parts = [
        (Side::Bravo, Post::AirMonitor, Watched::Notice),
        (Side::Alpha, Post::Legal, Watched::Review),
        (Side::Bravo, Post::Legal, Watched::Review),
        (Side::Alpha, Post::AirMonitor, Watched::Observation),
        (Side::Alpha, Post::AirMonitor, Watched::Event),
        (Side::Alpha, Post::AirMonitor, Watched::Finding),
        (Side::Alpha, Post::Intelligence, Watched::Finding),
        (Side::Bravo, Post::AirMonitor, Watched::Finding),
        (Side::Bravo, Post::Snr, Watched::Position),
        (Side::Alpha, Post::Snr, Watched::Position),
        (Side::Alpha, Post::AirMonitor, Watched::Report),
        (Side::Bravo, Post::Snr, Watched::Report),
    ];
    let draws = proptest::collection::vec(0..u64::MAX, parts.len());
    (draws, 0..24_usize, 0..1_000_usize, 1..1_600_i64).prop_map(move |(draws, left_out, pick, minutes)| {
        let mut steps: Vec<Step> = parts
            .into_iter()
            .zip(draws)
            .map(|((side, post, what), draw)| Step::Write { side, post, what: What::Watched { what, draw }, pick })
            .collect();
        if left_out < steps.len() {
            steps.remove(left_out);
        }
        steps.insert(0, Step::Wait(minutes));
        steps
    })
}

/// A notice, what is asked and answered of it, what became of the flight and what is written after that, with parts left out.
fn flight_and_end() -> impl Strategy<Value = Vec<history::Step>> {
    use history::{Step, Watched, What};
    let parts = [
        (Side::Bravo, Watched::Notice),
        (Side::Alpha, Watched::Query),
        (Side::Alpha, Watched::Answer),
        (Side::Bravo, Watched::Answer),
        (Side::Bravo, Watched::TakenBack),
        (Side::Bravo, Watched::Outcome),
        (Side::Bravo, Watched::Outcome),
        (Side::Bravo, Watched::Notice),
        (Side::Bravo, Watched::Return),
        (Side::Bravo, Watched::Return),
        (Side::Alpha, Watched::Query),
    ];
    let each = proptest::collection::vec((0..u64::MAX, 0..4_u8, 0..600_i64), parts.len());
    (each, 0..1_000_usize).prop_map(move |(each, pick)| {
        let is_met = |left_out: u8| left_out > 0;
        let steps = parts.into_iter().zip(each).filter(|(_, (_, left_out, _))| is_met(*left_out));
        steps
            .flat_map(|((side, what), (draw, _, minutes))| {
                let what = What::Watched { what, draw };
                [Step::Wait(minutes), Step::Write { side, post: Post::AirMonitor, what, pick }]
            })
            .collect()
    })
}

/// A log with areas in force, and the watch over the grounding under them.
pub(crate) fn histories() -> impl Strategy<Value = Vec<history::Step>> {
    let part = prop_oneof![
        3 => proptest::collection::vec(over_the_grounding(), 1..16),
        2 => candidate_and_report(),
        2 => flight_and_end(),
        1 => agreed_for_the_watch(),
    ];
    proptest::collection::vec(part, 1..6).prop_map(|parts| {
        let mut steps = history::prologue();
        steps.push(history::Step::Wait(400));
        steps.extend(parts.concat());
        steps
    })
}

/// Every finding of the clause is met, and given alike, in the histories that are drawn for it.
#[test]
fn the_histories_of_the_watch_meet_every_finding_of_its_clause_and_both_judges_give_it() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut met: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for _ in 0..400 {
        let s = history::play(&histories().new_tree(&mut runner).unwrap().current());
        let log = Log(&s.log);
        for (index, folded) in s.log.iter().enumerate() {
            grounding::compare(&log, index).unwrap_or_else(|difference| panic!("{difference}"));
            for (_, code) in grounding::by_the_fold(folded) {
                *met.entry(code).or_default() += 1;
            }
        }
    }
    let seldom: Vec<&&str> =
        grounding::CODES.iter().filter(|code| met.get(**code).is_none_or(|met| *met < 3)).collect();
    assert!(seldom.is_empty(), "seldom or never met: {seldom:?}: {met:?}");
}
