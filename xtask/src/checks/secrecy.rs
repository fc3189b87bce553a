//! The secrecy step: three nodes as processes, and nothing that was sealed, withheld or refused is found where it must not be
//! (SG-03, SG-05, SG-06, SG-07, SG-08; TOR.2.a.iii#2, TOR.0.5, TOR.2.c.iv).
//!
//! The desks submit a protected entry, a sealed location, a report of harm with a sealed identity and place, and a record of which a
//! field is withheld. Then every file of the three nodes, what they log, and what their recipients can print of them is searched for the
//! places in every notation and for the words; those who are to open them can, and nobody else. It needs the node and the desk's program,
//! and neither may link the other (wall W4).
mod search;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, bail};
use serde_json::Value;

use super::{Outcome, Site, failed_because};
use crate::demo::{Group, NODES, Opening, wait_until_agreed};
use crate::process::Finished;
use crate::{demo, process};
use search::{Needle, Place, found_in_folder, found_in_text};

const CALL_LIMIT: Duration = Duration::from_secs(60);
const PLAY_LIMIT: Duration = Duration::from_secs(10 * 60);
const EDITION: &str = "tor-2016-07";
const MOMENT: &str = "18 Jul 2016 05:00 Zulu";

/// Where the hospital of the protected entry is.
const HOSPITAL: Place = Place {
    latitude_e7: 363_712_345,
    longitude_e7: 372_198_765,
    texts: &["37SCA4030926596", "22′16", "13′11", "22'16", "13'11"],
};
/// Where the house of the report of harm is.
const HOUSE: Place = Place {
    latitude_e7: 364_123_457,
    longitude_e7: 371_654_321,
    texts: &["37SCA3551131248", "24′44", "09′55", "24'44", "09'55"],
};
/// Where the item of the script is: its precise details are sealed from one headquarters to the other.
const ITEM: Place = Place {
    latitude_e7: 360_213_000,
    longitude_e7: 370_187_000,
    texts: &["37SCV2146788126", "01′16", "01′07", "01'16", "01'07"],
};
/// Words that are sealed or withheld.
const WORDS: [&str; 6] = [
    "workshop behind the mill",
    "мастерская за мельницей",
    "green gate beside the clinic",
    "Umm Salim of the bakery lane",
    "third house by the well",
    "courier at the old bridge",
];

pub(super) fn step(site: &Site) -> Outcome {
    match submit_and_search(&demo::Site { root: site.root.clone(), target: site.target.clone() }) {
        Ok(detail) => Outcome::Passed(detail),
        Err(error) => failed_because(format!("{error:#}")),
    }
}

/// The group, and the programs that act on it.
struct Stage<'a> {
    site: &'a demo::Site,
    group: Group,
    /// Where what is printed and what the officers type lies: not among the files of a node.
    papers: PathBuf,
}

fn submit_and_search(site: &demo::Site) -> anyhow::Result<String> {
    let opening = Opening { edition: EDITION.to_owned(), moment: MOMENT.to_owned() };
    let mut group = Group::found(site, "secrecy", "xtask/secrecy-public", &opening)?;
    group.start(site)?;
    let papers = site.target.join("xtask/secrecy-papers");
    fs::create_dir_all(&papers).with_context(|| format!("cannot create {}", papers.display()))?;
    let mut stage = Stage { site, group, papers };
    let played = stage.play()?;
    stage.are_refused(&labelled(&played, "FORMAT")?)?;
    let records = Submitted {
        played,
        entry: stage.protect("alpha-liaison", "alpha,bravo")?,
        from_the_centre: stage.protect("centre-liaison", "bravo")?,
        harm: stage.report_harm()?,
    };
    wait_until_agreed(&mut stage.group, "secrecy")?;
    stage.recipients_open(&records)?;
    wait_until_agreed(&mut stage.group, "secrecy")?;
    let needles = needles();
    stage.attachments_are_for_their_holders(&records)?;
    // A log that still grows is no whole copy, and would be verified as none.
    stage.group.stop()?;
    let mut read = stage.search_printed(&needles)?;
    read += stage.search_disks(&needles)?;
    Ok(format!(
        "{} needles found nowhere in {read} files and print-outs of three nodes; every addressee opens",
        needles.len()
    ))
}

fn needles() -> Vec<Needle> {
    let places = [&HOSPITAL, &HOUSE, &ITEM].into_iter().flat_map(Place::needles);
    places.chain(WORDS.iter().map(|words| Needle::of_text(words))).collect()
}

impl Stage<'_> {
    /// The script of an agreed plan, with its sealed location, and that of a release field by field after it.
    fn play(&self) -> anyhow::Result<Value> {
        let scripts = self.site.root.join("crates/cli/tests/tabletop");
        let read = |name: &str| {
            let file = scripts.join(format!("{EDITION}-{name}.script"));
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
        };
        let later = read("release-by-field")?
            .replace(&format!("edition {EDITION}\n"), "")
            .replace("20 Jul 2016", "23 Jul 2016");
        let script = self.papers.join("secrecy.script");
        let plan = read("agreed-plan")?;
        // The stop at its end would hold whatever comes after it.
        let plan = plan.split("\n-- A stop call needs nobody.").next().unwrap_or_default();
        fs::write(&script, format!("{plan}\n{later}"))?;
        let mut command = Command::new(self.site.program("jig"));
        command.arg("tabletop").arg(&script).arg("--live").arg(self.group.folder()).arg("--json");
        let finished = process::call(&mut command, &self.papers.join("play.log"), PLAY_LIMIT)?;
        if !finished.is_success() {
            bail!("`{}` failed\n{}", finished.command, finished.tail(40));
        }
        document_of(&finished)
    }

    fn jig(&self, desk: &str, arguments: &[&str]) -> anyhow::Result<Finished> {
        let mut command = Command::new(self.site.program("jig"));
        command.args(arguments).arg("--desk").arg(self.group.folder().join("desks").join(desk));
        process::call(&mut command, &self.papers.join("desk.log"), CALL_LIMIT)
    }

    fn done(&self, desk: &str, arguments: &[&str]) -> anyhow::Result<Value> {
        let finished = self.jig(desk, &[arguments, &["--json"]].concat())?;
        if !finished.is_success() {
            bail!("`{}` failed\n{}", finished.command, finished.tail(30));
        }
        document_of(&finished)
    }

    /// A paper of an officer's own.
    fn paper(&self, name: &str, text: &str) -> anyhow::Result<String> {
        let file = self.papers.join(name);
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
        Ok(file.display().to_string())
    }

    fn protect(&self, desk: &str, to: &str) -> anyhow::Result<String> {
        let place = self.paper("hospital.txt", &format!("{}\n", HOSPITAL.degrees()))?;
        let until = "20 Aug 2016 09:00 Zulu";
        let submitted = ["protect", "submit", "--civil", "hospital", "--until", until, "--to", to, "--from", &place];
        record_of(&self.done(desk, &submitted)?)
    }

    fn report_harm(&self) -> anyhow::Result<String> {
        let identity = self.paper("identity.txt", "Umm Salim of the bakery lane")?;
        let place = self.paper("house.txt", &format!("{}, the third house by the well", HOUSE.degrees()))?;
        let (identity, place) = (format!("identity-sealed={identity}"), format!("place-sealed={place}"));
        let fields = [
            "key=case-9",
            "since=22 Jul 2016 03:00 Zulu",
            "reporter=resident",
            &identity,
            "identity-to=liaison",
            &place,
            "place-to=recipient",
            "district=Northern district",
            "cell=36.39 N 37.14 E to 36.43 N 37.19 E",
            "happened=22 Jul 2016 02:00 Zulu to 22 Jul 2016 03:00 Zulu",
            "killed=0 to 3",
            "injured=6 to 9",
            "text=A house was hit.",
        ];
        record_of(&self.done("alpha-liaison", &[["propose", "harm-report"].as_slice(), &fields].concat())?)
    }

    /// What is refused at the desk or at the door leaves nothing behind, at its own node either.
    fn are_refused(&self, format: &str) -> anyhow::Result<()> {
        let place = format!("text=The house at {}, the third house by the well.", HOUSE.degrees());
        let named = [
            "propose",
            "harm-report",
            "key=case-10",
            "since=22 Jul 2016 03:00 Zulu",
            "reporter=resident",
            "identity=Umm Salim of the bakery lane",
            "district=Northern district",
            "cell=36.39 N 37.14 E to 36.43 N 37.19 E",
            "happened=22 Jul 2016 02:00 Zulu to 22 Jul 2016 03:00 Zulu",
            "killed=0",
            "injured=1",
            &place,
        ];
        let cells = [
            "propose",
            "protected-entry",
            "civil=hospital",
            "submitter=own-side",
            "reconfirm-by=20 Aug 2016 09:00 Zulu",
            "cells=500:28000:40000",
        ];
        let format = format!("format={format}");
        let withheld = [
            "propose",
            "released-fields",
            "key=A-DOC-18",
            "since=23 Jul 2016 06:00 Zulu",
            "document=A-DOC-18",
            &format,
            "fields=/district TOR.2.c#1 Northern district | /seen_by TOR.2.c#1 courier at the old bridge",
        ];
        for (desk, arguments) in [
            ("alpha-liaison", named.as_slice()),
            ("alpha-liaison", cells.as_slice()),
            ("alpha-snr", withheld.as_slice()),
        ] {
            let refused = self.jig(desk, arguments)?;
            if refused.is_success() {
                bail!("`{}` was taken", refused.command);
            }
        }
        Ok(())
    }

    /// Those whom the submitters chose can open; everybody else is told that it is for others, or has no key.
    fn recipients_open(&self, records: &Submitted) -> anyhow::Result<()> {
        let (location, hospital) = (records.location()?, HOSPITAL.degrees());
        let (location, hospital) = (location.as_str(), hospital.as_str());
        let counterpart = labelled(&records.played, "WHERE-BRAVO")?;
        let (entry, from_the_centre, harm) =
            (records.entry.as_str(), records.from_the_centre.as_str(), records.harm.as_str());
        // (record, desk, what it must see)
        let opened = [
            (entry, "alpha-gateway", hospital),
            (entry, "bravo-gateway", hospital),
            (from_the_centre, "bravo-gateway", hospital),
            (location, "bravo-gateway", "workshop behind the mill"),
            (counterpart.as_str(), "alpha-gateway", "мастерская за мельницей"),
            (harm, "centre-liaison", "Umm Salim of the bakery lane"),
            (harm, "centre-recipient", "third house by the well"),
        ];
        for (record, desk, seen) in opened {
            let finished = self.unseal_when_there(desk, record)?;
            if !finished.output.contains(seen) {
                bail!("{desk} opened {record} and saw\n{}", finished.tail(20));
            }
        }
        let closed = [
            (from_the_centre, "alpha-gateway"),
            (location, "alpha-gateway"),
            (harm, "alpha-gateway"),
            (harm, "bravo-gateway"),
            (harm, "alpha-liaison"),
            (entry, "centre-liaison"),
            (location, "centre-recipient"),
            (entry, "alpha-snr"),
        ];
        for (record, desk) in closed {
            let finished = self.jig(desk, &["unseal", record])?;
            if finished.is_success() {
                bail!("{desk} opened {record}, which is for others");
            }
        }
        // Each post of the centre opens its own part of the report and not the other's.
        let liaison = self.jig("centre-liaison", &["unseal", harm])?;
        if liaison.output.contains("third house by the well") {
            bail!("the liaison opened what is sealed to the recipient");
        }
        Ok(())
    }

    /// Sealed bytes travel after the record that names them.
    fn unseal_when_there(&self, desk: &str, record: &str) -> anyhow::Result<Finished> {
        for _ in 0..100 {
            let finished = self.jig(desk, &["unseal", record])?;
            if finished.is_success() {
                return Ok(finished);
            }
            thread::sleep(Duration::from_millis(200));
        }
        let finished = self.jig(desk, &["unseal", record])?;
        bail!("`{}` failed\n{}", finished.command, finished.tail(20))
    }

    /// What anybody can print of a node's log, the summary for publication among it.
    fn search_printed(&self, needles: &[Needle]) -> anyhow::Result<usize> {
        let mut read = 0;
        for node in NODES {
            let log = self.group.public().join(node).display().to_string();
            let mut prints: Vec<Vec<&str>> = vec![vec!["replay", &log], vec!["verify", &log]];
            for period in ["public", "daily", "weekly"] {
                prints.push(vec!["report", period, "--log", &log]);
                prints.push(vec!["report", period, "--log", &log, "--html"]);
            }
            for register in ["harm-report", "released-fields", "format"] {
                prints.push(vec!["register", register, "--log", &log]);
            }
            prints.push(vec!["operations", "--log", &log]);
            for arguments in prints {
                for language in ["en", "ru"] {
                    let mut command = Command::new(self.site.program("jig"));
                    command.args(&arguments).args(["--lang", language]);
                    let finished = process::call(&mut command, &self.papers.join("print.log"), CALL_LIMIT)?;
                    if !finished.is_success() {
                        bail!("`{}` failed\n{}", finished.command, finished.tail(20));
                    }
                    if let Some(needle) = found_in_text(&finished.output, needles) {
                        bail!("`{}` prints {needle}", finished.command);
                    }
                    read += 1;
                }
            }
        }
        Ok(read)
    }

    /// The centre's disk holds what is sealed to its own two posts and nothing else; a headquarters what it submitted and what is for it.
    fn attachments_are_for_their_holders(&self, records: &Submitted) -> anyhow::Result<()> {
        let of = |record: &str| -> anyhow::Result<BTreeSet<String>> {
            let shown = self.done("alpha-duty-officer", &["show", record])?;
            Ok(named_under(&shown.to_string(), "attachment"))
        };
        // Each headquarters seals the place to the other, which compares it at its own desk.
        let (location, counterpart) = (of(&records.location()?)?, of(&labelled(&records.played, "WHERE-BRAVO")?)?);
        let (entry, from_the_centre, harm) = (of(&records.entry)?, of(&records.from_the_centre)?, of(&records.harm)?);
        let unite =
            |sets: &[&BTreeSet<String>]| sets.iter().flat_map(|set| set.iter().cloned()).collect::<BTreeSet<_>>();
        let expected = [
            ("alpha", unite(&[&entry, &location, &counterpart, &harm])),
            ("bravo", unite(&[&entry, &location, &counterpart, &from_the_centre])),
            ("centre", harm.clone()),
        ];
        if harm.len() != 2
            || entry.len() != 1
            || from_the_centre.len() != 1
            || [&location, &counterpart].iter().any(|names| names.len() != 1)
        {
            bail!("the records name {harm:?}, {entry:?}, {from_the_centre:?}, {location:?}, {counterpart:?}");
        }
        for (node, expected) in expected {
            let folder = self.group.public().join(node).join("attachments");
            let held = |folder: &Path| -> anyhow::Result<BTreeSet<String>> {
                let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
                entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
            };
            let mut found = held(&folder)?;
            for _ in 0..50 {
                if found == expected {
                    break;
                }
                thread::sleep(Duration::from_millis(200));
                found = held(&folder)?;
            }
            if found != expected {
                bail!("{node} holds {found:?}, and {expected:?} is for it");
            }
        }
        Ok(())
    }

    /// Every file of the three nodes: what they publish, what is private to them, and what they say while they run.
    fn search_disks(&self, needles: &[Needle]) -> anyhow::Result<usize> {
        let mut read = 0;
        let logs = self.site.target.join("xtask/demo-secrecy");
        let private = NODES.iter().map(|node| self.group.folder().join(node));
        let public = NODES.iter().map(|node| self.group.public().join(node));
        for folder in private.chain(public).chain([logs]) {
            let (files, found) = found_in_folder(&folder, needles)?;
            if let Some((file, needle)) = found {
                bail!("{} holds {needle}", file.display());
            }
            read += files;
        }
        Ok(read)
    }
}

/// What was submitted, by record.
struct Submitted {
    /// What the script filed, by label.
    played: Value,
    entry: String,
    from_the_centre: String,
    harm: String,
}

impl Submitted {
    fn location(&self) -> anyhow::Result<String> {
        labelled(&self.played, "WHERE")
    }
}

fn labelled(played: &Value, label: &str) -> anyhow::Result<String> {
    let record = played.get("records").and_then(|records| records.get(label)).and_then(Value::as_str);
    record.map(str::to_owned).with_context(|| format!("the script filed no {label}"))
}

/// The document that a call printed; what stands beside it on the standard error is passed over.
fn document_of(finished: &Finished) -> anyhow::Result<Value> {
    let start = finished.output.find('{').unwrap_or(0);
    let mut documents =
        serde_json::Deserializer::from_str(finished.output.get(start..).unwrap_or_default()).into_iter();
    let document = documents.next().with_context(|| format!("`{}` said nothing", finished.command))?;
    document.with_context(|| format!("`{}` said\n{}", finished.command, finished.tail(10)))
}

fn record_of(document: &Value) -> anyhow::Result<String> {
    let record = document.get("record").and_then(Value::as_str);
    record.map(str::to_owned).with_context(|| format!("no record is named in {document}"))
}

/// The digests that stand under a key, however deep and however often it is quoted.
fn named_under(text: &str, key: &str) -> BTreeSet<String> {
    let plain = text.replace('\\', "");
    plain.split(&format!("\"{key}\":\"")).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::named_under;

    #[test]
    fn digests_are_found_in_a_record_that_is_quoted_in_a_document() {
        let text = r#"{"payload":"{\"body\":{\"sealed\":{\"attachment\":\"ab\",\"to\":1}}}","attachment":"cd"}"#;
        assert_eq!(named_under(text, "attachment").into_iter().collect::<Vec<_>>(), ["ab", "cd"]);
    }
}
