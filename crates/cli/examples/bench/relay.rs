//! A relay on loopback that carries bytes in both directions and holds each back for a while: a long line.
use crate::meter::now;
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::thread::{sleep, spawn};
use std::time::Duration;

/// The near end of a long line to one node.
pub(crate) struct Relay(SocketAddr);

impl Relay {
    /// Listens; each caller is joined with the peer door that the node behind names in its file of addresses.
    pub(crate) fn start(addresses: PathBuf, one_way: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let relay = Self(listener.local_addr().unwrap());
        spawn(move || {
            for near in listener.incoming() {
                // A node that is not up yet is called again.
                if let (Ok(near), Some(far)) = (near, call(&addresses)) {
                    carry(near.try_clone().unwrap(), far.try_clone().unwrap(), one_way);
                    carry(far, near, one_way);
                }
            }
        });
        relay
    }

    /// Where to call.
    pub(crate) fn address(&self) -> SocketAddr {
        self.0
    }
}

fn call(addresses: &Path) -> Option<TcpStream> {
    let addresses: serde_json::Value = serde_json::from_slice(&std::fs::read(addresses).ok()?).ok()?;
    TcpStream::connect(addresses.get("peer")?.as_str()?).ok()
}

/// Carries what comes out of `from` into `to`, each piece `late` after it came.
fn carry(mut from: TcpStream, mut to: TcpStream, late: Duration) {
    from.set_nodelay(true).unwrap();
    to.set_nodelay(true).unwrap();
    let (pieces, delayed) = channel::<(std::time::Instant, Vec<u8>)>();
    spawn(move || {
        let mut buffer = vec![0; 64 * 1024];
        while let Ok(length @ 1..) = from.read(&mut buffer) {
            if pieces.send((now() + late, buffer.iter().take(length).copied().collect())).is_err() {
                return;
            }
        }
    });
    spawn(move || {
        for (due, piece) in delayed {
            sleep(due.saturating_duration_since(now()));
            if to.write_all(&piece).is_err() {
                break;
            }
        }
        // The far end hears of the end of the near one.
        let _closed = to.shutdown(Shutdown::Both);
    });
}
