//! Distances in metres, kilometres, feet and nautical miles.
//!
//! A nautical mile is 1,852 m (First International Extraordinary Hydrographic Conference, 1929), a foot 304.8 mm. A "mile" alone is refused.

use super::{QuantityError, QuantityProblem, Reader, decimal_text, scaled, with_unit};
use crate::Millimetres;
use crate::degrees::Script;
use alloc::string::String;

/// The unit that a distance is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DistanceUnit {
    /// Metres.
    Metre,
    /// Kilometres.
    Kilometre,
    /// International feet.
    Foot,
    /// Nautical miles.
    NauticalMile,
}

/// A distance read from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedDistance {
    /// The distance, to the nearest millimetre, halves up.
    pub distance: Millimetres,
    /// The unit it was written in.
    pub unit: DistanceUnit,
}

/// Longer than round the equator.
const DISTANCE_MM_MAX: i64 = 50_000_000_000;

impl DistanceUnit {
    /// Tenths of a millimetre in the unit, exactly.
    const fn tenths_mm(self) -> u64 {
        match self {
            Self::Metre => 10_000,
            Self::Kilometre => 10_000_000,
            Self::Foot => 3_048,
            Self::NauticalMile => 18_520_000,
        }
    }

    const fn symbol(self, script: Script) -> &'static str {
        match (self, script) {
            (Self::Metre, Script::Latin) => "m",
            (Self::Metre, Script::Cyrillic) => "м",
            (Self::Kilometre, Script::Latin) => "km",
            (Self::Kilometre, Script::Cyrillic) => "км",
            (Self::Foot, Script::Latin) => "ft",
            (Self::Foot, Script::Cyrillic) => "фт",
            (Self::NauticalMile, Script::Latin) => "NM",
            (Self::NauticalMile, Script::Cyrillic) => "мор. миль",
        }
    }
}

/// What a phrase behind a number means; nothing for a mile of no kind.
const UNITS: [(&[&str], Option<DistanceUnit>); 51] = [
    (&["nautical", "mile"], Some(DistanceUnit::NauticalMile)),
    (&["nautical", "miles"], Some(DistanceUnit::NauticalMile)),
    (&["nm"], Some(DistanceUnit::NauticalMile)),
    (&["nmi"], Some(DistanceUnit::NauticalMile)),
    (&["морская", "миля"], Some(DistanceUnit::NauticalMile)),
    (&["морские", "мили"], Some(DistanceUnit::NauticalMile)),
    (&["морской", "мили"], Some(DistanceUnit::NauticalMile)),
    (&["морских", "мили"], Some(DistanceUnit::NauticalMile)),
    (&["морских", "миль"], Some(DistanceUnit::NauticalMile)),
    (&["морскую", "милю"], Some(DistanceUnit::NauticalMile)),
    (&["мор", "миля"], Some(DistanceUnit::NauticalMile)),
    (&["мор", "мили"], Some(DistanceUnit::NauticalMile)),
    (&["мор", "миль"], Some(DistanceUnit::NauticalMile)),
    (&["ميل", "بحري"], Some(DistanceUnit::NauticalMile)),
    (&["اميال", "بحرية"], Some(DistanceUnit::NauticalMile)),
    (&["أميال", "بحرية"], Some(DistanceUnit::NauticalMile)),
    (&["m"], Some(DistanceUnit::Metre)),
    (&["metre"], Some(DistanceUnit::Metre)),
    (&["metres"], Some(DistanceUnit::Metre)),
    (&["meter"], Some(DistanceUnit::Metre)),
    (&["meters"], Some(DistanceUnit::Metre)),
    (&["м"], Some(DistanceUnit::Metre)),
    (&["метр"], Some(DistanceUnit::Metre)),
    (&["метра"], Some(DistanceUnit::Metre)),
    (&["метров"], Some(DistanceUnit::Metre)),
    (&["م"], Some(DistanceUnit::Metre)),
    (&["متر"], Some(DistanceUnit::Metre)),
    (&["km"], Some(DistanceUnit::Kilometre)),
    (&["kilometre"], Some(DistanceUnit::Kilometre)),
    (&["kilometres"], Some(DistanceUnit::Kilometre)),
    (&["kilometer"], Some(DistanceUnit::Kilometre)),
    (&["kilometers"], Some(DistanceUnit::Kilometre)),
    (&["км"], Some(DistanceUnit::Kilometre)),
    (&["километр"], Some(DistanceUnit::Kilometre)),
    (&["километра"], Some(DistanceUnit::Kilometre)),
    (&["километров"], Some(DistanceUnit::Kilometre)),
    (&["كم"], Some(DistanceUnit::Kilometre)),
    (&["كيلومتر"], Some(DistanceUnit::Kilometre)),
    (&["ft"], Some(DistanceUnit::Foot)),
    (&["foot"], Some(DistanceUnit::Foot)),
    (&["feet"], Some(DistanceUnit::Foot)),
    (&["фт"], Some(DistanceUnit::Foot)),
    (&["фут"], Some(DistanceUnit::Foot)),
    (&["фута"], Some(DistanceUnit::Foot)),
    (&["футов"], Some(DistanceUnit::Foot)),
    (&["قدم"], Some(DistanceUnit::Foot)),
    (&["mile"], None),
    (&["miles"], None),
    (&["миля"], None),
    (&["мили"], None),
    (&["миль"], None),
];

/// Reads a distance with its unit, such as `5 NM`, `9,26 км` or `5 морских миль`.
///
/// # Errors
/// [`QuantityError`] with the place and what is the matter; its code has a cure in the catalogues.
pub fn parse_distance(text: &str) -> Result<ParsedDistance, QuantityError> {
    let mut reader = Reader::new(text)?;
    let start = reader.cursor.offset();
    let number = reader.number()?;
    reader.cursor.skip_spaces();
    let unit_at = reader.cursor.offset();
    let unit = match reader.cursor.phrase_of(UNITS.into_iter()) {
        Some(Some(unit)) => unit,
        Some(None) => return reader.fail_at(unit_at, QuantityProblem::MileAmbiguous),
        None => return reader.fail(QuantityProblem::DistanceUnitMissing),
    };
    reader.end()?;
    // Tenths of a millimetre to whole ones in the same rounding.
    let tenths = crate::text::Decimal { decimals: number.decimals + 1, ..number };
    let size = scaled(tenths, unit.tenths_mm());
    if size > DISTANCE_MM_MAX {
        return reader.fail_at(start, QuantityProblem::DistanceOutOfRange);
    }
    Ok(ParsedDistance { distance: Millimetres::new(size), unit })
}

/// Writes a distance in the unit with up to so many decimals (six at most), to the nearest, halves away from nought: `9.26 km`, `9,26 км`.
#[must_use]
pub fn format_distance(distance: Millimetres, unit: DistanceUnit, decimals: u8, script: Script) -> String {
    let tenths = distance.get().saturating_mul(10);
    with_unit(&decimal_text(tenths, unit.tenths_mm(), decimals, script), unit.symbol(script))
}

impl Millimetres {
    /// Whole units, rounded down.
    #[must_use]
    pub const fn in_unit_floor(self, unit: DistanceUnit) -> i64 {
        // A unit has at most 18,520,000 tenths, so it fits.
        self.get().saturating_mul(10).div_euclid(unit.tenths_mm() as i64)
    }

    /// Whole units, rounded up.
    #[must_use]
    pub const fn in_unit_ceil(self, unit: DistanceUnit) -> i64 {
        -Self::new(self.get().saturating_neg()).in_unit_floor(unit)
    }

    /// So many whole units, to the nearest millimetre, halves up; exact for all but feet. Saturates.
    #[must_use]
    pub const fn from_units_nearest(count: i32, unit: DistanceUnit) -> Self {
        Self::new((count as i64 * unit.tenths_mm() as i64 + 5).div_euclid(10))
    }
}
