//! Whether the node lives, whether it is ready, and the numbers it is watched by. No secrets, no contents, no payloads.
use super::App;
use super::api::Readiness;
use super::problem::Problem;
use crate::actor::{Gauges, View};
use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::fmt::Write as _;
use wire::phrases::{Locale, Phrases};

/// The process lives and answers.
#[utoipa::path(get, path = "/healthz", tag = "health", responses((status = 204, description = "It lives")))]
pub(crate) async fn healthz() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// The node is ready for work: its core answers, its store is open, its log is founded.
#[utoipa::path(get, path = "/readyz", tag = "health",
    responses((status = 200, description = "Ready", body = Readiness), (status = 503, description = "Not ready", body = Readiness)))]
pub(crate) async fn readyz(State(app): State<App>) -> Response {
    let gauges = app.desk().view(View::Gauges).await;
    let reasons: Vec<&'static str> = match gauges {
        Ok(gauges) => [(gauges.store_open, "store-in-doubt"), (gauges.founded, "not-founded")]
            .into_iter()
            .filter_map(|(well, reason)| (!well).then_some(reason))
            .collect(),
        Err(_) => vec!["core-does-not-answer"],
    };
    let (status, ready) =
        if reasons.is_empty() { (StatusCode::OK, "ready") } else { (StatusCode::SERVICE_UNAVAILABLE, "not-ready") };
    (status, Json(Readiness { ready, reasons })).into_response()
}

/// Numbers in the text form of Prometheus.
#[utoipa::path(get, path = "/metrics", tag = "health",
    responses((status = 200, content_type = "text/plain", description = "Prometheus text format", body = String)))]
pub(crate) async fn metrics(State(app): State<App>) -> Result<Response, Problem> {
    let gauges = app.desk().view(View::Gauges).await?;
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text(&gauges, app.phrases(Locale::En)))
        .into_response())
}

/// What a series says of itself stands in the catalogue under `node-metric-` and its name; monitoring reads English.
fn text(gauges: &Gauges, phrases: &Phrases) -> String {
    let mut text = String::new();
    let mut series = |name: &str, kind: &str, values: &[(String, u64)]| {
        let about = phrases.say(&format!("node-metric-{}", name.replace('_', "-")), &[]);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "# HELP jig_{name} {about}\n# TYPE jig_{name} {kind}");
        for (labels, value) in values {
            let _ = writeln!(text, "jig_{name}{labels} {value}");
        }
    };
    let sizes = [("joint", gauges.joint_size), ("verdicts", gauges.verdicts_size)];
    series("log_entries", "gauge", &sizes.map(|(log, size)| (label("log", log), size)));
    let frontiers: Vec<_> = gauges.frontiers.iter().map(|(side, size)| (label("side", side), *size)).collect();
    series("frontier_entries", "gauge", &frontiers);
    let links: Vec<_> = gauges.links_up.iter().map(|(peer, up)| (label("peer", peer), u64::from(*up))).collect();
    series("link_up", "gauge", &links);
    let one = |value: u64| [(String::new(), value)];
    series("unsequenced_submissions", "gauge", &one(gauges.unsequenced as u64));
    series("local_restraints", "gauge", &one(gauges.local_restraints as u64));
    series("store_open", "gauge", &one(u64::from(gauges.store_open)));
    series("alarms_total", "counter", &one(gauges.alarms));
    text
}

fn label(name: &str, word: &str) -> String {
    format!("{{{name}=\"{word}\"}}")
}
