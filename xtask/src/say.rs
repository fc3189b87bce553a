//! The one place where the project's own commands write to the terminal.

use std::io::Write as _;

/// Writes one line to standard output.
///
/// A reader that went away (`cargo xtask test | head`) is no reason to fail: the write error is dropped.
pub fn line(text: &str) {
    let mut out = std::io::stdout().lock();
    let _gone = writeln!(out, "{text}");
    let _gone = out.flush();
}

/// Writes to standard output without ending the line.
pub fn part(text: &str) {
    let mut out = std::io::stdout().lock();
    let _gone = write!(out, "{text}");
    let _gone = out.flush();
}

/// Writes one line to standard error.
pub fn complaint(text: &str) {
    let _gone = writeln!(std::io::stderr().lock(), "{text}");
}
