//! The fuzz step: every target, built by the stable compiler with coverage, run for a few seconds.
//!
//! Why without the customary driver stands in `docs/decisions/0002-fuzzing-without-a-nightly-toolchain.md`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use super::{Outcome, Site, failed, failed_because};
use crate::process::{self, Finished};

/// Instrumentation that the engine needs and the stable compiler offers.
const COVERAGE_FLAGS: &str = "-Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Ccodegen-units=1 --cfg fuzzing";
const BUILD_LIMIT: Duration = Duration::from_secs(30 * 60);
/// Seconds per target in the test command, beside all of its seeds.
const SECONDS: &str = "3";
const RUN_LIMIT: Duration = Duration::from_secs(90);

/// Builds all targets and runs each.
pub(super) fn step(site: &Site) -> Outcome {
    let names = match target_names(&site.root) {
        Ok(names) if names.is_empty() => return Outcome::Skipped("fuzz/fuzz_targets/ is empty".into()),
        Ok(names) => names,
        Err(error) => return failed_because(format!("{error:#}")),
    };
    let Some(host) = host_triple() else { return failed_because("rustc does not say which host it builds for") };
    let target = site.target.join("fuzz");
    let mut build =
        site.cargo(&["build", "--manifest-path", "fuzz/Cargo.toml", "--release", "--bins", "--target", &host]);
    // With a target named, the flags do not reach build scripts and procedural macros.
    build.arg("--target-dir").arg(&target).env("RUSTFLAGS", COVERAGE_FLAGS);
    if let Err(failed) = site.call(&mut build, BUILD_LIMIT) {
        return failed;
    }
    let run = Run { root: &site.root, programs: target.join(&host).join("release"), state: target };
    match run.all(&names) {
        Ok(executions) => Outcome::Passed(format!("{} targets, {executions} executions", names.len())),
        Err(outcome) => outcome,
    }
}

struct Run<'site> {
    root: &'site Path,
    programs: PathBuf,
    state: PathBuf,
}

impl Run<'_> {
    /// Runs every target, as many at a time as there are processors; gives the sum of executions.
    fn all(&self, names: &[String]) -> Result<u64, Outcome> {
        let waiting = Mutex::new(names.iter());
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let results: Vec<Result<u64, Outcome>> = thread::scope(|scope| {
            let handles: Vec<_> = (0..workers)
                .map(|_| {
                    scope.spawn(|| {
                        let mut results = Vec::new();
                        while let Some(name) = waiting.lock().ok().and_then(|mut names| names.next()) {
                            results.push(self.one(name));
                        }
                        results
                    })
                })
                .collect();
            handles.into_iter().flat_map(|handle| handle.join().unwrap_or_default()).collect()
        });
        if results.len() != names.len() {
            return Err(failed_because("a worker of the fuzz step ended early"));
        }
        results.into_iter().sum()
    }

    fn one(&self, name: &str) -> Result<u64, Outcome> {
        let corpus = self.state.join("corpus").join(name);
        let artifacts = self.state.join("artifacts").join(name);
        for folder in [&corpus, &artifacts] {
            fs::create_dir_all(folder).map_err(|error| failed_because(format!("{}: {error}", folder.display())))?;
        }
        let mut command = Command::new(self.programs.join(name));
        command.current_dir(self.root).arg(&corpus);
        for committed in ["seeds", "crashers"] {
            let folder = self.root.join("fuzz").join(committed).join(name);
            if folder.is_dir() {
                command.arg(folder);
            }
        }
        command.args(["-print_final_stats=1", "-timeout=10", "-rss_limit_mb=2048", "-max_len=65536"]);
        command.arg(format!("-max_total_time={SECONDS}"));
        command.arg(format!("-artifact_prefix={}/", artifacts.display()));
        let log = self.state.join("logs").join(format!("{name}.log"));
        let finished =
            process::call(&mut command, &log, RUN_LIMIT).map_err(|error| failed_because(format!("{error:#}")))?;
        match executions(&finished) {
            Some(count) if finished.is_success() && count > 0 => Ok(count),
            Some(_) | None => Err(failed(&finished)),
        }
    }
}

/// The engine's own count of inputs.
fn executions(finished: &Finished) -> Option<u64> {
    let line = finished.output.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))?;
    line.trim().parse().ok()
}

fn target_names(root: &Path) -> anyhow::Result<Vec<String>> {
    let folder = root.join("fuzz/fuzz_targets");
    let mut names = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                names.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
            }
        }
    }
    names.sort_unstable();
    Ok(names)
}

fn host_triple() -> Option<String> {
    let output = Command::new("rustc").arg("-vV").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.lines().find_map(|line| line.strip_prefix("host: ")).map(str::to_owned)
}
