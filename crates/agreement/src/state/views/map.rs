//! The common map as a desk shows it: which version was in force when, what each side drew last, what the map says of open items.
//!
//! History is read off the records as they took effect and ended, so that the answer for an instant stays the same whatever is filed
//! later (TOR.3.b#1: a place is judged by the version valid at that time).
use super::super::{Fact, Restraint, Sides, State};
use crate::clauses;
use crate::common_map::{Layers, MapError, Piece, compare, proximity_zone, with_proximity};
use crate::identity::{RecordHash, Side};
use crate::records::{AreaSet, DraftPair, MapClass, Nature, Outline, Question};
use crate::verdict::Finding;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use spacetime::{Instant, TimeError};

/// A time during which one version of the areas, or none, was in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MapPeriod {
    /// From when.
    pub from: Instant,
    /// Until when; none for the last.
    pub to: Option<Instant>,
    /// The version; none while everything was denied.
    pub version: Option<RecordHash>,
}

/// By when the first common map is due, and how it stands (APP.3.a, AMB-09). Nothing in it ever completes a map: that is the word of
/// both sides on a version.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MapDuty {
    /// The end of the last day, in the reference zone.
    pub due: Instant,
    /// The first version of both drafts that both sides' word made a common map, and since when; its gaps are signed with it.
    pub met_by: Option<(RecordHash, Instant)>,
    /// True when the time has passed and there is none, or it came late.
    pub is_overdue: bool,
}

/// What the map in force says of an open item or plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MapCheck {
    /// The item or plan.
    pub record: RecordHash,
    /// What speaks against its footprint; empty when both call all of it designated.
    pub findings: Vec<Finding>,
    /// The class of its ground where nothing does and the version in force was drawn: the most protective in the footprint or, near
    /// a party to the ceasefire, of the setting (AMB-15).
    pub class: Option<MapClass>,
}

impl State {
    /// The version of the areas that was in force at an instant, as far as the log says by now.
    #[must_use]
    pub fn map_at(&self, at: Instant) -> Option<&Fact> {
        let latest =
            self.of_kind("area-set").filter(|fact| self.was_signed(fact, at)).max_by_key(|fact| in_order(fact))?;
        self.was_in_force(latest, at).then_some(latest)
    }

    /// Every period of the map, from the first version that was in force on.
    #[must_use]
    pub fn map_history(&self) -> Vec<MapPeriod> {
        let mut history: Vec<MapPeriod> = Vec::new();
        for at in self.turns_of_the_map() {
            let version = self.map_at(at).map(|fact| fact.record);
            if history.last().is_none_or(|last| last.version != version) && !(history.is_empty() && version.is_none()) {
                if let Some(last) = history.last_mut() {
                    last.to = Some(at);
                }
                history.push(MapPeriod { from: at, to: None, version });
            }
        }
        history
    }

    /// The last draft of each side that stands.
    #[must_use]
    pub fn map_drafts(&self) -> Sides<Option<RecordHash>> {
        Sides::from_fn(|side| clauses::latest_draft(self, side).map(|fact| fact.record))
    }

    /// The ground of a pair of drafts, by what each side says of it, near ground of a ceasefire party with the class of the setting as it
    /// stood before an entry.
    ///
    /// # Errors
    /// The drafts do not combine.
    pub fn map_pieces(&self, drafts: DraftPair, index: u64) -> Result<Vec<Piece>, MapError> {
        let layers = |side| Layers::of(self.map_outlines(drafts.of(side)));
        let (alpha, bravo) = (layers(Side::Alpha)?, layers(Side::Bravo)?);
        let proximity = self.settings_at(index).proximity;
        let zone = proximity_zone(&alpha, &bravo, proximity.distance_m)?;
        with_proximity(compare(&alpha, &bravo)?, &zone, proximity.class)
    }

    /// The version of the areas that a record is.
    #[must_use]
    pub fn map_version(&self, record: RecordHash) -> Option<&AreaSet> {
        self.fact(record)?.as_area_set()
    }

    /// What a draft draws; empty for a record that is none.
    #[must_use]
    pub fn map_outlines(&self, draft: RecordHash) -> &[Outline] {
        self.fact(draft).and_then(Fact::as_area_draft).map_or(&[], |draft| draft.outlines.as_slice())
    }

    /// By when the first map of a group formed at an instant is due, and how it stands at `now`.
    ///
    /// # Errors
    /// The reference zone's table does not reach that far.
    pub fn map_duty(&self, formed: Instant, now: Instant) -> Result<MapDuty, TimeError> {
        let due = self.map_due(formed)?;
        let is_common = |record: &RecordHash| {
            self.fact(*record).and_then(Fact::as_area_set).is_some_and(|set| set.drafts.is_some())
        };
        let met_by = self
            .map_history()
            .into_iter()
            .filter(|period| period.from <= now)
            .find_map(|period| Some((period.version.filter(is_common)?, period.from)));
        let is_overdue = met_by.map_or(due <= now, |(_, since)| due <= since);
        Ok(MapDuty { due, met_by, is_overdue })
    }

    /// What the map in force at `now` says of every open item and plan, in the order of the log. The rules ask the same whenever an
    /// item is used, so a new version holds what it touches without anybody's doing.
    #[must_use]
    pub fn map_checks(&self, now: Instant) -> Vec<MapCheck> {
        let mut open: Vec<&Fact> = ["release", "plan"]
            .into_iter()
            .flat_map(|kind| self.of_kind(kind))
            .filter(|fact| !fact.is_ended())
            .collect();
        open.sort_by_key(|fact| fact.index);
        open.into_iter()
            .map(|fact| MapCheck {
                record: fact.record,
                findings: clauses::against_the_map(self, fact, self.as_effective(now)),
                class: clauses::class_of_ground(self, fact, self.as_effective(now)),
            })
            .collect()
    }

    /// As for the version in force now: signed by both, whatever became of their words.
    fn was_signed(&self, fact: &Fact, at: Instant) -> bool {
        let had_come = |fact: &Fact| fact.took_effect.is_some_and(|(since, _)| since <= at);
        had_come(fact)
            && fact.as_area_set().is_some_and(|set| set.in_force_from <= at)
            && self.both_words(fact.record, Question::Areas, had_come)
    }

    /// Whether a version that both had signed counted: it stood, nothing held it, and both words on it counted.
    fn was_in_force(&self, fact: &Fact, at: Instant) -> bool {
        let stood = |fact: &Fact| {
            fact.took_effect.is_some_and(|(since, _)| since <= at) && fact.ended.is_none_or(|ending| at < ending.at)
        };
        stood(fact)
            && !self.restraints().any(|restraint| bound(restraint, fact, at))
            && self.both_words(fact.record, Question::Areas, |consent| {
                stood(consent)
                    && !self.was_revoked(consent, |revoked| revoked <= at)
                    && consent.as_consent().is_some_and(|said| at < said.expires)
            })
    }

    /// Every instant at which the map may have turned.
    fn turns_of_the_map(&self) -> BTreeSet<Instant> {
        let mut turns = BTreeSet::new();
        for version in self.of_kind("area-set") {
            turns.extend(version.as_area_set().map(|set| set.in_force_from));
            let consents = self.about(version.record).filter(|about| about.nature == Nature::Permission);
            for fact in consents.chain([version]) {
                turns.extend(fact.took_effect.map(|(since, _)| since));
                turns.extend(fact.ended.map(|ending| ending.at));
                turns.extend(fact.as_consent().map(|consent| consent.expires));
            }
        }
        for restraint in self.restraints() {
            turns.insert(restraint.at);
            turns.extend(restraint.lifted.map(|(_, at)| at));
        }
        let appointed = self.roster().into_iter().flat_map(crate::state::Roster::appointments);
        turns.extend(appointed.filter_map(|appointed| appointed.revoked));
        // What lies ahead is not history.
        turns.retain(|at| *at <= self.now());
        turns
    }
}

fn in_order(fact: &Fact) -> (Option<Instant>, u64) {
    (fact.as_area_set().map(|set| set.in_force_from), fact.index)
}

/// A hold on the version itself, or on versions as a kind, that bound at an instant.
fn bound(restraint: &Restraint, fact: &Fact, at: Instant) -> bool {
    restraint.reach.is_by_name()
        && restraint.reaches(fact)
        && restraint.at <= at
        && restraint.lifted.is_none_or(|(_, lifted)| at < lifted)
}
