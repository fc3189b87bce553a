//! Turns fields that a person typed into the body of a record, in whatever notation that person uses.
//!
//! Serves `jig propose` and the tabletop scripts alike, so that a script says exactly what an officer could type. It
//! checks form only; whether the act is allowed is for the rules.
mod fields;
mod formation;
mod kinds;
mod operations;
mod sealed;

pub use fields::{DraftError, Fields, Lookup, read_via};
pub use kinds::{body, default_clauses};
pub use sealed::{SEALED_PARTS, SealedPart};
