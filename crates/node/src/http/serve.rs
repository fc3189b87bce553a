//! Accepting connections at a door and serving a router on them, until the node shuts down.
//!
//! Must not know a route. Every wait on a stranger has a limit: handshakes, headers, pending writes, open connections.
//! Who stands at the door is put into each request as a [`Doorway`]; handlers learn it through [`crate::caller::Caller`].
use super::patience::Patient;
use crate::caller::Caller;
use crate::tls::Tls;
use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;
use tower_service::Service as _;

/// Which door a request came through, and what the door itself knows of the caller.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Doorway {
    /// Loopback, in the clear: a token may still make an officer of the caller.
    Officer,
    /// Mutual TLS: the certificate says who it is.
    Peer(Caller),
}

/// How long a door waits for strangers, and how many it lets in.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For a TLS handshake.
    pub handshake: Duration,
    /// For the whole head of a request.
    pub head: Duration,
    /// For the whole body of a request.
    pub body: Duration,
    /// For the smallest progress of a pending write.
    pub write: Duration,
    /// For open requests after shutdown began.
    pub drain: Duration,
    /// Open connections at one door.
    pub connections: usize,
}

impl Patience {
    /// What a node uses.
    pub const USUAL: Self = Self {
        handshake: Duration::from_secs(10),
        head: Duration::from_secs(10),
        body: Duration::from_secs(20),
        write: Duration::from_secs(30),
        drain: Duration::from_secs(10),
        connections: 512,
    };
}

/// What a door does with a fresh connection before it speaks HTTP.
#[derive(Clone, Debug)]
pub enum Guard {
    /// Nothing: the officer door.
    Loopback,
    /// TLS with a client certificate: the peer door.
    MutualTls(Tls),
}

/// A node that shuts down says so once.
pub type Shutdown = watch::Receiver<bool>;

/// Returns once the node shuts down, or when nobody is left who could say so.
pub(crate) async fn has_begun(shutdown: &mut Shutdown) {
    drop(shutdown.wait_for(|down| *down).await);
}

/// Serves `router` at `listener` until `shutdown`, then lets open requests end.
pub async fn serve(listener: TcpListener, guard: Guard, router: Router, patience: Patience, mut shutdown: Shutdown) {
    let places = Arc::new(Semaphore::new(patience.connections));
    let mut connections = JoinSet::new();
    loop {
        // A full house waits with accepting: the system's queue is the queue.
        let place = tokio::select! {
            () = has_begun(&mut shutdown) => break,
            place = Arc::clone(&places).acquire_owned() => place,
        };
        let Ok(place) = place else { break };
        let accepted = tokio::select! {
            () = has_begun(&mut shutdown) => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => {
                let visit = Visit { router: router.clone(), patience, shutdown: shutdown.clone(), _place: place };
                connections.spawn(visit.receive(stream, guard.clone()));
            }
            // Out of file handles, or the peer is gone already: neither may end the door.
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
        while connections.try_join_next().is_some() {}
    }
    drop(listener);
    let drained = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(patience.drain, drained).await.is_err() {
        tracing::warn!("connections were still open when the time to drain was over");
    }
}

/// One connection.
struct Visit {
    router: Router,
    patience: Patience,
    shutdown: Shutdown,
    _place: OwnedSemaphorePermit,
}

impl Visit {
    async fn receive(self, stream: TcpStream, guard: Guard) {
        // Small messages back and forth: waiting to fill a segment only adds latency. A failure changes nothing else.
        let _ = stream.set_nodelay(true);
        match guard {
            Guard::Loopback => self.speak_http(stream, Doorway::Officer).await,
            Guard::MutualTls(tls) => {
                match tokio::time::timeout(self.patience.handshake, tls.acceptor().accept(stream)).await {
                    Ok(Ok(stream)) => {
                        let caller = tls.identify(stream.get_ref().1.peer_certificates());
                        self.speak_http(stream, Doorway::Peer(caller)).await;
                    }
                    Ok(Err(error)) => tracing::info!(%error, "a TLS handshake was refused"),
                    Err(_) => tracing::info!("a TLS handshake took too long"),
                }
            }
        }
    }

    async fn speak_http<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(mut self, stream: S, doorway: Doorway) {
        let stream = TokioIo::new(Patient::new(stream, self.patience.write));
        let router = self.router;
        let service = hyper::service::service_fn(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(doorway.clone());
            router.clone().call(request.map(Body::new))
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(self.patience.head)
            .max_buf_size(64 * 1024)
            .serve_connection(stream, service);
        let mut connection = std::pin::pin!(connection);
        let ended = tokio::select! {
            ended = connection.as_mut() => ended,
            () = has_begun(&mut self.shutdown) => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
        };
        if let Err(error) = ended {
            tracing::debug!(%error, "a connection ended early");
        }
    }
}
