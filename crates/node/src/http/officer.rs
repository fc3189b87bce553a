//! What the officer door offers: records in, questions answered, the stop call that needs nobody's leave.
//!
//! Who may do what is said in each handler's first line. Reading the state of the node and calling a stop need no token;
//! contents, questions of this side and every other act need an officer.
use super::App;
use super::api::{Attendance, ClockDocument, FreezePrepared, FreezeRequest, RecordList, SetClock};
use super::ask::{AtTheConsole, AttachmentBytes, JsonBytes, Tongue, moment, officer_only};
use super::console::{ConsoleStop, Likeness, console_stop};
use super::problem::Problem;
use crate::actor::{Asked, View};
use crate::caller::Caller;
use crate::clock::NotAnExercise;
use agreement::identity::{Digest, Node, Post};
use agreement::records::Body;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use protocol::{Input, Reply};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wire::api::{Inbox, ProofBundle, RecordView, SignatureView, StopRequest, SubmitRequest, SubmitResponse, Why};
use wire::envelope::{Envelope, KeySignature};
use wire::phrases::Coded;

/// Records of one answer at most.
const LIST_MAX: u64 = 500;

/// How the node stands: heads, signatures, lines, alarms. For anybody at the console.
#[utoipa::path(get, path = "/v1/status", tag = "node",
    responses((status = 200, description = "The status", body = wire::api::Status)))]
pub(crate) async fn status(State(app): State<App>, _: Caller, tongue: Tongue) -> Result<Response, Problem> {
    let status = app.desk().view(|answer| View::Status(Asked { tongue: tongue.0, answer })).await?;
    Ok(Json(status).into_response())
}

/// Which part of the log.
#[derive(Debug, Deserialize)]
pub(crate) struct Range {
    from: Option<String>,
    limit: Option<String>,
}

/// A number that may stand in the address.
fn number(field: &str, found: Option<&str>) -> Result<Option<u64>, Problem> {
    found.map(|found| found.parse().map_err(|_| Problem::query(field, found, "0, 1, 2 …"))).transpose()
}

/// Records in the order of the log, without contents. For anybody at the console.
#[utoipa::path(get, path = "/v1/records", tag = "records",
    params(("from" = Option<u64>, Query, description = "First entry; without it the newest are listed"),
        ("limit" = Option<u64>, Query, description = "At most so many, up to 500")),
    responses((status = 200, description = "Records", body = RecordList)))]
pub(crate) async fn records(
    State(app): State<App>,
    _: Caller,
    tongue: Tongue,
    Query(range): Query<Range>,
) -> Result<Response, Problem> {
    let limit = number("limit", range.limit.as_deref())?.unwrap_or(LIST_MAX).min(LIST_MAX);
    let from = number("from", range.from.as_deref())?;
    let asked = |answer| View::Records { from, limit, asked: Asked { tongue: tongue.0, answer } };
    let list = app.desk().view(asked).await?;
    Ok(Json(list).into_response())
}

/// One record with its contents and everything known of it here.
#[utoipa::path(get, path = "/v1/records/{hash}", tag = "records", security(("officer" = [])),
    params(("hash" = String, Path, description = "SHA-256 of the payload")),
    responses((status = 200, description = "The record", body = RecordView),
        (status = 404, description = "No such record", body = wire::api::Problem)))]
pub(crate) async fn record(
    State(app): State<App>,
    caller: Caller,
    tongue: Tongue,
    Path(hash): Path<String>,
) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let record = digest(&hash)?;
    let view = app.desk().view(|answer| View::Record(record, Asked { tongue: tongue.0, answer })).await?;
    Ok(Json(view.ok_or_else(|| no_such_record(&hash))?).into_response())
}

/// What this side is asked for, by time of receipt and then hash.
#[utoipa::path(get, path = "/v1/inbox", tag = "records", security(("officer" = [])),
    responses((status = 200, description = "What this side is asked for", body = Inbox)))]
pub(crate) async fn inbox(State(app): State<App>, caller: Caller, tongue: Tongue) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let inbox = app.desk().view(|answer| View::Inbox(Asked { tongue: tongue.0, answer })).await?;
    Ok(Json(inbox.ok_or_else(|| Problem::not_found("/v1/inbox"))?).into_response())
}

/// Why a record stands as it does: clauses, holds, deadlines in every zone, and the cure.
#[utoipa::path(get, path = "/v1/why/{hash}", tag = "records", security(("officer" = [])),
    params(("hash" = String, Path, description = "SHA-256 of the payload")),
    responses((status = 200, description = "Why", body = Why),
        (status = 404, description = "No such record", body = wire::api::Problem)))]
pub(crate) async fn why(
    State(app): State<App>,
    caller: Caller,
    tongue: Tongue,
    Path(hash): Path<String>,
) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let record = digest(&hash)?;
    let view = app.desk().view(|answer| View::Why(record, Asked { tongue: tongue.0, answer })).await?;
    Ok(Json(view.ok_or_else(|| no_such_record(&hash))?).into_response())
}

/// What an outsider needs to check a record without asking anybody.
#[utoipa::path(get, path = "/v1/proof/{hash}", tag = "records", security(("officer" = [])),
    params(("hash" = String, Path, description = "SHA-256 of the payload")),
    responses((status = 200, description = "The proof", body = ProofBundle),
        (status = 404, description = "No such record, or no checkpoint covers it yet", body = wire::api::Problem)))]
pub(crate) async fn proof(
    State(app): State<App>,
    caller: Caller,
    Path(hash): Path<String>,
) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let record = digest(&hash)?;
    let proof = app.desk().view(|answer| View::Proof(record, answer)).await?;
    Ok(Json(proof.ok_or_else(|| no_such_record(&hash))?).into_response())
}

/// Hands in a record that an officer signed; the node adds its own signature and its submission. A repeat is answered
/// from the log.
#[utoipa::path(post, path = "/v1/records", tag = "records", security(("officer" = [])),
    request_body(content = SubmitRequest, description = "A SubmitRequest, or the DSSE envelope itself"),
    responses((status = 202, description = "Durable here and on its way", body = SubmitResponse),
        (status = 200, description = "In the log or on its way already", body = SubmitResponse),
        (status = 400, description = "Form", body = wire::api::Problem),
        (status = 422, description = "Refused, with clauses and cure", body = wire::api::Problem),
        (status = 503, description = "Not acknowledged: the disk does not take it, or too much waits", body = wire::api::Problem)))]
pub(crate) async fn submit(
    State(app): State<App>,
    caller: Caller,
    tongue: Tongue,
    body: JsonBytes,
) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let envelope = read_envelope(&body.0)?;
    let is_restraint = wire::record::decode(envelope.payload())
        .is_ok_and(|record| wire::submission::Lane::of(&record.body) == wire::submission::Lane::Restraint);
    let bytes = envelope.to_bytes();
    let reply = if is_restraint { app.desk().author_urgently(bytes).await? } else { app.desk().author(bytes).await? };
    answer_author(&app, reply, tongue)
}

/// Calls a stop. Nobody is asked for a token, a name or a reason (SG-11). With an officer's envelope that is the call;
/// without one the node signs for an unidentified person at its console. What is odd in such a call never refuses it: words
/// that may not stand in a record are left out, a place that is none means everywhere. A call without words and place is
/// answered with the one of this console that stands already.
#[utoipa::path(post, path = "/v1/stop", tag = "stop",
    request_body(content = StopRequest, description = "A StopRequest, or the DSSE envelope of a stop record"),
    responses((status = 202, description = "The stop acts here and travels", body = SubmitResponse),
        (status = 200, description = "The stop is known already, or one like it from this console stands", body = SubmitResponse),
        (status = 400, description = "Not a stop call", body = wire::api::Problem)))]
pub(crate) async fn stop(
    State(app): State<App>,
    _: AtTheConsole,
    tongue: Tongue,
    body: JsonBytes,
) -> Result<Response, Problem> {
    if !has_member(&body.0, "payload") && !has_member(&body.0, "payloadType") {
        let ConsoleStop { envelope, likeness } = console_stop(&app, &body.0, tongue.0)?;
        let reply = match likeness {
            Likeness::Plain => app.desk().console_stop(envelope.payload_hash(), envelope.to_bytes()).await?,
            Likeness::OfItsOwn => app.desk().author_urgently(envelope.to_bytes()).await?,
        };
        return answer_author(&app, reply, tongue);
    }
    let envelope = read_envelope(&body.0)?;
    let record = wire::record::decode(envelope.payload()).map_err(|error| bad_form(&error))?;
    if !matches!(record.body, Body::Stop(_)) {
        return Err(Problem::new(StatusCode::BAD_REQUEST, "node-http-not-a-stop", &[]));
    }
    let reply = app.desk().author_urgently(envelope.to_bytes()).await?;
    answer_author(&app, reply, tongue)
}

/// The node's clock, also on the walls of the zones that matter. For anybody at the console.
#[utoipa::path(get, path = "/v1/clock", tag = "node",
    responses((status = 200, description = "The clock", body = ClockDocument)))]
pub(crate) async fn clock(State(app): State<App>, _: AtTheConsole) -> Result<Json<ClockDocument>, Problem> {
    Ok(Json(super::walls::document(app.clock())))
}

/// Puts the clock of an exercise or training node to a time. A live node has no such clock.
#[utoipa::path(put, path = "/v1/clock", tag = "node", security(("officer" = [])), request_body = SetClock,
    responses((status = 200, description = "The clock", body = ClockDocument),
        (status = 409, description = "The node keeps the system's clock", body = wire::api::Problem)))]
pub(crate) async fn set_clock(
    State(app): State<App>,
    caller: Caller,
    body: JsonBytes,
) -> Result<Json<ClockDocument>, Problem> {
    officer_only(&caller)?;
    let wanted: SetClock = read_json(&body.0)?;
    let to = moment("now", &wanted.now)?;
    app.clock().set(to).map_err(|NotAnExercise| Problem::new(StatusCode::CONFLICT, "node-http-system-clock", &[]))?;
    Ok(Json(super::walls::document(app.clock())))
}

/// To which nodes.
#[derive(Debug, Deserialize)]
pub(crate) struct Recipients {
    to: Option<String>,
}

/// Hands in the sealed bytes of an attachment under their SHA-256; they go to no node to which the log does not address them.
#[utoipa::path(put, path = "/v1/attachments/{hash}", tag = "records", security(("officer" = [])),
    params(("hash" = String, Path, description = "SHA-256 of the bytes"),
        ("to" = Option<String>, Query, description = "Nodes to pass them on to, separated by commas; without it they stay here")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 204, description = "Kept durably"),
        (status = 400, description = "The bytes have another hash", body = wire::api::Problem)))]
pub(crate) async fn hand_in_attachment(
    State(app): State<App>,
    caller: Caller,
    Path(hash): Path<String>,
    Query(recipients): Query<Recipients>,
    body: AttachmentBytes,
) -> Result<StatusCode, Problem> {
    officer_only(&caller)?;
    let names = recipients.to.unwrap_or_default();
    let node = |name: &str| Node::parse(name).ok_or_else(|| Problem::query("to", name, "alpha, bravo, centre"));
    let to = names.split(',').filter(|name| !name.is_empty()).map(node).collect::<Result<_, _>>()?;
    super::peer::keep(&app, &hash, body, to).await
}

/// Tells the node that its duty post is attended.
#[utoipa::path(post, path = "/v1/attended", tag = "node", security(("officer" = [])), request_body = Attendance,
    responses((status = 204, description = "Heard")))]
pub(crate) async fn attended(State(app): State<App>, caller: Caller, body: JsonBytes) -> Result<StatusCode, Problem> {
    officer_only(&caller)?;
    let attendance: Attendance = read_json(&body.0)?;
    let post = Post::parse(&attendance.post).ok_or_else(|| Problem::query("post", &attendance.post, "duty-officer"))?;
    app.desk().input(Input::Attended { post }).await;
    Ok(StatusCode::NO_CONTENT)
}

/// Asks the node never to cosign above a checkpoint again, before the authority signs a freeze there.
#[utoipa::path(post, path = "/v1/freeze", tag = "node", security(("officer" = [])), request_body = FreezeRequest,
    responses((status = 200, description = "Stored durably", body = FreezePrepared),
        (status = 409, description = "Cosigned above it already", body = wire::api::Problem)))]
pub(crate) async fn freeze(
    State(app): State<App>,
    caller: Caller,
    tongue: Tongue,
    body: JsonBytes,
) -> Result<Response, Problem> {
    officer_only(&caller)?;
    let request: FreezeRequest = read_json(&body.0)?;
    let reply = app.desk().prepare_freeze(request.note.into_bytes()).await?;
    answer_author(&app, reply, tongue)
}

/// The document that describes this door.
pub(crate) async fn openapi() -> Response {
    let mut response = super::openapi::document().into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

pub(super) fn digest(hash: &str) -> Result<Digest, Problem> {
    Digest::parse_hex(hash).ok_or_else(|| no_such_record(hash))
}

pub(super) fn no_such_record(hash: &str) -> Problem {
    let shown: String = hash.chars().take(80).collect();
    Problem::new(StatusCode::NOT_FOUND, "node-http-no-such-record", &[("hash", shown)])
}

fn bad_form(error: &dyn Coded) -> Problem {
    Problem::of(StatusCode::BAD_REQUEST, error)
}

/// Reads a small JSON document; what is wrong is named with its byte.
pub(super) fn read_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    serde_json::from_slice(bytes).map_err(|error| Problem::malformed(bytes, &error))
}

fn has_member(bytes: &[u8], name: &str) -> bool {
    let object: Result<serde_json::Map<String, serde_json::Value>, _> = serde_json::from_slice(bytes);
    object.is_ok_and(|object| object.contains_key(name))
}

/// The envelope itself in its one spelling, or payload and signatures apart.
fn read_envelope(bytes: &[u8]) -> Result<Envelope, Problem> {
    if !has_member(bytes, "signatures") || has_member(bytes, "payloadType") {
        return Envelope::parse(bytes).map_err(|error| bad_form(&error));
    }
    let request: SubmitRequest = read_json(bytes)?;
    let record = wire::record::decode(request.payload.as_bytes()).map_err(|error| bad_form(&error))?;
    let payload_type = wire::envelope::payload_type(record.body.kind());
    let mut envelope = Envelope::sign(&payload_type, request.payload.into_bytes(), &[]);
    for signature in &request.signatures {
        envelope.attach(read_signature(signature)?).map_err(|error| bad_form(&error))?;
    }
    Ok(envelope)
}

/// A key and its signature, by their lengths; whether it verifies is seen where it is needed.
pub(super) fn read_signature(signature: &SignatureView) -> Result<KeySignature, Problem> {
    let key = agreement::identity::PublicKey::parse_hex(&signature.keyid)
        .ok_or_else(|| Problem::query("keyid", &signature.keyid, "64 × 0-9 a-f"))?;
    let mut bytes = [0_u8; 64];
    let read = <base64ct::Base64 as base64ct::Encoding>::decode(&signature.sig, &mut bytes);
    if read.map(<[u8]>::len) != Ok(64) {
        return Err(Problem::query("sig", &signature.sig, "base64, 64 bytes"));
    }
    Ok(KeySignature { key, signature: bytes })
}

/// The core's answer as HTTP: 202 for what is new, 200 for what is known, 422 with the reason for what is not taken.
fn answer_author(app: &App, reply: Reply, tongue: Tongue) -> Result<Response, Problem> {
    let said = |status: StatusCode, hash: Digest, stage: &str, index: Option<u64>, expected| {
        let index = index.map(|index| index.to_string());
        let response = SubmitResponse { hash: hash.to_string(), stage: stage.to_owned(), index, expected };
        (status, Json(response)).into_response()
    };
    match reply {
        Reply::Taken { payload, courtesy, lane: _, number: _ } => {
            let expected = courtesy.map(|verdict| app.in_words(&verdict, tongue.0));
            Ok(said(StatusCode::ACCEPTED, payload, "submitted", None, expected))
        }
        Reply::ActsUnwritten { payload } => Ok(said(StatusCode::ACCEPTED, payload, "held-locally", None, None)),
        Reply::Unwritten { payload } => {
            let record = [("record", payload.to_string())];
            Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "node-http-unwritten", &record))
        }
        Reply::Known { payload, index } => Ok(said(StatusCode::OK, payload, "sequenced", Some(index), None)),
        Reply::UnderWay { payload } => Ok(said(StatusCode::OK, payload, "submitted", None, None)),
        Reply::Refused { payload: _, code, arguments, verdict } => {
            let arguments: Vec<_> = arguments.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
            Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, &code, &arguments).with_verdict(verdict))
        }
        Reply::FreezePrepared { size } => Ok(Json(FreezePrepared { size: size.to_string() }).into_response()),
        Reply::FreezeRefused { cosigned } => {
            let size = ("size", cosigned.to_string());
            Err(Problem::new(StatusCode::CONFLICT, "node-http-cosigned-above", &[size]))
        }
    }
}
