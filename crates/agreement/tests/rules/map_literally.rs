//! The standing of a footprint against a reader who asks point by point what each side says.
//!
//! The fast answer is by areas and may see a strip that no point lies in, so it may be worse than every point and never better.
use crate::common_map::{corner, outline};
use crate::support::*;
use jig_agreement::common_map::{FootprintStanding, footprint_standing};
use proptest::prelude::*;
use spacetime::Position;

/// What a reader would say who asks point by point, in the order of what speaks against a footprint; the later the worse.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Literal {
    Designated(MapClass),
    Outside,
    Disputed,
    Gap,
    Undrawn,
}

fn literal(alpha: &[Outline], bravo: &[Outline], point: Position) -> Literal {
    let said = |outlines: &[Outline]| {
        let holds = |outline: &&Outline| area_by_itself(outline).contains(point);
        outlines.iter().filter(holds).map(|outline| outline.class).max()
    };
    match (said(alpha), said(bravo)) {
        (None, None) => Literal::Undrawn,
        (Some(_), None) | (None, Some(_)) => Literal::Gap,
        (Some(one), Some(other)) if one != other => Literal::Disputed,
        (Some(class @ MapClass::Designated(_)), _) => Literal::Designated(class),
        (Some(_), _) => Literal::Outside,
    }
}

fn area_by_itself(outline: &Outline) -> spacetime::Area {
    spacetime::Area::new(outline.parts.clone(), &spacetime::AreaLimits::default()).unwrap()
}

fn outlines() -> impl Strategy<Value = Vec<Outline>> {
    let one = (0..MapClass::ALL.len(), -3..5, -3..5, 2..14, 2..14);
    proptest::collection::vec(one, 1..5).prop_map(|drawn| {
        let outline = |(index, (class, south, west, high, wide)): (usize, (usize, i32, i32, i32, i32))| {
            let corners = ((south * 10, west * 10), ((south + high) * 10, (west + wide) * 10));
            outline(&format!("O-{index}"), MapClass::ALL[class], corners.0, corners.1)
        };
        drawn.into_iter().enumerate().map(outline).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_point_of_a_footprint_is_worse_than_its_standing(alpha in outlines(), bravo in outlines()) {
        let drafts = [AreaDraft { outlines: alpha.clone() }, AreaDraft { outlines: bravo.clone() }];
        let standing = footprint_standing([&drafts[0], &drafts[1]], footprint(0)).unwrap();
        let fast = match standing {
            FootprintStanding::Designated(class) => Literal::Designated(class),
            FootprintStanding::Outside(_) => Literal::Outside,
            FootprintStanding::Disputed(_) => Literal::Disputed,
            FootprintStanding::Gap => Literal::Gap,
            FootprintStanding::Undrawn => Literal::Undrawn,
        };
        // Points away from the lines of the drawing, which bulge by less than a metre over such lengths.
        let points = (0..12).flat_map(|north| (0..12).map(move |east| corner(north * 4 + 3, east * 4 + 3)));
        let worst = points.map(|point| literal(&alpha, &bravo, point)).max().unwrap();
        prop_assert!(worst <= fast, "{worst:?} is worse than {fast:?}");
    }
}

#[test]
fn the_drawings_meet_every_standing() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut met = std::collections::BTreeMap::new();
    for _ in 0..400 {
        let [alpha, bravo] = [(), ()].map(|()| outlines().new_tree(&mut runner).unwrap().current());
        // Every other time both draw alike, or agreement would be a rare thing.
        for bravo in [&bravo, &alpha] {
            let drafts = [AreaDraft { outlines: alpha.clone() }, AreaDraft { outlines: bravo.clone() }];
            let standing = footprint_standing([&drafts[0], &drafts[1]], footprint(0)).unwrap();
            let name = format!("{standing:?}").split('(').next().unwrap().to_owned();
            *met.entry(name).or_insert(0) += 1;
        }
    }
    for name in ["Designated", "Outside", "Disputed", "Gap", "Undrawn"] {
        assert!(met.contains_key(name), "{name} is never met: {met:?}");
    }
}
