//! Steps that run our own programs: the simulation and the demo.

use std::time::Duration;

use super::{Outcome, Site};

const SEED_COUNT: &str = "256";
const SEEDS_LIMIT: Duration = Duration::from_secs(15 * 60);
const DEMO_LIMIT: Duration = Duration::from_secs(15 * 60);

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
    let mut command = site.cargo(&["run", "--quiet", "--package", "xtask"]);
    command.args(["--", "demo", "--once"]);
    match site.call(&mut command, DEMO_LIMIT) {
        Ok(finished) => Outcome::Passed(finished.tail(1)),
        Err(failed) => failed,
    }
}
