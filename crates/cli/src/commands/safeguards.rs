//! `jig safeguards`: what jig promises, and what shows that it keeps it.
use super::{Context, Form};
use crate::outcome::{Failure, HOLDS};
use agreement::safeguards::{Evidence, safeguards as all_safeguards};
use serde_json::json;

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
