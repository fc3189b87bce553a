//! Tests of what `jig-wire` promises to outsiders, through its door only.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets what it did not expect must stop"
)]
mod chain;
mod envelopes;
mod evidence;
mod form;
mod geo;
mod geo_foreign;
mod grounding;
mod keys;
mod openssl;
mod phrases;
mod properties;
mod registers;
#[path = "../../examples/samples/mod.rs"]
mod samples;
#[cfg(test)]
mod schemas;
#[path = "../../examples/samples/vector.rs"]
mod vector;
mod vectors;
mod views;

/// Aim: a file in this folder that is not listed above would never run.
#[test]
fn every_file_of_the_suite_is_listed() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite");
    let listed = include_str!("main.rs");
    for file in std::fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs").to_owned();
        assert!(module == "main" || listed.contains(&format!("mod {module};")), "{name} is not listed in main.rs");
    }
}
