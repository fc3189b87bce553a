//! Signing in at the officer door: a challenge, the answer of an appointed key, a session that ends.
//!
//! The officer's key stays where it is: the node sees a signature over its own challenge. Must not know what a session may
//! do; that is each handler's.
use super::App;
use super::ask::{JsonBytes, Tongue, bearer};
use super::problem::Problem;
use crate::actor::View;
use crate::caller::Caller;
use crate::clock::steady;
use crate::random::draw;
use crate::sessions::Standing;
use agreement::identity::{Author, Post, PublicKey};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use wire::api::SignatureView;

/// What is to be signed, to open a session.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct SessionChallenge {
    /// The exact bytes to sign, as text.
    pub challenge: String,
}

/// A challenge answered by an officer's key.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SessionRequest {
    /// The challenge.
    pub challenge: String,
    /// The key and its Ed25519 signature over the bytes of the challenge.
    pub signature: SignatureView,
    /// The post, where the key fills several at this node.
    #[serde(default)]
    pub post: Option<String>,
}

/// An open session.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct SessionOpened {
    /// To be sent as `Authorization: Bearer`.
    pub token: String,
    /// The node.
    pub node: String,
    /// The post.
    pub post: String,
    /// The post in the caller's language.
    pub post_text: String,
    /// Every post that the key fills at this node.
    pub posts: Vec<String>,
}

/// Asks for a challenge. For anybody at the console.
#[utoipa::path(post, path = "/v1/session/challenge", tag = "session",
    responses((status = 200, description = "What is to be signed", body = SessionChallenge)))]
pub(crate) async fn challenge(State(app): State<App>, _: Caller) -> Result<Json<SessionChallenge>, Problem> {
    let random = draw().ok_or_else(|| Problem::internal("no-randomness"))?;
    let challenge = app.sessions().challenge(app.config().node().name(), random, steady());
    Ok(Json(SessionChallenge { challenge }))
}

/// Opens a session for the officer whose key answers the challenge: an appointment to a post at this node, in force now.
#[utoipa::path(post, path = "/v1/session", tag = "session", request_body = SessionRequest,
    responses((status = 200, description = "The session", body = SessionOpened),
        (status = 401, description = "No answer to a challenge of this node", body = wire::api::Problem),
        (status = 403, description = "The key fills no post at this node now", body = wire::api::Problem)))]
pub(crate) async fn open(
    State(app): State<App>,
    _: Caller,
    tongue: Tongue,
    body: JsonBytes,
) -> Result<Json<SessionOpened>, Problem> {
    let request: SessionRequest = super::officer::read_json(&body.0)?;
    let signature = super::officer::read_signature(&request.signature)?;
    let key = signature.key;
    if !app.sessions().is_answered(&request.challenge, key, signature.signature, steady()) {
        return Err(Problem::new(StatusCode::UNAUTHORIZED, "node-http-session-refused", &[]));
    }
    let posts = posts_of(&app, key).await?;
    let wanted = request.post.as_deref();
    let Some(author) = posts.iter().find(|author| wanted.is_none_or(|wanted| author.post.name() == wanted)) else {
        return Err(Problem::new(StatusCode::FORBIDDEN, "node-http-session-no-post", &[("key", key.to_string())]));
    };
    let random = draw().ok_or_else(|| Problem::internal("no-randomness"))?;
    let token = app.sessions().begin(*author, key, random, steady());
    tracing::info!(post = author.post.name(), "an officer signed in");
    Ok(Json(SessionOpened {
        token,
        node: author.node.name().to_owned(),
        post: author.post.name().to_owned(),
        post_text: wire::view::post(author.post, app.phrases(tongue.0)),
        posts: posts.iter().map(|author| author.post.name().to_owned()).collect(),
    }))
}

/// Ends the session whose token is sent. Whoever has no session has nothing to end.
#[utoipa::path(post, path = "/v1/session/end", tag = "session",
    responses((status = 204, description = "There is no such session any more")))]
pub(crate) async fn end(State(app): State<App>, headers: HeaderMap) -> StatusCode {
    if let Some(token) = bearer(&headers) {
        app.sessions().end(token);
    }
    StatusCode::NO_CONTENT
}

/// Whether a token is that of a session whose officer is still in office.
pub(super) async fn is_in_office(app: &App, token: &str) -> Result<bool, Problem> {
    match app.sessions().standing(token, steady()) {
        Standing::Good => Ok(true),
        Standing::Unknown => Ok(false),
        Standing::Over => Err(Problem::new(StatusCode::UNAUTHORIZED, "node-http-session-over", &[])),
        Standing::Unchecked(key, author) => {
            if posts_of(app, key).await?.contains(&author) {
                app.sessions().note_appointed(token, steady());
                return Ok(true);
            }
            app.sessions().end(token);
            Err(Problem::new(StatusCode::UNAUTHORIZED, "node-http-session-over", &[]))
        }
    }
}

/// The posts at this node that a key fills now, in the order of posts.
async fn posts_of(app: &App, key: PublicKey) -> Result<Vec<Author>, Problem> {
    let mut posts: Vec<Author> = app.desk().view(|answer| View::Posts(key, answer)).await?;
    posts.sort_by_key(|author| Post::ALL.iter().position(|post| *post == author.post));
    Ok(posts)
}
