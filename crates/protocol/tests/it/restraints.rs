//! A restraint must be signed for its author's post (L8), and a genuine one binds whatever the log does (L9, L13).
use crate::simulation::adversary;
use crate::simulation::cast;
use crate::simulation::world::{ALPHA, BRAVO, CENTRE, World};
use agreement::identity::{Node, Post, Side};
use agreement::records::{Appointment, Body, Record};
use jig_protocol::{Input, LogKind, Message, Reply};
use spacetime::Span;
use wire::envelope::Envelope;

const ALL: [usize; 3] = [ALPHA, BRAVO, CENTRE];
const ALPHA_NODE: Node = Node::Headquarters(Side::Alpha);

fn core(world: &World, machine: usize) -> &jig_protocol::Core {
    world.machines[machine].core.as_ref().unwrap()
}

fn holds(world: &World) -> [usize; 3] {
    ALL.map(|machine| core(world, machine).local_restraints().count())
}

fn size(world: &World) -> u64 {
    core(world, CENTRE).examiner().size()
}

fn minutes(count: i64) -> u64 {
    u64::try_from(Span::from_minutes(count).as_millis()).unwrap()
}

/// The record as alpha's node would vouch for it, signed by a key of the test's choice.
fn vouched(record: &Record, key: &str) -> Envelope {
    Envelope::seal(record, &[cast::key(key), cast::node_key(ALPHA_NODE)]).unwrap()
}

/// Stubs in the log.
fn stubs(world: &World) -> usize {
    let (_, entries) = world.machines[CENTRE].serve(LogKind::Joint, 0, u64::MAX).unwrap();
    let is_stub = |entry: &&Vec<u8>| {
        wire::entry::open(entry).is_ok_and(|opened| matches!(opened.signed.record.body, Body::Refusal(_)))
    };
    entries.iter().filter(is_stub).count()
}

#[test]
fn the_own_node_refuses_a_hold_that_nobody_signed_for_its_post_and_takes_a_stop() {
    let mut world = World::staffed(61);
    let before = size(&world);
    let forged =
        Envelope::seal(&cast::hold_all(Side::Alpha, world.now, 1), &[cast::key("alpha duty-officer")]).unwrap();
    let unknown = Envelope::seal(&cast::hold_all(Side::Alpha, world.now, 2), &[cast::key("a stranger")]).unwrap();
    for envelope in [&forged, &unknown] {
        for machine in [ALPHA, CENTRE] {
            world.author_envelope(machine, envelope);
            let (_, reply) = world.machines[machine].replies.pop().unwrap();
            assert!(
                matches!(&reply, Reply::Refused { code, verdict: Some(_), .. } if code == "nobody-signed-for-the-post"),
                "{reply:?}"
            );
        }
    }
    assert_eq!(holds(&world), [0; 3]);
    world.run(minutes(10));
    assert_eq!(holds(&world), [0; 3]);
    assert_eq!(size(&world), before);
    // The same key under a stop: it binds everywhere.
    let record = cast::stop(Side::Alpha, world.now, 3);
    let stop = world.author_envelope(ALPHA, &Envelope::seal(&record, &[cast::officer(record.header.author)]).unwrap());
    world.run(30);
    assert!(ALL.into_iter().all(|machine| {
        core(&world, machine).local_restraints().any(|signed| signed.hash == stop)
            || core(&world, machine).state().restraint(stop).is_some()
    }));
}

#[test]
fn a_hold_signed_with_a_key_known_for_another_post_is_not_held_on_arrival_only_alarmed() {
    let mut world = World::staffed(62);
    let before = size(&world);
    let forged = vouched(&cast::hold_all(Side::Alpha, world.now, 1), "alpha duty-officer");
    for _ in 0..5 {
        for machine in [BRAVO, CENTRE] {
            let message = Message::Restraint { envelope: forged.clone() };
            world.feed(machine, Input::Peer { from: ALPHA_NODE, message });
        }
    }
    assert_eq!(holds(&world), [0; 3]);
    for machine in [BRAVO, CENTRE] {
        let alarms = &world.checks.alarms[&machine];
        let raised = alarms.iter().filter(|alarm| alarm.code() == "protocol-restraint-unauthorised").count();
        assert_eq!(raised, 1, "once, however often it comes");
    }
    world.run(minutes(30));
    assert_eq!(holds(&world), [0; 3]);
    assert_eq!(size(&world), before);
}

#[test]
fn a_forged_post_holds_nobody_after_the_refusal_and_the_log_stops_growing() {
    let mut world = World::staffed(63);
    // A key that no log knows: it could be that of an officer appointed a moment ago, so everybody holds for now.
    let forged = vouched(&cast::hold_all(Side::Alpha, world.now, 1), "a stranger");
    let payload = forged.payload_hash();
    for (machine, from) in [(ALPHA, Node::Headquarters(Side::Bravo)), (BRAVO, ALPHA_NODE), (CENTRE, ALPHA_NODE)] {
        world.feed(machine, Input::Peer { from, message: Message::Restraint { envelope: forged.clone() } });
    }
    assert_eq!(holds(&world), [1; 3]);
    world.run(minutes(2));
    assert_eq!(holds(&world), [0; 3]);
    for machine in ALL {
        assert!(world.checks.raised(machine, "protocol-hold-released"), "machine {machine}");
        assert!(core(&world, machine).unsequenced().is_empty());
    }
    let (settled, left) = (size(&world), stubs(&world));
    assert!(left <= 2, "one stub for each node that submitted it, not {left}");
    // It comes again and again, from everybody, for hours: nothing is held and nothing is written.
    for _ in 0..12 {
        for (machine, from) in [(ALPHA, Node::Headquarters(Side::Bravo)), (BRAVO, ALPHA_NODE), (CENTRE, ALPHA_NODE)] {
            world.feed(machine, Input::Peer { from, message: Message::Restraint { envelope: forged.clone() } });
        }
        world.run(minutes(10));
        assert_eq!(holds(&world), [0; 3]);
    }
    assert_eq!((size(&world), stubs(&world)), (settled, left));
    assert_eq!(core(&world, CENTRE).examiner().index_of(&payload), None);
}

#[test]
fn a_genuine_hold_binds_all_through_a_partition_and_stands_in_the_log_after_it() {
    let mut world = World::staffed(64);
    let now = world.now;
    let delegation = world.author(BRAVO, &cast::delegation(Side::Bravo, now, 1));
    world.run(10_000);
    for side in [ALPHA, BRAVO] {
        world.set_cut(side, CENTRE, true);
    }
    let now = world.now;
    let hold = world.author(ALPHA, &cast::hold_all(Side::Alpha, now, 2));
    for _ in 0..12 {
        world.run(minutes(5));
        for machine in [ALPHA, BRAVO] {
            assert!(core(&world, machine).local_restraints().any(|signed| signed.hash == hold));
        }
        let usable = core(&world, BRAVO).usable(delegation, world.now);
        assert!(matches!(usable, agreement::state::Usability::NotUsable(_)));
    }
    for side in [ALPHA, BRAVO] {
        world.set_cut(side, CENTRE, false);
    }
    world.run(minutes(2));
    for machine in ALL {
        assert!(core(&world, machine).state().restraint(hold).is_some_and(|hold| hold.binds()));
    }
    assert_eq!(holds(&world), [0; 3]);
}

#[test]
fn a_hold_by_an_officer_whose_appointment_is_not_here_yet_binds_on_arrival() {
    let mut world = World::staffed(65);
    world.set_cut(BRAVO, CENTRE, true);
    let now = world.now;
    let Body::Appointment(usual) = cast::appointment(Side::Alpha, Post::Snr, now, 1).body else { unreachable!() };
    let appointed = Appointment { key: cast::public("a new officer"), ..usual };
    let appointment = cast::record(cast::post(Side::Alpha, Post::Authority), now, 1, Body::Appointment(appointed));
    let appointment = world.author(ALPHA, &appointment);
    // The officer signs at once, before the appointment can have come back in the log.
    let hold = cast::hold_all(Side::Alpha, now, 2);
    let hold = world.author_envelope(ALPHA, &Envelope::seal(&hold, &[cast::key("a new officer")]).unwrap());
    assert_eq!(core(&world, ALPHA).local_restraints().count(), 1, "{:?}", world.machines[ALPHA].replies);
    world.run(25);
    assert_eq!(core(&world, BRAVO).examiner().index_of(&appointment), None);
    assert!(core(&world, BRAVO).local_restraints().any(|signed| signed.hash == hold));
    world.run(minutes(5));
    assert!(core(&world, ALPHA).state().restraint(hold).is_some_and(|hold| hold.binds()));
    world.set_cut(BRAVO, CENTRE, false);
    world.run(minutes(2));
    assert!(core(&world, BRAVO).state().restraint(hold).is_some_and(|hold| hold.binds()));
    assert_eq!(holds(&world), [0; 3]);
}

#[test]
fn a_false_refusal_by_the_centre_frees_nothing() {
    let mut world = World::staffed(66);
    for side in [ALPHA, BRAVO] {
        world.set_cut(side, CENTRE, true);
    }
    let now = world.now;
    let hold = world.author(ALPHA, &cast::hold_all(Side::Alpha, now, 1));
    world.run(500);
    let before = size(&world);
    assert!(adversary::sequence_false_refusal(&mut world, hold));
    assert_eq!((size(&world), stubs(&world)), (before + 1, 1));
    for side in [ALPHA, BRAVO] {
        world.set_cut(side, CENTRE, false);
    }
    let bound = |world: &World, machine| {
        let core = core(world, machine);
        core.local_restraints().any(|signed| signed.hash == hold)
            || core.state().restraint(hold).is_some_and(|hold| hold.binds())
    };
    for _ in 0..6_000 {
        world.run(20);
        assert!([ALPHA, BRAVO].into_iter().all(|machine| bound(&world, machine)));
    }
    for machine in [ALPHA, BRAVO] {
        assert!(core(&world, machine).examiner().size() > before, "the refusal has come");
        assert!(!world.checks.raised(machine, "protocol-hold-released"));
        assert!(core(&world, machine).state().restraint(hold).is_some_and(|hold| hold.binds()), "in the log at last");
    }
}
