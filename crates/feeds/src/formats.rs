//! The register of feed formats: one row per format, and what a row must bring with it.
//!
//! Must not know what is done with an observation. A row brings, in the same commit: its parser in `formats/<id>.rs`,
//! at least one recorded or synthetic sample in `crates/feeds/samples/<id>/` with the observations expected of it beside
//! it, and the fuzz target `feeds_<id>` in the fuzz package.

pub mod asterix;
pub(crate) mod beast;
pub mod cot;
pub mod flight_plan;
pub(crate) mod modes_csv;
pub(crate) mod modes_hex;
pub mod notam;
pub mod notice_text;
pub(crate) mod opensky;
pub(crate) mod readsb;
pub(crate) mod sbs;
pub mod spotter;
pub(crate) mod table;
pub mod ucdp_ged;

/// One feed format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format {
    id: &'static str,
    title: &'static str,
    source: &'static str,
}

impl Format {
    /// A row of the register; `const`, so that the register is data.
    #[must_use]
    pub const fn new(id: &'static str, title: &'static str, source: &'static str) -> Self {
        Self { id, title, source }
    }

    /// Its id: lower-case letters, digits and underscores; also the name of its file, samples and fuzz target.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The name by which its standard calls it.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// The document that defines it, with edition.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.source
    }
}

/// Every format that this room reads.
pub const FORMATS: &[Format] = &[
    Format::new("beast", "Mode-S Beast binary", "J. Dührkop, Mode-S Beast: Data output formats; readsb adds types"),
    Format::new(
        "modes_csv",
        "Mode S frames with times, CSV",
        "our own, edition 1; frames by ICAO Annex 10, Volume IV, and RTCA DO-260B",
    ),
    Format::new("modes_hex", "Mode S frames in hexadecimal (AVR)", "dump1090, README: raw output on port 30002"),
    Format::new("opensky", "OpenSky state vectors, JSON", "OpenSky Network, REST API documentation, 2024"),
    Format::new("readsb", "readsb and tar1090 JSON", "wiedehopf/readsb, README-json.md, 2024"),
    Format::new("sbs", "SBS-1 BaseStation messages", "Kinetic Avionics socket data, as documented by D. Hobbs"),
    Format::new("table", "Table of positions, JSON", "X. Olive, traffic, Traffic.to_json, version 2"),
    Format::new(
        "asterix",
        "ASTERIX categories 021, 023, 034, 048, 062, 063 and 065",
        "EUROCONTROL-SPEC-0149, Part 1 edition 3.1, and the editions of each part named in formats/asterix/uap",
    ),
    Format::new(
        "cot",
        "Cursor on Target, XML",
        "M. J. Kristan et al., Cursor-on-Target Message Router User's Guide, MITRE MP090284, 2009",
    ),
    Format::new("flight_plan", "Filed flight plan (FPL)", "ICAO Doc 4444, PANS-ATM, 16th edition, Appendix 3"),
    Format::new("notam", "NOTAM, items Q and A to G", "ICAO Annex 15, Appendix 3, and Doc 10066, PANS-AIM"),
    Format::new("spotter", "Reports of people: message, form and table", "our own, edition 1"),
    Format::new(
        "ucdp_ged",
        "UCDP Georeferenced Event Dataset, CSV",
        "S. Högbladh, UCDP GED Codebook version 19.1, Uppsala University, 2019",
    ),
];

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{FORMATS, Format};

    /// What a row lacks under the root of the tree, in words; empty when it is complete.
    fn lacking(root: &Path, format: &Format) -> Vec<String> {
        let id = format.id();
        let mut lacking = Vec::new();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if id.is_empty() || !id.chars().all(plain) {
            lacking.push(format!("`{id}` is not an id of lower-case letters, digits and underscores"));
        }
        if format.title().is_empty() || format.source().is_empty() {
            lacking.push(format!("`{id}` names no title or no defining document"));
        }
        let parser = format!("crates/feeds/src/formats/{id}.rs");
        if !root.join(&parser).is_file() {
            lacking.push(format!("no parser {parser}"));
        }
        let samples = root.join("crates/feeds/samples").join(id);
        let names: Vec<String> = fs::read_dir(&samples)
            .map(|entries| entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
            .unwrap_or_default();
        let has_answer = |name: &String| names.contains(&format!("{name}.expected"));
        if !names.iter().any(has_answer) {
            lacking.push(format!("no sample in {} with its `.expected` beside it", samples.display()));
        }
        let target = format!("fuzz/fuzz_targets/feeds_{id}.rs");
        if !root.join(&target).is_file() {
            lacking.push(format!("no fuzz target {target}"));
        }
        lacking
    }

    fn root() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
    }

    #[test]
    fn every_row_brings_parser_samples_and_fuzz_target() {
        let lacking: Vec<String> = FORMATS.iter().flat_map(|format| lacking(root(), format)).collect();
        assert!(lacking.is_empty(), "{lacking:#?}");
    }

    #[test]
    fn ids_are_unique() {
        let mut ids: Vec<_> = FORMATS.iter().map(Format::id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), FORMATS.len());
    }

    /// The demand above would hold for an empty table whatever it said; this shows that it can refuse.
    #[test]
    fn a_row_that_brings_nothing_is_refused() {
        let bare = Format::new("no_such_format", "", "");
        let said = lacking(root(), &bare).join("\n");
        for wanted in ["no title", "no parser", "no sample", "no fuzz target"] {
            assert!(said.contains(wanted), "{said}");
        }
    }

    #[test]
    fn a_row_with_all_its_parts_is_accepted() {
        let root = tempfile::tempdir().unwrap();
        for path in [
            "crates/feeds/src/formats/plain.rs",
            "crates/feeds/samples/plain/one.bin",
            "crates/feeds/samples/plain/one.bin.expected",
            "fuzz/fuzz_targets/feeds_plain.rs",
        ] {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, b"x").unwrap();
        }
        let row = Format::new("plain", "Plain lines", "our own, edition 1");
        assert_eq!(lacking(root.path(), &row), Vec::<String>::new());
    }
}
