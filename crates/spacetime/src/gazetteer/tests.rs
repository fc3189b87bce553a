//! The gazetteer on names of the theatre, on made-up homonyms, and on hostile input.

mod evaluation;

use super::{
    AgreedName, AgreedNameError, AgreedNames, Gazetteer, Ground, NameStatus, Query, Script, TableProblem, Verdict,
    gazetteer_hash_input, gazetteer_version,
};
use crate::{Position, geodesic};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::format;
use std::string::String;
use std::sync::LazyLock;
use std::vec::Vec;

static THEATRE: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::of_the_theatre().unwrap());

fn ask(name: &str) -> Query<'_> {
    Query { name, near: None, most: 5 }
}

fn at(latitude: f64, longitude: f64) -> Position {
    Position::from_e7((latitude * 1e7) as i32, (longitude * 1e7) as i32).unwrap()
}

#[test]
fn committed_tables_are_read_sorted_and_free_of_generated_names() {
    assert!(THEATRE.places().len() > 1_300);
    assert!(THEATRE.places().is_sorted_by(|a, b| a.id < b.id));
    for place in THEATRE.places() {
        assert!(!place.names.is_empty(), "{}", place.id);
        assert!(place.names.iter().all(|name| name.status != NameStatus::Generated), "{}", place.id);
        assert!(place.names.iter().all(|name| Script::of(&name.text) == Some(name.script)), "{}", place.id);
    }
    assert!(gazetteer_hash_input().iter().all(|table| !table.contains(&b'\r')));
}

#[test]
fn the_version_is_the_hash_of_both_tables() {
    let mut hash = Sha256::new();
    gazetteer_hash_input().iter().for_each(|table| hash.update(table));
    let hex: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(gazetteer_version(), hex, "write it to data/gazetteer/version.txt");
}

#[test]
fn every_name_that_the_project_entered_says_where_it_can_be_read_or_that_it_cannot() {
    let rows: Vec<&str> =
        include_str!("../../data/gazetteer/project_names.tsv").lines().filter(|line| !line.starts_with('#')).collect();
    let cited = |row: &&str| match row.split('\t').nth(8) {
        Some("none") => false,
        Some(citation) => {
            let (source, number) = citation.split_once(':').unwrap();
            assert!(["geonames", "naturalearth", "press"].contains(&source) && !number.is_empty(), "{row}");
            true
        }
        None => panic!("{row}"),
    };
    assert!(rows.iter().filter(|row| cited(row)).count() >= 71);
}

#[test]
fn a_place_is_found_by_its_names_in_three_scripts() {
    for (names, latitude, longitude) in [
        (
            &["Deir ez-Zor", "Дейр-эз-Зор", "دير الزور", "Dayr az-Zawr", "Deirezzor", "DEIR EZZOR", "Дэйр-эз-Зор"][..],
            35.34,
            40.14,
        ),
        (&["Palmyra", "Пальмира", "تدمر", "Tadmor", "Тадмур"], 34.56, 38.28),
        (&["Damascus", "Дамаск", "دمشق", "Dimashq", "Damas"], 33.51, 36.29),
        (&["Aleppo", "Алеппо", "Халеб", "حلب", "Halab"], 36.20, 37.16),
        (&["Latakia", "Латакия", "اللاذقية", "Lattaquié", "Al Ladhiqiyah"], 35.53, 35.79),
        (&["Raqqa", "Ракка", "Эр-Ракка", "الرقة", "Ar-Raqqah"], 35.95, 39.01),
        (&["Quneitra", "Эль-Кунейтра", "القنيطرة", "Al-Qunaytirah"], 33.13, 35.82),
        (&["Hmeimim", "Хмеймим", "Khmeimim", "حميميم", "авиабаза Хмеймим"], 35.40, 35.95),
        (&["Kuweires airbase", "авиабаза Квайрес", "مطار كويرس"], 36.19, 37.58),
        (&["Kobani", "Кобани", "عين العرب", "Айн-эль-Араб"], 36.89, 38.35),
        (&["Tell Rifaat", "Телль-Рифъат", "تل رفعت", "Tall Rifat"], 36.47, 37.10),
        (&["Khan Sheikhoun", "Хан-Шейхун", "خان شيخون", "Khan Cheikhoun"], 35.44, 36.65),
    ] {
        for name in names {
            let answer = THEATRE.find(&ask(name));
            let first = answer.candidates.first().unwrap_or_else(|| panic!("{name}"));
            let away_mm = geodesic::inverse(first.place.position, at(latitude, longitude)).distance_mm;
            assert!(away_mm < 8_000_000, "{name}: {} ({away_mm} mm)", first.place.id);
        }
    }
}

#[test]
fn word_for_airfield_tells_the_airfield_from_its_town() {
    for (name, id) in [
        ("Hama", "geonames:170017"),
        ("Hama air base", "ourairports:OS58"),
        ("аэродром Хама", "ourairports:OS58"),
        ("مطار حماة", "ourairports:OS58"),
        ("Aleppo airport", "ourairports:OSAP"),
        ("Халеб аэропорт", "ourairports:OSAP"),
    ] {
        assert_eq!(THEATRE.find(&ask(name)).candidates[0].place.id, id, "{name}");
    }
}

#[test]
fn what_no_place_is_called_is_none() {
    for name in ["", "   ", "---", "Reykjavik", "Владивосток", "xqzw", "1234567", "アレッポ", "\u{200b}"]
    {
        let answer = THEATRE.find(&ask(name));
        assert_eq!(answer.verdict, Verdict::None, "{name}: {:?}", answer.candidates.first());
    }
}

/// Two villages of one name 120 km apart, a third with another name, and a far one that sounds alike.
fn homonyms() -> Gazetteer {
    let places =
        "x:1\t35.0\t40.0\tpopulated\t5\tx\nx:2\t36.0\t40.5\tpopulated\t0\tx\nx:3\t35.1\t40.1\tpopulated\t0\tx\n";
    let names = "x:1\tarab\tar\twritten\tpreferred\tx\tالمنصورة\nx:2\tlatn\ten\tunstated\tpreferred\tx\tAl Mansoura\n\
        x:3\tlatn\ten\tunstated\tpreferred\tx\tTell Hamis\n";
    Gazetteer::of_tables(places, names).unwrap()
}

#[test]
fn homonyms_are_never_picked_from_in_silence_unless_the_position_decides() {
    let gazetteer = homonyms();
    for name in ["Al-Mansura", "المنصورة", "Эль-Мансура", "Mansourah"] {
        let answer = gazetteer.find(&ask(name));
        assert_eq!(answer.verdict, Verdict::Ambiguous, "{name}");
        assert_eq!(answer.candidates.len(), 2, "{name}");
        for (near, id) in [(at(35.05, 40.05), "x:1"), (at(36.1, 40.4), "x:2")] {
            let answer = gazetteer.find(&Query { near: Some(near), ..ask(name) });
            assert_eq!(answer.verdict, Verdict::Match, "{name} {id}");
            assert_eq!(answer.candidates[0].place.id, id, "{name}");
        }
    }
}

#[test]
fn name_and_position_that_disagree_are_a_finding() {
    let gazetteer = homonyms();
    let far = Query { near: Some(at(33.0, 37.0)), ..ask("Tell Hamis") };
    let answer = gazetteer.find(&far);
    assert_eq!(answer.verdict, Verdict::Ambiguous);
    assert!(answer.away_from_position_mm.is_some_and(|away| away > 300_000_000), "{:?}", answer.away_from_position_mm);
    // Nor does a village beside the position hide it that is called quite otherwise.
    assert_eq!(answer.candidates[0].place.id, "x:3");
    let beside = gazetteer.find(&Query { near: Some(at(36.0, 40.5)), ..ask("Tell Hamis") });
    assert_eq!((beside.verdict, beside.candidates[0].place.id.as_str()), (Verdict::Ambiguous, "x:3"));
    assert!(beside.away_from_position_mm.is_some());
    let near = gazetteer.find(&Query { near: Some(at(35.11, 40.12)), ..ask("Tell Hamis") });
    assert_eq!((near.verdict, near.away_from_position_mm), (Verdict::Match, None));
}

#[test]
fn agreed_names_stand_before_all_others() {
    let agreed = |place: &str, spellings: &[&str]| AgreedName {
        place: place.into(),
        spellings: spellings.iter().map(|spelling| (*spelling).into()).collect(),
    };
    let names =
        AgreedNames::new(&[agreed("x:2", &["Al-Mansura", "Эль-Мансура"]), agreed("x:3", &["Высота 7"])]).unwrap();
    let gazetteer = homonyms().with_agreed(names);
    for (name, id) in [("al mansura", "x:2"), ("ЭЛЬ-МАНСУРА", "x:2"), ("Высота 7", "x:3")] {
        let answer = gazetteer.find(&ask(name));
        assert_eq!(answer.verdict, Verdict::Match, "{name}");
        assert_eq!((answer.candidates[0].place.id.as_str(), answer.candidates[0].ground), (id, Ground::Agreed));
        assert_eq!(answer.candidates[0].match_confidence_permille, 1_000);
    }
    // Another spelling is not agreed on, and a position elsewhere is still a finding.
    assert_eq!(gazetteer.find(&ask("Mansoura")).verdict, Verdict::Ambiguous);
    let away = gazetteer.find(&Query { near: Some(at(33.0, 37.0)), ..ask("Al-Mansura") });
    assert!(away.verdict == Verdict::Ambiguous && away.away_from_position_mm.is_some());
    assert!(matches!(AgreedNames::new(&[agreed("x:1", &["--"])]), Err(AgreedNameError::NoLetters { .. })));
}

#[test]
fn a_name_agreed_for_two_places_is_ambiguous_until_a_position_decides() {
    let agreed = |place: &str| AgreedName { place: place.into(), spellings: ["Height 7".into()].into() };
    let gazetteer = homonyms().with_agreed(AgreedNames::new(&[agreed("x:2"), agreed("x:3")]).unwrap());
    let answer = gazetteer.find(&ask("height 7"));
    assert_eq!(answer.verdict, Verdict::Ambiguous);
    let ids: Vec<&str> = answer.candidates.iter().map(|candidate| candidate.place.id.as_str()).collect();
    assert_eq!(ids, ["x:2", "x:3"]);
    assert!(answer.candidates.iter().all(|candidate| candidate.match_confidence_permille == 500));
    let there = gazetteer.place("x:3").unwrap().position;
    let near = gazetteer.find(&Query { near: Some(there), ..ask("height 7") });
    assert_eq!((near.verdict, near.candidates[0].place.id.as_str()), (Verdict::Match, "x:3"));
}

#[test]
fn confidence_is_shared_out_and_never_certain() {
    for name in ["Damascus", "Suran", "Сарин", "Mazra'a", "تل"] {
        let answer = THEATRE.find(&Query { most: 1_000, ..ask(name) });
        let sum: u32 = answer.candidates.iter().map(|c| u32::from(c.match_confidence_permille)).sum();
        assert!(sum <= 1_000, "{name} {sum}");
        assert!(answer.candidates.iter().all(|c| c.match_confidence_permille < 1_000), "{name}");
    }
}

/// The answer of comparing few names against that of comparing every name, each name asked while it is left out.
#[test]
fn what_the_first_look_keeps_is_what_comparing_all_would_find() {
    let mut all = THEATRE.clone();
    all.closer_looks = usize::MAX;
    let (mut asked, mut missed) = (0, Vec::new());
    for (place, number) in THEATRE.places().iter().zip(0_u32..).step_by(7) {
        for name in place.names.iter().step_by(3) {
            asked += 1;
            let plain = super::letters::plain(&name.text);
            let left_out = Some(super::LeftOut { place: number, plain: &plain });
            let shown = |gazetteer: &Gazetteer| {
                let answer = gazetteer.look_up(&ask(&name.text), left_out);
                // What is too far off to be shown with a verdict may be any of many.
                let first = answer.candidates.first().filter(|_| answer.verdict != Verdict::None);
                first.map(|first| first.place.id.clone())
            };
            let (few, every) = (shown(&THEATRE), shown(&all));
            if few != every {
                missed.push(format!("{}: {few:?}, all {every:?}", name.text));
            }
        }
    }
    assert!(asked > 300, "{asked}");
    assert!(missed.len() * 100 <= asked, "{} of {asked}: {missed:#?}", missed.len());
}

#[test]
fn broken_tables_are_refused() {
    for (places, names, line, column, problem) in [
        ("x:1\t35\t40\tvillage\t0\tx", "", 1, 4, TableProblem::WordUnknown),
        ("x:1\t35\t40\tpopulated\t9\tx", "", 1, 5, TableProblem::Population),
        ("x:1\t35\t40\tpopulated\t0\tx\nx:1\t35\t40\tpopulated\t0\tx", "", 2, 1, TableProblem::IdTwice),
        ("x:1\t35\t40\tpopulated\t0\tx", "x:2\tlatn\ten\tbgn\tpreferred\tx\tA", 1, 1, TableProblem::IdUnknown),
        ("x:1\t35\t40\tpopulated\t0\tx", "x:1\tgrek\ten\tbgn\tpreferred\tx\tA", 1, 2, TableProblem::WordUnknown),
        ("x:1\t35\t40\tpopulated\t0\tx", "x:1\tlatn\ten\tbgn\tpreferred\tx", 1, 7, TableProblem::ColumnMissing),
    ] {
        let error = Gazetteer::of_tables(places, names).unwrap_err();
        assert_eq!((error.line, error.column, error.problem), (line, column, problem), "{places} / {names}");
    }
}

#[test]
fn the_order_of_the_table_decides_nothing() {
    let mut places = THEATRE.places().to_vec();
    places.reverse();
    let reversed = Gazetteer::new(places).unwrap();
    for name in ["Suran", "Mazraa", "Эль-Баб", "الحسينية", "Ghazal"] {
        let shown = |gazetteer: &Gazetteer| -> Vec<(String, u16)> {
            let answer = gazetteer.find(&ask(name));
            answer.candidates.iter().map(|c| (c.place.id.clone(), c.match_confidence_permille)).collect()
        };
        assert_eq!(shown(&THEATRE), shown(&reversed), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_query_panics(name in "\\PC{0,200}", latitude in -900_000_000_i32..=900_000_000, longitude in -1_800_000_000_i32..=1_800_000_000) {
        let near = Position::from_e7(latitude, longitude).ok();
        for near in [None, near] {
            let answer = THEATRE.find(&Query { name: &name, near, most: 3 });
            prop_assert!(answer.candidates.len() <= 3);
            prop_assert_eq!(answer.verdict == Verdict::Match && answer.candidates.is_empty(), false);
        }
    }

    #[test]
    fn case_hyphens_and_marks_of_vowels_change_nothing(index in 0_usize..1_300) {
        let place = &THEATRE.places()[index];
        let name = &place.names[0].text;
        let first = |name: &str| THEATRE.find(&ask(name)).candidates.first().map(|c| c.place.id.clone());
        let loud: String = name.to_uppercase().replace(' ', "-");
        let expected = first(name);
        for spelling in [loud, format!(" {name}\u{640}"), format!("\u{200e}{name}\u{64b}")] {
            prop_assert_eq!(&first(&spelling), &expected);
        }
    }
}
