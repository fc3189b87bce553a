//! Drafts: the exact bytes of a record that an officer is about to sign, and what the rules would say of it.
//!
//! Nothing is kept and nothing is sent. The node puts in author, time, nonce, edition and rules; the officer's members of the
//! body go through the same strict reader as every record. Must not know what a record means.
use super::App;
use super::ask::{JsonBytes, Tongue, officer_only};
use super::problem::Problem;
use crate::actor::{Asked, View};
use crate::caller::Caller;
use crate::random::draw;
use agreement::identity::{Nonce, Post, PublicKey};
use agreement::records::Signed;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use utoipa::ToSchema;
use wire::api::VerdictView;

/// A record as an officer means it.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftRequest {
    /// The officer's post at this node.
    pub post: String,
    /// The officer's public key, 64 hexadecimal digits.
    pub keyid: String,
    /// Kind of record.
    pub kind: String,
    /// Language of its texts.
    pub lang: String,
    /// The members of its body, in the form of the wire.
    #[schema(value_type = Object)]
    pub body: Value,
    /// Clauses it is filed under.
    #[serde(default)]
    pub clauses: Vec<String>,
    /// Earlier records it speaks of.
    #[serde(default)]
    pub refs: Vec<String>,
    /// `group`, as where nothing is said, or `outside:` and the clause of the exception.
    #[serde(default)]
    pub via: Option<String>,
}

/// The bytes to be signed, and what the rules would say of them now. Signing and handing in decide nothing beforehand: the
/// record is judged again when it is entered.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct DraftPreview {
    /// The exact bytes, as text.
    pub payload: String,
    /// SHA-256 of the bytes: the record's name.
    pub hash: String,
    /// The media type that is signed with the bytes.
    pub payload_type: String,
    /// The kind in the caller's language.
    pub kind_text: String,
    /// What the rules say of it at this moment, as far as this node sees.
    pub expected: VerdictView,
}

/// Shows the exact bytes of a record and what the rules would say of it. Nothing is kept or sent.
#[utoipa::path(post, path = "/v1/drafts/preview", tag = "records", security(("officer" = [])), request_body = DraftRequest,
    responses((status = 200, description = "The bytes and what the rules would say", body = DraftPreview),
        (status = 400, description = "Form: the rule that is broken, its byte and the cure", body = wire::api::Problem)))]
pub(crate) async fn preview(
    State(app): State<App>,
    caller: Caller,
    tongue: Tongue,
    body: JsonBytes,
) -> Result<Json<DraftPreview>, Problem> {
    officer_only(&caller)?;
    let request: DraftRequest = super::officer::read_json(&body.0)?;
    let key =
        PublicKey::parse_hex(&request.keyid).ok_or_else(|| Problem::query("keyid", &request.keyid, "64 × 0-9 a-f"))?;
    let payload = payload(&app, request)?;
    let record = wire::record::decode(&payload).map_err(|error| Problem::of(StatusCode::BAD_REQUEST, &error))?;
    let kind = record.body.kind();
    let hash = wire::record::hash(&payload);
    let signed = Box::new(Signed { record, hash, signers: vec![key] });
    let expected = app.desk().view(|answer| View::Draft(signed, Asked { tongue: tongue.0, answer })).await?;
    Ok(Json(DraftPreview {
        // What was read is text.
        payload: String::from_utf8_lossy(&payload).into_owned(),
        hash: hash.to_string(),
        payload_type: wire::envelope::payload_type(kind),
        kind_text: wire::view::kind(kind, app.phrases(tongue.0)),
        expected,
    }))
}

/// The bytes that the members make; whether they are a record is for the strict reader to say.
fn payload(app: &App, request: DraftRequest) -> Result<Vec<u8>, Problem> {
    let DraftRequest { post, keyid: _, kind, lang, body, clauses, refs, via } = request;
    let post = Post::parse(&post).ok_or_else(|| Problem::query("post", &post, "snr"))?;
    let nonce = Nonce::from_bytes(draw().ok_or_else(|| Problem::internal("no-randomness"))?);
    let mut members = Map::new();
    let mut put = |name: &str, value: Value| drop(members.insert(name.to_owned(), value));
    put("v", json!(wire::record::VERSION));
    put("kind", json!(kind));
    put("lang", json!(lang));
    put("node", json!(app.config().node().name()));
    put("post", json!(post.name()));
    put("made_at", json!(app.clock().now().to_string()));
    put("nonce", json!(wire::record::nonce_text(&nonce)));
    if kind == "stop" {
        // The stop call is frozen without a body of its own.
        if let Value::Object(own) = body {
            own.into_iter().for_each(|(name, value)| put(&name, value));
        }
    } else {
        put("body", body);
        put("clauses", json!(clauses));
        put("refs", json!(refs));
        put("edition", json!(app.foundation().edition().id));
        put("rules", json!(agreement::RULES_VERSION));
        put("via", json!(via.as_deref().unwrap_or("group")));
    }
    // Members of a map are written in their order, without a space: the one spelling, if the values have theirs.
    serde_json::to_vec(&members).map_err(|_| Problem::internal("no-draft"))
}
