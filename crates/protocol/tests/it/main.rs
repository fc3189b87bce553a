//! Laws, scenarios and the sweep, over the simulated world.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    reason = "a simulation stops at its first surprise"
)]
#[path = "../../simulation/mod.rs"]
#[expect(unreachable_pub, reason = "shared with the example")]
mod simulation;

mod honest_path;
