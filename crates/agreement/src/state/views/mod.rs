//! What a screen or a command shows: computed from the state and a given *now*, and never fed back (wall W7).
mod accountability;
mod deadlines;
mod desk;
mod formation;
mod grounding;
mod items;
mod map;
mod names;
mod notices;
mod operations;
mod progress;
mod protected;
mod registers;
mod separation;
mod status;
mod stops;

pub use accountability::{
    ActionBasis, ActionView, Arrear, Duty, HarmCase, LedgerRow, Published, PublishedCount, PublishedHarm,
};
pub use deadlines::{Deadline, Reading};
pub use desk::{Awaited, Awaiting, Changed, HandOver, WatchView};
pub use formation::{FormationStage, FormationView};
pub use grounding::{
    EventView, FlightStage, FlightView, ObservationStage, ObservationView, OrderOfBattle, ReturnStanding, ReturnView,
    SeenAndNoticed, Timeliness,
};
pub use items::{Item, ItemStage};
pub use map::{MapCheck, MapDuty, MapPeriod};
pub use names::{NameSignature, NameView};
pub use notices::{NoticeStage, NoticeView};
pub use operations::{
    AcknowledgementStanding, AttestationStanding, CheckStanding, Lapse, OperationStage, OperationView,
};
pub use progress::Progress;
pub use protected::{
    ProtectedAcknowledgement, ProtectedMeeting, ProtectedStanding, ProtectedView, SWEEP_CHECKS, SWEEP_WITHIN,
};
pub use registers::{ExceptionCount, GradeMatch, RegisterLine, RegisterReading, RegisterVersion, VersionStanding};
pub use separation::{AnnouncedPair, Announcement, SeparationView};
pub use status::Status;
pub use stops::{Call, Callee, StageDue, StopOutcome, StopView};
