//! What each side announced, pair by pair, as the workstation shows it; and the same with one own window supposed.
//!
//! By time of receipt, then hash. Nothing protected is here: not a place, not a distance, not a count (SG-05, SG-06).
use super::{AuthorView, FindingView, Said};
use serde::{Deserialize, Serialize};

schema! {
    /// One own announcement with a window that is only supposed. Nothing is kept and nothing is sent.
    pub struct SupposedWindow {
        /// The own announcement: a plan or notice that is not over.
        pub record: String,
        /// From when, RFC 3339 UTC with milliseconds.
        pub from: String,
        /// Until when.
        pub until: String,
    }
}

schema! {
    /// What a side's announcements are to those of the other side.
    pub struct SeparationDocument {
        /// The moment for which it holds.
        pub at: String,
        /// The side whose announcements stand first.
        pub side: String,
        /// The version of the rules of separation.
        pub rules: String,
        /// The side's own: all, or the one whose window is supposed.
        pub own: Vec<AnnouncementView>,
        /// The other side's.
        pub other: Vec<AnnouncementView>,
        /// Pairs, in the order of both. Where there are very many, those that are plainly apart are left out.
        pub pairs: Vec<PairView>,
        /// The line that says that nothing was found; none when something was.
        pub proof: Option<String>,
        /// What the clauses would find about the supposed window.
        pub found: Vec<FindingView>,
        /// What stands beside the answer.
        pub notes: Vec<Said>,
    }
}

schema! {
    /// An activity that a side has announced, in clear.
    pub struct AnnouncementView {
        /// The record.
        pub record: String,
        /// Its kind.
        pub kind: String,
        /// The kind in the caller's language.
        pub kind_text: String,
        /// Who wrote it.
        pub author: AuthorView,
        /// Ledger time of its entry.
        pub at: String,
        /// When it is meant to be, or the supposed window.
        pub from: String,
        /// Until when.
        pub until: String,
        /// The corners of its footprint as longitude and latitude in 1e-7 degrees, the first not repeated.
        pub corners: Vec<[i32; 2]>,
    }
}

schema! {
    /// Two announcements and what is found about them.
    pub struct PairView {
        /// The own record.
        pub own: String,
        /// The other side's.
        pub other: String,
        /// `separated`, `marginal`, `conflict` or `unmeasured`; all but the first hold both.
        pub answer: String,
        /// The answer in the caller's language.
        pub text: String,
        /// In time, on the ground and in height; empty where nothing could be measured.
        pub gaps: Vec<GapView>,
        /// Everything that is found, in sentences.
        pub sentences: Vec<String>,
        /// Where and when they come closest; none when they are further apart than is measured.
        pub approach: Option<ApproachView>,
    }
}

schema! {
    /// One kind of separation between two announcements.
    pub struct GapView {
        /// `time`, `lateral` or `vertical`.
        pub kind: String,
        /// What there is: time in hours, minutes and seconds, lengths in metres and feet; a minus sign where times or heights overlap.
        pub found: String,
        /// What the rules ask for, in the same units.
        pub required: String,
        /// The row of the rules that asks for it.
        pub rule: String,
        /// `yes` where this kind alone keeps them apart.
        pub suffices: String,
    }
}

schema! {
    /// Where and when two announcements come closest.
    pub struct ApproachView {
        /// From when both are held; where they never are, the start of the later.
        pub from: String,
        /// Until when; where they never are held together, the end of the earlier.
        pub until: String,
        /// The place in the own footprint, longitude and latitude in 1e-7 degrees.
        pub own: [i32; 2],
        /// The place in the other's.
        pub other: [i32; 2],
    }
}
