//! Reads lengths and altitudes in metres and feet, in English and Russian.
//!
//! `5500 м` is a length; `5500 м над уровнем моря`, `18000 ft MSL`, `FL180` and `600 м QFE (615 м)` are altitudes. The unit must always be said, the
//! surface always for an altitude. Thousands may be grouped by spaces, never by a comma, which is a decimal mark on one side.

use super::{
    ALTITUDE_MM_MAX, Altitude, AltitudeError, AltitudeProblem, Millimetres, SeaLevel, TENTHS_MM_PER_FOOT, VerticalDatum,
};
use crate::text::{self, Cursor, Decimal, NumberProblem};

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
    reader.cursor.skip_spaces();
    match reader.cursor.peek() {
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
    cursor: Cursor,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Result<Self, AltitudeError> {
        if let Some(offset) = text::too_long_at(text) {
            return Err(AltitudeError::new(text, offset, AltitudeProblem::TooLong));
        }
        if text.trim().is_empty() {
            return Err(AltitudeError::new(text, 0, AltitudeProblem::Empty));
        }
        let mut cursor = Cursor::new(text);
        cursor.skip_spaces();
        Ok(Self { text, cursor })
    }

    fn fail<T>(&self, problem: AltitudeProblem) -> Result<T, AltitudeError> {
        Err(AltitudeError::new(self.text, self.cursor.offset(), problem))
    }

    fn number(&mut self) -> Result<Decimal, AltitudeError> {
        self.cursor.number().or_else(|problem| {
            self.fail(match problem {
                NumberProblem::Expected => AltitudeProblem::NumberExpected,
                NumberProblem::TooLong => AltitudeProblem::NumberTooLong,
                NumberProblem::AmbiguousComma => AltitudeProblem::AmbiguousComma,
            })
        })
    }

    /// `FL180`, `FL 180`, `эшелон 180`.
    fn flight_level(&mut self) -> Result<Option<ParsedLength>, AltitudeError> {
        let back = self.cursor.at;
        if !matches!(self.cursor.word().as_str(), "fl" | "эшелон" | "эшелона" | "эш") {
            self.cursor.at = back;
            return Ok(None);
        }
        self.cursor.skip_spaces();
        let number_at = self.cursor.at;
        let number = self.number()?;
        self.cursor.skip_spaces();
        // `эшелон 5500 м` counts in metres, as before 2011: no flight level of hundreds of feet.
        if number.decimals > 0 || number.digits > 999 || self.peek_is_unit() {
            self.cursor.at = number_at;
            return self.fail(AltitudeProblem::FlightLevelUnclear);
        }
        let millimetres = to_millimetres(number, TENTHS_MM_PER_FOOT.unsigned_abs() * 100);
        Ok(Some(ParsedLength { millimetres: Millimetres::new(millimetres), unit: LengthUnit::FlightLevel }))
    }

    fn peek_is_unit(&mut self) -> bool {
        let back = self.cursor.at;
        let is_unit = unit(&self.cursor.word()).is_some();
        self.cursor.at = back;
        is_unit
    }

    fn length(&mut self) -> Result<ParsedLength, AltitudeError> {
        let is_negative = self.cursor.takes_minus();
        let start = self.cursor.offset();
        let number = self.number()?;
        self.cursor.skip_spaces();
        let word_at = self.cursor.at;
        let Some(unit) = unit(&self.cursor.word()) else {
            self.cursor.at = word_at;
            return self.fail(AltitudeProblem::UnitMissing);
        };
        self.cursor.takes_mark('.');
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

    /// The aerodrome's elevation behind `QFE`, up to the end: `(615 m)`, `615 м`, `при превышении аэродрома 615 м`.
    fn aerodrome(&mut self) -> Result<VerticalDatum, AltitudeError> {
        self.cursor.skip_spaces_and(&[',', '(']);
        while self.cursor.takes_phrase(&ELEVATION_WORDS) {
            self.cursor.skip_spaces_and(&['.', ':', '=']);
        }
        if self
            .cursor
            .peek()
            .is_none_or(|character| text::digit(character).is_none() && !matches!(character, '-' | '−' | '+'))
        {
            return self.fail(AltitudeProblem::AerodromeMissing);
        }
        let elevation = self.length()?;
        self.cursor.skip_spaces_and(&[')', '.']);
        match self.cursor.peek() {
            None => Ok(VerticalDatum::Qfe { aerodrome: elevation.millimetres }),
            Some(_) => self.fail(AltitudeProblem::WordUnknown),
        }
    }

    /// The words behind the unit, up to the end.
    fn datum(&mut self, given: Option<VerticalDatum>) -> Result<VerticalDatum, AltitudeError> {
        self.cursor.skip_spaces();
        let start = self.cursor.at;
        if given.is_none() && self.cursor.takes_phrase(&QFE_WORDS) {
            return self.aerodrome();
        }
        let rest = self.cursor.rest();
        // Points, commas and repeated spaces carry nothing: `н. у. м.` is `нум`.
        let words = text::folded(rest.trim().trim_matches(|character| matches!(character, '.' | ',' | '(' | ')')));
        match (given, datum_words(&words)) {
            (Some(datum), None) if words.is_empty() => Ok(datum),
            (None, Some(datum)) => Ok(datum),
            (Some(_), Some(_)) => self.fail(AltitudeProblem::DatumTwice),
            (None, None) if words.is_empty() => self.fail(AltitudeProblem::DatumMissing),
            (_, None) => {
                self.cursor.at = start;
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
        "m" | "metre" | "metres" | "meter" | "meters" | "м" | "метр" | "метра" | "метров" | "م" | "متر" | "مترا"
        | "أمتار" => Some(LengthUnit::Metre),
        "ft" | "foot" | "feet" | "фут" | "фута" | "футов" | "фт" | "قدم" | "قدما" => {
            Some(LengthUnit::Foot)
        }
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
        | "абсолютная"
        | "فوق سطح البحر"
        | "فوق مستوى سطح البحر" => msl(SeaLevel::Unstated),
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
        | "истинная"
        | "فوق سطح الأرض"
        | "فوق سطح الارض" => Some(VerticalDatum::Agl),
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
