//! Walls W5 and W8: names that code may not carry.
//!
//! The lists are data files; the lint splits identifiers and string literals into words and looks for runs of words,
//! so that one row meets every spelling. Comments and tests are not code here.

use serde_json::Value;

use crate::house::{House, has_extension, lies_in_test_folder};
use crate::report::Finding;
use crate::source::{Kind, Token};

const NAMES: &str = "xtask/data/names.txt";
const EDITIONS: &str = "editions/";
const FEED_FORMATS: &str = "xtask/data/feed-formats.txt";

/// Areas of the zone database; `Area/City` in a string is the name of a zone.
const ZONE_AREAS: &[&str] =
    &["africa", "america", "antarctica", "asia", "atlantic", "australia", "europe", "indian", "pacific"];

/// Names of coordinate systems that contain the name of a place or a state.
const SYSTEM_NAMES: &[&str] = &["pulkovo", "kronstadt", "european 1950"];

/// W8: states, groups and places stand in editions, gazetteer and test data. Beside the list, every name that an edition
/// gives its parties and groups counts, so that an edition of two others brings its own. The catalogues are read by every
/// party: they speak of roles, and may name a group of the text they paraphrase, but neither a party nor its wording.
pub(super) fn no_code_names_a_party(house: &House) -> Vec<Finding> {
    let Some(list) = house.text(NAMES) else {
        return vec![Finding::breach(NAMES, "the list of names is missing")];
    };
    let mut rows = Rows::parse(list);
    let mut findings = Vec::new();
    let of_editions = EditionNames::read(house, &mut findings);
    rows.names.extend(of_editions.parties.iter().chain(&of_editions.groups).cloned());
    for (path, source) in house.rust_under("crates/").chain(house.rust_under("xtask/")) {
        if lies_in_test_folder(path) {
            continue;
        }
        for token in source.shipped() {
            let place = || format!("{path}:{}", token.line);
            findings.extend(rows.named(
                &words_of(token),
                path,
                place,
                "names are data (edition, gazetteer, catalogue)",
            ));
        }
    }
    let is_screen = |path: &str| has_extension(path, "ts") || has_extension(path, "tsx");
    for (path, text) in house.under("web/src/").filter(|(path, _)| is_screen(path) && !path.contains(".test.")) {
        for (number, line) in (1..).zip(text.lines()) {
            let words = split_words(&without_exempt_names(line));
            findings.extend(rows.named(
                &words,
                path,
                || format!("{path}:{number}"),
                "screens show what the server sends",
            ));
        }
    }
    let parties = Rows { names: of_editions.parties, excuses: Vec::new() };
    for (path, text) in house.under("locales/") {
        for (number, line) in (1..).zip(text.lines()) {
            let place = || format!("{path}:{number}");
            findings.extend(parties.named(&split_words(line), path, place, "every party reads it; say the role"));
        }
    }
    findings
}

/// What the edition files call their parties and groups, as runs of words.
#[derive(Default)]
struct EditionNames {
    /// Names of the parties and of the third party, and each party's own wordings.
    parties: Vec<Vec<String>>,
    /// Names of armed groups.
    groups: Vec<Vec<String>>,
}

impl EditionNames {
    fn read(house: &House, findings: &mut Vec<Finding>) -> Self {
        let mut names = Self::default();
        for (path, text) in house.under(EDITIONS).filter(|(path, _)| has_extension(path, "json")) {
            // Below it lie lists of what the sources say, and no editions.
            if path.trim_start_matches(EDITIONS).contains('/') {
                continue;
            }
            match serde_json::from_str::<Value>(text) {
                Ok(edition) => names.take(&edition),
                Err(error) => findings.push(Finding::breach(path, format!("cannot be read for its names: {error}"))),
            }
        }
        names
    }

    fn take(&mut self, edition: &Value) {
        let parties = edition.get("parties").and_then(Value::as_object).into_iter().flat_map(serde_json::Map::values);
        for party in parties.chain(edition.get("third_party")) {
            texts(party.get("label"), &mut self.parties);
            texts(party.get("wording"), &mut self.parties);
        }
        let groups = edition.get("aliases").and_then(Value::as_array).into_iter().flatten();
        for group in groups.filter(|group| group.get("standing").and_then(Value::as_str) != Some("not-applicable")) {
            for name in group.get("names").and_then(Value::as_array).into_iter().flatten() {
                texts(name.get("name"), &mut self.groups);
            }
        }
    }
}

/// Every text of a value, as words.
fn texts(value: Option<&Value>, found: &mut Vec<Vec<String>>) {
    match value {
        Some(Value::String(text)) => found.push(split_words(text)),
        Some(Value::Object(members)) => members.values().for_each(|member| texts(Some(member), found)),
        Some(Value::Array(_) | Value::Null | Value::Bool(_) | Value::Number(_)) | None => {}
    }
}

/// W5: formats stay in feeds, and there is one `Observation`.
pub(super) fn feed_formats_stay_home(house: &House) -> Vec<Finding> {
    let Some(list) = house.text(FEED_FORMATS) else {
        return vec![Finding::breach(FEED_FORMATS, "the list of feed formats is missing")];
    };
    let rows = Rows::parse(list);
    let mut findings = Vec::new();
    for (path, source) in house.rust_under("crates/") {
        if !path.starts_with("crates/spacetime/") {
            for index in source.sequences(&["struct", "Observation"]) {
                let line = source.tokens.get(index).map_or(0, |token| token.line);
                findings
                    .push(Finding::breach(format!("{path}:{line}"), "defines `Observation`; it belongs to spacetime"));
            }
        }
        if path.starts_with("crates/feeds/") || lies_in_test_folder(path) {
            continue;
        }
        for token in source.shipped() {
            let words = words_of(token);
            for name in rows.names.iter().filter(|name| contains_run(&words, name)) {
                let spelled = name.join(" ");
                if !rows.excused(&spelled, path) {
                    let place = format!("{path}:{}", token.line);
                    findings.push(Finding::breach(place, format!("knows the feed format `{spelled}`; only feeds may")));
                }
            }
        }
    }
    findings
}

/// A list file: names as runs of words, and `allow NAME in PREFIX` lines; `allow any name in` is for tables of data.
struct Rows {
    names: Vec<Vec<String>>,
    excuses: Vec<(String, String)>,
}

impl Rows {
    fn parse(text: &str) -> Self {
        let mut rows = Self { names: Vec::new(), excuses: Vec::new() };
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some((name, prefix)) = line.strip_prefix("allow ").and_then(|rest| rest.rsplit_once(" in ")) {
                rows.excuses.push((name.to_owned(), prefix.to_owned()));
            } else {
                rows.names.push(line.split(' ').map(str::to_owned).collect());
            }
        }
        rows
    }

    /// What of these words is a name, and where.
    fn named(&self, words: &[String], path: &str, place: impl Fn() -> String, why: &str) -> Vec<Finding> {
        let found = self.names.iter().filter(|name| contains_run(words, name)).map(|name| name.join(" "));
        found
            .filter(|name| !self.excused(name, path))
            .map(|name| Finding::breach(place(), format!("names `{name}`; {why}")))
            .collect()
    }

    fn excused(&self, name: &str, path: &str) -> bool {
        self.excuses
            .iter()
            .any(|(excused, prefix)| (excused == name || excused == "any name") && path.starts_with(prefix.as_str()))
    }
}

/// The words of an identifier or a string literal, lower case, in order.
fn words_of(token: &Token) -> Vec<String> {
    match &token.kind {
        Kind::Word(word) => split_words(word),
        Kind::Text(text) => split_words(&without_exempt_names(text)),
        Kind::Other(_) | Kind::Mark(_) | Kind::Open(_) | Kind::Close(_) => Vec::new(),
    }
}

/// Drops names of zones (`Area/City`) and of coordinate systems from a text.
fn without_exempt_names(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for part in text.split_inclusive(char::is_whitespace) {
        let is_zone = part
            .split_once('/')
            .is_some_and(|(area, _)| ZONE_AREAS.iter().any(|zone| area.to_lowercase().ends_with(zone)));
        if is_zone {
            kept.push(' ');
        } else {
            kept.push_str(part);
        }
    }
    let mut lower = kept.to_lowercase();
    if !SYSTEM_NAMES.iter().any(|name| lower.contains(name)) {
        // The original spelling: the splitter looks at the case.
        return kept;
    }
    for name in SYSTEM_NAMES {
        lower = lower.replace(name, " ");
    }
    lower
}

fn split_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut current = String::new();
    let mut previous_lower = false;
    for c in text.chars() {
        if !c.is_alphanumeric() {
            take(&mut current, &mut words);
            previous_lower = false;
            continue;
        }
        if c.is_uppercase() && previous_lower {
            take(&mut current, &mut words);
        }
        previous_lower = c.is_lowercase() || c.is_numeric();
        current.extend(c.to_lowercase());
    }
    take(&mut current, &mut words);
    words
}

fn take(current: &mut String, words: &mut Vec<String>) {
    if !current.is_empty() {
        words.push(std::mem::take(current));
    }
}

fn contains_run(words: &[String], run: &[String]) -> bool {
    !run.is_empty() && words.windows(run.len()).any(|window| window == run)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_at_case_and_punctuation() {
        for (text, words) in [
            ("DeirEzZor", vec!["deir", "ez", "zor"]),
            ("near Deir ez-Zor.", vec!["near", "deir", "ez", "zor"]),
            ("CAT021", vec!["cat021"]),
            ("snake_case", vec!["snake", "case"]),
        ] {
            assert_eq!(split_words(text), words, "{text}");
        }
    }

    #[test]
    fn zone_and_system_names_are_dropped_and_nothing_else() {
        assert_eq!(split_words(&without_exempt_names("in Asia/Damascus time")), ["in", "time"]);
        assert_eq!(split_words(&without_exempt_names("Pulkovo 1942")), ["1942"]);
        assert_eq!(split_words(&without_exempt_names("Damascus/Asia")), ["damascus", "asia"]);
    }
}
