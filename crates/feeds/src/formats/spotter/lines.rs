//! Reports line by line: messages that begin with a word, forms that end with an empty line, tables with a heading.
//!
//! Must not keep a line that it does not understand.

use spacetime::Instant;
use spacetime::observation::SourceId;

use super::fields::{Fields, band, confidence, direction, field_of, manner, place};
use super::{LINE_MAX, SpotterError, SpotterReport, fault};
use crate::stream::{Decoder, FeedEvent};

/// The words with which a message begins.
const MARKS: [&str; 2] = ["SPOT", "НАБЛ"];
/// The most lines of one form.
const FORM_LINES_MAX: usize = 64;

/// Reads reports of people.
#[derive(Clone, Debug)]
pub struct SpotterDecoder {
    source: SourceId,
    held: Vec<u8>,
    at_byte: u64,
    /// A line longer than the limit is being passed over.
    overlong: bool,
    /// Lines of the form being read, and where it began.
    form: Vec<String>,
    form_at: u64,
    /// Columns of the table being read.
    columns: Option<Vec<Option<&'static str>>>,
    received_at: Instant,
}

impl SpotterDecoder {
    /// A decoder of what comes by one way: people are not told apart, since nothing of them is kept.
    #[must_use]
    pub const fn new(source: SourceId) -> Self {
        Self {
            source,
            held: Vec::new(),
            at_byte: 0,
            overlong: false,
            form: Vec::new(),
            form_at: 0,
            columns: None,
            received_at: Instant::EPOCH,
        }
    }

    fn give(&self, at: u64, report: Result<SpotterReport, SpotterError>, out: &mut Vec<FeedEvent>) {
        out.push(match report {
            Ok(report) => FeedEvent::Observation(report.observation(self.source, self.received_at)),
            Err(error) => fault(self.source, at, error),
        });
    }

    fn line(&mut self, line: &str, at: u64, out: &mut Vec<FeedEvent>) {
        let line = line.trim().trim_start_matches('\u{feff}');
        if let Some(words) = MARKS.iter().find_map(|mark| line.strip_prefix(mark)).filter(|rest| rest.starts_with(' '))
        {
            self.close_form(out);
            self.columns = None;
            let report = message(words).and_then(|fields| fields.report(self.received_at));
            return self.give(at, report, out);
        }
        if line.is_empty() {
            self.close_form(out);
            self.columns = None;
            return;
        }
        if let Some(columns) = &self.columns {
            let report = row(columns, line).and_then(|fields| fields.report(self.received_at));
            return self.give(at, report, out);
        }
        if self.form.is_empty() && !line.contains(':') && line.contains([',', ';']) {
            let columns: Vec<Option<&'static str>> = cells(line).iter().map(|heading| field_of(heading)).collect();
            if columns.contains(&Some("time")) {
                self.columns = Some(columns);
                return;
            }
        }
        // Only lines of known fields are held: a name or number in any other is gone at once.
        if line.split_once(':').is_some_and(|(heading, _)| field_of(heading).is_some()) {
            if self.form.is_empty() {
                self.form_at = at;
            }
            if self.form.len() < FORM_LINES_MAX {
                self.form.push(line.to_owned());
            }
        }
    }

    fn close_form(&mut self, out: &mut Vec<FeedEvent>) {
        let lines = std::mem::take(&mut self.form);
        let mut fields = Fields::default();
        for line in &lines {
            if let Some((heading, text)) = line.split_once(':')
                && let Some(field) = field_of(heading)
            {
                fields.set(field, text);
            }
        }
        if !fields.is_empty() {
            self.give(self.form_at, fields.report(self.received_at), out);
        }
    }
}

impl Decoder for SpotterDecoder {
    fn take(&mut self, bytes: &[u8], received_at: Instant, out: &mut Vec<FeedEvent>) {
        self.received_at = received_at;
        self.held.extend_from_slice(bytes);
        let held = std::mem::take(&mut self.held);
        let mut rest = held.as_slice();
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            let (line, behind) = rest.split_at(end + 1);
            if self.overlong || line.len() > LINE_MAX {
                if !self.overlong {
                    out.push(fault(self.source, self.at_byte, SpotterError::TooLong));
                }
                self.overlong = false;
            } else {
                self.line(&String::from_utf8_lossy(line), self.at_byte, out);
            }
            self.at_byte += line.len() as u64;
            rest = behind;
        }
        if rest.len() > LINE_MAX {
            if !self.overlong {
                out.push(fault(self.source, self.at_byte, SpotterError::TooLong));
            }
            self.overlong = true;
            self.at_byte += rest.len() as u64;
            rest = &[];
        }
        self.held = rest.to_vec();
    }

    fn end(&mut self, out: &mut Vec<FeedEvent>) {
        let held = std::mem::take(&mut self.held);
        if !held.is_empty() && !self.overlong {
            self.line(&String::from_utf8_lossy(&held), self.at_byte, out);
        }
        self.at_byte += held.len() as u64;
        self.overlong = false;
        self.close_form(out);
        self.columns = None;
    }
}

/// The cells of a row; quotes around one are taken off. Both signs that spreadsheets put between cells are known.
fn cells(line: &str) -> Vec<&str> {
    let sign = if line.contains(';') { ';' } else { ',' };
    line.split(sign).map(|cell| cell.trim().trim_matches('"').trim()).collect()
}

fn row<'a>(columns: &[Option<&'static str>], line: &'a str) -> Result<Fields<'a>, SpotterError> {
    let cells = cells(line);
    if cells.len() != columns.len() {
        return Err(SpotterError::Field { field: "row" });
    }
    let mut fields = Fields::default();
    for (column, cell) in columns.iter().zip(cells) {
        if let Some(field) = column {
            fields.set(field, cell);
        }
    }
    Ok(fields)
}

/// The words of a message: the time, a place or `FROM` a place with `BRG` and `DIST`, and known words in any order. Other words are passed
/// over and not kept.
fn message(text: &str) -> Result<Fields<'_>, SpotterError> {
    let words: Vec<(usize, &str)> = text.split_whitespace().map(|word| (offset(text, word), word)).collect();
    let mut fields = Fields::default();
    let mut at = 0;
    let word = |at: usize| words.get(at).map_or("", |(_, word)| *word);
    // From the beginning of one word to the end of another.
    let span = |from: usize, to: usize| {
        let begin = words.get(from).map_or(text.len(), |(begin, _)| *begin);
        let end = words.get(to).map_or(text.len(), |(begin, word)| begin + word.len());
        text.get(begin..end).unwrap_or_default()
    };
    fields.set("time", word(0));
    at += 1;
    while at < words.len() {
        let here = word(at).to_uppercase();
        let used = match here.as_str() {
            "FROM" | "ОТ" => match place_length(&span, at + 1, words.len()) {
                Some(length) => {
                    fields.set("from", span(at + 1, at + length));
                    1 + length
                }
                None => return Err(SpotterError::Field { field: "from" }),
            },
            "BRG" | "АЗ" => {
                fields.set("bearing", word(at + 1));
                2
            }
            "DIST" | "ДАЛ" => {
                let has_unit = word(at + 1).ends_with(|last: char| last.is_alphabetic());
                let words = if has_unit { 1 } else { 2 };
                fields.set("distance", span(at + 1, at + words));
                1 + words
            }
            "ALT" | "ВЫС" => {
                fields.set("height", word(at + 1));
                2
            }
            _ if here.starts_with('±') => {
                fields.set("time-precision", word(at));
                1
            }
            _ => match place_length(&span, at, words.len()) {
                Some(length) => {
                    fields.set("place", span(at, at + length - 1));
                    length
                }
                None => {
                    known_word(&mut fields, word(at));
                    1
                }
            },
        };
        at += used;
    }
    Ok(fields)
}

/// How many words from `at` on are a place: degrees of up to four words, or a grid reference in one. A grid reference in several would take
/// the number of aircraft for its last digits.
fn place_length<'a>(span: &impl Fn(usize, usize) -> &'a str, at: usize, count: usize) -> Option<usize> {
    (1..=4).rev().filter(|length| at + length <= count).find(|length| {
        let text = span(at, at + length - 1);
        // One or two bare whole numbers are a count or a telephone number, not a place.
        let may_be = text.contains(['.', '°']) || (*length == 1 && text.contains(char::is_alphabetic));
        may_be && place(text).is_some()
    })
}

fn known_word<'a>(fields: &mut Fields<'a>, word: &'a str) {
    let field = if manner(word).is_some() {
        "manner"
    } else if confidence(word).is_some() {
        "confidence"
    } else if band(word).is_some() {
        "type"
    } else if word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        "count"
    } else if direction(word).is_some() && !word.bytes().all(|byte| byte.is_ascii_digit()) {
        "direction"
    } else {
        return;
    };
    fields.set(field, word);
}

/// Where a word of a text begins. Words are parts of the text, so their places are differences of addresses of one allocation.
fn offset(text: &str, word: &str) -> usize {
    (word.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}
