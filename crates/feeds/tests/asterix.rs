//! Formats of this room from outside: samples, hostile data, and another program's reading of the same octets.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    reason = "a test that meets what it did not expect must stop; the comparison prints its table"
)]

mod asterix {
    mod captures;
    mod editions;
    mod hostile;
    mod oracle;
    mod readings;
    mod samples;
    pub(crate) mod support;
}

#[path = "asterix/texts.rs"]
mod texts;
