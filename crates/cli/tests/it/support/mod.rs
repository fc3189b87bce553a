//! What the tests share: running the tool, a published folder played in memory, a door that answers as told.
mod door;
mod place;

pub(crate) use door::{Asked, FakeDoor};
pub(crate) use place::{Play, SHORT_SCRIPT, Set, perform, played, played_script, set, short_play};

use std::ffi::OsString;
use std::path::Path;

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) exit: u8,
    pub(crate) out: String,
    pub(crate) notes: String,
}

impl Ended {
    /// The result as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The code of the failure in a JSON result.
    pub(crate) fn code(&self) -> String {
        self.json()["error"]["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// Runs `jig` with arguments, in English unless they say otherwise.
pub(crate) fn jig<I, S>(arguments: I) -> Ended
where
    I: IntoIterator<Item = S>,
    S: Into<OsString>,
{
    let mut line: Vec<OsString> = vec!["jig".into()];
    line.extend(arguments.into_iter().map(Into::into));
    if !line.iter().any(|word| word.to_string_lossy().starts_with("--lang")) {
        line.insert(1, "--lang=en".into());
    }
    let (mut out, mut notes) = (Vec::new(), Vec::new());
    let exit = jig_cli::run(&line, &mut out, &mut notes);
    Ended { exit, out: String::from_utf8(out).unwrap(), notes: String::from_utf8(notes).unwrap() }
}

/// Whether a text reads as Russian.
pub(crate) fn is_russian(text: &str) -> bool {
    text.chars().any(|letter| ('а'..='я').contains(&letter))
}

/// A path as an argument.
pub(crate) fn word(path: &Path) -> String {
    path.display().to_string()
}

/// Holds a generated page to the committed one; `JIG_WRITE_GENERATED=1` writes it instead.
pub(crate) fn held_to_the_committed(path: &str, page: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    if std::env::var_os("JIG_WRITE_GENERATED").is_some() {
        std::fs::write(&file, page).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    for (number, (found, written)) in (1..).zip(page.lines().zip(committed.lines())) {
        assert_eq!(found, written, "{path} line {number}; JIG_WRITE_GENERATED=1 writes it anew");
    }
    assert_eq!(page.lines().count(), committed.lines().count(), "{path}; JIG_WRITE_GENERATED=1 writes it anew");
}
