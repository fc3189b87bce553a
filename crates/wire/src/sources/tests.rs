//! Claims about copies of the source: what is levelled, which lost word is known again, and that nothing hostile hangs or panics.
//!
//! The copies here are invented sentences of the same build; the two true copies are read where they lie beside the project.
use super::{
    COPY_BYTES_MAX, ClauseText, ClauseTexts, CopyDifference, LossEffect, Reading, SourceError, SourceVariant,
    SourceVariants, check_copy, compare_copies, levelled, parse_clause_texts, parse_variants,
};
use agreement::identity::Digest;
use agreement::register::{ClauseId, Modality, clauses};
use std::path::{Path, PathBuf};

const VARIANTS: &[u8] = include_bytes!("../../../../editions/sources/variants.json");
const TEXTS: &[u8] = include_bytes!("../../../../editions/sources/clauses.json");

fn variants() -> SourceVariants {
    parse_variants(VARIANTS).unwrap()
}

fn texts() -> ClauseTexts {
    parse_clause_texts(TEXTS).unwrap()
}

/// An invented clause with the lost word of a variant in its place and two words after it.
fn invented(variant: &SourceVariant) -> Vec<String> {
    let filler = |number: usize| format!("{}{number}", variant.clause.as_str().to_lowercase().replace(['.', '#'], ""));
    let mut words: Vec<String> = (0..variant.word).map(filler).collect();
    words.push(variant.lost.clone());
    words.extend((1_000..1_003).map(filler));
    words
}

fn without(words: &[String], place: usize) -> String {
    let mut kept = words.to_vec();
    kept.remove(place);
    kept.join(" ")
}

fn hashed(variant: &SourceVariant) -> ClauseText {
    let words = invented(variant);
    let opening = words[usize::from(variant.word == 0)..].iter().take(2).cloned().collect::<Vec<_>>().join(" ");
    ClauseText {
        clause: variant.clause,
        words: words.len(),
        sha256: Digest::from_bytes(*ledger::sha256(words.join(" ").as_bytes()).as_bytes()),
        opens: ledger::sha256(opening.as_bytes()).to_string().chars().take(8).collect(),
    }
}

/// That the difference is told, in its clause and with its word, of a copy that lost just this, and of no other copy.
fn is_told(difference: &str, clause: &str, word: &str, effect: LossEffect) {
    let variants = variants();
    let variant = variants.variants.iter().find(|variant| variant.difference.as_str() == difference).unwrap();
    assert_eq!((variant.clause.as_str(), variant.lost.as_str(), variant.effect), (clause, word, effect));
    let texts = ClauseTexts { copy: "001".to_owned(), clauses: vec![hashed(variant)] };
    let read = |copy: &str| check_copy(copy, &texts, &variants).unwrap()[0].1;
    let words = invented(variant);
    let around = |body: &str| format!("Posted on a page\n\n{body}\n\nLeave a reply");
    assert_eq!(read(&around(&words.join("\n"))), Reading::Whole);
    assert_eq!(read(&around(&without(&words, variant.word))), Reading::Lost(variant));
    for place in (0..words.len()).filter(|place| *place != variant.word) {
        assert_eq!(read(&around(&without(&words, place))), Reading::Otherwise, "without word {place}");
    }
    assert_eq!(read(""), Reading::Otherwise);
    assert_eq!(read(word), Reading::Otherwise);
}

#[test]
fn dif_01_a_copy_that_breaks_off_before_the_host_is_told() {
    is_told("DIF-01", "TOR.1.a", "nation.", LossEffect::Harmless);
}

#[test]
fn dif_02_a_copy_without_what_procedures_make_possible_is_told() {
    is_told("DIF-02", "TOR.2.0#4", "operations.", LossEffect::Rule);
}

#[test]
fn dif_03_a_copy_without_the_condition_of_no_priority_is_told() {
    is_told("DIF-03", "TOR.2.a.iii#3", "actionable.", LossEffect::Rule);
}

#[test]
fn dif_04_a_copy_that_leaves_the_bracket_open_is_told() {
    is_told("DIF-04", "TOR.2.b#4", "areas].", LossEffect::Rule);
}

#[test]
fn dif_05_a_copy_without_medical_evacuation_is_told() {
    is_told("DIF-05", "TOR.3.b#2", "MEDEVAC", LossEffect::LifeCritical);
}

#[test]
fn dif_06_a_copy_without_the_country_is_told() {
    is_told("DIF-06", "APP.0.3", "Syria.", LossEffect::Harmless);
}

#[test]
fn dif_07_a_copy_without_the_heading_is_told() {
    is_told("DIF-07", "APP.1", "Mechanisms:", LossEffect::Structure);
}

#[test]
fn dif_08_a_copy_that_loses_the_ceasefire_is_told() {
    is_told("DIF-08", "APP.7", "hostilities.", LossEffect::Rule);
}

#[test]
fn dif_09_marks_and_pages_are_levelled_before_texts_are_compared() {
    for (printed, plain) in [
        ("“a”  ‘b’ «c» „d‟", "\"a\" 'b' \"c\" \"d\""),
        ("a – b — c -- d ‑ e", "a - b - c - d - e"),
        ("•\tfirst\n• second\r\n\u{feff}third\u{a0}fourth", "first second third fourth"),
        ("", ""),
    ] {
        assert_eq!(levelled(printed).unwrap().join(" "), plain, "{printed}");
    }
    let text = "the first rule says one thing and the second says another thing altogether today";
    let page = format!("A BLOG\n\nposted by someone\n\n{}\n\ncomments (0)", text.replace(' ', "\n\n"));
    assert_eq!(compare_copies(&page, text), Ok(Vec::new()));
}

#[test]
fn what_differs_is_told_with_the_words_before_it() {
    let one = "alpha one two three four five six seven eight nine ten eleven twelve thirteen fourteen";
    let other = one.replace(" seven", " seven lost words").replace("twelve", "dozen");
    let told = compare_copies(one, &other).unwrap();
    let difference = |after: &str, one: &str, other: &str| CopyDifference {
        after: after.to_owned(),
        one: one.to_owned(),
        other: other.to_owned(),
    };
    // The last four words hold no place of their own once the twelfth is another: what comes after the last place is the page's.
    assert_eq!(told, [difference("three four five six seven", "", "lost words")]);
    assert_eq!(compare_copies(&other, one).unwrap(), [difference("three four five six seven", "lost words", "")]);
}

#[test]
fn copies_that_are_no_copies_are_refused() {
    let long = "a ".repeat(COPY_BYTES_MAX / 2 + 1);
    let too_long = SourceError::TooLong { bytes: long.len() };
    assert_eq!(check_copy(&long, &texts(), &variants()), Err(too_long.clone()));
    assert_eq!(compare_copies("a b c d", &long), Err(too_long.clone()));
    assert_eq!(compare_copies("", ""), Err(SourceError::NothingInCommon));
    assert_eq!(compare_copies("a b c d e", "f g h i j"), Err(SourceError::NothingInCommon));
    for (error, code) in [
        (too_long, "wire-source-too-long"),
        (SourceError::NothingInCommon, "wire-source-nothing-in-common"),
        (SourceError::NotUtf8 { offset: 3 }, "wire-source-not-utf8"),
    ] {
        assert_eq!(error.code(), code);
    }
}

#[test]
fn a_copy_that_repeats_the_opening_of_many_clauses_is_none_of_them() {
    let copy = "The participants are to ".repeat(COPY_BYTES_MAX / 24);
    let variants = variants();
    let read = check_copy(&copy, &texts(), &variants).unwrap();
    assert!(read.iter().all(|(_, reading)| *reading == Reading::Otherwise));
}

#[test]
fn every_clause_that_has_a_text_has_its_hash_and_stands_in_order() {
    let with_text: Vec<ClauseId> = clauses()
        .iter()
        .filter(|clause| !matches!(clause.modality(), Modality::Absent | Modality::Unmarked))
        .map(|clause| clause.id())
        .collect();
    let hashed: Vec<ClauseId> = texts().clauses.iter().map(|row| row.clause).collect();
    assert_eq!(hashed, with_text);
    for variant in variants().variants {
        let row = texts().clauses.into_iter().find(|row| row.clause == variant.clause).unwrap();
        assert!(variant.word < row.words, "{}", variant.difference);
    }
}

#[test]
fn eight_words_are_lost_and_the_medical_exemption_is_among_them() {
    let read = variants();
    let ids: Vec<&str> = read.variants.iter().map(|variant| variant.difference.as_str()).collect();
    assert_eq!(ids, ["DIF-01", "DIF-02", "DIF-03", "DIF-04", "DIF-05", "DIF-06", "DIF-07", "DIF-08"]);
}

#[test]
fn wrong_files_of_sources_are_refused_by_their_rule() {
    let variants = String::from_utf8(VARIANTS.to_vec()).unwrap();
    for (from, to, code) in [
        ("TOR.1.a", "TOR.1.c", "edition-unknown-clause"),
        ("\"lost\":\"nation.\"", "\"lost\":\"\"", "edition-bad-text"),
        ("\"effect\":\"harmless\"", "\"effect\":\"none\"", "edition-not-in-list"),
        ("\"word\":0", "\"word\":1001", "edition-out-of-range"),
        ("\"lost_in\":\"000\"", "\"lost_in\":\"00\"", "edition-bad-code"),
    ] {
        assert!(variants.contains(from), "{from}");
        assert_eq!(parse_variants(variants.replace(from, to).as_bytes()).unwrap_err().code(), code, "{to}");
    }
    let texts = String::from_utf8(TEXTS.to_vec()).unwrap();
    for (from, to, code) in [
        ("\"TOR.0.1\"", "\"TOR.1.c\"", "edition-unknown-clause"),
        ("\"opens\":\"", "\"opens\":\"Z", "edition-bad-hash"),
        ("\"sha256\":\"", "\"sha256\":\"0", "edition-bad-hash"),
        ("\"copy\":\"001\"", "\"copy\":\"One\"", "edition-bad-code"),
    ] {
        assert!(texts.contains(from), "{from}");
        assert_eq!(parse_clause_texts(texts.replacen(from, to, 1).as_bytes()).unwrap_err().code(), code, "{to}");
    }
}

/// Where the two true copies lie, if they do: beside the project, not in it.
fn beside(name: &str) -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folders: [PathBuf; 2] = [root.join("../shared/source"), root.join("../../shared/source")];
    folders.iter().find_map(|folder| std::fs::read_to_string(folder.join(name)).ok())
}

#[test]
fn the_true_copies_differ_in_eight_words_and_in_nothing_else() {
    let (Some(blog), Some(clean)) = (beside("terms-of-reference-blog-copy.txt"), beside("terms-of-reference.txt"))
    else {
        eprintln!("skipped: the copies of the source do not lie beside the project");
        return;
    };
    let lost: Vec<String> = variants().variants.into_iter().map(|variant| variant.lost).collect();
    let told = compare_copies(&blog, &clean).unwrap();
    assert!(told.iter().all(|found| found.one.is_empty()), "{told:?}");
    assert_eq!(told.into_iter().map(|found| found.other).collect::<Vec<_>>(), lost);
    let (texts, variants) = (texts(), variants());
    assert!(check_copy(&clean, &texts, &variants).unwrap().iter().all(|(_, reading)| *reading == Reading::Whole));
    let wrong: Vec<_> = check_copy(&blog, &texts, &variants)
        .unwrap()
        .into_iter()
        .filter(|(_, reading)| *reading != Reading::Whole)
        .collect();
    let expected: Vec<_> = variants.variants.iter().map(|variant| (variant.clause, Reading::Lost(variant))).collect();
    assert_eq!(wrong, expected);
}
