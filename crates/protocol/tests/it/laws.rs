//! The laws of the protocol, each a test that names it. The sweep checks most of them after every step as well.
use crate::simulation::adversary;
use crate::simulation::cast;
use crate::simulation::disk::Aftermath;
use crate::simulation::world::{ALPHA, BRAVO, CENTRE, Withheld, World};
use agreement::identity::{Author, Node, Post, Side};
use agreement::records::{Body, Consent, Question};
use agreement::state::{Effect, Usability, Word};
use agreement::verdict::Decision;
use jig_protocol::{Examiner, Input, Lane, LogKind, Message, Reply, Stage};
use spacetime::Span;
use wire::submission::Submission;

fn core(world: &World, machine: usize) -> &jig_protocol::Core {
    world.machines[machine].core.as_ref().unwrap()
}

fn entries(world: &World, machine: usize) -> Vec<Vec<u8>> {
    world.machines[machine].serve(LogKind::Joint, 0, u64::MAX).unwrap().1
}

fn folded<'a>(entries: impl IntoIterator<Item = &'a Vec<u8>>) -> Examiner {
    let mut examiner = Examiner::new(cast::edition().clone(), cast::edition_hash());
    entries.into_iter().for_each(|entry| {
        examiner.push(entry);
    });
    examiner
}

/// A world with something of everything in its log.
fn busy(seed: u64) -> World {
    let mut world = World::staffed(seed);
    for round in 0..3 {
        for (machine, side) in [(ALPHA, Side::Alpha), (BRAVO, Side::Bravo)] {
            let now = world.now;
            world.author(machine, &cast::information(side, "report", now, 100 + round));
            world.author(machine, &cast::delegation(side, now, 200 + round));
            let hold = world.author(machine, &cast::hold_all(side, now, 300 + round));
            world.run(3_000);
            let now = world.now;
            world.author(machine, &cast::lift(side, hold, now, 400 + round));
        }
        world.run(4_000);
    }
    world.run(10_000);
    world
}

#[test]
fn law_l1_same_log_same_state_and_verdict_root() {
    let world = busy(11);
    let own = folded(&entries(&world, BRAVO));
    for machine in [ALPHA, BRAVO, CENTRE] {
        assert_eq!(core(&world, machine).examiner().verdict_root(), own.verdict_root());
        assert_eq!(core(&world, machine).state(), own.state());
    }
    // And bytes that are no entry get the same verdict everywhere too.
    let garbage: Vec<Vec<u8>> = vec![vec![], b"{}".to_vec(), vec![0xff; 300], entries(&world, ALPHA)[2].clone()];
    let (mut one, mut other) = (folded(&entries(&world, ALPHA)), folded(&entries(&world, CENTRE)));
    for leaf in &garbage {
        assert_eq!(one.push(leaf).verdict.decision, Decision::Void);
        other.push(leaf);
        assert_eq!(one.verdict_root(), other.verdict_root());
    }
}

#[test]
fn law_l2_no_permission_without_both_matching_receipts() {
    let mut world = World::staffed(12);
    world.set_cut(BRAVO, CENTRE, true);
    world.set_cut(BRAVO, ALPHA, true);
    let now = world.now;
    let delegation = world.author(ALPHA, &cast::delegation(Side::Alpha, now, 1));
    world.run(20_000);
    for machine in [ALPHA, CENTRE] {
        let effect = core(&world, machine).effect(delegation);
        assert_eq!(effect, Some(Effect::AwaitingReceipts { missing: vec![Side::Bravo] }));
    }
    world.set_cut(BRAVO, CENTRE, false);
    world.run(20_000);
    let index = core(&world, ALPHA).examiner().index_of(&delegation).unwrap();
    for machine in [ALPHA, BRAVO, CENTRE] {
        let Some(Effect::InEffect { entry, .. }) = core(&world, machine).effect(delegation) else {
            panic!("not in effect")
        };
        assert!(entry > index);
    }
}

#[test]
fn law_l3_a_refused_or_void_record_changes_nothing_but_the_record_of_its_verdict() {
    let world = busy(13);
    let mut examiner = folded(&entries(&world, ALPHA));
    let before = examiner.state().substance();
    let known = (examiner.lanes().clone(), examiner.last_at());
    // Void: an entry once more, and garbage. Refused: a delegation far too long, sequenced past its own node.
    let at = examiner.last_at().unwrap();
    let mut record = cast::delegation(Side::Bravo, at, 900);
    if let Body::Delegation(delegation) = &mut record.body {
        delegation.term = spacetime::Window::new(at, at.saturating_add(Span::from_days(90))).unwrap();
    }
    let lanes = examiner.lanes();
    let origin = Node::Headquarters(Side::Bravo);
    let (number, prev) = (lanes.next(origin, Lane::Ordinary), lanes.head(origin, Lane::Ordinary));
    let (submission, envelope) = adversary::submission_of(&record, number, Lane::Ordinary, prev);
    let refused = wire::entry::JointEntry { at, envelope, submission }.encode().unwrap();
    for (leaf, decision) in [
        (entries(&world, ALPHA)[3].clone(), Decision::Void),
        (b"garbage".to_vec(), Decision::Void),
        (refused, Decision::Refused),
    ] {
        let examined = examiner.push(&leaf);
        assert_eq!(examined.verdict.decision, decision, "{:?}", examined.verdict.findings);
        assert!(examined.verdict.changes.is_empty());
        assert_eq!(examiner.state().substance(), before, "{decision:?}");
        if decision == Decision::Void {
            assert_eq!(
                (examiner.lanes().clone(), examiner.last_at()),
                known,
                "a void entry spends no number and no time"
            );
        }
    }
    // The comparison can fail: an accepted record changes the substance.
    let at = examiner.last_at().unwrap();
    let lanes = examiner.lanes();
    let (number, prev) = (lanes.next(origin, Lane::Ordinary), lanes.head(origin, Lane::Ordinary));
    let record = cast::information(Side::Bravo, "a statement", at, 901);
    let (submission, envelope) = adversary::submission_of(&record, number, Lane::Ordinary, prev);
    let accepted = wire::entry::JointEntry { at, envelope, submission }.encode().unwrap();
    assert_eq!(examiner.push(&accepted).verdict.decision, Decision::Accepted);
    assert_ne!(examiner.state().substance(), before);
}

#[test]
fn law_l4_swapping_the_participants_swaps_the_outcomes() {
    // The same play with sides exchanged: what happened to one now happens to the other.
    let outcomes = |first: Side| {
        let (one, other) = match first {
            Side::Alpha => (ALPHA, BRAVO),
            Side::Bravo => (BRAVO, ALPHA),
        };
        let mut world = World::staffed(14);
        let now = world.now;
        let hold = world.author(one, &cast::hold_all(first, now, 1));
        let delegation = world.author(other, &cast::delegation(first.counterpart(), now, 2));
        world.run(8_000);
        let now = world.now;
        let foreign = world.author(other, &cast::lift(first.counterpart(), hold, now, 3));
        world.run(3_000);
        let now = world.now;
        let own = world.author(one, &cast::lift(first, hold, now, 4));
        world.run(8_000);
        let state = core(&world, CENTRE).state().clone();
        let word = |record| match state.effect(record) {
            None => "unknown",
            Some(Effect::InEffect { .. }) => "in effect",
            Some(Effect::Held { .. }) => "held",
            Some(Effect::Refused) => "refused",
            Some(Effect::AwaitingReceipts { .. }) => "awaiting",
            Some(Effect::Void) => "void",
            Some(Effect::Ended { .. }) => "ended",
        };
        ([word(hold), word(delegation), word(foreign), word(own)], state.size())
    };
    let (alpha, size_alpha) = outcomes(Side::Alpha);
    let (bravo, size_bravo) = outcomes(Side::Bravo);
    assert_eq!(alpha, bravo);
    assert_eq!(size_alpha, size_bravo);
    assert_eq!(alpha[3], "in effect");
}

#[test]
fn law_l5_submission_is_idempotent_by_payload() {
    let mut world = World::staffed(15);
    let now = world.now;
    let envelope = cast::sealed(&cast::information(Side::Alpha, "once", now, 1));
    let record = world.author_envelope(ALPHA, &envelope);
    world.author_envelope(ALPHA, &envelope);
    world.run(8_000);
    let index = core(&world, ALPHA).examiner().index_of(&record).unwrap();
    world.machines[ALPHA].replies.clear();
    world.author_envelope(ALPHA, &envelope);
    let (_, reply) = world.machines[ALPHA].replies.pop().unwrap();
    assert!(matches!(reply, Reply::Known { index: found, .. } if found == index), "{reply:?}");
    // The same bytes sent to the centre again and again change nothing either.
    let size = core(&world, CENTRE).examiner().size();
    let entry = wire::entry::JointEntry::decode(&entries(&world, ALPHA)[usize::try_from(index).unwrap()]).unwrap();
    for _ in 0..5 {
        let message = Message::Submit { submission: entry.submission.clone(), envelope: entry.envelope.clone() };
        world.feed(CENTRE, Input::Peer { from: Node::Headquarters(Side::Alpha), message });
    }
    world.run(8_000);
    assert_eq!(core(&world, CENTRE).examiner().size(), size);
    // Also after the centre has been started anew.
    world.crash(CENTRE, Aftermath::Lost, 100);
    world.run(1_000);
    let message = Message::Submit { submission: entry.submission, envelope: entry.envelope };
    world.feed(CENTRE, Input::Peer { from: Node::Headquarters(Side::Alpha), message });
    world.run(8_000);
    assert_eq!(core(&world, CENTRE).examiner().size(), size);
}

#[test]
fn law_l6_per_lane_order_is_the_authors_order_and_a_gap_waits_in_its_lane_only() {
    let mut world = World::staffed(16);
    let now = world.now;
    let records: Vec<_> = (0..4).map(|n| cast::information(Side::Bravo, &format!("part {n}"), now, 10 + n)).collect();
    let lanes = core(&world, CENTRE).examiner().lanes();
    let origin = Node::Headquarters(Side::Bravo);
    let mut prev = lanes.head(origin, Lane::Ordinary);
    let first = lanes.next(origin, Lane::Ordinary);
    let mut links = Vec::new();
    for (record, number) in records.iter().zip(first..) {
        let (submission, envelope) = adversary::submission_of(record, number, Lane::Ordinary, prev);
        prev = wire::submission::SignedSubmission::open(&submission).unwrap().hash();
        links.push((submission, envelope));
    }
    let submit = |world: &mut World, link: &(wire::envelope::Envelope, wire::envelope::Envelope)| {
        let message = Message::Submit { submission: link.0.clone(), envelope: link.1.clone() };
        world.feed(CENTRE, Input::Peer { from: origin, message });
        link.1.payload_hash()
    };
    // Last ones first: they wait. A restraint of the same side, with a gap before it, does not.
    let later = [submit(&mut world, &links[3]), submit(&mut world, &links[2]), submit(&mut world, &links[1])];
    let stop = cast::stop(Side::Bravo, now, 99);
    let link = adversary::submission_of(&stop, 7, Lane::Restraint, Submission::FIRST_PREV);
    let stop = submit(&mut world, &link);
    assert!(core(&world, CENTRE).examiner().index_of(&stop).is_some());
    assert!(later.iter().all(|record| core(&world, CENTRE).examiner().index_of(record).is_none()));
    let first = submit(&mut world, &links[0]);
    let index = |record| core(&world, CENTRE).examiner().index_of(record).unwrap();
    let order = [index(&first), index(&later[2]), index(&later[1]), index(&later[0])];
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn law_l7_a_prefix_of_the_log_is_a_valid_past() {
    let world = busy(17);
    let entries = entries(&world, ALPHA);
    let whole = folded(&entries);
    let mut examiner = Examiner::new(cast::edition().clone(), cast::edition_hash());
    for (size, entry) in (0_u64..).zip(&entries) {
        assert_eq!(whole.joint().root_at(size), Some(examiner.joint().root()));
        assert_eq!(whole.verdicts().root_at(size), Some(examiner.verdict_root()));
        examiner.push(entry);
    }
    assert_eq!(whole.state(), examiner.state());
}

#[test]
fn law_l8_nobody_can_sign_for_another_post() {
    let mut world = World::staffed(18);
    let now = world.now;
    // The duty officer's key under the senior representative's name, and one side's key under the other's.
    let mut forged = cast::delegation(Side::Alpha, now, 1);
    let wrong_post =
        wire::envelope::Envelope::seal(&forged, &[cast::officer(cast::post(Side::Alpha, Post::DutyOfficer))]).unwrap();
    forged.header.nonce = agreement::identity::Nonce::from_bytes([7; 16]);
    let wrong_side =
        wire::envelope::Envelope::seal(&forged, &[cast::officer(cast::post(Side::Bravo, Post::Snr))]).unwrap();
    for envelope in [&wrong_post, &wrong_side] {
        let record = world.author_envelope(ALPHA, envelope);
        world.run(2_000);
        assert_eq!(core(&world, CENTRE).stage(&record), Stage::Unknown);
        let (_, reply) = world.machines[ALPHA].replies.pop().unwrap();
        assert!(matches!(&reply, Reply::Refused { code, .. } if code == "nobody-signed-for-the-post"), "{reply:?}");
    }
    // Past the own node, straight to the centre: a stub, and no effect.
    let lanes = core(&world, CENTRE).examiner().lanes();
    let origin = Node::Headquarters(Side::Bravo);
    let (number, prev) = (lanes.next(origin, Lane::Ordinary), lanes.head(origin, Lane::Ordinary));
    let mut envelope = wrong_side;
    envelope.add_signature(&cast::node_key(origin));
    let submission = Submission { origin, lane: Lane::Ordinary, number, prev, payload: envelope.payload_hash() };
    let record = envelope.payload_hash();
    let message = Message::Submit { submission: submission.sign(&cast::node_key(origin)), envelope };
    world.feed(CENTRE, Input::Peer { from: origin, message });
    assert_eq!(core(&world, CENTRE).examiner().index_of(&record), None);
    assert!(core(&world, CENTRE).examiner().lanes().is_used(origin, Lane::Ordinary, number), "no gap is left");
}

#[test]
fn law_l9_no_rule_limit_gap_gate_epoch_or_silence_stops_a_restraint() {
    let mut world = World::staffed(19);
    // Everything at once: the raiser's disks full, its clock an hour off, the line to the centre cut, the log frozen.
    let note = world.machines[ALPHA].serve(LogKind::Joint, 0, 0).unwrap().0;
    world.feed(ALPHA, Input::PrepareFreeze { ticket: 1, note });
    world.machines[ALPHA].disks.iter().for_each(|disk| disk.set_full(true));
    world.machines[ALPHA].clock = Span::from_hours(1);
    world.set_cut(ALPHA, CENTRE, true);
    let made_at = world.machines[ALPHA].local(world.now);
    let stop = world.author(ALPHA, &cast::stop(Side::Alpha, made_at, 1));
    // It binds at its own node at once, without a byte written, and says so.
    assert_eq!(core(&world, ALPHA).stage(&stop), Stage::Submitted);
    assert_eq!(core(&world, ALPHA).local_restraints().count(), 1);
    let replies = std::mem::take(&mut world.machines[ALPHA].replies);
    assert!(replies.iter().any(|(_, reply)| matches!(reply, Reply::ActsUnwritten { payload } if *payload == stop)));
    // And at the other side one message later, and in the log through it.
    world.run(30);
    assert_eq!(core(&world, BRAVO).local_restraints().count(), 1);
    world.run(10_000);
    assert!(core(&world, CENTRE).examiner().index_of(&stop).is_some());
    assert!(core(&world, BRAVO).state().restraint(stop).is_some_and(|restraint| restraint.binds()));
    assert_eq!(core(&world, BRAVO).local_restraints().count(), 0);
}

#[test]
fn law_l9_a_restraint_is_never_counted_against_a_quota() {
    let mut world = World::staffed(20);
    let origin = Node::Headquarters(Side::Bravo);
    let limit = u64::from(cast::edition().limits.restraint.submissions_per_second_max);
    let before = core(&world, CENTRE).examiner().size();
    for number in 0..limit + 20 {
        let stop = cast::stop(Side::Bravo, world.now, 5_000 + number);
        let (submission, envelope) = adversary::submission_of(&stop, number, Lane::Restraint, Submission::FIRST_PREV);
        world.feed(CENTRE, Input::Peer { from: origin, message: Message::Submit { submission, envelope } });
    }
    let state = core(&world, CENTRE).state();
    assert_eq!(core(&world, CENTRE).examiner().size() - before, limit + 20);
    assert_eq!(state.restraints().filter(|restraint| restraint.binds()).count() as u64, limit + 20);
}

#[test]
fn law_l10_what_is_acknowledged_is_never_lost() {
    let mut world = World::staffed(21);
    let now = world.now;
    let record = world.author(ALPHA, &cast::information(Side::Alpha, "keep this", now, 1));
    let mut waited = 0;
    while !matches!(core(&world, ALPHA).stage(&record), Stage::Acknowledged { .. }) {
        world.run(10);
        waited += 10;
        assert!(waited < 5_000, "not acknowledged in time");
    }
    let Stage::Acknowledged { index, stored_by } = core(&world, ALPHA).stage(&record) else { unreachable!() };
    assert!(!stored_by.is_empty());
    // The power fails everywhere at that very moment, with everything unflushed torn.
    for machine in [ALPHA, BRAVO, CENTRE] {
        world.crash(machine, Aftermath::Torn, 50);
    }
    world.run(30_000);
    for machine in [ALPHA, BRAVO, CENTRE] {
        assert_eq!(core(&world, machine).examiner().index_of(&record), Some(index));
    }
}

#[test]
fn law_l10_nothing_is_acknowledged_that_no_disk_holds() {
    let mut world = World::staffed(24);
    world.machines[ALPHA].disks.iter().for_each(|disk| disk.set_full(true));
    world.machines[ALPHA].replies.clear();
    let envelope = cast::sealed(&cast::information(Side::Alpha, "no room for this", world.now, 1));
    // The author is told at once; handing it in again, while the write is tried again and again, changes nothing.
    for _ in 0..3 {
        let record = world.author_envelope(ALPHA, &envelope);
        let replies = std::mem::take(&mut world.machines[ALPHA].replies);
        let said: Vec<_> = replies.iter().map(|(_, reply)| reply).collect();
        assert!(matches!(said.as_slice(), [Reply::Unwritten { payload }] if *payload == record), "{said:?}");
        world.run(2_000);
        assert!(world.machines[ALPHA].replies.is_empty(), "nobody hears of it twice");
        assert_eq!(core(&world, CENTRE).examiner().index_of(&record), None, "nothing of it may leave");
    }
    // With room again it is written, sent and found, and a repeat says so.
    world.machines[ALPHA].disks.iter().for_each(|disk| disk.set_full(false));
    world.run(30_000);
    let record = world.author_envelope(ALPHA, &envelope);
    let index = core(&world, CENTRE).examiner().index_of(&record).unwrap();
    let replies = std::mem::take(&mut world.machines[ALPHA].replies);
    assert!(matches!(replies.as_slice(), [(_, Reply::Known { index: found, .. })] if *found == index), "{replies:?}");
}

#[test]
fn law_l11_an_honest_pair_detects_any_fork_at_their_next_direct_exchange() {
    let mut world = World::staffed(22);
    // No line between the two while the centre shows two faces.
    world.set_cut(ALPHA, BRAVO, true);
    adversary::fork_centre(&mut world);
    let now = world.now;
    world.author(ALPHA, &cast::information(Side::Alpha, "for alpha only", now, 1));
    world.author(BRAVO, &cast::information(Side::Bravo, "for bravo only", now, 2));
    world.run(20_000);
    assert!(core(&world, ALPHA).cosigns(LogKind::Joint), "nothing to see yet");
    world.set_cut(ALPHA, BRAVO, false);
    world.run(u64::try_from(jig_protocol::Timing::LINE.head_exchange.as_millis()).unwrap() + 100);
    for machine in [ALPHA, BRAVO] {
        assert!(!core(&world, machine).cosigns(LogKind::Joint), "machine {machine} still cosigns");
        assert!(world.checks.raised(machine, "protocol-fork"));
        let evidence = world.machines[machine].evidence();
        assert!(evidence.iter().any(|(name, _)| name.starts_with("fork-joint")), "{:?}", evidence.len());
    }
    // The distrust outlives a restart.
    world.crash(ALPHA, Aftermath::Lost, 10);
    world.run(1_000);
    assert!(!core(&world, ALPHA).cosigns(LogKind::Joint));
}

#[test]
fn law_l12_silence_is_never_consent() {
    let mut world = World::staffed(23);
    let now = world.now;
    let information = world.author(ALPHA, &cast::information(Side::Alpha, "to be understood", now, 1));
    world.run(5_000);
    let now = world.now;
    let body = Body::CommonUnderstanding(agreement::records::CommonUnderstanding { information: vec![information] });
    let set = world.author(ALPHA, &cast::record(cast::post(Side::Alpha, Post::Snr), now, 2, body));
    let consent = |author: Author, now, nonce| {
        let body = Body::Consent(Consent {
            subject: set,
            question: Question::CommonlyUnderstood,
            clause: agreement::register::ClauseId::parse("TOR.2.a#2").unwrap(),
            on_behalf_of: author.node.side().unwrap(),
            decision: agreement::identity::NationalReference::new("decision 9".into()),
            expires: now_plus(now, 30),
            read_in: agreement::identity::Language::En,
            read_translation: None,
        });
        cast::record(author, now, nonce, body)
    };
    world.run(5_000);
    let now = world.now;
    world.author(ALPHA, &consent(cast::post(Side::Alpha, Post::Snr), now, 3));
    world.author(ALPHA, &consent(cast::post(Side::Alpha, Post::Legal), now, 4));
    world.run(5_000);
    // What was said counts, at every node: silence is not seen where nothing could be heard.
    for machine in [ALPHA, BRAVO, CENTRE] {
        let state = core(&world, machine).state();
        let moment = agreement::state::Moment { now: state.now(), below: u64::MAX };
        let said = |side| state.said(set, Question::CommonlyUnderstood, side, moment).word;
        assert_eq!((said(Side::Alpha), said(Side::Bravo)), (Word::Given, Word::Nothing), "machine {machine}");
    }
    // Bravo says nothing, for a month: receipts and ticks go on, consent does not appear.
    let began = core(&world, BRAVO).state().now();
    // Day after day on all three clocks: terms, the consents' last day and the timers of a month fall due.
    for day in 1..=31 {
        world.machines.iter_mut().for_each(|machine| machine.clock = Span::from_days(day));
        world.run(30_000);
        let now = world.machines[BRAVO].local(world.now);
        let moment = agreement::state::Moment { now, below: u64::MAX };
        let core = core(&world, BRAVO);
        assert_ne!(core.state().said(set, Question::CommonlyUnderstood, Side::Bravo, moment).word, Word::Given);
        assert!(matches!(core.usable(set, now), Usability::NotUsable(_)));
    }
    // And the log itself has reached the end of the month.
    let now = world.machines[ALPHA].local(world.now);
    world.author(ALPHA, &cast::information(Side::Alpha, "a month later", now, 5));
    world.run(10_000);
    assert!(core(&world, BRAVO).state().now().since(began) >= Span::from_days(30));
    let state = core(&world, BRAVO).state();
    let moment = agreement::state::Moment { now: state.now(), below: u64::MAX };
    assert_ne!(state.said(set, Question::CommonlyUnderstood, Side::Bravo, moment).word, Word::Given);
    assert!(!matches!(state.effect(set), Some(Effect::InEffect { .. })), "{:?}", state.effect(set));
}

const fn now_plus(now: spacetime::Instant, days: i64) -> spacetime::Instant {
    now.saturating_add(Span::from_days(days))
}

#[test]
fn law_l13_once_a_restraint_reaches_the_node_that_would_act_nobody_can_prolong_the_permission() {
    let mut world = World::staffed(24);
    let now = world.now;
    let delegation = world.author(BRAVO, &cast::delegation(Side::Bravo, now, 1));
    world.run(10_000);
    assert_eq!(core(&world, BRAVO).usable(delegation, world.now), Usability::Usable);
    // The centre withholds everything of alpha; alpha's stop reaches bravo directly.
    world.withheld = Some(Withheld { origin: Node::Headquarters(Side::Alpha), lane: None });
    world.dishonest.insert(CENTRE);
    let now = world.now;
    let stop = world.author(ALPHA, &cast::stop(Side::Alpha, now, 2));
    world.run(25);
    assert!(matches!(core(&world, BRAVO).usable(delegation, world.now), Usability::NotUsable(_)));
    // Neither time, nor new heads, nor a restart of bravo makes it usable again.
    for _ in 0..20 {
        world.run(1_000);
        assert!(matches!(core(&world, BRAVO).usable(delegation, world.now), Usability::NotUsable(_)));
    }
    world.crash(BRAVO, Aftermath::Torn, 10);
    world.run(200);
    assert!(matches!(core(&world, BRAVO).usable(delegation, world.now), Usability::NotUsable(_)));
    // A permission made afterwards fares no better, and what is not the raiser's own lift frees nothing.
    let renewed = world.author(BRAVO, &cast::delegation(Side::Bravo, world.now, 3));
    world.run(5_000);
    for (machine, nonce) in [(BRAVO, 4), (CENTRE, 5)] {
        let lift = cast::lift(Side::Bravo, stop, world.now, nonce);
        world.author(machine, &lift);
        world.run(30_000);
        for permission in [delegation, renewed] {
            assert!(matches!(core(&world, BRAVO).usable(permission, world.now), Usability::NotUsable(_)));
        }
    }
    // Bravo has carried the stop into the log past the withholding: from there on the fold itself refuses.
    assert!(core(&world, BRAVO).state().restraint(stop).is_some_and(|stop| stop.binds()));
    assert_eq!(core(&world, BRAVO).local_restraints().count(), 0);
}
