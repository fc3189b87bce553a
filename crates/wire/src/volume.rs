//! Files of intents: what `jig deconflict` reads, as docs/volume4d.md describes it.
//!
//! These are files that people write and other programs export, so white space and decimal fractions are allowed; everything else is as
//! strict as a record: a key that is unknown, missing or there twice is refused, and so is a number without its unit or a height without its
//! surface. Every refusal names its place as a path, the rule, and the cure. The token of an intent that names none is the SHA-256 of
//! its canonical form, which [`canonical`] writes.
//!
//! ```
//! let error = jig_wire::volume::read_intents(br#"{"id":"a"}"#, &spacetime::volume::VolumeLimits::WIDEST).unwrap_err();
//! assert_eq!((error.code(), error.path.as_str()), ("volume-file-key-missing", "$"));
//! ```
mod error;
mod read;
#[cfg(test)]
mod tests;
mod tree;
mod write;

pub use error::{VolumeFileError, VolumeFileProblem};
pub use read::{INTENTS_BYTES_MAX, INTENTS_MAX, read_intents};
pub use write::canonical;
pub(crate) use write::provenance as provenance_json;
