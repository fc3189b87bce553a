//! The programs that the checks need beyond cargo: found, or installed and said so; nothing is asked.

use std::env;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use super::null_device::{self, Standing};
use super::{Outcome, Site, failed_because};
use crate::{process, say};

/// A program that a check cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Checks envelopes and certificates without our code.
    Openssl,
    /// Reads our files without our code.
    Python,
    /// Shows pages without a window.
    Chromium,
    /// Runs the web checks.
    Npm,
    /// Links the fuzzing engine.
    Cxx,
    /// Shows which system calls a store makes.
    Strace,
    /// Reads surveillance data without our code.
    Tshark,
}

/// One way to have a tool: the names that it goes by, and the package that brings it.
struct Row {
    tool: Tool,
    programs: &'static [&'static str],
    package: &'static str,
}

const ROWS: &[Row] = &[
    Row { tool: Tool::Openssl, programs: &["openssl"], package: "openssl" },
    Row { tool: Tool::Python, programs: &["python3"], package: "python3" },
    Row { tool: Tool::Chromium, programs: &["chromium", "chromium-browser", "google-chrome"], package: "chromium" },
    Row { tool: Tool::Npm, programs: &["npm"], package: "npm" },
    Row { tool: Tool::Cxx, programs: &["c++", "g++", "clang++"], package: "g++" },
    Row { tool: Tool::Strace, programs: &["strace"], package: "strace" },
    Row { tool: Tool::Tshark, programs: &["tshark"], package: "tshark" },
];

/// How long one package may take to install.
const INSTALL_LIMIT: Duration = Duration::from_secs(15 * 60);

/// The set-up step: looks for everything, repairs and installs what it may.
pub(super) fn step(_site: &Site) -> Outcome {
    match null_device() {
        Ok(repaired) => tools(&repaired),
        Err(said) => failed_because(said),
    }
}

/// Repairs the null device where it is none and we may; says so, or what is wrong and how it is cured.
fn null_device() -> Result<String, String> {
    let place = Path::new(null_device::PLACE);
    let Standing::Wrong(wrong) = null_device::look(place) else { return Ok(String::new()) };
    let cure = null_device::cure(place);
    if !is_root() {
        return Err(format!("{wrong}; whatever reads it gets old text, and builds fail\n{cure}"));
    }
    null_device::repair(place).map_err(|error| format!("{wrong}, and could not be repaired: {error}\n{cure}"))?;
    match null_device::look(place) {
        Standing::Sound => Ok(format!("{wrong}: REPAIRED; ")),
        Standing::Wrong(still) => Err(format!("{still}, after a repair\n{cure}")),
    }
}

fn tools(before: &str) -> Outcome {
    let missing: Vec<&str> = ROWS.iter().filter(|row| path_of(row.tool).is_none()).map(|row| row.package).collect();
    let missing_before = missing.join(", ");
    let left: Vec<&str> = ROWS.iter().filter_map(|row| missing_tool(row.tool)).collect();
    let found = match (missing_before.is_empty(), left.is_empty()) {
        (true, _) => "all here".into(),
        (false, true) => format!("installed {missing_before}"),
        (false, false) => format!("WITHOUT {}: what only they can show will be skipped, and said so", left.join(", ")),
    };
    Outcome::Passed(format!("{before}{found}"))
}

/// The first of these tools that is missing and cannot be installed.
pub(super) fn missing(tools: &[Tool]) -> Option<&'static str> {
    tools.iter().find_map(|tool| missing_tool(*tool))
}

/// The package of a tool that is missing after the attempt to install it.
fn missing_tool(tool: Tool) -> Option<&'static str> {
    if path_of(tool).is_some() {
        return None;
    }
    let row = ROWS.iter().find(|row| row.tool == tool)?;
    install(row.package);
    if path_of(tool).is_some() { None } else { Some(row.package) }
}

/// Where a tool lies, under the first of its names that is found.
pub(super) fn path_of(tool: Tool) -> Option<std::path::PathBuf> {
    let row = ROWS.iter().find(|row| row.tool == tool)?;
    let folders = env::var_os("PATH")?;
    row.programs
        .iter()
        .flat_map(|program| env::split_paths(&folders).map(move |folder| folder.join(program)))
        .find(|path| path.is_file())
}

/// How packages may be installed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rights {
    Root,
    Sudo,
    None,
}

fn rights() -> Rights {
    static RIGHTS: OnceLock<Rights> = OnceLock::new();
    *RIGHTS.get_or_init(|| {
        if !Path::new("/usr/bin/apt-get").exists() {
            return Rights::None;
        }
        if is_root() {
            Rights::Root
        } else if says("sudo", &["-n", "true"]).is_some_and(|output| output.status.success()) {
            Rights::Sudo
        } else {
            Rights::None
        }
    })
}

/// What a small program says; standard input is an empty pipe, since the null device may be what is broken.
fn says(program: &str, words: &[&str]) -> Option<Output> {
    let child = Command::new(program)
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    child.wait_with_output().ok()
}

fn is_root() -> bool {
    says("id", &["-u"]).is_some_and(|output| output.stdout.trim_ascii() == b"0")
}

/// Tries once per run to install a package; the caller looks whether it worked.
fn install(package: &'static str) {
    static TRIED: std::sync::Mutex<Vec<&'static str>> = std::sync::Mutex::new(Vec::new());
    let Ok(mut tried) = TRIED.lock() else { return };
    if tried.contains(&package) || rights() == Rights::None {
        return;
    }
    if tried.is_empty() {
        say::part("(apt-get update) ");
        apt(&["update"]);
    }
    tried.push(package);
    say::part(&format!("(installs {package}) "));
    apt(&["install", "--yes", "--no-install-recommends", package]);
}

fn apt(words: &[&str]) {
    let mut command = match rights() {
        Rights::Root => Command::new("apt-get"),
        Rights::Sudo => {
            let mut command = Command::new("sudo");
            command.args(["-n", "apt-get"]);
            command
        }
        Rights::None => return,
    };
    command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
    let log = env::temp_dir().join("jig-xtask-apt.log");
    // Whether it worked is seen by looking for the program afterwards.
    let _seen_later = process::call(&mut command, &log, INSTALL_LIMIT);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tool_has_one_row() {
        let all = [Tool::Openssl, Tool::Python, Tool::Chromium, Tool::Npm, Tool::Cxx, Tool::Strace, Tool::Tshark];
        for tool in all {
            assert_eq!(ROWS.iter().filter(|row| row.tool == tool).count(), 1, "{tool:?}");
        }
    }
}
