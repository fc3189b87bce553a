//! The registers at the officer door: which there are, and one of them as somebody knew it at a time.
use super::App;
use super::ask::{Tongue, moment, officer_only};
use super::problem::Problem;
use crate::actor::{Asked, RegisterAsked, View};
use crate::caller::Caller;
use agreement::identity::Side;
use agreement::records::Register;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use wire::api::{RegisterDocument, RegisterList};

/// Which registers there are. For anybody at the console.
#[utoipa::path(get, path = "/v1/registers", tag = "registers",
    responses((status = 200, description = "The registers", body = RegisterList)))]
pub(crate) async fn registers(State(app): State<App>, _: Caller, tongue: Tongue) -> Json<RegisterList> {
    Json(wire::view::registers(app.phrases(tongue.0)))
}

/// As whom, and when.
#[derive(Debug, Deserialize)]
pub(crate) struct Known {
    at: Option<String>,
    known_to: Option<String>,
}

/// A register with every version of every entry, now or at a ledger time, as the log has it or as one side had received it.
#[utoipa::path(get, path = "/v1/registers/{register}", tag = "registers", security(("officer" = [])),
    params(("register" = String, Path, description = "Name of the register, which is the kind of its entries"),
        ("at" = Option<String>, Query, description = "Ledger time, RFC 3339 UTC; without it now"),
        ("known_to" = Option<String>, Query, description = "`alpha` or `bravo`: only what that side had received by then")),
    responses((status = 200, description = "The register", body = RegisterDocument),
        (status = 404, description = "No such register", body = wire::api::Problem)))]
pub(crate) async fn register(
    State(app): State<App>,
    caller: Caller,
    tongue: Tongue,
    Path(name): Path<String>,
    Query(known): Query<Known>,
) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let register = Register::parse(&name).ok_or_else(|| {
        let shown: String = name.chars().take(80).collect();
        Problem::new(StatusCode::NOT_FOUND, "node-http-no-such-register", &[("register", shown)])
    })?;
    let at = known.at.map(|text| moment("at", &text)).transpose()?;
    let read_side = |text: String| {
        let side = Side::BOTH.into_iter().find(|side| side.name() == text);
        side.ok_or_else(|| Problem::query("known_to", &text, "alpha, bravo"))
    };
    let known_to = known.known_to.map(read_side).transpose()?;
    let asked = RegisterAsked { register, at, known_to };
    let document = app.desk().view(|answer| View::Register(asked, Asked { tongue: tongue.0, answer })).await?;
    Ok(Json(document).into_response())
}
