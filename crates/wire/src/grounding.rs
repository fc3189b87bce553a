//! The grounding watch in bytes: areas and notices as they are read, events as they are printed, packages as they are handed over.
//!
//! The values are `watch`'s; here they get their written form, with errors that name a path and a cure. Decides nothing.

mod areas;
mod event;
mod fields;
mod notices;
mod package;
mod plot;
mod sealed;
mod sentence;
mod thresholds;
mod unique;

pub use areas::{WatchAreasError, read_areas};
pub use event::{EventFormError, event_from, event_json};
pub use notices::{NOTICE_BYTES_MAX, NOTICES_MAX, NoticesError, read_notices};
pub use package::{
    FORM, Inputs, Judged, OBSERVATIONS_MAX, PACKAGE_BYTES_MAX, PackageError, Shown, Verified, pack, verify,
};
pub use plot::plot;
pub use sentence::sentence;
pub use thresholds::thresholds;
