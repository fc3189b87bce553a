//! Proof of knowledge.

use super::make::{always, circle, class, intent, simple_rules};
use crate::deconfliction::{KnowledgeDecision, Live, prove_knowledge};
use crate::volume::{Intent, IntentState, Token, VolumeLimits};
use std::vec;
use std::vec::Vec;

fn near(id: &str, shift: f64) -> Intent {
    intent(id, vec![always(circle(34.0, 39.0 + shift, 1_000))])
}

fn live() -> Live {
    let mut live = Live::new(simple_rules(2_000, 300, 10));
    live.insert(&near("first", 0.0), 10).unwrap();
    live.insert(&near("second", 0.01), 11).unwrap();
    live.insert(&near("far", 3.0), 12).unwrap();
    live
}

#[test]
fn what_is_not_named_is_listed_and_the_intent_takes_no_effect() {
    let (live, new) = (live(), near("new", 0.005));
    let knowledge = prove_knowledge(&live, &new, &[near("first", 0.0).token()], 20);
    assert_eq!(knowledge.decision, KnowledgeDecision::Missing);
    let missing: Vec<&str> = knowledge.missing.iter().map(|reference| reference.id.as_str()).collect();
    assert_eq!(missing, ["second"]);
    let both = [near("second", 0.0).token(), near("first", 0.0).token()];
    assert_eq!(prove_knowledge(&live, &new, &both, 20).decision, KnowledgeDecision::Shown);
    // A named stranger changes nothing.
    assert_eq!(
        prove_knowledge(&live, &new, &[Token::new([9; 32]), both[0], both[1]], 20).decision,
        KnowledgeDecision::Shown
    );
}

#[test]
fn what_came_later_than_the_stated_size_puts_both_in_conflict_and_refuses_nothing() {
    let knowledge = prove_knowledge(&live(), &near("new", 0.005), &[near("first", 0.0).token()], 11);
    assert_eq!(knowledge.decision, KnowledgeDecision::Shown);
    assert_eq!(knowledge.unknowable.len(), 1);
    assert_eq!(knowledge.unknowable[0].id, "second");
    assert!(knowledge.unknowable[0].answer.holds());
}

#[test]
fn the_token_of_an_older_version_shows_no_knowledge_of_the_new_one() {
    let mut live = live();
    let moved = Intent::new(
        "first",
        vec![class("operation")],
        IntentState::Accepted,
        vec![always(circle(34.0, 39.001, 1_000))],
        Token::new([7; 32]),
        &VolumeLimits::WIDEST,
    )
    .unwrap();
    live.insert(&moved, 13).unwrap();
    let named = [near("first", 0.0).token(), near("second", 0.0).token()];
    let knowledge = prove_knowledge(&live, &near("new", 0.005), &named, 20);
    assert_eq!(knowledge.missing.len(), 1);
    assert_eq!(knowledge.missing[0].token, Token::new([7; 32]));
}

#[test]
fn an_off_nominal_declaration_is_never_asked_for_knowledge() {
    for state in IntentState::ALL {
        let new = Intent::new(
            "new",
            vec![class("operation")],
            state,
            vec![always(circle(34.0, 39.005, 1_000))],
            Token::new([1; 32]),
            &VolumeLimits::WIDEST,
        )
        .unwrap();
        let decision = prove_knowledge(&live(), &new, &[], 20).decision;
        let expected = if state.is_off_nominal() { KnowledgeDecision::NotAsked } else { KnowledgeDecision::Missing };
        assert_eq!(decision, expected, "{state:?}");
    }
}
