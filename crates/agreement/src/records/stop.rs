//! The stop call (process 2.11). Its shape is frozen for ever: it names no edition and no predecessor.
use super::RecordHash;
use alloc::string::String;
use spacetime::{Instant, Position};

/// A stop call. One signature is enough: an officer's, or the node's for an unidentified person at its console.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stop {
    /// What must stop, in the caller's words; may be empty, a stop call needs no words.
    pub text: String,
    /// Around where; `None` stops everything.
    pub around: Option<Position>,
    /// Radius in metres; the default of 20 km stands in the bytes like any other.
    pub radius_m: u32,
}

/// Where a stop call has got to. Each stage has its own clock; no screen says "stopped" before `EffectConfirmed`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StopStageReport {
    /// The stop call.
    pub stop: RecordHash,
    /// The stage reached.
    pub stage: StopStage,
    /// When it was reached, as the reporter knows it.
    pub reached_at: Instant,
    /// By whom or to whom: a post or a channel reference, never a person.
    pub reference: String,
}

/// The stages after *raised* (the call itself), in order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum StopStage {
    /// A call attempt that met no answer; the next one is due at once.
    Attempted,
    /// Reached the counterpart's duty post.
    Delivered,
    /// Read back.
    ReadBack,
    /// Passed to the executing headquarters.
    Relayed,
    /// Crews told.
    CrewsTold,
    /// Effect confirmed.
    EffectConfirmed,
    /// Came too late.
    TooLate,
    /// Reviewed afterwards.
    Reviewed,
}

impl StopStage {
    /// Every stage, in order.
    pub const ALL: [Self; 8] = [
        Self::Attempted,
        Self::Delivered,
        Self::ReadBack,
        Self::Relayed,
        Self::CrewsTold,
        Self::EffectConfirmed,
        Self::TooLate,
        Self::Reviewed,
    ];

    /// The name as it stands in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Attempted => "attempted",
            Self::Delivered => "delivered",
            Self::ReadBack => "read-back",
            Self::Relayed => "relayed",
            Self::CrewsTold => "crews-told",
            Self::EffectConfirmed => "effect-confirmed",
            Self::TooLate => "too-late",
            Self::Reviewed => "reviewed",
        }
    }
}
