//! A report as plain text that is readable on a narrow screen and on paper: each row a few lines, no drawn tables.
use super::{Report, Section};

/// Renders a report as text; every line ends with a line feed.
#[must_use]
pub fn text(report: &Report) -> String {
    let mut text = String::new();
    let mut line = |said: &str| {
        text.push_str(said.trim_end());
        text.push('\n');
    };
    if let Some(banner) = &report.banner {
        line(banner);
    }
    line(&report.title);
    line(&"=".repeat(report.title.chars().count()));
    line(&report.subtitle);
    for section in &report.sections {
        line("");
        section_lines(section).iter().for_each(|said| line(said));
    }
    if let Some(banner) = &report.banner {
        line("");
        line(banner);
    }
    text
}

fn section_lines(section: &Section) -> Vec<String> {
    let mut lines = vec![section.heading.clone(), "-".repeat(section.heading.chars().count())];
    lines.extend(section.lines.iter().cloned());
    if section.rows.is_empty() {
        lines.push(section.empty.clone());
    }
    for row in &section.rows {
        let named = section.columns.iter().zip(row).filter(|(_, cell)| !cell.text.is_empty());
        for (place, (column, cell)) in named.enumerate() {
            let mark = if place == 0 { "* " } else { "  " };
            // A text of several lines stays under its heading.
            let text = cell.text.replace('\n', "\n    ");
            lines.push(format!("{mark}{column}: {text}"));
        }
    }
    lines
}
