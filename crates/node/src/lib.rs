//! The running program: HTTP, sockets, clock, keys and stores around one [`protocol::Core`].
//!
//! The only room that touches the world. It decides nothing: what a record may do is in `agreement`, what the node does
//! next in `protocol`; here their effects are carried out in order, and what comes of them goes back in as inputs.
pub mod caller;
pub mod clock;
pub mod config;
pub mod fault;
pub mod keys;
pub mod secret;
pub mod store;
pub mod tls;
