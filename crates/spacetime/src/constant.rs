//! Roots, exponentials and logarithms for constants, which the library's functions cannot compute.
//!
//! Plain series, for use while the program is compiled; whatever runs later calls `libm`.

/// The square root of a positive number, by Newton's method, to the last digit or its neighbour.
pub(crate) const fn sqrt(number: f64) -> f64 {
    let mut root = if number > 1.0 { number } else { 1.0 };
    // From above the steps fall until rounding stops them.
    loop {
        let next = 0.5 * (root + number / root);
        if next < root {
            root = next;
        } else {
            return root;
        }
    }
}

/// The exponential of a number between -1 and 1.
pub(crate) const fn exp(number: f64) -> f64 {
    let (mut sum, mut term, mut index) = (1.0, 1.0, 1.0);
    while index < 20.0 {
        term *= number / index;
        sum += term;
        index += 1.0;
    }
    sum
}

/// The natural logarithm of a number between a quarter and 4.
pub(crate) const fn ln(number: f64) -> f64 {
    // Twice the inverse hyperbolic tangent of this ratio, which is at most 0.6.
    let ratio = (number - 1.0) / (number + 1.0);
    let (mut sum, mut power, mut index) = (0.0, ratio, 1.0);
    while index < 80.0 {
        sum += power / index;
        power *= ratio * ratio;
        index += 2.0;
    }
    2.0 * sum
}

/// `base` to the power `exponent`, where the logarithm and the exponential have their ranges.
pub(crate) const fn pow(base: f64, exponent: f64) -> f64 {
    exp(exponent * ln(base))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn constants_agree_with_the_library(number in 0.4..2.5_f64, exponent in -1.0..1.0_f64) {
            let near = |ours: f64, theirs: f64| (ours - theirs).abs() < 1.5e-15 * theirs.abs().max(1.0);
            prop_assert!(near(super::sqrt(number), libm::sqrt(number)));
            prop_assert!(near(super::exp(exponent), libm::exp(exponent)));
            prop_assert!(near(super::ln(number), libm::log(number)));
            prop_assert!(near(super::pow(number, exponent), libm::pow(number, exponent)));
        }
    }
}
