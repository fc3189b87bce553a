//! An index of boxes in place, height and time: packed trees whose sizes grow by doubling, so that inserting is cheap and asking fast.
//!
//! The logarithmic method of J. L. Bentley and J. B. Saxe, "Decomposable searching problems I", Journal of Algorithms 1 (1980): new
//! boxes wait in a short list, full lists are merged into trees of twice the size. Trees split by medians and are never changed, so
//! the same boxes in the same order make the same trees everywhere. What is removed is only marked; the caller skips it, and everything
//! is packed anew when half is gone. Knows numbers, not what they stand for.

use alloc::vec;
use alloc::vec::Vec;

/// How many dimensions a box has: latitude, longitude, height, time.
pub(super) const DIMENSIONS: usize = 4;

/// A box in whole numbers, its ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) low: [i32; DIMENSIONS],
    pub(super) high: [i32; DIMENSIONS],
}

impl Bounds {
    /// All ends as they are stored, turned so that one kind of comparison serves for all: a low end must not be greater than what it is
    /// held against, and a complement is greater where its number is less.
    fn ends(&self) -> Ends {
        let ([a, b, c, d], [e, f, g, h]) = (self.low, self.high);
        Ends([a, b, c, d, !e, !f, !g, !h])
    }

    /// All ends as they are asked for.
    fn ends_met(&self) -> Ends {
        let ([a, b, c, d], [e, f, g, h]) = (self.low, self.high);
        Ends([e, f, g, h, !a, !b, !c, !d])
    }

    fn joined(self, other: Self) -> Self {
        let mut joined = self;
        for (mine, theirs) in joined.low.iter_mut().zip(other.low) {
            *mine = (*mine).min(theirs);
        }
        for (mine, theirs) in joined.high.iter_mut().zip(other.high) {
            *mine = (*mine).max(theirs);
        }
        joined
    }

    fn middle(&self, dimension: usize) -> i64 {
        let at = |ends: &[i32; DIMENSIONS]| i64::from(ends.get(dimension).copied().unwrap_or_default());
        at(&self.low) + at(&self.high)
    }
}

/// Both ends of a box in all dimensions.
#[derive(Clone, Copy, Debug)]
struct Ends([i32; 2 * DIMENSIONS]);

impl Ends {
    /// True when boxes overlap of which these are the ends of the one as stored, those of the other as asked.
    fn meet(&self, asked: &Self) -> bool {
        // No early way out: eight comparisons at once are faster.
        !self.0.iter().zip(&asked.0).fold(false, |apart, (stored, asked)| apart | (stored > asked))
    }
}

/// A box and what it stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) bounds: Bounds,
    pub(super) key: u32,
}

/// Boxes that wait before they become a tree.
const WAITING_MAX: usize = 64;
/// Boxes of one leaf.
const LEAF: usize = 8;

/// All the boxes.
#[derive(Clone, Debug, Default)]
pub(super) struct Forest {
    waiting: Vec<Item>,
    /// Of ascending size, each at least twice as large as the one before it or empty.
    trees: Vec<Tree>,
}

#[derive(Clone, Debug, Default)]
struct Tree {
    items: Vec<Item>,
    /// The ends of the boxes of the items.
    ends: Vec<Ends>,
    /// In the order of a walk from the root: a node, its left side, its right side.
    nodes: Vec<Node>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    ends: Ends,
    /// Where the nodes after this one's whole side begin.
    skip: u32,
    /// The items of a leaf; none for an inner node.
    first: u32,
    count: u32,
}

impl Forest {
    /// A forest of one tree over all of these.
    pub(super) fn of(items: Vec<Item>) -> Self {
        Self { waiting: Vec::new(), trees: vec![Tree::of(items)] }
    }

    pub(super) fn insert(&mut self, item: Item) {
        self.waiting.push(item);
        if self.waiting.len() < WAITING_MAX {
            return;
        }
        let mut items = core::mem::take(&mut self.waiting);
        let mut kept = Vec::new();
        for tree in core::mem::take(&mut self.trees) {
            if tree.items.len() <= items.len() {
                items.extend(tree.items);
            } else {
                kept.push(tree);
            }
        }
        kept.insert(0, Tree::of(items));
        self.trees = kept;
    }

    /// How many boxes there are, marked ones included.
    pub(super) fn len(&self) -> usize {
        self.waiting.len() + self.trees.iter().map(|tree| tree.items.len()).sum::<usize>()
    }

    /// Keeps only some of the boxes, in one tree.
    pub(super) fn repacked(&self, keep: impl Fn(u32) -> Kept) -> Self {
        let all = self.waiting.iter().chain(self.trees.iter().flat_map(|tree| &tree.items));
        Self::of(all.filter(|item| keep(item.key) == Kept::Yes).copied().collect())
    }

    /// Calls for the key of every box that overlaps another.
    pub(super) fn each_overlapping(&self, bounds: &Bounds, mut found: impl FnMut(u32)) {
        let asked = bounds.ends_met();
        for item in self.waiting.iter().filter(|item| item.bounds.ends().meet(&asked)) {
            found(item.key);
        }
        for tree in &self.trees {
            tree.each_overlapping(&asked, &mut found);
        }
    }
}

/// Whether a box is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    Yes,
    No,
}

impl Tree {
    fn of(mut items: Vec<Item>) -> Self {
        let mut nodes = Vec::with_capacity(items.len() / LEAF * 4 + 1);
        build(&mut items, 0, &mut nodes);
        let ends = items.iter().map(|item| item.bounds.ends()).collect();
        Self { items, ends, nodes }
    }

    fn each_overlapping(&self, asked: &Ends, found: &mut impl FnMut(u32)) {
        let mut at = 0;
        while let Some(node) = self.nodes.get(at) {
            if !node.ends.meet(asked) {
                at = node.skip as usize;
                continue;
            }
            let range = node.first as usize..(node.first + node.count) as usize;
            let ends = self.ends.get(range.clone()).unwrap_or_default();
            for (item, ends) in self.items.get(range).unwrap_or_default().iter().zip(ends) {
                if ends.meet(asked) {
                    found(item.key);
                }
            }
            at += 1;
        }
    }
}

fn build(items: &mut [Item], first: u32, nodes: &mut Vec<Node>) {
    let Some(bounds) = items.iter().map(|item| item.bounds).reduce(Bounds::joined) else { return };
    let index = nodes.len();
    let is_leaf = items.len() <= LEAF;
    nodes.push(Node { ends: bounds.ends(), skip: 0, first, count: if is_leaf { items.len() as u32 } else { 0 } });
    if !is_leaf {
        let dimension = widest_dimension(items, &bounds);
        let half = items.len() / 2;
        items.select_nth_unstable_by_key(half, |item| (item.bounds.middle(dimension), item.key));
        let (left, right) = items.split_at_mut(half);
        build(left, first, nodes);
        build(right, first + half as u32, nodes);
    }
    let skip = nodes.len() as u32;
    if let Some(node) = nodes.get_mut(index) {
        node.skip = skip;
    }
}

/// The dimension in which the boxes are spread most, measured by their own size in it: there a cut parts most of them.
fn widest_dimension(items: &[Item], bounds: &Bounds) -> usize {
    let mut best = (0, 0_i64, 1_i64);
    for dimension in 0..DIMENSIONS {
        let end = |ends: &[i32; DIMENSIONS]| i64::from(ends.get(dimension).copied().unwrap_or_default());
        let spread = end(&bounds.high) - end(&bounds.low);
        // A sample suffices, and sixteen sizes below 2^33 fit.
        let size: i64 = items
            .iter()
            .step_by(items.len() / 16 + 1)
            .map(|item| end(&item.bounds.high) - end(&item.bounds.low))
            .sum::<i64>()
            .max(1);
        // spread / size greater than the best so far, without division: both below 2^38, so a product of the halves fits.
        if i128::from(spread) * i128::from(best.2) > i128::from(best.1) * i128::from(size) {
            best = (dimension, spread, size);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::{Bounds, DIMENSIONS, Forest, Item, Kept};
    use proptest::prelude::*;
    use std::vec::Vec;

    fn boxes(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Bounds>> {
        let ends = proptest::array::uniform4((-50_i32..50, 0_i32..12));
        proptest::collection::vec(ends, count).prop_map(|all| {
            all.into_iter()
                .map(|ends| Bounds { low: ends.map(|(low, _)| low), high: ends.map(|(low, size)| low + size) })
                .collect()
        })
    }

    fn overlap(one: &Bounds, other: &Bounds) -> bool {
        let meets =
            |low: &[i32; DIMENSIONS], high: &[i32; DIMENSIONS]| low.iter().zip(high).all(|(low, high)| low <= high);
        meets(&one.low, &other.high) && meets(&other.low, &one.high)
    }

    fn asked(forest: &Forest, bounds: &Bounds) -> Vec<u32> {
        let mut found = Vec::new();
        forest.each_overlapping(bounds, |key| found.push(key));
        found.sort_unstable();
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn a_forest_finds_what_a_list_finds(all in boxes(0..700), queries in boxes(1..20), bulk in 0_usize..300) {
            let bulk = bulk.min(all.len());
            let item = |(key, bounds): (usize, &Bounds)| Item { bounds: *bounds, key: key as u32 };
            let mut forest = Forest::of(all.iter().take(bulk).enumerate().map(item).collect());
            for (key, bounds) in all.iter().enumerate().skip(bulk) {
                forest.insert(item((key, bounds)));
            }
            prop_assert_eq!(forest.len(), all.len());
            let even = forest.repacked(|key| if key % 2 == 0 { Kept::Yes } else { Kept::No });
            for query in &queries {
                let expected: Vec<u32> = (0_u32..).zip(&all).filter(|(_, bounds)| overlap(bounds, query)).map(|(key, _)| key).collect();
                prop_assert_eq!(asked(&forest, query), expected.clone());
                let expected: Vec<u32> = expected.into_iter().filter(|key| key % 2 == 0).collect();
                prop_assert_eq!(asked(&even, query), expected);
            }
        }
    }

    #[test]
    fn boxes_that_share_an_end_overlap_and_equal_ones_are_all_found() {
        let cube = |low: i32, high: i32| Bounds { low: [low; DIMENSIONS], high: [high; DIMENSIONS] };
        let forest = Forest::of((0..100).map(|key| Item { bounds: cube(0, 10), key }).collect());
        assert_eq!(asked(&forest, &cube(10, 12)).len(), 100);
        assert_eq!(asked(&forest, &cube(11, 12)).len(), 0);
        assert_eq!(asked(&Forest::of(Vec::new()), &cube(0, 1)).len(), 0);
    }
}
