//! Integrated operations: TOR.2.0#4, TOR.2.c.v.
use crate::support::*;
use jig_agreement::state::AsKnown;

const ALPHA: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };
const BRAVO: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::Snr };

fn conference(s: &Scenario, bravo: &[Post]) -> Body {
    Body::Register(entry(
        "conference-1",
        RegisterContent::Conference(Conference {
            held_at: s.now,
            alpha: vec![Post::Snr, Post::Legal],
            bravo: bravo.to_vec(),
            minutes: digest(31),
        }),
    ))
}

fn procedure(conference: RecordHash) -> Body {
    let content = Procedure {
        matter: ProcedureMatter::IntegratedOperations,
        version: "1".to_owned(),
        text_hash: digest(32),
        conference: Some(conference),
    };
    Body::Register(entry("joint-procedure", RegisterContent::Procedure(content)))
}

fn unlock(conference: RecordHash, procedure: RecordHash) -> Body {
    let content = IntegrationUnlock { alpha: reference("A-NAT-1"), bravo: reference("B-NAT-1"), conference, procedure };
    Body::Register(entry("integrated-operations", RegisterContent::IntegrationUnlock(content)))
}

fn mark(plan: RecordHash) -> Body {
    Body::Register(entry("plan-1", RegisterContent::IntegratedPlan(IntegratedPlan { plan })))
}

/// Each side's two posts consent under a reference.
fn consent_under(s: &mut Scenario, side: Side, subject: RecordHash, decision: &str) -> [RecordHash; 2] {
    [Post::Snr, Post::Legal].map(|officer| {
        let consent = Consent { decision: Some(reference(decision)), ..consent(s, side, subject, Question::Register) };
        s.write(post(side, officer), Body::Consent(consent))
    })
}

/// Both allow it, and everything that it needs is there.
fn unlocked(s: &mut Scenario) -> [RecordHash; 3] {
    let body = conference(s, &[Post::Snr]);
    let conference = agreed(s, body);
    let procedure = agreed(s, procedure(conference));
    let record = s.write(ALPHA, unlock(conference, procedure));
    for (side, decision) in [(Side::Alpha, "A-NAT-1"), (Side::Bravo, "B-NAT-1")] {
        for consent in consent_under(s, side, record, decision) {
            s.accepted(consent);
        }
    }
    s.receipts();
    assert!(s.is_in_effect(record), "{:?}", s.effect(record));
    [conference, procedure, record]
}

#[test]
fn tor_2_0_4_the_attempt_to_call_a_plan_integrated_is_refused_by_default() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    for author in [ALPHA, BRAVO, post(Side::Alpha, Post::Operations)] {
        let refused = s.write(author, mark(plan));
        s.refused(refused, "TOR.2.0#4", "integrated-operations-locked");
        assert_eq!(s.verdict(refused).findings[0].curable_by, [ALPHA, BRAVO]);
    }
    // Neither by a setting.
    let refused = s.write(
        ALPHA,
        setting_change(
            "TOR.2.0#4",
            Ok(jig_agreement::edition::SettingReading::DayBefore(edition::edition().settings.day_before)),
        ),
    );
    s.refused(refused, "TOR.2.0#4", "integrated-operations-locked");
}

/// The flag needs all four: two national references, a conference with both, a procedure that both adopted.
#[test]
fn tor_2_c_v_an_unlocking_needs_all_four() {
    let mut s = Scenario::open_for_coordination();
    let nowhere = s.write(ALPHA, unlock(digest(1), digest(2)));
    s.refused(nowhere, "TOR.2.c.v", "unlock-without-conference");
    s.refused(nowhere, "TOR.2.c.v", "unlock-without-procedure");
    let body = conference(&s, &[Post::Operations]);
    let absent = s.write(ALPHA, body);
    s.refused(absent, "TOR.2.c.v", "conference-without-a-side");
    let body = conference(&s, &[Post::Snr]);
    let proposed = s.write(ALPHA, body);
    let early = s.write(ALPHA, procedure(proposed));
    s.refused(early, "TOR.2.c.v", "procedure-of-no-conference");
    s.both_consent(proposed, Question::Register);
    let unadopted = s.write(BRAVO, procedure(proposed));
    let refused = s.write(ALPHA, unlock(proposed, unadopted));
    s.refused(refused, "TOR.2.c.v", "unlock-without-procedure");
    s.both_consent(unadopted, Question::Register);
    let record = s.write(ALPHA, unlock(proposed, unadopted));
    s.held(record, "TOR.2.0#4", "consent-missing");
    for consent in consent_under(&mut s, Side::Alpha, record, "A-NAT-2") {
        s.refused(consent, "TOR.2.0#4", "unlock-under-another-decision");
    }
    for consent in consent_under(&mut s, Side::Alpha, record, "B-NAT-1") {
        s.refused(consent, "TOR.2.0#4", "unlock-under-another-decision");
    }
    for consent in consent_under(&mut s, Side::Alpha, record, "A-NAT-1") {
        s.accepted(consent);
    }
    s.receipts();
    assert!(!s.is_in_effect(record), "one authority's decision opens nothing");
    for consent in consent_under(&mut s, Side::Bravo, record, "B-NAT-1") {
        s.accepted(consent);
    }
    s.receipts();
    assert!(s.is_in_effect(record), "{:?}", s.effect(record));
}

#[test]
fn tor_2_c_v_wrong_hands_keys_and_times_are_refused() {
    let mut s = Scenario::open_for_coordination();
    let body = conference(&s, &[Post::Snr]);
    let by_operations = s.write(post(Side::Bravo, Post::Operations), body.clone());
    s.refused(by_operations, "L8", "post-may-not-write-this");
    let conference = agreed(&mut s, body);
    let procedure = agreed(&mut s, procedure(conference));
    let by_the_deputy = s.write(post(Side::Alpha, Post::DeputySnr), unlock(conference, procedure));
    s.refused(by_the_deputy, "L8", "post-may-not-write-this");
    let Body::Register(good) = unlock(conference, procedure) else { unreachable!() };
    let elsewhere = RegisterEntry { key: EntryKey::parse("other").unwrap(), ..good };
    let elsewhere = s.write(ALPHA, Body::Register(elsewhere));
    s.refused(elsewhere, "TOR.2.0#4", "register-key-does-not-fit");
    let swapped = s.write(ALPHA, unlock(procedure, conference));
    s.refused(swapped, "TOR.2.c.v", "unlock-without-conference");
    let later = Body::Register(entry(
        "conference-2",
        RegisterContent::Conference(Conference {
            held_at: s.now.saturating_add(spacetime::Span::from_hours(1)),
            alpha: vec![Post::Snr],
            bravo: vec![Post::Snr],
            minutes: digest(33),
        }),
    ));
    let later = s.write(ALPHA, later);
    s.refused(later, "TOR.2.c.v", "conference-not-held-yet");
}

/// Unlocking approves nothing: a plan has the same effect and the same holds with it as without it.
#[test]
fn tor_2_0_4_unlocking_never_approves_any_action() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let planned = s.write(ALPHA, Body::Plan(plan(item)));
    s.receipts();
    let before = (s.effect(item), s.held_by(planned));
    unlocked(&mut s);
    let marked = agreed(&mut s, mark(planned));
    assert!(s.is_in_effect(marked));
    assert_eq!((s.effect(item), s.held_by(planned)), before);
    assert!(before.1.ends_with(&["consent-missing", "consent-missing"]), "{before:?}");
    let nothing =
        s.write(ALPHA, Body::Register(entry("plan-2", RegisterContent::IntegratedPlan(IntegratedPlan { plan: item }))));
    s.refused(nothing, "TOR.2.0#4", "integrated-without-a-plan");
}

fn takes_back_a_word(s: &mut Scenario, side: Side, of: RecordHash) -> RecordHash {
    let given = s.state.about(of).find(|fact| fact.kind == "consent" && fact.side() == Some(side)).unwrap();
    let (consent, author) = (given.record, given.author);
    let back = s.write(author, Body::Revocation(Revocation { of: consent }));
    s.accepted(back);
    back
}

/// A reference that one side copied from the other is no decision of its own authority, however it is dressed up.
#[test]
fn tor_2_0_4_an_unlocking_under_one_reference_for_both_is_refused() {
    let mut s = Scenario::open_for_coordination();
    let body = conference(&s, &[Post::Snr]);
    let conference = agreed(&mut s, body);
    let procedure = agreed(&mut s, procedure(conference));
    for (alpha, bravo, is_copied) in
        [("N-1", "N-1", true), ("N-1", "n 1", true), ("N/1", "N-1", true), ("N-1", "N-2", false)]
    {
        let content = IntegrationUnlock { alpha: reference(alpha), bravo: reference(bravo), conference, procedure };
        let record =
            s.write(ALPHA, Body::Register(entry("integrated-operations", RegisterContent::IntegrationUnlock(content))));
        if is_copied {
            s.refused(record, "TOR.2.0#4", "unlock-under-one-reference");
        } else {
            assert_ne!(s.decision(record), Decision::Refused, "{:?}", s.verdict(record).findings);
        }
    }
}

/// A procedure for deciding together unlocks nothing, and one for integrated operations names the conference that wrote it.
#[test]
fn tor_2_c_v_a_procedure_unlocks_only_by_its_matter_and_its_conference() {
    let mut s = Scenario::open_for_coordination();
    let body = conference(&s, &[Post::Snr]);
    let conference = agreed(&mut s, body);
    let of = |matter, conference| {
        let content = Procedure { matter, version: "1".to_owned(), text_hash: digest(32), conference };
        Body::Register(entry("a-procedure", RegisterContent::Procedure(content)))
    };
    let bare = s.write(ALPHA, of(ProcedureMatter::IntegratedOperations, None));
    s.refused(bare, "TOR.2.c.v", "procedure-without-a-conference");
    let other = agreed(&mut s, of(ProcedureMatter::JointDecision, Some(conference)));
    let record = s.write(ALPHA, unlock(conference, other));
    s.refused(record, "TOR.2.c.v", "unlock-without-procedure");
    assert_eq!(s.state.joint_procedure(known(&s)), Some(other));
}

/// What one side takes back, declines or holds locks everything again, with what was marked before.
#[test]
fn tor_2_0_4_either_side_locks_it_again_at_once() {
    let notes = |s: &Scenario| s.state.register_notes(Register::IntegratedPlan, AsKnown::in_the_log(s.now))[0].code;
    for case in 0..8 {
        let mut s = Scenario::open_for_coordination();
        let planned = s.agreed_plan();
        assert_eq!(notes(&s), "integration-locked");
        let [conference, procedure, record] = unlocked(&mut s);
        let marked = agreed(&mut s, mark(planned));
        assert_eq!(notes(&s), "integration-unlocked");
        match case {
            0 => s.write(ALPHA, Body::Revocation(Revocation { of: record })),
            1 => s.write(BRAVO, Body::Decline(Decline { subject: record })),
            2 => s.write(BRAVO, Body::Hold(Hold { scope: Scope::Item(record), reason: Some("wait".to_owned()) })),
            3 => s.write(ALPHA, Body::Revocation(Revocation { of: procedure })),
            // A word on any of the three, taken back by whoever gave it.
            4 => takes_back_a_word(&mut s, Side::Alpha, record),
            5 => takes_back_a_word(&mut s, Side::Bravo, procedure),
            6 => takes_back_a_word(&mut s, Side::Bravo, conference),
            _ => s.write(BRAVO, Body::Hold(Hold { scope: Scope::Item(conference), reason: Some("wait".to_owned()) })),
        };
        assert_eq!(notes(&s), "integration-locked", "case {case}");
        assert!(!s.is_in_effect(marked), "case {case}: {:?}", s.effect(marked));
        assert!(s.is_in_effect(planned), "the plan itself is asked as before: {:?}", s.effect(planned));
        let again = s.write(
            ALPHA,
            Body::Register(entry("plan-9", RegisterContent::IntegratedPlan(IntegratedPlan { plan: planned }))),
        );
        assert_eq!(s.decision(again), Decision::Refused, "case {case}");
    }
}
