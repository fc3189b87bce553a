//! Two statements of one place, and a place name: the same place within their uncertainties, or apart, and by which likely mistake.
//!
//! For read-back (1.d.iv): the receiver states the place in a representation of its own, and both are compared. A difference that a known
//! mistake would make is recognised by its signature: each mistake is made anew on one statement, and has to lead to the other. Several may
//! do so, and then several are named; none may, and then the difference is unexplained.
//!
//! It works on two representations that a person already holds, and names distances, directions and mistakes; it never says what the
//! coordinates should have been. Knows nothing of what the place is for.
//!
//! ```
//! # use jig_spacetime::{Agreement, Cause, ReadingContext, read_place, reconcile};
//! let context = ReadingContext::default();
//! let stated = read_place("WGS84 33.5138000 36.2765000", &context)?;
//! let read_back = read_place("SK-42 X=3713121.5 Y=7246923.9", &context)?;
//! let compared = reconcile(&stated.answer, &read_back.answer, None);
//! assert_eq!(compared.agreement, Agreement::Apart);
//! assert_eq!(compared.findings[0].cause, Cause::DatumNotShifted { between: ["wgs84", "sk42"] });
//! # Ok::<(), jig_spacetime::ReadingError>(())
//! ```

mod cause;
mod figures;
mod mistakes;
mod parameters;

use crate::geodesic::{self, Azimuth, Separation};
use crate::{Answer, Position, Reading};
use alloc::vec::Vec;
pub use cause::{Cause, Fault, Finding, FindingStrength, ParameterSet};

/// Do two statements agree?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The same place within their uncertainties.
    Same,
    /// The same place if a statement that can be read in several ways is read in the way taken here; its writer must confirm it.
    SameIfReadSo,
    /// Farther apart than their uncertainties allow.
    Apart,
}

impl Agreement {
    /// The key of the words for it in the catalogues.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Same => "agreement-same",
            Self::SameIfReadSo => "agreement-same-if-read-so",
            Self::Apart => "agreement-apart",
        }
    }
}

/// Where a named place is, as both sides know it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NamedPlace {
    /// Its middle.
    pub position: Position,
    /// How far the name may be used from there, metres.
    pub extent_m: f64,
}

/// How a statement stands to the named place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NameCheck {
    /// From the named place to the statement, millimetres.
    pub distance_mm: u64,
    /// In this direction.
    pub azimuth: Azimuth,
    /// Within the name's extent and the statement's uncertainty. A statement that is not is an alert of its own; the coordinates hold.
    pub agreement: Agreement,
}

/// Two statements compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Reconciliation {
    /// The reading of the first statement that was compared.
    pub first: Reading,
    /// The reading of the second statement that was compared.
    pub second: Reading,
    /// From the first to the second.
    pub separation: Separation,
    /// How far apart two statements of one place may lie, metres: the radius that holds 95 % by both uncertainties.
    pub tolerance_m: f64,
    /// The verdict on the two statements.
    pub agreement: Agreement,
    /// The mistakes that would make this difference, the likeliest first; none when it is unexplained or needs no explanation.
    pub findings: Vec<Finding>,
    /// How the first and the second stand to the named place, when one is given.
    pub to_name: Option<[NameCheck; 2]>,
}

/// Standard deviations in one direction that hold 95 % of a plane: the root of -2 ln 0.05.
const SIGMAS_OF_95_PERCENT: f64 = 2.447_75;

/// Compares two statements, and both with a named place.
///
/// Where a statement has several readings of equal right, the pair that lies closest by its own uncertainty is taken, and
/// [`Agreement::SameIfReadSo`] says that it was chosen.
#[must_use]
pub fn reconcile(first: &Answer, second: &Answer, name: Option<NamedPlace>) -> Reconciliation {
    let (one, other) = closest(first, second);
    let separation = geodesic::inverse(one.position(), other.position());
    let tolerance_m = tolerance_m(&one, &other);
    let is_open = |answer: &Answer| matches!(answer, Answer::Several(_));
    let agreement = match (metres(separation) <= tolerance_m, is_open(first) || is_open(second)) {
        (true, false) => Agreement::Same,
        (true, true) => Agreement::SameIfReadSo,
        (false, _) => Agreement::Apart,
    };
    let mut explained: Vec<Explained> = Vec::new();
    for (fault, statement, truth, answer) in
        [(Fault::First, &one, &other, first), (Fault::Second, &other, &one, second)]
    {
        for (cause, place) in mistakes::made(statement, truth) {
            let left = geodesic::inverse(place.to_position(), statement.position());
            explained.push(Explained { cause, fault, residual_m: metres(left) });
        }
        // Another reading of the text is a mistake of its reader, judged like the others: does it lead to the other statement?
        for reading in answer.readings().filter(|reading| *reading != statement) {
            let left = geodesic::inverse(reading.position(), truth.position());
            let cause = Cause::OtherReading { why: reading.why.last().copied() };
            explained.push(Explained { cause, fault, residual_m: metres(left) });
        }
    }
    let findings = find(explained, &one, &other, agreement, tolerance_m);
    let to_name = name.map(|name| [check(name, &one), check(name, &other)]);
    Reconciliation { first: one, second: other, separation, tolerance_m, agreement, findings, to_name }
}

/// A mistake made anew, and what it leaves of the difference.
struct Explained {
    cause: Cause,
    fault: Fault,
    residual_m: f64,
}

/// The pair of readings that lies closest, measured by its own tolerance.
fn closest(first: &Answer, second: &Answer) -> (Reading, Reading) {
    let plain = |answer: &Answer| match answer {
        Answer::One { reading, .. } => alloc::vec![reading.clone()],
        Answer::Several(readings) => readings.clone(),
    };
    let mut best: Option<(f64, Reading, Reading)> = None;
    for one in plain(first) {
        for other in plain(second) {
            let separation = geodesic::inverse(one.position(), other.position());
            let ratio = metres(separation) / tolerance_m(&one, &other);
            if best.as_ref().is_none_or(|(known, _, _)| ratio < *known) {
                best = Some((ratio, one.clone(), other));
            }
        }
    }
    match best {
        Some((_, one, other)) => (one, other),
        // An answer has at least one reading.
        None => unreachable!(),
    }
}

fn metres(separation: Separation) -> f64 {
    separation.distance_mm as f64 / 1_000.0
}

fn tolerance_m(one: &Reading, other: &Reading) -> f64 {
    SIGMAS_OF_95_PERCENT * libm::hypot(one.sigma_m(), other.sigma_m())
}

fn check(name: NamedPlace, reading: &Reading) -> NameCheck {
    let separation = geodesic::inverse(name.position, reading.position());
    let reach_m = name.extent_m + SIGMAS_OF_95_PERCENT * reading.sigma_m();
    NameCheck {
        distance_mm: separation.distance_mm,
        azimuth: separation.azimuth_from,
        agreement: if metres(separation) <= reach_m { Agreement::Same } else { Agreement::Apart },
    }
}

/// What the arithmetic of both sides and a height that is not stated may add, metres.
const COMPUTING_M: f64 = 0.3;

/// The mistakes that lead from one statement to the other, judged by what is left over.
fn find(
    explained: Vec<Explained>,
    one: &Reading,
    other: &Reading,
    agreement: Agreement,
    tolerance_m: f64,
) -> Vec<Finding> {
    let apart_m = metres(geodesic::inverse(one.position(), other.position()));
    let digits_m = libm::hypot(one.cell.size_m(), other.cell.size_m()) + COMPUTING_M;
    let mut findings: Vec<Finding> = Vec::new();
    for Explained { cause, fault, residual_m } in explained {
        // A mistake that leaves a third of the difference explains none of it.
        if residual_m > apart_m / 3.0 {
            continue;
        }
        let strength = if residual_m <= digits_m {
            FindingStrength::ToTheDigit
        } else if residual_m <= tolerance_m {
            FindingStrength::WithinUncertainty
        } else {
            continue;
        };
        match findings.iter_mut().find(|finding| finding.cause == cause) {
            Some(known) => {
                if known.fault != fault {
                    known.fault = Fault::Either;
                }
                if residual_m < known.residual_m {
                    (known.residual_m, known.strength) = (residual_m, strength);
                }
            }
            None => findings.push(Finding { cause, fault, residual_m, strength }),
        }
    }
    // Two statements that agree need no explanation, unless the figures show one beyond doubt.
    let needs_exact = agreement != Agreement::Apart;
    let has_exact = findings.iter().any(|finding| finding.strength == FindingStrength::ToTheDigit);
    findings.retain(|finding| {
        finding.strength == FindingStrength::ToTheDigit && (!needs_exact || apart_m > 2.0 * digits_m)
            || finding.strength == FindingStrength::WithinUncertainty && !needs_exact && !has_exact
    });
    // One wrong figure explains too much to stand beside a mistake with a signature.
    if findings.iter().any(|finding| !finding.cause.is_any_figure()) {
        findings.retain(|finding| !finding.cause.is_any_figure());
    }
    findings.sort_by(|first, second| first.residual_m.total_cmp(&second.residual_m));
    findings
}

#[cfg(test)]
mod tests;
