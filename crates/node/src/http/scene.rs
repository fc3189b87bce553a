//! The picture at the officer door: what stands where and when, and how far formation has come.
use super::App;
use super::ask::{Tongue, moment, officer_only};
use super::problem::Problem;
use crate::actor::{Asked, View};
use crate::caller::Caller;
use axum::Json;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use wire::api::{FormationDocument, SceneDocument};

/// When.
#[derive(Debug, Deserialize)]
pub(crate) struct Shown {
    at: Option<String>,
}

/// What stands where and when, by layer, then time of receipt, then hash; now, or at a ledger time. Of protected entries the cells of
/// those that this side entered; never the position of an aircraft.
#[utoipa::path(get, path = "/v1/scene", tag = "records", security(("officer" = [])),
    params(("at" = Option<String>, Query, description = "Ledger time, RFC 3339 UTC; without it now")),
    responses((status = 200, description = "The picture", body = SceneDocument)))]
pub(crate) async fn scene(
    State(app): State<App>,
    caller: Caller,
    tongue: Tongue,
    Query(shown): Query<Shown>,
) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let at = shown.at.map(|text| moment("at", &text)).transpose()?;
    let document = app.desk().view(|answer| View::Scene(at, Asked { tongue: tongue.0, answer })).await?;
    Ok(Json(document).into_response())
}

/// How far formation has come: both counts of the days, what is due, what speaks against certifying. It certifies nothing.
#[utoipa::path(get, path = "/v1/formation", tag = "records", security(("officer" = [])),
    responses((status = 200, description = "Formation", body = FormationDocument)))]
pub(crate) async fn formation(State(app): State<App>, caller: Caller, tongue: Tongue) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let document = app.desk().view(|answer| View::Formation(Asked { tongue: tongue.0, answer })).await?;
    Ok(Json(document).into_response())
}
