//! Mode S frames with their times: `timestamp,hex,…` a line, as recordings are kept. What follows the frame is not looked at.
//!
//! The time is seconds since 1970 with any decimals, milliseconds since 1970, or an ISO 8601 text; the offset of the source's clock is added.
//! Quotation marks around a field are no part of it. A first line without a digit at its beginning is a heading.

#[cfg(test)]
mod tests;

use spacetime::Instant;

use super::modes_hex::read_digits;
use crate::lines::{LINE_MAX, Line, Lines};
use crate::modes::ModeS;
use crate::moment;
use crate::origin::{Origin, Stamp};
use crate::problem::Problem;
use crate::stream::{Decoder, FeedEvent};

/// A decoder of one feed.
pub(crate) struct ModesCsv {
    lines: Lines,
    reader: Reader,
}

struct Reader {
    frames: ModeS,
    last: Instant,
}

impl ModesCsv {
    pub(crate) fn new(origin: Origin) -> Self {
        Self { lines: Lines::ending_with(b"\n\r"), reader: Reader { frames: ModeS::new(origin), last: Instant::EPOCH } }
    }
}

impl Reader {
    fn line(&mut self, at: u64, line: &Line<'_>, received_at: Instant, out: &mut Vec<FeedEvent>) {
        let result = match line {
            Line::TooLong => Err((Problem::TooLong { most: LINE_MAX }, "")),
            Line::Whole(text) if at == 0 && !is_row(text) => Ok(()),
            Line::Whole(text) => self.row(text, at, received_at, out),
        };
        if let Err((problem, item)) = result {
            out.push(FeedEvent::Fault(problem.at(self.frames.origin().source, at, item)));
        }
    }

    fn row(
        &mut self,
        text: &[u8],
        at: u64,
        received_at: Instant,
        out: &mut Vec<FeedEvent>,
    ) -> Result<(), (Problem, &'static str)> {
        let mut fields = text.split(|byte| *byte == b',').map(bare);
        let (Some(time), Some(digits)) = (fields.next(), fields.next()) else {
            return Err((Problem::Fields { found: 1, expected: 2 }, ""));
        };
        let wrong = || (Problem::Time { found: Problem::shown(time) }, "timestamp");
        let written = moment::read(time).ok_or_else(wrong)?;
        let valid_at = written.at.checked_add(self.frames.origin().clock_offset).ok_or_else(wrong)?;
        let stamp = Stamp { valid_at, sigma_ms: written.sigma_ms, received_at };
        read_digits(&mut self.frames, digits, stamp, at, out).map_err(|problem| (problem, "hex"))
    }
}

fn is_row(text: &[u8]) -> bool {
    bare(text).first().is_some_and(u8::is_ascii_digit)
}

/// A field without blanks and quotation marks around it.
fn bare(field: &[u8]) -> &[u8] {
    let field = field.trim_ascii();
    let field = field.strip_prefix(b"\"").unwrap_or(field);
    field.strip_suffix(b"\"").unwrap_or(field).trim_ascii()
}

impl Decoder for ModesCsv {
    fn take(&mut self, bytes: &[u8], received_at: Instant, out: &mut Vec<FeedEvent>) {
        let reader = &mut self.reader;
        reader.last = received_at;
        self.lines.take(bytes, |at, line| reader.line(at, &line, received_at, out));
    }

    fn end(&mut self, out: &mut Vec<FeedEvent>) {
        let reader = &mut self.reader;
        let last = reader.last;
        self.lines.end(|at, line| reader.line(at, &line, last, out));
    }
}
