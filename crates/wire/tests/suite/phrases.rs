//! Aim: every code can be said in both languages, with its cure. Method: the embedded catalogues against the files and
//! against each other; every rule of this room against the catalogue.
use jig_wire::phrases::{Locale, Phrases};
use std::collections::BTreeSet;

const LOCALES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");

fn files(locale: Locale) -> BTreeSet<String> {
    std::fs::read_dir(format!("{LOCALES}/{}", locale.tag()))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect()
}

fn text(locale: Locale, file: &str) -> String {
    std::fs::read_to_string(format!("{LOCALES}/{}/{file}", locale.tag())).unwrap()
}

/// Codes of messages, and of attributes as `code.attribute`.
fn codes(locale: Locale, file: &str) -> BTreeSet<String> {
    let text = text(locale, file);
    let resource = match fluent_bundle::FluentResource::try_new(text) {
        Ok(resource) => resource,
        Err((_, errors)) => panic!("{}/{file}: {errors:?}", locale.tag()),
    };
    let mut codes = BTreeSet::new();
    let mut message = String::new();
    for line in resource.source().lines() {
        let name = line.split(" =").next().unwrap_or_default();
        if line.contains(" =") && name.starts_with(|first: char| first.is_ascii_lowercase()) {
            message = name.to_owned();
            assert!(codes.insert(message.clone()), "{}/{file}: `{message}` stands twice", locale.tag());
        } else if let Some(attribute) = name.trim_start().strip_prefix('.').filter(|_| line.contains(" =")) {
            codes.insert(format!("{message}.{attribute}"));
        }
    }
    codes
}

#[test]
fn both_languages_have_the_same_files_and_codes() {
    assert_eq!(files(Locale::En), files(Locale::Ru));
    for file in files(Locale::En) {
        let (english, russian) = (codes(Locale::En, &file), codes(Locale::Ru, &file));
        let missing: Vec<_> = english.symmetric_difference(&russian).collect();
        assert!(missing.is_empty(), "{file}: only in one language: {missing:?}");
    }
}

#[test]
fn no_code_stands_in_two_files() {
    let mut seen = BTreeSet::new();
    for file in files(Locale::En) {
        for code in codes(Locale::En, &file) {
            assert!(seen.insert(code.clone()), "{file}: `{code}` stands in another file too");
        }
    }
}

#[test]
fn every_catalogue_file_is_embedded() {
    let english = Phrases::new(Locale::En);
    for file in files(Locale::En) {
        for code in codes(Locale::En, &file).iter().filter(|code| !code.contains('.')) {
            assert!(english.has(code), "{file} is not listed in catalogues.rs: `{code}` is not found");
        }
    }
}

#[test]
fn sentences_have_no_hidden_characters_and_no_unresolved_names() {
    for locale in Locale::ALL {
        let phrases = Phrases::new(locale);
        let arguments = [("part", "entry"), ("offset", "17"), ("key", "urgency"), ("allowed", "a, b")]
            .map(|(name, value)| (name, value.to_owned()));
        let said = phrases.say("wire-key-unknown", &arguments);
        assert!(said.contains("17") && said.contains("urgency") && said.contains("a, b"), "{said}");
        assert!(!said.contains(['\u{2068}', '\u{2069}', '{']), "{said}");
    }
}

#[test]
fn plural_forms_follow_the_number() {
    let phrases = Phrases::new(Locale::Ru);
    let said = |bytes: &str| {
        phrases.say("wire-attachment-too-long", &[("bytes", bytes.to_owned()), ("limit", "16777216".to_owned())])
    };
    assert!(said("20000003").contains("байта"), "{}", said("20000003"));
    assert!(said("20000005").contains("20000005 байт;"), "{}", said("20000005"));
}

#[test]
fn hashes_and_leading_zeros_stay_the_text_they_are() {
    let phrases = Phrases::new(Locale::En);
    for value in ["0012", "123456789012345678", "1e5", "00"] {
        let said = phrases.say("wire-value-unknown", &[("value", value.to_owned()), ("allowed", "x".to_owned())]);
        assert!(said.contains(&format!("`{value}`")), "{said}");
    }
}

#[test]
fn an_unknown_code_is_said_as_itself() {
    let phrases = Phrases::new(Locale::Ru);
    assert_eq!(phrases.say("nobody-wrote-this", &[]), "nobody-wrote-this");
    assert_eq!(phrases.cure("nobody-wrote-this", &[]), None);
}

#[test]
fn locale_tags_are_read_as_environments_write_them() {
    for (tag, locale) in [
        ("ru", Some(Locale::Ru)),
        ("ru_RU.UTF-8", Some(Locale::Ru)),
        ("en-GB", Some(Locale::En)),
        ("C", None),
        ("", None),
        ("de", None),
    ] {
        assert_eq!(Locale::parse(tag), locale, "{tag}");
    }
}

/// Every `"wire-…"` code in this room's sources has a sentence and a cure in both languages.
#[test]
fn every_code_of_this_room_has_a_sentence_and_a_cure() {
    fn sources(folder: &std::path::Path, found: &mut String) {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else {
                found.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut source = String::new();
    sources(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut source);
    let codes: BTreeSet<&str> = source
        .split('"')
        .filter(|text| {
            text.starts_with("wire-")
                && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte.is_ascii_digit())
        })
        .collect();
    assert!(codes.len() > 50, "{codes:?}");
    for locale in Locale::ALL {
        let own = self::codes(locale, "wire.ftl");
        for code in &codes {
            assert!(own.contains(*code), "{}: no sentence for `{code}`", locale.tag());
            assert!(own.contains(&format!("{code}.cure")), "{}: no cure for `{code}`", locale.tag());
        }
    }
}
