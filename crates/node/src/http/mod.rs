//! The doors: what the world may ask of a node over HTTP.
//!
//! Must not decide anything: it turns requests into questions to the node and answers into bytes. Two routers, one for
//! each door; a route that only one of them has cannot be reached through the other.
pub mod api;
mod ask;
mod basemaps;
mod console;
mod drafts;
mod events;
mod health;
mod map;
mod officer;
mod openapi;
mod operations;
mod page;
mod patience;
mod peer;
mod problem;
mod protected;
mod query;
mod registers;
mod reports;
mod scene;
pub mod serve;
mod session;
mod translations;
mod walls;
mod watch;

pub use problem::{PROBLEM_TYPE, Problem};

use crate::actor::Desk;
use crate::assets::Assets;
use crate::basemaps::Basemaps;
use crate::clock::Clock;
use crate::config::NodeConfig;
use crate::link::{HELLO_PATH, MESSAGES_PATH};
use crate::sessions::Sessions;
use crate::start::Foundation;
use crate::tongues::Tongues;
use agreement::verdict::Verdict;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post, put};
use serve::{Patience, Shutdown};
use std::path::Path;
use std::sync::Arc;
use wire::api::{FindingView, VerdictView};
use wire::phrases::{Locale, Phrases};

/// What every handler can reach.
#[derive(Clone)]
pub(crate) struct App(Arc<Inside>);

/// The same, before it is shared.
pub(crate) struct Inside {
    pub(crate) config: Arc<NodeConfig>,
    pub(crate) foundation: Arc<Foundation>,
    pub(crate) clock: Arc<Clock>,
    pub(crate) desk: Desk,
    pub(crate) token: String,
    pub(crate) assets: Assets,
    pub(crate) basemaps: Basemaps,
    pub(crate) sessions: Sessions,
    pub(crate) tongues: Arc<Tongues>,
    pub(crate) shutdown: Shutdown,
    pub(crate) patience: Patience,
}

impl App {
    pub(crate) fn new(inside: Inside) -> Self {
        Self(Arc::new(inside))
    }

    fn desk(&self) -> &Desk {
        &self.0.desk
    }

    fn clock(&self) -> &Clock {
        &self.0.clock
    }

    fn config(&self) -> &NodeConfig {
        &self.0.config
    }

    fn foundation(&self) -> &Foundation {
        &self.0.foundation
    }

    fn token(&self) -> &str {
        &self.0.token
    }

    fn assets(&self) -> &Assets {
        &self.0.assets
    }

    fn basemaps(&self) -> &Basemaps {
        &self.0.basemaps
    }

    fn sessions(&self) -> &Sessions {
        &self.0.sessions
    }

    fn public_dir(&self) -> &Path {
        self.0.config.public_dir()
    }

    fn phrases(&self, locale: Locale) -> &Phrases {
        self.0.tongues.of(locale)
    }

    fn in_words(&self, verdict: &Verdict, locale: Locale) -> VerdictView {
        wire::view::verdict(verdict, self.foundation().reference_zone(), self.phrases(locale))
    }

    /// The reasons that speak against a record, the first to be named first.
    fn reasons_in_words(&self, verdict: &Verdict, locale: Locale) -> Vec<FindingView> {
        let (zone, phrases) = (self.foundation().reference_zone(), self.phrases(locale));
        verdict.against().map(|finding| wire::view::finding(finding, zone, phrases)).collect()
    }

    fn shutdown(&self) -> Shutdown {
        self.0.shutdown.clone()
    }

    fn patience(&self) -> Patience {
        self.0.patience
    }
}

/// What auditors, witnesses and peers may read, at both doors; each handler looks at the caller.
fn logs() -> Router<App> {
    Router::new()
        .route("/log/{*path}", get(peer::joint_log))
        .route("/verdicts/{*path}", get(peer::verdict_log))
        .route("/outbox/{lane}/{file}", get(peer::outbox))
        .route("/attachments/{name}", get(peer::attachment))
}

/// The peer door.
pub(crate) fn peer_router(app: App) -> Router {
    let routes = logs()
        .route(MESSAGES_PATH, post(peer::message))
        .route(HELLO_PATH, get(peer::hello))
        .route("/attachments/{name}", put(peer::take_attachment));
    finish(routes, app)
}

/// The officer door.
pub(crate) fn officer_router(app: App) -> Router {
    let routes = logs()
        .route("/", get(page::index))
        .route("/status", get(page::status))
        .route("/app/{name}", get(page::asset))
        .route("/page.js", get(page::script))
        .route("/page.css", get(page::style))
        .route("/openapi.json", get(officer::openapi))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/metrics", get(health::metrics))
        .route("/v1/phrases", get(page::phrases))
        .route("/v1/status", get(officer::status))
        .route("/v1/events", get(events::events))
        .route("/v1/records", get(officer::records).post(officer::submit))
        .route("/v1/records/{hash}", get(officer::record))
        .route("/v1/inbox", get(officer::inbox))
        .route("/v1/protected", get(protected::protected_list))
        .route("/v1/protected/{hash}", get(protected::protected))
        .route("/v1/operations", get(operations::operations))
        .route("/v1/roster", get(watch::roster))
        .route("/v1/watch/sheet", get(watch::sheet))
        .route("/v1/translations/compare", post(translations::compare))
        .route("/v1/scene", get(scene::scene))
        .route("/v1/formation", get(scene::formation))
        .route("/v1/separation", get(map::separation))
        .route("/v1/separation/supposed", post(map::supposed))
        .route("/v1/map/difference", get(map::difference))
        .route("/v1/places", get(map::places))
        .route("/v1/places/read", post(map::read_places))
        .route("/v1/areas/check", post(map::check_area))
        .route("/v1/basemaps", get(basemaps::basemaps))
        .route("/v1/basemaps/{name}", get(basemaps::basemap))
        .route("/v1/registers", get(registers::registers))
        .route("/v1/registers/{register}", get(registers::register))
        .route("/v1/reports/{period}", get(reports::report))
        .route("/v1/why/{hash}", get(officer::why))
        .route("/v1/proof/{hash}", get(officer::proof))
        .route("/v1/drafts/preview", post(drafts::preview))
        .route("/v1/session/challenge", post(session::challenge))
        .route("/v1/session", post(session::open))
        .route("/v1/session/end", post(session::end))
        .route("/v1/stop", post(officer::stop))
        .route("/v1/attachments/{hash}", put(officer::hand_in_attachment).get(protected::attachment))
        .route("/v1/clock", get(officer::clock).put(officer::set_clock))
        .route("/v1/attended", post(officer::attended))
        .route("/v1/freeze", post(officer::freeze));
    finish(routes, app)
}

fn finish(routes: Router<App>, app: App) -> Router {
    routes
        .fallback(|request: Request| async move { Problem::not_found(request.uri().path()) })
        .method_not_allowed_fallback(|request: Request| async move {
            let arguments = [("method", request.method().to_string()), ("path", request.uri().path().to_owned())];
            Problem::new(StatusCode::METHOD_NOT_ALLOWED, "node-http-method", &arguments)
        })
        .layer(from_fn(query::known_keys_only))
        .layer(from_fn_with_state(app.clone(), problem::in_callers_language))
        .layer(from_fn(with_safe_headers))
        .with_state(app)
}

/// Headers that keep a browser from doing more than the page needs.
async fn with_safe_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let policy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
