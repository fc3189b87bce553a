//! `cargo xtask demo`.

use std::path::Path;

use crate::command::Held;

/// How long the demo lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Plays and ends.
    Once,
    /// Leaves the nodes up until Ctrl-C.
    StayUp,
}

/// True once there are scripts to play.
#[must_use]
pub fn is_wired(root: &Path) -> bool {
    root.join("crates/cli/tests/tabletop").is_dir()
}

/// Runs the demo.
///
/// # Errors
/// When it cannot be set up.
pub fn command(_length: Length) -> anyhow::Result<Held> {
    anyhow::bail!("the demo's scripts are not there yet")
}
