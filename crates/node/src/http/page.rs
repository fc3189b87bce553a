//! What browsers are given: the workstation, if the configuration names one, and the status page with its sentences as JSON.
//!
//! The page is built from `web/` and committed, so that the node needs no other tool chain; a test of the web tree compares
//! the two. Its sentences are simple by rule: one line, `{ $name }` at most, put in by the page.
use super::App;
use super::problem::Problem;
use crate::assets::Asset;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::collections::BTreeMap;
use wire::phrases::Locale;

const PAGE: &str = include_str!("../../assets/index.html");
const SCRIPT: &str = include_str!("../../assets/page.js");
const STYLE: &str = include_str!("../../assets/page.css");
const ENGLISH: &str = include_str!("../../../../locales/en/web.ftl");
const RUSSIAN: &str = include_str!("../../../../locales/ru/web.ftl");

fn built_in(text: &'static str, media_type: &'static str) -> Response {
    let mut response = text.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// `GET /`: the workstation; the status page where there is none.
pub(crate) async fn index(State(app): State<App>, headers: HeaderMap) -> Response {
    match app.assets().index() {
        Some(index) => served(index, &headers),
        None => status().await,
    }
}

/// `GET /app/{name}`: a file of the workstation, by its exact name.
pub(crate) async fn asset(
    State(app): State<App>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let asset = app.assets().get(&name).ok_or_else(|| Problem::not_found(&format!("/app/{name}")))?;
    Ok(served(asset, &headers))
}

/// A file, or only that the browser's copy is still the same.
fn served(asset: &Asset, headers: &HeaderMap) -> Response {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|tags| tags.to_str().ok()).unwrap_or_default();
    let is_same = known.split(',').any(|tag| tag.trim() == asset.tag);
    let mut response =
        if is_same { StatusCode::NOT_MODIFIED.into_response() } else { asset.bytes.clone().into_response() };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(tag) = HeaderValue::from_str(&asset.tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// `GET /status`: the status page, which needs nothing but the node.
pub(crate) async fn status() -> Response {
    built_in(PAGE, "text/html; charset=utf-8")
}

/// `GET /page.js`.
pub(crate) async fn script() -> Response {
    built_in(SCRIPT, "text/javascript; charset=utf-8")
}

/// `GET /page.css`.
pub(crate) async fn style() -> Response {
    built_in(STYLE, "text/css; charset=utf-8")
}

/// Which language is asked for.
#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    lang: Option<String>,
}

/// The page's sentences in one language, by key; `{name}` stands where the page puts a value in.
#[utoipa::path(get, path = "/v1/phrases", tag = "page",
    params(("lang" = Option<String>, Query, description = "`en` or `ru`; without it the Accept-Language header decides")),
    responses((status = 200, description = "Sentences by key", body = BTreeMap<String, String>)))]
pub(crate) async fn phrases(Query(wanted): Query<Wanted>, headers: HeaderMap) -> Result<Response, Problem> {
    let locale = match wanted.lang {
        Some(tag) => Locale::parse(&tag).ok_or_else(|| Problem::query("lang", &tag, "en, ru"))?,
        None => super::problem::locale_of(&headers),
    };
    let sentences = match locale {
        Locale::En => sentences(ENGLISH),
        Locale::Ru => sentences(RUSSIAN),
    };
    Ok(axum::Json(sentences).into_response())
}

/// The messages of a catalogue of simple sentences.
fn sentences(catalogue: &'static str) -> BTreeMap<&'static str, String> {
    catalogue
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, text)| (key, text.replace("{ $", "{").replace(" }", "}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_catalogues_of_the_page_are_simple_and_have_the_same_keys() {
        for catalogue in [ENGLISH, RUSSIAN] {
            for line in catalogue.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
                let (key, text) = line.split_once(" = ").unwrap_or_else(|| panic!("{line}"));
                assert!(key.starts_with("web-"), "{key}");
                assert_eq!(text.matches('{').count(), text.matches("{ $").count(), "{text}");
            }
        }
        let (english, russian) = (sentences(ENGLISH), sentences(RUSSIAN));
        assert!(english.keys().eq(russian.keys()));
        assert_eq!(russian["web-stale"], "СВЕДЕНИЯ УСТАРЕЛИ: узел не отвечает с {at}");
    }
}
