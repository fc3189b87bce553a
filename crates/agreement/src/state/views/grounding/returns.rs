//! The daily return, day by day, and the order of battle that the last one leaves.
use super::super::super::{AsKnown, Fact, State};
use crate::records::{AirOrderOfBattle, DailyReturn, Holding, Register};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use spacetime::{CivilDate, Instant};

/// The return of one day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReturnView<'a> {
    /// The day, in the reference zone.
    pub day: CivilDate,
    /// By when it is due.
    pub due: Option<Instant>,
    /// The return, if there is one.
    pub told: Option<(&'a Fact, &'a AirOrderOfBattle)>,
    /// How it stands.
    pub standing: ReturnStanding,
}

/// How the return of a day stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ReturnStanding {
    /// Given in time, a nil return like any other.
    Given,
    /// Given after it was due.
    GivenLate,
    /// Still to come.
    Expected,
    /// Overdue: the side that owes it has said nothing, not even that nothing changed.
    Missing,
}

impl ReturnStanding {
    /// The code of its name in the catalogues: `return-standing-<name>`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::GivenLate => "given-late",
            Self::Expected => "expected",
            Self::Missing => "missing",
        }
    }
}

/// The order of battle as last told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OrderOfBattle<'a> {
    /// The day of the last whole table.
    pub as_of: CivilDate,
    /// The last day on which it was told that nothing changed; the day of the table itself without one.
    pub confirmed_to: CivilDate,
    /// The record of the table.
    pub fact: &'a Fact,
    /// The table.
    pub holdings: &'a [Holding],
}

/// How many days a list of returns goes back at most.
const DAYS_MAX: usize = 366;

impl State {
    /// Since when the watch is kept: from the group's formation, and in a log of a group that existed before, from the first record
    /// of the watch. The record says which.
    #[must_use]
    pub fn watched_since(&self) -> Option<&Fact> {
        if self.sequence().clock().is_some() {
            return self.fact(self.formed()?.by);
        }
        [Register::FlightNotice, Register::AirOrderOfBattle, Register::AirObservation, Register::FlightEvent]
            .into_iter()
            .flat_map(|register| self.of_kind(register.name()))
            .min_by_key(|fact| fact.index)
    }

    /// The returns of every day since the watch began, today's among them, in the order of the days.
    #[must_use]
    pub fn daily_returns(&self, known: AsKnown) -> Vec<ReturnView<'_>> {
        let zone = self.edition().reference_zone;
        let day_of = |at: Instant| zone.local(at).ok().map(|local| local.date());
        let Some(began) = self.watched_since().filter(|fact| fact.at <= known.at) else { return Vec::new() };
        let (Some(first), Some(today)) = (day_of(began.at), day_of(known.at)) else { return Vec::new() };
        let mut told: BTreeMap<CivilDate, (&Fact, &AirOrderOfBattle)> =
            self.returns(known).into_iter().map(|(fact, told)| (told.as_of, (fact, told))).collect();
        let mut days = Vec::new();
        let mut day = Some(today);
        while let Some(this) = day.filter(|this| first <= *this && days.len() < DAYS_MAX) {
            days.push(self.day_return(this, told.remove(&this), known));
            day = this.previous_day();
        }
        days.reverse();
        // What the log has of earlier days is shown as well.
        let mut earlier: Vec<ReturnView<'_>> = told
            .into_iter()
            .filter(|(day, _)| *day < first)
            .map(|(day, told)| self.day_return(day, Some(told), known))
            .collect();
        earlier.append(&mut days);
        earlier
    }

    fn day_return<'a>(
        &'a self,
        day: CivilDate,
        told: Option<(&'a Fact, &'a AirOrderOfBattle)>,
        known: AsKnown,
    ) -> ReturnView<'a> {
        let due = self.return_due(day);
        let standing = match (told, due) {
            (Some((fact, _)), Some(due)) if due <= self.first_told(fact, known) => ReturnStanding::GivenLate,
            (Some(_), _) => ReturnStanding::Given,
            (None, Some(due)) if due <= known.at => ReturnStanding::Missing,
            (None, _) => ReturnStanding::Expected,
        };
        ReturnView { day, due, told, standing }
    }

    /// When a day's return was first given: an amendment does not make it late.
    fn first_told(&self, fact: &Fact, known: AsKnown) -> Instant {
        fact.as_register_entry()
            .and_then(|entry| self.entry_versions(Register::AirOrderOfBattle, &entry.key, known).next())
            .map_or(fact.at, |(first, _)| first.at)
    }

    /// The order of battle as last told; none before the first whole table.
    #[must_use]
    pub fn order_of_battle(&self, known: AsKnown) -> Option<OrderOfBattle<'_>> {
        let returns = self.returns(known);
        let confirmed_to = returns.last()?.1.as_of;
        returns.into_iter().rev().find_map(|(fact, told)| match &told.said {
            DailyReturn::Full { holdings, .. } => {
                Some(OrderOfBattle { as_of: told.as_of, confirmed_to, fact, holdings })
            }
            DailyReturn::Nil => None,
        })
    }
}
