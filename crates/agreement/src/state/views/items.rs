//! Items and their plans, as far as the log has brought them. No order but the time of receipt, then the hash: a mutual
//! status gives no place in a queue (TOR.2.a.iii#3), and nothing here sorts by anything else: selecting and giving priority stay with the national
//! headquarters (TOR.2.a.i, SG-02).
use super::super::{EndKind, Fact, Holder, Moment, State};
use crate::identity::{RecordHash, Side};
use crate::records::Question;
use alloc::vec::Vec;
use spacetime::Instant;

/// A released item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// The release.
    pub record: RecordHash,
    /// Ledger time of the release.
    pub at: Instant,
    /// Whose release it is.
    pub side: Option<Side>,
    /// How far it has come.
    pub stage: ItemStage,
    /// What holds it.
    pub held_by: Vec<Holder>,
    /// Its plans, in the order of the log.
    pub plans: Vec<RecordHash>,
}

/// How far an item has come (process 2.1). Held is said beside it, not instead.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ItemStage {
    /// Released, not yet covered by both receipts.
    Released,
    /// Before the counterpart.
    CounterpartReview,
    /// Both sides call it actionable. It gives no presumption of priority.
    ActionableForBoth,
    /// A plan is agreed by both.
    PlanAgreed,
    /// The final notice of an agreed plan is given.
    FinalNotice,
    /// No plan has grown out of it in the edition's time.
    Lapsed,
    /// Something was done under a plan of it, and reported. No consent that runs out takes that back.
    Executed,
    /// The acting side has assessed what it did.
    Assessed,
    /// Acted on, and closed by both.
    Closed,
    /// Declined; terminal unless released anew.
    Declined,
    /// Taken back by its author.
    Withdrawn,
    /// Closed: nothing will be done.
    NoAction,
    /// Closed by both: no action agreed (TOR.2.a#5).
    NoActionAgreed,
}

impl ItemStage {
    /// The code of its name in the catalogues: `item-stage-<name>`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Released => "released",
            Self::CounterpartReview => "counterpart-review",
            Self::ActionableForBoth => "actionable-for-both",
            Self::PlanAgreed => "plan-agreed",
            Self::FinalNotice => "final-notice",
            Self::Lapsed => "lapsed",
            Self::Executed => "executed",
            Self::Assessed => "assessed",
            Self::Closed => "closed",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::NoAction => "no-action",
            Self::NoActionAgreed => "no-action-agreed",
        }
    }
}

impl State {
    /// Every item at the ledger time of the last entry, in neutral order.
    #[must_use]
    pub fn items(&self) -> Vec<Item> {
        self.items_at(self.now())
    }

    /// Every item by a clock, which may be later than the last entry, in neutral order.
    #[must_use]
    pub fn items_at(&self, now: Instant) -> Vec<Item> {
        let moment = self.as_effective(now);
        let mut items: Vec<Item> = self.of_kind("release").map(|fact| self.item(fact, moment)).collect();
        items.sort_by_key(|item| (item.at, item.record));
        items
    }

    /// How far the item of a release has come at the ledger time of the last entry; nothing for other records.
    #[must_use]
    pub fn item_stage(&self, release: RecordHash) -> Option<ItemStage> {
        self.item_stage_at(release, self.now())
    }

    /// The same by a clock, which may be later than the last entry.
    #[must_use]
    pub fn item_stage_at(&self, release: RecordHash, now: Instant) -> Option<ItemStage> {
        let fact = self.fact(release).filter(|fact| fact.kind == "release")?;
        Some(self.stage(fact, self.as_effective(now)))
    }

    fn item(&self, fact: &Fact, moment: Moment) -> Item {
        let plans = self.about(fact.record).filter(|other| other.kind == "plan").map(|plan| plan.record).collect();
        Item {
            record: fact.record,
            at: fact.at,
            side: fact.side(),
            stage: self.stage(fact, moment),
            held_by: self.holders(fact, moment),
            plans,
        }
    }

    fn stage(&self, fact: &Fact, moment: Moment) -> ItemStage {
        // What was done is said first: no decline and no lapse of consent unmakes it.
        if self.acted_on(fact.record).is_some() {
            return if fact.ended.is_some_and(|ending| ending.how == EndKind::Closed) {
                ItemStage::Closed
            } else if self.is_assessed(fact.record) {
                ItemStage::Assessed
            } else {
                ItemStage::Executed
            };
        }
        if let Some(ending) = fact.ended {
            return match ending.how {
                EndKind::Declined => ItemStage::Declined,
                EndKind::NoAction => ItemStage::NoAction,
                EndKind::NoActionAgreed => ItemStage::NoActionAgreed,
                EndKind::Closed => ItemStage::Closed,
                EndKind::Revoked
                | EndKind::Retracted
                | EndKind::Cancelled
                | EndKind::Superseded
                | EndKind::Withdrawn => ItemStage::Withdrawn,
            };
        }
        if fact.took_effect.is_none() {
            return ItemStage::Released;
        }
        if self.item_lapses(fact).is_some_and(|at| at <= moment.now) {
            return ItemStage::Lapsed;
        }
        if !self.both_said(fact.record, Question::Actionable, moment) {
            return ItemStage::CounterpartReview;
        }
        let agreed: Vec<&Fact> = self
            .about(fact.record)
            .filter(|plan| plan.kind == "plan" && !plan.is_ended() && plan.took_effect.is_some())
            .filter(|plan| self.both_said(plan.record, Question::Plan, moment))
            .collect();
        let noticed = |plan: &&Fact| {
            self.about(plan.record)
                .any(|notice| notice.kind == "final-notice" && !notice.is_ended() && notice.took_effect.is_some())
        };
        if agreed.iter().any(noticed) {
            ItemStage::FinalNotice
        } else if agreed.is_empty() {
            ItemStage::ActionableForBoth
        } else {
            ItemStage::PlanAgreed
        }
    }
}
