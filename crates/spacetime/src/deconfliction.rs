//! Deconfliction: what two volumes are to each other, and what a new intent is to all live ones.
//!
//! Two volumes conflict when their times, grown by the minutes of the rules, overlap, and their heights, grown by the vertical
//! minimum, overlap, and their cores come nearer than the sum of the radii and the lateral minimum. Three answers:
//! *separated* (by time, by place or by height, with the margin), *marginal* (within what the inputs are uncertain by; treated as
//! a conflict) and *conflict* (with the closest approach, the rule broken, and the shift that would clear it). Every pair has an
//! answer, and the answer has its evidence. All of it is symmetric to the bit and in whole millimetres and milliseconds, so that
//! three nodes that distrust each other come to the same bytes.
//!
//! Knows no party, no record and no map; a class of activity is a code. Against what is protected nothing of this may be asked:
//! that is [`protected`], which has no geometry to leak (SG-05, SG-06).
//!
//! ```
//! # use jig_spacetime::deconfliction::{Answer, Minimum, SeparationRules, assess};
//! # use jig_spacetime::volume::{ActivityClass, Coordinate, Footprint, Provenance, Volume4D};
//! # use jig_spacetime::{AltitudeBand, Millimetres, Position, Span, Window};
//! # let circle = |longitude_e7, from: &str, to: &str| -> Result<Volume4D, Box<dyn std::error::Error>> {
//! #     let centre = Coordinate::new(Position::from_e7(350_000_000, longitude_e7)?, Provenance::Digital);
//! #     let footprint = Footprint::circle(centre, Millimetres::new(2_000_000))?;
//! #     Ok(Volume4D::new(footprint, AltitudeBand::WHOLE, Window::new(from.parse()?, to.parse()?)?)?)
//! # };
//! let first = circle(400_000_000, "2016-09-17T12:00:00.000Z", "2016-09-17T13:00:00.000Z")?;
//! let second = circle(400_500_000, "2016-09-17T13:12:30.000Z", "2016-09-17T14:00:00.000Z")?;
//! let minimum = Minimum::new(Millimetres::new(5_000_000), Millimetres::new(300_000), Span::from_minutes(10)).unwrap();
//! let rules = SeparationRules::new("2016-09", minimum, vec![])?;
//! let classes = [ActivityClass::new("operation")?];
//! let finding = assess(&first, &second, &rules.required(&classes, &classes));
//! assert_eq!(finding.answer, Answer::Separated);
//! assert_eq!(finding.time.gap, Span::from_millis(750_000));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod assess;
mod cover;
mod finding;
mod forest;
mod height;
mod knowledge;
mod lateral;
mod live;
mod piece;
pub mod protected;
mod reach;
mod report;
mod rough;
mod rules;

pub use assess::assess;
pub use cover::cells_of;
pub use finding::{
    Answer, Apart, Clearing, ClosestApproach, Distance, Finding, HeightGap, LateralGap, Margins, TimeGap, Uncertainty,
    Which,
};
pub use knowledge::{Knowledge, KnowledgeDecision, Reference, prove_knowledge};
pub use live::{Live, LiveError, Sighting};
pub use report::{Input, PairFinding, Report, compare};
pub use rules::{ClassPattern, Demand, Minimum, Required, RulesError, SeparationRow, SeparationRules};

#[cfg(test)]
mod tests;
