//! The table of rules.

use super::make::{class, metres, minimum};
use crate::Span;
use crate::deconfliction::{ClassPattern, RulesError, SeparationRow, SeparationRules};
use std::vec;

fn is(code: &str) -> ClassPattern {
    ClassPattern::Is(class(code))
}

#[test]
fn of_all_rows_that_apply_the_strictest_number_of_each_kind_wins() {
    let rows = vec![
        SeparationRow::new(is("operation"), is("operation"), minimum(5_000, 300, 10)),
        SeparationRow::new(is("humanitarian"), ClassPattern::Any, minimum(20_000, 100, 5)),
        SeparationRow::new(is("operation"), is("humanitarian"), minimum(10_000, 600, 60)),
    ];
    let mut reversed = rows.clone();
    reversed.reverse();
    let rules = SeparationRules::new("1", minimum(50_000, 0, 0), rows).unwrap();
    assert_eq!(rules, SeparationRules::new("1", minimum(50_000, 0, 0), reversed).unwrap());
    let (operation, humanitarian) = ([class("operation")], [class("humanitarian")]);
    let mixed = rules.required(&humanitarian, &operation);
    assert_eq!(mixed, rules.required(&operation, &humanitarian));
    assert_eq!((mixed.lateral.amount, mixed.lateral.row.as_str()), (metres(20_000), "*/humanitarian"));
    assert_eq!((mixed.vertical.amount, mixed.vertical.row.as_str()), (metres(600), "humanitarian/operation"));
    assert_eq!(mixed.time.amount, Span::from_minutes(60));
    // A row that applies stands for itself, even where the default is stricter.
    assert_eq!(rules.required(&operation, &operation).lateral.amount, metres(5_000));
    let other = rules.required(&operation, &[class("other")]);
    assert_eq!((other.lateral.amount, other.lateral.row.as_str()), (metres(50_000), "default"));
    // Several classes: all of their rows apply.
    assert_eq!(
        rules.required(&[class("humanitarian"), class("operation")], &operation).time.amount,
        Span::from_minutes(60)
    );
    assert_eq!(rules.widest(), minimum(50_000, 600, 60));
}

#[test]
fn doubled_rows_and_unfit_versions_are_refused() {
    let row = || SeparationRow::new(is("a"), is("b"), minimum(1, 1, 1));
    let turned = SeparationRow::new(is("b"), is("a"), minimum(2, 2, 2));
    assert!(matches!(
        SeparationRules::new("1", minimum(0, 0, 0), vec![row(), turned]),
        Err(RulesError::RowTwice { .. })
    ));
    assert_eq!(SeparationRules::new("", minimum(0, 0, 0), vec![]), Err(RulesError::Version));
    assert_eq!(SeparationRules::new("a b", minimum(0, 0, 0), vec![]), Err(RulesError::Version));
    assert!(crate::deconfliction::Minimum::new(metres(-1), metres(0), Span::ZERO).is_none());
    assert!(crate::deconfliction::Minimum::new(metres(0), metres(0), Span::from_days(2)).is_none());
}
