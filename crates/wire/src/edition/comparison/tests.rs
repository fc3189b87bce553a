//! Claims about the comparison of editions: it finds every change there can be, names what the change is of, and keeps each
//! side's wording from the other.
use super::{Aspect, EditionComparison, EditionDifference, Told, compare};
use agreement::identity::Side;
use agreement::register::ClauseId;
use serde_json::{Value, json};

const TERMS: &[u8] = include_bytes!("../../../../../editions/tor-2016-07.json");
const CENTRE: &[u8] = include_bytes!("../../../../../editions/jic-2016-09.json");
const THIRD: &[u8] = include_bytes!("../../../../../editions/exercise-2027-05.json");

fn found<'a>(comparison: &'a EditionComparison, path: &str) -> &'a EditionDifference {
    let at = comparison.differences.iter().find(|found| found.path.join(".") == path);
    at.unwrap_or_else(|| panic!("{path} is not among {:?}", paths(comparison)))
}

fn paths(comparison: &EditionComparison) -> Vec<String> {
    comparison.differences.iter().map(|found| found.path.join(".")).collect()
}

fn values(one: Value, other: Value) -> Told {
    Told::Values { one: Some(one), other: Some(other) }
}

#[test]
fn src_004_a_switching_the_edition_shows_the_changed_clauses_the_place_and_what_is_exchanged() {
    let comparison = compare(TERMS, CENTRE, None).unwrap();
    assert_eq!((comparison.one.as_str(), comparison.other.as_str()), ("tor-2016-07", "jic-2016-09"));
    let location = found(&comparison, "bindings.location");
    assert_eq!(location.aspect, Aspect::Clause);
    assert_eq!(location.clauses, ["TOR.1.a", "SRC.004.a"].map(|id| ClauseId::parse(id).unwrap()));
    let place = found(&comparison, "settings.AMB-02.location.en");
    assert_eq!(place.told, values(json!("vicinity of Amman"), json!("Geneva")));
    assert!(place.clauses.contains(&ClauseId::parse("SRC.004.a").unwrap()), "{:?}", place.clauses);
    let level = found(&comparison, "exchange_level");
    assert_eq!((level.aspect, &level.told), (Aspect::Level, &values(json!("full"), json!("list-only"))));
    assert_eq!(level.clauses, ["TOR.2.0#3", "SRC.004.b"].map(|id| ClauseId::parse(id).unwrap()));
    assert_eq!(found(&comparison, "settings.AMB-08.renewal_s").told, values(Value::Null, json!(172_800)));
    assert_eq!(found(&comparison, "settings.AMB-07.aid_access").aspect, Aspect::Ambiguity);
    assert_eq!(found(&comparison, "edition").aspect, Aspect::Label);
}

#[test]
fn an_edition_does_not_differ_from_itself_and_turning_them_round_turns_the_values() {
    for edition in [TERMS, CENTRE, THIRD] {
        assert!(compare(edition, edition, None).unwrap().differences.is_empty());
    }
    let (there, back) = (compare(TERMS, THIRD, None).unwrap(), compare(THIRD, TERMS, None).unwrap());
    assert_eq!(paths(&there), paths(&back));
    for (one, other) in there.differences.into_iter().zip(back.differences) {
        let turned = match other.told {
            Told::Values { one, other } => Told::Values { one: other, other: one },
            Told::Withheld { of } => Told::Withheld { of },
        };
        assert_eq!(one.told, turned, "{:?}", one.path);
        assert_eq!(one.clauses, other.clauses);
    }
}

/// Every value of the file in turn, changed to another that an edition may have, must be found, and nothing else.
#[test]
fn every_value_that_can_change_is_found_when_it_does() {
    fn leaves(value: &Value, pointer: &str, all: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                for (key, member) in members {
                    leaves(member, &format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")), all);
                }
            }
            Value::Array(members) => {
                for (place, member) in members.iter().enumerate() {
                    leaves(member, &format!("{pointer}/{place}"), all);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => all.push(pointer.to_owned()),
        }
    }
    let terms: Value = serde_json::from_slice(TERMS).unwrap();
    let mut all = Vec::new();
    leaves(&terms, "", &mut all);
    let mut changed = 0;
    for pointer in all {
        let before = terms.pointer(&pointer).unwrap();
        let candidates = match before {
            Value::Number(number) => vec![json!(number.as_u64().unwrap() + 1), json!(number.as_u64().unwrap() / 2)],
            Value::String(word) => vec![json!(format!("{word}x")), json!(format!("x{word}")), json!("TOR.0.1")],
            Value::Null => vec![json!("2016-07-01"), json!(86_400)],
            Value::Bool(_) | Value::Array(_) | Value::Object(_) => Vec::new(),
        };
        for candidate in candidates {
            let mut edition = terms.clone();
            *edition.pointer_mut(&pointer).unwrap() = candidate;
            let Ok(comparison) = compare(TERMS, &serde_json::to_vec(&edition).unwrap(), None) else { continue };
            let told = comparison.differences;
            // A member known by its name or classes is one that went and one that came, with all it has.
            assert!(!told.is_empty(), "{pointer}: not found");
            let first = &told[0].path[0];
            assert!(told.iter().all(|found| found.path[0] == *first) && pointer.starts_with(&format!("/{first}")));
            changed += 1;
            break;
        }
    }
    assert!(changed > 250, "only {changed} values could be changed");
}

#[test]
fn a_change_of_order_alone_is_found() {
    let mut edition: Value = serde_json::from_slice(TERMS).unwrap();
    for pointer in ["/aliases", "/separation/rows", "/lints/banned_keys", "/settings/AMB-01/shown_zones"] {
        let mut turned = edition.clone();
        turned.pointer_mut(pointer).unwrap().as_array_mut().unwrap().reverse();
        let comparison = compare(TERMS, &serde_json::to_vec(&turned).unwrap(), None).unwrap();
        assert_eq!(comparison.differences.len(), 1, "{pointer}");
    }
    edition["lints"]["banned_keys"].as_array_mut().unwrap().push(json!("zeal*"));
    let comparison = compare(TERMS, &serde_json::to_vec(&edition).unwrap(), None).unwrap();
    assert_eq!(comparison.differences[0].told, values(json!([]), json!(["zeal*"])), "a long list tells what is new");
}

#[test]
fn what_is_no_edition_is_not_compared() {
    assert_eq!(compare(b"{}", TERMS, None).unwrap_err().code(), "edition-shape");
    assert_eq!(compare(TERMS, b"", None).unwrap_err().code(), "edition-not-json");
    assert_eq!(compare(TERMS, &[TERMS, b"\n"].concat(), None).unwrap_err().code(), "edition-not-canonical");
}

#[test]
fn a_sides_wording_is_told_to_that_side_alone() {
    for reader in [None, Some(Side::Alpha), Some(Side::Bravo)] {
        let comparison = compare(TERMS, THIRD, reader).unwrap();
        for side in Side::BOTH {
            for tag in ["en", "ru"] {
                let path = format!("parties.{}.wording.third-party-flight.{tag}", side.name());
                let is_withheld = found(&comparison, &path).told == Told::Withheld { of: side };
                assert_eq!(is_withheld, reader != Some(side), "{path} to {reader:?}");
            }
        }
    }
}

/// The fields of the three editions, and every other field of a file, have a name in both languages.
#[test]
fn every_field_that_can_differ_has_a_name() {
    use crate::phrases::{Locale, Phrases};
    let empty = |path: &str| EditionDifference {
        aspect: Aspect::Setting,
        path: path.split('/').skip(1).map(str::to_owned).collect(),
        clauses: Vec::new(),
        told: Told::Withheld { of: Side::Alpha },
    };
    let mut differences = [compare(TERMS, CENTRE, None), compare(TERMS, THIRD, None), compare(CENTRE, THIRD, None)]
        .into_iter()
        .flat_map(|comparison| comparison.unwrap().differences)
        .collect::<Vec<_>>();
    let terms: Value = serde_json::from_slice(TERMS).unwrap();
    for (section, value) in terms.as_object().unwrap() {
        match value.as_object() {
            None => differences.push(empty(&format!("/{section}"))),
            Some(members) if section == "settings" => {
                for (setting, fields) in members {
                    differences.extend(
                        fields.as_object().unwrap().keys().map(|field| empty(&format!("/settings/{setting}/{field}"))),
                    );
                }
            }
            Some(members) => differences.extend(members.keys().map(|key| empty(&format!("/{section}/{key}")))),
        }
    }
    differences.retain(|found| {
        !matches!(found.path.as_slice(), [section, ..] if section == "aliases" && found.path.len() < 2)
            && !matches!(found.path.as_slice(), [section, field]
                if (section == "parties") || (section == "limits" && ["ordinary", "restraint", "receipt"].contains(&field.as_str()))
                    || (section == "separation" && field == "default"))
    });
    for locale in [Locale::En, Locale::Ru] {
        let phrases = Phrases::new(locale);
        for found in &differences {
            assert!(phrases.has(&found.message_key()), "{}: {:?}", found.message_key(), found.path);
        }
        for aspect in Aspect::ALL {
            assert!(phrases.has(&format!("edition-aspect-{}", aspect.code())));
        }
    }
    let comparison = compare(TERMS, THIRD, None).unwrap();
    let alias = found(&comparison, "aliases.group-n.names.Black Lantern (en)");
    assert_eq!(
        (alias.message_key().as_str(), alias.subject().as_str()),
        ("edition-field-alias-names", "group-n Black Lantern (en)")
    );
    assert!(matches!(&alias.told, Told::Values { one: None, other: Some(Value::Object(_)) }), "{:?}", alias.told);
}
