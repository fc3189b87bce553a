//! TOR.1.d.iv: names of places on which both sides agree.
//!
//! What is judged here is the record alone: that it says which place, names it in the three languages without look-alike letters, is no
//! point in disguise (SG-03), and ends only a name that stands. Both sides then consent to it (`consents`); what it takes the place of
//! ends with the later receipt (`restraints::completions`). Two names for one place, or one name for two places, are both kept: the
//! people who use them are shown that, and no rule picks. No gazetteer is read, so none is pinned.
use super::Case;
use crate::records::{AgreedName, Body, GivenName};
use crate::register::ClauseId;
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;
use spacetime::Position;

const CLAUSE: ClauseId = crate::clause_id!("TOR.1.d.iv");

/// No name of a place is longer, in characters.
const SPELLING_CHARACTERS_MAX: usize = 80;
/// No place has more other spellings in one record.
const ALIASES_MAX: usize = 32;
/// A hundredth of a degree, some kilometre on the ground.
const COARSE_E7: i32 = 100_000;

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Body::AgreedName(name) = case.body() else { return };
    if let AgreedName::Given(given) = name {
        findings.extend(place(case, given));
        findings.extend(spelled(case, given));
    }
    if let Some(ended) = name.ends() {
        let standing = case.state.fact(ended).filter(|fact| !fact.is_ended());
        if standing.and_then(crate::state::Fact::as_given_name).is_none() {
            findings.push(
                Finding::breached(CLAUSE, "no-such-agreed-name").with("record", ended).curable_by([case.author()]),
            );
        }
    }
}

fn place(case: &Case<'_>, given: &GivenName) -> Option<Finding> {
    let has_id = given.place.as_deref().is_some_and(|id| !id.trim().is_empty());
    match given.position {
        None if !has_id => Some(Finding::breached(CLAUSE, "name-of-no-place").curable_by([case.author()])),
        Some(position) if !is_coarse(position) => {
            Some(Finding::breached(Basis::Safeguard("SG-03"), "name-position-too-fine").curable_by([case.author()]))
        }
        None | Some(_) => None,
    }
}

const fn is_coarse(position: Position) -> bool {
    position.latitude().as_e7() % COARSE_E7 == 0 && position.longitude().as_e7() % COARSE_E7 == 0
}

fn spelled(case: &Case<'_>, given: &GivenName) -> Option<Finding> {
    let refused =
        |code, spelling: &str| Some(Finding::breached(CLAUSE, code).with("name", spelling).curable_by([case.author()]));
    for (text, script, language) in [
        (&given.english, Letters::Latin, "en"),
        (&given.russian, Letters::Cyrillic, "ru"),
        (&given.arabic, Letters::Arabic, "ar"),
    ] {
        if letters(text) != Some(script) {
            return refused("name-not-in-its-script", text).map(|finding| finding.with("language", language));
        }
    }
    if let Some(alias) = given.aliases.iter().find(|alias| letters(alias).is_none()) {
        return refused("alias-mixes-scripts", alias);
    }
    if let Some(long) = given.spellings().find(|spelling| spelling.chars().count() > SPELLING_CHARACTERS_MAX) {
        return refused("name-too-long", long).map(|finding| finding.with("most", SPELLING_CHARACTERS_MAX));
    }
    if given.aliases.len() > ALIASES_MAX {
        let finding = Finding::breached(CLAUSE, "too-many-aliases").with("most", ALIASES_MAX);
        return Some(finding.curable_by([case.author()]));
    }
    let mut all: Vec<&str> = given.spellings().collect();
    all.sort_unstable();
    let twice = all.windows(2).find_map(|pair| pair.first().filter(|first| pair.last() == Some(*first)))?;
    refused("name-twice", twice)
}

/// A script of the three languages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Letters {
    Latin,
    Cyrillic,
    Arabic,
}

/// The one script of all letters of a text; nothing where it has none, letters of two, or letters of another. Look-alike letters
/// would make two names that read the same.
fn letters(text: &str) -> Option<Letters> {
    let mut found = None;
    for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
        let script = match letter {
            'A'..='Z' | 'a'..='z' | '\u{aa}'..='\u{24f}' | '\u{2b0}'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' => {
                Letters::Latin
            }
            '\u{400}'..='\u{52f}' => Letters::Cyrillic,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Letters::Arabic,
            _ => return None,
        };
        if *found.get_or_insert(script) != script {
            return None;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Letters, letters};

    #[test]
    fn a_text_has_the_script_of_all_its_letters_or_none() {
        for (text, script) in [
            ("Deir ez-Zor", Some(Letters::Latin)),
            ("Ḩalab 2", Some(Letters::Latin)),
            ("ʻAyn al ʻArab", Some(Letters::Latin)),
            ("Дейр-эз-Зор", Some(Letters::Cyrillic)),
            ("دير الزور", Some(Letters::Arabic)),
            // A Cyrillic letter in a Latin word, and the reverse.
            ("Hоms", None),
            ("Хoмс", None),
            ("Homs / Хомс", None),
            ("123", None),
            ("", None),
            ("Όρος", None),
        ] {
            assert_eq!(letters(text), script, "{text}");
        }
    }
}
