//! Entries of the watch over the grounding that no rule has anything against.
use super::exceptions::designated_block;
use super::{Scenario, digest, entry, next, post, window};
use jig_agreement::edition::FlightNoticeType;
use jig_agreement::identity::{Author, Node, Post, RecordHash, Side};
use jig_agreement::records::*;
use spacetime::{CivilDate, LatLonBox, Span, Window};

// Bravo speaks for the force that is no participant in these tests.
pub(crate) const SPEAKER: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::AirMonitor };
pub(crate) const OTHER: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::AirMonitor };

/// A founded log with areas in boxes in force.
pub(crate) fn with_areas() -> Scenario {
    let mut s = Scenario::founded();
    s.areas();
    s
}

pub(crate) fn said(s: &mut Scenario, author: Author, key_text: &str, said: GroundingEntry) -> RecordHash {
    s.write(author, Body::Register(entry(key_text, RegisterContent::Grounding(said))))
}

pub(crate) fn amended(
    s: &mut Scenario,
    author: Author,
    (before, key_text): (RecordHash, &str),
    said: GroundingEntry,
) -> RecordHash {
    s.write(author, next(before, key_text, RegisterContent::Grounding(said)))
}

/// An hour of the day after tomorrow: 14 September, 08:00 in the reference zone.
pub(crate) fn soon() -> Window {
    window("2016-09-14T05:00:00.000Z", "2016-09-14T07:00:00.000Z")
}

pub(crate) fn away() -> LatLonBox {
    super::exceptions::clear_block()
}

pub(crate) fn exempt(code: &str) -> FlightNotice {
    FlightNotice {
        flight: FlightNoticeType::Exempt,
        exemption: Some(code.to_owned()),
        take_off: Some(soon()),
        composition: Some(FlightComposition { type_band: TypeBand::OtherRotaryWing, count_band: "pair".to_owned() }),
        routing: vec![designated_block()],
        callsign: None,
        urgent: None,
    }
}

pub(crate) fn urgent() -> FlightNotice {
    FlightNotice { urgent: Some(UrgentReason::Wounded), ..exempt("medevac") }
}

pub(crate) fn route() -> FlightNotice {
    FlightNotice {
        flight: FlightNoticeType::Route,
        exemption: None,
        composition: None,
        routing: vec![away()],
        ..exempt("medevac")
    }
}

pub(crate) fn other() -> FlightNotice {
    FlightNotice { flight: FlightNoticeType::Other, routing: Vec::new(), ..route() }
}

pub(crate) fn noticed(s: &mut Scenario, key_text: &str, notice: FlightNotice) -> RecordHash {
    said(s, SPEAKER, key_text, GroundingEntry::FlightNotice(notice))
}

pub(crate) fn outcome(notice: RecordHash, became: FlightEnd) -> GroundingEntry {
    GroundingEntry::FlightOutcome(FlightOutcome { notice, became })
}

pub(crate) fn asked(of: RecordHash) -> GroundingEntry {
    GroundingEntry::FlightQuery(FlightQuery::Asked { of, text: "Which block comes first?".to_owned() })
}

pub(crate) fn answered(query: RecordHash) -> GroundingEntry {
    GroundingEntry::FlightQuery(FlightQuery::Answered { query, text: "The northern one.".to_owned() })
}

pub(crate) fn day(text: &str) -> CivilDate {
    CivilDate::parse_iso8601(text).unwrap()
}

pub(crate) fn holding(base: &str, count: CountBand) -> Holding {
    Holding { base: EntryKey::parse(base).unwrap(), type_band: TypeBand::CombatFixedWing, count }
}

pub(crate) fn full(as_of: &str, holdings: Vec<Holding>) -> GroundingEntry {
    let said = DailyReturn::Full { holdings, changes: Vec::new() };
    GroundingEntry::AirOrderOfBattle(AirOrderOfBattle { as_of: day(as_of), said })
}

pub(crate) fn nil(as_of: &str) -> GroundingEntry {
    GroundingEntry::AirOrderOfBattle(AirOrderOfBattle { as_of: day(as_of), said: DailyReturn::Nil })
}

/// Seen by two radars for ten minutes that ended an hour ago, in a designated area.
pub(crate) fn seen(s: &Scenario) -> AirObservation {
    AirObservation {
        seen: ago(s, 70, 60),
        cells: vec![designated_block()],
        district: None,
        type_band: TypeBand::CombatFixedWing,
        sources: vec![SourceClass::SecondaryRadar, SourceClass::PrimaryRadar],
        spotters: 0,
        location: LocationGrade::L3,
        identity: IdentityGrade::I1,
        notice: None,
        evidence: digest(77),
    }
}

pub(crate) fn ago(s: &Scenario, from_minutes: i64, to_minutes: i64) -> Window {
    let before = |minutes: i64| s.now.saturating_add(Span::from_minutes(-minutes));
    Window::new(before(from_minutes), before(to_minutes)).unwrap()
}

/// Seen by people alone, two days ago.
pub(crate) fn by_people(s: &Scenario) -> AirObservation {
    AirObservation {
        seen: ago(s, 2_900, 2_880),
        cells: Vec::new(),
        district: Some("Northern district".to_owned()),
        sources: vec![SourceClass::Human],
        spotters: 3,
        location: LocationGrade::L1,
        ..seen(s)
    }
}

pub(crate) fn observed(observation: AirObservation, s: &mut Scenario, key_text: &str) -> RecordHash {
    said(s, OTHER, key_text, GroundingEntry::AirObservation(observation))
}

/// A candidate of ten minutes that ended an hour ago, in the area of these tests.
pub(crate) fn event(s: &Scenario) -> FlightEvent {
    let version = s.state.map_at(s.now).expect("areas in force").record;
    let label = s.state.map_version(version).unwrap().areas[0].label.clone();
    FlightEvent {
        area: AreaVersion { version, label },
        seen: ago(s, 70, 60),
        sources: vec![SourceClass::SecondaryRadar, SourceClass::PrimaryRadar],
        spotters: 0,
        location: LocationGrade::L3,
        identity: IdentityGrade::I1,
        leg: LegKind::Inside,
        deviations: Vec::new(),
        notice: None,
        observations: Vec::new(),
        evidence: digest(78),
    }
}

pub(crate) fn candidate(event: FlightEvent, s: &mut Scenario, key_text: &str) -> RecordHash {
    said(s, OTHER, key_text, GroundingEntry::FlightEvent(event))
}

pub(crate) fn found(event: RecordHash, finding: FindingWord) -> GroundingEntry {
    GroundingEntry::EventFinding(EventFinding { event, finding, text: None })
}

/// Two officers of alpha confirm.
pub(crate) fn confirmed(s: &mut Scenario, event: RecordHash) {
    for (number, officer) in [Post::AirMonitor, Post::Intelligence].into_iter().enumerate() {
        let author = post(Side::Alpha, officer);
        let key_text = format!("finding-{}-{number}", s.state.size());
        let record = said(s, author, &key_text, found(event, FindingWord::Confirmed));
        s.accepted(record);
    }
}

pub(crate) fn report_of(event: RecordHash, operator: Operator) -> GroundingEntry {
    GroundingEntry::EventReport(EventReport { event, operator })
}

pub(crate) fn position(event: RecordHash, word: PositionWord) -> GroundingEntry {
    GroundingEntry::EventPosition(EventPosition { event, word })
}

/// Six hours after the areas came into force: late enough for something that was seen under them to cross.
pub(crate) fn later(s: &mut Scenario) {
    s.wait(Span::from_hours(6));
}
