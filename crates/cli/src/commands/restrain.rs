//! `jig hold`, `doubt`, `lift`, `refuse` and `withdraw`: what one officer can always do alone, and undoing it.
use super::office::Office;
use super::{Context, Form, required, value};
use crate::outcome::{Failure, HOLDS};
use clap::ArgMatches;

/// The word that holds everything.
const EVERYTHING: &str = "all";

/// Holds a record, or everything, at once.
///
/// # Errors
/// No such record, or the node cannot be reached.
pub(super) fn hold(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let office = Office::open(context)?;
    let named = required(arguments, "held")?;
    let subject = if named == EVERYTHING { EVERYTHING.to_owned() } else { office.find(named)?.to_string() };
    let mut fields = vec![("subject", subject.as_str())];
    fields.extend(value(arguments, "reason").map(|reason| ("reason", reason)));
    act(&office, "hold", &fields, context)
}

/// Attaches one line of doubt.
///
/// # Errors
/// As [`hold`].
pub(super) fn doubt(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let office = Office::open(context)?;
    let subject = office.find(required(arguments, "record")?)?.to_string();
    act(&office, "doubt", &[("subject", &subject), ("line", required(arguments, "line")?)], context)
}

/// Proposes to lift a restraint.
///
/// # Errors
/// As [`hold`].
pub(super) fn lift(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let office = Office::open(context)?;
    let restraint = office.find(required(arguments, "record")?)?.to_string();
    act(&office, "lift", &[("restraint", &restraint)], context)
}

/// Declines a record; no reason is asked for.
///
/// # Errors
/// As [`hold`].
pub(super) fn refuse(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let office = Office::open(context)?;
    let subject = office.find(required(arguments, "record")?)?.to_string();
    act(&office, "decline", &[("subject", &subject)], context)
}

/// Pulls out.
///
/// # Errors
/// As [`hold`].
pub(super) fn withdraw(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let office = Office::open(context)?;
    let filed = office.act("withdrawal", &[("reason", required(arguments, "reason-text")?)], context)?;
    let exit = filed.end("withdrawal", context)?;
    if context.form == Form::Human && exit == HOLDS {
        let said = context.say("cli-withdraw-done");
        context.line(&said)?;
    }
    Ok(exit)
}

// A restraint does not wait for the banner: it is signed and handed in first.
fn act(office: &Office, kind: &'static str, fields: &[(&str, &str)], context: &mut Context<'_>) -> Result<u8, Failure> {
    office.act(kind, fields, context)?.end(kind, context)
}
