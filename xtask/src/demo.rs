//! `cargo xtask demo`: three nodes as real processes on loopback play the scripts through their HTTP doors.
//!
//! It builds the programs, founds a group for each script, starts its nodes, lets `jig tabletop --live` play, and then holds
//! what lies on the disk to the promise: equal heads, every cosignature there. It knows no record and no rule; what
//! must be seen stands in the scripts, and whether a signature is good is for `jig verify` to say. Then a day of the
//! grounding watch is replayed (`sky`).

mod group;
mod head;
mod loopback;
mod sky;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, bail};

use crate::command::Held;
use crate::house::root;
use crate::process::{self, Interrupt};
use crate::stopwatch::{Stopwatch, spoken};
use crate::{programs, say, verify};

pub(crate) use group::Group;

/// The nodes of a group, by the names of their folders.
pub const NODES: [&str; 3] = ["alpha", "bravo", "centre"];

/// How long the demo lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Plays and ends.
    Once,
    /// Leaves the nodes of the last script up until Ctrl-C.
    StayUp,
}

/// One script and where its nodes publish.
struct Scenario {
    name: &'static str,
    script: &'static str,
    /// Folder under cargo's target folder.
    public: &'static str,
}

/// Played in this order; the last one's nodes stay up, and its logs are the ones that the README names.
const SCENARIOS: &[Scenario] = &[
    Scenario { name: "plan", script: "crates/cli/tests/tabletop/tor-2016-07-agreed-plan.script", public: "demo-plan" },
    Scenario { name: "week", script: "crates/cli/tests/tabletop/jic-2016-09-week.script", public: "demo" },
];

/// How long the nodes may take to agree after the last step.
const QUIET_LIMIT: Duration = Duration::from_secs(60);
/// How long a script may play.
const PLAY_LIMIT: Duration = Duration::from_secs(10 * 60);

/// Where things lie.
#[derive(Debug)]
pub(crate) struct Site {
    /// Root of the tree.
    pub(crate) root: PathBuf,
    /// Folder of cargo's output.
    pub(crate) target: PathBuf,
}

impl Site {
    /// Where one of our programs lies once it is built.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        programs::path(&self.target, name)
    }
}

/// Runs the demo.
///
/// # Errors
/// When something cannot be set up, or does not come out as the scripts expect.
pub fn command(length: Length) -> anyhow::Result<Held> {
    let interrupt = Interrupt::listen()?;
    let site = Site {
        root: root(),
        target: std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from),
    };
    say::line("building jig and jig-node");
    programs::build(&site.root, &site.target)?;
    let screens = screens(&site, length);
    let watch = Stopwatch::start();
    let mut last = None;
    for scenario in SCENARIOS {
        drop(last.take());
        if interrupt.pressed() {
            bail!("interrupted");
        }
        last = Some(play(&site, scenario, screens)?);
    }
    let Some(mut group) = last else { bail!("there is no script to play") };
    sky::day(&site)?;
    if length == Length::StayUp {
        stay_up(&site, &mut group, &interrupt)?;
    }
    group.stop()?;
    say::line(&format!(
        "{} scripts played to the expected end on three nodes in {}; heads equal, cosignatures complete, all verified",
        SCENARIOS.len(),
        spoken(watch.elapsed())
    ));
    Ok(Held::Yes)
}

/// What stands at the officers' doors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Screens {
    /// The workstation, and the status page beside it.
    Workstation,
    /// The status page, which needs nothing.
    StatusPage,
}

/// The workstation where somebody will look at it and it can be built; what is missing is said and ends nothing.
fn screens(site: &Site, length: Length) -> Screens {
    match length {
        Length::Once => Screens::StatusPage,
        Length::StayUp => {
            say::line("building the workstation");
            match crate::workstation::build(&site.root, &site.target) {
                Ok(()) => Screens::Workstation,
                Err(error) => {
                    say::line(&format!("   WITHOUT it, the status page stands alone: {error:#}"));
                    Screens::StatusPage
                }
            }
        }
    }
}

/// Founds a group, starts it, plays the script, and waits until its nodes agree.
fn play(site: &Site, scenario: &Scenario, screens: Screens) -> anyhow::Result<Group> {
    let script = site.root.join(scenario.script);
    let text = fs::read_to_string(&script).with_context(|| format!("cannot read {}", scenario.script))?;
    let opening = Opening::of(&text).with_context(|| format!("{} names no edition or no moment", scenario.script))?;
    say::line("");
    say::line(&format!("== {}: edition {}, from {}", scenario.name, opening.edition, opening.moment));
    let mut group = Group::found(site, scenario.name, scenario.public, &opening)?;
    match screens {
        Screens::Workstation => group.lay_workstation(site)?,
        Screens::StatusPage => {}
    }
    group.start(site)?;
    for (name, page) in group.pages() {
        say::line(&format!("   {name} is up: {page}"));
    }
    // The script's own output goes straight to the terminal: it is what the demo is for.
    let mut tabletop = Command::new(site.program("jig"));
    tabletop.current_dir(&site.root).arg("tabletop").arg(scenario.script).arg("--live").arg(group.folder());
    play_script(&mut tabletop)?;
    let waited = wait_until_agreed(&mut group, scenario.name)?;
    say::line(&format!("   heads equal and cosignatures complete after {}", spoken(waited)));
    verify_all(site, scenario, &group)?;
    Ok(group)
}

/// Waits until the three nodes publish equal heads with every cosignature; says how long that took.
pub(crate) fn wait_until_agreed(group: &mut Group, name: &str) -> anyhow::Result<Duration> {
    let watch = Stopwatch::start();
    loop {
        let complaint = head::disagreement(group.public())?;
        match complaint {
            None => return Ok(watch.elapsed()),
            Some(complaint) if watch.elapsed() > QUIET_LIMIT => bail!("{name}: {complaint}"),
            Some(_) => std::thread::sleep(Duration::from_millis(100)),
        }
        group.check_alive()?;
    }
}

/// Verifies what each node published, by its folder, and what one serves, by its peer door as the auditor reads it.
fn verify_all(site: &Site, scenario: &Scenario, group: &Group) -> anyhow::Result<()> {
    let (jig, log) =
        (site.program("jig"), site.target.join("xtask").join(format!("demo-{}-verify.log", scenario.name)));
    let size = verify::whole_group(&jig, group.public(), &log).with_context(|| scenario.name)?;
    say::line(&format!("   jig verify: all three folders hold, {size} entries, signed by exactly those who should"));
    let auditor = group.folder().join("auditor");
    let (reader, trust) = (auditor.display().to_string(), group.folder().join("trust.txt").display().to_string());
    for (name, door) in group.peer_doors() {
        let place = format!("https://{door}");
        let more = ["--reader", reader.as_str(), "--trust", trust.as_str()];
        let document = verify::document(&jig, &place, &more, &log).with_context(|| format!("the door of {name}"))?;
        if document.get("anchor").and_then(|anchor| anchor.as_str()) != Some("given") {
            bail!("{place} was not verified under the auditor's own trust anchor");
        }
    }
    say::line("   jig verify: the peer doors of all three hold, read over TLS with the auditor's certificate");
    Ok(())
}

fn play_script(command: &mut Command) -> anyhow::Result<()> {
    let spelled = process::spelled(command);
    let mut child =
        command.stdin(std::process::Stdio::null()).spawn().with_context(|| format!("cannot start `{spelled}`"))?;
    let watch = Stopwatch::start();
    loop {
        if let Some(status) = child.try_wait()? {
            if status.success() {
                return Ok(());
            }
            bail!("`{spelled}` ended with {status}");
        }
        if watch.elapsed() > PLAY_LIMIT {
            child.kill()?;
            child.wait()?;
            bail!("`{spelled}` did not end within {}", spoken(PLAY_LIMIT));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn stay_up(site: &Site, group: &mut Group, interrupt: &Interrupt) -> anyhow::Result<()> {
    let short = |path: &Path| path.strip_prefix(&site.root).unwrap_or(path).display().to_string();
    let jig = short(&site.program("jig"));
    let log = short(&group.public().join("alpha"));
    say::line("");
    say::line("The nodes stay up. Look at them:");
    for (name, page) in group.pages() {
        say::line(&format!("  workstation of {name}: {page}"));
        say::line(&format!("  status page of {name}: {page}status"));
    }
    say::line("Try, in another terminal:");
    for line in [
        format!("{jig} verify {log}"),
        format!("{jig} replay {log} --at 10"),
        format!("{jig} inbox --desk {}", short(&group.folder().join("desks/bravo-snr"))),
        format!("{jig} why RECORD --log {log}          (a hash that replay lists)"),
        format!("{jig} prove RECORD {log} --out proof"),
        format!("cp -r {log} {log}-changed; printf x >> {log}-changed/log/checkpoint; {jig} verify {log}-changed"),
    ] {
        say::line(&format!("  {line}"));
    }
    say::line("Ctrl-C stops them.");
    let ended = interrupt.wait(|| group.check_alive().err());
    match ended {
        Some(error) => Err(error),
        None => Ok(()),
    }
}

/// What the first lines of a script say about the group it needs.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Opening {
    /// The edition.
    pub(crate) edition: String,
    /// The first moment of the group's clocks.
    pub(crate) moment: String,
}

impl Opening {
    fn of(script: &str) -> Option<Self> {
        let after =
            |word: &str| script.lines().find_map(|line| line.strip_prefix(word)).map(|rest| rest.trim().to_owned());
        let moment = after("at ")?;
        // A moment says in brackets where it is taken from.
        let moment = moment.split(" (").next().unwrap_or_default().to_owned();
        Some(Self { edition: after("edition ")?, moment })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_opening_of_a_script_names_edition_and_moment() {
        let script =
            "# words\nedition one\n-- narration\nat 1 Jan 2016 10:00 Zulu (published)\nat 2 Jan 2016 10:00 Zulu\n";
        let opening = Opening::of(script).unwrap();
        assert_eq!(opening, Opening { edition: "one".into(), moment: "1 Jan 2016 10:00 Zulu".into() });
        assert_eq!(Opening::of("edition one\n"), None);
    }

    #[test]
    fn every_scenario_has_its_script_and_a_folder_of_its_own() {
        for scenario in SCENARIOS {
            let text = fs::read_to_string(root().join(scenario.script)).unwrap();
            assert!(Opening::of(&text).is_some(), "{}", scenario.script);
        }
        let mut folders: Vec<_> = SCENARIOS.iter().map(|scenario| scenario.public).collect();
        folders.sort_unstable();
        folders.dedup();
        assert_eq!(folders.len(), SCENARIOS.len());
    }
}
