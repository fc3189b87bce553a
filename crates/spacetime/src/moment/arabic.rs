//! The words of moments in Arabic: months by their Levantine and their Egyptian names, zones, words that carry nothing.
//!
//! Words come folded by [`folded`]: hamza and vowel signs gone, so that careful and careless spelling are one.

/// The mark of the Christian era behind a year; elsewhere the afternoon.
pub(super) const ERA: &str = "م";

/// Arabic letters in the form of the tables here: no vowel signs and no lengthening, alef without hamza, final ta marbuta as ha.
pub(super) fn folded(word: &str) -> alloc::string::String {
    word.chars()
        .filter(|character| !matches!(character, '\u{640}' | '\u{64b}'..='\u{655}' | '\u{670}'))
        .map(|character| match character {
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            other => other,
        })
        .collect()
}

/// Months by one word.
pub(super) const MONTHS: [&[&str]; 12] = [
    &["يناير"],
    &["شباط", "فبراير"],
    &["اذار", "مارس"],
    &["نيسان", "ابريل"],
    &["ايار", "مايو"],
    &["حزيران", "يونيو", "يونيه"],
    &["تموز", "يوليو", "يوليه"],
    &["اب", "اغسطس"],
    &["ايلول", "سبتمبر"],
    &["اكتوبر"],
    &["نوفمبر"],
    &["ديسمبر"],
];

/// The Levantine months that have two words: the first and the second Tishrin and Kanun.
pub(super) fn month_of_two_words(first: &str, second: &str) -> Option<u8> {
    match (first, second) {
        ("تشرين", "الاول") => Some(10),
        ("تشرين", "الثاني") => Some(11),
        ("كانون", "الاول") => Some(12),
        ("كانون", "الثاني") => Some(1),
        _ => None,
    }
}

/// Names to write months with, Levantine.
pub(super) const MONTHS_WRITTEN: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];

/// Zones by the Arabic names of the same zones: to be written, and as they come folded.
pub(super) const ZONES: [(&str, &str, &[&str]); 6] = [
    ("UTC", "غرينتش", &["غرينتش", "جرينتش", "غرينيتش"]),
    ("Europe/Moscow", "موسكو", &["موسكو"]),
    ("Asia/Damascus", "دمشق", &["دمشق"]),
    ("Asia/Amman", "عمّان", &["عمان"]),
    ("Asia/Baghdad", "بغداد", &["بغداد"]),
    ("Asia/Beirut", "بيروت", &["بيروت"]),
];

/// "in", "on the day", "of the year", "at the hour", "by the time of".
pub(super) const NOTHING: [&str; 11] =
    ["في", "يوم", "من", "عام", "سنه", "الساعه", "ساعه", "بتوقيت", "توقيت", "حسب", "بالتوقيت"];

/// Morning, noon, afternoon, evening, night.
pub(super) const HALVES_OF_THE_DAY: [&str; 12] =
    ["صباحا", "ص", "ظهرا", "مساء", "م", "ليلا", "فجرا", "عصرا", "الصباح", "المساء", "الفجر", "الظهر"];

/// "Local", of which place is not said.
pub(super) const LOCAL: [&str; 2] = ["المحلي", "محلي"];
