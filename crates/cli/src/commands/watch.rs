//! `jig watch`: who has the watch, taking it, offering and accepting relief. Nobody leaves unrelieved (process 2.13). Its steps `replay`,
//! `live`, `export` and `import` are the watch over the grounding, in `sightings`.
use super::audit::short;
use super::office::Office;
use super::sheet::{Sheet, make};
use super::{Context, Form, required, value};
use crate::outcome::{DOES_NOT_HOLD, Failure, HOLDS, USAGE, read_file, write_file};
use agreement::identity::Digest;
use agreement::records::{Body, WatchAct};
use clap::ArgMatches;
use serde_json::json;
use std::path::Path;
use wire::api::Status;

/// Shows or changes the watch.
///
/// # Errors
/// An unknown step, a sheet other than the offer's, the node refuses or cannot be reached.
pub(super) fn watch(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    match value(arguments, "watch-act").unwrap_or("show") {
        "show" => show(context),
        "sheet" => sheet(context),
        "take" => {
            let office = Office::open(context)?;
            office.print_banner(context)?;
            office.act("watch", &[("watch", "take")], context)?.end("watch", context)
        }
        "offer" => offer(arguments, context),
        "accept" => accept(arguments, context),
        "replay" => super::sightings::replay(arguments, context),
        "live" => super::sightings::live(arguments, context),
        "export" => super::sightings::export(arguments, context),
        "import" => super::sightings::import(arguments, context),
        other => Err(Failure::new(
            USAGE,
            "cli-usage-value",
            vec![("argument", "WATCH-ACT".to_owned()), ("value", other.to_owned())],
        )),
    }
}

fn show(context: &mut Context<'_>) -> Result<u8, Failure> {
    let office = Office::open(context)?;
    let status: Status = office.print_banner(context)?;
    if context.form == Form::Json {
        context.json(&json!({ "watches": status.watches }))?;
        return Ok(HOLDS);
    }
    let rows: Vec<Vec<String>> = status
        .watches
        .iter()
        .map(|watch| {
            let state = context.say(&format!("view-watch-{}", watch.state));
            vec![watch.side.clone(), state, watch.since.clone().unwrap_or_else(|| "–".to_owned())]
        })
        .collect();
    context.table(&["cli-heading-side", "cli-heading-watch", "cli-heading-since"], &rows)?;
    Ok(HOLDS)
}

fn sheet(context: &mut Context<'_>) -> Result<u8, Failure> {
    let office = Office::open(context)?;
    let sheet = make(&office, context)?;
    match context.form {
        Form::Json => context.json(&sheet_json(&sheet))?,
        Form::Human => print_sheet(&sheet, context)?,
    }
    Ok(HOLDS)
}

fn sheet_json(sheet: &Sheet) -> serde_json::Value {
    json!({ "sheet": sheet.text, "sha256": sheet.hash.to_string() })
}

/// The sheet stands alone on the output, byte for byte what is hashed; its hash goes beside it.
fn print_sheet(sheet: &Sheet, context: &mut Context<'_>) -> Result<(), Failure> {
    context.line(sheet.text.trim_end_matches('\n'))?;
    let said = context.phrases.say("cli-sheet-hash", &[("hash", sheet.hash.to_string())]);
    context.note(&said);
    Ok(())
}

fn offer(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let to = required(arguments, "to")?;
    let office = Office::open(context)?;
    let sheet = make(&office, context)?;
    let hash = sheet.hash.to_string();
    let file = context.desk.clone().unwrap_or_default().join(format!("hand-over-{}.txt", short(&hash)));
    write_file(&file, sheet.text.as_bytes())?;
    if context.form == Form::Human {
        print_sheet(&sheet, context)?;
    }
    let filed = office.act("watch", &[("watch", "offer-relief"), ("to", to), ("sheet", &hash)], context);
    if filed.is_err() {
        // A sheet whose offer was not taken would only be mistaken for another; should it stay, its name tells it apart.
        let _stays = std::fs::remove_file(&file);
    }
    let filed = filed?;
    match context.form {
        Form::Human => {
            let said = context.phrases.say("cli-sheet-kept", &[("file", file.display().to_string())]);
            context.line(&said)?;
        }
        Form::Json => {
            let mut document = filed.json("watch");
            if let Some(members) = document.as_object_mut() {
                members.insert("sheet".to_owned(), json!(sheet.text));
                members.insert("sha256".to_owned(), json!(hash));
                members.insert("file".to_owned(), json!(file));
            }
            context.json(&document)?;
        }
    }
    Ok(HOLDS)
}

/// Accepts relief; a sheet that is given must be the one the offer names.
fn accept(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let office = Office::open(context)?;
    office.print_banner(context)?;
    let offer = office.find(required(arguments, "offer")?)?;
    let view = office.record(offer)?;
    let no_offer = || Failure::new(DOES_NOT_HOLD, "cli-watch-no-offer", vec![("record", short(&offer.to_string()))]);
    let record = wire::record::decode(view.payload.as_bytes()).map_err(|_| no_offer())?;
    let Body::Watch(change) = record.body else { return Err(no_offer()) };
    let WatchAct::OfferRelief { to: _, sheet: named } = change.act else { return Err(no_offer()) };
    if let Some(file) = value(arguments, "sheet") {
        let found = Digest::from_bytes(*ledger::sha256(&read_file(Path::new(file))?).as_bytes());
        if found != named {
            return Err(Failure::new(
                DOES_NOT_HOLD,
                "cli-watch-other-sheet",
                vec![("expected", named.to_string()), ("found", found.to_string())],
            ));
        }
    }
    if context.form == Form::Human {
        let said = context.phrases.say("cli-sheet-hash", &[("hash", named.to_string())]);
        context.line(&said)?;
    }
    office.act("watch", &[("watch", "accept-relief"), ("offer", &offer.to_string())], context)?.end("watch", context)
}
