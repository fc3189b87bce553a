//! The verbs of `jig`, one file each or one for a few that are alike, and the one place that chooses among them.
mod area;
mod audit;
mod clock;
mod completions;
mod consent;
mod convert;
mod deconflict;
mod feed;
mod grounding;
mod group;
mod inbox;
mod map;
mod office;
mod operations;
mod place;
mod propose;
mod protect;
mod prove;
mod registers;
mod report;
mod restrain;
mod safeguards;
mod sealed;
mod sheet;
mod show;
mod sightings;
mod state;
mod stop;
mod tabletop;
mod terms;
mod watch;

use crate::outcome::{Failure, HOLDS, USAGE};
use clap::ArgMatches;
use std::io::Write;
use std::path::PathBuf;
use wire::phrases::{Locale, Phrases};

/// What every verb may use.
pub struct Context<'a> {
    /// The catalogues, in the reader's language.
    pub phrases: &'a Phrases,
    /// The reader's language.
    pub locale: Locale,
    /// How results are printed.
    pub form: Form,
    /// The folder of the desk, where one is named.
    pub desk: Option<PathBuf>,
    /// Where results go.
    pub out: &'a mut dyn Write,
    /// Where progress and warnings go.
    pub notes: &'a mut dyn Write,
}

/// How results are printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// For people.
    Human,
    /// For programs.
    Json,
}

impl Context<'_> {
    /// A sentence without arguments.
    #[must_use]
    pub fn say(&self, code: &str) -> String {
        self.phrases.say(code, &[])
    }

    /// Prints a line of result.
    ///
    /// # Errors
    /// The output is closed.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self.out, "{text}").map_err(closed)
    }

    /// Says something beside the result: on a terminal both are read, in a pipe only the result goes on.
    pub fn note(&mut self, text: &str) {
        // Nobody is left to tell when this output is closed.
        let _closed = writeln!(self.notes, "{text}");
    }

    /// Prints a table.
    ///
    /// # Errors
    /// The output is closed.
    pub fn table(&mut self, headings: &[&str], rows: &[Vec<String>]) -> Result<(), Failure> {
        let headings: Vec<String> = headings.iter().map(|code| self.say(code)).collect();
        self.raw_table(&headings, rows)
    }

    /// Prints a table some of whose headings are names and not sentences.
    ///
    /// # Errors
    /// The output is closed.
    pub fn raw_table(&mut self, headings: &[String], rows: &[Vec<String>]) -> Result<(), Failure> {
        write!(self.out, "{}", crate::print::table(headings, rows)).map_err(closed)
    }

    /// Prints a JSON document.
    ///
    /// # Errors
    /// The output is closed.
    pub fn json(&mut self, value: &serde_json::Value) -> Result<(), Failure> {
        crate::print::json(self.out, value).map_err(closed)
    }
}

pub(crate) fn closed(cause: std::io::Error) -> Failure {
    let is_silent = cause.kind() == std::io::ErrorKind::BrokenPipe;
    Failure { is_silent, ..crate::outcome::io_failure("cli-write-failed", std::path::Path::new("-"), &cause) }
}

/// Runs the verb that was typed; the value is the exit code of a command that ended as it should.
///
/// # Errors
/// [`Failure`] with its exit code and sentence.
pub fn run(matches: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let Some((verb, arguments)) = matches.subcommand() else {
        if matches.get_flag("about") {
            return about(context);
        }
        return Err(Failure::new(USAGE, "cli-usage-no-command", Vec::new()));
    };
    match verb {
        "terms" => terms::terms(arguments, context),
        "safeguards" => safeguards::safeguards(context),
        "init" => group::init(arguments, context),
        "key" => group::key(arguments, context),
        "verify" => audit::verify(arguments, context),
        "replay" => audit::replay(arguments, context),
        "prove" => prove::prove(arguments, context),
        "propose" => propose::propose(arguments, context),
        "protect" => protect::protect(arguments, context),
        "seal" => sealed::seal(arguments, context),
        "unseal" => sealed::unseal(arguments, context),
        "inbox" => inbox::inbox(context),
        "operations" => operations::operations(arguments, context),
        "register" => registers::register(arguments, context),
        "grounding" => grounding::grounding(arguments, context),
        "report" => report::report(arguments, context),
        "show" => show::show(arguments, context),
        "why" => show::why(arguments, context),
        "consent" => consent::consent(arguments, context),
        "refuse" => restrain::refuse(arguments, context),
        "hold" => restrain::hold(arguments, context),
        "doubt" => restrain::doubt(arguments, context),
        "lift" => restrain::lift(arguments, context),
        "withdraw" => restrain::withdraw(arguments, context),
        "area" => area::area(arguments, context),
        "map" => map::map(arguments, context),
        "stop" => stop::stop(arguments, context),
        "watch" => watch::watch(arguments, context),
        "deconflict" => deconflict::deconflict(arguments, context),
        "feed" => feed::feed(arguments, context),
        "clock" => clock::clock(arguments, context),
        "completions" => completions::completions(arguments, context),
        "evidence" => sightings::evidence(arguments, context),
        "convert" => convert::convert(arguments, context),
        "place" => place::place(arguments, context),
        "tabletop" => tabletop::tabletop(arguments, context),
        other => Err(Failure::new(USAGE, "cli-usage-command", vec![("found", other.to_owned())])),
    }
}

/// Says what jig is, and what it is not for (SG-27).
fn about(context: &mut Context<'_>) -> Result<u8, Failure> {
    let (about, wrong_use) = (context.say("cli-about"), context.say("cli-wrong-use"));
    match context.form {
        Form::Human => context.line(&format!("{about}\n\n{wrong_use}"))?,
        Form::Json => context.json(&serde_json::json!({
            "name": "jig",
            "version": env!("CARGO_PKG_VERSION"),
            "about": about,
            "wrong_use": wrong_use,
        }))?,
    }
    Ok(HOLDS)
}

/// Prints what stands above everything that is not real work (SG-23, SG-35).
fn print_purpose(purpose: agreement::records::Purpose, context: &mut Context<'_>) -> Result<(), Failure> {
    match wire::view::banner(purpose, context.phrases) {
        Some(banner) => context.line(&banner),
        None => Ok(()),
    }
}

/// The value of an argument, if it was given.
#[must_use]
pub fn value<'a>(arguments: &'a ArgMatches, id: &str) -> Option<&'a str> {
    arguments.get_one::<String>(id).map(String::as_str)
}

/// The value of an option without which this act of the verb cannot be done.
///
/// # Errors
/// A usage failure that names the option.
pub(crate) fn required_option<'a>(arguments: &'a ArgMatches, id: &str) -> Result<&'a str, Failure> {
    value(arguments, id).ok_or_else(|| Failure::new(USAGE, "cli-usage-missing", vec![("argument", format!("--{id}"))]))
}

/// What was typed that another option leaves without a meaning is refused: whoever typed it would take it for heeded.
///
/// # Errors
/// A usage failure that names the first of `ids` that was typed.
pub(crate) fn none_of(arguments: &ArgMatches, ids: &[&str], other: &str) -> Result<(), Failure> {
    match ids.iter().find(|id| is_typed(arguments, id)) {
        Some(id) => Err(Failure::new(
            USAGE,
            "cli-usage-together",
            vec![("argument", as_typed(arguments, id)), ("other", format!("--{other}"))],
        )),
        None => Ok(()),
    }
}

/// What has a meaning only beside another option is refused without it.
///
/// # Errors
/// A usage failure that names both.
pub(crate) fn only_with(arguments: &ArgMatches, id: &str, other: &str) -> Result<(), Failure> {
    if !is_typed(arguments, id) || is_typed(arguments, other) {
        return Ok(());
    }
    let named = vec![("argument", format!("--{id}")), ("other", format!("--{other}"))];
    Err(Failure::new(USAGE, "cli-usage-alone", named))
}

fn is_typed(arguments: &ArgMatches, id: &str) -> bool {
    arguments.value_source(id) == Some(clap::parser::ValueSource::CommandLine)
}

/// An option by its name, a word by itself.
fn as_typed(arguments: &ArgMatches, id: &str) -> String {
    let words = || arguments.get_many::<String>(id).into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    if id == "places" { words() } else { format!("--{id}") }
}

/// The moment that an option gives.
///
/// # Errors
/// A text that is no moment.
pub(crate) fn moment(arguments: &ArgMatches, id: &str) -> Result<Option<spacetime::Instant>, Failure> {
    value(arguments, id)
        .map(|text| spacetime::parse_moment(text).map(|read| read.instant).map_err(|error| Failure::usage(&error)))
        .transpose()
}

/// The value of an argument that the command line demands.
///
/// # Errors
/// A usage failure, should the command line have let it pass.
pub fn required<'a>(arguments: &'a ArgMatches, id: &str) -> Result<&'a str, Failure> {
    value(arguments, id).ok_or_else(|| Failure::new(USAGE, "cli-usage-missing", vec![("argument", id.to_uppercase())]))
}
