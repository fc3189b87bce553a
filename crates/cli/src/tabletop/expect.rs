//! Whether what a node shows is what a script expects. Knows no stage and no words of either language.
//!
//! A record has a decision, said once at its entry, and an effect, which changes with every later entry. `accepted`,
//! `refused` and `void` are decisions and stay what they were; every other word is compared with the effect alone, or
//! `held` would also be true of what was held at its entry and has acted ever since. A released item has, beside both, a
//! stage on its way between the sides; the words of stages are none of those of effects.
use super::script::Expectation;
use super::seen::Seen;

/// The words of decisions: what the rules said at the entry.
const DECISIONS: [&str; 3] = ["accepted", "refused", "void"];

/// Whether the state is the one expected, and the basis, where one is named, among the reasons.
pub(super) fn holds(expectation: &Expectation, seen: &Seen) -> bool {
    let state = &expectation.state;
    let is_found = if DECISIONS.contains(&state.as_str()) {
        *state == seen.decision
    } else {
        *state == seen.effect || *state == seen.item_stage
    };
    is_found && expectation.basis.as_ref().is_none_or(|basis| seen.bases.contains(basis))
}

/// An expectation in the words of the script.
pub(super) fn expected_text(expectation: &Expectation) -> String {
    match &expectation.basis {
        None => expectation.state.clone(),
        Some(basis) => format!("{} by {basis}", expectation.state),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expecting(state: &str, basis: Option<&str>) -> Expectation {
        let basis = basis.map(str::to_owned);
        Expectation { label: "R".to_owned(), node: None, state: state.to_owned(), basis }
    }

    fn seen(decision: &str, effect: &str, bases: &[&str]) -> Seen {
        Seen {
            decision: decision.to_owned(),
            effect: effect.to_owned(),
            bases: bases.iter().map(|basis| (*basis).to_owned()).collect(),
            ..Seen::default()
        }
    }

    #[test]
    fn a_state_is_the_effect_and_only_a_decision_is_read_at_the_entry() {
        // What was held at its entry and acts now is not held; what was accepted and is held now is still accepted.
        let acts = seen("held", "in effect", &[]);
        let stopped = seen("accepted", "held", &["SG-11"]);
        let refused = seen("refused", "refused", &["TOR.2.a#6"]);
        let void = seen("void", "void", &["wire-syntax"]);
        let unknown = seen("", "unknown", &[]);
        for (state, seen, expected) in [
            ("in effect", &acts, true),
            ("held", &acts, false),
            ("accepted", &acts, false),
            ("held", &stopped, true),
            ("accepted", &stopped, true),
            ("in effect", &stopped, false),
            ("refused", &refused, true),
            ("void", &refused, false),
            ("void", &void, true),
            ("unknown", &unknown, true),
            ("accepted", &unknown, false),
        ] {
            assert_eq!(holds(&expecting(state, None), seen), expected, "{state}: {seen:?}");
        }
    }

    #[test]
    fn an_item_may_be_expected_at_its_stage() {
        let item = Seen { item_stage: "counterpart review".to_owned(), ..seen("accepted", "in effect", &[]) };
        for (state, expected) in
            [("counterpart review", true), ("in effect", true), ("actionable for both", false), ("", false)]
        {
            assert_eq!(holds(&expecting(state, None), &item), expected, "{state}");
        }
    }

    #[test]
    fn a_named_basis_must_be_among_the_reasons() {
        let stopped = seen("accepted", "held", &["SG-11", "SG-34"]);
        for (basis, expected) in [("SG-11", true), ("SG-34", true), ("APP.8", false)] {
            assert_eq!(holds(&expecting("held", Some(basis)), &stopped), expected, "{basis}");
        }
        assert!(!holds(&expecting("in effect", Some("SG-11")), &stopped));
    }
}
