//! The editions that came with the program, byte for byte; which one a log is under is for its genesis to say.
use agreement::identity::Digest;

const SHIPPED: [(&str, &[u8]); 2] = [
    ("jic-2016-09", include_bytes!("../../../editions/jic-2016-09.json")),
    ("tor-2016-07", include_bytes!("../../../editions/tor-2016-07.json")),
];

/// The bytes of the shipped edition of that id.
#[must_use]
pub fn bytes(id: &str) -> Option<&'static [u8]> {
    SHIPPED.into_iter().find(|(shipped, _)| *shipped == id).map(|(_, bytes)| bytes)
}

/// The bytes of the shipped edition with that SHA-256.
#[must_use]
pub fn by_hash(hash: &Digest) -> Option<&'static [u8]> {
    SHIPPED.into_iter().map(|(_, bytes)| bytes).find(|bytes| ledger::sha256(bytes).as_bytes() == hash.as_bytes())
}
