//! What the peer door offers: messages in, logs out. Who may read what is decided here, once, by the caller's role.
//!
//! Witnesses read checkpoints and hash tiles; entries and outbox go to the two other nodes and to appointed auditors only.
//! Attachments go to those whom the record that names them is addressed to, and are taken from others on the same terms
//! (`docs/environment.md` lists it). Must not know what a message means.
use super::App;
use super::ask::{AttachmentBytes, JsonBytes};
use super::problem::Problem;
use crate::actor::View;
use crate::caller::Caller;
use agreement::identity::{Digest, Node};
use agreement::records::Addressed;
use agreement::verdict::Basis;
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
    /// Entries and outbox links.
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

/// `GET /attachments/{sha256}`: bytes by their hash, for those whom the log says they are for. Whether they are held here is
/// told to nobody else.
pub(crate) async fn attachment(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    if !may_read(&caller, Kind::Content) {
        return Err(Problem::caller_refused(caller.name()));
    }
    let digest = Digest::parse_hex(&name).ok_or_else(|| Problem::not_found(&format!("/attachments/{name}")))?;
    let addressed = app.desk().view(|answer| View::Addressed(digest, answer)).await?;
    if !may_fetch(&caller, addressed.as_ref()) {
        return Err(not_addressed(caller.name()));
    }
    read_public(&app, Kind::Content, &format!("attachments/{digest}")).await
}

/// A node fetches what is addressed to it; an auditor what went in clear wherever its record went.
fn may_fetch(caller: &Caller, addressed: Option<&Addressed>) -> bool {
    match caller {
        Caller::Officer => true,
        Caller::Peer(node) => addressed.is_some_and(|addressed| addressed.is_for(*node)),
        Caller::Auditor => addressed.is_some_and(|addressed| Node::ALL.into_iter().all(|node| addressed.is_for(node))),
        Caller::Witness | Caller::Unlisted | Caller::Anyone => false,
    }
}

/// What is refused at the door: bytes that are sealed to others.
fn not_addressed(node: &str) -> Problem {
    let refused = Problem::new(StatusCode::FORBIDDEN, "node-http-attachment-of-others", &[("node", node.to_owned())]);
    refused.citing(&[
        Basis::Clause(agreement::clause_id!("TOR.2.a.iii#2")),
        Basis::Safeguard("SG-03"),
        Basis::Safeguard("SG-06"),
    ])
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
        Caller::Peer(_) => {
            for_this_node(&app, &name).await?;
            keep(&app, &name, body, Vec::new()).await
        }
        Caller::Auditor | Caller::Witness | Caller::Unlisted | Caller::Officer | Caller::Anyone => {
            Err(Problem::caller_refused(caller.name()))
        }
    }
}

/// No disk but the author's holds what the log does not say is for it: sealed bytes of others are refused, and those that no
/// record names yet are to be brought again when one does.
async fn for_this_node(app: &App, name: &str) -> Result<(), Problem> {
    let digest = Digest::parse_hex(name).ok_or_else(|| Problem::not_found(&format!("/attachments/{name}")))?;
    let own = app.config().node();
    match app.desk().view(|answer| View::Addressed(digest, answer)).await? {
        Some(addressed) if addressed.is_for(own) => Ok(()),
        Some(_) => Err(not_addressed(own.name())),
        None => Err(Problem::new(
            StatusCode::CONFLICT,
            "node-http-attachment-not-named",
            &[("attachment", digest.to_string())],
        )),
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

    /// SG-03, SG-06: sealed bytes are for their addressees; what went in clear is for whoever reads its record.
    #[test]
    fn sg_03_bytes_are_fetched_by_those_they_are_addressed_to_and_by_nobody_else() {
        use agreement::identity::Side;
        let addressed = |nodes: &[Node]| Addressed { attachment: Digest::from_bytes([1; 32]), nodes: nodes.to_vec() };
        let bravo = Node::Headquarters(Side::Bravo);
        let (sealed, clear) = (addressed(&[bravo]), addressed(&Node::ALL));
        // (caller, sealed to bravo, in clear, named by no record)
        let table = [
            (Caller::Peer(bravo), true, true, false),
            (Caller::Peer(Node::Centre), false, true, false),
            (Caller::Auditor, false, true, false),
            (Caller::Witness, false, false, false),
            (Caller::Unlisted, false, false, false),
            (Caller::Anyone, false, false, false),
            (Caller::Officer, true, true, true),
        ];
        for (caller, of_bravo, of_all, of_none) in table {
            let may = [Some(&sealed), Some(&clear), None].map(|addressed| may_fetch(&caller, addressed));
            assert_eq!(may, [of_bravo, of_all, of_none], "{caller:?}");
        }
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
