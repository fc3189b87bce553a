//! What one node does next: `Core::handle(input, now) -> Vec<Effect>`, without a clock, file, socket or thread.
//!
//! Alpha, bravo and the centre each hold the joint log and come to their own judgement of every entry with one set of
//! deterministic rules. A permission exists only through the log, once each side has receipted it; a restraint binds whoever
//! it reaches, before the log has it. On its way a record passes the files of this crate about in this order: `authoring`
//! and `outbox` at its author, `sequencer` at the centre, `mirror` and `examiner` at every reader, `receipts`.
//!
//! The room must not know how bytes are kept or moved: the shell (`jig-node`, or the simulation beside this crate)
//! executes the effects in order, a write before whatever depends on it, and reports back. The fold itself,
//! [`Examiner`], is public: an auditor runs the very same code over a directory.
mod alarm;
mod authoring;
mod config;
mod core;
mod divergence;
mod effect;
mod evidence;
mod examiner;
mod freeze;
mod heads;
mod lanes;
mod logs;
mod mirror;
mod notes;
mod outbox;
mod proof;
mod query;
mod quotas;
mod receipts;
mod restraint;
mod sequencer;
mod ticks;

pub use alarm::Alarm;
pub use config::{Anchor, Config, Keys, RoleKeys, Timing};
pub use core::{Core, OpenCoreError, Restored, RestoredLog};
pub use divergence::first_difference;
pub use effect::{Certainty, Effect, Input, LinkState, Reply, Written};
pub use evidence::{EvidenceError, ForkEvidence};
pub use examiner::{EntryKind, Examined, Examiner};
pub use lanes::{Lanes, Place};
pub use notes::{Head, LogKeys};
pub use outbox::OutboxError;
pub use proof::{ProofFile, ProveError, Published, prove};
pub use query::Stage;
pub use wire::message::{LogKind, Message, SubmitReply};
pub use wire::submission::Lane;
