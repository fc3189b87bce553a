//! Consent: TOR.1.d.iii, SG-13, SG-24, L12.
use crate::support::*;
use spacetime::{LatLonBox, Span, Window};

fn scenario_with_item() -> (Scenario, RecordHash) {
    let mut s = Scenario::open_for_coordination();
    let item = s.released();
    (s, item)
}

#[test]
fn tor_1_d_iii_consent_without_a_decision_reference_is_refused() {
    let (mut s, item) = scenario_with_item();
    let body = Consent { decision: None, ..consent(&s, Side::Bravo, item, Question::Actionable) };
    let record = s.write(post(Side::Bravo, Post::Snr), Body::Consent(body));
    s.refused(record, "TOR.1.d.iii", "consent-without-decision");
    let cure = &s.verdict(record).findings[0].curable_by;
    assert_eq!(cure, &[post(Side::Bravo, Post::Snr)]);
}

#[test]
fn bad_consents_are_refused_each_with_its_clause_and_a_cure() {
    let (mut s, item) = scenario_with_item();
    let good = |s: &Scenario| consent(s, Side::Bravo, item, Question::Actionable);
    let clause = |id| ClauseId::parse(id).unwrap();
    let cases: Vec<(Consent, Post, &str, &str)> = vec![
        (Consent { subject: digest(999_999), ..good(&s) }, Post::Snr, "TOR.1.d.iii", "consent-to-no-record"),
        (Consent { on_behalf_of: Side::Alpha, ..good(&s) }, Post::Snr, "SG-13", "consent-for-the-other-side"),
        (Consent { expires: s.now, ..good(&s) }, Post::Snr, "TOR.1.d.iii", "consent-expired"),
        (
            Consent { question: Question::Plan, clause: clause("TOR.2.a#7"), ..good(&s) },
            Post::Snr,
            "TOR.1.d.iii",
            "question-does-not-fit",
        ),
        (Consent { clause: clause("TOR.3.0"), ..good(&s) }, Post::Snr, "TOR.1.d.iii", "clause-does-not-fit"),
        (good(&s), Post::Operations, "SG-13", "post-may-not-consent"),
        (good(&s), Post::DeputySnr, "TOR.1.d.iii", "no-live-delegation"),
    ];
    for (body, officer, basis, code) in cases {
        let record = s.write(post(Side::Bravo, officer), Body::Consent(body));
        s.refused(record, basis, code);
        let finding = s.verdict(record).findings.iter().find(|finding| finding.code == code).unwrap();
        assert!(!finding.curable_by.is_empty(), "{code} names nobody who can cure it");
    }
}

#[test]
fn own_sides_consent_twice_is_refused() {
    let (mut s, item) = scenario_with_item();
    let snr = post(Side::Bravo, Post::Snr);
    let first = s.consents(snr, item, Question::Actionable);
    s.accepted(first);
    let second = s.consents(snr, item, Question::Actionable);
    s.refused(second, "SG-13", "own-consent-twice");
}

#[test]
fn one_human_does_not_answer_for_two_posts() {
    let (mut s, item) = scenario_with_item();
    let (snr, legal) = (post(Side::Bravo, Post::Snr), post(Side::Bravo, Post::Legal));
    s.appoint_key(legal, key(snr), &[Language::En]);
    s.consents(snr, item, Question::Actionable);
    let body = Body::Consent(consent(&s, Side::Bravo, item, Question::Actionable));
    let second = s.write_signed(legal, body, &[key(snr)]);
    s.refused(second, "SG-13", "one-human-two-posts");
}

/// SG-13.
#[test]
fn a_side_consents_only_by_two_posts() {
    let (mut s, item) = scenario_with_item();
    for posts in [&[Post::Snr][..], &[Post::Legal]] {
        let mut s = s.clone();
        s.side_consents(Side::Alpha, item, Question::Actionable);
        for officer in posts {
            s.consents(post(Side::Bravo, *officer), item, Question::Actionable);
        }
        s.receipts();
        assert!(!s.state.both_said(item, Question::Actionable, moment(&s)), "{posts:?}");
    }
    s.both_consent(item, Question::Actionable);
    assert!(s.state.both_said(item, Question::Actionable, moment(&s)));
}

fn moment(s: &Scenario) -> jig_agreement::state::Moment {
    jig_agreement::state::Moment { now: s.now, below: s.state.frontiers().both() }
}

/// The two-party rule: both sides' consents to the same hash.
#[test]
fn consents_to_two_records_that_are_alike_agree_on_neither() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let snr = post(Side::Alpha, Post::Snr);
    let one = plan(item);
    // The same plan an hour later, and so far off that nothing else speaks against it.
    let later = Window::new(
        one.window.from().saturating_add(Span::from_hours(1)),
        one.window.to().saturating_add(Span::from_hours(1)),
    );
    let apart = LatLonBox::from_e7(360_000_000, 372_000_000, 360_500_000, 372_500_000).unwrap();
    let other = Plan { window: later.unwrap(), footprint: apart, ..one.clone() };
    let (one, other) = (s.write(snr, Body::Plan(one)), s.write(snr, Body::Plan(other)));
    s.supported(one);
    s.supported(other);
    s.side_consents(Side::Alpha, one, Question::Plan);
    s.side_consents(Side::Bravo, other, Question::Plan);
    s.receipts();
    for (record, missing) in [(one, Side::Bravo), (other, Side::Alpha)] {
        assert!(!s.state.both_said(record, Question::Plan, moment(&s)), "{missing:?} has not consented to it");
        assert_eq!(s.held_by(record), ["consent-missing"], "{:?}", s.effect(record));
    }
    // What is missing for the one is nothing but the other side's word on that one.
    s.side_consents(Side::Bravo, one, Question::Plan);
    s.receipts();
    assert!(s.state.both_said(one, Question::Plan, moment(&s)));
    assert!(!s.state.both_said(other, Question::Plan, moment(&s)));
}

#[test]
fn a_consent_to_the_correction_of_a_plan_is_none_to_the_plan() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let snr = post(Side::Alpha, Post::Snr);
    let agreed = s.write(snr, Body::Plan(plan(item)));
    s.side_consents(Side::Alpha, agreed, Question::Plan);
    let text = "The channel is hotline 2.".to_owned();
    let correction = s.write(snr, Body::Correction(Correction { of: agreed, text }));
    s.accepted(correction);
    for officer in [Post::Snr, Post::Legal] {
        let word = s.consents(post(Side::Bravo, officer), correction, Question::Plan);
        s.refused(word, "TOR.1.d.iii", "question-does-not-fit");
    }
    s.receipts();
    for record in [agreed, correction] {
        assert!(!s.state.both_said(record, Question::Plan, moment(&s)));
    }
    assert!(s.held_by(agreed).contains(&"consent-missing"), "{:?}", s.effect(agreed));
}

#[test]
fn l12_silence_is_never_consent() {
    let (mut s, item) = scenario_with_item();
    s.side_consents(Side::Alpha, item, Question::Actionable);
    for _ in 0..20 {
        s.wait(Span::from_days(20));
        s.receipts();
        assert!(!s.state.both_said(item, Question::Actionable, moment(&s)));
    }
}

#[test]
fn a_consent_expires_and_is_revoked_at_once() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    let mut revoked = s.clone();
    let by = post(Side::Bravo, Post::Snr);
    let consent = revoked.state.about(plan).find(|fact| fact.kind == "consent" && fact.author == by).unwrap().record;
    let revocation = revoked.write(by, Body::Revocation(Revocation { of: consent }));
    revoked.accepted(revocation);
    assert_eq!(revoked.held_by(plan), ["second-post-missing"], "no receipt delays a revocation");
    s.wait(Span::from_days(31));
    assert!(s.held_by(plan).contains(&"consent-missing"));
}

#[test]
fn nobody_revokes_the_other_sides_consent_but_may_hold_it() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    let consent =
        s.state.about(plan).find(|fact| fact.kind == "consent" && fact.side() == Some(Side::Bravo)).unwrap().record;
    let revocation = s.write(post(Side::Alpha, Post::Snr), Body::Revocation(Revocation { of: consent }));
    s.accepted(revocation);
    assert!(s.state.fact(consent).unwrap().ended.is_none());
    assert_eq!(s.held_by(consent), ["restraint"]);
}

/// SG-24, TOR.1.d.ii.
#[test]
fn a_consent_to_a_translation_names_both_texts() {
    let mut s = Scenario::founded();
    let set = commonly_understood(&mut s);
    let legal = post(Side::Bravo, Post::Legal);
    let in_russian = |s: &Scenario, read_translation| {
        Body::Consent(Consent {
            read_in: Language::Ru,
            read_translation,
            ..consent(s, Side::Bravo, set, Question::CommonlyUnderstood)
        })
    };
    let unnamed = in_russian(&s, None);
    let unnamed = s.write(legal, unnamed);
    s.refused(unnamed, "TOR.1.d.ii", "translation-not-named");
    let of_another = translation(&mut s, set, &[]);
    let other_set = commonly_understood(&mut s);
    let misfit = translation(&mut s, other_set, &[]);
    let record = in_russian(&s, Some(misfit));
    let record = s.write(legal, record);
    s.refused(record, "TOR.1.d.ii", "translation-does-not-fit");
    let record = in_russian(&s, Some(of_another));
    let record = s.write(legal, record);
    s.accepted(record);
}

#[test]
fn tor_1_d_ii_an_officer_consents_only_in_a_language_they_read() {
    let mut s = Scenario::founded();
    let set = commonly_understood(&mut s);
    let body = Consent { read_in: Language::Ar, ..consent(&s, Side::Bravo, set, Question::CommonlyUnderstood) };
    let record = s.write(post(Side::Bravo, Post::Snr), Body::Consent(body));
    s.refused(record, "TOR.1.d.ii", "officer-does-not-read-it");
}

#[test]
fn sg_24_a_doubtful_translation_needs_a_second_reader() {
    let mut s = Scenario::founded();
    let set = commonly_understood(&mut s);
    let doubtful = translation(&mut s, set, &["«понятым»?"]);
    let body = |s: &Scenario| {
        Body::Consent(Consent {
            read_in: Language::Ru,
            read_translation: Some(doubtful),
            ..consent(s, Side::Bravo, set, Question::CommonlyUnderstood)
        })
    };
    let alone = body(&s);
    let alone = s.write(post(Side::Bravo, Post::Snr), alone);
    s.refused(alone, "SG-24", "second-reader-missing");
    s.write(post(Side::Bravo, Post::Translator), Body::Acknowledgement(Acknowledgement { of: doubtful }));
    let own_word = body(&s);
    let own_word = s.write(post(Side::Bravo, Post::Snr), own_word);
    s.refused(own_word, "SG-24", "second-reader-missing");
    s.write(post(Side::Bravo, Post::Intelligence), Body::Acknowledgement(Acknowledgement { of: doubtful }));
    let read_twice = body(&s);
    let read_twice = s.write(post(Side::Bravo, Post::Snr), read_twice);
    s.accepted(read_twice);
}

fn translation(s: &mut Scenario, of: RecordHash, doubts: &[&str]) -> RecordHash {
    let mut header = s.header(post(Side::Bravo, Post::Translator));
    header.language = Language::Ru;
    let body = Body::Translation(Translation {
        of,
        into: Language::Ru,
        text: "Совокупность сведений".to_owned(),
        doubts: doubts.iter().map(|doubt| (*doubt).to_owned()).collect(),
    });
    let signers = [key(header.author)];
    let record = s.write_with(header, body, &signers);
    s.accepted(record);
    record
}
