//! Formation as the API shows it: how far it has come, both counts of the days, what is due, what speaks against certifying.
//!
//! The clock certifies nothing (SG-26): here are its readings and what is missing, for the people who may.
use super::FindingView;
use serde::{Deserialize, Serialize};

schema! {
    /// How far formation has come.
    pub struct FormationDocument {
        /// The moment for which it holds.
        pub at: String,
        /// The stage.
        pub stage: String,
        /// The same in the caller's language.
        pub stage_text: String,
        /// Which day is being counted, while days are.
        pub day: Option<u32>,
        /// Both counts of the days, while days are counted.
        pub days: Option<FormationDaysView>,
        /// When the map is due; from formation on.
        pub map_due: Option<String>,
        /// Whether the map is not done and its day is over.
        pub map_overdue: bool,
        /// The start date that both signed.
        pub start_date: Option<String>,
        /// What speaks against certifying, while that is still to be done.
        pub against_certifying: Vec<FindingView>,
    }
}

schema! {
    /// The days that must hold, counted both ways.
    pub struct FormationDaysView {
        /// The first whole day, by the reference zone's calendar.
        pub first_day: String,
        /// The last.
        pub last_day: String,
        /// When they are over, counted in whole local days.
        pub by_local_days: String,
        /// When they are over, counted in hours.
        pub by_elapsed: String,
        /// When they are due by the reading that the edition takes.
        pub due: String,
        /// Until when renewals cover them.
        pub covered_until: Option<String>,
    }
}
