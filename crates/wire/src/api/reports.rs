//! A report from the ledger as the API gives it, ready to be read or printed (APP.4).
use serde::{Deserialize, Serialize};

schema! {
    /// A daily or weekly report.
    pub struct ReportDocument {
        /// `daily` or `weekly`.
        pub period: String,
        /// Its first local day in the reference zone.
        pub from: String,
        /// Its last.
        pub day: String,
        /// Its language.
        pub language: String,
        /// The report as plain text.
        pub text: String,
        /// The report as one HTML document.
        pub html: String,
    }
}
