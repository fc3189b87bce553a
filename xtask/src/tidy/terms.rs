//! One word for one thing in Russian: words that came in beside a term of the glossary, and the term to use.
//!
//! Knows no grammar: a stray is some stems of words in a row, so that every case and number of it is met.

use crate::house::{House, has_extension};
use crate::report::Finding;

/// Where officers' Russian stands.
const CATALOGUES: &str = "locales/ru/";
/// Where every term that is named here must stand as well.
const GLOSSARY: &str = "docs/glossary.md";

/// A way of saying that is not ours.
struct Stray {
    /// How its words begin, in small letters.
    stems: &'static [&'static str],
    /// The glossary's word.
    term: &'static str,
}

const CEASEFIRE: &str = "прекращение боевых действий";
const RECEIPT: &str = "квитанция";
const PLACE: &str = "охраняемое место";
const MOVEMENT: &str = "охраняемое перемещение";
const CASE: &str = "дело о причинении вреда";
const REPORT: &str = "сообщение о причинении вреда";
const SEALED: &str = "запечатано";

/// Each is a word that stood in the catalogues once, or its neighbour in the dictionary.
const STRAYS: &[Stray] = &[
    Stray { stems: &["прекращен", "огн"], term: CEASEFIRE },
    Stray { stems: &["перемири"], term: CEASEFIRE },
    Stray { stems: &["режим", "тишин"], term: CEASEFIRE },
    // Two rows, because the shorter stem begins a timetable as well.
    Stray { stems: &["расписк"], term: RECEIPT },
    Stray { stems: &["расписок"], term: RECEIPT },
    Stray { stems: &["защищаем"], term: PLACE },
    Stray { stems: &["охраняем", "объект"], term: PLACE },
    Stray { stems: &["охраняем", "запис"], term: PLACE },
    Stray { stems: &["охраняем", "движени"], term: MOVEMENT },
    Stray { stems: &["дел", "о", "вред"], term: CASE },
    Stray { stems: &["сообщен", "о", "вред"], term: REPORT },
    // What is closed is over; what is sealed only some can read.
    Stray { stems: &["закрыт", "сведени"], term: SEALED },
    Stray { stems: &["закрыт", "данны"], term: SEALED },
    Stray { stems: &["закрыт", "подробност"], term: SEALED },
    Stray { stems: &["закрыт", "мест"], term: SEALED },
    Stray { stems: &["сведени", "закрыт"], term: SEALED },
];

/// T23.
pub(super) fn strays(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in house.under(CATALOGUES).filter(|(path, _)| has_extension(path, "ftl")) {
        for (index, line) in text.lines().enumerate() {
            let words = words(line);
            for stray in STRAYS.iter().filter(|stray| stands_in(stray.stems, &words)) {
                let said = stray.stems.join("… ");
                let place = format!("{path}:{}", index + 1);
                findings.push(Finding::breach(place, format!("`{said}…`: the glossary says `{}`", stray.term)));
            }
        }
    }
    let glossary = house.text(GLOSSARY).unwrap_or_default();
    for term in [CEASEFIRE, RECEIPT, PLACE, MOVEMENT, CASE, REPORT, SEALED] {
        if !glossary.contains(&format!("| {term} |")) {
            findings.push(Finding::breach(GLOSSARY, format!("`{term}` is not in the glossary")));
        }
    }
    findings
}

/// The words of a line in small letters.
fn words(line: &str) -> Vec<String> {
    let small = line.to_lowercase();
    small.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A stem of one or two letters is a whole word; a longer one begins a word.
fn stands_in(stems: &[&str], words: &[String]) -> bool {
    let fits = |word: &String, stem: &str| if stem.chars().count() < 3 { word == stem } else { word.starts_with(stem) };
    words.windows(stems.len()).any(|row| row.iter().zip(stems).all(|(word, stem)| fits(word, stem)))
}
