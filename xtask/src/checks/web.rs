//! Steps of the browser side: the package under `web/`, and the status page in a real browser.

use std::process::Command;
use std::time::Duration;

use super::{Outcome, Site, failed_because};

const INSTALL_LIMIT: Duration = Duration::from_secs(10 * 60);
const SCRIPT_LIMIT: Duration = Duration::from_secs(10 * 60);
/// Scripts that the package must have; a missing one fails.
const SCRIPTS: &[&str] = &["lint", "typecheck", "test", "build"];

/// Installs what the lock file says, then runs every script.
pub(super) fn package(site: &Site) -> Outcome {
    let folder = site.root.join("web");
    if !folder.join("package.json").exists() {
        return Outcome::Skipped("web/package.json is not there yet".into());
    }
    let npm = |words: &[&str]| {
        let mut command = Command::new("npm");
        command.current_dir(&folder).args(words).env("NO_COLOR", "1");
        command
    };
    if let Err(failed) = site.call(npm(&["ci", "--no-audit", "--no-fund"]).env_remove("NODE_ENV"), INSTALL_LIMIT) {
        return failed;
    }
    for script in SCRIPTS {
        if let Err(failed) = site.call(&mut npm(&["run", script]), SCRIPT_LIMIT) {
            return failed;
        }
    }
    Outcome::Passed(SCRIPTS.join(", "))
}

/// The status page of the demo's nodes, in a browser without a window.
pub(super) fn status_page(site: &Site) -> Outcome {
    if !crate::demo::is_wired(&site.root) {
        return Outcome::Skipped("jig-node does not serve a status page yet".into());
    }
    failed_because("the browser test is not written")
}
