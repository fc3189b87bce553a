//! The lines to the two other nodes: what goes out, and what is fetched.
mod client;
mod line;

pub use client::Addresses;
pub(crate) use line::{HELLO_PATH, Line, LineBusy, MESSAGES_PATH};
