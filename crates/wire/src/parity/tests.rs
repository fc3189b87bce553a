//! What counts as the same number in three scripts and two habits of writing, and what does not.
use super::{Difference, differences, texts_of};
use agreement::identity::Language::{Ar as Arabic, En as English, Ru as Russian};
use proptest::prelude::*;

fn names(differences: &[Difference]) -> Vec<(&str, usize, usize)> {
    differences.iter().map(|one| (one.said.as_str(), one.original, one.translation)).collect()
}

#[test]
fn the_same_numbers_in_another_habit_of_writing_are_the_same() {
    let table = [
        ("The road is open for 12 convoys from 08:00 to 14:00.", "Дорога открыта для 12 колонн с 8:00 до 14:00."),
        ("at 36.0250 N 37.0250 E", "в точке 36,0250° с.ш. 37,0250° в.д."),
        ("12,000 people", "12 000 человек"),
        ("12,000 people", "12\u{a0}000 человек"),
        ("15 vans, 200 people", "15 машин, 200 человек"),
        ("on 19 July 2016", "19 июля 2016 года"),
        ("", ""),
        ("no number", "числа нет"),
    ];
    for (original, translation) in table {
        let found = differences((original, English), (translation, Russian));
        assert!(found.is_empty(), "{original} / {translation}: {found:?}");
    }
    let arabic = "الطريق مفتوح لـ ١٢ قافلة من ٠٨:٠٠ حتى ١٤:٠٠";
    assert!(differences((arabic, Arabic), ("Open for 12 convoys from 08:00 to 14:00", English)).is_empty());
}

#[test]
fn every_other_number_is_named_with_how_often_each_says_it() {
    let table = [
        ("12 convoys", "21 колонна", vec![("12", 1, 0), ("21", 0, 1)]),
        ("36.0250 N", "36.0205 N", vec![("36.0205", 0, 1), ("36.0250", 1, 0)]),
        ("36.025 N", "36025 N", vec![("36.025", 1, 0), ("36025", 0, 1)]),
        ("36.0250 N 37.0250 E", "36.0250 с.ш. 37.0250 з.д.", vec![("E", 1, 0), ("W", 0, 1)]),
        ("from 08:00 to 14:00", "с 08:00", vec![("14:00", 1, 0)]),
        ("12 and 12", "12", vec![("12", 2, 1)]),
        ("two", "2", vec![("2", 0, 1)]),
        ("1.5 km", "1.50 км", vec![("1.5", 1, 0), ("1.50", 0, 1)]),
    ];
    for (original, translation, expected) in table {
        let found = differences((original, English), (translation, Russian));
        assert_eq!(names(&found), expected, "{original} / {translation}");
    }
}

#[test]
fn a_word_that_begins_like_a_hemisphere_is_none() {
    assert!(differences(("12 North roads", English), ("12 дорог", Russian)).is_empty());
    assert!(differences(("36 E", English), ("36 в.д.", Russian)).is_empty());
}

#[test]
fn only_what_a_person_wrote_is_compared() {
    let payload =
        r#"{"body":{"heading":"Road 7","subject":"mutual","text":"12 convoys","window":{"from":"2016-09-17"}},"v":1}"#;
    assert_eq!(texts_of(payload), ["Road 7", "12 convoys"]);
    assert!(texts_of(r#"{"body":{"of":"00"}}"#).is_empty());
    assert!(texts_of("no JSON").is_empty());
    // A stop has no body of its own.
    assert_eq!(texts_of(r#"{"kind":"stop","text":"Stop at 7."}"#), ["Stop at 7."]);
}

proptest! {
    #[test]
    fn a_text_says_the_same_as_itself_and_no_text_makes_it_fail(text in ".{0,200}") {
        for language in [English, Russian, Arabic] {
            prop_assert!(differences((&text, language), (&text, language)).is_empty());
        }
    }

    #[test]
    fn one_more_number_is_always_found(text in "[a-zа-я ,.]{0,40}", number in 1_u32..1_000_000) {
        let with = format!("{text} x {number} x");
        let found = differences((&text, English), (&with, English));
        let said = number.to_string();
        prop_assert_eq!(names(&found), vec![(said.as_str(), 0, 1)]);
    }
}
