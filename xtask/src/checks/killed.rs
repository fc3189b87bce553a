//! The killed step: each node in turn is ended in the middle of its work, as a power cut would, and what was acknowledged
//! must be in a log that verifies on all three.
//!
//! The loop is here and not among the tests of the node: it needs the node and `jig verify`, and neither may link the
//! other (wall W4).

use std::fs;
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, bail};

use super::{Outcome, Site, failed_because};
use crate::demo::{Group, NODES, Opening, wait_until_agreed};
use crate::{demo, process, verify};

/// Every node is killed this often.
const ROUNDS: usize = 4;
/// Records handed in before each kill.
const RECORDS_PER_ROUND: usize = 2;
const CALL_LIMIT: Duration = Duration::from_secs(60);
/// The edition of the group; nothing is judged here.
const EDITION: &str = "jic-2016-09";
const MOMENT: &str = "12 Sep 2016 16:00 Zulu";

pub(super) fn step(site: &Site) -> Outcome {
    match kill_and_verify(&demo::Site { root: site.root.clone(), target: site.target.clone() }) {
        Ok(detail) => Outcome::Passed(detail),
        Err(error) => failed_because(format!("{error:#}")),
    }
}

fn kill_and_verify(site: &demo::Site) -> anyhow::Result<String> {
    let opening = Opening { edition: EDITION.to_owned(), moment: MOMENT.to_owned() };
    let mut group = Group::found(site, "killed", "xtask/killed-public", &opening)?;
    group.start(site)?;
    appoint(site, &group)?;
    let mut acknowledged = Vec::new();
    let mut kills = 0_usize;
    for round in 0..ROUNDS {
        for node in NODES {
            for number in 0..RECORDS_PER_ROUND {
                acknowledged.push(hand_in(site, &group, &format!("{node} {round} {number}"))?);
            }
            // At another moment of the road each time: at once, while it is sequenced, while it is cosigned.
            thread::sleep(Duration::from_millis(u64::try_from(round * 23).unwrap_or_default()));
            group.kill(node)?;
            kills += 1;
            // What a headquarters acknowledges while another node is away counts as much.
            if node != "alpha" {
                acknowledged.push(hand_in(site, &group, &format!("without {node} {round}"))?);
            }
            group.restart(site, node)?;
        }
    }
    wait_until_agreed(&mut group, "killed")?;
    // Equal heads may come before the last of what waits in an outbox; nothing new is handed in any more.
    let log = site.target.join("xtask/killed.log");
    let folder = group.public().join("alpha").display().to_string();
    for record in &acknowledged {
        await_record(site, &folder, record, &log)?;
    }
    wait_until_agreed(&mut group, "killed")?;
    group.stop()?;
    let size = verify::whole_group(&site.program("jig"), group.public(), &log)?;
    Ok(format!(
        "{kills} kills of three nodes; {} acknowledged records in {size} entries, verified thrice",
        acknowledged.len()
    ))
}

/// Files the first appointments: a script that does nothing else brings them in.
fn appoint(site: &demo::Site, group: &Group) -> anyhow::Result<()> {
    let script = site.target.join("xtask/killed.script");
    fs::write(&script, format!("edition {EDITION}\nat {MOMENT}\n"))
        .with_context(|| format!("cannot write {}", script.display()))?;
    let mut command = Command::new(site.program("jig"));
    command.arg("tabletop").arg(&script).arg("--live").arg(group.folder());
    let finished = process::call(&mut command, &site.target.join("xtask/killed.log"), CALL_LIMIT)?;
    if !finished.is_success() {
        bail!("`{}` failed\n{}", finished.command, finished.tail(30));
    }
    Ok(())
}

/// Hands a record in at alpha's door; gives its hash once the node has acknowledged it.
fn hand_in(site: &demo::Site, group: &Group, text: &str) -> anyhow::Result<String> {
    let mut command = Command::new(site.program("jig"));
    command.args(["propose", "information", "subject=situation", "heading=Killed", "--json"]);
    command.arg(format!("text={text}")).arg("--desk").arg(group.folder().join("desks/alpha-intelligence"));
    let finished = process::call(&mut command, &site.target.join("xtask/killed.log"), CALL_LIMIT)?;
    if !finished.is_success() {
        bail!("`{}` failed\n{}", finished.command, finished.tail(30));
    }
    let document: serde_json::Value = serde_json::from_str(&finished.output)?;
    let record = document.get("record").and_then(|record| record.as_str());
    record.map(str::to_owned).with_context(|| format!("`{}` names no record", finished.command))
}

/// Waits until a folder's log holds a record.
fn await_record(site: &demo::Site, folder: &str, record: &str, log: &std::path::Path) -> anyhow::Result<()> {
    let mut said = String::new();
    for _ in 0..100 {
        let mut command = Command::new(site.program("jig"));
        command.args(["show", record, "--log", folder, "--json"]);
        let finished = process::call(&mut command, log, CALL_LIMIT)?;
        if finished.is_success() {
            return Ok(());
        }
        said = finished.tail(10);
        thread::sleep(Duration::from_millis(100));
    }
    bail!("{record} was acknowledged and is not in the log\n{said}")
}
