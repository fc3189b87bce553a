//! Copies of the agreement's text: which words one of them lost, and whether a reader's own copy is whole.
//!
//! The text itself stands nowhere here; the SHA-256 of each clause's levelled words does, so that whoever holds a copy can
//! learn clause by clause whether it says what the edition was made from (DIF-01 to DIF-09). Knows no record and no state.
//!
//! ```
//! use jig_wire::sources::levelled;
//! assert_eq!(levelled("“vetted”  –\nwhole").unwrap(), ["\"vetted\"", "-", "whole"]);
//! ```
mod check;
mod comparison;
mod error;
mod levelling;
#[cfg(test)]
mod tests;
mod variants;

pub use check::{ClauseText, ClauseTexts, Reading, check_copy, parse_clause_texts};
pub use comparison::{CopyDifference, compare_copies};
pub use error::SourceError;
pub use levelling::{COPY_BYTES_MAX, levelled};
pub use variants::{LossEffect, SourceVariant, SourceVariants, parse_variants};
