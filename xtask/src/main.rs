//! `cargo xtask`: takes the words after the command and runs the library.
//!
//! Knows no rule itself; exit status 0 means that everything asked for held, 1 that something did not, 64 a misspelt call.

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    xtask::command::run(&words)
}
