//! A seed's history: what people do and what fails, drawn by chance; then everything heals and must come to rest.
use agreement::identity::{Node, RecordHash, Side};
use agreement::state::{Effect, Obstacle, Usability};
use jig_protocol::{Examiner, ForkEvidence, Input, LinkState, LogKind, Reply};
use ledger::VerifierKey;
use spacetime::Span;

use super::adversary::{self, Backup, Nonsense};
use super::cast;
use super::checks::Checks;
use super::coverage::Coverage;
use super::disk::Aftermath;
use super::world::{ALPHA, BRAVO, CENTRE, Line, Withheld, World, machine_of};

/// What came of a seed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Hash over every event in order.
    pub(crate) trace: String,
    /// How many events there were.
    pub(crate) events: u64,
    /// Entries of the joint log at the end.
    pub(crate) entries: u64,
    /// What was met.
    pub(crate) coverage: Coverage,
}

/// Who lies in this history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plot {
    /// Everybody is honest; everything else fails.
    Honest,
    /// The centre shows two logs.
    Fork,
    /// The centre goes back to a backup.
    RollBack,
    /// The centre sequences what it must not.
    Nonsense,
    /// The centre withholds one side's records.
    Withhold,
    /// Bravo forges.
    Forger,
    /// Bravo's rules are wrong for a while.
    WrongRules,
    /// Alpha's authority prepares a freeze in the middle of it all.
    Freeze,
}

const PLOTS: [Plot; 11] = [
    Plot::Honest,
    Plot::Honest,
    Plot::Honest,
    Plot::Fork,
    Plot::RollBack,
    Plot::Nonsense,
    Plot::Withhold,
    Plot::Withhold,
    Plot::Forger,
    Plot::WrongRules,
    Plot::Freeze,
];

struct Play {
    world: World,
    plot: Plot,
    restraints: Vec<(Side, RecordHash)>,
    /// Restraints whose author was told that they lie in the outbox.
    taken: Vec<RecordHash>,
    permissions: Vec<RecordHash>,
    backup: Option<Backup>,
    refused: Vec<(usize, Vec<u8>)>,
    forged: u64,
}

/// Plays a seed to its end.
///
/// # Panics
/// When a law is broken.
pub(crate) fn play(seed: u64) -> Outcome {
    let mut world = World::staffed(seed);
    world.talk(std::env::var_os("JIG_SIMULATION_TALKS").is_some());
    let plot = *world.chance.pick(&PLOTS);
    world.plot = format!("{plot:?}");
    let mut play = Play {
        world,
        plot,
        restraints: Vec::new(),
        taken: Vec::new(),
        permissions: Vec::new(),
        backup: None,
        refused: Vec::new(),
        forged: 0,
    };
    if plot == Plot::WrongRules {
        play.world.machines[BRAVO].edition.limits.references_per_record_max = 0;
        play.world.machines[BRAVO].edition.deadlines.delegation_max = Span::ZERO;
        play.restart(BRAVO);
    }
    let steps = play.world.chance.between(12, 22);
    for step in 0..steps {
        play.disturb();
        play.lie(step);
        play.act();
        if play.world.chance.permille(400) {
            play.act();
        }
        let pause = play.world.chance.between(50, 6_000);
        play.world.run(pause);
        play.look();
    }
    play.heal();
    play.finish()
}

impl Play {
    fn restart(&mut self, machine: usize) {
        self.world.crash(machine, Aftermath::Lost, 50);
        self.world.run(100);
    }

    /// Something fails, or stops failing.
    fn disturb(&mut self) {
        let world = &mut self.world;
        let machine = usize::try_from(world.chance.below(3)).unwrap_or(0);
        let other = (machine + 1) % 3;
        match world.chance.below(15) {
            0 => world.all_lines(Line { cut: false, loss: 120, duplicates: 100, delay: (5, 900), days: 2 }),
            1 => {
                world.line(machine, other).cut = true;
                world.coverage.met("link cut one way");
            }
            2 => {
                world.set_cut(machine, other, true);
                world.set_cut(machine, (machine + 2) % 3, true);
                world.coverage.met("partition");
            }
            3 | 4 => {
                world.all_lines(Line::GOOD);
                for peer in Node::ALL {
                    if machine_of(peer) != machine {
                        world.feed(machine, Input::Linked { peer, state: LinkState::Up });
                    }
                }
            }
            5 => {
                let disk = usize::try_from(world.chance.below(3)).unwrap_or(0);
                world.machines[machine].disks[disk].set_full(true);
            }
            6 => world.machines.iter().flat_map(|machine| &machine.disks).for_each(|disk| disk.set_full(false)),
            7 => {
                let operations = world.chance.below(12);
                let disk = usize::try_from(world.chance.below(3)).unwrap_or(0);
                world.machines[machine].disks[disk].doubt_in(u32::try_from(operations).unwrap_or(0));
            }
            8 => {
                world.machines[machine].crash_in = Some(world.chance.below(25));
            }
            9 => {
                let operations = world.chance.below(15);
                world.machines[machine].disks[usize::from(operations.is_multiple_of(2))]
                    .cut_in(u32::try_from(operations).unwrap_or(0));
            }
            10 => {
                let aftermath = if world.chance.permille(500) { Aftermath::Lost } else { Aftermath::Torn };
                let down = world.chance.between(100, 30_000);
                if world.machines[machine].is_up() {
                    world.crash(machine, aftermath, down);
                }
            }
            11 => self.change_clock(machine),
            12 => {
                let (from, to) = (*world.chance.pick(&[CENTRE, BRAVO]), ALPHA);
                let truncated = world.chance.permille(400);
                let start = world.machines[to].core.as_ref().map_or(0, |core| core.examiner().size());
                let keep = if truncated { 1 } else { u64::MAX };
                world.carry(from, to, LogKind::Joint, start, keep);
                world.coverage.met(if truncated {
                    "courier carried a truncated log"
                } else {
                    "courier carried the log"
                });
            }
            13 => world.page = world.chance.between(1, 4),
            _ => world.page = 1_000,
        }
    }

    fn change_clock(&mut self, machine: usize) {
        let world = &mut self.world;
        let (clock, met) = match world.chance.below(6) {
            0 | 1 => (Span::from_millis(i64::try_from(world.chance.below(4_000)).unwrap_or(0)), "clock ahead"),
            2 | 3 => (Span::from_millis(-i64::try_from(world.chance.below(4_000)).unwrap_or(0)), "clock behind"),
            4 => (Span::from_minutes(-20), "clock behind"),
            // Only the centre's clock makes ledger time; the jump of a year is a test of its own on top of this.
            _ => (Span::from_days(365), "clock jumped a year"),
        };
        // A centre that is a year ahead stamps the whole log with it: that history ends without receipts.
        if machine == CENTRE && clock > Span::from_hours(1) && self.plot != Plot::Honest {
            return;
        }
        world.machines[machine].clock = clock;
        world.coverage.met(met);
    }

    /// The liar's part.
    fn lie(&mut self, step: u64) {
        match self.plot {
            Plot::Honest => {}
            Plot::Fork => {
                if step == 4 {
                    adversary::fork_centre(&mut self.world);
                }
            }
            Plot::RollBack => match step {
                3 => self.backup = Some(adversary::back_up(&self.world)),
                9 => {
                    if let Some(backup) = self.backup.take() {
                        adversary::roll_back(&mut self.world, backup);
                    }
                }
                _ => {}
            },
            Plot::Nonsense => {
                if step % 4 == 3 && self.world.machines[CENTRE].is_up() {
                    let kinds = [Nonsense::Garbage, Nonsense::BackDated, Nonsense::OutOfOrder, Nonsense::Repeated];
                    let what = *self.world.chance.pick(&kinds);
                    adversary::sequence_nonsense(&mut self.world, what);
                }
            }
            Plot::Withhold => {
                if step == 3 {
                    let lane = *self.world.chance.pick(&[None, Some(wire::submission::Lane::Ordinary)]);
                    self.world.withheld = Some(Withheld { origin: Node::Headquarters(Side::Alpha), lane });
                    self.world.dishonest.insert(CENTRE);
                }
            }
            Plot::Forger => {
                self.world.dishonest.insert(BRAVO);
                match step % 4 {
                    0 => adversary::reuse_number(&mut self.world),
                    1 => {
                        adversary::forge_receipt(&mut self.world, 1_000 + self.forged);
                        self.forged += 1;
                    }
                    2 => {
                        let count = self.world.chance.between(22, 30);
                        if step == 2 {
                            adversary::flood(&mut self.world, count);
                        }
                    }
                    _ => {
                        let length = self.world.chance.between(1, 300);
                        let bytes = self.world.chance.bytes(length.try_into().unwrap_or(1));
                        let to = *self.world.chance.pick(&[ALPHA, CENTRE]);
                        self.world.deliver_garbage(to, Node::Headquarters(Side::Bravo), bytes);
                    }
                }
            }
            Plot::Freeze => {
                if step == 8
                    && let Some((note, _)) = self.world.machines[ALPHA].serve(LogKind::Joint, 0, 0)
                {
                    self.world.feed(ALPHA, Input::PrepareFreeze { ticket: 0, note });
                }
            }
            Plot::WrongRules => {
                if step == 10 {
                    self.world.machines[BRAVO].edition = cast::edition().clone();
                    self.restart(BRAVO);
                }
            }
        }
    }

    /// Somebody does something.
    fn act(&mut self) {
        let side = *self.world.chance.pick(&Side::BOTH);
        let machine = machine_of(Node::Headquarters(side));
        let made_at = self.world.machines[machine].local(self.world.now);
        let nonce = self.world.nonce();
        let record = match self.world.chance.below(10) {
            0 | 1 => cast::information(side, "the bridge is passable", made_at, nonce),
            2 => cast::stop(side, made_at, nonce),
            3 => cast::hold_all(side, made_at, nonce),
            4 | 5 => cast::delegation(side, made_at, nonce),
            6 => {
                // Too long for any edition: its own node refuses it early.
                let mut record = cast::delegation(side, made_at, nonce);
                if let agreement::records::Body::Delegation(delegation) = &mut record.body {
                    let end = made_at.saturating_add(Span::from_days(90));
                    delegation.term = spacetime::Window::new(made_at, end).expect("a window");
                }
                record
            }
            7 => match self.restraints.iter().find(|(holder, _)| *holder == side).copied() {
                Some((_, restraint)) => cast::lift(side, restraint, made_at, nonce),
                None => cast::information(side, "nothing to lift", made_at, nonce),
            },
            8 => match self.permissions.last().copied() {
                Some(item) => cast::hold_item(side, item, made_at, nonce),
                None => cast::hold_all(side, made_at, nonce),
            },
            _ => cast::information(side, "the road is closed", made_at, nonce),
        };
        let envelope = cast::sealed(&record);
        if self.world.machines[machine].is_up() {
            let hash = self.world.author_envelope(machine, &envelope);
            match record.body.nature() {
                agreement::records::Nature::Restraint => self.restraints.push((side, hash)),
                agreement::records::Nature::Permission => self.permissions.push(hash),
                _ => {}
            }
        }
        self.answers(machine, &envelope.to_bytes());
        if let Some((machine, envelope)) = self.refused.pop()
            && self.world.machines[machine].is_up()
        {
            self.world.coverage.met("refused submission sent again");
            self.world.feed(machine, Input::Author { ticket: 0, envelope });
        }
    }

    fn answers(&mut self, machine: usize, envelope: &[u8]) {
        for (_, reply) in std::mem::take(&mut self.world.machines[machine].replies) {
            match reply {
                Reply::Refused { .. } => {
                    self.world.coverage.met("record refused at its own node");
                    self.refused.push((machine, envelope.to_vec()));
                }
                Reply::ActsUnwritten { .. } => self.world.coverage.met("restraint acted on a full disk"),
                Reply::Taken { payload, .. } if self.restraints.iter().any(|(_, restraint)| *restraint == payload) => {
                    self.taken.push(payload);
                }
                Reply::Unwritten { .. } => self.world.coverage.met("record not acknowledged on a full disk"),
                _ => {}
            }
        }
    }

    /// What can be seen in passing.
    fn look(&mut self) {
        let world = &mut self.world;
        for machine in Checks::PARTICIPANTS {
            let Some(core) = &world.machines[machine].core else { continue };
            let local = world.machines[machine].local(world.now);
            for permission in &self.permissions {
                match core.effect(*permission) {
                    Some(Effect::InEffect { .. }) => world.coverage.met("permission took effect"),
                    Some(Effect::AwaitingReceipts { .. }) => world.coverage.met("permission waited for a receipt"),
                    Some(Effect::Refused) => world.coverage.met("record refused by the rules"),
                    _ => {}
                }
                if let Usability::NotUsable(obstacles) = core.usable(*permission, local) {
                    for obstacle in obstacles {
                        match obstacle {
                            Obstacle::HeadTooOld { .. } | Obstacle::CounterpartUnconfirmed => {
                                world.coverage.met("permission unusable on a stale head");
                            }
                            Obstacle::LocalRestraint(_) => {
                                world.coverage.met("permission unusable under a local restraint")
                            }
                            _ => {}
                        }
                    }
                }
            }
        }
        if let Some(core) = &world.machines[CENTRE].core {
            for (side, restraint) in &self.restraints {
                let relayed = core.state().fact(*restraint).is_some()
                    && world.machines[CENTRE].serve(LogKind::Joint, 0, u64::MAX).is_some_and(|(_, entries)| {
                        core.examiner().index_of(restraint).is_some_and(|index| {
                            let entry = usize::try_from(index).ok().and_then(|index| entries.get(index));
                            entry
                                .and_then(|entry| adversary::submission_in(entry))
                                .is_some_and(|sent| sent.origin != Node::Headquarters(*side))
                        })
                    });
                if relayed {
                    world.coverage.met("restraint reached the log by another node");
                }
            }
        }
    }

    /// Everything that can heal does.
    fn heal(&mut self) {
        let world = &mut self.world;
        world.all_lines(Line::GOOD);
        world.page = 1_000;
        world.withheld = None;
        for machine in &mut world.machines {
            machine.crash_in = None;
            machine.disks.iter().for_each(|disk| disk.set_full(false));
        }
        let jumped = world.machines[CENTRE].core.as_ref().and_then(|core| core.examiner().last_at());
        // Clocks are set right; a centre that was ahead stands still in the log until true time has caught up.
        let ahead = jumped.map_or(0, |at| at.since(world.now).as_millis());
        for machine in 0..world.machines.len() {
            world.machines[machine].clock = Span::ZERO;
        }
        if ahead > 0 {
            let wait = u64::try_from(ahead).unwrap_or(0);
            if wait > 3_600_000 {
                // A year of waiting is not simulated: the clocks of all agree with the log again.
                for machine in 0..world.machines.len() {
                    world.machines[machine].clock = Span::from_millis(ahead);
                }
            } else {
                world.run(wait);
            }
        }
        if self.plot == Plot::WrongRules {
            world.machines[BRAVO].edition = cast::edition().clone();
            world.crash(BRAVO, Aftermath::Lost, 50);
        }
        world.run(100_000);
        // What still was on its way for days comes now, to nodes that have long gone on.
        if world.let_late_messages_arrive() > 0 {
            world.run(100_000);
        }
        for machine in 0..world.machines.len() {
            let shut = &world.machines[machine].shut;
            assert!(world.machines[machine].is_up(), "machine {machine} did not come back: {shut}");
        }
    }

    fn finish(mut self) -> Outcome {
        match self.plot {
            Plot::Fork | Plot::RollBack => self.finish_forked(),
            Plot::Freeze => self.finish_frozen(),
            Plot::Honest | Plot::Nonsense | Plot::Withhold | Plot::Forger | Plot::WrongRules => self.finish_whole(),
        }
        let Self { world, .. } = self;
        Outcome {
            trace: world.trace(),
            events: world.events(),
            entries: world.machines[ALPHA].core.as_ref().map_or(0, |core| core.examiner().size()),
            coverage: world.coverage,
        }
    }

    /// With all honest, or a liar that forks nothing, all three come to rest on equal bytes.
    fn finish_whole(&mut self) {
        let world = &mut self.world;
        for log in LogKind::ALL {
            let note = |machine: usize| {
                let core = world.machines[machine].core.as_ref().expect("a running node");
                String::from_utf8_lossy(core.head(log).expect("a head").bytes()).into_owned()
            };
            for machine in Checks::PARTICIPANTS {
                assert_eq!(note(machine), note(CENTRE), "notes of the {} log at rest, {}", log.name(), world.plot);
            }
            let core = world.machines[CENTRE].core.as_ref().expect("a running node");
            assert!(
                core.head(log).expect("a head").is_complete(),
                "the {} log is not cosigned by both, {}",
                log.name(),
                world.plot
            );
        }
        world.coverage.met("three nodes ended with equal signed notes");
        for machine in Checks::PARTICIPANTS {
            let core = world.machines[machine].core.as_ref().expect("a running node");
            assert!(core.unsequenced().is_empty(), "machine {machine}: unsequenced {:?}", core.unsequenced());
            assert_eq!(core.local_restraints().count(), 0, "machine {machine}: a restraint never reached the log");
            // What the author was told is taken is in the log in the end, whatever failed in between.
            for restraint in &self.taken {
                assert!(
                    core.examiner().index_of(restraint).is_some(),
                    "L9: a restraint is lost: {restraint} is {:?} at machine {machine}",
                    core.stage(restraint)
                );
            }
        }
        self.audit();
    }

    /// What alpha froze it never cosigns above; restraint went on all the same.
    fn finish_frozen(&mut self) {
        let world = &mut self.world;
        let core = world.machines[ALPHA].core.as_ref().expect("a running node");
        if let Some(frozen) = core.frozen_at() {
            assert!(core.cosigned_size() <= frozen, "cosigned {} above the freeze at {frozen}", core.cosigned_size());
        }
        for machine in Checks::PARTICIPANTS {
            let core = world.machines[machine].core.as_ref().expect("a running node");
            assert_eq!(core.local_restraints().count(), 0, "machine {machine}: a restraint never reached the log");
        }
        self.audit();
    }

    /// The auditor reads one side's disk and nothing else, and comes to the same verdicts.
    fn audit(&mut self) {
        let world = &mut self.world;
        let (_, entries) = world.machines[BRAVO].serve(LogKind::Joint, 0, u64::MAX).expect("a log");
        let mut examiner = Examiner::new(cast::edition().clone(), cast::edition_hash());
        let mut last_call = 0;
        for entry in &entries {
            let examined = examiner.push(entry);
            if examined.kind.calls_for_receipt() {
                last_call = examined.index;
            }
        }
        if self.plot != Plot::Freeze {
            let covered = examiner.state().frontiers().both();
            assert!(
                covered > last_call,
                "receipts cover {covered} entries, entry {last_call} calls for one, {}",
                world.plot
            );
        }
        let core = world.machines[ALPHA].core.as_ref().expect("a running node");
        assert_eq!(examiner.verdict_root(), core.examiner().verdict_root(), "L1: the auditor disagrees");
        assert_eq!(examiner.state(), core.state(), "L1: the auditor's state differs");
        world.coverage.met("auditor replayed to the same verdict root");
    }

    /// Two honest nodes that exchanged heads hold evidence that an outsider can check.
    fn finish_forked(&mut self) {
        let world = &mut self.world;
        let head = |machine: usize| {
            let core = world.machines[machine].core.as_ref()?;
            let head = core.head(LogKind::Joint)?;
            Some((head.size(), head.root(), core.examiner().joint().clone()))
        };
        let (Some(alpha), Some(bravo)) = (head(ALPHA), head(BRAVO)) else { return };
        let common = alpha.0.min(bravo.0);
        let parted = alpha.2.root_at(common) != bravo.2.root_at(common);
        let fork_seen = [ALPHA, BRAVO].map(|machine| world.checks.raised(machine, "protocol-fork"));
        if parted {
            assert_eq!(fork_seen, [true, true], "L11: a fork between honest nodes went unseen");
        }
        let log_key = VerifierKey::parse(&cast::anchor().genesis.sequencer).expect("a key");
        let verdict_key = VerifierKey::parse(&cast::anchor().genesis.sequencer_verdicts).expect("a key");
        for machine in Checks::PARTICIPANTS {
            for (name, bytes) in world.machines[machine].evidence() {
                if name.starts_with("fork-") {
                    let evidence = ForkEvidence::parse(&bytes).expect("evidence reads back");
                    let key = if name.contains("verdicts") { &verdict_key } else { &log_key };
                    assert!(evidence.verify_by(key).is_ok(), "evidence does not convince an outsider");
                    world.coverage.met("fork evidence verified by an outsider");
                }
            }
        }
    }
}
