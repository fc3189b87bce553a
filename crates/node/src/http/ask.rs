//! What handlers take as arguments: who asks, and the body, each read with its limits.
//!
//! Forgetting to ask who the caller is does not compile where the handler needs to know. A body is refused by its stated
//! length before a byte of it is kept, and by what arrives if the length is not stated or not true.
use super::App;
use super::problem::{Problem, locale_of};
use super::serve::Doorway;
use crate::caller::Caller;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use spacetime::Instant;
use std::convert::Infallible;
use std::time::Duration;
use wire::phrases::Locale;

/// The longest body: the longest message between nodes.
pub(crate) const BODY_BYTES_MAX: usize = wire::message::MESSAGE_BYTES_MAX;
/// What is still read of a refused body, so that its sender gets to read the answer.
const DRAINED_BYTES_MAX: u64 = 256 * 1024 * 1024;
const DRAINED_FOR: Duration = Duration::from_secs(10);
/// The longest attachment: the edition's limit is never above it.
pub(crate) const ATTACHMENT_BYTES_MAX: usize = 16 * 1024 * 1024;

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        match parts.extensions.get::<Doorway>() {
            Some(Doorway::Peer(caller)) => Ok(caller.clone()),
            Some(Doorway::Officer) => officer_or_anyone(&parts.headers, app).await,
            // Only a door that forgot to say who stands there.
            None => Err(Problem::internal("no-doorway")),
        }
    }
}

/// Somebody at this console, whoever it is: what a request may carry as a token is not looked at. A stop call takes this and no
/// [`Caller`]: neither a session that ended nor a crowd at the desk, which knows who is in office, may stand before it (SG-11).
#[derive(Clone, Copy, Debug)]
pub(crate) struct AtTheConsole;

impl FromRequestParts<App> for AtTheConsole {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        match parts.extensions.get::<Doorway>() {
            Some(Doorway::Officer) => at_the_console(&parts.headers).map(|()| Self),
            Some(Doorway::Peer(caller)) => Err(Problem::caller_refused(caller.name())),
            None => Err(Problem::internal("no-doorway")),
        }
    }
}

/// Pages of other sites that the browser of this machine shows must not get in: the host they call us by is not ours.
fn at_the_console(headers: &HeaderMap) -> Result<(), Problem> {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if is_loopback_host(host) {
        return Ok(());
    }
    let shown: String = host.chars().take(80).collect();
    Err(Problem::new(StatusCode::FORBIDDEN, "node-http-host-refused", &[("host", shown)]))
}

/// On loopback a token makes an officer: the door's own, or that of a session.
async fn officer_or_anyone(headers: &HeaderMap, app: &App) -> Result<Caller, Problem> {
    at_the_console(headers)?;
    if !headers.contains_key(header::AUTHORIZATION) {
        return Ok(Caller::Anyone);
    }
    let wrong = || Problem::new(StatusCode::UNAUTHORIZED, "node-http-token-wrong", &[]);
    let token = bearer(headers).ok_or_else(wrong)?;
    if same(token.as_bytes(), app.token().as_bytes()) || super::session::is_in_office(app, token).await? {
        Ok(Caller::Officer)
    } else {
        Err(wrong())
    }
}

/// The token that a request carries.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

fn is_loopback_host(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split_once(']').map_or("", |(name, _)| name),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Compares without telling by its time where the first difference is.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differing, (a, b)| differing | (a ^ b)) == 0
}

/// Refuses whoever is no officer.
pub(crate) fn officer_only(caller: &Caller) -> Result<(), Problem> {
    match caller {
        Caller::Officer => Ok(()),
        Caller::Anyone => Err(Problem::new(StatusCode::UNAUTHORIZED, "node-http-token-needed", &[])),
        Caller::Peer(_) | Caller::Auditor | Caller::Witness | Caller::Unlisted => {
            Err(Problem::caller_refused(caller.name()))
        }
    }
}

/// A moment in the address or in a small document.
pub(super) fn moment(field: &str, text: &str) -> Result<Instant, Problem> {
    Instant::parse_rfc3339(text).map_err(|_| Problem::query(field, text, "2016-09-17T12:55:00.000Z"))
}

/// The language that the caller reads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tongue(pub(crate) Locale);

impl<S: Sync> FromRequestParts<S> for Tongue {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(locale_of(&parts.headers)))
    }
}

/// The bytes of a JSON body, whole and within the limit.
#[derive(Debug)]
pub(crate) struct JsonBytes(pub(crate) Bytes);

impl FromRequest<App> for JsonBytes {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        // Only a type that a foreign page cannot send without being asked first: a stop call needs no token.
        read_body(request, "application/json", BODY_BYTES_MAX, app.patience().body).await.map(Self)
    }
}

/// The bytes of an attachment, whole and within the limit.
#[derive(Debug)]
pub(crate) struct AttachmentBytes(pub(crate) Bytes);

impl FromRequest<App> for AttachmentBytes {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        read_body(request, "application/octet-stream", ATTACHMENT_BYTES_MAX, app.patience().body).await.map(Self)
    }
}

async fn read_body(request: Request, media_type: &str, limit: usize, within: Duration) -> Result<Bytes, Problem> {
    let headers = request.headers();
    let too_large = || {
        let limit = ("limit_bytes", limit.to_string());
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "node-http-body-too-large", &[limit])
    };
    let stated = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if stated.is_some_and(|stated| stated > limit as u64) {
        drain(request.into_body());
        return Err(too_large());
    }
    let declared = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if declared.split(';').next().map(str::trim) != Some(media_type) {
        let expected = ("expected", media_type.to_owned());
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "node-http-content-type", &[expected]));
    }
    let body = Limited::new(request.into_body(), limit);
    match tokio::time::timeout(within, body.collect()).await {
        Ok(Ok(whole)) => Ok(whole.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large()),
        Ok(Err(error)) => {
            tracing::info!(%error, "a body broke off");
            Err(Problem::new(StatusCode::BAD_REQUEST, "node-http-body-broken", &[]))
        }
        Err(_) => {
            let seconds = ("seconds", within.as_secs().to_string());
            Err(Problem::new(StatusCode::REQUEST_TIMEOUT, "node-http-body-slow", &[seconds]))
        }
    }
}

/// Reads a refused body away for a while, keeping nothing: a sender whose connection is reset in the middle never sees
/// why.
fn drain(mut body: Body) {
    tokio::spawn(tokio::time::timeout(DRAINED_FOR, async move {
        let mut left = DRAINED_BYTES_MAX;
        while let Some(Ok(frame)) = body.frame().await {
            let length = frame.data_ref().map_or(0, Bytes::len) as u64;
            match left.checked_sub(length) {
                Some(rest) => left = rest,
                None => return,
            }
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_ours() {
        for host in ["127.0.0.1:8080", "127.0.0.1", "localhost:1", "localhost", "[::1]:8080", "[::1]"] {
            assert!(is_loopback_host(host), "{host}");
        }
        for host in
            ["", "example.org", "192.0.2.1:80", "localhost.example.org:80", "127.0.0.1.example.org", "[2001:db8::1]:80"]
        {
            assert!(!is_loopback_host(host), "{host}");
        }
    }

    #[test]
    fn tokens_are_compared_whole() {
        assert!(same(b"abc", b"abc"));
        for other in [b"abd".as_slice(), b"ab", b"abcd", b""] {
            assert!(!same(b"abc", other));
        }
    }
}
