//! A copy of the text: levelling, the hashes of its clauses and the comparison with another take any text without harm.
#![no_main]
libfuzzer_sys::fuzz_target!(|text: &str| {
    use wire::sources::{check_copy, compare_copies, levelled, parse_clause_texts, parse_variants};
    let variants = parse_variants(include_bytes!("../../editions/sources/variants.json")).unwrap();
    let texts = parse_clause_texts(include_bytes!("../../editions/sources/clauses.json")).unwrap();
    if let Ok(readings) = check_copy(text, &texts, &variants) {
        assert_eq!(readings.len(), texts.clauses.len());
    }
    let (one, other) = text.split_once('\u{1}').unwrap_or((text, text));
    if let Ok(told) = compare_copies(one, other) {
        assert!(told.iter().all(|found| found.one != found.other));
        if levelled(one) == levelled(other) {
            assert!(told.is_empty());
        }
    }
    let _ = parse_variants(text.as_bytes());
    let _ = parse_clause_texts(text.as_bytes());
});
