//! What stands first in the daily and the weekly report: how much each side did by exception, late, or under nothing (SG-16).
//!
//! Counted alike for both sides in the edition's window. A share is shown and nothing follows from it.
use super::super::{Cell, Section};
use super::Writer;
use agreement::identity::Side;
use spacetime::Instant;

impl Writer<'_> {
    /// One row for each side, in the order in which sides are always listed.
    pub(super) fn exceptions(&self) -> Section {
        let window = self.state.edition().deadlines.exception_window;
        let since = self.at.saturating_add(window.negated());
        let rows = Side::BOTH.into_iter().map(|side| self.exception_row(side, since)).collect();
        let columns = ["side", "by-exception", "by-agreement", "share", "late-words", "late-notices", "under-nothing"];
        let mut section = self.section("exceptions", &columns, rows);
        let days = (window.whole_hours() / 24).to_string();
        section.lines.push(self.phrases.say("report-exceptions-window", &[("days", days)]));
        section
    }

    fn exception_row(&self, side: Side, since: Instant) -> Vec<Cell> {
        let counted = self.state.exception_count(side, self.known());
        let of_side: Vec<_> = self
            .state
            .accounted_actions(self.at)
            .into_iter()
            .filter(|view| view.action.side == side && since < view.action.ended_at)
            .collect();
        let agreed = of_side.iter().filter(|view| view.basis.name() == "agreed").count();
        let under_nothing = of_side.iter().filter(|view| view.basis.name() == "none").count();
        let late_notices = self
            .state
            .arrears(self.at)
            .iter()
            .filter(|arrear| arrear.side == Some(side) && arrear.duty.name() == "final-notice")
            .filter(|arrear| since < arrear.due)
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
            count(under_nothing),
        ]
    }
}
