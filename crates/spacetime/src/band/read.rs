//! Reads whole altitude bands as people write them, in English, Russian and Arabic.
//!
//! `FL180-FL240`, `SFC–FL195`, `1500 ft AGL to 3000 m MSL`, `от поверхности до 6000 м`, `не выше 3000 м`. Each limit has its own surface. A
//! unit and a surface behind the second limit hold for a first one that is a bare number (`1500–3000 ft AGL`), and for no other. Where a
//! limit does not say what it is counted from there are as many readings as there are surfaces it may mean; nobody picks one here.
//! Knows no footprint and no rule.

use super::{AltitudeBand, BandError, LowerBound, UpperBound};
use crate::altitude::{
    Altitude, AltitudeError, AltitudeProblem, SeaLevel, VerticalDatum, parse_altitude, parse_length,
};
use crate::text::{Place, digit, folded, is_hidden, too_long_at};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

mod words;

use words::{ABOVE_AFTER, ABOVE_BEFORE, BELOW_AFTER, BELOW_BEFORE, DASHES, FROM, SURFACE, TO, UNLIMITED};

/// A band read from text: one reading, or one for each surface that a limit may be counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedBand {
    readings: Vec<BandReading>,
}

/// One way to read a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BandReading {
    /// The band.
    pub band: AltitudeBand,
    /// The surface that this reading supplies for the lower limit; nothing where the text says it.
    pub lower_supplied: Option<VerticalDatum>,
    /// The same for the upper limit.
    pub upper_supplied: Option<VerticalDatum>,
}

/// Why a text is no band, and where that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BandTextError {
    /// A limit cannot be read.
    #[error("{0}")]
    Limit(AltitudeError),
    /// One height, and no word on whether the band lies above or below it.
    #[error("{place}: one height is no band")]
    OneLimit {
        /// The height.
        place: Place,
    },
    /// The surface as the upper limit, or no limit as the lower one.
    #[error("{place}: this limit cannot stand here")]
    LimitMisplaced {
        /// The limit.
        place: Place,
    },
    /// The limits are surely reversed, in every reading.
    #[error("{place}: {error}")]
    Reversed {
        /// The lower limit.
        place: Place,
        /// What they are.
        error: BandError,
    },
}

impl BandTextError {
    /// The stable code, the key of the message and its cure in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Limit(error) => error.code(),
            Self::OneLimit { .. } => "band-one-limit",
            Self::LimitMisplaced { .. } => "band-limit-misplaced",
            Self::Reversed { error, .. } => error.code(),
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let at = |place: &Place| vec![("character", place.character.to_string()), ("offset", place.offset.to_string())];
        match self {
            Self::Limit(error) => error.arguments(),
            Self::OneLimit { place } | Self::LimitMisplaced { place } => at(place),
            Self::Reversed { place, error } => {
                let mut arguments = at(place);
                arguments.extend(error.arguments());
                arguments
            }
        }
    }

    /// Bytes before the place.
    #[must_use]
    pub const fn offset(&self) -> usize {
        match self {
            Self::Limit(error) => error.offset(),
            Self::OneLimit { place } | Self::LimitMisplaced { place } | Self::Reversed { place, .. } => place.offset,
        }
    }
}

impl ParsedBand {
    /// Every reading, one at least; their order means nothing.
    #[must_use]
    pub fn readings(&self) -> &[BandReading] {
        &self.readings
    }

    /// The band, where the text says all of it; nothing where a surface would have to be supplied.
    #[must_use]
    pub fn stated(&self) -> Option<AltitudeBand> {
        let is_stated = |reading: &&BandReading| reading.lower_supplied.is_none() && reading.upper_supplied.is_none();
        self.readings.first().filter(is_stated).map(|reading| reading.band)
    }
}

/// What a height without a surface may be counted from. Heights above an aerodrome are not among them: they must say which.
const SURFACES: [VerticalDatum; 4] = [
    VerticalDatum::Msl { surface: SeaLevel::Unstated },
    VerticalDatum::Agl,
    VerticalDatum::FlightLevel,
    VerticalDatum::Ellipsoid,
];

/// Reads a band: two limits, or one limit and on which side of it the band lies.
///
/// Limits belong to the band, also behind *below* and *above*: so it takes the more room.
///
/// # Errors
/// [`BandTextError`] with the place and what is the matter; its code has a cure in the catalogues.
pub fn parse_band(text: &str) -> Result<ParsedBand, BandTextError> {
    if let Some(offset) = too_long_at(text) {
        return Err(BandTextError::Limit(AltitudeError::new(text, offset, AltitudeProblem::TooLong)));
    }
    let whole = Part { text, start: 0, end: text.len() }.trimmed();
    if whole.is_empty() {
        return Err(BandTextError::Limit(AltitudeError::new(text, 0, AltitudeProblem::Empty)));
    }
    if let Some(limit) = whole.without_last(ABOVE_AFTER) {
        return band(limit.without_first(FROM).unwrap_or(limit).limit()?, Limit::Unlimited, limit);
    }
    if let Some(limit) = whole.without_last(BELOW_AFTER) {
        return band(Limit::Surface, limit.limit()?, limit);
    }
    if let Some(limit) = whole.without_first(BELOW_BEFORE) {
        return band(Limit::Surface, limit.limit()?, limit);
    }
    let (rest, is_above) = match (whole.without_first(ABOVE_BEFORE), whole.without_first(FROM)) {
        (Some(rest), _) => (rest, true),
        (None, Some(rest)) => (rest, true),
        (None, None) => (whole, false),
    };
    match split(rest) {
        Ok(Some((lower, upper, lower_part))) => band(lower, upper, lower_part),
        Ok(None) if is_above => band(rest.limit()?, Limit::Unlimited, rest),
        Ok(None) => {
            // What is no height is said first.
            rest.limit()?;
            Err(BandTextError::OneLimit { place: rest.place() })
        }
        Err(error) => Err(error),
    }
}

/// A limit as it is written.
#[derive(Clone, Copy)]
enum Limit {
    Surface,
    Unlimited,
    At(Altitude),
    /// The surface is not said.
    Bare(crate::Millimetres),
}

/// A stretch of the text.
#[derive(Clone, Copy)]
struct Part<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

impl<'a> Part<'a> {
    fn str(self) -> &'a str {
        self.text.get(self.start..self.end).unwrap_or_default()
    }

    const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    fn place(self) -> Place {
        Place::of(self.text, self.start)
    }

    /// Without spaces and marks of direction at its ends.
    fn trimmed(self) -> Self {
        let is_blank = |character: char| character.is_whitespace() || is_hidden(character);
        let str = self.str();
        let start = self.start + (str.len() - str.trim_start_matches(is_blank).len());
        let end = self.end - (str.len() - str.trim_end_matches(is_blank).len());
        Self { start, end: end.max(start), ..self }
    }

    /// Its words: what stands between spaces, folded, with their places.
    fn words(self) -> Vec<(usize, usize, String)> {
        let str = self.str();
        let at = |word: &str| self.start + word.as_ptr().addr().saturating_sub(str.as_ptr().addr());
        str.split_whitespace()
            .map(|word| (at(word), at(word) + word.len(), folded(word.trim_matches([',', '.']))))
            .collect()
    }

    /// What stands behind one of these phrases at its beginning; the phrases are in order, longer ones first.
    fn without_first(self, phrases: &[&[&str]]) -> Option<Self> {
        let words = self.words();
        phrases.iter().find_map(|phrase| {
            let stands = words.len() > phrase.len() && phrase.iter().zip(&words).all(|(one, (.., word))| one == word);
            let (start, ..) = words.get(phrase.len()).filter(|_| stands)?;
            Some(Self { start: *start, ..self })
        })
    }

    /// What stands before one of these phrases at its end.
    fn without_last(self, phrases: &[&[&str]]) -> Option<Self> {
        let words = self.words();
        phrases.iter().find_map(|phrase| {
            let kept = words.len().checked_sub(phrase.len()).filter(|kept| *kept > 0)?;
            let stands = phrase.iter().zip(words.iter().skip(kept)).all(|(one, (.., word))| one == word);
            let (_, end, _) = words.get(kept - 1).filter(|_| stands)?;
            Some(Self { end: *end, ..self })
        })
    }

    fn limit(self) -> Result<Limit, BandTextError> {
        let part = self.trimmed();
        let words: Vec<String> = part.words().into_iter().map(|(.., word)| word).collect();
        let is_one_of = |phrases: &[&[&str]]| phrases.iter().any(|phrase| phrase.iter().eq(words.iter()));
        if is_one_of(SURFACE) {
            return Ok(Limit::Surface);
        }
        if is_one_of(UNLIMITED) {
            return Ok(Limit::Unlimited);
        }
        match parse_altitude(part.str()) {
            Ok(parsed) => Ok(Limit::At(parsed.altitude)),
            Err(AltitudeError { problem: AltitudeProblem::DatumMissing, .. }) => {
                let bare = part.str().trim_end_matches(['.', ',']);
                let length = parse_length(bare).map_err(|error| part.moved(error, 0))?;
                Ok(Limit::Bare(length.millimetres))
            }
            Err(error) => Err(part.moved(error, 0)),
        }
    }

    /// An error inside this part, or in a text that begins `before` bytes ahead of it, as one of the whole text.
    fn moved(self, error: AltitudeError, before: usize) -> BandTextError {
        let offset = (self.start + error.place.offset).saturating_sub(before).clamp(self.start, self.end);
        BandTextError::Limit(AltitudeError::new(self.text, offset, error.problem))
    }

    fn is_bare_number(self) -> bool {
        let str = self.trimmed().str();
        str.chars().any(|character| digit(character).is_some())
            && str.chars().all(|character| {
                digit(character).is_some() || character.is_whitespace() || matches!(character, '.' | ',' | '٫')
            })
    }
}

type Split<'a> = (Limit, Limit, Part<'a>);

/// The two limits; nothing where no mark or word parts them. Where several may, the one between two limits that can be read.
fn split(part: Part<'_>) -> Result<Option<Split<'_>>, BandTextError> {
    let mut furthest: Option<BandTextError> = None;
    for (end, start) in partings(part) {
        let (lower, upper) = (Part { end, ..part }.trimmed(), Part { start, ..part }.trimmed());
        if lower.is_empty() || upper.is_empty() {
            continue;
        }
        match limits(lower, upper) {
            Ok((low, high)) => return Ok(Some((low, high, lower))),
            Err(error) if furthest.is_none_or(|earlier| error.offset() > earlier.offset()) => furthest = Some(error),
            Err(_) => {}
        }
    }
    // One height may have a dash inside: `БС-77`, `wgs-84`, a minus.
    match furthest {
        Some(error) if part.limit().is_err() => Err(error),
        Some(_) | None => Ok(None),
    }
}

/// Where a text may be parted: around words first, then around dashes; each as the end of the first part and the start of the second.
fn partings(part: Part<'_>) -> Vec<(usize, usize)> {
    let words = part.words();
    let by_word =
        words.iter().skip(1).filter(|(.., word)| TO.contains(&word.as_str())).map(|(start, end, _)| (*start, *end));
    let dashes = part.str().char_indices().filter(|(_, character)| DASHES.contains(character));
    let by_dash = dashes.map(|(at, character)| (part.start + at, part.start + at + character.len_utf8()));
    by_word.chain(by_dash).collect()
}

fn limits(lower: Part<'_>, upper: Part<'_>) -> Result<(Limit, Limit), BandTextError> {
    // `FL180-240`: the second is counted as the first.
    if upper.is_bare_number() && lower.str().to_lowercase().starts_with("fl") {
        let written = format!("FL{}", upper.str());
        let high = parse_altitude(&written).map_err(|error| upper.moved(error, "FL".len()))?;
        return Ok((lower.limit()?, Limit::At(high.altitude)));
    }
    if !lower.is_bare_number() {
        return Ok((lower.limit()?, upper.limit()?));
    }
    // `1500–3000 ft AGL`: unit and surface stand once, behind both.
    let high = upper.limit()?;
    let behind = upper.str().trim_start_matches(|character: char| {
        digit(character).is_some() || character.is_whitespace() || matches!(character, '.' | ',' | '٫')
    });
    let written = format!("{} {behind}", lower.str());
    match (high, parse_altitude(&written)) {
        (Limit::At(_), Ok(low)) => Ok((Limit::At(low.altitude), high)),
        (Limit::At(_), Err(error)) => Err(lower.moved(error, 0)),
        (Limit::Bare(_), _) => {
            let low = parse_length(written.trim_end_matches(['.', ','])).map_err(|error| lower.moved(error, 0))?;
            Ok((Limit::Bare(low.millimetres), high))
        }
        // `1500 - UNL`: nothing to take a unit from.
        (Limit::Surface | Limit::Unlimited, _) => Ok((lower.limit()?, high)),
    }
}

/// All readings of two limits, without those that are surely reversed.
fn band(lower: Limit, upper: Limit, lower_part: Part<'_>) -> Result<ParsedBand, BandTextError> {
    if matches!(lower, Limit::Unlimited) || matches!(upper, Limit::Surface) {
        return Err(BandTextError::LimitMisplaced { place: lower_part.place() });
    }
    let mut readings = Vec::new();
    let mut reversed = None;
    for (low, lower_supplied) in altitudes(lower) {
        for (high, upper_supplied) in altitudes(upper) {
            let low = low.map_or(LowerBound::Surface, LowerBound::At);
            let high = high.map_or(UpperBound::Unlimited, UpperBound::At);
            match AltitudeBand::new(low, high) {
                Ok(band) => readings.push(BandReading { band, lower_supplied, upper_supplied }),
                Err(error) => reversed = reversed.or(Some(error)),
            }
        }
    }
    match reversed {
        Some(error) if readings.is_empty() => {
            Err(BandTextError::Reversed { place: lower_part.trimmed().place(), error })
        }
        Some(_) | None => Ok(ParsedBand { readings }),
    }
}

/// The altitudes that a limit may be, each with the surface it had to be given; no altitude for the surface and for no limit.
fn altitudes(limit: Limit) -> Vec<(Option<Altitude>, Option<VerticalDatum>)> {
    match limit {
        Limit::Surface | Limit::Unlimited => vec![(None, None)],
        Limit::At(altitude) => vec![(Some(altitude), None)],
        Limit::Bare(length) => {
            SURFACES.into_iter().filter_map(|datum| Some((Some(Altitude::new(length, datum)?), Some(datum)))).collect()
        }
    }
}

#[cfg(test)]
mod tests;
