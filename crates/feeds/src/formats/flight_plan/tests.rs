//! Plans as they are filed, and plans that are not.

use super::*;

const PLAN: &str = "ZCZC (FPL-RRR1234/A4432-IM\n-1C130/H-SDFGRWY/S\n-LCRA0730\n-N0300F180 DCT NIKAS UM688 3520N04010E DCT\n-OLBA0130 OLKA\n\
    -STS/MEDEVAC DOF/160917 REG/ZH885 OPR/RAF RMK/PHONE +44 1234 567890 DURING FLIGHT\n-E/0500 P/006 C/SMITH) NNNN";

#[test]
fn a_medical_flight_of_the_military_says_so_in_fields_8_and_18() {
    let plan = read(PLAN).unwrap();
    assert_eq!((plan.identification.as_str(), plan.code), ("RRR1234", Some(0o4432)));
    assert_eq!((plan.rules, plan.kind), ('I', Some(FlightKind::Military)));
    assert_eq!((plan.count, plan.type_designator.as_str()), (1, "C130"));
    assert_eq!((plan.departure.as_str(), plan.destination.as_str()), ("LCRA", "OLBA"));
    assert_eq!((plan.elapsed_minutes, plan.alternates), (Some(90), vec!["OLKA".to_owned()]));
    assert_eq!(plan.handling, [SpecialHandling::MedicalEvacuation]);
    assert_eq!(plan.route, "N0300F180 DCT NIKAS UM688 3520N04010E DCT");
    assert_eq!(plan.others.get("OPR").map(String::as_str), Some("RAF"));
}

#[test]
fn sg_32_a_plan_keeps_no_telephone_number_and_no_name_of_a_person() {
    let plan = format!("{:?}", read(PLAN).unwrap());
    for gone in ["1234 567890", "567890", "SMITH"] {
        assert!(!plan.contains(gone), "{plan}");
    }
}

#[test]
fn each_reason_of_special_handling_is_told_apart() {
    for (word, expected) in [
        ("HUM", SpecialHandling::Humanitarian),
        ("SAR", SpecialHandling::SearchAndRescue),
        ("STATE", SpecialHandling::State),
        ("HOSP", SpecialHandling::Hospital),
        ("ATFMX", SpecialHandling::Other("ATFMX".into())),
    ] {
        assert_eq!(read(&PLAN.replace("MEDEVAC", word)).unwrap().handling, [expected]);
    }
    let both = read(&PLAN.replace("STS/MEDEVAC", "STS/MEDEVAC STATE")).unwrap().handling;
    assert_eq!(both, [SpecialHandling::MedicalEvacuation, SpecialHandling::State]);
}

#[test]
fn departure_is_on_the_day_of_flight_or_else_the_next_such_time() {
    let received = Instant::parse_rfc3339("2016-09-16T20:00:00.000Z").unwrap();
    let departs = |text: &str| read(text).unwrap().departs_at(received).unwrap().to_string();
    assert_eq!(departs(PLAN), "2016-09-17T07:30:00.000Z");
    assert_eq!(departs(&PLAN.replace(" DOF/160917", "")), "2016-09-17T07:30:00.000Z");
    assert_eq!(departs(&PLAN.replace(" DOF/160917", "").replace("LCRA0730", "LCRA2130")), "2016-09-16T21:30:00.000Z");
}

#[test]
fn a_formation_says_how_many_it_is() {
    assert_eq!(read(&PLAN.replace("-1C130/H", "-04F16/M")).unwrap().count, 4);
    assert_eq!(read(&PLAN.replace("-1C130/H", "-C130/H")).unwrap().count, 1);
}

#[test]
fn what_cannot_be_read_names_its_field() {
    for (from, to, expected) in [
        ("(FPL-", "(CHG-", "NotPlan"),
        (") NNNN", "", "NotPlan"),
        ("-IM\n", "-QM\n", "8"),
        ("-IM\n", "-IMM\n", "8"),
        ("RRR1234/A4432", "RRR1234/A4892", "7"),
        ("RRR1234", "rrr", "7"),
        ("1C130/H", "C130", "9"),
        ("1C130/H", "0C130/H", "9"),
        ("LCRA0730", "LCRA0760", "13"),
        ("LCRA0730", "LCR", "13"),
        ("OLBA0130", "OLBA0199", "16"),
        ("DOF/160917", "DOF/161399", "18"),
    ] {
        let error = format!("{:?}", read(&PLAN.replace(from, to)).unwrap_err());
        assert!(error.contains(expected), "{from} {to} {error}");
    }
    assert_eq!(read("(FPL-ABC-IM)"), Err(FlightPlanError::Missing { field: "9" }));
    assert_eq!(read(&"x".repeat(NOTICE_MAX + 1)), Err(FlightPlanError::TooLong));
}
