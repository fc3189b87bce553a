//! The workstation of `web/`: built for the demo and the browser checks, laid beside the nodes of an exercise.
//!
//! How it is built and laid stands in `web/tools`. It must not know what the workstation shows.

use std::fs;
use std::path::{Path, absolute};
use std::process::Command;
use std::time::Duration;

use anyhow::bail;

use crate::process;

const INSTALL_LIMIT: Duration = Duration::from_secs(10 * 60);
const BUILD_LIMIT: Duration = Duration::from_secs(5 * 60);
const LAY_LIMIT: Duration = Duration::from_secs(60);
/// What npm leaves when it has installed what the lock file says.
const INSTALLED: &str = "node_modules/.package-lock.json";

/// Builds `web/dist`; installs what the lock file says if that is not there yet.
///
/// # Errors
/// npm is missing, or what it was told to do failed.
pub(crate) fn build(root: &Path, target: &Path) -> anyhow::Result<()> {
    let web = root.join("web");
    let log = target.join("xtask/workstation.log");
    let npm = |words: &[&str]| {
        let mut command = Command::new("npm");
        command.current_dir(&web).args(words).env("NO_COLOR", "1").env_remove("NODE_ENV");
        command
    };
    if !is_installed(&web) {
        finish(&mut npm(&["ci", "--no-audit", "--no-fund"]), &log, INSTALL_LIMIT)?;
    }
    finish(&mut npm(&["run", "build"]), &log, BUILD_LIMIT)
}

/// Whether npm's own note of what it installed is at least as new as the lock file.
fn is_installed(web: &Path) -> bool {
    let changed = |name: &str| fs::metadata(web.join(name)).and_then(|metadata| metadata.modified()).ok();
    matches!((changed(INSTALLED), changed("package-lock.json")), (Some(installed), Some(lock)) if installed >= lock)
}

fn finish(command: &mut Command, log: &Path, limit: Duration) -> anyhow::Result<()> {
    let finished = process::call(command, log, limit)?;
    if !finished.is_success() {
        bail!("`{}` failed\n{}", finished.command, finished.tail(40));
    }
    Ok(())
}

/// Lays the built workstation beside nodes of a freshly founded exercise and names it in their configuration, together with
/// the training keys of each node's posts.
///
/// # Errors
/// Node.js is missing, or the tool failed.
pub(crate) fn lay(root: &Path, target: &Path, group: &Path, nodes: &[&str]) -> anyhow::Result<()> {
    let mut command = Command::new("node");
    command.current_dir(root.join("web")).arg("tools/lay.mjs").arg(absolute(group)?).args(nodes);
    finish(&mut command, &target.join("xtask/workstation-lay.log"), LAY_LIMIT)
}
