//! Three nodes and an auditor in one thread, repeatable by seed: the world that the core is tried in.
//!
//! The nodes are real cores over real `LogStore`s with real keys and real bytes; only the disk, the network and the
//! clocks are models, and they fail. Nothing here is part of the program: the example and the tests include it.
pub mod adversary;
pub mod cast;
pub mod checks;
pub mod coverage;
pub mod disk;
pub mod node;
pub mod play;
pub mod rng;
pub mod world;
