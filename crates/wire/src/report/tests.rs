//! A report is deterministic, escaped, tagged, and says where there is nothing.
use super::{Cell, Period, Report, Section, html, report, text};
use crate::phrases::{Locale, Phrases};
use agreement::identity::{Digest, Language};
use agreement::state::State;
use spacetime::CivilDate;

fn empty() -> State {
    let edition = crate::edition::parse(include_bytes!("../../../../editions/jic-2016-09.json")).unwrap();
    State::new(edition, Digest::from_bytes([0; 32]))
}

fn made(text: &str) -> Report {
    Report {
        language: Language::En,
        banner: Some("EXERCISE".to_owned()),
        title: "Daily <report>".to_owned(),
        subtitle: "of & from".to_owned(),
        sections: vec![Section {
            heading: "Ground".to_owned(),
            lines: vec!["\"quoted\"".to_owned()],
            columns: vec!["Time".to_owned(), "Situation".to_owned()],
            rows: vec![vec![
                Cell { text: "12:00".to_owned(), language: None },
                Cell { text: text.to_owned(), language: Some(Language::Ar) },
            ]],
            empty: "Nothing.".to_owned(),
        }],
    }
}

#[test]
fn no_text_of_a_record_becomes_a_part_of_the_page() {
    for hostile in ["<script>alert(1)</script>", "</td></table><h1>", "a' onmouseover='x", "\u{0}\u{1b}[2J", "&lt;"] {
        let page = html(&made(hostile));
        assert!(!page.contains("<script") && !page.contains("onmouseover='x'"), "{page}");
        assert_eq!(page.matches("</table>").count(), 1, "{page}");
        assert!(!page.chars().any(|letter| letter.is_control() && letter != '\n'), "{page}");
        assert_eq!(page.matches("<h1>").count(), 1);
    }
}

/// Every element that opens closes, in its order; the languages are tagged, and Arabic runs from the right.
#[test]
fn the_page_is_well_formed_and_its_languages_are_tagged() {
    let page = html(&made("هدوء"));
    let mut open: Vec<String> = Vec::new();
    let mut rest = page.strip_prefix("<!DOCTYPE html>\n").unwrap();
    while let Some(start) = rest.find('<') {
        let end = start + rest.get(start..).unwrap().find('>').unwrap();
        let inside = rest.get(start + 1..end).unwrap();
        rest = rest.get(end + 1..).unwrap();
        let name = inside.trim_start_matches('/').split_whitespace().next().unwrap().to_owned();
        match (inside.starts_with('/'), name.as_str()) {
            (_, "meta" | "br") => {}
            (true, _) => assert_eq!(open.pop(), Some(name)),
            (false, _) => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?}");
    assert!(page.contains("<html lang=\"en\">") && page.contains("<td lang=\"ar\" dir=\"rtl\">هدوء</td>"), "{page}");
    assert!(page.contains("<th scope=\"col\">Time</th>"));
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<meta charset=\"utf-8\">"));
}

#[test]
fn the_banner_stands_first_and_last_in_both_forms_sg_35() {
    let report = made("quiet");
    let text = text(&report);
    assert!(text.starts_with("EXERCISE\n") && text.ends_with("EXERCISE\n"), "{text}");
    assert_eq!(html(&report).matches("EXERCISE").count(), 2);
}

#[test]
fn a_report_of_an_empty_log_says_that_there_is_nothing_and_is_the_same_each_time() {
    let (state, day) = (empty(), CivilDate::new(2016, 9, 14).unwrap());
    for locale in Locale::ALL {
        let phrases = Phrases::new(locale);
        for period in Period::ALL {
            let one = report(&state, period, day, &phrases).unwrap();
            assert_eq!(one, report(&state, period, day, &phrases).unwrap());
            // The first page counts for each side, nothing too (SG-16); what may be published has no such page.
            let (first_page, others) = one.sections.split_first().unwrap();
            assert_eq!(first_page.rows.len(), if period == Period::Public { 0 } else { 2 });
            assert!(others.iter().all(|section| section.rows.is_empty() && !section.empty.is_empty()));
            assert!(text(&one).contains("2016-09-14"), "{}", text(&one));
            let raw = ["report-", "accountability-", "view-"];
            assert!(raw.iter().all(|code| !text(&one).contains(code)), "a code stands raw: {}", text(&one));
        }
    }
    let phrases = Phrases::new(Locale::En);
    let weekly = report(&state, Period::Weekly, day, &phrases).unwrap();
    assert!(weekly.title.contains("2016-09-08"), "{}", weekly.title);
}
