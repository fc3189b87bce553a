//! The sentences of the verdicts, as far as the tests need them: which codes have one, and what they ask to be told.
use jig_agreement::verdict::Finding;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const ENGLISH: &str = include_str!("../../../../../locales/en/verdict.ftl");
const RUSSIAN: &str = include_str!("../../../../../locales/ru/verdict.ftl");

/// A sentence: the arguments it prints, and whether a cure stands below it.
#[derive(Default, Debug)]
pub(crate) struct Sentence {
    pub(crate) arguments: BTreeSet<String>,
    pub(crate) has_cure: bool,
}

pub(crate) static SENTENCES: LazyLock<[BTreeMap<String, Sentence>; 2]> = LazyLock::new(|| [ENGLISH, RUSSIAN].map(read));

fn read(text: &str) -> BTreeMap<String, Sentence> {
    let mut sentences: BTreeMap<String, Sentence> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        if !line.starts_with(' ') {
            current = line.split(" = ").next().unwrap().to_owned();
        }
        let sentence = sentences.entry(current.clone()).or_default();
        sentence.has_cure |= line.trim_start().starts_with(".cure = ");
        let variables = line.split("{ $").skip(1).map(|rest| rest.split([' ', '}']).next().unwrap().to_owned());
        sentence.arguments.extend(variables);
    }
    sentences
}

/// Every finding has its sentence and its cure in both languages, and says what they ask for.
#[track_caller]
pub(crate) fn check(finding: &Finding) {
    for sentences in SENTENCES.iter() {
        let sentence = sentences.get(finding.code).unwrap_or_else(|| panic!("no sentence for {}", finding.code));
        assert!(sentence.has_cure, "no cure for {}", finding.code);
        for argument in &sentence.arguments {
            let said = finding.arguments.iter().any(|(name, _)| name == argument);
            assert!(said, "{} is not told {argument}: {finding:?}", finding.code);
        }
    }
}
