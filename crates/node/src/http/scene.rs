//! The picture at the officer door: what stands where and when, and how far formation has come.
use super::App;
use super::ask::{Tongue, officer_only};
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
pub(crate) struct Moment {
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
    Query(moment): Query<Moment>,
) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let read_time = |text: String| {
        spacetime::Instant::parse_rfc3339(&text).map_err(|_| Problem::query("at", &text, "2016-09-17T12:55:00.000Z"))
    };
    let at = moment.at.map(read_time).transpose()?;
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
