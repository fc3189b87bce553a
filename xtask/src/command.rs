//! What the words after `cargo xtask` mean.

use std::process::ExitCode;

use crate::house::{House, root};
use crate::report::{Finding, Rule};
use crate::{checks, codegen, say, tidy, walls};

const USAGE: &str = "\
cargo xtask test [--only NAME]... [--list]   every check, or the named ones
cargo xtask demo [--once]                    three nodes on loopback play the scripts
cargo xtask screenshots                      a picture of every screen, in target/screenshots
cargo xtask bench [--only NAME]              one table of measurements with their floors
cargo xtask walls                            the walls between the rooms
cargo xtask tidy                             the habits of the tree
cargo xtask codegen [--check] [--only NAME]  generated files: write, or compare";

/// Exit status for a misspelt call, as in sysexits.
const USAGE_ERROR: u8 = 64;

/// Runs one command.
#[must_use]
pub fn run(words: &[String]) -> ExitCode {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.split_first() {
        Some((&"test", rest)) => checks::command(rest),
        Some((&"demo", [])) => crate::demo::command(crate::demo::Length::StayUp),
        Some((&"demo", ["--once"])) => crate::demo::command(crate::demo::Length::Once),
        Some((&"screenshots", [])) => checks::screenshots(),
        Some((&"bench", rest)) => crate::bench::command(rest),
        Some((&"walls", [])) => rules(walls::WALLS),
        Some((&"tidy", [])) => rules(tidy::RULES),
        Some((&"codegen", rest)) => codegen::command(rest),
        Some((&"help" | &"--help" | &"-h", _)) => {
            say::line(USAGE);
            Ok(Held::Yes)
        }
        _ => {
            say::complaint(USAGE);
            return ExitCode::from(USAGE_ERROR);
        }
    };
    match outcome {
        Ok(Held::Yes) => ExitCode::SUCCESS,
        Ok(Held::No) => ExitCode::FAILURE,
        Ok(Held::Misspelt) => {
            say::complaint(USAGE);
            ExitCode::from(USAGE_ERROR)
        }
        Err(error) => {
            say::complaint(&format!("xtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// How a command came out when nothing went wrong with running it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Everything asked for held.
    Yes,
    /// Something did not.
    No,
    /// The words made no sense.
    Misspelt,
}

/// Prints every rule of a register with its findings.
fn rules(register: &[Rule]) -> anyhow::Result<Held> {
    let house = House::read(&root())?;
    let mut held = Held::Yes;
    for rule in register {
        let findings = (rule.check)(&house);
        let broken = findings.iter().any(Finding::is_breach);
        if broken {
            held = Held::No;
        }
        say::line(&format!("{} {:<3} {}", if broken { "BROKEN" } else { "holds " }, rule.id, rule.claim));
        for finding in &findings {
            say::line(&format!("       {finding}"));
        }
    }
    Ok(held)
}
