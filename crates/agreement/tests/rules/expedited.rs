//! TOR.2.d.ii#2: agreement in haste, asked for and given beforehand; silence is no.
use crate::support::exceptions::*;
use crate::support::*;
use jig_agreement::state::ReviewCause;
use spacetime::Span;

// Alpha is the consenting side in these tests; bravo asks.
const ASKING: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::Snr };
const ANSWERING: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };

fn with_areas() -> Scenario {
    let mut s = Scenario::founded();
    s.areas();
    s
}

fn asked(s: &mut Scenario, key_text: &str, request: ExpeditedRequest) -> RecordHash {
    file(s, ASKING, None, key_text, RegisterContent::ExpeditedRequest(request))
}

fn readings(s: &Scenario) -> Vec<&'static str> {
    lines(s, Register::ExpeditedRequest)[0].2.clone()
}

#[test]
fn tor_2_d_ii_2_no_answer_is_not_agreed_and_stays_recorded_so() {
    let mut s = with_areas();
    let asking = request(&s);
    let record = asked(&mut s, "request-1", asking);
    s.held(record, "TOR.2.d.ii#2", "consent-missing");
    s.side_consents(Side::Bravo, record, Question::Register);
    assert_eq!(readings(&s), ["expedited-open"]);
    s.wait(Span::from_minutes(29));
    assert_eq!(readings(&s), ["expedited-open"]);
    s.wait(Span::from_minutes(1));
    assert_eq!(readings(&s), ["expedited-no-answer"]);
    let late = s.consents(ANSWERING, record, Question::Register);
    s.refused(late, "TOR.2.d.ii#2", "expedited-not-agreed");
    s.receipts();
    assert!(s.held_by(record).contains(&"expedited-not-agreed"));
    s.wait(Span::from_days(30));
    assert_eq!(readings(&s), ["expedited-no-answer"], "time never makes it a yes (SG-04)");
}

/// A consent in time does not count when what completes it comes too late.
#[test]
fn tor_2_d_ii_2_half_an_answer_in_time_is_no_answer() {
    let mut s = with_areas();
    let asking = request(&s);
    let record = asked(&mut s, "request-1", asking);
    s.side_consents(Side::Bravo, record, Question::Register);
    let one_post = s.consents(ANSWERING, record, Question::Register);
    s.accepted(one_post);
    s.wait(Span::from_minutes(31));
    let second = s.consents(post(Side::Alpha, Post::Legal), record, Question::Register);
    s.refused(second, "TOR.2.d.ii#2", "expedited-not-agreed");
    s.receipts();
    assert_eq!(readings(&s), ["expedited-no-answer"]);
}

#[test]
fn tor_2_d_ii_2_a_yes_in_time_and_in_advance_counts_for_its_window() {
    let mut s = with_areas();
    let asking = request(&s);
    let record = asked(&mut s, "request-1", asking.clone());
    s.wait(Span::from_minutes(10));
    s.supported(record);
    s.both_consent(record, Question::Register);
    assert_eq!(readings(&s), ["expedited-agreed"]);
    assert!(s.is_in_effect(record), "{:?}", s.effect(record));
    s.now = asking.window.to();
    assert_eq!(s.held_by(record), ["window-is-over"]);
    assert_eq!(readings(&s), ["expedited-agreed"], "that it was agreed stays recorded");
}

#[test]
fn tor_2_d_ii_2_a_refusal_needs_no_reason_and_no_second_post() {
    let mut s = with_areas();
    let asking = request(&s);
    let record = asked(&mut s, "request-1", asking);
    s.write(ANSWERING, Body::Decline(Decline { subject: record }));
    assert_eq!(readings(&s), ["expedited-refused"]);
    let after = s.consents(ANSWERING, record, Question::Register);
    s.refused(after, "TOR.1.d.iii", "record-has-ended");
}

#[test]
fn tor_2_d_ii_2_it_is_asked_beforehand_by_the_side_that_needs_it() {
    let mut s = with_areas();
    let good = request(&s);
    let content = || RegisterContent::ExpeditedRequest(good.clone());
    let wrong_side = file(&mut s, ANSWERING, None, "request-1", content());
    s.refused(wrong_side, "TOR.2.d.ii#2", "expedited-asked-by-the-consenting-side");
    let outside = file(&mut s, ASKING, Some("TOR.2.d.ii#2"), "request-1", content());
    s.refused(outside, "TOR.2.d.ii#2", "exception-permits-nothing");
    let by_operations = file(&mut s, post(Side::Bravo, Post::Operations), None, "request-1", content());
    s.refused(by_operations, "L8", "post-may-not-write-this");
    let nowhere = asked(&mut s, "request-1", ExpeditedRequest { block: None, ..good.clone() });
    s.refused(nowhere, "TOR.2.d.ii#2", "block-missing");
    s.now = good.window.from();
    let begun = asked(&mut s, "request-1", good);
    s.refused(begun, "TOR.2.d.ii#2", "expedited-not-in-advance");
}

/// The beginning of the window ends the time to answer, however long the timer.
#[test]
fn tor_2_d_ii_2_once_begun_it_can_no_longer_be_agreed() {
    let mut s = with_areas();
    let soon = spacetime::Window::new(
        s.now.saturating_add(Span::from_minutes(5)),
        s.now.saturating_add(Span::from_minutes(50)),
    );
    let asking = ExpeditedRequest { window: soon.unwrap(), ..request(&s) };
    let record = asked(&mut s, "request-1", asking);
    s.wait(Span::from_minutes(5));
    let consent = s.consents(ANSWERING, record, Question::Register);
    s.refused(consent, "TOR.2.d.ii#2", "expedited-not-agreed");
}

#[test]
fn tor_2_d_ii_2_it_speaks_of_designated_ground_and_names_the_channel() {
    let mut s = with_areas();
    let clear = ExpeditedRequest { block: Some(clear_block()), ..request(&s) };
    let clear = asked(&mut s, "request-1", clear);
    s.held(clear, "TOR.2.d.ii#2", "expedited-outside-designated");
    let silent = ExpeditedRequest { external_channel: None, ..request(&s) };
    let silent = asked(&mut s, "request-2", silent);
    s.held(silent, "SRC.004.h", "channel-reference-missing");
    let nobody = ExpeditedRequest { present: Vec::new(), ..request(&s) };
    let nobody = asked(&mut s, "request-3", nobody);
    s.held(nobody, "TOR.2.d.ii#3", "presence-not-stated");
    for record in [clear, silent, nobody] {
        s.supported(record);
        s.both_consent(record, Question::Register);
        assert!(!s.is_in_effect(record));
    }
    let answers: Vec<_> = lines(&s, Register::ExpeditedRequest).iter().map(|line| line.2[0]).collect();
    assert_eq!(answers, ["expedited-open"; 3], "no agreement comes about while something stands against it");
}

/// TOR.2.d.ii#3: with a party to the ceasefire in the block no agreement comes about.
#[test]
fn tor_2_d_ii_3_a_request_shows_whom_of_the_ceasefire_it_affects_and_is_held() {
    let mut s = with_areas();
    s.write(ANSWERING, Body::Register(entry("party-3", party(PartyStatus::Accepted))));
    let asking = ExpeditedRequest { present: keys(&["group-unheard-of", "party-3"]), ..request(&s) };
    let record = asked(&mut s, "request-1", asking);
    s.held(record, "TOR.2.d.ii#3", "party-in-the-block");
    s.held(record, "TOR.2.d.ii#3", "unknown-group-in-the-block");
    s.both_consent(record, Question::Register);
    assert!(!s.is_in_effect(record));
    assert_eq!(readings(&s), ["expedited-open", "affects-unknown", "affects-party"]);
}

/// TOR.0.5, TOR.0.6, TOR.2.c.ii: haste spares no check, no review and no acknowledgement, and nothing is agreed while one is missing.
#[test]
fn tor_2_c_ii_a_request_in_haste_is_checked_reviewed_and_acknowledged_like_a_plan() {
    let lacks = [
        ("TOR.0.5", "protection-check-missing"),
        ("TOR.0.6", "attestation-missing"),
        ("TOR.2.c.ii#3", "air-defence-unacknowledged"),
        ("TOR.2.c.ii#3", "third-party-air-defence-unacknowledged"),
    ];
    let mut s = with_areas();
    let asking = request(&s);
    let record = asked(&mut s, "request-1", asking.clone());
    for (clause, code) in lacks {
        s.held(record, clause, code);
    }
    s.both_consent(record, Question::Register);
    assert!(!s.is_in_effect(record));
    assert_eq!(
        lines(&s, Register::ExpeditedRequest)[0].1,
        ["proposed"],
        "the words of both make no agreement without them"
    );
    s.supported(record);
    assert!(s.is_in_effect(record), "{:?}", s.effect(record));
    assert_eq!(lines(&s, Register::ExpeditedRequest)[0].1, ["agreed"]);
    // Contact, an objection, an acknowledgement taken back: each holds what was agreed.
    let about = |s: &Scenario, kind: &str| s.state.about(record).rfind(|fact| fact.kind == kind).unwrap().record;
    let contact = check(record, ProtectionFinding::Contact);
    let objection = word(record, ReviewWord::Objection);
    let back = Body::Revocation(Revocation { of: about(&s, "air-defence-acknowledgement") });
    for (author, body) in [
        (post(Side::Alpha, Post::Protection), contact),
        (post(Side::Alpha, Post::Legal), objection),
        (post(Side::Bravo, Post::Operations), back),
    ] {
        let mut s = s.clone();
        s.write(author, body);
        assert!(!s.is_in_effect(record));
        s.wait(Span::from_minutes(61));
        let under_it = act(Some(record), &s);
        let under_it = file(&mut s, ASKING, Some("TOR.2.d.ii#2"), "act-1", RegisterContent::OutsideAction(under_it));
        s.refused(under_it, "TOR.2.d.ii#2", "request-not-agreed-before");
    }
}

/// TOR.2.c.ii#2: a request keeps apart from what the other side announced, and one to which silence said no is in nobody's way.
#[test]
fn tor_2_c_ii_2_a_request_in_haste_keeps_apart_from_what_the_other_side_announced() {
    let mut s = with_areas();
    let asking = request(&s);
    let notice = AreaNotice { window: asking.window, ..area_notice() };
    let notice = s.write(post(Side::Alpha, Post::Operations), Body::AreaNotice(notice));
    s.accepted(notice);
    let record = asked(&mut s, "request-1", asking);
    s.held(record, "TOR.2.c.ii#2", "not-kept-apart");
    s.supported(record);
    s.both_consent(record, Question::Register);
    assert_eq!(lines(&s, Register::ExpeditedRequest)[0].1, ["proposed"]);
    assert!(s.held_by(notice).contains(&"not-kept-apart"), "each holds the other");
    s.wait(Span::from_minutes(30));
    assert!(!s.held_by(notice).contains(&"not-kept-apart"), "silence was no: {:?}", s.held_by(notice));
}

/// TOR.2.d.ii#2: a side that takes its word back before the act leaves nothing to act under.
#[test]
fn tor_2_d_ii_2_a_word_taken_back_is_no_agreement_to_act_under() {
    let mut s = with_areas();
    let asking = request(&s);
    let record = asked(&mut s, "request-1", asking.clone());
    s.supported(record);
    s.both_consent(record, Question::Register);
    assert!(s.is_in_effect(record));
    let consent = s.state.about(record).find(|fact| fact.kind == "consent" && fact.author == ANSWERING).unwrap().record;
    s.write(ANSWERING, Body::Revocation(Revocation { of: consent }));
    assert!(s.held_by(record).contains(&"agreement-taken-back"), "{:?}", s.effect(record));
    s.now = asking.window.from();
    let under_it = act(Some(record), &s);
    let under_it = file(&mut s, ASKING, Some("TOR.2.d.ii#2"), "act-1", RegisterContent::OutsideAction(under_it));
    s.refused(under_it, "TOR.2.d.ii#2", "request-not-agreed-before");
}

fn act(request: Option<RecordHash>, s: &Scenario) -> OutsideAction {
    OutsideAction {
        threat: ThreatAgainst::ThirdPartyForces,
        block: Some(designated_block()),
        infeasible_because: String::new(),
        request,
        ..action(s)
    }
}

/// The act itself is told like every exception, and rests on the agreement there was before it.
#[test]
fn tor_2_d_ii_2_an_act_rests_on_an_agreement_that_was_there_before_it() {
    const VIA: Option<&str> = Some("TOR.2.d.ii#2");
    let mut s = with_areas();
    let asking = request(&s);
    let record = asked(&mut s, "request-1", asking.clone());
    let told = |s: &mut Scenario, key_text: &str, action: OutsideAction| {
        file(s, ASKING, VIA, key_text, RegisterContent::OutsideAction(action))
    };
    let none = act(None, &s);
    let none = told(&mut s, "act-1", none);
    s.refused(none, "TOR.2.d.ii#2", "request-missing");
    let unagreed = act(Some(record), &s);
    let unagreed = told(&mut s, "act-1", unagreed);
    s.refused(unagreed, "TOR.2.d.ii#2", "request-not-agreed-before");
    let before = s.now;
    s.wait(Span::from_minutes(10));
    s.supported(record);
    s.both_consent(record, Question::Register);
    let too_early = OutsideAction { acted_at: before, known_at: before, ..act(Some(record), &s) };
    let too_early = told(&mut s, "act-1", too_early);
    s.refused(too_early, "TOR.2.d.ii#2", "request-not-agreed-before");
    let not_yet = act(Some(record), &s);
    let not_yet = told(&mut s, "act-1", not_yet);
    s.refused(not_yet, "TOR.2.d.ii#2", "act-outside-the-request");
    s.now = asking.window.from();
    // An agreement that either side holds is none to act under, also where the hold is lifted since.
    let mut held = s.clone();
    let holder = post(Side::Bravo, Post::DutyOfficer);
    let hold = held.write(holder, Body::Hold(Hold { scope: Scope::Item(record), reason: None }));
    let under_it = act(Some(record), &held);
    held.wait(Span::from_minutes(1));
    held.write(holder, Body::Lift(Lift { restraint: hold }));
    held.receipts();
    let under_it = told(&mut held, "act-1", under_it);
    held.refused(under_it, "TOR.2.d.ii#2", "request-not-agreed-before");
    let elsewhere = OutsideAction { block: Some(clear_block()), ..act(Some(record), &s) };
    let elsewhere = told(&mut s, "act-1", elsewhere);
    s.refused(elsewhere, "TOR.2.d.ii#2", "act-outside-the-request");
    let covered = act(Some(record), &s);
    let covered = told(&mut s, "act-1", covered);
    s.accepted(covered);
    assert_eq!(s.state.review_causes(covered), [ReviewCause::Exception]);
    let by_the_other = act(Some(record), &s);
    let by_the_other = file(&mut s, ANSWERING, VIA, "act-1", RegisterContent::OutsideAction(by_the_other));
    s.refused(by_the_other, "TOR.2.d.ii#2", "request-not-agreed-before");
}
