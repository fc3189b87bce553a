//! Kept apart by time or by place: TOR.2.a#6 and TOR.2.c.ii#2 over released boxes and windows.
use crate::support::*;
use spacetime::{LatLonBox, Window};

/// Rules of separation of 5 km and 10 minutes.
fn apart() -> Scenario {
    let mut edition = edition::edition();
    edition.separation = edition::separation(5_000, 10);
    Scenario::founded_under(edition)
}

/// A box a kilometre high and wide whose west edge lies so many metres east of 37 E at 36 N (1e-5 degree is 0.9 m there).
fn box_east_by(metres: i32) -> LatLonBox {
    let west = 370_000_000 + metres * 111;
    LatLonBox::from_e7(360_000_000, west, 360_300_000, west + 300_000).unwrap()
}

fn notice(extent: LatLonBox, window: Window) -> AreaNotice {
    let centre = extent.centre();
    let place = place(centre.latitude().as_e7(), centre.longitude().as_e7());
    AreaNotice { place, extent, window, ..area_notice() }
}

/// Files a notice for a side; it may replace an earlier one.
fn file(s: &mut Scenario, side: Side, notice: AreaNotice, replaced: Option<RecordHash>) -> RecordHash {
    let author = post(side, Post::Operations);
    let mut header = s.header(author);
    header.references.extend(replaced);
    s.write_with(header, Body::AreaNotice(notice), &[key(author)])
}

fn is_kept_apart(s: &Scenario, record: RecordHash) -> bool {
    !s.held_by(record).contains(&"not-kept-apart")
}

fn morning(from: &str, to: &str) -> Window {
    window(&format!("2016-09-14T{from}:00.000Z"), &format!("2016-09-14T{to}:00.000Z"))
}

/// TOR.2.c.ii#2: two notices of two sides, by how far apart they are in place and time.
#[test]
fn tor_2_c_ii_2_notices_too_near_in_place_and_time_hold_both() {
    let width = 2_703;
    let cases = [
        // Touching, 4 km and 6 km between the edges, at the same time.
        (box_east_by(width), morning("07:00", "09:00"), true),
        (box_east_by(width + 4_000), morning("07:00", "09:00"), true),
        (box_east_by(width + 6_000), morning("07:00", "09:00"), false),
        // In the same place, nine minutes after, ten minutes after, and before.
        (box_east_by(0), morning("09:09", "10:00"), true),
        (box_east_by(0), morning("09:10", "10:00"), false),
        (box_east_by(0), morning("06:00", "06:50"), false),
        (box_east_by(0), morning("06:00", "06:51"), true),
    ];
    for (extent, window, too_near) in cases {
        let mut s = apart();
        let first = file(&mut s, Side::Alpha, notice(box_east_by(0), morning("07:00", "09:00")), None);
        let second = file(&mut s, Side::Bravo, notice(extent, window), None);
        for record in [first, second] {
            assert_eq!(is_kept_apart(&s, record), !too_near, "{extent} {window:?}: {:?}", s.held_by(record));
        }
        let basis = Basis::Clause(ClauseId::parse("TOR.2.c.ii#2").unwrap());
        assert_eq!(s.verdict(second).findings.iter().any(|finding| finding.basis == basis), too_near);
    }
}

/// TOR.2.c.ii#2: moving either one frees both; nobody's being first gives a right.
#[test]
fn tor_2_c_ii_2_moving_either_notice_frees_both() {
    for mover in Side::BOTH {
        let mut s = apart();
        let extent = box_east_by(0);
        let ours = Side::BOTH.map(|side| file(&mut s, side, notice(extent, morning("07:00", "09:00")), None));
        let [moved, other] = if mover == Side::Alpha { ours } else { [ours[1], ours[0]] };
        assert!(!is_kept_apart(&s, other));
        let replacement = file(&mut s, mover, notice(extent, morning("10:00", "11:00")), Some(moved));
        for record in [other, replacement] {
            assert!(is_kept_apart(&s, record), "{:?}", s.held_by(record));
        }
    }
}

/// One side's own notices may lie over one another: its own headquarters keeps them apart.
#[test]
fn notices_of_one_side_do_not_hold_each_other() {
    let mut s = apart();
    let extent = box_east_by(0);
    let first = file(&mut s, Side::Alpha, notice(extent, morning("07:00", "09:00")), None);
    let second = file(&mut s, Side::Alpha, notice(extent, morning("07:00", "09:01")), None);
    assert!(is_kept_apart(&s, first) && is_kept_apart(&s, second));
}

/// The footprint of a plan, so many thousandths of a degree further east than the usual one; it is 4.5 km wide.
fn plan_footprint(east_thousandths: i32) -> LatLonBox {
    let west = 370_000_000 + east_thousandths * 10_000;
    LatLonBox::from_e7(360_000_000, west, 360_500_000, west + 500_000).unwrap()
}

/// TOR.2.a#6: in the initial phase a plan nearer than the rules allow is refused, though the boxes do not touch.
#[test]
fn tor_2_a_6_plans_nearer_than_the_rules_allow_are_refused() {
    // 0.1 degree of longitude is 9 km at 36 N: 4.5 km between the edges, then 6.3 km; then minutes after the end.
    for (east_thousandths, minutes_after, refused) in [(100, 0, true), (120, 0, false), (0, 5, true), (0, 10, false)] {
        let mut edition = edition::edition();
        edition.separation = edition::separation(5_000, 10);
        let mut s = Scenario::open_for_coordination_under(edition);
        let item = s.actionable();
        let first = plan(item);
        let shifted =
            if minutes_after == 0 { first.window } else { morning(&format!("10:{minutes_after:02}"), "12:00") };
        let footprint = if east_thousandths == 0 { first.footprint } else { plan_footprint(east_thousandths) };
        s.write(post(Side::Alpha, Post::Operations), Body::Plan(first.clone()));
        let second =
            s.write(post(Side::Bravo, Post::Operations), Body::Plan(Plan { window: shifted, footprint, ..first }));
        let is_refused = s.decision(second) == Decision::Refused;
        assert_eq!(is_refused, refused, "{east_thousandths} thousandths, {minutes_after} min: {:?}", s.verdict(second));
        if refused {
            s.refused(second, "TOR.2.a#6", "plans-overlap");
        }
    }
}

/// TOR.2.c.ii#2: beyond the parallels that can be measured nothing is taken for apart, unless time or latitude keep it so.
#[test]
fn tor_2_c_ii_2_what_cannot_be_measured_is_not_taken_for_apart() {
    let arctic = |west: i32| LatLonBox::from_e7(810_000_000, west, 820_000_000, west + 10_000_000).unwrap();
    for (from, to, unmeasurable) in [("07:00", "09:00", true), ("10:00", "11:00", false)] {
        let mut s = apart();
        let first = file(&mut s, Side::Alpha, notice(arctic(0), morning("07:00", "09:00")), None);
        let second = file(&mut s, Side::Bravo, notice(arctic(300_000_000), morning(from, to)), None);
        for record in [first, second] {
            assert_eq!(s.held_by(record).contains(&"separation-unmeasurable"), unmeasurable, "{:?}", s.held_by(record));
        }
    }
}

/// TOR.2.c.ii#2: the view that officers look at says the same as the rule, pair by pair, with every number behind it.
#[test]
fn tor_2_c_ii_2_the_view_of_pairs_says_what_the_rule_says() {
    let width = 2_703;
    let cases = [
        (box_east_by(width + 4_000), morning("07:00", "09:00"), false),
        (box_east_by(width + 6_000), morning("07:00", "09:00"), true),
        (box_east_by(0), morning("09:09", "10:00"), false),
        (box_east_by(0), morning("09:10", "10:00"), true),
    ];
    for (extent, window, is_apart) in cases {
        let mut s = apart();
        let first = file(&mut s, Side::Alpha, notice(box_east_by(0), morning("07:00", "09:00")), None);
        let second = file(&mut s, Side::Bravo, notice(extent, window), None);
        for (side, own, other) in [(Side::Alpha, first, second), (Side::Bravo, second, first)] {
            let view = s.state.separation(side, s.now);
            let records: Vec<_> = [&view.own, &view.other].map(|list| list[0].record).into();
            assert_eq!(records, [own, other]);
            let [pair] = view.pairs.as_slice() else { panic!("{:?}", view.pairs) };
            assert_eq!(pair.finding.as_ref().unwrap().answer.holds(), !is_apart, "{extent} {window:?}");
            assert_eq!((view.is_clear(), is_kept_apart(&s, own)), (is_apart, is_apart));
            assert!(view.found.is_empty());
        }
    }
}

/// A supposed window is judged by the clauses and changes nothing: what stands stays as it is.
#[test]
fn a_supposed_window_is_judged_by_the_clauses_and_nothing_is_kept() {
    let mut s = apart();
    let extent = box_east_by(0);
    let [ours, theirs] = Side::BOTH.map(|side| file(&mut s, side, notice(extent, morning("07:00", "09:00")), None));
    let supposed = |from, to| s.state.separation_if_moved(Side::Alpha, ours, morning(from, to), s.now).unwrap();
    let codes = |from, to| supposed(from, to).found.iter().map(|finding| finding.code).collect::<Vec<_>>();
    for (from, to, near) in
        [("07:00", "09:00", true), ("09:09", "10:00", true), ("09:10", "10:00", false), ("05:00", "06:50", false)]
    {
        assert_eq!(codes(from, to), if near { vec!["not-kept-apart"] } else { vec![] }, "{from}");
        assert_eq!(supposed(from, to).is_clear(), !near, "{from}");
        assert_eq!(supposed(from, to).own[0].window, morning(from, to));
    }
    assert!(!is_kept_apart(&s, ours) && !s.state.separation(Side::Alpha, s.now).is_clear());
    // The other side's announcement, a record that announces nothing, and one that is over cannot be moved.
    let window = morning("10:00", "11:00");
    for (side, record) in [(Side::Alpha, theirs), (Side::Bravo, ours), (Side::Alpha, digest(9))] {
        assert_eq!(s.state.separation_if_moved(side, record, window, s.now), None);
    }
    assert_eq!(s.state.separation_if_moved(Side::Alpha, ours, window, instant("2016-09-14T09:00:00.000Z")), None);
}

/// TOR.2.a#6: in the initial phase a supposed window of a plan is refused where the plan with it would be; the plan itself, where it now
/// stands, is no obstacle to its own move.
#[test]
fn tor_2_a_6_a_supposed_window_of_a_plan_meets_other_plans_but_not_itself() {
    let mut edition = edition::edition();
    edition.separation = edition::separation(5_000, 10);
    let mut s = Scenario::open_for_coordination_under(edition);
    let item = s.actionable();
    let first = plan(item);
    let far = Plan { window: morning("12:00", "13:00"), ..first.clone() };
    let ours = s.write(post(Side::Alpha, Post::Operations), Body::Plan(first.clone()));
    let theirs = s.write(post(Side::Bravo, Post::Operations), Body::Plan(far));
    let codes = |from, to| {
        let view = s.state.separation_if_moved(Side::Alpha, ours, morning(from, to), s.now).unwrap();
        view.found.iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    assert_ne!(s.decision(theirs), Decision::Refused, "{:?}", s.verdict(theirs));
    assert_eq!(codes("12:00", "13:00"), ["plans-overlap", "not-kept-apart"]);
    assert_eq!(codes("14:00", "15:00"), Vec::<&str>::new());
    let as_announced = s.state.separation_if_moved(Side::Alpha, ours, first.window, s.now).unwrap();
    assert!(as_announced.found.is_empty(), "{:?}", as_announced.found);
}

/// SG-05, SG-06: a protected entry under an announcement leaves no trace in the view of pairs, nor in what a supposed window would meet.
#[test]
fn sg_06_protected_entries_take_no_part_in_the_view_of_pairs() {
    let with = |is_entered: bool| {
        let mut s = apart();
        let extent = box_east_by(0);
        let ours = file(&mut s, Side::Alpha, notice(extent, morning("07:00", "09:00")), None);
        file(&mut s, Side::Bravo, notice(box_east_by(40_000), morning("07:00", "09:00")), None);
        if is_entered {
            let (north, east) = (360_150_000, 370_150_000);
            let entry = s.write(post(Side::Bravo, Post::Liaison), Body::ProtectedEntry(hospital(north, east)));
            s.accepted(entry);
            assert_eq!(s.state.protected_met(extent), [entry]);
        }
        let supposed = s.state.separation_if_moved(Side::Alpha, ours, morning("10:00", "11:00"), s.now).unwrap();
        let view = s.state.separation(Side::Alpha, s.now);
        let told = |view: &jig_agreement::state::SeparationView| {
            let findings: Vec<_> = view.pairs.iter().map(|pair| pair.finding.clone()).collect();
            (view.own.len(), view.other.len(), findings, view.found.clone())
        };
        (told(&view), told(&supposed))
    };
    assert_eq!(with(true), with(false));
}

/// TOR.2.c.ii#2, SG-19: an announced exempt flight holds what comes too near, of either side; it is itself never held.
#[test]
fn tor_2_c_ii_2_an_exempt_flight_holds_what_is_too_near_and_is_never_held() {
    let soon = grounding::soon();
    let near = grounding::exempt("medevac").routing[0];
    let mut s = apart();
    s.areas();
    let notices: Vec<RecordHash> =
        Side::BOTH.into_iter().map(|side| file(&mut s, side, notice(near, soon), None)).collect();
    let flight = grounding::noticed(&mut s, "flight-1", grounding::exempt("medevac"));
    assert!(s.verdict(flight).findings.iter().all(|finding| finding.code != "exempt-flight-near"));
    assert!(s.held_by(flight).is_empty(), "{:?}", s.held_by(flight));
    let holds = |s: &Scenario, record| s.held_by(record).contains(&"exempt-flight-near");
    assert!(notices.iter().all(|notice| holds(&s, *notice)), "of the side that announced it, too");
    // Of another day it holds nothing yet; until its end is told, time releases nothing.
    let later = window("2016-09-15T05:00:00.000Z", "2016-09-15T07:00:00.000Z");
    let next_day = file(&mut s, Side::Alpha, notice(near, later), None);
    assert!(!holds(&s, next_day));
    s.at("2016-09-15T04:59:00.000Z");
    assert!(holds(&s, next_day));
    let unknown =
        grounding::said(&mut s, grounding::SPEAKER, "flight-1", grounding::outcome(flight, FlightEnd::Unknown));
    s.accepted(unknown);
    assert!(holds(&s, next_day));
    let end = grounding::amended(
        &mut s,
        grounding::SPEAKER,
        (unknown, "flight-1"),
        grounding::outcome(flight, FlightEnd::Flown { in_the_air: soon }),
    );
    s.accepted(end);
    assert!(!holds(&s, next_day));
}

#[test]
fn a_cancelled_flight_and_one_that_is_not_exempt_hold_nothing() {
    let near = grounding::exempt("medevac").routing[0];
    let mut s = apart();
    s.areas();
    let first = file(&mut s, Side::Alpha, notice(near, grounding::soon()), None);
    grounding::noticed(&mut s, "flight-1", FlightNotice { routing: vec![near], ..grounding::other() });
    assert!(!s.held_by(first).contains(&"exempt-flight-near"));
    let flight = grounding::noticed(&mut s, "flight-2", grounding::exempt("medevac"));
    assert!(s.held_by(first).contains(&"exempt-flight-near"));
    grounding::said(&mut s, grounding::SPEAKER, "flight-2", grounding::outcome(flight, FlightEnd::Cancelled));
    assert!(!s.held_by(first).contains(&"exempt-flight-near"));
}
