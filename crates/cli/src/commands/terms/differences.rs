//! `jig terms diff`: what differs between two editions, for people by aspect and for programs field by field.
use super::told::told;
use super::{Context, Form, edition_bytes};
use crate::outcome::{Failure, HOLDS};
use agreement::identity::Side;
use serde_json::{Value, json};
use wire::edition::{Aspect, EditionComparison, EditionDifference, Told, compare};

/// Compares and prints. Two editions that differ are no fault: the exit code is 0.
pub(super) fn print(one: &str, other: &str, reader: Option<Side>, context: &mut Context<'_>) -> Result<u8, Failure> {
    let (one, other) = (edition_bytes(one)?, edition_bytes(other)?);
    let comparison = compare(&one, &other, reader).map_err(|error| Failure::does_not_hold(&error))?;
    match context.form {
        Form::Json => {
            let differences: Vec<Value> = comparison.differences.iter().map(|found| document(found, context)).collect();
            context.json(&json!({
                "one": comparison.one,
                "other": comparison.other,
                "identical": differences.is_empty(),
                "differences": differences,
            }))?;
        }
        Form::Human => people(&comparison, context)?,
    }
    Ok(HOLDS)
}

fn people(comparison: &EditionComparison, context: &mut Context<'_>) -> Result<(), Failure> {
    let ids = [("one", comparison.one.clone()), ("other", comparison.other.clone())];
    if comparison.differences.is_empty() {
        return context.line(&context.phrases.say("cli-terms-identical", &ids));
    }
    context.line(&context.phrases.say("cli-terms-differ", &ids))?;
    for aspect in Aspect::ALL {
        let found: Vec<&EditionDifference> =
            comparison.differences.iter().filter(|found| found.aspect == aspect).collect();
        if found.is_empty() {
            continue;
        }
        context.line("")?;
        context.line(&context.say(&format!("edition-aspect-{}", aspect.code())))?;
        let rows: Vec<Vec<String>> = found.into_iter().map(|found| row(found, context)).collect();
        let headings = [context.say("cli-heading-field"), context.say("cli-heading-clause")];
        let headings: Vec<String> = headings.into_iter().chain(ids.iter().map(|(_, id)| id.clone())).collect();
        context.raw_table(&headings, &rows)?;
    }
    Ok(())
}

fn row(found: &EditionDifference, context: &Context<'_>) -> Vec<String> {
    let [one, other] = values(found, context);
    let clauses: Vec<&str> = found.clauses.iter().map(|clause| clause.as_str()).collect();
    vec![named(found, context), clauses.join(" "), one, other]
}

/// What the field is called, and which one of its kind it is.
fn named(found: &EditionDifference, context: &Context<'_>) -> String {
    let said = context.say(&found.message_key());
    match found.subject() {
        subject if subject.is_empty() => said,
        subject => format!("{subject}: {said}"),
    }
}

fn values(found: &EditionDifference, context: &Context<'_>) -> [String; 2] {
    let field = found.path.iter().rev().find(|segment| segment.parse::<usize>().is_err()).map_or("", String::as_str);
    match &found.told {
        Told::Values { one, other } => [one, other].map(|value| told(field, value.as_ref(), context.phrases)),
        Told::Withheld { .. } => [(); 2].map(|()| context.say("edition-value-withheld")),
    }
}

fn document(found: &EditionDifference, context: &Context<'_>) -> Value {
    let (one, other, withheld) = match &found.told {
        Told::Values { one, other } => (one.as_ref(), other.as_ref(), None),
        Told::Withheld { of } => (None, None, Some(of.name())),
    };
    json!({
        "aspect": found.aspect.code(),
        "path": found.path.join("."),
        "clauses": found.clauses.iter().map(|clause| clause.as_str()).collect::<Vec<_>>(),
        "field": named(found, context),
        "one": one,
        "other": other,
        "withheld": withheld,
    })
}
