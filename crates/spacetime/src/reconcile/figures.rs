//! Slips of the pen within one number: two figures that changed places, one that is wrong, minutes written as decimals.
//!
//! Knows numbers and the ways they are written, not what they measure.

use alloc::vec::Vec;

/// A slip within the figures of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    Transposed,
    Wrong,
}

/// How a number becomes figures and figures a number.
#[derive(Clone, Copy)]
pub(super) struct Writing {
    /// The figures as one whole number, the last being the smallest that is written.
    encode: fn(f64) -> u64,
    decode: fn(u64) -> f64,
}

/// Metres to the tenth.
pub(super) const METRES: Writing =
    Writing { encode: |metres| libm::floor(metres * 10.0 + 0.5) as u64, decode: |figures| figures as f64 / 10.0 };

/// Degrees to the millionth.
pub(super) const DECIMAL_DEGREES: Writing =
    Writing { encode: |degrees| libm::floor(degrees * 1e6 + 0.5) as u64, decode: |figures| figures as f64 / 1e6 };

/// Degrees, minutes and seconds to the tenth, run together.
pub(super) const DEGREES_MINUTES_SECONDS: Writing = Writing {
    encode: |degrees| {
        let tenths = libm::floor(degrees * 36_000.0 + 0.5) as u64;
        tenths / 36_000 * 100_000 + tenths / 600 % 60 * 1_000 + tenths % 600
    },
    decode: |figures| (figures / 100_000 * 36_000 + figures / 1_000 % 100 * 600 + figures % 1_000) as f64 / 36_000.0,
};

/// The slips in the figures of `right` that lead to `wrong` within `slack`, with the number they lead to. For numbers of either sign.
pub(super) fn slips(writing: Writing, right: f64, wrong: f64, slack: f64) -> Vec<(Slip, f64)> {
    if right * wrong <= 0.0 {
        return Vec::new();
    }
    let sign = if right < 0.0 { -1.0 } else { 1.0 };
    let figures = (writing.encode)(right.abs());
    let mut found = Vec::new();
    let mut try_out = |slip, slipped: u64| {
        let value = (writing.decode)(slipped) * sign;
        if (value - wrong).abs() <= slack {
            found.push((slip, value));
        }
    };
    let mut unit = 1_u64;
    while unit <= figures {
        let figure = figures / unit % 10;
        let next = figures / unit / 10 % 10;
        if figure != next && unit <= figures / 10 {
            try_out(Slip::Transposed, figures - figure * unit - next * unit * 10 + next * unit + figure * unit * 10);
        }
        for other in (0..10).filter(|&other| other != figure) {
            try_out(Slip::Wrong, figures - figure * unit + other * unit);
        }
        let Some(larger) = unit.checked_mul(10) else { break };
        unit = larger;
    }
    found
}

/// 35 degrees 20.25 minutes written as 35.2025.
pub(super) fn minutes_as_decimals(degrees: f64) -> f64 {
    by_size(degrees, |whole, rest| whole + rest * 0.6)
}

/// 35 degrees 20 minutes 15 seconds written as 35.2015.
pub(super) fn minutes_and_seconds_as_decimals(degrees: f64) -> f64 {
    by_size(degrees, |whole, rest| {
        let minutes = libm::floor(rest * 60.0);
        whole + minutes / 100.0 + (rest * 3_600.0 - minutes * 60.0) / 10_000.0
    })
}

/// 35.2025 read as 35 degrees 20.25 minutes.
pub(super) fn decimals_as_minutes(degrees: f64) -> f64 {
    by_size(degrees, |whole, rest| if rest < 0.6 { whole + rest / 0.6 } else { f64::NAN })
}

fn by_size(degrees: f64, of: impl Fn(f64, f64) -> f64) -> f64 {
    let size = degrees.abs();
    let whole = libm::floor(size);
    of(whole, size - whole) * if degrees < 0.0 { -1.0 } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::{DEGREES_MINUTES_SECONDS, METRES, Slip, decimals_as_minutes, minutes_and_seconds_as_decimals, slips};

    #[test]
    fn transposed_and_wrong_figures_are_told_apart() {
        assert_eq!(slips(METRES, 3_713_155.8, 3_731_155.8, 0.3), [(Slip::Transposed, 3_731_155.8)]);
        assert_eq!(slips(METRES, 3_713_155.8, 3_713_755.8, 0.3), [(Slip::Wrong, 3_713_755.8)]);
        assert_eq!(slips(METRES, 3_713_155.8, 3_722_755.8, 0.3), []);
        assert_eq!(slips(METRES, -155.8, 155.8, 0.3), []);
    }

    #[test]
    fn degrees_have_figures_of_their_own() {
        // 35 deg 20 min 15 s for 35 deg 02 min 15 s.
        let found = slips(DEGREES_MINUTES_SECONDS, 35.037_5, 35.337_5, 1e-5);
        assert_eq!(found.first().map(|(slip, _)| *slip), Some(Slip::Transposed));
    }

    #[test]
    fn minutes_written_as_decimals_lead_back() {
        assert!((minutes_and_seconds_as_decimals(35.3375) - 35.2015).abs() < 1e-9);
        assert!((decimals_as_minutes(35.2025) - 35.3375).abs() < 1e-9);
        assert!((decimals_as_minutes(-35.2025) + 35.3375).abs() < 1e-9);
        assert!(decimals_as_minutes(35.7).is_nan());
    }
}
