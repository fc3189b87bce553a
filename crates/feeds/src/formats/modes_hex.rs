//! Mode S frames in hexadecimal, one a line: `*8D…;` (AVR), `@` with a 12 MHz counter before the frame, or the digits alone.
//!
//! Nothing in a line without a counter tells the time: it is true when it is received. A file of such lines has only one time, so that halves
//! of a position may be taken together that were sent hours apart; give frames with their times (`modes-csv`) where there are any.
//! Source: the output of AVR receivers as Planeplotter and dump1090 read it (dump1090, README).

#[cfg(test)]
mod tests;

use spacetime::Instant;

use super::beast::Counter;
use crate::lines::{LINE_MAX, Line, Lines};
use crate::modes::ModeS;
use crate::origin::{Origin, Stamp};
use crate::problem::Problem;
use crate::stream::{Decoder, FeedEvent};

/// Networks and buffers.
const SIGMA_MS: u32 = 200;
/// Digits of a counter.
const COUNTER: usize = 12;

/// A decoder of one feed.
pub(crate) struct ModesHex {
    lines: Lines,
    reader: Reader,
}

struct Reader {
    frames: ModeS,
    clock: Counter,
    /// When the last bytes came: a last line without its end came then.
    last: Instant,
}

impl ModesHex {
    pub(crate) fn new(origin: Origin) -> Self {
        let reader = Reader { frames: ModeS::new(origin), clock: Counter::default(), last: Instant::EPOCH };
        Self { lines: Lines::ending_with(b"\n\r;"), reader }
    }
}

impl Reader {
    fn line(&mut self, at: u64, line: &Line<'_>, received_at: Instant, out: &mut Vec<FeedEvent>) {
        let result = match line {
            Line::TooLong => Err(Problem::TooLong { most: LINE_MAX }),
            Line::Whole(text) => self.frame(text.trim_ascii(), at, received_at, out),
        };
        if let Err(problem) = result {
            out.push(FeedEvent::Fault(problem.at(self.frames.origin().source, at, "")));
        }
    }

    fn frame(&mut self, text: &[u8], at: u64, received_at: Instant, out: &mut Vec<FeedEvent>) -> Result<(), Problem> {
        let (mark, rest) = text.split_first().ok_or(Problem::Unfinished { bytes: 0 })?;
        let (counter, digits) = match mark {
            b'*' | b':' => (None, rest),
            b'@' => {
                let (counter, digits) = rest
                    .split_at_checked(COUNTER)
                    .ok_or(Problem::Truncated { found: rest.len(), expected: COUNTER })?;
                (Some(counter), digits)
            }
            _ => (None, text),
        };
        // Four digits are Mode A/C, which names nobody; zeros of that length are a sign of life.
        if digits.len() == 4 {
            return digits_of::<2>(digits).map(|_| ());
        }
        let valid_at = match counter {
            None => received_at,
            Some(counter) => {
                let bytes = digits_of::<6>(counter)?;
                let count = bytes.iter().fold(0, |count: i64, byte| count << 8 | i64::from(*byte));
                self.clock.read(count, received_at)
            }
        };
        let stamp = Stamp { valid_at, sigma_ms: SIGMA_MS, received_at: received_at.max(valid_at) };
        read_digits(&mut self.frames, digits, stamp, at, out)
    }
}

/// Reads a frame of 14 or 28 digits.
pub(super) fn read_digits(
    frames: &mut ModeS,
    digits: &[u8],
    stamp: Stamp,
    at: u64,
    out: &mut Vec<FeedEvent>,
) -> Result<(), Problem> {
    match digits.len() {
        14 => frames.read(&digits_of::<7>(digits)?, stamp, at, out),
        28 => frames.read(&digits_of::<14>(digits)?, stamp, at, out),
        length => {
            if let Some(wrong) = digits.iter().position(|digit| !digit.is_ascii_hexdigit()) {
                return Err(Problem::Digits { found: Problem::shown(digits.get(wrong..).unwrap_or_default()) });
            }
            return Err(Problem::Length { found: length * 4, expected: "56, 112" });
        }
    }
    Ok(())
}

/// The bytes of so many pairs of digits.
fn digits_of<const N: usize>(digits: &[u8]) -> Result<[u8; N], Problem> {
    let mut bytes = [0; N];
    for (slot, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
        for digit in pair {
            let value = match digit {
                b'0'..=b'9' => digit - b'0',
                b'a'..=b'f' => digit - b'a' + 10,
                b'A'..=b'F' => digit - b'A' + 10,
                _ => return Err(Problem::Digits { found: Problem::shown(pair) }),
            };
            *slot = *slot << 4 | value;
        }
    }
    Ok(bytes)
}

impl Decoder for ModesHex {
    fn take(&mut self, bytes: &[u8], received_at: Instant, out: &mut Vec<FeedEvent>) {
        self.reader.last = received_at;
        let reader = &mut self.reader;
        self.lines.take(bytes, |at, line| reader.line(at, &line, received_at, out));
    }

    fn end(&mut self, out: &mut Vec<FeedEvent>) {
        let reader = &mut self.reader;
        let last = reader.last;
        self.lines.end(|at, line| reader.line(at, &line, last, out));
    }
}
