//! What the peer door offers: messages in, logs out. Who may read what is decided here, once, by the caller's role.
//!
//! Witnesses read checkpoints and hash tiles; entries, outbox and attachments go to the two other nodes and to appointed
//! auditors only (`docs/environment.md` lists it). Must not know what a message means.
use super::App;
use super::ask::{AttachmentBytes, JsonBytes};
use super::problem::Problem;
use crate::caller::Caller;
use agreement::identity::{Digest, Node};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ledger::{BundleId, TileId};
use protocol::Input;
use wire::attachment::Attachment;
use wire::message::Message;
use wire::submission::Lane;

/// `POST /peer/v1/messages`: one message from one of the two other nodes.
pub(crate) async fn message(State(app): State<App>, caller: Caller, body: JsonBytes) -> Result<StatusCode, Problem> {
    let Caller::Peer(from) = caller else { return Err(Problem::caller_refused(caller.name())) };
    let message = Message::decode(&body.0).map_err(|error| Problem::of(StatusCode::BAD_REQUEST, &error))?;
    app.desk().input(Input::Peer { from, message }).await;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /peer/v1/hello`: the other node is there.
pub(crate) async fn hello(caller: Caller) -> Result<StatusCode, Problem> {
    match caller {
        Caller::Peer(_) => Ok(StatusCode::NO_CONTENT),
        Caller::Auditor | Caller::Witness | Caller::Unlisted | Caller::Officer | Caller::Anyone => {
            Err(Problem::caller_refused(caller.name()))
        }
    }
}

/// What a public file is, as far as it matters for who may read it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// The signed note or the verifier key: changes, or is text.
    Note,
    /// Hashes only: says nothing of any entry.
    HashTile,
    /// Entries, outbox links, attachments.
    Content,
}

/// `GET /log/*`: the joint log in the tlog-tiles layout.
pub(crate) async fn joint_log(
    State(app): State<App>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Response, Problem> {
    log_file(&app, &caller, "log", &path).await
}

/// `GET /verdicts/*`: the verdict log in the same layout.
pub(crate) async fn verdict_log(
    State(app): State<App>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Response, Problem> {
    log_file(&app, &caller, "verdicts", &path).await
}

async fn log_file(app: &App, caller: &Caller, folder: &str, path: &str) -> Result<Response, Problem> {
    let kind = kind_of(path).ok_or_else(|| Problem::not_found(&format!("/{folder}/{path}")))?;
    public_file(app, caller, kind, &format!("{folder}/{path}")).await
}

/// `GET /outbox/{lane}/{n}.json`: a link of this node's own chain.
pub(crate) async fn outbox(
    State(app): State<App>,
    caller: Caller,
    Path((lane, file)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let number = file.strip_suffix(".json").and_then(|number| number.parse::<u64>().ok());
    match (Lane::parse(&lane), number) {
        (Some(lane), Some(number)) => {
            public_file(&app, &caller, Kind::Content, &format!("outbox/{}/{number}.json", lane.name())).await
        }
        (Some(_) | None, _) => Err(Problem::not_found(&format!("/outbox/{lane}/{file}"))),
    }
}

/// `GET /attachments/{sha256}`: sealed bytes by their hash.
pub(crate) async fn attachment(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    match Digest::parse_hex(&name) {
        Some(digest) => public_file(&app, &caller, Kind::Content, &format!("attachments/{digest}")).await,
        None => Err(Problem::not_found(&format!("/attachments/{name}"))),
    }
}

/// Sealed bytes that this node holds, for an officer of its own who has been let in already.
pub(crate) async fn held_attachment(app: &App, name: &str) -> Result<Response, Problem> {
    let digest = Digest::parse_hex(name).ok_or_else(|| Problem::not_found(&format!("/attachments/{name}")))?;
    read_public(app, Kind::Content, &format!("attachments/{digest}")).await
}

/// `PUT /attachments/{sha256}`: sealed bytes that another node hands over.
pub(crate) async fn take_attachment(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
    body: AttachmentBytes,
) -> Result<StatusCode, Problem> {
    match caller {
        Caller::Peer(_) => keep(&app, &name, body, Vec::new()).await,
        Caller::Auditor | Caller::Witness | Caller::Unlisted | Caller::Officer | Caller::Anyone => {
            Err(Problem::caller_refused(caller.name()))
        }
    }
}

/// Keeps sealed bytes under their name, if it is theirs.
pub(crate) async fn keep(app: &App, name: &str, body: AttachmentBytes, to: Vec<Node>) -> Result<StatusCode, Problem> {
    let digest = Digest::parse_hex(name).ok_or_else(|| Problem::not_found(&format!("/attachments/{name}")))?;
    let attachment = Attachment::check(digest, body.0.to_vec())
        .map_err(|error| Problem::new(StatusCode::BAD_REQUEST, error.code(), &error.arguments()))?;
    match app.desk().keep(digest, attachment.bytes().to_vec(), to).await? {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(error) => Err(Problem::new(StatusCode::INSUFFICIENT_STORAGE, error.code(), &error.arguments())),
    }
}

/// Only paths that the layout has; so nothing can be asked for that leads out of the folder.
fn kind_of(path: &str) -> Option<Kind> {
    if path == "checkpoint" || path == "vkey" {
        Some(Kind::Note)
    } else if BundleId::parse_path(path).is_ok() {
        Some(Kind::Content)
    } else if TileId::parse_path(path).is_ok() {
        Some(Kind::HashTile)
    } else {
        None
    }
}

fn may_read(caller: &Caller, kind: Kind) -> bool {
    match (caller, kind) {
        (Caller::Peer(_) | Caller::Auditor | Caller::Officer, _) => true,
        (Caller::Witness, Kind::Note | Kind::HashTile) => true,
        (Caller::Witness, Kind::Content) | (Caller::Unlisted | Caller::Anyone, _) => false,
    }
}

async fn public_file(app: &App, caller: &Caller, kind: Kind, path: &str) -> Result<Response, Problem> {
    if !may_read(caller, kind) {
        return Err(Problem::caller_refused(caller.name()));
    }
    read_public(app, kind, path).await
}

async fn read_public(app: &App, kind: Kind, path: &str) -> Result<Response, Problem> {
    let bytes = match tokio::fs::read(app.public_dir().join(path)).await {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Problem::not_found(&format!("/{path}")));
        }
        Err(error) => {
            tracing::error!(path, %error, "a public file cannot be read");
            return Err(Problem::internal("public-file"));
        }
    };
    let (media_type, caching) = match kind {
        Kind::Note => ("text/plain; charset=utf-8", "no-cache"),
        Kind::HashTile | Kind::Content => ("application/octet-stream", "private, max-age=31536000, immutable"),
    };
    let mut response = bytes.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_outside_the_layout_are_nothing() {
        for path in ["", "/", "../private/head", "tile/../../x", "tile/0/000.p/0", "tile/0/1", "tile/entries/x", "tile"]
        {
            assert_eq!(kind_of(path), None, "{path}");
        }
        assert_eq!(kind_of("checkpoint"), Some(Kind::Note));
        assert_eq!(kind_of("tile/0/000"), Some(Kind::HashTile));
        assert_eq!(kind_of("tile/0/x001/234.p/7"), Some(Kind::HashTile));
        assert_eq!(kind_of("tile/entries/000.p/7"), Some(Kind::Content));
    }

    #[test]
    fn who_may_read_what() {
        use agreement::identity::Node;
        // (caller, note, hash tile, content)
        let table = [
            (Caller::Peer(Node::Centre), true, true, true),
            (Caller::Auditor, true, true, true),
            (Caller::Officer, true, true, true),
            (Caller::Witness, true, true, false),
            (Caller::Unlisted, false, false, false),
            (Caller::Anyone, false, false, false),
        ];
        for (caller, note, tile, content) in table {
            let may = [Kind::Note, Kind::HashTile, Kind::Content].map(|kind| may_read(&caller, kind));
            assert_eq!(may, [note, tile, content], "{caller:?}");
        }
    }
}
