//! The workstation of `web/`: built for the demo and the browser checks, laid beside each node of an exercise.
//!
//! The keys laid beside it are those of an exercise that this program founded itself; no other group's keys are touched.
//! It must not know what the workstation shows.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, bail};
use serde_json::json;

use crate::command::Held;
use crate::house::root;
use crate::{process, say};

const INSTALL_LIMIT: Duration = Duration::from_secs(10 * 60);
const BUILD_LIMIT: Duration = Duration::from_secs(5 * 60);
const PROGRAMS_LIMIT: Duration = Duration::from_secs(40 * 60);
/// How long all browser tests may take.
pub(crate) const BROWSER_LIMIT: Duration = Duration::from_secs(8 * 60);
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

/// Lays the built workstation beside a node of a freshly founded exercise and names it in the node's configuration, together
/// with the training keys of the node's posts.
///
/// # Errors
/// A file cannot be read or written.
pub(crate) fn lay(root: &Path, group: &Path, node: &str) -> anyhow::Result<()> {
    let place = group.join(node).join("workstation");
    fs::create_dir_all(&place).with_context(|| format!("cannot make {}", place.display()))?;
    for file in files_of(&root.join("web/dist"))? {
        let name = file.file_name().unwrap_or_default();
        fs::copy(&file, place.join(name)).with_context(|| format!("cannot copy {}", file.display()))?;
    }
    let mut posts = Vec::new();
    for desk in files_of(&group.join("desks"))? {
        let name = desk.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(post) = name.strip_prefix(node).and_then(|rest| rest.strip_prefix('-')) {
            let key = desk.join("officer.key");
            let text = fs::read_to_string(&key).with_context(|| format!("cannot read {}", key.display()))?;
            posts.push(json!({ "post": post, "key": text }));
        }
    }
    fs::write(place.join("posts.json"), json!({ "posts": posts }).to_string())?;
    let config = group.join(node).join("node.toml");
    let text = fs::read_to_string(&config).with_context(|| format!("cannot read {}", config.display()))?;
    fs::write(&config, text.replacen("[doors]\n", "[doors]\nworkstation = \"workstation\"\n", 1))?;
    Ok(())
}

/// What lies in a folder, by name.
fn files_of(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// The browser tests of `web/`, with these words after them.
pub(crate) fn browser(root: &Path, target: &Path, words: &[&str]) -> Command {
    let mut command = Command::new("node");
    command.current_dir(root.join("web")).arg("tools/browser.mjs").args(words);
    command.env("JIG_BIN", target.join("debug")).env("CARGO_TARGET_DIR", target);
    command
}

/// `cargo xtask screenshots`: a picture of every screen, by size and language, under `target/screenshots`.
///
/// # Errors
/// Something does not build, or the browser cannot be had.
pub fn screenshots() -> anyhow::Result<Held> {
    let root = root();
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    say::line("building jig, jig-node and the workstation");
    let mut programs = Command::new("cargo");
    programs.current_dir(&root).args(["build", "--quiet", "--package", "jig-cli", "--package", "jig-node", "--bins"]);
    finish(&mut programs, &target.join("xtask/screenshots-build.log"), PROGRAMS_LIMIT)?;
    build(&root, &target)?;
    let mut pictures = browser(&root, &target, &["--screenshots"]);
    let finished = process::call(&mut pictures, &target.join("xtask/screenshots.log"), BROWSER_LIMIT)?;
    say::line(finished.tail(40).trim_end());
    Ok(if finished.is_success() { Held::Yes } else { Held::No })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workstation_is_laid_beside_its_own_node_with_its_own_posts_alone() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let write = |path: &str, text: &str| {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("web/dist/index.html", "page");
        write("group/alpha/node.toml", "node = \"alpha\"\n\n[doors]\nofficer = \"127.0.0.1:0\"\n");
        for desk in ["alpha-snr", "alpha-legal", "bravo-snr"] {
            write(&format!("group/desks/{desk}/officer.key"), desk);
        }
        lay(folder, &folder.join("group"), "alpha").unwrap();
        let read = |path: &str| fs::read_to_string(folder.join(path)).unwrap();
        assert_eq!(read("group/alpha/workstation/index.html"), "page");
        assert!(read("group/alpha/node.toml").contains("[doors]\nworkstation = \"workstation\"\nofficer"));
        let posts: serde_json::Value = serde_json::from_str(&read("group/alpha/workstation/posts.json")).unwrap();
        let named: Vec<_> =
            posts["posts"].as_array().unwrap().iter().map(|post| post["key"].as_str().unwrap()).collect();
        assert_eq!(named, ["alpha-legal", "alpha-snr"]);
    }
}
