//! Every code of a finding has its sentence, and no sentence is left over.
use crate::support::catalogue::SENTENCES;
use std::collections::BTreeSet;
use std::path::Path;

/// Sentences that views ask for by a code they put together.
const PUT_TOGETHER: [&str; 3] = ["item-stage-", "notice-stage-", "callee-"];

fn sources(folder: &Path, texts: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, texts);
        } else {
            texts.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

/// The last literal in the brackets that open at the start of a text.
fn last_literal(call: &str) -> Option<String> {
    let mut depth = 0_usize;
    let end = call.char_indices().find_map(|(at, letter)| {
        depth = match letter {
            '(' => depth + 1,
            ')' => depth - 1,
            _ => depth,
        };
        (depth == 0).then_some(at)
    })?;
    call.get(..end)?.rsplit('"').nth(1).map(str::to_owned)
}

fn codes() -> BTreeSet<String> {
    let mut texts = Vec::new();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    sources(&src.join("clauses"), &mut texts);
    sources(&src.join("state"), &mut texts);
    let mut codes = BTreeSet::new();
    for text in &texts {
        for opening in
            ["Finding::breached(", "Finding::missing(", "Finding::unjudged(", "Finding::satisfied(", "refused("]
        {
            for (at, found) in text.match_indices(opening) {
                // A call that is handed its code has none of its own; codes have a hyphen, names of bases none or capitals.
                let code = text.get(at + found.len() - 1..).and_then(last_literal);
                codes.extend(code.filter(|code| code.contains('-') && !code.starts_with(char::is_uppercase)));
            }
        }
    }
    codes
}

#[test]
fn every_code_has_a_sentence_and_a_cure_in_both_languages() {
    let codes = codes();
    assert!(codes.len() > 100, "{codes:?}");
    for code in &codes {
        for sentences in SENTENCES.iter() {
            assert!(sentences.get(code).is_some_and(|sentence| sentence.has_cure), "{code}");
        }
    }
}

#[test]
fn both_languages_have_the_same_sentences_and_ask_for_the_same() {
    let [english, russian] = &*SENTENCES;
    assert!(english.keys().eq(russian.keys()));
    for (code, sentence) in english {
        assert_eq!(sentence.arguments, russian[code].arguments, "{code}");
    }
}

#[test]
fn no_sentence_is_left_over() {
    let mut texts = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut texts);
    for code in SENTENCES[0].keys() {
        let put_together = PUT_TOGETHER.iter().any(|prefix| code.starts_with(prefix));
        let quoted = format!("\"{code}\"");
        assert!(put_together || texts.iter().any(|text| text.contains(&quoted)), "{code} is said by nobody");
    }
}

/// Aim: no rule can be taken out without a test that fails. Method: every code of a finding stands in a test of this suite.
#[test]
fn every_code_of_a_finding_is_asserted_by_a_test() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut texts = Vec::new();
    for file in std::fs::read_dir(here).unwrap() {
        let path = file.unwrap().path();
        // What helps the tests asserts nothing, and this file names no code.
        if path.is_file() && !path.ends_with("catalogue.rs") {
            texts.push(std::fs::read_to_string(path).unwrap());
        }
    }
    let unasserted: Vec<String> =
        codes().into_iter().filter(|code| !texts.iter().any(|text| text.contains(&format!("\"{code}\"")))).collect();
    assert!(unasserted.is_empty(), "no test asserts {unasserted:?}");
}
