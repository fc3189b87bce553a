//! Steps that look at the tree itself: walls, tidy, generated files.

use super::{Outcome, Site, failed_because};
use crate::codegen;
use crate::house::House;
use crate::report::{Finding, Rule};
use crate::{tidy as habits, walls as partitions};

/// The walls.
pub(super) fn walls(site: &Site) -> Outcome {
    register(site, partitions::WALLS)
}

/// The habits.
pub(super) fn tidy(site: &Site) -> Outcome {
    register(site, habits::RULES)
}

fn register(site: &Site, rules: &[Rule]) -> Outcome {
    let house = match House::read(&site.root) {
        Ok(house) => house,
        Err(error) => return failed_because(format!("{error:#}")),
    };
    let mut broken = Vec::new();
    let mut notes = 0_usize;
    for rule in rules {
        for finding in (rule.check)(&house) {
            if finding.is_breach() {
                broken.push(format!("{} {finding}", rule.id));
            } else {
                notes += 1;
            }
        }
    }
    if broken.is_empty() {
        Outcome::Passed(format!("{} rules, {notes} notes", rules.len()))
    } else {
        failed_because(broken.join("\n"))
    }
}

/// Generated files against their makers.
pub(super) fn codegen(site: &Site) -> Outcome {
    match codegen::stale(&site.root, codegen::GENERATORS) {
        Ok((count, stale)) if stale.is_empty() => Outcome::Passed(format!("{count} files")),
        Ok((_, stale)) => {
            let findings: Vec<String> = stale.iter().map(Finding::to_string).collect();
            failed_because(format!("{}\ncure: cargo xtask codegen", findings.join("\n")))
        }
        Err(error) => failed_because(format!("{error:#}")),
    }
}
