//! The rooms of map and deconfliction at the officer door: separation of what was announced, differences of the map, places read and ground checked.
//!
//! All of it only looks: a supposed window, a read place and checked ground are answered and forgotten.
use super::App;
use super::ask::{JsonBytes, Tongue, officer_only};
use super::officer::{digest, no_such_record, read_json};
use super::problem::Problem;
use crate::actor::{Asked, Supposed, View};
use crate::caller::Caller;
use crate::gazetteer::theatre;
use axum::Json;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use spacetime::{AreaLimits, Instant, Window, geoid_extent};
use wire::api::{
    CheckedArea, DrawnArea, MapDifferenceDocument, PlaceList, ReadPlaces, SeparationDocument, SupposedWindow,
    WrittenPlaces,
};

/// What this side has announced against what the other has: every pair, the gaps, the rules, the closest approach, or the line that says that
/// nothing was found. Of released volumes alone; protected layers take no part.
#[utoipa::path(get, path = "/v1/separation", tag = "records", security(("officer" = [])),
    responses((status = 200, description = "The pairs", body = SeparationDocument),
        (status = 404, description = "The centre has announced nothing", body = wire::api::Problem)))]
pub(crate) async fn separation(State(app): State<App>, caller: Caller, tongue: Tongue) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let document = app.desk().view(|answer| View::Separation(None, Asked { tongue: tongue.0, answer })).await?;
    let document = document.ok_or_else(|| Problem::not_found("/v1/separation"))?;
    Ok(Json(document).into_response())
}

/// The same for one own announcement with a supposed window, and what the clauses would find. Nothing is kept and nothing is sent.
#[utoipa::path(post, path = "/v1/separation/supposed", tag = "records", security(("officer" = [])), request_body = SupposedWindow,
    responses((status = 200, description = "The pairs of the moved announcement", body = SeparationDocument),
        (status = 400, description = "No window", body = wire::api::Problem),
        (status = 404, description = "No live announcement of this side", body = wire::api::Problem)))]
pub(crate) async fn supposed(
    State(app): State<App>,
    caller: Caller,
    tongue: Tongue,
    body: JsonBytes,
) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let asked: SupposedWindow = read_json(&body.0)?;
    let moment = |field: &str, text: &str| {
        Instant::parse_rfc3339(text).map_err(|_| Problem::query(field, text, "2016-09-17T12:55:00.000Z"))
    };
    let (from, until) = (moment("from", &asked.from)?, moment("until", &asked.until)?);
    let window = Window::new(from, until).map_err(|_| Problem::query("until", &asked.until, &format!("> {from}")))?;
    let supposed = Supposed { record: digest(&asked.record)?, window };
    let document =
        app.desk().view(|answer| View::Separation(Some(supposed), Asked { tongue: tongue.0, answer })).await?;
    Ok(Json(document.ok_or_else(|| no_such_record(&asked.record))?).into_response())
}

/// Two versions; without them the last draft of each side.
#[derive(Debug, Deserialize)]
pub(crate) struct Versions {
    before: Option<String>,
    after: Option<String>,
}

/// Where the last drafts of the two sides agree, dispute and leave gaps; or what a later version changed in an earlier one.
#[utoipa::path(get, path = "/v1/map/difference", tag = "records", security(("officer" = [])),
    params(("before" = Option<String>, Query, description = "The earlier version; without both, the last draft of each side"),
        ("after" = Option<String>, Query, description = "The later version")),
    responses((status = 200, description = "The pieces", body = MapDifferenceDocument)))]
pub(crate) async fn difference(
    State(app): State<App>,
    caller: Caller,
    tongue: Tongue,
    Query(versions): Query<Versions>,
) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let versions = match (versions.before, versions.after) {
        (Some(before), Some(after)) => Some([digest(&before)?, digest(&after)?]),
        (None, None) => None,
        (Some(_), None) => return Err(Problem::query("after", "", "64 × 0-9 a-f")),
        (None, Some(_)) => return Err(Problem::query("before", "", "64 × 0-9 a-f")),
    };
    let document = app.desk().view(|answer| View::MapDifference(versions, Asked { tongue: tongue.0, answer })).await?;
    Ok(Json(document.ok_or_else(|| Problem::internal("no-gazetteer"))?).into_response())
}

/// Names of places in three scripts, in the order of the gazetteer, for reading a map. No record hangs on them.
#[utoipa::path(get, path = "/v1/places", tag = "page", security(("officer" = [])),
    responses((status = 200, description = "The places", body = PlaceList)))]
pub(crate) async fn places(caller: Caller) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let gazetteer = theatre().ok_or_else(|| Problem::internal("no-gazetteer"))?;
    Ok(Json(wire::view::place_list(gazetteer)).into_response())
}

/// Reads places, one a line, in any notation that jig knows. What can be read in two ways is asked, not chosen.
#[utoipa::path(post, path = "/v1/places/read", tag = "page", security(("officer" = [])), request_body = WrittenPlaces,
    responses((status = 200, description = "What each line says", body = ReadPlaces)))]
pub(crate) async fn read_places(
    State(app): State<App>,
    caller: Caller,
    tongue: Tongue,
    body: JsonBytes,
) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let written: WrittenPlaces = read_json(&body.0)?;
    Ok(Json(wire::view::read_places(&written, app.phrases(tongue.0))).into_response())
}

/// Says whether drawn ground is an area, how large it is, and what is wrong with it corner by corner. Rings are turned, nothing else is repaired.
#[utoipa::path(post, path = "/v1/areas/check", tag = "page", security(("officer" = [])), request_body = DrawnArea,
    responses((status = 200, description = "What holds and what does not", body = CheckedArea),
        (status = 400, description = "A corner that is nowhere on the earth", body = wire::api::Problem)))]
pub(crate) async fn check_area(
    State(app): State<App>,
    caller: Caller,
    tongue: Tongue,
    body: JsonBytes,
) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let drawn: DrawnArea = read_json(&body.0)?;
    let corners_max = usize::try_from(app.foundation().edition().limits.vertices_per_area_max).unwrap_or(usize::MAX);
    // As `jig map propose` has it: what lies outside the theatre is a slip of the hand or of the axes.
    let limits = AreaLimits { corners_max, theatre: Some(geoid_extent()), ..AreaLimits::default() };
    let checked = wire::view::checked(&drawn, &limits, app.phrases(tongue.0)).map_err(|[part, ring, corner]| {
        Problem::query("parts", &format!("{part}/{ring}/{corner}"), "-1800000000…1800000000, -900000000…900000000")
    })?;
    Ok(Json(checked).into_response())
}
