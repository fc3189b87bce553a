//! `jig show` and `jig why`: one record with everything known of it, from the node or from a folder of published files.
//!
//! Both print the same document that screens show; offline it is made from the log alone, by the same code.
use super::audit::read_whole_log;
use super::audit::short;
use super::office::Office;
use super::prove::no_such_record;
use super::state::record_view;
use super::{Context, Form, required, value};
use crate::audit::Joint;
use crate::outcome::{Failure, HOLDS};
use clap::ArgMatches;
use serde_json::{Value, json};
use wire::api::{FindingView, RecordView, Said, Why};

/// Shows a record.
///
/// # Errors
/// No such record; the node cannot be reached; the log does not hold.
pub(super) fn show(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let named = required(arguments, "record")?;
    let view = match value(arguments, "log") {
        Some(folder) => offline(folder, named, context)?,
        None => {
            let office = Office::open(context)?;
            office.print_banner(context)?;
            office.record(office.find(named)?)?
        }
    };
    match context.form {
        Form::Json => context.json(&json!(view))?,
        Form::Human => {
            print_record(&view, context)?;
            print_payload(&view, context)?;
            print_standing(&view, context)?;
        }
    }
    Ok(HOLDS)
}

/// Explains a record: clauses, what is missing, the deadline in every zone, who can cure it.
///
/// # Errors
/// As [`show`].
pub(super) fn why(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let named = required(arguments, "record")?;
    if let Some(folder) = value(arguments, "log") {
        let view = offline(folder, named, context)?;
        // Whether a record may be used depends on how fresh a node's head is: a folder cannot tell.
        return print_why(&view, None, &[], context);
    }
    let office = Office::open(context)?;
    office.print_banner(context)?;
    let hash = office.find(named)?;
    let why: Why = office.door.get(&format!("/v1/why/{hash}"))?;
    print_why(&why.record, Some(&why.usability), &why.obstacles, context)
}

/// A record as the log in a folder has it, at that log's own time.
fn offline(folder: &str, named: &str, context: &Context<'_>) -> Result<RecordView, Failure> {
    let joint: Joint = read_whole_log(folder, context)?;
    let hash = joint.find(named).ok_or_else(|| no_such_record(named))?;
    let kept = joint.records.get(&hash).ok_or_else(|| no_such_record(named))?;
    let at = joint.now();
    Ok(record_view(joint.examiner.state(), kept, at, context.phrases))
}

fn print_why(
    view: &RecordView,
    usability: Option<&str>,
    obstacles: &[Said],
    context: &mut Context<'_>,
) -> Result<u8, Failure> {
    if context.form == Form::Json {
        context.json(&json!({ "record": view, "usability": usability, "obstacles": obstacles }))?;
        return Ok(HOLDS);
    }
    print_record(view, context)?;
    print_standing(view, context)?;
    let reasons: Vec<FindingView> = all_findings(view);
    if !reasons.is_empty() {
        let rows: Vec<Vec<String>> = reasons.iter().map(|finding| finding_row(finding, context)).collect();
        context.line("")?;
        context.table(
            &["cli-heading-basis", "cli-heading-standing", "cli-heading-reason", "cli-heading-curable-by"],
            &rows,
        )?;
    }
    if !view.deadlines.is_empty() {
        let rows: Vec<Vec<String>> = view
            .deadlines
            .iter()
            .map(|reading| {
                let standing = context.say(&format!("cli-deadline-{}", reading.standing));
                vec![reading.zone.clone(), reading.local.clone(), reading.reading.clone(), standing]
            })
            .collect();
        context.line("")?;
        context.table(&["cli-heading-zone", "cli-heading-local", "cli-heading-utc", "cli-heading-reading"], &rows)?;
    }
    let Some(usability) = usability else {
        let said = context.say("cli-why-offline");
        context.line(&said)?;
        return Ok(HOLDS);
    };
    let said = context.say(&format!("cli-why-{usability}"));
    context.line(&said)?;
    for obstacle in obstacles {
        context.line(&format!("  · {}", obstacle.text))?;
        if let Some(cure) = &obstacle.cure {
            context.line(&format!("    → {cure}"))?;
        }
    }
    Ok(HOLDS)
}

/// The reasons of the verdict and those that hold it now, each once, in order of precedence.
fn all_findings(view: &RecordView) -> Vec<FindingView> {
    let of_verdict = view.verdict.iter().flat_map(|verdict| &verdict.findings);
    let of_effect = view.effect.iter().flat_map(|effect| &effect.findings);
    let mut all: Vec<FindingView> = Vec::new();
    for finding in of_verdict.chain(of_effect) {
        if !all.contains(finding) {
            all.push(finding.clone());
        }
    }
    all
}

fn finding_row(finding: &FindingView, context: &Context<'_>) -> Vec<String> {
    let mut text = finding.text.clone();
    if let Some(cure) = finding.cure.as_ref().filter(|_| !is_quiet(finding)) {
        text = format!("{text}\n→ {cure}");
    }
    let who: Vec<String> = finding.curable_by.iter().map(|by| format!("{} {}", by.node, by.post)).collect();
    vec![finding.basis.clone(), context.say(&format!("cli-standing-{}", finding.standing)), text, who.join("\n")]
}

/// Whether a finding says only that nothing is wrong.
pub(super) fn is_quiet(finding: &FindingView) -> bool {
    finding.standing == "satisfied"
}

/// Who made what, when, and where it stands in the log.
pub(super) fn print_record(view: &RecordView, context: &mut Context<'_>) -> Result<(), Failure> {
    let index = view.index.clone().unwrap_or_else(|| "–".to_owned());
    let said = context.phrases.say(
        "cli-show-record",
        &[
            ("kind", wire::view::kind(&view.kind, context.phrases)),
            ("record", view.hash.clone()),
            ("author", format!("{} {}", view.author.node, view.author.post)),
            ("made", view.made_at.clone()),
            ("index", index),
            ("lang", view.lang.clone()),
        ],
    );
    context.line(&said)
}

/// Stages, effect and decision.
fn print_standing(view: &RecordView, context: &mut Context<'_>) -> Result<(), Failure> {
    let stages: Vec<String> = view
        .stages
        .iter()
        .map(|stage| match &stage.at {
            Some(at) => format!("{} ({at})", stage.text),
            None => stage.text.clone(),
        })
        .collect();
    let mut rows = vec![("cli-show-stages", stages.join(" → "))];
    rows.extend(view.verdict.iter().map(|verdict| ("cli-show-decision", verdict.text.clone())));
    rows.extend(view.effect.iter().map(|effect| ("cli-show-effect", effect.text.clone())));
    for by in view.effect.iter().flat_map(|effect| &effect.held_by) {
        rows.push(("cli-show-held-by", short(by)));
    }
    if !view.about.is_empty() {
        rows.push(("cli-show-about", view.about.iter().map(|hash| short(hash)).collect::<Vec<_>>().join(" ")));
    }
    for (code, text) in rows {
        let heading = context.say(code);
        context.line(&format!("{heading}: {text}"))?;
    }
    Ok(())
}

/// What the record says, field by field, as signed.
pub(super) fn print_payload(view: &RecordView, context: &mut Context<'_>) -> Result<(), Failure> {
    // The bytes were admitted, so they are JSON; should they not be, they are shown as they stand.
    let Ok(Value::Object(payload)) = serde_json::from_str::<Value>(&view.payload) else {
        return context.line(&view.payload);
    };
    let edition = payload.get("edition").and_then(Value::as_str).unwrap_or("–");
    let said = context.phrases.say("cli-show-edition", &[("edition", edition.to_owned())]);
    context.line(&said)?;
    let mut rows = Vec::new();
    match payload.get("body") {
        Some(body) => flatten("", body, &mut rows),
        // The stop call is frozen without a body of its own.
        None => flatten("", &Value::Object(payload.clone()), &mut rows),
    }
    for name in ["refs", "clauses", "via"] {
        if let Some(value) = payload.get(name).filter(|value| **value != json!([])) {
            flatten(name, value, &mut rows);
        }
    }
    let rows: Vec<Vec<String>> = rows.into_iter().map(|(name, text)| vec![name, text]).collect();
    context.table(&["cli-heading-field", "cli-heading-value"], &rows)
}

/// `name.inner: text`, one line for each value.
fn flatten(name: &str, value: &Value, into: &mut Vec<(String, String)>) {
    let inner = |field: &str| if name.is_empty() { field.to_owned() } else { format!("{name}.{field}") };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(field, value)| flatten(&inner(field), value, into)),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            into.push((name.to_owned(), items.join(", ")));
        }
        Value::Array(items) => {
            (1..)
                .zip(items)
                .for_each(|(number, item): (usize, &Value)| flatten(&inner(&number.to_string()), item, into));
        }
        Value::String(text) => into.push((name.to_owned(), text.clone())),
        Value::Null => into.push((name.to_owned(), "–".to_owned())),
        Value::Bool(_) | Value::Number(_) => into.push((name.to_owned(), value.to_string())),
    }
}
