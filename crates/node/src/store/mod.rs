//! Stores on a real disk: the medium of the two logs, and the node's other durable files.
//!
//! What must never be lost is written in one way only: a temporary file, its bytes synced, renamed into place, the
//! directory synced. Must not know what the bytes mean. One process writes: a lock is held for as long as a store lives.
mod disk;
mod error;
mod files;
mod head;
mod journal;

pub use disk::{Disk, Lasting};
pub use error::OpenStoreError;
pub use files::FileMedia;
