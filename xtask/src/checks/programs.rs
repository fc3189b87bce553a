//! Steps that run our own programs: the simulation and the demo.

use std::process::Command;
use std::time::Duration;

use super::{Outcome, Site};
use crate::programs;

const SEED_COUNT: &str = "256";
const SEEDS_LIMIT: Duration = Duration::from_secs(15 * 60);
const BUILD_LIMIT: Duration = Duration::from_secs(40 * 60);
const DEMO_LIMIT: Duration = Duration::from_secs(15 * 60);

/// Builds our programs, where the step `build` has not.
///
/// # Errors
/// The failed outcome.
pub(super) fn built(site: &Site) -> Result<(), Outcome> {
    site.call(&mut site.cargo(&programs::BUILD), BUILD_LIMIT).map(drop)
}

/// `cargo xtask demo` as the program itself.
///
/// # Errors
/// The failed outcome, where it does not build.
pub(super) fn demo_command(site: &Site) -> Result<Command, Outcome> {
    built(site)?;
    let mut command = Command::new(programs::path(&site.target, "xtask"));
    command.current_dir(&site.root).arg("demo");
    Ok(command)
}

/// The simulation, seed by seed.
pub(super) fn seeds(site: &Site) -> Outcome {
    if !site.root.join("crates/protocol/examples/simulate.rs").exists() {
        return Outcome::Skipped("crates/protocol/examples/simulate.rs is not there yet".into());
    }
    if let Err(failed) = built(site) {
        return failed;
    }
    let mut command = Command::new(programs::simulation(&site.target));
    command.current_dir(&site.root).args(["--seeds", SEED_COUNT]);
    match site.call(&mut command, SEEDS_LIMIT) {
        Ok(finished) => Outcome::Passed(finished.tail(1)),
        Err(failed) => failed,
    }
}

/// `cargo xtask demo --once`.
pub(super) fn demo(site: &Site) -> Outcome {
    let demo = demo_command(site).and_then(|mut command| site.call(command.arg("--once"), DEMO_LIMIT));
    match demo {
        Ok(finished) => Outcome::Passed(finished.tail(1)),
        Err(failed) => failed,
    }
}
