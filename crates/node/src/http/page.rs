//! The status page and what it needs: built files that lie in `assets/`, and its sentences as JSON.
//!
//! The page is built from `web/` and committed, so that the node needs no other tool chain; a test of the web tree compares
//! the two. Its sentences are simple by rule: one line, `{ $name }` at most, put in by the page.
use super::problem::Problem;
use axum::extract::Query;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::collections::BTreeMap;
use wire::phrases::Locale;

const PAGE: &str = include_str!("../../assets/index.html");
const SCRIPT: &str = include_str!("../../assets/page.js");
const STYLE: &str = include_str!("../../assets/page.css");
const ENGLISH: &str = include_str!("../../../../locales/en/web.ftl");
const RUSSIAN: &str = include_str!("../../../../locales/ru/web.ftl");

fn asset(text: &'static str, media_type: &'static str) -> Response {
    let mut response = text.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// `GET /`: the status page.
pub(crate) async fn index() -> Response {
    asset(PAGE, "text/html; charset=utf-8")
}

/// `GET /page.js`.
pub(crate) async fn script() -> Response {
    asset(SCRIPT, "text/javascript; charset=utf-8")
}

/// `GET /page.css`.
pub(crate) async fn style() -> Response {
    asset(STYLE, "text/css; charset=utf-8")
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
