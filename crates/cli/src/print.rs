//! Prints: tables for people on a terminal, JSON for programs. Knows no record.
use comfy_table::{ContentArrangement, Table, presets};
use std::io::{self, Write};

/// Columns of a terminal that does not say how wide it is (SG-30: everything works at 80x24).
const COLUMNS: u16 = 80;

/// A table with a heading line, fitted to the terminal.
#[must_use]
pub(crate) fn table(headings: &[String], rows: &[Vec<String>]) -> String {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(width());
    table.set_header(headings);
    for row in rows {
        table.add_row(row);
    }
    let text = table.to_string();
    text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

fn width() -> u16 {
    let told = std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok());
    let terminal = || console::Term::stdout().size_checked().map(|(_, columns)| columns);
    told.or_else(terminal).unwrap_or(COLUMNS)
}

/// A JSON document on lines of its own, keys in a stable order.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn json(out: &mut dyn Write, value: &serde_json::Value) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}
