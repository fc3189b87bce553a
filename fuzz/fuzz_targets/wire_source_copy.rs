//! Any text as a copy of the agreement: no panic, no hang; every clause gets its answer, and a copy does not differ from itself.
#![no_main]
use libfuzzer_sys::fuzz_target;
use wire::sources::{check_copy, compare_copies, levelled, parse_clause_texts, parse_variants};

fuzz_target!(|text: &str| {
    let variants = parse_variants(include_bytes!("../../editions/sources/variants.json"));
    let texts = parse_clause_texts(include_bytes!("../../editions/sources/clauses.json"));
    let (Ok(variants), Ok(texts)) = (variants, texts) else { panic!("the lists of the sources do not parse") };
    if let Ok(readings) = check_copy(text, &texts, &variants) {
        assert_eq!(readings.len(), texts.clauses.len());
    }
    let (one, other) = text.split_once('\u{1}').unwrap_or((text, text));
    if let Ok(told) = compare_copies(one, other) {
        assert!(told.iter().all(|found| found.one != found.other));
        assert!(levelled(one) != levelled(other) || told.is_empty());
    }
    let _ = parse_variants(text.as_bytes());
    let _ = parse_clause_texts(text.as_bytes());
});
