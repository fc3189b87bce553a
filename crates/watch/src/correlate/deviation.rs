//! Deviations: in what a flight was not as its notice says. The list is closed.

use super::{Flight, Lateral, exempts};
use crate::config::Config;
use crate::notice::Notice;
use alloc::vec::Vec;

/// What can deviate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeviationKind {
    /// Earlier than the general time; by minutes.
    Early,
    /// Later than the general time; by minutes.
    Late,
    /// Still inside after the general time; by minutes.
    Overrun,
    /// Off the routing; by nautical miles.
    Lateral,
    /// At a height that was not told.
    Altitude,
    /// More aircraft than told; by how many.
    CountExcess,
    /// Another type.
    TypeMismatch,
    /// The notice came late; by hours before the beginning of the flight, negative after it.
    NoticeLate,
    /// The notice lacks what its kind must say.
    NoticeIncomplete,
    /// The notice claims none of the three exemptions.
    NotExemptKind,
    /// The routing does not pass the area.
    AreaNotInRoute,
    /// The aircraft stands in no daily return of the order of battle.
    AobUnknownTail,
    /// It landed on the way.
    Stopover,
}

impl DeviationKind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [Self; 13] = [
        Self::Early,
        Self::Late,
        Self::Overrun,
        Self::Lateral,
        Self::Altitude,
        Self::CountExcess,
        Self::TypeMismatch,
        Self::NoticeLate,
        Self::NoticeIncomplete,
        Self::NotExemptKind,
        Self::AreaNotInRoute,
        Self::AobUnknownTail,
        Self::Stopover,
    ];

    /// The stable word for it, also the key of its sentence.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Early => "T_EARLY",
            Self::Late => "T_LATE",
            Self::Overrun => "T_OVERRUN",
            Self::Lateral => "LATERAL",
            Self::Altitude => "ALT",
            Self::CountExcess => "COUNT_EXCESS",
            Self::TypeMismatch => "TYPE_MISMATCH",
            Self::NoticeLate => "NOTICE_LATE",
            Self::NoticeIncomplete => "NOTICE_INCOMPLETE",
            Self::NotExemptKind => "NOT_EXEMPT_KIND",
            Self::AreaNotInRoute => "AREA_NOT_IN_ROUTE",
            Self::AobUnknownTail => "AOB_UNKNOWN_TAIL",
            Self::Stopover => "STOPOVER",
        }
    }
}

/// A deviation with its size, in the unit of its kind; nothing where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Deviation {
    /// What.
    pub kind: DeviationKind,
    /// By how much.
    pub size: Option<i64>,
}

/// What deviates between a flight and its notice, as far as both alone show.
pub(super) fn of(flight: &Flight, notice: &Notice, lateral: Option<Lateral>, config: &Config) -> Vec<Deviation> {
    let mut found = Vec::new();
    let mut deviates = |kind, size| found.push(Deviation { kind, size });
    let tolerance = config.notice_time.as_millis();
    let minutes = |ms: i64| Some(ms / 60_000);
    let early = notice.from.since(flight.from).as_millis();
    if early > tolerance {
        deviates(DeviationKind::Early, minutes(early));
    }
    let late = flight.from.since(notice.to).as_millis();
    if late > tolerance {
        deviates(DeviationKind::Late, minutes(late));
    } else {
        let over = flight.to.since(notice.to).as_millis();
        if over > tolerance {
            deviates(DeviationKind::Overrun, minutes(over));
        }
    }
    let furthest = lateral.map(|lateral| lateral.furthest_m);
    if let Some(metres) = furthest.filter(|metres| *metres > config.corridor_m) {
        deviates(DeviationKind::Lateral, Some(metres / 1_852));
    }
    let types = &flight.claims.types;
    if !types.is_empty() && !notice.types.is_empty() && !notice.types.iter().any(|told| types.contains(told)) {
        deviates(DeviationKind::TypeMismatch, None);
    }
    if !notice.is_in_time(config.zone) {
        deviates(DeviationKind::NoticeLate, Some(notice.from.since(notice.given_at).as_millis() / 3_600_000));
    }
    if !notice.is_complete() {
        deviates(DeviationKind::NoticeIncomplete, None);
    }
    if !exempts(notice) {
        deviates(DeviationKind::NotExemptKind, None);
    }
    if lateral.is_some_and(|lateral| lateral.nearest_m > config.corridor_m) {
        deviates(DeviationKind::AreaNotInRoute, None);
    }
    found
}
