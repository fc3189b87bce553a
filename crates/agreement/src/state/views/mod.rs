//! What a screen or a command shows: computed from the state and a given *now*, and never fed back (wall W7).
mod deadlines;
mod desk;
mod items;
mod map;
mod notices;
mod status;
mod stops;

pub use deadlines::{Deadline, Reading};
pub use desk::{Awaited, Awaiting, Changed, HandOver, WatchView};
pub use items::{Item, ItemStage};
pub use map::{MapCheck, MapDuty, MapPeriod};
pub use notices::{NoticeStage, NoticeView};
pub use status::Status;
pub use stops::{Call, Callee, StageDue, StopOutcome, StopView};
