//! The tool from outside: command lines in, exit codes, texts and files out. One binary, one file for each promise.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets what it did not expect must stop"
)]
mod area;
mod command_line;
mod convert;
mod convert_places;
mod deconflict;
mod docs_records;
mod feed;
mod formation_clock;
mod founding;
mod grounding;
mod live;
mod map;
mod officer;
mod offline;
mod place;
mod processes;
mod refusals;
mod registers;
mod report;
mod scene;
mod sealed;
mod sealing_verbs;
mod sightings;
mod stop;
mod support;
mod tabletop;
mod terms;
mod verify;

#[test]
fn no_file_of_tests_is_forgotten() {
    let source = include_str!("main.rs");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let module = name.trim_end_matches(".rs");
        assert!(module == "main" || source.contains(&format!("mod {module};")), "{name} is in no test binary");
    }
}
