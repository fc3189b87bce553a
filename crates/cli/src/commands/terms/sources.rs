//! `jig terms sources`: the words that one copy of the source lost and what each would have changed; whether a reader's copy is
//! whole; and where two copies differ.
use super::{Context, Form};
use crate::editions::{CLAUSE_TEXTS, LOST_WORDS};
use crate::outcome::{DOES_NOT_HOLD, Failure, HOLDS, read_file};
use agreement::register::ClauseId;
use serde_json::{Value, json};
use std::path::Path;
use wire::sources::{
    Reading, SourceError, SourceVariant, SourceVariants, check_copy, compare_copies, parse_clause_texts, parse_variants,
};

fn variants() -> Result<SourceVariants, Failure> {
    parse_variants(LOST_WORDS).map_err(|error| Failure::could_not(&error))
}

/// Lists the lost words.
pub(super) fn list(context: &mut Context<'_>) -> Result<u8, Failure> {
    let variants = variants()?;
    match context.form {
        Form::Json => {
            let lost: Vec<Value> = variants.variants.iter().map(|variant| document(variant, context)).collect();
            context.json(&json!({ "kept_in": variants.kept_in, "lost_in": variants.lost_in, "lost": lost }))?;
        }
        Form::Human => {
            let copies = [("kept", variants.kept_in.clone()), ("lost", variants.lost_in.clone())];
            context.line(&context.phrases.say("cli-terms-lost", &copies))?;
            let rows: Vec<Vec<String>> = variants.variants.iter().map(|variant| row(variant, context)).collect();
            let headings = ["difference", "clause", "lost-word", "effect", "would-change"];
            let headings = headings.map(|heading| format!("cli-heading-{heading}"));
            context.table(&headings.each_ref().map(String::as_str), &rows)?;
        }
    }
    Ok(HOLDS)
}

fn row(variant: &SourceVariant, context: &Context<'_>) -> Vec<String> {
    vec![
        variant.difference.to_string(),
        variant.clause.to_string(),
        variant.lost.clone(),
        effect(variant, context),
        consequence(variant, context),
    ]
}

fn effect(variant: &SourceVariant, context: &Context<'_>) -> String {
    context.say(&format!("source-effect-{}", variant.effect.code()))
}

fn consequence(variant: &SourceVariant, context: &Context<'_>) -> String {
    context.say(&format!("source-loss-{}", variant.difference))
}

fn document(variant: &SourceVariant, context: &Context<'_>) -> Value {
    json!({
        "difference": variant.difference.as_str(),
        "clause": variant.clause.as_str(),
        "word": variant.lost,
        "effect": variant.effect.code(),
        "would_have_changed": consequence(variant, context),
    })
}

fn read(file: &Path) -> Result<String, Failure> {
    String::from_utf8(read_file(file)?)
        .map_err(|error| Failure::does_not_hold(&SourceError::NotUtf8 { offset: error.utf8_error().valid_up_to() }))
}

/// Says of every clause whether it stands whole in a copy. A copy that is not whole does not hold: nobody should work from it.
pub(super) fn check(file: &Path, context: &mut Context<'_>) -> Result<u8, Failure> {
    let variants = variants()?;
    let texts = parse_clause_texts(CLAUSE_TEXTS).map_err(|error| Failure::could_not(&error))?;
    let copy = read(file)?;
    let readings = check_copy(&copy, &texts, &variants).map_err(|error| Failure::does_not_hold(&error))?;
    let wrong: Vec<(ClauseId, Reading<'_>)> =
        readings.iter().copied().filter(|(_, reading)| *reading != Reading::Whole).collect();
    match context.form {
        Form::Json => {
            let clauses: Vec<Value> = readings.iter().map(|(clause, reading)| told(*clause, *reading)).collect();
            context.json(&json!({ "copy": texts.copy, "whole": wrong.is_empty(), "clauses": clauses }))?;
        }
        Form::Human => {
            let counts =
                [("all", readings.len().to_string()), ("wrong", wrong.len().to_string()), ("copy", texts.copy.clone())];
            let summary = if wrong.is_empty() { "cli-terms-copy-whole" } else { "cli-terms-copy-not-whole" };
            context.line(&context.phrases.say(summary, &counts))?;
            let rows: Vec<Vec<String>> =
                wrong.iter().map(|(clause, reading)| said(*clause, *reading, context)).collect();
            if !rows.is_empty() {
                let headings = ["cli-heading-clause", "cli-heading-difference", "cli-heading-found"];
                context.table(&headings, &rows)?;
            }
        }
    }
    Ok(if wrong.is_empty() { HOLDS } else { DOES_NOT_HOLD })
}

fn told(clause: ClauseId, reading: Reading<'_>) -> Value {
    let (reading, variant) = match reading {
        Reading::Whole => ("whole", None),
        Reading::Lost(variant) => ("lost", Some(variant)),
        Reading::Otherwise => ("otherwise", None),
    };
    json!({
        "clause": clause.as_str(),
        "reading": reading,
        "difference": variant.map(|variant| variant.difference.as_str()),
        "word": variant.map(|variant| variant.lost.as_str()),
    })
}

fn said(clause: ClauseId, reading: Reading<'_>, context: &Context<'_>) -> Vec<String> {
    let (difference, found) = match reading {
        Reading::Whole => (String::new(), String::new()),
        Reading::Lost(variant) => (
            variant.difference.to_string(),
            context.phrases.say("cli-terms-word-lost", &[("word", variant.lost.clone())]),
        ),
        Reading::Otherwise => (String::new(), context.say("cli-terms-otherwise")),
    };
    vec![clause.to_string(), difference, found]
}

/// Says where two copies differ. That they do is no fault of the command: the exit code is 0.
pub(super) fn compare(one: &Path, other: &Path, context: &mut Context<'_>) -> Result<u8, Failure> {
    let (one, other) = (read(one)?, read(other)?);
    let differences = compare_copies(&one, &other).map_err(|error| Failure::does_not_hold(&error))?;
    match context.form {
        Form::Json => {
            let differences: Vec<Value> = differences
                .iter()
                .map(|found| json!({ "after": found.after, "one": found.one, "other": found.other }))
                .collect();
            context.json(&json!({ "differences": differences }))?;
        }
        Form::Human if differences.is_empty() => context.line(&context.say("cli-terms-copies-alike"))?,
        Form::Human => {
            let rows: Vec<Vec<String>> =
                differences.into_iter().map(|found| vec![found.after, found.one, found.other]).collect();
            context.table(&["cli-heading-after", "cli-heading-first-copy", "cli-heading-second-copy"], &rows)?;
        }
    }
    Ok(HOLDS)
}
