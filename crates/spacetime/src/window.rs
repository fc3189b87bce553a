//! Half-open windows of time, `[from, to)`.
//!
//! The end does not belong to the window: two activities that follow each other to the millisecond do not overlap.

use crate::{Instant, Span, TimeError};
use core::fmt;

/// A stretch of time from an instant (included) to a later instant (not included); never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    // INVARIANT(window-not-empty): from < to.
    from: Instant,
    to: Instant,
}

impl Window {
    /// The window from `from` up to, not including, `to`.
    ///
    /// # Errors
    /// [`TimeError::EmptyWindow`] when both are equal, [`TimeError::ReversedWindow`] when `to` is the earlier.
    pub fn new(from: Instant, to: Instant) -> Result<Self, TimeError> {
        match from.cmp(&to) {
            core::cmp::Ordering::Less => Ok(Self { from, to }),
            core::cmp::Ordering::Equal => Err(TimeError::EmptyWindow { at: from }),
            core::cmp::Ordering::Greater => Err(TimeError::ReversedWindow { from, to }),
        }
    }

    /// The first instant inside.
    #[must_use]
    pub const fn from(self) -> Instant {
        self.from
    }

    /// The first instant after.
    #[must_use]
    pub const fn to(self) -> Instant {
        self.to
    }

    /// How long the window is; always positive.
    #[must_use]
    pub const fn duration(self) -> Span {
        self.to.since(self.from)
    }

    /// True when `instant` lies inside: `from` does, `to` does not.
    #[must_use]
    pub fn contains(self, instant: Instant) -> bool {
        self.from <= instant && instant < self.to
    }

    /// True when all of `other` lies inside this window.
    #[must_use]
    pub fn contains_window(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// True when some instant lies in both windows.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// The window common to both, if there is one.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.to.min(other.to)).ok()
    }

    /// The time between the end of the earlier window and the start of the later: zero when they touch, nothing when they overlap.
    #[must_use]
    pub fn gap(self, other: Self) -> Option<Span> {
        if self.overlaps(other) {
            return None;
        }
        let (earlier, later) = if self.from < other.from { (self, other) } else { (other, self) };
        Some(later.from.since(earlier.to))
    }
}

/// ISO 8601 interval: both ends in canonical form with `/` between.
impl fmt::Display for Window {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.from, self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::Window;
    use crate::{Instant, Span, TimeError};
    use proptest::prelude::*;
    use std::vec::Vec;

    fn at(millis: i64) -> Instant {
        Instant::from_millis(millis).unwrap()
    }

    fn window(from: i64, to: i64) -> Window {
        Window::new(at(from), at(to)).unwrap()
    }

    #[test]
    fn empty_and_reversed_windows_are_refused() {
        // INVARIANT(window-not-empty)
        assert_eq!(Window::new(at(5), at(5)), Err(TimeError::EmptyWindow { at: at(5) }));
        assert_eq!(Window::new(at(6), at(5)), Err(TimeError::ReversedWindow { from: at(6), to: at(5) }));
    }

    #[test]
    fn the_end_is_not_inside() {
        let window = window(10, 20);
        assert!(window.contains(at(10)) && window.contains(at(19)));
        assert!(!window.contains(at(20)) && !window.contains(at(9)));
        assert_eq!(window.duration(), Span::from_millis(10));
    }

    #[test]
    fn touching_windows_do_not_overlap_and_have_a_zero_gap() {
        let (a, b) = (window(0, 10), window(10, 20));
        assert!(!a.overlaps(b) && !b.overlaps(a));
        assert_eq!(a.gap(b), Some(Span::ZERO));
        assert_eq!(b.gap(a), Some(Span::ZERO));
        assert_eq!(a.intersection(b), None);
        assert_eq!(window(0, 5).gap(window(12, 13)), Some(Span::from_millis(7)));
    }

    proptest! {
        #[test]
        fn overlap_gap_and_intersection_tell_the_same_story(
            a in 0_i64..50, a_long in 1_i64..20, b in 0_i64..50, b_long in 1_i64..20
        ) {
            let (first, second) = (window(a, a + a_long), window(b, b + b_long));
            let common: Vec<i64> =
                (0..80).filter(|&ms| first.contains(at(ms)) && second.contains(at(ms))).collect();
            prop_assert_eq!(first.overlaps(second), !common.is_empty());
            prop_assert_eq!(first.gap(second).is_none(), !common.is_empty());
            prop_assert_eq!(first.gap(second), second.gap(first));
            prop_assert_eq!(first.intersection(second), second.intersection(first));
            match first.intersection(second) {
                Some(both) => {
                    prop_assert_eq!(both.duration().as_millis(), i64::try_from(common.len()).unwrap());
                    prop_assert!(first.contains_window(both) && second.contains_window(both));
                }
                None => prop_assert!(common.is_empty()),
            }
        }
    }
}
