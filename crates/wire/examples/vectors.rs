//! Writes the golden vectors: `cargo run -p jig-wire --example vectors`.
//!
//! The test `vectors::committed_vectors_are_fresh` fails until the outcome is committed.
#![expect(
    clippy::unwrap_used,
    reason = "a generator for developers: its input is constant, and it may stop on a full disk"
)]
mod samples;
#[path = "samples/vector.rs"]
mod vector;

use std::path::Path;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    std::fs::create_dir_all(&folder).unwrap();
    for sample in samples::all() {
        let (name, content) = vector::file(&sample);
        std::fs::write(folder.join(name), content).unwrap();
    }
}
