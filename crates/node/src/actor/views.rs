//! What the node knows, as answers to questions. Views are derived and feed nothing back (wall W7).
use super::Actor;
use protocol::Alarm;
use spacetime::Instant;
use std::collections::VecDeque;

/// A question.
#[derive(Debug)]
pub(crate) enum Question {
    Status,
}

/// An answer.
#[derive(Debug)]
pub(crate) enum Answer {
    Status,
}

/// What is kept for views only.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    /// The newest first, by this node's clock.
    pub(crate) alarms: VecDeque<(Instant, Alarm)>,
}

impl Actor {
    pub(super) fn answer(&self, question: Question) -> Answer {
        match question {
            Question::Status => Answer::Status,
        }
    }
}
