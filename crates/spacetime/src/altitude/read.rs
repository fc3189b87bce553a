//! Reads lengths and altitudes in metres and feet, in English and Russian.
//!
//! `5500 м` is a length; `5500 м над уровнем моря`, `18000 ft MSL`, `FL180` and `600 м QFE (615 м)` are altitudes. The unit must always be said, the
//! surface always for an altitude. Thousands may be grouped by spaces, never by a comma, which is a decimal mark on one side.

use super::{
    ALTITUDE_MM_MAX, Altitude, AltitudeError, AltitudeProblem, Millimetres, SeaLevel, TENTHS_MM_PER_FOOT, VerticalDatum,
};
use crate::text::{self, DIGITS_MAX, Decimal, TEXT_BYTES_MAX};
use alloc::string::String;
use alloc::vec::Vec;

/// The unit that a length was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LengthUnit {
    /// Metres.
    Metre,
    /// International feet.
    Foot,
    /// Hundreds of feet, as a flight level counts.
    FlightLevel,
}

/// A length read from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedLength {
    /// The length, to the nearest millimetre, halves away from zero.
    pub millimetres: Millimetres,
    /// The unit it was written in.
    pub unit: LengthUnit,
}

/// An altitude read from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedAltitude {
    /// The altitude, to the nearest millimetre, halves away from zero.
    pub altitude: Altitude,
    /// The unit it was written in.
    pub unit: LengthUnit,
}

/// Reads a height with its unit and without a surface, such as `5500 м` or `18 000 ft`.
///
/// # Errors
/// [`AltitudeError`]; words behind the unit are refused, so that a surface is never dropped in silence.
pub fn parse_length(text: &str) -> Result<ParsedLength, AltitudeError> {
    let mut reader = Reader::new(text)?;
    let length = reader.length()?;
    reader.skip_spaces();
    match reader.peek() {
        None => Ok(length),
        Some(_) => reader.fail(AltitudeProblem::WordUnknown),
    }
}

/// Reads a height with its unit and its surface.
///
/// # Errors
/// [`AltitudeError`] with the place and what is the matter; its code has a cure in the catalogues.
pub fn parse_altitude(text: &str) -> Result<ParsedAltitude, AltitudeError> {
    let mut reader = Reader::new(text)?;
    let (length, datum) = match reader.flight_level()? {
        Some(length) => (length, Some(VerticalDatum::FlightLevel)),
        None => (reader.length()?, None),
    };
    let datum = reader.datum(datum)?;
    match Altitude::new(length.millimetres, datum) {
        Some(altitude) => Ok(ParsedAltitude { altitude, unit: length.unit }),
        None => Err(AltitudeError::new(text, 0, AltitudeProblem::OutOfRange)),
    }
}

struct Reader<'a> {
    text: &'a str,
    characters: Vec<(usize, char)>,
    at: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Result<Self, AltitudeError> {
        if text.len() > TEXT_BYTES_MAX {
            return Err(AltitudeError::new(text, TEXT_BYTES_MAX, AltitudeProblem::TooLong));
        }
        if text.trim().is_empty() {
            return Err(AltitudeError::new(text, 0, AltitudeProblem::Empty));
        }
        let mut reader = Self { text, characters: text.char_indices().collect(), at: 0 };
        reader.skip_spaces();
        Ok(reader)
    }

    fn ahead(&self, count: usize) -> Option<char> {
        self.characters.get(self.at + count).map(|&(_, character)| character)
    }

    fn peek(&self) -> Option<char> {
        self.ahead(0)
    }

    fn digit_ahead(&self, count: usize) -> Option<u8> {
        self.ahead(count).and_then(text::digit)
    }

    fn offset(&self) -> usize {
        self.characters.get(self.at).map_or(self.text.len(), |&(offset, _)| offset)
    }

    fn fail<T>(&self, problem: AltitudeProblem) -> Result<T, AltitudeError> {
        Err(AltitudeError::new(self.text, self.offset(), problem))
    }

    fn skip_spaces(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    /// Letters in a row, folded; digits too where a name has them (`egm96`).
    fn word(&mut self) -> String {
        let mut word = String::new();
        while let Some(character) = self.peek().filter(|&character| text::is_letter(character)) {
            word.push(character);
            self.at += 1;
        }
        text::folded(&word)
    }

    /// `FL180`, `FL 180`, `эшелон 180`.
    fn flight_level(&mut self) -> Result<Option<ParsedLength>, AltitudeError> {
        let back = self.at;
        if !matches!(self.word().as_str(), "fl" | "эшелон" | "эш") {
            self.at = back;
            return Ok(None);
        }
        self.skip_spaces();
        let number_at = self.at;
        let number = self.number()?;
        self.skip_spaces();
        // `эшелон 5500 м` counts in metres, as before 2011: no flight level of hundreds of feet.
        if number.decimals > 0 || number.digits > 999 || self.peek_is_unit() {
            self.at = number_at;
            return self.fail(AltitudeProblem::FlightLevelUnclear);
        }
        let millimetres = to_millimetres(number, TENTHS_MM_PER_FOOT.unsigned_abs() * 100);
        Ok(Some(ParsedLength { millimetres: Millimetres::new(millimetres), unit: LengthUnit::FlightLevel }))
    }

    fn peek_is_unit(&mut self) -> bool {
        let back = self.at;
        let is_unit = unit(&self.word()).is_some();
        self.at = back;
        is_unit
    }

    fn length(&mut self) -> Result<ParsedLength, AltitudeError> {
        let is_negative = matches!(self.peek(), Some('-' | '−'));
        if is_negative || self.peek() == Some('+') {
            self.at += 1;
        }
        let start = self.offset();
        let number = self.number()?;
        self.skip_spaces();
        let word_at = self.at;
        let Some(unit) = unit(&self.word()) else {
            self.at = word_at;
            return self.fail(AltitudeProblem::UnitMissing);
        };
        if self.peek() == Some('.') {
            self.at += 1;
        }
        let tenths_mm = match unit {
            LengthUnit::Metre => 10_000,
            LengthUnit::Foot => TENTHS_MM_PER_FOOT.unsigned_abs(),
            LengthUnit::FlightLevel => return self.fail(AltitudeProblem::UnitMissing),
        };
        let size = to_millimetres(number, tenths_mm);
        if size > ALTITUDE_MM_MAX {
            return Err(AltitudeError::new(self.text, start, AltitudeProblem::OutOfRange));
        }
        Ok(ParsedLength { millimetres: Millimetres::new(if is_negative { -size } else { size }), unit })
    }

    /// Digits, thousands grouped by spaces, and decimals.
    fn number(&mut self) -> Result<Decimal, AltitudeError> {
        let mut number = Decimal { digits: 0, whole_digits: 0, decimals: 0 };
        if self.digit_ahead(0).is_none() {
            return self.fail(AltitudeProblem::NumberExpected);
        }
        loop {
            let group = self.digits_into(&mut number)?;
            number.whole_digits += group;
            let may_group = number.whole_digits == group && group <= 3 || group == 3;
            if may_group && self.three_digits_follow_a_space() {
                self.at += 1;
            } else {
                break;
            }
        }
        if let Some(mark @ ('.' | ',' | '٫')) = self.peek()
            && self.digit_ahead(1).is_some()
        {
            let comma_at = self.at;
            self.at += 1;
            // Never more than DIGITS_MAX.
            number.decimals = self.digits_into(&mut number)? as u32;
            if mark == ',' && number.decimals == 3 {
                self.at = comma_at;
                return self.fail(AltitudeProblem::AmbiguousComma);
            }
        }
        Ok(number)
    }

    fn three_digits_follow_a_space(&self) -> bool {
        self.peek().is_some_and(char::is_whitespace)
            && (1..=3).all(|count| self.digit_ahead(count).is_some())
            && self.digit_ahead(4).is_none()
    }

    fn digits_into(&mut self, number: &mut Decimal) -> Result<usize, AltitudeError> {
        let mut count = 0;
        while let Some(value) = self.digit_ahead(0) {
            if number.whole_digits + count == DIGITS_MAX {
                return self.fail(AltitudeProblem::NumberTooLong);
            }
            number.digits = number.digits * 10 + u64::from(value);
            count += 1;
            self.at += 1;
        }
        Ok(count)
    }

    /// Passes one of the phrases if it stands here.
    fn takes_words(&mut self, phrases: &[&[&str]]) -> bool {
        let start = self.at;
        for phrase in phrases {
            self.at = start;
            let stands_here = phrase.iter().all(|&expected| {
                self.skip_spaces();
                self.word() == expected
            });
            if stands_here {
                return true;
            }
        }
        self.at = start;
        false
    }

    /// The aerodrome's elevation behind `QFE`, up to the end: `(615 m)`, `615 м`, `при превышении аэродрома 615 м`.
    fn aerodrome(&mut self) -> Result<VerticalDatum, AltitudeError> {
        self.skip_spaces_and(&[',', '(']);
        while self.takes_words(&ELEVATION_WORDS) {
            self.skip_spaces_and(&['.', ':', '=']);
        }
        if self.peek().is_none_or(|character| text::digit(character).is_none() && !matches!(character, '-' | '−' | '+'))
        {
            return self.fail(AltitudeProblem::AerodromeMissing);
        }
        let elevation = self.length()?;
        self.skip_spaces_and(&[')', '.']);
        match self.peek() {
            None => Ok(VerticalDatum::Qfe { aerodrome: elevation.millimetres }),
            Some(_) => self.fail(AltitudeProblem::WordUnknown),
        }
    }

    fn skip_spaces_and(&mut self, marks: &[char]) {
        while self.peek().is_some_and(|character| character.is_whitespace() || marks.contains(&character)) {
            self.at += 1;
        }
    }

    /// The words behind the unit, up to the end.
    fn datum(&mut self, given: Option<VerticalDatum>) -> Result<VerticalDatum, AltitudeError> {
        self.skip_spaces();
        let start = self.at;
        if given.is_none() && self.takes_words(&QFE_WORDS) {
            return self.aerodrome();
        }
        let rest: String = self.characters.iter().skip(self.at).map(|&(_, character)| character).collect();
        // Points, commas and repeated spaces carry nothing: `н. у. м.` is `нум`.
        let words = text::folded(rest.trim().trim_matches(|character| matches!(character, '.' | ',' | '(' | ')')));
        match (given, datum_words(&words)) {
            (Some(datum), None) if words.is_empty() => Ok(datum),
            (None, Some(datum)) => Ok(datum),
            (Some(_), Some(_)) => self.fail(AltitudeProblem::DatumTwice),
            (None, None) if words.is_empty() => self.fail(AltitudeProblem::DatumMissing),
            (_, None) => {
                self.at = start;
                self.fail(AltitudeProblem::WordUnknown)
            }
        }
    }
}

/// A height above an aerodrome, by its pressure.
const QFE_WORDS: [&[&str]; 4] =
    [&["qfe"], &["по", "давлению", "аэродрома"], &["над", "уровнем", "аэродрома"], &["above", "aerodrome"]];

/// What may stand between `QFE` and the elevation.
const ELEVATION_WORDS: [&[&str]; 7] =
    [&["elev"], &["elevation"], &["aerodrome"], &["при"], &["превышение"], &["превышении"], &["аэродрома"]];

fn unit(word: &str) -> Option<LengthUnit> {
    match word {
        "m" | "metre" | "metres" | "meter" | "meters" | "м" | "метр" | "метра" | "метров" | "م" => {
            Some(LengthUnit::Metre)
        }
        "ft" | "foot" | "feet" | "фут" | "фута" | "футов" | "фт" => Some(LengthUnit::Foot),
        _ => None,
    }
}

/// The surfaces by their folded words.
fn datum_words(words: &str) -> Option<VerticalDatum> {
    let msl = |surface| Some(VerticalDatum::Msl { surface });
    match words {
        "msl"
        | "amsl"
        | "asl"
        | "above sea level"
        | "above mean sea level"
        | "над уровнем моря"
        | "н.у.м"
        | "н. у. м"
        | "нум"
        | "абс"
        | "абсолютная" => msl(SeaLevel::Unstated),
        "egm96" | "msl egm96" | "amsl egm96" | "msl (egm96" => msl(SeaLevel::Egm96),
        "egm2008" | "msl egm2008" | "amsl egm2008" | "msl (egm2008" => msl(SeaLevel::Egm2008),
        "msl baltic1977" | "бс-77" | "бс 77" | "бс77" | "балтийская система" | "балтийская система 1977" => {
            msl(SeaLevel::Baltic1977)
        }
        "agl"
        | "above ground level"
        | "above ground"
        | "над землей"
        | "над рельефом"
        | "над поверхностью земли"
        | "ист"
        | "истинная" => Some(VerticalDatum::Agl),
        "hae" | "ellipsoid" | "above ellipsoid" | "wgs84" | "wgs-84" | "над эллипсоидом" => {
            Some(VerticalDatum::Ellipsoid)
        }
        "std" | "qne" | "1013" | "1013.25" | "по давлению 760" | "стандартное давление" => {
            Some(VerticalDatum::FlightLevel)
        }
        _ => None,
    }
}

/// Exactly worked out, then to the nearest millimetre; sizes beyond all range come out as the greatest number.
fn to_millimetres(number: Decimal, tenths_mm_per_unit: u64) -> i64 {
    let tenths = u128::from(number.digits) * u128::from(tenths_mm_per_unit);
    i64::try_from(text::nearest(tenths, 10 * u128::from(number.unit()))).unwrap_or(i64::MAX)
}
