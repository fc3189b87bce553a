//! Lines as one file, for sites that no network joins: it is carried, and taken in as often as anybody likes.
//!
//! A bundle names its site, and the chain of each line from its first entry on. Taking it in adds what is new, passes over what is there, and
//! refuses what does not go on from it, or says something else of it. A bundle that was cut off gives what it has whole. It stays within one
//! nation: it holds the bytes of sensors (SG-32).

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use super::frame::{Chain, ENTRY_MAX, Found, HEAD, TAIL, frame, head, read as read_frame};
use super::segments::{Segments, lines, walk};
use super::{Line, Offset, Transport, TransportError, site as site_name};

const MAGIC: &[u8; 8] = b"JIGBUN01";
/// Before the entries of a line: its number, the number of its first entry, the chain before it.
const LINE: u8 = b'L';
/// Before an entry.
const ENTRY: u8 = b'E';
/// Behind the last.
const END: u8 = b'Z';

/// What a bundle carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Entries that were written, or were new.
    pub entries: u64,
    /// Entries that were there before.
    pub known: u64,
    /// Whether the bundle is whole.
    pub whole: Whole,
}

/// Whether a bundle came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// It did.
    Yes,
    /// It was cut off.
    No,
}

/// Writes the lines of a site under `store`, each from its offset in `from`, else from the beginning.
///
/// # Errors
/// A line cannot be read, or the bundle cannot be written.
pub fn export(
    store: &Path,
    site: &str,
    from: &BTreeMap<Line, Offset>,
    out: &mut dyn Write,
) -> Result<Carried, TransportError> {
    let folder = store.join(site_name(site)?);
    let failed = |cause: std::io::Error| TransportError::io(Path::new("bundle"), &cause);
    let mut begin = MAGIC.to_vec();
    begin.push(u8::try_from(site.len()).unwrap_or_default());
    begin.extend(site.as_bytes());
    out.write_all(&begin).map_err(failed)?;
    let mut entries = 0;
    for line in lines(&folder)? {
        let first = from.get(&line).map_or(0, |offset| offset.0);
        let (mut is_open, mut result) = (false, Ok(()));
        walk(&folder, line, Some(first), &mut |number, chain, entry| {
            if number < first || result.is_err() {
                return;
            }
            let mut bytes = Vec::new();
            if !is_open {
                is_open = true;
                bytes.extend([LINE, line.0]);
                bytes.extend(number.to_be_bytes());
                bytes.extend(chain.0);
            }
            bytes.push(ENTRY);
            bytes.extend(frame(chain, number, entry).0);
            entries += 1;
            result = out.write_all(&bytes);
        })?;
        result.map_err(failed)?;
    }
    out.write_all(&[END]).and_then(|()| out.flush()).map_err(failed)?;
    Ok(Carried { entries, known: 0, whole: Whole::Yes })
}

/// Where the bundle of a site came to, line by line, so that the next one goes on from there.
///
/// # Errors
/// [`TransportError::NotBundle`], or an entry that does not follow from the one before.
pub fn ends(bundle: &mut dyn Read) -> Result<(String, BTreeMap<Line, Offset>), TransportError> {
    let mut ends = BTreeMap::new();
    let (site, _) = parse(bundle, &mut |part| {
        if let Part::Entry { line, offset, .. } = part {
            ends.insert(line, Offset(offset + 1));
        }
        Ok(())
    })?;
    Ok((site, ends))
}

/// Takes a bundle into `store`, written through; gives the name of its site.
///
/// # Errors
/// No bundle, one that leaves a gap or contradicts what is there, or a store that cannot be written. What came before the fault is taken.
pub fn import(store: &Path, bundle: &mut dyn Read) -> Result<(String, Carried), TransportError> {
    let mut opened: Option<Segments> = None;
    let (mut entries, mut known) = (0, 0);
    let parsed = parse(bundle, &mut |part| {
        match part {
            Part::Site(site) => opened = Some(Segments::open(store, site)?),
            Part::Line { line, first, chain } => {
                let Some(segments) = &opened else { return Err(TransportError::NotBundle) };
                let there = segments.reached(line);
                if first > there.next {
                    return Err(TransportError::Gap { line: line.0, expected: there.next, found: first });
                }
                if segments.chain_before(line, first)? != Some(chain) {
                    return Err(TransportError::Forked { line: line.0, offset: first });
                }
            }
            Part::Entry { line, offset, chain, entry } => {
                let Some(segments) = &mut opened else { return Err(TransportError::NotBundle) };
                let there = segments.reached(line);
                if offset < there.next {
                    known += 1;
                    return Ok(());
                }
                // The chain covers all that came before: what is there and what was carried are one line, or two.
                if there.chain != chain || there.next != offset {
                    return Err(TransportError::Forked { line: line.0, offset });
                }
                segments.append(line, entry)?;
                entries += 1;
            }
            Part::LineEnds { line, next, chain } => {
                let Some(segments) = &opened else { return Err(TransportError::NotBundle) };
                if segments.chain_before(line, next)? != Some(chain) {
                    return Err(TransportError::Forked { line: line.0, offset: next });
                }
            }
        }
        Ok(())
    });
    if let Some(segments) = &mut opened {
        segments.sync()?;
    }
    let (site, whole) = parsed?;
    Ok((site, Carried { entries, known, whole }))
}

/// A part of a bundle.
enum Part<'b> {
    Site(&'b str),
    Line { line: Line, first: u64, chain: Chain },
    Entry { line: Line, offset: u64, chain: Chain, entry: &'b [u8] },
    LineEnds { line: Line, next: u64, chain: Chain },
}

/// A line that is being read.
struct Open {
    line: Line,
    next: u64,
    chain: Chain,
}

fn parse(
    bundle: &mut dyn Read,
    each: &mut dyn FnMut(Part<'_>) -> Result<(), TransportError>,
) -> Result<(String, Whole), TransportError> {
    let mut magic = [0; 9];
    if !filled(bundle, &mut magic)? || magic.first_chunk::<8>() != Some(MAGIC) {
        return Err(TransportError::NotBundle);
    }
    let mut name = vec![0; magic.last().copied().map(usize::from).unwrap_or_default()];
    if !filled(bundle, &mut name)? {
        return Err(TransportError::NotBundle);
    }
    let site = String::from_utf8(name).map_err(|_| TransportError::NotBundle)?;
    each(Part::Site(site_name(&site)?))?;
    let mut open: Option<Open> = None;
    let closed = |open: &Option<Open>, each: &mut dyn FnMut(Part<'_>) -> Result<(), TransportError>| match open {
        Some(Open { line, next, chain }) => each(Part::LineEnds { line: *line, next: *next, chain: *chain }),
        None => Ok(()),
    };
    let whole = loop {
        let mut mark = [0];
        if !filled(bundle, &mut mark)? {
            break Whole::No;
        }
        let [mark] = mark;
        match mark {
            LINE => {
                closed(&open, each)?;
                let mut bytes = [0; 9 + TAIL];
                if !filled(bundle, &mut bytes)? {
                    open = None;
                    break Whole::No;
                }
                let [line, rest @ ..] = bytes;
                let (Some((first, rest)), line) = (rest.split_first_chunk::<8>(), Line(line)) else {
                    return Err(TransportError::NotBundle);
                };
                let first = u64::from_be_bytes(*first);
                let chain = Chain(*rest.first_chunk().ok_or(TransportError::NotBundle)?);
                each(Part::Line { line, first, chain })?;
                open = Some(Open { line, next: first, chain });
            }
            ENTRY => {
                let Some(at) = &mut open else { return Err(TransportError::NotBundle) };
                let mut begin = [0; HEAD];
                if !filled(bundle, &mut begin)? {
                    break Whole::No;
                }
                let (length, _) = head(&begin);
                if length > ENTRY_MAX {
                    return Err(TransportError::TooLong { found: length, most: ENTRY_MAX });
                }
                let mut bytes = vec![0; HEAD + length + TAIL];
                let (place, rest) = bytes.split_at_mut(HEAD);
                place.copy_from_slice(&begin);
                if !filled(bundle, rest)? {
                    break Whole::No;
                }
                let Found::Entry(entry, _, after) = read_frame(&bytes, at.chain, at.next) else {
                    return Err(TransportError::Forked { line: at.line.0, offset: at.next });
                };
                each(Part::Entry { line: at.line, offset: at.next, chain: at.chain, entry })?;
                at.next = at.next.saturating_add(1);
                at.chain = after;
            }
            END => break Whole::Yes,
            _ => return Err(TransportError::NotBundle),
        }
    };
    closed(&open, each)?;
    Ok((site, whole))
}

/// Fills a buffer; false when the bundle ends before.
fn filled(bundle: &mut dyn Read, buffer: &mut [u8]) -> Result<bool, TransportError> {
    match bundle.read_exact(buffer) {
        Ok(()) => Ok(true),
        Err(cause) if cause.kind() == ErrorKind::UnexpectedEof => Ok(false),
        Err(cause) => Err(TransportError::io(Path::new("bundle"), &cause)),
    }
}
