//! `jig convert`: places from one coordinate system or notation to another.
//!
//! The machine form, `--columns`, reads and writes numbers and nothing else. Knows no formula: those are in `spacetime`.
mod columns;

use super::{Context, required};
use crate::outcome::{Failure, USAGE};
use clap::ArgMatches;
use spacetime::System;
use std::io::BufReader;

/// The input is read in blocks of this many bytes; a pipe holds as many.
const INPUT_BYTES: usize = 1 << 16;

/// Converts what stands on the standard input.
///
/// # Errors
/// A system has no such name, or the output is closed.
pub(super) fn convert(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    if !arguments.get_flag("columns") {
        return Err(Failure::new(USAGE, "cli-usage-missing", vec![("argument", "--columns".to_owned())]));
    }
    let from = system(required(arguments, "from")?)?;
    let to = system(required(arguments, "to")?)?;
    let mut input = BufReader::with_capacity(INPUT_BYTES, std::io::stdin().lock());
    columns::run(from, to, &mut input, context)
}

fn system(name: &str) -> Result<System, Failure> {
    System::named(name).map_err(|error| Failure::new(USAGE, error.code(), error.arguments()))
}
