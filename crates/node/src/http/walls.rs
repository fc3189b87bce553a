//! The node's clock on the walls of the zones that matter, reckoned by the committed tables.
//!
//! Which zones those are is a list of names of the zone database; how a wall is called in a language is the page's.
use super::api::{ClockDocument, WallClock};
use crate::clock::{Clock, ClockKind};
use spacetime::{Instant, Zone};

/// UTC first, then the zones in which the parties and the group read their clocks.
const WALLS: [&str; 4] = ["UTC", "Asia/Damascus", "Europe/Moscow", "America/New_York"];

pub(super) fn document(clock: &Clock) -> ClockDocument {
    let now = clock.now();
    let kind = match clock.kind() {
        ClockKind::System => "system",
        ClockKind::Exercise => "exercise",
    };
    ClockDocument { now: now.to_string(), kind, walls: walls(now) }
}

/// A zone without a table for that moment is left out: no wall shows a guess.
fn walls(now: Instant) -> Vec<WallClock> {
    let wall = |name: &str| {
        let zone = Zone::by_name(name)?;
        let local = zone.local(now).ok()?;
        let (date, hour, minute, second) = (local.date(), local.hour(), local.minute(), local.second());
        Some(WallClock {
            zone: zone.name(),
            phrase: format!("web-zone-{}", name.to_lowercase().replace(['/', '_'], "-")),
            local: format!("{date} {hour:02}:{minute:02}:{second:02}"),
        })
    };
    WALLS.into_iter().filter_map(wall).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walls_show_the_same_moment_of_september_2016() {
        let now = Instant::parse_rfc3339("2016-09-17T12:55:00.000Z").unwrap();
        let shown: Vec<_> = walls(now).into_iter().map(|wall| wall.local).collect();
        assert_eq!(shown, ["2016-09-17 12:55:00", "2016-09-17 15:55:00", "2016-09-17 15:55:00", "2016-09-17 08:55:00"]);
    }

    #[test]
    fn every_wall_has_a_name_in_the_catalogues() {
        let english = include_str!("../../../../locales/en/web.ftl");
        for wall in walls(Instant::parse_rfc3339("2026-01-01T00:00:00.000Z").unwrap()) {
            assert!(english.contains(&format!("\n{} = ", wall.phrase)), "{}", wall.phrase);
        }
    }
}
