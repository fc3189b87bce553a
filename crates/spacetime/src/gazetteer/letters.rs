//! Names as words of plain letters: what a reader sees once marks, ornaments and spelling habits of one hand are taken off.
//!
//! Knows scripts and their letters, no words. Compatibility forms are undone with Unicode NFKD; vowel marks of Arabic, the
//! stretching stroke, zero-width characters and diacritics go; the forms of alef become one, as do those of ya and kaf.

use alloc::string::String;
use alloc::vec::Vec;
use unicode_normalization::UnicodeNormalization;

/// The script of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin letters, with or without diacritics.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
    /// Arabic letters, those of Persian and Kurdish included.
    Arabic,
}

impl Script {
    /// The code of ISO 15924, in small letters as the tables have it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Latin => "latn",
            Self::Cyrillic => "cyrl",
            Self::Arabic => "arab",
        }
    }

    /// The script with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Latin, Self::Cyrillic, Self::Arabic].into_iter().find(|script| script.code() == code)
    }

    /// The script that most letters of a text are in; nothing when it has none of the three.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let (mut latin, mut cyrillic, mut arabic) = (0_usize, 0_usize, 0_usize);
        for character in text.chars() {
            match Self::of_letter(character) {
                Some(Self::Latin) => latin += 1,
                Some(Self::Cyrillic) => cyrillic += 1,
                Some(Self::Arabic) => arabic += 1,
                None => {}
            }
        }
        let most = latin.max(cyrillic).max(arabic);
        if most == 0 {
            None
        } else if most == arabic {
            Some(Self::Arabic)
        } else if most == cyrillic {
            Some(Self::Cyrillic)
        } else {
            Some(Self::Latin)
        }
    }

    pub(super) fn of_letter(character: char) -> Option<Self> {
        if !character.is_alphabetic() {
            return None;
        }
        match character as u32 {
            0x41..=0x24f | 0x1e00..=0x1eff | 0xff21..=0xff5a => Some(Self::Latin),
            0x400..=0x52f => Some(Self::Cyrillic),
            0x600..=0x6ff | 0x750..=0x77f | 0xfb50..=0xfdff | 0xfe70..=0xfeff => Some(Self::Arabic),
            _ => None,
        }
    }
}

/// The mark that stands for ayn, hamza and every apostrophe.
pub(super) const AYN_MARK: char = '\'';

/// The words of a name in plain letters, at most `WORDS_MAX`, each of one script or digits.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for character in name.chars().take(LETTERS_MAX) {
        if Script::of_letter(character) == Some(Script::Cyrillic) {
            // Never decomposed: the breve of й is no ornament.
            for small in character.to_lowercase() {
                word.push(if small == 'ё' { 'е' } else { small });
            }
            continue;
        }
        for part in core::iter::once(character).nfkd().flat_map(char::to_lowercase) {
            push(part, &mut word, &mut words);
        }
    }
    finish(&mut word, &mut words);
    words
}

/// Longer names are cut: none has more letters, and hostile ones shall not cost more.
pub(super) const LETTERS_MAX: usize = 80;
/// More words than this are not read.
const WORDS_MAX: usize = 12;

fn push(part: char, word: &mut String, words: &mut Vec<String>) {
    if let Some(digit) = crate::text::digit(part) {
        word.push(char::from(b'0' + digit));
        return;
    }
    match part {
        // Apostrophes of every kind, the half rings of romanisation, the grave of typewriters.
        '\'' | '`' | '´' | '’' | '‘' | '‛' | 'ʼ' | 'ʻ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ' | '\u{301}' => {
            if part != '\u{301}' {
                word.push(AYN_MARK);
            }
        }
        // Stretching stroke, joiners, direction marks, soft hyphen, byte order mark.
        '\u{640}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{ad}'
        | '\u{feff}' => {}
        'ı' => word.push('i'),
        'ł' => word.push('l'),
        'đ' => word.push('d'),
        'ø' => word.push('o'),
        'ə' => word.push('a'),
        'ß' => word.push_str("ss"),
        'æ' => word.push_str("ae"),
        'ٱ' => word.push('ا'),
        'ى' => word.push('ى'),
        'ی' | 'ے' | 'ې' => word.push('ي'),
        'ک' => word.push('ك'),
        'ھ' | 'ہ' => word.push('ه'),
        // Vowel marks and diacritics, split off by the decomposition; Unicode counts some of them as letters.
        mark if is_mark(mark) => {}
        letter if letter.is_alphabetic() => word.push(letter),
        _ => finish(word, words),
    }
}

/// Combining marks of the three scripts.
fn is_mark(character: char) -> bool {
    matches!(character as u32, 0x300..=0x36f | 0x483..=0x489 | 0x610..=0x61a | 0x64b..=0x65f | 0x670 | 0x6d6..=0x6ed | 0x1ab0..=0x1aff)
}

fn finish(word: &mut String, words: &mut Vec<String>) {
    let kept = core::mem::take(word);
    if words.len() < WORDS_MAX && kept.chars().any(char::is_alphanumeric) {
        words.push(kept);
    }
}

/// A name as it is compared letter by letter: words of plain letters with one space between, apostrophes left out.
pub(super) fn plain(name: &str) -> String {
    let mut plain = String::new();
    for word in words(name) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().filter(|letter| *letter != AYN_MARK));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{Script, plain, words};

    #[test]
    fn marks_ornaments_and_forms_of_letters_are_taken_off() {
        for (name, expected) in [
            ("Ţayyibat al Imām", "tayyibat al imam"),
            ("DEIR-EZ-ZOR", "deir ez zor"),
            ("Ma‘arrat an Nu`mān", "maarrat an numan"),
            ("مَعَرَّة النُّعمان", "معرة النعمان"),
            ("حـــلب", "حلب"),
            ("أريحا", "اريحا"),
            ("ﺣﻠﺐ", "حلب"),
            ("Хмеймим", "хмеймим"),
            ("Тёплый Стан", "теплый стан"),
            ("T\u{200b}4", "t4"),
            ("٤ق", "4ق"),
            ("", ""),
            ("---", ""),
        ] {
            assert_eq!(plain(name), expected, "{name}");
        }
    }

    #[test]
    fn hostile_lengths_are_cut() {
        let long: std::string::String = core::iter::repeat_n("a ", 10_000).collect();
        assert!(words(&long).len() <= 12);
        // One compatibility character that decomposes to eighteen letters.
        let ligatures: std::string::String = core::iter::repeat_n('\u{fdfa}', 10_000).collect();
        assert!(plain(&ligatures).len() < 10_000);
    }

    #[test]
    fn a_text_has_the_script_of_most_of_its_letters() {
        for (text, script) in [
            ("Aleppo", Some(Script::Latin)),
            ("Т4", Some(Script::Cyrillic)),
            ("حلب Halab ا", Some(Script::Latin)),
            ("1070", None),
            ("アレッポ", None),
        ] {
            assert_eq!(Script::of(text), script, "{text}");
        }
    }
}
