//! `jig`: the operator's and auditor's tool. Verify, replay, why, tabletop, and the acts of an officer.
//!
//! Never links `node` (wall W4): a party that distrusts the server audits with this small program. It holds no rule of
//! its own: verdicts come from `agreement` through `protocol`, bytes from `wire` and `ledger`.
pub mod age;
pub mod args;
pub mod audit;
mod clock;
pub mod commands;
mod desk;
mod door;
pub mod draft;
pub mod editions;
pub mod founding;
mod keyfile;
pub mod outcome;
mod print;
pub mod sealing;
pub mod tabletop;
pub mod trust;

use commands::{Context, Form};
use outcome::Failure;
use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use wire::phrases::{Locale, Phrases};

/// Runs the tool on a command line and gives its exit code.
pub fn run(command_line: &[OsString], out: &mut dyn Write, notes: &mut dyn Write) -> u8 {
    let locale = locale(command_line);
    let phrases = Phrases::new(locale);
    let matches = match args::command(&phrases).try_get_matches_from(command_line) {
        Ok(matches) => matches,
        Err(error) => {
            return match args::explain(&error) {
                None => {
                    // Nobody is left to tell when the output is closed.
                    let _closed = write!(out, "{error}");
                    outcome::HOLDS
                }
                Some(failure) => end(&failure, form(command_line), &phrases, out, notes),
            };
        }
    };
    let form = if matches.get_flag("json") { Form::Json } else { Form::Human };
    let desk = matches.get_one::<PathBuf>("desk").cloned().or_else(|| std::env::var_os("JIG_DESK").map(PathBuf::from));
    let result = commands::run(
        &matches,
        &mut Context { phrases: &phrases, locale, form, desk, out: &mut *out, notes: &mut *notes },
    );
    match result {
        Ok(exit) => exit,
        Err(failure) => end(&failure, form, &phrases, out, notes),
    }
}

/// Says how a command failed, to people beside the result and to programs as the result, and gives its exit code.
fn end(failure: &Failure, form: Form, phrases: &Phrases, out: &mut dyn Write, notes: &mut dyn Write) -> u8 {
    if failure.is_silent {
        return failure.exit;
    }
    // Nobody is left to tell when an output is closed.
    let _closed = match form {
        Form::Human => writeln!(notes, "jig: {}", failure.sentence(phrases)),
        Form::Json => writeln!(out, "{}", serde_json::json!({ "error": failure.document(phrases) })),
    };
    failure.exit
}

/// The form that was asked for on a command line that cannot be parsed.
fn form(command_line: &[OsString]) -> Form {
    // What follows `--` are the words of an argument, not options.
    let mut options = command_line.iter().take_while(|word| *word != "--");
    if options.any(|word| word == "--json") { Form::Json } else { Form::Human }
}

/// The reader's language: `--lang`, then `JIG_LANG`, then the system's, then English. Looked up before the command line
/// is parsed, because its own help is in that language.
fn locale(command_line: &[OsString]) -> Locale {
    let words: Vec<&str> = command_line.iter().filter_map(|word| word.to_str()).collect();
    let spelled = words.iter().zip(words.iter().skip(1)).find(|(word, _)| **word == "--lang").map(|(_, tag)| *tag);
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let from_variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let tag = spelled
        .or(joined)
        .map(str::to_owned)
        .or_else(|| from_variable("JIG_LANG"))
        .or_else(|| from_variable("LC_ALL"))
        .or_else(|| from_variable("LANG"));
    match tag {
        Some(tag) if tag.starts_with("ru") => Locale::Ru,
        _ => Locale::En,
    }
}
