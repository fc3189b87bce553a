//! `cargo xtask test`: every check of the project, in order, with nothing to prepare by hand.
//!
//! A check is one row of [`STEPS`]. A step that fails does not stop the later ones; the closing line counts steps.
//! It must not judge by itself: what holds is decided by the programs that it calls and by the rules.

mod corpus;
mod feeds;
mod fuzzing;
mod house_rules;
mod killed;
mod null_device;
mod programs;
mod rust;
mod secrecy;
mod setup;
mod tampering;
mod web;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::command::Held;
use crate::house::root;
use crate::process::{self, Finished};
use crate::say;
use crate::stopwatch::{Stopwatch, spoken};

pub use setup::Tool;
pub use web::screenshots;

/// One check.
#[derive(Debug)]
pub struct Step {
    /// Name for `--only`.
    pub name: &'static str,
    /// What it holds the tree to.
    pub holds: &'static str,
    /// Programs that it cannot do without.
    pub needs: &'static [Tool],
    /// Runs it.
    pub run: fn(&Site) -> Outcome,
}

/// How a step came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It held; the text is worth a line (test counts, for one).
    Passed(String),
    /// It held, but some of it proves nothing on this machine.
    PassedWithout {
        /// Worth a line.
        detail: String,
        /// What was not proven, in the words of those who skipped it.
        unproven: Vec<String>,
    },
    /// It did not; what was called and what it said.
    Failed {
        /// The call that failed, as one would type it.
        command: String,
        /// The end of what it said.
        said: String,
    },
    /// It could not be run here, and why.
    Skipped(String),
}

/// Where the steps run.
#[derive(Debug)]
pub struct Site {
    /// Root of the tree.
    pub root: PathBuf,
    /// Folder of cargo's output.
    pub target: PathBuf,
    /// Name of the running step, for its log.
    step: &'static str,
}

/// Every step, cheap ones first.
pub const STEPS: &[Step] = &[
    Step { name: "set-up", holds: "the programs that the checks need are here", needs: &[], run: setup::step },
    Step { name: "fmt", holds: "sources are formatted", needs: &[], run: rust::fmt },
    Step { name: "walls", holds: "the walls between the rooms stand", needs: &[], run: house_rules::walls },
    Step { name: "tidy", holds: "the habits of the tree are kept", needs: &[], run: house_rules::tidy },
    Step { name: "clippy", holds: "no lint is broken", needs: &[], run: rust::clippy },
    Step { name: "build", holds: "programs and examples build", needs: &[], run: rust::build },
    Step { name: "codegen", holds: "generated files are fresh", needs: &[], run: house_rules::codegen },
    // Needs nothing: a test that misses a program skips itself and says so; the others run all the same.
    Step { name: "tests", holds: "unit, property, golden and integration tests", needs: &[], run: rust::tests },
    Step { name: "doctests", holds: "examples in the documentation run", needs: &[], run: rust::doctests },
    Step { name: "docs", holds: "documentation builds without a warning", needs: &[], run: rust::docs },
    Step { name: "deny", holds: "cargo-deny agrees about licences, bans and sources", needs: &[], run: rust::deny },
    Step { name: "corpus", holds: "every build takes the same decisions to the byte", needs: &[], run: corpus::step },
    Step {
        name: "feeds",
        holds: "ASTERIX is read as another program reads it, value by value",
        needs: &[Tool::Tshark],
        run: feeds::step,
    },
    Step { name: "seeds", holds: "256 seeds of the simulation keep every invariant", needs: &[], run: programs::seeds },
    Step { name: "demo", holds: "three nodes play the scripts to the expected end", needs: &[], run: programs::demo },
    Step {
        name: "tamper",
        holds: "verify passes the demo's logs and refuses a changed byte",
        needs: &[],
        run: tampering::step,
    },
    Step {
        name: "killed",
        holds: "three nodes killed in their work lose nothing that they acknowledged",
        needs: &[],
        run: killed::step,
    },
    Step {
        name: "secrecy",
        holds: "nothing sealed, withheld or refused lies on the disks of three nodes, and every addressee opens",
        needs: &[],
        run: secrecy::step,
    },
    Step { name: "fuzz", holds: "every fuzz target runs without a crash", needs: &[Tool::Cxx], run: fuzzing::step },
    Step { name: "web", holds: "web lint, types and tests", needs: &[Tool::Npm], run: web::package },
    Step {
        name: "screens",
        holds: "the workstation keeps its rules in a browser, on three nodes",
        needs: &[Tool::Npm, Tool::Chromium],
        run: web::workstation,
    },
    Step {
        name: "browser",
        holds: "the status page shows in a browser",
        needs: &[Tool::Chromium],
        run: web::status_page,
    },
];

impl Site {
    /// A cargo command in the root of the tree, without colour.
    #[must_use]
    pub fn cargo(&self, words: &[&str]) -> Command {
        let mut command = Command::new("cargo");
        command.current_dir(&self.root).args(words).env("CARGO_TERM_COLOR", "never");
        // In a clean checkout the lock file is the truth; while developing cargo may complete it.
        if std::env::var_os("CI").is_some() && words.first() != Some(&"fmt") {
            command.arg("--locked");
        }
        command
    }

    /// Runs a command with a log of its own and turns an unwanted end into a failed outcome.
    ///
    /// # Errors
    /// The failed outcome.
    pub fn call(&self, command: &mut Command, limit: Duration) -> Result<Finished, Outcome> {
        let finished = self.call_any(command, limit)?;
        if finished.is_success() { Ok(finished) } else { Err(failed(&finished)) }
    }

    /// Runs a command whose exit status the caller judges.
    ///
    /// # Errors
    /// A failed outcome when it cannot be run at all.
    pub fn call_any(&self, command: &mut Command, limit: Duration) -> Result<Finished, Outcome> {
        let log = self.target.join("xtask").join(format!("{}.log", self.step));
        process::call(command, &log, limit)
            .map_err(|error| Outcome::Failed { command: process::spelled(command), said: format!("{error:#}") })
    }
}

/// Folder of cargo's output.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// How much of a failed call's output is shown; the whole lies in its log.
const LINES_SHOWN: usize = 240;

/// The failed outcome of a finished call.
#[must_use]
pub fn failed(finished: &Finished) -> Outcome {
    let mut said = finished.tail(LINES_SHOWN);
    if let Some(limit) = finished.over_limit {
        let _infallible = write!(said, "\nended after its limit of {}", spoken(limit));
    }
    Outcome::Failed { command: finished.command.clone(), said }
}

/// A failed outcome that no command stands behind.
#[must_use]
pub fn failed_because(said: impl Into<String>) -> Outcome {
    Outcome::Failed { command: String::new(), said: said.into() }
}

/// Runs `cargo xtask test` with these words after it.
///
/// # Errors
/// None today; the signature is that of every command.
pub fn command(words: &[&str]) -> anyhow::Result<Held> {
    if words == ["--list"] {
        for step in STEPS {
            say::line(&format!("{:<9} {}", step.name, step.holds));
        }
        return Ok(Held::Yes);
    }
    let Some(chosen) = choose(words) else { return Ok(Held::Misspelt) };
    let target = target();
    let whole = Stopwatch::start();
    let mut results: Vec<(&Step, Outcome, Duration)> = Vec::new();
    for (number, step) in chosen.iter().enumerate() {
        say::part(&format!("[{:>2}/{}] {:<9} {} ... ", number + 1, chosen.len(), step.name, step.holds));
        let watch = Stopwatch::start();
        let site = Site { root: root(), target: target.clone(), step: step.name };
        let outcome = match setup::missing(step.needs) {
            None => (step.run)(&site),
            Some(missing) => Outcome::Skipped(format!("{missing} is not here and could not be installed")),
        };
        let took = watch.elapsed();
        say::line(&result_line(&outcome, took));
        if let Outcome::Failed { command, said } = &outcome {
            say::line(&indented(said));
            if !command.is_empty() {
                say::line(&format!("    command: {command}"));
            }
            say::line(&format!("    again:   cargo xtask test --only {}", step.name));
        }
        results.push((step, outcome, took));
    }
    close(&results, whole.elapsed());
    let held = !results.iter().any(|(_, outcome, _)| matches!(outcome, Outcome::Failed { .. }));
    Ok(if held { Held::Yes } else { Held::No })
}

/// The steps that the words ask for, in the order of the register; `None` when a word makes no sense.
fn choose(words: &[&str]) -> Option<Vec<&'static Step>> {
    if words.is_empty() {
        return Some(STEPS.iter().collect());
    }
    let mut names = Vec::new();
    for pair in words.chunks(2) {
        let ["--only", name] = pair else { return None };
        STEPS.iter().find(|step| step.name == *name)?;
        names.push(*name);
    }
    Some(STEPS.iter().filter(|step| names.contains(&step.name)).collect())
}

fn result_line(outcome: &Outcome, took: Duration) -> String {
    match outcome {
        Outcome::Passed(detail) if detail.is_empty() => format!("ok ({})", spoken(took)),
        Outcome::Passed(detail) => format!("ok ({}) {detail}", spoken(took)),
        Outcome::PassedWithout { detail, unproven } => {
            format!("ok ({}) {detail}\n{}", spoken(took), indented(&unproven.join("\n")))
        }
        Outcome::Failed { .. } => format!("FAILED ({})", spoken(took)),
        Outcome::Skipped(why) => format!("SKIPPED: {why}"),
    }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    | {line}")).collect::<Vec<_>>().join("\n")
}

/// Steps passed, steps failed, and whatever was skipped: whole steps, and tests inside those that passed.
fn count<'a>(outcomes: impl Iterator<Item = &'a Outcome>) -> (usize, usize, usize) {
    outcomes.fold((0, 0, 0), |(passed, failed, skipped), outcome| match outcome {
        Outcome::Passed(_) => (passed + 1, failed, skipped),
        Outcome::PassedWithout { unproven, .. } => (passed + 1, failed, skipped + unproven.len()),
        Outcome::Failed { .. } => (passed, failed + 1, skipped),
        Outcome::Skipped(_) => (passed, failed, skipped + 1),
    })
}

/// The closing summary; its last line is counted by machines.
fn close(results: &[(&Step, Outcome, Duration)], whole: Duration) {
    say::line("");
    for (step, outcome, took) in results {
        let (word, detail) = match outcome {
            Outcome::Passed(detail) => ("ok", detail.clone()),
            Outcome::PassedWithout { detail, unproven } => {
                ("ok", format!("{detail}; {} SKIPPED inside, see above", unproven.len()))
            }
            Outcome::Failed { .. } => ("FAILED", "see above".to_owned()),
            Outcome::Skipped(why) => ("SKIPPED", why.clone()),
        };
        say::line(format!("{:<9} {word:<8} {:>12}  {detail}", step.name, spoken(*took)).trim_end());
    }
    let (passed, failed, skipped) = count(results.iter().map(|(_, outcome, _)| outcome));
    say::line(&format!("whole run: {}", spoken(whole)));
    say::line("");
    say::line(&format!("{passed} passed, {failed} failed, {skipped} skipped"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_chosen_by_name_in_the_order_of_the_register() {
        let names = |words: &[&str]| choose(words).map(|steps| steps.iter().map(|step| step.name).collect::<Vec<_>>());
        assert_eq!(names(&["--only", "tests", "--only", "fmt"]), Some(vec!["fmt", "tests"]));
        assert_eq!(names(&[]).map(|steps| steps.len()), Some(STEPS.len()));
        assert_eq!(names(&["--only", "nonsense"]), None);
        assert_eq!(names(&["--only"]), None);
        assert_eq!(names(&["tests"]), None);
    }

    /// A missing program may excuse what it alone can show, never the checks of the code itself.
    #[test]
    fn no_missing_program_skips_the_checks_of_the_code() {
        let excusable: Vec<&str> = STEPS.iter().filter(|step| !step.needs.is_empty()).map(|step| step.name).collect();
        assert_eq!(excusable, ["feeds", "fuzz", "web", "screens", "browser"]);
    }

    #[test]
    fn what_was_skipped_inside_a_step_is_counted_and_shown() {
        let without = Outcome::PassedWithout { detail: "9 passed".into(), unproven: vec!["no disk".into()] };
        let outcomes = [Outcome::Passed(String::new()), without.clone(), Outcome::Skipped("none".into())];
        assert_eq!(count(outcomes.iter()), (2, 0, 2));
        assert!(result_line(&without, Duration::from_secs(1)).contains("| no disk"));
    }

    #[test]
    fn step_names_are_unique() {
        let mut names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), STEPS.len());
    }
}
