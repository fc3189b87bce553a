//! A short sweep over seeds for every test run; the long one is the example `simulate`.
use crate::simulation::coverage::{Coverage, EXPECTED};
use crate::simulation::play::play;

#[test]
fn the_same_seed_twice_is_the_same_history() {
    for seed in [3, 11, 17] {
        let (first, second) = (play(seed), play(seed));
        assert_eq!(first, second, "seed {seed}");
        assert!(first.events > 200, "seed {seed} is no history");
    }
    assert_ne!(play(3).trace, play(4).trace);
}

#[test]
fn a_few_seeds_meet_most_of_what_can_happen() {
    let mut coverage = Coverage::default();
    for seed in 0..12 {
        coverage.add(&play(seed).coverage);
    }
    let met = EXPECTED.len() - coverage.missing().len();
    assert!(met * 3 > EXPECTED.len() * 2, "only {met} of {}: {:?}", EXPECTED.len(), coverage.missing());
}
