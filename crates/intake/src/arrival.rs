//! One thing that came from a source, as the log keeps it: whose it is, when it came, and its bytes as they came.
//!
//! Must not know what the bytes say.

use spacetime::Instant;

/// The form of an entry.
const FORM: u8 = 1;
/// The longest name of a source or a kind, bytes.
const NAME_MAX: usize = 255;

/// One arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// The row of the register of sources.
    pub source: String,
    /// The kind of feed.
    pub kind: String,
    /// When it came, UTC, by the clock of the node.
    pub received_at: Instant,
    /// What came.
    pub what: Came,
}

/// What came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// A connection was made, or the node began to listen: what was unfinished before stays so.
    Begins,
    /// The next bytes of a stream.
    Bytes(Vec<u8>),
    /// A datagram: whole records.
    Datagram(Vec<u8>),
}

impl Arrival {
    /// The entry of the log.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let (mark, bytes): (u8, &[u8]) = match &self.what {
            Came::Begins => (0, &[]),
            Came::Bytes(bytes) => (1, bytes),
            Came::Datagram(bytes) => (2, bytes),
        };
        let mut entry = Vec::with_capacity(bytes.len() + self.source.len() + self.kind.len() + 16);
        entry.extend([FORM, mark]);
        entry.extend(self.received_at.as_millis().to_be_bytes());
        for name in [&self.source, &self.kind] {
            let name = name.as_bytes().get(..name.len().min(NAME_MAX)).unwrap_or_default();
            entry.push(u8::try_from(name.len()).unwrap_or(u8::MAX));
            entry.extend(name);
        }
        entry.extend(bytes);
        entry
    }

    /// Reads an entry; nothing when it is of no form that this program knows.
    #[must_use]
    pub fn of_bytes(entry: &[u8]) -> Option<Self> {
        let (head, rest) = entry.split_first_chunk::<10>()?;
        let [form, mark, millis @ ..] = *head;
        let (source, rest) = name(rest)?;
        let (kind, bytes) = name(rest)?;
        let what = match (form, mark) {
            (FORM, 0) if bytes.is_empty() => Came::Begins,
            (FORM, 1) => Came::Bytes(bytes.to_vec()),
            (FORM, 2) => Came::Datagram(bytes.to_vec()),
            _ => return None,
        };
        Some(Self { source, kind, received_at: Instant::from_millis(i64::from_be_bytes(millis)).ok()?, what })
    }
}

fn name(bytes: &[u8]) -> Option<(String, &[u8])> {
    let (length, rest) = bytes.split_first()?;
    let (name, rest) = rest.split_at_checked(usize::from(*length))?;
    Some((String::from_utf8(name.to_vec()).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::{Arrival, Came};
    use spacetime::Instant;

    fn arrival(what: Came) -> Arrival {
        let received_at = Instant::from_millis(1_474_113_600_123).unwrap();
        Arrival { source: "мачта".to_owned(), kind: "table".to_owned(), received_at, what }
    }

    #[test]
    fn an_entry_gives_back_what_came() {
        for what in
            [Came::Begins, Came::Bytes(vec![0, 1, 255]), Came::Bytes(Vec::new()), Came::Datagram(vec![7; 70_000])]
        {
            let arrival = arrival(what);
            assert_eq!(Arrival::of_bytes(&arrival.to_bytes()), Some(arrival));
        }
    }

    #[test]
    fn no_part_and_no_other_form_of_an_entry_is_taken_for_one() {
        let entry = arrival(Came::Begins).to_bytes();
        for length in 0..entry.len() {
            assert_eq!(Arrival::of_bytes(&entry[..length]), None, "{length}");
        }
        for (place, byte) in [(0, 2), (1, 3), (1, 255), (2, 0x7f), (10, 255), (11, 0xff)] {
            let mut other = entry.clone();
            other[place] = byte;
            assert_eq!(Arrival::of_bytes(&other), None, "{place}");
        }
        assert_eq!(Arrival::of_bytes(&[entry, vec![0]].concat()), None, "a beginning has no bytes");
    }
}
