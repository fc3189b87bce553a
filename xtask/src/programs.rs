//! Our own programs, built once for every command that runs them.
//!
//! Cargo gives what is built together the features that any of it asks for. Whoever builds one package alone gets it, and most of what it
//! stands on, a second time with fewer features; so whoever needs a program asks for all of them, with the features that the tests have.
//! Only benches (another profile) and the corpus of decisions (other flags) build for themselves. Must not know what a program does.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::bail;

use crate::process;

/// The words after `cargo`. One example makes cargo count the features of the tests in, as the steps `build` and `tests` do.
pub const BUILD: [&str; 6] = ["build", "--quiet", "--workspace", "--bins", "--example", SIMULATION];

/// The simulation of three nodes, an example of its room.
const SIMULATION: &str = "simulate";

/// Long enough for a first build on two cores.
const BUILD_LIMIT: Duration = Duration::from_secs(40 * 60);

/// Builds them; there is nothing to do where they are built.
///
/// # Errors
/// They do not build; the last of what the compiler said.
pub fn build(root: &Path, target: &Path) -> anyhow::Result<()> {
    let mut command = Command::new("cargo");
    command.current_dir(root).args(BUILD);
    let finished = process::call(&mut command, &target.join("xtask/programs.log"), BUILD_LIMIT)?;
    if !finished.is_success() {
        bail!("the programs do not build\n{}", finished.tail(60));
    }
    Ok(())
}

/// Where `jig`, `jig-node` or `xtask` lies once it is built.
#[must_use]
pub fn path(target: &Path, name: &str) -> PathBuf {
    target.join("debug").join(name)
}

/// Where the simulation lies once it is built.
#[must_use]
pub fn simulation(target: &Path) -> PathBuf {
    target.join("debug/examples").join(SIMULATION)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::house::root;

    #[test]
    fn nobody_builds_a_package_alone_but_with_another_profile_or_other_flags() {
        let mut folders = vec![root().join("xtask/src")];
        let mut alone = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let file = entry.unwrap().path();
                if file.is_dir() {
                    folders.push(file);
                } else if fs::read_to_string(&file).unwrap().contains(concat!("\"--", "package\"")) {
                    alone.push(file.file_stem().unwrap().to_string_lossy().into_owned());
                }
            }
        }
        // The graph asks for trees and builds nothing.
        let excused = ["bench", "corpus", "graph", "web", "workstation"];
        assert!(alone.iter().all(|file| excused.contains(&file.as_str())), "{alone:?}");
    }
}
