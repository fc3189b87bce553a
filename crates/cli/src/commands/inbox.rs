//! `jig inbox`: what the own side is asked for, what binds, which calls must be made. In neutral order, never counted.
use super::audit::short;
use super::office::Office;
use super::{Context, Form};
use crate::outcome::{Failure, HOLDS};
use serde_json::json;
use wire::api::{Inbox, StopView};

/// Shows what awaits the own side.
///
/// # Errors
/// The node cannot be reached.
pub(super) fn inbox(context: &mut Context<'_>) -> Result<u8, Failure> {
    let office = Office::open(context)?;
    office.print_banner(context)?;
    let inbox: Inbox = office.door.get("/v1/inbox")?;
    if context.form == Form::Json {
        context.json(&json!(inbox))?;
        return Ok(HOLDS);
    }
    let said = context.phrases.say("cli-inbox-of", &[("side", inbox.side.clone()), ("at", inbox.at.clone())]);
    context.line(&said)?;
    for stop in &inbox.stops {
        print_stop(stop, context)?;
    }
    let binding: Vec<Vec<String>> = inbox
        .binding
        .iter()
        .map(|restraint| {
            let author = format!("{} {}", restraint.author.node, restraint.author.post);
            vec![restraint.at.clone(), short(&restraint.record), restraint.text.clone(), author]
        })
        .collect();
    print_list(
        "cli-inbox-binding",
        &["cli-heading-time", "cli-heading-record", "cli-heading-cause", "cli-heading-author"],
        &binding,
        context,
    )?;
    let awaiting: Vec<Vec<String>> =
        inbox.awaiting.iter().map(|asked| vec![asked.at.clone(), short(&asked.record), asked.text.clone()]).collect();
    print_list(
        "cli-inbox-awaiting",
        &["cli-heading-time", "cli-heading-record", "cli-heading-asked"],
        &awaiting,
        context,
    )?;
    let said = context.say("cli-inbox-silence");
    context.line(&said)?;
    Ok(HOLDS)
}

fn print_list(heading: &str, columns: &[&str], rows: &[Vec<String>], context: &mut Context<'_>) -> Result<(), Failure> {
    let heading = context.say(heading);
    context.line(&format!("\n{heading}"))?;
    if rows.is_empty() {
        let none = context.say("cli-none");
        return context.line(&format!("  {none}"));
    }
    context.table(columns, rows)
}

/// A stop call: how far it has got, and whom to call next.
pub(super) fn print_stop(stop: &StopView, context: &mut Context<'_>) -> Result<(), Failure> {
    let said = context.phrases.say(
        "cli-stop-line",
        &[
            ("record", short(&stop.record)),
            ("author", format!("{} {}", stop.raised_by.node, stop.raised_by.post)),
            ("at", stop.at.clone()),
            ("stage", stop.text.clone()),
        ],
    );
    context.line(&said)?;
    for call in &stop.calls {
        let said = context.phrases.say(
            "cli-stop-call",
            &[("side", call.side.clone()), ("callee", call.text.clone()), ("due", call.due.clone())],
        );
        context.line(&said)?;
    }
    for due in &stop.due {
        context.line(&format!("  {}", due.text))?;
    }
    if let Some(by) = &stop.lifted_by {
        let said = context.phrases.say("cli-stop-lifted", &[("record", short(by))]);
        context.line(&said)?;
    }
    Ok(())
}
