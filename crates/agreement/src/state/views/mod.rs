//! What a screen or a command shows: computed from the state and a given *now*, and never fed back (wall W7).
mod deadlines;

pub use deadlines::{Deadline, Reading};
