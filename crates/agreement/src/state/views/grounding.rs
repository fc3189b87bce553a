//! The watch over the grounding as a desk shows it: notices, returns, what was seen, candidates, and what is due when (process 2.3).
//!
//! Everything stands in the order of the log or of its days (SG-02). What is shown is what was released, never a track and never younger
//! than the release delay (SG-31): an entry younger than that is refused where it would cross.
mod duties;
mod events;
mod notices;
mod returns;

pub use events::{EventView, ObservationStage, ObservationView, SeenAndNoticed};
pub use notices::{FlightStage, FlightView, Timeliness};
pub use returns::{OrderOfBattle, ReturnStanding, ReturnView};
