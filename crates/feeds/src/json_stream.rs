//! Cuts a feed of JSON into its records, wherever the bytes were cut, and finds its feet again after a damaged one. Knows no format's members.
//!
//! A feed is one document after another. A document is an array of records, an object one or more of whose members are arrays of records, or,
//! where the format allows it, itself a record. Only the place of brackets and quotation marks is looked at here; what a record says is read
//! by others. No more than one record is held, and none longer than its limit.

/// The longest record, bytes.
pub(crate) const RECORD_MAX: usize = 65_536;

/// How the documents of a format are laid out.
#[derive(Clone, Copy)]
pub(crate) struct Layout {
    /// Members of a document's object that are arrays of records.
    pub(crate) arrays: &'static [&'static str],
    /// Whether an object at the top is a record.
    pub(crate) top: Top,
    /// How a document begins: after a damaged one, this ends the search. Without blanks.
    pub(crate) head: &'static [u8],
}

/// What an object at the top is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Top {
    /// A document with members.
    Document,
    /// A record.
    Record,
}

/// One piece of a feed.
pub(crate) enum Piece<'b> {
    /// A new document begins.
    Begin,
    /// A member of a document that is no array of records.
    Member { key: &'b str, value: &'b [u8] },
    /// A record.
    Record(&'b [u8]),
    /// A record, or what stands around it, is damaged or too long.
    Broken,
}

enum State {
    /// Between documents.
    Outside,
    /// Among the members of a document's object: its key is awaited.
    Members,
    Key {
        is_escaped: bool,
    },
    /// A key has come.
    Colon,
    /// Its value is awaited.
    MemberValue,
    /// Among records.
    Records,
    /// Within a value.
    Value {
        depth: u32,
        text: Text,
        /// The last byte outside a text that was no blank; 0 before the first.
        last: u8,
        home: Home,
    },
    /// After damage.
    Lost {
        is_closed: bool,
    },
}

/// Where a value stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Home {
    /// A member of a document's object.
    Member,
    /// A record of an array.
    Record,
    /// A record that is a document.
    Top,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    Outside,
    Inside,
    Escaped,
}

/// The records of one feed.
pub(crate) struct JsonStream {
    layout: Layout,
    state: State,
    key: Vec<u8>,
    held: Vec<u8>,
    /// The last bytes that were passed over after damage, without blanks.
    passed: Vec<u8>,
    piece_at: u64,
    next_at: u64,
    /// Whether the present records stand in a member of an object or at the top.
    in_object: bool,
    /// Whether nothing but blanks came since a line ended.
    begins_line: bool,
}

impl JsonStream {
    pub(crate) const fn new(layout: Layout) -> Self {
        Self {
            layout,
            state: State::Outside,
            key: Vec::new(),
            held: Vec::new(),
            passed: Vec::new(),
            piece_at: 0,
            next_at: 0,
            in_object: false,
            begins_line: false,
        }
    }

    /// Takes the next bytes and gives each piece that they complete with its offset.
    pub(crate) fn take(&mut self, bytes: &[u8], mut each: impl FnMut(u64, Piece<'_>)) {
        for byte in bytes {
            self.byte(*byte, &mut each);
            self.begins_line = *byte == b'\n' || (self.begins_line && byte.is_ascii_whitespace());
            self.next_at += 1;
        }
    }

    /// No byte follows. Gives how many bytes of an unfinished document there are, and where it began.
    pub(crate) fn end(&mut self) -> Option<(u64, u64)> {
        let state = std::mem::replace(&mut self.state, State::Outside);
        match state {
            State::Outside | State::Lost { .. } => None,
            State::Members
            | State::Key { .. }
            | State::Colon
            | State::MemberValue
            | State::Records
            | State::Value { .. } => Some((self.piece_at, self.next_at - self.piece_at)),
        }
    }

    fn byte(&mut self, byte: u8, each: &mut impl FnMut(u64, Piece<'_>)) {
        let is_blank = byte.is_ascii_whitespace();
        match &mut self.state {
            State::Outside => match byte {
                // A mark of the byte order, and what is left of a damaged document.
                0xef | 0xbb | 0xbf | b',' | b']' | b'}' => {}
                _ if is_blank => {}
                b'[' => {
                    self.piece_at = self.next_at;
                    self.in_object = false;
                    self.key.clear();
                    self.state = State::Records;
                    each(self.next_at, Piece::Begin);
                }
                b'{' => match self.layout.top {
                    Top::Record => self.begin_value(byte, Home::Top, each),
                    Top::Document => {
                        self.piece_at = self.next_at;
                        self.in_object = true;
                        self.state = State::Members;
                        each(self.next_at, Piece::Begin);
                    }
                },
                _ => self.lose(byte, each),
            },
            State::Members => match byte {
                b'"' => {
                    self.key.clear();
                    self.state = State::Key { is_escaped: false };
                }
                b'}' => self.state = State::Outside,
                b',' => {}
                _ if is_blank => {}
                _ => self.lose(byte, each),
            },
            State::Key { is_escaped } => match (*is_escaped, byte) {
                (false, b'"') => self.state = State::Colon,
                (false, b'\\') => *is_escaped = true,
                _ if self.key.len() >= 64 || byte < 0x20 => self.lose(byte, each),
                _ => {
                    *is_escaped = false;
                    self.key.push(byte);
                }
            },
            State::Colon => match byte {
                b':' => self.state = State::MemberValue,
                _ if is_blank => {}
                _ => self.lose(byte, each),
            },
            State::MemberValue => match byte {
                _ if is_blank => {}
                b'[' if self.layout.arrays.iter().any(|array| array.as_bytes() == self.key) => {
                    self.piece_at = self.next_at;
                    self.state = State::Records;
                }
                _ => self.begin_value(byte, Home::Member, each),
            },
            State::Records => match byte {
                b',' => {}
                b']' => self.state = if self.in_object { State::Members } else { State::Outside },
                b'}' | b':' => self.lose(byte, each),
                _ if is_blank => {}
                _ => self.begin_value(byte, Home::Record, each),
            },
            State::Value { .. } => self.within(byte, each),
            State::Lost { .. } => self.search(byte, each),
        }
    }

    fn begin_value(&mut self, byte: u8, home: Home, each: &mut impl FnMut(u64, Piece<'_>)) {
        self.piece_at = self.next_at;
        self.held.clear();
        self.state = State::Value { depth: 0, text: Text::Outside, last: 0, home };
        self.within(byte, each);
    }

    /// A byte of a value. A value without brackets ends before the comma or bracket after it.
    fn within(&mut self, byte: u8, each: &mut impl FnMut(u64, Piece<'_>)) {
        let State::Value { depth, text, last, home } = &mut self.state else { return };
        let mut is_whole = false;
        if *text == Text::Outside && !byte.is_ascii_whitespace() {
            if !may_follow(*last, byte) {
                return self.lose(byte, each);
            }
            *last = byte;
        }
        match (*text, byte) {
            (Text::Escaped, _) => *text = Text::Inside,
            (Text::Inside, b'\\') => *text = Text::Escaped,
            (Text::Inside, b'"') => {
                *text = Text::Outside;
                is_whole = *depth == 0;
            }
            // A line that breaks within a text was cut off.
            (Text::Inside, 0..=0x1f) => return self.lose(byte, each),
            (Text::Inside, _) => {}
            (Text::Outside, b'"') => *text = Text::Inside,
            (Text::Outside, b'{' | b'[') => *depth += 1,
            (Text::Outside, b'}' | b']' | b',') if *depth == 0 => {
                self.give(each);
                return self.byte(byte, each);
            }
            (Text::Outside, b'}' | b']') => {
                *depth -= 1;
                is_whole = *depth == 0;
            }
            (Text::Outside, b',' | b':' | b'+' | b'-' | b'.' | b'0'..=b'9') => {}
            // The letters of true, false, null, of an exponent, and of the NaN and Infinity that some writers let out.
            (Text::Outside, letter) if b"truefalsnNaIityE".contains(&letter) => {}
            (Text::Outside, blank) if blank.is_ascii_whitespace() => {}
            (Text::Outside, _) => return self.lose(byte, each),
        }
        let home = *home;
        if self.held.len() >= RECORD_MAX {
            // What no record of ours needs may be long without harm.
            return match home {
                Home::Member => self.skip(is_whole),
                Home::Record | Home::Top => self.lose(byte, each),
            };
        }
        self.held.push(byte);
        if is_whole {
            self.give(each);
        }
    }

    fn skip(&mut self, is_whole: bool) {
        if is_whole {
            self.state = State::Members;
        }
    }

    fn give(&mut self, each: &mut impl FnMut(u64, Piece<'_>)) {
        let State::Value { home, .. } = self.state else { return };
        self.state = match home {
            Home::Member => {
                // One that reached the limit was not kept whole.
                if self.held.len() < RECORD_MAX {
                    let key = core::str::from_utf8(&self.key).unwrap_or_default();
                    each(self.piece_at, Piece::Member { key, value: &self.held });
                }
                State::Members
            }
            Home::Record | Home::Top => {
                each(self.piece_at, Piece::Record(&self.held));
                if home == Home::Top { State::Outside } else { State::Records }
            }
        };
        self.held.clear();
    }

    fn lose(&mut self, byte: u8, each: &mut impl FnMut(u64, Piece<'_>)) {
        let at = if matches!(self.state, State::Value { .. }) { self.piece_at } else { self.next_at };
        each(at, Piece::Broken);
        self.held.clear();
        self.passed.clear();
        self.state = State::Lost { is_closed: matches!(byte, b'}' | b']') };
        if self.opens_line(byte) {
            self.begin_value(byte, Home::Top, each);
        }
    }

    /// Whether a byte opens a line, and a record with it, where records may stand at the top.
    fn opens_line(&self, byte: u8) -> bool {
        self.begins_line && byte == b'{' && self.layout.top == Top::Record
    }

    /// The next record begins after a bracket that closes and a comma, the next document with its head; where records may stand at the top,
    /// also with a bracket that opens a line: one damaged line costs no other.
    fn search(&mut self, byte: u8, each: &mut impl FnMut(u64, Piece<'_>)) {
        if self.opens_line(byte) {
            return self.begin_value(byte, Home::Top, each);
        }
        let State::Lost { is_closed } = &mut self.state else { return };
        if byte.is_ascii_whitespace() {
            return;
        }
        let was_closed = *is_closed;
        *is_closed = matches!(byte, b'}' | b']');
        let head = self.layout.head;
        self.passed.push(byte);
        if self.passed.len() > head.len() {
            self.passed.remove(0);
        }
        if !head.is_empty() && self.passed == head {
            self.in_object = true;
            self.key.clear();
            self.key.extend(head.iter().filter(|byte| byte.is_ascii_alphanumeric() || **byte == b'_'));
            self.state = State::Colon;
        } else if was_closed && byte == b',' {
            self.state = State::Records;
        }
    }
}

/// Whether a byte outside of texts may stand after another, blanks left out; a quotation mark stands for a whole text, 0 for the beginning.
/// A lost bracket or quotation mark is so found where it is lost, and not records later.
const fn may_follow(last: u8, byte: u8) -> bool {
    match byte {
        b'"' => matches!(last, 0 | b'{' | b'[' | b',' | b':'),
        b'{' | b'[' => matches!(last, 0 | b'[' | b',' | b':'),
        b',' => !matches!(last, b'{' | b'[' | b',' | b':'),
        b':' => last == b'"',
        b'}' | b']' => !matches!(last, b',' | b':'),
        _ => !matches!(last, b'"' | b'}' | b']' | b'{'),
    }
}
