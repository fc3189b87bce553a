//! What stands first in the daily and the weekly report: how much each side did by exception, late, against a hold, or under nothing (SG-16).
//!
//! Counted alike for both sides in the edition's window. An act by exception counts from the hour at which it was filed, as for its
//! review; an agreed one from its end, and not at all where a review finds that what was done under it departed from the agreement:
//! that one is counted by exception. A share is shown and nothing follows from it.
use super::super::{Cell, Section};
use super::Writer;
use agreement::identity::{RecordHash, Side};
use agreement::state::{ActionBasis, Duty};
use spacetime::Instant;
use std::collections::BTreeSet;

impl Writer<'_> {
    /// One row for each side, in the order in which sides are always listed.
    pub(super) fn exceptions(&self) -> Section {
        let window = self.state.edition().deadlines.exception_window;
        let since = self.at.saturating_add(window.negated());
        let departed = self.departed_plans();
        let rows = Side::BOTH.into_iter().map(|side| self.exception_row(side, since, &departed)).collect();
        let columns = [
            "side",
            "by-exception",
            "by-agreement",
            "share",
            "late-words",
            "late-notices",
            "against-a-hold",
            "under-nothing",
        ];
        let mut section = self.section("exceptions", &columns, rows);
        let days = (window.whole_hours() / 24).to_string();
        section.lines.push(self.phrases.say("report-exceptions-window", &[("days", days)]));
        section
    }

    /// The plans beside which something was done, as their reviews found.
    fn departed_plans(&self) -> BTreeSet<RecordHash> {
        let reviews = self.state.reviews(self.known()).into_iter();
        reviews
            .filter(|review| review.causes.iter().any(|cause| cause.departure().is_some()))
            .filter_map(|review| review.plan)
            .collect()
    }

    fn exception_row(&self, side: Side, since: Instant, departed: &BTreeSet<RecordHash>) -> Vec<Cell> {
        let counted = self.state.exception_count(side, self.known());
        // An assessment can come before the end of what it is of.
        let is_over = |ended_at: Instant| since < ended_at && ended_at <= self.at;
        let of_basis = |basis: ActionBasis| {
            let of_side = self.actions.iter().filter(move |view| view.action.side == side && view.basis == basis);
            of_side.filter(|view| is_over(view.action.ended_at))
        };
        let agreed = of_basis(ActionBasis::Agreed).filter(|view| !departed.contains(&view.action.record)).count();
        let under_nothing = of_basis(ActionBasis::None).count();
        let late_notices = self
            .arrears
            .iter()
            .filter(|arrear| arrear.side == Some(side) && arrear.duty == Duty::FinalNotice && since < arrear.due)
            .count();
        let all = counted.filed + agreed;
        let share = (counted.filed * 100).checked_div(all).map_or_else(|| "–".to_owned(), |share| format!("{share} %"));
        let count = |count: usize| Self::own(count.to_string());
        vec![
            Self::own(self.side(side)),
            count(counted.filed),
            count(agreed),
            Self::own(share),
            count(counted.late),
            count(late_notices),
            count(counted.against_a_hold),
            count(under_nothing),
        ]
    }
}
