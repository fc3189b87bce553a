//! A value for each side, so that no rule can treat one side differently by oversight (SG-09).
use crate::identity::Side;

/// One value per side.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sides<T> {
    alpha: T,
    bravo: T,
}

impl<T> Sides<T> {
    /// The value that `make` gives for each side.
    pub fn from_fn(mut make: impl FnMut(Side) -> T) -> Self {
        Self { alpha: make(Side::Alpha), bravo: make(Side::Bravo) }
    }

    /// The side's value.
    #[must_use]
    pub const fn get(&self, side: Side) -> &T {
        match side {
            Side::Alpha => &self.alpha,
            Side::Bravo => &self.bravo,
        }
    }

    /// The side's value, to be changed by the fold.
    pub(crate) const fn get_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Alpha => &mut self.alpha,
            Side::Bravo => &mut self.bravo,
        }
    }

    /// Both, in the order in which sides are always listed.
    pub fn iter(&self) -> impl Iterator<Item = (Side, &T)> {
        Side::BOTH.into_iter().map(|side| (side, self.get(side)))
    }
}
