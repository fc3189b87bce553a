//! Correction, retraction, reservation (process 2.12): linked records; the original always stays readable.
use super::RecordHash;
use alloc::string::String;

/// A correction of a record's text by its own side.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Correction {
    /// The record corrected.
    pub of: RecordHash,
    /// What should have stood there.
    pub text: String,
}

/// "Entered in error". At once for a permission or statement; for a restraint it follows the rules of lifting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Retraction {
    /// The record retracted.
    pub of: RecordHash,
    /// Why.
    pub reason: String,
}

/// A statement that stands beside a record everywhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reservation {
    /// The record.
    pub of: RecordHash,
    /// The statement.
    pub text: String,
}
