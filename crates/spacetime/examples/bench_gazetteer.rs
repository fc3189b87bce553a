//! Measures looking up a name among 30,000, beside comparing the same names by plain edit distance in the same run.
//!
//! The names are the committed ones, and further ones made of them: the first word of one name before the last word of another, in
//! Latin and Arabic alike, and a third of syllables by a fixed rule. Queries are committed names with a letter changed. One thread;
//! each query is timed three times and the shortest counts, so that what else the machine does counts less.
#![expect(clippy::print_stdout, reason = "a bench prints its figures")]
#![expect(clippy::disallowed_methods, reason = "a bench reads the clock")]

use jig_spacetime::Position;
use jig_spacetime::gazetteer::{
    Gazetteer, NameStatus, NameSystem, NamedPlace, PlaceClass, PlaceName, PopulationBand, Query, Script,
};
use std::hint::black_box;
use std::time::Instant;

const NAMES: usize = 30_000;
const QUERIES: usize = 2_000;
const TIMES: usize = 3;
const PLAIN_QUERIES: usize = 50;

/// A fixed sequence of numbers that look like chance (Steele, Lea and Flood 2014).
struct Sequence(u64);

impl Sequence {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % below as u64) as usize
    }
}

/// Consonants in Latin and in Arabic.
const CONSONANTS: &[(&str, char)] = &[
    ("b", 'ب'),
    ("t", 'ت'),
    ("j", 'ج'),
    ("h", 'ح'),
    ("kh", 'خ'),
    ("d", 'د'),
    ("r", 'ر'),
    ("z", 'ز'),
    ("s", 'س'),
    ("sh", 'ش'),
    ("gh", 'غ'),
    ("f", 'ف'),
    ("q", 'ق'),
    ("k", 'ك'),
    ("l", 'ل'),
    ("m", 'م'),
    ("n", 'ن'),
];
/// Vowels in Latin, and what Arabic writes for them.
const VOWELS: &[(&str, &str)] = &[("a", ""), ("a", "ا"), ("i", ""), ("i", "ي"), ("u", ""), ("u", "و")];
/// Words that stand before a third of the names.
const FIRST_WORDS: &[(&str, &str)] = &[("Tall ", "تل "), ("Kafr ", "كفر "), ("Al-", "ال"), ("Khirbat ", "خربة ")];

/// Names of a place in Latin and Arabic, word for word.
type Pair = (Vec<String>, Vec<String>);

/// Places that have a Latin and an Arabic name of equally many words.
fn pairs(places: &[NamedPlace]) -> Vec<Pair> {
    let words = |place: &NamedPlace, script: Script| -> Option<Vec<String>> {
        let name = place.names.iter().find(|name| name.script == script)?;
        Some(name.text.split([' ', '-']).map(str::to_owned).collect())
    };
    let both = |place| Some((words(place, Script::Latin)?, words(place, Script::Arabic)?));
    places.iter().filter_map(both).filter(|(latin, arabic)| latin.len() == arabic.len()).collect()
}

/// The first word of one name before the last word of another.
fn mixed(pairs: &[Pair], sequence: &mut Sequence) -> Option<(String, String)> {
    let longer: Vec<&Pair> = pairs.iter().filter(|(latin, _)| latin.len() > 1).collect();
    let (head_latin, head_arabic) = longer.get(sequence.next(longer.len().max(1)))?;
    let (tail_latin, tail_arabic) = pairs.get(sequence.next(pairs.len().max(1)))?;
    let join = |head: &[String], tail: &[String]| Some(format!("{} {}", head.first()?, tail.last()?));
    Some((join(head_latin, tail_latin)?, join(head_arabic, tail_arabic)?))
}

/// A name of syllables.
fn name(sequence: &mut Sequence) -> (String, String) {
    let (mut latin, mut arabic) = (String::new(), String::new());
    if sequence.next(3) == 0
        && let Some((first_latin, first_arabic)) = FIRST_WORDS.get(sequence.next(FIRST_WORDS.len()))
    {
        latin.push_str(first_latin);
        arabic.push_str(first_arabic);
    }
    for _ in 0..2 + sequence.next(3) {
        let consonant = CONSONANTS.get(sequence.next(CONSONANTS.len()));
        let vowel = VOWELS.get(sequence.next(VOWELS.len()));
        if let (Some((latin_consonant, letter)), Some((latin_vowel, letters))) = (consonant, vowel) {
            latin.push_str(latin_consonant);
            latin.push_str(latin_vowel);
            arabic.push(*letter);
            arabic.push_str(letters);
        }
    }
    (latin, arabic)
}

fn place_name(text: String, script: Script) -> PlaceName {
    PlaceName { text, script, language: "und".to_owned(), system: NameSystem::Unstated, status: NameStatus::Preferred }
}

/// Plain edit distance over letters, two rows.
fn edit_distance(a: &[char], b: &[char], row: &mut Vec<usize>) -> usize {
    row.clear();
    row.extend(0..=b.len());
    for (index, x) in a.iter().enumerate() {
        let mut corner = index;
        let mut left = index + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, y) in row.iter_mut().skip(1).zip(b) {
            let up = *cell;
            left = (corner + usize::from(x != y)).min(up + 1).min(left + 1);
            *cell = left;
            corner = up;
        }
    }
    row.last().copied().unwrap_or(0)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut sequence = Sequence(2016);
    let mut places = Gazetteer::of_the_theatre()?.places().to_vec();
    let mut queries = Vec::new();
    let committed: Vec<(&PlaceName, Position)> =
        places.iter().flat_map(|place| place.names.iter().map(|name| (name, place.position))).collect();
    for (name, position) in committed.iter().step_by(committed.len() / QUERIES) {
        // A letter changed, so that few queries are answered by looking them up letter for letter.
        let mut letters: Vec<char> = name.text.chars().collect();
        let at = sequence.next(letters.len().max(1));
        if let Some(letter) = letters.get_mut(at) {
            *letter = match name.script {
                Script::Latin => 'e',
                Script::Cyrillic => 'а',
                Script::Arabic => 'و',
            };
        }
        queries.push((letters.into_iter().collect::<String>(), *position));
    }
    let mut count = committed.len();
    let pairs = pairs(&places);
    while count < NAMES {
        let made = if sequence.next(3) == 0 { None } else { mixed(&pairs, &mut sequence) };
        let (latin, arabic) = made.unwrap_or_else(|| name(&mut sequence));
        let position = Position::from_e7(
            320_000_000 + sequence.next(50_000_000) as i32,
            360_000_000 + sequence.next(60_000_000) as i32,
        )?;
        places.push(NamedPlace {
            id: format!("x:{count:05}"),
            position,
            class: PlaceClass::Populated,
            population: PopulationBand::Unknown,
            names: vec![place_name(latin, Script::Latin), place_name(arabic, Script::Arabic)],
        });
        count += 2;
    }
    let names = places.iter().flat_map(|place| &place.names);
    let plain: Vec<Vec<char>> = names.map(|name| name.text.to_lowercase().chars().collect()).collect();
    let started = Instant::now();
    let gazetteer = Gazetteer::new(places)?;
    let building_ms = started.elapsed().as_secs_f64() * 1e3;

    let timed = |is_near: fn(Position) -> Option<Position>| {
        let mut times_us: Vec<f64> = queries
            .iter()
            .map(|(name, position)| {
                let near = is_near(*position);
                let once = || {
                    let started = Instant::now();
                    black_box(gazetteer.find(&Query { name: black_box(name), near, most: 3 }));
                    started.elapsed().as_secs_f64() * 1e6
                };
                (0..TIMES).map(|_| once()).fold(f64::INFINITY, f64::min)
            })
            .collect();
        times_us.sort_by(f64::total_cmp);
        let at = |part: usize| times_us.get(times_us.len() * part / 100).copied().unwrap_or(0.0);
        (at(50), at(99))
    };
    let (half_us, most_us) = timed(|_| None);
    let (near_us, near_most_us) = timed(Some);

    let mut row = Vec::new();
    let mut times_us: Vec<f64> = queries
        .iter()
        .take(PLAIN_QUERIES)
        .map(|(name, _)| {
            let letters: Vec<char> = name.to_lowercase().chars().collect();
            let started = Instant::now();
            let best = plain.iter().map(|other| edit_distance(&letters, other, &mut row)).min();
            black_box(best);
            started.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times_us.sort_by(f64::total_cmp);
    let plain_us = times_us.get(times_us.len() / 2).copied().unwrap_or(0.0);

    println!("bench\tname among 30,000, p50; floor: plain edit distance\t{half_us:.0}\tus\t{plain_us:.0}\t<=1000");
    println!("bench\tname among 30,000, p99; floor: plain edit distance\t{most_us:.0}\tus\t{plain_us:.0}\t<=1000");
    println!("bench\tname among 30,000 with a position, p50\t{near_us:.0}\tus\t{plain_us:.0}\t<=1000");
    println!("bench\tname among 30,000 with a position, p99\t{near_most_us:.0}\tus\t{plain_us:.0}\t<=1000");
    println!("bench\tlaying out 30,000 names\t{building_ms:.0}\tms\t-\t-");
    Ok(())
}
