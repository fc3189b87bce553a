//! `jig propose`: files a record from typed fields, or shows the exact bytes it would sign.
use super::office::Office;
use super::{Context, Form, required};
use crate::desk::Desk;
use crate::outcome::{Failure, HOLDS, USAGE};
use crate::tabletop::script::Field;
use agreement::records::Record;
use clap::ArgMatches;
use ed25519_dalek::SigningKey;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;

/// Files a record.
///
/// # Errors
/// A field cannot be read, the node refuses or cannot be reached.
pub(super) fn propose(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let kind = required(arguments, "kind")?;
    let mut fields = fields(arguments)?;
    let office = Office::open(context)?;
    let parts = super::sealed::seal_parts(&office, &mut fields)?;
    let record = office.draft(kind, fields)?;
    if !arguments.get_flag("dry-run") {
        super::sealed::hand_in_parts(&office, &parts)?;
    }
    finish(&office, &record, arguments, context)
}

/// Files a record, or with `--dry-run` shows what would be signed.
///
/// # Errors
/// As [`propose`].
pub(super) fn finish(
    office: &Office,
    record: &Record,
    arguments: &ArgMatches,
    context: &mut Context<'_>,
) -> Result<u8, Failure> {
    let kind = record.body.kind();
    if arguments.get_flag("dry-run") {
        let payload = wire::record::compose(record).map_err(|error| Failure::usage(&error))?;
        let hash = wire::record::hash(&payload).to_string();
        let payload = String::from_utf8_lossy(&payload).into_owned();
        match context.form {
            Form::Json => {
                context.json(&json!({ "dry_run": true, "record": hash, "kind": kind, "payload": payload }))?
            }
            Form::Human => {
                // The bytes stand alone on the output, so that they can be kept; what is said of them goes beside it.
                context.line(&payload)?;
                let said = context.phrases.say("cli-dry-run", &[("record", hash)]);
                context.note(&said);
            }
        }
        return Ok(HOLDS);
    }
    office.print_banner(context)?;
    let filed = office.file(record, &cosigners(arguments)?, context)?;
    filed.end(kind, context)
}

/// `NAME=VALUE`, each name once.
fn fields(arguments: &ArgMatches) -> Result<BTreeMap<String, Field>, Failure> {
    let mut fields = BTreeMap::new();
    for typed in arguments.get_many::<String>("fields").into_iter().flatten() {
        let unfit = |code: &str| Failure::new(USAGE, code, vec![("found", typed.clone())]);
        let (name, value) = typed.split_once('=').ok_or_else(|| unfit("cli-field-form"))?;
        let field = Field { line: 0, text: value.trim().to_owned() };
        if fields.insert(name.trim().to_owned(), field).is_some() {
            return Err(unfit("cli-field-twice"));
        }
    }
    Ok(fields)
}

/// Keys of the officers who sign beside the author, from their own desks.
fn cosigners(arguments: &ArgMatches) -> Result<Vec<SigningKey>, Failure> {
    let folders = arguments.get_many::<String>("cosigned-by").into_iter().flatten();
    folders.map(|folder| Desk::open(Path::new(folder)).map(|desk| desk.key)).collect()
}
