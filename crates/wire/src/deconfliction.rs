//! How a comparison of intents is written: the canonical bytes of its report, and the sentences that officers read.
//!
//! The bytes are what a side signs: whole numbers, sorted keys, the rules and the inputs named. Running the comparison again gives the same
//! bytes on any machine. Decides nothing: every number comes from `spacetime`.
mod json;
mod sentences;

pub use json::report_json;
pub use sentences::{in_both_lengths, proof_line, sentences, signed_span};

use spacetime::deconfliction::{Answer, Report};

/// The line that says that nothing was found, in the one form in which it is signed; nothing when something was.
#[must_use]
pub fn proof(report: &Report) -> Option<String> {
    let (first, second) = report.volumes();
    let is_clear = report.answer() == Answer::Separated;
    is_clear.then(|| format!("no conflict among {first} x {second} volumes under rules {}", report.rules))
}
