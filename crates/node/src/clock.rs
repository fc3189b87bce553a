//! The one clock of a node: the only place that asks the world for the time.
//!
//! Everything else gets an [`Instant`] as a value. An exercise or training node may keep an exercise clock: it starts at
//! the founding, or at the last entry of the log, is set through the officer door, and runs at the pace of real time. A live node never has one (SG-23, SG-35).
use spacetime::{Instant, Span};
use std::sync::Mutex;
use tokio::sync::watch;

/// Which clock a node keeps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClockKind {
    /// The system's clock.
    System,
    /// A clock that is set by hand; refused for a live node when the configuration is read.
    Exercise,
}

/// The clock of one node.
#[derive(Debug)]
pub struct Clock {
    /// `None` for the system's clock.
    exercise: Option<Mutex<ExerciseHand>>,
    turned: watch::Sender<u64>,
}

/// Where the exercise clock was put, and when by the steady clock.
#[derive(Clone, Copy, Debug)]
struct ExerciseHand {
    put_to: Instant,
    put_at: std::time::Instant,
}

/// The exercise clock cannot be set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("this node keeps the system's clock")]
pub struct NotAnExercise;

impl Clock {
    /// A clock of that kind; an exercise clock starts at `start`.
    #[must_use]
    pub fn new(kind: ClockKind, start: Instant) -> Self {
        let exercise = match kind {
            ClockKind::System => None,
            ClockKind::Exercise => Some(Mutex::new(ExerciseHand { put_to: start, put_at: steady() })),
        };
        Self { exercise, turned: watch::Sender::new(0) }
    }

    /// What the clock shows.
    #[must_use]
    pub fn now(&self) -> Instant {
        let Some(hand) = &self.exercise else { return wall() };
        let hand = *hand.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let passed = steady().saturating_duration_since(hand.put_at).as_millis();
        hand.put_to.saturating_add(Span::from_millis(i64::try_from(passed).unwrap_or(i64::MAX)))
    }

    /// Which kind of clock this is.
    #[must_use]
    pub const fn kind(&self) -> ClockKind {
        if self.exercise.is_some() { ClockKind::Exercise } else { ClockKind::System }
    }

    /// Puts the exercise clock to `to`, forward or back.
    ///
    /// # Errors
    /// [`NotAnExercise`] for the system's clock.
    pub fn set(&self, to: Instant) -> Result<(), NotAnExercise> {
        let hand = self.exercise.as_ref().ok_or(NotAnExercise)?;
        *hand.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = ExerciseHand { put_to: to, put_at: steady() };
        self.turned.send_modify(|turns| *turns = turns.wrapping_add(1));
        Ok(())
    }

    /// Tells whenever the clock has been set by hand, so that timers are reckoned anew.
    #[must_use]
    pub fn turns(&self) -> watch::Receiver<u64> {
        self.turned.subscribe()
    }
}

/// The wall clock of the machine, in whole milliseconds of UTC.
#[expect(clippy::disallowed_methods, reason = "the one place where the node reads the wall clock")]
fn wall() -> Instant {
    let since_epoch = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since_epoch.as_millis()).ok().and_then(|ms| Instant::from_millis(ms).ok()).unwrap_or(Instant::MAX)
}

/// The steady clock, for how long something took.
#[expect(clippy::disallowed_methods, reason = "the one place where the node reads the steady clock")]
pub(crate) fn steady() -> std::time::Instant {
    std::time::Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exercise_clock_is_put_back_and_runs_on() {
        let clock = Clock::new(ClockKind::Exercise, Instant::EPOCH);
        let mut turns = clock.turns();
        let then = Instant::parse_rfc3339("2016-09-17T12:55:00.000Z").unwrap();
        clock.set(then).unwrap();
        let read = clock.now();
        assert!(read >= then && read.since(then) < Span::from_seconds(60), "{read}");
        assert!(turns.has_changed().unwrap(), "timers must hear of it");
        turns.mark_unchanged();
        std::thread::sleep(std::time::Duration::from_millis(5));
        assert!(clock.now() > read);
    }

    #[test]
    fn system_clock_cannot_be_set() {
        let clock = Clock::new(ClockKind::System, Instant::EPOCH);
        assert_eq!(clock.set(Instant::EPOCH), Err(NotAnExercise));
        assert!(clock.now() > Instant::parse_rfc3339("2020-01-01T00:00:00.000Z").unwrap());
    }
}
