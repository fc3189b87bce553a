//! One or more entries of every register.
use super::{Bodies, at, digest, public, reference};
use agreement::clause_id;
use agreement::format::Leaf;
use agreement::identity::{Language, Post, Side};
use agreement::records::*;

pub(super) fn entry(key: &str, content: RegisterContent) -> Body {
    Body::Register(RegisterEntry {
        key: EntryKey::parse(key).unwrap(),
        replaces: None,
        since: at("2016-09-12T16:00:00.000Z"),
        content,
    })
}

pub(super) fn later(key: &str, content: RegisterContent) -> Body {
    let Body::Register(first) = entry(key, content) else { unreachable!() };
    Body::Register(RegisterEntry { replaces: Some(digest(0xb1)), ..first })
}

pub(super) fn registers() -> Bodies {
    [staff(), groups(), undertakings(), obligations(), reports(), formats()].into_iter().flatten().collect()
}

fn staff() -> Bodies {
    vec![
        (
            "",
            entry(
                "duty-officer/1",
                RegisterContent::Shift(Shift {
                    officer: public(0x13),
                    post: Post::DutyOfficer,
                    from_minute: 480,
                    to_minute: 1200,
                }),
            ),
        ),
        (
            "",
            entry(
                "intelligence",
                RegisterContent::CompetenceRequirement(CompetenceRequirement {
                    post: Post::Intelligence,
                    competences: vec!["armed-actors".to_owned(), "intelligence".to_owned()],
                }),
            ),
        ),
        (
            "",
            entry(
                "waiver-1",
                RegisterContent::CompetenceWaiver(CompetenceWaiver {
                    officer: public(0x14),
                    post: Post::Intelligence,
                    competence: "armed-actors".to_owned(),
                    reason: "Until the relief arrives. До прибытия смены.".to_owned(),
                    until: at("2016-10-01T00:00:00.000Z"),
                }),
            ),
        ),
        (
            "",
            entry(
                "premises",
                RegisterContent::HostSupport(HostSupport {
                    support: HostSupportKind::Premises,
                    state: HostSupportState::Arranged,
                    reference: reference("H-12/16"),
                }),
            ),
        ),
    ]
}

fn groups() -> Bodies {
    let party = |status| {
        RegisterContent::CeasefireParty(CeasefireParty {
            name: "Third brigade (illustrative)".to_owned(),
            status,
            through: "its own declaration".to_owned(),
        })
    };
    let group = |standing| {
        RegisterContent::NamedGroup(NamedGroup {
            names: vec![GroupName {
                name: "Третий отряд (условный)".to_owned(),
                language: Language::Ru,
                from: Some(at("2016-07-28T00:00:00.000Z")),
                until: None,
            }],
            standing,
        })
    };
    vec![
        ("", entry("party-3", party(PartyStatus::Accepted))),
        ("left", later("party-3", party(PartyStatus::Left))),
        ("", entry("group-7", group(GroupStanding::Unclear))),
        ("excluded", entry("group-7", group(GroupStanding::Excluded))),
    ]
}

fn undertakings() -> Bodies {
    let issue = |state| {
        RegisterContent::OpenIssue(OpenIssue {
            owner: IssueOwner::Both,
            state,
            text: "Which sentence of 2.b stands.".to_owned(),
        })
    };
    vec![
        (
            "",
            entry(
                "crossings",
                RegisterContent::Commitment(Commitment {
                    owner: "border service".to_owned(),
                    text: "The crossing stays closed to fighters.".to_owned(),
                    due: Some(at("2016-10-01T00:00:00.000Z")),
                    state: CommitmentState::Given,
                }),
            ),
        ),
        (
            "",
            entry(
                "10-c",
                RegisterContent::Milestone(Milestone {
                    track: MilestoneTrack::Political,
                    text: "Рамки политического перехода.".to_owned(),
                    due: None,
                    state: MilestoneState::Ahead,
                }),
            ),
        ),
        ("", entry("AMB-03", issue(IssueState::Open))),
        ("settled", later("AMB-03", issue(IssueState::Settled { by: Some(digest(0xb2)) }))),
    ]
}

fn obligations() -> Bodies {
    let half = |bound: &str, count| Half { bound: bound.to_owned(), count, observer: "relief service".to_owned() };
    vec![
        (
            "",
            entry(
                "pull-back-1",
                RegisterContent::PairedObligation(PairedObligation {
                    obligation: Obligation::HeavyWeapons(WeaponCategory::Mortars),
                    distance_m: 3_500,
                    due: at("2016-09-16T06:00:00.000Z"),
                    alpha: half("party-3", 12),
                    bravo: half("third force", 9),
                }),
            ),
        ),
        (
            "",
            entry(
                "pull-back-1/alpha",
                RegisterContent::ObligationEvidence(ObligationEvidence {
                    obligation: digest(0xb3),
                    half: Side::Alpha,
                    evidence: HalfEvidence { seen: WhatWasSeen::Partial, count: 7 },
                    observed_at: at("2016-09-16T06:30:00.000Z"),
                    observer: "relief service".to_owned(),
                }),
            ),
        ),
    ]
}

fn reports() -> Bodies {
    vec![
        (
            "",
            entry(
                "convoy-17",
                RegisterContent::AidAccess(AidAccess {
                    state: AidState::Blocked,
                    district: "Northern district".to_owned(),
                    denied_by: None,
                    text: "Turned back at the second checkpoint.".to_owned(),
                }),
            ),
        ),
        ("", entry("check-1", RegisterContent::Corroboration(Corroboration::Asked { of: digest(0x51) }))),
        (
            "answered",
            entry(
                "check-1",
                RegisterContent::Corroboration(Corroboration::Answered {
                    request: digest(0xb4),
                    answer: CorroborationAnswer::None,
                }),
            ),
        ),
        (
            "",
            entry(
                "list",
                RegisterContent::ReferenceList(ReferenceList {
                    version: "2".to_owned(),
                    list_hash: digest(0xb5),
                    references: vec![reference("A-014"), reference("B-002")],
                }),
            ),
        ),
        (
            "",
            entry(
                "act-1",
                RegisterContent::OutsideAction(OutsideAction {
                    notice: NoticeStage::Initial,
                    threat: ThreatAgainst::ListedNationals,
                    known_at: at("2016-09-17T09:00:00.000Z"),
                    acted_at: at("2016-09-17T09:10:00.000Z"),
                    block: Some(super::extent()),
                    infeasible_because: "Ten minutes; the line was down.".to_owned(),
                    reference: Some(ListedReference { list: digest(0xb6), reference: reference("A-014") }),
                    request: None,
                    present: Vec::new(),
                }),
            ),
        ),
        (
            "",
            entry(
                "northern-district",
                RegisterContent::GroundSituation(GroundSituation {
                    district: "Northern district".to_owned(),
                    text: "Рынок открыт, дорога свободна.".to_owned(),
                }),
            ),
        ),
    ]
}

fn formats() -> Bodies {
    let schema = concat!(
        r##"{"$defs":{"count":{"maximum":200,"minimum":0,"type":"integer"}},"additionalProperties":false,"properties":"##,
        r##"{"aid":{"type":"boolean"},"district":{"maxLength":80,"type":"string"},"lorries":{"$ref":"#/$defs/count"}},"##,
        r##""required":["district"],"type":"object"}"##
    );
    let field = |path: &str, value| ReleasedField { path: path.to_owned(), clause: clause_id!("TOR.2.c#1"), value };
    vec![
        (
            "",
            entry(
                "area-return",
                RegisterContent::Format(Format {
                    version: 1,
                    schema: jig_wire::format::proposed_schema(schema.to_owned()),
                }),
            ),
        ),
        (
            "",
            entry(
                "A-DOC-17",
                RegisterContent::ReleasedFields(ReleasedFields {
                    document: reference("A-DOC-17"),
                    format: digest(0xb7),
                    fields: vec![
                        field("/district", Leaf::Text("Northern district".to_owned())),
                        field("/lorries", Leaf::Integer(12)),
                        field("/aid", Leaf::Bool(true)),
                    ],
                }),
            ),
        ),
        (
            "",
            entry(
                "conference-1",
                RegisterContent::Conference(Conference {
                    held_at: at("2016-09-20T09:00:00.000Z"),
                    alpha: vec![Post::Snr, Post::Legal],
                    bravo: vec![Post::Snr, Post::Operations],
                    minutes: digest(0xb8),
                }),
            ),
        ),
        (
            "",
            entry(
                "joint-procedure",
                RegisterContent::Procedure(Procedure {
                    matter: ProcedureMatter::IntegratedOperations,
                    version: "1".to_owned(),
                    text_hash: digest(0xb9),
                    conference: Some(digest(0xba)),
                }),
            ),
        ),
        (
            "",
            entry(
                "integrated-operations",
                RegisterContent::IntegrationUnlock(IntegrationUnlock {
                    alpha: reference("A-NAT-1"),
                    bravo: reference("B-NAT-1"),
                    conference: digest(0xba),
                    procedure: digest(0xbb),
                }),
            ),
        ),
        ("", entry("plan-1", RegisterContent::IntegratedPlan(IntegratedPlan { plan: digest(0x62) }))),
    ]
}
