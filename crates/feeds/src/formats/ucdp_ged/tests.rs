//! Tables of events: what is read of them, and where a hostile or broken one is refused. Knows no filter.
use super::{ConflictEvent, GedError, read};
use spacetime::CivilDate;

const HEADING: &str = "id,dyad_new_id,date_prec,date_start,deaths_civilians,low,best,high";

fn table(rows: &[&str]) -> Vec<u8> {
    let mut text = HEADING.to_owned();
    for row in rows {
        text.push('\n');
        text.push_str(row);
    }
    text.into_bytes()
}

fn refused(table: &[u8]) -> (&'static str, Vec<(&'static str, String)>) {
    let error = read(table).unwrap_err();
    (error.code(), error.arguments())
}

fn argument(arguments: &[(&str, String)], name: &str) -> String {
    arguments.iter().find(|(other, _)| *other == name).map(|(_, value)| value.clone()).unwrap_or_default()
}

#[test]
fn a_row_is_read_in_the_terms_of_the_codebook_wherever_its_columns_stand() {
    let expected = ConflictEvent {
        id: 1,
        dyad: 11973,
        date_precision: 2,
        date_start: CivilDate::new(2016, 9, 17).unwrap(),
        civilian_deaths: 1,
        low: 2,
        best: 3,
        high: 9,
    };
    assert_eq!(read(&table(&["1,11973,2,2016-09-17,1,2,3,9"])), Ok(vec![expected]));
    let reordered = b"id,best,high,where_coordinates,low,deaths_civilians,date_start,date_prec,dyad_new_id\r\n1,3,9,\"A, \"\"town\"\"\",2,1,2016-09-17,2,11973\r\n";
    assert_eq!(read(reordered), Ok(vec![expected]));
    let earlier = b"\xef\xbb\xbfid,dyad_id,date_prec,date_start,deaths_civilians,low_est,best_est,high_est\n1,11973,2,2016-09-17 00:00:00.000,1,2,3,9\n";
    assert_eq!(read(earlier), Ok(vec![expected]));
}

#[test]
fn a_value_that_its_column_cannot_hold_is_refused_with_line_and_column() {
    let good = "1,11973,1,2016-09-13,0,1,1,1";
    for (row, column, found) in [
        ("x,11973,1,2016-09-13,0,1,1,1", "id", "x"),
        ("2,,1,2016-09-13,0,1,1,1", "dyad_new_id", ""),
        ("2,0,1,2016-09-13,0,1,1,1", "dyad_new_id", "0"),
        ("2,11973,0,2016-09-13,0,1,1,1", "date_prec", "0"),
        ("2,11973,6,2016-09-13,0,1,1,1", "date_prec", "6"),
        ("2,11973,1,2016-9-13,0,1,1,1", "date_start", "2016-9-13"),
        ("2,11973,1,2016-02-30,0,1,1,1", "date_start", "2016-02-30"),
        ("2,11973,1,13/09/2016,0,1,1,1", "date_start", "13/09/2016"),
        ("2,11973,1,2016-09-13 12:00:00.000,0,1,1,1", "date_start", "2016-09-13 12:00:00.000"),
        ("2,11973,1,2016-09-13,-1,1,1,1", "deaths_civilians", "-1"),
        ("2,11973,1,2016-09-13,+1,1,1,1", "deaths_civilians", "+1"),
        ("2,11973,1,2016-09-13,0,1.0,1,1", "low", "1.0"),
        ("2,11973,1,2016-09-13,0,1, 1,1", "best", " 1"),
        ("2,11973,1,2016-09-13,0,1,1,NA", "high", "NA"),
        ("2,11973,1,2016-09-13,0,1,1,4294967297", "high", "4294967297"),
    ] {
        let (code, arguments) = refused(&table(&[good, row]));
        let expected = if column == "date_start" { "ged-date" } else { "ged-number" };
        assert_eq!((code, argument(&arguments, "column").as_str()), (expected, column), "{row}");
        assert_eq!(argument(&arguments, "found"), found, "{row}");
        assert_eq!(argument(&arguments, "line"), "3", "{row}");
    }
}

/// The series has such rows; a reader that refused or dropped them would not count what the series counts.
#[test]
fn estimates_that_contradict_each_other_are_read_as_they_stand() {
    let event = read(&table(&["1,11973,1,2016-09-13,9,4,3,2"])).unwrap()[0];
    assert_eq!((event.low, event.best, event.high, event.civilian_deaths), (4, 3, 2, 9));
}

#[test]
fn a_table_without_rows_or_columns_is_refused_and_never_read_as_quiet() {
    for (bytes, code) in [
        (b"".as_slice(), "ged-no-rows"),
        (HEADING.as_bytes(), "ged-no-rows"),
        (b"\n\n\n", "ged-no-rows"),
        (b"id,date_start\n1,2016-09-13\n", "ged-column-missing"),
        (b"id,dyad_new_id,dyad_id,date_prec,date_start,deaths_civilians,low,best,high\n", "ged-column-twice"),
        (b"\x1f\x8b\x08\x00", "ged-column-missing"),
    ] {
        assert_eq!(refused(bytes).0, code);
    }
    let (code, arguments) = refused(&table(&["1,11973,1,2016-09-13,0,1,1,1", "2,11973,1,2016-09-13,0,1,1"]));
    assert_eq!((code, argument(&arguments, "line").as_str()), ("ged-fields", "3"));
    // An open quotation mark swallows what follows; the row is then too short.
    assert_eq!(refused(&table(&["\"1,11973,1,2016-09-13,0,1,1,1", "2,11973,1,2016-09-13,0,1,1,1"])).0, "ged-fields");
    assert_eq!(refused(&table(&["1,11973,1,2016-09-13,0,1,1,\u{ff11}"])).0, "ged-number");
}

#[test]
fn an_event_that_stands_twice_is_refused() {
    let row = "5,11973,1,2016-09-13,0,1,1,1";
    assert_eq!(read(&table(&[row, row])), Err(GedError::Twice { line: 3, id: 5 }));
}

#[test]
fn a_table_over_the_limit_is_refused_unread() {
    let long = vec![b'x'; super::BYTES_MAX + 1];
    assert_eq!(read(&long), Err(GedError::TooLong { bytes: long.len() }));
}

#[test]
fn the_committed_extract_is_read_whole() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/ucdp_ged/");
    let table = std::fs::read(format!("{folder}baseline-and-september-2016.csv")).unwrap();
    let expected = std::fs::read_to_string(format!("{folder}baseline-and-september-2016.csv.expected")).unwrap();
    let events = read(&table).unwrap();
    let sum = |of: fn(&ConflictEvent) -> u32| events.iter().map(of).sum::<u32>();
    let dates = events.iter().map(|event| event.date_start);
    let said = format!(
        "rows {}\nfirst day {}\nlast day {}\nbest {}\ncivilians {}\nexact day {}\n",
        events.len(),
        dates.clone().min().unwrap(),
        dates.max().unwrap(),
        sum(|event| event.best),
        sum(|event| event.civilian_deaths),
        events.iter().filter(|event| event.date_precision == 1).count(),
    );
    assert_eq!(said, expected);
}

/// Extra: the whole year lies outside the project; where it is not there the test says so.
#[test]
fn the_year_2016_is_read_where_it_lies_beside_the_project() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/domain/ucdp_ged_syria_2016.csv");
    match std::fs::read(file) {
        Ok(table) => assert_eq!(read(&table).unwrap().len(), 6_170),
        Err(_) => eprintln!("skipped: the year's events do not lie beside the project"),
    }
}
