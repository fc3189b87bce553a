//! Turns state and verdicts into what is shown, in the caller's language: the one place for node and command alike, so that
//! both say the same. Views are computed from the state and a given *now*, and never feed back (wall W7).
//!
//! Must not judge: every word here stands for a value that the rules gave.
mod common_map;
mod desk;
mod formation;
mod operations;
mod places;
mod protected;
mod record;
mod registers;
mod roster;
mod scene;
mod separation;
mod sheet;

pub use common_map::{drafts_difference, versions_difference};
pub use desk::{inbox, restraint, stop};
pub use formation::formation;
pub use operations::operations;
pub use places::{PlaceNames, checked, km, km2, names_of, place_list, read_places};
pub use protected::{protected, protected_list};
pub use record::{
    Known, Reached, deadline, deadlines, effect, finding, record, stages, state_name, usability, verdict, why,
};
pub(crate) use registers::accountability::{alleged, grade, range as count_range};
pub use registers::{register, registers, text as entry_text};
pub use roster::roster;
pub use scene::scene;
pub use separation::separation;
pub use sheet::{SheetLine, SheetParts, sheet, watch_since};

use crate::api::{AuthorView, Problem, Said};
use crate::phrases::{Coded, Locale, Phrases};
use crate::verdict::basis_text;
use agreement::identity::{Author, Post};
use agreement::records::Purpose;
use agreement::state::AdmissionRefusal;
use agreement::verdict::Basis;
use spacetime::{Instant, Script, Zone, format_local};

/// A post at a node.
#[must_use]
pub fn author(author: Author) -> AuthorView {
    AuthorView { node: author.node.name().to_owned(), post: author.post.name().to_owned() }
}

/// A post in the caller's language.
#[must_use]
pub fn post(post: Post, phrases: &Phrases) -> String {
    phrases.say(&format!("view-post-{}", post.name()), &[])
}

/// How many characters of a hash or key are shown to people: enough to compare by eye and on the telephone.
pub const SHORT_HASH: usize = 12;

/// The first characters of a hash or key.
#[must_use]
pub fn short(hash: &str) -> String {
    hash.chars().take(SHORT_HASH).collect()
}

/// A kind of record in the caller's language.
#[must_use]
pub fn kind(kind: &str, phrases: &Phrases) -> String {
    phrases.say(&format!("view-kind-{kind}"), &[])
}

/// What every screen and print shows on top of anything that is not real work (SG-23, SG-35).
#[must_use]
pub fn banner(purpose: Purpose, phrases: &Phrases) -> Option<String> {
    match purpose {
        Purpose::Live => None,
        Purpose::Exercise => Some(phrases.say("view-banner-exercise", &[])),
        Purpose::Training => Some(phrases.say("view-banner-training", &[])),
    }
}

/// A time on the clock of a zone; where its table does not reach, the time in UTC.
#[must_use]
pub fn local(at: Instant, zone: Zone, phrases: &Phrases) -> String {
    let script = match phrases.locale() {
        Locale::En => Script::Latin,
        Locale::Ru => Script::Cyrillic,
    };
    format_local(at, zone, script).unwrap_or_else(|_| at.to_string())
}

/// The arguments of a sentence with every moment by the clock of a zone: the bytes of a verdict say them in UTC, and
/// nobody on duty reads those. Texts that a person wrote are never of that form.
#[must_use]
pub fn by_the_clock<'a>(arguments: &[(&'a str, String)], zone: Zone, phrases: &Phrases) -> Vec<(&'a str, String)> {
    let spoken = |value: &String| match Instant::parse_rfc3339(value) {
        Ok(at) if at.to_string() == *value => local(at, zone, phrases),
        Ok(_) | Err(_) => value.clone(),
    };
    arguments.iter().map(|(name, value)| (*name, spoken(value))).collect()
}

/// A code with its sentence and cure.
#[must_use]
pub fn said(code: &str, arguments: &[(&str, String)], phrases: &Phrases) -> Said {
    Said { code: code.to_owned(), text: phrases.say(code, arguments), cure: phrases.cure(code, arguments) }
}

/// An error as a problem document. The status is the caller's: only it knows the protocol.
#[must_use]
pub fn problem(error: &dyn Coded, status: u16, phrases: &Phrases) -> Problem {
    problem_of(error.code(), &error.arguments(), status, phrases)
}

/// A refusal of the sequencer as a problem document.
#[must_use]
pub fn problem_of_refusal(refusal: &AdmissionRefusal, status: u16, phrases: &Phrases) -> Problem {
    let mut problem = problem_of(refusal.code, &refusal.arguments, status, phrases);
    match refusal.basis {
        Basis::Clause(_) | Basis::Law(_) | Basis::Safeguard(_) => problem.clauses.push(basis_text(refusal.basis)),
        Basis::Limit(limit) => problem.limit = Some(limit.to_owned()),
        Basis::Admission(_) => {}
    }
    problem
}

fn problem_of(code: &str, arguments: &[(&'static str, String)], status: u16, phrases: &Phrases) -> Problem {
    let value = |wanted: &str| arguments.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.clone());
    Problem {
        kind: format!("urn:jig:problem:{code}"),
        title: phrases.say(code, arguments),
        status,
        detail: None,
        instance: None,
        code: code.to_owned(),
        clauses: Vec::new(),
        cure: phrases.cure(code, arguments),
        findings: Vec::new(),
        limit: value("limit"),
        offset: value("offset"),
    }
}
