//! Findings at the edge of a rule that no story of the other files meets: blank and doubled labels, windows and terms that
//! are over, a deadline that no table reaches, copies, keys that are none, receipts of nobody.
use crate::support::*;
use spacetime::{Span, Window};

const SNR: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };

#[test]
fn app_3_c_two_areas_of_one_label_and_an_area_without_one_are_refused() {
    let mut s = Scenario::founded();
    let Body::AreaSet(good) = area_set() else { unreachable!() };
    let area = &good.areas[0];
    let labelled = |label: &str| Area { label: label.to_owned(), ..area.clone() };
    for (areas, code) in [
        (vec![labelled("DA-01"), labelled("DA-02"), labelled("DA-01")], Some("area-label-twice")),
        (vec![labelled("")], Some("area-label-blank")),
        (vec![labelled("DA-01"), labelled(" \t")], Some("area-label-blank")),
        (vec![labelled("DA-01"), labelled("DA-02")], None),
    ] {
        let record = s.write(SNR, Body::AreaSet(AreaSet { areas, ..good.clone() }));
        match code {
            Some(code) => s.refused(record, "APP.3.c", code),
            None => assert_eq!(s.decision(record), Decision::Held),
        }
    }
}

#[test]
fn what_is_over_when_it_is_written_is_refused() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let until_now = Window::new(s.now.saturating_add(Span::from_hours(-2)), s.now).unwrap();
    let a_moment_longer = Window::new(until_now.from(), s.now.saturating_add(Span::from_millis(1))).unwrap();

    let body = Plan { window: until_now, ..plan(item) };
    let over = s.write(SNR, Body::Plan(body));
    s.refused(over, "TOR.2.a#7", "window-is-over");
    let body = Plan { window: a_moment_longer, ..plan(item) };
    let not_over = s.write(SNR, Body::Plan(body));
    assert_eq!(s.decision(not_over), Decision::Held);

    let over = s.write(SNR, Body::AreaNotice(AreaNotice { window: until_now, ..area_notice() }));
    s.refused(over, "TOR.1.d.iv", "window-is-over");

    let deputy = post(Side::Alpha, Post::DeputySnr);
    let delegation = |term| {
        let questions = vec![Question::Plan];
        Body::Delegation(Delegation { to: key(deputy), questions, term, decision: reference("N-9") })
    };
    let over = s.write(SNR, delegation(until_now));
    s.refused(over, "TOR.1.d.iii", "term-is-over");
    let not_over = s.write(SNR, delegation(a_moment_longer));
    s.accepted(not_over);

    let appointment = |term| {
        Body::Appointment(Appointment {
            key: authority_key(Side::Alpha, 77),
            post: Post::Operations,
            competences: Vec::new(),
            grade_band: 3,
            reads: Vec::new(),
            term,
        })
    };
    let over = s.write(post(Side::Alpha, Post::Authority), appointment(until_now));
    s.refused(over, "TOR.1.d", "term-is-over");
    let not_over = s.write(post(Side::Alpha, Post::Authority), appointment(a_moment_longer));
    s.accepted(not_over);
}

#[test]
fn a_window_that_is_over_holds_what_stood_in_it() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    let notice = s.read_back_notice();
    s.at("2016-09-14T09:59:59.999Z");
    assert!(!s.held_by(plan).contains(&"window-is-over"));
    s.at("2016-09-14T10:00:00.000Z");
    assert!(s.held_by(plan).contains(&"window-is-over"), "{:?}", s.held_by(plan));
    assert!(!s.held_by(notice).contains(&"window-is-over"));
    s.at("2016-09-14T12:00:00.000Z");
    assert!(s.held_by(notice).contains(&"window-is-over"), "{:?}", s.held_by(notice));
}

#[test]
fn amb_01_a_notice_that_is_on_its_way_says_so_before_it_says_late() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    s.at("2016-09-13T10:00:00.000Z");
    let on_its_way = s.write(SNR, final_notice(plan));
    s.held(on_its_way, "TOR.2.c#2", "notice-not-yet-received");
    s.at("2016-09-13T20:00:00.000Z");
    let late = s.write(SNR, final_notice(plan));
    s.held(late, "AMB-01", "notice-late-by-lead");
}

/// AMB-01: with a short lead the day before decides, by the earliest reading of it.
#[test]
fn amb_01_a_notice_after_the_day_before_is_late() {
    let mut edition = edition::edition();
    edition.settings.day_before.min_lead = Span::from_hours(1);
    let mut s = Scenario::open_for_coordination_under(edition);
    let plan = s.agreed_plan();
    s.at("2016-09-13T22:00:00.000Z");
    let late = s.write(SNR, final_notice(plan));
    s.held(late, "AMB-01", "notice-late");
}

#[test]
fn amb_01_a_deadline_that_no_table_reaches_holds_the_notice() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    // The zone tables end with the year 2040.
    let window = window("2050-01-01T00:00:00.000Z", "2050-01-01T03:00:00.000Z");
    let body = Plan { window, ..plan(item) };
    let plan = s.write(SNR, Body::Plan(body));
    s.both_consent(plan, Question::Plan);
    let execution = instant("2050-01-01T01:00:00.000Z");
    let notice = s.write(SNR, Body::FinalNotice(FinalNotice { plan, execution }));
    s.held(notice, "AMB-01", "deadline-unreadable");
    s.receipts();
    s.both_consent(notice, Question::LateNotice);
    assert!(s.held_by(notice).contains(&"deadline-unreadable"), "no waiver reads a deadline: {:?}", s.held_by(notice));
}

#[test]
fn tor_1_d_iv_a_read_back_of_the_same_place_says_so() {
    let mut s = Scenario::founded();
    let notice = s.write(post(Side::Alpha, Post::Operations), Body::AreaNotice(area_notice()));
    let record = s.write(post(Side::Bravo, Post::DutyOfficer), read_back(notice));
    s.accepted(record);
    let finding = &s.verdict(record).findings[0];
    assert_eq!((finding.code, finding.standing), ("read-back-same", Standing::Satisfied));
}

#[test]
fn l9_what_is_filed_under_a_restraint_names_it_and_who_holds_it() {
    let mut s = Scenario::open_for_coordination();
    let duty = post(Side::Bravo, Post::DutyOfficer);
    let hold = s.write(duty, Body::Hold(Hold { scope: Scope::All, reason: None }));
    let body = Body::Release(release(&s));
    let item = s.write(SNR, body);
    s.held(item, "L9", "held-by-a-restraint");
    let finding = s.verdict(item).findings.iter().find(|finding| finding.code == "held-by-a-restraint").unwrap();
    assert!(finding.arguments.contains(&("record", hold.to_string())), "{finding:?}");
    assert!(finding.curable_by.contains(&duty));
}

#[test]
fn l5_a_second_copy_of_a_record_is_void_and_of_a_restraint_is_nothing_new() {
    let mut s = Scenario::founded();
    let header = s.header(SNR);
    let information = s.sign(header, information("list"), &[key(SNR), record_key(SNR.node)]);
    let first = s.submit(information.clone(), SNR.node);
    s.accepted(first);
    let copy = s.submit(information, SNR.node);
    s.void(copy, "L5", "record-already-in-the-log");
    assert!(s.state.fact(first).is_some(), "the first one stands");
}

#[test]
fn an_entry_that_was_never_admissible_is_void_by_its_rule() {
    let mut s = Scenario::founded();
    let entry = jig_agreement::state::Entry {
        index: s.state.size(),
        at: s.now,
        submitter: Node::Centre,
        content: jig_agreement::state::Content::Void("wire-not-utf8"),
    };
    let verdict = s.state.fold(&entry);
    assert_eq!(verdict.decision, Decision::Void);
    assert_eq!(verdict.findings[0].code, "entry-inadmissible");
    assert_eq!(verdict.findings[0].arguments, [("rule", "wire-not-utf8".to_owned())]);
    assert!(verdict.changes.is_empty());
}

/// L2: only a participant's own receipt, and only of this log, moves its frontier.
#[test]
fn a_receipt_of_nobody_or_of_another_log_is_void() {
    let s = Scenario::founded();
    let body = |origin: &str| {
        Body::Receipt(Receipt {
            origin: origin.to_owned(),
            size: s.state.size(),
            root: digest(0),
            verdict_root: digest(0),
            received_at: s.now,
            missing_attachments: Vec::new(),
            outbox: Vec::new(),
        })
    };
    let bravo = post(Side::Bravo, Post::Node);
    let centre = Author { node: Node::Centre, post: Post::Node };
    for (author, body, code) in [
        (centre, body("test.example/1"), "receipt-of-no-participant"),
        (bravo, Body::Tick, "receipt-of-no-participant"),
        (bravo, body("test.example/2"), "receipt-of-another-origin"),
    ] {
        let mut s = s.clone();
        let header = s.header(author);
        let signed = s.sign(header, body, &[record_key(author.node)]);
        let entry = jig_agreement::state::Entry {
            index: s.state.size(),
            at: s.now,
            submitter: author.node,
            content: jig_agreement::state::Content::Receipt { signed: &signed, matching: ReceiptMatch::Matches },
        };
        let verdict = s.state.fold(&entry);
        let codes: Vec<_> = verdict.findings.iter().map(|finding| finding.code).collect();
        assert_eq!((verdict.decision, codes.as_slice()), (Decision::Void, &[code][..]));
        assert_eq!(s.state.frontiers().both(), 0);
    }
}

#[test]
fn l8_keys_that_cannot_be_read_or_were_known_before_replace_nothing() {
    let mut s = Scenario::founded();
    let authority = post(Side::Alpha, Post::Authority);
    for new_key in ["", "zz", "0000"] {
        let body = Body::KeyRotation(KeyRotation { role: KeyRole::Record, new_key: new_key.to_owned() });
        let record = s.write(authority, body);
        s.refused(record, "L8", "key-unreadable");
    }
    // The announced hash is right, and still the keys must be new, three, and each its own.
    let fresh = |number| authority_key(Side::Alpha, number);
    for keys in [
        vec![fresh(3), fresh(4)],
        vec![fresh(3), fresh(4), fresh(4)],
        vec![fresh(3), fresh(4), fresh(0)],
        vec![fresh(3), fresh(4), key(SNR)],
        vec![fresh(3), fresh(4), record_key(SNR.node)],
    ] {
        let signers = [keys[0], keys[1]];
        let body = AuthoritySuccession { keys, keys_hash: digest(901), successor_hash: digest(903) };
        let record = s.write_signed(authority, Body::AuthoritySuccession(body), &signers);
        s.refused(record, "L8", "successor-keys-not-new");
    }
}
