//! What has come from all sources and was not read yet: bounded for each, and read in turns.
//!
//! A flood by one source fills its own room and nobody else's: a stream is made to wait, so that its peer waits too; datagrams, whose sender
//! cannot be made to wait, are left and counted.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use spacetime::Instant;

/// One thing out of the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Number of the source.
    pub source: usize,
    /// When it came.
    pub received_at: Instant,
    /// What it is.
    pub what: What,
}

/// What a source gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A connection stands, or the socket is open.
    Begins,
    /// Bytes of a stream.
    Bytes(Vec<u8>),
    /// A datagram.
    Datagram(Vec<u8>),
    /// The connection is gone; the source will be called again.
    Breaks(Break),
    /// Nothing more will come.
    Ends,
}

/// Why a connection is gone, or was none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// Nobody took the call.
    NoAnswer,
    /// The peer closed it.
    Closed,
    /// The peer said nothing for too long.
    Silent,
    /// The network failed.
    Failed,
}

/// What came of putting something in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is in.
    In,
    /// There was no room; it was counted.
    Left,
    /// The inbox is closed.
    Closed,
}

/// Pieces and bytes that found no room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dropped {
    /// How many.
    pub pieces: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// The inbox.
pub struct Inbox {
    bytes_max: usize,
    state: Mutex<Rows>,
    came: Condvar,
    left: Condvar,
}

struct Rows {
    rows: Vec<Row>,
    /// Whose turn it is.
    turn: usize,
    is_closed: bool,
}

#[derive(Default)]
struct Row {
    pieces: VecDeque<Piece>,
    bytes: usize,
    dropped: Dropped,
    has_ended: bool,
}

/// What a piece takes up beside its bytes, so that a flood of empty datagrams is bounded too.
const PIECE_BYTES: usize = 64;

const fn size(what: &What) -> usize {
    PIECE_BYTES
        + match what {
            What::Bytes(bytes) | What::Datagram(bytes) => bytes.len(),
            What::Begins | What::Breaks(_) | What::Ends => 0,
        }
}

impl Inbox {
    /// An inbox of so many sources, with so many bytes for each.
    #[must_use]
    pub fn new(sources: usize, bytes_max: usize) -> Self {
        let rows = (0..sources).map(|_| Row::default()).collect();
        Self {
            bytes_max,
            state: Mutex::new(Rows { rows, turn: 0, is_closed: false }),
            came: Condvar::new(),
            left: Condvar::new(),
        }
    }

    // A thread that ended in the middle leaves counts behind that are right enough.
    fn state(&self) -> MutexGuard<'_, Rows> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a piece in. A datagram that finds no room is left; anything else waits for it.
    pub fn put(&self, piece: Piece) -> Put {
        let bytes = size(&piece.what);
        let is_datagram = matches!(piece.what, What::Datagram(_));
        let number = piece.source;
        let mut state = self.state();
        loop {
            if state.is_closed {
                return Put::Closed;
            }
            let Some(row) = state.rows.get_mut(number) else { return Put::Closed };
            if row.bytes == 0 || row.bytes + bytes <= self.bytes_max {
                row.has_ended |= piece.what == What::Ends;
                row.bytes += bytes;
                row.pieces.push_back(piece);
                self.came.notify_one();
                return Put::In;
            }
            if is_datagram {
                row.dropped.pieces += 1;
                row.dropped.bytes += (bytes - PIECE_BYTES) as u64;
                return Put::Left;
            }
            state = self.left.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The next piece, of each source in turn; nothing when none comes within `wait`.
    pub fn take(&self, wait: Duration) -> Option<Piece> {
        let state = self.state();
        let is_empty = |state: &mut Rows| !state.is_closed && state.rows.iter().all(|row| row.pieces.is_empty());
        let (mut state, _) =
            self.came.wait_timeout_while(state, wait, is_empty).unwrap_or_else(PoisonError::into_inner);
        let (count, turn) = (state.rows.len(), state.turn);
        for step in 0..count {
            let number = (turn + step) % count;
            let Some(row) = state.rows.get_mut(number) else { continue };
            if let Some(piece) = row.pieces.pop_front() {
                row.bytes = row.bytes.saturating_sub(size(&piece.what));
                state.turn = number + 1;
                self.left.notify_all();
                return Some(piece);
            }
        }
        None
    }

    /// What of a source found no room so far.
    #[must_use]
    pub fn dropped(&self, source: usize) -> Dropped {
        self.state().rows.get(source).map(|row| row.dropped).unwrap_or_default()
    }

    /// True when every source has ended and everything was taken.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.state().rows.iter().all(|row| row.has_ended && row.pieces.is_empty())
    }

    /// Takes nothing more in; whoever waits is let go.
    pub fn close(&self) {
        self.state().is_closed = true;
        self.came.notify_all();
        self.left.notify_all();
    }

    /// Whether it was closed.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.state().is_closed
    }
}

#[cfg(test)]
mod tests {
    use super::{Dropped, Inbox, Piece, Put, What};
    use spacetime::Instant;
    use std::sync::Arc;
    use std::time::Duration;

    fn piece(source: usize, what: What) -> Piece {
        Piece { source, received_at: Instant::EPOCH, what }
    }

    const NOT_LONG: Duration = Duration::from_millis(5);

    #[test]
    fn a_flood_of_datagrams_is_left_and_counted_and_takes_nobody_s_turn() {
        let inbox = Inbox::new(2, 1_000);
        let put = (0..100).map(|_| inbox.put(piece(0, What::Datagram(vec![0; 100])))).filter(|put| *put == Put::In);
        assert_eq!(put.count(), 6, "6 × 164 bytes fit in 1,000");
        assert_eq!(inbox.dropped(0), Dropped { pieces: 94, bytes: 9_400 });
        assert_eq!(inbox.put(piece(1, What::Bytes(vec![1]))), Put::In);
        let order: Vec<usize> = (0..3).map(|_| inbox.take(NOT_LONG).unwrap().source).collect();
        assert_eq!(order, [0, 1, 0]);
    }

    #[test]
    fn a_stream_waits_for_room_and_loses_nothing() {
        let inbox = Arc::new(Inbox::new(1, 1_000));
        let writer = Arc::clone(&inbox);
        let thread = std::thread::spawn(move || {
            for number in 0..200_u8 {
                assert_eq!(writer.put(piece(0, What::Bytes(vec![number; 100]))), Put::In);
            }
            writer.put(piece(0, What::Ends))
        });
        for number in 0..200_u8 {
            let taken = inbox.take(Duration::from_secs(60)).unwrap();
            assert_eq!(taken.what, What::Bytes(vec![number; 100]));
            assert!(!inbox.is_done());
        }
        assert_eq!(inbox.take(Duration::from_secs(60)).unwrap().what, What::Ends);
        assert_eq!(thread.join().unwrap(), Put::In);
        assert!(inbox.is_done() && inbox.dropped(0) == Dropped::default());
    }

    #[test]
    fn a_closed_inbox_lets_go_of_who_waits() {
        let inbox = Arc::new(Inbox::new(1, 100));
        assert_eq!(inbox.put(piece(0, What::Bytes(vec![0; 500]))), Put::In, "one piece always fits");
        let writer = Arc::clone(&inbox);
        let thread = std::thread::spawn(move || writer.put(piece(0, What::Bytes(vec![0; 500]))));
        std::thread::sleep(NOT_LONG);
        inbox.close();
        assert_eq!(thread.join().unwrap(), Put::Closed);
        assert_eq!(inbox.put(piece(9, What::Ends)), Put::Closed);
    }
}
