//! What a screen or a command shows: computed from the state and a given *now*, and never fed back (wall W7).
mod deadlines;
mod desk;
mod formation;
mod items;
mod map;
mod names;
mod notices;
mod operations;
mod registers;
mod status;
mod stops;

pub use deadlines::{Deadline, Reading};
pub use desk::{Awaited, Awaiting, Changed, HandOver, WatchView};
pub use formation::{FormationStage, FormationView};
pub use items::{Item, ItemStage};
pub use map::{MapCheck, MapDuty, MapPeriod};
pub use names::{NameSignature, NameView};
pub use notices::{NoticeStage, NoticeView};
pub use operations::{
    AcknowledgementStanding, AttestationStanding, CheckStanding, Departure, Lapse, NonComplianceCase, OperationStage,
    OperationView,
};
pub use registers::{GradeMatch, RegisterLine, RegisterReading, RegisterVersion, VersionStanding};
pub use status::Status;
pub use stops::{Call, Callee, StageDue, StopOutcome, StopView};
