//! The word lists of an edition: what no text may speak of (SG-07), and what no schema may have a key for (SG-02).
//!
//! The texts are read by the rule of SRC.004.c; the keys by the tests of every room that has schemas, all against this one
//! list. Knows no schema.
use crate::identity::Language;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// Patterns of the lints: lower case, words apart by one space, `*` at either end of a word for any letters there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lints {
    /// Words that speak of how something came to be known (SRC.004.c, SG-07), by language.
    pub sources_and_methods: BTreeMap<Language, Vec<String>>,
    /// Keys that no schema may have (SG-02): the whole key, or one of its words.
    pub banned_keys: Vec<String>,
}

impl Lints {
    /// The pattern that a key of a schema falls under, by the whole of it or by one of its words; nothing for a key that may
    /// stand. Words are apart by `_`, `-` or a capital letter.
    #[must_use]
    pub fn bans(&self, key: &str) -> Option<&str> {
        let words = words(key);
        let whole = key.to_lowercase();
        // However the words of a key are set apart, the whole of it is one key.
        let joined = words.iter().filter(|word| !word.is_empty()).map(String::as_str).collect::<Vec<_>>().join("_");
        let falls_under = |pattern: &str| {
            is_like(&whole, pattern) || is_like(&joined, pattern) || words.iter().any(|word| is_like(word, pattern))
        };
        self.banned_keys.iter().map(String::as_str).find(|pattern| falls_under(pattern))
    }
}

fn words(key: &str) -> Vec<String> {
    let mut words = Vec::from([String::new()]);
    for letter in key.chars() {
        let separates = matches!(letter, '_' | '-' | ' ');
        if separates || letter.is_uppercase() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| !separates) {
            word.extend(letter.to_lowercase());
        }
    }
    words
}

fn is_like(word: &str, pattern: &str) -> bool {
    let (open_before, core) = pattern.strip_prefix('*').map_or((false, pattern), |core| (true, core));
    let (open_after, core) = core.strip_suffix('*').map_or((false, core), |core| (true, core));
    match (open_before, open_after) {
        (false, false) => word == core,
        (false, true) => word.starts_with(core),
        (true, false) => word.ends_with(core),
        (true, true) => word.contains(core),
    }
}

#[cfg(test)]
mod tests {
    use super::Lints;
    use alloc::borrow::ToOwned;
    use alloc::collections::BTreeMap;

    #[test]
    fn a_key_is_banned_by_the_whole_of_it_or_by_one_of_its_words() {
        let banned_keys = ["rank*", "value*", "pk", "quantity_per_target", "*aim*"].map(str::to_owned).to_vec();
        let lints = Lints { sources_and_methods: BTreeMap::new(), banned_keys };
        for (key, pattern) in [
            ("rank", Some("rank*")),
            ("target_ranking", Some("rank*")),
            ("TargetRank", Some("rank*")),
            ("value", Some("value*")),
            ("pk", Some("pk")),
            ("pk_max", Some("pk")),
            ("pkg", None),
            ("quantity_per_target", Some("quantity_per_target")),
            ("quantityPerTarget", Some("quantity_per_target")),
            ("quantity-per-target", Some("quantity_per_target")),
            ("quantity", None),
            ("preaimed", Some("*aim*")),
            ("frank", None),
            ("grade_band", None),
            ("", None),
        ] {
            assert_eq!(lints.bans(key), pattern, "{key}");
        }
    }
}
