//! Claims about edition files: the shipped ones are sound, and each kind of wrong file is refused by its rule.
use super::{EDITION_BYTES_MAX, EditionError, parse, proposed_reading, settings};
use agreement::edition::{AidAccess, BracketedSentence, Edition, ExchangeLevel};
use agreement::identity::{Language, Side};
use agreement::register::{ClauseId, clauses};
use serde_json::{Value, json};
use spacetime::Span;

const TERMS: &[u8] = include_bytes!("../../../../editions/tor-2016-07.json");
const CENTRE: &[u8] = include_bytes!("../../../../editions/jic-2016-09.json");

fn shipped() -> [(&'static [u8], Edition); 2] {
    [TERMS, CENTRE].map(|bytes| (bytes, parse(bytes).unwrap()))
}

fn value(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

/// The code with which the first edition is refused when one place of it is changed.
fn code_with(pointer: &str, changed: Value) -> &'static str {
    let mut edition = value(TERMS);
    *edition.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = changed;
    match parse(&serde_json::to_vec(&edition).unwrap()) {
        Ok(_) => "read",
        Err(error) => error.code(),
    }
}

#[test]
fn the_shipped_editions_parse_and_are_their_own_canonical_form() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../editions");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|kind| kind == "json") {
            let bytes = std::fs::read(&path).unwrap();
            let edition = parse(&bytes).unwrap();
            assert_eq!(path.file_stem().unwrap().to_str(), Some(edition.id.as_str()));
            assert_eq!(serde_json::to_vec(&value(&bytes)).unwrap(), bytes, "{}", edition.id);
            read += 1;
        }
    }
    assert!(read >= 3, "{read}");
}

/// The third edition is of two other parties in another theatre: one-sided roles, languages and zones the other way round.
#[test]
fn an_edition_of_two_other_parties_is_read_by_the_same_rules() {
    let bytes = include_bytes!("../../../../editions/exercise-2027-05.json");
    let edition = parse(bytes).unwrap();
    assert_eq!(edition.reference_zone.name(), "Asia/Tehran");
    assert_eq!((edition.roles.relaying_party, edition.roles.consenting_party), (Side::Alpha, Side::Bravo));
    assert_eq!((edition.parties.alpha.language, edition.parties.bravo.language), (Language::Ru, Language::En));
    assert_eq!(edition.settings.bracketed_sentence, BracketedSentence::Struck);
    let theirs = String::from_utf8_lossy(bytes).to_lowercase();
    for (_, other) in shipped() {
        for party in [&other.parties.alpha, &other.parties.bravo] {
            assert!(!theirs.contains(&party.label.en.to_lowercase()), "{}", party.label.en);
            assert!(!theirs.contains(party.zone.name().to_lowercase().as_str()), "{}", party.zone.name());
        }
    }
}

#[test]
fn the_editions_differ_where_the_sources_do() {
    let [(_, terms), (_, centre)] = shipped();
    assert_eq!((terms.id.as_str(), terms.exchange_level), ("tor-2016-07", ExchangeLevel::Full));
    assert_eq!((centre.id.as_str(), centre.exchange_level), ("jic-2016-09", ExchangeLevel::ListOnly));
    assert_eq!(centre.bound_clauses("exchange_level"), [ClauseId::parse("SRC.004.b").unwrap()]);
    assert_eq!(terms.settings.baseline.aid_access, AidAccess::NotRequired);
    assert_eq!(centre.settings.baseline.aid_access, AidAccess::Required);
    assert_eq!(terms.settings.seven_days.renewal, None);
    assert_eq!(centre.settings.seven_days.renewal, Some(Span::from_hours(48)));
    let place =
        |edition: &Edition| edition.settings.formation.location.clone().unwrap().in_language(Language::Ru).to_owned();
    assert_ne!(place(&terms), place(&centre));
}

#[test]
fn what_the_terms_bind_reads_as_they_say() {
    for (_, edition) in shipped() {
        assert_eq!(edition.reference_zone.name(), "Asia/Damascus");
        assert_eq!(edition.roles.relaying_party, Side::Bravo);
        assert_eq!(edition.roles.consenting_party, Side::Alpha);
        assert_eq!(edition.settings.day_before.min_lead, Span::from_hours(12));
        assert_eq!(edition.settings.bracketed_sentence, BracketedSentence::NotAgreed);
        assert_eq!(edition.limits.payload_bytes_max, 24_576);
        assert_eq!(edition.deadlines.statement_expiry, Span::from_hours(72));
        assert!(edition.accepts_format("release", "item/1"));
        assert!(!edition.accepts_format("release", "item/0"), "a superseded format");
        assert!(!edition.accepts_format("item", "release"));
        assert_eq!(edition.bound_clauses("no-such-symbol"), []);
    }
}

#[test]
fn dif_05_an_edition_without_the_medical_exemption_is_refused() {
    let exemptions = json!(["humanitarian-assistance", "personnel-recovery"]);
    assert_eq!(code_with("/vocabulary/exemption_codes", exemptions), "edition-medical-exemption-missing");
}

#[test]
fn tor_0_4_the_right_of_withdrawal_resolves_to_both_items_of_the_letter() {
    for (_, edition) in shipped() {
        let both = ["APP.3.d1", "APP.3.d2"].map(|id| ClauseId::parse(id).unwrap());
        assert_eq!(edition.settings.twin_items.withdrawal_reads, both);
    }
}

#[test]
fn amb_10_a_right_of_withdrawal_that_leaves_one_item_of_the_letter_out_is_refused() {
    for read in [json!(["APP.3.d1"]), json!(["APP.3.d2"]), json!(["APP.3.e"])] {
        assert_eq!(code_with("/settings/AMB-10/withdrawal_reads", read), "edition-contradiction");
    }
    assert_eq!(code_with("/settings/AMB-10/withdrawal_reads", json!(["APP.3.d2", "APP.3.d1"])), "read");
}

#[test]
fn every_ambiguity_of_the_register_is_a_setting() {
    let registered: Vec<&str> =
        clauses().iter().map(|clause| clause.id().as_str()).filter(|id| id.starts_with("AMB-")).collect();
    assert_eq!(settings::IDS, registered);
}

#[test]
fn wrong_values_are_refused_by_their_rule() {
    let cases: &[(&str, Value, &str)] = &[
        ("/edition", json!("Tor"), "edition-bad-code"),
        ("/edition", json!(""), "edition-bad-code"),
        ("/edition", json!("a".repeat(65)), "edition-bad-code"),
        ("/edition", json!(7), "edition-shape"),
        ("/reference_zone", json!("Asia/Atlantis"), "edition-unknown-zone"),
        ("/reference_zone", json!("Asia/Amman"), "edition-contradiction"),
        ("/parties/alpha/language", json!("fr"), "edition-not-in-list"),
        ("/parties/alpha/language", json!("ar"), "edition-contradiction"),
        ("/parties/alpha/zone", json!("Europe/London"), "edition-contradiction"),
        ("/parties/alpha/label/en", json!(" "), "edition-bad-text"),
        ("/parties/alpha/label/en", json!("a\u{202e}b"), "edition-bad-text"),
        ("/parties/alpha/label/en", json!("a\nb"), "edition-bad-text"),
        ("/parties/alpha/label/ru", json!("и\u{306}"), "edition-bad-text"),
        ("/roles/relaying_party", json!("centre"), "edition-not-in-list"),
        ("/roles/relaying_party", json!("alpha"), "edition-contradiction"),
        ("/bindings/location/0", json!("TOR.1.c"), "edition-unknown-clause"),
        ("/bindings/location/0", json!("TOR.9"), "edition-unknown-clause"),
        ("/bindings/location/0", json!("AMB-02"), "edition-duplicate"),
        ("/bindings/location", json!([]), "edition-empty"),
        ("/exchange_level", json!("none"), "edition-not-in-list"),
        ("/integrated_operations", json!("unlocked"), "edition-not-in-list"),
        ("/settings/AMB-01/min_lead_s", json!(-1), "edition-shape"),
        ("/settings/AMB-01/min_lead_s", json!(604_801), "edition-out-of-range"),
        ("/settings/AMB-01/min_lead_s", json!(1.5), "edition-shape"),
        ("/settings/AMB-01/min_lead_s", json!(u64::MAX), "edition-out-of-range"),
        ("/settings/AMB-03/reading", json!("maybe"), "edition-not-in-list"),
        ("/settings/AMB-04/codes", json!(["training"]), "edition-contradiction"),
        ("/settings/AMB-05/day_prior", json!(["exempt"]), "edition-contradiction"),
        ("/settings/AMB-05/before_take_off", json!(["other", "route"]), "edition-contradiction"),
        ("/settings/AMB-06/wordings", json!(["participants"]), "edition-contradiction"),
        ("/settings/AMB-07/from", json!("2016-02-30"), "edition-bad-date"),
        ("/settings/AMB-07/from", json!("2016-2-27"), "edition-bad-date"),
        ("/settings/AMB-07/from", json!("+016-02-27"), "edition-bad-date"),
        ("/settings/AMB-07/from", json!("2016-03-05"), "edition-contradiction"),
        ("/settings/AMB-08/days", json!(6), "edition-out-of-range"),
        ("/settings/AMB-08/renewal_s", json!(0), "edition-out-of-range"),
        ("/settings/AMB-14/optional", json!(["mutual"]), "edition-contradiction"),
        ("/settings/AMB-16/speaker", json!("alpha"), "edition-contradiction"),
        ("/deadlines/delegation_max_s", json!(1_209_601), "edition-out-of-range"),
        ("/deadlines/daily_return_minute_of_day", json!(1_440), "edition-out-of-range"),
        ("/limits/payload_bytes_max", json!(24_577), "edition-out-of-range"),
        ("/limits/entry_bytes_max", json!(24_576), "edition-contradiction"),
        ("/limits/restraint/bytes_per_day_max", json!(0), "edition-out-of-range"),
        ("/freshness/skew_max_ms", json!(0), "edition-out-of-range"),
        ("/geometry/min_footprint_km2", json!(0), "edition-out-of-range"),
        ("/separation/version", json!("no spaces"), "edition-bad-code"),
        ("/separation/default/lateral_m", json!(100_001), "edition-out-of-range"),
        (
            "/separation/default",
            json!({"lateral_m": 1, "time_s": 1, "vertical_ft": 1, "vertical_m": 1}),
            "edition-contradiction",
        ),
        ("/separation/rows/0/classes", json!(["Operation", "*"]), "edition-bad-code"),
        ("/separation/rows/0/classes", json!(["ally-flight", "*"]), "edition-duplicate"),
        ("/separation/rows/0/time_s", json!(86_401), "edition-out-of-range"),
        ("/vocabulary/categories", json!(["cat-1", "cat-1"]), "edition-duplicate"),
        ("/vocabulary/official_languages", json!(["en"]), "edition-contradiction"),
        ("/lints/sources_and_methods/ru", json!(["Агент*"]), "edition-bad-code"),
        ("/lints/banned_keys", json!(["*"]), "edition-bad-code"),
        ("/lints/banned_keys", json!(["a*b"]), "edition-bad-code"),
        ("/lints/banned_keys", json!(["**b"]), "edition-bad-code"),
        ("/lints/banned_keys", json!(["*b*", "rank"]), "read"),
        ("/aliases/0/names/0/from", json!("2016-08-01"), "edition-contradiction"),
        ("/aliases/0/standing", json!("protected"), "edition-not-in-list"),
        ("/pins/zone_table", json!("00"), "edition-bad-hash"),
        ("/pins/zone_table", json!("A".repeat(64)), "edition-bad-hash"),
        ("/pins/zone_table", json!(""), "edition-bad-hash"),
        ("/pins/zone_table", json!("a".repeat(64)), "read"),
        ("/pins", json!({"Zone": "a".repeat(64)}), "edition-bad-code"),
    ];
    for (pointer, changed, expected) in cases {
        assert_eq!(code_with(pointer, changed.clone()), *expected, "{pointer} = {changed}");
    }
}

#[test]
fn every_object_refuses_a_field_it_does_not_know_and_misses_each_field_it_does() {
    fn objects(value: &Value, pointer: &str, found: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                found.push(pointer.to_owned());
                for (key, member) in members {
                    objects(member, &format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")), found);
                }
            }
            Value::Array(members) => {
                for (position, member) in members.iter().enumerate() {
                    objects(member, &format!("{pointer}/{position}"), found);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let edition = value(TERMS);
    let mut found = Vec::new();
    objects(&edition, "", &mut found);
    // Open maps: their keys are ids of the edition's own.
    let open = ["/bindings", "/pins", "/vocabulary/formats", "/parties/alpha/wording", "/parties/bravo/wording"];
    let optional = ["date", "location", "renewal_s", "from", "until"];
    let mut removed = 0;
    for pointer in found.iter().filter(|pointer| !open.contains(&pointer.as_str())) {
        let mut more = edition.clone();
        more.pointer_mut(pointer).unwrap().as_object_mut().unwrap().insert("zzz".into(), json!("x"));
        assert!(parse(&serde_json::to_vec(&more).unwrap()).is_err(), "{pointer} takes an unknown field");
        let members: Vec<String> = edition.pointer(pointer).unwrap().as_object().unwrap().keys().cloned().collect();
        for member in members.iter().filter(|member| !optional.contains(&member.as_str())) {
            // A language may have no list of patterns, if it is not an official one.
            if pointer == "/lints/sources_and_methods" && member == "ar" {
                continue;
            }
            let mut less = edition.clone();
            less.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(member);
            assert!(parse(&serde_json::to_vec(&less).unwrap()).is_err(), "{pointer} does without {member}");
            removed += 1;
        }
    }
    assert!(removed > 150, "only {removed} fields were taken away");
}

#[test]
fn rules_of_separation_are_read_from_a_file_of_their_own_too() {
    let text =
        br#"{ "version": "file-1", "default": { "lateral_m": 5000, "vertical_ft": 1000, "time_s": 600 }, "rows": [] }"#;
    let rules = super::parse_separation(text).unwrap();
    assert_eq!(rules.version(), "file-1");
    assert_eq!(rules.default_minimum().vertical().get(), 304_800);
    assert_eq!(super::parse_separation(b"{").unwrap_err().code(), "edition-not-json");
    assert_eq!(super::parse_separation(b"{}").unwrap_err().code(), "edition-shape");
}

#[test]
fn bytes_that_are_not_canonical_are_refused_where_they_differ() {
    let cases: &[(&[u8], EditionError)] = &[
        (b"", EditionError::NotJson { line: 1, column: 0 }),
        (b"{\"a\":1,}", EditionError::NotJson { line: 1, column: 8 }),
        (b"{\"b\":1,\"a\":2}", EditionError::NotCanonical { offset: 2 }),
        (b"{\"a\":1,\"a\":2}", EditionError::NotCanonical { offset: 5 }),
        (b"{\"a\": 1}", EditionError::NotCanonical { offset: 5 }),
        (b"{\"a\":\"\\u0041\"}", EditionError::NotCanonical { offset: 6 }),
    ];
    for (bytes, expected) in cases {
        assert_eq!(parse(bytes).unwrap_err(), *expected, "{}", String::from_utf8_lossy(bytes));
    }
    let mut with_end_of_line = TERMS.to_vec();
    with_end_of_line.push(b'\n');
    assert_eq!(parse(&with_end_of_line).unwrap_err(), EditionError::NotCanonical { offset: TERMS.len() });
}

#[test]
fn long_deep_and_foreign_bytes_are_refused_without_harm() {
    let long = vec![b' '; EDITION_BYTES_MAX + 1];
    assert_eq!(parse(&long).unwrap_err(), EditionError::TooLong { bytes: EDITION_BYTES_MAX + 1 });
    let deep = vec![b'['; EDITION_BYTES_MAX];
    assert_eq!(parse(&deep).unwrap_err().code(), "edition-not-json");
    assert_eq!(parse(&[0xff, 0xfe, 0x00]).unwrap_err().code(), "edition-not-json");
    for length in 0..TERMS.len() {
        assert!(parse(&TERMS[..length]).is_err(), "a file cut after {length} bytes was read");
    }
}

#[test]
fn a_setting_changes_alone_and_under_the_same_checks() {
    let [(bytes, edition), _] = shipped();
    for id in settings::IDS {
        let own = serde_json::to_string(&value(bytes)["settings"][id]).unwrap();
        let proposed = proposed_reading(id, own.clone());
        assert_eq!(proposed.text, own);
        assert_eq!(edition.settings.with(&proposed.read.unwrap()), edition.settings, "{id} set to what it is");
    }
    let agreed = proposed_reading("AMB-03", r#"{"reading":"agreed"}"#.to_owned()).read.unwrap();
    assert_eq!(edition.settings.with(&agreed).bracketed_sentence, BracketedSentence::Agreed);
    let cases: &[(&str, &str, &str, &str)] = &[
        ("AMB-24", "{}", "edition-unknown-setting", "AMB-24"),
        ("day_before", "{}", "edition-unknown-setting", "day_before"),
        ("AMB-03", "{}", "edition-shape", "AMB-03"),
        ("AMB-03", r#"{"reading": "agreed"}"#, "edition-not-canonical", "AMB-03"),
        ("AMB-03", r#"{"reading":"agreed","why":"x"}"#, "edition-shape", "AMB-03"),
        ("AMB-03", r#"{"reading":"perhaps"}"#, "edition-not-in-list", "settings.AMB-03.reading"),
        ("AMB-04", r#"{"codes":["medevac"],"review_s":1}"#, "edition-out-of-range", "settings.AMB-04.review_s"),
        ("AMB-22", r#"{"reading":"never"}"#, "edition-not-in-list", "settings.AMB-22.reading"),
    ];
    for (id, text, code, field) in cases {
        let fault = proposed_reading(id, (*text).to_owned()).read.unwrap_err();
        assert_eq!((fault.code, fault.field.as_str()), (*code, *field), "{id} {text}");
    }
    let speaker = proposed_reading("AMB-16", r#"{"speaker":"alpha"}"#.to_owned()).read.unwrap();
    let contradiction = edition.contradiction(&edition.settings.with(&speaker)).unwrap();
    assert_eq!((contradiction.field, contradiction.other), ("settings.AMB-16.speaker", "roles.relaying_party"));
}

#[test]
fn every_error_has_its_message_and_cure_in_both_languages() {
    let source = include_str!("error.rs");
    let codes: Vec<&str> = source.split('"').filter(|part| part.starts_with("edition-")).collect();
    assert_eq!(codes.len(), 17);
    for catalogue in
        [include_str!("../../../../locales/en/edition.ftl"), include_str!("../../../../locales/ru/edition.ftl")]
    {
        for code in &codes {
            let message = catalogue.split_once(&format!("\n{code} = ")).unwrap_or_else(|| panic!("no {code}")).1;
            let own = message.split("\nedition-").next().unwrap();
            assert!(own.contains("\n    .cure = "), "{code} has no cure");
        }
    }
}
