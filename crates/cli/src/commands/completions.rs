//! `jig completions`: what a shell needs to complete the command line.
use super::{Context, Form, required};
use crate::outcome::{Failure, HOLDS, USAGE};
use clap::ArgMatches;
use clap_complete::Shell;
use serde_json::json;

/// Prints the completions of a shell.
///
/// # Errors
/// No such shell is known.
pub(super) fn completions(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let name = required(arguments, "shell")?;
    let shell: Shell = name.parse().map_err(|_| {
        Failure::new(USAGE, "cli-usage-value", vec![("argument", "SHELL".to_owned()), ("value", name.to_owned())])
    })?;
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut crate::args::command(context.phrases), "jig", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    match context.form {
        Form::Human => context.line(script.trim_end())?,
        Form::Json => context.json(&json!({ "shell": name, "script": script }))?,
    }
    Ok(HOLDS)
}
