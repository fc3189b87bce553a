//! `jig terms` and `jig safeguards`: what the agreement asks, what jig promises, and what shows that it keeps it.
use super::{Context, Form, value};
use crate::outcome::{Failure, HOLDS};
use agreement::register::{Clause, ClauseId, clauses};
use agreement::safeguards::{Evidence, safeguards as all_safeguards};
use clap::ArgMatches;
use serde_json::json;

/// Lists the register, or shows one clause.
///
/// # Errors
/// An unknown clause.
pub(crate) fn terms(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let chosen: Vec<Clause> = match value(arguments, "clause") {
        None => clauses().to_vec(),
        Some(id) => {
            let id = ClauseId::parse(id)
                .map_err(|error| Failure::new(crate::outcome::DOES_NOT_HOLD, error.code(), error.arguments()))?;
            vec![*id.clause()]
        }
    };
    match context.form {
        Form::Json => {
            let rows: Vec<_> = chosen.iter().map(|clause| clause_json(clause, context)).collect();
            context.json(&json!({ "clauses": rows }))?;
        }
        Form::Human => {
            let rows: Vec<Vec<String>> = chosen
                .iter()
                .map(|clause| {
                    vec![
                        clause.id().to_string(),
                        clause.modality().letters().to_owned(),
                        context.say(&format!("clause-status-{}", clause.status().name().replace('_', "-"))),
                        context.say(&clause.message_key()),
                    ]
                })
                .collect();
            let headings =
                ["cli-heading-clause", "cli-heading-modality", "cli-heading-status", "cli-heading-paraphrase"];
            context.table(&headings, &rows)?;
            if let [clause] = chosen.as_slice()
                && let Some(line) = clause_reason(clause, context)
            {
                context.line(&line)?;
            }
        }
    }
    Ok(HOLDS)
}

fn clause_reason(clause: &Clause, context: &Context<'_>) -> Option<String> {
    clause.reason()?;
    context.phrases.attribute(&clause.message_key(), "reason", &[])
}

fn clause_json(clause: &Clause, context: &Context<'_>) -> serde_json::Value {
    json!({
        "id": clause.id().to_string(),
        "modality": clause.modality().letters(),
        "status": clause.status().name(),
        "reason": clause_reason(clause, context),
        "paraphrase": context.say(&clause.message_key()),
    })
}

/// Lists the safeguards with the tests that hold them, or the reason why not yet.
///
/// # Errors
/// The output is closed.
pub(crate) fn safeguards(context: &mut Context<'_>) -> Result<u8, Failure> {
    let shown_by = |evidence: Evidence, key: &str, context: &Context<'_>| match evidence {
        Evidence::Tests(tests) => (tests.join(", "), None),
        Evidence::NotYet(_) => (String::new(), context.phrases.attribute(key, "reason", &[])),
    };
    match context.form {
        Form::Json => {
            let rows: Vec<_> = all_safeguards()
                .iter()
                .map(|safeguard| {
                    let key = safeguard.message_key();
                    let (tests, reason) = shown_by(safeguard.evidence(), &key, context);
                    json!({
                        "id": safeguard.to_string(),
                        "text": context.say(&key),
                        "enforced_in": safeguard.enforced_in(),
                        "tests": tests.split(", ").filter(|test| !test.is_empty()).collect::<Vec<_>>(),
                        "reason": reason,
                    })
                })
                .collect();
            context.json(&json!({ "safeguards": rows }))?;
        }
        Form::Human => {
            let rows: Vec<Vec<String>> = all_safeguards()
                .iter()
                .map(|safeguard| {
                    let key = safeguard.message_key();
                    let (tests, reason) = shown_by(safeguard.evidence(), &key, context);
                    vec![safeguard.to_string(), context.say(&key), reason.unwrap_or(tests)]
                })
                .collect();
            context.table(&["cli-heading-safeguard", "cli-heading-promise", "cli-heading-shown-by"], &rows)?;
        }
    }
    Ok(HOLDS)
}
