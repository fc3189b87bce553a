//! What stands where and when, as the map, the lanes and the table of a workstation show it.
//!
//! By layer, then time of receipt, then hash. Places of protected entries are cells, and only those that the asking side itself entered: the
//! other side's are asked for one by one (SG-06). Nothing here is the position of an aircraft (SG-31).
use super::{AuthorView, Said};
use serde::{Deserialize, Serialize};

schema! {
    /// Everything with a place that the log had brought by a moment.
    pub struct SceneDocument {
        /// The moment for which it holds.
        pub at: String,
        /// What stands beside the picture.
        pub notes: Vec<Said>,
        /// The version of the areas that was in force; none while everything was denied.
        pub version: Option<String>,
        /// Every period of the areas, the earliest first.
        pub periods: Vec<ScenePeriod>,
        /// The shapes.
        pub shapes: Vec<SceneShape>,
    }
}

schema! {
    /// A time during which one version of the areas, or none, was in force.
    pub struct ScenePeriod {
        /// From when.
        pub from: String,
        /// Until when; none for the last.
        pub until: Option<String>,
        /// The version.
        pub version: Option<String>,
    }
}

schema! {
    /// One shape.
    pub struct SceneShape {
        /// Names the shape within the document: the record, and a number where a record has several.
        pub id: String,
        /// The record that it is from.
        pub record: String,
        /// `area`, `draft`, `item`, `plan`, `notice`, `register` or `protected`.
        pub layer: String,
        /// The layer in the caller's language.
        pub layer_text: String,
        /// The label that both sides use, where there is one.
        pub label: Option<String>,
        /// The class of the ground, for `area` and `draft`.
        pub class: Option<String>,
        /// The class in the caller's language.
        pub class_text: Option<String>,
        /// For `area`: `agreed`, `disputed` or `gap`.
        pub standing: Option<String>,
        /// Who wrote the record.
        pub author: AuthorView,
        /// Ledger time of the record.
        pub at: String,
        /// When it begins to matter; none when it always does.
        pub from: Option<String>,
        /// When it ceases to; none when it does not.
        pub until: Option<String>,
        /// `sequenced`, `in-effect`, `held` or `ended`, as at the moment of the document.
        pub state: String,
        /// The state in the caller's language.
        pub state_text: String,
        /// What it covers: parts, each of rings with the outer one first, each of corners as longitude and latitude in 1e-7 degrees, the
        /// first not repeated.
        pub parts: Vec<Vec<Vec<[i32; 2]>>>,
    }
}
