//! Lines of any notation, drawn ground and names, as the workstation gets them; every answer with its code and cure in both languages.
use super::*;
use crate::deconfliction::{in_both_lengths, signed_span};
use crate::phrases::Locale;
use spacetime::{Millimetres, Span};

fn read(text: &str) -> Vec<ReadPlace> {
    read_places(&WrittenPlaces { text: text.to_owned() }, &Phrases::new(Locale::En)).lines
}

#[test]
fn one_place_is_read_from_every_notation_that_officers_paste() {
    let corner = [371_000_000, 361_000_000];
    for text in
        ["36.10 N 37.10 E", "36°06'00\"N 37°06'00\"E", "36.1, 37.1", "  36 06.000 N 037 06.000 E\r", "36.1,37.1"]
    {
        let lines = read(text);
        let [line] = lines.as_slice() else { panic!("{text}: {lines:?}") };
        assert_eq!(line.position, Some(corner), "{text}: {line:?}");
        assert!(line.notation.is_some() && line.problem.is_none(), "{text}");
    }
}

#[test]
fn a_line_that_says_no_place_is_answered_with_its_cure_and_the_rest_is_read() {
    for locale in [Locale::En, Locale::Ru] {
        let written = WrittenPlaces { text: "36.1, 37.1\n\nnonsense\n36.1, 370.1\n".to_owned() };
        let lines = read_places(&written, &Phrases::new(locale)).lines;
        assert_eq!(lines.iter().map(|line| line.position.is_some()).collect::<Vec<_>>(), [true, false, false]);
        for line in lines.iter().skip(1) {
            let problem = line.problem.as_ref().unwrap();
            assert!(problem.cure.is_some() && !problem.text.contains(&problem.code), "{problem:?}");
        }
    }
    assert_eq!(read(&"1\n".repeat(LINES_MAX + 5)).len(), LINES_MAX, "no more lines than an area could have corners");
}

fn check(ring: &[[i32; 2]]) -> CheckedArea {
    let drawn = DrawnArea { parts: vec![vec![ring.to_vec()]] };
    checked(&drawn, &AreaLimits::default(), &Phrases::new(Locale::En)).unwrap()
}

const SQUARE: [[i32; 2]; 4] =
    [[371_000_000, 361_000_000], [372_000_000, 361_000_000], [372_000_000, 362_000_000], [371_000_000, 362_000_000]];

#[test]
fn drawn_ground_is_turned_and_nothing_else_of_it_is_changed() {
    let clockwise: Vec<[i32; 2]> = [0, 3, 2, 1].map(|place| SQUARE[place]).into();
    for ring in [&SQUARE[..], &clockwise] {
        let area = check(ring);
        assert!(area.problems.is_empty(), "{:?}", area.problems);
        assert_eq!(area.parts, vec![vec![SQUARE.to_vec()]]);
        // 9.00 km by 11.10 km on WGS84 at 36.15 N, by the lengths of a minute there.
        let km2: f64 = area.km2.unwrap().parse().unwrap();
        assert!((99.5..100.5).contains(&km2), "{km2}");
    }
}

#[test]
fn what_is_wrong_with_drawn_ground_is_said_at_its_corner() {
    let crossed: Vec<[i32; 2]> = [0, 2, 1, 3].map(|place| SQUARE[place]).into();
    let twice = [SQUARE[0], SQUARE[1], SQUARE[1], SQUARE[2], SQUARE[3]];
    for (ring, code) in [
        (&crossed[..], "area-self-intersection"),
        (&twice[..], "area-duplicate-corner"),
        (&SQUARE[..2], "area-ring-too-short"),
    ] {
        let area = check(ring);
        assert_eq!((area.km2, area.perimeter_km), (None, None));
        let codes: Vec<&str> = area.problems.iter().map(|problem| problem.said.code.as_str()).collect();
        assert!(codes.contains(&code), "{codes:?}");
        for problem in &area.problems {
            assert!(problem.part == 1 && problem.ring == 1 && problem.corner >= 1 && problem.said.cure.is_some());
        }
    }
    let nowhere = DrawnArea { parts: vec![vec![vec![SQUARE[0], [0, 900_000_001], SQUARE[1]]]] };
    let error = checked(&nowhere, &AreaLimits::default(), &Phrases::new(Locale::En)).unwrap_err();
    assert_eq!(error, [1, 1, 2]);
}

#[test]
fn names_on_a_map_are_of_settlements_and_ground_and_of_nothing_that_was_built() {
    let gazetteer = Gazetteer::of_the_theatre().unwrap();
    let list = place_list(&gazetteer);
    assert!(list.places.len() > 500 && list.places.len() < gazetteer.places().len());
    assert!(list.places.iter().all(|place| ["populated", "area", "natural"].contains(&place.class.as_str())));
    let with =
        |name: fn(&PlaceView) -> &Option<String>| list.places.iter().filter(|place| name(place).is_some()).count();
    // Most have a Latin name; a Russian or Arabic one only where a source gives it or a rule makes it.
    let counts = [with(|place| &place.english), with(|place| &place.russian), with(|place| &place.arabic)];
    assert!(counts[0] > 500 && counts[1] > 90 && counts[2] > 250, "{counts:?}");
}

/// A foot is 0.3048 m; both units are rounded towards less apart.
#[test]
fn lengths_stand_in_metres_and_feet_and_overlaps_have_a_minus() {
    let english = Phrases::new(Locale::En);
    for (millimetres, said) in [
        (10_000_000, "10.000 km · 32808 ft"),
        (304_800, "304.8 m · 1000 ft"),
        (304_799, "304.7 m · 999 ft"),
        (0, "0 m · 0 ft"),
    ] {
        assert_eq!(in_both_lengths(Millimetres::new(millimetres), &english), said);
    }
    assert_eq!(in_both_lengths(Millimetres::new(-304_800), &english), "-304.8 m · -1000 ft");
    assert_eq!(signed_span(Span::from_millis(-1_800_000), &english), "-30 min");
    assert_eq!(signed_span(Span::from_millis(5_400_000), &english), "1 h 30 min");
}
