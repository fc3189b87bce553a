//! TOR.2.a#3: a package is built nationally and its body stays there; a text that carries one is refused by its size or its keys.
//!
//! A package that somebody pastes into a text keeps its keys: `"munition":`, or `Priority:` at the beginning of a line. The keys are the
//! edition's, the same that no schema may have (SG-02). Sentences in which such a word merely occurs are left alone.
use super::{Case, lint};
use crate::register::ClauseId;
use crate::verdict::Finding;
use alloc::vec::Vec;

const PACKAGE: ClauseId = crate::clause_id!("TOR.2.a#3");

/// How long a text may be, in characters: what is longer is a document.
const CHARACTERS_MAX: usize = 12_000;

/// The longest key that is looked at, in bytes.
const KEY_BYTES_MAX: usize = 64;

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let lints = &case.state.edition().lints;
    for text in lint::texts(case.body()) {
        if text.chars().count() > CHARACTERS_MAX {
            findings.push(
                Finding::breached(PACKAGE, "text-is-a-document")
                    .with("limit", CHARACTERS_MAX)
                    .curable_by([case.author()]),
            );
        }
        if let Some((key, pattern)) = keys(text).find_map(|key| Some((key, lints.bans(key)?))) {
            findings.push(
                Finding::breached(PACKAGE, "package-body-key")
                    .with("key", key)
                    .with("pattern", pattern)
                    .curable_by([case.author()]),
            );
        }
    }
}

/// What stands as a key in a text: the word or quoted word before a colon or an equals sign, at the beginning of a line or after a
/// bracket, a comma or a semicolon.
fn keys(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '{', '}', '[', ']', ',', ';', '<', '|']).filter_map(|piece| {
        let end = piece.find([':', '='])?;
        let before = piece.get(..end)?.trim();
        // An attribute stands after the name of its element.
        let is_attribute = piece.get(end..).is_some_and(|rest| rest.starts_with('='));
        let key = if is_attribute { before.split_whitespace().last()? } else { before };
        let key = key.trim_matches(['"', '\'', '«', '»']).trim();
        let is_key = !key.is_empty()
            && key.len() <= KEY_BYTES_MAX
            && key.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.'));
        is_key.then_some(key)
    })
}

#[cfg(test)]
mod tests {
    use super::keys;
    use alloc::vec::Vec;

    #[test]
    fn keys_are_found_and_sentences_are_not() {
        for (text, expected) in [
            (r#"{"munition":"x","count":2}"#, &["munition", "count"] as &[&str]),
            ("Priority: 1\nYield = 5", &["Priority", "Yield"]),
            ("the list; rank: 3", &["rank"]),
            ("<item rank=\"1\">", &["rank"]),
            ("We note one thing: the priority of aid.", &[]),
            ("at 07:30 by the road", &[]),
            ("", &[]),
        ] {
            let found: Vec<&str> = keys(text).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
