//! The coordination record (process 2.1): what a release must carry, and what may grow out of an item.
//!
//! It is not a target file. It begins at `released`; choosing, vetting and validating stay in national processes, and
//! only their dated statements stand here. Nothing ranks, scores, filters or aims (SG-02, SG-03).
pub(super) mod closing;
pub(super) mod development;
pub(super) mod release;
