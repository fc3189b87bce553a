//! One HTTPS connection to a peer, opened when needed and kept.
//!
//! hyper's own client connection over the same TLS stack that serves the peer door: no second HTTP library, no blocking
//! threads, every wait cancellable. Must not know what is asked.
use crate::caller::Caller;
use crate::config::{PeerAddress, PeerConfig};
use crate::tls::Tls;
use agreement::identity::Node;
use axum::body::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{CONTENT_TYPE, HOST};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;

/// How long a connection may take to stand, handshake included.
const CONNECT: Duration = Duration::from_secs(5);
/// How long one question may take altogether.
const ANSWER: Duration = Duration::from_secs(30);
/// The longest answer: a full entry bundle of the largest entries, and something to spare.
const ANSWER_BYTES_MAX: usize = 18 * 1024 * 1024;

/// What messages are.
const JSON: &str = "application/json";

/// The addresses that a node was given; written into its private folder for whoever shares its machine.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Addresses {
    /// Where officers come in.
    pub officer: SocketAddr,
    /// Where peers come in.
    pub peer: SocketAddr,
}

/// Why a peer gave no answer. For the log only: no decision rests on which it was.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LinkError {
    #[error("the file of addresses cannot be read: {0}")]
    Addresses(String),
    #[error("no connection within {} seconds", CONNECT.as_secs())]
    ConnectTimeout,
    #[error("no connection: {0}")]
    Connect(#[source] std::io::Error),
    #[error("the certificate is not that of `{0}`")]
    WrongPeer(&'static str),
    #[error("no answer within {} seconds", ANSWER.as_secs())]
    AnswerTimeout,
    #[error("the connection broke: {0}")]
    Broken(#[source] hyper::Error),
    #[error("the answer is too long or broke off: {0}")]
    Body(String),
    #[error("the request cannot be written: {0}")]
    Request(String),
}

/// The road to one peer.
#[derive(Debug)]
pub(crate) struct Client {
    peer: Node,
    address: PeerAddress,
    tls: Tls,
    open: Option<SendRequest<Full<Bytes>>>,
}

/// A status and the whole body.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) body: Bytes,
}

impl Client {
    pub(crate) fn new(config: &PeerConfig, tls: Tls) -> Self {
        Self { peer: config.node, address: config.address.clone(), tls, open: None }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Result<Answer, LinkError> {
        self.ask(Method::GET, path, JSON, Bytes::new()).await
    }

    pub(crate) async fn post(&mut self, path: &str, body: Vec<u8>) -> Result<Answer, LinkError> {
        self.ask(Method::POST, path, JSON, Bytes::from(body)).await
    }

    /// Hands over opaque bytes.
    pub(crate) async fn put(&mut self, path: &str, body: Vec<u8>) -> Result<Answer, LinkError> {
        self.ask(Method::PUT, path, "application/octet-stream", Bytes::from(body)).await
    }

    async fn ask(&mut self, method: Method, path: &str, media_type: &str, body: Bytes) -> Result<Answer, LinkError> {
        let mut open = match self.open.take() {
            Some(open) if !open.is_closed() => open,
            Some(_) | None => match timeout(CONNECT, self.connect()).await {
                Ok(connected) => connected?,
                Err(_) => return Err(LinkError::ConnectTimeout),
            },
        };
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, self.peer.name())
            .header(CONTENT_TYPE, media_type)
            .body(Full::new(body))
            .map_err(|error| LinkError::Request(error.to_string()))?;
        let answered = timeout(ANSWER, async {
            let response = open.send_request(request).await.map_err(LinkError::Broken)?;
            let status = response.status();
            let body = Limited::new(response.into_body(), ANSWER_BYTES_MAX).collect().await;
            let body = body.map_err(|error| LinkError::Body(error.to_string()))?.to_bytes();
            Ok(Answer { status, body })
        });
        let answer = answered.await.map_err(|_| LinkError::AnswerTimeout)??;
        // Kept only after a whole answer: a connection in doubt is dropped.
        self.open = Some(open);
        Ok(answer)
    }

    async fn connect(&self) -> Result<SendRequest<Full<Bytes>>, LinkError> {
        let stream = match &self.address {
            PeerAddress::Url { host, port } => TcpStream::connect((host.as_str(), *port)).await,
            PeerAddress::File(file) => {
                let text = tokio::fs::read(file).await.map_err(|error| LinkError::Addresses(error.to_string()))?;
                let addresses: Addresses =
                    serde_json::from_slice(&text).map_err(|error| LinkError::Addresses(error.to_string()))?;
                TcpStream::connect(addresses.peer).await
            }
        };
        let stream = stream.map_err(LinkError::Connect)?;
        stream.set_nodelay(true).map_err(LinkError::Connect)?;
        let stream =
            self.tls.connector().connect(Tls::server_name(self.peer), stream).await.map_err(LinkError::Connect)?;
        if self.tls.identify(stream.get_ref().1.peer_certificates()) != Caller::Peer(self.peer) {
            return Err(LinkError::WrongPeer(self.peer.name()));
        }
        let (open, connection) = handshake(TokioIo::new(stream)).await.map_err(LinkError::Broken)?;
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "the connection to a peer ended early");
            }
        });
        Ok(open)
    }
}
