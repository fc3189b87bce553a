//! The test of two volumes: every piece of the one against every piece of the other, and one finding from all.

use super::finding::{
    Answer, Clearing, ClosestApproach, Distance, Finding, HeightGap, LateralGap, Margins, TimeGap, Uncertainty, Which,
};
use super::height;
use super::lateral::{self, COMPUTATION_MM, Ground};
use super::piece::{LaidPiece, LazyPiece, Piece, pieces};
use super::rough::{self, Look};
use super::rules::{Minimum, Required};
use crate::volume::Volume4D;
use crate::{LatLonBox, Millimetres, Span};
use alloc::vec::Vec;
use core::cmp::Ordering;

/// What two volumes are to each other under the rules. `assess(a, b)` is `assess(b, a)` with first and second exchanged, to the bit.
#[must_use]
pub fn assess(first: &Volume4D, second: &Volume4D, required: &Required) -> Finding {
    assess_pieces(&pieces(first), &pieces(second), required)
}

/// Up to so many pairs of pieces the ground between them is measured for every one; beyond, only for those that time and height do not
/// keep apart anyway.
const MEASURED_PAIRS_MAX: usize = 64;

pub(super) fn assess_pieces(first: &[LaidPiece], second: &[LaidPiece], required: &Required) -> Finding {
    let minimum = required.minimum();
    let measure_all = first.len() * second.len() <= MEASURED_PAIRS_MAX;
    let tests: Vec<Test> = first
        .iter()
        .flat_map(|one| second.iter().map(move |other| Test::of(one, other, minimum, measure_all)))
        .collect();
    combine(first, second, &tests, required)
}

/// The answer for two pieces without evidence: what [`assess()`] would answer, at a fraction of the cost. A look at the chart settles most
/// pairs and the balls about the cores most others; only what they leave open is measured.
pub(super) fn answer_of_pieces(one: &LazyPiece, other: &LaidPiece, minimum: Minimum) -> Answer {
    let by_time = standing_in_time(time_gap(one, other), minimum);
    if by_time == Standing::Clear {
        return Answer::Separated;
    }
    let limits = limits_mm(one, other, minimum);
    let look = rough::look(one, other, limits);
    if look == Look::Clear {
        return Answer::Separated;
    }
    let by_height = standing_in_height(height::gap(one, other), minimum);
    if by_height == Standing::Clear {
        return Answer::Separated;
    }
    let by_place = match look {
        Look::Inside => Standing::Inside,
        Look::Clear => Standing::Clear,
        Look::Unsure if lateral::between_balls_mm(one.ball(), other.ball) > limits[1] => Standing::Clear,
        Look::Unsure => match lateral::within(one.laid(), other, limits) {
            [true, _] => Standing::Inside,
            [false, true] => Standing::Doubtful,
            [false, false] => Standing::Clear,
        },
    };
    Standing::answer([by_time, by_height, by_place])
}

/// How two pieces stand in one of the three kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// Nearer than the rules allow.
    Inside,
    /// Within what the inputs are uncertain by.
    Doubtful,
    /// Far enough apart for all rules and doubts.
    Clear,
}

impl Standing {
    /// One kind that is clear suffices; a conflict takes all three.
    fn answer(kinds: [Self; 3]) -> Answer {
        if kinds.contains(&Self::Clear) {
            Answer::Separated
        } else if kinds.contains(&Self::Doubtful) {
            Answer::Marginal
        } else {
            Answer::Conflict
        }
    }
}

fn time_gap(one: &Piece, other: &Piece) -> TimeGap {
    let (one_first, other_first) =
        (other.window.from().since(one.window.to()), one.window.from().since(other.window.to()));
    let sigma_ms = one.time_sigma.as_millis().saturating_add(other.time_sigma.as_millis());
    TimeGap { gap: one_first.max(other_first), sigma: Span::from_millis(sigma_ms) }
}

/// Windows are half-open, so a gap as long as the rules ask for is enough.
fn standing_in_time(time: TimeGap, minimum: Minimum) -> Standing {
    let (gap_ms, minimum_ms) = (time.gap.as_millis(), minimum.time().as_millis());
    if gap_ms - time.sigma.as_millis() >= minimum_ms {
        Standing::Clear
    } else if gap_ms >= minimum_ms {
        Standing::Doubtful
    } else {
        Standing::Inside
    }
}

/// A gap as high as the rules ask for is enough; but bands include their ends, so a gap of nothing never is.
fn standing_in_height(height: HeightGap, minimum: Minimum) -> Standing {
    let minimum = vertical_minimum(minimum);
    match (height.least, height.most) {
        (Some(least), _) if least >= minimum => Standing::Clear,
        (_, Some(most)) if most >= minimum => Standing::Doubtful,
        (_, Some(_) | None) => Standing::Inside,
    }
}

fn vertical_minimum(minimum: Minimum) -> Millimetres {
    minimum.vertical().max(Millimetres::new(1))
}

/// Cores no further apart than the first are in conflict, no further than the second in doubt.
fn limits_mm(one: &Piece, other: &Piece, minimum: Minimum) -> [i64; 2] {
    let inner_mm = one.radius_mm + other.radius_mm + minimum.lateral().get();
    [inner_mm, inner_mm + lateral_sigma_mm(one, other)]
}

fn lateral_sigma_mm(one: &Piece, other: &Piece) -> i64 {
    one.doubt.sigma_mm + other.doubt.sigma_mm + COMPUTATION_MM
}

/// Two pieces, tested.
struct Test {
    answer: Answer,
    time: TimeGap,
    height: HeightGap,
    ground: Ground,
    radii_mm: i64,
    sigma_mm: i64,
    approach: Option<ClosestApproach>,
    dominant: Uncertainty,
    /// How far each kind is beyond what rules and doubts ask for; negative where it is not.
    spare_ms: i64,
    spare_lateral_mm: i64,
    spare_vertical_mm: Option<i64>,
}

impl Test {
    fn of(one: &LaidPiece, other: &LaidPiece, minimum: Minimum, measure_all: bool) -> Self {
        let time = time_gap(one, other);
        let height = height::gap(one, other);
        let (by_time, by_height) = (standing_in_time(time, minimum), standing_in_height(height, minimum));
        let limits = limits_mm(one, other, minimum);
        let may_matter = by_time != Standing::Clear && by_height != Standing::Clear;
        let ground = if measure_all || (may_matter && lateral::at_least_mm(one, other) <= limits[1]) {
            lateral::measured(one, other)
        } else {
            Ground::AtLeast { distance_mm: lateral::at_least_mm(one, other) }
        };
        let by_place = if ground.distance_mm() <= limits[0] {
            Standing::Inside
        } else if ground.distance_mm() <= limits[1] {
            Standing::Doubtful
        } else {
            Standing::Clear
        };
        let approach = match ground {
            Ground::Measured { first, second, .. } => Some(ClosestApproach {
                from: one.window.from().max(other.window.from()),
                until: one.window.to().min(other.window.to()),
                first,
                second,
                first_leg: one.leg,
                second_leg: other.leg,
            }),
            Ground::AtLeast { .. } => None,
        };
        Self {
            answer: Standing::answer([by_time, by_height, by_place]),
            time,
            height,
            ground,
            radii_mm: one.radius_mm + other.radius_mm,
            sigma_mm: lateral_sigma_mm(one, other),
            approach,
            dominant: dominant(one, other, time, height, [by_time, by_height, by_place]),
            spare_ms: time.gap.as_millis() - time.sigma.as_millis() - minimum.time().as_millis(),
            // One more than the limit is the first that is clear.
            spare_lateral_mm: ground.distance_mm() - limits[1] - 1,
            spare_vertical_mm: height.least.map(|least| least.get() - vertical_minimum(minimum).get()),
        }
    }

    fn lateral(&self) -> LateralGap {
        let distance = Millimetres::new(self.ground.distance_mm());
        LateralGap {
            between_cores: match self.ground {
                Ground::Measured { .. } => Distance::Exact(distance),
                Ground::AtLeast { .. } => Distance::AtLeast(distance),
            },
            radii: Millimetres::new(self.radii_mm),
            sigma: Millimetres::new(self.sigma_mm),
        }
    }

    /// Sorts the gravest first, then the closest on the ground, then the earliest, then by place: nothing in it depends on which volume
    /// is called the first.
    fn gravity(&self) -> impl Ord {
        let places = self.approach.map(|approach| sorted(approach.first, approach.second));
        let legs = self.approach.map(|approach| sorted(approach.first_leg, approach.second_leg));
        (
            core::cmp::Reverse(self.answer),
            self.ground.distance_mm() - self.radii_mm,
            self.time.gap,
            self.approach.map(|approach| approach.from),
            self.height.least,
            places,
            legs,
        )
    }
}

fn sorted<T: Ord>(one: T, other: T) -> (T, T) {
    if one <= other { (one, other) } else { (other, one) }
}

/// The doubt that weighs most: of the kinds in doubt if any is, else of all.
fn dominant(one: &Piece, other: &Piece, time: TimeGap, height: HeightGap, kinds: [Standing; 3]) -> Uncertainty {
    let [_, by_height, by_place] = kinds;
    let greatest_mm = one.doubt.sigma_mm.max(other.doubt.sigma_mm);
    if kinds.contains(&Standing::Doubtful) {
        return if by_place == Standing::Doubtful {
            of_place(one, other)
        } else if by_height == Standing::Doubtful {
            Uncertainty::Height(height.doubt)
        } else {
            Uncertainty::Speed
        };
    }
    let height_mm = height.least.zip(height.most).map_or(0, |(least, most)| (most.get() - least.get()) / 2);
    if height_mm > greatest_mm {
        Uncertainty::Height(height.doubt)
    } else if time.sigma > Span::ZERO && greatest_mm <= COMPUTATION_MM {
        Uncertainty::Speed
    } else {
        of_place(one, other)
    }
}

/// The coordinate that is known worst.
fn of_place(one: &Piece, other: &Piece) -> Uncertainty {
    let weight = |piece: &Piece| (piece.doubt.sigma_mm, piece.doubt.cell_mm);
    let (of, worst) = match weight(one).cmp(&weight(other)) {
        Ordering::Greater => (Which::First, one.doubt),
        Ordering::Less => (Which::Second, other.doubt),
        // Equal weights may have two names; the greater stands for both, whichever is called the first.
        Ordering::Equal if one.doubt.provenance >= other.doubt.provenance => (Which::Both, one.doubt),
        Ordering::Equal => (Which::Both, other.doubt),
    };
    if worst.sigma_mm <= COMPUTATION_MM {
        Uncertainty::Computation
    } else if worst.cell_mm * 2 > worst.sigma_mm {
        Uncertainty::Cell(of)
    } else {
        Uncertainty::Provenance(of, worst.provenance)
    }
}

fn combine(first: &[LaidPiece], second: &[LaidPiece], tests: &[Test], required: &Required) -> Finding {
    let Some(deciding) = tests.iter().min_by(|one, other| one.gravity().cmp(&other.gravity())) else {
        // A volume has at least one piece.
        unreachable!()
    };
    let answer = deciding.answer;
    let least_ms = tests.iter().map(|test| test.spare_ms).min();
    let least_lateral_mm = tests.iter().map(|test| test.spare_lateral_mm).min();
    let least_vertical_mm = tests.iter().map(|test| test.spare_vertical_mm.unwrap_or(i64::MIN)).min();
    let spare = |least: Option<i64>| least.filter(|spare| *spare >= 0);
    let margins = Margins {
        time: spare(least_ms).map(Span::from_millis),
        lateral: spare(least_lateral_mm).map(Millimetres::new),
        vertical: spare(least_vertical_mm).map(Millimetres::new),
    };
    // Volumes that are apart are so as wholes: each kind of gap is the narrowest of all pieces.
    let (narrowest_time, narrowest_height) = match answer {
        Answer::Separated => (
            tests.iter().min_by_key(|test| (test.spare_ms, test.time.gap)).unwrap_or(deciding),
            tests.iter().min_by_key(|test| (test.spare_vertical_mm, test.height.least)).unwrap_or(deciding),
        ),
        Answer::Marginal | Answer::Conflict => (deciding, deciding),
    };
    Finding {
        answer,
        required: required.clone(),
        time: narrowest_time.time,
        lateral: deciding.lateral(),
        height: narrowest_height.height,
        margins,
        approach: deciding.approach,
        clearing: answer.holds().then(|| clearing(first, second, required)),
        dominant: deciding.dominant,
    }
}

/// Shifts of the first volume as a whole, by the ends of both as wholes.
fn clearing(first: &[LaidPiece], second: &[LaidPiece], required: &Required) -> Clearing {
    let minimum_ms = required.time.amount.as_millis();
    let starts = |pieces: &[LaidPiece]| {
        pieces.iter().map(|piece| piece.window.from().as_millis() - piece.time_sigma.as_millis()).min()
    };
    let ends = |pieces: &[LaidPiece]| {
        pieces.iter().map(|piece| piece.window.to().as_millis() + piece.time_sigma.as_millis()).max()
    };
    let shift =
        |end: Option<i64>, start: Option<i64>| Span::from_millis(end.unwrap_or(0) - start.unwrap_or(0) + minimum_ms);
    // All pieces of a volume have its band; places differ, so the widest of all counts.
    let area = first.iter().chain(second).map(|piece| piece.bounds).reduce(LatLonBox::span).unwrap_or(LatLonBox::WORLD);
    let minimum = vertical_minimum(required.minimum());
    let bands = first.first().zip(second.first()).map(|(one, other)| (one.band, other.band));
    Clearing {
        later: shift(ends(second), starts(first)),
        earlier: shift(ends(first), starts(second)),
        higher: bands.and_then(|(one, other)| height::shift_over(one, other, area, minimum)),
        lower: bands.and_then(|(one, other)| height::shift_over(other, one, area, minimum)),
    }
}
