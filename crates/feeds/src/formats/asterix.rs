//! Reads ASTERIX, the exchange format of civil and military surveillance: categories 021, 023, 034, 048, 062, 063 and 065.
//!
//! The octets do not say in which edition of its category they are written, so the register of sources says it for each source, and what does
//! not fit that edition to the last octet is not decoded. Tables of items and lengths are in [`uap`], the five length rules in [`layout`],
//! what the values mean in `readers`. Items that no reader knows are skipped by their length rule and kept as octets
//! ([`record::Record::pieces`]). Must not know an area, a notice or an agreement.
//!
//! A data block is taken whole or not at all: a record has no length of its own, so the end of its block is the only proof that its items
//! were cut where they end. Source: EUROCONTROL-SPEC-0149, Part 1, edition 3.1, and the parts named at each table.

mod accuracy;
pub mod encode;
mod fault;
pub mod feed;
pub mod field;
pub mod layout;
mod place;
mod readers;
pub mod record;
mod sources;
mod time_of_day;
pub mod uap;

use spacetime::observation::SourceId;
use spacetime::{Instant, Span};
use std::collections::{BTreeMap, BTreeSet};

use crate::sources::SourceRegister;
use crate::stream::{FeedEvent, Heartbeat, SensorState};
use fault::Problem;
use readers::{Doubt, Lack, Outcome, Report};
use record::{Record, RecordMisfit, source_codes};
use sources::{Editions, Row};
use uap::{CATEGORIES, Uap, editions, profiles};

pub use feed::AsterixFeed;
pub use readers::{Reading, ReadingValue};

/// Octets of the head of a data block: category and length.
const HEAD: usize = 3;
/// How far a clock may be off before it is said, milliseconds.
const CLOCK_OFF_MS_MAX: i64 = 120_000;
/// The most things that are said once; a feed of nothing but unknown sources must not grow without end.
const TOLD_MAX: usize = 4_096;

/// How much a source's blocks are doubted: a bad one adds, a good one takes off, and above a limit nothing is decoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Distrust(u8);

impl Distrust {
    const PER_BAD_BLOCK: u8 = 4;
    const LIMIT: u8 = 8;
    const MAX: u8 = 32;

    const fn refuses(self) -> bool {
        self.0 >= Self::LIMIT
    }

    fn after_bad(self) -> Self {
        Self((self.0 + Self::PER_BAD_BLOCK).min(Self::MAX))
    }

    const fn after_good(self) -> Self {
        Self(self.0.saturating_sub(1))
    }
}

/// What has been read of one category of one source: for the health of sensors and as provenance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The edition by which it was read.
    pub edition: String,
    /// Records read.
    pub records: u64,
    /// Data blocks that did not fit the edition, or came while it was doubted.
    pub blocks_refused: u64,
    /// Items skipped by rule, of records read.
    pub items_skipped: u64,
}

/// Reads data blocks; how they are cut out of files, captures and streams is the business of [`AsterixFeed`].
#[derive(Clone, Debug)]
pub struct AsterixDecoder {
    rows: BTreeMap<(u8, u8), Row>,
    distrust: BTreeMap<(u8, u8, u8), Distrust>,
    standing: BTreeMap<SourceId, SensorState>,
    told: BTreeSet<(&'static str, u32)>,
    tallies: BTreeMap<(SourceId, u8), Tally>,
}

/// Whether a data block fitted its edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// It did, or nothing is known that it should have fitted.
    Fits,
    /// It did not: its length may be a lie.
    Misfits,
}

/// Why a block is refused.
#[derive(Clone, Debug)]
enum Refusal {
    Misfit(RecordMisfit),
    Doubt { at: usize, doubt: Doubt },
}

impl AsterixDecoder {
    /// A decoder for the sources of a register.
    #[must_use]
    pub fn new(register: &SourceRegister) -> Self {
        Self {
            rows: sources::rows(register),
            distrust: BTreeMap::new(),
            standing: BTreeMap::new(),
            told: BTreeSet::new(),
            tallies: BTreeMap::new(),
        }
    }

    /// What has been read so far, by source and category.
    pub fn tallies(&self) -> impl Iterator<Item = (SourceId, u8, &Tally)> {
        self.tallies.iter().map(|((source, category), tally)| (*source, *category, tally))
    }

    /// Reads the data blocks that fill a datagram.
    ///
    /// Nothing of a datagram is read whose blocks do not fill it to the last octet: it is not ASTERIX, or it was cut.
    pub fn datagram(&mut self, payload: &[u8], at_byte: u64, received_at: Instant, out: &mut Vec<FeedEvent>) {
        let mut at = 0;
        while at < payload.len() {
            match block_length(payload.get(at..).unwrap_or_default()) {
                Some(length) if at + length <= payload.len() => at += length,
                Some(_) | None => {
                    return out.push(fault::not_asterix(at_byte + at as u64, payload.len()));
                }
            }
        }
        let mut rest = payload;
        let mut at = at_byte;
        while let Some(length) = block_length(rest) {
            let (block, behind) = rest.split_at(length.min(rest.len()));
            self.block(block, at, received_at, out);
            at += block.len() as u64;
            rest = behind;
        }
    }

    /// Reads one data block, its head included.
    pub(crate) fn block(&mut self, block: &[u8], at_byte: u64, received_at: Instant, out: &mut Vec<FeedEvent>) -> Fit {
        let Some(&category) = block.first() else { return Fit::Fits };
        let records = block.get(HEAD..).unwrap_or_default();
        if !CATEGORIES.contains(&category) {
            self.tell_once(out, u32::from(category), Problem::CategoryNotRead { category }.fault(None, at_byte));
            return Fit::Fits;
        }
        let Some(codes) = source_codes(records) else {
            out.push(FeedEvent::Fault(Problem::NoSource { category }.fault(None, at_byte)));
            return Fit::Misfits;
        };
        let key = u32::from(codes.0) << 16 | u32::from(codes.1) << 8;
        let Some(row) = self.rows.get(&codes) else {
            self.tell_once(out, key, Problem::NoRow { codes }.fault(None, at_byte));
            return Fit::Fits;
        };
        let source = row.source;
        let uap = match row.editions.get(&category) {
            Some(Editions::Known(uap, _)) => *uap,
            Some(Editions::Unknown(edition)) => {
                let problem =
                    Problem::UnknownEdition { codes, category, edition: edition.clone(), known: editions(category) };
                self.tell_once(out, key | u32::from(category), problem.fault(Some(source), at_byte));
                return Fit::Fits;
            }
            None => {
                let problem = Problem::NoEdition { codes, category, known: editions(category) };
                self.tell_once(out, key | u32::from(category), problem.fault(Some(source), at_byte));
                return Fit::Fits;
            }
        };
        let edition = row.edition_name(category);
        let doubted = (codes.0, codes.1, category);
        let distrust = self.distrust.get(&doubted).copied().unwrap_or_default();
        match read_records(uap, records) {
            Err(refusal) => {
                let after = distrust.after_bad();
                self.distrust.insert(doubted, after);
                tally(&mut self.tallies, source, category, edition).blocks_refused += 1;
                if !distrust.refuses() {
                    let fits = fitting(uap, records);
                    out.push(refused(&refusal, uap, source, edition, at_byte, fits.clone()));
                    if after.refuses() {
                        let problem = Problem::EditionMismatch { codes, category, edition: edition.to_owned(), fits };
                        out.push(FeedEvent::Fault(problem.fault(Some(source), at_byte)));
                    }
                }
                Fit::Misfits
            }
            Ok(_) if distrust.after_good().refuses() => {
                self.distrust.insert(doubted, distrust.after_good());
                tally(&mut self.tallies, source, category, edition).blocks_refused += 1;
                Fit::Fits
            }
            Ok(reports) => {
                if distrust != Distrust::default() {
                    self.distrust.insert(doubted, distrust.after_good());
                }
                let tally = tally(&mut self.tallies, source, category, edition);
                tally.records += reports.len() as u64;
                tally.items_skipped += reports.iter().map(|read| read.report.skipped()).sum::<u64>();
                for report in &reports {
                    self.report(report, codes, at_byte, received_at, out);
                }
                Fit::Fits
            }
        }
    }

    fn tell_once(&mut self, out: &mut Vec<FeedEvent>, about: u32, fault: crate::stream::Fault) {
        if self.told.len() < TOLD_MAX && self.told.insert((fault.code, about)) {
            out.push(FeedEvent::Fault(fault));
        }
    }

    /// Says what one record of a block came to.
    fn report(
        &mut self,
        read: &ReadRecord<'_>,
        block_codes: (u8, u8),
        block_at: u64,
        received_at: Instant,
        out: &mut Vec<FeedEvent>,
    ) {
        let at_byte = block_at + (HEAD + read.at) as u64;
        let codes = read.codes.unwrap_or(block_codes);
        let key = u32::from(codes.0) << 16 | u32::from(codes.1) << 8;
        let Some(row) = self.rows.get(&codes) else {
            return self.tell_once(out, key, Problem::NoRow { codes }.fault(None, at_byte));
        };
        let source = row.source;
        match read.report.outcome(&row.setting(received_at)) {
            Outcome::Nothing => {}
            Outcome::Observation(observation, lack) => {
                self.check_clock(observation.valid_at, source, codes, received_at, at_byte, out);
                let category = read.category;
                out.push(FeedEvent::Observation(observation));
                match lack {
                    None => {}
                    Some(Lack::Site(number)) => {
                        self.tell_once(
                            out,
                            key,
                            Problem::NoSite { codes, category, number }.fault(Some(source), at_byte),
                        );
                    }
                    Some(Lack::NullPosition(number)) => {
                        out.push(FeedEvent::Fault(
                            Problem::NullPosition { category, number }.fault(Some(source), at_byte),
                        ));
                    }
                    Some(Lack::Time(number)) => {
                        out.push(FeedEvent::Fault(Problem::NoTime { category, number }.fault(Some(source), at_byte)));
                    }
                }
            }
            Outcome::Heartbeat { codes: sensor, at, state } => {
                let Some(sensor_row) = self.rows.get(&sensor) else {
                    let about = u32::from(sensor.0) << 16 | u32::from(sensor.1) << 8;
                    return self.tell_once(out, about, Problem::NoRow { codes: sensor }.fault(Some(source), at_byte));
                };
                let alive = sensor_row.source;
                if let Some(state) = state {
                    self.standing.insert(alive, state);
                }
                let state = self.standing.get(&alive).copied().unwrap_or(SensorState::Operating);
                self.check_clock(at, source, codes, received_at, at_byte, out);
                out.push(FeedEvent::Heartbeat(Heartbeat { source: alive, at, state }));
            }
        }
    }

    fn check_clock(
        &mut self,
        at: Instant,
        source: SourceId,
        codes: (u8, u8),
        received_at: Instant,
        at_byte: u64,
        out: &mut Vec<FeedEvent>,
    ) {
        let off: Span = at.since(received_at);
        if off.as_millis().abs() > CLOCK_OFF_MS_MAX {
            let key = u32::from(codes.0) << 16 | u32::from(codes.1) << 8;
            let problem = Problem::ClockOff { codes, seconds: off.as_millis() / 1_000 };
            self.tell_once(out, key, problem.fault(Some(source), at_byte));
        }
    }
}

fn tally<'a>(
    tallies: &'a mut BTreeMap<(SourceId, u8), Tally>,
    source: SourceId,
    category: u8,
    edition: &str,
) -> &'a mut Tally {
    let fresh = || Tally { edition: edition.to_owned(), ..Tally::default() };
    tallies.entry((source, category)).or_insert_with(fresh)
}

/// One record of a block that fits.
#[derive(Clone, Copy, Debug)]
struct ReadRecord<'a> {
    /// Offset among the records of the block.
    at: usize,
    category: u8,
    codes: Option<(u8, u8)>,
    report: Report<'a>,
}

/// Takes every record of a block apart; all of them fit, or none is given.
fn read_records<'a>(uap: &Uap, records: &'a [u8]) -> Result<Vec<ReadRecord<'a>>, Refusal> {
    let mut found = Vec::with_capacity(8);
    let mut at = 0;
    while at < records.len() {
        let rest = records.get(at..).unwrap_or_default();
        let (record, length) = Record::split(uap, rest)
            .map_err(|misfit| Refusal::Misfit(RecordMisfit { at: at + misfit.at, ..misfit }))?;
        let report = Report::of(uap, &record);
        if let Some(doubt) = report.doubt() {
            return Err(Refusal::Doubt { at, doubt });
        }
        found.push(ReadRecord { at, category: uap.category, codes: source_codes(rest), report });
        at += length;
    }
    if found.is_empty() {
        let nothing = RecordMisfit { at: 0, number: None, misfit: layout::Misfit::BeyondBlock { needed: 1, left: 0 } };
        return Err(Refusal::Misfit(nothing));
    }
    Ok(found)
}

/// The other editions of the category that the records would fit, for the cure.
fn fitting(uap: &Uap, records: &[u8]) -> String {
    let others = profiles(uap.category).filter(|other| *other != uap && read_records(other, records).is_ok());
    others.flat_map(|other| other.editions.iter().copied()).collect::<Vec<_>>().join(", ")
}

fn refused(refusal: &Refusal, uap: &Uap, source: SourceId, edition: &str, at_byte: u64, fits: String) -> FeedEvent {
    let category = uap.category;
    let edition = edition.to_owned();
    FeedEvent::Fault(match refusal {
        Refusal::Misfit(misfit) => {
            let at = at_byte + (HEAD + misfit.at) as u64;
            Problem::Misfit { category, edition, misfit: *misfit, fits }.fault(Some(source), at)
        }
        Refusal::Doubt { at, doubt } => {
            let at = at_byte + (HEAD + at) as u64;
            Problem::Implausible { category, edition, doubt: doubt.clone(), fits }.fault(Some(source), at)
        }
    })
}

/// The length of the data block at the start of these octets, its head included; nothing when no block begins so.
pub(crate) fn block_length(bytes: &[u8]) -> Option<usize> {
    let [_, high, low] = *bytes.get(..HEAD)? else { return None };
    let length = usize::from(u16::from_be_bytes([high, low]));
    // Its head, a flag octet and the two octets of a source at least.
    (length > HEAD).then_some(length)
}

/// The values of the records of one data block, each with its offset in it: what another decoder must agree with.
///
/// Nothing when the block does not fit the edition.
#[must_use]
pub fn readings(block: &[u8], edition: &str) -> Option<Vec<Vec<Reading>>> {
    let uap = uap::profile(*block.first()?, edition)?;
    let reports = read_records(uap, block.get(HEAD..)?).ok()?;
    Some(reports.iter().map(|read| read.report.readings()).collect())
}
