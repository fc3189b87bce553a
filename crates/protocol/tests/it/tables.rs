//! A node whose tables are not those that the edition pins: it stores, passes restraint on, and says nothing of verdicts.
use crate::simulation::cast;
use crate::simulation::disk::Aftermath;
use crate::simulation::world::{ALPHA, BRAVO, CENTRE, World};
use agreement::edition::Pins;
use agreement::identity::{Digest, Side};
use agreement::state::{Effect, Usability};
use jig_protocol::{Core, LogKind};

fn core(world: &World, machine: usize) -> &Core {
    world.machines[machine].core.as_ref().unwrap()
}

fn with_other_tables(world: &mut World, machine: usize) {
    let edition = cast::edition();
    let other = edition.pins.iter().map(|(table, _)| (table.to_owned(), Digest::from_bytes([7; 32])));
    world.machines[machine].edition.pins = Pins::new(other.collect());
    world.crash(machine, Aftermath::Lost, 10);
    world.run(2_000);
}

#[test]
fn a_side_without_the_pinned_tables_stores_and_does_not_examine_until_it_has_them() {
    let mut world = World::staffed(71);
    with_other_tables(&mut world, BRAVO);
    assert!(!core(&world, BRAVO).examines());
    assert!(world.checks.raised(BRAVO, "protocol-table-differs"));
    let examined_before = core(&world, BRAVO).head(LogKind::Verdicts).map_or(0, |head| head.size());
    let frontier_before = core(&world, ALPHA).state().frontier(Side::Bravo);

    let now = world.now;
    let delegation = world.author(ALPHA, &cast::delegation(Side::Alpha, now, 1));
    let hold = world.author(ALPHA, &cast::hold_all(Side::Alpha, now, 2));
    world.run(10_000);
    // It stores, says *stored*, and restraint binds there.
    let joint = core(&world, BRAVO).head(LogKind::Joint).unwrap();
    assert_eq!(joint.size(), core(&world, CENTRE).examiner().size());
    assert!(joint.line(Side::Bravo).is_some());
    assert!(core(&world, BRAVO).state().restraint(hold).is_some_and(|hold| hold.binds()));
    // It says nothing of verdicts: no line, no receipt, no difference; and nothing is usable there.
    assert_eq!(core(&world, BRAVO).head(LogKind::Verdicts).map_or(0, |head| head.size()), examined_before);
    assert_eq!(core(&world, ALPHA).state().frontier(Side::Bravo), frontier_before);
    assert_eq!(core(&world, BRAVO).difference(), None);
    assert!(!world.checks.raised(BRAVO, "protocol-verdicts-differ"));
    assert_eq!(core(&world, ALPHA).effect(delegation), Some(Effect::AwaitingReceipts { missing: vec![Side::Bravo] }));
    assert!(matches!(core(&world, BRAVO).usable(delegation, world.now), Usability::NotUsable(_)));

    world.machines[BRAVO].edition = cast::edition().clone();
    world.crash(BRAVO, Aftermath::Lost, 10);
    world.run(15_000);
    assert!(core(&world, BRAVO).examines());
    assert!(core(&world, ALPHA).state().frontier(Side::Bravo) > frontier_before);
    let verdicts = core(&world, BRAVO).head(LogKind::Verdicts).unwrap();
    assert!(verdicts.size() > examined_before && verdicts.line(Side::Bravo).is_some());
}

#[test]
fn a_centre_without_the_pinned_tables_sequences_and_publishes_no_verdicts() {
    let mut world = World::staffed(72);
    with_other_tables(&mut world, CENTRE);
    assert!(world.checks.raised(CENTRE, "protocol-table-differs"));
    let verdicts = core(&world, CENTRE).head(LogKind::Verdicts).map_or(0, |head| head.size());
    let now = world.now;
    let stop = world.author(BRAVO, &cast::stop(Side::Bravo, now, 1));
    world.run(5_000);
    for machine in [ALPHA, BRAVO, CENTRE] {
        assert!(core(&world, machine).examiner().index_of(&stop).is_some(), "machine {machine}");
        assert!(core(&world, machine).state().restraint(stop).is_some_and(|stop| stop.binds()), "machine {machine}");
    }
    assert_eq!(core(&world, CENTRE).head(LogKind::Verdicts).map_or(0, |head| head.size()), verdicts);
}
