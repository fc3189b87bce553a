//! The watch as its users meet it: observations in, events out. One module a claim; the builder of scenes is shared.

mod disorder;
mod impossible;
mod notices;
mod scene;
mod visits;
