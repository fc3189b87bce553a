//! Aim: every code can be said in both languages, with its cure. Method: the embedded catalogues against the files and
//! against each other; every rule of this room against the catalogue.
use agreement::edition::{Edition, Label};
use agreement::identity::{Language, Side};
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
    // The workstation carries its own sentences, in its bundle; its tests hold them.
    for file in files(Locale::En).into_iter().filter(|file| !file.starts_with("web-")) {
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

fn editions() -> Vec<Edition> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../editions");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|kind| kind == "json"));
    files.map(|path| jig_wire::edition::parse(&std::fs::read(path).unwrap()).unwrap()).collect()
}

/// What a label gives away: the whole of it, and two of its words together if one of them is long and no word of ours.
fn telling(label: &Label, ours: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for text in [&label.en, &label.ru].map(|text| text.to_lowercase()) {
        let words: Vec<&str> = text.split(' ').collect();
        let is_telling = |word: &str| word.chars().count() >= 5 && !ours.contains(word);
        parts.extend(
            words.windows(2).filter(|pair| pair.iter().any(|word| is_telling(word))).map(|pair| pair.join(" ")),
        );
        parts.push(text);
    }
    parts
}

#[test]
fn no_sentence_that_a_side_reads_has_the_other_sides_term() {
    let arguments = ["count", "found", "record", "side"].map(|name| (name, "7".to_owned()));
    let editions = editions();
    assert!(editions.len() >= 3);
    let neutral: String =
        Locale::ALL.map(|locale| Phrases::new(locale).say("term-third-party-flight", &[])).join(" ").to_lowercase();
    for (edition, side, locale) in editions.iter().flat_map(|edition| {
        Side::BOTH.into_iter().flat_map(move |side| Locale::ALL.map(|locale| (edition, side, locale)))
    }) {
        let phrases = Phrases::for_side(locale, edition, side);
        let own = &edition.party(side).wording;
        let ours: String =
            own.values().map(|label| format!("{} {} ", label.en, label.ru)).collect::<String>().to_lowercase();
        let theirs: Vec<String> = edition
            .party(side.counterpart())
            .wording
            .values()
            .flat_map(|label| telling(label, &format!("{ours} {neutral}")))
            .collect();
        assert!(theirs.len() >= 2, "{}: the other side has words of its own", edition.id);
        let mut has_own = false;
        for file in files(locale) {
            for code in codes(locale, &file) {
                let said = match code.split_once('.') {
                    None => phrases.say(&code, &arguments),
                    Some((message, attribute)) => phrases.attribute(message, attribute, &arguments).unwrap(),
                };
                let said = said.to_lowercase();
                let given_away = theirs.iter().find(|term| said.contains(term.as_str()));
                assert_eq!(given_away, None, "{} {side:?} {locale:?} {code}: {said}", edition.id);
                let language = if locale == Locale::En { Language::En } else { Language::Ru };
                has_own |= own.values().any(|label| said.contains(&label.in_language(language).to_lowercase()));
            }
        }
        assert!(has_own, "{}: {side:?} never reads its own words in {locale:?}", edition.id);
    }
}

#[test]
fn every_neutral_id_of_an_edition_has_neutral_words() {
    for edition in editions() {
        for id in Side::BOTH.into_iter().flat_map(|side| edition.party(side).wording.keys()) {
            for locale in Locale::ALL {
                assert!(Phrases::new(locale).has(&format!("term-{id}")), "{} {id}", edition.id);
            }
        }
    }
}

#[test]
fn a_wording_is_shown_as_it_stands_whatever_signs_it_has() {
    let mut edition = editions().remove(0);
    let odd = r#"a "b" { $c } \ { term-x }"#;
    for label in edition.parties.alpha.wording.values_mut() {
        odd.clone_into(&mut label.en);
    }
    let phrases = Phrases::for_side(Locale::En, &edition, Side::Alpha);
    assert_eq!(phrases.say("term-third-party-flight", &[]), odd);
}
