//! `cargo xtask bench`: one table of everything that the rooms measure, each beside its floor and its goal.
//!
//! A bench is an example `crates/<room>/examples/bench_<name>.rs`. It does its own measuring and prints one line per figure:
//!
//! ```text
//! bench<TAB>append, fsync, checkpoint p50<TAB>1.93<TAB>ms<TAB>1.10<TAB><=2x
//! ```
//!
//! name, value, unit, floor in the same unit (`-` for none), goal: `<=2x` or `>=0.8x` against the floor, `<=500` or `>=3000`
//! against the value itself, `-` for none. Any other line is said as it stands: what a bench fetches from Debian or PyPI for a peer, which it
//! does without asking, and what it skips where that cannot be. This program knows no figure; a missed goal is shown, and is no failure.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, bail};

use crate::command::Held;
use crate::house::root;
use crate::{process, say};

const BENCH_LIMIT: Duration = Duration::from_secs(40 * 60);

/// Runs every bench, or the named one, and prints the table.
///
/// # Errors
/// When there is no such bench, or one does not build, does not run, or prints no figure.
pub fn command(words: &[&str]) -> anyhow::Result<Held> {
    let only = match words {
        [] => None,
        ["--only", name] => Some(*name),
        _ => return Ok(Held::Misspelt),
    };
    let root = root();
    let benches: Vec<Bench> =
        find(&root)?.into_iter().filter(|bench| only.is_none_or(|name| bench.example.ends_with(name))).collect();
    if benches.is_empty() {
        bail!("no such bench; a bench is an example crates/<room>/examples/bench_<name>.rs");
    }
    build_programs(&root)?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let mut figures = Vec::new();
    for bench in &benches {
        say::line(&format!("running {} of {}", bench.example, bench.package));
        let mut command = Command::new("cargo");
        command.current_dir(&root).args(["run", "--quiet", "--release", "--package", &bench.package]);
        command.args(["--example", &bench.example]);
        let log = target.join("xtask").join(format!("{}.log", bench.example));
        let finished = process::call(&mut command, &log, BENCH_LIMIT)?;
        if !finished.is_success() {
            bail!("`{}` failed\n{}", finished.command, finished.tail(60));
        }
        // What it fetched, and what it had to leave out.
        for remark in remarks(&finished.output) {
            say::line(&format!("  {remark}"));
        }
        let found = read(&finished.output)?;
        if found.is_empty() {
            bail!("`{}` printed no figure", finished.command);
        }
        figures.extend(found);
    }
    say::line("");
    for line in table(&figures) {
        say::line(&line);
    }
    Ok(Held::Yes)
}

/// Some benches start the programs themselves, which lie beside them once built.
fn build_programs(root: &Path) -> anyhow::Result<()> {
    say::line("building the programs and the benches");
    let mut command = Command::new("cargo");
    command.current_dir(root).args(["build", "--quiet", "--release"]);
    command.args([
        "--package",
        "jig-cli",
        "--package",
        "jig-node",
        "--package",
        "jig-protocol",
        "--bins",
        "--examples",
    ]);
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let finished = process::call(&mut command, &target.join("xtask").join("bench-build.log"), BENCH_LIMIT)?;
    if !finished.is_success() {
        bail!("the programs do not build\n{}", finished.tail(60));
    }
    Ok(())
}

/// One bench.
struct Bench {
    package: String,
    example: String,
}

fn find(root: &Path) -> anyhow::Result<Vec<Bench>> {
    let mut benches = Vec::new();
    for room in fs::read_dir(root.join("crates"))? {
        let room = room?;
        let folder = room.path().join("examples");
        if !folder.is_dir() {
            continue;
        }
        for example in fs::read_dir(folder)? {
            let path = example?.path();
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            if stem.starts_with("bench_") {
                let package = format!("jig-{}", room.file_name().to_string_lossy());
                benches.push(Bench { package, example: stem });
            }
        }
    }
    benches.sort_by(|a, b| (&a.package, &a.example).cmp(&(&b.package, &b.example)));
    Ok(benches)
}

/// One figure.
#[derive(Debug, PartialEq)]
struct Figure {
    name: String,
    value: f64,
    unit: String,
    floor: Option<f64>,
    goal: Option<Goal>,
}

/// What a figure is held against.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Goal {
    sense: Sense,
    bound: f64,
    of: Of,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Sense {
    AtMost,
    AtLeast,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Of {
    Value,
    RatioToFloor,
}

impl Figure {
    fn ratio(&self) -> Option<f64> {
        self.floor.filter(|floor| *floor != 0.0).map(|floor| self.value / floor)
    }

    /// Whether the goal is met; `None` without a goal, or without the floor that it needs.
    fn meets(&self) -> Option<bool> {
        let goal = self.goal?;
        let measured = match goal.of {
            Of::Value => self.value,
            Of::RatioToFloor => self.ratio()?,
        };
        Some(match goal.sense {
            Sense::AtMost => measured <= goal.bound,
            Sense::AtLeast => measured >= goal.bound,
        })
    }
}

/// All that a bench says besides its figures.
fn remarks(output: &str) -> impl Iterator<Item = &str> {
    output.lines().filter(|line| !line.starts_with("bench\t") && !line.trim().is_empty())
}

fn read(output: &str) -> anyhow::Result<Vec<Figure>> {
    output
        .lines()
        .filter_map(|line| line.strip_prefix("bench\t"))
        .map(|line| figure(line).with_context(|| format!("cannot read the figure `{line}`")))
        .collect()
}

fn figure(line: &str) -> Option<Figure> {
    let parts: Vec<&str> = line.split('\t').collect();
    let [name, value, unit, floor, goal] = parts.as_slice() else { return None };
    let optional = |text: &str| if text == "-" { Some(None) } else { text.parse().ok().map(Some) };
    Some(Figure {
        name: (*name).to_owned(),
        value: value.parse().ok()?,
        unit: (*unit).to_owned(),
        floor: optional(floor)?,
        goal: if *goal == "-" { None } else { Some(parse_goal(goal)?) },
    })
}

fn parse_goal(text: &str) -> Option<Goal> {
    let (sense, rest) = match (text.strip_prefix("<="), text.strip_prefix(">=")) {
        (Some(rest), _) => (Sense::AtMost, rest),
        (None, Some(rest)) => (Sense::AtLeast, rest),
        (None, None) => return None,
    };
    let (of, number) = rest.strip_suffix('x').map_or((Of::Value, rest), |number| (Of::RatioToFloor, number));
    Some(Goal { sense, bound: number.parse().ok()?, of })
}

fn table(figures: &[Figure]) -> Vec<String> {
    let width = figures.iter().map(|figure| figure.name.chars().count()).max().unwrap_or(0).max(7);
    let mut lines =
        vec![format!("{:<width$}  {:>14} {:<10} {:>14} {:>8}  goal", "measure", "value", "unit", "floor", "ratio")];
    for figure in figures {
        let dash = || "-".to_owned();
        let goal = match (figure.goal, figure.meets()) {
            (Some(goal), Some(met)) => format!("{} {}", spelled(goal), if met { "met" } else { "MISSED" }),
            (Some(goal), None) => format!("{} (no floor)", spelled(goal)),
            (None, _) => dash(),
        };
        lines.push(format!(
            "{:<width$}  {:>14} {:<10} {:>14} {:>8}  {goal}",
            figure.name,
            number(figure.value),
            figure.unit,
            figure.floor.map_or_else(dash, number),
            figure.ratio().map_or_else(dash, |ratio| format!("{ratio:.2}x")),
        ));
    }
    lines
}

fn number(value: f64) -> String {
    if value.abs() >= 100.0 { format!("{value:.0}") } else { format!("{value:.3}") }
}

fn spelled(goal: Goal) -> String {
    let sense = match goal.sense {
        Sense::AtMost => "at most",
        Sense::AtLeast => "at least",
    };
    let unit = match goal.of {
        Of::Value => "",
        Of::RatioToFloor => "x",
    };
    format!("{sense} {}{unit}", goal.bound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_and_judged_against_floor_or_value() {
        let rows = [
            ("append\t1.9\tms\t1.0\t<=2x", Some(true)),
            ("append\t2.1\tms\t1.0\t<=2x", Some(false)),
            ("append\t2.1\tms\t-\t<=2x", None),
            ("rate\t2999\t1/s\t-\t>=3000", Some(false)),
            ("rate\t3000\t1/s\t-\t>=3000", Some(true)),
            ("bytes\t120\tB\t-\t-", None),
        ];
        for (row, met) in rows {
            assert_eq!(figure(row).unwrap().meets(), met, "{row}");
        }
    }

    #[test]
    fn a_line_that_is_no_figure_is_refused_not_dropped() {
        for line in ["bench\tappend\tfast\tms\t-\t-\n", "bench\tappend\t1.0\n", "bench\ta\t1\tms\t-\tabout 2\n"] {
            assert!(read(line).is_err(), "{line}");
        }
        assert!(read("warming up\n").unwrap().is_empty());
    }

    #[test]
    fn what_a_bench_fetches_and_skips_is_said() {
        let output = "fetching shapely\nbench\tappend\t3.0\tms\t1.0\t<=2x\n\nSKIPPED: no figures of PROJ\n";
        assert_eq!(remarks(output).collect::<Vec<_>>(), ["fetching shapely", "SKIPPED: no figures of PROJ"]);
    }

    #[test]
    fn the_table_shows_ratio_and_missed_goals() {
        let figures = read("bench\tappend\t3.0\tms\t1.0\t<=2x\n").unwrap();
        let lines = table(&figures).join("\n");
        assert!(lines.contains("3.00x") && lines.contains("at most 2x MISSED"), "{lines}");
    }
}
