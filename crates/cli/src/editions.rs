//! The editions that came with the program, byte for byte; which one a log is under is for its genesis to say.
use crate::outcome::{COULD_NOT, Failure};
use agreement::edition::Edition;
use agreement::identity::Digest;

/// The edition that is meant where none is named.
pub const DEFAULT: &str = "tor-2016-07";

const SHIPPED: [(&str, &[u8]); 3] = [
    ("exercise-2027-05", include_bytes!("../../../editions/exercise-2027-05.json")),
    ("jic-2016-09", include_bytes!("../../../editions/jic-2016-09.json")),
    ("tor-2016-07", include_bytes!("../../../editions/tor-2016-07.json")),
];

/// The words that one copy of the source lost.
pub const LOST_WORDS: &[u8] = include_bytes!("../../../editions/sources/variants.json");

/// The hashes of the clauses' texts.
pub const CLAUSE_TEXTS: &[u8] = include_bytes!("../../../editions/sources/clauses.json");

/// The ids of the shipped editions, in order.
pub fn ids() -> impl Iterator<Item = &'static str> {
    SHIPPED.into_iter().map(|(id, _)| id)
}

/// That no edition of this name came with the program, and which did.
#[must_use]
pub fn unknown(id: &str, exit: u8) -> Failure {
    let known = ids().collect::<Vec<_>>().join(", ");
    Failure::new(exit, "cli-edition-unknown", vec![("edition", id.to_owned()), ("known", known)])
}

/// The bytes of the shipped edition of that id.
#[must_use]
pub fn bytes(id: &str) -> Option<&'static [u8]> {
    SHIPPED.into_iter().find(|(shipped, _)| *shipped == id).map(|(_, bytes)| bytes)
}

/// The shipped edition of that id.
///
/// # Errors
/// None of that id came with the program.
pub fn shipped(id: &str) -> Result<Edition, Failure> {
    wire::edition::parse(bytes(id).ok_or_else(|| unknown(id, COULD_NOT))?).map_err(|error| Failure::could_not(&error))
}

/// The bytes of the shipped edition with that SHA-256.
#[must_use]
pub fn by_hash(hash: &Digest) -> Option<&'static [u8]> {
    SHIPPED.into_iter().map(|(_, bytes)| bytes).find(|bytes| ledger::sha256(bytes).as_bytes() == hash.as_bytes())
}
