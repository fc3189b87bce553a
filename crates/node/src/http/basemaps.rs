//! The operator's basemaps at the officer door: which there are, and their bytes in ranges.
use super::App;
use super::ask::officer_only;
use super::problem::Problem;
use crate::basemaps::RANGE_BYTES_MAX;
use crate::caller::Caller;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// The operator's basemaps.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct BasemapList {
    /// By name.
    pub basemaps: Vec<BasemapView>,
}

/// One archive of tiles.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct BasemapView {
    /// Its name, for `/v1/basemaps/{name}`.
    pub name: String,
    /// Its length, bytes.
    pub bytes: String,
}

/// Which basemaps the operator has laid beside this node. They are pictures of ground and say nothing for either side.
#[utoipa::path(get, path = "/v1/basemaps", tag = "page", security(("officer" = [])),
    responses((status = 200, description = "The archives", body = BasemapList)))]
pub(crate) async fn basemaps(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let basemaps = app
        .basemaps()
        .iter()
        .map(|(name, basemap)| BasemapView { name: name.to_owned(), bytes: basemap.length.to_string() })
        .collect();
    Ok(Json(BasemapList { basemaps }).into_response())
}

/// Bytes of a basemap: one range of at most 8 MiB, as readers of PMTiles ask for it.
#[utoipa::path(get, path = "/v1/basemaps/{name}", tag = "page", security(("officer" = [])),
    params(("name" = String, Path, description = "Name of the archive")),
    responses((status = 206, description = "The bytes", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 404, description = "No such basemap", body = wire::api::Problem),
        (status = 416, description = "Not one range of at most 8 MiB", body = wire::api::Problem)))]
pub(crate) async fn basemap(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let basemap = app.basemaps().get(&name).ok_or_else(|| Problem::not_found(&format!("/v1/basemaps/{name}")))?;
    let asked = headers.get(header::RANGE).and_then(|range| range.to_str().ok()).unwrap_or_default();
    let range = basemap.range(asked).ok_or_else(|| {
        let arguments = [("length", basemap.length.to_string()), ("limit_bytes", RANGE_BYTES_MAX.to_string())];
        Problem::new(StatusCode::RANGE_NOT_SATISFIABLE, "node-http-range", &arguments)
    })?;
    let bytes = basemap.bytes(range).await.map_err(|_| Problem::internal("basemap-unreadable"))?;
    let mut response = (StatusCode::PARTIAL_CONTENT, bytes).into_response();
    let headers = response.headers_mut();
    let place = format!("bytes {}-{}/{}", range.from, range.to, basemap.length);
    for (name, text) in [(header::CONTENT_RANGE, place.as_str()), (header::ETAG, basemap.tag.as_str())] {
        if let Ok(text) = HeaderValue::from_str(text) {
            headers.insert(name, text);
        }
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    Ok(response)
}
