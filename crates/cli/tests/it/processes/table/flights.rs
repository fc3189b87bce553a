//! Process 2.3, the notice of a flight and what was seen: its states and guards. Holds no evidence of its own.
use super::Process;

pub(super) const FLIGHTS: Process = Process {
    number: "2.3",
    name: "notice of a flight, and what was seen",
    states: &[
        (
            "received",
            "flight/received|flight-notice/in-effect",
            "grounding_flights::tor_3_c_2_a_notice_of_an_exempt_flight_lacks_nothing_that_the_clause_names",
        ),
        (
            "on time",
            "flight-time/on-time",
            "grounding_flights::amb_05_types_a_and_b_are_due_by_the_day_before_and_type_c_by_take_off",
        ),
        (
            "late",
            "flight-time/late",
            "grounding_flights::amb_05_how_early_is_told_and_a_notice_counts_when_the_other_side_has_it",
        ),
        (
            "urgent, exempt",
            "flight-time/urgent-exempt",
            "grounding_flights::amb_04_an_urgent_flight_is_never_refused_for_form_and_a_review_opens_by_itself_sg_19",
        ),
        (
            "shared",
            "flight/shared",
            "grounding_flights::amb_05_how_early_is_told_and_a_notice_counts_when_the_other_side_has_it",
        ),
        (
            "acknowledged",
            "flight/acknowledged",
            "grounding_flights::tor_3_a_1_a_notice_is_seen_and_asked_about_and_never_approved",
        ),
        (
            "queried",
            "flight/queried",
            "grounding_flights::tor_3_a_1_a_notice_is_seen_and_asked_about_and_never_approved",
        ),
        (
            "flown",
            "flight/flown",
            "grounding_flights::tor_3_c_1_what_became_of_a_flight_is_said_once_it_can_be_known_and_closes_it",
        ),
        (
            "cancelled",
            "flight/cancelled",
            "grounding_flights::tor_3_c_1_what_became_of_a_flight_is_said_once_it_can_be_known_and_closes_it",
        ),
        (
            "unknown",
            "flight/unknown",
            "grounding_flights::tor_3_c_1_what_became_of_a_flight_is_said_once_it_can_be_known_and_closes_it",
        ),
        (
            "observed, matched by a notice",
            "observation/noticed",
            "grounding_events::tor_3_a_4_an_unmatched_observation_in_a_designated_area_is_a_candidate_at_once",
        ),
        (
            "observed, unmatched: candidate",
            "observation/candidate",
            "grounding_events::tor_3_a_4_an_unmatched_observation_in_a_designated_area_is_a_candidate_at_once",
        ),
        (
            "observed, outside the areas",
            "observation/outside-areas",
            "grounding_events::tor_3_b_1_a_place_is_judged_by_the_version_in_force_when_it_was_seen",
        ),
        (
            "observed, in a candidate event",
            "observation/in-event",
            "grounding_events::tor_3_a_4_a_candidate_is_strong_enough_departs_from_something_and_rests_on_what_stands",
        ),
        (
            "candidate event",
            "event/candidate",
            "grounding_events::tor_3_a_4_two_different_officers_confirm_and_one_never_does",
        ),
        (
            "confirmed",
            "event/confirmed",
            "grounding_events::tor_3_a_4_two_different_officers_confirm_and_one_never_does",
        ),
        (
            "not confirmed",
            "event/not-confirmed",
            "grounding_events::tor_3_a_4_two_different_officers_confirm_and_one_never_does",
        ),
        ("disputed", "event/disputed", "grounding_events::tor_3_a_4_a_dispute_stands_until_its_own_officer_ends_it"),
        (
            "reported to both",
            "event-report/in-effect",
            "grounding_events::tor_3_a_4_nobody_is_named_by_elimination_sg_29",
        ),
        (
            "daily return: given",
            "return/given",
            "grounding_returns::tor_3_a_2_a_day_without_a_return_by_the_cut_off_is_overdue_and_a_nil_return_is_one",
        ),
        (
            "daily return: missing",
            "return/missing",
            "grounding_returns::tor_3_a_2_a_day_without_a_return_by_the_cut_off_is_overdue_and_a_nil_return_is_one",
        ),
    ],
    guards: &[
        ("-> received, by the other side", "TOR.3.c#1|TOR.3.a#2", "flight-spoken-for-by-the-other"),
        ("-> complete, no time", "TOR.3.c#1|TOR.3.c#2", "flight-time-missing"),
        ("-> complete, no composition", "TOR.3.c#2", "flight-composition-missing"),
        ("-> complete, no route", "TOR.3.c#2|TOR.3.c#3", "flight-routing-missing"),
        ("-> complete, no exemption", "TOR.3.b#2", "flight-exemption-missing"),
        ("-> complete, exempt by no list", "TOR.3.b#2", "flight-exemption-unknown"),
        ("-> complete, through an area", "TOR.3.c#3|TOR.3.b#1", "flight-route-crosses-designated"),
        ("-> on time, after the flight", "TOR.3.c#1|TOR.3.c#2", "flight-notice-after-the-flight"),
        ("-> urgent, not for this code", "AMB-04", "flight-urgent-not-for-this"),
        ("-> queried, by its own side", "TOR.3.c#1", "flight-query-of-own-notice"),
        ("-> queried, answered by the asker", "TOR.3.c#1", "flight-answer-by-the-asker"),
        ("-> flown, not over", "TOR.3.c#1", "flight-not-over"),
        ("-> unknown, not begun", "TOR.3.c#1", "flight-not-begun"),
        ("closed -> amended", "TOR.3.c#1", "flight-is-closed"),
        ("-> observed, too young", "SG-31", "observation-too-young"),
        ("-> observed, by one person", "SG-32", "human-observation-alone"),
        ("-> candidate, version not in force", "TOR.3.b#1", "area-version-not-in-force-then"),
        ("-> candidate, fits its notice", "TOR.3.a#4", "event-fits-its-notice"),
        ("-> confirmed, one officer twice", "TOR.3.a#4", "finding-given-already"),
        ("-> confirmed, another officer's word", "TOR.3.a#4", "finding-of-another-officer"),
        ("-> reported, not confirmed", "TOR.3.a#4", "event-not-confirmed"),
        ("-> reported, urgent and not reviewed", "AMB-04", "event-waits-for-review"),
        ("-> reported, by elimination", "SG-29", "operator-not-shown"),
        ("-> return, nil of nothing", "TOR.3.a#2", "nil-return-of-nothing"),
        ("-> return, ahead of its day", "TOR.3.a#2", "return-ahead-of-its-day"),
    ],
};
