//! Three nodes and an auditor in one thread, repeatable by seed: the world that the core is tried in.
//!
//! The nodes are real cores over real `LogStore`s with real keys and real bytes; only the disk, the network and the
//! clocks are models, and they fail. Nothing here is part of the program: the example and the tests include it.
pub(crate) mod adversary;
pub(crate) mod cast;
pub(crate) mod checks;
pub(crate) mod coverage;
pub(crate) mod disk;
pub(crate) mod node;
pub(crate) mod play;
pub(crate) mod rng;
pub(crate) mod world;
