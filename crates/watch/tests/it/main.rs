//! The watch as its users meet it: observations in, events out. One module a claim; the builder of scenes is shared.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that meets what it did not expect must stop")]

extern crate jig_watch as watch;

mod disorder;
mod impossible;
mod notices;
mod partition;
mod reliability;
mod retention;
mod scene;
mod visits;
mod voices;

/// Aim: a file in this folder that is not listed above would never run.
#[test]
fn no_file_of_tests_is_forgotten() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it");
    let listed = include_str!("main.rs");
    for file in std::fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs").to_owned();
        assert!(module == "main" || listed.contains(&format!("mod {module};")), "{name} is not listed in main.rs");
    }
}
