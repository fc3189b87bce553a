//! How it is written: the exact bytes of records, envelopes, submissions, entries, verdicts and messages, and the sentences
//! in which people read about them.
//!
//! Bytes from outside are parsed once, here, into types of the domain; behind this door nothing is checked again. The
//! bytes promised to outsiders that are not `ledger`'s are these (wall W3). The room has no clock, file, socket or
//! randomness, and decides nothing.

pub mod api;
pub mod attachment;
pub mod deconfliction;
pub mod edition;
pub mod entry;
pub mod envelope;
pub mod error;
pub mod format;
pub mod geo;
pub mod grounding;
pub mod json;
pub mod keyfile;
pub mod message;
pub mod parity;
pub mod phrases;
pub mod record;
mod records;
pub mod report;
pub mod sources;
pub mod submission;
pub mod tables;
pub mod verdict;
pub mod view;
pub mod volume;
