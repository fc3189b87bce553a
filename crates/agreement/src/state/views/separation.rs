//! What both sides have announced and are not done with, pair by pair, and what moving one's own window would change.
//!
//! The measuring and the judging are the rules' own (TOR.2.c.ii#2, TOR.2.a#6). Protected entries, movements and exempt flights take no part:
//! nothing here may be asked about them (SG-05, SG-06). Nothing here clears anything, and no order but that of receipt is known.
use super::super::{Fact, Moment, State};
use crate::clauses;
use crate::identity::{Author, RecordHash, Side};
use crate::separation::{self, Kept, Occupied};
use crate::verdict;
use alloc::vec::Vec;
use spacetime::deconfliction::Finding;
use spacetime::{Instant, LatLonBox, Window};

/// Up to so many pairs each is measured and listed; of more only those that are not plainly apart.
const LISTED_MAX: usize = 400;

/// An activity that a side has announced, in clear.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Announcement {
    /// The record.
    pub record: RecordHash,
    /// Its kind.
    pub kind: &'static str,
    /// Who wrote it.
    pub author: Author,
    /// Ledger time of its entry.
    pub at: Instant,
    /// When it is meant to be; the supposed window where one is supposed.
    pub window: Window,
    /// Where, coarse (SG-03).
    pub extent: LatLonBox,
}

/// Two announcements, one of each side.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AnnouncedPair {
    /// The first, by its place in [`SeparationView::own`].
    pub own: usize,
    /// The second, by its place in [`SeparationView::other`].
    pub other: usize,
    /// What is found about them; nothing where a box cannot be measured, which holds both.
    pub finding: Option<Finding>,
}

/// What a side's announcements are to those of the other side.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SeparationView {
    /// The side's own, by time of receipt, then hash; the moved one alone where a window is supposed.
    pub own: Vec<Announcement>,
    /// The other side's.
    pub other: Vec<Announcement>,
    /// Pairs, in the order of both: all, or where there are very many those not plainly apart.
    pub pairs: Vec<AnnouncedPair>,
    /// What the clauses would find about the moved announcement; empty where no window is supposed.
    pub found: Vec<verdict::Finding>,
}

impl SeparationView {
    /// Whether every pair is kept apart by what the rules ask for.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.pairs.iter().all(|pair| pair.finding.as_ref().is_some_and(|finding| !finding.answer.holds()))
    }
}

impl State {
    /// What a side's live announcements are to those of the other side.
    #[must_use]
    pub fn separation(&self, side: Side, now: Instant) -> SeparationView {
        let moment = self.as_effective(now);
        let own = self.announcements(side, moment);
        self.compared(&own, side, moment, Vec::new())
    }

    /// The same for one live announcement of a side if it had another window; nothing for a record that is no such announcement. Judged
    /// only, never kept: the window moves when its own side says so in a record.
    #[must_use]
    pub fn separation_if_moved(
        &self,
        side: Side,
        record: RecordHash,
        window: Window,
        now: Instant,
    ) -> Option<SeparationView> {
        let moment = self.as_effective(now);
        let (fact, standing) = self.announcements(side, moment).into_iter().find(|(fact, _)| fact.record == record)?;
        let mut found = Vec::new();
        found.extend(clauses::overlap_if_moved(self, fact, window, moment));
        found.extend(clauses::kept_apart_if_moved(self, fact, window, moment));
        let moved = Occupied { window, ..standing };
        Some(self.compared(&[(fact, moved)], side, moment, found))
    }

    fn announcements(&self, side: Side, moment: Moment) -> Vec<(&Fact, Occupied)> {
        let live = clauses::announced(self, moment).filter(|fact| fact.side() == Some(side));
        let mut listed: Vec<_> = live.filter_map(|fact| Some((fact, clauses::occupied(fact)?))).collect();
        listed.sort_by_key(|(fact, _)| (fact.at, fact.record));
        listed
    }

    fn compared(
        &self,
        own: &[(&Fact, Occupied)],
        side: Side,
        moment: Moment,
        found: Vec<verdict::Finding>,
    ) -> SeparationView {
        let other = self.announcements(side.counterpart(), moment);
        let are_all_listed = own.len().saturating_mul(other.len()) <= LISTED_MAX;
        let mut pairs = Vec::new();
        for (place, (_, one)) in own.iter().enumerate() {
            for (against, (_, theirs)) in other.iter().enumerate() {
                let is_listed = are_all_listed || separation::kept(self.edition(), *one, *theirs) != Kept::Apart;
                if is_listed {
                    let required = separation::required(self.edition(), one.class, theirs.class);
                    let finding = required.and_then(|required| separation::measured(*one, *theirs, &required));
                    pairs.push(AnnouncedPair { own: place, other: against, finding });
                }
            }
        }
        let shown = |(fact, occupied): &(&Fact, Occupied)| Announcement {
            record: fact.record,
            kind: fact.kind,
            author: fact.author,
            at: fact.at,
            window: occupied.window,
            extent: occupied.extent,
        };
        SeparationView { own: own.iter().map(shown).collect(), other: other.iter().map(shown).collect(), pairs, found }
    }
}
