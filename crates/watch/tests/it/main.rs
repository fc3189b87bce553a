//! The watch as its users meet it: observations in, events out. One module a claim; the builder of scenes is shared.

extern crate jig_watch as watch;

mod disorder;
mod impossible;
mod notices;
mod reliability;
mod scene;
mod visits;
