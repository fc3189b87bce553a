//! Comparing a translation with its original before it is signed, as the API takes and answers it.
use serde::{Deserialize, Serialize};

schema! {
    /// A translation that nobody has signed yet.
    pub struct TranslationDraft {
        /// The record it is of.
        pub of: String,
        /// Its language.
        pub into: String,
        /// Its text.
        pub text: String,
    }
}

schema! {
    /// How the numbers of a translation and its original compare. It says nothing of the words.
    pub struct TranslationComparison {
        /// The texts of the original that were compared, as their author wrote them; empty where it has none.
        pub originals: Vec<String>,
        /// Numbers, times and hemispheres that the two do not say equally often, in the order of what is said.
        pub differences: Vec<NumberDifference>,
    }
}

schema! {
    /// A number, a time or a hemisphere, and how often each text says it.
    pub struct NumberDifference {
        /// What is said.
        pub said: String,
        /// How often the original says it.
        pub original: String,
        /// How often the translation says it.
        pub translation: String,
    }
}
