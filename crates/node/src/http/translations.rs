//! Translations at the officer door: their numbers beside those of the original, before anybody signs.
use super::App;
use super::ask::{JsonBytes, Tongue, officer_only};
use super::officer::{digest, no_such_record, read_json};
use super::problem::Problem;
use crate::actor::{Asked, View};
use crate::caller::Caller;
use agreement::identity::Language;
use axum::Json;
use axum::extract::State;
use wire::api::{NumberDifference, TranslationComparison, TranslationDraft};
use wire::parity::{differences, texts_of};

/// Compares the numbers, times and hemispheres of a translation with those of its original. Nothing is kept, and words are not looked at.
#[utoipa::path(post, path = "/v1/translations/compare", tag = "records", security(("officer" = [])), request_body = TranslationDraft,
    responses((status = 200, description = "What the two do not say equally often", body = TranslationComparison),
        (status = 404, description = "No such record", body = wire::api::Problem)))]
pub(crate) async fn compare(
    State(app): State<App>,
    caller: Caller,
    tongue: Tongue,
    body: JsonBytes,
) -> Result<Json<TranslationComparison>, Problem> {
    officer_only(&caller)?;
    let TranslationDraft { of, into, text } = read_json(&body.0)?;
    let language = |tag: &str| {
        let known = Language::ALL.into_iter().find(|language| language.tag() == tag);
        known.ok_or_else(|| Problem::query("into", tag, "ar, en, ru"))
    };
    let into = language(&into)?;
    let record = digest(&of)?;
    let found = app.desk().view(|answer| View::Record(record, Asked { tongue: tongue.0, answer })).await?;
    let original = found.ok_or_else(|| no_such_record(&of))?;
    let originals = texts_of(&original.payload);
    let whole = originals.join("\n");
    let differing =
        if originals.is_empty() { Vec::new() } else { differences((&whole, language(&original.lang)?), (&text, into)) };
    let differences = differing
        .into_iter()
        .map(|one| NumberDifference {
            said: one.said,
            original: one.original.to_string(),
            translation: one.translation.to_string(),
        })
        .collect();
    Ok(Json(TranslationComparison { originals, differences }))
}
