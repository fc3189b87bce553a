//! Habits of the Fluent catalogues: two languages, one set of messages, a cure for every error.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::sources::reads_like_a_sentence;
use crate::house::{House, has_extension, lies_in_test_folder};
use crate::report::Finding;
use crate::source::{RustSource, group_after};

/// The languages of the catalogues; the first is the one that the others are compared with.
const LANGUAGES: [&str; 2] = ["en", "ru"];

/// One message or attribute: the file it stands in and the variables it uses.
#[derive(Debug, Clone)]
struct Words {
    file: String,
    variables: BTreeSet<String>,
}

/// All words of one language, by `key` or `key.attribute`.
type Catalogue = BTreeMap<String, Words>;

/// T06.
pub(super) fn agree(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    let [first, second] = LANGUAGES.map(|language| read(house, language, &mut findings));
    let pairs = [(LANGUAGES[0], &first, LANGUAGES[1], &second), (LANGUAGES[1], &second, LANGUAGES[0], &first)];
    for (here, catalogue, there, other) in pairs {
        for (key, words) in catalogue {
            match other.get(key) {
                None => {
                    findings.push(Finding::breach(&words.file, format!("`{key}` is said in {here}, not in {there}")))
                }
                Some(others) if here == LANGUAGES[0] && others.variables != words.variables => {
                    findings.push(Finding::breach(
                        &others.file,
                        format!("`{key}` uses {:?} in {there}, {:?} in {here}", others.variables, words.variables),
                    ));
                }
                Some(others) if room(&others.file) != room(&words.file) && here == LANGUAGES[0] => {
                    findings.push(Finding::breach(
                        &others.file,
                        format!("`{key}` stands in another room's file in {here}"),
                    ));
                }
                Some(_) => {}
            }
        }
    }
    findings
}

/// T07.
pub(super) fn codes_have_words(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut silent = Vec::new();
    let catalogues = LANGUAGES.map(|language| (language, read(house, language, &mut silent)));
    for (path, source) in house.rust_under("crates/") {
        for (code, line) in codes(source) {
            let missing: Vec<String> = catalogues
                .iter()
                .flat_map(|(language, catalogue)| {
                    let keys = [code.clone(), format!("{code}.cure")];
                    keys.into_iter()
                        .filter(|key| !catalogue.contains_key(key))
                        .map(move |key| format!("{key} ({language})"))
                })
                .collect();
            if !missing.is_empty() {
                findings
                    .push(Finding::breach(format!("{path}:{line}"), format!("no words for {}", missing.join(", "))));
            }
        }
    }
    findings
}

/// The room that reads foreign bytes, and how its codes begin.
const FORM: (&str, &str) = ("crates/wire/src/", "wire-");

/// T21. A rule of form that no test ever broke may refuse nothing.
pub(super) fn codes_of_form(house: &House) -> Vec<Finding> {
    let tests = house.tests();
    let (room, prefix) = FORM;
    let mut findings = Vec::new();
    for (path, source) in house.rust_under(room) {
        let given = source.tokens.iter().filter(|token| !token.in_test);
        for token in given.filter(|token| token.text().is_some_and(|text| is_kebab(text) && text.starts_with(prefix))) {
            let code = token.text().unwrap_or_default();
            let quoted = format!("\"{code}\"");
            if !tests.iter().any(|test| test.body.contains(&quoted)) {
                findings.push(Finding::breach(format!("{path}:{}", token.line), format!("no test names `{code}`")));
            }
        }
    }
    findings
}

/// Where the clauses give their findings, and the file whose keys are the codes of findings.
const RULES: (&str, &str) = ("crates/agreement/src/clauses/", "locales/en/verdict.ftl");

/// Findings that no history brings about: they stand for a fault of our own and hold rather than let pass.
const UNREACHED: [(&str, &str); 1] =
    [("map-unjudged", "a map in force names two drafts that stand and were checked when they were taken")];

/// T22. A guard that no test saw refuse may refuse nothing.
pub(super) fn codes_of_findings(house: &House) -> Vec<Finding> {
    let (rules, file) = RULES;
    let Some(words) = house.text(file) else { return Vec::new() };
    let known: BTreeSet<&str> = words.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect();
    let mut named: BTreeSet<&str> = UNREACHED.iter().map(|(code, _)| *code).collect();
    for (path, source) in house.rust_under("crates/") {
        let lies_in_tests = lies_in_test_folder(path);
        let in_tests = source.tokens.iter().filter(|token| token.in_test || lies_in_tests);
        named.extend(in_tests.filter_map(|token| token.text()));
    }
    let mut findings = Vec::new();
    for (path, source) in house.rust_under(rules) {
        for token in source.tokens.iter().filter(|token| !token.in_test) {
            if let Some(code) = token.text().filter(|text| known.contains(text) && !named.contains(text)) {
                findings.push(Finding::breach(format!("{path}:{}", token.line), format!("no test names `{code}`")));
            }
        }
    }
    findings
}

/// The kebab-case literals of every `fn code` that stands beside a `fn arguments`: that pair is what makes an error of ours.
fn codes(source: &RustSource) -> Vec<(String, usize)> {
    let mut codes = Vec::new();
    for index in source.sequences(&["impl"]) {
        let block = source.group_after(index, '{');
        let in_block =
            |name: &str| block.windows(2).position(|pair| matches!(pair, [f, n] if f.is_word("fn") && n.is_word(name)));
        let (Some(code), Some(_)) = (in_block("code"), in_block("arguments")) else { continue };
        if block.get(code).is_none_or(|token| token.in_test) {
            continue;
        }
        for token in group_after(block, code, '{') {
            if let Some(text) = token.text().filter(|text| is_kebab(text)) {
                codes.push((text.to_owned(), token.line));
            }
        }
    }
    codes
}

fn is_kebab(text: &str) -> bool {
    text.contains('-') && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Macros and calls whose text is for our own log or for a broken invariant, never for a person at a screen.
const FOR_THE_LOG: &[&str] = &[
    "trace",
    "debug",
    "info",
    "warn",
    "error",
    "event",
    "span",
    "info_span",
    "debug_span",
    "error_span",
    "trace_span",
    "warn_span",
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "unreachable",
    "panic",
    "anyhow",
    "bail",
    "ensure",
    "context",
    "with_context",
    "expect",
    "instrument",
];

/// The comment that excuses a text in a format's own words, on its line or the one above.
const NOT_A_SENTENCE: &str = "// A format, not a sentence";

/// T08. A sentence is four words in a row; statements to the database are written in capitals and are none.
pub(super) fn no_sentences_in_code(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for room in ["crates/cli/src/", "crates/node/src/"] {
        for (path, source) in house.rust_under(room) {
            if lies_in_test_folder(path) {
                continue;
            }
            let excused = excused_lines(source);
            let lines: Vec<&str> = house.text(path).unwrap_or_default().lines().collect();
            for (index, token) in source.tokens.iter().enumerate() {
                if token.in_test || token.in_attribute || excused.contains(&index) {
                    continue;
                }
                // A file format or a protocol may be written in words; whoever says so beside it stands for it.
                let says_so = |line: usize| lines.get(line).is_some_and(|text| text.contains(NOT_A_SENTENCE));
                let is_format = says_so(token.line.wrapping_sub(1)) || says_so(token.line.wrapping_sub(2));
                if reads_like_a_sentence(&token.kind) && !is_format {
                    let said = token.text().unwrap_or_default().chars().take(40).collect::<String>();
                    let place = format!("{path}:{}", token.line);
                    findings.push(Finding::breach(place, format!("`{said}`: a sentence belongs in locales/")));
                }
            }
        }
    }
    findings
}

/// Indices of tokens inside calls that write for the log.
fn excused_lines(source: &RustSource) -> BTreeSet<usize> {
    let mut excused = BTreeSet::new();
    for name in FOR_THE_LOG {
        for pattern in [vec![*name, "!", "("], vec![*name, "("]] {
            for index in source.sequences(&pattern) {
                let start = index + pattern.len();
                let length = source.group_after(index, '(').len();
                excused.extend(start..start + length);
            }
        }
    }
    excused
}

/// Reads every catalogue of one language.
fn read(house: &House, language: &str, findings: &mut Vec<Finding>) -> Catalogue {
    let mut catalogue = Catalogue::new();
    let prefix = format!("locales/{language}/");
    for (path, text) in house.under(&prefix) {
        if !has_extension(path, "ftl") {
            continue;
        }
        let resource = match parser::parse(text) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    let line = text.get(..error.pos.start).map_or(0, |before| before.lines().count().max(1));
                    findings.push(Finding::breach(format!("{path}:{line}"), error.to_string()));
                }
                resource
            }
        };
        for entry in &resource.body {
            let (key, value, attributes) = match entry {
                Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref(), &message.attributes),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => continue,
            };
            let mut say = |key: String, pattern: Option<&Pattern<&str>>| {
                let mut variables = BTreeSet::new();
                if let Some(pattern) = pattern {
                    pattern_variables(pattern, &mut variables);
                }
                if let Some(before) = catalogue.insert(key.clone(), Words { file: path.to_owned(), variables }) {
                    findings.push(Finding::breach(path, format!("`{key}` is said twice, also in {}", before.file)));
                }
            };
            say(key.clone(), value);
            for attribute in attributes {
                say(format!("{key}.{}", attribute.id.name), Some(&attribute.value));
            }
        }
    }
    catalogue
}

/// The file's name without its language.
fn room(file: &str) -> &str {
    file.splitn(3, '/').nth(2).unwrap_or(file)
}

fn pattern_variables(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression } => expression_variables(expression, variables),
        }
    }
}

fn expression_variables(expression: &Expression<&str>, variables: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => inline_variables(inline, variables),
        Expression::Select { selector, variants } => {
            inline_variables(selector, variables);
            for variant in variants {
                pattern_variables(&variant.value, variables);
            }
        }
    }
}

fn inline_variables(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                inline_variables(argument, variables);
            }
        }
        InlineExpression::TermReference { arguments, .. } => {
            for argument in arguments.iter().flat_map(|arguments| &arguments.positional) {
                inline_variables(argument, variables);
            }
        }
        InlineExpression::Placeable { expression } => expression_variables(expression, variables),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. } => {}
    }
}
