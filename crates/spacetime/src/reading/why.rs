//! Why a text was read one way where another is open.

use crate::SheetChoice;

/// A choice that a reading rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A choice within the name of a sheet.
    Sheet(SheetChoice),
    /// The first number is longitude, against the order of the notation.
    AxesSwapped,
    /// Figures behind the point are whole minutes: `35.20` is 35 degrees 20 minutes.
    DecimalsAreMinutes,
    /// The letter behind the zone of UTM is a half of the earth.
    LetterIsHemisphere,
    /// The letter behind the zone of UTM is a band of latitude.
    LetterIsBand,
    /// No letter stands behind the zone of UTM; the northern half is one of two.
    NorthSupplied,
    /// No letter stands behind the zone of UTM; the southern half is one of two.
    SouthSupplied,
    /// The zone was not written; it is that of the reference place, or its neighbour.
    ZoneOfReference,
    /// The number given as a zone is that of the map's column or of UTM, 30 more than the zone.
    ZoneIsColumn,
    /// Shortened figures repeat every 100 km; this place is the nearest to the reference.
    NearestToReference,
    /// Shortened figures repeat every 100 km; this place is farther from the reference than another.
    FartherFromReference,
    /// Shortened figures, or a square, on a sheet that holds several of them.
    OneOfSeveralOnSheet,
    /// Cyrillic letters were taken for the Latin ones that look the same.
    LookAlikeLetters,
    /// Latin `B` as the north-eastern quarter, `Б`.
    LatinBIsNorthEast,
    /// Latin `B` as `В`, the southern half.
    LatinBIsSouth,
}

impl Why {
    /// The key of the sentence in the catalogues.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sheet(choice) => choice.key(),
            Self::AxesSwapped => "why-axes-swapped",
            Self::DecimalsAreMinutes => "why-decimals-are-minutes",
            Self::LetterIsHemisphere => "why-letter-is-hemisphere",
            Self::LetterIsBand => "why-letter-is-band",
            Self::NorthSupplied => "why-north-supplied",
            Self::SouthSupplied => "why-south-supplied",
            Self::ZoneOfReference => "why-zone-of-reference",
            Self::ZoneIsColumn => "why-zone-is-column",
            Self::NearestToReference => "why-nearest-to-reference",
            Self::FartherFromReference => "why-farther-from-reference",
            Self::OneOfSeveralOnSheet => "why-one-of-several-on-sheet",
            Self::LookAlikeLetters => "why-look-alike-letters",
            Self::LatinBIsNorthEast => "why-latin-b-north-east",
            Self::LatinBIsSouth => "why-latin-b-south",
        }
    }
}
