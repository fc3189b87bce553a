//! What can be wrong with ASTERIX data, each with its code, item and arguments.
//!
//! Must not know how it was found. The sentences and cures stand in the catalogues under the codes.

use spacetime::observation::SourceId;

use super::layout::Misfit;
use super::readers::Doubt;
use super::record::RecordMisfit;
use super::uap::ItemNumber;
use crate::stream::{Fault, FeedEvent};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// A category of which no edition is read.
    CategoryNotRead { category: u8 },
    /// The first record does not say its source.
    NoSource { category: u8 },
    /// The register has no row with these codes.
    NoRow { codes: (u8, u8) },
    /// The row names no edition of the category.
    NoEdition { codes: (u8, u8), category: u8, known: String },
    /// The row names an edition that this build does not read.
    UnknownEdition { codes: (u8, u8), category: u8, edition: String, known: String },
    /// The items do not end where their block ends.
    Misfit { category: u8, edition: String, misfit: RecordMisfit, fits: String },
    /// A value that the edition cannot mean.
    Implausible { category: u8, edition: String, doubt: Doubt, fits: String },
    /// So many blocks do not fit that nothing more is decoded until they do again.
    EditionMismatch { codes: (u8, u8), category: u8, edition: String, fits: String },
    /// Range and azimuth without a site.
    NoSite { codes: (u8, u8), category: u8, number: ItemNumber },
    /// A position of 0, 0.
    NullPosition { category: u8, number: ItemNumber },
    /// No time of day.
    NoTime { category: u8, number: ItemNumber },
    /// The time of day is far from reception.
    ClockOff { codes: (u8, u8), seconds: i64 },
    /// A datagram that no data blocks fill.
    NotAsterix { length: usize },
    /// Octets between data blocks that begin none.
    Garbage { length: u64 },
    /// The feed ends within a data block.
    Truncated { category: u8, needed: usize, left: usize },
}

impl Problem {
    /// The stable code, the key of the message in the catalogues.
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::CategoryNotRead { .. } => "asterix-category-not-read",
            Self::NoSource { .. } => "asterix-no-source",
            Self::NoRow { .. } => "asterix-no-row",
            Self::NoEdition { .. } => "asterix-no-edition",
            Self::UnknownEdition { .. } => "asterix-unknown-edition",
            Self::Misfit { misfit, .. } => match misfit.misfit {
                Misfit::BeyondBlock { .. } => "asterix-item-beyond-block",
                Misfit::EndlessChain => "asterix-endless-chain",
                Misfit::Undefined { .. } => "asterix-undefined-item",
                Misfit::NoLength => "asterix-no-length",
            },
            Self::Implausible { .. } => "asterix-implausible",
            Self::EditionMismatch { .. } => "asterix-edition-mismatch",
            Self::NoSite { .. } => "asterix-no-site",
            Self::NullPosition { .. } => "asterix-null-position",
            Self::NoTime { .. } => "asterix-no-time",
            Self::ClockOff { .. } => "asterix-clock-off",
            Self::NotAsterix { .. } => "asterix-not-asterix",
            Self::Garbage { .. } => "asterix-garbage",
            Self::Truncated { .. } => "asterix-truncated",
        }
    }

    /// The named arguments of the message.
    pub(super) fn arguments(&self) -> Vec<(&'static str, String)> {
        let of_source = |codes: &(u8, u8)| vec![("sac", codes.0.to_string()), ("sic", codes.1.to_string())];
        let of_category = |category: &u8| ("category", format!("{category:03}"));
        match self {
            Self::CategoryNotRead { category } | Self::NoSource { category } => vec![of_category(category)],
            Self::NoRow { codes } => of_source(codes),
            Self::NoEdition { codes, category, known } => {
                [of_source(codes), vec![of_category(category), ("known", known.clone())]].concat()
            }
            Self::UnknownEdition { codes, category, edition, known } => {
                let rest = vec![of_category(category), ("edition", edition.clone()), ("known", known.clone())];
                [of_source(codes), rest].concat()
            }
            Self::Misfit { category, edition, misfit, fits } => {
                let of_misfit = match misfit.misfit {
                    Misfit::BeyondBlock { needed, left } => {
                        vec![("needed", needed.to_string()), ("left", left.to_string())]
                    }
                    Misfit::EndlessChain | Misfit::NoLength => Vec::new(),
                    Misfit::Undefined { number } => vec![("number", number.to_string())],
                };
                let rest = vec![of_category(category), ("edition", edition.clone()), ("fits", or_none(fits))];
                [vec![("item", self.item())], of_misfit, rest].concat()
            }
            Self::Implausible { category, edition, doubt, fits } => vec![
                ("item", self.item()),
                ("found", doubt.found.clone()),
                of_category(category),
                ("edition", edition.clone()),
                ("fits", or_none(fits)),
            ],
            Self::EditionMismatch { codes, category, edition, fits } => {
                let rest = vec![of_category(category), ("edition", edition.clone()), ("fits", or_none(fits))];
                [of_source(codes), rest].concat()
            }
            Self::NoSite { codes, .. } => [of_source(codes), vec![("item", self.item())]].concat(),
            Self::NullPosition { .. } | Self::NoTime { .. } => vec![("item", self.item())],
            Self::ClockOff { codes, seconds } => [of_source(codes), vec![("seconds", seconds.to_string())]].concat(),
            Self::NotAsterix { length } => vec![("length", length.to_string())],
            Self::Garbage { length } => vec![("length", length.to_string())],
            Self::Truncated { category, needed, left } => {
                vec![of_category(category), ("needed", needed.to_string()), ("left", left.to_string())]
            }
        }
    }

    /// The item, `I048/040`; empty for a whole record.
    fn item(&self) -> String {
        let name = |category: &u8, number: ItemNumber| format!("I{category:03}/{number}");
        match self {
            Self::Misfit { category, misfit, .. } => {
                misfit.number.map_or_else(|| format!("I{category:03}/FSPEC"), |number| name(category, number))
            }
            Self::Implausible { category, doubt, .. } => name(category, doubt.number),
            Self::NoSite { category, number, .. }
            | Self::NullPosition { category, number }
            | Self::NoTime { category, number } => name(category, *number),
            Self::NoSource { category } => name(category, ItemNumber(10)),
            Self::CategoryNotRead { .. }
            | Self::NoRow { .. }
            | Self::NoEdition { .. }
            | Self::UnknownEdition { .. }
            | Self::EditionMismatch { .. }
            | Self::ClockOff { .. }
            | Self::NotAsterix { .. }
            | Self::Garbage { .. }
            | Self::Truncated { .. } => String::new(),
        }
    }

    /// The problem as a fault of a feed.
    pub(super) fn fault(&self, source: Option<SourceId>, at_byte: u64) -> Fault {
        Fault { source, at_byte, item: self.item(), code: self.code(), arguments: self.arguments() }
    }
}

/// Other editions, or the word by which the message knows that none fits.
fn or_none(fits: &str) -> String {
    if fits.is_empty() { "none".to_owned() } else { fits.to_owned() }
}

/// A datagram that no data blocks fill.
pub(super) fn not_asterix(at_byte: u64, length: usize) -> FeedEvent {
    FeedEvent::Fault(Problem::NotAsterix { length }.fault(None, at_byte))
}
