//! The gazetteer that comes with jig, read once and only when somebody asks for a name.
//!
//! A place's name serves readers of a map; no rule and no record hangs on it.
use spacetime::gazetteer::Gazetteer;
use std::sync::LazyLock;

static THEATRE: LazyLock<Option<Gazetteer>> = LazyLock::new(|| Gazetteer::of_the_theatre().ok());

/// The places; none should the committed tables be broken, which a test of theirs would have shown.
pub(crate) fn theatre() -> Option<&'static Gazetteer> {
    THEATRE.as_ref()
}
