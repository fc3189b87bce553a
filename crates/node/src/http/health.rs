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
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text(&gauges)).into_response())
}

fn text(gauges: &Gauges) -> String {
    let mut text = String::new();
    let mut series = |name: &str, kind: &str, about: &str, values: &[(String, u64)]| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "# HELP {name} {about}\n# TYPE {name} {kind}");
        for (labels, value) in values {
            let _ = writeln!(text, "{name}{labels} {value}");
        }
    };
    let sizes =
        [(r#"{log="joint"}"#.to_owned(), gauges.joint_size), (r#"{log="verdicts"}"#.to_owned(), gauges.verdicts_size)];
    series("jig_log_entries", "gauge", "Entries in the log.", &sizes);
    let frontiers: Vec<_> =
        gauges.frontiers.iter().map(|(side, size)| (format!(r#"{{side="{side}"}}"#), *size)).collect();
    series("jig_frontier_entries", "gauge", "Entries covered by the largest matching receipt of a side.", &frontiers);
    let links: Vec<_> =
        gauges.links_up.iter().map(|(peer, up)| (format!(r#"{{peer="{peer}"}}"#), u64::from(*up))).collect();
    series("jig_link_up", "gauge", "Whether the line to a peer works.", &links);
    let one = |value: u64| [(String::new(), value)];
    series(
        "jig_unsequenced_submissions",
        "gauge",
        "Own submissions not in the log yet.",
        &one(gauges.unsequenced as u64),
    );
    series(
        "jig_local_restraints",
        "gauge",
        "Restraints that act here outside the log.",
        &one(gauges.local_restraints as u64),
    );
    series("jig_store_open", "gauge", "Whether the store is open.", &one(u64::from(gauges.store_open)));
    series("jig_alarms_total", "counter", "Alarms since the start.", &one(gauges.alarms));
    text
}
