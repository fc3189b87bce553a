//! Paired obligations and the evidence for them: APP.10.
use crate::support::*;

const ALPHA: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };

fn proposed(pair: PairedObligation) -> Body {
    Body::Register(entry("pull-back-1", RegisterContent::PairedObligation(pair)))
}

fn seen_by(side: Side, of: ObligationEvidence) -> (Author, Body) {
    let key = format!("pull-back-1/{}", of.half.name());
    (post(side, Post::DutyOfficer), Body::Register(entry(&key, RegisterContent::ObligationEvidence(of))))
}

fn halves(s: &Scenario) -> Vec<&'static str> {
    lines(s, Register::PairedObligation)[0].2.clone()
}

/// A declaration has distance, category, observer and the counterpart's paired obligation, in one record with one instant.
#[test]
fn app_10_a_withdrawal_is_declared_with_distance_category_observer_and_its_other_half() {
    let mut s = Scenario::founded();
    for (wrong, code) in [
        (PairedObligation { bravo: Half { count: 0, ..pair().bravo }, ..pair() }, "obligation-has-one-half"),
        (PairedObligation { distance_m: 0, ..pair() }, "obligation-without-distance"),
        (PairedObligation { due: s.now, ..pair() }, "obligation-due-is-past"),
        (
            PairedObligation { alpha: Half { observer: " ".to_owned(), ..pair().alpha }, ..pair() },
            "register-text-blank",
        ),
    ] {
        let record = s.write(ALPHA, proposed(wrong));
        s.refused(record, "APP.10", code);
    }
    let record = s.write(ALPHA, proposed(pair()));
    s.held(record, "APP.10", "consent-missing");
    assert_eq!(halves(&s), [] as [&str; 0], "what one side proposed obliges nobody");
    s.both_consent(record, Question::Register);
    assert_eq!(halves(&s), ["half-not-seen", "half-not-seen"]);
}

/// Each half is done when both saw it so; what only one saw, and what they saw differently, is said and not decided.
#[test]
fn app_10_a_half_is_done_when_both_sides_saw_it() {
    let mut s = Scenario::founded();
    let record = agreed(&mut s, proposed(pair()));
    let say = |s: &mut Scenario, witness, half, seen, count| {
        let (author, body) = seen_by(witness, evidence(record, half, seen, count));
        let said = s.write(author, body);
        s.accepted(said);
        said
    };
    say(&mut s, Side::Alpha, Side::Alpha, WhatWasSeen::Complete, 12);
    assert_eq!(halves(&s), ["half-seen-by-one", "half-not-seen"], "its own word alone does not do");
    let partial = say(&mut s, Side::Bravo, Side::Alpha, WhatWasSeen::Partial, 7);
    assert_eq!(halves(&s), ["half-disputed", "half-not-seen"]);
    let complete = evidence(record, Side::Alpha, WhatWasSeen::Complete, 12);
    let complete = next(partial, "pull-back-1/alpha", RegisterContent::ObligationEvidence(complete));
    let complete = s.write(post(Side::Bravo, Post::DutyOfficer), complete);
    s.accepted(complete);
    assert_eq!(halves(&s), ["half-done", "half-not-seen"]);
    s.at("2016-09-16T06:00:00.000Z");
    assert_eq!(halves(&s), ["half-done", "half-not-seen", "overdue"]);
    for witness in Side::BOTH {
        say(&mut s, witness, Side::Bravo, WhatWasSeen::Complete, 9);
    }
    assert_eq!(halves(&s), ["half-done", "half-done"]);
}

#[test]
fn app_10_evidence_is_of_an_agreed_obligation_and_does_not_contradict_itself() {
    let mut s = Scenario::founded();
    let unagreed = s.write(ALPHA, proposed(pair()));
    let (author, body) = seen_by(Side::Alpha, evidence(unagreed, Side::Alpha, WhatWasSeen::Complete, 12));
    let early = s.write(author, body);
    s.refused(early, "APP.10", "evidence-of-no-agreed-obligation");
    s.both_consent(unagreed, Question::Register);
    for (seen, count) in [
        (WhatWasSeen::Complete, 11),
        (WhatWasSeen::Complete, 13),
        (WhatWasSeen::Partial, 0),
        (WhatWasSeen::Partial, 12),
        (WhatWasSeen::Nothing, 1),
        (WhatWasSeen::NoAccess, 1),
    ] {
        let (author, body) = seen_by(Side::Bravo, evidence(unagreed, Side::Alpha, seen, count));
        let record = s.write(author, body);
        s.refused(record, "APP.10", "evidence-contradicts-itself");
    }
    let wrong_key = evidence(unagreed, Side::Alpha, WhatWasSeen::Nothing, 0);
    let wrong_key = Body::Register(entry("pull-back-1/bravo", RegisterContent::ObligationEvidence(wrong_key)));
    let wrong_key = s.write(ALPHA, wrong_key);
    s.refused(wrong_key, "APP.10", "register-key-does-not-fit");
    let tomorrow = instant("2016-09-14T00:00:00.000Z");
    let ahead =
        ObligationEvidence { observed_at: tomorrow, ..evidence(unagreed, Side::Alpha, WhatWasSeen::Nothing, 0) };
    let (author, body) = seen_by(Side::Bravo, ahead);
    let ahead = s.write(author, body);
    s.refused(ahead, "APP.10", "register-since-in-future");
    let (author, body) = seen_by(Side::Bravo, evidence(unagreed, Side::Alpha, WhatWasSeen::NoAccess, 0));
    let no_access = s.write(author, body);
    s.accepted(no_access);
}

/// An instant that passes before both have agreed is no instant for both.
#[test]
fn app_10_a_pair_whose_instant_passed_is_never_agreed() {
    let mut s = Scenario::founded();
    let record = s.write(ALPHA, proposed(pair()));
    s.side_consents(Side::Alpha, record, Question::Register);
    s.at("2016-09-16T06:00:00.000Z");
    s.side_consents(Side::Bravo, record, Question::Register);
    s.receipts();
    assert_eq!(s.held_by(record), ["obligation-due-is-past"]);
    assert_eq!(lines(&s, Register::PairedObligation)[0].1, ["proposed"]);
}

/// Either side may leave the arrangement; evidence of it is then of nothing.
#[test]
fn app_10_either_side_leaves_a_paired_obligation() {
    let mut s = Scenario::founded();
    let record = agreed(&mut s, proposed(pair()));
    s.write(post(Side::Bravo, Post::Snr), Body::Decline(Decline { subject: record }));
    assert_eq!(lines(&s, Register::PairedObligation)[0].1, ["taken-back"]);
    let (author, body) = seen_by(Side::Alpha, evidence(record, Side::Alpha, WhatWasSeen::Complete, 12));
    let after = s.write(author, body);
    s.refused(after, "APP.10", "evidence-of-no-agreed-obligation");
}
