//! `jig clock show`: how far formation has come in a log, both counts of the days, what is due, what speaks against certifying.
//!
//! Shows what `agreement` answers at the log's own time, offline; decides nothing.
use crate::commands::audit::read_whole_log;
use crate::commands::{Context, Form, required_option};
use crate::outcome::Failure;
use crate::tabletop::transcript::local;
use agreement::state::{FormationStage, FormationView, State};
use clap::ArgMatches;
use serde_json::json;
use spacetime::{Instant, Zone};
use wire::api::FindingView;

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
    let against = against(state, &view, now, context);
    match context.form {
        Form::Json => context.json(&document(&view, &against)),
        Form::Human => human(&view, &against, zone, context),
    }
}

/// What speaks against certifying, while that is still to be done.
fn against(state: &State, view: &FormationView, now: Instant, context: &Context<'_>) -> Vec<FindingView> {
    let zone = state.edition().reference_zone;
    match view.stage {
        FormationStage::Announced
        | FormationStage::Counting(_)
        | FormationStage::Violated
        | FormationStage::Disputed
        | FormationStage::DaysOver
        | FormationStage::LevelMet => state
            .against_certifying(now)
            .iter()
            .map(|finding| wire::view::finding(finding, zone, context.phrases))
            .collect(),
        FormationStage::NotRestored
        | FormationStage::Certified
        | FormationStage::TaskOpen(_)
        | FormationStage::StartDateOpen
        | FormationStage::StartDateSet
        | FormationStage::StartDay
        | FormationStage::Continuous
        | FormationStage::Suspended
        | FormationStage::Withdrawn
        | FormationStage::Terminated => Vec::new(),
    }
}

const fn day(stage: FormationStage) -> Option<u32> {
    if let FormationStage::Counting(day) = stage { Some(day) } else { None }
}

fn document(view: &FormationView, against: &[FindingView]) -> serde_json::Value {
    let instant = |instant: Option<Instant>| instant.map(|instant| instant.to_string());
    json!({
        "stage": view.stage.code(),
        "day": day(view.stage),
        "days": view.days.map(|days| json!({
            "first_day": days.first_day.to_string(),
            "last_day": days.last_day.to_string(),
            "by_local_days": days.by_local_days.to_string(),
            "by_elapsed": days.by_elapsed.to_string(),
            "due": days.due.to_string(),
            "covered_until": instant(days.covered_until),
        })),
        "map_due": instant(view.map_due),
        "map_overdue": view.is_map_overdue,
        "start_date": instant(view.start_date),
        "against_certifying": against,
    })
}

fn human(view: &FormationView, against: &[FindingView], zone: Zone, context: &mut Context<'_>) -> Result<(), Failure> {
    let stage = context.say(&format!("formation-stage-{}", view.stage.code()));
    let stage = context.phrases.say("cli-clock-stage", &[("stage", stage)]);
    context.line(&stage)?;
    if let Some(day) = day(view.stage) {
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
    if !against.is_empty() {
        let heading = context.say("cli-clock-against");
        context.line(&heading)?;
    }
    for finding in against {
        context.line(&format!("  {}: {}", finding.basis, finding.text))?;
        if let Some(cure) = &finding.cure {
            context.line(&format!("    → {cure}"))?;
        }
    }
    let certifies = context.say("cli-clock-certifies-nothing");
    context.line(&certifies)
}
