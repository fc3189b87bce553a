//! Intended operations as the API shows them: how far each has come and what it still lacks.
//!
//! By time of receipt, then hash; nothing orders, counts or chooses by what a plan says, and no word here clears anything (SG-02, SG-05).
use super::{FindingView, Said};
use serde::{Deserialize, Serialize};

schema! {
    /// Intended operations, and the reviews that opened by themselves.
    pub struct OperationsDocument {
        /// The moment for which it holds.
        pub at: String,
        /// What stands above the list.
        pub notes: Vec<Said>,
        /// Plans, by time of receipt, then hash.
        pub operations: Vec<OperationDocument>,
        /// Reviews that opened by themselves, by time of receipt, then hash.
        pub reviews: Vec<ReviewView>,
    }
}

schema! {
    /// An intended operation.
    pub struct OperationDocument {
        /// The plan.
        pub record: String,
        /// Ledger time.
        pub at: String,
        /// Whose it is.
        pub side: Option<String>,
        /// When its window opens.
        pub from: String,
        /// When its window closes.
        pub until: String,
        /// How far it has come.
        pub stage: String,
        /// The same in the caller's language.
        pub stage_text: String,
        /// Each side's protection check, the legal review, the three acknowledgements of air defence.
        pub support: Vec<SupportView>,
        /// When the acknowledgements of air defence are due.
        pub air_defence_due: String,
        /// The restraints that hold it.
        pub held_by: Vec<String>,
        /// What else it lacks.
        pub lacks: Vec<FindingView>,
        /// Its window begins before the other side's cycle can serve it; from then on it could.
        pub infeasible_before: Option<Said>,
        /// Its final notices.
        pub final_notices: Vec<String>,
        /// The reports on it.
        pub reports: Vec<String>,
        /// When a report is due.
        pub report_due: String,
        /// A final notice stood, and the time for a report is over without one.
        pub unreported: Option<Said>,
    }
}

schema! {
    /// One thing that a plan needs beside consent.
    pub struct SupportView {
        /// `protection-check`, `legal-review`, `counterpart-review` or `air-defence`.
        pub what: String,
        /// The side that gives it.
        pub side: String,
        /// How it stands; never that anything is cleared.
        pub standing: String,
        /// The same in the caller's language.
        pub text: String,
        /// The record, where there is one.
        pub record: Option<String>,
        /// Until when it counts, where it ends.
        pub until: Option<String>,
    }
}

schema! {
    /// A review that opened by itself, of one record.
    pub struct ReviewView {
        /// The record.
        pub of: String,
        /// Ledger time.
        pub at: String,
        /// Whose record it is.
        pub side: Option<String>,
        /// The plan that it names.
        pub plan: Option<String>,
        /// Why the review is open.
        pub causes: Vec<Said>,
        /// When both sides are to have said what they find.
        pub due: String,
        /// How far it has come.
        pub stage: String,
        /// The same in the caller's language.
        pub stage_text: String,
    }
}
