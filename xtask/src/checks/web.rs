//! Steps of the browser side: the package under `web/`, the workstation and the status page in a real browser.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::Context as _;

use super::setup::{self, Tool};
use super::{Outcome, Site, failed_because, target};
use crate::command::Held;
use crate::demo::NODES;
use crate::house::root;
use crate::process::{Finished, Server};
use crate::{say, workstation};

const INSTALL_LIMIT: Duration = Duration::from_secs(10 * 60);
const SCRIPT_LIMIT: Duration = Duration::from_secs(10 * 60);
/// How long all browser tests may take.
const BROWSER_LIMIT: Duration = Duration::from_secs(20 * 60);
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

/// Every browser test of the workstation, on three nodes of its own; pictures of every screen lie in `target/screenshots`.
pub(super) fn workstation(site: &Site) -> Outcome {
    match in_browser(site, &[]) {
        Ok(finished) => Outcome::Passed(finished.tail(1).trim().to_owned()),
        Err(failed) => failed,
    }
}

/// `cargo xtask screenshots`: a picture of every screen, by size and language, under `target/screenshots`.
///
/// # Errors
/// None today; the signature is that of every command.
pub fn screenshots() -> anyhow::Result<Held> {
    let site = Site { root: root(), target: target(), step: "screenshots" };
    say::line("building jig, jig-node and the workstation");
    match in_browser(&site, &["--screenshots"]) {
        Ok(finished) => {
            say::line(finished.tail(40).trim_end());
            Ok(Held::Yes)
        }
        Err(outcome) => {
            if let Outcome::Failed { command, said } = outcome {
                say::line(&format!("{command}\n{}", said.trim_end()));
            }
            Ok(Held::No)
        }
    }
}

/// Builds the workstation and the programs, and runs the browser tests of `web/` with these words after them.
fn in_browser(site: &Site, words: &[&str]) -> Result<Finished, Outcome> {
    workstation::build(&site.root, &site.target).map_err(|error| failed_because(format!("{error:#}")))?;
    super::programs::built(site)?;
    let mut command = Command::new("node");
    command.current_dir(site.root.join("web")).arg("tools/browser.mjs").args(words);
    command.env("JIG_BIN", site.target.join("debug")).env("CARGO_TARGET_DIR", &site.target);
    if let Some(browser) = setup::path_of(Tool::Chromium) {
        command.env("JIG_BROWSER", browser);
    }
    site.call(&mut command, BROWSER_LIMIT)
}

/// How long the demo may take until its nodes stay up.
const DEMO_LIMIT: Duration = Duration::from_secs(15 * 60);
/// How long one page may take.
const PAGE_LIMIT: Duration = Duration::from_secs(90);
/// A page that shows nothing makes a smaller picture.
const PICTURE_BYTES_MIN: u64 = 4_000;

/// Leaves the demo's nodes up and looks at each status page in a browser without a window.
pub(super) fn status_page(site: &Site) -> Outcome {
    match look(site) {
        Ok(detail) => Outcome::Passed(detail),
        Err(Trouble::Outcome(outcome)) => outcome,
        Err(Trouble::Other(error)) => failed_because(format!("{error:#}")),
    }
}

enum Trouble {
    Outcome(Outcome),
    Other(anyhow::Error),
}

impl From<anyhow::Error> for Trouble {
    fn from(error: anyhow::Error) -> Self {
        Self::Other(error)
    }
}

fn look(site: &Site) -> Result<String, Trouble> {
    let mut command = super::programs::demo_command(site).map_err(Trouble::Outcome)?;
    let mut demo = Server::start("the demo", &mut command, &site.target.join("xtask/browser-demo.log"))?;
    let mut pages: Vec<(String, String)> = Vec::new();
    demo.wait_for(DEMO_LIMIT, |line| {
        if let Some((name, page)) = line.trim().strip_prefix("status page of ").and_then(|rest| rest.split_once(": ")) {
            pages.push((name.to_owned(), page.to_owned()));
        }
        (pages.len() == NODES.len()).then_some(())
    })?;
    for (name, page) in &pages {
        let note = site.target.join("demo").join(name).join("log/checkpoint");
        let note = fs::read_to_string(&note).with_context(|| format!("cannot read {}", note.display()))?;
        let wanted: Vec<&str> = note.lines().take(2).collect();
        let picture = site.target.join("xtask").join(format!("status-{name}.png"));
        browse(site, page, &picture, &wanted)?;
        let bytes = fs::metadata(&picture).with_context(|| format!("no picture {}", picture.display()))?.len();
        if bytes < PICTURE_BYTES_MIN {
            return Err(anyhow::anyhow!("the picture of {name}'s page has {bytes} bytes: it shows nothing").into());
        }
    }
    demo.stop()?;
    Ok(format!("{} pages show origin and size of the log; pictures in target/xtask", pages.len()))
}

/// `xtask/browser/look.mjs` holds the page to its rules and takes its picture.
fn browse(site: &Site, page: &str, picture: &Path, wanted: &[&str]) -> Result<(), Trouble> {
    let browser = setup::path_of(Tool::Chromium).context("chromium is gone")?;
    let mut command = Command::new("node");
    command.current_dir(&site.root).arg("xtask/browser/look.mjs").arg(browser);
    command.arg(site.target.join("xtask/browser-profile")).arg(page).arg(picture).args(wanted);
    site.call(&mut command, PAGE_LIMIT).map_err(Trouble::Outcome)?;
    Ok(())
}
