//! The room against real files and real sockets on loopback.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that meets what it did not expect must stop")]

mod bundles;
mod lines;
mod sockets;
