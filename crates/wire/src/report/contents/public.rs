//! The summary that may leave the house: ranges only, small counts and whatever would give one away withheld (SRC.004.g, SG-20).
//!
//! Nothing exact stands in it: counts are widened to whole multiples of the least count that is published, cases that are withheld are
//! counted by the side that withholds and not named.
use super::super::{Cell, Section};
use super::Writer;
use agreement::identity::Side;
use agreement::state::{Published, PublishedCount};

impl Writer<'_> {
    /// What may be published.
    pub(super) fn summary(&self) -> Section {
        let published = self.state.published_harm(self.known());
        let min = published.count_min;
        let counted = |counts: &Published| {
            [
                Self::own(self.widened(counts.killed_least, counts.killed_most, min)),
                Self::own(self.widened(counts.injured_least, counts.injured_most, min)),
            ]
        };
        let mut rows: Vec<Vec<Cell>> = published
            .cases
            .iter()
            .map(|(key, stage, counts)| {
                let mut row = vec![Self::own(key.as_str()), Self::own(self.say(&format!("stage-{}", stage.name())))];
                row.extend(counted(counts));
                row
            })
            .collect();
        if !rows.is_empty() {
            let mut total = vec![Self::own(self.say("total")), Self::own("")];
            total.extend(counted(&published.totals));
            rows.push(total);
        }
        let mut section = self.section("summary", &["case", "stage", "killed", "injured"], rows);
        section.lines.push(self.phrases.say("report-suppression", &[("min", min.to_string())]));
        for side in Side::BOTH {
            let count = published.withheld.iter().filter(|(_, sides)| sides.contains(&side)).count();
            if count > 0 {
                let count = self.widened_count(u32::try_from(count).unwrap_or(u32::MAX), min);
                let arguments = [("side", self.side(side)), ("count", count)];
                section.lines.push(self.phrases.say("report-withheld-by-side", &arguments));
            }
        }
        section
    }

    fn widened(&self, least: PublishedCount, most: PublishedCount, min: u32) -> String {
        let below = || self.phrases.say("report-below", &[("min", min.to_string())]);
        let step = min.max(1);
        let end = |count: PublishedCount, widen: fn(u32, u32) -> u32| match count {
            PublishedCount::Shown(count) => widen(count, step).to_string(),
            PublishedCount::Withheld => below(),
        };
        let (least, most) = (end(least, down), end(most, up));
        // Nought is no small count; anything else is a range, also where least and most are the same.
        if least == most { least } else { format!("{least}–{most}") }
    }

    /// A number of cases.
    fn widened_count(&self, count: u32, min: u32) -> String {
        let shown = if count < min { PublishedCount::Withheld } else { PublishedCount::Shown(count) };
        self.widened(shown, shown, min)
    }
}

/// The whole multiple at or below.
const fn down(count: u32, step: u32) -> u32 {
    count - count % step
}

/// The first whole multiple above; nought stays nought.
const fn up(count: u32, step: u32) -> u32 {
    if count == 0 { 0 } else { down(count, step).saturating_add(step) }
}

#[cfg(test)]
mod tests {
    use super::{down, up};

    #[test]
    fn no_count_but_nought_is_published_as_it_is() {
        for count in 1..100 {
            assert!(down(count, 5) <= count && count < up(count, 5), "{count}");
            assert_ne!(down(count, 5), up(count, 5));
        }
        assert_eq!((down(0, 5), up(0, 5)), (0, 0));
        assert_eq!((down(10, 5), up(10, 5)), (10, 15));
    }
}
