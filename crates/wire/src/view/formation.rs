//! Formation in the caller's language, for node and command alike.
use super::finding;
use crate::api::{FindingView, FormationDaysView, FormationDocument};
use crate::phrases::Phrases;
use agreement::state::{FormationStage, FormationView, State};
use spacetime::Instant;

/// How far formation has come by a clock.
#[must_use]
pub fn formation(state: &State, now: Instant, phrases: &Phrases) -> FormationDocument {
    let view = state.formation(now);
    let instant = |instant: Instant| instant.to_string();
    FormationDocument {
        at: now.to_string(),
        stage: view.stage.code().to_owned(),
        stage_text: phrases.say(&format!("formation-stage-{}", view.stage.code()), &[]),
        day: if let FormationStage::Counting(day) = view.stage { Some(day) } else { None },
        days: view.days.map(|days| FormationDaysView {
            first_day: days.first_day.to_string(),
            last_day: days.last_day.to_string(),
            by_local_days: instant(days.by_local_days),
            by_elapsed: instant(days.by_elapsed),
            due: instant(days.due),
            covered_until: days.covered_until.map(instant),
        }),
        map_due: view.map_due.map(instant),
        map_overdue: view.is_map_overdue,
        start_date: view.start_date.map(instant),
        against_certifying: against_certifying(state, &view, now, phrases),
    }
}

/// What speaks against certifying, while that is still to be done.
fn against_certifying(state: &State, view: &FormationView, now: Instant, phrases: &Phrases) -> Vec<FindingView> {
    let zone = state.edition().reference_zone;
    match view.stage {
        FormationStage::Announced
        | FormationStage::Counting(_)
        | FormationStage::Violated
        | FormationStage::Disputed
        | FormationStage::DaysOver
        | FormationStage::LevelMet => {
            state.against_certifying(now).iter().map(|said| finding(said, zone, phrases)).collect()
        }
        FormationStage::NotRestored
        | FormationStage::Certified
        | FormationStage::TaskOpen(_)
        | FormationStage::StartDateOpen
        | FormationStage::StartDateSet
        | FormationStage::StartDay
        | FormationStage::Continuous
        | FormationStage::Suspended
        | FormationStage::Withdrawn
        | FormationStage::Terminated => Vec::new(),
    }
}
