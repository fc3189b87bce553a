//! The tables that verdicts read, each under the name by which an edition pins its SHA-256.
//!
//! Two nodes with different tables would reach different verdicts over the same log, so a node whose tables are not those of
//! its edition may store but not examine. A further table is one row of `HELD` and its hash in every edition. Knows
//! nothing of what stands in a table.
use agreement::edition::Edition;
use agreement::identity::Digest;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The bytes that a table's hash is taken over.
type HashInput = fn() -> &'static [u8];

/// Every table of this build, under its name in `pins`.
const HELD: &[(&str, HashInput)] =
    &[("geoid_table", spacetime::geoid_hash_input), ("zone_table", spacetime::zone_tables_hash_input)];

/// Computed once: a table is read by no verdict before, and never changes after.
static HASHES: LazyLock<BTreeMap<&'static str, Digest>> = LazyLock::new(|| {
    HELD.iter().map(|(name, input)| (*name, Digest::from_bytes(Sha256::digest(input()).into()))).collect()
});

/// A table that is not the one its edition pins.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mispinned {
    /// Its name.
    pub table: String,
    /// The hash that the edition pins; none if the edition leaves it open, so that nobody could tell whose verdict is right.
    pub pinned: Option<Digest>,
    /// The hash of the table here; none if this build has no such table.
    pub held: Option<Digest>,
}

/// The tables of this build, by name, with their hashes.
pub fn held() -> impl Iterator<Item = (&'static str, Digest)> {
    HASHES.iter().map(|(table, held)| (*table, *held))
}

/// Every table that is not the one this edition pins, by name. Empty: this build may examine under it.
#[must_use]
pub fn mispinned(edition: &Edition) -> Vec<Mispinned> {
    let absent = edition
        .pins
        .iter()
        .filter(|(table, _)| !HASHES.contains_key(table))
        .map(|(table, pinned)| Mispinned { table: table.to_owned(), pinned: Some(pinned), held: None });
    let other = held().filter(|(table, held)| edition.pins.get(table) != Some(*held)).map(|(table, held)| Mispinned {
        table: table.to_owned(),
        pinned: edition.pins.get(table),
        held: Some(held),
    });
    let mut all: Vec<Mispinned> = absent.chain(other).collect();
    all.sort_by(|one, another| one.table.cmp(&another.table));
    all
}

#[cfg(test)]
mod tests {
    use super::{Mispinned, held, mispinned};
    use crate::edition::parse;
    use agreement::edition::{Edition, Pins};
    use agreement::identity::Digest;
    use std::collections::BTreeMap;

    const EDITIONS: [&[u8]; 3] = [
        include_bytes!("../../../editions/tor-2016-07.json"),
        include_bytes!("../../../editions/jic-2016-09.json"),
        include_bytes!("../../../editions/exercise-2027-05.json"),
    ];

    fn pinned(pins: impl IntoIterator<Item = (&'static str, Digest)>) -> Edition {
        let pins: BTreeMap<String, Digest> =
            pins.into_iter().map(|(table, digest)| (table.to_owned(), digest)).collect();
        Edition { pins: Pins::new(pins), ..parse(EDITIONS[0]).unwrap() }
    }

    #[test]
    fn every_shipped_edition_pins_the_tables_of_this_build_and_no_others() {
        let expected: Vec<String> = held().map(|(table, hash)| format!("\"{table}\":\"{hash}\"")).collect();
        for bytes in EDITIONS {
            let edition = parse(bytes).unwrap();
            let found = mispinned(&edition);
            assert!(found.is_empty(), "{}: {found:?}; pins must be {{{}}}", edition.id, expected.join(","));
        }
    }

    #[test]
    fn a_table_that_is_other_absent_or_left_open_is_named() {
        let (table, own) = held().next().unwrap();
        let other = Digest::from_bytes([7; 32]);
        let with_other =
            mispinned(&pinned(held().map(|(name, hash)| (name, if name == table { other } else { hash }))));
        assert_eq!(with_other, [Mispinned { table: table.to_owned(), pinned: Some(other), held: Some(own) }]);
        let with_more = mispinned(&pinned(held().chain([("a_table_of_tomorrow", other)])));
        assert_eq!(with_more, [Mispinned { table: "a_table_of_tomorrow".to_owned(), pinned: Some(other), held: None }]);
        let left_open = mispinned(&pinned(held().filter(|(name, _)| *name != table)));
        assert_eq!(left_open, [Mispinned { table: table.to_owned(), pinned: None, held: Some(own) }]);
        assert!(mispinned(&pinned(held())).is_empty());
    }
}
