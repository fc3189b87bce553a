//! Reports from the ledger at the officer door: one day or seven, as text and as HTML.
use super::App;
use super::ask::{Tongue, officer_only};
use super::problem::Problem;
use crate::actor::{Asked, View};
use crate::caller::Caller;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use spacetime::CivilDate;
use wire::api::ReportDocument;
use wire::report::Period;

/// Which day.
#[derive(Debug, Deserialize)]
pub(crate) struct Day {
    day: Option<String>,
}

/// The report of a local day, or of the seven that end with it (APP.4), from this node's log alone.
#[utoipa::path(get, path = "/v1/reports/{period}", tag = "reports", security(("officer" = [])),
    params(("period" = String, Path, description = "`daily`, `weekly` or `public`"),
        ("day" = Option<String>, Query, description = "The last local day in the reference zone, `2016-09-14`; without it the day to which the log has come")),
    responses((status = 200, description = "The report", body = ReportDocument),
        (status = 404, description = "No such report", body = wire::api::Problem)))]
pub(crate) async fn report(
    State(app): State<App>,
    caller: Caller,
    tongue: Tongue,
    Path(name): Path<String>,
    Query(asked): Query<Day>,
) -> Result<Json<ReportDocument>, Problem> {
    officer_only(&caller)?;
    let period = Period::parse(&name).ok_or_else(|| {
        let shown: String = name.chars().take(80).collect();
        Problem::new(StatusCode::NOT_FOUND, "node-http-no-such-report", &[("period", shown)])
    })?;
    let read_day =
        |text: String| CivilDate::parse_iso8601(&text).ok_or_else(|| Problem::query("day", &text, "2016-09-14"));
    let day = asked.day.map(read_day).transpose()?;
    let shown = day.map_or_else(String::new, |day| day.to_string());
    let made = app.desk().view(|answer| View::Report(period, day, Asked { tongue: tongue.0, answer })).await?;
    made.map(Json).map_err(|_| Problem::query("day", &shown, "2016-09-14"))
}
