//! Aim: what people see of a record says what the rules said, in both languages, and orders nothing. Method: hand-made
//! verdicts and effects through the views; every name that a view can ask for against the catalogues.
use crate::samples;
use agreement::clause_id;
use agreement::identity::{Author, Digest, Node, Post, Side};
use agreement::records::{Purpose, Question, StopStage};
use agreement::state::{
    AdmissionRefusal, Call, Callee, Effect, EndKind, Ending, Holder, Obstacle, Reach, StageDue, State, StopOutcome,
    StopView, Usability,
};
use agreement::verdict::{Basis, Decision, Finding, Standing, Verdict};
use jig_wire::envelope::Envelope;
use jig_wire::phrases::{Locale, Phrases};
use jig_wire::record::KINDS;
use jig_wire::view::{self, Known, Reached};
use jig_wire::{edition, verdict};
use spacetime::{Instant, Zone};

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

fn state() -> State {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../editions/jic-2016-09.json");
    let bytes = std::fs::read(file).unwrap();
    State::new(edition::parse(&bytes).unwrap(), Digest::from_bytes([1; 32]))
}

fn damascus() -> Zone {
    state().edition().reference_zone
}

fn duty() -> Author {
    Author { node: Node::Headquarters(Side::Bravo), post: Post::DutyOfficer }
}

fn verdict_held() -> Verdict {
    let finding = |basis, standing, code| Finding {
        basis,
        standing,
        code,
        arguments: vec![("post", "snr".to_owned()), ("node", "alpha".to_owned())],
        curable_by: vec![duty()],
    };
    Verdict {
        decision: Decision::Held,
        findings: vec![
            finding(Basis::Clause(clause_id!("TOR.2.a#2")), Standing::Missing, "nobody-signed-for-the-post"),
            finding(Basis::Law("L8"), Standing::Breached, "nobody-signed-for-the-post"),
            finding(Basis::Clause(clause_id!("TOR.2.a#2")), Standing::Unjudged, "map-unjudged"),
            finding(Basis::Limit("payload"), Standing::Breached, "limit-exceeded"),
        ],
        changes: Vec::new(),
    }
}

#[test]
fn a_finding_shows_basis_sentence_cure_and_who_can_cure_it() {
    for locale in Locale::ALL {
        let phrases = Phrases::new(locale);
        let shown = view::verdict(&verdict_held(), Zone::UTC, &phrases);
        assert_eq!(shown.decision, "held");
        assert_eq!(shown.clauses, ["TOR.2.a#2"], "each clause once");
        let bases: Vec<&str> = shown.findings.iter().map(|finding| finding.basis.as_str()).collect();
        assert_eq!(bases, ["TOR.2.a#2", "L8", "TOR.2.a#2", "limit:payload"], "in order of precedence");
        for finding in &shown.findings {
            assert_ne!(finding.text, finding.code, "the code has a sentence");
            assert!(finding.cure.is_some());
            assert_eq!(finding.curable_by[0].post, "duty-officer");
        }
        assert!(shown.findings[0].text.contains("snr"), "{}", shown.findings[0].text);
    }
}

#[test]
fn a_late_notice_names_its_rule_and_its_moments_by_the_clock() {
    let arguments = vec![
        ("hours", "12".to_owned()),
        ("due", "2016-07-21T18:30:00.000Z".to_owned()),
        ("execution", "2016-07-22T06:30:00.000Z".to_owned()),
    ];
    for (locale, words) in [
        (Locale::En, ["12 hours", "21 JUL 2016 21:30 Damascus", "22 JUL 2016 09:30 Damascus"]),
        (Locale::Ru, ["12 часов", "21 ИЮЛ 2016 21:30 Дамаск", "22 ИЮЛ 2016 09:30 Дамаск"]),
    ] {
        let finding = Finding {
            basis: Basis::Clause(clause_id!("AMB-01")),
            standing: Standing::Missing,
            code: "notice-late-by-lead",
            arguments: arguments.clone(),
            curable_by: Vec::new(),
        };
        let shown = view::finding(&finding, damascus(), &Phrases::new(locale));
        for word in words {
            assert!(shown.text.contains(word), "{word}: {}", shown.text);
        }
        assert!(shown.cure.is_some());
    }
}

#[test]
fn an_accepted_record_that_lacks_something_is_not_said_to_be_free_of_objection() {
    let phrases = Phrases::new(Locale::En);
    let mut lacking = verdict_held();
    lacking.decision = Decision::Accepted;
    lacking.findings.truncate(1);
    let shown = view::verdict(&lacking, Zone::UTC, &phrases);
    assert_eq!((shown.decision.as_str(), shown.text.as_str()), ("accepted", "recorded; what is missing holds it"));
    lacking.findings.clear();
    assert_eq!(view::verdict(&lacking, Zone::UTC, &phrases).text, "accepted: no rule speaks against it");
}

#[test]
fn verdict_leaf_is_the_promised_one_and_comes_back() {
    let leaf = verdict::encode(12, Digest::from_bytes([0xab; 32]), &verdict_held());
    let expected = concat!(
        r#"{"changes":[],"clauses":["TOR.2.a#2"],"decision":"held","entry":"abababababababababababababababababababababababababababababababab","#,
        r#""findings":[{"basis":"TOR.2.a#2","code":"nobody-signed-for-the-post","standing":"missing"},"#,
        r#"{"basis":"L8","code":"nobody-signed-for-the-post","standing":"breached"},"#,
        r#"{"basis":"TOR.2.a#2","code":"map-unjudged","standing":"unjudged"},"#,
        r#"{"basis":"limit:payload","code":"limit-exceeded","standing":"breached"}],"index":"12"}"#
    );
    assert_eq!(String::from_utf8(leaf.clone()).unwrap(), expected);
    let read = verdict::decode(&leaf).unwrap();
    assert_eq!((read.index, read.decision), (12, Decision::Held));
    assert_eq!(read.findings[1], ["L8", "breached", "nobody-signed-for-the-post"]);
}

#[test]
fn every_effect_is_said() {
    let since = at("2016-09-17T10:00:00.000Z");
    let record = Digest::from_bytes([7; 32]);
    let effects = [
        (Effect::AwaitingReceipts { missing: vec![Side::Bravo] }, "awaiting-receipts"),
        (Effect::InEffect { since, entry: 4 }, "in-effect"),
        (
            Effect::Held { by: vec![Holder::Restraint(record), Holder::Condition(verdict_held().findings.remove(0))] },
            "held",
        ),
        (
            Effect::Ended {
                by: Ending { by: record, how: EndKind::Declined, node: Node::Headquarters(Side::Alpha), at: since },
            },
            "ended",
        ),
        (Effect::Refused, "refused"),
        (Effect::Void, "void"),
    ];
    for locale in Locale::ALL {
        let phrases = Phrases::new(locale);
        for (effect, name) in &effects {
            let shown = view::effect(effect, damascus(), &phrases);
            assert_eq!(shown.effect, *name);
            assert!(!shown.text.starts_with("view-") && !shown.text.contains('{'), "{}", shown.text);
            assert!(!shown.text.contains("2016-09-17T"), "moments are said by a clock: {}", shown.text);
        }
        let held = view::effect(&effects[2].0, damascus(), &phrases);
        assert_eq!((held.held_by.len(), held.findings.len()), (1, 1));
        let waiting = view::effect(&effects[0].0, damascus(), &phrases);
        assert!(waiting.text.contains("bravo") && waiting.missing == ["bravo"]);
    }
}

#[test]
fn a_submitted_record_shows_its_stages_and_its_exact_payload() {
    let state = state();
    let phrases = Phrases::new(Locale::Ru);
    let now = at("2016-09-17T12:00:00.000Z");
    for sample in samples::all() {
        let envelope = Envelope::seal(&sample.record, &sample.keys).unwrap();
        let signed = envelope.verify().unwrap();
        let known = Known { signed: &signed, payload: envelope.payload(), reached: Reached::Submitted };
        let shown = view::record(&state, &known, now, &phrases);
        let stages: Vec<&str> = shown.stages.iter().map(|stage| stage.stage.as_str()).collect();
        assert_eq!(stages, ["drafted", "submitted"]);
        assert_eq!(shown.payload.as_bytes(), envelope.payload());
        assert_eq!(shown.hash, signed.hash.to_string());
        assert_eq!((shown.effect, shown.index), (None, None), "nothing has an effect before the log");
        let text = serde_json::to_string(&shown.stages).unwrap();
        assert!(!text.contains("view-"), "{text}");
    }
}

#[test]
fn usable_has_no_obstacle_and_every_obstacle_has_a_cure() {
    let phrases = Phrases::new(Locale::En);
    assert!(view::usability(&Usability::Usable, Zone::UTC, &phrases).is_empty());
    let obstacles = vec![
        Obstacle::Unknown,
        Obstacle::NotInEffect(Effect::Void),
        Obstacle::HeadTooOld { head_at: at("2016-09-17T12:00:00.000Z") },
        Obstacle::CounterpartUnconfirmed,
        Obstacle::LocalRestraint(Digest::from_bytes([1; 32])),
    ];
    let shown = view::usability(&Usability::NotUsable(obstacles), Zone::UTC, &phrases);
    assert_eq!(shown.len(), 5);
    for said in shown {
        assert!(said.text != said.code && said.cure.is_some(), "{said:?}");
    }
}

#[test]
fn a_refusal_becomes_a_problem_with_limit_and_cure() {
    let phrases = Phrases::new(Locale::En);
    let refusal = AdmissionRefusal {
        code: "limit-exceeded",
        basis: Basis::Limit("open_items_per_post_max"),
        arguments: vec![("limit", "open_items_per_post_max".to_owned()), ("value", "3".to_owned())],
        curable_by: vec![duty()],
    };
    let problem = view::problem_of_refusal(&refusal, 429, &phrases);
    assert_eq!(problem.limit.as_deref(), Some("open_items_per_post_max"));
    assert_eq!(problem.kind, "urn:jig:problem:limit-exceeded");
    assert!(problem.cure.is_some());
    let json = serde_json::to_value(&problem).unwrap();
    assert_eq!(json["type"], "urn:jig:problem:limit-exceeded");
    assert_eq!(serde_json::from_value::<jig_wire::api::Problem>(json).unwrap(), problem);
}

#[test]
fn a_fault_of_form_becomes_a_problem_with_its_byte() {
    let phrases = Phrases::new(Locale::Ru);
    let error = jig_wire::record::decode(b"{\"a\":1.5}").unwrap_err();
    let problem = view::problem(&error, 400, &phrases);
    assert_eq!(problem.offset.as_deref(), Some("6"));
    assert!(problem.title.contains('6'), "{}", problem.title);
}

#[test]
fn anything_but_live_work_has_a_banner() {
    for locale in Locale::ALL {
        let phrases = Phrases::new(locale);
        assert_eq!(view::banner(Purpose::Live, &phrases), None);
        assert!(view::banner(Purpose::Training, &phrases).unwrap().contains("TRAINING"));
        assert!(view::banner(Purpose::Exercise, &phrases).unwrap().contains("EXERCISE"));
    }
}

#[test]
fn times_are_shown_on_the_clock_of_the_zone() {
    let damascus = edition::parse(
        &std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../editions/jic-2016-09.json")).unwrap(),
    )
    .unwrap()
    .reference_zone;
    let shown = view::local(at("2016-09-17T12:00:00.000Z"), damascus, &Phrases::new(Locale::En));
    assert!(shown.contains("15:00"), "{shown}");
    let beyond = at("2200-01-01T00:00:00.000Z");
    assert_eq!(view::local(beyond, damascus, &Phrases::new(Locale::En)), beyond.to_string());
}

/// AMB-01, SG-10.
#[test]
fn one_row_of_a_deadline_decides_and_the_shortest_lead_is_a_row_of_its_own() {
    let state = state();
    let zones = ["Asia/Damascus", "America/New_York", "Europe/Moscow"];
    for (execution, decisive, due) in [
        ("2016-09-20T21:30:00.000Z", "America/New_York", "2016-09-20T04:00:00.000Z"),
        ("2016-09-20T05:00:00.000Z", "12 h before", "2016-09-19T17:00:00.000Z"),
        ("2016-12-20T21:30:00.000Z", "Asia/Damascus", "2016-12-19T22:00:00.000Z"),
    ] {
        let deadline = agreement::clauses::day_before(&state.edition().settings.day_before, at(execution)).unwrap();
        let rows = view::deadline(&deadline, state.edition(), &Phrases::new(Locale::En));
        let decides: Vec<_> = rows.iter().filter(|row| row.standing == "decides").collect();
        assert_eq!(decides.len(), 1, "{execution}");
        assert_eq!((decides[0].zone.as_str(), decides[0].reading.as_str()), (decisive, due));
        let counted: Vec<&str> =
            rows.iter().filter(|row| row.standing != "shown").map(|row| row.zone.as_str()).collect();
        assert_eq!(counted[..3], zones);
        assert_eq!(counted[3..], ["12 h before"]);
        assert!(rows.len() > 4, "zones that are only shown");
    }
}

fn stop_by(raised_by: Author, is_claimed: bool) -> StopView {
    let since = at("2016-09-17T10:00:00.000Z");
    StopView {
        record: Digest::from_bytes([7; 32]),
        at: since,
        raised_by,
        is_claimed,
        reach: Reach::All,
        steps: Vec::new(),
        stage: None,
        outcome: None,
        due: Vec::new(),
        calls: vec![Call { side: Side::Bravo, callee: Callee::DutyOfficer, due: since }],
        lifted: None,
    }
}

#[test]
fn the_called_side_is_told_to_answer_and_the_other_to_call() {
    for locale in Locale::ALL {
        let phrases = Phrases::new(locale);
        let alpha_duty = Author { node: Node::Headquarters(Side::Alpha), ..duty() };
        let stop = stop_by(alpha_duty, false);
        let own = view::stop(&stop, Side::Bravo, at("2016-09-17T12:00:00.000Z"), &phrases).calls.remove(0);
        let other = view::stop(&stop, Side::Alpha, at("2016-09-17T12:00:00.000Z"), &phrases).calls.remove(0);
        assert_eq!(own.text, phrases.say("view-call-answer", &[]));
        assert!(other.text.contains("bravo") && other.text.contains(&phrases.say("callee-duty-officer", &[])));
        assert!(!own.text.contains("view-"), "{}", own.text);
    }
}

/// A post for which nobody in office signed is never shown as the one that raised the call.
#[test]
fn a_post_that_did_not_sign_is_shown_as_claimed() {
    let phrases = Phrases::new(Locale::En);
    let text = |author: Author, claimed| {
        view::stop(&stop_by(author, claimed), Side::Alpha, at("2016-09-17T12:00:00.000Z"), &phrases).text
    };
    assert_eq!(text(duty(), false), phrases.say("view-stop-stage-raised", &[]));
    let claimed = text(duty(), true);
    assert!(claimed.contains("unidentified person at bravo, claims: duty officer"), "{claimed}");
    let console = text(Author { post: Post::Node, ..duty() }, false);
    assert!(console.contains("unidentified person at the console of bravo"), "{console}");
}

#[test]
fn an_empty_log_asks_nothing_of_anybody() {
    let inbox = view::inbox(&state(), Side::Alpha, at("2016-09-17T12:00:00.000Z"), &Phrases::new(Locale::En));
    assert!(inbox.awaiting.is_empty() && inbox.binding.is_empty() && inbox.stops.is_empty());
}

/// Everything that a view may ask the catalogues for is there, in both languages.
#[test]
fn every_name_that_a_view_shows_is_in_both_catalogues() {
    let mut codes: Vec<String> = KINDS.iter().map(|kind| format!("view-kind-{kind}")).collect();
    codes.extend(Post::ALL.iter().map(|post| format!("view-post-{}", post.name())));
    codes.extend(Question::ALL.iter().map(|question| format!("view-question-{}", question.name())));
    for (group, names) in [
        ("stage", "drafted submitted sequenced received-by-one in-effect held refused void ended"),
        ("decision", "accepted accepted-incomplete held refused void"),
        ("asked", "acknowledgement read-back read-back-differs read-back-unclear consent answer"),
        ("cause", "hold doubt stop suspension withdrawal lapse"),
        ("appointment", "in-office ahead over revoked"),
        ("delegation", "in-force ahead over revoked held"),
        ("watch", "attended unattended unheard"),
        ("sheet", "title stops holds doubts windows awaiting links watches alarms changed none link-up link-down"),
        ("sheet-state", "submitted acting-locally sequenced received-by-one in-effect held refused void ended"),
        ("operation-stage", "submitted held agreed final-notice window-open window-closed reported ended"),
        ("support-protection-check", "missing contact no-entry-on-list"),
        ("support-legal-review", "missing over lapsed-plan lapsed-areas lapsed-check live"),
        ("support-counterpart-review", "silent objection no-objection-known not-reviewed"),
        ("support-air-defence", "missing over live"),
        ("departure", "no-plan not-agreed outside-the-window outside-the-block restrained"),
        ("stop-stage", "raised attempted delivered read-back relayed crews-told effect-confirmed too-late reviewed"),
    ] {
        codes.extend(names.split(' ').map(|name| format!("view-{group}-{name}")));
    }
    for locale in Locale::ALL {
        let file = format!("{}/../../locales/{}/wire.ftl", env!("CARGO_MANIFEST_DIR"), locale.tag());
        let text = std::fs::read_to_string(file).unwrap();
        for code in &codes {
            assert!(text.contains(&format!("\n{code} = ")), "{}: `{code}`", locale.tag());
        }
    }
}

/// Process 2.13: every part of the sheet is there, though nothing stands in it; what came in is a line with its short name and state.
#[test]
fn a_sheet_says_every_part_and_that_nothing_stands_in_it() {
    let inbox = view::inbox(&state(), Side::Alpha, at("2016-09-17T12:00:00.000Z"), &Phrases::new(Locale::En));
    let head = || jig_wire::api::HeadView { size: "7".to_owned(), root: "ab".repeat(32), signers: Vec::new() };
    let status = jig_wire::api::Status {
        node: "alpha".to_owned(),
        purpose: None,
        banner: Some("TRAINING".to_owned()),
        edition: "jic-2016-09".to_owned(),
        clock: "2016-09-17T12:00:00.000Z".to_owned(),
        ledger_time: None,
        heads: jig_wire::api::Heads { joint: head(), verdicts: head() },
        frontiers: Vec::new(),
        links: Vec::new(),
        watches: Vec::new(),
        alarms: Vec::new(),
    };
    let changed = [view::SheetLine {
        record: "cd".repeat(32),
        kind: "information".to_owned(),
        state: "in-effect".to_owned(),
        when: "2016-09-17T11:00:00.000Z".to_owned(),
    }];
    for (locale, none, parts) in [(Locale::En, "none", "in effect"), (Locale::Ru, "нет", "в силе")] {
        let parts_of = view::SheetParts { status: &status, inbox: &inbox, windows: &[], changed: &changed };
        let text = view::sheet(&parts_of, &Phrases::new(locale));
        assert!(text.starts_with("TRAINING\n"), "{text}");
        assert_eq!(text.lines().filter(|line| line.trim() == none).count(), 8, "{text}");
        assert!(text.contains(&format!("2016-09-17T11:00:00.000Z cdcdcdcdcdcd information: {parts}")), "{text}");
    }
    assert_eq!(view::watch_since(&status, "alpha"), None);
}

#[test]
fn a_roster_of_an_empty_log_has_two_watches_that_nobody_holds() {
    let roster = view::roster(&state(), at("2016-09-17T12:00:00.000Z"), &Phrases::new(Locale::En));
    assert!(roster.appointments.is_empty() && roster.delegations.is_empty());
    let sides: Vec<(&str, bool)> =
        roster.watches.iter().map(|watch| (watch.side.as_str(), watch.held_by.is_none())).collect();
    assert_eq!(sides, [("alpha", true), ("bravo", true)]);
}

/// Process 2.11: what came too late is still seen to have come too late when it is reviewed; an overdue stage is said so.
#[test]
fn a_stop_says_how_it_ended_and_what_is_overdue() {
    let caller = Author { node: Node::Headquarters(Side::Bravo), post: Post::DutyOfficer };
    let since = at("2016-09-17T10:00:00.000Z");
    let stop = StopView {
        stage: Some(StopStage::Reviewed),
        outcome: Some(StopOutcome::TooLate),
        due: vec![StageDue { side: Some(Side::Alpha), stage: StopStage::Relayed, by: since }],
        ..stop_by(caller, false)
    };
    for (locale, outcome, overdue) in
        [(Locale::En, "came too late", "OVERDUE"), (Locale::Ru, "пришёл слишком поздно", "ПРОСРОЧЕНО")]
    {
        let phrases = Phrases::new(locale);
        let early = view::stop(&stop, Side::Alpha, since, &phrases);
        assert_eq!((early.stage.as_str(), early.outcome.as_deref()), ("reviewed", Some("too-late")));
        assert!(early.text.contains(outcome), "{}", early.text);
        assert_eq!(early.due[0].standing, "running");
        assert!(!early.due[0].text.contains(overdue), "{}", early.due[0].text);
        let late = view::stop(&stop, Side::Alpha, at("2016-09-17T10:00:00.001Z"), &phrases);
        assert_eq!(late.due[0].standing, "overdue");
        assert!(late.due[0].text.contains(overdue), "{}", late.due[0].text);
    }
}
