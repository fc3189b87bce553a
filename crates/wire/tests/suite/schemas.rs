//! Aim: the keywords of agreed formats mean what JSON Schema 2020-12 says. Method: the official test suite (JSON-Schema-Test-Suite,
//! MIT, its licence beside it) for those keywords, every case that is written in what agreed formats know; a schema with anything else
//! must be refused, not misread.
use agreement::format::{Schema, Value, violations};
use std::path::Path;

/// A JSON value of the suite; nothing for a number that is no integer here.
fn read(value: &serde_json::Value) -> Option<Value> {
    Some(match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(value) => Value::Bool(*value),
        serde_json::Value::Number(number) => Value::Integer(number.as_i64()?),
        serde_json::Value::String(text) => Value::Text(text.clone()),
        serde_json::Value::Array(values) => Value::List(values.iter().map(read).collect::<Option<_>>()?),
        serde_json::Value::Object(members) => {
            Value::Map(members.iter().map(|(key, value)| Some((key.clone(), read(value)?))).collect::<Option<_>>()?)
        }
    })
}

#[test]
fn the_official_suite_agrees_on_every_keyword_that_is_understood() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/json-schema-test-suite");
    let (mut held, mut refused, mut keywords) = (0, 0, 0);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "json")) {
        let groups: serde_json::Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
        let before = held;
        for group in groups.as_array().unwrap() {
            let Some(value) = read(&group["schema"]) else { continue };
            let schema = match Schema::read(&value) {
                Ok(schema) => schema,
                Err(fault) => {
                    assert!(fault.code.starts_with("schema-"), "{fault}");
                    refused += 1;
                    continue;
                }
            };
            for case in group["tests"].as_array().unwrap() {
                let Some(data) = read(&case["data"]) else { continue };
                let expected = case["valid"].as_bool().unwrap();
                let found = violations(&schema, &data);
                let name = format!("{}: {} / {}", file.display(), group["description"], case["description"]);
                assert_eq!(found.is_empty(), expected, "{name}: {found:?}");
                held += 1;
            }
        }
        keywords += usize::from(held > before);
    }
    // That the suite was there and was read.
    assert!(keywords >= 14 && held >= 250, "{held} cases of {keywords} keywords, {refused} schemas refused");
}

/// Whatever stands in a schema that nobody approved the keyword of is told with its place.
#[test]
fn a_keyword_that_is_not_understood_is_refused() {
    for keyword in [
        "pattern",
        "patternProperties",
        "format",
        "oneOf",
        "anyOf",
        "allOf",
        "not",
        "if",
        "uniqueItems",
        "contains",
        "multipleOf",
        "dependentRequired",
        "unevaluatedProperties",
        "$dynamicRef",
        "$anchor",
        "$id",
        "default",
        "examples",
    ] {
        let proposed = jig_wire::format::proposed_schema(format!(r#"{{"{keyword}":true}}"#));
        let fault = proposed.read.unwrap_err();
        assert_eq!((fault.code, fault.detail.as_str()), ("schema-keyword-unknown", keyword));
    }
}

#[test]
fn bytes_that_are_no_strict_json_are_no_schema() {
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    let long = format!(r#"{{"title":"{}"}}"#, "a".repeat(Schema::BYTES_MAX));
    for text in ["", "{", "{ }", r#"{"b":1,"a":1}"#, r#"{"a":1.5}"#, r#"{"a":1,"a":1}"#, "nul", &deep, &long] {
        let read = jig_wire::format::proposed_schema(text.to_owned()).read;
        assert_eq!(read.unwrap_err().code, "schema-not-json", "{}", text.chars().take(20).collect::<String>());
    }
}
