//! The one place where the node draws randomness: nonces of its own records, challenges and tokens of sessions.

/// So many random bytes; nothing where the system has none.
#[expect(clippy::disallowed_methods, reason = "the one place where the node draws randomness")]
pub(crate) fn draw<const BYTES: usize>() -> Option<[u8; BYTES]> {
    let mut bytes = [0_u8; BYTES];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes)
}
