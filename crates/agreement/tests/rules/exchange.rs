//! Information first: TOR.2.0#3, TOR.2.a#2, TOR.1.d.ii, SRC.004.b, SRC.004.c.
use crate::support::*;

#[test]
fn tor_2_0_3_coordination_cannot_open_before_exchange_in_both_directions_is_acknowledged() {
    let mut s = Scenario::founded();
    let snr = post(Side::Alpha, Post::Snr);
    let early = s.write(snr, Body::Release(release(&s)));
    s.refused(early, "TOR.2.0#3", "exchange-not-open");
    let a = s.write(post(Side::Alpha, Post::Intelligence), information("list"));
    let b = s.write(post(Side::Bravo, Post::Intelligence), information("list"));
    s.write(post(Side::Bravo, Post::DutyOfficer), Body::Acknowledgement(Acknowledgement { of: a }));
    // An acknowledgement of one's own information shows nothing.
    s.write(post(Side::Bravo, Post::DutyOfficer), Body::Acknowledgement(Acknowledgement { of: b }));
    let half = s.write(snr, Body::Release(release(&s)));
    s.refused(half, "TOR.2.0#3", "exchange-not-open");
    s.write(post(Side::Alpha, Post::DutyOfficer), Body::Acknowledgement(Acknowledgement { of: b }));
    let open = s.write(snr, Body::Release(release(&s)));
    s.held(open, "TOR.2.a#2", "not-commonly-understood");
}

#[test]
fn a_spoken_acknowledgement_opens_nothing() {
    let mut s = Scenario::founded();
    let sent = Side::BOTH.map(|side| s.write(post(side, Post::Intelligence), information("list")));
    for (side, record) in Side::BOTH.into_iter().zip(sent) {
        let spoken = Body::Spoken(Spoken {
            caller: post(side.counterpart(), Post::DutyOfficer),
            spoken_at: s.now,
            act: SpokenAct::Acknowledgement(record),
            code: Some("right".to_owned()),
            text: "received".to_owned(),
            heard_by: Post::DutyOfficer,
        });
        let record = s.write(post(side, Post::DutyOfficer), spoken);
        s.accepted(record);
    }
    let item = s.write(post(Side::Alpha, Post::Snr), Body::Release(release(&s)));
    s.refused(item, "TOR.2.0#3", "exchange-not-open");
}

#[test]
fn tor_2_a_2_one_sided_common_understanding_leaves_coordination_closed() {
    let mut s = Scenario::founded();
    let set = commonly_understood(&mut s);
    s.areas();
    s.side_consents(Side::Alpha, set, Question::CommonlyUnderstood);
    s.receipts();
    assert_eq!(s.held_by(set), ["consent-missing"]);
    let item = s.write(post(Side::Alpha, Post::Snr), Body::Release(release(&s)));
    s.held(item, "TOR.2.a#2", "not-commonly-understood");
    s.receipts();
    assert!(!s.is_in_effect(item));
    s.side_consents(Side::Bravo, set, Question::CommonlyUnderstood);
    assert!(!s.is_in_effect(set), "a consent counts from the later of both receipts on");
    s.receipts();
    assert!(s.is_in_effect(set));
    assert!(s.is_in_effect(item), "{:?}", s.effect(item));
}

#[test]
fn both_must_consent_to_the_same_set() {
    let mut s = Scenario::founded();
    let set = commonly_understood(&mut s);
    let other = commonly_understood(&mut s);
    s.side_consents(Side::Alpha, set, Question::CommonlyUnderstood);
    s.side_consents(Side::Bravo, other, Question::CommonlyUnderstood);
    s.receipts();
    assert!(!s.is_in_effect(set) && !s.is_in_effect(other));
}

#[test]
fn a_set_names_information_once_and_in_order() {
    let mut s = Scenario::founded();
    let [a, b] = s.exchange();
    let author = post(Side::Alpha, Post::Snr);
    for (information, code) in [
        (vec![], "set-is-empty"),
        (vec![b, a], "set-not-in-order"),
        (vec![a, a], "set-not-in-order"),
        (vec![a, digest(999_999)], "set-names-no-information"),
    ] {
        let record = s.write(author, Body::CommonUnderstanding(CommonUnderstanding { information }));
        s.refused(record, "TOR.2.a#2", code);
    }
}

/// SG-03, SG-02: what a form leaves out does not come in by its text; a notice of place gives its place by design.
#[test]
fn a_text_that_names_a_point_is_refused() {
    let mut s = Scenario::open_for_coordination();
    let intelligence = post(Side::Alpha, Post::Intelligence);
    for text in ["Seen at 36.0250 N 37.0250 E.", "36°01′30″ с.ш. 37°01′30″ в.д.", "grid 37S BV 1234 6789"]
    {
        let record = s.write(intelligence, information(text));
        s.refused(record, "SG-03", "text-names-a-point");
    }
    for text in ["The DMPI is known.", "Точка прицеливания выбрана."] {
        let record = s.write(intelligence, information(text));
        s.refused(record, "SG-02", "text-speaks-of-aiming");
    }
    let item = Release { civilian_protection: "None lives at 36.0250 N 37.0250 E.".to_owned(), ..release(&s) };
    let record = s.write(post(Side::Alpha, Post::Snr), Body::Release(item));
    s.refused(record, "SG-03", "text-names-a-point");
    let notice = AreaNotice { text: "At 36.0250 N 37.0250 E, as above.".to_owned(), ..area_notice() };
    let record = s.write(post(Side::Alpha, Post::Operations), Body::AreaNotice(notice));
    s.accepted(record);
}

#[test]
fn src_004_c_words_on_sources_and_methods_bounce_before_release() {
    words_on_sources_and_methods_bounce_before_release();
}

/// SG-07.
#[test]
fn words_on_sources_and_methods_bounce_before_release() {
    let mut s = Scenario::open_for_coordination();
    for text in [
        "Known from SIGNALS  intelligence.",
        "An informant, says so",
        "An in\u{444}orm\u{430}nt? no: an inf\u{43e}rm\u{430}nt",
        "По перехватам переговоров",
        "Данные аэрофотосъемки",
        "بعد الاستجواب",
    ] {
        let record = s.write(post(Side::Alpha, Post::Intelligence), information(text));
        s.refused(record, "SRC.004.c", "speaks-of-sources-or-methods");
    }
    let item = Release { civilian_protection: "Our sources say none.".to_owned(), ..release(&s) };
    let record = s.write(post(Side::Alpha, Post::Snr), Body::Release(item));
    s.refused(record, "SRC.004.c", "speaks-of-sources-or-methods");
    // A restraint is never read for words.
    let hold = Body::Hold(Hold { scope: Scope::All, reason: Some("an informant says stop".to_owned()) });
    let record = s.write(post(Side::Alpha, Post::DutyOfficer), hold);
    s.accepted(record);
}

#[test]
fn src_004_b_only_lists_cross_at_the_first_level() {
    let mut s = Scenario::founded_under(edition::list_only());
    s.exchange();
    let snr = post(Side::Alpha, Post::Snr);
    let attached = Body::Information(Information {
        subject: Subject::Mutual,
        heading: "List".to_owned(),
        text: "List".to_owned(),
        attachments: vec![digest(3)],
    });
    let item = s.write(snr, Body::Release(release(&s)));
    for (author, body) in [
        (post(Side::Alpha, Post::Intelligence), attached),
        (snr, Body::Plan(plan(item))),
        (snr, final_notice(digest(1))),
        (snr, Body::Proposal(Proposal { item, kind: ProposalKind::NoAction, text: String::new() })),
    ] {
        let record = s.write(author, body);
        s.refused(record, "SRC.004.b", "lists-only");
    }
}

#[test]
fn tor_1_d_ii_the_receiver_translates_and_the_original_prevails() {
    let mut s = Scenario::founded();
    let [a, _] = s.exchange();
    let translate =
        |of, into| Body::Translation(Translation { of, into, text: "Перечень".to_owned(), doubts: Vec::new() });
    let own = s.write(post(Side::Alpha, Post::Translator), translate(a, Language::Ru));
    s.refused(own, "TOR.1.d.ii", "translation-by-the-author");
    let mut header = s.header(post(Side::Bravo, Post::Translator));
    header.language = Language::Ru;
    let signers = [key(header.author)];
    let good = s.write_with(header.clone(), translate(a, Language::Ru), &signers);
    s.accepted(good);
    let same = s.write(post(Side::Bravo, Post::Translator), translate(a, Language::En));
    s.refused(same, "TOR.1.d.ii", "translation-into-wrong-language");
    let none = s.write_with(header, translate(digest(999_999), Language::Ru), &signers);
    s.refused(none, "TOR.1.d.ii", "no-such-record");
    // Nothing in the state lets a translation take the original's place.
    assert_eq!(s.state.fact(a).unwrap().language, Language::En);
}

#[test]
fn only_the_own_side_corrects_and_anybody_may_reserve() {
    let mut s = Scenario::founded();
    let [a, _] = s.exchange();
    let correction = || Body::Correction(Correction { of: a, text: "as it should stand".to_owned() });
    let own = s.write(post(Side::Alpha, Post::Intelligence), correction());
    s.accepted(own);
    let other = s.write(post(Side::Bravo, Post::Intelligence), correction());
    s.refused(other, "TOR.1.d.ii", "correction-of-anothers-record");
    let reservation = s.write(
        post(Side::Bravo, Post::Legal),
        Body::Reservation(Reservation { of: a, text: "Our side sees it otherwise.".to_owned() }),
    );
    s.accepted(reservation);
    assert!(s.state.status(a).unwrap().about.contains(&reservation), "a reservation stands beside the record");
    let none = s.write(
        post(Side::Bravo, Post::Legal),
        Body::Reservation(Reservation { of: digest(999_999), text: "x".to_owned() }),
    );
    s.refused(none, "TOR.1.d.ii", "no-such-record");
}

/// SRC.004.b: at the level of lists no fields of a document are released and no plan is integrated.
#[test]
fn src_004_b_a_release_by_field_is_more_than_lists() {
    let mut edition = edition::edition();
    edition.exchange_level = jig_agreement::edition::ExchangeLevel::ListOnly;
    let mut s = Scenario::founded_under(edition);
    let format = agreed_format(&mut s);
    let record = s.write(post(Side::Alpha, Post::Snr), released(format, vec![says("/district", "Northern district")]));
    s.refused(record, "SRC.004.b", "lists-only");
}
