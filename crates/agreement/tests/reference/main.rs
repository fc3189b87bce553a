//! A second judge for the gates that everything rests on, slow and literal, held against the fast fold on random logs.
//!
//! It keeps no state: every question is answered by reading the log again from its first entry. What the two must agree
//! on: which consents are refused, when a permission takes effect, what both sides have said, and what still binds.
#[cfg(test)]
#[path = "../rules/history.rs"]
#[expect(dead_code, unused_imports, reason = "shared with the rules' tests, which use all of it")]
mod history;
#[cfg(test)]
#[path = "../rules/support/mod.rs"]
#[expect(dead_code, unused_imports, reason = "shared with the rules' tests, which use all of it")]
mod support;

#[cfg(test)]
#[expect(clippy::wildcard_enum_match_arm, reason = "each question looks at its own kinds of record")]
mod judge;

#[cfg(test)]
mod coverage;

#[cfg(test)]
#[expect(clippy::wildcard_enum_match_arm, reason = "each question looks at its own kinds of record")]
mod grounding;

#[cfg(test)]
mod long;

#[cfg(test)]
#[expect(clippy::wildcard_enum_match_arm, reason = "each question looks at its own kinds of record")]
mod operations;

#[cfg(test)]
mod protected;

#[cfg(test)]
#[expect(clippy::wildcard_enum_match_arm, reason = "each question looks at its own kinds of record")]
mod reviews;

#[cfg(test)]
mod watched;

use judge::Log;
use proptest::prelude::*;
use support::*;

/// Steps of those who restrain, answer, lift and take back, which any steps would rarely bring together.
fn pointed() -> impl Strategy<Value = history::Step> {
    use history::{Decided, Step, What};
    let side = proptest::sample::select(Side::BOTH.to_vec());
    let officer = proptest::sample::select(vec![Post::Snr, Post::Snr, Post::Legal]);
    let decided = Decided::ByOwnSide;
    let consents = [
        Question::Lift,
        Question::Resume,
        Question::Ceasefire,
        Question::Actionable,
        Question::Plan,
        Question::NoAction,
    ];
    let mut acts: Vec<What> = consents.map(|question| What::Consent { question, decided }).repeat(5);
    acts.extend([
        What::ProposedNoAction,
        What::Report { named: true },
        What::Report { named: false },
        What::Check { contact: true },
    ]);
    acts.extend([What::Revocation, What::AirDefence { third_party: false }, What::Check { contact: false }]);
    acts.extend([history::Reviewed::Attested, history::Reviewed::Objection].map(What::Review));
    acts.extend([
        What::HoldAll,
        What::Doubt,
        What::Stop,
        What::Suspension,
        What::Lapse,
        What::Preserve,
        What::Plan { east: 3 },
    ]);
    acts.extend([
        What::Protected { moves: true },
        What::Protected { moves: false },
        What::Release,
        What::Acknowledgement,
    ]);
    acts.extend(ProtectedWord::ALL.iter().map(|says| What::ProtectedSaid { says: *says }));
    acts.extend([What::Report { named: false }].repeat(3));
    acts.extend([What::Request, What::Answered, What::Answered].repeat(4));
    acts.extend([What::Answer, What::Lift, What::Resumption, What::Restore, What::Retraction, What::Decline].repeat(3));
    prop_oneof![
        5 => (side.clone(), officer, proptest::sample::select(acts), 0..1_000_usize)
            .prop_map(|(side, post, what, pick)| Step::Write { side, post, what, pick }),
        2 => (side, 0..2_u64).prop_map(|(side, lag)| Step::Receipt { side, lag, matching: ReceiptMatch::Matches }),
        1 => (1..40_i64).prop_map(Step::Wait),
    ]
}

/// A restraint and what lifts it, with a step or two of anybody's between, and now and then a part left out.
fn lifted() -> impl Strategy<Value = Vec<history::Step>> {
    use history::{Decided, Step, What};
    let sides = proptest::sample::select(Side::BOTH.to_vec());
    let cause = 0..6_usize;
    let between = proptest::collection::vec(pointed(), 0..3);
    (sides, cause, 0..3_usize, between, 0..24_usize, 0..24_usize).prop_map(
        |(side, cause, nth, between, left_out, place)| {
            let write = |side, post, what, pick| Step::Write { side, post, what, pick };
            let by_both = |question| {
                let what = What::Consent { question, decided: Decided::ByOwnSide };
                Side::BOTH
                    .into_iter()
                    .flat_map(move |side| [Post::Snr, Post::Legal].map(|post| write(side, post, what, nth)))
            };
            let (restraint, lift, question) = match cause {
                0 => (What::HoldAll, What::Lift, None),
                1 => (What::Doubt, What::Lift, None),
                2 => (What::Stop, What::Lift, Some(Question::Lift)),
                5 => (What::Preserve, What::Lift, Some(Question::Lift)),
                3 => (What::Suspension, What::Resumption, Some(Question::Resume)),
                _ => (What::Lapse, What::Restore, Some(Question::Ceasefire)),
            };
            let pick = if cause < 3 || cause == 5 { cause + 6 * nth } else { nth };
            let mut steps = vec![write(side, Post::Snr, restraint, nth), write(side, Post::Snr, lift, pick)];
            steps.extend(question.into_iter().flat_map(by_both));
            let at = 1 + place % steps.len();
            steps.splice(at..at, between);
            if left_out < steps.len() {
                steps.remove(left_out);
            }
            steps.extend(Side::BOTH.map(|side| Step::Receipt { side, lag: 0, matching: ReceiptMatch::Matches }));
            steps
        },
    )
}

/// A plan with what it needs, what is said of it after that, and now and then a part left out.
fn planned() -> impl Strategy<Value = Vec<history::Step>> {
    use history::{Reviewed, Step, What};
    let sides = proptest::sample::select(Side::BOTH.to_vec());
    let after = proptest::sample::select(vec![
        (Post::Protection, What::Check { contact: true }),
        (Post::Protection, What::Check { contact: false }),
        (Post::Legal, What::Review(Reviewed::Objection)),
        (Post::Legal, What::Review(Reviewed::Attested)),
        (Post::Operations, What::AirDefence { third_party: false }),
        (Post::Operations, What::Report { named: true }),
    ]);
    let receipts = || Side::BOTH.map(|side| Step::Receipt { side, lag: 0, matching: ReceiptMatch::Matches });
    let taken_back = (sides.clone(), 0..12_usize, 0..2_u8);
    (sides, after, taken_back, 0..16_usize, 0..2_000_i64).prop_map(
        move |(side, (post, what), (taker, nth, takes), left_out, minutes)| {
            let mut steps = history::supported_plan();
            if left_out < steps.len() {
                steps.remove(left_out);
            }
            steps.extend(receipts());
            steps.push(Step::Write { side, post, what, pick: 0 });
            if takes == 1 {
                steps.push(Step::Write { side: taker, post: Post::Snr, what: What::TakenBack, pick: nth });
            }
            steps.extend(receipts());
            steps.push(Step::Wait(1 + minutes));
            steps
        },
    )
}

/// A plan with all that it needs, carried out after a wait to its window and reported, and now and then a part left out or taken back.
fn carried_out() -> impl Strategy<Value = Vec<history::Step>> {
    use history::{Decided, Step, What};
    let sides = proptest::sample::select(Side::BOTH.to_vec());
    let receipts = || Side::BOTH.map(|side| Step::Receipt { side, lag: 0, matching: ReceiptMatch::Matches });
    let back =
        (sides, 0..12_usize, proptest::sample::select(vec![What::TakenBack, What::Revocation, What::Retraction]));
    (back, 0..40_usize, 0..3_u8, 1_160..1_340_i64, 0..90_i64).prop_map(
        move |((taker, nth, how), left_out, takes, until_then, after)| {
            let write = |side, post, what| Step::Write { side, post, what, pick: 0 };
            let mut steps = history::supported_plan();
            // What a plan needs is given later than the plan, so that it is still live when its window comes.
            steps.insert(1, Step::Wait(1_000));
            let consent = What::Consent { question: Question::Plan, decided: Decided::ByOwnSide };
            steps.extend(
                Side::BOTH.into_iter().flat_map(|side| [Post::Snr, Post::Legal].map(|post| write(side, post, consent))),
            );
            steps.extend(receipts());
            steps.push(write(Side::Alpha, Post::Snr, What::FinalNotice));
            steps.extend(receipts());
            if left_out < steps.len() {
                steps.remove(left_out);
            }
            let taken_back = Step::Write { side: taker, post: Post::Snr, what: how, pick: nth };
            if takes == 1 {
                steps.push(taken_back.clone());
            }
            // The act is reported for the hour before the report: into the window, and what is taken back falls within that hour or not.
            steps.push(Step::Wait(until_then));
            if takes == 2 {
                steps.push(taken_back);
            }
            steps.push(Step::Wait(1 + after));
            steps.push(write(Side::Alpha, Post::Operations, What::Report { named: true }));
            steps
        },
    )
}

/// A protected entry and its submitter's word that ends it, received by both, and now and then a part left out or said by another.
fn protected_for_a_while() -> impl Strategy<Value = Vec<history::Step>> {
    use history::{Step, What};
    let sides = || proptest::sample::select(Side::BOTH.to_vec());
    let says = proptest::sample::select(ProtectedWord::ALL.to_vec());
    (sides(), sides(), says, 0..3_usize, 0..8_usize).prop_map(|(submitter, speaker, says, nth, left_out)| {
        let moves = matches!(says, ProtectedWord::Arrived | ProtectedWord::Cancelled);
        let write = |side, what| Step::Write { side, post: Post::Protection, what, pick: nth };
        let mut steps = vec![
            write(submitter, What::Protected { moves }),
            write(speaker, What::ProtectedSaid { says }),
            write(submitter, What::ProtectedSaid { says }),
        ];
        if left_out < steps.len() {
            steps.remove(left_out);
        }
        steps.extend(Side::BOTH.map(|side| Step::Receipt { side, lag: 0, matching: ReceiptMatch::Matches }));
        steps
    })
}

/// An item closed by both without action, and now and then a part left out.
fn closed() -> impl Strategy<Value = Vec<history::Step>> {
    use history::{Decided, Step, What};
    (0..8_usize, 0..3_usize).prop_map(|(left_out, nth)| {
        let write = |side, post, what| Step::Write { side, post, what, pick: nth };
        let mut steps = vec![write(Side::Alpha, Post::Operations, What::ProposedNoAction)];
        for side in Side::BOTH {
            let consent = What::Consent { question: Question::NoAction, decided: Decided::ByOwnSide };
            steps.extend([write(side, Post::Snr, consent), write(side, Post::Legal, consent)]);
        }
        if left_out < steps.len() {
            steps.remove(left_out);
        }
        steps.extend(Side::BOTH.map(|side| Step::Receipt { side, lag: 0, matching: ReceiptMatch::Matches }));
        steps
    })
}

/// A request in haste, and an answer about the time at which silence becomes *no*.
fn asked_in_haste() -> impl Strategy<Value = Vec<history::Step>> {
    use history::{Step, What};
    (proptest::collection::vec(pointed(), 0..2), 20..45_i64, 0..3_usize).prop_map(|(between, minutes, pick)| {
        let write = |side, post, what| Step::Write { side, post, what, pick };
        let mut steps = vec![write(Side::Bravo, Post::Snr, What::Request)];
        steps.extend(between);
        steps.push(Step::Wait(minutes));
        steps.extend([Post::Snr, Post::Legal].map(|post| write(Side::Alpha, post, What::Answered)));
        steps
    })
}

/// Half of them from the first entry on, so that few records stand and the same ones are met again and again.
fn histories() -> impl Strategy<Value = Vec<history::Step>> {
    let part = || {
        prop_oneof![
            3 => proptest::collection::vec(prop_oneof![1 => history::step(), 2 => pointed()], 0..12),
            2 => lifted(),
            3 => planned(),
            1 => carried_out(),
            1 => protected_for_a_while(),
            1 => closed(),
            1 => asked_in_haste(),
        ]
    };
    let begun = proptest::collection::vec(part(), 0..6).prop_map(|parts| {
        let mut steps = history::prologue();
        steps.extend(parts.concat());
        steps
    });
    prop_oneof![begun, proptest::collection::vec(part(), 0..10).prop_map(|parts| parts.concat())]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    /// SG-13, L12: by two posts of a side, for the own side, with a decision, on a record that stands.
    #[test]
    fn both_judges_refuse_the_same_consents(steps in histories()) {
        let s = history::play(&steps);
        let log = Log(&s.log);
        for (index, folded) in s.log.iter().enumerate() {
            if let Body::Consent(consent) = &folded.signed.record.body {
                let refused = folded.verdict.decision == Decision::Refused;
                prop_assert_eq!(log.refuses(index, consent), refused, "entry {}: {:?}", index, folded.verdict.findings);
            }
        }
    }

    /// L2.
    #[test]
    fn both_judges_let_a_permission_act_at_the_same_entry(steps in histories()) {
        let s = history::play(&steps);
        let log = Log(&s.log);
        for fact in s.state.facts().filter(|fact| fact.nature == Nature::Permission) {
            let index = usize::try_from(fact.index).unwrap();
            let literal = log.acts_from(index).map(|entry| (s.log[entry].at, u64::try_from(entry).unwrap()));
            prop_assert_eq!(fact.took_effect, literal, "{} at {}", fact.kind, index);
        }
    }

    /// SG-13: both sides, two posts each, on the same hash.
    #[test]
    fn both_judges_count_the_same_word_for_each_side(steps in histories()) {
        let s = history::play(&steps);
        let log = Log(&s.log);
        let end = s.log.len();
        let moment = jig_agreement::state::Moment { now: s.now, below: s.state.frontiers().both() };
        for fact in s.state.facts() {
            for question in Question::ALL.into_iter().filter(|question| question.is_asked_of(fact.kind)) {
                for side in Side::BOTH {
                    let fast = s.state.said(fact.record, question, side, moment).word == jig_agreement::state::Word::Given;
                    let slow = log.has_said(fact.record, question, side, judge::Then { entries: end, below: log.covered_by_both(end), now: s.now });
                    prop_assert_eq!(fast, slow, "{} of {} by {}", question.name(), fact.record, side.name());
                }
            }
        }
    }

    /// TOR.0.5, TOR.0.6, APP.7, TOR.2.c.ii#3: what a plan lacks beside consent.
    #[test]
    fn both_judges_find_the_same_lack_in_a_plan(steps in histories()) {
        let s = history::play(&steps);
        let log = Log(&s.log);
        let end = s.log.len();
        let then = judge::Then { entries: end, below: log.covered_by_both(end), now: s.now };
        for fact in s.state.facts().filter(|fact| fact.kind == "plan") {
            if matches!(s.effect(fact.record), Effect::Held { .. } | Effect::InEffect { .. }) {
                let mut fast: Vec<&str> =
                    s.held_by(fact.record).into_iter().filter(|code| operations::is_of_operations(code)).collect();
                fast.sort_unstable();
                prop_assert_eq!(fast, log.lacks(fact.record, then), "{}", fact.record);
            }
        }
    }

    /// TOR.2.a#7: which reports open a review, and for what.
    #[test]
    fn both_judges_open_the_same_reviews(steps in histories()) {
        let s = history::play(&steps);
        let log = Log(&s.log);
        for (index, folded) in s.log.iter().enumerate() {
            let Body::ExecutionReport(report) = &folded.signed.record.body else { continue };
            if folded.verdict.decision == Decision::Accepted {
                let slow: std::collections::BTreeSet<_> =
                    log.departs(index, report).into_iter().filter(|departure| reviews::is_compared(*departure)).collect();
                prop_assert_eq!(reviews::opened(&s, folded.signed.hash), slow, "entry {}", index);
            }
        }
    }

    /// TOR.2.0#3, TOR.2.a#2: which releases are refused, and what every one that is taken needs.
    #[test]
    fn both_judges_refuse_the_same_releases(steps in histories()) {
        let s = history::play(&steps);
        let log = Log(&s.log);
        for (index, folded) in s.log.iter().enumerate() {
            if let Body::Release(_) = folded.signed.record.body {
                let decision = folded.verdict.decision;
                prop_assert_eq!(log.refuses_release(index), decision == Decision::Refused, "entry {}: {:?}", index, folded.verdict.findings);
                prop_assert!(decision != Decision::Accepted || log.may_release(index), "entry {}", index);
            }
        }
    }

    /// TOR.0.5, SG-05: who may say what of a protected entry. What ends one is compared with every other restraint.
    #[test]
    fn both_judges_refuse_the_same_words_on_protected_entries(steps in histories()) {
        let s = history::play(&steps);
        let log = Log(&s.log);
        for (index, folded) in s.log.iter().enumerate() {
            if let Body::ProtectedReport(said) = folded.signed.record.body {
                let refused = folded.verdict.decision == Decision::Refused;
                prop_assert_eq!(log.refuses_word(index, said), refused, "entry {}: {:?}", index, folded.verdict.findings);
            }
        }
    }

    /// TOR.3, APP.3.d1, AMB-04, AMB-05: what refuses an entry of the watch, what is said of it, and which review it opens.
    #[test]
    fn both_judges_say_the_same_of_the_watch_over_the_grounding(steps in watched::histories()) {
        let s = history::play(&steps);
        let log = Log(&s.log);
        for index in 0..s.log.len() {
            prop_assert!(grounding::compare(&log, index).is_ok(), "{}", grounding::compare(&log, index).unwrap_err());
        }
    }

    /// L9, L13: what binds is what the log says binds, and nothing it reaches acts.
    #[test]
    fn both_judges_hold_the_same_restraints(steps in histories()) {
        let s = history::play(&steps);
        let log = Log(&s.log);
        let end = s.log.len();
        let slow: std::collections::BTreeSet<RecordHash> = log.binding(end).collect();
        let fast: std::collections::BTreeSet<RecordHash> =
            s.state.restraints().filter(|restraint| restraint.binds()).map(|restraint| restraint.record).collect();
        prop_assert_eq!(&fast, &slow);
        let everything_is_bound = log.binds_everything(end);
        for fact in s.state.facts().filter(|fact| matches!(fact.kind, "plan" | "release" | "final-notice" | "area-set")) {
            prop_assert!(!everything_is_bound || !s.is_in_effect(fact.record), "{} acts under a hold on all", fact.kind);
        }
    }
}

/// What the comparisons above lean on really happens in the histories they draw.
#[test]
fn the_histories_meet_what_the_judges_are_asked() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut met: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for _ in 0..600 {
        let s = history::play(&histories().new_tree(&mut runner).unwrap().current());
        for folded in &s.log {
            let refused = folded.verdict.decision == Decision::Refused;
            if let Body::Consent(_) = folded.signed.record.body {
                let event = if refused { "consent refused" } else { "consent taken" };
                *met.entry(event.to_owned()).or_default() += 1;
            }
            if let Body::Release(_) | Body::ProtectedReport(_) = folded.signed.record.body {
                let event =
                    format!("{} {}", folded.signed.record.body.kind(), if refused { "refused" } else { "taken" });
                *met.entry(event).or_default() += 1;
            }
            if let Body::ExecutionReport(_) = folded.signed.record.body
                && !refused
            {
                let departures = reviews::opened(&s, folded.signed.hash);
                let names = departures.iter().map(|departure| departure.name());
                for name in names.chain(departures.is_empty().then_some("in nothing compared")) {
                    *met.entry(format!("departed {name}")).or_default() += 1;
                }
            }
            for change in &folded.verdict.changes {
                let line = change.canonical();
                if line.contains(" no-action-agreed ") {
                    *met.entry("closed by both".to_owned()).or_default() += 1;
                }
                *met.entry(line.split(' ').next().unwrap_or_default().to_owned()).or_default() += 1;
            }
        }
        for fact in s.state.facts().filter(|fact| fact.kind == "plan") {
            let lacks: Vec<&str> =
                s.held_by(fact.record).into_iter().filter(|code| operations::is_of_operations(code)).collect();
            let stands = matches!(s.effect(fact.record), Effect::Held { .. } | Effect::InEffect { .. });
            let whole = ["plan without lack"].into_iter().filter(|_| stands && lacks.is_empty());
            for event in lacks.iter().copied().chain(whole) {
                *met.entry(event.to_owned()).or_default() += 1;
            }
        }
        for restraint in s.state.restraints() {
            if restraint.cause == jig_agreement::state::Cause::Stop
                && s.state.fact(restraint.record).is_some_and(|fact| fact.kind == "revocation")
            {
                *met.entry("stop by an air defence".to_owned()).or_default() += 1;
            }
            let event =
                if restraint.binds() { "bound".to_owned() } else { format!("lifted {}", restraint.cause.name()) };
            *met.entry(event).or_default() += 1;
        }
    }
    for event in [
        "consent refused",
        "consent taken",
        "took-effect",
        "receipt-differs",
        "ended",
        "bound",
        "lifted hold",
        "lifted doubt",
        "lifted stop",
        "lifted suspension",
        "lifted lapse",
        "lifted preservation",
        "lifted protected",
        "release refused",
        "release taken",
        "protected-report refused",
        "protected-report taken",
        "departed no-plan",
        "departed not-agreed",
        "departed no-final-notice",
        "departed outside-the-window",
        "departed held",
        "departed in nothing compared",
        "closed by both",
        "plan without lack",
        "stop by an air defence",
        "protection-check-missing",
        "protection-contact",
        "attestation-missing",
        "attestation-over",
        "attestation-lapsed-check",
        "legal-objection",
        "air-defence-unacknowledged",
        "air-defence-over",
        "air-defence-taken-back",
        "third-party-air-defence-unacknowledged",
        "third-party-air-defence-over",
    ] {
        assert!(met.get(event).is_some_and(|times| *times >= 5), "{event}: {met:?}");
    }
}
