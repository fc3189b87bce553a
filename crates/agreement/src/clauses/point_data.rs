//! SG-02 and SG-03: what crosses in clear never comes down to a point.
//!
//! Footprints are coarse by form; here the free texts of information, releases, proposals, registers, commitments and gaps, and the labels
//! and names of places, are read for what their form does not hold: coordinates written out, a bearing with a distance, and the words for a
//! point of aim. Notices of place and their read-backs carry positions by design, but none within an item's footprint (`notices`), and are
//! not read here. Conservative: only what is plainly a position is refused. The words stand here and not in an edition, because no edition
//! may do without them.
use super::{Case, lint};
use crate::records::{AgreedName, Body, FormationStep, Information, Proposal, ProtectionFinding, Release};
use crate::verdict::{Basis, Finding};
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::parse_degrees;

/// Words for a point of aim, as patterns of the lints.
const POINT_WORDS: [&str; 10] = [
    "aimpoint*",
    "aim point*",
    "aiming point*",
    "dmpi*",
    "desired mean point*",
    "desired point* of impact",
    "*точк* прицеливани*",
    "*точк* наведени*",
    "*прицельн* точк*",
    "*точк* попадани*",
];

/// Beginnings of the words of a key that would hold one half of a position.
const KEY_WORDS: [&str; 8] = ["lat", "lon", "lng", "mgrs", "utm", "easting", "northing", "coord"];

/// Words that begin so and hold none.
const OTHER_WORDS: [&str; 6] = ["late", "longer", "longest", "coordinati", "coordinator", "coordinated"];

/// True when a key of a format, or one of its words, names an axis or a grid: whole numbers under it are a point that no text shows.
pub(super) fn key_names_a_point(key: &str) -> bool {
    let mut words = Vec::from([String::new()]);
    for letter in key.chars() {
        let separates = !letter.is_alphanumeric();
        if separates || letter.is_uppercase() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| !separates) {
            word.extend(letter.to_lowercase());
        }
    }
    // However its words are set apart, the whole of it is one key: `LAT`, `L_A_T`.
    words.push(words.concat());
    words.iter().any(|word| {
        let is_other = OTHER_WORDS.iter().any(|other| word.starts_with(other));
        word.ends_with("e7") || (!is_other && KEY_WORDS.iter().any(|start| word.starts_with(start)))
    })
}

/// True when two whole numbers read as a latitude and a longitude in units of 1e-7 degree, ten degrees or more from nought: no count of
/// persons or lorries, and no date written as one number, is as large.
pub(super) fn numbers_are_a_point(numbers: &[i64]) -> bool {
    let within = |number: &&i64, limit: u64| (100_000_000..=limit).contains(&number.unsigned_abs());
    let latitudes = numbers.iter().filter(|number| within(number, 900_000_000)).count();
    let longitudes = numbers.iter().filter(|number| within(number, 1_800_000_000)).count();
    latitudes > 0 && longitudes > 1
}

/// A position at least this fine is a point: a tenth of a degree is about eleven kilometres.
const POINT_RESOLUTION_E7: u32 = 1_000_000;

/// The longest coordinates have degrees, minutes and seconds with marks and letters on both axes.
const WINDOW_PIECES_MAX: usize = 16;

/// Degrees, minutes and seconds, twice.
const NUMBERS_MAX: usize = 6;

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let joined = super::registers::joined_leaves(case.body());
    let texts: Vec<&str> = texts(case.body()).into_iter().chain(joined.as_deref()).collect();
    if texts.iter().any(|text| names_a_point(text) || is_bearing_and_distance(text)) {
        findings.push(Finding::breached(Basis::Safeguard("SG-03"), "text-names-a-point").curable_by([case.author()]));
    }
    if let Some(pattern) = texts.iter().find_map(|text| lint::first_match(text, POINT_WORDS.into_iter())) {
        findings.push(
            Finding::breached(Basis::Safeguard("SG-02"), "text-speaks-of-aiming")
                .with("pattern", pattern)
                .curable_by([case.author()]),
        );
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "a rule looks at its own kinds; `plan` takes every kind apart")]
fn texts(body: &Body) -> Vec<&str> {
    match body {
        Body::Information(Information { heading, text, .. }) => Vec::from([heading.as_str(), text.as_str()]),
        Body::Release(Release { civilian_protection, .. }) => Vec::from([civilian_protection.as_str()]),
        Body::ProtectionCheck(check) if check.found == ProtectionFinding::NoEntryOnList => {
            Vec::from([check.civilian_protection.as_str()])
        }
        Body::Proposal(Proposal { text, .. }) => Vec::from([text.as_str()]),
        Body::AgreedName(AgreedName::Given(given)) => given.spellings().chain(given.place.as_deref()).collect(),
        Body::Register(entry) => {
            let mut texts = entry.content.texts();
            texts.push(entry.key.as_str());
            texts
        }
        Body::AreaDraft(draft) => draft.outlines.iter().map(|outline| outline.label.as_str()).collect(),
        Body::AreaSet(set) => set.areas.iter().map(|area| area.label.as_str()).collect(),
        Body::GroundingCommitment(commitment) => Vec::from([commitment.text.as_str()]),
        Body::FormationStep(FormationStep::Task { gaps, .. }) => gaps.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

/// True when some stretch of the text reads as a position, in degrees or on the military grid.
fn names_a_point(text: &str) -> bool {
    if !text.contains(|letter: char| letter.is_ascii_digit()) {
        return false;
    }
    let pieces: Vec<&str> = text.split_whitespace().collect();
    let trimmed = |piece: &&str| piece.trim_matches(|mark: char| !mark.is_alphanumeric()).len();
    pieces.iter().enumerate().any(|(start, piece)| {
        (trimmed(piece) > 0 && reads_as_degrees(text, &pieces, start)) || is_grid_reference(&pieces, start)
    })
}

/// True when the pieces from `start` on are a position in degrees, as finely as a point.
fn reads_as_degrees(text: &str, pieces: &[&str], start: usize) -> bool {
    let Some(first) = pieces.get(start) else { return false };
    if !may_begin_a_coordinate(first) {
        return false;
    }
    let from = offset_in(text, first);
    let mut numbers = 0;
    let within = |last: &&&str| {
        numbers += usize::from(last.contains(|letter: char| letter.is_ascii_digit()));
        numbers <= NUMBERS_MAX
    };
    pieces.iter().skip(start).take(WINDOW_PIECES_MAX).take_while(within).any(|last| {
        let stretch = text.get(from..offset_in(text, last) + last.len()).unwrap_or_default();
        let stretch = stretch.trim_matches(['(', ')', '[', ']', ';', ':', ',', '"', '«', '»']);
        let unfinished = stretch.trim_end_matches(['.', ')', ']', '"', '»', '!', '?']);
        [stretch, unfinished]
            .into_iter()
            .any(|candidate| parse_degrees(candidate).is_ok_and(|read| read.resolution_e7 <= POINT_RESOLUTION_E7))
    })
}

/// A number, or the letter of an axis and a number.
fn may_begin_a_coordinate(piece: &str) -> bool {
    let mut letters = piece.trim_start_matches(['(', '[', '"', '«', '+', '-', '−']).chars();
    match letters.next() {
        Some(letter) if letter.is_ascii_digit() => true,
        Some('N' | 'S' | 'E' | 'W' | 'С' | 'Ю' | 'В' | 'З') => {
            letters.next().is_none_or(|next| next.is_ascii_digit() || matches!(next, '.' | ' '))
        }
        Some(_) | None => false,
    }
}

/// Where a piece of a text begins in it.
fn offset_in(text: &str, piece: &str) -> usize {
    piece.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}

/// Beginnings of the words before a bearing.
const BEARING_WORDS: [&str; 5] = ["bearing", "azimuth", "азимут", "пеленг", "سمت"];

/// Units of a distance after a number; a longer word is one of them with an ending.
const DISTANCE_WORDS: [&str; 11] =
    ["km", "m", "nm", "kilomet", "metre", "meter", "mile", "км", "м", "километр", "метр"];

/// How many words may stand between the word and the figure of a bearing: `bearing about 037`, `азимут от неё 037`.
const BEARING_WORDS_BETWEEN: usize = 3;

/// True when a text gives a bearing and a distance: with the place that they are counted from they are a point as well.
fn is_bearing_and_distance(text: &str) -> bool {
    if !text.contains(|letter: char| letter.is_ascii_digit()) {
        return false;
    }
    let words = lint::words(text);
    let is_bearing = |word: &String| {
        word.len() <= 3 && word.parse::<u16>().is_ok_and(|degrees| degrees <= 360) && !word.starts_with('+')
    };
    let gives_bearing = words.iter().enumerate().any(|(place, word)| {
        let named = BEARING_WORDS.iter().any(|start| word.starts_with(start));
        named && words.iter().skip(place + 1).take(BEARING_WORDS_BETWEEN).any(is_bearing)
    });
    gives_bearing
        && words.iter().zip(words.iter().skip(1).map(Some).chain([None])).any(|(word, next)| is_distance(word, next))
}

/// A number with its unit, in one word or two: `2400m`, `2.4 km` (whose last figure stands alone).
fn is_distance(word: &str, next: Option<&String>) -> bool {
    let unit = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if unit.len() == word.len() {
        return false;
    }
    let unit = if unit.is_empty() { next.map_or("", String::as_str) } else { unit };
    DISTANCE_WORDS.iter().any(|known| unit == *known || (known.chars().count() > 2 && unit.starts_with(known)))
}

/// A reference of the military grid: zone, band, square of 100 km, and at least two digits on each axis (one kilometre).
fn is_grid_reference(pieces: &[&str], start: usize) -> bool {
    let mut rest = pieces
        .iter()
        .skip(start)
        .take(4)
        .flat_map(|piece| piece.chars())
        .filter(|letter| !matches!(letter, '(' | ')' | ',' | ';'))
        .peekable();
    let mut zone = 0;
    while let Some(digit) = rest.next_if(char::is_ascii_digit) {
        zone = zone * 10 + digit.to_digit(10).unwrap_or_default();
        if zone > 60 {
            return false;
        }
    }
    let is_grid_letter = |letter: char| letter.is_ascii_uppercase() && !matches!(letter, 'I' | 'O');
    let is_band = |letter: char| is_grid_letter(letter) && matches!(letter, 'C'..='X');
    zone > 0
        && rest.next().is_some_and(is_band)
        && rest.next().is_some_and(is_grid_letter)
        && rest.next().is_some_and(is_grid_letter)
        && rest.take_while(char::is_ascii_digit).take(4).count() == 4
}

#[cfg(test)]
mod tests {
    use super::{is_bearing_and_distance, names_a_point};

    /// SG-03.
    #[test]
    fn coordinates_in_a_text_are_a_point_and_other_numbers_are_not() {
        for text in [
            "at 35.2853 N 40.1762 E, by the road",
            "Seen (35°17'07\"N 040°10'34\"E).",
            "в точке 35°17′07″ с.ш. 40°10′34″ в.д.",
            "Near 36.2021, 37.1343 since May",
            "37S BV 12345 67890",
            "grid 37SBV1234567890",
        ] {
            assert!(names_a_point(text), "{text}");
        }
        for text in [
            "No figures at all.",
            "Two groups of 40 and 25 persons, since 12 September 2016, 07:30.",
            "1,500 to 2,000 persons in 12 districts",
            "On 14.09.2016 at 18:00, 3.5 km of road",
            "35 N 40 E in whole degrees is coarse",
            "hotline 8 800 555 35 35, ref 12/2016-44",
            "37 SAM systems 1234",
            "The T-72B, 36 vehicles, 37.5 per cent and 40.25 per cent",
            "Списки от 12.09.2016, № 44, 1500 человек",
        ] {
            assert!(!names_a_point(text), "{text}");
        }
    }

    /// SG-03: from a named place, a bearing and a distance are a point.
    #[test]
    fn a_bearing_with_a_distance_is_a_point_and_neither_alone_is() {
        for text in [
            "2.4 km north of the mill at Tell Rifaat, bearing 037",
            "Bearing about 037 from the mill, 2400m",
            "азимут от мельницы 037, 2,4 км",
            "в 800 метрах, азимут 12",
        ] {
            assert!(is_bearing_and_distance(text), "{text}");
        }
        for text in [
            "bearing 037",
            "2.4 km of road were cleared",
            "Bearing in mind what 12 persons said of 3 km",
            "azimuth unknown; 40 persons, 12 lorries",
            "5 млн. рублей, азимут 12",
            "",
        ] {
            assert!(!is_bearing_and_distance(text), "{text}");
        }
    }
}
