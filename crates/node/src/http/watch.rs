//! The watch at the officer door: the hand-over sheet, and who sits where.
use super::App;
use super::ask::{Tongue, officer_only};
use super::problem::Problem;
use crate::actor::{Asked, View};
use crate::caller::Caller;
use axum::Json;
use axum::extract::State;
use wire::api::{RosterDocument, SheetDocument};

/// The hand-over sheet of the own side's watch, made now: whoever is relieved and whoever relieves sign for its hash.
#[utoipa::path(get, path = "/v1/watch/sheet", tag = "watch", security(("officer" = [])),
    responses((status = 200, description = "The sheet and its hash", body = SheetDocument),
        (status = 404, description = "The centre has no watch of a side", body = wire::api::Problem)))]
pub(crate) async fn sheet(
    State(app): State<App>,
    caller: Caller,
    tongue: Tongue,
) -> Result<Json<SheetDocument>, Problem> {
    officer_only(&caller)?;
    let made = app.desk().view(|answer| View::Sheet(Asked { tongue: tongue.0, answer })).await?;
    made.map(Json).ok_or_else(|| Problem::not_found("/v1/watch/sheet"))
}

/// Appointments, delegations and watches. An officer is a key; no name of a person stands here.
#[utoipa::path(get, path = "/v1/roster", tag = "watch", security(("officer" = [])),
    responses((status = 200, description = "Who sits where", body = RosterDocument)))]
pub(crate) async fn roster(
    State(app): State<App>,
    caller: Caller,
    tongue: Tongue,
) -> Result<Json<RosterDocument>, Problem> {
    officer_only(&caller)?;
    let document = app.desk().view(|answer| View::Roster(Asked { tongue: tongue.0, answer })).await?;
    Ok(Json(document))
}
