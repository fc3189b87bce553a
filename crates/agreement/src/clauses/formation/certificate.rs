//! APP.2#1, AMB-07, SRC.004.f: the certificate. The days are over, undisturbed and at the level, aid flows where that is asked for; and
//! even then both senior representatives certify, never the clock.
use super::Step;
use crate::clauses::{Case, at_both};
use crate::edition::AidAccess;
use crate::identity::{Post, RecordHash};
use crate::level::{Days, Level};
use crate::records::LevelStatement;
use crate::register::ClauseId;
use crate::state::{Break, FormationClock};
use crate::verdict::Finding;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::Instant;

const CERTIFIED: ClauseId = crate::clause_id!("APP.2#1");
const COUNTS: ClauseId = crate::clause_id!("AMB-08");
const LEVEL: ClauseId = crate::clause_id!("AMB-07");
const AID: ClauseId = crate::clause_id!("SRC.004.f");

pub(super) fn certified(step: &Step<'_>, level: RecordHash, aid_access: Option<&str>, findings: &mut Vec<Finding>) {
    let cure = || at_both(Post::Snr);
    let Some(clock) = step.state.formation_clock() else {
        findings.push(Finding::breached(CERTIFIED, "clock-not-started").curable_by(cure()));
        return;
    };
    if let Some(earlier) = step.state.certified().filter(|earlier| earlier.by != step.record) {
        findings.push(Finding::breached(CERTIFIED, "step-already-taken").with("record", earlier.by).curable_by(cure()));
    }
    undisturbed(step, clock, findings);
    over(step, clock, findings);
    at_the_level(step, clock, level, findings);
    let baseline = &step.state.settings_at(clock.index).baseline;
    if baseline.aid_access == AidAccess::Required && aid_access.is_none_or(|said| said.trim().is_empty()) {
        findings.push(Finding::breached(AID, "aid-access-not-stated").curable_by([step.author]));
    }
}

/// Nothing broke the days, and no call stops the clock.
pub(super) fn undisturbed(step: &Step<'_>, clock: &FormationClock, findings: &mut Vec<Finding>) {
    let cure = || at_both(Post::Snr);
    match step.state.clock_break(clock, step.at) {
        Some(Break::PeriodEnded(until)) => {
            findings.push(Finding::breached(COUNTS, "period-not-renewed").with("until", until).curable_by(cure()));
        }
        Some(Break::Lapsed(record)) => {
            findings
                .push(Finding::breached(CERTIFIED, "days-not-consecutive").with("record", record).curable_by(cure()));
        }
        None => {}
    }
    if let Some(call) = step.state.open_reset_call(clock) {
        findings.push(Finding::breached(COUNTS, "clock-disputed").with("record", call.record).curable_by(cure()));
    }
}

/// The days are over by the count that ends them; both counts are said.
fn over(step: &Step<'_>, clock: &FormationClock, findings: &mut Vec<Finding>) {
    match step.state.day_reading(clock) {
        Err(_) => findings.push(Finding::breached(COUNTS, "days-unreadable").curable_by(at_both(Post::Snr))),
        Ok(reading) if step.at < reading.due => findings.push(
            Finding::breached(COUNTS, "clock-still-counts")
                .with("due", reading.due)
                .with("days", reading.by_local_days)
                .with("elapsed", reading.by_elapsed)
                .curable_by(at_both(Post::Snr)),
        ),
        Ok(_) => {}
    }
}

/// The statement speaks of these days, and every metric of the edition holds in it.
pub(super) fn at_the_level(step: &Step<'_>, clock: &FormationClock, level: RecordHash, findings: &mut Vec<Finding>) {
    let cure = [step.author];
    let stated = step.state.fact(level).filter(|fact| !fact.is_ended()).and_then(|fact| fact.as_level_statement());
    let Some(stated) = stated.filter(|stated| stated.start == clock.start.by) else {
        findings.push(Finding::breached(LEVEL, "level-not-stated").with("record", level).curable_by(cure));
        return;
    };
    let baseline = &step.state.settings_at(clock.index).baseline;
    let reading = step.state.day_reading(clock).ok();
    let days = Days::new(stated.from, stated.to);
    let fits = reading.zip(days).is_some_and(|(reading, days)| {
        days.contains(reading.first_day) && days.contains(reading.last_day) && days.from() >= reading.first_day
    });
    if !fits {
        findings.push(
            Finding::breached(LEVEL, "level-of-other-days")
                .with("from", stated.from)
                .with("to", stated.to)
                .curable_by(cure),
        );
        return;
    }
    let Some(measured) = Level::of_statement(stated, baseline) else { return };
    let failing: Vec<&str> = measured.lines.iter().filter(|line| !line.holds).map(|line| line.metric.code()).collect();
    if !failing.is_empty() {
        findings.push(
            Finding::breached(LEVEL, "level-not-met").with("metrics", listed(&failing)).curable_by(at_both(Post::Snr)),
        );
    }
    let unmeasured: Vec<&str> = measured.unmeasured.iter().map(|metric| metric.code()).collect();
    if !unmeasured.is_empty() || measured.lines.is_empty() {
        findings
            .push(Finding::breached(LEVEL, "level-not-measured").with("metrics", listed(&unmeasured)).curable_by(cure));
    }
}

fn listed(codes: &[&str]) -> String {
    let mut once: Vec<&str> = codes.to_vec();
    once.dedup();
    once.join(", ")
}

/// What one side states of the level: of this clock, of days that are over.
pub(super) fn stated(case: &Case<'_>, level: &LevelStatement, findings: &mut Vec<Finding>) {
    let cure = [case.author()];
    let counted = case.state.formation_clock().is_some_and(|clock| clock.start.by == level.start);
    if !counted {
        findings.push(
            Finding::breached(COUNTS, "step-names-no-counted-start").with("record", level.start).curable_by(cure),
        );
    }
    if level.from > level.to {
        findings.push(
            Finding::breached(LEVEL, "level-days-backwards")
                .with("from", level.from)
                .with("to", level.to)
                .curable_by(cure),
        );
    } else if !is_over(case, level) {
        findings.push(Finding::breached(LEVEL, "level-of-days-to-come").with("to", level.to).curable_by(cure));
    }
    let is_repeat = case.state.of_kind("level-statement").any(|earlier| {
        earlier.as_level_statement() == Some(level) && earlier.node() == case.author().node && !earlier.is_ended()
    });
    if is_repeat {
        findings.push(Finding::breached(LEVEL, "level-stated-twice").curable_by(cure));
    }
}

/// The last day stated has ended in the reference zone.
fn is_over(case: &Case<'_>, level: &LevelStatement) -> bool {
    let end = level.to.next_day().and_then(|next| case.state.edition().reference_zone.start_of_day(next).ok());
    end.is_some_and(|end: Instant| end <= case.at)
}
