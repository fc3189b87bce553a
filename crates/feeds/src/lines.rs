//! Cuts a feed of text into its lines, wherever the bytes were cut. Knows no format.

/// The longest line, bytes; none of our formats comes near.
pub(crate) const LINE_MAX: usize = 4_096;

/// One line of a feed.
pub(crate) enum Line<'b> {
    /// A line without its end.
    Whole(&'b [u8]),
    /// A line of more than [`LINE_MAX`] bytes, which is passed over.
    TooLong,
}

/// The lines of one feed; keeps the beginning of one until its end comes.
pub(crate) struct Lines {
    ends: &'static [u8],
    held: Vec<u8>,
    /// Offset of the first byte of the present line.
    line_at: u64,
    /// Offset of the next byte of the feed.
    next_at: u64,
    is_too_long: bool,
}

impl Lines {
    /// Lines that end with any of these bytes.
    pub(crate) const fn ending_with(ends: &'static [u8]) -> Self {
        Self { ends, held: Vec::new(), line_at: 0, next_at: 0, is_too_long: false }
    }

    /// Takes the next bytes and gives each line that they complete with its offset. Blank lines are left out.
    pub(crate) fn take(&mut self, bytes: &[u8], mut each: impl FnMut(u64, Line<'_>)) {
        let mut rest = bytes;
        while let Some(length) = rest.iter().position(|byte| self.ends.contains(byte)) {
            let (line, after) = rest.split_at(length);
            self.complete(line, &mut each);
            rest = after.get(1..).unwrap_or_default();
            self.next_at += 1;
            self.line_at = self.next_at;
        }
        self.next_at += rest.len() as u64;
        self.hold(rest);
    }

    /// No byte follows: what is held is the last line.
    pub(crate) fn end(&mut self, mut each: impl FnMut(u64, Line<'_>)) {
        self.complete(&[], &mut each);
    }

    fn complete(&mut self, tail: &[u8], each: &mut impl FnMut(u64, Line<'_>)) {
        self.next_at += tail.len() as u64;
        if self.held.is_empty() && !self.is_too_long && tail.len() <= LINE_MAX {
            give(self.line_at, tail, each);
            return;
        }
        self.hold(tail);
        if self.is_too_long {
            each(self.line_at, Line::TooLong);
        } else {
            give(self.line_at, &self.held, each);
        }
        self.held.clear();
        self.is_too_long = false;
    }

    fn hold(&mut self, bytes: &[u8]) {
        if self.held.len() + bytes.len() > LINE_MAX {
            self.is_too_long = true;
            self.held.clear();
        }
        if !self.is_too_long {
            self.held.extend_from_slice(bytes);
        }
    }
}

fn give(at: u64, line: &[u8], each: &mut impl FnMut(u64, Line<'_>)) {
    if !line.trim_ascii().is_empty() {
        each(at, Line::Whole(line));
    }
}
