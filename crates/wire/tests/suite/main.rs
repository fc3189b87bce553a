//! Tests of what `jig-wire` promises to outsiders, through its door only.
mod form;
