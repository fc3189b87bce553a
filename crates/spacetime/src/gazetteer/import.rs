//! Tables of others, read into places.
