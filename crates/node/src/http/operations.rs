//! Intended operations at the officer door: how far each has come, what it still lacks, which cases reports have opened.
use super::App;
use super::ask::{Tongue, officer_only};
use super::problem::Problem;
use crate::actor::{Asked, View};
use crate::caller::Caller;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use wire::api::OperationsDocument;

/// Intended operations by time of receipt, then hash. Nothing here says that a place may be acted on.
#[utoipa::path(get, path = "/v1/operations", tag = "records", security(("officer" = [])),
    responses((status = 200, description = "Intended operations and what each lacks", body = OperationsDocument)))]
pub(crate) async fn operations(State(app): State<App>, caller: Caller, tongue: Tongue) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let document = app.desk().view(|answer| View::Operations(Asked { tongue: tongue.0, answer })).await?;
    Ok(Json(document).into_response())
}
