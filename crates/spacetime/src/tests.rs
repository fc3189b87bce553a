//! Tests of the whole room against what others have published and computed.
mod suites;
