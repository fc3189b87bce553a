//! The running program: HTTP, sockets, clock, keys and stores around one [`protocol::Core`].
//!
//! The only room that touches the world. It decides nothing: what a record may do is in `agreement`, what the node does
//! next in `protocol`; here their effects are carried out in order, and what comes of them goes back in as inputs.
mod actor;
mod assets;
mod basemaps;
pub mod caller;
pub mod clock;
pub mod config;
mod gazetteer;
pub mod http;
pub mod keys;
pub mod link;
pub mod program;
mod random;
pub mod run;
pub mod secret;
mod sessions;
pub mod start;
pub mod store;
mod stores;
pub mod tls;
mod tongues;
