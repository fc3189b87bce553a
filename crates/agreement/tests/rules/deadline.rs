//! The day before, across zones: AMB-01, TOR.2.c#2, SG-10.
use crate::support::*;
use jig_agreement::clauses::day_before;
use spacetime::{Span, Window};

#[test]
fn tor_2_c_2_a_plan_for_half_past_midnight_damascus_told_at_2350_moscow_is_late() {
    // 00:30 in Damascus on 21 September 2016 is 21:30 UTC on the 20th; 23:50 in Moscow is 20:50 UTC.
    let deadline = day_before(&edition::edition().settings.day_before, instant("2016-09-20T21:30:00.000Z")).unwrap();
    let told = instant("2016-09-20T20:50:00.000Z");
    assert!(told >= deadline.due, "late under the strict rule");
    let damascus = deadline.readings.iter().find(|reading| reading.zone.name() == "Asia/Damascus").unwrap();
    assert!(told < damascus.due, "in time if only the local day counted");
}

#[test]
fn amb_01_every_zone_gives_its_reading() {
    let deadline = day_before(&edition::edition().settings.day_before, instant("2016-09-20T21:30:00.000Z")).unwrap();
    let readings: Vec<(&str, String, bool)> = deadline
        .readings
        .iter()
        .map(|reading| (reading.zone.name(), reading.due.to_string(), reading.counts))
        .collect();
    let expected = [
        ("Asia/Damascus", "2016-09-20T21:00:00.000Z", true),
        ("America/New_York", "2016-09-20T04:00:00.000Z", true),
        ("Europe/Moscow", "2016-09-20T21:00:00.000Z", true),
        ("UTC", "2016-09-20T00:00:00.000Z", false),
        ("Europe/Zurich", "2016-09-19T22:00:00.000Z", false),
    ];
    assert_eq!(readings, expected.map(|(zone, due, counts)| (zone, due.to_owned(), counts)));
    assert_eq!(deadline.by_lead.to_string(), "2016-09-20T09:30:00.000Z");
}

/// SG-10.
#[test]
fn the_earliest_reading_of_the_deadline_counts() {
    for (execution, due) in [
        // New York's day begins first among those that count.
        ("2016-09-20T21:30:00.000Z", "2016-09-20T04:00:00.000Z"),
        // The shortest lead comes first when the day has only just begun everywhere.
        ("2016-09-20T05:00:00.000Z", "2016-09-19T17:00:00.000Z"),
        // In winter Damascus and Moscow part.
        ("2016-12-20T21:30:00.000Z", "2016-12-19T22:00:00.000Z"),
    ] {
        let deadline = day_before(&edition::edition().settings.day_before, instant(execution)).unwrap();
        assert_eq!(deadline.due, instant(due), "{execution}");
        let earliest =
            deadline.readings.iter().filter(|reading| reading.counts).map(|reading| reading.due).min().unwrap();
        assert!(deadline.due <= earliest && deadline.due <= deadline.by_lead);
    }
}

#[test]
fn a_time_beyond_the_zone_tables_has_no_deadline() {
    assert!(day_before(&edition::edition().settings.day_before, instant("2050-01-01T00:00:00.000Z")).is_err());
}

/// An agreed plan of alpha's with its place read back, on the 12th, for the 14th at 08:00 UTC: due on the 13th at 20:00
/// UTC by the shortest lead (the New York day begins at 04:00 on the 14th, the Moscow day at 21:00 on the 13th).
fn with_final_notice(told: &str, received: Option<&str>) -> (Scenario, RecordHash) {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    s.at(told);
    let notice = s.write(post(Side::Alpha, Post::Snr), final_notice(plan));
    s.receipt(Side::Alpha);
    if let Some(received) = received {
        s.at(received);
        s.receipt(Side::Bravo);
    }
    (s, notice)
}

#[test]
fn a_notice_counts_when_the_counterparts_receipt_covers_it() {
    let told = "2016-09-13T10:00:00.000Z";
    let (s, notice) = with_final_notice(told, Some("2016-09-13T19:59:59.999Z"));
    assert!(s.is_in_effect(notice), "{:?}", s.effect(notice));
    let (s, notice) = with_final_notice(told, Some("2016-09-13T20:00:00.000Z"));
    assert_eq!(s.held_by(notice), ["notice-late-by-lead"], "at the deadline is late");
    let (mut s, notice) = with_final_notice(told, None);
    assert!(matches!(s.effect(notice), Effect::AwaitingReceipts { missing } if missing == [Side::Bravo]));
    // Its own receipt does not help, however often.
    s.receipt(Side::Alpha);
    assert!(matches!(s.effect(notice), Effect::AwaitingReceipts { .. }));
}

#[test]
fn no_clock_of_ones_own_makes_a_late_notice_early() {
    let (mut s, notice) = with_final_notice("2016-09-13T21:00:00.000Z", None);
    // The receiver claims to have had it a day before it was written.
    let body = Body::Receipt(Receipt {
        origin: "test.example/1".to_owned(),
        size: s.state.size(),
        root: digest(0),
        verdict_root: digest(0),
        received_at: instant("2016-09-12T10:00:00.000Z"),
        missing_attachments: Vec::new(),
        outbox: Vec::new(),
    });
    let author = post(Side::Bravo, Post::Node);
    let header = s.header(author);
    let signed = s.sign(header, body, &[record_key(author.node)]);
    let index = s.state.size();
    let entry = jig_agreement::state::Entry {
        index,
        at: s.now,
        submitter: author.node,
        content: jig_agreement::state::Content::Receipt { signed: &signed, matching: ReceiptMatch::Matches },
    };
    s.state.fold(&entry);
    assert_eq!(s.held_by(notice), ["notice-late-by-lead"]);
}

#[test]
fn a_late_notice_needs_both_sides_to_waive() {
    let (mut s, notice) = with_final_notice("2016-09-13T21:00:00.000Z", Some("2016-09-13T21:01:00.000Z"));
    s.held(notice, "AMB-01", "notice-late-by-lead");
    s.side_consents(Side::Alpha, notice, Question::LateNotice);
    s.receipts();
    assert_eq!(s.held_by(notice), ["notice-late-by-lead"]);
    s.side_consents(Side::Bravo, notice, Question::LateNotice);
    s.receipts();
    assert!(s.is_in_effect(notice), "{:?}", s.effect(notice));
}

#[test]
fn the_readings_are_there_for_a_plan_too() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let window = Window::new(instant("2016-09-20T21:30:00.000Z"), instant("2016-09-20T23:00:00.000Z")).unwrap();
    let plan = Plan { window, ..plan(item) };
    let plan = s.write(post(Side::Alpha, Post::Snr), Body::Plan(plan));
    let deadline = s.state.deadlines(plan).unwrap().unwrap();
    assert_eq!(deadline.execution.since(deadline.by_lead), Span::from_hours(12));
    assert!(s.state.deadlines(item).is_none());
}
