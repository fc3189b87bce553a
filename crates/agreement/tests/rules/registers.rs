//! The mechanism of the registers: keyed entries, versions, own statements, agreements, history, restraint.
use crate::support::*;
use jig_agreement::state::AsKnown;
use spacetime::Span;

const ALPHA: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };
const BRAVO: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::Snr };

fn stated(key: &str, text: &str) -> Body {
    Body::Register(entry(key, commitment(text)))
}

#[test]
fn a_statement_replaces_its_authors_last_one_and_nothing_is_erased() {
    let mut s = Scenario::founded();
    let first = s.write(ALPHA, stated("crossings", "one"));
    s.accepted(first);
    s.wait(Span::from_hours(1));
    let between = s.now;
    s.wait(Span::from_hours(1));
    let second = s.write(ALPHA, next(first, "crossings", commitment("two")));
    s.accepted(second);
    assert_eq!(lines(&s, Register::Commitment)[0].1, ["replaced", "stated"]);
    let then = s.state.register_lines(Register::Commitment, AsKnown::in_the_log(between));
    assert_eq!(then[0].versions.len(), 1, "what was not yet written was not known");
    assert_eq!(then[0].versions[0].standing.name(), "stated", "and what stood then stood");
}

#[test]
fn a_repeat_a_stale_version_and_a_gap_are_refused_with_a_cure() {
    let mut s = Scenario::founded();
    let first = s.write(ALPHA, stated("crossings", "one"));
    let again = s.write(ALPHA, stated("crossings", "contradicts"));
    s.refused(again, "APP.0.2", "register-entry-exists");
    let second = s.write(ALPHA, next(first, "crossings", commitment("two")));
    s.accepted(second);
    let stale = s.write(ALPHA, next(first, "crossings", commitment("three")));
    s.refused(stale, "APP.0.2", "register-version-not-current");
    let other = s.write(ALPHA, stated("ports", "one"));
    let crossed = s.write(ALPHA, next(other, "crossings", commitment("three")));
    s.refused(crossed, "APP.0.2", "register-replaces-another-entry");
    let out_of_sequence = s.write(ALPHA, next(digest(404), "crossings", commitment("three")));
    s.refused(out_of_sequence, "APP.0.2", "register-replaces-another-entry");
    assert_eq!(s.verdict(stale).findings[0].curable_by, [ALPHA]);
    assert_eq!(lines(&s, Register::Commitment)[0].1, ["replaced", "stated"], "a refused version leaves nothing");
}

#[test]
fn a_replayed_record_is_no_second_version() {
    let mut s = Scenario::founded();
    let header = s.header(ALPHA);
    let signed = s.sign(header, stated("crossings", "one"), &[key(ALPHA)]);
    let record = s.submit(signed.clone(), ALPHA.node);
    s.accepted(record);
    s.submit(signed, ALPHA.node);
    s.void(record, "L5", "record-already-in-the-log");
    assert_eq!(lines(&s, Register::Commitment)[0].1, ["stated"]);
}

#[test]
fn two_sides_statements_of_one_key_stand_side_by_side() {
    let mut s = Scenario::founded();
    let of_alpha = s.write(ALPHA, stated("crossings", "one"));
    let of_bravo = s.write(BRAVO, stated("crossings", "otherwise"));
    s.accepted(of_bravo);
    let usurped = s.write(BRAVO, next(of_alpha, "crossings", commitment("mine")));
    s.refused(usurped, "APP.0.2", "register-others-statement");
    assert_eq!(lines(&s, Register::Commitment)[0].1, ["stated", "stated"]);
}

#[test]
fn a_post_without_the_register_in_its_hands_is_refused() {
    let mut s = Scenario::founded();
    for officer in [Post::Translator, Post::DutyOfficer, Post::Liaison, Post::Auditor] {
        let record = s.write(post(Side::Alpha, officer), stated("crossings", "one"));
        s.refused(record, "L8", "post-may-not-write-this");
    }
    let centre = Author { node: Node::Centre, post: Post::Node };
    let record = s.write(centre, stated("crossings", "one"));
    s.refused(record, "L8", "post-may-not-write-this");
}

#[test]
fn a_blank_text_and_a_report_of_what_is_still_to_come_are_refused() {
    let mut s = Scenario::founded();
    let blank = s.write(ALPHA, stated("crossings", "  "));
    s.refused(blank, "APP.0.2", "register-text-blank");
    let tomorrow = s.now.saturating_add(Span::from_hours(24));
    let early = RegisterEntry { since: tomorrow, ..entry("party-3", party(PartyStatus::Accepted)) };
    let early = s.write(ALPHA, Body::Register(early));
    s.refused(early, "APP.0.1", "register-since-in-future");
}

/// SRC.004.c: the lint reads the texts of entries as it reads every other.
#[test]
fn src_004_c_an_entry_says_nothing_of_sources_or_methods() {
    let mut s = Scenario::founded();
    let patterns = &s.state.edition().lints.sources_and_methods[&Language::En];
    let word = patterns[0].replace('*', "");
    let situation = GroundSituation { district: "Northern district".to_owned(), text: format!("We know by {word}.") };
    let record = s.write(ALPHA, Body::Register(entry("north", RegisterContent::GroundSituation(situation))));
    s.refused(record, "SRC.004.c", "speaks-of-sources-or-methods");
}

#[test]
fn app_4_each_node_says_how_it_sees_the_ground_and_corrects_it_by_a_new_version() {
    let mut s = Scenario::founded();
    let situation = |text: &str| {
        RegisterContent::GroundSituation(GroundSituation {
            district: "Northern district".to_owned(),
            text: text.to_owned(),
        })
    };
    let first = s.write(post(Side::Alpha, Post::Intelligence), Body::Register(entry("north", situation("quiet"))));
    s.accepted(first);
    let second = s.write(ALPHA, next(first, "north", situation("shelling since noon")));
    s.accepted(second);
    let other = s.write(post(Side::Bravo, Post::Operations), Body::Register(entry("north", situation("quiet"))));
    s.accepted(other);
    assert_eq!(lines(&s, Register::GroundSituation)[0].1, ["replaced", "stated", "stated"], "never merged (SG-25)");
}

#[test]
fn sg_13_an_agreed_entry_counts_by_two_posts_of_both_sides_and_both_receipts() {
    let mut s = Scenario::founded();
    let record = s.write(ALPHA, Body::Register(entry("intelligence", requirement("armed-actors"))));
    s.held(record, "TOR.1.d.i", "consent-missing");
    s.side_consents(Side::Alpha, record, Question::Register);
    s.receipts();
    assert_eq!(lines(&s, Register::CompetenceRequirement)[0].1, ["proposed"]);
    s.side_consents(Side::Bravo, record, Question::Register);
    assert_eq!(lines(&s, Register::CompetenceRequirement)[0].1, ["proposed"], "a permission waits for both receipts");
    s.receipt(Side::Alpha);
    assert_eq!(lines(&s, Register::CompetenceRequirement)[0].1, ["proposed"]);
    s.receipt(Side::Bravo);
    assert_eq!(lines(&s, Register::CompetenceRequirement)[0].1, ["agreed"]);
    s.wait(Span::from_days(60));
    assert!(s.is_in_effect(record), "it stays agreed when the consents run out: {:?}", s.effect(record));
    assert!(s.state.awaiting(Side::Bravo, s.now).iter().all(|asked| asked.record != record));
}

#[test]
fn a_consent_fits_an_agreed_entry_under_its_own_clause_and_a_statement_never() {
    let mut s = Scenario::founded();
    let record = s.write(ALPHA, Body::Register(entry("intelligence", requirement("armed-actors"))));
    let wrong = Consent { clause: ClauseId::parse("APP.10").unwrap(), ..items_consent(&s, Side::Alpha, record) };
    let wrong = s.write(ALPHA, Body::Consent(wrong));
    s.refused(wrong, "TOR.1.d.iii", "clause-does-not-fit");
    let own = s.write(ALPHA, stated("crossings", "one"));
    let consent = s.consents(BRAVO, own, Question::Register);
    s.refused(consent, "TOR.1.d.iii", "question-does-not-fit");
}

fn items_consent(s: &Scenario, side: Side, record: RecordHash) -> Consent {
    consent(s, side, record, Question::Register)
}

#[test]
fn of_two_versions_that_replace_the_same_the_earlier_is_agreed_and_the_other_is_overtaken() {
    let mut s = Scenario::founded();
    let one = s.write(ALPHA, Body::Register(entry("intelligence", requirement("armed-actors"))));
    let other = s.write(BRAVO, Body::Register(entry("intelligence", requirement("air-operations"))));
    for record in [other, one] {
        s.side_consents(Side::Alpha, record, Question::Register);
        s.side_consents(Side::Bravo, record, Question::Register);
    }
    s.receipts();
    assert_eq!(lines(&s, Register::CompetenceRequirement)[0].1, ["agreed", "proposed"]);
    assert_eq!(s.held_by(other), ["register-overtaken"]);
    s.receipts();
    let third = agreed(&mut s, next(one, "intelligence", requirement("air-operations")));
    assert_eq!(lines(&s, Register::CompetenceRequirement)[0].1, ["replaced", "proposed", "agreed"]);
    let stale = s.write(BRAVO, next(one, "intelligence", requirement("intelligence")));
    s.refused(stale, "TOR.1.d.i", "register-version-not-current");
    assert!(s.is_in_effect(third));
}

/// APP.3.e: after a withdrawal statements are still kept, and nothing more is agreed.
#[test]
fn app_3_e_after_a_withdrawal_nothing_is_agreed_and_statements_are_kept() {
    let mut s = Scenario::founded();
    let proposed = s.write(ALPHA, Body::Register(entry("intelligence", requirement("armed-actors"))));
    s.write(BRAVO, Body::Withdrawal(Withdrawal { reason: "Decision 9.".to_owned() }));
    for side in Side::BOTH {
        s.side_consents(side, proposed, Question::Register);
    }
    s.receipts();
    s.receipts();
    assert_eq!(lines(&s, Register::CompetenceRequirement)[0].1, ["proposed"]);
    assert!(s.held_by(proposed).contains(&"restraint"), "{:?}", s.effect(proposed));
    let report = s.write(ALPHA, Body::Register(entry("convoy-1", RegisterContent::AidAccess(aid(AidState::Denied)))));
    s.accepted(report);
    assert_eq!(lines(&s, Register::AidAccess)[0].2, ["aid-denied"]);
}

#[test]
fn a_hold_on_an_agreed_entry_delays_its_agreement_until_it_is_lifted() {
    let mut s = Scenario::founded();
    let record = s.write(ALPHA, Body::Register(entry("intelligence", requirement("armed-actors"))));
    let hold = s.write(BRAVO, Body::Hold(Hold { scope: Scope::Item(record), reason: None }));
    s.both_consent(record, Question::Register);
    assert_eq!(lines(&s, Register::CompetenceRequirement)[0].1, ["proposed"]);
    s.write(BRAVO, Body::Lift(Lift { restraint: hold }));
    s.receipts();
    s.write(BRAVO, Body::Lift(Lift { restraint: hold }));
    s.receipts();
    assert_eq!(lines(&s, Register::CompetenceRequirement)[0].1, ["agreed"]);
}

#[test]
fn a_register_is_shown_as_a_side_knew_it() {
    let mut s = Scenario::founded();
    s.write(ALPHA, stated("crossings", "one"));
    s.wait(Span::from_minutes(5));
    s.receipt(Side::Alpha);
    s.wait(Span::from_hours(1));
    let then = s.now;
    s.wait(Span::from_hours(1));
    s.receipt(Side::Bravo);
    let known_to = |side| s.state.register_lines(Register::Commitment, s.state.as_known_to(side, then)).len();
    assert_eq!((known_to(Side::Alpha), known_to(Side::Bravo)), (1, 0), "bravo had not received it by then");
    let later = s.state.as_known_to(Side::Bravo, s.now);
    assert_eq!(s.state.register_lines(Register::Commitment, later).len(), 1);
}

#[test]
fn what_was_entered_in_error_is_taken_back_and_stated_anew() {
    let mut s = Scenario::founded();
    let first = s.write(ALPHA, stated("crossings", "one"));
    s.write(ALPHA, Body::Retraction(Retraction { of: first, reason: "Another crossing.".to_owned() }));
    assert_eq!(lines(&s, Register::Commitment)[0].1, ["taken-back"]);
    let after = s.write(ALPHA, next(first, "crossings", commitment("two")));
    s.refused(after, "APP.0.2", "register-version-not-current");
    let anew = s.write(ALPHA, stated("crossings", "two"));
    s.accepted(anew);
}
