//! What was seen: parsers of feed formats and the building of tracks.
//!
//! This room knows formats and nothing else does (wall W5). It knows no agreement, no record and no verdict: it turns
//! foreign bytes into observations, which are defined in `spacetime`. Today its table of formats is empty. The formats
//! arrive with the grounding watch; what stands here already is the gesture by which each of them arrives: a file under
//! `formats/`, a row in [`formats::FORMATS`], recorded samples, and a fuzz target, and a test that refuses a row
//! without them.

pub mod formats;
