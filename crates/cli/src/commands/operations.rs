//! `jig operations`: intended operations, what each still lacks, and the cases that reports have opened, from the node or from a folder
//! of published files. Shows; it orders by nothing but time and hash, and clears nothing.
use super::audit::{read_whole_log, short};
use super::office::Office;
use super::{Context, Form, value};
use crate::outcome::{Failure, HOLDS};
use clap::ArgMatches;
use serde_json::json;
use spacetime::{Instant, Zone};
use wire::api::{OperationDocument, OperationsDocument, ReviewView};

/// Shows intended operations.
///
/// # Errors
/// The node cannot be reached; the log does not hold.
pub(super) fn operations(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let (document, zone): (OperationsDocument, Zone) = match value(arguments, "log") {
        Some(folder) => {
            let joint = read_whole_log(folder, context)?;
            let state = joint.examiner.state();
            (wire::view::operations(state, joint.now(), context.phrases), state.edition().reference_zone)
        }
        None => {
            let office = Office::open(context)?;
            office.print_banner(context)?;
            (office.door.get("/v1/operations")?, office.desk.edition.reference_zone)
        }
    };
    match context.form {
        Form::Json => context.json(&json!(document))?,
        Form::Human => print(&document, zone, context)?,
    }
    Ok(HOLDS)
}

fn print(document: &OperationsDocument, zone: Zone, context: &mut Context<'_>) -> Result<(), Failure> {
    for note in &document.notes {
        context.line(&format!("  · {}", note.text))?;
    }
    if document.operations.is_empty() {
        let said = context.say("cli-operations-none");
        context.line(&said)?;
    }
    for operation in &document.operations {
        print_operation(operation, zone, context)?;
    }
    if !document.reviews.is_empty() {
        let said = context.say("cli-operations-reviews");
        context.line(&format!("\n{said}"))?;
    }
    for review in &document.reviews {
        print_review(review, zone, context)?;
    }
    Ok(())
}

fn print_operation(operation: &OperationDocument, zone: Zone, context: &mut Context<'_>) -> Result<(), Failure> {
    let heading = context.phrases.say(
        "cli-operation",
        &[
            ("record", short(&operation.record)),
            ("side", operation.side.clone().unwrap_or_else(|| "-".to_owned())),
            ("from", clock(&operation.from, zone, context)),
            ("until", clock(&operation.until, zone, context)),
            ("stage", operation.stage_text.clone()),
        ],
    );
    context.line(&format!("\n{heading}"))?;
    for support in &operation.support {
        context.line(&format!("  {}", support.text))?;
    }
    for restraint in &operation.held_by {
        let said = context.phrases.say("cli-operation-restraint", &[("record", short(restraint))]);
        context.line(&format!("  → {said}"))?;
    }
    for lack in &operation.lacks {
        context.line(&format!("  → {}: {}", lack.basis, lack.text))?;
    }
    for said in operation.infeasible_before.iter().chain(&operation.unreported) {
        context.line(&format!("  → {}", said.text))?;
    }
    Ok(())
}

fn print_review(review: &ReviewView, zone: Zone, context: &mut Context<'_>) -> Result<(), Failure> {
    let heading = context.phrases.say(
        "cli-operation-review",
        &[
            ("record", short(&review.of)),
            ("side", review.side.clone().unwrap_or_else(|| "-".to_owned())),
            ("at", clock(&review.at, zone, context)),
            ("stage", review.stage_text.clone()),
        ],
    );
    context.line(&heading)?;
    for cause in &review.causes {
        context.line(&format!("  → {}", cause.text))?;
    }
    Ok(())
}

fn clock(text: &str, zone: Zone, context: &Context<'_>) -> String {
    match Instant::parse_rfc3339(text) {
        Ok(at) => wire::view::local(at, zone, context.phrases),
        Err(_) => text.to_owned(),
    }
}
