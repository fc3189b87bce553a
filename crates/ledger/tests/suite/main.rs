//! The ledger against the outside: foreign implementations, published and computed vectors, hostile bytes.
//!
//! Must not reach into the crate: everything here goes through its public door.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "the helpers of tests are tests, though they stand outside `#[test]` functions"
)]

mod common;
mod flip;
mod foreign;
mod merkle;
mod negative;
mod notes;
mod policies;
mod proofs;
mod tiles;
mod vectors;
mod witnesses;

/// Aim: a file in this folder that is not listed above would never run.
#[test]
fn every_file_of_the_suite_is_listed() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite");
    let listed = include_str!("main.rs");
    for file in std::fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs");
        assert!(module == "main" || listed.contains(&format!("mod {module};")), "{name} is compiled by nobody");
    }
}
