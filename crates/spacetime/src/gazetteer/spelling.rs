//! From plain letters to sounds, one reading for each script.
//!
//! Latin covers the BGN/PCGN, English and French habits at once (`sh`/`ch`, `j`/`dj`, `u`/`ou`, `gh`/`rh`), and Latin made from
//! Russian (`kh` for every h, `dzh`); Cyrillic the Russian practical transcription and its neighbours' letters. Knows no words.

use super::letters::{AYN_MARK, Script};
use super::sound::Sound;
use alloc::vec::Vec;

/// How letters with two uses are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// As most writers mean them.
    Customary,
    /// As writers of Slavic and German habit mean them: `j` is a half-vowel, `eh` the Russian `э`, and `zh` two sounds.
    Other,
}

/// Whether a word in plain letters can be read in another way.
pub(super) fn has_other_reading(word: &str) -> bool {
    let has_j = word.split("dj").any(|part| part.contains('j'));
    let has_eh = word.split("eh").skip(1).any(|rest| rest.starts_with(is_consonant));
    has_j || has_eh || (word.contains("zh") && !word.contains("dzh"))
}

fn is_consonant(letter: char) -> bool {
    letter.is_ascii_alphabetic() && !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Whether a word in Arabic letters is Kurdish, which writes its vowels.
pub(super) fn writes_vowels(word: &str) -> bool {
    word.contains(['ە', 'ۆ', 'ێ'])
}

/// The sounds of one word in plain letters of `script`; `is_last` tells whether another word follows.
pub(super) fn sounds(word: &str, script: Script, place: WordPlace, reading: Reading) -> Vec<Heard> {
    let mut heard = Vec::new();
    match script {
        Script::Latin => latin(word, reading, &mut heard),
        Script::Cyrillic => cyrillic(word, &mut heard),
        Script::Arabic => arabic(word, place, &mut heard),
    }
    heard
}

/// Where a word stands in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordPlace {
    /// Another word follows, so that a feminine ending is heard as `-at`.
    Before,
    /// The last word.
    Last,
}

/// A sound and how much of its weight counts, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heard {
    pub(super) sound: Sound,
    pub(super) percent: u8,
}

impl Heard {
    pub(super) const fn full(sound: Sound) -> Self {
        Self { sound, percent: 100 }
    }
}

/// Groups of Latin letters that are one sound, longest first.
const LATIN_GROUPS: &[(&str, &[Sound])] = &[
    ("dzh", &[Sound::J]),
    ("dsch", &[Sound::J]),
    ("tch", &[Sound::Ch]),
    ("sch", &[Sound::Sh]),
    ("sh", &[Sound::Sh]),
    ("ch", &[Sound::Chi]),
    ("kh", &[Sound::Kh]),
    ("gh", &[Sound::Gh]),
    ("rh", &[Sound::Gh]),
    ("dh", &[Sound::Dh]),
    ("th", &[Sound::Th]),
    ("zh", &[Sound::J]),
    ("dj", &[Sound::J]),
    ("ph", &[Sound::F]),
    ("ck", &[Sound::K]),
    ("ou", &[Sound::U]),
    ("oo", &[Sound::U]),
    ("ee", &[Sound::I]),
];

fn latin(word: &str, reading: Reading, heard: &mut Vec<Heard>) {
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        if reading == Reading::Other
            && let Some((read, sounds)) = other_group(rest)
        {
            heard.extend(sounds.iter().map(|sound| Heard::full(*sound)));
            rest = rest.get(read..).unwrap_or_default();
            continue;
        }
        if let Some((group, sounds)) = LATIN_GROUPS.iter().find(|(group, _)| rest.starts_with(group)) {
            heard.extend(sounds.iter().map(|sound| Heard::full(*sound)));
            rest = rest.get(group.len()..).unwrap_or_default();
            continue;
        }
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        // The final h of the feminine ending is not heard; after i it may be another h.
        if letter == 'h' && rest.is_empty() {
            match heard.last().map(|last| last.sound) {
                Some(Sound::A | Sound::E) => continue,
                Some(Sound::I) => {
                    heard.push(Heard { sound: Sound::H, percent: HIDDEN_H_PERCENT });
                    continue;
                }
                Some(_) | None => {}
            }
        }
        if let Some(sound) = latin_letter(letter) {
            heard.push(Heard::full(sound));
        }
    }
}

/// The letters at the start of `rest` that another reading takes otherwise, how many bytes, and their sounds.
fn other_group(rest: &str) -> Option<(usize, &'static [Sound])> {
    if rest.starts_with("dj") {
        return Some((2, &[Sound::J]));
    }
    if rest.starts_with('j') {
        return Some((1, &[Sound::Y]));
    }
    if rest.starts_with("zh") {
        return Some((2, &[Sound::Z, Sound::H]));
    }
    let is_eh = rest.strip_prefix("eh").is_some_and(|rest| rest.starts_with(is_consonant));
    is_eh.then_some((2, &[Sound::E]))
}

fn latin_letter(letter: char) -> Option<Sound> {
    Some(match letter {
        'a' => Sound::A,
        'b' => Sound::B,
        'c' => Sound::C,
        'd' => Sound::D,
        'e' => Sound::E,
        'f' => Sound::F,
        'g' => Sound::G,
        'h' => Sound::H,
        'i' => Sound::I,
        'j' => Sound::J,
        'k' => Sound::K,
        'l' => Sound::L,
        'm' => Sound::M,
        'n' => Sound::N,
        'o' => Sound::O,
        'p' => Sound::P,
        'q' => Sound::Q,
        'r' => Sound::R,
        's' => Sound::S,
        't' => Sound::T,
        'u' => Sound::U,
        'v' => Sound::V,
        'w' => Sound::W,
        'x' => Sound::Kh,
        'y' => Sound::Y,
        'z' => Sound::Z,
        AYN_MARK => Sound::Ayn,
        '0'..='9' => Sound::of_digit(letter as u8 - b'0'),
        _ => return None,
    })
}

fn cyrillic(word: &str, heard: &mut Vec<Heard>) {
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == 'д' && letters.next_if(|next| matches!(next, 'ж' | 'з')).is_some() {
            heard.push(Heard::full(Sound::J));
            continue;
        }
        let (first, second) = match letter {
            'а' | 'ә' => (Sound::A, None),
            'б' => (Sound::B, None),
            'в' | 'ў' => (Sound::V, None),
            'г' | 'ґ' => (Sound::G, None),
            'ғ' => (Sound::Gh, None),
            'д' => (Sound::D, None),
            'е' | 'э' | 'є' => (Sound::E, None),
            'ж' | 'џ' | 'ђ' => (Sound::J, None),
            'з' => (Sound::Z, None),
            'и' | 'ы' | 'і' => (Sound::I, None),
            'й' | 'ј' => (Sound::Y, None),
            'к' => (Sound::K, None),
            'қ' => (Sound::Q, None),
            'л' | 'љ' => (Sound::L, None),
            'м' => (Sound::M, None),
            'н' | 'њ' | 'ң' => (Sound::N, None),
            'о' | 'ө' => (Sound::O, None),
            'п' => (Sound::P, None),
            'р' => (Sound::R, None),
            'с' => (Sound::S, None),
            'т' => (Sound::T, None),
            'у' | 'ү' | 'ұ' => (Sound::U, None),
            'ф' => (Sound::F, None),
            'х' => (Sound::Kh, None),
            'һ' => (Sound::H, None),
            'ц' => (Sound::S, None),
            'ч' | 'ћ' => (Sound::Ch, None),
            'ш' | 'щ' => (Sound::Sh, None),
            'ъ' | AYN_MARK => (Sound::Ayn, None),
            'ї' => (Sound::Y, Some(Sound::I)),
            'ю' => (Sound::Y, Some(Sound::U)),
            'я' => (Sound::Y, Some(Sound::A)),
            '0'..='9' => (Sound::of_digit(letter as u8 - b'0'), None),
            // The soft sign, and letters of scripts that no name of the theatre is written in.
            _ => continue,
        };
        heard.push(Heard::full(first));
        heard.extend(second.map(Heard::full));
    }
}

/// How much of the `h` in `-ih` counts.
const HIDDEN_H_PERCENT: u8 = 25;
/// How much of the `t` in a feminine ending counts that a following word brings out.
const HIDDEN_T_PERCENT: u8 = 25;

fn arabic(word: &str, place: WordPlace, heard: &mut Vec<Heard>) {
    let count = word.chars().count();
    for (index, letter) in word.chars().enumerate() {
        let is_final = index + 1 == count;
        let sound = match letter {
            'ا' if index == 0 => Sound::Alef,
            'ا' | 'ى' => Sound::A,
            'ب' => Sound::B,
            'ت' | 'ط' => Sound::T,
            'ث' => Sound::Th,
            'ج' | 'ژ' => Sound::J,
            'ح' => Sound::H,
            'خ' => Sound::Kh,
            'د' | 'ض' => Sound::D,
            'ذ' => Sound::Dh,
            'ر' | 'ڕ' => Sound::R,
            'ز' | 'ظ' => Sound::Z,
            'س' | 'ص' => Sound::S,
            'ش' => Sound::Sh,
            'ع' => Sound::Ayn,
            'غ' => Sound::Gh,
            'ف' => Sound::F,
            'ق' => Sound::Q,
            'ك' => Sound::K,
            'ل' | 'ڵ' => Sound::L,
            'م' => Sound::M,
            'ن' => Sound::N,
            // Written for the feminine ending as often as not.
            'ه' if is_final => Sound::A,
            'ه' => Sound::H,
            'ة' => {
                heard.push(Heard::full(Sound::A));
                if place == WordPlace::Before {
                    heard.push(Heard { sound: Sound::T, percent: HIDDEN_T_PERCENT });
                }
                continue;
            }
            'و' => Sound::W,
            'ي' => Sound::Y,
            'پ' => Sound::P,
            'چ' => Sound::Ch,
            'ڤ' => Sound::V,
            'گ' => Sound::G,
            'ۆ' => Sound::O,
            'ێ' | 'ە' => Sound::E,
            '0'..='9' => Sound::of_digit(letter as u8 - b'0'),
            // Hamza standing alone, and letters of languages further off.
            _ => continue,
        };
        heard.push(Heard::full(sound));
    }
}
