//! Laws, scenarios and the sweep, over the simulated world.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    reason = "a simulation stops at its first surprise"
)]
#[path = "../../simulation/mod.rs"]
mod simulation;

mod evidence;
mod examiner;
mod honest_path;
mod intents;
mod laws;
mod proofs;
mod restraints;
mod scenarios;
mod sweep;
mod tables;
