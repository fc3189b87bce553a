//! Agreed names: TOR.1.d.iv. Both sides sign, both sides end it; what contradicts is kept and shown.
use crate::support::*;
use jig_agreement::state::NameView;
use spacetime::{Position, Span};

const ALPHA: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Intelligence };
const BRAVO: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::Intelligence };

fn given() -> GivenName {
    GivenName {
        place: Some("x:1".to_owned()),
        position: Some(Position::from_e7(353_400_000, 401_400_000).unwrap()),
        english: "Sample Height".to_owned(),
        russian: "Образцовая высота".to_owned(),
        arabic: "مرتفع المثال".to_owned(),
        aliases: vec!["Height 41".to_owned(), "выс. 41".to_owned()],
        replaces: None,
    }
}

fn name(given: GivenName) -> Body {
    Body::AgreedName(AgreedName::Given(given))
}

fn withdrawal(name: RecordHash) -> Body {
    Body::AgreedName(AgreedName::Withdrawn { name })
}

fn names(s: &Scenario) -> Vec<RecordHash> {
    s.state.agreed_names(s.now).into_iter().map(|name| name.record).collect()
}

/// A name of alpha's that both consented to.
fn agreed(s: &mut Scenario, given: GivenName) -> RecordHash {
    let record = s.write(ALPHA, name(given));
    s.both_consent(record, Question::Name);
    assert!(s.is_in_effect(record), "{:?}", s.effect(record));
    record
}

#[test]
fn tor_1_d_iv_a_name_counts_when_both_sides_have_signed_it_and_both_received_that() {
    let mut s = Scenario::founded();
    let record = s.write(ALPHA, name(given()));
    s.held(record, "TOR.1.d.iv", "consent-missing");
    s.side_consents(Side::Alpha, record, Question::Name);
    s.receipts();
    assert_eq!((s.held_by(record), names(&s)), (vec!["consent-missing"], vec![]), "one side only");
    s.side_consents(Side::Bravo, record, Question::Name);
    assert_eq!(names(&s), [], "a permission waits for both receipts");
    s.receipts();
    let views = s.state.agreed_names(s.now);
    let [NameView { record: named, proposed_by, given: shown, signed_by }] = views.as_slice() else {
        panic!("{views:?}")
    };
    assert_eq!((*named, *proposed_by, shown), (record, ALPHA, &given()));
    let posts: Vec<(Side, Post)> = signed_by.iter().map(|one| (one.side, one.author.post)).collect();
    let by = |side| [(side, Post::Snr), (side, Post::Legal)];
    assert_eq!(posts, [by(Side::Alpha), by(Side::Bravo)].concat());
    for signature in signed_by {
        assert_eq!(signature.key, key(signature.author));
        assert_eq!(s.state.fact(signature.consent).unwrap().kind, "consent");
    }
}

/// SG-13: nobody consents for the other side, and one officer is not two.
#[test]
fn a_side_alone_agrees_no_name_however_it_signs() {
    for side in Side::BOTH {
        let mut s = Scenario::founded();
        let record = s.write(post(side, Post::Intelligence), name(given()));
        for second in [Post::Snr, Post::Legal, Post::Intelligence] {
            s.consents(post(side, second), record, Question::Name);
        }
        let mut forged = consent(&s, side.counterpart(), record, Question::Name);
        forged.expires = s.now.saturating_add(Span::from_days(5));
        let forged = s.write(post(side, Post::Snr), Body::Consent(forged));
        s.refused(forged, "SG-13", "consent-for-the-other-side");
        s.receipts();
        assert_eq!(names(&s), []);
    }
}

#[test]
fn the_other_sides_record_is_proposed_to_be_replaced_and_stands_until_both_agree() {
    let mut s = Scenario::founded();
    let first = agreed(&mut s, given());
    let second = GivenName { english: "Sample Hill".to_owned(), replaces: Some(first), ..given() };
    let second = s.write(BRAVO, name(second));
    s.side_consents(Side::Bravo, second, Question::Name);
    s.receipts();
    assert_eq!(names(&s), [first]);
    s.side_consents(Side::Alpha, second, Question::Name);
    s.receipt(Side::Alpha);
    assert_eq!(names(&s), [first], "one receipt");
    s.receipt(Side::Bravo);
    assert_eq!(names(&s), [second]);
    let ending = s.state.fact(first).unwrap().ended.unwrap();
    assert_eq!((ending.by, ending.how, ending.node), (second, EndKind::Superseded, BRAVO.node));
    // What took its place falls: the first one does not come back by itself.
    let consent = s.state.about(second).find(|fact| fact.side() == Some(Side::Alpha)).unwrap();
    let (author, of) = (consent.author, consent.record);
    s.write(author, Body::Revocation(Revocation { of }));
    assert_eq!(names(&s), []);
    let again = s.write(ALPHA, name(GivenName { replaces: Some(first), ..given() }));
    s.refused(again, "TOR.1.d.iv", "no-such-agreed-name");
}

#[test]
fn a_name_is_withdrawn_by_both_or_given_up_by_either() {
    let mut s = Scenario::founded();
    let record = agreed(&mut s, given());
    let withdrawn = s.write(BRAVO, withdrawal(record));
    s.side_consents(Side::Bravo, withdrawn, Question::Name);
    s.receipts();
    assert_eq!(names(&s), [record], "one side does not withdraw");
    let mut by_both = s.clone();
    by_both.side_consents(Side::Alpha, withdrawn, Question::Name);
    by_both.receipts();
    assert_eq!(names(&by_both), []);
    assert_eq!(by_both.state.fact(record).unwrap().ended.unwrap().how, EndKind::Withdrawn);
    let again = by_both.write(ALPHA, withdrawal(record));
    by_both.refused(again, "TOR.1.d.iv", "no-such-agreed-name");
    // L9: taking one's own consent back is restraint and waits for nobody.
    let consent = s.state.about(record).find(|fact| fact.side() == Some(Side::Bravo)).unwrap();
    let (author, of) = (consent.author, consent.record);
    let revoked = s.write(author, Body::Revocation(Revocation { of }));
    s.accepted(revoked);
    assert_eq!(names(&s), []);
}

#[test]
fn a_proposed_name_can_be_declined_and_a_withdrawal_of_a_withdrawal_is_none() {
    let mut s = Scenario::founded();
    let record = s.write(ALPHA, name(given()));
    s.write(post(Side::Bravo, Post::Snr), Body::Decline(Decline { subject: record }));
    let late = s.consents(post(Side::Alpha, Post::Snr), record, Question::Name);
    s.refused(late, "TOR.1.d.iii", "record-has-ended");
    let other = agreed(&mut s, given());
    let withdrawn = s.write(ALPHA, withdrawal(other));
    s.held(withdrawn, "TOR.1.d.iv", "consent-missing");
    for of in [withdrawn, record, digest(999_999)] {
        let again = s.write(BRAVO, withdrawal(of));
        s.refused(again, "TOR.1.d.iv", "no-such-agreed-name");
    }
}

#[test]
fn two_names_for_one_place_and_one_name_for_two_places_are_both_kept() {
    let mut s = Scenario::founded();
    let first = agreed(&mut s, given());
    let other_name = agreed(&mut s, GivenName { english: "Second Height".to_owned(), ..given() });
    let other_place = agreed(&mut s, GivenName { place: Some("x:2".to_owned()), ..given() });
    assert_eq!(names(&s), [first, other_name, other_place], "in the order of the log");
}

#[test]
fn a_replayed_record_agrees_nothing_anew() {
    let mut s = Scenario::founded();
    let record = agreed(&mut s, given());
    let copies: Vec<_> = s.log.iter().skip_while(|folded| folded.signed.hash != record).cloned().collect();
    let withdrawn = s.write(ALPHA, withdrawal(record));
    s.both_consent(withdrawn, Question::Name);
    assert_eq!(names(&s), []);
    let before = s.state.substance();
    for copy in copies.into_iter().filter(|copy| copy.matching.is_none()) {
        let hash = s.submit(copy.signed, copy.submitter);
        s.void(hash, "L5", "record-already-in-the-log");
    }
    assert_eq!(s.state.substance(), before);
}

#[test]
fn a_name_that_misleads_is_refused_with_its_cure() {
    let mut s = Scenario::founded();
    let fine = Position::from_e7(353_412_345, 401_400_000).unwrap();
    let long = "x".repeat(81);
    for (body, basis, code) in [
        (GivenName { place: None, position: None, ..given() }, "TOR.1.d.iv", "name-of-no-place"),
        (GivenName { place: Some(" ".to_owned()), position: None, ..given() }, "TOR.1.d.iv", "name-of-no-place"),
        (GivenName { position: Some(fine), ..given() }, "SG-03", "name-position-too-fine"),
        // A Cyrillic letter in an English name.
        (GivenName { english: "Sаmple Height".to_owned(), ..given() }, "TOR.1.d.iv", "name-not-in-its-script"),
        (GivenName { russian: "Sample Height".to_owned(), ..given() }, "TOR.1.d.iv", "name-not-in-its-script"),
        (GivenName { arabic: "41".to_owned(), ..given() }, "TOR.1.d.iv", "name-not-in-its-script"),
        (GivenName { aliases: vec!["Hоms".to_owned()], ..given() }, "TOR.1.d.iv", "alias-mixes-scripts"),
        (GivenName { aliases: vec![long], ..given() }, "TOR.1.d.iv", "name-too-long"),
        (GivenName { aliases: vec!["Sample Height".to_owned()], ..given() }, "TOR.1.d.iv", "name-twice"),
        (
            GivenName { aliases: (0..33).map(|number| format!("h {number}")).collect(), ..given() },
            "TOR.1.d.iv",
            "too-many-aliases",
        ),
        (GivenName { aliases: vec!["at 35.2853 N 40.1762 E".to_owned()], ..given() }, "SG-03", "text-names-a-point"),
        (
            GivenName {
                aliases: vec!["by intercepted calls".to_owned(), "heard by signals intelligence".to_owned()],
                ..given()
            },
            "SRC.004.c",
            "speaks-of-sources-or-methods",
        ),
    ] {
        let record = s.write(ALPHA, name(body));
        s.refused(record, basis, code);
        assert!(!s.verdict(record).findings[0].curable_by.is_empty());
    }
    let position_alone = s.write(ALPHA, name(GivenName { place: None, ..given() }));
    s.held(position_alone, "TOR.1.d.iv", "consent-missing");
}

#[test]
fn names_are_written_by_seniors_and_intelligence_at_a_headquarters() {
    let mut s = Scenario::founded();
    for author in [
        post(Side::Alpha, Post::Operations),
        post(Side::Alpha, Post::DutyOfficer),
        Author { node: Node::Centre, post: Post::Intelligence },
    ] {
        if author.node == Node::Centre {
            s.appoint(author, &[Language::En]);
        }
        let record = s.write(author, name(given()));
        s.refused(record, "L8", "post-may-not-write-this");
    }
}

/// L9: a hold on the record or on its kind holds it; one on everything does not make places nameless.
#[test]
fn a_name_is_held_by_name_and_not_by_a_stop_of_everything_else() {
    let mut s = Scenario::founded();
    let record = agreed(&mut s, given());
    let all = s.write(post(Side::Alpha, Post::Snr), Body::Hold(Hold { scope: Scope::All, reason: None }));
    s.accepted(all);
    assert_eq!(names(&s), [record]);
    for scope in [Scope::Item(record), Scope::Kind("agreed-name".to_owned())] {
        let mut s = s.clone();
        let replacement = s.write(BRAVO, withdrawal(record));
        let hold = s.write(post(Side::Bravo, Post::Snr), Body::Hold(Hold { scope: scope.clone(), reason: None }));
        assert_eq!(names(&s), [], "{scope:?}");
        s.both_consent(replacement, Question::Name);
        let is_ended = s.state.fact(record).unwrap().is_ended();
        assert_eq!(is_ended, matches!(scope, Scope::Item(_)), "what is held ends nothing: {scope:?}");
        s.write(post(Side::Bravo, Post::Snr), Body::Lift(Lift { restraint: hold }));
        s.receipts();
        s.receipts();
        assert_eq!(names(&s), [], "what was agreed meanwhile acts when it comes free: {scope:?}");
        assert!(s.state.fact(record).unwrap().is_ended(), "{scope:?}");
    }
}

/// Decision record 0014: no verdict reads the gazetteer, so no edition pins it.
#[test]
fn no_rule_reads_the_gazetteer() {
    fn read(folder: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, found);
            } else {
                found.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut sources = Vec::new();
    read(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
    assert!(sources.len() > 50);
    assert!(!sources.iter().any(|source| source.contains("gazetteer::")));
}
