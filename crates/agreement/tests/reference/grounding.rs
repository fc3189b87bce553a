//! What speaks against an entry of the watch over the grounding, read from TOR.3, APP.3.d1, AMB-04, AMB-05 and process 2.3 and from the
//! log, without the fold.
//!
//! The histories hold areas in boxes only, the second of the sides speaks for the force that is no participant, and the reference zone
//! is Damascus, whose clock is read here from the decrees of its years and not from a table.
mod entries;
mod events;

use crate::judge::{Log, Then, side_of};
use crate::support::*;
use jig_agreement::edition::FlightNoticeType;
use jig_agreement::state::ReviewCause;
use spacetime::{CivilDate, Instant, LatLonBox, Span, Window};
use std::collections::BTreeSet;

const SPEAKER: Side = Side::Bravo;
const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// How a finding of this judge stands: it refuses, it is missing and said, or it is satisfied and said.
pub(crate) type Said = (Standing, &'static str);

/// The codes that this judge gives, so that what it leaves to the fold's word alone can be listed.
pub(crate) const CODES: &[&str] = &[
    "area-not-in-the-version",
    "area-version-not-in-force-then",
    "change-from-nowhere-to-nowhere",
    "coverage-beyond-the-day",
    "coverage-day-not-over",
    "event-fits-its-notice",
    "event-not-confirmed",
    "event-too-weak",
    "event-waits-for-review",
    "finding-given-already",
    "finding-of-another-officer",
    "flight-answer-by-the-asker",
    "flight-composition-band-unknown",
    "flight-composition-missing",
    "flight-exemption-listed",
    "flight-exemption-missing",
    "flight-exemption-on-other",
    "flight-exemption-unknown",
    "flight-is-closed",
    "flight-not-begun",
    "flight-not-over",
    "flight-notice-after-the-flight",
    "flight-notice-in-time",
    "flight-notice-late",
    "flight-query-of-own-notice",
    "flight-route-crosses-designated",
    "flight-routing-missing",
    "flight-spoken-for-by-the-other",
    "flight-time-missing",
    "flight-time-too-general",
    "flight-urgent",
    "flight-urgent-after-take-off",
    "flight-urgent-not-for-this",
    "flown-outside-the-noticed-time",
    "footprint-too-small",
    "grade-beyond-its-source",
    "holding-twice",
    "holdings-moved-unsaid",
    "human-observation-alone",
    "human-observation-too-fine",
    "human-observation-too-young",
    "measure-version-not-new",
    "nil-return-of-nothing",
    "no-areas-in-force",
    "no-such-record",
    "observation-place-missing",
    "observation-too-young",
    "operator-not-shown",
    "position-given-already",
    "post-may-not-write-this",
    "record-has-ended",
    "register-entry-exists",
    "register-key-does-not-fit",
    "register-others-statement",
    "register-replaces-another-entry",
    "register-text-blank",
    "register-version-not-current",
    "return-ahead-of-its-day",
    "return-late",
    "source-class-missing",
    "spotters-without-people",
];

const fn refused(code: &'static str) -> Said {
    (Standing::Breached, code)
}

const fn lacking(code: &'static str) -> Said {
    (Standing::Missing, code)
}

fn when(holds: bool, said: Said) -> Option<Said> {
    holds.then_some(said)
}

fn watched(folded: &Folded) -> Option<(&RegisterEntry, &GroundingEntry)> {
    let Body::Register(entry) = &folded.signed.record.body else { return None };
    let RegisterContent::Grounding(said) = &entry.content else { return None };
    Some((entry, said))
}

/// Hours by which the clock of Damascus was ahead: three from the last Friday of March to the last Friday of October, else two.
fn ahead(at: Instant) -> i64 {
    let summers = [
        ("2016-03-24T22:00:00.000Z", "2016-10-27T21:00:00.000Z"),
        ("2017-03-30T22:00:00.000Z", "2017-10-26T21:00:00.000Z"),
        ("2018-03-29T22:00:00.000Z", "2018-10-25T21:00:00.000Z"),
        ("2019-03-28T22:00:00.000Z", "2019-10-24T21:00:00.000Z"),
    ];
    let in_summer = summers.iter().any(|(from, until)| instant(from) <= at && at < instant(until));
    assert!(at < instant("2020-03-26T22:00:00.000Z"), "the histories are shorter");
    if in_summer { 3 } else { 2 }
}

fn local_day(at: Instant) -> i64 {
    (at.as_millis() + ahead(at) * HOUR).div_euclid(DAY)
}

fn moment(millis: i64) -> Instant {
    instant("1970-01-01T00:00:00.000Z").saturating_add(Span::from_millis(millis))
}

/// The first instant of a day there.
fn day_begins(day: i64) -> Instant {
    let candidates = [3, 2].map(|hours| moment(day * DAY - hours * HOUR));
    candidates.into_iter().find(|at| local_day(*at) == day).expect("a day begins")
}

fn days(date: CivilDate) -> i64 {
    date.days_since_epoch()
}

/// Less than four square kilometres: the histories draw blocks of a thousandth of a degree, and of five hundredths and more.
fn is_small(block: LatLonBox) -> bool {
    block.north_e7() - block.south_e7() < 100_000
}

fn overlap(one: LatLonBox, other: LatLonBox) -> bool {
    one.south_e7() < other.north_e7()
        && other.south_e7() < one.north_e7()
        && one.west_e7() < other.east_e7()
        && other.west_e7() < one.east_e7()
}

impl<'a> Log<'a> {
    /// Everything that speaks of an entry of the watch, in the order of the alphabet; what refuses it and what is only said.
    pub(crate) fn of_the_watch(&self, index: usize) -> Vec<Said> {
        let folded = &self.0[index];
        let Some((entry, said)) = watched(folded) else { return Vec::new() };
        let mut found: Vec<Said> = self.of_any_entry(index, entry, said);
        match said {
            GroundingEntry::FlightNotice(notice) => found.extend(self.of_notice(index, entry, notice)),
            GroundingEntry::FlightQuery(query) => found.extend(self.of_query(index, query)),
            GroundingEntry::FlightOutcome(outcome) => found.extend(self.of_outcome(index, entry, *outcome)),
            // DIF-05: what the edition exempts is exempt.
            GroundingEntry::FlightExemption(_) => found.extend(when(
                ["medevac", "humanitarian-assistance", "personnel-recovery"].contains(&entry.key.as_str()),
                refused("flight-exemption-listed"),
            )),
            GroundingEntry::AirOrderOfBattle(told) => found.extend(self.of_return(index, entry, told)),
            GroundingEntry::ComplianceMeasure(measure) => {
                let before = self.agreed_by(Register::ComplianceMeasure, entry.key.as_str(), index);
                let same = before.and_then(|record| self.find(record, index)).is_some_and(|(_, before)| {
                    matches!(watched(before), Some((_, GroundingEntry::ComplianceMeasure(agreed))) if agreed.version == measure.version)
                });
                found.extend(when(same, refused("measure-version-not-new")));
            }
            GroundingEntry::AirObservation(observation) => found.extend(self.of_observation(index, observation)),
            GroundingEntry::FlightEvent(event) => found.extend(self.of_event(index, event)),
            GroundingEntry::EventFinding(finding) => found.extend(self.of_finding(index, entry, finding)),
            GroundingEntry::EventPosition(position) => found.extend(self.of_position(index, entry, *position)),
            GroundingEntry::EventReport(report) => found.extend(self.of_report(index, *report)),
            GroundingEntry::CoverageStatement(coverage) => found.extend(self.of_coverage(index, entry, coverage)),
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Who may write it, which version it replaces, and that no text of it is blank.
    fn of_any_entry(&self, index: usize, entry: &RegisterEntry, said: &GroundingEntry) -> Vec<Said> {
        use Post::{AirMonitor, DeputySnr, DutyOfficer, Intelligence, Legal, Operations, Records, Snr};
        let author = self.0[index].signed.record.header.author;
        let posts: &[Post] = match said {
            GroundingEntry::FlightNotice(_) | GroundingEntry::FlightQuery(_) | GroundingEntry::FlightOutcome(_) => {
                &[Snr, DeputySnr, Operations, AirMonitor, DutyOfficer]
            }
            GroundingEntry::AirOrderOfBattle(_) => &[Snr, DeputySnr, Intelligence, AirMonitor, DutyOfficer],
            GroundingEntry::FlightExemption(_) | GroundingEntry::ComplianceMeasure(_) => {
                &[Snr, DeputySnr, Legal, AirMonitor]
            }
            GroundingEntry::AirObservation(_)
            | GroundingEntry::FlightEvent(_)
            | GroundingEntry::CoverageStatement(_) => &[Snr, DeputySnr, Intelligence, AirMonitor],
            GroundingEntry::EventFinding(_) => &[Snr, DeputySnr, Intelligence, Operations, Legal, AirMonitor, Records],
            GroundingEntry::EventPosition(_) | GroundingEntry::EventReport(_) => &[Snr, DeputySnr, AirMonitor],
        };
        let texts: Vec<&str> = match said {
            GroundingEntry::FlightNotice(notice) => notice.callsign.as_deref().into_iter().collect(),
            GroundingEntry::FlightQuery(FlightQuery::Asked { text, .. } | FlightQuery::Answered { text, .. }) => {
                vec![text.as_str()]
            }
            GroundingEntry::FlightExemption(exemption) => vec![exemption.text.as_str()],
            GroundingEntry::ComplianceMeasure(measure) => vec![measure.version.as_str(), measure.text.as_str()],
            GroundingEntry::AirObservation(observation) => observation.district.as_deref().into_iter().collect(),
            GroundingEntry::EventFinding(finding) => finding.text.as_deref().into_iter().collect(),
            _ => Vec::new(),
        };
        let mut found = Vec::new();
        found.extend(when(!posts.contains(&author.post), refused("post-may-not-write-this")));
        found.extend(when(texts.iter().any(|text| text.trim().is_empty()), refused("register-text-blank")));
        let register = said.register();
        let by_both = matches!(said, GroundingEntry::FlightExemption(_) | GroundingEntry::ComplianceMeasure(_));
        let current = if by_both {
            self.last_agreed(register, entry.key.as_str(), index)
        } else {
            self.statements(register, index)
                .find(|(_, folded, other)| {
                    other.key == entry.key && folded.signed.record.header.author.node == author.node
                })
                .map(|(_, folded, _)| folded.signed.hash)
        };
        let code = match (entry.replaces, current) {
            (None, None) => None,
            (None, Some(_)) => Some("register-entry-exists"),
            (Some(named), Some(current)) if named == current => None,
            (Some(named), _) => {
                let version = self.find(named, index).filter(|(_, folded)| {
                    watched(folded).is_some_and(|(other, said)| said.register() == register && other.key == entry.key)
                });
                Some(match version {
                    None => "register-replaces-another-entry",
                    Some((_, other)) if !by_both && other.signed.record.header.author.node != author.node => {
                        "register-others-statement"
                    }
                    Some(_) => "register-version-not-current",
                })
            }
        };
        found.extend(code.map(refused));
        found
    }

    fn by_the_speaker(&self, index: usize) -> Option<Said> {
        when(side_of(&self.0[index]) != Some(SPEAKER), refused("flight-spoken-for-by-the-other"))
    }

    /// A notice of flight before a point, while it stands.
    fn notice(
        &self,
        record: RecordHash,
        entries: usize,
    ) -> Result<(&'a Folded, &'a RegisterEntry, &'a FlightNotice), Said> {
        let (_, folded) = self.find(record, entries).ok_or(refused("no-such-record"))?;
        let Some((entry, GroundingEntry::FlightNotice(notice))) = watched(folded) else {
            return Err(refused("no-such-record"));
        };
        if self.has_ended(record, entries) { Err(refused("record-has-ended")) } else { Ok((folded, entry, notice)) }
    }

    /// AMB-04: under one of the two codes, with a reason.
    fn is_urgent(notice: &FlightNotice) -> bool {
        notice.urgent.is_some() && matches!(notice.exemption.as_deref(), Some("medevac" | "personnel-recovery"))
    }

    fn of_notice(&self, index: usize, entry: &RegisterEntry, notice: &FlightNotice) -> Vec<Said> {
        use FlightNoticeType::{Exempt, Other};
        let at = self.0[index].at;
        let mut found: Vec<Said> = self.by_the_speaker(index).into_iter().collect();
        // TOR.3.b#2.
        found.extend(match notice.exemption.as_deref() {
            None if notice.flight == Exempt => Some(refused("flight-exemption-missing")),
            None => when(notice.urgent.is_some(), refused("flight-urgent-not-for-this")),
            Some(_) if notice.flight == Other => Some(refused("flight-exemption-on-other")),
            Some("medevac" | "personnel-recovery") => None,
            Some(code) => {
                let is_known = code == "humanitarian-assistance"
                    || self
                        .agreed_by(Register::FlightExemption, code, index)
                        .is_some_and(|record| !self.is_restrained(record, index));
                let unknown = when(!is_known, refused("flight-exemption-unknown"));
                unknown.or_else(|| when(notice.urgent.is_some(), refused("flight-urgent-not-for-this")))
            }
        });
        let is_closed = self.statements(Register::FlightOutcome, index).any(|(_, folded, of)| {
            of.key == entry.key
                && matches!(watched(folded), Some((_, GroundingEntry::FlightOutcome(outcome))) if outcome.became != FlightEnd::Unknown)
        });
        found.extend(when(entry.replaces.is_some() && is_closed, refused("flight-is-closed")));
        let mut form: Vec<Said> = Vec::new();
        form.extend(when(notice.take_off.is_none(), refused("flight-time-missing")));
        form.extend(when(
            notice.flight == Exempt && notice.composition.is_none(),
            refused("flight-composition-missing"),
        ));
        form.extend(when(notice.flight != Other && notice.routing.is_empty(), refused("flight-routing-missing")));
        let band = notice.composition.as_ref().map(|composition| composition.count_band.as_str());
        form.extend(when(
            band.is_some_and(|band| band != "single" && band != "pair"),
            refused("flight-composition-band-unknown"),
        ));
        form.extend(when(notice.routing.iter().any(|block| is_small(*block)), refused("footprint-too-small")));
        if notice.exemption.is_none() && !notice.routing.is_empty() {
            let then = Then { entries: index, below: index, now: at };
            match self.areas_in_force(then).and_then(|version| self.boxes(version, index)) {
                None => form.push(lacking("no-areas-in-force")),
                Some(boxes) => form.extend(when(
                    notice.routing.iter().any(|block| boxes.iter().any(|area| overlap(*block, *area))),
                    refused("flight-route-crosses-designated"),
                )),
            }
        }
        form.extend(notice.take_off.map(|take_off| Self::of_time(at, notice, take_off)).unwrap_or_default());
        // SG-19: nothing of its form keeps an urgent flight's notice out.
        let spoken = |(standing, code): Said| match standing {
            Standing::Breached if Self::is_urgent(notice) => lacking(code),
            _ => (standing, code),
        };
        found.extend(form.into_iter().map(spoken));
        found
    }

    fn of_time(at: Instant, notice: &FlightNotice, take_off: Window) -> Vec<Said> {
        let urgent = Self::is_urgent(notice);
        let mut found = Vec::new();
        let length = take_off.to().as_millis() - take_off.from().as_millis();
        found.extend(when(length > DAY, refused("flight-time-too-general")));
        let over = if urgent { take_off.from().as_millis() + DAY } else { take_off.to().as_millis() };
        if over <= at.as_millis() {
            found.push(refused("flight-notice-after-the-flight"));
            return found;
        }
        // AMB-05: A and B before the day begins, C and what is urgent before take-off.
        let by_take_off = urgent || notice.flight == FlightNoticeType::Other;
        let due = if by_take_off { take_off.from() } else { day_begins(local_day(take_off.from())) };
        found.push(match (urgent, at < due) {
            (true, true) => (Standing::Satisfied, "flight-urgent"),
            (true, false) => lacking("flight-urgent-after-take-off"),
            (false, true) => (Standing::Satisfied, "flight-notice-in-time"),
            (false, false) => lacking("flight-notice-late"),
        });
        found
    }

    fn boxes(&self, version: RecordHash, entries: usize) -> Option<Vec<LatLonBox>> {
        let (_, folded) = self.find(version, entries)?;
        let Body::AreaSet(set) = &folded.signed.record.body else { return None };
        Some(set.areas.iter().map(|area| area.extent).collect())
    }

    fn of_query(&self, index: usize, query: &FlightQuery) -> Vec<Said> {
        let own = self.0[index].signed.record.header.author.node;
        match query {
            FlightQuery::Asked { of, .. } => match self.notice(*of, index) {
                Err(said) => vec![said],
                Ok((folded, ..)) => {
                    when(folded.signed.record.header.author.node == own, refused("flight-query-of-own-notice"))
                        .into_iter()
                        .collect()
                }
            },
            FlightQuery::Answered { query, .. } => {
                let asked = self.find(*query, index).and_then(|(_, folded)| match watched(folded)? {
                    (_, GroundingEntry::FlightQuery(FlightQuery::Asked { of, .. })) => Some(*of),
                    _ => None,
                });
                let Some(of) = asked else { return vec![refused("no-such-record")] };
                if self.has_ended(*query, index) {
                    return vec![refused("record-has-ended")];
                }
                let noticed = self.find(of, index).map(|(_, notice)| notice.signed.record.header.author.node);
                when(noticed != Some(own), refused("flight-answer-by-the-asker")).into_iter().collect()
            }
        }
    }

    fn of_outcome(&self, index: usize, entry: &RegisterEntry, outcome: FlightOutcome) -> Vec<Said> {
        let at = self.0[index].at;
        let mut found: Vec<Said> = self.by_the_speaker(index).into_iter().collect();
        let (_, noticed, notice) = match self.notice(outcome.notice, index) {
            Ok(notice) => notice,
            Err(said) => {
                found.push(said);
                return found;
            }
        };
        found.extend(when(noticed.key != entry.key, refused("register-key-does-not-fit")));
        match outcome.became {
            FlightEnd::Cancelled => {}
            FlightEnd::Unknown => found.extend(when(
                notice.take_off.is_some_and(|take_off| at < take_off.from()),
                refused("flight-not-begun"),
            )),
            FlightEnd::Flown { in_the_air } => {
                // Clocks may differ by five seconds.
                let ahead = in_the_air.to().as_millis() > at.as_millis() + 5_000;
                found.extend(when(ahead, refused("flight-not-over")));
                let outside =
                    |take_off: Window| in_the_air.from() < take_off.from() || take_off.to() <= in_the_air.from();
                found.extend(when(notice.take_off.is_some_and(outside), lacking("flown-outside-the-noticed-time")));
            }
        }
        found
    }

    fn of_return(&self, index: usize, entry: &RegisterEntry, told: &AirOrderOfBattle) -> Vec<Said> {
        let at = self.0[index].at;
        let mut found: Vec<Said> = self.by_the_speaker(index).into_iter().collect();
        found.extend(when(entry.key.as_str() != told.as_of.to_string(), refused("register-key-does-not-fit")));
        found.extend(when(local_day(at) < days(told.as_of), refused("return-ahead-of-its-day")));
        let before = self
            .statements(Register::AirOrderOfBattle, index)
            .filter_map(|(_, folded, _)| match watched(folded)? {
                (
                    _,
                    GroundingEntry::AirOrderOfBattle(AirOrderOfBattle {
                        as_of,
                        said: DailyReturn::Full { holdings, .. },
                    }),
                ) if *as_of < told.as_of => Some((*as_of, holdings)),
                _ => None,
            })
            .max_by_key(|(as_of, _)| *as_of)
            .map(|(_, holdings)| holdings);
        match &told.said {
            DailyReturn::Nil => found.extend(when(before.is_none(), refused("nil-return-of-nothing"))),
            DailyReturn::Full { holdings, changes } => {
                let named: BTreeSet<(&str, &str)> =
                    holdings.iter().map(|holding| (holding.base.as_str(), holding.type_band.name())).collect();
                found.extend(when(named.len() < holdings.len(), refused("holding-twice")));
                let nowhere = changes.iter().any(|change| change.from == change.to);
                found.extend(when(nowhere, refused("change-from-nowhere-to-nowhere")));
                let moved = before.is_some_and(|before| before != holdings);
                found.extend(when(moved && changes.is_empty(), lacking("holdings-moved-unsaid")));
            }
        }
        // At six in the evening there.
        let due = day_begins(days(told.as_of)).as_millis() + 18 * HOUR;
        found.extend(when(due <= at.as_millis() && entry.replaces.is_none(), lacking("return-late")));
        found
    }

    /// The reviews that an entry opens by itself: an urgent flight's, once (AMB-04).
    pub(crate) fn opens_an_urgent_review(&self, index: usize) -> bool {
        let Some((entry, GroundingEntry::FlightNotice(notice))) = watched(&self.0[index]) else { return false };
        notice.urgent.is_some()
            && !self.kept(index).any(|(_, folded)| {
                matches!(watched(folded), Some((other, GroundingEntry::FlightNotice(said)))
                    if other.key == entry.key && said.urgent.is_some())
            })
    }
}

/// What the fold said of an entry of the watch, as far as this judge speaks of it.
pub(crate) fn by_the_fold(folded: &Folded) -> Vec<Said> {
    let mut said: Vec<Said> = folded
        .verdict
        .findings
        .iter()
        .filter(|finding| CODES.contains(&finding.code))
        .map(|finding| (finding.standing, finding.code))
        .collect();
    said.sort_unstable();
    said.dedup();
    said
}

/// Whether an entry is one of the watch, and no earlier rule made it void.
pub(crate) fn is_watched(folded: &Folded) -> bool {
    watched(folded).is_some() && folded.verdict.decision != Decision::Void
}

/// Whether an entry is judged by what both had agreed to before it.
pub(crate) fn asks_what_is_agreed(folded: &Folded) -> bool {
    match watched(folded) {
        Some((_, GroundingEntry::FlightNotice(notice))) => {
            let listed = ["medevac", "humanitarian-assistance", "personnel-recovery"];
            notice.exemption.as_deref().is_some_and(|code| !listed.contains(&code))
        }
        Some((_, GroundingEntry::FlightExemption(_) | GroundingEntry::ComplianceMeasure(_))) => true,
        _ => false,
    }
}

/// Whether both judges say the same of an entry of the watch: what refuses it, what is said of it, which review it opens.
pub(crate) fn compare(log: &Log<'_>, index: usize) -> Result<(), String> {
    let folded = &log.0[index];
    if !is_watched(folded) {
        return Ok(());
    }
    let (slow, fast) = (log.of_the_watch(index), by_the_fold(folded));
    let refused = slow.iter().any(|(standing, _)| *standing == Standing::Breached);
    let opened = folded.verdict.changes.iter().any(|change| {
        matches!(change, jig_agreement::state::Change::ReviewOpened { cause: ReviewCause::UrgentFlight, .. })
    });
    let alike = slow == fast
        && refused == (folded.verdict.decision == Decision::Refused)
        && opened == (!refused && log.opens_an_urgent_review(index));
    if alike {
        return Ok(());
    }
    Err(format!(
        "entry {index}: literally {slow:?}, by the fold {fast:?}: {:?} {:?}",
        folded.verdict, folded.signed.record.body
    ))
}
