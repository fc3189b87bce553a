//! AMB-07, APP.2#1: whether the ceasefire is back at the level of the baseline, metric by metric, and never by one alone.
//!
//! Counts come in as values; which events count is a filter of the edition, and what it leaves out is counted too (SG-26). Means are
//! compared as fractions, so no rounding decides. This measures; it certifies nothing (APP.2#1): both senior representatives do.
#[cfg(test)]
mod tests;

use crate::edition::{Baseline, DeathsEstimate, EventFilter, Metric};
use crate::identity::Side;
use crate::records::{LevelCounts, LevelStatement};
use crate::state::Sides;
use alloc::vec::Vec;
use spacetime::CivilDate;

/// One reported event, as far as a filter or a metric asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Event {
    /// The pair of opponents, by the series' number.
    pub dyad: u32,
    /// How precisely its day is known; 1 is the day itself.
    pub date_precision: u8,
    /// Its first day.
    pub day: CivilDate,
    /// Lowest, best and highest estimate of the dead.
    pub deaths: [u32; 3],
    /// Civilians among them, best estimate.
    pub civilian_deaths: u32,
}

/// Whole days, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Days {
    from: CivilDate,
    to: CivilDate,
}

impl Days {
    /// The days from one to the other; nothing where the last lies before the first.
    #[must_use]
    pub fn new(from: CivilDate, to: CivilDate) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// The days of a baseline.
    #[must_use]
    pub fn of_baseline(baseline: &Baseline) -> Option<Self> {
        Self::new(baseline.from, baseline.to)
    }

    /// The first day.
    #[must_use]
    pub const fn from(self) -> CivilDate {
        self.from
    }

    /// The last day.
    #[must_use]
    pub const fn to(self) -> CivilDate {
        self.to
    }

    /// How many.
    #[must_use]
    pub fn count(self) -> u32 {
        u32::try_from(self.from.days_until(self.to).saturating_add(1)).unwrap_or(u32::MAX)
    }

    /// True for a day of them.
    #[must_use]
    pub fn contains(self, day: CivilDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// What a filter did with the events of some days.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sifted {
    /// Counted.
    pub counted: u32,
    /// Left out: between other opponents.
    pub other_dyad: u32,
    /// Left out: the day is not known precisely enough, so it may not be one of these.
    pub imprecise: u32,
}

/// The totals of some days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tally {
    /// How many days; never none.
    pub days: u32,
    /// Events.
    pub lethal_events: u64,
    /// The dead.
    pub deaths: u64,
    /// Civilians among them.
    pub civilian_deaths: u64,
    /// Reports of shelling that each side made; nothing where nobody counted them.
    pub reports: Option<Sides<u64>>,
}

impl Tally {
    /// Counts the events of some days that pass a filter, and what it leaves out.
    #[must_use]
    pub fn of_events(events: &[Event], filter: &EventFilter, days: Days) -> (Self, Sifted) {
        let mut tally = Self { days: days.count(), lethal_events: 0, deaths: 0, civilian_deaths: 0, reports: None };
        let mut sifted = Sifted::default();
        for event in events.iter().filter(|event| days.contains(event.day)) {
            if !filter.dyads.contains(&event.dyad) {
                sifted.other_dyad = sifted.other_dyad.saturating_add(1);
            } else if event.date_precision > filter.date_precision_max {
                sifted.imprecise = sifted.imprecise.saturating_add(1);
            } else {
                let [low, best, high] = event.deaths;
                let deaths = match filter.deaths {
                    DeathsEstimate::Low => low,
                    DeathsEstimate::Best => best,
                    DeathsEstimate::High => high,
                };
                sifted.counted = sifted.counted.saturating_add(1);
                tally.lethal_events = tally.lethal_events.saturating_add(1);
                tally.deaths = tally.deaths.saturating_add(u64::from(deaths));
                tally.civilian_deaths = tally.civilian_deaths.saturating_add(u64::from(event.civilian_deaths));
            }
        }
        (tally, sifted)
    }

    /// What one side stated of some days.
    fn of_counts(counts: &LevelCounts, days: Days) -> Self {
        let reports = || Sides::from_fn(|side| counts.reports_of(side).unwrap_or_default().into());
        Self {
            days: days.count(),
            lethal_events: counts.lethal_events.into(),
            deaths: counts.deaths.into(),
            civilian_deaths: counts.civilian_deaths.into(),
            reports: counts.reports.is_some().then(reports),
        }
    }

    /// What a metric counts here; nothing where nobody counted it.
    fn totals(&self, metric: Metric) -> Vec<(Option<Side>, u64)> {
        match metric {
            Metric::LethalEvents => Vec::from([(None, self.lethal_events)]),
            Metric::Deaths => Vec::from([(None, self.deaths)]),
            Metric::CivilianDeaths => Vec::from([(None, self.civilian_deaths)]),
            Metric::ReportsPerSide => self
                .reports
                .iter()
                .flat_map(|reports| reports.iter().map(|(side, count)| (Some(side), *count)).collect::<Vec<_>>())
                .collect(),
        }
    }
}

/// A mean per day, as the fraction it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mean {
    /// The total.
    pub total: u64,
    /// Over so many days.
    pub days: u32,
}

impl Mean {
    /// True when this mean is at most the other: compared crosswise, without division.
    #[must_use]
    pub fn at_most(self, other: Self) -> bool {
        u128::from(self.total) * u128::from(other.days) <= u128::from(other.total) * u128::from(self.days)
    }

    /// The mean in hundredths, rounded half up, for people.
    #[must_use]
    pub fn hundredths(self) -> u128 {
        let days = u128::from(self.days.max(1));
        (u128::from(self.total) * 200 + days) / (2 * days)
    }
}

/// One metric of a period beside the same of the baseline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MetricLine {
    /// The metric.
    pub metric: Metric,
    /// Whose reports, for the one metric that is counted for each side.
    pub side: Option<Side>,
    /// In the period.
    pub value: Mean,
    /// In the baseline.
    pub baseline: Mean,
    /// True when the period's mean is at most the baseline's.
    pub holds: bool,
}

/// Every metric of the edition, compared or not measured.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Level {
    /// The metrics that both periods were measured by, in the edition's order.
    pub lines: Vec<MetricLine>,
    /// The metrics of the edition that nobody measured: what is not measured does not hold (SG-01).
    pub unmeasured: Vec<Metric>,
}

impl Level {
    /// Compares a period with the baseline by every metric of the edition.
    #[must_use]
    pub fn assess(metrics: &[Metric], period: &Tally, baseline: &Tally) -> Self {
        let mut level = Self { lines: Vec::new(), unmeasured: Vec::new() };
        for metric in metrics {
            let (values, baselines) = (period.totals(*metric), baseline.totals(*metric));
            if values.is_empty() || values.len() != baselines.len() || period.days == 0 || baseline.days == 0 {
                level.unmeasured.push(*metric);
                continue;
            }
            level.lines.extend(values.into_iter().zip(baselines).map(|((side, value), (_, base))| {
                let value = Mean { total: value, days: period.days };
                let base = Mean { total: base, days: baseline.days };
                MetricLine { metric: *metric, side, value, baseline: base, holds: value.at_most(base) }
            }));
        }
        level
    }

    /// Every metric of a statement beside its baseline; nothing where its last day lies before its first.
    #[must_use]
    pub fn of_statement(stated: &LevelStatement, baseline: &Baseline) -> Option<Self> {
        let period = Tally::of_counts(&stated.period, Days::new(stated.from, stated.to)?);
        let base = Tally::of_counts(&stated.baseline, Days::of_baseline(baseline)?);
        Some(Self::assess(&baseline.metrics, &period, &base))
    }

    /// True when every metric of the edition was measured and holds. It certifies nothing.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.unmeasured.is_empty() && !self.lines.is_empty() && self.lines.iter().all(|line| line.holds)
    }
}
