//! Names by rule, where no name is known: Russian after the practical transcription, Latin near BGN/PCGN 1956.
//!
//! What is made here is marked as made; it is never stored or shown as a name that somebody uses. Arabic leaves short vowels out, so
//! a name made from Arabic alone has `a` where a reader would know better. Knows letters and the article, no names.

use super::letters::{AYN_MARK, Script, words};
use super::named_place::{NameSystem, NamedPlace};
use super::words::{Role, role};
use alloc::string::String;
use alloc::vec::Vec;

/// A name made by rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedName {
    /// The name.
    pub text: String,
    /// Its script.
    pub script: Script,
    /// The system whose rules made it.
    pub system: NameSystem,
}

/// The Russian form of a place's name by the rules of practical transcription, from its Latin name if there is one, else from its
/// Arabic name.
#[must_use]
pub fn generated_russian(place: &NamedPlace) -> Option<GeneratedName> {
    let latin = place.name_for("en", Script::Latin).map(|name| russian_from_latin(&name.text));
    let arabic = || place.name_for("ar", Script::Arabic).map(|name| russian_from_latin(&latin_from_arabic(&name.text)));
    let text = latin.or_else(arabic).filter(|text| !text.is_empty())?;
    Some(GeneratedName { text, script: Script::Cyrillic, system: NameSystem::Practical })
}

/// The Latin form of a place's Arabic name.
#[must_use]
pub fn generated_latin(place: &NamedPlace) -> Option<GeneratedName> {
    let name = place.name_for("ar", Script::Arabic)?;
    let text = latin_from_arabic(&name.text);
    (!text.is_empty()).then_some(GeneratedName { text, script: Script::Latin, system: NameSystem::Bgn })
}

/// Letters of the sun: the article takes their sound.
const SUN_LETTERS: &str = "تثدذرزسشصضطظلن";

fn arabic_letter(letter: char) -> &'static str {
    match letter {
        'ب' => "b",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'ع' => "‘",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' => "w",
        'ي' => "y",
        'ا' | 'ى' | 'ة' => "a",
        'پ' => "p",
        'چ' => "ch",
        'ژ' => "zh",
        'ڤ' => "v",
        'گ' => "g",
        _ => "",
    }
}

fn latin_from_arabic(name: &str) -> String {
    let mut text = String::new();
    for word in words(name) {
        if !text.is_empty() {
            text.push(' ');
        }
        let bare = super::words::without_joined_article(&word, Script::Arabic);
        if bare.len() != word.len() {
            let first = bare.chars().next().unwrap_or(' ');
            text.push('A');
            text.push_str(if SUN_LETTERS.contains(first) { arabic_letter(first) } else { "l" });
            text.push('-');
        }
        capitalised(&vowelled(bare), &mut text);
    }
    text
}

/// Romanises one word: `w` and `y` between consonants are the vowels u and i, and two consonants get an `a` between them.
fn vowelled(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut text = String::new();
    let mut after_consonant = false;
    for (index, letter) in letters.iter().enumerate() {
        let next = letters.get(index + 1);
        let is_vowel_letter = matches!(letter, 'ا' | 'ى' | 'ة');
        let stands_for_vowel = matches!(letter, 'و' | 'ي')
            && after_consonant
            && next.is_none_or(|next| !matches!(next, 'ا' | 'ة' | 'ى' | 'و' | 'ي'));
        if stands_for_vowel {
            text.push(if *letter == 'و' { 'u' } else { 'i' });
            after_consonant = false;
            continue;
        }
        if is_vowel_letter {
            if !text.ends_with('a') {
                text.push('a');
            }
            after_consonant = false;
            continue;
        }
        if after_consonant {
            text.push('a');
        }
        let latin = arabic_letter(*letter);
        text.push_str(latin);
        after_consonant = !latin.is_empty();
    }
    if letters.last() == Some(&'ة') {
        text.push('h');
    }
    text
}

/// Groups of Latin letters and what Russian writes for them, longest first.
const GROUPS: &[(&str, &str)] = &[
    ("iyya", "ия"),
    ("iya", "ия"),
    ("iye", "ие"),
    ("eya", "ея"),
    ("aya", "ая"),
    ("uwa", "ува"),
    ("dzh", "дж"),
    ("tch", "ч"),
    ("sh", "ш"),
    ("ch", "ш"),
    ("kh", "х"),
    ("gh", "г"),
    ("rh", "г"),
    ("dh", "д"),
    ("th", "с"),
    ("zh", "ж"),
    ("dj", "дж"),
    ("ph", "ф"),
    ("ou", "у"),
    ("oo", "у"),
    ("ee", "и"),
    ("ya", "я"),
    ("yu", "ю"),
    ("ye", "е"),
    ("yi", "и"),
    ("aw", "ау"),
    ("ow", "оу"),
    ("ay", "ей"),
    ("ai", "ей"),
    ("ey", "ей"),
    ("ei", "ей"),
];

fn russian_letter(letter: char, is_first: bool) -> &'static str {
    match letter {
        'a' => "а",
        'b' => "б",
        'c' | 'k' | 'q' => "к",
        'd' => "д",
        'e' if is_first => "э",
        'e' => "е",
        'f' => "ф",
        'g' => "г",
        'h' => "х",
        'i' => "и",
        'y' if is_first => "й",
        'y' => "й",
        'j' => "дж",
        'l' => "л",
        'm' => "м",
        'n' => "н",
        'o' => "о",
        'p' => "п",
        'r' => "р",
        's' => "с",
        't' => "т",
        'u' => "у",
        'v' | 'w' => "в",
        'x' => "кс",
        'z' => "з",
        '0' => "0",
        '1' => "1",
        '2' => "2",
        '3' => "3",
        '4' => "4",
        '5' => "5",
        '6' => "6",
        '7' => "7",
        '8' => "8",
        '9' => "9",
        _ => "",
    }
}

fn russian_from_latin(name: &str) -> String {
    let words = words(name);
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        let bare: String = word.chars().filter(|letter| *letter != AYN_MARK).collect();
        if bare.is_empty() {
            continue;
        }
        let is_article = role(&bare, words.get(index + 1).map(String::as_str)) == Role::Article;
        if !text.is_empty() {
            text.push('-');
        }
        if is_article {
            // The article is spelled with э whatever vowel the romanisation has; small inside a name.
            let consonants = russian_word(bare.get(1..).unwrap_or_default());
            text.push(if index == 0 { 'Э' } else { 'э' });
            text.push_str(&consonants);
        } else {
            capitalised(&russian_word(&bare), &mut text);
        }
    }
    text
}

fn russian_word(word: &str) -> String {
    let mut text = String::new();
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        if let Some((group, russian)) = GROUPS.iter().find(|(group, _)| rest.starts_with(group)) {
            // At the start of a word е would be heard as ye.
            match russian.strip_prefix('е').filter(|_| text.is_empty() && !group.starts_with('y')) {
                Some(tail) => {
                    text.push('э');
                    text.push_str(tail);
                }
                None => text.push_str(russian),
            }
            rest = rest.get(group.len()..).unwrap_or_default();
            continue;
        }
        let is_first = text.is_empty();
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        // The h of the feminine ending is not heard.
        if letter == 'h' && rest.is_empty() && text.ends_with(['а', 'е', 'я', 'и']) {
            continue;
        }
        text.push_str(russian_letter(letter, is_first));
        // Arabic l is soft wherever no vowel follows.
        let next = rest.chars().next();
        if letter == 'l' && !next.is_some_and(|next| matches!(next, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'l')) {
            text.push('ь');
        }
    }
    text
}

fn capitalised(word: &str, text: &mut String) {
    let mut letters = word.chars();
    // Marks before the first letter stay as they are.
    for letter in letters.by_ref() {
        if letter.is_alphabetic() {
            text.extend(letter.to_uppercase());
            break;
        }
        text.push(letter);
    }
    text.push_str(letters.as_str());
}

#[cfg(test)]
mod tests {
    use super::{latin_from_arabic, russian_from_latin};

    #[test]
    fn russian_by_rule_has_the_article_the_soft_l_and_the_silent_h() {
        for (latin, russian) in [
            ("Al-Bab", "Эль-Баб"),
            ("Deir ez-Zor", "Дейр-эз-Зор"),
            ("Ash Shaykh Miskin", "Эш-Шейх-Мискин"),
            ("Tell Abyad", "Телль-Абяд"),
            ("Al-Malikiyah", "Эль-Маликия"),
            ("Talbiseh", "Тальбисе"),
            ("Kafr Zayta", "Кафр-Зейта"),
            ("Ein Issa", "Эйн-Исса"),
            ("Yelda", "Ельда"),
            ("'", ""),
        ] {
            assert_eq!(russian_from_latin(latin), russian, "{latin}");
        }
    }

    #[test]
    fn latin_by_rule_assimilates_the_article() {
        for (arabic, latin) in [
            ("دير الزور", "Dir Az-Zur"),
            ("الباب", "Al-Bab"),
            ("تل أبيض", "Tal Abid"),
            ("الصنمين", "As-Sanamin"),
            ("حماة", "Hamah"),
        ] {
            assert_eq!(latin_from_arabic(arabic), latin, "{arabic}");
        }
    }
}
