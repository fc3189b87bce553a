//! Skeleton.

pub mod edition;
