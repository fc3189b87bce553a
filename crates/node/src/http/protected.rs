//! Protected entries and sealed bytes at the officer door. There is no question here about a place: only about entries (SG-06).
use super::App;
use super::ask::{Tongue, officer_only};
use super::officer::{digest, no_such_record};
use super::problem::Problem;
use crate::actor::{Asked, View};
use crate::caller::Caller;
use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use wire::api::{ProtectedDocument, ProtectedList};

/// Protected entries and movements in the order of the log, without their cells.
#[utoipa::path(get, path = "/v1/protected", tag = "protected", security(("officer" = [])),
    responses((status = 200, description = "The entries", body = ProtectedList)))]
pub(crate) async fn protected_list(
    State(app): State<App>,
    caller: Caller,
    tongue: Tongue,
) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let list = app.desk().view(|answer| View::ProtectedList(Asked { tongue: tongue.0, answer })).await?;
    Ok(Json(list).into_response())
}

/// One protected entry: who acknowledged it, what was said of it, what was checked against it.
#[utoipa::path(get, path = "/v1/protected/{hash}", tag = "protected", security(("officer" = [])),
    params(("hash" = String, Path, description = "SHA-256 of the payload")),
    responses((status = 200, description = "The entry", body = ProtectedDocument),
        (status = 404, description = "No such entry", body = wire::api::Problem)))]
pub(crate) async fn protected(
    State(app): State<App>,
    caller: Caller,
    tongue: Tongue,
    Path(hash): Path<String>,
) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let record = digest(&hash)?;
    let view = app.desk().view(|answer| View::Protected(record, Asked { tongue: tongue.0, answer })).await?;
    Ok(Json(view.ok_or_else(|| no_such_record(&hash))?).into_response())
}

/// The sealed bytes of an attachment that this node holds, for the desk that opens them. The node itself cannot.
#[utoipa::path(get, path = "/v1/attachments/{hash}", tag = "records", security(("officer" = [])),
    params(("hash" = String, Path, description = "SHA-256 of the bytes")),
    responses((status = 200, description = "The bytes", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 404, description = "Not held here", body = wire::api::Problem)))]
pub(crate) async fn attachment(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    officer_only(&caller)?;
    super::peer::held_attachment(&app, &name).await
}
