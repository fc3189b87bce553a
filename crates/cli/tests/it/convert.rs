//! `jig convert --columns` through a pipe: every system there and back, bad lines in their place, an output that closes early.
use crate::support::jig;
use std::io::{Read as _, Write as _};
use std::process::{Child, Command, Stdio};

fn started(from: &str, to: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jig"));
    command.args(["--lang=en", "convert", "--columns", "--from", from, "--to", to]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Exit code, output and notes for an input.
fn converted(from: &str, to: &str, input: &str) -> (i32, String, String) {
    let mut child = started(from, to);
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let ended = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    (ended.status.code().unwrap(), String::from_utf8(ended.stdout).unwrap(), String::from_utf8(ended.stderr).unwrap())
}

fn numbers(line: &str) -> Vec<f64> {
    line.split(' ').map(|word| word.parse().unwrap()).collect()
}

const SYSTEMS: [&str; 21] = [
    "wgs84",
    "pz90.11",
    "gsk2011",
    "sk42",
    "sk95",
    "ed50",
    "deirezzor",
    "sk42-gk6",
    "sk42-gk7",
    "sk42-gk8",
    "sk95-gk6",
    "sk95-gk7",
    "sk95-gk8",
    "gsk2011-gk7",
    "utm36n",
    "utm37n",
    "utm38n",
    "syria-lambert",
    "levant-zone",
    "levant-stereographic",
    "ups-north",
];

#[test]
fn every_system_leads_there_and_back_through_two_pipes() {
    let mut input = String::new();
    for step in 0..50 {
        let part = f64::from(step) / 50.0;
        input.push_str(&format!("{:.9} {:.9} {:.3}\n", 32.0 + 5.5 * part, 42.5 - 7.0 * part, 40.0 * part - 5.0));
    }
    for system in SYSTEMS {
        let (exit, there, notes) = converted("wgs84", system, &input);
        assert_eq!((exit, notes.as_str()), (0, ""), "{system}");
        assert_eq!(there.lines().count(), 50);
        let (exit, back, _) = converted(system, "wgs84", &there);
        assert_eq!(exit, 0, "{system}");
        for (line, again) in input.lines().zip(back.lines()) {
            let (line, again) = (numbers(line), numbers(again));
            // A micrometre of the plane's six decimals, and as much of the degrees' eleven.
            for (index, tolerance) in [2e-11, 2e-11, 2e-6].into_iter().enumerate() {
                assert!((line[index] - again[index]).abs() < tolerance, "{system}: {line:?} became {again:?}");
            }
        }
    }
}

#[test]
fn a_bad_line_is_answered_in_its_place_and_named_in_the_notes() {
    let input = "35.335833 40.140556 200\nnorth of the bridge\n\n35.335833 40.140556\r\n91 0\n35,5 40\n1 2 3 4";
    for target in ["sk42-gk7", "mgrs"] {
        let (exit, out, notes) = converted("wgs84", target, input);
        assert_eq!(exit, 2);
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 7, "{out}");
        for (index, line) in lines.iter().enumerate() {
            assert_eq!(*line == "nan nan nan", ![0, 3].contains(&index), "{target} {index}: {line}");
        }
        for number in [2, 3, 5, 6, 7] {
            assert!(notes.contains(&format!("Line {number}: ")), "{notes}");
        }
        // Each says how to set it right.
        assert_eq!(notes.matches("  → ").count(), 5, "{notes}");
    }
    let (exit, out, notes) = converted("mgrs", "wgs84", "37SCA3482407603\n37SCA348240760\n37SСА 34824 07603");
    assert_eq!(exit, 2);
    assert!(out.lines().nth(1) == Some("nan nan nan") && out.lines().next() == out.lines().nth(2), "{out}");
    assert!(notes.contains("Line 2: The grid reference ends at character 15"), "{notes}");
}

#[test]
fn numbers_have_the_promised_form() {
    let (_, out, _) = converted("wgs84", "sk42-gk7", "33.5138 36.2765 712\n");
    assert_eq!(out, "3713155.786577 7247035.598085 702.358900\n");
    let (_, out, _) = converted("wgs84", "sk42", "33.5138 36.2765 712\n");
    assert_eq!(out, "33.51413538186 36.27769137082 702.358900\n");
    let (_, out, _) = converted("wgs84", "wgs84", "33.5138 36.2765\n");
    assert_eq!(out, "33.51380000000 36.27650000000 0.000000\n");
    let (exit, out, _) = converted("wgs84", "mgrs", "");
    assert_eq!((exit, out.as_str()), (0, ""));
}

#[test]
fn a_reader_that_has_had_enough_is_no_failure_with_a_backtrace() {
    let mut child = started("wgs84", "utm37n");
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        let block = "35.335833 40.140556 200\n".repeat(10_000);
        // Fails once nobody reads any more, which is what is wanted.
        for _ in 0..100 {
            if stdin.write_all(block.as_bytes()).is_err() {
                break;
            }
        }
    });
    let mut some = [0; 100];
    child.stdout.take().unwrap().read_exact(&mut some).unwrap();
    let ended = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
}

#[test]
fn a_system_that_does_not_exist_is_wrong_use() {
    for line in [
        &["convert", "--columns", "--from", "wgs72", "--to", "mgrs"][..],
        &["convert", "--columns", "--from", "wgs84", "--to", "MGRS"],
        &["convert", "--columns", "--from", "wgs84"],
    ] {
        let ended = jig(line);
        assert_eq!(ended.exit, 64, "{ended:?}");
        assert!(ended.out.is_empty(), "{ended:?}");
    }
}

#[test]
fn a_mark_of_the_byte_order_is_no_part_of_the_first_number() {
    let (exit, out, err) = converted("wgs84", "utm37n", "\u{feff}35.5 40.1\n");
    assert_eq!((exit, err.as_str()), (0, ""));
    assert!(out.starts_with("599"), "{out}");
}

#[test]
fn a_missing_zone_prefix_is_remarked_once_and_the_point_is_still_a_point() {
    let lines = "3912547.7 603802.7\n3912547.7 7603802.7\n3912548.7 603802.7\n";
    let (exit, out, err) = converted("sk42-gk7", "wgs84", lines);
    assert_eq!((exit, out.lines().count(), err.matches("7XXXXXX").count()), (0, 3, 1), "{err}");
    assert!(numbers(out.lines().next().unwrap())[1] < -18.0);
    let (_, _, err) = converted("utm37n", "wgs84", "603802.7 3912547.7\n");
    assert_eq!(err, "");
}
