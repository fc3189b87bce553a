//! Lines in files of this machine: one folder for each site, one for each line of it, in it segments of bounded length.
//!
//! `STORE/SITE/line-0a/00000000000000000000.seg` begins with a head (magic, number of its first entry, chain before it) and goes on with
//! frames. What a power cut left of the last frame is cut off when the folder is opened for writing, laid beside as `.torn`, and told. What is
//! wrong anywhere else is damage, and nothing is cut.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::frame::{Chain, Found, TAIL, frame, read as read_frame};
use super::{ENTRY_MAX, Line, Offset, Transport, TransportError, site as site_name};

/// The first bytes of a segment.
const MAGIC: &[u8; 8] = b"JIGSEG01";
/// Magic, number of the first entry, chain before it.
const HEAD: usize = 8 + 8 + TAIL;
/// When a segment is long enough, bytes.
pub const SEGMENT_BYTES: u64 = 64 * 1024 * 1024;

/// What was cut off the end of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Torn {
    /// Of which line.
    pub line: Line,
    /// How many bytes.
    pub bytes: u64,
    /// Where they lie now.
    pub kept_as: PathBuf,
}

/// The lines of one site, open for writing.
#[derive(Debug)]
pub struct Segments {
    folder: PathBuf,
    site: String,
    segment_bytes: u64,
    ends: BTreeMap<Line, End>,
    torn: Vec<Torn>,
    /// Held as long as this lives: two writers would write over each other.
    _lock: File,
}

/// The end of a line.
#[derive(Debug)]
struct End {
    file: File,
    path: PathBuf,
    length: u64,
    next: u64,
    chain: Chain,
    /// INVARIANT(kept-is-kept): false from the first byte after the last write-through until the next one.
    is_written_through: bool,
}

/// The end of a line as a bundle needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reached {
    pub(super) next: u64,
    pub(super) chain: Chain,
}

impl Segments {
    /// Opens the lines of a site under `store`, and cuts off what a failure left of a last entry.
    ///
    /// # Errors
    /// The folder cannot be used, another process writes there, or a segment was altered.
    pub fn open(store: &Path, site: &str) -> Result<Self, TransportError> {
        Self::open_with(store, site, SEGMENT_BYTES)
    }

    /// As [`Segments::open`], with segments of another length.
    ///
    /// # Errors
    /// As there.
    pub fn open_with(store: &Path, site: &str, segment_bytes: u64) -> Result<Self, TransportError> {
        let folder = store.join(site_name(site)?);
        fs::create_dir_all(&folder).map_err(|cause| TransportError::io(&folder, &cause))?;
        let at = folder.join("lock");
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&at);
        let lock = lock.map_err(|cause| TransportError::io(&at, &cause))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(TransportError::InUse { path: folder }),
            Err(TryLockError::Error(cause)) => return Err(TransportError::io(&at, &cause)),
        }
        let mut segments =
            Self { folder, site: site.to_owned(), segment_bytes, ends: BTreeMap::new(), torn: Vec::new(), _lock: lock };
        for line in lines(&segments.folder)? {
            if let Some(end) = segments.recovered(line)? {
                segments.ends.insert(line, end);
            }
        }
        Ok(segments)
    }

    /// What was cut off when it was opened.
    #[must_use]
    pub fn torn(&self) -> &[Torn] {
        &self.torn
    }

    /// The end of a line.
    pub(super) fn reached(&self, line: Line) -> Reached {
        self.ends.get(&line).map_or(Reached { next: 0, chain: Chain::beginning(&self.site, line.0) }, |end| Reached {
            next: end.next,
            chain: end.chain,
        })
    }

    /// The chain of a line before an entry that it has, or before the next.
    pub(super) fn chain_before(&self, line: Line, offset: u64) -> Result<Option<Chain>, TransportError> {
        let there = self.reached(line);
        if there.next == offset {
            return Ok(Some(there.chain));
        }
        let mut found = None;
        walk(&self.folder, line, Some(offset), &mut |number, chain, _| {
            if number == offset {
                found = Some(chain);
            }
        })?;
        Ok(found)
    }

    /// The last segment of a line, whole; nothing when the line has none.
    fn recovered(&mut self, line: Line) -> Result<Option<End>, TransportError> {
        loop {
            let Some(path) = segment_paths(&self.folder, line)?.pop() else { return Ok(None) };
            let bytes = fs::read(&path).map_err(|cause| TransportError::io(&path, &cause))?;
            let Some(mut at) = head(&bytes) else {
                // The machine failed while the segment began: nothing was in it.
                if bytes.len() >= HEAD {
                    return Err(TransportError::Damaged { path, at_byte: 0 });
                }
                self.set_aside(line, &path, &bytes, 0)?;
                fs::remove_file(&path).map_err(|cause| TransportError::io(&path, &cause))?;
                continue;
            };
            let mut length = HEAD;
            loop {
                match read_frame(bytes.get(length..).unwrap_or_default(), at.chain, at.next) {
                    Found::Entry(_, frame, chain) => {
                        length += frame;
                        at = Reached { next: at.next + 1, chain };
                    }
                    Found::Nothing => break,
                    // What was not written through may be half there, in any order of its pages.
                    Found::Unfinished | Found::Other => {
                        self.set_aside(line, &path, &bytes, length)?;
                        break;
                    }
                }
            }
            let opened = OpenOptions::new().write(true).open(&path);
            let mut file = opened.map_err(|cause| TransportError::io(&path, &cause))?;
            let length = length as u64;
            file.set_len(length)
                .and_then(|()| file.seek(SeekFrom::Start(length)))
                .and_then(|_| file.sync_all())
                .map_err(|cause| TransportError::io(&path, &cause))?;
            let Reached { next, chain } = at;
            return Ok(Some(End { file, path, length, next, chain, is_written_through: true }));
        }
    }

    /// Lays what is cut off beside, under a name of its own, before it is cut off.
    fn set_aside(&mut self, line: Line, path: &Path, bytes: &[u8], from: usize) -> Result<(), TransportError> {
        let cut = bytes.get(from..).unwrap_or_default();
        if cut.is_empty() {
            return Ok(());
        }
        let place = |number: usize| path.with_extension(format!("{from}-{number}.torn"));
        let kept_as = (0..).map(place).find(|place| !place.exists()).unwrap_or_default();
        let failed = |cause: std::io::Error| TransportError::io(&kept_as, &cause);
        let mut file = File::create_new(&kept_as).map_err(failed)?;
        file.write_all(cut).and_then(|()| file.sync_all()).map_err(failed)?;
        self.torn.push(Torn { line, bytes: cut.len() as u64, kept_as });
        Ok(())
    }

    /// A new segment at the end of a line.
    fn begin(&self, line: Line, at: Reached) -> Result<End, TransportError> {
        let folder = self.folder.join(line_name(line));
        let path = folder.join(format!("{:020}.seg", at.next));
        let failed = |cause: std::io::Error| TransportError::io(&path, &cause);
        fs::create_dir_all(&folder).map_err(failed)?;
        let mut file = File::create_new(&path).map_err(failed)?;
        let mut head = Vec::with_capacity(HEAD);
        head.extend(MAGIC);
        head.extend(at.next.to_be_bytes());
        head.extend(at.chain.0);
        file.write_all(&head).and_then(|()| file.sync_all()).map_err(failed)?;
        // The name of a file is written through with its folder, and that of the folder with its own.
        for folder in [&folder, &self.folder] {
            File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        }
        let Reached { next, chain } = at;
        Ok(End { file, path, length: HEAD as u64, next, chain, is_written_through: true })
    }
}

impl Transport for Segments {
    fn append(&mut self, line: Line, entry: &[u8]) -> Result<Offset, TransportError> {
        if entry.len() > ENTRY_MAX {
            return Err(TransportError::TooLong { found: entry.len(), most: ENTRY_MAX });
        }
        let at = self.reached(line);
        let (bytes, chain) = frame(at.chain, at.next, entry);
        let is_full = self.ends.get(&line).is_none_or(|end| {
            end.length > HEAD as u64 && end.length.saturating_add(bytes.len() as u64) > self.segment_bytes
        });
        if is_full {
            if let Some(end) = self.ends.get_mut(&line) {
                end.write_through()?;
            }
            let end = self.begin(line, at)?;
            self.ends.insert(line, end);
        }
        let Some(end) = self.ends.get_mut(&line) else {
            return Err(TransportError::Io { path: self.folder.clone(), cause: std::io::ErrorKind::NotFound });
        };
        end.is_written_through = false;
        if let Err(cause) = end.file.write_all(&bytes) {
            // What of it stands there must not come before the next entry; if it cannot be taken away, opening again does.
            let _left = end.file.set_len(end.length).and_then(|()| end.file.seek(SeekFrom::Start(end.length)));
            return Err(TransportError::io(&end.path, &cause));
        }
        end.length += bytes.len() as u64;
        end.next += 1;
        end.chain = chain;
        Ok(Offset(at.next))
    }

    fn read(&self, line: Line, from: Offset, each: &mut dyn FnMut(Offset, &[u8])) -> Result<Offset, TransportError> {
        read(&self.folder, line, from, each)
    }

    fn sync(&mut self) -> Result<(), TransportError> {
        // INVARIANT(kept-is-kept): whoever tells that something is kept has waited for this.
        self.ends.values_mut().try_for_each(End::write_through)
    }
}

impl End {
    fn write_through(&mut self) -> Result<(), TransportError> {
        if !self.is_written_through {
            self.file.sync_data().map_err(|cause| TransportError::io(&self.path, &cause))?;
            self.is_written_through = true;
        }
        Ok(())
    }
}

/// The sites whose lines lie under a store, in the order of their names.
///
/// # Errors
/// The folder cannot be read.
pub fn sites(store: &Path) -> Result<Vec<String>, TransportError> {
    let mut names = entries(store)?;
    names.retain(|name| site_name(name).is_ok() && store.join(name).is_dir());
    Ok(names)
}

/// The lines of a site's folder, in order.
///
/// # Errors
/// The folder cannot be read.
pub fn lines(folder: &Path) -> Result<Vec<Line>, TransportError> {
    let number = |name: &String| u8::from_str_radix(name.strip_prefix("line-")?, 16).ok().map(Line);
    Ok(entries(folder)?.iter().filter_map(number).filter(|line| folder.join(line_name(*line)).is_dir()).collect())
}

/// Gives each entry of a line in a site's folder from an offset on, and the offset after the last; also while another process writes.
///
/// # Errors
/// A segment cannot be read, or was altered. An unfinished last entry is none.
pub fn read(
    folder: &Path,
    line: Line,
    from: Offset,
    each: &mut dyn FnMut(Offset, &[u8]),
) -> Result<Offset, TransportError> {
    let end = walk(folder, line, Some(from.0), &mut |number, _, entry| {
        if number >= from.0 {
            each(Offset(number), entry);
        }
    })?;
    Ok(end.map_or(Offset(0), |end| Offset(end.next)))
}

/// Gives each entry with its number and the chain before it, from the segment on that has `from`.
pub(super) fn walk(
    folder: &Path,
    line: Line,
    from: Option<u64>,
    each: &mut dyn FnMut(u64, Chain, &[u8]),
) -> Result<Option<Reached>, TransportError> {
    let paths = segment_paths(folder, line)?;
    let begins = |path: &PathBuf| path.file_stem().and_then(|stem| stem.to_str()?.parse::<u64>().ok());
    let first = paths.iter().rposition(|path| begins(path) <= from).unwrap_or_default();
    let mut reached: Option<Reached> = None;
    for (number, path) in paths.iter().enumerate().skip(first) {
        let bytes = fs::read(path).map_err(|cause| TransportError::io(path, &cause))?;
        let is_last = number + 1 == paths.len();
        let damaged = |at: usize| TransportError::Damaged { path: path.clone(), at_byte: at as u64 };
        let Some(mut at) = head(&bytes) else {
            return if is_last && bytes.len() < HEAD { Ok(reached) } else { Err(damaged(0)) };
        };
        if reached.is_some_and(|before| before != at) || begins(path) != Some(at.next) {
            return Err(damaged(0));
        }
        let mut length = HEAD;
        loop {
            match read_frame(bytes.get(length..).unwrap_or_default(), at.chain, at.next) {
                Found::Entry(entry, frame, chain) => {
                    each(at.next, at.chain, entry);
                    length += frame;
                    at = Reached { next: at.next + 1, chain };
                }
                Found::Nothing => break,
                Found::Unfinished if is_last => break,
                Found::Unfinished | Found::Other => return Err(damaged(length)),
            }
        }
        reached = Some(at);
    }
    Ok(reached)
}

fn head(bytes: &[u8]) -> Option<Reached> {
    let (magic, rest) = bytes.split_first_chunk::<8>()?;
    let (next, rest) = rest.split_first_chunk::<8>()?;
    let (chain, _) = rest.split_first_chunk::<TAIL>()?;
    (magic == MAGIC).then_some(Reached { next: u64::from_be_bytes(*next), chain: Chain(*chain) })
}

fn line_name(line: Line) -> String {
    format!("line-{:02x}", line.0)
}

/// The segments of a line, in order.
fn segment_paths(folder: &Path, line: Line) -> Result<Vec<PathBuf>, TransportError> {
    let folder = folder.join(line_name(line));
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let is_segment = |name: &String| name.len() == 24 && name.ends_with(".seg");
    Ok(entries(&folder)?.into_iter().filter(is_segment).map(|name| folder.join(name)).collect())
}

/// The names in a folder, in order.
fn entries(folder: &Path) -> Result<Vec<String>, TransportError> {
    let failed = |cause: std::io::Error| TransportError::io(folder, &cause);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        names.push(entry.map_err(failed)?.file_name().to_string_lossy().into_owned());
    }
    names.sort_unstable();
    Ok(names)
}
