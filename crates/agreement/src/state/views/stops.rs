//! Stop calls and holds: what binds, how far a stop has got, and who must be called next (process 2.11).
use super::super::{Cause, Reach, Restraint, State, StopStep};
use crate::identity::{Author, Node, RecordHash, Side};
use crate::records::StopStage;
use alloc::vec::Vec;
use spacetime::Instant;

/// A stop call. No screen says "stopped" before its stage is `EffectConfirmed`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StopView {
    /// The call.
    pub record: RecordHash,
    /// Ledger time.
    pub at: Instant,
    /// Who raised it, as the record says.
    pub raised_by: Author,
    /// True when no key in that post signed: the post is then only claimed.
    pub is_claimed: bool,
    /// How far it reaches.
    pub reach: Reach,
    /// Its steps, in the order of the log.
    pub steps: Vec<StopStep>,
    /// The furthest stage reached; none while nobody has answered.
    pub stage: Option<StopStage>,
    /// Calls that are due or will be, one for each side that has not answered.
    pub calls: Vec<Call>,
    /// What lifted it, and when.
    pub lifted: Option<(RecordHash, Instant)>,
}

/// A call that must be made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Call {
    /// The side to be reached.
    pub side: Side,
    /// Whom to call.
    pub callee: Callee,
    /// From when: no answer by then moves the call on.
    pub due: Instant,
}

/// Whom to call: always a post, never a named person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Callee {
    /// The duty officer.
    DutyOfficer,
    /// The senior representative on call.
    SeniorOnCall,
    /// Anybody at that headquarters.
    Headquarters,
    /// The existing flight-safety channel.
    ExternalChannel,
}

impl Callee {
    const ORDER: [Self; 4] = [Self::DutyOfficer, Self::SeniorOnCall, Self::Headquarters, Self::ExternalChannel];

    /// The code of its name in the catalogues: `callee-<name>`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DutyOfficer => "duty-officer",
            Self::SeniorOnCall => "senior-on-call",
            Self::Headquarters => "headquarters",
            Self::ExternalChannel => "external-channel",
        }
    }
}

impl State {
    /// Every stop call, lifted ones too, in the order of time, then hash.
    #[must_use]
    pub fn stops(&self) -> Vec<StopView> {
        let mut stops: Vec<StopView> = self
            .restraints()
            .filter(|restraint| restraint.cause == Cause::Stop)
            .map(|restraint| self.stop(restraint))
            .collect();
        stops.sort_by_key(|stop| (stop.at, stop.record));
        stops
    }

    /// Every restraint that binds, in the order of time, then hash.
    #[must_use]
    pub fn holds(&self) -> Vec<&Restraint> {
        let mut holds: Vec<&Restraint> = self.all_binding().collect();
        holds.sort_by_key(|restraint| (restraint.at, restraint.record));
        holds
    }

    fn stop(&self, restraint: &Restraint) -> StopView {
        let steps = self.stop_steps(restraint.record).to_vec();
        let reached = |step: &&StopStep| step.stage != StopStage::Attempted;
        let stage = steps.iter().filter(reached).map(|step| step.stage).max();
        let calls = if restraint.binds() { self.calls(restraint, &steps) } else { Vec::new() };
        StopView {
            record: restraint.record,
            at: restraint.at,
            raised_by: restraint.author,
            is_claimed: restraint.is_claimed,
            reach: restraint.reach.clone(),
            steps,
            stage,
            calls,
            lifted: restraint.lifted,
        }
    }

    /// One call for each side that the raiser does not belong to and that has not itself said that the call arrived.
    fn calls(&self, restraint: &Restraint, steps: &[StopStep]) -> Vec<Call> {
        Side::BOTH
            .into_iter()
            .filter(|side| {
                restraint.author.node != Node::Headquarters(*side) && !self.has_answered(restraint, steps, *side)
            })
            .map(|side| self.next_call(restraint, steps, side))
            .collect()
    }

    fn has_answered(&self, restraint: &Restraint, steps: &[StopStep], side: Side) -> bool {
        let node = Node::Headquarters(side);
        steps.iter().any(|step| step.node == node && step.stage != StopStage::Attempted)
            || self.about(restraint.record).any(|seen| seen.kind == "acknowledgement" && seen.node() == node)
    }

    /// Each attempt without an answer moves the call to the next post; the last one is tried again and again.
    fn next_call(&self, restraint: &Restraint, steps: &[StopStep], side: Side) -> Call {
        let mut attempts = steps.iter().filter(|step| step.stage == StopStage::Attempted);
        let last = attempts.clone().map(|step| step.reached_at).max();
        let made = attempts.by_ref().count();
        let callee = Callee::ORDER.into_iter().nth(made).unwrap_or(Callee::ExternalChannel);
        let wait = self.edition().deadlines.stop_acknowledgement;
        let due = last.map_or(restraint.at, |attempted| attempted.saturating_add(wait));
        Call { side, callee, due }
    }
}
