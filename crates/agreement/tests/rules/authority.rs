//! Posts, delegations, keys: L8, TOR.1.d, TOR.1.d.iii.
use crate::support::*;
use spacetime::{Span, Window};

fn delegation(scenario: &Scenario, to: Author, questions: Vec<Question>, days: i64) -> Body {
    let term = Window::new(scenario.now, scenario.now.saturating_add(Span::from_days(days))).unwrap();
    Body::Delegation(Delegation { to: key(to), questions, term, decision: reference("N-9") })
}

#[test]
fn l8_nobody_can_sign_for_another_post() {
    let mut s = Scenario::founded();
    let snr = post(Side::Alpha, Post::Snr);
    for signers in [
        vec![],
        vec![key(post(Side::Alpha, Post::Operations))],
        vec![key(post(Side::Bravo, Post::Snr))],
        vec![record_key(snr.node)],
        vec![authority_key(Side::Alpha, 0), authority_key(Side::Alpha, 1)],
    ] {
        let record = s.write_signed(snr, information("list"), &signers);
        s.void(record, "L8", "nobody-signed-for-the-post");
        assert_eq!(s.effect(record), Effect::Void);
    }
    let record = s.write(snr, information("list"));
    s.accepted(record);
}

#[test]
fn l8_a_post_writes_only_what_is_its_own() {
    let mut s = Scenario::founded();
    for (author, body) in [
        (Post::Translator, information("list")),
        (Post::Support, information("list")),
        (Post::DutyOfficer, Body::Release(release(&s))),
        (Post::Operations, Body::CommonUnderstanding(CommonUnderstanding { information: vec![digest(1)] })),
        (Post::DeputySnr, Body::Resumption(Resumption { suspension: digest(1) })),
    ] {
        let record = s.write(post(Side::Bravo, author), body);
        s.refused(record, "L8", "post-may-not-write-this");
    }
}

#[test]
fn an_appointment_needs_two_keys_of_the_own_authority() {
    let mut s = Scenario::founded();
    let duty = post(Side::Alpha, Post::DutyOfficer);
    let term = window("2016-09-12T00:00:00.000Z", "2016-12-12T00:00:00.000Z");
    let body = Body::Appointment(Appointment {
        key: authority_key(Side::Alpha, 9),
        post: duty.post,
        competences: Vec::new(),
        grade_band: 3,
        reads: Vec::new(),
        term,
    });
    let author = post(Side::Alpha, Post::Authority);
    for signers in [
        vec![authority_key(Side::Alpha, 0)],
        vec![authority_key(Side::Alpha, 0), authority_key(Side::Alpha, 0)],
        vec![authority_key(Side::Bravo, 0), authority_key(Side::Bravo, 1)],
        vec![authority_key(Side::Alpha, 0), authority_key(Side::Bravo, 1)],
    ] {
        let record = s.write_signed(author, body.clone(), &signers);
        s.void(record, "L8", "nobody-signed-for-the-post");
    }
    let record = s.write_signed(author, body, &[authority_key(Side::Alpha, 2), authority_key(Side::Alpha, 0)]);
    s.accepted(record);
}

#[test]
fn a_key_serves_one_node_and_one_task() {
    let mut s = Scenario::founded();
    let term = window("2016-09-12T00:00:00.000Z", "2016-12-12T00:00:00.000Z");
    for (key, post_given, code) in [
        (key(post(Side::Bravo, Post::Snr)), Post::Legal, "key-serves-another-node"),
        (record_key(Node::Centre), Post::Legal, "key-has-another-task"),
        (authority_key(Side::Alpha, 0), Post::Legal, "key-has-another-task"),
        (authority_key(Side::Alpha, 8), Post::Node, "post-not-by-appointment"),
        (authority_key(Side::Alpha, 8), Post::Authority, "post-not-by-appointment"),
    ] {
        let body = Body::Appointment(Appointment {
            key,
            post: post_given,
            competences: Vec::new(),
            grade_band: 3,
            reads: Vec::new(),
            term,
        });
        let record = s.write(post(Side::Alpha, Post::Authority), body);
        s.refused(record, "TOR.1.d", code);
    }
}

#[test]
fn an_appointment_ends_with_its_term_and_at_once_when_revoked() {
    let mut s = Scenario::founded();
    let intelligence = post(Side::Alpha, Post::Intelligence);
    let second = s.appoint_key(intelligence, authority_key(Side::Alpha, 7), &[Language::En]);
    let revoked = s.write(post(Side::Alpha, Post::Authority), Body::Revocation(Revocation { of: second }));
    s.accepted(revoked);
    let record = s.write_signed(intelligence, information("list"), &[authority_key(Side::Alpha, 7)]);
    s.void(record, "L8", "nobody-signed-for-the-post");
    s.wait(Span::from_days(366));
    let record = s.write(intelligence, information("list"));
    s.void(record, "L8", "nobody-signed-for-the-post");
}

#[test]
fn tor_1_d_iii_a_delegation_is_bounded_dated_and_not_passed_on() {
    let mut s = Scenario::founded();
    let snr = post(Side::Alpha, Post::Snr);
    let deputy = post(Side::Alpha, Post::DeputySnr);
    let long = delegation(&s, deputy, vec![Question::Plan], 15);
    let record = s.write(snr, long);
    s.refused(record, "TOR.1.d.iii", "delegation-too-long");
    let stranger = delegation(&s, post(Side::Alpha, Post::Legal), vec![Question::Plan], 3);
    let record = s.write(snr, stranger);
    s.refused(record, "TOR.1.d.iii", "delegation-to-no-deputy");
    let setting = delegation(&s, deputy, vec![Question::Setting], 3);
    let record = s.write(snr, setting);
    s.refused(record, "TOR.1.d.iii", "question-not-delegable");
    let on = delegation(&s, deputy, vec![Question::Plan], 3);
    let record = s.write(deputy, on);
    s.refused(record, "L8", "post-may-not-write-this");
    let good = delegation(&s, deputy, vec![Question::Plan], 14);
    let record = s.write(snr, good);
    s.accepted(record);
}

#[test]
fn tor_1_d_iii_an_expired_delegation_carries_no_consent() {
    let mut s = Scenario::founded();
    let deputy = post(Side::Alpha, Post::DeputySnr);
    let set = commonly_understood(&mut s);
    let none = s.consents(deputy, set, Question::CommonlyUnderstood);
    s.refused(none, "TOR.1.d.iii", "no-live-delegation");
    let given = delegation(&s, deputy, vec![Question::CommonlyUnderstood], 2);
    let given = s.write(post(Side::Alpha, Post::Snr), given);
    let live = s.consents(deputy, set, Question::CommonlyUnderstood);
    s.accepted(live);
    s.write(post(Side::Alpha, Post::Snr), Body::Revocation(Revocation { of: live }));
    s.wait(Span::from_days(3));
    let late = s.consents(deputy, set, Question::CommonlyUnderstood);
    s.refused(late, "TOR.1.d.iii", "no-live-delegation");
    assert!(s.state.fact(given).is_some());
}

#[test]
fn a_consent_signed_by_a_revoked_key_no_longer_counts() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let plan = s.write(post(Side::Alpha, Post::Snr), Body::Plan(plan(item)));
    s.supported(plan);
    s.both_consent(plan, Question::Plan);
    assert!(s.is_in_effect(plan));
    let legal = post(Side::Bravo, Post::Legal);
    let appointment = s.state.roster().unwrap().of_key(key(legal)).next().unwrap().record;
    // The officer's own side takes the stolen key back; nobody else need agree.
    s.write(post(Side::Bravo, Post::Snr), Body::Revocation(Revocation { of: appointment }));
    assert!(s.held_by(plan).contains(&"second-post-missing"));
}

#[test]
fn a_record_key_is_replaced_by_the_own_authority_and_still_stops() {
    let mut s = Scenario::founded();
    let fresh = authority_key(Side::Alpha, 6);
    let rotation = Body::KeyRotation(KeyRotation { role: KeyRole::Record, new_key: fresh.to_string() });
    let record = s.write(post(Side::Alpha, Post::Authority), rotation);
    s.accepted(record);
    let node = post(Side::Alpha, Post::Node);
    let old = s.write_signed(node, Body::Tick, &[record_key(node.node)]);
    s.void(old, "L8", "nobody-signed-for-the-post");
    let new = s.write_signed(node, Body::Tick, &[fresh]);
    s.accepted(new);
    let call = Body::Stop(Stop { text: String::new(), around: None, radius_m: 20_000 });
    let stop = s.write_signed(node, call, &[record_key(node.node)]);
    s.accepted(stop);
}

#[test]
fn an_authority_is_replaced_only_by_the_successor_it_announced() {
    let mut s = Scenario::founded();
    let author = post(Side::Alpha, Post::Authority);
    let keys: Vec<_> = (3..6).map(|number| authority_key(Side::Alpha, number)).collect();
    let body = |keys_hash| {
        Body::AuthoritySuccession(AuthoritySuccession { keys: keys.clone(), keys_hash, successor_hash: digest(903) })
    };
    let other = s.write_signed(author, body(digest(902)), &keys);
    s.refused(other, "L8", "successor-not-announced");
    let one_key = s.write_signed(author, body(digest(901)), &keys[..1]);
    s.void(one_key, "L8", "nobody-signed-for-the-post");
    let announced = s.write_signed(author, body(digest(901)), &keys[1..]);
    s.accepted(announced);
    let old = s.write(author, Body::Revocation(Revocation { of: digest(1) }));
    s.void(old, "L8", "nobody-signed-for-the-post");
}

#[test]
fn nobody_submits_for_the_other_side_except_restraint() {
    let mut s = Scenario::founded();
    let author = post(Side::Alpha, Post::Intelligence);
    let signers = [key(author), record_key(author.node)];
    let header = s.header(author);
    let information = s.sign(header, information("list"), &signers);
    let record = s.submit(information, Node::Headquarters(Side::Bravo));
    s.void(record, "SG-13", "submitted-by-another-node");
    let header = s.header(author);
    let hold = s.sign(header, Body::Hold(Hold { scope: Scope::All, reason: None }), &signers);
    let record = s.submit(hold, Node::Centre);
    s.accepted(record);
}

#[test]
fn made_at_in_the_future_is_void_and_in_the_past_is_never_refused() {
    let mut s = Scenario::founded();
    let author = post(Side::Alpha, Post::Intelligence);
    let signers = [key(author)];
    for (offset_s, fine) in [(5, true), (6, false), (-86_400 * 400, true)] {
        let mut header = s.header(author);
        header.made_at = s.now.saturating_add(Span::from_seconds(offset_s));
        let record = s.write_with(header, information("list"), &signers);
        if fine {
            s.accepted(record);
        } else {
            s.void(record, "made-at-skew", "made-in-the-future");
        }
    }
}

#[test]
fn another_edition_is_not_this_agreement() {
    let mut s = Scenario::founded();
    let author = post(Side::Alpha, Post::Intelligence);
    let mut header = s.header(author);
    header.edition = "other".to_owned();
    let record = s.write_with(header, information("list"), &[key(author)]);
    s.void(record, "edition", "made-under-another-edition");
}

#[test]
fn a_record_made_under_other_rules_is_void_unless_it_restrains() {
    let mut s = Scenario::founded();
    let author = post(Side::Alpha, Post::Snr);
    for (body, judged) in [(information("list"), true), (Body::Hold(Hold { scope: Scope::All, reason: None }), false)] {
        for rules in [0, 2, u32::MAX] {
            let mut header = s.header(author);
            header.rules = rules;
            let record = s.write_with(header, body.clone(), &[key(author)]);
            if judged {
                s.void(record, "rules", "made-under-other-rules");
            } else {
                s.accepted(record);
            }
        }
    }
}

#[test]
fn a_log_says_what_it_is_for() {
    let mut s = Scenario::empty(edition::edition());
    assert!(s.state.founding().is_none());
    s.found();
    assert_eq!(s.state.founding().unwrap().purpose, Purpose::Exercise);
}

#[test]
fn limits_are_named_at_admission_and_never_hold_up_a_restraint() {
    let mut s = Scenario::open_for_coordination();
    let author = post(Side::Alpha, Post::Snr);
    s.released();
    s.released();
    let header = s.header(author);
    let third = s.sign(header, Body::Release(release(&s)), &[key(author), key(post(Side::Alpha, Post::Legal))]);
    let refusal = s.state.admit(&third, author.node, s.now).unwrap_err();
    assert_eq!((refusal.code, refusal.basis), ("limit-exceeded", Basis::Limit("open_items_per_post_max")));
    let mut header = s.header(author);
    header.references = (0..9).map(digest).collect();
    let information = s.sign(header.clone(), information("list"), &[key(author)]);
    let refusal = s.state.admit(&information, author.node, s.now).unwrap_err();
    assert_eq!(refusal.basis, Basis::Limit("references_per_record_max"));
    let hold = s.sign(header, Body::Hold(Hold { scope: Scope::All, reason: None }), &[key(author)]);
    assert_eq!(s.state.admit(&hold, author.node, s.now), Ok(()));
}

#[test]
fn tor_0_3_an_act_outside_the_group_names_an_exception() {
    let mut s = Scenario::open_for_coordination();
    let author = post(Side::Alpha, Post::Snr);
    let clause = |id| ClauseId::parse(id).unwrap();
    let outside = |s: &mut Scenario, id, body| {
        let mut header = s.header(author);
        header.via = Via::Outside(clause(id));
        s.write_with(header, body, &[key(author), key(post(Side::Alpha, Post::Legal))])
    };
    let record = outside(&mut s, "TOR.2.a#7", information("list"));
    s.refused(record, "TOR.0.3", "outside-without-an-exception");
    let record = outside(&mut s, "TOR.2.d.i#1", information("list"));
    s.accepted(record);
    let item = Body::Release(release(&s));
    let record = outside(&mut s, "TOR.2.d.i#1", item);
    s.refused(record, "TOR.2.d.i#1", "exception-permits-nothing");
}

#[test]
fn a_sides_live_intents_are_limited_and_neither_the_other_sides_nor_a_stop_is() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let snr = post(Side::Alpha, Post::Snr);
    let hour = |hour: i64| {
        let from = instant("2016-09-14T07:00:00.000Z").saturating_add(Span::from_hours(2 * hour));
        Window::new(from, from.saturating_add(Span::from_hours(1))).unwrap()
    };
    let asked = |s: &mut Scenario, author: Author, body: Body| {
        let header = s.header(author);
        let signed = s.sign(header, body, &[key(author), record_key(author.node)]);
        s.state.admit(&signed, author.node, s.now)
    };
    for nth in 0..2 {
        let body = Body::Plan(Plan { window: hour(nth), ..plan(item) });
        assert_eq!(asked(&mut s, snr, body.clone()), Ok(()));
        let plan = s.write(snr, body);
        assert_eq!(s.decision(plan), Decision::Held);
    }
    let third = Body::Plan(Plan { window: hour(2), ..plan(item) });
    for author in [snr, post(Side::Alpha, Post::Operations)] {
        let refusal = asked(&mut s, author, third.clone()).unwrap_err();
        assert_eq!((refusal.code, refusal.basis), ("limit-exceeded", Basis::Limit("live_intents_per_side_max")));
        assert_eq!(refusal.curable_by, [author]);
    }
    assert_eq!(asked(&mut s, post(Side::Bravo, Post::Snr), third.clone()), Ok(()), "each side has its own");
    let stop = Body::Stop(Stop { text: String::new(), around: None, radius_m: 20_000 });
    assert_eq!(asked(&mut s, snr, stop), Ok(()));
    // A plan counts while its window lasts, by ledger time; and while it stands.
    let mut later = s.clone();
    later.at("2016-09-14T08:00:00.000Z");
    later.write(snr, information("time goes on"));
    assert_eq!(asked(&mut later, snr, third.clone()), Ok(()));
    let first = s.state.of_kind("plan").next().unwrap().record;
    let cancelled = s.write(snr, Body::Outcome(Outcome::Cancelled { plan: first }));
    s.accepted(cancelled);
    assert_eq!(asked(&mut s, snr, third), Ok(()));
}

/// Support may be posted, and stands behind no record with content: it writes none, and consents to nothing.
#[test]
fn tor_1_d_vi_support_writes_nothing_of_content() {
    let mut s = Scenario::founded();
    let support = post(Side::Alpha, Post::Support);
    let commitment = Body::Register(entry("border-1", commitment("Two posts.")));
    for body in [information("First list."), area_set(), ceasefire(CeasefireState::InEffect), commitment] {
        let record = s.write(support, body);
        s.refused(record, "L8", "post-may-not-write-this");
    }
    let areas = s.write(post(Side::Alpha, Post::Snr), area_set());
    let consent = s.consents(support, areas, Question::Areas);
    s.refused(consent, "L8", "post-may-not-write-this");
}
