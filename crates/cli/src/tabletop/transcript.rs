//! The transcript of a play: told line by line while it grows, and kept whole. Knows no stage and no rule.
use crate::outcome::Failure;
use agreement::edition::Edition;
use agreement::identity::RecordHash;
use spacetime::{Instant, Zone};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use wire::phrases::Phrases;

/// Whoever follows a play hears each piece of its transcript as soon as there is one.
pub type Hear<'a> = &'a mut dyn FnMut(&str) -> Result<(), Failure>;

/// What has been told so far.
pub(super) struct Transcript<'a> {
    text: String,
    hear: Hear<'a>,
}

impl<'a> Transcript<'a> {
    pub(super) const fn new(hear: Hear<'a>) -> Self {
        Self { text: String::new(), hear }
    }

    /// Adds a line, or a few.
    ///
    /// # Errors
    /// Nobody hears any more.
    pub(super) fn tell(&mut self, text: &str) -> Result<(), Failure> {
        // Writing to a String cannot fail.
        let _always = writeln!(self.text, "{text}");
        (self.hear)(text)
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }
}

/// Zones in which every moment of a transcript is shown: those of the edition, without repeats, then UTC.
fn zones(edition: &Edition) -> Vec<Zone> {
    let mut zones: Vec<Zone> = Vec::new();
    let all = [edition.reference_zone, edition.parties.alpha.zone, edition.parties.bravo.zone, Zone::UTC];
    for zone in all {
        if !zones.iter().any(|known| known.name() == zone.name()) {
            zones.push(zone);
        }
    }
    zones
}

/// A moment in every zone of an edition, on one line.
pub(super) fn in_all_zones(instant: Instant, edition: &Edition) -> String {
    zones(edition).into_iter().map(|zone| local(instant, zone)).collect::<Vec<_>>().join(" | ")
}

/// A moment in a zone, as a duty officer writes it: `2016-09-17 15:55 Asia/Damascus`.
#[must_use]
pub fn local(instant: Instant, zone: Zone) -> String {
    match zone.local(instant) {
        Ok(local) => {
            let date = local.date();
            format!(
                "{:04}-{:02}-{:02} {:02}:{:02} {}",
                date.year(),
                date.month(),
                date.day(),
                local.hour(),
                local.minute(),
                zone.name()
            )
        }
        Err(_) => instant.to_string(),
    }
}

/// A sentence with the script's own names for records: its reader knows no hashes.
pub(super) fn with_labels(text: &str, labels: &BTreeMap<String, RecordHash>) -> String {
    let mut text = text.to_owned();
    for (label, hash) in labels.iter().filter(|(label, _)| *label != "last") {
        text = text.replace(&hash.to_string(), label);
    }
    text
}

/// A line of a printed report, which shortens the names of records, with the script's own names for them.
pub(super) fn with_labels_for_short(line: &str, labels: &BTreeMap<String, RecordHash>) -> String {
    let mut line = with_labels(line, labels);
    for (label, hash) in labels.iter().filter(|(label, _)| *label != "last") {
        line = line.replace(&wire::view::short(&hash.to_string()), label);
    }
    line
}

/// A state's word: of a record, or of an item's way between the sides.
pub(super) fn word(state: &str, phrases: &Phrases) -> String {
    if state.is_empty() {
        return String::new();
    }
    let name = state.replace(' ', "-");
    let code = format!("cli-state-{name}");
    phrases.say(&if phrases.has(&code) { code } else { format!("item-stage-{name}") }, &[])
}

/// A decision at the entry and what has become of it, without saying one word twice or two that seem to quarrel.
pub(super) fn outcome(decision: &str, effect: &str, phrases: &Phrases) -> String {
    let words = |state| word(state, phrases);
    match (decision, effect) {
        ("", only) | (only, "") => words(only),
        (one, other) if one == other => words(one),
        ("held", effect) => phrases.say("cli-state-changed", &[("decision", words("held")), ("effect", words(effect))]),
        (decision, effect) => format!("{}, {}", words(decision), words(effect)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wire::phrases::Locale;

    #[test]
    fn what_was_held_at_its_entry_and_acts_now_is_not_called_both_at_once() {
        let phrases = Phrases::new(Locale::En);
        for (decision, effect, said) in [
            ("accepted", "in effect", "accepted, in effect"),
            ("accepted", "held", "accepted, held"),
            ("held", "held", "held"),
            ("held", "in effect", "held at its entry, in effect now"),
            ("refused", "refused", "refused"),
            ("", "unknown", "not known at this node"),
        ] {
            assert_eq!(outcome(decision, effect, &phrases), said);
        }
    }

    #[test]
    fn every_stage_of_an_item_has_a_word() {
        for locale in Locale::ALL {
            let phrases = Phrases::new(locale);
            assert!(!word("actionable for both", &phrases).starts_with("item-stage"));
            assert!(!word("in effect", &phrases).starts_with("cli-"));
        }
    }
}
