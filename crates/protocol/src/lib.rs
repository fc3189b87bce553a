//! What one node does next: `Core::handle(input, now) -> Vec<Effect>`, without a clock, file, socket or thread.
//!
//! Three nodes run the same pure rules over the same log. Nothing that permits happens outside the log; everything in it
//! is judged by everyone. *Restraint acts on arrival; permission needs both.* The road of a record is: author, outbox,
//! submission, sequence, store, cosign *stored*, examine, cosign *examined*, receipt, effect.
//!
//! The room must not know how bytes are kept or moved: the shell (`jig-node`, or the simulation beside this crate)
//! executes the effects in order, a write before whatever depends on it, and reports back. The fold itself,
//! [`Examiner`], is public: an auditor runs the very same code over a directory.
mod alarm;
mod config;
mod effect;

pub use alarm::Alarm;
pub use config::{Anchor, Config, Keys, RoleKeys, Timing};
pub use effect::{Certainty, Effect, Input, LinkState, Reply, Written};
