//! What an entry of the watch over the grounding says, in the caller's language. What is missing is said to be missing.
use super::exceptions::{block, none};
use super::{date_of, listed, short};
use crate::phrases::Phrases;
use agreement::records::{
    AirObservation, AirOrderOfBattle, ComplianceMeasure, CoverageStatement, DailyReturn, DispositionChange,
    EventFinding, EventPosition, EventReport, FlightComposition, FlightEnd, FlightEvent, FlightExemption, FlightNotice,
    FlightOutcome, FlightQuery, GroundingEntry, Holding, SourceClass, TypeBand,
};
use spacetime::{LatLonBox, Window};

type Arguments = Vec<(&'static str, String)>;

/// The code of a sentence, after `register-says-`, and its arguments.
type Said = (&'static str, Arguments);

/// A word of the watch, by its list and its name in records.
pub(crate) fn word(list: &str, name: &str, phrases: &Phrases) -> String {
    phrases.say(&format!("grounding-{list}-{name}"), &[])
}

/// The list of words that an argument of a reading is of; none for what is no word of the watch.
pub(super) fn list_of(reading: &str, argument: &str) -> Option<&'static str> {
    match (reading, argument) {
        ("event-position", "position") => Some("position"),
        ("event-operator", "operator") => Some("operator"),
        ("order-of-battle-holding", "band") => Some("type"),
        ("order-of-battle-holding", "count") => Some("count"),
        _ => None,
    }
}

pub(super) fn said(said: &GroundingEntry, phrases: &Phrases) -> Said {
    let hash = |record: agreement::identity::RecordHash| short(&record.to_string());
    match said {
        GroundingEntry::FlightNotice(said) => notice(said, phrases),
        GroundingEntry::FlightQuery(FlightQuery::Asked { of, text }) => {
            ("flight-query-asked", vec![("record", hash(*of)), ("text", text.clone())])
        }
        GroundingEntry::FlightQuery(FlightQuery::Answered { query, text }) => {
            ("flight-query-answered", vec![("record", hash(*query)), ("text", text.clone())])
        }
        GroundingEntry::FlightOutcome(FlightOutcome { notice, became }) => match became {
            FlightEnd::Flown { in_the_air } => {
                let mut arguments = vec![("record", hash(*notice))];
                arguments.extend(between(*in_the_air));
                ("flight-outcome-flown", arguments)
            }
            FlightEnd::Cancelled => ("flight-outcome-cancelled", vec![("record", hash(*notice))]),
            FlightEnd::Unknown => ("flight-outcome-unknown", vec![("record", hash(*notice))]),
        },
        GroundingEntry::FlightExemption(FlightExemption { text }) => ("flight-exemption", vec![("text", text.clone())]),
        GroundingEntry::AirOrderOfBattle(told) => order_of_battle(told, phrases),
        GroundingEntry::ComplianceMeasure(ComplianceMeasure { version, method, owner, text }) => (
            "compliance-measure",
            vec![
                ("version", version.clone()),
                ("method", word("method", method.name(), phrases)),
                ("owner", phrases.say(&format!("accountability-owner-{}", owner.name()), &[])),
                ("text", text.clone()),
            ],
        ),
        GroundingEntry::AirObservation(seen) => ("air-observation", observation(seen, phrases)),
        GroundingEntry::FlightEvent(event) => ("flight-event", flight_event(event, phrases)),
        GroundingEntry::EventFinding(EventFinding { event, finding, text }) => (
            "event-finding",
            vec![
                ("record", hash(*event)),
                ("finding", word("finding", finding.name(), phrases)),
                ("text", text.clone().unwrap_or_else(|| none(phrases))),
            ],
        ),
        GroundingEntry::EventPosition(EventPosition { event, word: said }) => {
            ("event-position", vec![("record", hash(*event)), ("position", word("position", said.name(), phrases))])
        }
        GroundingEntry::EventReport(EventReport { event, operator }) => {
            ("event-report", vec![("record", hash(*event)), ("operator", word("operator", operator.name(), phrases))])
        }
        GroundingEntry::CoverageStatement(CoverageStatement { area, day, observed_permille, above_m }) => {
            let percent = format!("{}.{}", observed_permille / 10, observed_permille % 10);
            let mut arguments = vec![("area", area.label.clone()), ("day", date_of(*day)), ("percent", percent)];
            match above_m {
                None => ("coverage-statement", arguments),
                Some(metres) => {
                    arguments.push(("metres", metres.to_string()));
                    ("coverage-statement-above", arguments)
                }
            }
        }
    }
}

fn between(window: Window) -> Arguments {
    vec![("from", window.from().to_string()), ("until", window.to().to_string())]
}

fn blocks(blocks: &[LatLonBox], phrases: &Phrases) -> String {
    if blocks.is_empty() {
        return none(phrases);
    }
    listed(blocks.iter().map(|one| block(Some(*one), phrases)), " → ", phrases)
}

fn notice(notice: &FlightNotice, phrases: &Phrases) -> Said {
    let FlightNotice { flight, exemption, take_off, composition, routing, callsign, urgent } = notice;
    let or_none = |text: Option<String>| text.unwrap_or_else(|| none(phrases));
    let said = |composition: &FlightComposition| {
        let FlightComposition { type_band, count_band } = composition;
        phrases.say("grounding-composition", &[("kind", type_word(*type_band, phrases)), ("count", count_band.clone())])
    };
    let mut arguments = vec![
        ("flight", word("flight", flight.name(), phrases)),
        ("exemption", or_none(exemption.clone())),
        ("composition", or_none(composition.as_ref().map(said))),
        ("routing", blocks(routing, phrases)),
        ("callsign", or_none(callsign.clone())),
        ("urgent", or_none(urgent.map(|reason| word("urgent", reason.name(), phrases)))),
    ];
    match take_off {
        None => ("flight-notice-untimed", arguments),
        Some(window) => {
            arguments.extend(between(*window));
            ("flight-notice", arguments)
        }
    }
}

fn type_word(band: TypeBand, phrases: &Phrases) -> String {
    word("type", band.name(), phrases)
}

fn order_of_battle(told: &AirOrderOfBattle, phrases: &Phrases) -> Said {
    let day = ("day", date_of(told.as_of));
    let DailyReturn::Full { holdings, changes } = &told.said else { return ("air-order-of-battle-nil", vec![day]) };
    let held = |holding: &Holding| {
        phrases.say(
            "grounding-holding",
            &[
                ("base", holding.base.as_str().to_owned()),
                ("kind", type_word(holding.type_band, phrases)),
                ("count", word("count", holding.count.name(), phrases)),
            ],
        )
    };
    let changed = |change: &DispositionChange| {
        let base = |base: &Option<agreement::records::EntryKey>| {
            base.as_ref().map_or_else(|| word("base", "elsewhere", phrases), |base| base.as_str().to_owned())
        };
        phrases.say(
            "grounding-change",
            &[
                ("origin", base(&change.from)),
                ("destination", base(&change.to)),
                ("kind", type_word(change.type_band, phrases)),
                ("count", word("count", change.count.name(), phrases)),
            ],
        )
    };
    let or_none = |texts: Vec<String>| if texts.is_empty() { none(phrases) } else { texts.join("; ") };
    (
        "air-order-of-battle",
        vec![
            day,
            ("holdings", or_none(holdings.iter().map(held).collect())),
            ("changes", or_none(changes.iter().map(changed).collect())),
        ],
    )
}

fn sources(sources: &[SourceClass], phrases: &Phrases) -> String {
    listed(sources.iter().map(|source| word("source", source.code(), phrases)), ", ", phrases)
}

fn observation(seen: &AirObservation, phrases: &Phrases) -> Arguments {
    let mut arguments = vec![
        ("kind", type_word(seen.type_band, phrases)),
        ("sources", sources(&seen.sources, phrases)),
        ("spotters", seen.spotters.to_string()),
        ("cells", blocks(&seen.cells, phrases)),
        ("district", seen.district.clone().unwrap_or_else(|| none(phrases))),
        ("location", word("location", seen.location.name(), phrases)),
        ("identity", word("identity", seen.identity.name(), phrases)),
        ("notice", seen.notice.map_or_else(|| none(phrases), |notice| short(&notice.to_string()))),
    ];
    arguments.extend(between(seen.seen));
    arguments
}

fn flight_event(event: &FlightEvent, phrases: &Phrases) -> Arguments {
    let deviations = event.deviations.iter().map(|deviation| word("deviation", deviation.name(), phrases));
    let deviations: Vec<String> = deviations.collect();
    let mut arguments = vec![
        ("area", event.area.label.clone()),
        ("version", short(&event.area.version.to_string())),
        ("leg", word("leg", event.leg.name(), phrases)),
        ("sources", sources(&event.sources, phrases)),
        ("location", word("location", event.location.name(), phrases)),
        ("identity", word("identity", event.identity.name(), phrases)),
        ("notice", event.notice.map_or_else(|| none(phrases), |notice| short(&notice.to_string()))),
        ("deviations", if deviations.is_empty() { none(phrases) } else { deviations.join(", ") }),
        ("package", short(&event.evidence.to_string())),
    ];
    arguments.extend(between(event.seen));
    arguments
}
