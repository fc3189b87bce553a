//! The project's own commands: what `cargo xtask` can do, as a library that its tests can hold to account.
//!
//! It links none of our rooms: it reads their sources, their metadata and runs their programs, so that a room that does
//! not compile can still be told why it breaks a wall. It must not know what an agreement is.

pub mod bench;
pub mod checks;
pub mod codegen;
pub mod command;
pub mod demo;
pub mod graph;
pub mod house;
pub mod process;
pub mod programs;
pub mod report;
pub mod say;
pub mod source;
pub mod stopwatch;
pub mod tidy;
pub mod verify;
pub mod walls;
pub mod workstation;
