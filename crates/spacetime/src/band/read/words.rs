//! The words with which bands are written in English, Russian and Arabic, folded; longer phrases stand before their beginnings.

/// Nothing below: the ground.
pub(super) const SURFACE: &[&[&str]] = &[
    &["sfc"],
    &["gnd"],
    &["surface"],
    &["the", "surface"],
    &["ground"],
    &["the", "ground"],
    &["ground", "level"],
    &["земля"],
    &["земли"],
    &["поверхность"],
    &["поверхности"],
    &["поверхность", "земли"],
    &["поверхности", "земли"],
    &["уровня", "земли"],
    &["سطح", "الأرض"],
    &["سطح", "الارض"],
    &["السطح"],
    &["الأرض"],
    &["الارض"],
];

/// Nothing above.
pub(super) const UNLIMITED: &[&[&str]] = &[
    &["unl"],
    &["unlim"],
    &["unlimited"],
    &["без", "ограничений"],
    &["без", "ограничения"],
    &["не", "ограничено"],
    &["неограниченно"],
    &["неограниченной", "высоты"],
    &["غير", "محدود"],
];

/// Before the lower limit; alone, the band has no upper one.
pub(super) const FROM: &[&[&str]] = &[
    &["from"],
    &["between"],
    &["в", "слое", "от"],
    &["в", "полосе", "от"],
    &["от"],
    &["с"],
    &["между"],
    &["من"],
    &["بين"],
];

/// Between the limits.
pub(super) const TO: &[&str] = &["to", "and", "through", "до", "по", "и", "إلى", "الى", "حتى", "و"];

/// Between the limits, as marks.
pub(super) const DASHES: &[char] = &['-', '‐', '‑', '‒', '–', '—', '―', '−', '/', '÷', '…'];

/// The one limit that follows is the upper one.
pub(super) const BELOW_BEFORE: &[&[&str]] = &[
    &["at", "or", "below"],
    &["not", "above"],
    &["no", "higher", "than"],
    &["not", "higher", "than"],
    &["up", "to"],
    &["below"],
    &["under"],
    &["max"],
    &["не", "выше"],
    &["не", "более"],
    &["ниже"],
    &["до"],
    &["لا", "يزيد", "عن"],
    &["لا", "يتجاوز"],
    &["تحت"],
    &["دون"],
    &["حتى"],
];

/// The one limit that follows is the lower one.
pub(super) const ABOVE_BEFORE: &[&[&str]] = &[
    &["at", "or", "above"],
    &["not", "below"],
    &["no", "lower", "than"],
    &["not", "lower", "than"],
    &["above"],
    &["over"],
    &["min"],
    &["не", "ниже"],
    &["не", "менее"],
    &["выше"],
    &["свыше"],
    &["لا", "يقل", "عن"],
    &["أعلى", "من"],
    &["فوق"],
];

/// The one limit before this is the lower one.
pub(super) const ABOVE_AFTER: &[&[&str]] =
    &[&["and", "above"], &["and", "higher"], &["or", "above"], &["и", "выше"], &["и", "более"], &["وما", "فوق"]];

/// The one limit before this is the upper one.
pub(super) const BELOW_AFTER: &[&[&str]] =
    &[&["and", "below"], &["and", "lower"], &["or", "below"], &["и", "ниже"], &["и", "менее"], &["وما", "دون"]];
