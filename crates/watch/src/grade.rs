//! How sure: where an aircraft was, and who it was, on two axes that are never added.
//!
//! Each step is a rule with its numbers, and every number that was compared is kept with its threshold, so that whoever reads a
//! grade can follow it. No grade orders aircraft: it says how far the evidence reaches. *Unknown operator* is a final answer.

use crate::area::Vertical;
use crate::config::Config;
use crate::correlate::Claims;
use crate::flag::{Flag, Flags};
use crate::sighting::Stated;
use crate::states::state_of;
use crate::witness::{Agreement, Draft, Witness};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::observation::SourceClass;

/// How sure it is where an aircraft was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Location {
    /// Kept and not counted.
    L0,
    /// Possible: one weak report, or people alone.
    L1,
    /// Probable.
    L2,
    /// Strong.
    L3,
    /// Corroborated by an independent voice.
    L4,
}

impl Location {
    /// Every grade.
    pub const ALL: [Self; 5] = [Self::L0, Self::L1, Self::L2, Self::L3, Self::L4];

    /// The stable word for it, also the key of its sentence.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::L0 => "L0",
            Self::L1 => "L1",
            Self::L2 => "L2",
            Self::L3 => "L3",
            Self::L4 => "L4",
        }
    }
}

/// How sure it is who an aircraft was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identity {
    /// Unknown.
    I0,
    /// Its kind only.
    I1,
    /// State or operator inferred.
    I2,
    /// Declared, and as a register has it.
    I3,
    /// Corroborated, or admitted by a party.
    I4,
}

impl Identity {
    /// Every grade.
    pub const ALL: [Self; 5] = [Self::I0, Self::I1, Self::I2, Self::I3, Self::I4];

    /// The stable word for it, also the key of its sentence.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::I0 => "I0",
            Self::I1 => "I1",
            Self::I2 => "I2",
            Self::I3 => "I3",
            Self::I4 => "I4",
        }
    }
}

/// One comparison that a grade rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SubTest {
    /// What was compared; the unit last.
    pub name: String,
    /// The number found.
    pub value: i64,
    /// The number it was held against.
    pub threshold: i64,
    /// Whether it held.
    pub held: Held,
}

/// Whether a comparison held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// It did.
    Yes,
    /// It did not.
    No,
}

fn at_least(name: &str, value: i64, threshold: i64) -> SubTest {
    SubTest { name: name.into(), value, threshold, held: if value >= threshold { Held::Yes } else { Held::No } }
}

/// Whether a measurement agrees with self-reports that are doubted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Vouched {
    Yes,
    No,
}

/// True for a class whose places a sensor measured, without the aircraft's word and without a person's estimate.
const fn is_measured(class: SourceClass) -> bool {
    match class {
        SourceClass::Multilateration
        | SourceClass::SecondaryRadar
        | SourceClass::PrimaryRadar
        | SourceClass::Imagery => true,
        SourceClass::SelfReport | SourceClass::Human => false,
    }
}

/// How many different people, by their owners, agree on a draft.
#[must_use]
pub fn spotters(draft: &Draft) -> usize {
    let people = draft
        .witnesses
        .iter()
        .filter(|witness| witness.visit.class == SourceClass::Human && witness.agrees != Agreement::Differs);
    people.map(|witness| witness.voice).collect::<BTreeSet<_>>().len()
}

/// What one witness shows by itself.
fn alone(witness: &Witness, flags: Flags, vouched: Vouched, tests: &mut Vec<SubTest>, config: &Config) -> Location {
    let visit = &witness.visit;
    let mut holds = |test: SubTest| {
        let held = test.held == Held::Yes;
        tests.push(test);
        held
    };
    let capped = visit.class.is_self_reported() && flags.cap_location() && vouched == Vouched::No;
    let clean = holds(at_least("no_integrity_flag", i64::from(!capped), 1));
    let flew = holds(at_least("reports_of_flight", visit.flying as i64, 1));
    let height = holds(at_least("height_within_limits", i64::from(visit.vertical == Vertical::Inside), 1));
    let measured = holds(at_least("measured_by_sensor", i64::from(visit.class != SourceClass::Human), 1));
    let count = holds(at_least("reports", visit.reports.len() as i64, 2));
    let deep = holds(at_least(
        "depth_mm",
        visit.depth_mm,
        config.sure_sigmas.saturating_mul(visit.depth_sigma_mm).saturating_add(1),
    ));
    let likely = holds(at_least("reports_inside", visit.likely as i64, config.reports_inside as i64));
    if !(clean && flew && height && measured && count && (deep || likely)) {
        return Location::L1;
    }
    let strong = holds(at_least("reports_inside_strong", visit.strong as i64, config.strong_reports as i64));
    let time_ms = visit.strong_span.map_or(0, |(from, to)| to.since(from).as_millis());
    let long = holds(at_least("time_inside_strong_ms", time_ms, config.strong_time.as_millis()));
    let stated = holds(at_least("quality_stated", i64::from(visit.stated == Stated::Yes), 1));
    if strong && long && stated { Location::L3 } else { Location::L2 }
}

/// The grade of the place, with every comparison.
#[must_use]
pub fn location(draft: &Draft, flags_of: &dyn Fn(&Witness) -> Flags, config: &Config) -> (Location, Vec<SubTest>) {
    let mut tests = Vec::new();
    // A measurement that agrees vouches for self-reports that are doubted. A person's word does not: with kilometres and minutes of doubt it
    // agrees with whatever was forged nearby.
    let is_vouched_for = draft
        .witnesses
        .iter()
        .filter(|witness| witness.agrees != Agreement::Differs)
        .any(|witness| is_measured(witness.visit.class));
    let vouched = if is_vouched_for { Vouched::Yes } else { Vouched::No };
    let mut best = Location::L0;
    let mut by_voice: BTreeMap<crate::source::Voice, Location> = BTreeMap::new();
    for witness in &draft.witnesses {
        let mut own = Vec::new();
        let grade = alone(witness, flags_of(witness), vouched, &mut own, config);
        if witness.agrees == Agreement::Leads {
            tests.append(&mut own);
        }
        if witness.agrees != Agreement::Differs {
            best = best.max(grade);
            let voice = by_voice.entry(witness.voice).or_insert(grade);
            *voice = (*voice).max(grade);
        }
    }
    let voices = by_voice.values().filter(|grade| **grade >= Location::L2).count();
    let corroborated = at_least("independent_voices", voices as i64, 2);
    let is_corroborated = corroborated.held == Held::Yes;
    tests.push(corroborated);
    let people = spotters(draft);
    let witnesses = at_least("independent_people", people as i64, 2);
    let are_two_people = witnesses.held == Held::Yes;
    if people > 0 {
        tests.push(witnesses);
    }
    let grade = if is_corroborated {
        Location::L4
    } else if are_two_people {
        best.max(Location::L2)
    } else {
        best
    };
    (grade, tests)
}

/// What is known of tails: the daily return of the air order of battle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Addresses and registrations that stand in it, as texts.
    pub tails: BTreeSet<String>,
}

/// The grade of the identity, with every comparison.
///
/// `speakers` is how many who are independent of each other name one registration: the aircraft itself, whoever carries its word, is one of
/// them, and everybody who saw it painted on is one for each owner.
#[must_use]
pub fn identity(
    claims: &Claims,
    flags: Flags,
    holdings: Option<&Holdings>,
    speakers: usize,
) -> (Identity, Vec<SubTest>) {
    let mut tests = Vec::new();
    let mut at_least_so_many = |name: &str, number: usize, least: i64| {
        let test = at_least(name, number as i64, least);
        let held = test.held == Held::Yes;
        tests.push(test);
        held
    };
    let mut holds = |name: &str, number: usize| at_least_so_many(name, number, 1);
    let known_kind = holds("types", claims.types.len());
    let states = claims.addresses.iter().filter_map(|address| state_of(*address)).count();
    let known_state = holds("addresses_in_a_state_block", states);
    let declared = holds("callsigns", claims.callsigns.len());
    let tails = claims
        .addresses
        .iter()
        .map(alloc::string::ToString::to_string)
        .chain(claims.registrations.iter().map(|text| String::from(text.as_str())));
    let listed = holdings.map_or(0, |holdings| tails.filter(|tail| holdings.tails.contains(tail)).count());
    let known_tail = holds("tails_in_the_order_of_battle", listed);
    let untrusted = flags.has(Flag::NonIcao) || flags.has(Flag::DupAddress) || flags.has(Flag::Sim);
    let trusted = holds("address_trusted", usize::from(!untrusted));
    let corroborated = at_least_so_many("independent_speakers_of_one_registration", speakers, 2);
    let grade = if !trusted {
        if known_kind { Identity::I1 } else { Identity::I0 }
    } else if corroborated {
        Identity::I4
    } else if known_tail {
        Identity::I3
    } else if known_state || declared {
        Identity::I2
    } else if known_kind {
        Identity::I1
    } else {
        Identity::I0
    };
    (grade, tests)
}

/// What stands at the end: what becomes of an event without any person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Two officers look at it.
    Candidate,
    /// It is kept in view of people and goes no further by itself.
    WatchList,
    /// An emergency flight, told of late: reviewed, never reported by itself (AMB-04).
    ExemptLateReview,
    /// A flight that was told of, and flew as told.
    Matched,
    /// Kept and not counted.
    Kept,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 5] = [Self::Candidate, Self::WatchList, Self::ExemptLateReview, Self::Matched, Self::Kept];

    /// The stable word for it, also the key of its sentence.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::WatchList => "watch-list",
            Self::ExemptLateReview => "exempt_late_review",
            Self::Matched => "matched",
            Self::Kept => "kept",
        }
    }
}
