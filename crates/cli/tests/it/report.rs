//! `jig report`: what stands first in the daily report, and what may leave the house, from a published folder.
use crate::support::{jig, played, word};

fn script(name: &str) -> String {
    let path = format!("{}/tests/tabletop/{name}.script", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with(['#', '-']) && !line.is_empty()).collect();
    lines.join("\n").replace(" (illustrative)", "").replace(" (published)", "")
}

fn report(folder: &std::path::Path, words: &[&str]) -> String {
    let log = word(folder);
    let ended = jig([["report"].as_slice(), words, &["--log", &log]].concat());
    assert_eq!(ended.exit, 0, "{ended:?}");
    ended.out
}

/// SG-16: the first page of the daily and of the weekly report begins with each side's share of acts by exception, what was late and what
/// rested on nothing, counted alike.
#[test]
fn sg_16_the_first_page_shows_each_sides_share_of_exceptions() {
    let play = played(&script("jic-2016-09-registers"));
    let folder = play.folder("alpha");
    for (language, heading) in [("en", "By exception, late, or under nothing"), ("ru", "По исключениям")] {
        for period in ["daily", "weekly"] {
            let page = report(folder.path(), &[period, "--lang", language]);
            let first = page.find(heading).unwrap_or_else(|| panic!("{page}"));
            let position =
                page.find(if language == "en" { "In force now" } else { "Действует сейчас" }).unwrap_or(first + 1);
            assert!(first < position, "{page}");
            // One row a side, in the order in which sides are always listed.
            let section = page.get(first..).unwrap();
            let (alpha, bravo) = if language == "en" {
                ("United States", "Russian Federation")
            } else {
                ("Соединённые Штаты", "Российская Федерация")
            };
            assert!(section.find(alpha).unwrap() < section.find(bravo).unwrap(), "{section}");
        }
    }
    let page = report(folder.path(), &["daily"]);
    let none = "First words late: 0; Final notices late or missing: 0; Done against a hold: 0; On no agreement and no exception: 0";
    let alpha = format!("By exception: 1; By agreement: 0; Share by exception: 100 %; {none}");
    assert_eq!(row(&page, "United States"), alpha);
    // A side without acts has no share.
    let bravo = format!("By exception: 0; By agreement: 0; Share by exception: –; {none}");
    assert_eq!(row(&page, "Russian Federation"), bravo);
}

/// A side's row of the first page.
fn row(page: &str, side: &str) -> String {
    let (_, rest) = page.split_once(&format!("* Side: {side}\n")).unwrap_or_else(|| panic!("{page}"));
    rest.lines().take_while(|line| line.starts_with("  ")).map(str::trim).collect::<Vec<_>>().join("; ")
}

/// SG-16: what departed from an agreed plan is one act by exception and not one by agreement as well, and what was done while the plan
/// was held is told apart.
#[test]
fn sg_16_what_departed_from_a_plan_is_not_counted_by_agreement_too() {
    let departed = script("tor-2016-07-operation-hostile");
    let against_a_hold = "
at 22 Jul 2016 11:00 Damascus
bravo legal legal-review as HOLD
  operation: PLAN
  word: objection
at 22 Jul 2016 11:50 Damascus
alpha operations execution-report
  plan: PLAN
  execution: executed
  window: 22 Jul 2016 11:10 Damascus to 22 Jul 2016 11:40 Damascus
  block: 36.00 N 37.00 E to 36.05 N 37.05 E
  channel: hotline A-77";
    // The window of the plan is over: it is an action, and both had agreed to it.
    let over = "
at 22 Jul 2016 13:00 Damascus
bravo intelligence information
  subject: mutual
  heading: Позже
  text: Окно плана закрылось.";
    for (between, filed, against) in [("", 2, 0), (against_a_hold, 3, 1)] {
        let play = played(&format!("{departed}{between}{over}"));
        let page = report(play.folder("alpha").path(), &["daily"]);
        let own = format!("By exception: {filed}; By agreement: 0; Share by exception: 100 %");
        assert!(row(&page, "United States").starts_with(&own), "{page}");
        let held = format!("Done against a hold: {against}; On no agreement and no exception: 0");
        assert!(row(&page, "United States").ends_with(&held), "{page}");
        let bravo = "Done against a hold: 0; On no agreement and no exception: 1";
        assert!(row(&page, "Russian Federation").ends_with(bravo), "{page}");
    }
    // What was done as agreed counts by agreement.
    let play = played(&script("tor-2016-07-operation"));
    let page = report(play.folder("alpha").path(), &["daily"]);
    assert!(
        row(&page, "United States").starts_with("By exception: 0; By agreement: 1; Share by exception: 0 %"),
        "{page}"
    );
}

/// SRC.004.g, SG-20: what may be published says no exact count and nothing that is not for publication; who withholds is named.
#[test]
fn sg_20_what_may_be_published_has_ranges_only_and_says_who_withholds() {
    let whole = script("jic-2016-09-harm");
    let (closed, _) = whole.split_once("\nat 30 Sep 2016").unwrap();
    let word_of = |side: &str, word: &str| {
        format!("\n{side} snr harm-publication\n  key: case-1\n  since: 20 Sep 2016 12:00 Damascus\n  word: {word}")
    };
    // One side has said nothing: the case is not named, and the side is.
    let play = played(closed);
    let page = report(play.folder("alpha").path(), &["public"]);
    assert!(page.contains("for want of a word from Russian Federation: below 5"), "{page}");
    assert!(!page.contains("case-1"), "{page}");
    // Both have: ranges, widened to whole multiples, and nothing below the least count.
    let play = played(&format!("{closed}{}{}", word_of("alpha", "publish"), word_of("bravo", "publish")));
    let folder = play.folder("alpha");
    let page = report(folder.path(), &["public"]);
    for said in ["ranges only", "case-1", "0–below 5", "5–10"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    // Nothing of the working report: no table of cases with their hours, no ledger, no hold, no size of the log.
    for inner in ["Cases of harm", "Overdue", "Violations", "entries", "In force now", "6–9", "0–3", "Finding due"]
    {
        assert!(!page.contains(inner), "{inner}: {page}");
    }
    for period in ["daily", "weekly"] {
        let working = report(folder.path(), &[period]);
        assert!(working.contains("Not for publication"), "{working}");
        assert!(!working.contains("Harm: summary for publication"), "{working}");
    }
    let log = word(folder.path());
    let html = jig(["report", "public", "--html", "--log", &log]);
    assert!(html.out.starts_with("<!DOCTYPE html>") && html.out.contains("5–10"), "{html:?}");
    assert!(!html.out.contains("6–9"));
}
