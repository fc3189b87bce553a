//! The threads that fetch bytes: one for each source, each into its own room of the inbox.
//!
//! None of them ends for anything that a peer does: a peer that is not there, closes, or says nothing is called again, later and later. None
//! reads a clock; the moment of reception comes from the function that is given.

use std::io::{ErrorKind, Read};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream, ToSocketAddrs, UdpSocket};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use spacetime::Instant;

use crate::address::Address;
use crate::backoff::Backoff;
use crate::inbox::{Break, Dropped, Inbox, Piece, Put, What};

/// How often a thread looks whether it should end.
const LOOK: Duration = Duration::from_millis(100);
/// How long a call may take.
const CALL: Duration = Duration::from_secs(5);
/// The longest datagram.
const DATAGRAM_BYTES: usize = 65_536;

/// Bounds of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// What may wait of one source, bytes.
    pub waiting_bytes: usize,
    /// What is read of a stream at a time, bytes.
    pub piece_bytes: usize,
    /// The first wait before a peer is called again.
    pub first_wait: Duration,
    /// The longest.
    pub longest_wait: Duration,
    /// How long a connected peer may say nothing before it is called anew.
    pub silence: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            waiting_bytes: 4 * 1024 * 1024,
            piece_bytes: 16 * 1024,
            first_wait: Duration::from_secs(1),
            longest_wait: Duration::from_secs(60),
            silence: Duration::from_secs(120),
        }
    }
}

/// Whether a peer that closes is called again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// For ever.
    Yes,
    /// What one connection brings is all: for recordings that are sent, and for exercises.
    No,
}

/// Why a source cannot be opened at all: what the officer named is not to be had on this machine.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{address}` cannot be opened: {cause}")]
pub struct OpenError {
    address: String,
    cause: ErrorKind,
}

impl OpenError {
    /// The stable code, the key of the sentence.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "intake-open"
    }

    /// The arguments of the sentence, but for those that [`OpenError::cause`] gives.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        vec![("address", self.address.clone())]
    }

    /// What the machine said.
    #[must_use]
    pub const fn cause(&self) -> ErrorKind {
        self.cause
    }
}

/// Sources that are being fetched. What was not taken when it is dropped is lost.
pub struct Intake {
    inbox: Arc<Inbox>,
}

impl Intake {
    /// Opens all sources; `now` tells the time.
    ///
    /// # Errors
    /// [`OpenError`] when a socket for datagrams cannot be had. A peer that does not answer is no error.
    pub fn start(addresses: &[Address], limits: Limits, again: Again, now: fn() -> Instant) -> Result<Self, OpenError> {
        let inbox = Arc::new(Inbox::new(addresses.len(), limits.waiting_bytes));
        let mut sockets = Vec::new();
        for address in addresses {
            let socket = match address {
                Address::Udp(place) => Some(
                    listen(*place).map_err(|cause| OpenError { address: address.to_string(), cause: cause.kind() })?,
                ),
                Address::Tcp(_) | Address::StandardInput => None,
            };
            sockets.push(socket);
        }
        for (source, (address, socket)) in addresses.iter().zip(sockets).enumerate() {
            let fetcher = Fetcher { source, inbox: Arc::clone(&inbox), limits, again, now };
            let address = address.clone();
            thread::spawn(move || match (address, socket) {
                (Address::Tcp(peer), _) => fetcher.calls(&peer),
                (Address::Udp(_), Some(socket)) => fetcher.listens(&socket),
                (Address::StandardInput | Address::Udp(_), _) => fetcher.reads(&mut std::io::stdin().lock()),
            });
        }
        Ok(Self { inbox })
    }

    /// The next piece; nothing when none comes within `wait`.
    #[must_use]
    pub fn next(&self, wait: Duration) -> Option<Piece> {
        self.inbox.take(wait)
    }

    /// What of a source found no room so far.
    #[must_use]
    pub fn dropped(&self, source: usize) -> Dropped {
        self.inbox.dropped(source)
    }

    /// True when every source has ended and everything was taken.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.inbox.is_done()
    }
}

impl Drop for Intake {
    fn drop(&mut self) {
        self.inbox.close();
    }
}

/// A socket for datagrams at an address of this machine, or at every one of it in a group that is joined.
fn listen(place: SocketAddr) -> std::io::Result<UdpSocket> {
    let socket = match place.ip() {
        IpAddr::V4(group) if group.is_multicast() => {
            let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, place.port()))?;
            socket.join_multicast_v4(&group, &Ipv4Addr::UNSPECIFIED)?;
            socket
        }
        IpAddr::V6(group) if group.is_multicast() => {
            let socket = UdpSocket::bind((std::net::Ipv6Addr::UNSPECIFIED, place.port()))?;
            socket.join_multicast_v6(&group, 0)?;
            socket
        }
        IpAddr::V4(_) | IpAddr::V6(_) => UdpSocket::bind(place)?,
    };
    socket.set_read_timeout(Some(LOOK))?;
    Ok(socket)
}

/// True when a read only took too long.
fn is_pause(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted)
}

struct Fetcher {
    source: usize,
    inbox: Arc<Inbox>,
    limits: Limits,
    again: Again,
    now: fn() -> Instant,
}

impl Fetcher {
    fn put(&self, what: What) -> Put {
        self.inbox.put(Piece { source: self.source, received_at: (self.now)(), what })
    }

    /// Calls a peer, over and over.
    fn calls(&self, peer: &str) {
        let mut backoff = Backoff::new(self.limits.first_wait, self.limits.longest_wait);
        while !self.inbox.is_closed() {
            let why = match call(peer) {
                Some(mut stream) => {
                    self.put(What::Begins);
                    let why = self.hears(&mut stream, &mut backoff);
                    if self.again == Again::No && why == Break::Closed {
                        self.put(What::Ends);
                        return;
                    }
                    why
                }
                None => Break::NoAnswer,
            };
            if self.put(What::Breaks(why)) == Put::Closed {
                return;
            }
            let mut left = backoff.wait();
            while !left.is_zero() && !self.inbox.is_closed() {
                let step = left.min(LOOK);
                thread::sleep(step);
                left = left.saturating_sub(step);
            }
        }
    }

    fn hears(&self, stream: &mut TcpStream, backoff: &mut Backoff) -> Break {
        let mut piece = vec![0; self.limits.piece_bytes.max(1)];
        let mut silent = Duration::ZERO;
        loop {
            match stream.read(&mut piece) {
                Ok(0) => return Break::Closed,
                Ok(length) => {
                    silent = Duration::ZERO;
                    backoff.heard();
                    if self.put(What::Bytes(piece.get(..length).unwrap_or_default().to_vec())) == Put::Closed {
                        return Break::Closed;
                    }
                }
                Err(cause) if is_pause(cause.kind()) => {
                    silent = silent.saturating_add(LOOK);
                    if silent >= self.limits.silence {
                        return Break::Silent;
                    }
                    if self.inbox.is_closed() {
                        return Break::Closed;
                    }
                }
                Err(_) => return Break::Failed,
            }
        }
    }

    fn listens(&self, socket: &UdpSocket) {
        self.put(What::Begins);
        let mut datagram = vec![0; DATAGRAM_BYTES];
        loop {
            match socket.recv(&mut datagram) {
                Ok(length) => {
                    if self.put(What::Datagram(datagram.get(..length).unwrap_or_default().to_vec())) == Put::Closed {
                        return;
                    }
                }
                Err(cause) if is_pause(cause.kind()) => {
                    if self.inbox.is_closed() {
                        return;
                    }
                }
                // What the network says of one datagram says nothing of the next; but an error that stays must not spin.
                Err(_) => thread::sleep(LOOK),
            }
        }
    }

    fn reads(&self, input: &mut dyn Read) {
        self.put(What::Begins);
        let mut piece = vec![0; self.limits.piece_bytes.max(1)];
        loop {
            match input.read(&mut piece) {
                Ok(0) => break,
                Ok(length) => {
                    if self.put(What::Bytes(piece.get(..length).unwrap_or_default().to_vec())) == Put::Closed {
                        return;
                    }
                }
                Err(cause) if is_pause(cause.kind()) => {}
                Err(_) => break,
            }
        }
        self.put(What::Ends);
    }
}

/// A connection to a peer, by any of its addresses.
fn call(peer: &str) -> Option<TcpStream> {
    let stream = peer.to_socket_addrs().ok()?.find_map(|address| TcpStream::connect_timeout(&address, CALL).ok())?;
    stream.set_read_timeout(Some(LOOK)).ok()?;
    Some(stream)
}
