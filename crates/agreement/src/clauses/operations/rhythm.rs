//! TOR.2.c.i: each side can use what comes through the group in its own normal cycle.
//!
//! A side states its cut-offs in a register. What one side asks for at a time that the other's next cycle cannot serve is flagged,
//! with the earliest time that it can. The flag is the requester's to read: it decides nothing about the place or the item.
use crate::clauses::Case;
use crate::identity::Side;
use crate::records::{BattleRhythm, ProposalKind, Register, RegisterContent};
use crate::register::ClauseId;
use crate::state::{AsKnown, Fact, State};
use crate::verdict::Finding;
use spacetime::{CivilDate, Instant, Zone};

const CLAUSE: ClauseId = crate::clause_id!("TOR.2.c.i");
const MINUTES_OF_DAY: u16 = 24 * 60;

/// A cycle has times of day, is not endless, and does not end before it begins.
pub(in crate::clauses) fn stated(case: &Case<'_>, rhythm: BattleRhythm) -> Option<Finding> {
    let is_day = rhythm.cut_off_minute < MINUTES_OF_DAY && rhythm.usable_minute < MINUTES_OF_DAY;
    let ends_after = rhythm.days_ahead > 0 || rhythm.cut_off_minute <= rhythm.usable_minute;
    let sound = is_day && ends_after && rhythm.days_ahead <= BattleRhythm::DAYS_AHEAD_MAX;
    (!sound).then(|| {
        Finding::breached(CLAUSE, "battle-rhythm-unsound")
            .with("days", BattleRhythm::DAYS_AHEAD_MAX)
            .curable_by([case.author()])
    })
}

/// A proposal of a time that the other side's cycle cannot serve says so.
pub(super) fn unmet(state: &State, fact: &Fact) -> Option<Finding> {
    fact.as_proposal()?;
    let (needed, earliest) = infeasible(state, fact)?;
    Some(
        Finding::missing(CLAUSE, "due-before-the-cycle")
            .with("needed", needed)
            .with("earliest", earliest)
            .curable_by([fact.author]),
    )
}

/// When a request needs something of the other side, and the earliest time at which that side's cycle serves it, where that is later.
pub(crate) fn infeasible(state: &State, fact: &Fact) -> Option<(Instant, Instant)> {
    let needed = match fact.as_proposal().map(|proposal| &proposal.kind) {
        Some(ProposalKind::Timing(window)) => window.from(),
        Some(
            ProposalKind::Block(_)
            | ProposalKind::NoAction
            | ProposalKind::MonitorOnly
            | ProposalKind::Closing
            | ProposalKind::CivilMeasure(_)
            | ProposalKind::None,
        ) => return None,
        None => fact.window()?.from(),
    };
    let earliest = earliest_useful(state, fact)?;
    (needed < earliest).then_some((needed, earliest))
}

/// The earliest time at which the other side's cycle serves what it received when it received this; nothing where it states no cycle.
pub(crate) fn earliest_useful(state: &State, fact: &Fact) -> Option<Instant> {
    let other = fact.side()?.counterpart();
    let received = state.frontiers().received_at(other, fact.index, fact.at).unwrap_or(fact.at);
    let zone = state.edition().reference_zone;
    cycles(state, other, fact.at).filter_map(|rhythm| served(zone, rhythm, received)).min()
}

fn cycles(state: &State, side: Side, at: Instant) -> impl Iterator<Item = BattleRhythm> {
    let known = AsKnown::in_the_log(at);
    state.keys(Register::BattleRhythm).filter_map(move |key| {
        let node = crate::identity::Node::Headquarters(side);
        let (_, entry) = state.stated_entry(Register::BattleRhythm, key, node, known)?;
        if let RegisterContent::BattleRhythm(rhythm) = entry.content { Some(rhythm) } else { None }
    })
}

/// The next cut-off that is not before a moment, and from when what it took up can be used.
fn served(zone: Zone, rhythm: BattleRhythm, received: Instant) -> Option<Instant> {
    let today = zone.local(received).ok()?.date();
    let at = |date: CivilDate, minute: u16| zone.instant_of(date, u32::from(minute) * 60_000).ok();
    let day = if received <= at(today, rhythm.cut_off_minute)? { today } else { today.next_day()? };
    let usable = CivilDate::from_days_since_epoch(day.days_since_epoch() + i64::from(rhythm.days_ahead))?;
    at(usable, rhythm.usable_minute)
}
