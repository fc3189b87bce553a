//! SRC.004.c and SG-07: nothing on how something came to be known crosses to the other side.
//!
//! The patterns are the edition's, by language: lower case, words apart by one space, `*` at an end of a word for any
//! letters there. Every text is tried against every language, whatever its own is said to be, and a word whose letters
//! come from two scripts also as if they came from either: look-alike letters do not carry a word past.
use super::Case;
use crate::records::{AgreedName, Body, CeasefireState, FormationStep, Proposal, ProtectionFinding, Release};
use crate::register::ClauseId;
use crate::verdict::Finding;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

const CLAUSE: ClauseId = crate::clause_id!("SRC.004.c");

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let lists = &case.state.edition().lints.sources_and_methods;
    let patterns = || lists.values().flatten().map(String::as_str);
    let joined = super::registers::joined_leaves(case.body());
    let mut texts = texts(case.body()).into_iter().chain(joined.as_deref());
    if let Some(pattern) = texts.find_map(|text| first_match(text, patterns())) {
        findings.push(
            Finding::breached(CLAUSE, "speaks-of-sources-or-methods")
                .with("pattern", pattern)
                .curable_by([case.author()]),
        );
    }
}

/// The first pattern that a text shows, as it stands or with its mixed words read in one script.
pub(super) fn first_match<'p>(text: &str, patterns: impl Iterator<Item = &'p str> + Clone) -> Option<&'p str> {
    shown_as(text, patterns.clone())
        .or_else(|| unmixed(text).into_iter().find_map(|reading| shown_as(&reading, patterns.clone())))
}

fn shown_as<'p>(text: &str, patterns: impl Iterator<Item = &'p str>) -> Option<&'p str> {
    let glance = Glance::over(text);
    let mut likely = patterns.filter(|pattern| glance.may_show(pattern)).peekable();
    // Most texts end here, before a word of them was copied.
    likely.peek()?;
    let words = words(text);
    likely.find(|pattern| occurs(&words, pattern))
}

/// Lower-case letters of both scripts that look alike, in lower or upper case: Latin, Cyrillic.
const ALIKE: [(char, char); 23] = [
    ('a', 'а'),
    ('b', 'в'),
    ('c', 'с'),
    ('d', 'ԁ'),
    ('e', 'е'),
    ('h', 'н'),
    ('h', 'һ'),
    ('i', 'і'),
    ('j', 'ј'),
    ('k', 'к'),
    ('m', 'м'),
    ('n', 'п'),
    ('o', 'о'),
    ('p', 'р'),
    ('q', 'ԛ'),
    ('r', 'г'),
    ('s', 'ѕ'),
    ('t', 'т'),
    ('u', 'и'),
    ('w', 'ԝ'),
    ('x', 'х'),
    ('y', 'у'),
    ('l', 'ӏ'),
];

/// A text with words of two scripts, read with those words in Latin and in Cyrillic; nothing for any other text.
fn unmixed(text: &str) -> Vec<String> {
    let is_latin = |letter: char| letter.is_ascii_alphabetic();
    let is_cyrillic = |letter: char| matches!(letter, '\u{400}'..='\u{52f}');
    let mixes = |word: &str| word.chars().any(is_latin) && word.chars().any(is_cyrillic);
    let cut = || text.split(|letter: char| !letter.is_alphanumeric());
    if text.is_ascii() || !cut().any(mixes) {
        return Vec::new();
    }
    let read = |letter_as: fn(char) -> char| {
        let mut reading = String::with_capacity(text.len());
        for word in cut() {
            if mixes(word) {
                reading.extend(word.chars().flat_map(char::to_lowercase).map(plain).map(letter_as));
            } else {
                reading.push_str(word);
            }
            reading.push(' ');
        }
        reading
    };
    Vec::from([read(as_latin), read(as_cyrillic)])
}

fn as_latin(letter: char) -> char {
    ALIKE.iter().find(|(_, cyrillic)| *cyrillic == letter).map_or(letter, |(latin, _)| *latin)
}

fn as_cyrillic(letter: char) -> char {
    ALIKE.iter().find(|(latin, _)| *latin == letter).map_or(letter, |(_, cyrillic)| *cyrillic)
}

/// The texts that cross to the other side. Restraints are not read: nothing refuses them (L9).
pub(super) fn texts(body: &Body) -> Vec<&str> {
    match body {
        Body::Information(information) => Vec::from([information.heading.as_str(), information.text.as_str()]),
        Body::Translation(translation) => {
            let mut texts = Vec::from([translation.text.as_str()]);
            texts.extend(translation.doubts.iter().map(String::as_str));
            texts
        }
        Body::Release(Release { civilian_protection, reference, vetted, validated, decision, .. }) => Vec::from([
            civilian_protection.as_str(),
            reference.as_str(),
            vetted.decision.as_str(),
            validated.decision.as_str(),
            decision.as_str(),
        ]),
        Body::Proposal(Proposal { text, .. }) => Vec::from([text.as_str()]),
        Body::AreaDraft(draft) => draft.outlines.iter().map(|outline| outline.label.as_str()).collect(),
        Body::AreaNotice(notice) => Vec::from([notice.text.as_str()]),
        Body::ResetCall(call) => Vec::from([call.text.as_str()]),
        Body::GroundingCommitment(commitment) => Vec::from([commitment.text.as_str(), commitment.decision.as_str()]),
        Body::FormationStep(FormationStep::Certificate { aid_access, .. }) => {
            aid_access.iter().map(String::as_str).collect()
        }
        Body::FormationStep(FormationStep::Task { gaps, .. }) => gaps.iter().map(String::as_str).collect(),
        Body::AgreedName(AgreedName::Given(given)) => given.spellings().chain(given.place.as_deref()).collect(),
        Body::Correction(correction) => Vec::from([correction.text.as_str()]),
        Body::Reservation(reservation) => Vec::from([reservation.text.as_str()]),
        Body::DoubtAnswer(answer) => Vec::from([answer.text.as_str()]),
        Body::Register(entry) => entry.content.texts(),
        Body::ProtectionCheck(check) if check.found == ProtectionFinding::NoEntryOnList => {
            Vec::from([check.civilian_protection.as_str()])
        }
        Body::AirDefenceAcknowledgement(said) => Vec::from([said.reference.as_str()]),
        Body::StopStage(report) => Vec::from([report.reference.as_str()]),
        Body::SettingChange(change) => Vec::from([change.reason.as_str()]),
        Body::CeasefireReport(report) if report.state == CeasefireState::InEffect => Vec::from([report.text.as_str()]),
        // Restraints, and kinds whose only texts are references and labels.
        Body::Hold(_)
        | Body::Doubt(_)
        | Body::CeasefireReport(_)
        | Body::Suspension(_)
        | Body::Withdrawal(_)
        | Body::PreserveOrder(_)
        | Body::Stop(_)
        | Body::Retraction(_)
        | Body::Revocation(_)
        | Body::Decline(_)
        | Body::Spoken(_)
        | Body::Genesis(_)
        | Body::Appointment(_)
        | Body::Delegation(_)
        | Body::KeyRotation(_)
        | Body::AuthoritySuccession(_)
        | Body::CommonUnderstanding(_)
        | Body::AreaSet(_)
        | Body::AgreedName(AgreedName::Withdrawn { .. })
        | Body::Plan(_)
        | Body::FinalNotice(_)
        | Body::ProtectionCheck(_)
        | Body::LegalReview(_)
        | Body::ExecutionReport(_)
        | Body::Outcome(_)
        | Body::Consent(_)
        | Body::ReadBack(_)
        | Body::Acknowledgement(_)
        | Body::Lift(_)
        | Body::ProtectedEntry(_)
        | Body::ProtectedReport(_)
        | Body::SealedLocation(_)
        | Body::Resumption(_)
        | Body::FormationStep(_)
        | Body::LevelStatement(_)
        | Body::Watch(_)
        | Body::Heartbeat(_)
        | Body::Receipt(_)
        | Body::Tick
        | Body::Refusal(_)
        | Body::Freeze(_)
        | Body::Ruling(_)
        | Body::Epoch(_) => Vec::new(),
    }
}

/// The words of a text in lower case; `ё` counts as `е`.
pub(super) fn words(text: &str) -> Vec<String> {
    spelled(text).map(Iterator::collect).collect()
}

/// The letters of each word, as patterns spell them.
fn spelled(text: &str) -> impl Iterator<Item = impl Iterator<Item = char>> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().flat_map(char::to_lowercase).map(plain))
}

const fn plain(letter: char) -> char {
    if letter == 'ё' { 'е' } else { letter }
}

/// Which letters a text has, and which pairs its words begin with, as marks that may stand for several: nearly every
/// pattern is ruled out by a glance. The fold reads every text against every pattern, so this decides how long an audit
/// takes.
struct Glance {
    letters: u128,
    beginnings: [u128; 2],
}

impl Glance {
    fn over(text: &str) -> Self {
        let mut glance = Self { letters: 0, beginnings: [0; 2] };
        for mut word in spelled(text) {
            let (first, second) = (word.next(), word.next());
            if let (Some(first), Some(second)) = (first, second) {
                let [even, odd] = &mut glance.beginnings;
                *(if u32::from(first) % 2 == 0 { even } else { odd }) |= Self::pair(first, second);
            }
            let letters = first.into_iter().chain(second).chain(word);
            glance.letters |= letters.fold(0, |marks, letter| marks | Self::mark(letter));
        }
        glance
    }

    /// False only if no word can fit the pattern's first part.
    fn may_show(&self, pattern: &str) -> bool {
        let mut letters = pattern.trim_start_matches(' ').chars().map(plain);
        let bare = |letter: Option<char>| letter.filter(|letter| !matches!(letter, '*' | ' '));
        let Some(head) = letters.next() else { return false };
        if head == '*' {
            // Somewhere in a word: its first two letters must at least be there.
            let first = bare(letters.next());
            let second = first.and_then(|_| bare(letters.next()));
            return first.into_iter().chain(second).all(|letter| self.letters & Self::mark(letter) != 0);
        }
        match bare(letters.next()) {
            Some(second) => {
                let [even, odd] = self.beginnings;
                (if u32::from(head) % 2 == 0 { even } else { odd }) & Self::pair(head, second) != 0
            }
            None => self.letters & Self::mark(head) != 0,
        }
    }

    const fn mark(letter: char) -> u128 {
        1 << (letter as u32 % u128::BITS)
    }

    const fn pair(first: char, second: char) -> u128 {
        1 << ((first as u32 / 2).wrapping_mul(37).wrapping_add(second as u32) % u128::BITS)
    }
}

fn occurs(words: &[String], pattern: &str) -> bool {
    let pattern =
        if pattern.contains('ё') { Cow::Owned(pattern.chars().map(plain).collect()) } else { Cow::Borrowed(pattern) };
    let parts = || pattern.split(' ').filter(|part| !part.is_empty());
    let width = parts().count();
    width > 0 && words.windows(width).any(|window| window.iter().zip(parts()).all(|(word, part)| fits(word, part)))
}

fn fits(word: &str, part: &str) -> bool {
    let tail_open = part.ends_with('*');
    let head_open = part.starts_with('*');
    let stem = part.trim_matches('*');
    match (head_open, tail_open) {
        (true, true) => word.contains(stem),
        (true, false) => word.ends_with(stem),
        (false, true) => word.starts_with(stem),
        (false, false) => word == stem,
    }
}

#[cfg(test)]
mod tests {
    use super::{Glance, first_match, occurs, words};

    #[test]
    fn patterns_match_whole_words_and_stems() {
        for (text, pattern, found) in [
            ("Heard by SIGNALS intelligence.", "signals intelligence", true),
            ("signals, intelligence", "signals intelligence", true),
            ("signal", "signals", false),
            ("intercepted call", "intercept*", true),
            ("Перехваты", "перехват*", true),
            ("самолёт", "самолет", true),
            ("the sourcebook", "source", false),
            ("في الاستجوابات", "*استجواب*", true),
            ("Её источники", "ее источник*", true),
            ("слова ещё", "ещё", true),
            ("слова еще", "ещё", true),
            ("a b", "a b", true),
            ("x y", "x*", true),
            ("дом", "*о*", true),
            ("anything", "", false),
        ] {
            let words = words(text);
            assert_eq!(occurs(&words, pattern), found, "{text} / {pattern}");
            assert!(!found || Glance::over(text).may_show(pattern), "a glance rules out {text} / {pattern}");
        }
    }

    /// SG-07: letters of another script that look the same do not carry a word past.
    #[test]
    fn words_of_two_scripts_are_read_in_either() {
        let patterns = ["humint", "intercepted call*", "перехвач*", "допрос*"];
        for (text, found) in [
            ("an inter\u{441}epted call", Some("intercepted call*")),
            ("\u{41d}UMINT", Some("humint")),
            ("\u{43f}\u{435}p\u{435}xвачено", Some("перехвач*")),
            ("дoпpoс", Some("допрос*")),
            ("the Т-72B and the БМП", None),
            ("GPSом отмечено", None),
            ("перевод call", None),
        ] {
            assert_eq!(first_match(text, patterns.into_iter()), found, "{text}");
        }
    }
}
