//! Notices of place, from submission to the end of their window.
use super::super::{Fact, Holder, ReadBackOutcome, State};
use crate::identity::{RecordHash, Side};
use alloc::vec::Vec;
use spacetime::{Instant, Window};

/// A notice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoticeView {
    /// The notice.
    pub record: RecordHash,
    /// Ledger time.
    pub at: Instant,
    /// Whose it is.
    pub side: Option<Side>,
    /// Its window.
    pub window: Window,
    /// How far it has come.
    pub stage: NoticeStage,
    /// When the counterpart received it.
    pub received_at: Option<Instant>,
    /// The last read-back and what came of it.
    pub read_back: Option<(RecordHash, ReadBackOutcome)>,
    /// What holds it.
    pub held_by: Vec<Holder>,
}

/// How far a notice has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NoticeStage {
    /// In the log; the counterpart has not receipted it.
    Submitted,
    /// The counterpart has it and has not read it back.
    Received,
    /// Read back as the same place; its window is not open yet.
    ReadBack,
    /// Something holds it.
    Held,
    /// Its window is open and nothing holds it.
    WindowOpen,
    /// Its window is over.
    WindowClosed,
    /// Replaced or taken back.
    Ended,
}

impl NoticeStage {
    /// The code of its name in the catalogues: `notice-stage-<name>`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Received => "received",
            Self::ReadBack => "read-back",
            Self::Held => "held",
            Self::WindowOpen => "window-open",
            Self::WindowClosed => "window-closed",
            Self::Ended => "ended",
        }
    }
}

impl State {
    /// Every notice of place, in the order of time, then hash.
    #[must_use]
    pub fn notices(&self, now: Instant) -> Vec<NoticeView> {
        let mut notices: Vec<NoticeView> =
            self.of_kind("area-notice").filter_map(|fact| self.notice(fact, now)).collect();
        notices.sort_by_key(|notice| (notice.at, notice.record));
        notices
    }

    fn notice(&self, fact: &Fact, now: Instant) -> Option<NoticeView> {
        let window = fact.window()?;
        let received_at =
            fact.side().and_then(|side| self.frontiers().received_at(side.counterpart(), fact.index, fact.at));
        let read_back = self.read_back(fact.record);
        let held_by = self.holders(fact, self.as_effective(now));
        let stage = if fact.is_ended() {
            NoticeStage::Ended
        } else if window.to() <= now {
            NoticeStage::WindowClosed
        } else if held_by.is_empty() {
            if window.contains(now) { NoticeStage::WindowOpen } else { NoticeStage::ReadBack }
        } else if read_back.is_none() && !self.is_restrained(fact) && !window.contains(now) {
            if received_at.is_some() { NoticeStage::Received } else { NoticeStage::Submitted }
        } else {
            NoticeStage::Held
        };
        Some(NoticeView {
            record: fact.record,
            at: fact.at,
            side: fact.side(),
            window,
            stage,
            received_at,
            read_back,
            held_by,
        })
    }
}
