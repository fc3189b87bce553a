//! `jig terms`: the register of clauses, what differs between two editions, which words a copy of the source lost, and in
//! whose words a neutral id is read.
use super::{Context, Form, value};
use crate::editions;
use crate::outcome::{DOES_NOT_HOLD, Failure, HOLDS, USAGE, read_file};
use agreement::edition::Edition;
use agreement::identity::Side;
use agreement::register::{Clause, ClauseId, clauses};
use clap::ArgMatches;
use serde_json::json;
use std::path::Path;
use wire::phrases::Phrases;

mod differences;
mod sources;
mod told;

/// Lists the register or one clause of it, or does what the first word says.
///
/// # Errors
/// An unknown clause, an edition or a copy that cannot be read.
pub(crate) fn terms(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let rest: Vec<&str> =
        arguments.get_many::<String>("terms-rest").into_iter().flatten().map(String::as_str).collect();
    match (value(arguments, "clause"), rest.as_slice()) {
        // The two that were printed in 2016; the exercise's is nobody's agreement.
        (Some("diff"), []) => differences::print("tor-2016-07", "jic-2016-09", reader(arguments)?, context),
        (Some("diff"), [one, other]) => differences::print(one, other, reader(arguments)?, context),
        (Some("sources"), []) => sources::list(context),
        (Some("sources"), [copy]) => sources::check(Path::new(copy), context),
        (Some("sources"), [one, other]) => sources::compare(Path::new(one), Path::new(other), context),
        (Some("words"), []) => words(arguments, context),
        (Some("diff" | "sources" | "words"), _) => Err(Failure::new(USAGE, "cli-terms-usage", Vec::new())),
        (clause, []) => register(clause, arguments, context),
        (_, [found, ..]) => Err(Failure::new(USAGE, "cli-terms-act", vec![("found", (*found).to_owned())])),
    }
}

/// The side whose own words are read: `--side`.
fn reader(arguments: &ArgMatches) -> Result<Option<Side>, Failure> {
    value(arguments, "side")
        .map(|name| {
            let unknown = || Failure::new(USAGE, "cli-terms-side", vec![("found", name.to_owned())]);
            Side::BOTH.into_iter().find(|side| side.name() == name).ok_or_else(unknown)
        })
        .transpose()
}

/// The bytes of an edition: by the id of one that came with the program, else from a file.
fn edition_bytes(name: &str) -> Result<Vec<u8>, Failure> {
    match editions::bytes(name) {
        Some(bytes) => Ok(bytes.to_vec()),
        None if Path::new(name).exists() => read_file(Path::new(name)),
        None => {
            let known = editions::ids().collect::<Vec<_>>().join(", ");
            Err(Failure::new(USAGE, "cli-terms-edition", vec![("found", name.to_owned()), ("known", known)]))
        }
    }
}

fn edition(arguments: &ArgMatches) -> Result<Edition, Failure> {
    let bytes = edition_bytes(value(arguments, "edition").unwrap_or(editions::DEFAULT))?;
    wire::edition::parse(&bytes).map_err(|error| Failure::does_not_hold(&error))
}

fn register(clause: Option<&str>, arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let chosen: Vec<Clause> = match clause {
        None => clauses().to_vec(),
        Some(id) => {
            let id =
                ClauseId::parse(id).map_err(|error| Failure::new(DOES_NOT_HOLD, error.code(), error.arguments()))?;
            vec![*id.clause()]
        }
    };
    let own = match reader(arguments)? {
        Some(side) => Some(Phrases::for_side(context.locale, &edition(arguments)?, side)),
        None => None,
    };
    let phrases = own.as_ref().unwrap_or(context.phrases);
    match context.form {
        Form::Json => {
            let rows: Vec<_> = chosen.iter().map(|clause| clause_json(clause, phrases)).collect();
            context.json(&json!({ "clauses": rows }))?;
        }
        Form::Human => {
            let rows: Vec<Vec<String>> = chosen
                .iter()
                .map(|clause| {
                    vec![
                        clause.id().to_string(),
                        clause.modality().letters().to_owned(),
                        context.say(&format!("status-{}", clause.status().name().replace('_', "-"))),
                        phrases.say(&clause.message_key(), &[]),
                    ]
                })
                .collect();
            let headings =
                ["cli-heading-clause", "cli-heading-modality", "cli-heading-status", "cli-heading-paraphrase"];
            context.table(&headings, &rows)?;
            if let [clause] = chosen.as_slice()
                && let Some(line) = clause_reason(clause, phrases)
            {
                context.line(&line)?;
            }
        }
    }
    Ok(HOLDS)
}

fn clause_reason(clause: &Clause, phrases: &Phrases) -> Option<String> {
    clause.reason()?;
    phrases.attribute(&clause.message_key(), "reason", &[])
}

fn clause_json(clause: &Clause, phrases: &Phrases) -> serde_json::Value {
    json!({
        "id": clause.id().to_string(),
        "modality": clause.modality().letters(),
        "status": clause.status().name(),
        "reason": clause_reason(clause, phrases),
        "paraphrase": phrases.say(&clause.message_key(), &[]),
    })
}

/// The neutral ids of an edition, and the words in which the reader's own side has them. The other side's are not shown.
fn words(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let edition = edition(arguments)?;
    let side = reader(arguments)?;
    let own = side.map(|side| Phrases::for_side(context.locale, &edition, side));
    let phrases = own.as_ref().unwrap_or(context.phrases);
    let mut ids: Vec<&String> = Side::BOTH.into_iter().flat_map(|side| edition.party(side).wording.keys()).collect();
    ids.sort();
    ids.dedup();
    let rows: Vec<[String; 3]> = ids
        .into_iter()
        .map(|id| {
            let key = format!("term-{id}");
            [id.clone(), context.say(&key), phrases.say(&key, &[])]
        })
        .collect();
    match context.form {
        Form::Json => {
            let rows: Vec<_> = rows
                .iter()
                .map(|[id, neutral, own]| json!({ "id": id, "neutral": neutral, "own": side.map(|_| own) }))
                .collect();
            context.json(&json!({ "edition": edition.id, "side": side.map(Side::name), "words": rows }))?;
        }
        Form::Human => {
            let headings = ["cli-heading-neutral-id", "cli-heading-neutral-words", "cli-heading-own-words"];
            let shown = if side.is_some() { headings.len() } else { headings.len() - 1 };
            let rows: Vec<Vec<String>> = rows.into_iter().map(|row| row.into_iter().take(shown).collect()).collect();
            context.table(headings.get(..shown).unwrap_or(&headings), &rows)?;
        }
    }
    Ok(HOLDS)
}
