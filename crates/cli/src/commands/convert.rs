//! `jig convert`: places from one coordinate system or notation to another.
//!
//! The machine form, `--columns`, reads and writes numbers and nothing else. The form for people reads any notation, one place from the
//! arguments or one a line from a pipe, and may compare it with a second statement. `--band` reads heights instead of
//! places. Knows no formula: those are in `spacetime`.
mod as_json;
mod band;
mod columns;
mod places;
mod show;
mod targets;

use super::{Context, none_of, only_with, required, value};
use crate::outcome::{Failure, USAGE};
use clap::ArgMatches;
use spacetime::System;
use std::io::BufReader;

/// The input is read in blocks of this many bytes; a pipe holds as many.
const INPUT_BYTES: usize = 1 << 16;

/// Converts the place of the arguments, or what stands on the standard input.
///
/// # Errors
/// An option cannot be meant, or the output is closed.
pub(super) fn convert(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    if let Some(text) = value(arguments, "band") {
        none_of(
            arguments,
            &["places", "reconcile", "name", "sheet", "scale", "origin", "columns", "from", "to"],
            "band",
        )?;
        return band::run(text, arguments, context);
    }
    if !arguments.get_flag("columns") {
        only_with(arguments, "from", "columns")?;
        only_with(arguments, "name", "reconcile")?;
        return places::run(arguments, &mut std::io::stdin().lock(), context);
    }
    none_of(arguments, &["places", "reconcile", "name", "near", "sheet", "scale", "origin", "json"], "columns")?;
    let from = system(required(arguments, "from")?)?;
    let to = system(required(arguments, "to")?)?;
    let mut input = BufReader::with_capacity(INPUT_BYTES, std::io::stdin().lock());
    columns::run(from, to, &mut input, context)
}

fn system(name: &str) -> Result<System, Failure> {
    System::named(name).map_err(|error| Failure::new(USAGE, error.code(), error.arguments()))
}
