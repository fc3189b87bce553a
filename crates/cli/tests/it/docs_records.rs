//! `docs/records.md` says of every kind an officer files which fields it has: held to the code that reads them.
use agreement::identity::{Author, Node, Post, PublicKey, RecordHash, Side};
use agreement::records::{OutsidePost, Register, SealingKey};
use jig_cli::draft::{Fields, Lookup, body};
use jig_cli::tabletop::script::Field;
use std::collections::{BTreeMap, BTreeSet};

/// The readers of formation and of operations stand in files of their own.
const FORMATION: &str =
    concat!(include_str!("../../src/draft/formation.rs"), include_str!("../../src/draft/operations.rs"));
const KINDS: &str = concat!(
    include_str!("../../src/draft/kinds.rs"),
    include_str!("../../src/draft/kinds/accountability.rs"),
    include_str!("../../src/draft/sealed.rs"),
    include_str!("../../src/draft/kinds/registers.rs"),
    include_str!("../../src/draft/kinds/registers/exceptions.rs"),
    include_str!("../../src/draft/kinds/registers/grounding.rs"),
    include_str!("../../src/draft/kinds/protected.rs")
);
const DOCUMENT: &str = include_str!("../../../../docs/records.md");

/// Any name means some record and some officer: what an example names exists only in its reader's group.
struct Anything;

impl Lookup for Anything {
    fn record(&self, _name: &str) -> Option<RecordHash> {
        Some(RecordHash::from_bytes([7; 32]))
    }

    fn officer(&self, _name: &str) -> Option<PublicKey> {
        Some(PublicKey::from_bytes([7; 32]))
    }

    fn sealing_key(&self, _side: Side) -> Option<SealingKey> {
        SealingKey::parse("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj")
    }

    fn outside_sealing_key(&self, _post: OutsidePost) -> Option<SealingKey> {
        self.sealing_key(Side::Alpha)
    }

    fn covering_cell_m(&self) -> u32 {
        2_000
    }
}

/// A section of the document: the fields of its table and the fields of each of its examples.
#[derive(Default)]
struct Section {
    table: BTreeSet<String>,
    examples: Vec<(String, BTreeMap<String, Field>)>,
}

/// A field as an example gives it to the shell: in double quotes, or in single ones around double ones.
fn given(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.trim_end_matches('\\').trim().split_once('=')?;
    let text = ['"', '\''].into_iter().find_map(|quote| rest.strip_prefix(quote)?.strip_suffix(quote))?;
    Some((name, text))
}

fn sections() -> BTreeMap<String, Section> {
    let mut sections: BTreeMap<String, Section> = BTreeMap::new();
    let mut current = String::new();
    for line in DOCUMENT.lines() {
        if let Some(kind) = line.strip_prefix("### `").and_then(|rest| rest.strip_suffix('`')) {
            kind.clone_into(&mut current);
            sections.insert(current.clone(), Section::default());
        } else if line.starts_with("## ") {
            current.clear();
        }
        let Some(section) = sections.get_mut(&current) else { continue };
        if let Some(field) = line.strip_prefix("| `").and_then(|rest| rest.split_once('`')) {
            section.table.insert(field.0.to_owned());
        } else if let Some(kind) = line.strip_prefix("jig propose ") {
            section.examples.push((kind.trim_end_matches('\\').trim().to_owned(), BTreeMap::new()));
        } else if let Some((name, text)) = line.strip_prefix("  ").and_then(given) {
            section.examples.last_mut().unwrap().1.insert(name.to_owned(), Field { line: 0, text: text.to_owned() });
        }
    }
    sections
}

/// Names in quotation marks that follow one of `before` in the source.
fn quoted(before: &[&str]) -> BTreeSet<String> {
    // Calls that do not fit a line are broken after the bracket.
    let source = [KINDS, FORMATION].concat();
    let source = source.split_inclusive('(').map(|part| part.trim_start().to_owned()).collect::<String>();
    let mut found = BTreeSet::new();
    for before in before {
        for (at, _) in source.match_indices(before) {
            let rest = &source[at + before.len()..];
            found.insert(rest.split('"').next().unwrap().to_owned());
        }
    }
    found
}

/// The kinds that the reader of bodies knows.
fn kinds() -> BTreeSet<String> {
    let reader = KINDS.split("pub fn body(").nth(1).unwrap().split("\n}\n").next().unwrap();
    let arms = reader.lines().filter_map(|line| line.strip_prefix("        \"")?.split_once("\" =>"));
    let registers = Register::ALL.iter().map(|register| register.name().to_owned());
    arms.map(|(kind, _)| kind.to_owned()).chain(registers).collect()
}

#[test]
fn every_kind_an_officer_files_has_its_section_and_no_other() {
    let documented: BTreeSet<String> = sections().into_keys().collect();
    assert!(kinds().len() >= 30, "{:?}", kinds());
    assert_eq!(documented, kinds());
}

#[test]
fn every_field_that_is_read_is_described_and_no_other() {
    let readers = [
        ".text(\"",
        ".optional(\"",
        ".parsed(\"",
        ".parsed_optional(\"",
        ".record(\"",
        ".records(\"",
        ".officer(\"",
        ".instant(\"",
        ".window(\"",
        ".position(\"",
        ".extent(\"",
        ".extent_optional(\"",
        ".record_optional(\"",
        ".reference_optional(\"",
        ".instant_optional(\"",
        ".position_optional(\"",
        ".reference(\"",
        ".side(\"",
        ".language(\"",
        ".clause(\"",
        ".addressees(\"",
        ".covering(\"",
        ".covering(\"cells\", \"",
        // Parts that may be sealed.
        "clear: \"",
        "attachment: \"",
        "commitment: \"",
        "    to: \"",
        "statement(f, \"",
        "-term\", \"",
    ];
    let mut read = quoted(&readers);
    // Terms stand as the second name of a statement.
    read.extend(["vetted-term", "validated-term"].map(str::to_owned));
    let described: BTreeSet<String> = sections().into_values().flat_map(|section| section.table).collect();
    assert_eq!(described, read);
}

#[test]
fn every_example_is_one_that_could_be_typed() {
    let author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };
    for (kind, section) in sections() {
        assert!(!section.examples.is_empty(), "{kind} has no example");
        for (named, fields) in &section.examples {
            assert_eq!(named, &kind);
            if let Err(error) = body(&kind, author, Fields::new(fields, &Anything)) {
                panic!("{kind}: {error}");
            }
            let known: BTreeSet<String> = fields.keys().cloned().collect();
            assert!(known.is_subset(&section.table), "{kind}: {:?} are not in its table", &known - &section.table);
        }
        let used: BTreeSet<String> = section.examples.iter().flat_map(|(_, fields)| fields.keys().cloned()).collect();
        assert_eq!(used, section.table, "{kind}: every field of the table is shown in an example");
    }
}

#[test]
fn the_cures_that_point_here_point_at_something() {
    for locale in ["en", "ru"] {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales/");
        let text = std::fs::read_to_string(format!("{folder}{locale}/cli.ftl")).unwrap();
        assert!(text.contains("docs/records.md"), "{locale}");
    }
}
