//! Place names in three scripts: which place a name means, how sure that is, and when it must be asked.
//!
//! A name is turned into the sounds that its letters stand for, so that one place's spellings in English, Russian and Arabic, and
//! names that went through two transliterations, lie near each other; the names nearest by a weighted edit distance are the
//! candidates. The verdict is explicit: `match`, `ambiguous` or `none`; homonyms are never picked from in silence, and a
//! name that disagrees with a stated position is a finding of its own. All arithmetic that a verdict reads is in whole numbers.
//!
//! The room knows no place: names are data (`data/gazetteer`, with sources and licences), and more can be imported.
//!
//! ```
//! # use jig_spacetime::gazetteer::{Gazetteer, Query, Verdict};
//! let gazetteer = Gazetteer::of_tables("x:1\t35.2\t40.1\tpopulated\t2\tx", "x:1\tarab\tar\twritten\tpreferred\tx\tتل البيضاء")?;
//! let answer = gazetteer.find(&Query { name: "Tell al-Beida", near: None, most: 3 });
//! assert_eq!(answer.verdict, Verdict::Match);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod agreed;
mod answer;
mod distance;
pub mod import;
mod index;
mod key;
mod letters;
mod likelihood;
mod named_place;
mod sound;
mod spelling;
mod table;
mod table_error;
mod transcribe;
mod verdict;
mod words;

pub use agreed::{AgreedName, AgreedNameError, AgreedNames};
pub use answer::{Answer, Candidate, Ground, Query, Verdict};
pub use letters::Script;
pub use named_place::{NameStatus, NameSystem, NamedPlace, PlaceClass, PlaceName, PopulationBand};
pub use table::degrees_e7;
pub use table_error::{TableError, TableProblem};
pub use transcribe::{GeneratedName, generated_latin, generated_russian};

use crate::{Position, geodesic};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use distance::Side;
use key::{AirfieldWord, Key};
use spelling::Reading;

/// The committed table of places; `data/gazetteer/README.md` names its sources and their licences.
pub const PLACES_TEXT: &str = include_str!("../data/gazetteer/places.tsv");
/// The committed table of names.
pub const NAMES_TEXT: &str = include_str!("../data/gazetteer/names.tsv");
/// Their version as committed; a test computes it.
const VERSION_TEXT: &str = include_str!("../data/gazetteer/version.txt");

/// A place this near to a stated position is where it was said to be: 25 km, in millimetres.
pub const POSITION_REACH_MM: u64 = 25_000_000;
/// Further than anything that a position says of a place.
const FAR_MM: u64 = 2 * POSITION_REACH_MM + 1;

/// Names further off by sound than this are no candidates, thousandths.
const DISTANCE_PERMILLE_MAX: u32 = 300;
/// The same for places within reach of a stated position, where few names compete.
const DISTANCE_NEARBY_PERMILLE_MAX: u32 = 520;
/// What a name counts that only sounds the same but is written otherwise.
const NOT_LITERAL_PERMILLE: u32 = 8;
/// What it counts that the letters of one are read in the less common way.
const OTHER_READING_PERMILLE: u32 = 12;
/// What is taken off for a place that has no name in the script asked in: how it would be spelled there is not known, whereas
/// a place whose spellings are known would more likely be asked for by one of them.
const SCRIPT_UNKNOWN_PERMILLE: u32 = 22;
/// What it counts that one begins with the article and the other does not.
const ARTICLE_PERMILLE: u32 = 5;
/// What it counts that the name says airfield and the query does not.
const AIRFIELD_UNSAID_PERMILLE: u32 = 50;
/// What it counts that the query says airfield and the place is none.
const NO_AIRFIELD_PERMILLE: u32 = 110;
/// An airfield is called after a place when their names are this near.
const LENT_PERMILLE: u32 = 60;
/// And when it lies no further north or south than this, some 22 km, and about as far east or west.
const LENT_LATITUDE_E7: u32 = 2_000_000;
/// No airfield has more places beside it that are looked at.
const LENDERS_MAX: usize = 1_000;

/// Places and their names, laid out for looking up.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    places: Vec<NamedPlace>,
    by_id: BTreeMap<String, u32>,
    index: index::Index,
    /// Names letter for letter, to their numbers in the index.
    literal: BTreeMap<String, Vec<u32>>,
    agreed: AgreedNames,
    costs: sound::Costs,
    /// So many names are compared sound by sound; other than [`index::CLOSER_LOOKS`] only to measure what that leaves out.
    closer_looks: usize,
}

/// What a place has to show for itself in one query.
#[derive(Clone, Copy, Debug)]
struct Hit {
    permille: u32,
    ground: Ground,
    name: Option<u32>,
}

/// One name that a query acts as if it were not there; how the evaluation leaves a name out of the names that shall find it.
#[derive(Clone, Copy, Debug)]
struct LeftOut<'a> {
    place: u32,
    plain: &'a str,
}

impl Gazetteer {
    /// The gazetteer of the theatre that comes with jig.
    ///
    /// # Errors
    /// [`TableError`] should the committed tables be broken; a test reads them.
    pub fn of_the_theatre() -> Result<Self, TableError> {
        Self::of_tables(PLACES_TEXT, NAMES_TEXT)
    }

    /// A gazetteer from the texts of a table of places and a table of names, in the project's own form.
    ///
    /// # Errors
    /// [`TableError`] at the first line that is wrong.
    pub fn of_tables(places: &str, names: &str) -> Result<Self, TableError> {
        let places = table::read(table::text(places.as_bytes())?, table::text(names.as_bytes())?)?;
        Self::new(places)
    }

    /// A gazetteer of these places.
    ///
    /// # Errors
    /// [`TableError`] when two places have one id, or there are more than two million places or names.
    pub fn new(places: Vec<NamedPlace>) -> Result<Self, TableError> {
        let mut gazetteer = Self {
            places: Vec::new(),
            by_id: BTreeMap::new(),
            index: index::Index::default(),
            literal: BTreeMap::new(),
            agreed: AgreedNames::default(),
            costs: sound::Costs::new(),
            closer_looks: index::CLOSER_LOOKS,
        };
        let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
        for (row, place) in places.iter().enumerate() {
            if row >= table::ROWS_MAX {
                return Err(TableError::new(row + 1, 0, TableProblem::TooManyRows));
            }
            if rows.insert(&place.id, row).is_some() {
                return Err(TableError::new(row + 1, 1, TableProblem::IdTwice));
            }
        }
        let mut places = places;
        // Laid out by id, so that the order of the table decides nothing.
        places.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        for (number, place) in (0_u32..).zip(&places) {
            gazetteer.by_id.insert(place.id.clone(), number);
            for (at, name) in (0_u32..).zip(&place.names) {
                if gazetteer.index.len() >= table::ROWS_MAX {
                    return Err(TableError::new(0, 0, TableProblem::TooManyRows));
                }
                for (reading, key) in Key::readings(&name.text) {
                    let entry = gazetteer.index.len() as u32;
                    gazetteer.index.add(number, Some(at), reading, &key);
                    gazetteer.literal.entry(letters::plain(&name.text)).or_default().push(entry);
                }
            }
        }
        gazetteer.places = places;
        gazetteer.lend_names_to_airfields();
        Ok(gazetteer)
    }

    /// An airfield called after a place beside it is found by every name of that place, said with a word for airfield.
    fn lend_names_to_airfields(&mut self) {
        let is_called_after = |airfield: &NamedPlace, town: &NamedPlace| {
            airfield.names.iter().any(|name| {
                let key = Key::of(&name.text);
                town.names.iter().any(|other| {
                    let other = Key::of(&other.text);
                    distance::permille(Side::of(&key), Side::of(&other), &self.costs, LENT_PERMILLE).is_some()
                })
            })
        };
        let mut lent: Vec<(u32, Key)> = Vec::new();
        for (number, airfield) in (0_u32..).zip(&self.places) {
            if airfield.class != PlaceClass::Airfield {
                continue;
            }
            let is_beside = is_within(airfield.position, LENT_LATITUDE_E7);
            let towns = self.places.iter().filter(|place| place.class == PlaceClass::Populated && is_beside(place));
            for town in towns.take(LENDERS_MAX).filter(|town| is_called_after(airfield, town)) {
                let keys = town.names.iter().map(|name| Key { airfield: AirfieldWord::Said, ..Key::of(&name.text) });
                lent.extend(keys.map(|key| (number, key)));
            }
        }
        for (number, key) in lent {
            if key.mass > 0 && self.index.len() < table::ROWS_MAX {
                self.index.add(number, None, Reading::Customary, &key);
            }
        }
    }

    /// The same places with names that both sides agreed on; they are looked up first.
    #[must_use]
    pub fn with_agreed(self, agreed: AgreedNames) -> Self {
        Self { agreed, ..self }
    }

    /// All places, in the order of their ids.
    #[must_use]
    pub fn places(&self) -> &[NamedPlace] {
        &self.places
    }

    /// The place with this id.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<&NamedPlace> {
        self.by_id.get(id).and_then(|number| self.places.get(*number as usize))
    }

    /// The places that a name may mean.
    #[must_use]
    pub fn find(&self, query: &Query<'_>) -> Answer<'_> {
        self.look_up(query, None)
    }

    fn look_up(&self, query: &Query<'_>, left_out: Option<LeftOut<'_>>) -> Answer<'_> {
        let mut hits = self.hits(query, left_out);
        for place in self.agreed.places(query.name).filter_map(|id| self.by_id.get(id)) {
            let name = hits.get(place).and_then(|hit| hit.name);
            hits.insert(*place, Hit { permille: 0, ground: Ground::Agreed, name });
        }
        let mut found: Vec<(u64, Candidate<'_>)> = hits
            .into_iter()
            .filter_map(|(number, hit)| {
                let place = self.places.get(number as usize)?;
                let from_position_mm = query.near.map(|near| Self::from_position_mm(near, place, hit.permille));
                let likelihood = likelihood::of(hit.permille, place, from_position_mm);
                let candidate = Candidate {
                    place,
                    name: hit.name.and_then(|name| place.names.get(name as usize)),
                    ground: hit.ground,
                    // At most the limit and the penalties, so it fits.
                    distance_permille: hit.permille as u16,
                    match_confidence_permille: 0,
                    from_position_mm,
                };
                Some((likelihood, candidate))
            })
            .collect();
        // What is agreed stands first; among equals the id decides, so that every node shows one order.
        found.sort_by(|(a, x), (b, y)| {
            let is_agreed = |candidate: &Candidate<'_>| candidate.ground == Ground::Agreed;
            is_agreed(y).cmp(&is_agreed(x)).then(b.cmp(a)).then_with(|| x.place.id.cmp(&y.place.id))
        });
        let agreed = found.iter().filter(|(_, candidate)| candidate.ground == Ground::Agreed).count().max(1);
        let whole = found.iter().map(|(likelihood, _)| *likelihood).fold(likelihood::of_none(), u64::saturating_add);
        let mut candidates: Vec<Candidate<'_>> = found
            .into_iter()
            .map(|(likelihood, candidate)| Candidate {
                match_confidence_permille: match candidate.ground {
                    // Sure, or shared out among the places that both sides call so.
                    Ground::Agreed => (1_000 / agreed) as u16,
                    Ground::Known | Ground::Sound => likelihood::share_permille(likelihood, whole),
                },
                ..candidate
            })
            .collect();
        let away_from_position_mm = verdict::away_from_position_mm(&candidates);
        let verdict = verdict::verdict(&candidates, Script::of(query.name), away_from_position_mm);
        candidates.truncate(query.most);
        if let Some(near) = query.near {
            for candidate in &mut candidates {
                candidate.from_position_mm = Some(geodesic::inverse(near, candidate.place.position).distance_mm);
            }
        }
        Answer { verdict, candidates, away_from_position_mm }
    }

    /// How far a place lies from the position; for those far off by name and by place merely that they are far.
    fn from_position_mm(near: Position, place: &NamedPlace, permille: u32) -> u64 {
        // 50 km are less than 0.46 degrees of latitude; nothing tells distances beyond from each other.
        if permille > verdict::NONE_PERMILLE && !is_within(near, 4_600_000)(place) {
            return FAR_MM;
        }
        geodesic::inverse(near, place.position).distance_mm
    }

    /// The best that each place has to show.
    fn hits(&self, query: &Query<'_>, left_out: Option<LeftOut<'_>>) -> BTreeMap<u32, Hit> {
        let keys = Key::readings(query.name);
        let entries_around = query.near.map(|near| self.entries_around(near)).unwrap_or_default();
        let plain = letters::plain(query.name);
        let literal: BTreeSet<u32> = self.literal.get(&plain).into_iter().flatten().copied().collect();
        let mut hits: BTreeMap<u32, Hit> = BTreeMap::new();
        for (reading, key) in &keys {
            let grades = self.index.grades(key);
            let looks = self.closer_looks / keys.len();
            // A third of them around the position, if there is one.
            let (looks, looks_around) = if query.near.is_some() { (looks / 3 * 2, looks / 3) } else { (looks, 0) };
            let graded =
                entries_around.iter().filter_map(|number| grades.get(*number as usize).map(|grade| (*grade, *number)));
            let around = index::Index::nearest(graded, looks_around);
            let near = index::Index::nearest(grades.iter().copied().zip(0_u32..), looks);
            let around = around.iter().map(|number| (number, DISTANCE_NEARBY_PERMILLE_MAX));
            let others = literal.iter().chain(&near).map(|number| (number, DISTANCE_PERMILLE_MAX));
            for (number, most) in around.chain(others) {
                let Some(entry) = self.index.entry(*number) else { continue };
                let is_left_out = left_out.is_some_and(|left_out| {
                    let is_lent = entry.name.is_none() && self.index.side(entry).heard == key.heard;
                    let is_same = self.literal.get(left_out.plain).is_some_and(|entries| entries.contains(number));
                    is_lent || (left_out.place == entry.place && is_same)
                });
                if is_left_out {
                    continue;
                }
                let before = hits.get(&entry.place).map_or(most, |hit| hit.permille.min(most));
                let is_literal = literal.contains(number);
                let Some(permille) = self.permille(key, *reading, entry, is_literal, before) else { continue };
                if hits.get(&entry.place).is_none_or(|hit| permille < hit.permille) {
                    let ground = if is_literal { Ground::Known } else { Ground::Sound };
                    hits.insert(entry.place, Hit { permille, ground, name: entry.name });
                }
            }
        }
        let script = Script::of(query.name);
        for (number, hit) in &mut hits {
            let has_script = |place: &NamedPlace| {
                let mut names = place.names.iter().filter(|name| Some(name.script) == script);
                names.any(|name| {
                    left_out.is_none_or(|out| out.place != *number || letters::plain(&name.text) != out.plain)
                })
            };
            if self.places.get(*number as usize).is_some_and(|place| !has_script(place)) {
                hit.permille =
                    hit.permille.saturating_sub(SCRIPT_UNKNOWN_PERMILLE).max(hit.permille.min(NOT_LITERAL_PERMILLE));
            }
        }
        hits
    }

    /// How far a name is from the query, all told.
    fn permille(&self, key: &Key, reading: Reading, entry: &index::Entry, is_literal: bool, most: u32) -> Option<u32> {
        let airfield = self.airfield_permille(key.airfield, entry);
        if is_literal {
            return Some(airfield);
        }
        let sound = distance::permille(Side::of(key), self.index.side(entry), &self.costs, most)?;
        let article = if key.article == entry.article { 0 } else { ARTICLE_PERMILLE };
        let is_other = reading == Reading::Other || entry.reading == Reading::Other;
        let other_reading = if is_other { OTHER_READING_PERMILLE } else { 0 };
        Some(sound + NOT_LITERAL_PERMILLE + article + other_reading + airfield)
    }

    /// What it counts that query and name do not agree on whether an airfield is meant.
    fn airfield_permille(&self, asked: AirfieldWord, entry: &index::Entry) -> u32 {
        let is_airfield =
            self.places.get(entry.place as usize).is_some_and(|place| place.class == PlaceClass::Airfield);
        match (asked, entry.airfield) {
            (AirfieldWord::Said, AirfieldWord::NotSaid) if !is_airfield => NO_AIRFIELD_PERMILLE,
            (AirfieldWord::NotSaid, AirfieldWord::Said) => AIRFIELD_UNSAID_PERMILLE,
            (AirfieldWord::Said | AirfieldWord::NotSaid, AirfieldWord::NotSaid)
            | (AirfieldWord::Said, AirfieldWord::Said) => 0,
        }
    }

    /// Names of places that may lie within reach of a position, a box, generously.
    fn entries_around(&self, near: Position) -> Vec<u32> {
        // 25 km are less than 0.23 degrees of latitude.
        let is_near = is_within(near, 2_300_000);
        let own = (0_u32..).zip(&self.places).filter(|(_, place)| is_near(place));
        let own = own.flat_map(|(number, _)| self.index.names_of(number));
        let lent = self.index.lent().filter(|number| {
            let place = self.index.entry(*number).and_then(|entry| self.places.get(entry.place as usize));
            place.is_some_and(&is_near)
        });
        own.chain(lent).collect()
    }
}

/// Whether a place lies within so many 1e-7 degrees of latitude north or south, and as far or further east or west: a box.
fn is_within(centre: Position, latitude_e7: u32) -> impl Fn(&NamedPlace) -> bool {
    let degrees = centre.latitude().as_e7().unsigned_abs() / 10_000_000;
    // The widening of the meridians, 1 / cos in whole numbers: less than 2 up to 59 degrees; beyond it all longitudes.
    let longitude_e7 = if degrees < 59 { i64::from(latitude_e7) * 2 } else { i64::from(u32::MAX) };
    let turn: i64 = 3_600_000_000;
    move |place| {
        let north = place.position.latitude().as_e7().abs_diff(centre.latitude().as_e7());
        let east = i64::from(place.position.longitude().as_e7()) - i64::from(centre.longitude().as_e7());
        north <= latitude_e7 && east.rem_euclid(turn).min((-east).rem_euclid(turn)) <= longitude_e7
    }
}

/// The version of the committed tables: the SHA-256 (FIPS 180-4) of [`gazetteer_hash_input`], the places first, in small hexadecimal
/// digits. Nodes whose versions differ may understand a name differently.
#[must_use]
pub const fn gazetteer_version() -> &'static str {
    VERSION_TEXT.trim_ascii()
}

/// The committed tables as they are pinned by an edition: the bytes of both, the places first.
#[must_use]
pub const fn gazetteer_hash_input() -> [&'static [u8]; 2] {
    [PLACES_TEXT.as_bytes(), NAMES_TEXT.as_bytes()]
}

#[cfg(test)]
mod tests;
