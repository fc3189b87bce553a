//! Where two folds part: the first differing verdict, found by bisection over roots.
//!
//! Knows trees only. Both trees must hold the leaves; whoever has a peer's leaves builds the peer's tree from them.
use ledger::Tree;

/// The first leaf in which two trees differ, over the part that both have; nothing if that part is the same.
///
/// Roots of prefixes are equal up to the first difference and differ ever after, so ⌈log₂ n⌉ comparisons name it.
#[must_use]
pub fn first_difference(one: &Tree, other: &Tree) -> Option<u64> {
    let common = one.len().min(other.len());
    let same = |size: u64| one.root_at(size) == other.root_at(size);
    if same(common) {
        return None;
    }
    // INVARIANT: roots are the same at `low` and differ at `high`.
    let (mut low, mut high) = (0, common);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if same(middle) { low = middle } else { high = middle }
    }
    Some(low)
}

#[cfg(test)]
mod tests {
    use super::first_difference;
    use ledger::{Hash, Tree};

    fn tree(leaves: impl IntoIterator<Item = u32>) -> Tree {
        leaves.into_iter().map(|leaf| Hash::of_leaf(&leaf.to_be_bytes())).collect()
    }

    #[test]
    fn bisection_names_the_first_differing_leaf_at_every_place_and_size() {
        for size in 1..40 {
            for wrong in 0..size {
                // Everything after the wrong leaf differs as well: only the first counts.
                let other = tree((0..size).map(|leaf| if leaf < wrong { leaf } else { leaf + 1_000 }));
                assert_eq!(first_difference(&tree(0..size), &other), Some(u64::from(wrong)), "{wrong} of {size}");
            }
        }
    }

    #[test]
    fn a_prefix_does_not_differ() {
        assert_eq!(first_difference(&tree(0..7), &tree(0..20)), None);
        assert_eq!(first_difference(&tree(0..0), &tree(0..3)), None);
    }

    #[test]
    fn a_single_wrong_leaf_in_the_middle_is_named() {
        let other = tree((0..1_000).map(|leaf| if leaf == 617 { 5 } else { leaf }));
        assert_eq!(first_difference(&tree(0..1_200), &other), Some(617));
    }
}
