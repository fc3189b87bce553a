//! One or more records of every kind, with keys made from seeds: what the golden vectors are generated from.
//!
//! The persons, places and decisions in them are invented; the texts are in the three languages of records. Shared by the
//! generator and the test that proves the committed vectors fresh.
mod accountability;
mod exceptions;
mod formation;
mod grounding;
mod names;
mod operations;
mod registers;
mod sealed;

use agreement::clause_id;
use agreement::identity::{Author, Digest, Language, NationalReference, Node, Nonce, Post, PublicKey, Side};
use agreement::records::*;
use ed25519_dalek::SigningKey;
use spacetime::{Instant, LatLonBox, Position, Window};

/// A named record: the name is the file's, `<kind>` or `<kind>-<variant>`.
pub(crate) struct Sample {
    pub(crate) name: String,
    pub(crate) record: Record,
    pub(crate) keys: Vec<SigningKey>,
}

/// Every sample, in the order of kinds as they came.
pub(crate) fn all() -> Vec<Sample> {
    let mut samples = Vec::new();
    for bodies in [
        identity_and_rules(),
        exchange(),
        coordination(),
        notices(),
        restraints(),
        stops(),
        afterwards(),
        protocol(),
        formation::formation(),
        names::bodies(),
        registers::registers(),
        accountability::accountability(),
        map(),
        exceptions::exceptions(),
        sealed::bodies(),
        operations::operations(),
        grounding::grounding(),
    ] {
        for (variant, body) in bodies {
            samples.push(sample(variant, body, samples.len() as u8));
        }
    }
    samples
}

fn sample(variant: &str, body: Body, number: u8) -> Sample {
    let kind = body.kind();
    let name = if variant.is_empty() { kind.to_owned() } else { format!("{kind}-{variant}") };
    let is_stop = matches!(body, Body::Stop(_));
    let (author, keys) = author_of(&body);
    let header = Header {
        edition: if is_stop { String::new() } else { "jic-2016-09".to_owned() },
        rules: u32::from(!is_stop),
        author,
        made_at: at("2016-09-17T10:00:00.000Z"),
        nonce: Nonce::from_bytes([number; 16]),
        references: if is_stop { Vec::new() } else { vec![digest(0xa1), digest(0x0b)] },
        language: if number.is_multiple_of(2) { Language::En } else { Language::Ru },
        via: if number == 17 { Via::Outside(clause_id!("TOR.2.d.i#1")) } else { Via::Group },
        clauses: if is_stop { Vec::new() } else { vec![clause_id!("TOR.2.0#3"), clause_id!("TOR.1.d.ii")] },
    };
    Sample { name, record: Record { header, body }, keys }
}

/// Who writes a record of this kind, and with which keys.
fn author_of(body: &Body) -> (Author, Vec<SigningKey>) {
    let alpha = Node::Headquarters(Side::Alpha);
    match body.nature() {
        Nature::JointControl => {
            (Author { node: alpha, post: Post::Authority }, vec![key(0xa0), key(0xa1), key(0xb0), key(0xb1)])
        }
        Nature::Protocol => (Author { node: alpha, post: Post::Node }, vec![key(0x0a)]),
        Nature::Restraint | Nature::Statement | Nature::Permission => {
            (Author { node: alpha, post: Post::Snr }, vec![key(0x11), key(0x0a)])
        }
    }
}

/// The signing key of a seed.
pub(crate) fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

/// Its public half.
pub(crate) fn public(seed: u8) -> PublicKey {
    PublicKey::from_bytes(key(seed).verifying_key().to_bytes())
}

fn digest(byte: u8) -> Digest {
    Digest::from_bytes([byte; 32])
}

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

fn window(from: &str, to: &str) -> Window {
    Window::new(at(from), at(to)).unwrap()
}

fn reference(text: &str) -> NationalReference {
    NationalReference::new(text.to_owned()).unwrap()
}

/// Corners in degrees, or in 1e-7 degrees where the number is large.
fn ring(corners: &[(i32, i32)]) -> Vec<Position> {
    let e7 = |value: i32| if value < 1_000 { value * 10_000_000 } else { value };
    corners.iter().map(|&(north, east)| Position::from_e7(e7(north), e7(east)).unwrap()).collect()
}

fn extent() -> LatLonBox {
    LatLonBox::from_e7(352_500_000, 400_500_000, 353_900_000, 402_000_000).unwrap()
}

fn place() -> PlaceStatement {
    PlaceStatement {
        name: "Образцовая высота (illustrative)".to_owned(),
        stated: "35°20′15″ с.ш. 40°08′30″ в.д.".to_owned(),
        position: Position::from_e7(353_375_000, 401_416_667).unwrap(),
    }
}

fn statement(number: &str) -> NationalStatement {
    NationalStatement {
        decision: reference(number),
        term: window("2016-09-16T00:00:00.000Z", "2016-09-30T00:00:00.000Z"),
    }
}

type Bodies = Vec<(&'static str, Body)>;

fn identity_and_rules() -> Bodies {
    let node = |base: u8| NodeKeys {
        record: public(base),
        stored: format!("{base:02x}.example/stored+00000000+AAAA"),
        examined: format!("{base:02x}.example/examined+00000000+AAAA"),
        authority: AuthorityKeys {
            keys: vec![public(base ^ 0xaa), public(base ^ 0xab), public(base ^ 0xac)],
            successor_hash: digest(base),
        },
    };
    let keys = vec![public(0xc0), public(0xc1), public(0xc2)];
    vec![
        (
            "",
            Body::Genesis(Genesis {
                origin: "jig.example/2016a".to_owned(),
                edition: "jic-2016-09".to_owned(),
                edition_hash: digest(0xed),
                purpose: Purpose::Training,
                sequencer: "jig.example/2016a+00000000+AAAA".to_owned(),
                sequencer_verdicts: "jig.example/2016a/verdicts+00000000+AAAA".to_owned(),
                standby_sequencer: "jig.example/2016b+00000000+AAAA".to_owned(),
                centre_record: public(0x0c),
                alpha: node(0x0a),
                bravo: node(0x0b),
                policy: "witness alpha key-a\nwitness bravo key-b\ngroup both all alpha bravo\nquorum both\n"
                    .to_owned(),
                audit_mandate: "The joint log in full. Совместный журнал полностью.".to_owned(),
            }),
        ),
        (
            "",
            Body::Appointment(Appointment {
                key: public(0x11),
                post: Post::Snr,
                competences: vec!["air-activity".to_owned(), "notices".to_owned()],
                grade_band: 5,
                reads: vec![Language::En, Language::Ru],
                term: window("2016-09-12T00:00:00.000Z", "2016-12-31T00:00:00.000Z"),
            }),
        ),
        (
            "",
            Body::Delegation(Delegation {
                to: public(0x12),
                questions: Question::ALL.to_vec(),
                term: window("2016-09-17T00:00:00.000Z", "2016-09-24T00:00:00.000Z"),
                decision: reference("N-114/16"),
            }),
        ),
        ("", Body::Revocation(Revocation { of: digest(0x33) })),
        (
            "",
            Body::KeyRotation(KeyRotation {
                role: KeyRole::Stored,
                new_key: "0a.example/stored-2+00000000+AAAA".to_owned(),
            }),
        ),
        (
            "",
            Body::AuthoritySuccession(AuthoritySuccession {
                keys_hash: jig_wire::record::key_list_hash(&keys),
                keys,
                successor_hash: digest(0x77),
            }),
        ),
        (
            "",
            Body::SettingChange(SettingChange {
                setting: "AMB-03".to_owned(),
                reading: jig_wire::edition::proposed_reading("AMB-03", "{\"reading\":\"struck\"}".to_owned()),
                reason: "Обе стороны просили о более длинном сроке.".to_owned(),
            }),
        ),
    ]
}

fn exchange() -> Bodies {
    vec![
        (
            "",
            Body::Information(Information {
                subject: Subject::Mutual,
                heading: "Movements on the northern road".to_owned(),
                text: "Two lines of text:\nthe second one — with a dash, «кавычки» and العربية.".to_owned(),
                attachments: vec![digest(0x44), digest(0x43)],
            }),
        ),
        (
            "",
            Body::Translation(Translation {
                of: digest(0x51),
                into: Language::Ru,
                text: "Перевод: ё, й, №.".to_owned(),
                doubts: vec!["«northern road» — какая из двух?".to_owned()],
            }),
        ),
        (
            "",
            Body::CommonUnderstanding(CommonUnderstanding {
                information: vec![digest(0x01), digest(0x02), digest(0xfe)],
            }),
        ),
    ]
}

/// Added last, so that the samples before keep their keys and nonces.
fn map() -> Bodies {
    vec![
        (
            "of-drafts",
            Body::AreaSet(AreaSet {
                areas: Vec::new(),
                drafts: Some(DraftPair { alpha: digest(0x71), bravo: digest(0x72) }),
                in_force_from: at("2016-09-19T00:00:00.000Z"),
            }),
        ),
        (
            "",
            Body::AreaDraft(AreaDraft {
                outlines: vec![
                    Outline {
                        label: "A-01".to_owned(),
                        class: MapClass::Designated(AreaClass::Da2),
                        parts: vec![vec![
                            ring(&[(36, 37), (36, 39), (38, 39), (38, 37)]),
                            ring(&[(37, 38), (370_000_001, 38), (370_000_001, 380_000_001)]),
                        ]],
                    },
                    Outline {
                        label: "A-02".to_owned(),
                        class: MapClass::CeasefireParty,
                        parts: vec![
                            vec![ring(&[(35, 40), (35, 41), (36, 40)])],
                            vec![ring(&[(33, 40), (33, 41), (34, 40)])],
                        ],
                    },
                ],
            }),
        ),
    ]
}

fn coordination() -> Bodies {
    let proposal =
        |kind| Body::Proposal(Proposal { item: digest(0x61), kind, text: "Words for the counterpart.".to_owned() });
    vec![
        (
            "",
            Body::AreaSet(AreaSet {
                areas: vec![
                    Area { label: "DA-07".to_owned(), class: AreaClass::Da1, extent: extent() },
                    Area { label: "DA-08".to_owned(), class: AreaClass::Da3, extent: extent() },
                ],
                drafts: None,
                in_force_from: at("2016-09-19T00:00:00.000Z"),
            }),
        ),
        (
            "empty",
            Body::AreaSet(AreaSet { areas: Vec::new(), drafts: None, in_force_from: at("2016-09-19T00:00:00.000Z") }),
        ),
        (
            "",
            Body::Release(Release {
                reference: reference("A-2016-0007"),
                category: CategoryLabel("staging-area".to_owned()),
                group: EntryKey::parse("group-n"),
                format: "fmt-1".to_owned(),
                vetted: statement("N-201/16"),
                validated: statement("N-202/16"),
                footprint: extent(),
                civilian_protection: "No action while the market is open.".to_owned(),
                decision: reference("N-203/16"),
            }),
        ),
        ("timing", proposal(ProposalKind::Timing(window("2016-09-20T03:00:00.000Z", "2016-09-20T05:00:00.000Z")))),
        ("block", proposal(ProposalKind::Block(extent()))),
        ("no-action", proposal(ProposalKind::NoAction)),
        ("monitor-only", proposal(ProposalKind::MonitorOnly)),
        ("civil-measure", proposal(ProposalKind::CivilMeasure("local-truce".to_owned()))),
        ("closing", proposal(ProposalKind::Closing)),
        ("none", proposal(ProposalKind::None)),
        (
            "",
            Body::Plan(Plan {
                item: digest(0x61),
                window: window("2016-09-20T03:00:00.000Z", "2016-09-20T05:00:00.000Z"),
                footprint: extent(),
                method_class: "observation".to_owned(),
                composition_band: "small".to_owned(),
                external_channel: Some(reference("FS-19/4")),
                format: "fmt-1".to_owned(),
            }),
        ),
        ("", Body::FinalNotice(FinalNotice { plan: digest(0x62), execution: at("2016-09-20T03:30:00.000Z") })),
        ("no-action", Body::Outcome(Outcome::NoAction { item: digest(0x61) })),
        ("cancelled", Body::Outcome(Outcome::Cancelled { plan: digest(0x62) })),
        (
            "",
            Body::Consent(Consent {
                subject: digest(0x62),
                question: Question::Plan,
                clause: clause_id!("TOR.2.a#7"),
                on_behalf_of: Side::Alpha,
                decision: Some(reference("N-301/16")),
                expires: at("2016-09-20T05:00:00.000Z"),
                read_in: Language::En,
                read_translation: Some(digest(0x63)),
            }),
        ),
        (
            "without-decision",
            Body::Consent(Consent {
                subject: digest(0x62),
                question: Question::CommonlyUnderstood,
                clause: clause_id!("TOR.2.a#2"),
                on_behalf_of: Side::Bravo,
                decision: None,
                expires: at("2016-09-20T05:00:00.000Z"),
                read_in: Language::Ar,
                read_translation: None,
            }),
        ),
        ("", Body::Decline(Decline { subject: digest(0x62) })),
    ]
}

fn notices() -> Bodies {
    vec![
        (
            "",
            Body::AreaNotice(AreaNotice {
                place: place(),
                extent: extent(),
                window: window("2016-09-17T13:00:00.000Z", "2016-09-17T18:00:00.000Z"),
                text: "Уведомление о работе авиации в районе.".to_owned(),
                external_channel: Some(reference("FS-17/2")),
            }),
        ),
        ("", Body::ReadBack(ReadBack { notice: digest(0x71), answer: ReadBackAnswer::Place(place()) })),
        ("cannot-tell", Body::ReadBack(ReadBack { notice: digest(0x71), answer: ReadBackAnswer::CannotTell })),
        (
            "sealed",
            Body::ReadBack(ReadBack {
                notice: digest(0x71),
                answer: ReadBackAnswer::Compared { found: Compared::Same, commitment: digest(0x72) },
            }),
        ),
        ("", Body::Acknowledgement(Acknowledgement { of: digest(0x71) })),
    ]
}

fn restraints() -> Bodies {
    vec![
        ("all", Body::Hold(Hold { scope: Scope::All, reason: None })),
        (
            "item",
            Body::Hold(Hold {
                scope: Scope::Item(digest(0x61)),
                reason: Some("It is not clear whose it is.".to_owned()),
            }),
        ),
        ("area", Body::Hold(Hold { scope: Scope::Area(extent()), reason: None })),
        ("kind", Body::Hold(Hold { scope: Scope::Kind("plan".to_owned()), reason: None })),
        ("", Body::Doubt(Doubt { subject: digest(0x61), line: "Здесь живут люди?".to_owned() })),
        ("", Body::DoubtAnswer(DoubtAnswer { doubt: digest(0x64), text: "Checked again on the ground.".to_owned() })),
        ("", Body::Lift(Lift { restraint: digest(0x65) })),
        (
            "lapsed",
            Body::CeasefireReport(CeasefireReport {
                state: CeasefireState::Lapsed,
                text: "Обстрел с 06:00.".to_owned(),
            }),
        ),
        (
            "in-effect",
            Body::CeasefireReport(CeasefireReport {
                state: CeasefireState::InEffect,
                text: "Quiet since 19:00.".to_owned(),
            }),
        ),
        ("", Body::Suspension(Suspension { reason: "Until the incident is cleared up.".to_owned() })),
        ("", Body::Resumption(Resumption { suspension: digest(0x66) })),
        ("", Body::Withdrawal(Withdrawal { reason: "Решение № 9.".to_owned() })),
    ]
}

fn stops() -> Bodies {
    vec![
        (
            "",
            Body::Stop(Stop {
                text: "Stop. These are not who you think.".to_owned(),
                around: Some(Position::from_e7(352_900_000, 401_500_000).unwrap()),
                radius_m: 20_000,
            }),
        ),
        ("everything", Body::Stop(Stop { text: String::new(), around: None, radius_m: 20_000 })),
        (
            "",
            Body::StopStage(StopStageReport {
                stop: digest(0x81),
                stage: StopStage::CrewsTold,
                reached_at: at("2016-09-17T14:33:00.000Z"),
                reference: "channel FS-17, duty log 212".to_owned(),
            }),
        ),
    ]
}

fn afterwards() -> Bodies {
    let spoken = |act| {
        Body::Spoken(Spoken {
            caller: Author { node: Node::Headquarters(Side::Bravo), post: Post::DutyOfficer },
            spoken_at: at("2016-09-17T14:06:30.000Z"),
            act,
            code: Some("three-nine".to_owned()),
            text: "As heard on the line.".to_owned(),
            heard_by: Post::DutyOfficer,
        })
    };
    let watch = |act| Body::Watch(WatchChange { act });
    vec![
        ("", Body::Correction(Correction { of: digest(0x91), text: "40°08′, not 40°18′.".to_owned() })),
        ("", Body::Retraction(Retraction { of: digest(0x91), reason: "Внесено по ошибке.".to_owned() })),
        ("", Body::Reservation(Reservation { of: digest(0x91), text: "We read this clause otherwise.".to_owned() })),
        ("take", watch(WatchAct::Take)),
        ("offer-relief", watch(WatchAct::OfferRelief { to: public(0x13), sheet: digest(0x92) })),
        ("accept-relief", watch(WatchAct::AcceptRelief { offer: digest(0x93) })),
        (
            "lost",
            Body::Heartbeat(HeartbeatChange::Lost { side: Side::Bravo, last_heard: at("2016-09-17T13:58:00.000Z") }),
        ),
        (
            "returned",
            Body::Heartbeat(HeartbeatChange::Returned { side: Side::Bravo, heard: at("2016-09-17T14:20:00.000Z") }),
        ),
        ("stop", spoken(SpokenAct::Stop)),
        ("hold", spoken(SpokenAct::Hold(Some(digest(0x94))))),
        ("hold-everything", spoken(SpokenAct::Hold(None))),
        ("heartbeat", spoken(SpokenAct::Heartbeat)),
        ("acknowledgement", spoken(SpokenAct::Acknowledgement(digest(0x94)))),
    ]
}

fn protocol() -> Bodies {
    vec![
        (
            "",
            Body::Receipt(Receipt {
                origin: "jig.example/2016a".to_owned(),
                size: 18_446_744_073_709_551_615,
                root: digest(0xd1),
                verdict_root: digest(0xd2),
                received_at: at("2016-09-17T10:00:01.250Z"),
                missing_attachments: vec![digest(0x43), digest(0x44)],
                outbox: vec![
                    OutboxHead { lane: "restraint".to_owned(), n: 0, head: digest(0x00) },
                    OutboxHead { lane: "receipt".to_owned(), n: 11, head: digest(0xe1) },
                    OutboxHead { lane: "ordinary".to_owned(), n: 7, head: digest(0xe2) },
                ],
            }),
        ),
        ("", Body::Tick),
        (
            "",
            Body::Refusal(Refusal {
                origin: Node::Headquarters(Side::Bravo),
                lane: "ordinary".to_owned(),
                n: 8,
                submission: digest(0xf1),
                payload: digest(0xf2),
                code: "wire-text-hidden".to_owned(),
                judged_at_size: 120,
            }),
        ),
        ("", Body::Freeze(Freeze { origin: "jig.example/2016a".to_owned(), size: 4_096, root: digest(0xd3) })),
        ("", Body::Ruling(Ruling { entry: 77, verdict: digest(0xd4) })),
        (
            "",
            Body::Epoch(Epoch {
                freeze: digest(0xd5),
                origin: "jig.example/2016b".to_owned(),
                sequencer: "jig.example/2016b+00000000+AAAA".to_owned(),
            }),
        ),
    ]
}
