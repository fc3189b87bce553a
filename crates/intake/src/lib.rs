//! How sightings come in: live sources with their health, and the log that keeps what came before anything is made of it.
//!
//! The room knows sockets, files and threads, and of a feed only that bytes come from a named source and that a decoder of `feeds` reads them.
//! It knows no area, no notice and no event, and it keeps no place: what it tells of a source are counts, times and states. Nothing of the
//! log leaves the national node but by the hand that carries a bundle to another site of the same nation. It reads no clock: whoever starts it
//! gives it one.

pub mod address;
pub mod arrival;
pub mod backoff;
pub mod decoders;
pub mod health;
pub mod inbox;
pub mod live;
pub mod transport;
