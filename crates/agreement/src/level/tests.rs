//! The level of the ceasefire: all metrics or none, fractions without rounding, what is left out is counted.
use super::{Days, Event, Level, Mean, Tally};
use crate::edition::{DeathsEstimate, EventFilter, Metric};
use crate::state::Sides;
use spacetime::CivilDate;

fn day(month: u8, day: u8) -> CivilDate {
    CivilDate::new(2016, month, day).unwrap()
}

fn filter() -> EventFilter {
    EventFilter {
        series: "ucdp-ged".into(),
        dyads: [11_973].into(),
        date_precision_max: 1,
        deaths: DeathsEstimate::Best,
    }
}

const THREE: [Metric; 3] = [Metric::LethalEvents, Metric::Deaths, Metric::CivilianDeaths];

const fn tally(lethal_events: u64, deaths: u64, civilian_deaths: u64) -> Tally {
    Tally { days: 7, lethal_events, deaths, civilian_deaths, reports: None }
}

/// AMB-07, SG-26: the seven days of September against the baseline read no, yes, no.
#[test]
fn the_three_means_of_september_2016_read_no_yes_no_amb_07() {
    let level = Level::assess(&THREE, &tally(47, 107, 57), &tally(39, 142, 24));
    let holds: alloc::vec::Vec<bool> = level.lines.iter().map(|line| line.holds).collect();
    assert_eq!(holds, [false, true, false]);
    let shown: alloc::vec::Vec<_> =
        level.lines.iter().map(|line| (line.value.hundredths(), line.baseline.hundredths())).collect();
    assert_eq!(shown, [(671, 557), (1_529, 2_029), (814, 343)]);
    assert!(!level.is_met());
}

#[test]
fn one_metric_above_its_baseline_is_enough_to_fail_amb_07() {
    let baseline = tally(39, 142, 24);
    assert!(Level::assess(&THREE, &baseline, &baseline).is_met(), "equal means hold");
    for worse in [tally(40, 142, 24), tally(39, 143, 24), tally(39, 142, 25)] {
        assert!(!Level::assess(&THREE, &worse, &baseline).is_met(), "{worse:?}");
    }
}

/// SG-01: a metric of the edition that nobody counted does not hold, and an edition without metrics certifies nothing.
#[test]
fn what_is_not_measured_does_not_hold_sg_01() {
    let four = [Metric::LethalEvents, Metric::Deaths, Metric::CivilianDeaths, Metric::ReportsPerSide];
    let quiet = tally(0, 0, 0);
    let level = Level::assess(&four, &quiet, &tally(39, 142, 24));
    assert_eq!((level.unmeasured.as_slice(), level.is_met()), ([Metric::ReportsPerSide].as_slice(), false));
    let counted = |count: u64| Tally { reports: Some(Sides::from_fn(|_| count)), ..quiet };
    assert!(Level::assess(&four, &counted(3), &counted(3)).is_met());
    assert!(!Level::assess(&[], &quiet, &quiet).is_met());
    assert!(!Level::assess(&THREE, &Tally { days: 0, ..quiet }, &quiet).is_met());
}

/// Each side's reports are compared with its own, so a quiet side cannot outweigh a loud one.
#[test]
fn reports_of_each_side_are_compared_with_its_own() {
    let of = |alpha: u64, bravo: u64| Tally {
        reports: Some(Sides::from_fn(|side| if side == crate::identity::Side::Alpha { alpha } else { bravo })),
        ..tally(0, 0, 0)
    };
    let level = Level::assess(&[Metric::ReportsPerSide], &of(0, 21), &of(20, 20));
    assert_eq!(level.lines.iter().map(|line| line.holds).collect::<alloc::vec::Vec<_>>(), [true, false]);
    assert!(!level.is_met());
}

#[test]
fn means_over_different_numbers_of_days_are_compared_without_rounding() {
    let third = Mean { total: 1, days: 3 };
    assert!(third.at_most(Mean { total: 2, days: 6 }) && Mean { total: 2, days: 6 }.at_most(third));
    assert!(!Mean { total: 1_000_001, days: 3 }.at_most(Mean { total: 1_000_000, days: 3 }));
    assert!(Mean { total: u64::MAX, days: u32::MAX }.at_most(Mean { total: u64::MAX, days: 1 }));
    assert_eq!(
        Mean { total: 1, days: 0 }.hundredths(),
        100,
        "a mean over no days is never shown as a division by zero"
    );
}

#[test]
fn events_outside_the_filter_are_counted_as_left_out() {
    let event =
        |dyad, date_precision, on| Event { dyad, date_precision, day: on, deaths: [1, 2, 3], civilian_deaths: 1 };
    let events = [
        event(11_973, 1, day(9, 13)),
        event(11_973, 1, day(9, 19)),
        event(11_973, 2, day(9, 15)),
        event(7, 1, day(9, 15)),
        event(11_973, 1, day(9, 12)),
        event(11_973, 1, day(9, 20)),
    ];
    let days = Days::new(day(9, 13), day(9, 19)).unwrap();
    let (tally, sifted) = Tally::of_events(&events, &filter(), days);
    assert_eq!((tally.days, tally.lethal_events, tally.deaths, tally.civilian_deaths), (7, 2, 4, 2));
    assert_eq!((sifted.counted, sifted.other_dyad, sifted.imprecise), (2, 1, 1));
    let high = EventFilter { deaths: DeathsEstimate::High, date_precision_max: 2, ..filter() };
    assert_eq!(Tally::of_events(&events, &high, days).0.deaths, 9);
    let low = EventFilter { deaths: DeathsEstimate::Low, ..filter() };
    assert_eq!(Tally::of_events(&events, &low, days).0.deaths, 2);
    assert!(Days::new(day(9, 19), day(9, 13)).is_none());
}
