//! What must be true after every step, whatever failed and whoever lied.
//!
//! Each check names its law. They look at honest machines only: what they hold, sign and believe.
use agreement::identity::{RecordHash, Side};
use agreement::records::Nature;
use agreement::state::{Effect, Usability};
use jig_protocol::{Alarm, LogKind, Stage};
use ledger::Hash;
use std::collections::BTreeMap;

use super::world::{ALPHA, BRAVO, CENTRE, World};

/// What was seen so far.
#[derive(Default)]
pub(crate) struct Checks {
    /// Roots that an honest participant cosigned, by machine, log and size.
    cosigned: BTreeMap<(usize, LogKind, u64), Hash>,
    /// Verdict root of an honest fold by joint root: the same log, the same verdicts.
    verdicts: BTreeMap<(u64, Hash), Hash>,
    /// Records that an honest node called acknowledged, with their entries; all nodes as one while the centre forks nothing.
    acknowledged: BTreeMap<(usize, RecordHash), u64>,
    frontiers: BTreeMap<(usize, Side), u64>,
    durable: BTreeMap<(usize, LogKind), u64>,
    sizes: BTreeMap<usize, (u64, u64)>,
    /// All alarms by machine, for scenarios.
    pub(crate) alarms: BTreeMap<usize, Vec<Alarm>>,
    opened: BTreeMap<usize, u64>,
}

impl Checks {
    /// Looks at a machine that has just moved.
    pub(crate) fn after(&mut self, world: &mut World, machine: usize) {
        self.note_alarms(world, machine);
        if world.dishonest.contains(&machine) || machine > CENTRE {
            return;
        }
        let Some(core) = &world.machines[machine].core else { return };
        for log in LogKind::ALL {
            self.l11_no_honest_node_cosigns_two_pasts(core, machine, log);
        }
        let opened = world.machines[machine].opened;
        if self.opened.get(&machine) != Some(&opened) {
            // What was folded and not yet durable is folded anew after a restart.
            for side in Side::BOTH {
                self.frontiers.remove(&(machine, side));
            }
        }
        self.l10_what_was_cosigned_is_still_there(core, machine, opened);
        let size = (core.examiner().size(), core.head(LogKind::Joint).map_or(0, jig_protocol::Head::size));
        if self.sizes.insert(machine, size) != Some(size) {
            self.l1_same_log_same_verdicts(core, world.machines[machine].edition == *super::cast::edition());
            self.l2_no_permission_without_both_receipts(core, machine);
            let centre_lies = world.dishonest.contains(&CENTRE);
            self.acknowledgements(core, if centre_lies { machine } else { CENTRE });
        }
        self.l13_a_local_restraint_stops_every_permission(core, world.now);
    }

    fn note_alarms(&mut self, world: &mut World, machine: usize) {
        let alarms = std::mem::take(&mut world.machines[machine].alarms);
        for alarm in &alarms {
            let met = match alarm {
                Alarm::Fork { .. } => "fork detected",
                Alarm::VoidEntry { .. } => "void entry recorded",
                Alarm::VerdictsDiffer { .. } => "first differing verdict named",
                Alarm::ReceiptDiffers { .. } => "verdict roots differed",
                Alarm::ReceiptHealed { .. } => "verdict roots healed",
                Alarm::TimeAhead { .. } | Alarm::CentreGone { .. } => "entry ahead of the clock not receipted",
                Alarm::Unsequenced { .. } => "withholding flagged at the author",
                Alarm::CounterpartUnsequenced { .. } => "withholding flagged at the counterpart",
                Alarm::RestraintArrived { .. } => "restraint bound before the log held it",
                Alarm::RefusedByCentre { .. } => "stub left by the centre",
                Alarm::ClockWentBack { .. } => "clock stepped back",
                Alarm::Frozen { .. } => "frozen node stopped cosigning",
                _ => continue,
            };
            world.coverage.met(met);
            if let Alarm::ReceiptDiffers { side, size } = alarm {
                Self::a_differing_receipt_moves_no_frontier(world, machine, *side, *size);
            }
        }
        self.alarms.entry(machine).or_default().extend(alarms);
    }

    /// A receipt with another verdict root is delivery only: the frontier stays below its size. One that matches at the same
    /// size may have come in the same batch, so only what is seen is counted; L2 is asked at every step.
    fn a_differing_receipt_moves_no_frontier(world: &mut World, machine: usize, side: Side, size: u64) {
        let Some(core) = &world.machines[machine].core else { return };
        if core.state().frontier(side) < size {
            world.coverage.met("receipt counted as delivery only");
        }
    }

    fn l11_no_honest_node_cosigns_two_pasts(&mut self, core: &jig_protocol::Core, machine: usize, log: LogKind) {
        let (Some(side), Some(head)) = (core.node().side(), core.head(log)) else { return };
        if head.line(side).is_none() {
            return;
        }
        let first = *self.cosigned.entry((machine, log, head.size())).or_insert(head.root());
        assert_eq!(first, head.root(), "{} cosigned two roots of {} at {}", side.name(), log.name(), head.size());
    }

    fn l10_what_was_cosigned_is_still_there(&mut self, core: &jig_protocol::Core, machine: usize, opened: u64) {
        let held = core.head(LogKind::Joint).map_or(0, jig_protocol::Head::size);
        let before = self.durable.insert((machine, LogKind::Joint), held).unwrap_or(0);
        assert!(held >= before, "machine {machine} lost entries: {before} then {held}");
        // After a restart the whole past is compared, otherwise only what moved.
        if self.opened.insert(machine, opened) == Some(opened) {
            return;
        }
        for ((_, log, size), root) in
            self.cosigned.range((machine, LogKind::Joint, 0)..=(machine, LogKind::Joint, u64::MAX))
        {
            assert_eq!(
                core.examiner().joint().root_at(*size),
                Some(*root),
                "machine {machine} {} at {size}",
                log.name()
            );
        }
    }

    fn l1_same_log_same_verdicts(&mut self, core: &jig_protocol::Core, right_rules: bool) {
        let examiner = core.examiner();
        if right_rules {
            let place = (examiner.size(), examiner.joint().root());
            let first = *self.verdicts.entry(place).or_insert(examiner.verdict_root());
            assert_eq!(first, examiner.verdict_root(), "L1: two verdict roots over one log of {} entries", place.0);
        }
    }

    fn l2_no_permission_without_both_receipts(&mut self, core: &jig_protocol::Core, machine: usize) {
        let state = core.state();
        for side in Side::BOTH {
            let size = state.frontier(side);
            let before = self.frontiers.insert((machine, side), size).unwrap_or(0);
            assert!(size >= before, "a frontier moved back");
            assert!(size <= core.examiner().size(), "a frontier is beyond the log");
        }
        for fact in state.facts().filter(|fact| fact.nature == Nature::Permission) {
            if let Some(Effect::InEffect { entry, .. }) = state.effect(fact.record) {
                assert!(state.frontiers().both() > fact.index, "L2: {} acts without both receipts", fact.kind);
                assert!(entry > fact.index, "L2: {} acts at its own entry", fact.kind);
            }
        }
    }

    fn acknowledgements(&mut self, core: &jig_protocol::Core, whose: usize) {
        let records: Vec<RecordHash> = core.state().facts().map(|fact| fact.record).collect();
        for record in records {
            let place = (whose, record);
            let known = self.acknowledged.get(&place).copied();
            let found = core.examiner().index_of(&record);
            if let (Some(known), Some(found)) = (known, found) {
                assert_eq!(known, found, "L10: an acknowledged record moved");
            }
            if known.is_none()
                && let Stage::Acknowledged { index, .. } = core.stage(&record)
            {
                self.acknowledged.insert(place, index);
            }
        }
        let durable = core.head(LogKind::Joint).map_or(0, jig_protocol::Head::size);
        for ((_, record), index) in self.acknowledged.iter().filter(|((by, _), _)| *by == whose) {
            let held = *index >= durable || core.examiner().index_of(record) == Some(*index);
            assert!(held, "L10: an acknowledged record is gone from {}", core.node().name());
        }
    }

    fn l13_a_local_restraint_stops_every_permission(&self, core: &jig_protocol::Core, now: spacetime::Instant) {
        if core.local_restraints().next().is_none() {
            return;
        }
        for fact in core.state().facts().filter(|fact| fact.nature == Nature::Permission).take(4) {
            let usable = core.usable(fact.record, now);
            assert!(matches!(usable, Usability::NotUsable(_)), "L13: a permission is usable under a local restraint");
        }
    }

    /// Whether a machine raised an alarm of this code.
    pub(crate) fn raised(&self, machine: usize, code: &str) -> bool {
        self.alarms.get(&machine).is_some_and(|alarms| alarms.iter().any(|alarm| alarm.code() == code))
    }

    /// How many records are acknowledged as far as a machine is concerned.
    pub(crate) fn acknowledged_by(&self, machine: usize) -> usize {
        self.acknowledged.keys().filter(|(whose, _)| *whose == machine || *whose == CENTRE).count()
    }

    /// Honest participants.
    pub(crate) const PARTICIPANTS: [usize; 2] = [ALPHA, BRAVO];
}
