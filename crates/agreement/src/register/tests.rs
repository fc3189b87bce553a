//! Claims about the register: complete, in order, said in both languages.
use super::{ClauseId, Modality, Section, Status, UnknownClause, catalogue, clauses};
use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};

const ENGLISH: &str = include_str!("../../../../locales/en/clauses.ftl");
const RUSSIAN: &str = include_str!("../../../../locales/ru/clauses.ftl");

/// Every id of the agreement's text, its annex, its sources and its ambiguities, in the order of the document.
const IDS: [&str; 136] = [
    "DIF-01",
    "DIF-02",
    "DIF-03",
    "DIF-04",
    "DIF-05",
    "DIF-06",
    "DIF-07",
    "DIF-08",
    "DIF-09",
    "TOR.0.1",
    "TOR.0.2",
    "TOR.0.3",
    "TOR.0.4",
    "TOR.0.5",
    "TOR.0.6",
    "TOR.1.a",
    "TOR.1.b",
    "TOR.1.c",
    "TOR.1.d",
    "TOR.1.d.i",
    "TOR.1.d.ii",
    "TOR.1.d.iii",
    "TOR.1.d.iv",
    "TOR.1.d.v",
    "TOR.1.d.vi",
    "TOR.2.0#1",
    "TOR.2.0#2",
    "TOR.2.0#3",
    "TOR.2.0#4",
    "TOR.2.a#1",
    "TOR.2.a#2",
    "TOR.2.a#3",
    "TOR.2.a#4",
    "TOR.2.a#5",
    "TOR.2.a#6",
    "TOR.2.a#7",
    "TOR.2.a.i",
    "TOR.2.a.ii#1",
    "TOR.2.a.ii#2",
    "TOR.2.a.ii#3",
    "TOR.2.a.ii#4",
    "TOR.2.a.ii#5",
    "TOR.2.a.iii#1",
    "TOR.2.a.iii#2",
    "TOR.2.a.iii#3",
    "TOR.2.b#1",
    "TOR.2.b#2",
    "TOR.2.b#3",
    "TOR.2.b#4",
    "TOR.2.c#1",
    "TOR.2.c#2",
    "TOR.2.c#3",
    "TOR.2.c#4",
    "TOR.2.c.i",
    "TOR.2.c.ii#1",
    "TOR.2.c.ii#2",
    "TOR.2.c.ii#3",
    "TOR.2.c.iii#1",
    "TOR.2.c.iii#2",
    "TOR.2.c.iii#3",
    "TOR.2.c.iv#1",
    "TOR.2.c.iv#2",
    "TOR.2.c.v",
    "TOR.2.d.i#1",
    "TOR.2.d.i#2",
    "TOR.2.d.ii#1",
    "TOR.2.d.ii#2",
    "TOR.2.d.ii#3",
    "TOR.2.d.iii",
    "TOR.3.0",
    "TOR.3.a#1",
    "TOR.3.a#2",
    "TOR.3.a#3",
    "TOR.3.a#4",
    "TOR.3.b#1",
    "TOR.3.b#2",
    "TOR.3.c#1",
    "TOR.3.c#2",
    "TOR.3.c#3",
    "APP.0.1",
    "APP.0.2",
    "APP.0.3",
    "APP.0.4",
    "APP.1",
    "APP.2#1",
    "APP.2#2",
    "APP.3.0",
    "APP.3.a",
    "APP.3.b",
    "APP.3.c",
    "APP.3.d1",
    "APP.3.d2",
    "APP.3.e",
    "APP.4",
    "APP.5",
    "APP.6",
    "APP.7",
    "APP.8",
    "APP.9",
    "APP.10",
    "SRC.002.a",
    "SRC.002.b",
    "SRC.002.c",
    "SRC.003.a",
    "SRC.003.b",
    "SRC.004.a",
    "SRC.004.b",
    "SRC.004.c",
    "SRC.004.d",
    "SRC.004.e",
    "SRC.004.f",
    "SRC.004.g",
    "SRC.004.h",
    "AMB-01",
    "AMB-02",
    "AMB-03",
    "AMB-04",
    "AMB-05",
    "AMB-06",
    "AMB-07",
    "AMB-08",
    "AMB-09",
    "AMB-10",
    "AMB-11",
    "AMB-12",
    "AMB-13",
    "AMB-14",
    "AMB-15",
    "AMB-16",
    "AMB-17",
    "AMB-18",
    "AMB-19",
    "AMB-20",
    "AMB-21",
    "AMB-22",
    "AMB-23",
];

#[test]
fn every_clause_stands_in_the_register_exactly_once_and_in_the_order_of_the_document() {
    let listed: Vec<&str> = clauses().iter().map(|clause| clause.text).collect();
    assert_eq!(listed, IDS);
    assert_eq!(IDS.iter().collect::<BTreeSet<_>>().len(), IDS.len());
}

#[test]
fn every_id_reads_back_as_itself_and_sorts_as_the_document() {
    // INVARIANT(clause-id-is-a-row)
    let mut last = None;
    for text in IDS.into_iter().filter(|text| *text != "TOR.1.c") {
        let id = ClauseId::parse(text).unwrap();
        assert_eq!(id.to_string(), text);
        assert_eq!(id.clause().id(), id);
        assert_eq!(ClauseId::known(text), id);
        assert!(last < Some(id), "{id} sorts before its predecessor");
        last = Some(id);
    }
}

#[test]
fn tor_0_1_an_unknown_clause_is_not_a_clause() {
    for text in [
        "",
        "TOR.2.a",
        "TOR.2.a#8",
        "tor.0.1",
        " TOR.0.1",
        "TOR.0.1 ",
        "TOR.0.1\u{0}",
        "APP.3.d",
        "АРР.8",
        "AMB-24",
        "AMB-1",
    ] {
        let error = ClauseId::parse(text).unwrap_err();
        assert_eq!(error, UnknownClause::NotInRegister { cited: text.to_string() });
        assert_eq!(error.code(), "clause-unknown");
    }
}

#[test]
fn an_answer_repeats_no_more_than_the_head_of_a_wrong_citation() {
    let error = ClauseId::parse(&"ж".repeat(1_000_000)).unwrap_err();
    assert_eq!(error.arguments(), vec![("cited", "ж".repeat(UnknownClause::CITED_CHARACTERS_MAX))]);
}

#[test]
fn tor_1_c_is_reserved_and_absent_in_the_source() {
    let error = ClauseId::parse("TOR.1.c").unwrap_err();
    assert_eq!(error.code(), "clause-absent-in-source");
    assert_eq!(error.arguments(), vec![("clause", String::from("TOR.1.c"))]);
    let absent: Vec<&str> =
        clauses().iter().filter(|clause| clause.modality() == Modality::Absent).map(|clause| clause.text).collect();
    assert_eq!(absent, ["TOR.1.c"]);
}

#[test]
#[should_panic(expected = "absent in the source")]
fn tor_1_c_cannot_be_made_in_code_either() {
    let _ = ClauseId::known("TOR.1.c");
}

#[test]
fn message_keys_are_distinct() {
    let keys: BTreeSet<String> = clauses().iter().map(super::Clause::message_key).collect();
    assert_eq!(keys.len(), IDS.len());
    assert_eq!(ClauseId::parse("TOR.2.a.ii#5").unwrap().clause().message_key(), "clause-TOR-2-a-ii-5");
}

#[test]
fn every_clause_is_paraphrased_in_both_languages_and_what_is_not_checked_says_why() {
    for clause in clauses() {
        for (language, text) in [("en", ENGLISH), ("ru", RUSSIAN)] {
            let message = catalogue::message(text, &clause.message_key())
                .unwrap_or_else(|| panic!("{} is missing in {language}", clause.text));
            assert!(message.has_text(), "{} is blank in {language}", clause.text);
            let needs_reason = match clause.status() {
                Status::Rule | Status::RecordedDuty => false,
                Status::PartRule(_) | Status::NotMachineCheckable(_) => true,
            };
            assert_eq!(clause.reason().is_some(), needs_reason);
            assert_eq!(message.has_reason(), needs_reason, "{} and its reason disagree in {language}", clause.text);
        }
    }
}

#[test]
fn the_catalogues_have_no_clause_that_the_register_lacks() {
    for prefix in ["clause-TOR-", "clause-APP-", "clause-SRC-", "clause-DIF-", "clause-AMB-"] {
        let expected = clauses().iter().filter(|clause| clause.message_key().starts_with(prefix)).count();
        assert_eq!(catalogue::count(ENGLISH, prefix), expected, "{prefix} en");
        assert_eq!(catalogue::count(RUSSIAN, prefix), expected, "{prefix} ru");
    }
}

#[test]
fn every_code_of_the_register_has_its_heading_in_both_languages() {
    let mut keys: BTreeSet<String> = BTreeSet::from(["clause-unknown".into(), "clause-absent-in-source".into()]);
    for clause in clauses() {
        keys.insert(format!("clause-section-{}", clause.section().code()));
        keys.insert(format!("status-{}", clause.status().name().replace('_', "-")));
        match clause.status() {
            Status::Rule | Status::RecordedDuty => {}
            Status::NotMachineCheckable(reason) => {
                keys.insert(format!("unjudgeable-{}", reason.code()));
            }
            Status::PartRule(theme) => {
                keys.insert(format!("theme-{}", theme.code()));
            }
        }
    }
    for key in keys {
        for text in [ENGLISH, RUSSIAN] {
            assert!(catalogue::message(text, &key).is_some_and(|message| message.has_text()), "{key} is missing");
        }
    }
}

#[test]
fn sections_follow_one_another_and_only_terms_carry_a_modality() {
    let sections: Vec<Section> = clauses().iter().map(super::Clause::section).collect();
    assert!(sections.is_sorted());
    for clause in clauses() {
        let of_the_terms = clause.text.starts_with("TOR.") || clause.text.starts_with("APP.");
        assert_eq!(clause.modality() != Modality::Unmarked, of_the_terms, "{}", clause.text);
    }
}
