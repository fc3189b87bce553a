//! Samples of formation and its sequence; they stand last, so that the nonces of the others do not move.
use super::{Bodies, at, digest, reference};
use agreement::records::*;
use spacetime::CivilDate;

pub(super) fn formation() -> Bodies {
    let day = |day| CivilDate::new(2016, 9, day).unwrap();
    let counts = |lethal_events, deaths, civilian_deaths, reports| LevelCounts {
        lethal_events,
        deaths,
        civilian_deaths,
        reports,
    };
    let step = Body::FormationStep;
    vec![
        ("ceasefire-start", step(FormationStep::CeasefireStart { start: at("2016-09-12T16:00:00.000Z") })),
        ("renewal", step(FormationStep::Renewal { start: digest(0x71) })),
        ("certificate", step(FormationStep::Certificate { level: digest(0x72), aid_access: None })),
        (
            "certificate-aid",
            step(FormationStep::Certificate {
                level: digest(0x72),
                aid_access: Some("Дорога открыта с 14 сентября.".to_owned()),
            }),
        ),
        (
            "formation",
            step(FormationStep::Formation {
                certificate: digest(0x73),
                waived: vec![Placeholder::Date, Placeholder::Location],
            }),
        ),
        (
            "task-map",
            step(FormationStep::Task {
                task: Task::Map,
                extent: TaskExtent::ToExtentPossible,
                gaps: vec!["East bank".to_owned(), "Северная окраина".to_owned()],
            }),
        ),
        (
            "task-monitoring",
            step(FormationStep::Task { task: Task::Monitoring, extent: TaskExtent::Complete, gaps: Vec::new() }),
        ),
        ("designated-set", step(FormationStep::DesignatedSet { items: vec![digest(0x74), digest(0x75)] })),
        (
            "start-date",
            step(FormationStep::StartDate {
                set: digest(0x76),
                commitment: Some(digest(0x77)),
                operations_from: Some(at("2016-09-26T04:00:00.000Z")),
                grounding_from: Some(at("2016-09-26T04:00:00.000Z")),
            }),
        ),
        (
            "start-date-half",
            step(FormationStep::StartDate {
                set: digest(0x76),
                commitment: None,
                operations_from: Some(at("2016-09-26T04:00:00.000Z")),
                grounding_from: None,
            }),
        ),
        (
            "",
            Body::ResetCall(ResetCall {
                start: digest(0x71),
                violation_at: at("2016-09-17T14:00:00.000Z"),
                text: "Удар по позициям.".to_owned(),
            }),
        ),
        (
            "",
            Body::LevelStatement(LevelStatement {
                start: digest(0x71),
                from: day(13),
                to: day(19),
                period: counts(47, 107, 57, Some([12, 45])),
                baseline: counts(39, 142, 24, Some([9, 37])),
                source: digest(0x78),
            }),
        ),
        (
            "uncounted",
            Body::LevelStatement(LevelStatement {
                start: digest(0x71),
                from: day(13),
                to: day(19),
                period: counts(0, 0, 0, None),
                baseline: counts(39, 142, 24, None),
                source: digest(0x78),
            }),
        ),
        (
            "",
            Body::GroundingCommitment(GroundingCommitment {
                areas: digest(0x79),
                decision: reference("Решение № 12"),
                text: "Полёты в районах прекращаются.".to_owned(),
            }),
        ),
    ]
}
