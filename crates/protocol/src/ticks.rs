//! Ticks: records that only carry time, written once something has come due that ledger time has not reached.
//!
//! In the fold *now* is ledger time, so a deadline that passes in silence would not be judged. The centre writes the tick;
//! if it does not, a participant does. A tick never permits anything: time only ever holds, reminds or flags.
use agreement::records::Body;
use agreement::state::{Fact, State};
use spacetime::Instant;
use wire::envelope::Envelope;
use wire::submission::Lane;

use crate::core::{Core, Role, is_due};
use crate::effect::Effect;

/// The next timer, as the log of a size has it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Timer {
    size: u64,
    next: Option<Instant>,
    /// When this node wrote its last tick.
    written: Option<Instant>,
}

/// The first instant after ledger time at which something falls due by itself.
#[must_use]
pub(crate) fn next_timer(state: &State) -> Option<Instant> {
    let before_window = state.edition().deadlines.read_back_before_window;
    let timers = |fact: &Fact| {
        let window = fact.window();
        let due = state.deadlines(fact.record).and_then(Result::ok);
        [
            window.map(|window| window.from()),
            window.map(|window| window.to()),
            window.and_then(|window| window.from().checked_sub(before_window)),
            due.as_ref().map(|deadline| deadline.due),
            due.as_ref().map(|deadline| deadline.execution),
        ]
    };
    ["area-notice", "plan", "final-notice"]
        .into_iter()
        .flat_map(|kind| state.of_kind(kind))
        .filter(|fact| !fact.is_ended())
        .flat_map(timers)
        .flatten()
        .filter(|due| *due > state.now())
        .min()
}

impl Core {
    /// Writes the tick that is due.
    pub(crate) fn tend_ticks(&mut self, now: Instant, out: &mut Vec<Effect>) {
        let size = self.examiner.size();
        if self.timer.size != size {
            self.timer = Timer { size, next: next_timer(self.examiner.state()), written: self.timer.written };
        }
        let Some(due) = self.timer.next else { return };
        // The centre comes first; the others wait a little longer than a clock may differ.
        let wait = match self.role {
            Role::Sequencer(_) => spacetime::Span::ZERO,
            Role::Participant(_) => {
                let skew = self.examiner.state().edition().freshness.skew_max;
                skew.checked_add(self.timing.head_exchange).unwrap_or(skew)
            }
        };
        // Where the centre's clock stands still it refuses the tick as made in the future: that shows, and is not pressed.
        let again = self.examiner.state().edition().freshness.unsequenced_flag_after;
        if now < due.saturating_add(wait) || !is_due(self.timer.written, now, again) {
            return;
        }
        self.timer.written = Some(now);
        let record = self.own_record(Body::Tick, now);
        let Ok(envelope) = Envelope::seal(&record, std::slice::from_ref(&self.keys.record)) else { return };
        match self.role {
            Role::Sequencer(_) => {
                self.enter_own(&envelope, now, out);
            }
            Role::Participant(_) => {
                self.post(envelope, Lane::Receipt, now, out);
            }
        }
    }
}
