//! The watch over the grounding: notices, returns, observations and what came of them.
use super::registers::entry;
use super::{Bodies, digest, extent, window};
use agreement::edition::FlightNoticeType;
use agreement::records::*;
use spacetime::CivilDate;

pub(super) fn grounding() -> Bodies {
    [notices(), returns(), seen(), events()].into_iter().flatten().collect()
}

fn said(key: &str, said: GroundingEntry) -> Body {
    entry(key, RegisterContent::Grounding(said))
}

fn day() -> CivilDate {
    CivilDate::new(2016, 9, 18).unwrap()
}

fn notices() -> Bodies {
    let soon = || window("2016-09-20T05:00:00.000Z", "2016-09-20T07:00:00.000Z");
    let notice = FlightNotice {
        flight: FlightNoticeType::Exempt,
        exemption: Some("humanitarian-assistance".to_owned()),
        take_off: Some(soon()),
        composition: Some(FlightComposition { type_band: TypeBand::OtherFixedWing, count_band: "single".to_owned() }),
        routing: vec![extent()],
        callsign: Some("RELIEF 1".to_owned()),
        urgent: None,
    };
    let urgent = FlightNotice {
        exemption: Some("medevac".to_owned()),
        composition: None,
        routing: Vec::new(),
        callsign: None,
        urgent: Some(UrgentReason::Wounded),
        ..notice.clone()
    };
    let outcome = |became| GroundingEntry::FlightOutcome(FlightOutcome { notice: digest(0xd1), became });
    vec![
        ("", said("flight-17", GroundingEntry::FlightNotice(notice))),
        ("urgent", said("flight-18", GroundingEntry::FlightNotice(urgent))),
        (
            "",
            said(
                "query-1",
                GroundingEntry::FlightQuery(FlightQuery::Asked {
                    of: digest(0xd1),
                    text: "Which of the two blocks comes first?".to_owned(),
                }),
            ),
        ),
        (
            "answered",
            said(
                "answer-1",
                GroundingEntry::FlightQuery(FlightQuery::Answered {
                    query: digest(0xd2),
                    text: "Сначала северный.".to_owned(),
                }),
            ),
        ),
        (
            "",
            said(
                "flight-17",
                outcome(FlightEnd::Flown {
                    in_the_air: window("2016-09-20T05:20:00.000Z", "2016-09-20T06:40:00.000Z"),
                }),
            ),
        ),
        ("cancelled", said("flight-17", outcome(FlightEnd::Cancelled))),
        (
            "",
            said(
                "fire-fighting",
                GroundingEntry::FlightExemption(FlightExemption { text: "Water on fires; no crew armed.".to_owned() }),
            ),
        ),
    ]
}

fn returns() -> Bodies {
    let base = |key: &str| EntryKey::parse(key).unwrap();
    let full = DailyReturn::Full {
        holdings: vec![
            Holding { base: base("base-1"), type_band: TypeBand::CombatFixedWing, count: CountBand::FiveToEleven },
            Holding { base: base("base-2"), type_band: TypeBand::OtherRotaryWing, count: CountBand::OneToFour },
        ],
        changes: vec![DispositionChange {
            from: Some(base("base-2")),
            to: Some(base("base-1")),
            type_band: TypeBand::CombatFixedWing,
            count: CountBand::OneToFour,
        }],
    };
    vec![
        ("", said("2016-09-18", GroundingEntry::AirOrderOfBattle(AirOrderOfBattle { as_of: day(), said: full }))),
        (
            "nil",
            said(
                "2016-09-18",
                GroundingEntry::AirOrderOfBattle(AirOrderOfBattle { as_of: day(), said: DailyReturn::Nil }),
            ),
        ),
        (
            "",
            said(
                "measure-1",
                GroundingEntry::ComplianceMeasure(ComplianceMeasure {
                    version: "1".to_owned(),
                    method: MeasureMethod::NoticesCompared,
                    owner: IssueOwner::Both,
                    text: "Every morning both monitors lay notices beside what was seen.".to_owned(),
                }),
            ),
        ),
    ]
}

fn seen() -> Bodies {
    vec![(
        "",
        said(
            "seen-1",
            GroundingEntry::AirObservation(AirObservation {
                seen: window("2016-09-18T06:00:00.000Z", "2016-09-18T06:20:00.000Z"),
                cells: vec![extent()],
                district: None,
                type_band: TypeBand::CombatFixedWing,
                sources: vec![SourceClass::SecondaryRadar, SourceClass::PrimaryRadar],
                spotters: 0,
                location: LocationGrade::L3,
                identity: IdentityGrade::I1,
                notice: None,
                evidence: digest(0xd3),
            }),
        ),
    )]
}

fn events() -> Bodies {
    let area = || AreaVersion { version: digest(0xd4), label: "DA-07".to_owned() };
    let event = FlightEvent {
        area: area(),
        seen: window("2016-09-18T06:05:00.000Z", "2016-09-18T06:12:00.000Z"),
        sources: vec![SourceClass::SecondaryRadar, SourceClass::PrimaryRadar],
        spotters: 0,
        location: LocationGrade::L4,
        identity: IdentityGrade::I0,
        leg: LegKind::Inside,
        deviations: vec![Deviation::Lateral, Deviation::AreaNotInRoute],
        notice: Some(digest(0xd1)),
        observations: vec![digest(0xd5)],
        evidence: digest(0xd6),
    };
    let of = digest(0xd7);
    let finding = |finding, text| GroundingEntry::EventFinding(EventFinding { event: of, finding, text });
    vec![
        ("", said("event-1", GroundingEntry::FlightEvent(event))),
        ("", said("event-1/1", finding(FindingWord::Confirmed, None))),
        ("disputed", said("event-1/2", finding(FindingWord::Disputed, Some("Время не сходится.".to_owned())))),
        (
            "",
            said("event-1", GroundingEntry::EventPosition(EventPosition { event: of, word: PositionWord::NoComment })),
        ),
        ("", said("event-1", GroundingEntry::EventReport(EventReport { event: of, operator: Operator::Unknown }))),
        (
            "",
            said(
                "DA-07/2016-09-18",
                GroundingEntry::CoverageStatement(CoverageStatement {
                    area: area(),
                    day: day(),
                    observed_permille: 710,
                    above_m: Some(3_000),
                }),
            ),
        ),
    ]
}
