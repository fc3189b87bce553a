//! Hold, doubt, suspension, withdrawal: what acts on arrival; and lift and resume, which need both.
use super::RecordHash;
use alloc::string::String;
use spacetime::LatLonBox;

/// A hold, at once and without reasons (process 2.10).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hold {
    /// What is held.
    pub scope: Scope,
    /// A reason, if its author wishes to give one.
    pub reason: Option<String>,
}

/// How far a restraint reaches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scope {
    /// One record and what hangs on it.
    Item(RecordHash),
    /// Everything that touches a box.
    Area(LatLonBox),
    /// Everything of one kind.
    Kind(String),
    /// Everything.
    All,
}

/// One line of doubt (SG-34). It holds, cannot be deleted, and every signer must answer it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doubt {
    /// The record in doubt.
    pub subject: RecordHash,
    /// The line.
    pub line: String,
}

/// A signer's answer to a doubt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DoubtAnswer {
    /// The doubt.
    pub doubt: RecordHash,
    /// The answer.
    pub text: String,
}

/// Lifts a hold, a doubt or a stop. A permission: only the holder may lift a hold or doubt; a stop needs the raiser's
/// side and the other side's senior representative (process 2.11).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lift {
    /// The restraint lifted.
    pub restraint: RecordHash,
}

/// One side's statement about the ceasefire (APP.8). A lapse acts alone; restoring needs both sides' consents.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CeasefireReport {
    /// The state stated.
    pub state: CeasefireState,
    /// Words.
    pub text: String,
}

/// The state of the ceasefire.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum CeasefireState {
    /// In effect.
    InEffect,
    /// Lapsed: everything agreed is held.
    Lapsed,
}

/// Suspends everything (process 2.10).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suspension {
    /// Words.
    pub reason: String,
}

/// Proposes to resume after a suspension or lapse; in effect when both sides consented.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Resumption {
    /// The suspension that ends.
    pub suspension: RecordHash,
}

/// One side pulls out (APP.3.e). Nobody can block it; evidence is optional; nothing is deleted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Withdrawal {
    /// Words.
    pub reason: String,
}
