//! The step that recomputes a corpus of decisions with other builds: a verdict must not depend on who compiled it.
//!
//! The room of places and times is built at several levels of optimisation, for this very processor, and against another C library (musl).
//! Each build prints every decision with its evidence; all must be the same bytes, and end with the committed line. The musl build needs
//! a part of the toolchain that may be missing: it is then asked for, and skipped loudly where it does not come.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use super::{Outcome, Site, failed_because};

const ROOM: &str = "jig-spacetime";
const EXAMPLE: &str = "crates/spacetime/examples/decision_corpus.rs";
const COMMITTED: &str = "crates/spacetime/examples/decision_corpus.txt";
const MUSL: &str = "x86_64-unknown-linux-musl";
const BUILD_LIMIT: Duration = Duration::from_secs(15 * 60);
const RUN_LIMIT: Duration = Duration::from_secs(5 * 60);
const FETCH_LIMIT: Duration = Duration::from_secs(3 * 60);

/// One way to build.
struct Build {
    name: &'static str,
    /// Name of its log: builds run beside one another.
    log: &'static str,
    target: Option<&'static str>,
    /// Flags of the compiler, for the room and for the program alike.
    flags: &'static [&'static str],
}

const BUILDS: [Build; 4] = [
    Build { name: "opt-level 0", log: "corpus-0", target: None, flags: &["-Copt-level=0"] },
    Build {
        name: "opt-level 3, one unit, this processor",
        log: "corpus-3-native",
        target: None,
        flags: &["-Copt-level=3", "-Ccodegen-units=1", "-Ctarget-cpu=native"],
    },
    Build {
        name: "opt-level 2, many units",
        log: "corpus-2",
        target: None,
        flags: &["-Copt-level=2", "-Ccodegen-units=64"],
    },
    Build { name: "musl, opt-level 3", log: "corpus-3-musl", target: Some(MUSL), flags: &["-Copt-level=3"] },
];

/// Builds, runs and compares.
pub(super) fn step(site: &Site) -> Outcome {
    let mut skipped = None;
    let mut builds = Vec::new();
    for build in &BUILDS {
        match build.target {
            Some(target) if !is_at_hand(site, target) => {
                skipped = Some(format!("; SKIPPED: {} (the standard library for {target} is not here)", build.name));
            }
            Some(_) | None => builds.push(build),
        }
    }
    let mut first: Option<(&str, String)> = None;
    let mut agreed = Vec::new();
    for (build, text) in builds.iter().zip(side_by_side(site, &builds)) {
        let text = match text {
            Ok(text) => text,
            Err(failed) => return failed,
        };
        match &first {
            None => first = Some((build.name, text)),
            Some((_, expected)) if *expected == text => {}
            Some((other, expected)) => {
                return failed_because(format!(
                    "the builds `{other}` and `{}` decide differently: {}",
                    build.name,
                    difference(expected, &text)
                ));
            }
        }
        agreed.push(build.name);
    }
    if agreed.len() != builds.len() {
        return failed_because("a build of the corpus ended early");
    }
    let Some((_, text)) = first else { return failed_because("no build ran") };
    let last = text.lines().last().unwrap_or_default();
    let committed = fs::read_to_string(site.root.join(COMMITTED)).unwrap_or_default();
    if committed.trim_end() != last {
        return failed_because(format!(
            "the corpus ends with `{last}`, but {COMMITTED} says `{}`; a change that can alter a verdict is starred in CHANGELOG.md, and \
             then the line is committed",
            committed.trim_end()
        ));
    }
    Outcome::Passed(format!("{} builds agree to the byte; {last}{}", agreed.len(), skipped.unwrap_or_default()))
}

/// Whether the standard library for a target is there; asks for it if it is not.
fn is_at_hand(site: &Site, target: &str) -> bool {
    if library_of(target).is_some() {
        return true;
    }
    let mut fetch = Command::new("rustup");
    fetch.args(["target", "add", target]);
    site.call_any(&mut fetch, FETCH_LIMIT).is_ok_and(|finished| finished.is_success()) && library_of(target).is_some()
}

fn library_of(target: &str) -> Option<PathBuf> {
    let output = Command::new("rustc").args(["--print", "target-libdir", "--target", target]).output().ok()?;
    let folder = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
    fs::read_dir(&folder).ok()?.next().map(|_| folder)
}

/// Every build with its text, in their order, as many at a time as there are processors: most of each is one compiler that uses one.
fn side_by_side(site: &Site, builds: &[&Build]) -> Vec<Result<String, Outcome>> {
    let waiting = Mutex::new(builds.iter().enumerate());
    let next = || waiting.lock().ok().and_then(|mut waiting| waiting.next());
    let work = || std::iter::from_fn(next).map(|(place, build)| (place, run(site, build))).collect::<Vec<_>>();
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut texts: Vec<(usize, Result<String, Outcome>)> = thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        running.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    });
    texts.sort_by_key(|(place, _)| *place);
    texts.into_iter().map(|(_, text)| text).collect()
}

/// Builds the room, then the program against it, and runs it. Cargo would build the oracles of the tests as well.
fn run(site: &Site, build: &Build) -> Result<String, Outcome> {
    let site = &Site { root: site.root.clone(), target: site.target.clone(), step: build.log };
    let folder = site.target.join("corpus").join(build.name.replace([' ', ','], "-"));
    let mut room = site.cargo(&["build", "--quiet", "--lib", "--package", ROOM, "--profile", "dev"]);
    room.arg("--target-dir").arg(&folder).env("RUSTFLAGS", build.flags.join(" "));
    if let Some(target) = build.target {
        room.args(["--target", target]);
    }
    site.call(&mut room, BUILD_LIMIT)?;
    let built = build.target.map_or_else(|| folder.clone(), |target| folder.join(target)).join("debug");
    let program = built.join("decision_corpus");
    let mut compile = Command::new("rustc");
    compile.current_dir(&site.root).args(["--edition", "2024", "--crate-name", "decision_corpus"]).args(build.flags);
    if let Some(target) = build.target {
        compile.args(["--target", target]);
    }
    // The macros that the room was built with are programs of this machine, whatever the room was built for.
    for macros_or_parts in [built.join("deps"), folder.join("debug").join("deps")] {
        compile.arg("-L").arg(format!("dependency={}", macros_or_parts.display()));
    }
    compile.arg("--extern").arg(format!("jig_spacetime={}", library(&built).display()));
    compile.arg("-o").arg(&program).arg(EXAMPLE);
    site.call(&mut compile, BUILD_LIMIT)?;
    Ok(site.call(&mut Command::new(&program), RUN_LIMIT)?.output)
}

fn library(built: &Path) -> PathBuf {
    built.join("libjig_spacetime.rlib")
}

/// The first line in which two texts differ.
fn difference(one: &str, other: &str) -> String {
    let pair = one.lines().zip(other.lines()).enumerate().find(|(_, (one, other))| one != other);
    pair.map_or_else(
        || "one has more lines".to_owned(),
        |(number, (one, other))| format!("line {}\n{one}\n{other}", number + 1),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn builds_have_names_of_their_own_and_one_is_for_another_c_library() {
        for name in [|build: &Build| build.name, |build: &Build| build.log] {
            let mut names: Vec<_> = BUILDS.iter().map(name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), BUILDS.len());
        }
        assert!(BUILDS.iter().any(|build| build.target == Some(MUSL)));
    }

    #[test]
    fn the_first_differing_line_is_shown() {
        assert_eq!(difference("a\nb\n", "a\nc\n"), "line 2\nb\nc");
        assert_eq!(difference("a\n", "a\nb\n"), "one has more lines");
    }
}
