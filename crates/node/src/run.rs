//! A running node: its tasks started in order, and ended in order.
//!
//! Stores and core first, doors next, lines last; at the end the doors close and drain before the stores are settled.
use crate::actor::{Actor, desk};
use crate::assets::Assets;
use crate::basemaps::Basemaps;
use crate::clock::{Clock, ClockKind};
use crate::config::NodeConfig;
use crate::http::serve::{Guard, Patience, serve};
use crate::http::{App, Inside, officer_router, peer_router};
use crate::link::{Addresses, Line};
use crate::sessions::Sessions;
use crate::start::{Foundation, StartError, load_token};
use crate::store::{Disk, Lasting};
use crate::tls::Tls;
use crate::tongues::Tongues;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;

/// A node that has been started.
#[derive(Debug)]
pub struct Running {
    addresses: Addresses,
    shutdown: watch::Sender<bool>,
    doors: Vec<JoinHandle<()>>,
    actor: oneshot::Receiver<Result<(), StartError>>,
}

impl Running {
    /// Starts a node; returns when both doors are open.
    ///
    /// # Errors
    /// [`StartError`]: nothing was signed or sent.
    pub async fn start(config: NodeConfig) -> Result<Self, StartError> {
        Self::start_with(config, Patience::USUAL).await
    }

    /// Starts a node whose doors wait for strangers as long as that.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn start_with(config: NodeConfig, patience: Patience) -> Result<Self, StartError> {
        let config = Arc::new(config);
        let foundation = Arc::new(Foundation::load(&config)?);
        let token = load_token(&config.doors().officer_token)?;
        let tls = Tls::load(&config)?;
        let basemaps = Basemaps::load(config.doors().basemaps.as_deref())?;
        let assets = Assets::load(config.doors().workstation.as_deref())?;
        let clock = Arc::new(Clock::new(config.clock(), foundation.founded_at()));
        let tongues = Arc::new(Tongues::new(foundation.edition(), config.node()));
        let (desk, end) = desk();
        let actor =
            Actor::open(Arc::clone(&config), Arc::clone(&foundation), Arc::clone(&clock), Arc::clone(&tongues), end)?;

        if let (ClockKind::Exercise, Some(last)) = (clock.kind(), actor.last_entry_at()) {
            // It goes on where the log ended.
            clock.set(last.max(clock.now())).map_err(|error| StartError::Stopped { reason: error.to_string() })?;
        }
        let officer = listen(config.doors().officer).await?;
        let peer = listen(config.doors().peer).await?;
        let addresses = Addresses { officer: address_of(&officer)?, peer: address_of(&peer)? };
        write_addresses(&config, addresses)?;

        // The actor has a shutdown of its own: it ends after the doors have drained.
        let (shutdown, down) = watch::channel(false);
        let app = App::new(Inside {
            config: Arc::clone(&config),
            foundation,
            clock,
            desk: desk.clone(),
            token,
            assets,
            basemaps,
            sessions: Sessions::default(),
            tongues,
            shutdown: down.clone(),
            patience,
        });
        let mut doors = Vec::new();
        let (officer_router, peer_router) = (officer_router(app.clone()), peer_router(app));
        doors.push(tokio::spawn(serve(officer, Guard::Loopback, officer_router, patience, down.clone())));
        let guard = Guard::MutualTls(tls.clone());
        doors.push(tokio::spawn(serve(peer, guard, peer_router, patience, down.clone())));
        let lines = config.peers().iter().map(|peer| (peer.node, Line::start(peer, &tls, &desk, &down))).collect();
        let actor = on_own_thread(actor, lines, down)?;
        tracing::info!(
            node = config.node().name(),
            purpose = crate::start::purpose_name(config.purpose()),
            officer = %addresses.officer,
            peer = %addresses.peer,
            "the node runs"
        );
        Ok(Self { addresses, shutdown, doors, actor })
    }

    /// The addresses of the two doors.
    #[must_use]
    pub const fn addresses(&self) -> Addresses {
        self.addresses
    }

    /// Waits until `stop`, or until the node ends by itself, then shuts down in order.
    ///
    /// # Errors
    /// The node ended by itself, or its stores could not be settled.
    pub async fn until(mut self, stop: impl Future<Output = ()>) -> Result<(), StartError> {
        let early = tokio::select! {
            () = stop => None,
            ended = &mut self.actor => Some(ended),
        };
        // Nobody may be left to hear it; then everything has ended already.
        let _ = self.shutdown.send(true);
        for door in self.doors {
            // A door that panicked has nothing left to drain.
            let _ = door.await;
        }
        let ended = match early {
            Some(ended) => ended,
            None => self.actor.await,
        };
        ended.unwrap_or_else(|_| Err(StartError::Stopped { reason: "core-ended-early".to_owned() }))
    }
}

async fn listen(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address)
        .await
        .map_err(|cause| StartError::Door { address: address.to_string(), cause: cause.to_string() })
}

fn address_of(listener: &TcpListener) -> Result<SocketAddr, StartError> {
    listener.local_addr().map_err(|cause| StartError::Door { address: "?".to_owned(), cause: cause.to_string() })
}

/// Tells whoever shares the machine which ports the system chose.
fn write_addresses(config: &NodeConfig, addresses: Addresses) -> Result<(), StartError> {
    let private = config.private_dir();
    let mut disk = Disk::open_private(private, &private.join("temporary").join("addresses"))?;
    let bytes = serde_json::to_vec(&addresses).unwrap_or_default();
    disk.write_durable("addresses.json", &bytes, Lasting::Private)
        .map_err(|error| StartError::Stopped { reason: error.to_string() })
}

/// The actor waits for the disk, so it gets a thread, with a small runtime for its timers.
fn on_own_thread(
    actor: Actor,
    lines: std::collections::BTreeMap<agreement::identity::Node, Line>,
    down: watch::Receiver<bool>,
) -> Result<oneshot::Receiver<Result<(), StartError>>, StartError> {
    let stopped = |error: std::io::Error| StartError::Stopped { reason: error.to_string() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().map_err(stopped)?;
    let (ended, end) = oneshot::channel();
    std::thread::Builder::new()
        .name("core".to_owned())
        .spawn(move || {
            // Whoever waited for the end may have gone.
            let _ = ended.send(runtime.block_on(actor.run(lines, down)));
        })
        .map_err(stopped)?;
    Ok(end)
}
