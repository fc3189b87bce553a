//! One history of 10,000 steps, judged by the fold and by the literal judge; what it met is printed.
//!
//! `cargo test -p jig-agreement --test reference ten_thousand -- --nocapture`. The draws are the same in every run.
use crate::history::{self, Step, What};
use crate::judge::{Log, Then};
use crate::support::*;
use crate::{grounding, histories, watched};
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use std::collections::{BTreeMap, BTreeSet};

const STEPS: usize = 10_000;

/// Where a side may leave: all later steps stand after the withdrawal, and so only the last tenth does.
const WITHDRAWAL_FROM: usize = 9_000;

fn ten_thousand_steps() -> Vec<Step> {
    let mut runner = TestRunner::deterministic();
    let mut steps = history::prologue();
    let mut turn = 0_usize;
    while steps.len() < STEPS {
        let mut more = histories().new_tree(&mut runner).unwrap().current();
        // The watch over the grounding goes on beside everything else, by fits and starts.
        if turn.is_multiple_of(4) {
            more.extend(watched::histories().new_tree(&mut runner).unwrap().current());
        }
        turn += 1;
        let may_leave = steps.len() >= WITHDRAWAL_FROM;
        let leaves = |step: &Step| matches!(step, Step::Write { what: What::Withdrawal, .. });
        steps.extend(more.into_iter().filter(|step| may_leave || !leaves(step)));
    }
    steps.truncate(STEPS);
    steps
}

/// The decisions and findings of a log by kind of record, clause and code.
fn print_coverage(s: &Scenario) {
    let mut kinds: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut refusals: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for folded in &s.log {
        let refused = folded.verdict.decision == Decision::Refused;
        kinds.entry(folded.signed.record.body.kind()).or_default()[usize::from(refused)] += 1;
        for finding in folded.verdict.findings.iter().filter(|_| refused) {
            *refusals.entry((format!("{:?}", finding.basis), finding.code)).or_default() += 1;
        }
    }
    println!("{:<24} taken refused", "kind");
    for (kind, [taken, refused]) in &kinds {
        println!("{kind:<24} {taken:>5} {refused:>7}");
    }
    // So that two versions of the fold can be held against each other (FNV-1a of every verdict).
    let verdicts = s.log.iter().flat_map(|folded| format!("{:?}", folded.verdict).into_bytes());
    let digest = verdicts
        .fold(0xcbf2_9ce4_8422_2325_u64, |digest, byte| (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    println!("verdicts {digest:016x}; {} findings refused a record:", refusals.len());
    for ((basis, code), times) in &refusals {
        println!("{times:>6} {code} ({basis})");
    }
}

/// Of how many entries one is read literally: what both agreed to is sought at every receipt, for every version.
fn sparse(folded: &Folded) -> usize {
    if grounding::asks_what_is_agreed(folded) { 10 } else { 3 }
}

#[test]
fn ten_thousand_steps_are_judged_alike_by_both_judges() {
    let s = history::play(&ten_thousand_steps());
    print_coverage(&s);
    let log = Log(&s.log);
    // SG-13.
    let mut asked = 0_usize;
    for (index, folded) in s.log.iter().enumerate() {
        if let Body::Consent(consent) = &folded.signed.record.body {
            asked += 1;
            let refused = folded.verdict.decision == Decision::Refused;
            assert_eq!(log.refuses(index, consent), refused, "entry {index}: {:?}", folded.verdict.findings);
        }
    }
    // TOR.3: every entry of the watch in the first tenth, and some of the others, for the literal judge reads the log again for each.
    let entries: Vec<usize> = (0..s.log.len()).filter(|index| grounding::is_watched(&s.log[*index])).collect();
    for index in
        entries.iter().copied().filter(|index| *index < s.log.len() / 10 || index % sparse(&s.log[*index]) == 0)
    {
        if let Err(difference) = grounding::compare(&log, index) {
            panic!("{difference}");
        }
    }
    assert!(entries.len() > 500, "the history met too little of the watch: {}", entries.len());
    // TOR.2.d.ii#2: silence is no; few short histories wait long enough.
    let ran_out =
        |folded: &&Folded| folded.verdict.findings.iter().any(|finding| finding.code == "expedited-not-agreed");
    assert!(s.log.iter().filter(ran_out).count() > 5, "no request ran out");
    // L2: every permission that stands.
    let mut acted = 0_usize;
    for fact in s.state.facts().filter(|fact| fact.nature == Nature::Permission) {
        let index = usize::try_from(fact.index).unwrap();
        let literal = log.acts_from(index).map(|entry| (s.log[entry].at, u64::try_from(entry).unwrap()));
        acted += usize::from(literal.is_some());
        assert_eq!(fact.took_effect, literal, "{} at {index}", fact.kind);
    }
    println!("{} entries, {asked} consents, {acted} permissions that took effect", s.log.len());
    assert!(s.log.len() > 5_000 && asked > 1_000 && acted > 100, "the history met too little");
}

/// For these the literal judge needs the cube of the log, so it reads the first tenth of the same history.
#[test]
fn the_first_thousand_of_them_restrain_and_speak_alike() {
    let steps = ten_thousand_steps();
    let s = history::play(&steps[..STEPS / 10]);
    let log = Log(&s.log);
    let end = s.log.len();
    // L9, L13: what binds at the end.
    let slow: BTreeSet<RecordHash> = log.binding(end).collect();
    let fast: BTreeSet<RecordHash> =
        s.state.restraints().filter(|restraint| restraint.binds()).map(|restraint| restraint.record).collect();
    assert_eq!(fast, slow);
    // SG-13: the word of each side on every record.
    let moment = jig_agreement::state::Moment { now: s.now, below: s.state.frontiers().both() };
    let then = Then { entries: end, below: log.covered_by_both(end), now: s.now };
    let mut given = 0_usize;
    for fact in s.state.facts() {
        for question in Question::ALL.into_iter().filter(|question| question.is_asked_of(fact.kind)) {
            for side in Side::BOTH {
                let fast = s.state.said(fact.record, question, side, moment).word == jig_agreement::state::Word::Given;
                given += usize::from(fast);
                assert_eq!(
                    fast,
                    log.has_said(fact.record, question, side, then),
                    "{} of {}",
                    question.name(),
                    fact.kind
                );
            }
        }
    }
    println!("{end} entries, {given} words given, {} restraints bind", slow.len());
    assert!(given > 5 && slow.len() > 20, "the history met too little");
}
