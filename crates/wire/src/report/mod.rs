//! Daily and weekly reports from the ledger, and what may be published, as plain text and as HTML, in English and Russian (APP.4).
//!
//! The same log, day and language give the same bytes. A report lists and lays side by side; it adds nothing, averages
//! nothing and orders nothing but by time and key (SG-02, SG-25). It judges nothing: the numbers are the state's.
mod contents;
mod html;
mod period;
mod text;

#[cfg(test)]
mod tests;

pub use html::html;
pub use period::Period;
pub use text::text;

use crate::phrases::Phrases;
use agreement::identity::Language;
use agreement::state::State;
use spacetime::{CivilDate, TimeError};

/// A report before it has a form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// Its language.
    pub language: Language,
    /// What stands above everything that is not real work (SG-35).
    pub banner: Option<String>,
    /// Its heading.
    pub title: String,
    /// Of which log, and as it stood when.
    pub subtitle: String,
    /// Its parts, in their order.
    pub sections: Vec<Section>,
}

/// A part of a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// What stands above the table.
    pub lines: Vec<String>,
    /// The headings of the columns.
    pub columns: Vec<String>,
    /// The rows; without any, `empty` is said.
    pub rows: Vec<Vec<Cell>>,
    /// What is said where there is nothing.
    pub empty: String,
}

/// A cell of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// The text.
    pub text: String,
    /// The language of a text that a person wrote; none for the report's own words.
    pub language: Option<Language>,
}

/// Makes a report of the period that ends with a local day in the reference zone.
///
/// # Errors
/// The table of the reference zone does not reach that far.
pub fn report(state: &State, period: Period, day: CivilDate, phrases: &Phrases) -> Result<Report, TimeError> {
    contents::of(state, period, day, phrases)
}

/// A report as the API gives it: what it is, and both forms of it.
///
/// # Errors
/// As [`report`].
pub fn document(
    state: &State,
    period: Period,
    day: CivilDate,
    phrases: &Phrases,
) -> Result<crate::api::ReportDocument, TimeError> {
    let made = report(state, period, day, phrases)?;
    Ok(crate::api::ReportDocument {
        period: period.name().to_owned(),
        from: period.first_day(day).to_string(),
        day: day.to_string(),
        language: made.language.tag().to_owned(),
        text: text(&made),
        html: html(&made),
    })
}

/// The local day, in the reference zone, to which the log has come.
///
/// # Errors
/// The table of the reference zone does not reach that far.
pub fn last_day(state: &State) -> Result<CivilDate, TimeError> {
    state.edition().reference_zone.local(state.now()).map(spacetime::LocalDateTime::date)
}
