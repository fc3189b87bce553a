//! Bytes of the watch over the grounding.
//!
//! A field that a clause asks for may be `null`, so that the rule refuses the record and cites its clause. Must not know any rule.
pub(super) mod events;
pub(super) mod flights;
pub(super) mod order_of_battle;

use crate::error::{RecordError, Rule};
use crate::json::{Item, Json};
use agreement::records::{GroundingEntry, SourceClass};

pub(super) fn write(said: &GroundingEntry) -> Json {
    match said {
        GroundingEntry::FlightNotice(notice) => flights::write_notice(notice),
        GroundingEntry::FlightQuery(query) => flights::write_query(query),
        GroundingEntry::FlightOutcome(outcome) => flights::write_outcome(*outcome),
        GroundingEntry::FlightExemption(exemption) => flights::write_exemption(exemption),
        GroundingEntry::AirOrderOfBattle(told) => order_of_battle::write_return(told),
        GroundingEntry::ComplianceMeasure(measure) => order_of_battle::write_measure(measure),
        GroundingEntry::AirObservation(observation) => events::write_observation(observation),
        GroundingEntry::FlightEvent(event) => events::write_event(event),
        GroundingEntry::EventFinding(finding) => events::write_finding(finding),
        GroundingEntry::EventPosition(position) => events::write_position(*position),
        GroundingEntry::EventReport(report) => events::write_report(*report),
        GroundingEntry::CoverageStatement(coverage) => events::write_coverage(coverage),
    }
}

fn read_sources(item: Item<'_, '_>) -> Result<Vec<SourceClass>, RecordError> {
    item.set(SourceClass::ALL.len(), |each| each.name(&SourceClass::ALL, SourceClass::code))
}

fn write_sources(sources: &[SourceClass]) -> Json {
    Json::list(sources, |source| Json::text(source.code()))
}

/// A whole number up to `max`, in the domain's type.
fn read_number<T: TryFrom<i64>>(item: Item<'_, '_>, max: i64) -> Result<T, RecordError> {
    T::try_from(item.integer(0, max)?).map_err(|_| item.fault(Rule::NumberOutOfRange { min: 0, max }))
}
