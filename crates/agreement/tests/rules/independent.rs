//! TOR.2.b, TOR.2.0#2, AMB-03: independent efforts, told and never agreed.
use crate::support::exceptions::*;
use crate::support::*;
use jig_agreement::edition::{BracketedSentence, SettingReading};
use jig_agreement::state::ReviewCause;
use spacetime::{LatLonBox, Span};

const ALPHA: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Operations };
const BRAVO: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::Operations };
const ALPHA_SNR: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };
const BRACKETED: Option<&str> = Some("TOR.2.b#4");

fn with_areas() -> Scenario {
    let mut s = Scenario::founded();
    s.areas();
    s
}

fn synchronised() -> RegisterContent {
    independent(NoticeManner::Synchronised, Some(clear_block()))
}

fn unilateral(block: LatLonBox) -> RegisterContent {
    independent(NoticeManner::Unilateral, Some(block))
}

#[test]
fn tor_2_b_1_a_notice_without_a_block_is_refused() {
    let mut s = with_areas();
    let without = file(&mut s, ALPHA, None, "d-1", independent(NoticeManner::Synchronised, None));
    s.refused(without, "TOR.2.b#1", "block-missing");
    let point = LatLonBox::from_e7(340_000_000, 390_000_000, 340_000_100, 390_000_100).unwrap();
    let point = file(&mut s, ALPHA, None, "d-1", independent(NoticeManner::Synchronised, Some(point)));
    s.refused(point, "SG-03", "footprint-too-small");
    let told = file(&mut s, ALPHA, None, "d-1", synchronised());
    s.accepted(told);
    assert!(s.is_in_effect(told), "{:?}", s.effect(told));
}

#[test]
fn tor_2_b_1_a_notice_of_what_is_over_is_refused_and_one_lapses() {
    let mut s = with_areas();
    let told = file(&mut s, ALPHA, None, "d-1", synchronised());
    s.at("2016-09-14T12:00:00.000Z");
    assert_eq!(s.held_by(told), ["window-is-over"]);
    let late = file(&mut s, ALPHA, None, "d-2", synchronised());
    s.refused(late, "TOR.2.b#1", "window-is-over");
}

/// A notice asks for no agreement, can be given none, and stands alone.
#[test]
fn tor_2_0_2_a_notice_neither_needs_nor_implies_agreement() {
    let mut s = with_areas();
    let told = file(&mut s, ALPHA, None, "d-1", synchronised());
    assert!(s.is_in_effect(told), "nobody was asked");
    let consent = s.consents(post(Side::Bravo, Post::Snr), told, Question::Register);
    s.refused(consent, "TOR.1.d.iii", "question-does-not-fit");
    assert_eq!(lines(&s, Register::IndependentNotice)[0].1, ["stated"]);
}

/// TOR.2.b#2: what a notice says is a block and a window; there is no text or label that could select or order anything.
#[test]
fn tor_2_b_2_a_notice_has_nothing_that_selects() {
    assert_eq!(synchronised().texts(), [] as [&str; 0]);
    assert_eq!((synchronised().block(), synchronised().window()), (Some(clear_block()), Some(ahead())));
    assert_eq!(synchronised().subject(), None);
}

/// APP.6: told to each other, two efforts keep apart by the same test as everything announced.
#[test]
fn app_6_two_notices_in_one_place_hold_each_other() {
    let mut s = with_areas();
    let ours = file(&mut s, ALPHA, None, "d-1", synchronised());
    let theirs = file(&mut s, BRAVO, None, "d-1", synchronised());
    for notice in [ours, theirs] {
        assert_eq!(s.held_by(notice), ["not-kept-apart"]);
    }
    s.write(BRAVO, Body::Retraction(Retraction { of: theirs, reason: "moved".to_owned() }));
    assert!(s.is_in_effect(ours));
}

#[test]
fn tor_2_b_4_a_claim_of_the_sentence_in_brackets_is_outside_the_group() {
    let mut s = with_areas();
    let within = file(&mut s, ALPHA, None, "d-1", unilateral(clear_block()));
    s.refused(within, "TOR.2.b#4", "unilateral-is-outside");
    let other = file(&mut s, ALPHA, Some("TOR.2.d.i#1"), "d-1", unilateral(clear_block()));
    s.refused(other, "TOR.2.b#4", "unilateral-is-outside");
    let disguised = file(&mut s, ALPHA, BRACKETED, "d-1", synchronised());
    s.refused(disguised, "TOR.2.b#1", "synchronised-is-within");
    // The sentence carries nothing else outside.
    let mut header = s.header(ALPHA);
    header.via = Via::Outside(ClauseId::parse("TOR.2.b#4").unwrap());
    let list = s.write_with(header, information("list"), &[key(ALPHA)]);
    s.refused(list, "TOR.0.3", "outside-without-an-exception");
}

/// AMB-03 by default: recorded as outside, never in effect and never agreed; inside a designated area a query opens.
#[test]
fn amb_03_not_agreed_is_recorded_held_and_queried_inside_a_designated_area() {
    let mut s = with_areas();
    let clear = file(&mut s, ALPHA, BRACKETED, "d-1", unilateral(clear_block()));
    s.accepted(clear);
    assert_eq!(s.verdict(clear).findings[0].code, "recorded-outside-the-group");
    assert_eq!(s.held_by(clear), ["bracketed-sentence-not-agreed"]);
    assert_eq!(s.state.review_causes(clear), []);
    let inside = file(&mut s, ALPHA, BRACKETED, "d-2", unilateral(designated_block()));
    s.accepted(inside);
    assert_eq!(s.held_by(inside), ["bracketed-sentence-not-agreed", "unilateral-within-designated"]);
    assert_eq!(s.state.review_causes(inside), [ReviewCause::Query]);
    let shown = lines(&s, Register::IndependentNotice);
    assert_eq!(shown[0].2, ["notice-outside-not-agreed"]);
    assert_eq!(shown[1].2, ["notice-outside-not-agreed", "review-of-query", "review-open"]);
    assert!(shown.iter().all(|line| line.1 == ["stated"]), "never shown as agreed");
}

fn read_as(s: &mut Scenario, reading: BracketedSentence) {
    let change = setting_change("AMB-03", Ok(SettingReading::BracketedSentence(reading)));
    let record = s.write(ALPHA_SNR, change);
    s.both_consent(record, Question::Setting);
}

#[test]
fn amb_03_agreed_reaches_no_designated_area_and_struck_reaches_nothing() {
    let mut s = with_areas();
    read_as(&mut s, BracketedSentence::Agreed);
    let clear = file(&mut s, ALPHA, BRACKETED, "d-1", unilateral(clear_block()));
    assert!(s.is_in_effect(clear), "{:?}", s.effect(clear));
    let inside = file(&mut s, ALPHA, BRACKETED, "d-2", unilateral(designated_block()));
    assert_eq!(s.held_by(inside), ["unilateral-within-designated"]);
    assert_eq!(s.state.review_causes(inside), [ReviewCause::Query]);
    read_as(&mut s, BracketedSentence::Struck);
    assert!(s.is_in_effect(clear), "a later reading moves nothing that was filed before");
    let after = file(&mut s, ALPHA, BRACKETED, "d-3", unilateral(clear_block()));
    assert_eq!(s.held_by(after), ["bracketed-sentence-struck"]);
    assert_eq!(s.state.review_causes(after), [ReviewCause::Query]);
}

/// SG-01: with no version of the areas in force nothing says that a block lies outside them.
#[test]
fn amb_03_without_areas_every_block_counts_as_inside() {
    let mut s = Scenario::founded();
    let record = file(&mut s, ALPHA, BRACKETED, "d-1", unilateral(clear_block()));
    assert_eq!(s.held_by(record), ["bracketed-sentence-not-agreed", "unilateral-within-designated"]);
    assert_eq!(s.state.review_causes(record), [ReviewCause::Query]);
}

fn decision(notice: RecordHash, procedure: RecordHash) -> RegisterContent {
    RegisterContent::JointDecision(JointDecision { notice, procedure, external_channel: Some(reference("hotline 1")) })
}

#[test]
fn tor_2_b_3_nothing_is_decided_together_before_both_adopted_a_procedure() {
    let mut s = with_areas();
    let notice = file(&mut s, ALPHA, None, "d-1", synchronised());
    assert_eq!(s.state.joint_procedure(known(&s)), None);
    let proposed = s.write(ALPHA_SNR, Body::Register(entry("procedure", procedure())));
    let early = file(&mut s, ALPHA_SNR, None, "j-1", decision(notice, proposed));
    s.refused(early, "TOR.2.b#3", "no-adopted-procedure");
    s.side_consents(Side::Alpha, proposed, Question::Register);
    s.receipts();
    let by_one = file(&mut s, ALPHA_SNR, None, "j-1", decision(notice, proposed));
    s.refused(by_one, "TOR.2.b#3", "no-adopted-procedure");
    s.side_consents(Side::Bravo, proposed, Question::Register);
    s.receipts();
    assert_eq!(s.state.joint_procedure(known(&s)), Some(proposed));
    let of_nothing = file(&mut s, ALPHA_SNR, None, "j-1", decision(digest(404), proposed));
    s.refused(of_nothing, "TOR.2.b#3", "decision-of-no-notice");
    let together = file(&mut s, ALPHA_SNR, None, "j-1", decision(notice, proposed));
    s.held(together, "TOR.2.b#3", "consent-missing");
    s.side_consents(Side::Alpha, together, Question::Register);
    s.receipts();
    assert!(!s.is_in_effect(together), "one side's word is no decision of both");
    s.side_consents(Side::Bravo, together, Question::Register);
    s.receipts();
    assert!(s.is_in_effect(together), "{:?}", s.effect(together));
    // The procedure taken back by either side, it is held again.
    s.write(post(Side::Bravo, Post::Snr), Body::Decline(Decline { subject: proposed }));
    assert_eq!(s.held_by(together), ["no-adopted-procedure"]);
}

/// What both adopted is adopted while both keep to it: a word taken back leaves no procedure, and nothing decided by it.
#[test]
fn tor_2_b_3_a_word_taken_back_leaves_no_procedure() {
    for side in Side::BOTH {
        let mut s = with_areas();
        let notice = file(&mut s, ALPHA, None, "d-1", synchronised());
        let adopted = agreed(&mut s, Body::Register(entry("procedure", procedure())));
        let together = file(&mut s, ALPHA_SNR, None, "j-1", decision(notice, adopted));
        s.both_consent(together, Question::Register);
        assert!(s.is_in_effect(together) && s.is_in_effect(adopted));
        let given = s.state.about(adopted).find(|fact| fact.kind == "consent" && fact.side() == Some(side)).unwrap();
        let (of, author) = (given.record, given.author);
        s.write(author, Body::Revocation(Revocation { of }));
        assert_eq!(s.state.joint_procedure(known(&s)), None);
        assert_eq!(s.held_by(adopted), ["agreement-taken-back"]);
        assert_eq!(s.held_by(together), ["no-adopted-procedure"]);
        // Given anew, it counts when both have received it, and no earlier.
        s.consents(author, adopted, Question::Register);
        assert_eq!(s.state.joint_procedure(known(&s)), None);
        s.receipts();
        assert_eq!(s.state.joint_procedure(known(&s)), Some(adopted));
    }
}

#[test]
fn src_004_h_a_joint_decision_names_the_existing_channel() {
    let mut s = with_areas();
    let notice = file(&mut s, ALPHA, None, "d-1", synchronised());
    let adopted = agreed(&mut s, Body::Register(entry("procedure", procedure())));
    let silent = RegisterContent::JointDecision(JointDecision { notice, procedure: adopted, external_channel: None });
    let silent = file(&mut s, ALPHA_SNR, None, "j-1", silent);
    s.held(silent, "SRC.004.h", "channel-reference-missing");
    s.both_consent(silent, Question::Register);
    assert!(!s.is_in_effect(silent));
    assert_eq!(lines(&s, Register::JointDecision)[0].1, ["proposed"], "both words make no agreement without it");
}

/// Repeat, stale version, another's statement, a post that may not, and after a withdrawal.
#[test]
fn tor_2_b_1_out_of_sequence_is_refused_and_a_withdrawal_holds() {
    let mut s = with_areas();
    let told = file(&mut s, ALPHA, None, "d-1", synchronised());
    let again = file(&mut s, ALPHA, None, "d-1", synchronised());
    s.refused(again, "TOR.2.b#1", "register-entry-exists");
    let others = file_next(&mut s, BRAVO, None, (told, "d-1"), synchronised());
    s.refused(others, "TOR.2.b#1", "register-others-statement");
    let moved = file_next(&mut s, ALPHA, None, (told, "d-1"), synchronised());
    s.accepted(moved);
    let stale = file_next(&mut s, ALPHA, None, (told, "d-1"), synchronised());
    s.refused(stale, "TOR.2.b#1", "register-version-not-current");
    let translator = post(Side::Alpha, Post::Translator);
    let wrong = file(&mut s, translator, None, "d-2", synchronised());
    s.refused(wrong, "L8", "post-may-not-write-this");
    s.wait(Span::from_minutes(1));
    s.write(post(Side::Bravo, Post::Snr), Body::Withdrawal(Withdrawal { reason: "ended".to_owned() }));
    assert_eq!(s.held_by(moved), ["restraint"]);
}
