//! The named scenarios of the protocol, each as a story with its end.
use crate::simulation::adversary::{self, Nonsense};
use crate::simulation::cast;
use crate::simulation::disk::Aftermath;
use crate::simulation::world::{ALPHA, BRAVO, CENTRE, Withheld, World};
use agreement::identity::{Digest, Node, Post, Side};
use agreement::records::{Body, Revocation};
use agreement::state::{Effect, Usability};
use jig_protocol::{Input, Lane, LogKind, Message, Reply};
use spacetime::Span;
use wire::submission::Submission;

fn core(world: &World, machine: usize) -> &jig_protocol::Core {
    world.machines[machine].core.as_ref().unwrap()
}

fn in_log(world: &World, machine: usize, record: &Digest) -> bool {
    core(world, machine).examiner().index_of(record).is_some()
}

#[test]
fn receipt_withheld_during_a_stolen_key_revocation() {
    let mut world = World::staffed(41);
    // Bravo's receipts do not get through any more; alpha revokes the appointment of a stolen key.
    world.withheld = Some(Withheld { origin: Node::Headquarters(Side::Bravo), lane: Some(Lane::Receipt) });
    let author = cast::post(Side::Alpha, Post::Intelligence);
    let state = core(&world, ALPHA).state();
    let appointment =
        state.roster().unwrap().appointments().find(|appointed| appointed.author == author).unwrap().record;
    let now = world.now;
    let revocation = cast::record(
        cast::post(Side::Alpha, Post::Authority),
        now,
        1,
        Body::Revocation(Revocation { of: appointment }),
    );
    let revocation = world.author(ALPHA, &revocation);
    world.run(5_000);
    // A restraint needs no receipt: at all three nodes the key has no post any more.
    for machine in [ALPHA, BRAVO, CENTRE] {
        assert!(in_log(&world, machine, &revocation));
        let roster = core(&world, machine).state().roster().unwrap().clone();
        let key = cast::public("alpha intelligence");
        assert!(!roster.holds(key, author, core(&world, machine).state().now()));
    }
    // And the thief's record comes to nothing.
    let now = world.now;
    let theft = world.author(ALPHA, &cast::information(Side::Alpha, "by the thief", now, 2));
    world.run(3_000);
    assert!(!in_log(&world, CENTRE, &theft));
}

/// A stop while the other side is in some state: it binds there as soon as anything reaches it, and stands in the log.
fn stop_while(name: &str, spoil: impl Fn(&mut World), mend: impl Fn(&mut World), binds_within_ms: u64) {
    let mut world = World::staffed(42);
    spoil(&mut world);
    let made_at = world.machines[ALPHA].local(world.now);
    let stop = world.author(ALPHA, &cast::stop(Side::Alpha, made_at, 1));
    assert!(core(&world, ALPHA).local_restraints().count() > 0, "{name}: not bound at its own node");
    world.run(binds_within_ms);
    let bound = |world: &World| {
        let core = core(world, BRAVO);
        core.local_restraints().next().is_some() || core.state().restraint(stop).is_some_and(|stop| stop.binds())
    };
    assert!(bound(&world), "{name}: not bound at the other side");
    mend(&mut world);
    world.run(70_000);
    assert!(bound(&world), "{name}: the stop came loose");
    for machine in [ALPHA, BRAVO, CENTRE] {
        assert!(in_log(&world, machine, &stop), "{name}: not in the log of machine {machine}");
    }
}

#[test]
fn silent_peer_while_a_stop_is_raised() {
    // Bravo hears and says nothing: its lines out are cut.
    let cut = |world: &mut World, cut: bool| {
        world.line(BRAVO, CENTRE).cut = cut;
        world.line(BRAVO, ALPHA).cut = cut;
    };
    stop_while("silent", |world| cut(world, true), |world| cut(world, false), 30);
}

#[test]
fn diverging_peer_while_a_stop_is_raised() {
    let spoil = |world: &mut World| {
        world.machines[BRAVO].edition.deadlines.delegation_max = Span::ZERO;
        world.crash(BRAVO, Aftermath::Lost, 10);
        world.run(100);
        let now = world.now;
        world.author(ALPHA, &cast::delegation(Side::Alpha, now, 9));
        world.run(5_000);
        assert!(core(world, BRAVO).difference().is_some());
    };
    stop_while("diverging", spoil, |_| {}, 30);
}

#[test]
fn full_peer_while_a_stop_is_raised() {
    let full = |world: &mut World, full: bool| {
        world.machines[BRAVO].disks.iter().for_each(|disk| disk.set_full(full));
        world.machines[ALPHA].disks.iter().for_each(|disk| disk.set_full(full));
    };
    stop_while("full", |world| full(world, true), |world| full(world, false), 30);
}

#[test]
fn skewed_peer_while_a_stop_is_raised() {
    let skew = |world: &mut World| {
        world.machines[ALPHA].clock = Span::from_days(400);
        world.machines[BRAVO].clock = Span::from_days(-400);
    };
    let mend = |world: &mut World| world.machines.iter_mut().for_each(|machine| machine.clock = Span::ZERO);
    stop_while("skewed", skew, mend, 30);
}

#[test]
fn flooded_peer_while_a_stop_is_raised() {
    let flood = |world: &mut World| {
        adversary::flood(world, 200);
    };
    stop_while("flooded", flood, |_| {}, 30);
}

#[test]
fn wrong_verdict_root_then_repair() {
    let mut world = World::staffed(43);
    world.machines[BRAVO].edition.deadlines.delegation_max = Span::ZERO;
    world.crash(BRAVO, Aftermath::Lost, 10);
    world.run(200);
    let now = world.now;
    let delegation = world.author(ALPHA, &cast::delegation(Side::Alpha, now, 1));
    let hold = world.author(ALPHA, &cast::hold_all(Side::Alpha, now, 2));
    world.run(10_000);
    // The receipt counts as delivery only; the permission waits, the restraint does not.
    let index = core(&world, ALPHA).examiner().index_of(&delegation).unwrap();
    assert_eq!(core(&world, ALPHA).effect(delegation), Some(Effect::AwaitingReceipts { missing: vec![Side::Bravo] }));
    assert!(core(&world, BRAVO).state().restraint(hold).is_some_and(|hold| hold.binds()));
    assert!(core(&world, ALPHA).state().differing(Side::Bravo).is_some());
    assert!(core(&world, CENTRE).state().differing(Side::Bravo).is_some());
    // Bisection has named the entry, and bravo has not cosigned past it.
    assert_eq!(core(&world, BRAVO).difference(), Some(index));
    assert!(core(&world, BRAVO).head(LogKind::Verdicts).is_none_or(|head| head.size() <= index));
    for machine in [ALPHA, CENTRE] {
        assert_eq!(
            core(&world, machine).difference_of(Node::Headquarters(Side::Bravo)),
            Some(index),
            "named on all three"
        );
    }
    // The right rules are installed: the next receipt heals it, and the permission acts.
    world.machines[BRAVO].edition = cast::edition().clone();
    world.crash(BRAVO, Aftermath::Lost, 10);
    world.run(15_000);
    assert_eq!(core(&world, BRAVO).difference(), None);
    assert_eq!(core(&world, CENTRE).difference_of(Node::Headquarters(Side::Bravo)), None);
    assert!(core(&world, ALPHA).state().differing(Side::Bravo).is_none());
    assert!(world.checks.raised(ALPHA, "protocol-receipt-healed"));
    assert!(core(&world, ALPHA).state().frontier(Side::Bravo) > index);
}

#[test]
fn bad_leaves_are_void_and_evidence_and_nothing_stops() {
    for what in [Nonsense::Garbage, Nonsense::BackDated, Nonsense::OutOfOrder, Nonsense::Repeated] {
        let mut world = World::staffed(44);
        assert!(adversary::sequence_nonsense(&mut world, what));
        world.run(5_000);
        for machine in [ALPHA, BRAVO] {
            assert!(world.checks.raised(machine, "protocol-void-entry"), "{what:?}");
            assert!(world.machines[machine].evidence().iter().any(|(name, _)| name.starts_with("void-")), "{what:?}");
        }
        let now = world.now;
        let delegation = world.author(BRAVO, &cast::delegation(Side::Bravo, now, 1));
        world.run(10_000);
        let effect = core(&world, ALPHA).effect(delegation);
        assert!(matches!(effect, Some(Effect::InEffect { .. })), "{what:?}: {effect:?}");
    }
}

#[test]
fn one_year_clock_jump_of_the_centre_permits_nothing_and_restrains_all_the_same() {
    let mut world = World::staffed(45);
    world.machines[CENTRE].clock = Span::from_days(365);
    let now = world.now;
    let delegation = world.author(ALPHA, &cast::delegation(Side::Alpha, now, 1));
    world.run(10_000);
    let stop = world.author(BRAVO, &cast::stop(Side::Bravo, world.now, 2));
    world.run(10_000);
    for machine in [ALPHA, BRAVO] {
        assert!(in_log(&world, machine, &delegation), "stored");
        assert!(!matches!(core(&world, machine).effect(delegation), Some(Effect::InEffect { .. })), "not receipted");
        assert!(world.checks.raised(machine, "protocol-centre-gone"));
        assert!(core(&world, machine).state().restraint(stop).is_some_and(|stop| stop.binds()));
    }
    // Set right again, ledger time stands still; it never runs back.
    world.machines[CENTRE].clock = Span::ZERO;
    let before = core(&world, CENTRE).examiner().last_at();
    let now = world.now;
    world.author(ALPHA, &cast::information(Side::Alpha, "after the jump", now, 3));
    world.run(5_000);
    assert_eq!(core(&world, CENTRE).examiner().last_at(), before);
    // The clocks of the participants get there in a year: then the receipts come.
    for machine in [ALPHA, BRAVO, CENTRE] {
        world.machines[machine].clock = Span::from_days(366);
    }
    world.run(30_000);
    assert!(
        core(&world, ALPHA).state().frontier(Side::Bravo)
            > core(&world, ALPHA).examiner().index_of(&delegation).unwrap()
    );
}

#[test]
fn an_undelivered_attachment_holds_up_no_entry_and_is_listed_in_the_receipt() {
    let mut world = World::staffed(46);
    let attachment = Digest::from_bytes([9; 32]);
    let now = world.now;
    let mut record = cast::information(Side::Alpha, "see the attachment", now, 1);
    if let Body::Information(information) = &mut record.body {
        information.attachments = vec![attachment];
    }
    // The edition under test exchanges lists only and may refuse attachments; the entry is sequenced and receipted anyway.
    let lanes = core(&world, CENTRE).examiner().lanes();
    let origin = Node::Headquarters(Side::Bravo);
    let (number, prev) = (lanes.next(origin, Lane::Ordinary), lanes.head(origin, Lane::Ordinary));
    record.header.author = cast::post(Side::Bravo, Post::Intelligence);
    record.header.language = cast::edition().party(Side::Bravo).language;
    let (submission, envelope) = adversary::submission_of(&record, number, Lane::Ordinary, prev);
    let hash = envelope.payload_hash();
    world.feed(CENTRE, Input::Peer { from: origin, message: Message::Submit { submission, envelope } });
    world.run(8_000);
    assert!(in_log(&world, ALPHA, &hash));
    let last = |world: &World, side: Side| {
        let (_, entries) = world.machines[CENTRE].serve(LogKind::Joint, 0, u64::MAX).unwrap();
        entries.iter().rev().find_map(|entry| {
            let opened = wire::entry::open(entry).ok()?;
            let Body::Receipt(receipt) = opened.signed.record.body else { return None };
            (opened.signed.record.header.author.node == Node::Headquarters(side)).then_some(receipt)
        })
    };
    assert_eq!(last(&world, Side::Alpha).unwrap().missing_attachments, vec![attachment]);
    world.feed(ALPHA, Input::AttachmentHeld { attachment });
    world.run(8_000);
    assert!(last(&world, Side::Alpha).unwrap().missing_attachments.is_empty());
    assert_eq!(last(&world, Side::Bravo).unwrap().missing_attachments, vec![attachment]);
}

#[test]
fn two_officers_signing_at_once_are_both_in_order() {
    let mut world = World::staffed(47);
    let now = world.now;
    let one = world.author(ALPHA, &cast::information(Side::Alpha, "first", now, 1));
    let two = world.author(ALPHA, &cast::delegation(Side::Alpha, now, 2));
    let three = world.author(BRAVO, &cast::information(Side::Bravo, "at the same moment", now, 3));
    world.run(8_000);
    let index = |record| core(&world, BRAVO).examiner().index_of(record).unwrap();
    assert!(index(&one) < index(&two));
    assert!(in_log(&world, ALPHA, &three));
}

#[test]
fn a_freeze_above_the_last_receipts_holds_and_one_below_is_refused_with_evidence() {
    let mut world = World::staffed(48);
    let early = world.machines[ALPHA].serve(LogKind::Joint, 0, 0).unwrap().0;
    let now = world.now;
    world.author(BRAVO, &cast::information(Side::Bravo, "later", now, 1));
    world.run(8_000);
    // Below its own cosignature: refused, and the contradiction is kept.
    world.machines[ALPHA].replies.clear();
    world.feed(ALPHA, Input::PrepareFreeze { ticket: 5, note: early });
    assert!(
        world.machines[ALPHA]
            .replies
            .iter()
            .any(|(ticket, reply)| *ticket == 5 && matches!(reply, Reply::FreezeRefused { .. }))
    );
    assert!(world.machines[ALPHA].evidence().iter().any(|(name, _)| name.starts_with("freeze-")));
    // At the head, above all receipts: prepared, durable, and kept over a restart.
    let note = world.machines[ALPHA].serve(LogKind::Joint, 0, 0).unwrap().0;
    world.machines[ALPHA].replies.clear();
    world.feed(ALPHA, Input::PrepareFreeze { ticket: 6, note });
    let Some((6, Reply::FreezePrepared { size })) = world.machines[ALPHA].replies.last().cloned() else {
        panic!("{:?}", world.machines[ALPHA].replies)
    };
    world.crash(ALPHA, Aftermath::Torn, 10);
    world.run(500);
    assert_eq!(core(&world, ALPHA).frozen_at(), Some(size));
    let now = world.now;
    let delegation = world.author(BRAVO, &cast::delegation(Side::Bravo, now, 2));
    let stop = world.author(ALPHA, &cast::stop(Side::Alpha, now, 3));
    world.run(20_000);
    // Nothing above is cosigned or receipted by alpha: nothing new is permitted. The stop binds.
    let head = core(&world, CENTRE).head(LogKind::Joint).unwrap();
    assert!(head.size() > size && head.line(Side::Alpha).is_none());
    assert!(!matches!(core(&world, BRAVO).effect(delegation), Some(Effect::InEffect { .. })));
    assert!(core(&world, BRAVO).state().restraint(stop).is_some_and(|stop| stop.binds()));
}

#[test]
fn refused_for_rate_then_retried() {
    let mut world = World::staffed(49);
    let origin = Node::Headquarters(Side::Bravo);
    let limit = cast::edition().limits.ordinary.submissions_per_second_max;
    // The count is of ledger time: the quota of one second is used up within it.
    let lanes = core(&world, CENTRE).examiner().lanes();
    let (first, mut prev) = (lanes.next(origin, Lane::Ordinary), lanes.head(origin, Lane::Ordinary));
    let mut refused = None;
    for offset in 0..=u64::from(limit) {
        let record = cast::information(Side::Bravo, "quickly", world.now, 1_000 + offset);
        let (submission, envelope) = adversary::submission_of(&record, first + offset, Lane::Ordinary, prev);
        prev = wire::submission::SignedSubmission::open(&submission).unwrap().hash();
        let hash = envelope.payload_hash();
        world.feed(
            CENTRE,
            Input::Peer { from: origin, message: Message::Submit { submission, envelope: envelope.clone() } },
        );
        if !in_log(&world, CENTRE, &hash) {
            refused = Some((envelope, hash));
        }
    }
    let (envelope, hash) = refused.expect("the last one is over the limit");
    // The number is spent, so nothing waits for it; the record comes again under the next one and is judged anew.
    let next = first + u64::from(limit) + 1;
    assert_eq!(core(&world, CENTRE).examiner().lanes().next(origin, Lane::Ordinary), next);
    world.run(1_000);
    let again = Submission { origin, lane: Lane::Ordinary, number: next, prev, payload: hash };
    let message = Message::Submit { submission: again.sign(&cast::node_key(origin)), envelope };
    world.feed(CENTRE, Input::Peer { from: origin, message });
    assert!(in_log(&world, CENTRE, &hash));
}

#[test]
fn submissions_spammed_by_one_side_leave_the_other_side_and_every_restraint_alone() {
    let mut world = World::staffed(50);
    let stubs = adversary::flood(&mut world, 500);
    assert!(stubs <= 20, "{stubs} stubs in one second");
    let now = world.now;
    let record = world.author(ALPHA, &cast::information(Side::Alpha, "meanwhile", now, 1));
    let stop = world.author(BRAVO, &cast::stop(Side::Bravo, now, 2));
    world.run(6_000);
    assert!(in_log(&world, BRAVO, &record));
    assert!(in_log(&world, ALPHA, &stop));
}

#[test]
fn an_old_stop_replayed_from_a_stick_after_its_lift_changes_nothing() {
    let mut world = World::staffed(51);
    let now = world.now;
    let stop = cast::stop(Side::Alpha, now, 1);
    let envelope = cast::sealed(&stop);
    let hash = world.author_envelope(ALPHA, &envelope);
    world.run(5_000);
    let now = world.now;
    let lift = world.author(ALPHA, &cast::lift(Side::Alpha, hash, now, 2));
    world.run(8_000);
    let now = world.now;
    let body = Body::Consent(agreement::records::Consent {
        subject: lift,
        question: agreement::records::Question::Lift,
        clause: agreement::register::ClauseId::parse("TOR.1.d.iii").unwrap(),
        on_behalf_of: Side::Bravo,
        decision: agreement::identity::NationalReference::new("decision 4".into()),
        expires: now.saturating_add(Span::from_days(1)),
        read_in: agreement::identity::Language::En,
        read_translation: None,
    });
    world.author(BRAVO, &cast::record(cast::post(Side::Bravo, Post::Snr), now, 3, body));
    world.run(15_000);
    assert!(core(&world, BRAVO).state().restraint(hash).is_some_and(|stop| !stop.binds()), "lifted");
    let size = core(&world, CENTRE).examiner().size();
    // The stick arrives at every node, and is carried to the centre as a fresh submission too.
    for machine in [ALPHA, BRAVO, CENTRE] {
        let from = if machine == BRAVO { Node::Centre } else { Node::Headquarters(Side::Bravo) };
        world.feed(machine, Input::Peer { from, message: Message::Restraint { envelope: envelope.clone() } });
    }
    world.run(10_000);
    for machine in [ALPHA, BRAVO, CENTRE] {
        assert_eq!(core(&world, machine).local_restraints().count(), 0);
        assert!(core(&world, machine).state().restraint(hash).is_some_and(|stop| !stop.binds()));
    }
    assert_eq!(core(&world, CENTRE).examiner().size(), size);
    let now = world.now;
    let delegation = world.author(ALPHA, &cast::delegation(Side::Alpha, now, 9));
    world.run(10_000);
    assert_eq!(core(&world, ALPHA).usable(delegation, world.now), Usability::Usable);
}

#[test]
fn a_withheld_submission_is_flagged_at_its_author_and_at_the_counterpart() {
    let mut world = World::staffed(52);
    world.withheld = Some(Withheld { origin: Node::Headquarters(Side::Alpha), lane: Some(Lane::Ordinary) });
    let now = world.now;
    let record = world.author(ALPHA, &cast::information(Side::Alpha, "not to be seen", now, 1));
    world.run(70_000);
    assert!(world.checks.raised(ALPHA, "protocol-unsequenced"));
    assert!(world.checks.raised(BRAVO, "protocol-counterpart-unsequenced"));
    assert_eq!(core(&world, BRAVO).withheld_from(Node::Headquarters(Side::Alpha)).len(), 1);
    assert!(!in_log(&world, CENTRE, &record));
    // The outbox of alpha outlives everything; the record comes in when the centre lets it.
    world.crash(ALPHA, Aftermath::Torn, 10);
    world.withheld = None;
    world.run(10_000);
    assert!(in_log(&world, BRAVO, &record));
}

#[test]
fn a_link_cut_is_not_a_loss_and_a_courier_is_a_slow_network() {
    let mut world = World::staffed(53);
    world.set_cut(ALPHA, CENTRE, true);
    world.set_cut(ALPHA, BRAVO, true);
    let now = world.now;
    let mine = world.author(ALPHA, &cast::information(Side::Alpha, "not yet sequenced", now, 1));
    let theirs = world.author(BRAVO, &cast::information(Side::Bravo, "brought by hand", now, 2));
    world.run(60_000);
    assert!(!in_log(&world, ALPHA, &theirs));
    let start = core(&world, ALPHA).examiner().size();
    world.carry(BRAVO, ALPHA, LogKind::Joint, start, u64::MAX);
    assert!(in_log(&world, ALPHA, &theirs), "the stick is as good as the wire");
    world.set_cut(ALPHA, CENTRE, false);
    world.run(10_000);
    assert!(in_log(&world, BRAVO, &mine));
}

#[test]
fn a_tick_is_written_when_a_timer_falls_due_and_a_centre_whose_clock_stands_still_is_seen() {
    let mut world = World::staffed(54);
    let now = world.now;
    let notice = world.author(ALPHA, &cast::notice(Side::Alpha, now, Span::from_minutes(40), 1));
    world.run(8_000);
    assert!(core(&world, CENTRE).state().fact(notice).is_some(), "{:?}", core(&world, CENTRE).effect(notice));
    let size = core(&world, CENTRE).examiner().size();
    // Half an hour before the window begins its read-back is due: ten minutes from now.
    world.run(600_000);
    let ticks = |world: &World, from: u64| {
        let (_, entries) = world.machines[CENTRE].serve(LogKind::Joint, from, u64::MAX).unwrap();
        let opened = entries.iter().filter_map(|entry| wire::entry::open(entry).ok());
        opened
            .filter(|entry| entry.signed.record.body == Body::Tick)
            .map(|tick| tick.submission.submission.origin)
            .collect::<Vec<_>>()
    };
    assert_eq!(ticks(&world, size), vec![Node::Centre]);
    assert!(core(&world, BRAVO).state().now() >= now.saturating_add(Span::from_minutes(10)));
    // The next one, at the beginning of the window, finds the centre's clock stopped: both sides try, and are refused.
    world.machines[CENTRE].clock = Span::from_minutes(-45);
    world.run(35 * 60_000);
    assert_eq!(ticks(&world, size), vec![Node::Centre]);
    for machine in [ALPHA, BRAVO] {
        let refused = world.checks.alarms[&machine].iter().any(
            |alarm| matches!(alarm, jig_protocol::Alarm::RefusedByCentre { code, .. } if code == "made-in-the-future"),
        );
        assert!(refused, "machine {machine}");
    }
    // With its clock right again the tick comes.
    world.machines[CENTRE].clock = Span::ZERO;
    world.run(61_000);
    assert_eq!(ticks(&world, size).len(), 2);
}
