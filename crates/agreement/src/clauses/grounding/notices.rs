//! TOR.3.a#1, TOR.3.b#2, TOR.3.c, AMB-04, AMB-05: what a notice of flight must say, and when.
//!
//! All three classes of designated area are closed to flights alike (TOR.3.b#1, AMB-15). Types A and B are given before the day of the flight in the reference zone begins, type C before take-off. A late notice is taken and
//! called late; one of a flight that is over is none. Of an urgent flight everything that is missing is said and nothing refused.
use super::{Case, EVERY_FLIGHT, by_the_speaker};
use crate::clauses::app_3_c_areas::EMPTY;
use crate::clauses::coordination::release::large_enough;
use crate::clauses::{Ground, at_both};
use crate::edition::FlightNoticeType;
use crate::identity::Post;
use crate::records::{EntryKey, FlightEnd, FlightNotice, GroundingEntry, Register, RegisterContent, RegisterEntry};
use crate::register::ClauseId;
use crate::state::{AsKnown, State};
use crate::verdict::{Finding, Standing};
use alloc::vec::Vec;
use spacetime::{Instant, Span, TimeError};

const EXEMPT_FLIGHTS: ClauseId = crate::clause_id!("TOR.3.c#2");
const ROUTES: ClauseId = crate::clause_id!("TOR.3.c#3");
const EXEMPTIONS: ClauseId = crate::clause_id!("TOR.3.b#2");
const NO_FLIGHT: ClauseId = crate::clause_id!("TOR.3.b#1");
const URGENT: ClauseId = crate::clause_id!("AMB-04");
const WHEN_DUE: ClauseId = crate::clause_id!("AMB-05");

/// A general time is a time of one day: a longer one would notice whatever flies (TOR.3.c#2).
const GENERAL_TIME_MAX: Span = Span::from_hours(24);

pub(super) fn judge(case: &Case<'_>, entry: &RegisterEntry, notice: &FlightNotice, findings: &mut Vec<Finding>) {
    let mut found = Vec::new();
    found.extend(by_the_speaker(case, EVERY_FLIGHT));
    found.extend(exemption(case, notice));
    found.extend(closed(case, entry));
    findings.extend(found);
    let mut form = Vec::new();
    missing(case, notice, &mut form);
    form.extend(composition(case, notice));
    form.extend(notice.routing.iter().find_map(|block| large_enough(case, *block)));
    route(case, notice, &mut form);
    time(case, notice, &mut form);
    // SG-19: what an urgent flight's notice lacks is said; the notice is taken as it is.
    if is_urgent(case.state, case.index, notice) {
        for finding in &mut form {
            if finding.standing == Standing::Breached {
                finding.standing = Standing::Missing;
            }
        }
    }
    findings.extend(form);
}

/// Whether a notice is on the urgent track: under a code that can be urgent, with a reason (AMB-04).
fn is_urgent(state: &State, index: u64, notice: &FlightNotice) -> bool {
    let codes = &state.settings_at(index).urgent_exemption.codes;
    notice.urgent.is_some() && notice.exemption.as_ref().is_some_and(|code| codes.contains(code))
}

/// Whether a notice of flight, by its record, is on the urgent track.
pub(crate) fn is_noticed_urgently(state: &State, fact: &crate::state::Fact) -> bool {
    let entry = fact.as_register_entry().map(|entry| &entry.content);
    matches!(entry, Some(RegisterContent::Grounding(GroundingEntry::FlightNotice(notice)))
        if is_urgent(state, fact.index, notice))
}

fn clause_of(notice: &FlightNotice) -> ClauseId {
    match notice.flight {
        FlightNoticeType::Exempt => EXEMPT_FLIGHTS,
        FlightNoticeType::Route => ROUTES,
        FlightNoticeType::Other => EVERY_FLIGHT,
    }
}

/// The list of exemptions is the edition's, and what both agreed to beside it (APP.3.d1).
fn exemption(case: &Case<'_>, notice: &FlightNotice) -> Option<Finding> {
    let refused = |clause, code| Finding::breached(clause, code).curable_by([case.author()]);
    let Some(code) = &notice.exemption else {
        return match (notice.flight, notice.urgent) {
            (FlightNoticeType::Exempt, _) => Some(refused(EXEMPTIONS, "flight-exemption-missing")),
            (_, Some(_)) => Some(refused(URGENT, "flight-urgent-not-for-this")),
            (FlightNoticeType::Route | FlightNoticeType::Other, None) => None,
        };
    };
    if notice.flight == FlightNoticeType::Other {
        return Some(refused(EXEMPTIONS, "flight-exemption-on-other").with("exemption", code));
    }
    if !is_exempt(case, code) {
        return Some(refused(EXEMPTIONS, "flight-exemption-unknown").with("exemption", code));
    }
    let can_be_urgent = &case.state.settings_at(case.index).urgent_exemption.codes;
    (notice.urgent.is_some() && !can_be_urgent.contains(code)).then(|| refused(URGENT, "flight-urgent-not-for-this"))
}

fn is_exempt(case: &Case<'_>, code: &str) -> bool {
    let agreed = |key: EntryKey| {
        case.state.agreed_entry(Register::FlightExemption, &key, AsKnown::in_the_log(case.at)).is_some_and(
            // A hold of either side takes it out at once.
            |(_, fact, _)| !case.state.is_restrained(fact),
        )
    };
    case.state.edition().vocabulary.exemption_codes.iter().any(|listed| listed == code)
        || EntryKey::parse(code).is_some_and(agreed)
}

/// A flight of which it has been said what became of it is not amended.
fn closed(case: &Case<'_>, entry: &RegisterEntry) -> Option<Finding> {
    entry.replaces?;
    let ended = case.state.stated_entries(Register::FlightOutcome, &entry.key, AsKnown::in_the_log(case.at)).find(
        |(_, said)| {
            matches!(&said.content, RegisterContent::Grounding(GroundingEntry::FlightOutcome(outcome))
                if outcome.became != FlightEnd::Unknown)
        },
    );
    ended.map(|(fact, _)| {
        Finding::breached(EVERY_FLIGHT, "flight-is-closed").with("record", fact.record).curable_by([case.author()])
    })
}

/// TOR.3.c#2: general time, force composition and routing; TOR.3.c#3: time and routing; every other flight at least its time.
fn missing(case: &Case<'_>, notice: &FlightNotice, findings: &mut Vec<Finding>) {
    let clause = clause_of(notice);
    let (is_exempt, is_other) = (notice.flight == FlightNoticeType::Exempt, notice.flight == FlightNoticeType::Other);
    let absent = [
        (notice.take_off.is_none(), "flight-time-missing"),
        (is_exempt && notice.composition.is_none(), "flight-composition-missing"),
        (!is_other && notice.routing.is_empty(), "flight-routing-missing"),
    ];
    findings.extend(
        absent
            .into_iter()
            .filter(|(is_absent, _)| *is_absent)
            .map(|(_, code)| Finding::breached(clause, code).curable_by([case.author()])),
    );
}

fn composition(case: &Case<'_>, notice: &FlightNotice) -> Option<Finding> {
    let composition = notice.composition.as_ref()?;
    let bands = &case.state.edition().vocabulary.composition_bands;
    (!bands.contains(&composition.count_band)).then(|| {
        Finding::breached(clause_of(notice), "flight-composition-band-unknown")
            .with("band", &composition.count_band)
            .curable_by([case.author()])
    })
}

/// A route through a designated area is refused unless the flight is exempt: nobody gives notice of what is forbidden (TOR.3.b#1).
fn route(case: &Case<'_>, notice: &FlightNotice, findings: &mut Vec<Finding>) {
    if notice.exemption.is_some() || notice.routing.is_empty() {
        return;
    }
    let version = super::super::app_3_c_areas::in_force(case.state, case.moment());
    if version.is_none() {
        findings.push(Finding::missing(EMPTY, "no-areas-in-force").curable_by(at_both(Post::Snr)));
        return;
    }
    let crosses = notice.routing.iter().position(|block| Ground::under(case.state, *block, version).meets_designated);
    if let Some(position) = crosses {
        let clause = if notice.flight == FlightNoticeType::Route { ROUTES } else { NO_FLIGHT };
        findings.push(
            Finding::breached(clause, "flight-route-crosses-designated")
                .with("block", position.saturating_add(1))
                .curable_by([case.author()]),
        );
    }
}

/// By when a notice is due: before the day of the earliest take-off begins in the reference zone, or before that take-off itself
/// (AMB-05). None where the notice says no time.
///
/// # Errors
/// The reference zone has no table for that day.
pub(crate) fn due(state: &State, index: u64, notice: &FlightNotice) -> Option<Result<Instant, TimeError>> {
    let take_off = notice.take_off?.from();
    let settings = state.settings_at(index);
    let by_take_off =
        is_urgent(state, index, notice) || settings.flight_notices.before_take_off.contains(&notice.flight);
    if by_take_off {
        return Some(Ok(take_off));
    }
    Some(state.edition().reference_zone.end_of_previous_local_day(take_off))
}

/// Whether a notice given at a time was in time: strictly before it was due. What cannot be computed was not.
pub(crate) fn timely(state: &State, index: u64, notice: &FlightNotice, given: Instant) -> bool {
    matches!(due(state, index, notice), Some(Ok(due)) if given < due)
}

fn time(case: &Case<'_>, notice: &FlightNotice, findings: &mut Vec<Finding>) {
    let Some(window) = notice.take_off else { return };
    let is_urgent = is_urgent(case.state, case.index, notice);
    let clause = if is_urgent { URGENT } else { clause_of(notice) };
    if GENERAL_TIME_MAX < window.duration() {
        let hours = GENERAL_TIME_MAX.whole_hours();
        findings.push(
            Finding::breached(clause, "flight-time-too-general").with("hours", hours).curable_by([case.author()]),
        );
    }
    let review = case.state.settings_at(case.index).urgent_exemption.review;
    let is_over = if is_urgent { window.from().saturating_add(review) } else { window.to() } <= case.at;
    if is_over {
        findings.push(
            Finding::breached(clause, "flight-notice-after-the-flight")
                .with("until", window.to())
                .curable_by([case.author()]),
        );
        return;
    }
    let Some(Ok(due)) = due(case.state, case.index, notice) else {
        findings.push(Finding::missing(clause, "deadline-unreadable").with("execution", window.from()));
        return;
    };
    let minutes = window.from().since(case.at).whole_minutes();
    findings.push(match (is_urgent, case.at < due) {
        (true, true) => Finding::satisfied(URGENT, "flight-urgent")
            .with("due", case.at.saturating_add(review))
            .with("minutes", minutes),
        (true, false) => Finding::missing(URGENT, "flight-urgent-after-take-off").with("from", window.from()),
        (false, true) => Finding::satisfied(WHEN_DUE, "flight-notice-in-time").with("minutes", minutes),
        (false, false) => {
            Finding::missing(clause, "flight-notice-late").with("due", due).with("told", case.at).curable_by([])
        }
    });
}
