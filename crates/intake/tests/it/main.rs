//! The room against real files and real sockets on loopback.

mod bundles;
mod lines;
mod sockets;
