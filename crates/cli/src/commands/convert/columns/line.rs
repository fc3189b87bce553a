//! Lines of a stream and the columns of a line. Knows no coordinate system.
use spacetime::{MgrsError, SystemError};
use std::io::{self, BufRead};

/// A line that is longer holds no point.
const LINE_BYTES_MAX: usize = 1024;

/// What is wrong with a line.
#[derive(Debug, thiserror::Error)]
pub(in crate::commands::convert) enum LineProblem {
    #[error("more than {LINE_BYTES_MAX} bytes")]
    TooLong,
    #[error("not text in UTF-8")]
    NotText,
    #[error("column {column} is no number: `{found}`")]
    Number { column: usize, found: String },
    #[error("{found} columns")]
    ColumnsMissing { found: usize },
    #[error("more than three columns")]
    ColumnsMany,
    #[error(transparent)]
    System(#[from] SystemError),
    #[error(transparent)]
    Mgrs(#[from] MgrsError),
}

impl LineProblem {
    pub(in crate::commands::convert) const fn code(&self) -> &'static str {
        match self {
            Self::TooLong => "cli-convert-too-long",
            Self::NotText => "cli-convert-not-text",
            Self::Number { .. } => "cli-convert-number",
            Self::ColumnsMissing { .. } => "cli-convert-columns-missing",
            Self::ColumnsMany => "cli-convert-columns-many",
            Self::System(error) => error.code(),
            Self::Mgrs(error) => error.code(),
        }
    }

    pub(in crate::commands::convert) fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong => vec![("most", LINE_BYTES_MAX.to_string())],
            Self::NotText | Self::ColumnsMany => Vec::new(),
            Self::Number { column, found } => vec![("column", column.to_string()), ("found", found.clone())],
            Self::ColumnsMissing { found } => vec![("found", found.to_string())],
            Self::System(error) => error.arguments(),
            Self::Mgrs(error) => error.arguments(),
        }
    }
}

/// The lines of a stream, each in the same buffer, none longer than the limit.
pub(in crate::commands::convert) struct Lines<'i> {
    input: &'i mut dyn BufRead,
    line: Vec<u8>,
    /// Bytes that the stream is known to hold ready.
    ready: usize,
}

impl<'i> Lines<'i> {
    pub(in crate::commands::convert) fn new(input: &'i mut dyn BufRead) -> Self {
        Self { input, line: Vec::with_capacity(LINE_BYTES_MAX + 1), ready: 0 }
    }

    /// Whether the next line may have to be waited for.
    pub(in crate::commands::convert) const fn would_wait(&self) -> bool {
        self.ready == 0
    }

    /// The next line without its end; nothing at the end of the stream.
    ///
    /// # Errors
    /// The stream cannot be read.
    pub(in crate::commands::convert) fn next(&mut self) -> io::Result<Option<Result<&str, LineProblem>>> {
        self.line.clear();
        let mut line = Progress::Nothing;
        while line != Progress::Ended {
            let block = match self.input.fill_buf() {
                Ok(block) => block,
                Err(cause) if cause.kind() == io::ErrorKind::Interrupted => continue,
                Err(cause) => return Err(cause),
            };
            if block.is_empty() {
                self.ready = 0;
                if line == Progress::Nothing {
                    return Ok(None);
                }
                break;
            }
            let (part, used) = match block.iter().position(|byte| *byte == b'\n') {
                Some(end) => {
                    line = Progress::Ended;
                    (block.get(..end).unwrap_or_default(), end + 1)
                }
                None => {
                    line = Progress::Begun;
                    (block, block.len())
                }
            };
            // One byte more than the limit shows that it was passed; the rest is dropped.
            let room = (LINE_BYTES_MAX + 1).saturating_sub(self.line.len());
            self.line.extend_from_slice(part.get(..room).unwrap_or(part));
            self.ready = block.len() - used;
            self.input.consume(used);
        }
        if self.line.len() > LINE_BYTES_MAX {
            return Ok(Some(Err(LineProblem::TooLong)));
        }
        Ok(Some(std::str::from_utf8(&self.line).map_err(|_| LineProblem::NotText)))
    }
}

/// How much of a line has been seen.
#[derive(PartialEq, Eq)]
enum Progress {
    Nothing,
    Begun,
    Ended,
}

/// The two or three numbers of a line; a missing height is 0.
pub(in crate::commands::convert) fn columns(text: &str) -> Result<[f64; 3], LineProblem> {
    let mut columns = [0.0; 3];
    let mut found = 0;
    for word in text.split_whitespace() {
        let column = columns.get_mut(found).ok_or(LineProblem::ColumnsMany)?;
        found += 1;
        // Words such as `inf` and `nan` are numbers to the language and none to a surveyor.
        *column = word
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
            .ok_or_else(|| LineProblem::Number { column: found, found: word.chars().take(40).collect() })?;
    }
    if found < 2 {
        return Err(LineProblem::ColumnsMissing { found });
    }
    Ok(columns)
}

#[cfg(test)]
mod tests {
    use super::{LINE_BYTES_MAX, Lines};
    use std::io::BufReader;

    #[test]
    fn lines_are_cut_at_their_ends_whatever_the_blocks() {
        let longest = "1".repeat(LINE_BYTES_MAX);
        let text = format!("one\r\n\ntwo \n1{longest}\n{longest}\nlast");
        for size in [1, 2, 3, 7, 5_000] {
            let mut reader = BufReader::with_capacity(size, text.as_bytes());
            let mut lines = Lines::new(&mut reader);
            let mut found = Vec::new();
            while let Some(line) = lines.next().unwrap() {
                found.push(line.map_or_else(|problem| problem.code().to_owned(), str::to_owned));
            }
            assert_eq!(found, ["one\r", "", "two ", "cli-convert-too-long", &longest, "last"], "{size}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_one_bad_line() {
        let mut input: &[u8] = b"\xff\xfe 1\n2 3\n";
        let mut lines = Lines::new(&mut input);
        assert_eq!(lines.next().unwrap().unwrap().unwrap_err().code(), "cli-convert-not-text");
        assert_eq!(lines.next().unwrap().unwrap().unwrap(), "2 3");
        assert!(lines.next().unwrap().is_none());
    }
}
