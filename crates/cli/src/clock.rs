//! The one place where the tool reads the wall clock: for `made_at` of records and the founding of groups.
use spacetime::Instant;
use std::time::{SystemTime, UNIX_EPOCH};

/// Now, in whole milliseconds.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place where the tool reads the wall clock")]
pub(crate) fn read() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let millis = i64::try_from(since.as_millis()).unwrap_or_default();
    Instant::from_millis(millis).unwrap_or(Instant::EPOCH)
}
