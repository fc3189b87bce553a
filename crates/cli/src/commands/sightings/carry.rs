//! `jig watch export` and `jig watch import`: what was kept at one site of the own nation, carried to another as one file.
use super::store::{OWN_SITE, failure};
use crate::commands::{Context, Form, required_option, value};
use crate::outcome::{DOES_NOT_HOLD, Failure, HOLDS, io_failure};
use clap::ArgMatches;
use intake::transport::bundle::{self, Carried, Whole};
use serde_json::json;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write as _};
use std::path::Path;

/// Writes the lines of a site into a file; `--after` another bundle, only what came since.
///
/// # Errors
/// The store cannot be read, the file cannot be written, or exists.
pub(in crate::commands) fn export(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let store = Path::new(required_option(arguments, "store")?);
    let file = Path::new(required_option(arguments, "bundle")?);
    let site = value(arguments, "site").unwrap_or(OWN_SITE);
    let from = match value(arguments, "after") {
        Some(before) => {
            let (of, ends) = bundle::ends(&mut open(Path::new(before))?).map_err(|error| failure(&error))?;
            if of != site {
                return Err(Failure::new(
                    DOES_NOT_HOLD,
                    "intake-other-site",
                    vec![("found", of), ("site", site.to_owned())],
                ));
            }
            ends
        }
        None => BTreeMap::new(),
    };
    // What lies there may be the only copy of another bundle.
    let created = File::create_new(file).map_err(|cause| io_failure("cli-write-failed", file, &cause))?;
    let mut out = BufWriter::new(created);
    let carried = bundle::export(store, site, &from, &mut out).map_err(|error| failure(&error))?;
    let written = out.flush().and_then(|()| out.get_ref().sync_all());
    written.map_err(|cause| io_failure("cli-write-failed", file, &cause))?;
    tell("watch-bundle-written", site, carried, context)
}

/// Takes a file in; what is there already is passed over.
///
/// # Errors
/// No bundle, or one that does not go on from what is there.
pub(in crate::commands) fn import(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let store = Path::new(required_option(arguments, "store")?);
    let file = Path::new(required_option(arguments, "bundle")?);
    let (site, carried) = bundle::import(store, &mut open(file)?).map_err(|error| failure(&error))?;
    tell("watch-bundle-taken", &site, carried, context)
}

fn open(file: &Path) -> Result<BufReader<File>, Failure> {
    File::open(file).map(BufReader::new).map_err(|cause| io_failure("cli-read-failed", file, &cause))
}

fn tell(code: &str, site: &str, carried: Carried, context: &mut Context<'_>) -> Result<u8, Failure> {
    let Carried { entries, known, whole } = carried;
    match context.form {
        Form::Json => context.json(&json!({
            "site": site,
            "entries": entries,
            "known": known,
            "whole": whole == Whole::Yes,
        }))?,
        Form::Human => {
            let said = [("site", site.to_owned()), ("entries", entries.to_string()), ("known", known.to_string())];
            context.line(&context.phrases.say(code, &said))?;
            if whole == Whole::No {
                let said = context.say("watch-bundle-cut");
                context.note(&said);
            }
        }
    }
    Ok(if whole == Whole::Yes { HOLDS } else { DOES_NOT_HOLD })
}
