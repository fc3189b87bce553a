//! Which keys the address of a request may carry: any other is refused, at both doors, before a handler sees it.
//!
//! A key that is passed over in silence would let a caller believe that jig sorted, ranked or filtered as it was told
//! (SG-02, TOR.2.a.i). The stop call alone is taken whatever stands behind its path (L9). Must not know what a key does.
use super::problem::Problem;
use axum::extract::{MatchedPath, Request};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

/// The keys of each path that has any.
pub(super) const KEYS: &[(&str, &[&str])] = &[
    // The page reads it in the browser.
    ("/", &["lang"]),
    ("/status", &["lang"]),
    ("/v1/attachments/{hash}", &["to"]),
    ("/v1/map/difference", &["after", "before"]),
    ("/v1/phrases", &["lang"]),
    ("/v1/records", &["from", "limit"]),
    ("/v1/registers/{register}", &["at", "known_to"]),
    ("/v1/reports/{period}", &["day"]),
    ("/v1/scene", &["at"]),
];
/// Nothing refuses a stop, not even a key that means nothing.
const STOP: &str = "/v1/stop";

pub(super) async fn known_keys_only(request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let allowed = KEYS.iter().find(|(known, _)| *known == path).map_or(&[][..], |(_, keys)| keys);
    match request.uri().query().and_then(|query| strange_key(query, allowed)) {
        Some(key) if path != STOP => {
            let shown: String = key.chars().take(40).collect();
            let allowed = if allowed.is_empty() { "-".to_owned() } else { allowed.join(", ") };
            let arguments = [("key", shown), ("allowed", allowed)];
            Problem::new(StatusCode::BAD_REQUEST, "node-http-query-unknown", &arguments).into_response()
        }
        Some(_) | None => next.run(request).await,
    }
}

/// The first key that is not, letter for letter, one of those allowed.
fn strange_key<'q>(query: &'q str, allowed: &[&str]) -> Option<&'q str> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').map_or(pair, |(key, _)| key))
        .find(|key| !allowed.contains(key))
}

#[cfg(test)]
mod tests {
    use super::{KEYS, strange_key};
    use std::collections::BTreeSet;

    #[test]
    fn a_key_is_known_letter_for_letter() {
        let table = [
            ("", None),
            ("&&", None),
            ("from=1&limit=2", None),
            ("limit=2&limit=3", None),
            ("from", None),
            ("sort=priority", Some("sort")),
            ("from=1&sort=priority", Some("sort")),
            ("from=1;sort=priority", None),
            ("FROM=1", Some("FROM")),
            ("fro%6d=1", Some("fro%6d")),
            ("=1", Some("")),
            ("sort", Some("sort")),
        ];
        for (query, expected) in table {
            assert_eq!(strange_key(query, &["from", "limit"]), expected, "{query}");
        }
    }

    #[test]
    fn the_keys_that_are_taken_are_those_that_the_description_names() {
        let description: serde_json::Value = serde_json::from_str(&super::super::openapi::document()).unwrap();
        let mut described = BTreeSet::new();
        for (path, methods) in description["paths"].as_object().unwrap() {
            for operation in methods.as_object().unwrap().values() {
                let parameters = operation["parameters"].as_array().into_iter().flatten();
                let in_query = parameters.filter(|parameter| parameter["in"] == "query");
                described.extend(in_query.map(|one| (path.clone(), one["name"].as_str().unwrap().to_owned())));
            }
        }
        let taken = KEYS
            .iter()
            .filter(|(path, _)| !["/", "/status"].contains(path))
            .flat_map(|(path, keys)| keys.iter().map(|key| ((*path).to_owned(), (*key).to_owned())));
        assert_eq!(taken.collect::<BTreeSet<_>>(), described);
    }
}
