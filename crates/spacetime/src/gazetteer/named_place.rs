//! A place that has names: what it is, where it lies, and what each side calls it.
//!
//! Knows nothing of matching. Called `NamedPlace` because [`crate::Place`] is a place in a text.

use super::letters::Script;
use crate::Position;
use alloc::string::String;
use alloc::vec::Vec;

/// What kind of place a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceClass {
    /// A city, town or village.
    Populated,
    /// A part of a city.
    Neighbourhood,
    /// An airfield, airport or air base.
    Airfield,
    /// A district or another stretch of land; its position is the middle of it.
    Area,
    /// Hills, waters and whatever else nature made.
    Natural,
    /// Roads, bridges, dams and whatever else was built.
    Structure,
}

impl PlaceClass {
    const ALL: [Self; 6] =
        [Self::Populated, Self::Neighbourhood, Self::Airfield, Self::Area, Self::Natural, Self::Structure];

    /// The word in the tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Populated => "populated",
            Self::Neighbourhood => "neighbourhood",
            Self::Airfield => "airfield",
            Self::Area => "area",
            Self::Natural => "natural",
            Self::Structure => "structure",
        }
    }

    /// The class with this word.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.name() == name)
    }
}

/// How many people live in a place, by powers of ten; figures of war time are no better than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PopulationBand {
    /// Nobody says.
    Unknown,
    /// Fewer than a thousand.
    Hundreds,
    /// From a thousand.
    Thousands,
    /// From ten thousand.
    TensOfThousands,
    /// From a hundred thousand.
    HundredsOfThousands,
    /// From a million.
    Millions,
}

impl PopulationBand {
    const ALL: [Self; 6] = [
        Self::Unknown,
        Self::Hundreds,
        Self::Thousands,
        Self::TensOfThousands,
        Self::HundredsOfThousands,
        Self::Millions,
    ];

    /// The band of so many people; 0 means that nobody says.
    #[must_use]
    pub const fn of(people: u64) -> Self {
        match people {
            0 => Self::Unknown,
            1..1_000 => Self::Hundreds,
            1_000..10_000 => Self::Thousands,
            10_000..100_000 => Self::TensOfThousands,
            100_000..1_000_000 => Self::HundredsOfThousands,
            1_000_000.. => Self::Millions,
        }
    }

    /// The figure in the tables, 0 to 5.
    #[must_use]
    pub const fn figure(self) -> u8 {
        self as u8
    }

    /// The band with this figure.
    #[must_use]
    pub fn from_figure(figure: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.figure() == figure)
    }
}

/// What a name is to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameStatus {
    /// The name that its source puts first.
    Preferred,
    /// Another name or spelling that its source knows.
    Variant,
    /// Made by rule from another name of the place; nobody is known to use it.
    Generated,
}

impl NameStatus {
    const ALL: [Self; 3] = [Self::Preferred, Self::Variant, Self::Generated];

    /// The word in the tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Preferred => "preferred",
            Self::Variant => "variant",
            Self::Generated => "generated",
        }
    }

    /// The status with this word.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// By what system a name is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameSystem {
    /// In the script of the place's own language.
    Written,
    /// Romanised after BGN/PCGN 1956, or near it.
    Bgn,
    /// Romanised in the country's own, French-leaning way.
    National,
    /// A name that another language has of its own, not a spelling.
    Conventional,
    /// Russian practical transcription.
    Practical,
    /// The source does not say.
    Unstated,
}

impl NameSystem {
    const ALL: [Self; 6] =
        [Self::Written, Self::Bgn, Self::National, Self::Conventional, Self::Practical, Self::Unstated];

    /// The word in the tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Bgn => "bgn",
            Self::National => "national",
            Self::Conventional => "conventional",
            Self::Practical => "practical",
            Self::Unstated => "unstated",
        }
    }

    /// The system with this word.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|system| system.name() == name)
    }
}

/// One name of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceName {
    /// The name as its source writes it.
    pub text: String,
    /// The script it is in.
    pub script: Script,
    /// Language after BCP 47; `und` when the source does not say.
    pub language: String,
    /// The system of its spelling.
    pub system: NameSystem,
    /// What it is to the place.
    pub status: NameStatus,
}

/// A place with its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPlace {
    /// Where the row comes from and its number there, such as `geonames:170654`.
    pub id: String,
    /// Where it lies, WGS84.
    pub position: Position,
    /// What it is.
    pub class: PlaceClass,
    /// How many live there.
    pub population: PopulationBand,
    /// What it is called; one name at least.
    pub names: Vec<PlaceName>,
}

impl NamedPlace {
    /// The name to show a reader of `language`, in its script: one in this language before one of an unstated language,
    /// preferred before variant, and of those alike the first; none when only other languages have one.
    #[must_use]
    pub fn name_for(&self, language: &str, script: Script) -> Option<&PlaceName> {
        self.names
            .iter()
            .filter(|name| name.script == script)
            .filter(|name| name.language == language || (name.language == "und" && reads_as(language, &name.text)))
            .min_by_key(|name| (name.language != language, name.status, name.system == NameSystem::Unstated))
    }
}

/// False for names with letters that the language does not have; sources mix languages of one script.
fn reads_as(language: &str, text: &str) -> bool {
    language != "ru" || text.chars().all(|letter| !letter.is_alphabetic() || matches!(letter, 'А'..='я' | 'Ё' | 'ё'))
}
