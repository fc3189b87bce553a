//! Laws of the protocol over random histories. Each test names its law.
use crate::history::{Step, exchange, play, play_mirrored, prologue, step, watched_step};
use crate::support::*;
use jig_agreement::state::{Content, Entry};
use jig_agreement::verdict::Finding;
use proptest::prelude::*;
use spacetime::Span;

fn histories(length: usize) -> impl Strategy<Value = Vec<Step>> {
    let any = prop_oneof![5 => step(), 1 => watched_step()];
    proptest::collection::vec(any, 0..length).prop_map(|random| {
        let mut steps = prologue();
        steps.extend(random);
        steps
    })
}

const fn exactly(at: spacetime::Instant) -> jig_agreement::state::AsKnown {
    jig_agreement::state::AsKnown::in_the_log(at)
}

fn entry(scenario: &Scenario, index: usize) -> Entry<'_> {
    scenario.log[index].entry(u64::try_from(index).unwrap())
}

#[test]
fn the_prologue_leads_to_an_item_actionable_for_both() {
    let s = play(&prologue());
    assert!(s.log.iter().all(|folded| folded.verdict.decision != Decision::Refused), "{:?}", s.log);
    assert_eq!(s.state.items()[0].stage, jig_agreement::state::ItemStage::ActionableForBoth);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn l1_the_same_log_gives_the_same_state_and_verdicts(steps in histories(40)) {
        let played = play(&steps);
        let mut again = State::new(edition::edition(), digest(7));
        for index in 0..played.log.len() {
            let verdict = again.fold(&entry(&played, index));
            let lines = |verdict: &Verdict| verdict.changes.iter().map(|change| change.canonical()).collect::<Vec<_>>();
            prop_assert_eq!(lines(&verdict), lines(&played.log[index].verdict));
            prop_assert_eq!(&verdict, &played.log[index].verdict);
        }
        prop_assert_eq!(&again, &played.state);
    }

    /// INVARIANT(awaiting-is-uncovered).
    #[test]
    fn l2_no_permission_acts_without_both_matching_receipts(steps in histories(40)) {
        let s = play(&steps);
        let covered = s.state.frontier(Side::Alpha).min(s.state.frontier(Side::Bravo));
        for fact in s.state.facts().filter(|fact| fact.nature == Nature::Permission) {
            prop_assert_eq!(fact.took_effect.is_some(), fact.index < covered, "{} at {}", fact.kind, fact.index);
            let acts = s.is_in_effect(fact.record);
            prop_assert!(!acts || fact.index < covered);
        }
    }

    #[test]
    fn l3_what_is_refused_or_void_changes_nothing(steps in histories(40)) {
        let played = play(&steps);
        let mut without = State::new(edition::edition(), digest(7));
        for index in 0..played.log.len() {
            let folded = &played.log[index];
            if matches!(folded.verdict.decision, Decision::Refused | Decision::Void) {
                prop_assert!(folded.verdict.changes.is_empty());
                without.fold(&Entry { content: Content::Void("never-came"), ..entry(&played, index) });
            } else {
                prop_assert_eq!(without.fold(&entry(&played, index)), folded.verdict.clone());
            }
        }
        // Everything that the state holds, not only what somebody thought of when this was written.
        prop_assert_eq!(without.substance(), played.state.substance());
        for fact in played.state.facts() {
            prop_assert_eq!(without.effect(fact.record), played.state.effect(fact.record));
        }
        prop_assert_eq!(without.items(), played.state.items());
        prop_assert_eq!(without.holds(), played.state.holds());
        prop_assert_eq!(without.stops(), played.state.stops());
    }

    /// Asked of the whole log, a moment of the past is what it was: every record has the effect, every side the word, every restraint
    /// the reach that it had when the log was no longer than that.
    #[test]
    fn the_past_stands_as_it_stood(steps in histories(60)) {
        let played = play(&steps);
        let mut then = State::new(edition::edition(), digest(7));
        for index in 0..played.log.len() {
            then.fold(&entry(&played, index));
            let at = played.log[index].at;
            // Entries of one instant are one moment.
            if index < founding_entries() || played.log.get(index + 1).is_some_and(|next| next.at == at) {
                continue;
            }
            let past = played.state.as_it_stood(at);
            prop_assert_eq!(past.facts().count(), then.facts().count());
            prop_assert_eq!(past.holds(), then.holds(), "entry {}", index);
            prop_assert_eq!(past.reviews(exactly(at)), then.reviews(exactly(at)));
            let moment = jig_agreement::state::Moment { now: at, below: then.frontiers().both() };
            for fact in then.facts() {
                prop_assert_eq!(past.fact(fact.record), Some(fact));
                prop_assert_eq!(past.effect_at(fact.record, at), then.effect_at(fact.record, at), "{} at {}", fact.kind, index);
                for question in Question::ALL.into_iter().filter(|question| question.is_asked_of(fact.kind)) {
                    for side in Side::BOTH {
                        prop_assert_eq!(
                            past.said(fact.record, question, side, moment),
                            then.said(fact.record, question, side, moment)
                        );
                    }
                }
            }
        }
    }

    /// SG-09, L4.
    #[test]
    fn swapping_the_sides_swaps_the_outcomes(steps in histories(40)) {
        let one = play(&steps);
        let other = play_mirrored(&steps);
        prop_assert_eq!(one.log.len(), other.log.len());
        for (index, (left, right)) in one.log.iter().zip(&other.log).enumerate().skip(founding_entries()) {
            prop_assert_eq!(left.verdict.decision, right.verdict.decision, "entry {}", index);
            prop_assert_eq!(mirrored_findings(&left.verdict), findings(&right.verdict), "entry {}", index);
            prop_assert_eq!(mirrored_changes(&left.verdict), changes(&right.verdict), "entry {}", index);
        }
        for fact in one.state.facts().filter(|fact| fact.kind != "appointment") {
            let swapped = other.effect(fact.record);
            prop_assert_eq!(
                std::mem::discriminant(&one.effect(fact.record)), std::mem::discriminant(&swapped), "{}", fact.kind
            );
        }
    }

    #[test]
    fn l7_every_prefix_of_a_log_is_a_valid_past(steps in histories(40), cut in 0..60_usize) {
        let played = play(&steps);
        let cut = cut.min(played.log.len());
        let mut past = State::new(edition::edition(), digest(7));
        for index in 0..cut {
            past.fold(&entry(&played, index));
        }
        // Judging changes nothing, and the past gives every later entry's verdict when it gets there.
        let before = past.clone();
        for index in cut..played.log.len() {
            let _ = jig_agreement::judge(&before, &entry(&played, index));
        }
        prop_assert_eq!(&past, &before);
        for index in cut..played.log.len() {
            prop_assert_eq!(&past.fold(&entry(&played, index)), &played.log[index].verdict);
        }
        prop_assert_eq!(&past, &played.state);
    }

    #[test]
    fn l9_nothing_refuses_a_restraint_of_an_officer_in_office(steps in histories(60)) {
        let s = play(&steps);
        for folded in s.log.iter().filter(|folded: &&Folded| folded.signed.record.body.nature() == Nature::Restraint) {
            // Taking back a restraint is lifting it, and loosens; so does taking back a protected entry.
            const LOOSENS: [&str; 2] = ["restraint-ends-only-by-a-lift", "protected-ends-by-report"];
            let loosens = folded.verdict.findings.iter().any(|finding| LOOSENS.contains(&finding.code));
            prop_assert!(loosens || folded.verdict.decision == Decision::Accepted, "{:?}", folded);
        }
    }

    #[test]
    fn l12_one_sides_consents_and_the_others_silence_agree_nothing(random in proptest::collection::vec(step(), 0..60)) {
        let mut steps = exchange();
        steps.extend(prologue().into_iter().skip(exchange().len()));
        steps.extend(random);
        steps.retain(|step| !matches!(step, Step::Write { side: Side::Bravo, what, .. } if what.is_consent()));
        let s = play(&steps);
        for fact in s.state.facts() {
            let asks = matches!(fact.kind, "common-understanding" | "area-set" | "plan" | "setting-change" | "resumption");
            prop_assert!(!asks || !s.is_in_effect(fact.record), "{} without bravo's word", fact.kind);
        }
        prop_assert!(s.state.setting("AMB-01").is_none());
    }

    #[test]
    fn sg_04_what_does_not_act_now_never_comes_to_act_by_waiting(steps in histories(40)) {
        let s = play(&steps);
        for fact in s.state.facts() {
            let mut acts = s.is_in_effect(fact.record);
            for hours in [1, 6, 20, 35, 37, 40, 60, 24 * 40, 24 * 400] {
                let now = s.now.saturating_add(Span::from_hours(hours));
                let then = matches!(s.state.effect_at(fact.record, now), Some(Effect::InEffect { .. }));
                prop_assert!(acts || !then, "{} came to act after {} hours", fact.kind, hours);
                acts = then;
            }
        }
    }

    /// INVARIANT(bound-is-unlifted).
    #[test]
    fn whatever_binds_is_lifted_only_by_a_lift_that_both_received(steps in histories(60)) {
        let s = play(&steps);
        let covered = s.state.frontiers().both();
        let bound: Vec<RecordHash> = s.state.holds().iter().map(|restraint| restraint.record).collect();
        for restraint in s.state.restraints() {
            prop_assert_eq!(bound.contains(&restraint.record), restraint.binds());
            if let Some((by, _)) = restraint.lifted {
                let lift = s.state.fact(by).unwrap();
                prop_assert!(matches!(lift.kind, "lift" | "resumption" | "ceasefire-report"));
                prop_assert!(lift.index > restraint.index && lift.index < covered);
            }
        }
    }
}

/// The genesis and the appointments come in the same order in both runs, so they are not each other's mirror.
fn founding_entries() -> usize {
    Scenario::founded().log.len()
}

fn swap_names(text: &str) -> String {
    text.replace("alpha", "\u{1}").replace("bravo", "alpha").replace('\u{1}', "bravo")
}

fn finding_line(finding: &Finding) -> String {
    let mut cures: Vec<String> =
        finding.curable_by.iter().map(|post| format!("{}:{}", post.node.name(), post.post.name())).collect();
    cures.sort_unstable();
    format!("{:?} {:?} {} {:?} {:?}", finding.basis, finding.standing, finding.code, finding.arguments, cures)
}

fn findings(verdict: &Verdict) -> Vec<String> {
    let mut lines: Vec<String> = verdict.findings.iter().map(finding_line).collect();
    lines.sort_unstable();
    lines
}

fn mirrored_findings(verdict: &Verdict) -> Vec<String> {
    let swapped = |finding: &Finding| {
        let curable_by =
            finding.curable_by.iter().map(|author| Author { node: mirrored_node(author.node), ..*author }).collect();
        let arguments = finding.arguments.iter().map(|(name, value)| (*name, swap_names(value))).collect();
        finding_line(&Finding { curable_by, arguments, ..finding.clone() })
    };
    let mut lines: Vec<String> = verdict.findings.iter().map(swapped).collect();
    lines.sort_unstable();
    lines
}

const fn mirrored_node(node: Node) -> Node {
    match node {
        Node::Headquarters(side) => Node::Headquarters(side.counterpart()),
        Node::Centre => Node::Centre,
    }
}

/// Without keys, which name their holder's node.
fn changes(verdict: &Verdict) -> Vec<String> {
    let words = |line: String| if line.starts_with("watch-taken") { "watch-taken".to_owned() } else { line };
    verdict.changes.iter().map(|change| words(change.canonical())).collect()
}

fn mirrored_changes(verdict: &Verdict) -> Vec<String> {
    changes(verdict).iter().map(|line| swap_names(line)).collect()
}
