//! `jig clock show`: how far formation has come in a log, both counts of the days, what is due, what speaks against certifying.
//!
//! Shows what `agreement` answers at the log's own time, offline; decides nothing.
use crate::commands::audit::read_whole_log;
use crate::commands::{Context, Form, required_option};
use crate::outcome::Failure;
use crate::tabletop::transcript::local;
use agreement::state::FormationView;
use clap::ArgMatches;
use serde_json::json;
use spacetime::Zone;
use wire::api::FormationDocument;

/// Shows formation as a folder has it.
///
/// # Errors
/// No folder is named, or its log does not hold.
pub(super) fn show(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<(), Failure> {
    let joint = read_whole_log(required_option(arguments, "log")?, context)?;
    let state = joint.examiner.state();
    let now = joint.now();
    let view = state.formation(now);
    let zone = state.edition().reference_zone;
    let document = wire::view::formation(state, now, context.phrases);
    match context.form {
        Form::Json => context.json(&json!(document)),
        Form::Human => human(&view, &document, zone, context),
    }
}

fn human(
    view: &FormationView,
    document: &FormationDocument,
    zone: Zone,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let stage = context.phrases.say("cli-clock-stage", &[("stage", document.stage_text.clone())]);
    context.line(&stage)?;
    if let Some(day) = document.day {
        let said = context.phrases.say("cli-clock-day-of", &[("day", day.to_string())]);
        context.line(&said)?;
    }
    if let Some(days) = view.days {
        let said = context.phrases.say(
            "cli-clock-days",
            &[
                ("first", days.first_day.to_string()),
                ("last", days.last_day.to_string()),
                ("days", local(days.by_local_days, zone)),
                ("elapsed", local(days.by_elapsed, zone)),
                ("due", local(days.due, zone)),
            ],
        );
        context.line(&said)?;
        if let Some(until) = days.covered_until {
            let said = context.phrases.say("cli-clock-covered", &[("until", local(until, zone))]);
            context.line(&said)?;
        }
    }
    if let Some(due) = view.map_due {
        let code = if view.is_map_overdue { "cli-clock-map-overdue" } else { "cli-clock-map-due" };
        let said = context.phrases.say(code, &[("due", local(due, zone))]);
        context.line(&said)?;
    }
    if let Some(date) = view.start_date {
        let said = context.phrases.say("cli-clock-start-date", &[("start", local(date, zone))]);
        context.line(&said)?;
    }
    if !document.against_certifying.is_empty() {
        let heading = context.say("cli-clock-against");
        context.line(&heading)?;
    }
    for finding in &document.against_certifying {
        context.line(&format!("  {}: {}", finding.basis, finding.text))?;
        if let Some(cure) = &finding.cure {
            context.line(&format!("    → {cure}"))?;
        }
    }
    let certifies = context.say("cli-clock-certifies-nothing");
    context.line(&certifies)
}
