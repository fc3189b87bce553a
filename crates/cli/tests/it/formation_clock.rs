//! `jig clock assess`: the regression of September 2016 on reported events, every refusal, both languages.
use crate::support::{Ended, is_russian, jig, played};
use std::fs;

const EXTRACT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../feeds/samples/ucdp_ged/baseline-and-september-2016.csv");

fn assess(from: &str, to: &str, more: &[&str]) -> Ended {
    let mut line = vec!["clock", "assess", "--events", EXTRACT, "--from", from, "--to", to];
    line.extend(more);
    jig(line)
}

fn holds(answer: &serde_json::Value) -> Vec<(String, bool)> {
    let metrics = answer["metrics"].as_array().unwrap();
    metrics.iter().map(|line| (line["metric"].as_str().unwrap().to_owned(), line["holds"].as_bool().unwrap())).collect()
}

/// AMB-07, APP.2#1, SG-26: 47, 107 and 57 in the seven days against 39, 142 and 24.
#[test]
fn the_seven_days_of_september_2016_read_no_yes_no_amb_07_sg_26() {
    let ended = assess("2016-09-13", "2016-09-19", &["--json"]);
    assert_eq!(ended.exit, 2, "{ended:?}");
    let answer = ended.json();
    let expected = [("lethal-events-per-day", false), ("deaths-per-day", true), ("civilian-deaths-per-day", false)];
    assert_eq!(holds(&answer), expected.map(|(metric, holds)| (metric.to_owned(), holds)));
    for (metric, (value, baseline)) in
        [(47.0 / 7.0, 39.0 / 7.0), (107.0 / 7.0, 142.0 / 7.0), (57.0 / 7.0, 24.0 / 7.0)].into_iter().enumerate()
    {
        assert_eq!(answer["metrics"][metric]["value"].as_f64(), Some(value));
        assert_eq!(answer["metrics"][metric]["baseline"].as_f64(), Some(baseline));
    }
    assert_eq!(answer["level_met"], false);
    assert_eq!(answer["baseline"], serde_json::json!({ "from": "2016-02-27", "to": "2016-03-04" }));
    let keys: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["baseline", "filter", "from", "level_met", "metrics", "to"]);
    let keys: Vec<&String> = answer["metrics"][0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["baseline", "holds", "metric", "value"]);
    let filter = &answer["filter"];
    assert_eq!((&filter["dyads"], &filter["date_precision_max"]), (&serde_json::json!([11_973]), &1.into()));
    assert_eq!(
        (&filter["deaths"], &filter["date"], &filter["series"]),
        (&"best".into(), &"start".into(), &"ucdp-ged".into())
    );
    assert_eq!(filter["period"]["counted"], 47);
    assert_eq!(filter["period"]["left_out"], serde_json::json!({ "other_dyad": 46, "imprecise_date": 1 }));
    assert_eq!(filter["not_measured"], serde_json::json!(["reports-per-side-per-day"]));
}

/// SG-26: a clock that watched deaths alone, at the baseline's mean, would have certified at the end of 19 September; one that
/// watched events alone, at the baseline's highest day, on 25 September. This one does not, and says which metrics speak against it.
#[test]
fn the_single_metric_certificates_of_september_2016_are_not_given_sg_26() {
    let day = |date: &str| assess(date, date, &["--json"]).json();
    let value = |answer: &serde_json::Value, metric: usize| answer["metrics"][metric]["value"].as_f64().unwrap();
    let days = |first: u32, last: u32| (first..=last).map(|day| format!("2016-09-{day:02}")).collect::<Vec<_>>();

    // Deaths alone: the mean of the first seven days is at most the baseline's mean.
    let week = days(13, 19);
    let deaths: f64 = week.iter().map(|date| value(&day(date), 1)).sum();
    assert!(deaths / 7.0 <= 142.0 / 7.0, "the deaths-only clock certifies at the end of 19 September");
    let answer = assess("2016-09-13", "2016-09-19", &["--json"]).json();
    assert_eq!((&answer["metrics"][1]["holds"], &answer["level_met"]), (&true.into(), &false.into()));

    // Events alone: seven days in a row, none above the baseline's highest day of 11.
    let highest = ["2016-02-27", "2016-02-28", "2016-02-29", "2016-03-01", "2016-03-02", "2016-03-03", "2016-03-04"]
        .iter()
        .map(|date| value(&day(date), 0))
        .fold(0.0, f64::max);
    assert_eq!(highest, 11.0);
    let quiet = |date: &String| value(&day(date), 0) <= highest;
    let first = (13..=26).find(|last| *last >= 19 && days(last - 6, *last).iter().all(quiet));
    assert_eq!(first, Some(25), "the events-only clock certifies on 25 September");
    let answer = assess("2016-09-19", "2016-09-25", &["--json"]).json();
    assert_eq!((&answer["metrics"][2]["holds"], &answer["level_met"]), (&false.into(), &false.into()));
    assert!(value(&answer, 2) > 4.0 * value(&assess("2016-09-13", "2016-09-19", &["--json"]).json(), 2), "fourfold");
}

#[test]
fn the_human_form_says_filter_counts_metrics_and_that_it_certifies_nothing() {
    let ended = assess("2016-09-13", "2016-09-19", &[]);
    assert_eq!(ended.exit, 2);
    for said in [
        "2016-09-13 to 2016-09-19 against the baseline 2016-02-27 to 2016-03-04",
        "dyads 11973",
        "47 events counted",
        "46 between others, 1 whose day",
        "6.71",
        "5.57",
        "15.29",
        "20.29",
        "8.14",
        "3.43",
        "Not measured, so it does not hold: reports of shelling",
        "The level is not met",
        "certifies nothing",
    ] {
        assert!(ended.out.contains(said), "{said}: {}", ended.out);
    }
    let russian = assess("2016-09-13", "2016-09-19", &["--lang=ru"]);
    assert!(is_russian(&russian.out) && russian.out.contains("8.14") && russian.out.contains("ничего не удостоверяет"));
}

#[test]
fn the_level_is_met_only_when_all_four_metrics_were_measured_and_hold() {
    let baseline = ["2016-02-27", "2016-03-04"];
    let of = |more: &[&str]| {
        let mut more = more.to_vec();
        more.push("--json");
        assess(baseline[0], baseline[1], &more)
    };
    assert_eq!(of(&[]).json()["level_met"], false, "reports were not counted");
    let met = of(&["--reports", "12,9", "--baseline-reports", "12,9"]);
    assert_eq!((met.exit, &met.json()["level_met"]), (0, &true.into()));
    assert_eq!(met.json()["metrics"][3]["metric"], "reports-per-side-per-day/alpha");
    assert_eq!(of(&["--reports", "13,0", "--baseline-reports", "12,9"]).json()["level_met"], false);
    assert_eq!(of(&["--reports", "0,0"]).json()["level_met"], false, "nothing to compare with");
}

#[test]
fn days_that_the_events_do_not_reach_are_refused_and_never_quiet_sg_01() {
    for (from, to) in [("2016-09-20", "2016-09-27"), ("2016-02-20", "2016-02-28"), ("2016-05-01", "2016-05-07")] {
        let ended = assess(from, to, &["--json"]);
        assert_eq!((ended.exit, ended.code().as_str()), (1, "cli-clock-not-reached"), "{from}");
    }
    let folder = tempfile::tempdir().unwrap();
    let september = folder.path().join("september.csv");
    let text = fs::read_to_string(EXTRACT).unwrap();
    let rows: Vec<&str> =
        text.lines().enumerate().filter(|(n, row)| *n == 0 || row.contains("2016-09-")).map(|(_, row)| row).collect();
    fs::write(&september, rows.join("\n")).unwrap();
    let file = september.display().to_string();
    let line = |more: &[&str]| {
        let mut line =
            vec!["clock", "assess", "--json", "--from", "2016-09-13", "--to", "2016-09-19", "--events", &file];
        line.extend(more);
        jig(line)
    };
    assert_eq!(line(&[]).code(), "cli-clock-not-reached", "the baseline is not in it");
    assert_eq!(line(&["--events", EXTRACT]).code(), "cli-clock-event-twice");
}

#[test]
fn what_cannot_be_meant_or_read_is_refused_with_a_cure_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.csv");
    fs::write(&broken, fs::read_to_string(EXTRACT).unwrap().replacen(",1,2016-02-27,", ",1,2016-02-31,", 1)).unwrap();
    let broken = broken.display().to_string();
    let cases: [(Vec<&str>, u8, &str); 9] = [
        (vec!["certify", "--events", EXTRACT, "--from", "2016-09-13", "--to", "2016-09-19"], 64, "cli-clock-act"),
        (vec!["show"], 64, "cli-usage-missing"),
        (vec!["assess", "--from", "2016-09-13", "--to", "2016-09-19"], 64, "cli-usage-missing"),
        (vec!["assess", "--events", EXTRACT, "--to", "2016-09-19"], 64, "cli-usage-missing"),
        (vec!["assess", "--events", EXTRACT, "--from", "2016-9-13", "--to", "2016-09-19"], 64, "cli-clock-day"),
        (vec!["assess", "--events", EXTRACT, "--from", "2016-09-19", "--to", "2016-09-13"], 64, "cli-clock-backwards"),
        (
            vec!["assess", "--events", EXTRACT, "--from", "2016-09-13", "--to", "2016-09-19", "--edition", "x"],
            1,
            "cli-edition-unknown",
        ),
        (
            vec!["assess", "--events", EXTRACT, "--from", "2016-09-13", "--to", "2016-09-19", "--reports", "1"],
            64,
            "cli-clock-reports",
        ),
        (vec!["assess", "--events", &broken, "--from", "2016-09-13", "--to", "2016-09-19"], 1, "ged-date"),
    ];
    for (arguments, exit, code) in cases {
        for language in ["en", "ru"] {
            let language = format!("--lang={language}");
            let mut line = vec![language.as_str(), "clock", "--json"];
            line.extend(&arguments);
            let ended = jig(line);
            assert_eq!((ended.exit, ended.code().as_str()), (exit, code), "{ended:?}");
            let cured = ended.json()["error"]["cure"].as_str().is_some_and(|cure| !cure.is_empty());
            assert!(cured || code == "cli-usage-missing", "{ended:?}");
        }
    }
    let ended = jig(["clock", "assess", "--events", &broken, "--from", "2016-09-13", "--to", "2016-09-19"]);
    assert!(ended.notes.contains("broken.csv") && ended.notes.contains("Line ") && ended.notes.contains("date_start"));
}

/// Extra: the whole year lies outside the project; where it is not there the test says so.
#[test]
fn the_whole_year_gives_the_same_answer_as_the_extract() {
    let year = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/domain/ucdp_ged_syria_2016.csv");
    if fs::metadata(year).is_err() {
        eprintln!("skipped: the year's events do not lie beside the project");
        return;
    }
    let ended = jig(["clock", "assess", "--events", year, "--from", "2016-09-13", "--to", "2016-09-19", "--json"]);
    let extract = assess("2016-09-13", "2016-09-19", &["--json"]).json();
    assert_eq!(ended.json()["metrics"], extract["metrics"]);
}

/// AMB-08, SG-26: the log of a play shows its stage, both counts of the days and everything that speaks against certifying.
#[test]
fn a_log_shows_its_stage_both_counts_and_what_speaks_against_certifying_sg_26() {
    let script = include_str!("../tabletop/jic-2016-09-formation.script");
    let before = script.split("-- One side says that the cessation has lapsed.").next().unwrap();
    let plain = |line: &&str| !line.is_empty() && !line.starts_with('#') && !line.starts_with("--");
    let lines: Vec<&str> = before.lines().filter(plain).collect();
    let play = played(&lines.join("\n").replace(" (illustrative)", "").replace(" (published)", ""));
    let folder = play.folder("bravo");
    let folder = folder.path().display().to_string();
    let ended = jig(["clock", "show", "--log", &folder, "--json"]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    let answer = ended.json();
    assert_eq!(answer["stage"], "violated");
    assert_eq!(answer["days"]["by_local_days"], "2016-09-19T21:00:00.000Z");
    assert_eq!(answer["days"]["by_elapsed"], "2016-09-19T16:00:00.000Z");
    assert_eq!(answer["days"]["covered_until"], "2016-09-20T16:00:00.000Z");
    let against: Vec<&str> = answer["against_certifying"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["basis"].as_str().unwrap())
        .collect();
    assert_eq!(against, ["AMB-08", "AMB-07", "AMB-07"]);
    let human = jig(["clock", "show", "--log", &folder]);
    for said in [
        "one side called for a reset",
        "by local days until",
        "2016-09-20 00:00",
        "civilian-deaths-per-day",
        "certifies nothing",
    ] {
        assert!(human.out.contains(said), "{said}: {}", human.out);
    }
    assert!(is_russian(&jig(["--lang=ru", "clock", "show", "--log", &folder]).out));
}
