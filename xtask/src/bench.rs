//! `cargo xtask bench`.

use crate::command::Held;

/// Runs the benches.
///
/// # Errors
/// When there are none.
pub fn command(_words: &[&str]) -> anyhow::Result<Held> {
    anyhow::bail!("there are no benches yet")
}
