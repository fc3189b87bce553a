//! The step that compares our decoders with other people's, value by value.

use std::time::Duration;

use super::{Outcome, Site, failed_because};
use crate::say;

const LIMIT: Duration = Duration::from_secs(20 * 60);

/// ASTERIX against Wireshark's dissector: every value that we interpret, of what our encoder writes and of recordings of others.
pub(super) fn step(site: &Site) -> Outcome {
    // Of the whole workspace, so that the test is the one that the step `tests` has built.
    let mut command = site.cargo(&["test", "--quiet", "--workspace", "--test", "asterix", super::rust::ORACLE]);
    command.args(["--", "--nocapture", "--test-threads", "1"]);
    let finished = match site.call(&mut command, LIMIT) {
        Ok(finished) => finished,
        Err(failed) => return failed,
    };
    let table: Vec<&str> = finished.output.lines().filter(|line| is_of_table(line)).collect();
    let rows = table.iter().filter(|line| line.contains(" values equal")).count();
    if rows == 0 {
        return failed_because("no value was compared");
    }
    say::line("");
    for line in &table {
        say::line(&format!("    | {line}"));
    }
    Outcome::Passed(format!("{rows} categories agree in every interpreted value"))
}

/// Titles and rows of the table that the test prints; the counts of single items are left to whoever runs it alone.
fn is_of_table(line: &str) -> bool {
    line.starts_with("written by us") || line.starts_with("libasterix") || line.contains(" values equal")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_told_from_what_the_runner_says() {
        let said = "running 2 tests\nlibasterix-sample.pcap\n  CAT 048: 540 of 540 values equal\n      010 36/36\ntest result: ok.";
        let table: Vec<&str> = said.lines().filter(|line| is_of_table(line)).collect();
        assert_eq!(table, ["libasterix-sample.pcap", "  CAT 048: 540 of 540 values equal"]);
    }
}
