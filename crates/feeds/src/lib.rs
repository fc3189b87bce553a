//! What was seen: parsers of feed formats and the building of tracks.
//!
//! This room knows formats and nothing else does (wall W5). It knows no agreement, no record and no verdict: it turns
//! foreign bytes into values: observations, which are defined in `spacetime`, and reported events. Its first format is the
//! table of events that the formation clock counts ([`formats::ucdp_ged`]); those of sensors arrive with the grounding watch. Each
//! arrives by the same gesture: a file under `formats/`, a row in [`formats::FORMATS`], recorded samples, and a fuzz target, and a
//! test that refuses a row without them.

pub mod capture;
pub mod formats;
mod gzip;
mod json_fields;
mod json_stream;
pub mod kinds;
mod lines;
mod modes;
mod moment;
mod origin;
pub mod problem;
pub mod sources;
pub mod stream;
#[cfg(test)]
mod trial;
mod units;
