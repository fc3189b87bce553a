//! Where two drafts of the common map, or two of its versions, differ, and how far both sides are with settling it.
//!
//! The ground is worked out from the two documents alone, as `jig map diff` does. Pieces come in the order of the comparison: agreed, disputed, said by
//! one side only.
use super::{AuthorView, Said, SideView};
use serde::{Deserialize, Serialize};

schema! {
    /// Two documents of the map, piece by piece.
    pub struct MapDifferenceDocument {
        /// The moment for which it holds.
        pub at: String,
        /// `drafts`: the last draft of each side; `versions`: an earlier version and a later one.
        pub between: String,
        /// Alpha's draft, or the earlier version; none where there is none.
        pub first: Option<MapSourceView>,
        /// Bravo's draft, or the later version.
        pub second: Option<MapSourceView>,
        /// Ground on which both agree, or that did not change; square kilometres with three decimals, rounded down.
        pub agreed_km2: String,
        /// Ground on which they differ.
        pub disputed_km2: String,
        /// Ground of which only one says anything.
        pub gap_km2: String,
        /// The pieces.
        pub pieces: Vec<MapPieceView>,
        /// Every version that the log has, in the order of the log.
        pub versions: Vec<MapVersionView>,
        /// The version that names these two drafts and stands; none where nobody has proposed one.
        pub proposed: Option<String>,
        /// Why there is no comparison, where there is none.
        pub notes: Vec<Said>,
    }
}

schema! {
    /// A draft or version that is compared.
    pub struct MapSourceView {
        /// The record.
        pub record: String,
        /// Who wrote it.
        pub author: AuthorView,
        /// Ledger time of its entry.
        pub at: String,
        /// Who of the sides has acknowledged it, beside its author's own.
        pub acknowledged_by: Vec<String>,
    }
}

schema! {
    /// A piece of ground of which both documents say one thing each.
    pub struct MapPieceView {
        /// Names the piece within the document.
        pub id: String,
        /// `agreed`, `disputed` or `gap`.
        pub standing: String,
        /// The standing in the caller's language.
        pub standing_text: String,
        /// What the first says; none where it says nothing.
        pub first: Option<String>,
        /// The same in the caller's language.
        pub first_text: Option<String>,
        /// What the second says.
        pub second: Option<String>,
        /// The same in the caller's language.
        pub second_text: Option<String>,
        /// The class that counts while nothing else is agreed: the more protective.
        pub class: String,
        /// The same in the caller's language.
        pub class_text: String,
        /// `yes` where the class is that of ground near a party to the ceasefire (AMB-15).
        pub raised: String,
        /// Square kilometres with three decimals, rounded down.
        pub km2: String,
        /// Places of the gazetteer within, in the order of the gazetteer.
        pub places: Vec<PlaceView>,
        /// The ground: parts, each of rings with the outer one first, each of corners as longitude and latitude in 1e-7 degrees.
        pub parts: Vec<Vec<Vec<[i32; 2]>>>,
    }
}

schema! {
    /// A version of the areas and how far both sides are with it.
    pub struct MapVersionView {
        /// The record.
        pub record: String,
        /// Who proposed it.
        pub author: AuthorView,
        /// Ledger time of its entry.
        pub at: String,
        /// From when it is to count.
        pub in_force_from: String,
        /// Its state: `in-effect`, `held`, `ended`, `sequenced`.
        pub state: String,
        /// Both sides' state.
        pub sides: Vec<SideView>,
        /// The drafts that it names; empty for a version in boxes.
        pub drafts: Vec<String>,
    }
}

schema! {
    /// A place with its name in three scripts.
    pub struct PlaceView {
        /// Its id in the gazetteer.
        pub id: String,
        /// Longitude and latitude, 1e-7 degrees.
        pub position: [i32; 2],
        /// `populated`, `area` or `natural`.
        pub class: String,
        /// From 0, unknown or small, to 5.
        pub population: u8,
        /// The name in Latin letters.
        pub english: Option<String>,
        /// In Cyrillic letters.
        pub russian: Option<String>,
        /// In Arabic letters.
        pub arabic: Option<String>,
        /// Names made by rule from the Arabic one: `name_en`, `name_ru`.
        pub generated: Vec<String>,
    }
}

schema! {
    /// Places of the gazetteer.
    pub struct PlaceList {
        /// SHA-256 of the tables that they are from.
        pub version: String,
        /// The places.
        pub places: Vec<PlaceView>,
    }
}

schema! {
    /// A text that names places, one a line, in any notation.
    pub struct WrittenPlaces {
        /// The lines.
        pub text: String,
    }
}

schema! {
    /// What each line says.
    pub struct ReadPlaces {
        /// The lines that say anything, in their order.
        pub lines: Vec<ReadPlace>,
    }
}

schema! {
    /// What one line says.
    pub struct ReadPlace {
        /// The line.
        pub text: String,
        /// The place, longitude and latitude in 1e-7 degrees; none where the line says no place, or several with equal right.
        pub position: Option<[i32; 2]>,
        /// How sure the place is, metres.
        pub sigma_m: Option<String>,
        /// The notation by which it was read.
        pub notation: Option<String>,
        /// What is wrong with the line, or what must be asked.
        pub problem: Option<Said>,
    }
}

schema! {
    /// Ground as somebody draws it.
    pub struct DrawnArea {
        /// Parts, each of rings with the outer one first, each of corners as longitude and latitude in 1e-7 degrees, the first not repeated.
        pub parts: Vec<Vec<Vec<[i32; 2]>>>,
    }
}

schema! {
    /// Whether drawn ground is an area.
    pub struct CheckedArea {
        /// Square kilometres with three decimals, rounded down; none where it is no area.
        pub km2: Option<String>,
        /// Length of all edges, kilometres.
        pub perimeter_km: Option<String>,
        /// The rings as a record has them: outer ones against the clock, holes with it.
        pub parts: Vec<Vec<Vec<[i32; 2]>>>,
        /// What is wrong.
        pub problems: Vec<AreaProblemView>,
    }
}

schema! {
    /// One thing that is wrong with drawn ground.
    pub struct AreaProblemView {
        /// The part, from 1.
        pub part: u32,
        /// The ring, from 1; the first is the outer one.
        pub ring: u32,
        /// The corner, from 1.
        pub corner: u32,
        /// Where it shows, longitude and latitude in 1e-7 degrees.
        pub position: [i32; 2],
        /// What is wrong, and what cures it.
        pub said: Said,
    }
}
