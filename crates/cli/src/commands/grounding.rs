//! `jig grounding`: the watch over the grounding on one page: notices of flight, the daily returns, what was seen and what came of it.
//!
//! The same registers that `jig register` shows, in their order: nothing is computed here, and no position stands here that was not
//! released (SG-31).
use super::audit::read_whole_log;
use super::office::Office;
use super::registers::{path, print};
use super::{Context, Form, moment, value};
use crate::outcome::{Failure, HOLDS, USAGE};
use agreement::records::Register;
use clap::ArgMatches;
use serde_json::json;
use wire::api::RegisterDocument;

const NOTICES: &[Register] =
    &[Register::FlightNotice, Register::FlightQuery, Register::FlightOutcome, Register::FlightExemption];
const RETURNS: &[Register] = &[Register::AirOrderOfBattle];
const SEEN: &[Register] = &[
    Register::AirObservation,
    Register::FlightEvent,
    Register::EventFinding,
    Register::EventPosition,
    Register::EventReport,
    Register::CoverageStatement,
    Register::ComplianceMeasure,
];

/// Shows all of it (`show`), the daily returns (`aob`) or the notices (`notices`).
///
/// # Errors
/// No such page, a moment that cannot be read; the node cannot be reached; the log does not hold.
pub(super) fn grounding(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let page = value(arguments, "grounding-page").unwrap_or("show");
    let registers: Vec<Register> = match page {
        "show" => [NOTICES, RETURNS, SEEN].concat(),
        "aob" => RETURNS.to_vec(),
        "notices" => NOTICES.to_vec(),
        other => {
            let arguments = vec![("argument", "show|aob|notices".to_owned()), ("value", other.to_owned())];
            return Err(Failure::new(USAGE, "cli-usage-value", arguments));
        }
    };
    let at = moment(arguments, "at")?;
    let (documents, zone) = match value(arguments, "log") {
        Some(folder) => {
            let joint = read_whole_log(folder, context)?;
            let state = joint.examiner.state();
            let at = at.unwrap_or_else(|| joint.now());
            let read = |register: &Register| wire::view::register(state, *register, at, None, context.phrases);
            (registers.iter().map(read).collect(), state.edition().reference_zone)
        }
        None => {
            let office = Office::open(context)?;
            office.print_banner(context)?;
            let documents: Result<Vec<RegisterDocument>, Failure> =
                registers.iter().map(|register| office.door.get(&path(*register, at, None))).collect();
            (documents?, office.desk.edition.reference_zone)
        }
    };
    match context.form {
        Form::Json => context.json(&json!({ "registers": documents }))?,
        Form::Human => {
            // What nobody has written anything in, and nothing follows from, is left out of the page.
            let is_said = |document: &&RegisterDocument| !document.entries.is_empty() || !document.notes.is_empty();
            let said: Vec<&RegisterDocument> = documents.iter().filter(is_said).collect();
            if said.is_empty() {
                let nothing = context.say("cli-register-empty");
                context.line(&nothing)?;
            }
            for document in said {
                print(document, zone, context)?;
                context.line("")?;
            }
        }
    }
    Ok(HOLDS)
}
