//! AMB-07 in an edition file: the window of the baseline, its metrics, and which reported events they count.
//!
//! Knows no rule: the comparison is `agreement::level`.
use super::EditionError;
use super::check::{codes, date, distinct, number, word};
use super::settings::Setting;
use agreement::edition::{AidAccess, Baseline, DeathsEstimate, EventFilter, Metric};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BaselineForm {
    aid_access: String,
    events: EventFilterForm,
    from: String,
    metrics: Vec<String>,
    to: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventFilterForm {
    date: String,
    date_precision_max: u64,
    deaths: String,
    dyads: Vec<u64>,
    series: String,
}

impl EventFilterForm {
    fn read(self) -> Result<EventFilter, EditionError> {
        // An event of several days counts on the first: no other reading is built.
        word("settings.AMB-07.events.date", &self.date, &[("start", ())])?;
        let dyads = distinct("settings.AMB-07.events.dyads", self.dyads)?;
        Ok(EventFilter {
            series: word("settings.AMB-07.events.series", &self.series, &[("ucdp-ged", "ucdp-ged")])?.to_owned(),
            dyads: dyads
                .into_iter()
                .map(|dyad| number("settings.AMB-07.events.dyads", dyad, 1, u64::from(u32::MAX)))
                .collect::<Result<_, _>>()?,
            date_precision_max: number("settings.AMB-07.events.date_precision_max", self.date_precision_max, 1, 5)?,
            deaths: word(
                "settings.AMB-07.events.deaths",
                &self.deaths,
                &DeathsEstimate::ALL.map(|estimate| (estimate.name(), estimate)),
            )?,
        })
    }
}

impl Setting for BaselineForm {
    type Reading = Baseline;

    fn read(self) -> Result<Baseline, EditionError> {
        Ok(Baseline {
            from: date("settings.AMB-07.from", &self.from)?,
            to: date("settings.AMB-07.to", &self.to)?,
            metrics: codes("settings.AMB-07.metrics", self.metrics)?
                .iter()
                .map(|name| word("settings.AMB-07.metrics", name, &Metric::ALL.map(|metric| (metric.code(), metric))))
                .collect::<Result<_, _>>()?,
            events: self.events.read()?,
            aid_access: word(
                "settings.AMB-07.aid_access",
                &self.aid_access,
                &[("required", AidAccess::Required), ("not-required", AidAccess::NotRequired)],
            )?,
        })
    }
}
