//! Three nodes on good lines: what the rest of the tests stand on.
use crate::simulation::cast;
use crate::simulation::world::{ALPHA, BRAVO, CENTRE, World};
use agreement::identity::Side;
use agreement::state::Effect;
use jig_protocol::{LogKind, Stage};

#[test]
fn three_nodes_end_with_the_same_final_signed_notes() {
    let mut world = World::staffed(1);
    let now = world.now;
    let record = world.author(ALPHA, &cast::information(Side::Alpha, "the road is open", now, 7));
    world.run(10_000);
    for log in LogKind::ALL {
        let note = |machine: usize| world.machines[machine].core.as_ref().unwrap().head(log).unwrap().bytes().to_vec();
        assert_eq!(String::from_utf8(note(ALPHA)), String::from_utf8(note(CENTRE)));
        assert_eq!(note(BRAVO), note(CENTRE));
        let head = world.machines[CENTRE].core.as_ref().unwrap().head(log).unwrap().clone();
        assert!(head.is_complete(), "{} is not cosigned by both", log.name());
        assert_eq!(head.size(), world.machines[CENTRE].core.as_ref().unwrap().examiner().size());
    }
    let core = world.machines[BRAVO].core.as_ref().unwrap();
    assert!(matches!(core.stage(&record), Stage::Acknowledged { .. }));
    assert!(core.unsequenced().is_empty());
}

#[test]
fn a_permission_acts_at_the_later_receipt() {
    let mut world = World::staffed(2);
    let now = world.now;
    let hold = world.author(ALPHA, &cast::hold_all(Side::Alpha, now, 8));
    world.run(5_000);
    let now = world.now;
    let lift = world.author(ALPHA, &cast::lift(Side::Alpha, hold, now, 9));
    world.run(5_000);
    for machine in [ALPHA, BRAVO, CENTRE] {
        let core = world.machines[machine].core.as_ref().unwrap();
        assert!(matches!(core.effect(lift), Some(Effect::InEffect { .. })), "{:?}", core.effect(lift));
        assert!(core.state().restraint(hold).is_some_and(|restraint| !restraint.binds()));
    }
}
