//! What every error of this crate can say of itself: a stable code and the arguments of its sentence.
//!
//! Must not hold a sentence: the catalogues do, in each language, with the cure as `.cure`.

/// An error whose sentence and cure stand in the catalogues under its code.
pub trait Coded: std::error::Error {
    /// Stable name in kebab case, first word `node`.
    fn code(&self) -> &'static str;

    /// Arguments of the sentence, by name.
    fn arguments(&self) -> Vec<(&'static str, String)>;
}
