//! What goes wrong, as an answer: RFC 9457 problem documents, in the caller's language. The only place that maps errors to
//! HTTP.
//!
//! A handler returns a [`Problem`]: a status, a code of the catalogues and its arguments. The words are put in on the way
//! out, by [`in_callers_language`], since only the request says which language that is.
use super::App;
use crate::actor::DeskClosed;
use agreement::verdict::{Basis, Verdict};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::error::Category;
use std::sync::Arc;
use wire::api::Problem as Document;
use wire::phrases::{Coded, Locale};
use wire::verdict::basis_text;

/// The media type of a problem document.
pub const PROBLEM_TYPE: &str = "application/problem+json";

/// A refusal, before it is put into words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    status: StatusCode,
    code: String,
    arguments: Vec<(String, String)>,
    /// What the rules say against a record, where it is they who refuse it.
    verdict: Option<Box<Verdict>>,
    /// What a door refuses under, where no verdict says it.
    bases: Vec<Basis>,
}

impl Problem {
    /// A problem with a code of this room.
    pub(crate) fn new(status: StatusCode, code: &str, arguments: &[(&str, String)]) -> Self {
        let arguments = arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        Self { status, code: code.to_owned(), arguments, verdict: None, bases: Vec::new() }
    }

    /// A problem that another room has named.
    pub(crate) fn of(status: StatusCode, error: &dyn Coded) -> Self {
        let arguments = error.arguments();
        let named: Vec<_> = arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
        Self::new(status, error.code(), &named)
    }

    /// With every reason of a verdict: who can cure one of three would else learn of the others one refusal at a time.
    pub(crate) fn with_verdict(mut self, verdict: Option<Verdict>) -> Self {
        self.verdict = verdict.map(Box::new);
        self
    }

    /// With the clauses that a door refuses under.
    pub(crate) fn citing(mut self, bases: &[Basis]) -> Self {
        self.bases = bases.to_vec();
        self
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    pub(crate) fn not_found(path: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "node-http-not-found", &[("path", path.to_owned())])
    }

    pub(crate) fn caller_refused(caller: &str) -> Self {
        Self::new(StatusCode::FORBIDDEN, "node-http-caller-refused", &[("caller", caller.to_owned())])
    }

    pub(crate) fn internal(code: &str) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "node-http-internal", &[("code", code.to_owned())])
    }

    /// A value in the address or in a small document that cannot be understood.
    pub(crate) fn query(field: &str, found: &str, expected: &str) -> Self {
        let shown: String = found.chars().take(80).collect();
        let arguments = [("field", field.to_owned()), ("found", shown), ("expected", expected.to_owned())];
        Self::new(StatusCode::BAD_REQUEST, "node-http-query", &arguments)
    }

    /// JSON that cannot be read, with the byte at which that shows. The parser's own words are in no language of ours and
    /// are left out.
    pub(crate) fn malformed(bytes: &[u8], error: &serde_json::Error) -> Self {
        let before: usize =
            bytes.split(|byte| *byte == b'\n').take(error.line().saturating_sub(1)).map(|line| line.len() + 1).sum();
        let offset = before.saturating_add(error.column().saturating_sub(1)).min(bytes.len());
        let code = match error.classify() {
            Category::Data => "node-http-field",
            Category::Io | Category::Syntax | Category::Eof => "node-http-malformed",
        };
        Self::new(StatusCode::BAD_REQUEST, code, &[("offset", offset.to_string())])
    }

    /// The document in a language.
    fn document(&self, app: &App, locale: Locale, instance: &str) -> Document {
        let phrases = app.phrases(locale);
        let arguments: Vec<_> = self.arguments.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        let value =
            |wanted: &[&str]| arguments.iter().find(|(name, _)| wanted.contains(name)).map(|(_, value)| value.clone());
        let judged = self.verdict.iter().flat_map(|verdict| &verdict.findings).map(|finding| finding.basis);
        let bases = judged.chain(self.bases.iter().copied()).map(basis_text);
        let findings: Vec<_> = self.verdict.iter().flat_map(|verdict| app.reasons_in_words(verdict, locale)).collect();
        // A finding's sentence says its moments by the reference zone's clock; the bare code would say them in UTC.
        let (title, cure) = match findings.first().filter(|first| first.code == self.code) {
            Some(first) => (first.text.clone(), first.cure.clone()),
            None => (phrases.say(&self.code, &arguments), phrases.cure(&self.code, &arguments)),
        };
        Document {
            kind: format!("urn:jig:problem:{}", self.code),
            title,
            status: self.status.as_u16(),
            detail: None,
            instance: Some(instance.to_owned()),
            code: self.code.clone(),
            clauses: bases.collect(),
            cure,
            findings,
            limit: value(&["limit", "limit_bytes"]),
            offset: value(&["offset"]),
        }
    }
}

impl From<DeskClosed> for Problem {
    fn from(closed: DeskClosed) -> Self {
        let code = match closed {
            DeskClosed::Busy => "node-http-busy",
            DeskClosed::Stopped => "node-http-stopped",
        };
        Self::new(StatusCode::SERVICE_UNAVAILABLE, code, &[])
    }
}

impl IntoResponse for Problem {
    /// Without words yet: `in_callers_language` finds the problem in the extensions and writes the document.
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// Writes the document of a problem that a handler answered with.
pub(crate) async fn in_callers_language(State(app): State<App>, request: Request, next: Next) -> Response {
    let locale = locale_of(request.headers());
    let instance = request.uri().path().to_owned();
    let response = next.run(request).await;
    let problem = match response.extensions().get::<Arc<Problem>>() {
        Some(problem) => Arc::clone(problem),
        // Refused before a handler saw it: an address whose parts cannot be read.
        None if response.status().is_client_error() => {
            Arc::new(Problem::new(response.status(), "node-http-unreadable", &[("path", instance.clone())]))
        }
        None => return response,
    };
    tracing::info!(code = problem.code, status = problem.status.as_u16(), "a request was refused");
    let document = serde_json::to_vec(&problem.document(&app, locale, &instance)).unwrap_or_default();
    let (mut parts, _) = response.into_parts();
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_TYPE));
    parts.headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(locale.tag()));
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(document))
}

/// The language a caller asks for: the first of its list that we have, by its own order of preference.
pub(crate) fn locale_of(headers: &HeaderMap) -> Locale {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut best = (0, Locale::En);
    for range in wanted.split(',') {
        let (tag, weight) = range.split_once(';').map_or((range, 1000), |(tag, weight)| (tag, thousandths(weight)));
        if let Some(locale) = Locale::parse(tag.trim())
            && weight > best.0
        {
            best = (weight, locale);
        }
    }
    best.1
}

/// `q=0.8` in thousandths; anything else counts as nothing.
fn thousandths(weight: &str) -> u32 {
    let Some(value) = weight.trim().strip_prefix("q=") else { return 0 };
    let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
    let decimals: String = decimals.chars().chain("000".chars()).take(3).collect();
    match (whole.parse::<u32>(), decimals.parse::<u32>()) {
        (Ok(0), Ok(decimals)) => decimals,
        (Ok(1), Ok(_)) => 1000,
        (Ok(_) | Err(_), _) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn caller_gets_the_language_it_prefers_among_ours() {
        let table = [
            ("", Locale::En),
            ("ru", Locale::Ru),
            ("ru-RU,ru;q=0.9,en;q=0.8", Locale::Ru),
            ("en;q=0.5, ru;q=0.8", Locale::Ru),
            ("en, ru", Locale::En),
            ("fr, ru;q=0.1", Locale::Ru),
            ("fr", Locale::En),
            ("ru;q=0, en;q=0.1", Locale::En),
            ("ru;q=x", Locale::En),
        ];
        for (header, expected) in table {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(header));
            assert_eq!(locale_of(&headers), expected, "{header}");
        }
    }
}
