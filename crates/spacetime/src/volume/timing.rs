//! When a volume is held: for one window, or leg by leg along a route.
//!
//! A route that is held as a whole blocks its far end for the whole flight. With a window a leg, a conflict is found only where the
//! aircraft is; how badly its speed is known widens the windows the further it has flown.

use super::VolumeError;
use crate::{Span, Window};
use alloc::vec::Vec;

/// When a volume is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Timing {
    /// All of it for one window.
    Whole(Window),
    /// Each leg of a route for its own window.
    Legs(LegTiming),
}

/// A window for every leg of a route, in the order of flight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegTiming {
    windows: Vec<Window>,
    speed_uncertainty_per_mille: u16,
}

impl LegTiming {
    /// Windows in the order of the legs, and by how much the speed may differ from the planned one, in thousandths.
    ///
    /// # Errors
    /// [`VolumeError::LegCount`] without a leg; [`VolumeError::LegOrder`] when a leg begins before the one before it;
    /// [`VolumeError::SpeedUncertainty`] for more than a half.
    pub fn new(windows: Vec<Window>, speed_uncertainty_per_mille: u16) -> Result<Self, VolumeError> {
        if windows.is_empty() {
            return Err(VolumeError::LegCount { found: 0, expected: 1 });
        }
        if speed_uncertainty_per_mille > 500 {
            return Err(VolumeError::SpeedUncertainty { per_mille: speed_uncertainty_per_mille });
        }
        for (index, (earlier, later)) in windows.iter().zip(windows.iter().skip(1)).enumerate() {
            if later.from() < earlier.from() || later.to() < earlier.to() {
                return Err(VolumeError::LegOrder { leg: index + 2 });
            }
        }
        Ok(Self { windows, speed_uncertainty_per_mille })
    }

    /// The windows.
    #[must_use]
    pub fn windows(&self) -> &[Window] {
        &self.windows
    }

    /// By how much the speed may differ from the planned one, thousandths.
    #[must_use]
    pub const fn speed_uncertainty_per_mille(&self) -> u16 {
        self.speed_uncertainty_per_mille
    }

    /// How far the ends of a leg's window may be off: the share of the time flown until its end.
    #[must_use]
    pub fn uncertainty(&self, window: Window) -> Span {
        let flown_ms = self.windows.first().map_or(0, |first| window.to().since(first.from()).as_millis());
        // At most 500 thousandths of some 3e14 ms: no overflow. Rounded up.
        Span::from_millis((flown_ms * i64::from(self.speed_uncertainty_per_mille) + 999) / 1_000)
    }
}

impl Timing {
    /// From the first instant to the last.
    pub(super) fn hull(&self) -> Window {
        match self {
            Self::Whole(window) => *window,
            Self::Legs(legs) => match (legs.windows.first(), legs.windows.last()) {
                // Ends never run backwards, so the last window ends last; and no window is empty.
                (Some(first), Some(last)) => Window::new(first.from(), last.to()).unwrap_or(*first),
                // A timing has at least one leg.
                (None, _) | (_, None) => unreachable!(),
            },
        }
    }
}
