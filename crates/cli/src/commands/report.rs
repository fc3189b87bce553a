//! `jig report`: the daily report, the weekly exchange report, or what may be published, from a node or from a log in a folder.
//!
//! It prints; it selects nothing and orders nothing but by time and key. The same log, day and language give the same bytes.
use super::audit::read_whole_log;
use super::office::Office;
use super::{Context, Form, required, value};
use crate::outcome::{DOES_NOT_HOLD, Failure, HOLDS, USAGE};
use clap::ArgMatches;
use serde_json::json;
use spacetime::CivilDate;
use wire::api::ReportDocument;
use wire::report::{Period, document, last_day};

/// Prints a report as text, or as HTML.
///
/// # Errors
/// No such report, a day that cannot be read or that the reference zone's table does not reach; the node cannot be reached;
/// the log does not hold.
pub(super) fn report(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let name = required(arguments, "period")?;
    let period = Period::parse(name)
        .ok_or_else(|| Failure::new(USAGE, "cli-report-period", vec![("found", name.to_owned())]))?;
    let day = value(arguments, "day").map(day).transpose()?;
    let made = match value(arguments, "log") {
        Some(folder) => offline(folder, period, day, context)?,
        None => {
            let office = Office::open(context)?;
            office.door.get(&path(period, day))?
        }
    };
    match context.form {
        Form::Json => context.json(&json!(made))?,
        Form::Human => {
            let text = if arguments.get_flag("html") { &made.html } else { &made.text };
            context.line(text.trim_end_matches('\n'))?;
        }
    }
    Ok(HOLDS)
}

fn day(typed: &str) -> Result<CivilDate, Failure> {
    let arguments = || vec![("argument", "--day".to_owned()), ("found", typed.to_owned())];
    CivilDate::parse_iso8601(typed).ok_or_else(|| Failure::new(USAGE, "cli-clock-day", arguments()))
}

fn path(period: Period, day: Option<CivilDate>) -> String {
    let query = day.map_or_else(String::new, |day| format!("?day={day}"));
    format!("/v1/reports/{}{query}", period.name())
}

fn offline(
    folder: &str,
    period: Period,
    day: Option<CivilDate>,
    context: &Context<'_>,
) -> Result<ReportDocument, Failure> {
    let joint = read_whole_log(folder, context)?;
    let state = joint.examiner.state();
    let beyond = |_| Failure::new(DOES_NOT_HOLD, "cli-report-day-beyond", Vec::new());
    let day = match day {
        Some(day) => day,
        None => last_day(state).map_err(beyond)?,
    };
    document(state, period, day, context.phrases).map_err(beyond)
}
