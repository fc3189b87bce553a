//! A report as one HTML document: no script, no picture, nothing from elsewhere; every text escaped, every language tagged.
use super::{Cell, Report, Section};
use agreement::identity::Language;

/// What the page looks like, on a screen and on paper.
const STYLE: &str = "body{font:11pt/1.4 serif;max-width:60em;margin:1em auto;padding:0 1em;color:#000;background:#fff}\
h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.6em}\
table{border-collapse:collapse;width:100%}th,td{border:1px solid #555;padding:.25em .5em;text-align:start;vertical-align:top}\
thead{display:table-header-group}tr{break-inside:avoid}.banner{border:3px solid #000;padding:.3em;font-weight:bold}\
@media print{body{max-width:none;margin:0}h2{break-after:avoid}}";

/// Renders a report as HTML.
#[must_use]
pub fn html(report: &Report) -> String {
    let mut page = String::from("<!DOCTYPE html>\n");
    page.push_str(&format!("<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", report.language.tag()));
    page.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.push_str(&format!("<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n", escaped(&report.title)));
    let banner = report.banner.as_ref().map(|banner| format!("<p class=\"banner\">{}</p>\n", escaped(banner)));
    page.push_str(banner.as_deref().unwrap_or_default());
    page.push_str(&format!("<h1>{}</h1>\n<p>{}</p>\n", escaped(&report.title), escaped(&report.subtitle)));
    report.sections.iter().for_each(|part| section(&mut page, part));
    page.push_str(banner.as_deref().unwrap_or_default());
    page.push_str("</body>\n</html>\n");
    page
}

fn section(page: &mut String, section: &Section) {
    page.push_str(&format!("<h2>{}</h2>\n", escaped(&section.heading)));
    for line in &section.lines {
        page.push_str(&format!("<p>{}</p>\n", escaped(line)));
    }
    if section.rows.is_empty() {
        page.push_str(&format!("<p>{}</p>\n", escaped(&section.empty)));
        return;
    }
    page.push_str("<table>\n<thead>\n<tr>");
    for column in &section.columns {
        page.push_str(&format!("<th scope=\"col\">{}</th>", escaped(column)));
    }
    page.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &section.rows {
        page.push_str("<tr>");
        row.iter().for_each(|cell| page.push_str(&cell_of(cell)));
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n");
}

fn cell_of(cell: &Cell) -> String {
    let text = escaped(&cell.text).replace('\n', "<br>");
    match cell.language {
        None => format!("<td>{text}</td>"),
        Some(language) => {
            let direction = match language {
                Language::Ar => " dir=\"rtl\"",
                Language::En | Language::Ru => "",
            };
            format!("<td lang=\"{}\"{direction}>{text}</td>", language.tag())
        }
    }
}

/// The five characters that mean something to HTML, and controls, which mean nothing to anybody.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            control if control.is_control() && control != '\n' && control != '\t' => safe.push('\u{fffd}'),
            other => safe.push(other),
        }
    }
    safe
}
