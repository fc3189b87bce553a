//! `jig watch replay` and its kin, and `jig evidence`: what recorded sightings amount to, and the package that shows it.
//!
//! After the fact only: nothing younger than the release delay is printed, and nothing is said of what follows the last report. What is
//! printed are candidates; two officers make of them what they find. `live` takes in what comes and tells counts and the health of sources;
//! `export` and `import` carry what was kept between sites.
mod carry;
mod evidence;
mod inputs;
mod live;
mod replay;
mod store;

pub(super) use carry::{export, import};
pub(super) use evidence::evidence;
pub(super) use live::live;
pub(super) use replay::replay;
