//! Protected entries as the API shows them. A list carries no cell; one entry shows those that its record has in clear.
//!
//! Nothing here has a distance, a direction or an exact place, and a list is in the order of the log (SG-02, SG-06).
use super::{AuthorView, Said};
use serde::{Deserialize, Serialize};

schema! {
    /// Protected entries and movements, in the order of the log.
    pub struct ProtectedList {
        /// What every list of them says: absence from it is no evidence.
        pub note: Said,
        /// The entries.
        pub entries: Vec<ProtectedLine>,
    }
}

schema! {
    /// A protected entry in a list.
    pub struct ProtectedLine {
        /// The record.
        pub record: String,
        /// Who submitted it.
        pub author: AuthorView,
        /// Ledger time.
        pub at: String,
        /// What is protected.
        pub civil: String,
        /// The same in the caller's language.
        pub civil_text: String,
        /// On whose behalf it was submitted.
        pub submitter: String,
        /// The same in the caller's language.
        pub submitter_text: String,
        /// `holding`, `stale`, `overdue`, `moving` or `ended`; all but the last hold.
        pub standing: String,
        /// The same in the caller's language.
        pub standing_text: String,
        /// When its submitter is expected to be heard again. That ends no hold.
        pub due: String,
        /// The submitter's later version.
        pub replaced_by: Option<String>,
        /// Which headquarters acknowledged it, and when; overdue ones are marked.
        pub acknowledgements: Vec<ProtectedAcknowledgementView>,
    }
}

schema! {
    /// Whether a headquarters has acknowledged an entry.
    pub struct ProtectedAcknowledgementView {
        /// The side.
        pub side: String,
        /// The acknowledgement.
        pub record: Option<String>,
        /// When it was given.
        pub at: Option<String>,
        /// By when it is asked for; lateness only alarms.
        pub due: String,
        /// `given`, `late`, `awaited` or `overdue`.
        pub standing: String,
        /// The same in the caller's language.
        pub standing_text: String,
    }
}

schema! {
    /// One protected entry: what was said of it, and what was checked against it.
    pub struct ProtectedDocument {
        /// What every answer says: absence from the list is no evidence.
        pub note: Said,
        /// The entry.
        pub entry: ProtectedLine,
        /// What was said of it, in the order of the log.
        pub words: Vec<ProtectedWordView>,
        /// How many records with a place were checked against it.
        pub checks: String,
        /// Those that met it, in the order of the log.
        pub met: Vec<ProtectedMeetingView>,
        /// Nodes whose records met it so often within a day that it looks like a search.
        pub swept_by: Vec<String>,
        /// The same as a sentence; none where nobody did.
        pub sweep: Option<Said>,
    }
}

schema! {
    /// What somebody said of an entry.
    pub struct ProtectedWordView {
        /// The word.
        pub word: String,
        /// The same in the caller's language.
        pub text: String,
        /// Who said it.
        pub author: AuthorView,
        /// Ledger time.
        pub at: String,
    }
}

schema! {
    /// A record that met an entry.
    pub struct ProtectedMeetingView {
        /// The record.
        pub record: String,
        /// Its kind.
        pub kind: String,
        /// The same in the caller's language.
        pub kind_text: String,
        /// Its author.
        pub author: AuthorView,
        /// Ledger time.
        pub at: String,
    }
}
