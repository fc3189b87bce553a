//! Reports of violations and the two ledgers: TOR.2.d.iii, APP.1, process 2.4.
use crate::support::*;
use spacetime::Span;

const ALPHA: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Records };
const BRAVO: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::Records };

fn report(against: Alleged) -> Body {
    register("v-1", RegisterContent::ViolationReport(violation(against)))
}

fn receipt(of: RecordHash, stage: ReceiptStage) -> RegisterContent {
    RegisterContent::ViolationReceipt(ViolationReceipt { of, stage, text: "words".to_owned() })
}

/// The acceptance test of APP.1: a report against either side, either ally, is accepted on equal terms.
#[test]
fn app_1_a_report_against_either_side_or_either_ally_is_accepted_on_equal_terms() {
    let ally = |of| Alleged::Ally { of, name: "allied force".to_owned() };
    let alleged = [
        Alleged::Unknown,
        Alleged::Participant(Side::Alpha),
        Alleged::Participant(Side::Bravo),
        ally(Side::Alpha),
        ally(Side::Bravo),
        Alleged::Other("party 3".to_owned()),
    ];
    for author in [ALPHA, BRAVO] {
        let verdicts: Vec<_> = alleged
            .iter()
            .map(|against| {
                let mut s = Scenario::founded();
                let record = s.write(author, report(against.clone()));
                let verdict = s.verdict(record);
                (verdict.decision, verdict.findings.len())
            })
            .collect();
        assert_eq!(verdicts, vec![(Decision::Accepted, 0); alleged.len()]);
    }
}

/// The acceptance test of TOR.2.d.iii: each side reports alone, and the other sees what the releaser chose.
#[test]
fn tor_2_d_iii_each_side_reports_alone_and_the_releaser_chooses_what_is_shown() {
    for author in [ALPHA, BRAVO] {
        let mut s = Scenario::founded();
        let told = s.write(author, report(Alleged::Unknown));
        s.accepted(told);
        assert!(s.is_in_effect(told), "it waits for nobody");
        let exists = ViolationReport { corrects: None, shown: ShownReport::Existence { sealed: digest(80) } };
        let exists = s.write(author, register("v-2", RegisterContent::ViolationReport(exists)));
        s.accepted(exists);
        let shown: Vec<&RegisterEntry> = s
            .state
            .register_lines(Register::ViolationReport, known(&s))
            .iter()
            .map(|line| line.versions[0].entry)
            .collect();
        assert!(shown[0].content.texts().contains(&"Shelling of a village."));
        assert!(shown[1].content.texts().is_empty(), "that it exists, and not one word more");
    }
}

/// Process 2.4: never edited, never taken back; a correction is a new report that names the old one.
#[test]
fn tor_2_d_iii_a_report_is_never_edited_and_a_correction_names_it() {
    let mut s = Scenario::founded();
    let first = s.write(ALPHA, report(Alleged::Unknown));
    s.accepted(first);
    let edited = s.restate(ALPHA, first, "v-1", RegisterContent::ViolationReport(violation(Alleged::Unknown)));
    s.refused(edited, "TOR.2.d.iii", "violation-report-is-not-edited");
    let retracts = s.write(ALPHA, Body::Retraction(Retraction { of: first, reason: "words".to_owned() }));
    s.refused(retracts, "TOR.2.d.iii", "violation-report-is-not-edited");
    let corrects = |of| {
        let report = ViolationReport { corrects: Some(of), ..violation(Alleged::Unknown) };
        register("v-2", RegisterContent::ViolationReport(report))
    };
    let nothing = s.write(ALPHA, corrects(digest(3)));
    s.refused(nothing, "TOR.2.d.iii", "violation-corrects-no-report");
    let anothers = s.write(BRAVO, corrects(first));
    s.refused(anothers, "TOR.2.d.iii", "violation-corrects-no-report");
    let second = s.write(ALPHA, corrects(first));
    s.accepted(second);
    assert_eq!(lines(&s, Register::ViolationReport)[0].1, ["stated"], "the first stands as it was");
}

#[test]
fn a_report_of_what_is_still_to_come_or_by_a_post_that_may_not_is_refused() {
    let mut s = Scenario::with_outside_posts();
    let ShownReport::Contents(said) = violation(Alleged::Unknown).shown else { unreachable!() };
    let ahead = Violation { happened: window("2016-09-12T14:00:00.000Z", "2016-09-14T14:00:00.000Z"), ..said };
    let ahead = ViolationReport { corrects: None, shown: ShownReport::Contents(ahead) };
    let ahead = s.write(ALPHA, register("v-1", RegisterContent::ViolationReport(ahead)));
    s.refused(ahead, "TOR.2.d.iii", "register-since-in-future");
    let wrong = s.write(post(Side::Alpha, Post::Support), report(Alleged::Unknown));
    s.refused(wrong, "L8", "post-may-not-write-this");
    let recipient = s.write(RECIPIENT, report(Alleged::Unknown));
    s.refused(recipient, "L8", "post-may-not-write-this");
}

/// The recipient's stages go forward, by the recipient alone; that it is silent for twelve hours only shows.
#[test]
fn tor_2_d_iii_the_recipient_gives_a_receipt_and_its_stages_go_forward() {
    let mut s = Scenario::with_outside_posts();
    let first = s.write(ALPHA, report(Alleged::Participant(Side::Bravo)));
    s.wait(Span::from_hours(13));
    assert_eq!(lines(&s, Register::ViolationReport)[0].2, ["not-acknowledged", "overdue"]);
    let owed = &s.state.arrears(s.now)[0];
    assert_eq!((owed.side, owed.duty, owed.hours(s.now)), (None, Duty::Acknowledgement, 1));
    let by_a_side = s.write(ALPHA, register("alpha/v-1", receipt(first, ReceiptStage::Delivered)));
    s.refused(by_a_side, "L8", "post-may-not-write-this");
    let nothing = s.write(RECIPIENT, register("alpha/v-1", receipt(digest(2), ReceiptStage::Delivered)));
    s.refused(nothing, "TOR.2.d.iii", "receipt-of-no-report");
    let wrong_key = s.write(RECIPIENT, register("v-1", receipt(first, ReceiptStage::Delivered)));
    s.refused(wrong_key, "TOR.2.d.iii", "register-key-does-not-fit");
    let early = s.write(RECIPIENT, register("alpha/v-1", receipt(first, ReceiptStage::Assessed)));
    s.refused(early, "TOR.2.d.iii", "receipt-out-of-sequence");
    let mut last = s.write(RECIPIENT, register("alpha/v-1", receipt(first, ReceiptStage::Delivered)));
    s.accepted(last);
    for (stage, is_next) in [
        (ReceiptStage::Delivered, false),
        (ReceiptStage::Acknowledged, true),
        (ReceiptStage::Closed, false),
        (ReceiptStage::AsksMore, true),
        (ReceiptStage::AsksMore, true),
        (ReceiptStage::Acknowledged, false),
        (ReceiptStage::Assessed, true),
        (ReceiptStage::Closed, true),
        (ReceiptStage::AsksMore, false),
    ] {
        let record = s.restate(RECIPIENT, last, "alpha/v-1", receipt(first, stage));
        if is_next {
            s.accepted(record);
            last = record;
        } else {
            s.refused(record, "TOR.2.d.iii", "receipt-out-of-sequence");
        }
    }
    assert_eq!(lines(&s, Register::ViolationReport)[0].2, [] as [&str; 0]);
}

fn definition(s: &mut Scenario, author: Author, text: &str) -> RecordHash {
    let content = RegisterContent::ViolationDefinition(ViolationDefinition { text: text.to_owned() });
    let record = s.write(author, register("shelling", content));
    s.accepted(record);
    record
}

fn count(definition: RecordHash, counted: CountRange) -> RegisterContent {
    RegisterContent::ViolationCount(ViolationCount {
        day: spacetime::CivilDate::new(2016, 9, 12).unwrap(),
        district: "Northern district".to_owned(),
        definition,
        against: Alleged::Unknown,
        counted,
    })
}

const KEY: &str = "2016-09-12/northern";

/// APP.1: two ledgers side by side, each by its own definitions, never averaged, with notes that change neither.
#[test]
fn app_1_two_ledgers_stand_side_by_side_with_their_definitions_and_are_never_averaged() {
    let mut s = Scenario::founded();
    let own = definition(&mut s, ALPHA, "Any round that lands.");
    let theirs = definition(&mut s, BRAVO, "Any series of rounds within an hour.");
    let counted = s.write(ALPHA, register(KEY, count(own, range(42, 42))));
    s.accepted(counted);
    assert_eq!(lines(&s, Register::ViolationCount)[0].2, ["counted-by-one"]);
    let other = s.write(BRAVO, register(KEY, count(theirs, range(7, 9))));
    s.accepted(other);
    assert_eq!(lines(&s, Register::ViolationCount)[0].2, ["counts-differ"]);
    let note = |of| {
        let note = ReconciliationNote { of, text: "Rounds against series.".to_owned() };
        register(KEY, RegisterContent::ReconciliationNote(note))
    };
    let note_on = s.write(ALPHA, note(other));
    s.accepted(note_on);
    let day = spacetime::CivilDate::new(2016, 9, 12).unwrap();
    let rows = s.state.ledgers(day, day, known(&s));
    let shown = |side: Side| rows[0].counts.get(side).unwrap().1.counted;
    assert_eq!((shown(Side::Alpha), shown(Side::Bravo), rows[0].notes.len()), (range(42, 42), range(7, 9), 1));
    assert!(s.state.ledgers(day.next_day().unwrap(), day.next_day().unwrap(), known(&s)).is_empty());
    let nothing = s.write(BRAVO, note(digest(6)));
    s.refused(nothing, "APP.1", "note-of-no-count");
}

#[test]
fn app_1_a_count_is_by_an_own_definition_and_keeps_its_day() {
    let mut s = Scenario::founded();
    let own = definition(&mut s, ALPHA, "Any round that lands.");
    let foreign = s.write(BRAVO, register(KEY, count(own, range(1, 2))));
    s.refused(foreign, "APP.1", "count-by-no-own-definition");
    let another_day = s.write(ALPHA, register("2016-09-13/northern", count(own, range(1, 2))));
    s.refused(another_day, "APP.1", "register-key-does-not-fit");
    let crooked = s.write(ALPHA, register(KEY, count(own, range(2, 1))));
    s.refused(crooked, "APP.1", "range-upside-down");
    let first = s.write(ALPHA, register(KEY, count(own, range(1, 2))));
    s.accepted(first);
    let over = s.restate(BRAVO, first, KEY, count(own, range(0, 0)));
    s.refused(over, "APP.1", "register-others-statement");
}
