//! Revisions: how the events of a later look stand to those of an earlier one.
//!
//! Late data, another version of an area, a notice found later: each gives another set of events. None is rewritten; each of the
//! earlier ones stands, is amended by a linked one with the reason, or is withdrawn by a linked statement.

use crate::digest::Digest;
use crate::event::Event;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

/// Why an event was amended or withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The area was delineated anew.
    AreaVersion,
    /// A notice, a link or a return came to light.
    NoticeFound,
    /// Reports came late.
    LateData,
    /// Other thresholds were agreed, or a sensor was measured anew.
    Calibration,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::AreaVersion, Self::NoticeFound, Self::LateData, Self::Calibration];

    /// The stable word for it, also the key of its sentence.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AreaVersion => "AREA_VERSION",
            Self::NoticeFound => "NOTICE_FOUND",
            Self::LateData => "LATE_DATA",
            Self::Calibration => "SENSOR_CALIBRATION",
        }
    }

    /// The reason of a word.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// How one event of two looks stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Revision {
    /// In both, unaltered.
    Stands(Digest),
    /// Only in the later one, and linked to none.
    Found(Digest),
    /// A later one takes the place of an earlier one.
    Amends {
        /// The later.
        event: Digest,
        /// The earlier.
        amends: Digest,
        /// Why.
        reason: Reason,
    },
    /// An earlier one that nothing later takes the place of.
    Withdrawn {
        /// Which.
        event: Digest,
        /// Why.
        reason: Reason,
    },
}

/// How a later set of events stands to an earlier one, in the order of the earlier, then of the later.
#[must_use]
pub fn revisions(earlier: &[Event], later: &[Event]) -> Vec<Revision> {
    let later_ids: BTreeSet<Digest> = later.iter().map(|event| event.id).collect();
    let earlier_ids: BTreeSet<Digest> = earlier.iter().map(|event| event.id).collect();
    let mut linked = BTreeSet::new();
    let mut found = Vec::new();
    for event in earlier {
        if later_ids.contains(&event.id) {
            found.push(Revision::Stands(event.id));
            continue;
        }
        let successor = later
            .iter()
            .filter(|next| !earlier_ids.contains(&next.id) && !linked.contains(&next.id) && is_about(event, next))
            .min_by_key(|next| (next.from.since(event.from).as_millis().abs(), next.id));
        match successor {
            Some(next) => {
                linked.insert(next.id);
                found.push(Revision::Amends { event: next.id, amends: event.id, reason: reason(event, next) });
            }
            None => found.push(Revision::Withdrawn { event: event.id, reason: Reason::LateData }),
        }
    }
    let is_new = |event: &&Event| !earlier_ids.contains(&event.id) && !linked.contains(&event.id);
    found.extend(later.iter().filter(is_new).map(|event| Revision::Found(event.id)));
    found
}

/// True when both are of one track in one area at one time.
fn is_about(one: &Event, other: &Event) -> bool {
    let share_track = one.track == other.track
        || one.witnesses.iter().any(|seen| other.witnesses.iter().any(|their| their.track == seen.track));
    one.area == other.area && share_track && one.from <= other.to && other.from <= one.to
}

fn reason(earlier: &Event, later: &Event) -> Reason {
    if earlier.version != later.version {
        Reason::AreaVersion
    } else if earlier.config != later.config {
        Reason::Calibration
    } else if earlier.witnesses == later.witnesses && earlier.correlation != later.correlation {
        Reason::NoticeFound
    } else {
        Reason::LateData
    }
}
