//! Steps that cargo takes: format, lints, build, tests, documentation.

use std::process::Command;
use std::time::Duration;

use super::{Outcome, Site};

/// Long enough for a first build on two cores.
const BUILD_LIMIT: Duration = Duration::from_secs(40 * 60);
/// Long enough for every test.
const TEST_LIMIT: Duration = Duration::from_secs(30 * 60);

fn quiet(site: &Site, command: &mut Command, limit: Duration) -> Outcome {
    match site.call(command, limit) {
        Ok(_) => Outcome::Passed(String::new()),
        Err(failed) => failed,
    }
}

/// `cargo fmt`.
pub(super) fn fmt(site: &Site) -> Outcome {
    quiet(site, &mut site.cargo(&["fmt", "--all", "--", "--check", "--color", "never"]), BUILD_LIMIT)
}

/// `cargo clippy`, with warnings denied for our own packages.
pub(super) fn clippy(site: &Site) -> Outcome {
    let mut command = site.cargo(&["clippy", "--workspace", "--all-targets"]);
    command.args(["--", "-D", "warnings"]);
    quiet(site, &mut command, BUILD_LIMIT)
}

/// The programs that later steps run, in the profile that the tests use.
pub(super) fn build(site: &Site) -> Outcome {
    quiet(site, &mut site.cargo(&["build", "--workspace", "--bins", "--examples"]), BUILD_LIMIT)
}

/// The tests that ask another program for every value; the step `feeds` runs them and shows what they compared.
pub(super) const ORACLE: &str = "asterix::oracle::";

/// Every test but those in documentation and those of the step `feeds`, with nextest where it is, with cargo where it is not.
pub(super) fn tests(site: &Site) -> Outcome {
    let has_nextest =
        Command::new("cargo-nextest").args(["nextest", "--version"]).output().is_ok_and(|o| o.status.success());
    // What passing tests print is shown too: a test that can prove nothing here says so there.
    let mut command = if has_nextest {
        let mut command = site.cargo(&["nextest", "run", "--workspace"]);
        command.args(["--success-output", "immediate", "--failure-output", "immediate-final"]);
        command.args(["-E", &format!("not test({ORACLE})")]);
        command
    } else {
        let mut command = site.cargo(&["test", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"]);
        command.args(["--", "--show-output", "--skip", ORACLE]);
        command
    };
    counted(site, &mut command, TEST_LIMIT)
}

/// Examples in the documentation; nextest does not run them.
pub(super) fn doctests(site: &Site) -> Outcome {
    counted(site, &mut site.cargo(&["test", "--workspace", "--doc", "--no-fail-fast"]), TEST_LIMIT)
}

/// Runs tests and says how many ran. A run without a single test has tested nothing and fails.
fn counted(site: &Site, command: &mut Command, limit: Duration) -> Outcome {
    match site.call(command, limit) {
        Ok(finished) => {
            let count = count_tests(&finished.output);
            if count.passed == 0 {
                return super::failed_because("not one test ran");
            }
            let detail = format!("{} passed, {} ignored", count.passed, count.ignored);
            let unproven = unproven(&finished.output);
            if unproven.is_empty() { Outcome::Passed(detail) } else { Outcome::PassedWithout { detail, unproven } }
        }
        Err(failed) => failed,
    }
}

/// The mark of a test that passes without proving anything, because this machine lacks what it needs.
const SKIPPED: &str = "SKIPPED: ";

/// What tests said that they did not prove, each once, in the order in which they said it.
fn unproven(output: &str) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for line in output.lines().filter_map(|line| line.trim_start().strip_prefix(SKIPPED)) {
        if !said.iter().any(|known| known == line) {
            said.push(line.to_owned());
        }
    }
    said
}

/// What a test runner counted.
#[derive(Debug, Default, PartialEq, Eq)]
struct Count {
    passed: usize,
    ignored: usize,
}

/// Adds up `test result: ok. 3 passed; 0 failed; 1 ignored` and `Summary [..] 4 tests run: 3 passed, 1 skipped`.
fn count_tests(output: &str) -> Count {
    let mut count = Count::default();
    for line in output.lines().map(str::trim_start) {
        if !line.starts_with("test result:") && !line.starts_with("Summary [") {
            continue;
        }
        let words: Vec<&str> = line.split([' ', ',', ';', '.']).filter(|word| !word.is_empty()).collect();
        for pair in words.windows(2) {
            if let [number, word] = pair
                && let Ok(number) = number.parse::<usize>()
            {
                match *word {
                    "passed" => count.passed += number,
                    "ignored" | "skipped" => count.ignored += number,
                    _ => {}
                }
            }
        }
    }
    count
}

/// `cargo doc` of our own packages, with warnings denied.
pub(super) fn docs(site: &Site) -> Outcome {
    let mut command = site.cargo(&["doc", "--workspace", "--no-deps"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    quiet(site, &mut command, BUILD_LIMIT)
}

/// `cargo deny`, where somebody has installed it; the rules T15 and T16 hold the same line without it.
pub(super) fn deny(site: &Site) -> Outcome {
    let present = Command::new("cargo-deny").arg("--version").output().is_ok_and(|output| output.status.success());
    if !present {
        return Outcome::Skipped(
            "cargo-deny is not installed; licences, sources and the ceiling are tidy rules T15 and T16".into(),
        );
    }
    let mut command = Command::new("cargo");
    command.current_dir(&site.root).args(["deny", "--offline", "check", "bans", "licenses", "sources"]);
    quiet(site, &mut command, Duration::from_secs(120))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_that_proves_nothing_here_is_named() {
        let nextest = "    PASS [ 0.1s] x\n  stderr ───\n    SKIPPED: no disk\n";
        let cargo = "---- x stdout ----\nSKIPPED: no openssl\nSKIPPED: no disk\n a SKIPPED: word elsewhere\n";
        assert_eq!(unproven(&format!("{nextest}{cargo}")), ["no disk", "no openssl"]);
        assert!(unproven(nextest.replace("SKIPPED: ", "").as_str()).is_empty());
    }

    #[test]
    fn tests_are_counted_in_the_words_of_both_runners() {
        let cargo = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured\ntest result: ok. 4 passed; 0 failed;";
        assert_eq!(count_tests(cargo), Count { passed: 7, ignored: 1 });
        let nextest = "------------\n     Summary [   0.572s] 32 tests run: 30 passed (1 slow), 2 skipped\n";
        assert_eq!(count_tests(nextest), Count { passed: 30, ignored: 2 });
        assert_eq!(count_tests("3 passed in somebody's own words"), Count::default());
    }
}
