//! Entries of accountability: of each kind at least one, and of each choice inside it.
use super::registers::{entry, later};
use super::{Bodies, at, digest};
use agreement::identity::Side;
use agreement::records::*;
use spacetime::{CivilDate, Window};

pub(super) fn accountability() -> Bodies {
    [assessments(), cases(), answers(), violations(), ledgers()].into_iter().flatten().collect()
}

const GRADE: EvidenceGrade = EvidenceGrade { provenance: Provenance::B, confidence: Confidence::Two };

fn happened() -> Window {
    Window::new(at("2016-09-14T04:00:00.000Z"), at("2016-09-14T05:30:00.000Z")).unwrap()
}

fn assessments() -> Bodies {
    vec![
        (
            "",
            entry(
                "a-1",
                RegisterContent::Assessment(Assessment {
                    of: digest(0x71),
                    effects: "Склад выведен из строя.".to_owned(),
                }),
            ),
        ),
        (
            "",
            entry(
                "d-1",
                RegisterContent::DamageReport(DamageReport {
                    of: digest(0x71),
                    collected_at: at("2016-09-15T09:00:00.000Z"),
                    damage: Some("One depot burned out.".to_owned()),
                    effect: None,
                    civilian_harm: Some("None seen.".to_owned()),
                    grade: Some(GRADE),
                }),
            ),
        ),
    ]
}

fn harm() -> HarmReport {
    HarmReport {
        reporter: ReporterKind::Resident,
        identity: Disclosure::Sealed(SealedWords {
            attachment: digest(0x72),
            commitment: digest(0x73),
            to: OutsidePost::Liaison,
            key: SealingKey::parse(super::sealed::RECIPIENT).unwrap(),
        }),
        consent: ReporterConsent::Nothing,
        district: "Northern district".to_owned(),
        cells: super::sealed::cells(&["2000:6963:9976", "2000:6963:9977"]),
        exact_place: Disclosure::NotGiven,
        happened: happened(),
        killed: CountRange { least: 1, most: 3 },
        injured: CountRange { least: 6, most: 9 },
        status: HarmedStatus::Unknown,
        grade: EvidenceGrade { provenance: Provenance::F, confidence: Confidence::Six },
        whose: Attribution::Unknown,
        operation: None,
        text: "Дом разрушен.".to_owned(),
    }
}

fn cases() -> Bodies {
    vec![
        ("", entry("case-7", RegisterContent::HarmReport(harm()))),
        (
            "consented",
            later(
                "case-7",
                RegisterContent::HarmReport(HarmReport {
                    identity: Disclosure::Clear("Relief society".to_owned()),
                    consent: ReporterConsent::Identity,
                    whose: Attribution::Other("third party".to_owned()),
                    operation: Some(digest(0x71)),
                    ..harm()
                }),
            ),
        ),
        (
            "taken",
            entry(
                "case-7",
                RegisterContent::HarmMeasures(HarmMeasures::Taken {
                    owner: IssueOwner::Both,
                    due: at("2016-10-01T00:00:00.000Z"),
                    linked: Some(digest(0x73)),
                    text: "A wider buffer around the market.".to_owned(),
                }),
            ),
        ),
        (
            "none",
            entry(
                "case-8",
                RegisterContent::HarmMeasures(HarmMeasures::NoneBecause {
                    reason: "No action of either side took place.".to_owned(),
                }),
            ),
        ),
        (
            "closed",
            entry(
                "case-7",
                RegisterContent::HarmStanding(HarmStanding::Closed {
                    text: "Рассмотрено сторонами.".to_owned()
                }),
            ),
        ),
        (
            "reopened",
            entry(
                "case-7",
                RegisterContent::HarmStanding(HarmStanding::Reopened { because: "A new witness.".to_owned() }),
            ),
        ),
        ("", entry("case-7", RegisterContent::HarmPublication(HarmPublication { word: PublicationWord::Publish }))),
        (
            "",
            Body::PreserveOrder(PreserveOrder {
                case: EntryKey::parse("case-7").unwrap(),
                record: digest(0x71),
                reason: Some("Until the finding.".to_owned()),
            }),
        ),
    ]
}

fn answers() -> Bodies {
    let answer = |of: Side, answer, text: &str| {
        let content = HarmAnswer { of, answer, text: text.to_owned() };
        entry(&format!("case-7/{}", of.name()), RegisterContent::HarmAnswer(content))
    };
    let finding = AnswerKind::Finding {
        finding: HarmFinding::Credible,
        killed: CountRange { least: 1, most: 2 },
        injured: CountRange { least: 6, most: 8 },
        grade: GRADE,
    };
    vec![
        ("finding", answer(Side::Alpha, finding, "By our own review.")),
        ("inquiry", answer(Side::Bravo, AnswerKind::Inquiry, "Проверка идёт.")),
        ("no-response", answer(Side::Bravo, AnswerKind::NoResponse, "Nothing by the day it was due.")),
    ]
}

fn violations() -> Bodies {
    let report = |corrects, against| {
        RegisterContent::ViolationReport(ViolationReport {
            corrects,
            shown: ShownReport::Contents(Violation {
                violation: ViolationKind::Attack,
                against,
                district: "Northern district".to_owned(),
                happened: happened(),
                grade: GRADE,
                text: "Обстрел деревни.".to_owned(),
            }),
        })
    };
    let ally = Alleged::Ally { of: Side::Bravo, name: "allied force".to_owned() };
    vec![
        ("contents", entry("v-17", report(None, ally))),
        ("correction", entry("v-18", report(Some(digest(0x74)), Alleged::Participant(Side::Alpha)))),
        (
            "existence",
            entry(
                "v-19",
                RegisterContent::ViolationReport(ViolationReport {
                    corrects: None,
                    shown: ShownReport::Existence { sealed: digest(0x75) },
                }),
            ),
        ),
        (
            "",
            entry(
                "alpha/v-17",
                RegisterContent::ViolationReceipt(ViolationReceipt {
                    of: digest(0x76),
                    stage: ReceiptStage::Delivered,
                    text: "In hand.".to_owned(),
                }),
            ),
        ),
    ]
}

fn ledgers() -> Bodies {
    vec![
        (
            "",
            entry(
                "shelling",
                RegisterContent::ViolationDefinition(ViolationDefinition {
                    text: "Any round that lands in the area of a party.".to_owned(),
                }),
            ),
        ),
        (
            "",
            entry(
                "2016-09-14/northern",
                RegisterContent::ViolationCount(ViolationCount {
                    day: CivilDate::new(2016, 9, 14).unwrap(),
                    district: "Northern district".to_owned(),
                    definition: digest(0x77),
                    against: Alleged::Unknown,
                    counted: CountRange { least: 20, most: 20 },
                }),
            ),
        ),
        (
            "",
            entry(
                "2016-09-14/northern",
                RegisterContent::ReconciliationNote(ReconciliationNote {
                    of: digest(0x78),
                    text: "Rounds against series. Выстрелы против серий.".to_owned(),
                }),
            ),
        ),
    ]
}
