//! Reads entries of the watch over the grounding.
//!
//! A field that a clause asks for may be left out: the rule that asks for it says so and cites its clause.
use super::super::super::fields::{DraftError, Fields, read_extent, read_window};
use agreement::edition::FlightNoticeType;
use agreement::identity::Digest;
use agreement::records::{
    AirObservation, AirOrderOfBattle, AreaVersion, ComplianceMeasure, CountBand, CoverageStatement, DailyReturn,
    Deviation, DispositionChange, EntryKey, EventFinding, EventPosition, EventReport, FindingWord, FlightComposition,
    FlightEnd, FlightEvent, FlightExemption, FlightNotice, FlightOutcome, FlightQuery, GroundingEntry, Holding,
    IdentityGrade, IssueOwner, LegKind, LocationGrade, MeasureMethod, Operator, PositionWord, SourceClass, TypeBand,
    UrgentReason,
};
use spacetime::{CivilDate, LatLonBox};

pub(super) fn notice(f: &mut Fields<'_>) -> Result<GroundingEntry, DraftError> {
    Ok(GroundingEntry::FlightNotice(FlightNotice {
        flight: f.parsed("flight", "type of flight", FlightNoticeType::parse)?,
        exemption: f.optional("exemption").map(str::to_owned),
        take_off: f.parsed_optional("take-off", "window", read_window)?,
        composition: f.parsed_optional("composition", "composition", composition)?,
        routing: f.parsed_optional("routing", "blocks", blocks)?.unwrap_or_default(),
        callsign: f.optional("callsign").map(str::to_owned),
        urgent: f.parsed_optional("urgent", "reason", UrgentReason::parse)?,
    }))
}

/// `combat-fixed-wing, pair`.
fn composition(text: &str) -> Option<FlightComposition> {
    let (type_band, count_band) = text.split_once(',')?;
    Some(FlightComposition { type_band: TypeBand::parse(type_band.trim())?, count_band: count_band.trim().to_owned() })
}

/// Blocks, each `CORNER to CORNER`, with ` | ` between them.
fn blocks(text: &str) -> Option<Vec<LatLonBox>> {
    text.split(" | ").map(|block| read_extent(block.trim())).collect()
}

pub(super) fn query(f: &mut Fields<'_>) -> Result<GroundingEntry, DraftError> {
    let query = match f.text("act")? {
        "asked" => FlightQuery::Asked { of: f.record("of")?, text: f.text("text")?.to_owned() },
        "answered" => FlightQuery::Answered { query: f.record("query")?, text: f.text("text")?.to_owned() },
        _ => f.parsed("act", "act", |_| None)?,
    };
    Ok(GroundingEntry::FlightQuery(query))
}

pub(super) fn outcome(f: &mut Fields<'_>) -> Result<GroundingEntry, DraftError> {
    let became = match f.text("became")? {
        "flown" => FlightEnd::Flown { in_the_air: f.window("in-the-air")? },
        "cancelled" => FlightEnd::Cancelled,
        "unknown" => FlightEnd::Unknown,
        _ => f.parsed("became", "outcome", |_| None)?,
    };
    Ok(GroundingEntry::FlightOutcome(FlightOutcome { notice: f.record("notice")?, became }))
}

pub(super) fn exemption(f: &mut Fields<'_>) -> Result<GroundingEntry, DraftError> {
    Ok(GroundingEntry::FlightExemption(FlightExemption { text: f.text("text")?.to_owned() }))
}

pub(super) fn order_of_battle(f: &mut Fields<'_>) -> Result<GroundingEntry, DraftError> {
    let said = match f.text("said")? {
        "nil" => DailyReturn::Nil,
        "full" => DailyReturn::Full {
            holdings: sorted(f.parsed_optional("holdings", "holdings", |text| several(text, holding))?),
            changes: sorted(f.parsed_optional("changes", "changes", |text| several(text, change))?),
        },
        _ => f.parsed("said", "return", |_| None)?,
    };
    let as_of = f.parsed("as-of", "day", CivilDate::parse_iso8601)?;
    Ok(GroundingEntry::AirOrderOfBattle(AirOrderOfBattle { as_of, said }))
}

fn several<T>(text: &str, each: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    text.split(" | ").map(|part| each(part.trim())).collect()
}

fn sorted<T: Ord>(list: Option<Vec<T>>) -> Vec<T> {
    let mut list = list.unwrap_or_default();
    list.sort_unstable();
    list.dedup();
    list
}

/// `base-1 combat-fixed-wing one-to-four`.
fn holding(text: &str) -> Option<Holding> {
    let mut words = text.split_whitespace();
    let (base, type_band, count) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() {
        return None;
    }
    Some(Holding {
        base: EntryKey::parse(base)?,
        type_band: TypeBand::parse(type_band)?,
        count: CountBand::parse(count)?,
    })
}

/// `base-1 to base-2 combat-fixed-wing one-to-four`; `elsewhere` for what came from outside or left.
fn change(text: &str) -> Option<DispositionChange> {
    let (from, rest) = text.split_once(" to ")?;
    let mut words = rest.split_whitespace();
    let (to, type_band, count) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() {
        return None;
    }
    let base = |text: &str| match text {
        "elsewhere" => Some(None),
        key => EntryKey::parse(key).map(Some),
    };
    Some(DispositionChange {
        from: base(from.trim())?,
        to: base(to)?,
        type_band: TypeBand::parse(type_band)?,
        count: CountBand::parse(count)?,
    })
}

pub(super) fn measure(f: &mut Fields<'_>) -> Result<GroundingEntry, DraftError> {
    Ok(GroundingEntry::ComplianceMeasure(ComplianceMeasure {
        version: f.text("version")?.to_owned(),
        method: f.parsed("method", "class of measure", MeasureMethod::parse)?,
        owner: f.parsed("owner", "owner", IssueOwner::parse)?,
        text: f.text("text")?.to_owned(),
    }))
}

pub(super) fn observation(f: &mut Fields<'_>) -> Result<GroundingEntry, DraftError> {
    Ok(GroundingEntry::AirObservation(AirObservation {
        seen: f.window("seen")?,
        cells: f.parsed_optional("cells", "blocks", blocks)?.unwrap_or_default(),
        district: f.optional("district").map(str::to_owned),
        type_band: f.parsed("type", "kind of aircraft", TypeBand::parse)?,
        sources: sources(f)?,
        spotters: spotters(f)?,
        location: f.parsed("location", "grade", LocationGrade::parse)?,
        identity: f.parsed("identity", "grade", IdentityGrade::parse)?,
        notice: f.record_optional("notice")?,
        evidence: f.parsed("evidence", "digest", Digest::parse_hex)?,
    }))
}

fn sources(f: &mut Fields<'_>) -> Result<Vec<SourceClass>, DraftError> {
    let sources = f.parsed_optional("sources", "classes of source", |text| {
        text.split(',').map(source_class).collect::<Option<Vec<_>>>()
    })?;
    Ok(sorted(sources))
}

fn source_class(text: &str) -> Option<SourceClass> {
    SourceClass::ALL.into_iter().find(|class| class.code() == text.trim())
}

fn spotters(f: &mut Fields<'_>) -> Result<u8, DraftError> {
    Ok(f.parsed_optional("spotters", "number", |text| text.parse().ok())?.unwrap_or_default())
}

fn area(f: &mut Fields<'_>) -> Result<AreaVersion, DraftError> {
    Ok(AreaVersion { version: f.record("areas")?, label: f.text("area")?.to_owned() })
}

pub(super) fn event(f: &mut Fields<'_>) -> Result<GroundingEntry, DraftError> {
    let deviations = f.parsed_optional("deviations", "deviations", |text| {
        text.split(',').map(|deviation| Deviation::parse(deviation.trim())).collect::<Option<Vec<_>>>()
    })?;
    let observations = match f.optional("observations") {
        None => None,
        Some(_) => Some(f.records("observations")?),
    };
    Ok(GroundingEntry::FlightEvent(FlightEvent {
        area: area(f)?,
        seen: f.window("seen")?,
        sources: sources(f)?,
        spotters: spotters(f)?,
        location: f.parsed("location", "grade", LocationGrade::parse)?,
        identity: f.parsed("identity", "grade", IdentityGrade::parse)?,
        leg: f.parsed("leg", "leg", LegKind::parse)?,
        deviations: sorted(deviations),
        notice: f.record_optional("notice")?,
        observations: sorted(observations),
        evidence: f.parsed("evidence", "digest", Digest::parse_hex)?,
    }))
}

pub(super) fn finding(f: &mut Fields<'_>) -> Result<GroundingEntry, DraftError> {
    Ok(GroundingEntry::EventFinding(EventFinding {
        event: f.record("event")?,
        finding: f.parsed("finding", "finding", FindingWord::parse)?,
        text: f.optional("text").map(str::to_owned),
    }))
}

pub(super) fn position(f: &mut Fields<'_>) -> Result<GroundingEntry, DraftError> {
    let word = f.parsed("word", "word", PositionWord::parse)?;
    Ok(GroundingEntry::EventPosition(EventPosition { event: f.record("event")?, word }))
}

pub(super) fn report(f: &mut Fields<'_>) -> Result<GroundingEntry, DraftError> {
    let operator = f.parsed("operator", "operator", Operator::parse)?;
    Ok(GroundingEntry::EventReport(EventReport { event: f.record("event")?, operator }))
}

pub(super) fn coverage(f: &mut Fields<'_>) -> Result<GroundingEntry, DraftError> {
    Ok(GroundingEntry::CoverageStatement(CoverageStatement {
        area: area(f)?,
        day: f.parsed("day", "day", CivilDate::parse_iso8601)?,
        observed_permille: f.parsed("observed", "thousandths", |text| text.parse().ok())?,
        above_m: f.parsed_optional("above", "metres", |text| text.strip_suffix(" m")?.trim().parse().ok())?,
    }))
}
