//! `jig watch replay` and `jig evidence`: what recorded sightings amount to, and the package that shows it.
//!
//! After the fact only: nothing younger than the release delay is printed, and nothing is said of what follows the last report. What is
//! printed are candidates; two officers make of them what they find.
mod evidence;
mod inputs;
mod replay;

pub(super) use evidence::evidence;
pub(super) use replay::replay;
