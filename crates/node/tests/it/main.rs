//! The node against a real world: real files, real sockets, real TLS, processes that are killed.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "helpers of tests fail by panicking, and measure how long a real server takes"
)]
mod attachments;
mod clock;
mod console;
mod disks;
mod doors;
mod group;
mod processes;
mod query;
mod registers;
#[cfg(test)]
mod slow;
mod store_contract;
mod store_faults;
mod store_folders;
mod store_killed;
mod store_traced;
mod three_nodes;
mod watch;
mod workstation;

/// A test file that `main.rs` does not name would be compiled by nobody.
#[test]
fn every_file_here_is_named_in_main() {
    let main = include_str!("main.rs");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs");
        assert!(module == "main" || main.contains(&format!("mod {module};")), "{name} is not named");
    }
}
