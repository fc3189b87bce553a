//! Restraint acts alone and at once; lifting needs those who may: L9, APP.3.e, APP.8, SG-11, SG-15, SG-34.
use crate::support::*;
use spacetime::Span;

const BRAVO_DUTY: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::DutyOfficer };
const ALPHA_SNR: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };
const BRAVO_SNR: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::Snr };

fn agreed() -> (Scenario, RecordHash) {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    (s, plan)
}

fn hold(scope: Scope) -> Body {
    Body::Hold(Hold { scope, reason: None })
}

/// L9: whoever held can lift, also a post that writes little else; nobody else of its kind can.
#[test]
fn l9_a_post_outside_the_staff_lifts_its_own_hold() {
    for officer in [Post::Liaison, Post::Auditor, Post::Recipient, Post::Gateway, Post::Support] {
        for body in [hold(Scope::All), Body::Doubt(Doubt { subject: digest(9), line: "an informant".to_owned() })] {
            let (mut s, _) = agreed();
            let held = s.write(post(Side::Bravo, officer), body);
            s.accepted(held);
            let other = s.write(post(Side::Alpha, officer), Body::Lift(Lift { restraint: held }));
            s.refused(other, "L9", "only-the-holder-lifts");
            let lift = s.write(post(Side::Bravo, officer), Body::Lift(Lift { restraint: held }));
            s.accepted(lift);
            s.receipts();
            assert!(!s.state.restraint(held).unwrap().binds(), "{officer:?}");
        }
    }
}

/// SG-11, L9.
#[test]
fn nothing_stops_a_restraint() {
    let bodies = |plan: RecordHash, s: &Scenario| {
        vec![
            hold(Scope::All),
            hold(Scope::Item(plan)),
            hold(Scope::Item(digest(999_999))),
            hold(Scope::Kind("plan".to_owned())),
            Body::Doubt(Doubt { subject: plan, line: "an informant says no".to_owned() }),
            Body::Doubt(Doubt { subject: digest(999_999), line: String::new() }),
            Body::Decline(Decline { subject: plan }),
            Body::Suspension(Suspension { reason: String::new() }),
            Body::Withdrawal(Withdrawal { reason: String::new() }),
            ceasefire(CeasefireState::Lapsed),
            Body::Revocation(Revocation { of: plan }),
            Body::Revocation(Revocation { of: digest(999_999) }),
            Body::Retraction(Retraction { of: plan, reason: String::new() }),
            Body::Stop(Stop { text: String::new(), around: None, radius_m: 0 }),
            Body::Spoken(Spoken {
                caller: BRAVO_SNR,
                spoken_at: s.now,
                act: SpokenAct::Stop,
                code: None,
                text: String::new(),
                heard_by: Post::DutyOfficer,
            }),
        ]
    };
    let (mut s, plan) = agreed();
    // In the worst circumstances: frozen, suspended, lapsed, under another edition, a year ahead, by another's hand.
    s.write(ALPHA_SNR, Body::Suspension(Suspension { reason: String::new() }));
    s.write(ALPHA_SNR, ceasefire(CeasefireState::Lapsed));
    let freeze = Body::Freeze(Freeze { origin: "test.example/1".to_owned(), size: 3, root: digest(0) });
    s.write(Author { node: Node::Centre, post: Post::Authority }, freeze);
    assert_eq!(s.state.frozen_at(), Some(3));
    let officers = Post::ALL.into_iter().filter(|post| !matches!(post, Post::Authority | Post::Node));
    for officer in officers {
        for body in bodies(plan, &s) {
            let mut s = s.clone();
            let author = post(Side::Bravo, officer);
            let mut header = s.header(author);
            header.edition = "another".to_owned();
            header.made_at = s.now.saturating_add(Span::from_days(365));
            header.via = Via::Outside(ClauseId::parse("TOR.3.0").unwrap());
            let signed = s.sign(header, body, &[key(author)]);
            assert_eq!(s.state.admit(&signed, Node::Centre, s.now), Ok(()));
            let record = s.submit(signed.clone(), Node::Centre);
            let verdict = s.verdict(record);
            assert_eq!(verdict.decision, Decision::Accepted, "{} {officer:?}: {verdict:?}", signed.record.body.kind());
            assert!(verdict.changes.len() > 1, "{} by {officer:?} binds nothing", signed.record.body.kind());
        }
    }
}

#[test]
fn l8_a_restraint_signed_by_nobody_is_void_unless_it_is_a_stop() {
    let (mut s, plan) = agreed();
    let record = s.write_signed(BRAVO_DUTY, hold(Scope::All), &[key(BRAVO_SNR)]);
    s.void(record, "L8", "nobody-signed-for-the-post");
    assert!(s.is_in_effect(plan));
}

#[test]
fn a_hold_binds_as_far_as_it_says_and_no_further() {
    let (s, plan) = agreed();
    let other = spacetime::LatLonBox::from_e7(100_000_000, 100_000_000, 110_000_000, 110_000_000).unwrap();
    let touching = spacetime::LatLonBox::from_e7(360_500_000, 370_500_000, 361_000_000, 371_000_000).unwrap();
    let item = s.state.fact(plan).unwrap().parent().unwrap();
    for (scope, binds) in [
        (Scope::All, true),
        (Scope::Item(plan), true),
        (Scope::Item(item), true),
        (Scope::Item(digest(999_999)), false),
        (Scope::Kind("plan".to_owned()), true),
        (Scope::Kind("area-notice".to_owned()), false),
        (Scope::Area(touching), true),
        (Scope::Area(other), false),
    ] {
        let mut s = s.clone();
        let record = s.write(BRAVO_DUTY, hold(scope.clone()));
        s.accepted(record);
        assert_eq!(s.held_by(plan).contains(&"restraint"), binds, "{scope:?}");
    }
}

#[test]
fn a_hold_waits_for_no_gap() {
    let mut s = Scenario::founded();
    // The next record's name is known before it is in the log.
    let author = post(Side::Alpha, Post::Operations);
    let header = s.header(author);
    let notice = s.sign(header, Body::AreaNotice(area_notice()), &[key(author)]);
    s.write(BRAVO_DUTY, hold(Scope::Item(notice.hash)));
    let notice = s.submit(notice, author.node);
    s.write(BRAVO_DUTY, read_back(notice));
    assert_eq!(s.held_by(notice), ["restraint"]);
}

#[test]
fn a_retraction_that_arrives_first_still_retracts() {
    let mut s = Scenario::founded();
    let author = post(Side::Alpha, Post::Operations);
    let header = s.header(author);
    let notice = s.sign(header, Body::AreaNotice(area_notice()), &[key(author)]);
    s.write(post(Side::Bravo, Post::Snr), Body::Retraction(Retraction { of: notice.hash, reason: String::new() }));
    let mut own = s.clone();
    own.write(ALPHA_SNR, Body::Retraction(Retraction { of: notice.hash, reason: String::new() }));
    let record = s.submit(notice.clone(), author.node);
    assert!(s.state.fact(record).unwrap().ended.is_none(), "the other side retracts nothing");
    let second = own.submit(notice, author.node);
    assert!(own.state.fact(second).unwrap().ended.is_some(), "the own side does, whoever spoke first");
}

#[test]
fn what_goes_beyond_a_post_binds_as_a_hold() {
    for body in [
        Body::Suspension(Suspension { reason: String::new() }),
        Body::Withdrawal(Withdrawal { reason: String::new() }),
        ceasefire(CeasefireState::Lapsed),
    ] {
        let (mut s, plan) = agreed();
        let translator = post(Side::Bravo, Post::Translator);
        let record = s.write(translator, body);
        s.accepted(record);
        assert_eq!(s.held_by(plan), ["restraint"]);
        // A hold, not more: its own side's senior representative lifts it.
        let lift = s.write(BRAVO_SNR, Body::Lift(Lift { restraint: record }));
        s.accepted(lift);
        s.receipts();
        assert!(s.is_in_effect(plan), "{:?}", s.effect(plan));
    }
}

#[test]
fn only_the_holder_lifts_and_lifting_waits_for_both_receipts() {
    let (mut s, plan) = agreed();
    let held = s.write(BRAVO_DUTY, hold(Scope::All));
    for author in [ALPHA_SNR, post(Side::Alpha, Post::DutyOfficer), post(Side::Bravo, Post::Operations)] {
        let record = s.write(author, Body::Lift(Lift { restraint: held }));
        s.refused(record, "L9", "only-the-holder-lifts");
    }
    for not_a_lift in
        [Body::Retraction(Retraction { of: held, reason: String::new() }), Body::Revocation(Revocation { of: held })]
    {
        let record = s.write(BRAVO_DUTY, not_a_lift);
        s.refused(record, "L9", "restraint-ends-only-by-a-lift");
    }
    let lift = s.write(BRAVO_DUTY, Body::Lift(Lift { restraint: held }));
    s.accepted(lift);
    assert_eq!(s.held_by(plan), ["restraint"]);
    s.receipt(Side::Bravo);
    assert_eq!(s.held_by(plan), ["restraint"]);
    s.receipt(Side::Alpha);
    assert!(s.is_in_effect(plan));
    let again = s.write(BRAVO_DUTY, Body::Lift(Lift { restraint: held }));
    s.refused(again, "L9", "restraint-already-lifted");
    let nothing = s.write(BRAVO_DUTY, Body::Lift(Lift { restraint: plan }));
    s.refused(nothing, "L9", "lift-of-no-restraint");
}

/// L9, TOR.1.d.iii: a hold on a consent takes that word out of what rests on it, until it is lifted.
#[test]
fn l9_a_held_consent_is_no_word() {
    let (mut s, plan) = agreed();
    let consent = s.state.about(plan).find(|fact| fact.kind == "consent").unwrap().record;
    let held = s.write(BRAVO_DUTY, hold(Scope::Item(consent)));
    s.accepted(held);
    assert!(!s.is_in_effect(plan), "no receipt delays it");
    s.write(BRAVO_DUTY, Body::Lift(Lift { restraint: held }));
    s.receipts();
    assert!(s.is_in_effect(plan), "{:?}", s.effect(plan));
}

/// SG-34.
#[test]
fn a_doubt_holds_until_every_signer_answered() {
    let (mut s, plan) = agreed();
    let analyst = post(Side::Alpha, Post::Intelligence);
    let doubt = s.write(analyst, Body::Doubt(Doubt { subject: plan, line: "People on the old road.".to_owned() }));
    s.accepted(doubt);
    assert!(s.held_by(plan).contains(&"restraint"));
    let early = s.write(ALPHA_SNR, Body::Lift(Lift { restraint: doubt }));
    s.refused(early, "L9", "only-the-holder-lifts");
    let deleted = s.write(analyst, Body::Retraction(Retraction { of: doubt, reason: String::new() }));
    s.refused(deleted, "L9", "restraint-ends-only-by-a-lift");
    // While it stands, a consent counts only when its signer has answered.
    let answer = |text: &str| Body::DoubtAnswer(DoubtAnswer { doubt, text: text.to_owned() });
    let blank = s.write(ALPHA_SNR, answer(" "));
    s.refused(blank, "SG-34", "answer-is-blank");
    assert!(s.held_by(plan).contains(&"doubt-unanswered"));
    let signers: Vec<Author> =
        Side::BOTH.into_iter().flat_map(|side| [post(side, Post::Snr), post(side, Post::Legal)]).collect();
    for (index, signer) in signers.iter().enumerate() {
        assert!(s.held_by(plan).len() > 1, "{index} answers were enough");
        let record = s.write(*signer, answer("Looked at again: none there."));
        s.accepted(record);
    }
    assert_eq!(s.held_by(plan), ["restraint"], "answered, and still standing until its raiser lifts it");
    let lift = s.write(analyst, Body::Lift(Lift { restraint: doubt }));
    s.accepted(lift);
    s.receipts();
    assert!(s.is_in_effect(plan));
}

/// SG-34: an answer taken back is no answer.
#[test]
fn a_doubt_whose_answer_was_retracted_holds_again() {
    let (mut s, plan) = agreed();
    let doubter = post(Side::Bravo, Post::Intelligence);
    let doubt = s.write(doubter, Body::Doubt(Doubt { subject: plan, line: "?".to_owned() }));
    let mut answers = Vec::new();
    for side in Side::BOTH {
        for signer in [Post::Snr, Post::Legal] {
            let answer = Body::DoubtAnswer(DoubtAnswer { doubt, text: "seen".to_owned() });
            answers.push(s.write(post(side, signer), answer));
        }
    }
    assert!(!s.held_by(plan).contains(&"doubt-unanswered"), "{:?}", s.held_by(plan));
    let by = s.state.fact(answers[0]).unwrap().author;
    let retraction = s.write(by, Body::Retraction(Retraction { of: answers[0], reason: String::new() }));
    s.accepted(retraction);
    assert!(s.held_by(plan).iter().any(|code| matches!(*code, "doubt-unanswered" | "second-post-missing")));
}

#[test]
fn an_answer_needs_a_doubt() {
    let (mut s, plan) = agreed();
    let record = s.write(ALPHA_SNR, Body::DoubtAnswer(DoubtAnswer { doubt: plan, text: "no".to_owned() }));
    s.refused(record, "SG-34", "answer-to-no-doubt");
}

#[test]
fn tor_0_2_nothing_becomes_agreed_while_the_ceasefire_has_lapsed() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let waiting = plan(item);
    let waiting = s.write(ALPHA_SNR, Body::Plan(waiting));
    s.supported(waiting);
    s.write(BRAVO_SNR, ceasefire(CeasefireState::Lapsed));
    let fresh = release(&s);
    let fresh = s.write(ALPHA_SNR, Body::Release(fresh));
    // Both consent all the same: the precondition is nobody's to give in a consent.
    s.both_consent(waiting, Question::Plan);
    s.both_consent(fresh, Question::Actionable);
    for record in [waiting, fresh, item] {
        assert!(s.held_by(record).contains(&"ceasefire-lapsed"), "{:?}", s.effect(record));
    }
    for _ in 0..5 {
        s.wait(Span::from_hours(6));
        s.receipts();
        assert!(!s.is_in_effect(waiting) && !s.is_in_effect(fresh));
    }
    let restored = s.write(ALPHA_SNR, ceasefire(CeasefireState::InEffect));
    s.both_consent(restored, Question::Ceasefire);
    assert!(s.is_in_effect(waiting), "{:?}", s.effect(waiting));
}

/// SG-15, APP.8, TOR.0.2.
#[test]
fn a_lapse_holds_every_agreed_item() {
    let (mut s, plan) = agreed();
    let item = s.state.fact(plan).unwrap().parent().unwrap();
    let lapse = s.write(BRAVO_SNR, ceasefire(CeasefireState::Lapsed));
    s.accepted(lapse);
    for record in [plan, item] {
        assert_eq!(s.held_by(record), ["restraint", "ceasefire-lapsed"]);
    }
    let lift = s.write(BRAVO_SNR, Body::Lift(Lift { restraint: lapse }));
    s.refused(lift, "APP.8", "lapse-ends-by-restoring");
    let new = s.write(ALPHA_SNR, Body::Release(release(&s)));
    s.held(new, "APP.8", "ceasefire-lapsed");
    // One side cannot restore it.
    let restored = s.write(BRAVO_SNR, ceasefire(CeasefireState::InEffect));
    s.side_consents(Side::Bravo, restored, Question::Ceasefire);
    s.receipts();
    assert_eq!(s.held_by(plan), ["restraint", "ceasefire-lapsed"]);
    s.side_consents(Side::Alpha, restored, Question::Ceasefire);
    assert_eq!(s.held_by(plan), ["restraint", "ceasefire-lapsed"]);
    s.receipts();
    assert!(s.is_in_effect(plan), "{:?}", s.effect(plan));
    assert!(s.is_in_effect(restored));
    // The next lapse takes the restoration back.
    s.write(ALPHA_SNR, ceasefire(CeasefireState::Lapsed));
    assert!(matches!(s.effect(restored), Effect::Ended { .. }));
    assert_eq!(s.held_by(plan), ["restraint", "ceasefire-lapsed"]);
}

#[test]
fn a_suspension_ends_only_when_both_resume() {
    let (mut s, plan) = agreed();
    let suspension = s.write(ALPHA_SNR, Body::Suspension(Suspension { reason: "words".to_owned() }));
    assert_eq!(s.held_by(plan), ["restraint"]);
    let lift = s.write(ALPHA_SNR, Body::Lift(Lift { restraint: suspension }));
    s.refused(lift, "APP.8", "suspension-ends-by-resumption");
    let nothing = s.write(ALPHA_SNR, Body::Resumption(Resumption { suspension: plan }));
    s.refused(nothing, "APP.8", "resumption-of-no-suspension");
    let resumption = s.write(BRAVO_SNR, Body::Resumption(Resumption { suspension }));
    s.side_consents(Side::Alpha, resumption, Question::Resume);
    s.receipts();
    assert_eq!(s.held_by(plan), ["restraint"]);
    s.side_consents(Side::Bravo, resumption, Question::Resume);
    s.receipts();
    assert!(s.is_in_effect(plan));
}

#[test]
fn app_3_e_one_withdraws_and_nobody_can_block_or_lift_it() {
    let (mut s, plan) = agreed();
    let withdrawal = s.write(BRAVO_SNR, Body::Withdrawal(Withdrawal { reason: String::new() }));
    s.accepted(withdrawal);
    assert_eq!(s.held_by(plan), ["restraint"]);
    for author in [BRAVO_SNR, ALPHA_SNR] {
        let lift = s.write(author, Body::Lift(Lift { restraint: withdrawal }));
        s.refused(lift, "APP.3.e", "withdrawal-is-never-lifted");
    }
    let decline = s.write(ALPHA_SNR, Body::Decline(Decline { subject: withdrawal }));
    s.accepted(decline);
    assert_eq!(s.held_by(plan), ["restraint"]);
    // Stop calls live on; nothing was deleted.
    let stop = s.write(
        post(Side::Alpha, Post::DutyOfficer),
        Body::Stop(Stop { text: String::new(), around: None, radius_m: 20_000 }),
    );
    s.accepted(stop);
    assert!(s.state.fact(plan).is_some());
}

#[test]
fn a_spoken_hold_binds_even_if_its_code_fails() {
    let (mut s, plan) = agreed();
    for (act, binds) in [
        (SpokenAct::Hold(Some(plan)), true),
        (SpokenAct::Hold(None), true),
        (SpokenAct::Stop, true),
        (SpokenAct::Heartbeat, false),
        (SpokenAct::Acknowledgement(plan), false),
    ] {
        let mut s = s.clone();
        let spoken = Body::Spoken(Spoken {
            caller: BRAVO_DUTY,
            spoken_at: s.now,
            act,
            code: None,
            text: "words".to_owned(),
            heard_by: Post::DutyOfficer,
        });
        let record = s.write(post(Side::Alpha, Post::DutyOfficer), spoken);
        s.accepted(record);
        assert_eq!(s.held_by(plan) == ["restraint"], binds);
    }
    let record = s.write(BRAVO_DUTY, Body::Tick);
    s.accepted(record);
}

/// L13.
#[test]
fn a_restraint_known_to_the_node_alone_makes_everything_unusable() {
    use jig_agreement::state::{Link, Obstacle, Usability};
    let (s, plan) = agreed();
    let fresh =
        Link { now: s.now, head_at: s.now, counterpart_confirmed_at: Some(s.now), local_restraints: Vec::new() };
    assert_eq!(s.state.usable(plan, &fresh), Usability::Usable);
    let minutes = |minutes| s.now.saturating_add(Span::from_minutes(minutes));
    for (link, obstacle) in [
        (Link { local_restraints: vec![digest(5)], ..fresh.clone() }, Obstacle::LocalRestraint(digest(5))),
        (Link { counterpart_confirmed_at: None, ..fresh.clone() }, Obstacle::CounterpartUnconfirmed),
        (
            Link { now: minutes(6), counterpart_confirmed_at: Some(minutes(6)), ..fresh.clone() },
            Obstacle::HeadTooOld { head_at: s.now },
        ),
        (Link { now: minutes(6), head_at: minutes(6), ..fresh.clone() }, Obstacle::CounterpartUnconfirmed),
    ] {
        assert_eq!(s.state.usable(plan, &link), Usability::NotUsable(vec![obstacle]));
    }
    assert_eq!(s.state.usable(digest(999_999), &fresh), Usability::NotUsable(vec![Obstacle::Unknown]));
}
