//! Steps that run our own programs: the simulation, the demo, verification after tampering, the fuzz targets.

use std::time::Duration;

use super::{Outcome, Site};

const SEED_COUNT: &str = "256";
const SEEDS_LIMIT: Duration = Duration::from_secs(15 * 60);

/// The simulation, seed by seed.
pub(super) fn seeds(site: &Site) -> Outcome {
    if !site.root.join("crates/protocol/examples/simulate.rs").exists() {
        return Outcome::Skipped("crates/protocol/examples/simulate.rs is not there yet".into());
    }
    let mut command = site.cargo(&["run", "--quiet", "--package", "jig-protocol", "--example", "simulate"]);
    command.args(["--", "--seeds", SEED_COUNT]);
    match site.call(&mut command, SEEDS_LIMIT) {
        Ok(finished) => Outcome::Passed(finished.tail(1)),
        Err(failed) => failed,
    }
}

/// `cargo xtask demo --once`.
pub(super) fn demo(site: &Site) -> Outcome {
    if !crate::demo::is_wired(&site.root) {
        return Outcome::Skipped("the demo's scripts are not there yet".into());
    }
    let mut command = site.cargo(&["run", "--quiet", "--package", "xtask"]);
    command.args(["--", "demo", "--once"]);
    match site.call(&mut command, Duration::from_secs(15 * 60)) {
        Ok(finished) => Outcome::Passed(finished.tail(1)),
        Err(failed) => failed,
    }
}

/// `jig verify` on what the demo left.
pub(super) fn tamper(site: &Site) -> Outcome {
    if !crate::demo::is_wired(&site.root) {
        return Outcome::Skipped("the demo has left no logs".into());
    }
    Outcome::Skipped("not written".into())
}

/// The fuzz targets.
pub(super) fn fuzz(site: &Site) -> Outcome {
    if !site.root.join("fuzz/Cargo.toml").exists() {
        return Outcome::Skipped("fuzz/Cargo.toml is not there yet".into());
    }
    Outcome::Skipped("not written".into())
}
