//! `jig register`: the registers that both sides keep, now or as somebody knew them at a time, from the node or from a folder
//! of published files. Shows; it orders by nothing but key and log.
use super::audit::read_whole_log;
use super::audit::short;
use super::office::Office;
use super::{Context, Form, moment, value};
use crate::outcome::{DOES_NOT_HOLD, Failure, HOLDS, USAGE};
use agreement::identity::Side;
use agreement::records::Register;
use clap::ArgMatches;
use serde_json::json;
use spacetime::{Instant, Zone};
use wire::api::{RegisterDocument, RegisterEntryView};

/// Lists the registers, or shows one.
///
/// # Errors
/// No such register or side, a moment that cannot be read; the node cannot be reached; the log does not hold.
pub(super) fn register(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let Some(name) = value(arguments, "register") else { return list(context) };
    let register = Register::parse(name)
        .ok_or_else(|| Failure::new(DOES_NOT_HOLD, "cli-register-unknown", vec![("register", name.to_owned())]))?;
    let at = moment(arguments, "at")?;
    let known_to = value(arguments, "known-to").map(side).transpose()?;
    let (mut document, zone) = match value(arguments, "log") {
        Some(folder) => offline(folder, register, at, known_to, context)?,
        None => {
            let office = Office::open(context)?;
            office.print_banner(context)?;
            (office.door.get(&path(register, at, known_to))?, office.desk.edition.reference_zone)
        }
    };
    if let Some(word) = value(arguments, "find") {
        let word = word.to_lowercase();
        document.entries.retain(|entry| speaks_of(entry, &word));
    }
    match context.form {
        Form::Json => context.json(&json!(document))?,
        Form::Human => print(&document, zone, context)?,
    }
    Ok(HOLDS)
}

fn list(context: &mut Context<'_>) -> Result<u8, Failure> {
    let list = wire::view::registers(context.phrases);
    match context.form {
        Form::Json => context.json(&json!(list))?,
        Form::Human => {
            let rows: Vec<Vec<String>> =
                list.registers.into_iter().map(|one| vec![one.register, one.clause, one.title]).collect();
            context.table(&["cli-heading-register", "cli-heading-clause", "cli-heading-register-title"], &rows)?;
        }
    }
    Ok(HOLDS)
}

fn side(text: &str) -> Result<Side, Failure> {
    let unfit = || {
        let arguments = vec![("argument", "--known-to".to_owned()), ("value", text.to_owned())];
        Failure::new(USAGE, "cli-usage-value", arguments)
    };
    Side::BOTH.into_iter().find(|side| side.name() == text).ok_or_else(unfit)
}

pub(super) fn path(register: Register, at: Option<Instant>, known_to: Option<Side>) -> String {
    let at = at.map(|at| format!("at={at}"));
    let known_to = known_to.map(|side| format!("known_to={}", side.name()));
    let query: Vec<String> = at.into_iter().chain(known_to).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("/v1/registers/{}{mark}{}", register.name(), query.join("&"))
}

/// A register as the log in a folder has it; without a moment, at that log's own time.
fn offline(
    folder: &str,
    register: Register,
    at: Option<Instant>,
    known_to: Option<Side>,
    context: &Context<'_>,
) -> Result<(RegisterDocument, Zone), Failure> {
    let joint = read_whole_log(folder, context)?;
    let state = joint.examiner.state();
    let at = at.unwrap_or_else(|| joint.now());
    Ok((wire::view::register(state, register, at, known_to, context.phrases), state.edition().reference_zone))
}

/// Whether an entry's key, text or names have a word, whatever its case.
fn speaks_of(entry: &RegisterEntryView, word: &str) -> bool {
    let texts = entry.versions.iter().map(|version| &version.text);
    let readings = entry.readings.iter().map(|reading| &reading.text);
    std::iter::once(&entry.key).chain(texts).chain(readings).any(|text| text.to_lowercase().contains(word))
}

pub(super) fn print(document: &RegisterDocument, zone: Zone, context: &mut Context<'_>) -> Result<(), Failure> {
    let clock = |text: &str| match Instant::parse_rfc3339(text) {
        Ok(at) => wire::view::local(at, zone, context.phrases),
        Err(_) => text.to_owned(),
    };
    let known_to = document.known_to.clone().unwrap_or_else(|| context.say("cli-register-the-log"));
    let said = context.phrases.say(
        "cli-register-as-known",
        &[
            ("title", document.title.clone()),
            ("clause", document.clause.clone()),
            ("time", clock(&document.at)),
            ("known_to", known_to),
        ],
    );
    context.line(&said)?;
    for note in &document.notes {
        context.line(&format!("  · {}", note.text))?;
    }
    if document.entries.is_empty() {
        let said = context.say("cli-register-empty");
        return context.line(&said);
    }
    for entry in &document.entries {
        context.line(&format!("\n{}", entry.key))?;
        for version in &entry.versions {
            let said = context.phrases.say(
                "cli-register-version",
                &[
                    ("standing", version.standing_text.clone()),
                    ("author", format!("{} {}", version.author.node, version.author.post)),
                    ("since", clock(&version.since)),
                    ("record", short(&version.record)),
                ],
            );
            context.line(&format!("  {said}"))?;
            context.line(&format!("      {}", version.text.replace('\n', "\n      ")))?;
        }
        for reading in &entry.readings {
            context.line(&format!("  → {}", reading.text))?;
        }
    }
    Ok(())
}
