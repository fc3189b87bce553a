//! Cases of harm: TOR.2.c.iv, AMB-13, SRC.004.g, SG-17, SG-18, SG-20, SG-25, SG-29.
use crate::support::*;
use spacetime::Span;

const ALPHA: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Protection };
const BRAVO: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::Protection };

fn stage(s: &Scenario) -> HarmStage {
    s.state.harm_stage(&EntryKey::parse(CASE).unwrap(), known(s))
}

/// SG-18: the outside posts open cases on behalf of others, and so does either side; what is coordinated plays no part.
#[test]
fn tor_2_c_iv_1_a_case_is_open_to_any_reporter_on_behalf_of_others_sg_18() {
    for author in [LIAISON, RECIPIENT, ALPHA, BRAVO, post(Side::Alpha, Post::Translator)] {
        let mut s = Scenario::with_outside_posts();
        let opened = s.write(author, reported(harm()));
        s.accepted(opened);
        assert_eq!(stage(&s), HarmStage::Open, "{author:?}");
    }
    let mut s = Scenario::with_outside_posts();
    let support = s.write(post(Side::Alpha, Post::Support), reported(harm()));
    s.refused(support, "L8", "post-may-not-write-this");
}

/// AMB-13: no threshold: one injured person, the worst grade, nobody named, is considered as anything else is.
#[test]
fn amb_13_any_allegation_is_considered_however_small() {
    for (killed, injured) in [(range(0, 0), range(0, 0)), (range(0, 0), range(0, 1)), (range(0, 900), range(0, 0))] {
        let mut s = Scenario::with_outside_posts();
        let opened = s.write(LIAISON, reported(HarmReport { killed, injured, ..harm() }));
        s.accepted(opened);
        assert_eq!(stage(&s), HarmStage::Open);
        let premature = s.write(post(Side::Alpha, Post::Snr), register(CASE, closing()));
        s.refused(premature, "TOR.2.c.iv#1", "harm-answer-missing");
    }
}

/// SG-08, SG-06: identity and exact place stand in clear with the reporter's consent and never without it.
#[test]
fn sg_08_identity_and_exact_place_are_sealed_unless_the_reporter_consents() {
    let named = || Disclosure::Clear("Relief society".to_owned());
    let placed = || Disclosure::Clear("36.02510 N 37.02510 E".to_owned());
    for consent in ReporterConsent::ALL.iter().copied() {
        let mut s = Scenario::with_outside_posts();
        let record = s.write(LIAISON, reported(HarmReport { identity: named(), consent, ..harm() }));
        if consent.covers_identity() {
            s.accepted(record);
        } else {
            s.refused(record, "SG-08", "harm-identity-without-consent");
        }
        let mut s = Scenario::with_outside_posts();
        let record = s.write(LIAISON, reported(HarmReport { exact_place: placed(), consent, ..harm() }));
        if consent.covers_place() {
            s.accepted(record);
        } else {
            s.refused(record, "SG-06", "harm-place-without-consent");
        }
    }
    let mut s = Scenario::with_outside_posts();
    let told = HarmReport { text: "The house at 36.02510 N 37.02510 E.".to_owned(), ..harm() };
    let told = s.write(LIAISON, reported(told));
    s.refused(told, "SG-03", "text-names-a-point");
    let silent = HarmReport { identity: Disclosure::NotGiven, exact_place: Disclosure::NotGiven, ..harm() };
    let silent = s.write(LIAISON, reported(silent));
    s.accepted(silent);
}

/// SG-06: the place of an allegation is covered by the edition's cells and by no others: coarser and finer ones, laid over the usual
/// ones, would tell more. A whole covering of them is as good as one.
#[test]
fn sg_06_a_report_of_harm_says_where_in_the_editions_cells_and_in_no_others() {
    let mut s = Scenario::with_outside_posts();
    for size_m in [500, 1_000, 1_999, 2_001, 4_000, 20_000] {
        let grid = spacetime::CellGrid::of_size_m(size_m).unwrap();
        let cell = grid.cell_at(spacetime::Position::from_e7(360_250_000, 370_250_000).unwrap());
        let cells = CoveringCells::new(vec![cell]).unwrap();
        let other = s.write(LIAISON, reported(HarmReport { cells, ..harm() }));
        s.refused(other, "SG-06", "harm-cells-of-another-grid");
    }
    let grid = spacetime::CellGrid::of_size_m(2_000).unwrap();
    let around = spacetime::LatLonBox::from_e7(360_000_000, 370_000_000, 360_500_000, 370_500_000).unwrap();
    let many = grid.covering_box(around, CoveringCells::CELLS_MAX).unwrap();
    let many = CoveringCells::new(many.into_iter().collect()).unwrap();
    let covered = s.write(LIAISON, reported(HarmReport { cells: many, ..harm() }));
    s.accepted(covered);
}

/// SG-06, SG-08: what a reporter seals names the post outside both sides that is to read it, and is sealed to the key which that post
/// has in force: a digest that nobody can open tells nobody anything.
#[test]
fn sg_08_what_a_reporter_seals_is_sealed_to_the_key_of_the_post_that_the_reporter_chose() {
    let sealed = |to, number, key| {
        let Disclosure::Sealed(words) = sealed_words(to, number) else { panic!("sealed") };
        Disclosure::Sealed(SealedWords { key, ..words })
    };
    for to in OutsidePost::ALL.iter().copied() {
        // No key is named yet.
        let mut s = Scenario::founded();
        for author in [LIAISON, RECIPIENT] {
            s.appoint(author, &[Language::En]);
        }
        let identity = sealed_words(to, 1);
        let early = HarmReport { identity: identity.clone(), exact_place: Disclosure::NotGiven, ..harm() };
        let early = s.write(LIAISON, reported(early));
        s.refused(early, "SG-08", "no-outside-sealing-key");
        s.name_outside_keys();
        let accepted = HarmReport { identity, exact_place: Disclosure::NotGiven, ..harm() };
        let accepted = s.write(LIAISON, reported(accepted));
        s.accepted(accepted);
        // Another key, also that of a headquarters or of the other post.
        let other = if to == OutsidePost::Liaison { OutsidePost::Recipient } else { OutsidePost::Liaison };
        for key in [outside_key(to, 1), outside_key(other, 0), sealing_key(Side::Alpha, 0)] {
            let mut s = Scenario::with_outside_posts();
            let place = HarmReport { exact_place: sealed(to, 2, key.clone()), ..harm() };
            let place = s.write(LIAISON, reported(place));
            s.refused(place, "SG-06", "sealed-to-another-outside-key");
            let identity = s.write(LIAISON, reported(HarmReport { identity: sealed(to, 3, key), ..harm() }));
            s.refused(identity, "SG-08", "sealed-to-another-outside-key");
        }
        // A replaced key opens nothing new.
        let mut s = Scenario::with_outside_posts();
        let authority = Author { node: Node::Centre, post: Post::Authority };
        let new = s.write(authority, outside_rotation(to, outside_key(to, 1).as_str()));
        s.accepted(new);
        let old = s.write(LIAISON, reported(HarmReport { identity: sealed_words(to, 4), ..harm() }));
        s.refused(old, "SG-08", "sealed-to-another-outside-key");
    }
    let mut s = Scenario::with_outside_posts();
    let same = sealed_words(OutsidePost::Liaison, 5);
    let twice = s.write(LIAISON, reported(HarmReport { identity: same.clone(), exact_place: same, ..harm() }));
    s.refused(twice, "SG-08", "harm-sealed-twice-the-same");
}

/// L8: the key of a post outside both sides is named by both authorities together and by nobody else; nor do they name a headquarters'.
#[test]
fn the_key_of_a_post_outside_both_sides_is_named_by_both_authorities_together() {
    let mut s = Scenario::with_outside_posts();
    let named =
        |generation| outside_rotation(OutsidePost::Liaison, outside_key(OutsidePost::Liaison, generation).as_str());
    for author in [post(Side::Alpha, Post::Authority), post(Side::Bravo, Post::Authority), LIAISON, RECIPIENT] {
        let by_one = s.write(author, named(1));
        s.refused(by_one, "L8", "post-may-not-write-this");
    }
    let centre = Author { node: Node::Centre, post: Post::Authority };
    let of_a_side = s.write(centre, sealing_rotation(sealing_key(Side::Alpha, 1).as_str()));
    s.refused(of_a_side, "L8", "post-may-not-write-this");
    let unreadable = s.write(centre, outside_rotation(OutsidePost::Liaison, "age1short"));
    s.refused(unreadable, "L8", "sealing-key-unreadable");
    assert_eq!(
        s.state.roster().unwrap().outside_sealing_key(OutsidePost::Liaison),
        Some(&outside_key(OutsidePost::Liaison, 0))
    );
}

/// SG-29: what happened and whose action it was are two fields; nobody need say whose, and whoever does changes nothing.
#[test]
fn sg_29_no_reporter_need_say_whose_action_it_was() {
    for whose in [
        Attribution::Unknown,
        Attribution::Participant(Side::Alpha),
        Attribution::Participant(Side::Bravo),
        Attribution::Other("third party".to_owned()),
    ] {
        let mut s = Scenario::with_outside_posts();
        let opened = s.write(LIAISON, reported(HarmReport { whose, ..harm() }));
        s.accepted(opened);
        let premature = s.write(post(Side::Alpha, Post::Snr), register(CASE, closing()));
        let missing: Vec<&str> = s.verdict(premature).findings.iter().map(|finding| finding.code).collect();
        assert_eq!(missing, ["harm-answer-missing", "harm-answer-missing", "harm-measures-missing"], "both answer");
    }
}

#[test]
fn a_report_of_harm_that_contradicts_itself_is_refused_with_its_clause() {
    let mut s = Scenario::with_outside_posts();
    let upside_down = s.write(LIAISON, reported(HarmReport { killed: range(3, 1), ..harm() }));
    s.refused(upside_down, "TOR.2.c.iv#1", "range-upside-down");
    let ahead = HarmReport { happened: window("2016-09-12T14:00:00.000Z", "2016-09-13T15:00:00.000Z"), ..harm() };
    let ahead = s.write(LIAISON, reported(ahead));
    s.refused(ahead, "TOR.2.c.iv#1", "register-since-in-future");
    let blank = s.write(LIAISON, reported(HarmReport { text: " ".to_owned(), ..harm() }));
    s.refused(blank, "TOR.2.c.iv#1", "register-text-blank");
    let nothing = s.write(LIAISON, reported(HarmReport { operation: Some(digest(9)), ..harm() }));
    s.refused(nothing, "TOR.2.c.iv#1", "harm-operation-unknown");
    let long = "c".repeat(EntryKey::MAX_CHARACTERS - 3);
    let long = s.write(LIAISON, register(&long, RegisterContent::HarmReport(harm())));
    s.refused(long, "TOR.2.c.iv#1", "harm-case-key-unfit");
    let opened = s.case_opened();
    let again = s.write(LIAISON, reported(harm()));
    s.refused(again, "TOR.2.c.iv#1", "register-entry-exists");
    let others = s.restate(ALPHA, opened, CASE, RegisterContent::HarmReport(harm()));
    s.refused(others, "TOR.2.c.iv#1", "register-others-statement");
    let revised = RegisterContent::HarmReport(HarmReport { killed: range(1, 4), ..harm() });
    let revised = s.restate(LIAISON, opened, CASE, revised);
    s.accepted(revised);
    assert_eq!(lines(&s, Register::HarmReport)[0].1, ["replaced", "stated"], "the first version stays readable");
}

/// The acceptance test of the clause: open until both sides filed findings or a recorded non-response.
#[test]
fn tor_2_c_iv_1_a_case_stays_open_until_both_sides_found_or_their_silence_is_recorded() {
    let mut s = Scenario::with_outside_posts();
    s.case_opened();
    agreed(&mut s, register(CASE, none_because()));
    let close = |s: &mut Scenario| s.write(post(Side::Alpha, Post::Snr), register(CASE, closing()));
    let none = close(&mut s);
    s.refused(none, "TOR.2.c.iv#1", "harm-answer-missing");
    let inquires = s.write(ALPHA, answer(Side::Alpha, AnswerKind::Inquiry));
    s.accepted(inquires);
    let one = close(&mut s);
    s.refused(one, "TOR.2.c.iv#1", "harm-answer-missing");
    let found = RegisterContent::HarmAnswer(HarmAnswer {
        of: Side::Alpha,
        answer: finding(HarmFinding::Confirmed),
        text: "words".to_owned(),
    });
    let found = s.restate(ALPHA, inquires, &format!("{CASE}/alpha"), found);
    s.accepted(found);
    let early = s.write(ALPHA, answer(Side::Bravo, AnswerKind::NoResponse));
    s.refused(early, "TOR.2.c.iv#1", "harm-silence-too-early");
    s.days_later(90);
    let own = s.write(BRAVO, answer(Side::Bravo, AnswerKind::NoResponse));
    s.refused(own, "TOR.2.c.iv#1", "harm-silence-recorded-by-itself");
    let of_a_finder = s.write(BRAVO, answer(Side::Alpha, AnswerKind::NoResponse));
    s.refused(of_a_finder, "TOR.2.c.iv#1", "harm-silence-after-a-finding");
    let still = close(&mut s);
    s.refused(still, "TOR.2.c.iv#1", "harm-answer-missing");
    let silence = s.write(ALPHA, answer(Side::Bravo, AnswerKind::NoResponse));
    s.accepted(silence);
    let readings = lines(&s, Register::HarmReport)[0].2.clone();
    assert_eq!(readings, ["harm-case-open", "harm-found", "harm-no-response", "harm-measures-agreed"]);
    agreed(&mut s, register(CASE, closing()));
    assert_eq!(stage(&s), HarmStage::Closed);
}

#[test]
fn a_side_answers_for_itself_in_a_case_that_is_there_under_its_own_key() {
    let mut s = Scenario::with_outside_posts();
    let early = s.write(ALPHA, answer(Side::Alpha, AnswerKind::Inquiry));
    s.refused(early, "TOR.2.c.iv#1", "harm-case-unknown");
    let measures = s.write(ALPHA, register(CASE, none_because()));
    s.refused(measures, "TOR.2.c.iv#2", "harm-case-unknown");
    let publication = RegisterContent::HarmPublication(HarmPublication { word: PublicationWord::Publish });
    let publication = s.write(post(Side::Alpha, Post::Snr), register(CASE, publication));
    s.refused(publication, "SRC.004.g", "harm-case-unknown");
    s.case_opened();
    for (author, kind) in [
        (ALPHA, finding(HarmFinding::Confirmed)),
        (ALPHA, AnswerKind::Inquiry),
        (Author { node: Node::Centre, post: Post::Records }, finding(HarmFinding::Credible)),
    ] {
        if author.node == Node::Centre {
            s.appoint(author, &[Language::En]);
        }
        let for_bravo = s.write(author, answer(Side::Bravo, kind));
        s.refused(for_bravo, "TOR.2.c.iv#1", "harm-answer-for-another");
    }
    let content = HarmAnswer { of: Side::Bravo, answer: AnswerKind::Inquiry, text: "words".to_owned() };
    let wrong_key = s.write(BRAVO, register("case-1/alpha", RegisterContent::HarmAnswer(content)));
    s.refused(wrong_key, "TOR.2.c.iv#1", "register-key-does-not-fit");
    let crooked =
        AnswerKind::Finding { finding: HarmFinding::Credible, killed: range(2, 1), injured: range(0, 0), grade: GRADE };
    let crooked = s.write(ALPHA, answer(Side::Alpha, crooked));
    s.refused(crooked, "TOR.2.c.iv#1", "range-upside-down");
    let linked = RegisterContent::HarmMeasures(HarmMeasures::Taken {
        owner: IssueOwner::Both,
        due: instant("2016-10-01T00:00:00.000Z"),
        linked: Some(digest(12)),
        text: "A wider buffer.".to_owned(),
    });
    let linked = s.write(ALPHA, register(CASE, linked));
    s.refused(linked, "TOR.2.c.iv#2", "harm-measure-linked-to-nothing");
}

/// The acceptance test of the clause: no closing without a measures entry, which may be "none, because".
#[test]
fn tor_2_c_iv_2_a_case_does_not_close_without_a_measures_entry() {
    let mut s = Scenario::with_outside_posts();
    s.case_opened();
    s.both_answer();
    let without = s.write(post(Side::Bravo, Post::Snr), register(CASE, closing()));
    s.refused(without, "TOR.2.c.iv#2", "harm-measures-missing");
    let by_one = s.write(ALPHA, register(CASE, none_because()));
    s.side_consents(Side::Alpha, by_one, Question::Register);
    s.receipts();
    let without = s.write(post(Side::Bravo, Post::Snr), register(CASE, closing()));
    s.refused(without, "TOR.2.c.iv#2", "harm-measures-missing");
    s.side_consents(Side::Bravo, by_one, Question::Register);
    s.receipts();
    agreed(&mut s, register(CASE, closing()));
    assert_eq!(stage(&s), HarmStage::Closed);
}

#[test]
fn tor_2_c_iv_2_a_measure_has_owner_day_and_linked_change_and_shows_when_its_day_has_passed() {
    let mut s = Scenario::with_outside_posts();
    s.case_opened();
    let change = s.write(post(Side::Alpha, Post::Snr), setting());
    let measures = RegisterContent::HarmMeasures(HarmMeasures::Taken {
        owner: IssueOwner::Bravo,
        due: instant("2016-09-20T00:00:00.000Z"),
        linked: Some(change),
        text: "A longer lead.".to_owned(),
    });
    agreed(&mut s, register(CASE, measures));
    assert!(s.state.arrears(s.now).is_empty());
    let mut late: Vec<_> = s.state.arrears(instant("2016-09-21T01:00:00.000Z"));
    late.retain(|late| late.duty != Duty::HarmNotification);
    assert_eq!(late.len(), 1);
    assert_eq!((late[0].side, late[0].duty), (Some(Side::Bravo), Duty::HarmMeasure));
    assert_eq!(late[0].hours(instant("2016-09-21T01:00:00.000Z")), 25);
}

/// SG-17: neither side closes a case, the accused least of all; silence never does.
#[test]
fn sg_17_a_case_is_closed_by_both_and_by_neither_alone() {
    for alone in Side::BOTH {
        let mut s = Scenario::with_outside_posts();
        s.case_opened();
        s.both_answer();
        agreed(&mut s, register(CASE, none_because()));
        let closing = s.write(post(alone, Post::Snr), register(CASE, closing()));
        s.held(closing, "TOR.2.c.iv#1", "consent-missing");
        s.side_consents(alone, closing, Question::Register);
        s.days_later(20);
        assert_eq!(stage(&s), HarmStage::Open);
        s.side_consents(alone.counterpart(), closing, Question::Register);
        assert_eq!(stage(&s), HarmStage::Open, "the receipts are missing");
    }
}

/// SG-17: what was said in a case is not taken back, and neither side can make it disappear.
#[test]
fn sg_17_nothing_said_in_a_case_is_taken_back() {
    let mut s = Scenario::with_outside_posts();
    let opened = s.case_opened();
    let found = s.both_answer();
    let measures = agreed(&mut s, register(CASE, none_because()));
    let closed = agreed(&mut s, register(CASE, closing()));
    for (author, record) in [
        (LIAISON, opened),
        (post(Side::Alpha, Post::Snr), found[0]),
        (post(Side::Bravo, Post::Legal), found[1]),
        (post(Side::Alpha, Post::Snr), measures),
        (post(Side::Alpha, Post::Snr), closed),
    ] {
        let retracts = s.write(author, Body::Retraction(Retraction { of: record, reason: "words".to_owned() }));
        s.refused(retracts, "SG-17", "harm-record-is-not-taken-back");
    }
    s.write(post(Side::Bravo, Post::Snr), Body::Decline(Decline { subject: measures }));
    assert_eq!(stage(&s), HarmStage::Closed);
    assert!(lines(&s, Register::HarmReport).iter().any(|line| line.0 == CASE), "the case is still shown");
}

/// SG-17: anybody reopens, at any time; what was said before does not close it again.
#[test]
fn sg_17_a_closed_case_can_always_be_reopened_and_is_then_answered_anew() {
    for author in [LIAISON, ALPHA, BRAVO, RECIPIENT] {
        let mut s = Scenario::with_outside_posts();
        let closed = s.case_closed();
        let twice = s.write(post(Side::Alpha, Post::Snr), next(closed, CASE, closing()));
        s.refused(twice, "TOR.2.c.iv#1", "harm-case-is-closed");
        s.days_later(200);
        let reopened = s.write(author, register(CASE, reopening()));
        s.accepted(reopened);
        assert_eq!(stage(&s), HarmStage::Reopened, "{author:?}");
        let again = s.write(author, next(reopened, CASE, reopening()));
        s.refused(again, "TOR.2.c.iv#1", "harm-case-is-open");
        let old = s.write(post(Side::Alpha, Post::Snr), next(closed, CASE, closing()));
        s.refused(old, "TOR.2.c.iv#1", "harm-answer-missing");
        s.refused(old, "TOR.2.c.iv#2", "harm-measures-missing");
    }
}

#[test]
fn sg_17_a_new_report_reopens_a_closed_case_by_itself() {
    let mut s = Scenario::with_outside_posts();
    s.case_closed();
    let other = s.write(BRAVO, reported(harm()));
    s.accepted(other);
    assert_eq!(stage(&s), HarmStage::Reopened);
}

/// A report that comes while both consent to a closing keeps it from closing, also when every consent is in.
#[test]
fn sg_17_a_report_after_the_proposal_keeps_the_case_open() {
    let mut s = Scenario::with_outside_posts();
    s.case_opened();
    s.both_answer();
    agreed(&mut s, register(CASE, none_because()));
    let closing = s.write(post(Side::Alpha, Post::Snr), register(CASE, closing()));
    for side in Side::BOTH {
        s.side_consents(side, closing, Question::Register);
    }
    let later = s.write(BRAVO, reported(harm()));
    s.accepted(later);
    s.receipts();
    assert_eq!(stage(&s), HarmStage::Open);
    assert_eq!(s.held_by(closing), ["harm-case-has-a-later-report"]);
}

/// Process 2.10: a case outlives lapse, suspension and withdrawal; it is then answered and never closed.
#[test]
fn a_case_outlives_a_withdrawal() {
    let mut s = Scenario::with_outside_posts();
    s.case_opened();
    s.write(post(Side::Bravo, Post::Snr), Body::Withdrawal(Withdrawal { reason: "words".to_owned() }));
    s.receipts();
    s.both_answer();
    let later = s.write(ALPHA, reported(harm()));
    s.accepted(later);
    assert_eq!(stage(&s), HarmStage::Open);
}

/// Process 2.5: the order is a restraint: it acts at its entry, whoever gives it, and holds the operation it names.
#[test]
fn an_order_to_preserve_acts_on_arrival_and_ends_with_the_case() {
    let mut s = Scenario::open_for_coordination().and_outside_posts();
    let item = s.actionable();
    let report = s.write(LIAISON, reported(HarmReport { operation: Some(item), ..harm() }));
    s.accepted(report);
    let order = PreserveOrder { case: EntryKey::parse(CASE).unwrap(), record: item, reason: None };
    let order = s.write(BRAVO, Body::PreserveOrder(order));
    s.accepted(order);
    assert_eq!(s.held_by(item)[0], "restraint", "without any receipt");
    assert_eq!(s.state.harm_cases(known(&s))[0].preserved, [order]);
    let lift = s.write(ALPHA, Body::Lift(Lift { restraint: order }));
    s.refused(lift, "L9", "only-the-holder-lifts");
    let lift = s.write(post(Side::Alpha, Post::Snr), Body::Lift(Lift { restraint: order }));
    s.receipts();
    s.receipts();
    assert!(s.state.restraint(order).unwrap().binds(), "one side does not lift it: {:?}", s.effect(lift));
    let retracts = Body::Retraction(Retraction { of: order, reason: "words".to_owned() });
    let retracts = s.write(BRAVO, retracts);
    s.refused(retracts, "L9", "restraint-ends-only-by-a-lift");
    s.both_answer();
    agreed(&mut s, register(CASE, none_because()));
    agreed(&mut s, register(CASE, closing()));
    assert!(!s.state.restraint(order).unwrap().binds());
    assert!(!s.held_by(item).contains(&"restraint"));
}

/// L9: an order is not refused for its form: for a case that nobody opened, and a record that is not there yet.
#[test]
fn an_order_to_preserve_is_never_refused() {
    let mut s = Scenario::with_outside_posts();
    for author in [ALPHA, LIAISON, post(Side::Bravo, Post::Support)] {
        let order = PreserveOrder { case: EntryKey::parse("none").unwrap(), record: digest(5), reason: None };
        let order = s.write(author, Body::PreserveOrder(order));
        s.accepted(order);
        assert!(s.state.restraint(order).unwrap().binds());
    }
}

#[test]
fn a_preserved_statement_is_not_taken_back() {
    let mut s = Scenario::with_outside_posts();
    s.case_opened();
    let promised = s.write(post(Side::Alpha, Post::Snr), Body::Register(entry("c-1", commitment("words"))));
    let order = PreserveOrder { case: EntryKey::parse(CASE).unwrap(), record: promised, reason: None };
    let order = s.write(BRAVO, Body::PreserveOrder(order));
    let retracts = Body::Retraction(Retraction { of: promised, reason: "words".to_owned() });
    let retracts = s.write(post(Side::Alpha, Post::Snr), retracts);
    s.refused(retracts, "TOR.2.c.iv#1", "record-is-preserved");
    for side in Side::BOTH {
        let lift = s.write(post(side, Post::Snr), Body::Lift(Lift { restraint: order }));
        let word = s.consents(post(side.counterpart(), Post::Snr), lift, Question::Lift);
        s.accepted(word);
    }
    s.receipts();
    s.receipts();
    assert!(!s.state.restraint(order).unwrap().binds(), "the words of both lift it");
    let retracts = Body::Retraction(Retraction { of: promised, reason: "other words".to_owned() });
    let retracts = s.write(post(Side::Alpha, Post::Snr), retracts);
    s.accepted(retracts);
}

/// SG-25: ranges stay ranges; what several say is shown as the widest of them and never as a mean.
#[test]
fn sg_25_ranges_of_several_reports_are_never_averaged() {
    let mut s = Scenario::with_outside_posts();
    s.case_opened();
    let other = s.write(ALPHA, reported(HarmReport { killed: range(2, 10), ..harm() }));
    s.accepted(other);
    let case = &s.state.harm_cases(known(&s))[0];
    assert_eq!((case.reports, case.killed, case.injured), (2, range(0, 10), range(6, 9)));
}

/// SRC.004.g: metrics by side, and the time each took to answer.
#[test]
fn src_004_g_each_sides_answer_and_its_hours_are_shown() {
    let mut s = Scenario::with_outside_posts();
    s.case_opened();
    s.wait(Span::from_hours(50));
    let found = s.write(post(Side::Alpha, Post::Legal), answer(Side::Alpha, finding(HarmFinding::Credible)));
    s.accepted(found);
    let case = &s.state.harm_cases(known(&s))[0];
    assert_eq!(*case.answers.get(Side::Alpha), SideAnswer::Finding(HarmFinding::Credible));
    assert_eq!((*case.hours_to_finding.get(Side::Alpha), *case.hours_to_finding.get(Side::Bravo)), (Some(50), None));
    s.days_later(91);
    let owed: Vec<_> = s.state.arrears(s.now).into_iter().map(|owed| (owed.side, owed.duty)).collect();
    let both_late = Side::BOTH.map(|side| (Some(side), Duty::HarmNotification));
    let bravo = [(Some(Side::Bravo), Duty::HarmPreliminary), (Some(Side::Bravo), Duty::HarmFinding)];
    assert_eq!(owed, [both_late, bravo].concat());
}

/// SG-20: a case is published when both say so; whoever has not is named; and no sum gives a small count away.
#[test]
fn sg_20_the_public_summary_shows_ranges_and_gives_no_small_count_away() {
    let mut s = Scenario::with_outside_posts();
    let mut open = |key: &str, killed: CountRange, words: [Option<PublicationWord>; 2]| {
        let report = HarmReport { killed, injured: range(20, 30), ..harm() };
        let record = s.write(LIAISON, register(key, RegisterContent::HarmReport(report)));
        s.accepted(record);
        for (side, word) in Side::BOTH.into_iter().zip(words) {
            let Some(word) = word else { continue };
            let said = RegisterContent::HarmPublication(HarmPublication { word });
            let said = s.write(post(side, Post::Snr), register(key, said));
            s.accepted(said);
        }
    };
    let both = [Some(PublicationWord::Publish); 2];
    open("case-a", range(5, 12), both);
    open("case-b", range(0, 4), both);
    open("case-c", range(40, 50), [Some(PublicationWord::Publish), None]);
    open("case-d", range(40, 50), [Some(PublicationWord::Publish), Some(PublicationWord::Withhold)]);
    let summary = s.state.published_harm(known(&s));
    let shown: Vec<_> =
        summary.cases.iter().map(|(key, _, counts)| (key.as_str(), counts.killed_least, counts.killed_most)).collect();
    assert_eq!(
        shown,
        [
            ("case-a", PublishedCount::Shown(5), PublishedCount::Shown(12)),
            ("case-b", PublishedCount::Shown(0), PublishedCount::Withheld),
        ]
    );
    assert_eq!(summary.totals.killed_least, PublishedCount::Shown(5));
    assert_eq!(summary.totals.killed_most, PublishedCount::Withheld, "12 and the total would give 4 away");
    assert_eq!(summary.totals.injured_most, PublishedCount::Shown(60));
    let withheld: Vec<_> = summary.withheld.iter().map(|(key, by)| (key.as_str(), by.clone())).collect();
    assert_eq!(withheld, [("case-c", vec![Side::Bravo]), ("case-d", vec![Side::Bravo])]);
}

/// SG-17, SG-18: whoever writes at the same node, an accused side's included, replaces no allegation of another and stands beside it.
#[test]
fn sg_17_an_allegation_is_replaced_by_its_own_author_alone_and_its_first_figures_count_on() {
    let mut s = Scenario::with_outside_posts();
    let opened = s.write(ALPHA, reported(HarmReport { killed: range(3, 40), ..harm() }));
    s.accepted(opened);
    let snr = post(Side::Alpha, Post::Snr);
    let smaller = || RegisterContent::HarmReport(HarmReport { killed: range(0, 0), injured: range(0, 0), ..harm() });
    let taken = s.restate(snr, opened, CASE, smaller());
    s.refused(taken, "TOR.2.c.iv#1", "register-others-statement");
    let beside = s.write(snr, register(CASE, smaller()));
    s.accepted(beside);
    assert_eq!(lines(&s, Register::HarmReport)[0].1, ["stated", "stated"], "both stand");
    let again = s.write(snr, register(CASE, smaller()));
    s.refused(again, "TOR.2.c.iv#1", "register-entry-exists");
    let stale = s.restate(snr, opened, CASE, smaller());
    s.refused(stale, "TOR.2.c.iv#1", "register-others-statement");
    let own = s.restate(ALPHA, opened, CASE, smaller());
    s.accepted(own);
    let case = &s.state.harm_cases(known(&s))[0];
    assert_eq!((case.reports, case.killed), (2, range(0, 40)), "a later version makes no figure smaller");
}

/// SG-20: a word on publishing is on the case as it stood; what is said in it afterwards asks for a new one.
#[test]
fn sg_20_a_word_on_publishing_lapses_with_whatever_is_said_in_the_case_afterwards() {
    let publish = || RegisterContent::HarmPublication(HarmPublication { word: PublicationWord::Publish });
    let later: [fn(&mut Scenario) -> RecordHash; 3] = [
        |s| s.write(ALPHA, reported(HarmReport { killed: range(5, 60), ..harm() })),
        |s| s.write(BRAVO, answer(Side::Bravo, finding(HarmFinding::NotOurs))),
        |s| {
            agreed(s, register(CASE, none_because()));
            s.both_answer();
            agreed(s, register(CASE, closing()))
        },
    ];
    for say in later {
        let mut s = Scenario::with_outside_posts();
        s.case_opened();
        let words = Side::BOTH.map(|side| s.write(post(side, Post::Snr), register(CASE, publish())));
        assert_eq!(s.state.published_harm(known(&s)).cases.len(), 1);
        let said = say(&mut s);
        assert_ne!(s.decision(said), Decision::Refused);
        let summary = s.state.published_harm(known(&s));
        assert!(summary.cases.is_empty(), "the words were on another case");
        assert_eq!(summary.withheld[0].1, Side::BOTH);
        let again = s.restate(post(Side::Alpha, Post::Snr), words[0], CASE, publish());
        s.accepted(again);
        assert_eq!(s.state.published_harm(known(&s)).withheld[0].1, [Side::Bravo]);
    }
}

/// Nothing is due in a closed case, so no silence is recorded in it.
#[test]
fn tor_2_c_iv_1_no_silence_is_recorded_in_a_closed_case() {
    let mut s = Scenario::with_outside_posts();
    s.case_opened();
    agreed(&mut s, register(CASE, none_because()));
    s.write(ALPHA, answer(Side::Alpha, finding(HarmFinding::Credible)));
    s.days_later(90);
    let silence = s.write(ALPHA, answer(Side::Bravo, AnswerKind::NoResponse));
    s.accepted(silence);
    agreed(&mut s, register(CASE, closing()));
    let again = s.write(LIAISON, answer(Side::Bravo, AnswerKind::NoResponse));
    s.refused(again, "TOR.2.c.iv#1", "harm-case-is-closed");
}
