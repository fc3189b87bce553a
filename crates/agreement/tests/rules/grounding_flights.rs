//! TOR.3.a#1, TOR.3.b#2, TOR.3.c, AMB-04, AMB-05: notices of flight, by the one side that gives them.
use crate::support::grounding::*;
use crate::support::*;
use jig_agreement::edition::FlightNoticeType;
use jig_agreement::records::AirDefence;
use jig_agreement::state::{AcknowledgementStanding, Awaited, FlightStage, ReviewCause, Timeliness};
use spacetime::{Span, Window};

fn stage(s: &Scenario, record: RecordHash) -> (FlightStage, Timeliness) {
    let flights = s.state.flights(known(s));
    let view = flights.into_iter().find(|view| view.fact.record == record).expect("the notice stands");
    (view.stage, view.timeliness)
}

/// What a clause asks for, and who says so: every missing field is refused with its clause, and refused again while it is missing.
#[test]
fn tor_3_c_2_a_notice_of_an_exempt_flight_lacks_nothing_that_the_clause_names() {
    let mut s = with_areas();
    let rows: [(FlightNotice, &str, &str); 6] = [
        (FlightNotice { take_off: None, ..exempt("medevac") }, "TOR.3.c#2", "flight-time-missing"),
        (FlightNotice { composition: None, ..exempt("medevac") }, "TOR.3.c#2", "flight-composition-missing"),
        (FlightNotice { routing: Vec::new(), ..exempt("medevac") }, "TOR.3.c#2", "flight-routing-missing"),
        (FlightNotice { exemption: None, ..exempt("medevac") }, "TOR.3.b#2", "flight-exemption-missing"),
        (FlightNotice { routing: Vec::new(), ..route() }, "TOR.3.c#3", "flight-routing-missing"),
        (FlightNotice { take_off: None, ..other() }, "TOR.3.c#1", "flight-time-missing"),
    ];
    for (notice, clause, code) in rows {
        let record = noticed(&mut s, "flight-1", notice);
        s.refused(record, clause, code);
    }
    for (number, notice) in [exempt("medevac"), route(), other()].into_iter().enumerate() {
        let record = noticed(&mut s, &format!("flight-{number}"), notice);
        s.accepted(record);
        assert!(s.is_in_effect(record));
    }
}

#[test]
fn tor_3_c_1_only_the_side_that_speaks_for_the_force_gives_notice_amb_16() {
    let mut s = with_areas();
    let by_the_other = said(&mut s, OTHER, "flight-1", GroundingEntry::FlightNotice(other()));
    s.refused(by_the_other, "TOR.3.c#1", "flight-spoken-for-by-the-other");
    let legal = said(&mut s, post(Side::Bravo, Post::Legal), "flight-1", GroundingEntry::FlightNotice(other()));
    s.refused(legal, "L8", "post-may-not-write-this");
    let notice = noticed(&mut s, "flight-1", other());
    s.accepted(notice);
    let replay = noticed(&mut s, "flight-1", other());
    s.refused(replay, "TOR.3.c#1", "register-entry-exists");
    // The other side's entry is not amended by anybody else.
    let amended_by_the_other = amended(&mut s, OTHER, (notice, "flight-1"), GroundingEntry::FlightNotice(other()));
    s.refused(amended_by_the_other, "TOR.3.c#1", "register-others-statement");
    let ended = said(&mut s, OTHER, "flight-1", outcome(notice, FlightEnd::Cancelled));
    s.refused(ended, "TOR.3.c#1", "flight-spoken-for-by-the-other");
}

/// The mirror: where the edition gives the duty to alpha, alpha has it and bravo has not (SG-09).
#[test]
fn tor_3_c_1_the_duty_follows_the_role_and_not_the_side_sg_09() {
    let mut s = Scenario::founded_under(edition::mirrored());
    s.areas();
    let by_alpha = said(&mut s, OTHER, "flight-1", GroundingEntry::FlightNotice(other()));
    s.accepted(by_alpha);
    let by_bravo = noticed(&mut s, "flight-2", other());
    s.refused(by_bravo, "TOR.3.c#1", "flight-spoken-for-by-the-other");
}

/// A and B by the day before in the reference zone, C by take-off: the boundary is the instant itself.
#[test]
fn amb_05_types_a_and_b_are_due_by_the_day_before_and_type_c_by_take_off() {
    // 14 September begins at 21:00 of the 13th in the reference zone.
    for (at, exempt_is, other_is) in [
        ("2016-09-13T20:59:59.999Z", Timeliness::OnTime, Timeliness::OnTime),
        ("2016-09-13T21:00:00.000Z", Timeliness::Late, Timeliness::OnTime),
        ("2016-09-14T04:59:59.999Z", Timeliness::Late, Timeliness::OnTime),
        ("2016-09-14T05:00:00.000Z", Timeliness::Late, Timeliness::Late),
    ] {
        let mut s = with_areas();
        s.at(at);
        let rows = [(exempt("humanitarian-assistance"), exempt_is), (route(), exempt_is), (other(), other_is)];
        for (number, (notice, expected)) in rows.into_iter().enumerate() {
            let record = noticed(&mut s, &format!("flight-{number}"), notice);
            s.accepted(record);
            s.receipt(Side::Alpha);
            assert_eq!(stage(&s, record).1, expected, "{at} {number}");
            let said_late = s.verdict(record).findings.iter().any(|finding| finding.code == "flight-notice-late");
            assert_eq!(said_late, expected == Timeliness::Late, "late is said, and never silently accepted");
            let said_in_time = s.verdict(record).findings.iter().any(|finding| finding.code == "flight-notice-in-time");
            assert_eq!(said_in_time, expected == Timeliness::OnTime);
        }
    }
}

/// How early is told with it (AMB-05), and a notice counts when the other side has it, not when it is sent.
#[test]
fn amb_05_how_early_is_told_and_a_notice_counts_when_the_other_side_has_it() {
    let mut s = with_areas();
    s.at("2016-09-13T20:00:00.000Z");
    let record = noticed(&mut s, "flight-1", exempt("humanitarian-assistance"));
    assert_eq!(stage(&s, record), (FlightStage::Received, Timeliness::OnTime));
    s.at("2016-09-13T22:00:00.000Z");
    assert_eq!(stage(&s, record).1, Timeliness::Late, "the other side has nothing, and the day has begun");
    s.receipt(Side::Alpha);
    assert_eq!(stage(&s, record), (FlightStage::Shared, Timeliness::Late));
    let flights = s.state.flights(known(&s));
    assert_eq!(flights[0].lead, Some(Span::from_hours(7)));
    let late = s.state.arrears(s.now).into_iter().find(|arrear| arrear.duty == Duty::FlightNotice).unwrap();
    assert_eq!((late.side, late.done), (Some(Side::Bravo), Some(s.now)));
}

#[test]
fn tor_3_c_1_a_notice_for_yesterday_or_for_a_month_is_none() {
    let mut s = with_areas();
    let yesterday = window("2016-09-12T01:00:00.000Z", "2016-09-12T02:00:00.000Z");
    let past = noticed(&mut s, "flight-1", FlightNotice { take_off: Some(yesterday), ..other() });
    s.refused(past, "TOR.3.c#1", "flight-notice-after-the-flight");
    let past = noticed(&mut s, "flight-1", FlightNotice { take_off: Some(yesterday), ..exempt("medevac") });
    s.refused(past, "TOR.3.c#2", "flight-notice-after-the-flight");
    let month = window("2016-09-14T00:00:00.000Z", "2016-10-14T00:00:00.000Z");
    let blanket = noticed(&mut s, "flight-1", FlightNotice { take_off: Some(month), ..other() });
    s.refused(blanket, "TOR.3.c#1", "flight-time-too-general");
    let day = Window::new(month.from(), month.from().saturating_add(Span::from_hours(24))).unwrap();
    let a_day = noticed(&mut s, "flight-1", FlightNotice { take_off: Some(day), ..other() });
    s.accepted(a_day);
}

/// The medical one is among them, whatever a copy of the text lost (DIF-05); nothing outside the list is exempt.
#[test]
fn tor_3_b_2_the_list_of_exemptions_is_closed_and_the_medical_one_is_on_it() {
    let mut s = with_areas();
    for (number, code) in ["medevac", "humanitarian-assistance", "personnel-recovery"].into_iter().enumerate() {
        let record = noticed(&mut s, &format!("flight-{number}"), exempt(code));
        s.accepted(record);
    }
    let outside = noticed(&mut s, "flight-9", exempt("training"));
    s.refused(outside, "TOR.3.b#2", "flight-exemption-unknown");
    let on_other = FlightNotice { exemption: Some("medevac".to_owned()), ..other() };
    let on_other = noticed(&mut s, "flight-9", on_other);
    s.refused(on_other, "TOR.3.b#2", "flight-exemption-on-other");
}

/// One consent leaves it proposed; both make it an exemption; a side that takes it back ends it.
#[test]
fn app_3_d1_an_exemption_counts_when_both_agree_and_not_before() {
    let mut s = with_areas();
    let body = GroundingEntry::FlightExemption(FlightExemption { text: "Water on fires.".to_owned() });
    let listed = said(&mut s, post(Side::Alpha, Post::Snr), "medevac", body.clone());
    s.refused(listed, "APP.3.d1", "flight-exemption-listed");
    let proposed = said(&mut s, post(Side::Alpha, Post::Snr), "fire-fighting", body);
    let before = noticed(&mut s, "flight-1", exempt("fire-fighting"));
    s.refused(before, "TOR.3.b#2", "flight-exemption-unknown");
    s.side_consents(Side::Alpha, proposed, Question::Register);
    assert_eq!(lines(&s, Register::FlightExemption)[0].1, ["proposed"]);
    let one_side = noticed(&mut s, "flight-1", exempt("fire-fighting"));
    s.refused(one_side, "TOR.3.b#2", "flight-exemption-unknown");
    s.side_consents(Side::Bravo, proposed, Question::Register);
    s.receipts();
    assert_eq!(lines(&s, Register::FlightExemption)[0].1, ["agreed"]);
    let after = noticed(&mut s, "flight-1", exempt("fire-fighting"));
    s.accepted(after);
    s.write(
        post(Side::Alpha, Post::Snr),
        Body::Retraction(Retraction { of: proposed, reason: "Entered in error.".to_owned() }),
    );
    let withdrawn = noticed(&mut s, "flight-2", exempt("fire-fighting"));
    s.refused(withdrawn, "TOR.3.b#2", "flight-exemption-unknown");
}

/// The route of a flight that is not exempt meets no designated area; one that is both may (TOR.3.b#1).
#[test]
fn tor_3_c_3_a_route_crosses_no_designated_area_unless_it_is_exempt() {
    let mut s = with_areas();
    let through = vec![away(), exceptions::designated_block()];
    let crossing = FlightNotice { routing: through.clone(), ..route() };
    let refused = noticed(&mut s, "flight-1", crossing.clone());
    s.refused(refused, "TOR.3.c#3", "flight-route-crosses-designated");
    let any = noticed(&mut s, "flight-1", FlightNotice { routing: through, ..other() });
    s.refused(any, "TOR.3.b#1", "flight-route-crosses-designated");
    let both = FlightNotice { exemption: Some("humanitarian-assistance".to_owned()), ..crossing };
    let both = noticed(&mut s, "flight-1", both);
    s.accepted(both);
}

/// SG-01: with no version of the areas nobody can say that a route is clear of them; the notice stands and says so.
#[test]
fn tor_3_c_3_without_areas_a_route_is_not_called_clear_of_them() {
    let mut s = Scenario::founded();
    let record = noticed(&mut s, "flight-1", route());
    s.accepted(record);
    assert!(s.verdict(record).findings.iter().any(|finding| finding.code == "no-areas-in-force"));
}

/// Before take-off, with a reason, refused for nothing; a review opens by itself and is due in a day (SG-19).
#[test]
fn amb_04_an_urgent_flight_is_never_refused_for_form_and_a_review_opens_by_itself_sg_19() {
    let mut s = with_areas();
    s.at("2016-09-14T04:59:00.000Z");
    let bare = FlightNotice { composition: None, routing: Vec::new(), ..urgent() };
    let record = noticed(&mut s, "flight-1", bare);
    s.accepted(record);
    let codes: Vec<&str> = s.verdict(record).findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["flight-composition-missing", "flight-routing-missing", "flight-urgent"]);
    assert_eq!(stage(&s, record).1, Timeliness::UrgentExempt);
    assert_eq!(s.state.review_causes(record), [ReviewCause::UrgentFlight]);
    let (_, due) = s.state.flights(known(&s))[0].review.unwrap();
    assert_eq!(due, s.now.saturating_add(Span::from_hours(24)));
    for side in Side::BOTH {
        let asked: Vec<Awaited> = s.state.awaiting(side, s.now).into_iter().map(|asked| asked.what).collect();
        assert!(asked.contains(&Awaited::FlightReview), "{asked:?}");
    }
    // An amendment is looked into with the notice that it amends.
    let amended = amended(&mut s, SPEAKER, (record, "flight-1"), GroundingEntry::FlightNotice(urgent()));
    s.accepted(amended);
    assert_eq!(s.state.review_causes(amended), []);
    assert_eq!(s.state.flights(known(&s))[0].amendments, 1);
}

#[test]
fn amb_04_told_after_take_off_it_is_taken_within_the_review_and_said_to_be_so() {
    let mut s = with_areas();
    s.at("2016-09-14T05:00:00.000Z");
    let record = noticed(&mut s, "flight-1", urgent());
    s.accepted(record);
    let said = |s: &Scenario, record| s.verdict(record).findings.iter().map(|finding| finding.code).collect::<Vec<_>>();
    assert_eq!(said(&s, record), ["flight-urgent-after-take-off"]);
    s.at("2016-09-15T04:59:59.999Z");
    let within = noticed(&mut s, "flight-2", urgent());
    s.accepted(within);
    // Even long after, it is taken and called what it is: nothing about a medical flight is refused for its time.
    s.at("2016-09-15T05:00:00.000Z");
    let long_after = noticed(&mut s, "flight-3", urgent());
    s.accepted(long_after);
    assert!(said(&s, long_after).contains(&"flight-notice-after-the-flight"));
}

/// Humanitarian help can be known the day before; the urgent track is for the two codes that cannot.
#[test]
fn amb_04_the_urgent_track_is_for_the_codes_of_the_setting_alone() {
    let mut s = with_areas();
    let aid = FlightNotice { urgent: Some(UrgentReason::Other), ..exempt("humanitarian-assistance") };
    let aid = noticed(&mut s, "flight-1", aid);
    s.refused(aid, "AMB-04", "flight-urgent-not-for-this");
    let none = noticed(&mut s, "flight-1", FlightNotice { urgent: Some(UrgentReason::Other), ..other() });
    s.refused(none, "AMB-04", "flight-urgent-not-for-this");
    let crew = FlightNotice { urgent: Some(UrgentReason::CrewDown), ..exempt("personnel-recovery") };
    let crew = noticed(&mut s, "flight-1", crew);
    s.accepted(crew);
}

/// The other side sees, asks and acknowledges; no record of it approves, and nothing waits for one.
#[test]
fn tor_3_a_1_a_notice_is_seen_and_asked_about_and_never_approved() {
    let mut s = with_areas();
    let record = noticed(&mut s, "flight-1", exempt("humanitarian-assistance"));
    assert!(s.is_in_effect(record), "nothing of the other side is needed");
    let asked_of = |s: &Scenario, side, what| {
        s.state.awaiting(side, s.now).iter().any(|asked| asked.record == record && asked.what == what)
    };
    assert!(asked_of(&s, Side::Alpha, Awaited::Acknowledgement));
    let consent = s.consents(post(Side::Alpha, Post::Snr), record, Question::Register);
    assert_eq!(s.decision(consent), Decision::Refused, "there is nothing to consent to");
    s.wait(Span::from_minutes(121));
    let overdue = s.state.arrears(s.now).into_iter().find(|arrear| arrear.duty == Duty::FlightAcknowledgement);
    assert_eq!(overdue.unwrap().side, Some(Side::Alpha));
    s.write(post(Side::Alpha, Post::DutyOfficer), Body::Acknowledgement(Acknowledgement { of: record }));
    assert_eq!(stage(&s, record).0, FlightStage::Acknowledged);
    assert!(!asked_of(&s, Side::Alpha, Awaited::Acknowledgement));

    let own = said(&mut s, SPEAKER, "query-0", asked(record));
    s.refused(own, "TOR.3.c#1", "flight-query-of-own-notice");
    let of_nothing = said(&mut s, OTHER, "query-1", asked(digest(999_999)));
    s.refused(of_nothing, "TOR.3.c#1", "no-such-record");
    let query = said(&mut s, OTHER, "query-1", asked(record));
    s.accepted(query);
    assert_eq!(stage(&s, record).0, FlightStage::Queried);
    assert!(s.state.awaiting(Side::Bravo, s.now).iter().any(|asked| asked.what == Awaited::FlightAnswer));
    let by_the_asker = said(&mut s, OTHER, "answer-1", answered(query));
    s.refused(by_the_asker, "TOR.3.c#1", "flight-answer-by-the-asker");
    let to_nothing = said(&mut s, SPEAKER, "answer-1", answered(record));
    s.refused(to_nothing, "TOR.3.c#1", "no-such-record");
    let answer = said(&mut s, SPEAKER, "answer-1", answered(query));
    s.accepted(answer);
    assert_eq!(stage(&s, record).0, FlightStage::Acknowledged);
}

/// An exempt flight is told to all three air defences; they are chased, and the flight waits for none.
#[test]
fn tor_3_a_1_three_air_defences_are_told_and_chased_and_gate_nothing() {
    let mut s = with_areas();
    let record = noticed(&mut s, "flight-1", exempt("medevac"));
    let waiting = |s: &Scenario| {
        let flights = s.state.flights(known(s));
        let missing = |standing: &AcknowledgementStanding| matches!(standing, AcknowledgementStanding::Missing);
        flights[0].air_defences.iter().filter(|(_, _, standing)| missing(standing)).count()
    };
    assert_eq!(waiting(&s), 3);
    assert!(s.is_in_effect(record));
    let told = |defence, until| {
        Body::AirDefenceAcknowledgement(AirDefenceAcknowledgement {
            operation: record,
            defence,
            reference: reference("AD 7"),
            until,
        })
    };
    let until = s.now.saturating_add(Span::from_days(3));
    let wrong = s.write(post(Side::Alpha, Post::Operations), told(AirDefence::ThirdParty, until));
    s.refused(wrong, "TOR.2.c.ii#3", "air-defence-not-yours");
    s.write(post(Side::Alpha, Post::Operations), told(AirDefence::Own, until));
    s.write(post(Side::Bravo, Post::Operations), told(AirDefence::Own, until));
    assert_eq!(waiting(&s), 1);
    s.wait(Span::from_hours(25));
    let owed: Vec<_> =
        s.state.arrears(s.now).into_iter().filter(|arrear| arrear.duty == Duty::FlightAirDefence).collect();
    assert_eq!(owed.iter().map(|arrear| arrear.side).collect::<Vec<_>>(), [Some(Side::Bravo)]);
    s.write(post(Side::Bravo, Post::Operations), told(AirDefence::ThirdParty, until));
    assert_eq!(waiting(&s), 0);
    // A flight that is not exempt is no matter of theirs.
    let plain = noticed(&mut s, "flight-2", other());
    let of_plain = Body::AirDefenceAcknowledgement(AirDefenceAcknowledgement {
        operation: plain,
        defence: AirDefence::Own,
        reference: reference("AD 8"),
        until,
    });
    let of_plain = s.write(post(Side::Alpha, Post::Operations), of_plain);
    s.refused(of_plain, "TOR.2.c.ii#3", "no-such-record");
}

#[test]
fn tor_3_c_1_what_became_of_a_flight_is_said_once_it_can_be_known_and_closes_it() {
    let mut s = with_areas();
    let record = noticed(&mut s, "flight-1", other());
    let flown = |from: &str, to: &str| FlightEnd::Flown { in_the_air: window(from, to) };
    let ahead = flown("2016-09-14T05:10:00.000Z", "2016-09-14T06:00:00.000Z");
    let early = said(&mut s, SPEAKER, "flight-1", outcome(record, ahead));
    s.refused(early, "TOR.3.c#1", "flight-not-over");
    let unknown = said(&mut s, SPEAKER, "flight-1", outcome(record, FlightEnd::Unknown));
    s.refused(unknown, "TOR.3.c#1", "flight-not-begun");
    let elsewhere = said(&mut s, SPEAKER, "flight-2", outcome(record, FlightEnd::Cancelled));
    s.refused(elsewhere, "TOR.3.c#1", "register-key-does-not-fit");
    s.at("2016-09-14T08:00:00.000Z");
    let outside = flown("2016-09-14T07:30:00.000Z", "2016-09-14T07:40:00.000Z");
    let departs = said(&mut s, SPEAKER, "flight-1", outcome(record, outside));
    s.accepted(departs);
    assert!(s.verdict(departs).findings.iter().any(|found| found.code == "flown-outside-the-noticed-time"));
    assert_eq!(stage(&s, record).0, FlightStage::Flown);
    let amendment = amended(&mut s, SPEAKER, (record, "flight-1"), GroundingEntry::FlightNotice(other()));
    s.refused(amendment, "TOR.3.c#1", "flight-is-closed");
    // Contradictory, and said again: the later word of the same side replaces the first, and only by naming it.
    let again = said(&mut s, SPEAKER, "flight-1", outcome(record, FlightEnd::Cancelled));
    s.refused(again, "TOR.3.c#1", "register-entry-exists");
    let corrected = amended(&mut s, SPEAKER, (departs, "flight-1"), outcome(record, FlightEnd::Cancelled));
    s.accepted(corrected);
    assert_eq!(stage(&s, record).0, FlightStage::Cancelled);
}

#[test]
fn tor_3_c_1_of_a_notice_entered_in_error_nothing_more_is_said() {
    let mut s = with_areas();
    let record = noticed(&mut s, "flight-1", other());
    s.write(SPEAKER, Body::Retraction(Retraction { of: record, reason: "Entered in error.".to_owned() }));
    let query = said(&mut s, OTHER, "query-1", asked(record));
    s.refused(query, "TOR.3.c#1", "record-has-ended");
    let ended = said(&mut s, SPEAKER, "flight-1", outcome(record, FlightEnd::Cancelled));
    s.refused(ended, "TOR.3.c#1", "record-has-ended");
    assert!(s.state.flights(known(&s)).is_empty());
}

#[test]
fn tor_3_c_2_bands_are_the_editions_and_a_block_is_no_point_sg_03() {
    let mut s = with_areas();
    let band = FlightComposition { type_band: TypeBand::Unknown, count_band: "swarm".to_owned() };
    let record = noticed(&mut s, "flight-1", FlightNotice { composition: Some(band), ..exempt("medevac") });
    s.refused(record, "TOR.3.c#2", "flight-composition-band-unknown");
    let point = spacetime::LatLonBox::from_e7(340_000_000, 390_000_000, 340_000_100, 390_000_100).unwrap();
    let record = noticed(&mut s, "flight-1", FlightNotice { routing: vec![point], ..route() });
    s.refused(record, "SG-03", "footprint-too-small");
    assert_eq!(FlightNoticeType::ALL.map(FlightNoticeType::name), ["exempt", "route", "other"]);
}

/// Most concentrated, significant, or near a party to the ceasefire: the class changes nothing for a flight.
#[test]
fn amb_15_all_three_classes_are_closed_to_flights_alike() {
    for class in AreaClass::ALL {
        let mut s = Scenario::founded();
        let mut set = area_set();
        if let Body::AreaSet(AreaSet { areas, .. }) = &mut set {
            areas[0].class = class;
        }
        let set = s.write(post(Side::Alpha, Post::Snr), set);
        s.both_consent(set, Question::Areas);
        let through = FlightNotice { routing: vec![exceptions::designated_block()], ..other() };
        let record = noticed(&mut s, "flight-1", through);
        s.refused(record, "TOR.3.b#1", "flight-route-crosses-designated");
    }
}
