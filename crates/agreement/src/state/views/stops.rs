//! Stop calls and holds: what binds, how far a stop has got, and who must be called next (process 2.11).
use super::super::{Cause, Reach, Restraint, State, StopStep};
use crate::clauses;
use crate::identity::{Author, Node, RecordHash, Side};
use crate::records::StopStage;
use alloc::vec::Vec;
use spacetime::Instant;

/// A stop call. No screen says "stopped" before its outcome is `EffectConfirmed`.
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
    /// The stage that every called side has reached; none while one of them has not answered.
    pub stage: Option<StopStage>,
    /// How it ended, where it has: this stays when it is reviewed.
    pub outcome: Option<StopOutcome>,
    /// The stage that is due next at each called side, and the review once all is over.
    pub due: Vec<StageDue>,
    /// Calls that are due or will be, one for each side that has not answered.
    pub calls: Vec<Call>,
    /// What lifted it, and when.
    pub lifted: Option<(RecordHash, Instant)>,
}

/// How a stop call ended.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum StopOutcome {
    /// Every called side confirmed the effect, and none said that it came too late.
    EffectConfirmed,
    /// A called side said that it came too late.
    TooLate,
}

impl StopOutcome {
    /// The name, that of the stage which brought it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EffectConfirmed => StopStage::EffectConfirmed.name(),
            Self::TooLate => StopStage::TooLate.name(),
        }
    }
}

/// A stage that is to be reached by an instant. What is overdue is shown; it delays and lifts nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StageDue {
    /// Where; none for the review, which either side may make.
    pub side: Option<Side>,
    /// The stage.
    pub stage: StopStage,
    /// From this instant on it is overdue.
    pub by: Instant,
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
        let calls = if restraint.binds() { self.calls(restraint, &steps) } else { Vec::new() };
        StopView {
            record: restraint.record,
            at: restraint.at,
            raised_by: restraint.author,
            is_claimed: restraint.is_claimed,
            reach: restraint.reach.clone(),
            stage: stage(restraint, &steps),
            outcome: outcome(restraint, &steps),
            due: self.stages_due(restraint, &steps),
            steps,
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

    /// The clock of the stage that comes next, at each called side; once all of them have ended, that of the review.
    fn stages_due(&self, restraint: &Restraint, steps: &[StopStep]) -> Vec<StageDue> {
        let clocks = &self.edition().deadlines;
        let reviewed = steps.iter().any(|step| step.stage == StopStage::Reviewed);
        let ended = ended_at(restraint, steps);
        if let (Some(over), false) = (ended.or(restraint.lifted.map(|(_, at)| at)), reviewed) {
            let by = over.saturating_add(clocks.stop_review);
            return Vec::from([StageDue { side: None, stage: StopStage::Reviewed, by }]);
        }
        if reviewed {
            return Vec::new();
        }
        let next = |side: Side| {
            let (since, stage, clock) = match furthest(side, steps) {
                None => (restraint.at, StopStage::Delivered, clocks.stop_acknowledgement),
                Some((StopStage::Attempted | StopStage::Delivered, at)) => {
                    (at, StopStage::ReadBack, clocks.stop_read_back)
                }
                Some((StopStage::ReadBack, at)) => (at, StopStage::Relayed, clocks.stop_relay),
                Some((StopStage::Relayed, at)) => (at, StopStage::CrewsTold, clocks.stop_crews),
                Some((StopStage::CrewsTold, at)) => (at, StopStage::EffectConfirmed, clocks.stop_effect),
                Some((StopStage::EffectConfirmed | StopStage::TooLate | StopStage::Reviewed, _)) => return None,
            };
            Some(StageDue { side: Some(side), stage, by: since.saturating_add(clock) })
        };
        clauses::executing(restraint).filter_map(next).collect()
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

/// The furthest stage on the way to the effect that a side has reported, and when it was first reached.
fn furthest(side: Side, steps: &[StopStep]) -> Option<(StopStage, Instant)> {
    let on_the_way = |stage: StopStage| !matches!(stage, StopStage::Attempted | StopStage::Reviewed);
    let own = || steps.iter().filter(|step| step.node == Node::Headquarters(side) && on_the_way(step.stage));
    let stage = own().map(|step| step.stage).max()?;
    own().filter(|step| step.stage == stage).map(|step| step.reached_at).min().map(|at| (stage, at))
}

/// No screen says more than what every called side has reached. A review is the end of all of it.
fn stage(restraint: &Restraint, steps: &[StopStep]) -> Option<StopStage> {
    if steps.iter().any(|step| step.stage == StopStage::Reviewed) {
        return Some(StopStage::Reviewed);
    }
    let reached: Option<Vec<StopStage>> =
        clauses::executing(restraint).map(|side| furthest(side, steps).map(|(stage, _)| stage)).collect();
    let least = reached?.into_iter().min()?;
    match (least, outcome(restraint, steps)) {
        (StopStage::EffectConfirmed, Some(StopOutcome::TooLate)) => Some(StopStage::TooLate),
        (least, _) => Some(least),
    }
}

fn outcome(restraint: &Restraint, steps: &[StopStep]) -> Option<StopOutcome> {
    let said = |side: Side, stage: StopStage| {
        steps.iter().any(|step| step.node == Node::Headquarters(side) && step.stage == stage)
    };
    if clauses::executing(restraint).any(|side| said(side, StopStage::TooLate)) {
        return Some(StopOutcome::TooLate);
    }
    clauses::executing(restraint)
        .all(|side| said(side, StopStage::EffectConfirmed))
        .then_some(StopOutcome::EffectConfirmed)
}

/// When the last of the called sides came to its end; nothing while one has not.
fn ended_at(restraint: &Restraint, steps: &[StopStep]) -> Option<Instant> {
    let ends = clauses::executing(restraint).map(|side| {
        furthest(side, steps)
            .filter(|(stage, _)| matches!(stage, StopStage::EffectConfirmed | StopStage::TooLate))
            .map(|(_, at)| at)
    });
    ends.collect::<Option<Vec<Instant>>>()?.into_iter().max()
}
