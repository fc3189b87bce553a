//! `jig watch replay`: the events of recorded feeds, one JSON object a line for programs, a table and sentences for people.
use super::inputs::{self, Inputs};
use crate::clock;
use crate::commands::{Context, Form};
use crate::outcome::{Failure, HOLDS};
use clap::ArgMatches;
use serde_json::{Value, json};
use watch::coverage::{ABOVE_M, Statement, statements};
use watch::engine::{Findings, Watch};
use watch::event::Event;
use watch::grade::{Location, Standing};
use watch::release::may_be_shown;
use watch::retention::Belongs;
use wire::grounding::{event_json, sentence};

/// Replays recordings.
///
/// # Errors
/// A file that cannot be read or does not hold.
pub(in crate::commands) fn replay(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let inputs = inputs::read(arguments, context)?;
    let statements = if arguments.get_flag("coverage") {
        statements(&inputs.told.areas, &inputs.coverage(), &inputs.sites, inputs.told.config.zone)
    } else {
        Vec::new()
    };
    let Inputs { told, observations, signs: _, sites: _, faults } = inputs;
    let config = told.config.clone();
    let mut watch = Watch::new(told);
    for observation in observations {
        watch.take(observation);
    }
    let findings = watch.findings();
    let now = clock::read();
    // Whose aircraft it is no register says yet; what met no area and no notice is let go.
    let gone = watch.let_go(now, &findings.events, &|_| Belongs::NotKnown);
    let shows_all = arguments.get_flag("all");
    let (shown, too_young): (Vec<&Event>, Vec<&Event>) =
        findings.events.iter().partition(|event| may_be_shown(event, now, &config));
    let shown: Vec<&Event> = shown.into_iter().filter(|event| shows_all || counts(event)).collect();
    match context.form {
        Form::Json => {
            for event in &shown {
                context.line(&event_line(event))?;
            }
        }
        Form::Human => print(&shown, context)?,
    }
    say_coverage(&statements, context)?;
    if !too_young.is_empty() {
        let said = context.phrases.say("watch-replay-too-young", &[("count", too_young.len().to_string())]);
        context.note(&said);
    }
    let faults = faults.values().sum::<usize>();
    context.note(&summary(&findings, faults, context));
    let arguments = [
        ("tracks", gone.tracks.to_string()),
        ("observations", gone.observations.to_string()),
        ("hours", config.retention.whole_hours().to_string()),
        ("kept", gone.kept.to_string()),
    ];
    context.note(&context.phrases.say("watch-replay-let-go", &arguments));
    for (flag, count) in &findings.flags {
        let said = context.phrases.say(&format!("watch-flag-{}", flag.code().to_lowercase().replace('_', "-")), &[]);
        context.note(&format!("  {count} × {said}"));
    }
    Ok(HOLDS)
}

/// What is printed without being asked for: what people must look at, matched flights that deviate, and what is kept in view.
fn counts(event: &Event) -> bool {
    match event.standing {
        Standing::Candidate | Standing::ExemptLateReview => true,
        Standing::WatchList => event.location > Location::L0,
        Standing::Matched | Standing::Kept => false,
    }
}

/// For how much of each day each area was watched: an object a line for programs, a table for people.
fn say_coverage(statements: &[Statement], context: &mut Context<'_>) -> Result<(), Failure> {
    if statements.is_empty() {
        return Ok(());
    }
    if context.form == Form::Json {
        for said in statements {
            let document = json!({ "coverage": {
                "area": said.area,
                "version": said.version.to_string(),
                "day": said.day.to_string(),
                "observed_permille": said.permille,
                "above_m": ABOVE_M,
                "sensors": said.sensors,
            }});
            context.line(&document.to_string())?;
        }
        return Ok(());
    }
    let row = |said: &Statement| {
        vec![
            said.area.clone(),
            format!("{:.8}", said.version),
            said.day.to_string(),
            format!("{}.{} %", said.permille / 10, said.permille % 10),
            said.sensors.to_string(),
        ]
    };
    let rows: Vec<Vec<String>> = statements.iter().map(row).collect();
    let headings = ["area", "version", "day", "observed", "sensors"].map(|word| format!("watch-heading-{word}"));
    context.table(&headings.each_ref().map(String::as_str), &rows)?;
    let said = context.phrases.say("watch-coverage-means", &[("above", ABOVE_M.to_string())]);
    context.line(&said)
}

/// The event on one line, with its sentence in no language: programs read members.
fn event_line(event: &Event) -> String {
    let document: Value = event_json(event);
    document.to_string()
}

fn print(events: &[&Event], context: &mut Context<'_>) -> Result<(), Failure> {
    let rows: Vec<Vec<String>> = events
        .iter()
        .map(|event| {
            let word = |kind: &str, code: &str| {
                context.say(&format!("watch-word-{kind}-{}", code.to_lowercase().replace('_', "-")))
            };
            vec![
                event.from.to_string(),
                event.to.to_string(),
                event.area.clone(),
                event.track.text(),
                event.location.code().to_owned(),
                event.identity.code().to_owned(),
                word("leg", event.leg.code()),
                word("standing", event.standing.code()),
            ]
        })
        .collect();
    let headings = ["from", "to", "area", "track", "location", "identity", "leg", "standing"];
    let headings = headings.map(|heading| format!("watch-heading-{heading}"));
    context.table(&headings.each_ref().map(String::as_str), &rows)?;
    for event in events {
        let said = sentence(event, context.phrases);
        context.line(&format!("\n{:.12}  {said}", event.id))?;
    }
    Ok(())
}

fn summary(findings: &Findings, faults: usize, context: &Context<'_>) -> String {
    let possible: usize = findings.possible_only.values().sum();
    let grazes: usize = findings.grazes.values().sum();
    context.phrases.say(
        "watch-replay-summary",
        &[
            ("observations", findings.observations.to_string()),
            ("reports", findings.reports.to_string()),
            ("tracks", findings.tracks.to_string()),
            ("events", findings.events.len().to_string()),
            ("possible", possible.to_string()),
            ("grazes", grazes.to_string()),
            ("contradicted", findings.contradicted.to_string()),
            ("faults", faults.to_string()),
        ],
    )
}
