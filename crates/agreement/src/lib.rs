//! What is allowed: records, state (a fold over them), one file per clause, verdicts.
//!
//! Pure (wall W2): no clock, file, socket, thread, randomness or unordered map. It does not know `ledger` or a byte of
//! JSON. `judge(state, entry)` answers, `State::apply` remembers; both are functions of the log alone, so three nodes
//! and every auditor reach the same verdict to the byte (law L1).
#![no_std]
extern crate alloc;

pub mod clauses;
pub mod common_map;
pub mod edition;
pub mod format;
pub mod identity;
pub mod level;
mod place;
pub mod records;
pub mod register;
pub mod safeguards;
mod separation;
pub mod state;
pub mod verdict;

pub use clauses::judge;
pub use place::compared_at_the_desk;
pub use state::State;

/// The version of the rules that this room holds; every record names the one its author used.
pub const RULES_VERSION: u32 = 1;
