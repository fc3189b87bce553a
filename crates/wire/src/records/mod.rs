//! The bodies of records, by version of their form.
pub(crate) mod v1;
