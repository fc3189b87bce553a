//! What the sightings amount to: tracks out of observations, their legs against designated areas, notices, and candidate events.
//!
//! The grounding watch (clauses TOR.3.0 to 3.c, APP.3.d1) finds where an aircraft that should have stayed away may have flown, after the
//! fact, and says how surely. It produces candidates and nothing more: two officers confirm. It knows no feed format (that is `feeds`), no
//! record and no signature (`agreement`, `wire`), no clock, file or socket, and it never looks ahead of the last report: nothing here
//! predicts, follows or points at a live aircraft.
//!
//! Every step is a function of the ordered inputs and a versioned configuration, in whole numbers or with `libm`, so that two nodes that
//! hold the same inputs print the same events with the same ids, in whatever order the inputs came.
#![no_std]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod area;
pub mod config;
pub mod correlate;
pub mod coverage;
pub mod digest;
pub mod engine;
pub mod event;
pub mod flag;
pub mod flat;
pub mod grade;
pub mod grounds;
mod integrity;
pub mod key;
pub mod leg;
pub mod notice;
pub mod partition;
pub mod release;
pub mod retention;
pub mod revision;
pub mod sighting;
pub mod source;
pub mod states;
pub mod track;
pub mod visit;
pub mod witness;
