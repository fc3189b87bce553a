//! The rows of the register of sources as the decoder needs them: by source codes, with the profile of each edition looked up once.
//!
//! Must not know octets.

use spacetime::Instant;
use spacetime::observation::{SourceClass, SourceId};
use std::collections::BTreeMap;

use super::readers::Setting;
use super::uap::{Uap, profile};
use crate::sources::{RadarSite, SourceRegister};

/// The edition of one category of one source.
#[derive(Clone, Debug)]
pub(super) enum Editions {
    /// One that is read, with its name.
    Known(&'static Uap, String),
    /// One that is not.
    Unknown(String),
}

/// One source.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) source: SourceId,
    pub(super) editions: BTreeMap<u8, Editions>,
    class: SourceClass,
    site: Option<RadarSite>,
    sigma_mm: Option<u32>,
    clock_offset_ms: i32,
}

impl Row {
    /// What a reader must know of the source.
    pub(super) const fn setting(&self, received_at: Instant) -> Setting<'_> {
        Setting {
            source: self.source,
            class: self.class,
            site: self.site.as_ref(),
            sigma_mm: self.sigma_mm,
            clock_offset_ms: self.clock_offset_ms,
            received_at,
        }
    }

    /// The name of the edition of a category.
    pub(super) fn edition_name(&self, category: u8) -> &str {
        match self.editions.get(&category) {
            Some(Editions::Known(_, name) | Editions::Unknown(name)) => name,
            None => "",
        }
    }
}

/// Every source of the register that has ASTERIX codes.
pub(super) fn rows(register: &SourceRegister) -> BTreeMap<(u8, u8), Row> {
    let row = |(source, row): (SourceId, &crate::sources::Source)| {
        let edition = |(category, name): (&u8, &String)| {
            let found = profile(*category, name);
            (*category, found.map_or_else(|| Editions::Unknown(name.clone()), |uap| Editions::Known(uap, name.clone())))
        };
        let row_of = Row {
            source,
            editions: row.editions.iter().map(edition).collect(),
            class: row.class,
            site: row.site,
            sigma_mm: row.sigma_mm,
            clock_offset_ms: row.clock_offset_ms,
        };
        Some((row.codes?, row_of))
    };
    register.iter().filter_map(row).collect()
}
