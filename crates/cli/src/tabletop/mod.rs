//! Tabletop play: scripts a duty officer can read, played on three nodes in memory or on three running ones, with what
//! is expected beside them. Both sides can review a script as an acceptance test.
mod calls;
mod expect;
mod filing;
pub(crate) mod level;
pub mod live;
pub mod memory;
pub mod play;
pub mod script;
pub mod seen;
pub mod transcript;
pub mod voices;
