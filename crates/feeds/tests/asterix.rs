//! Formats of this room from outside: samples, hostile data, and another program's reading of the same octets.

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
