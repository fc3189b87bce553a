//! The hand-over sheet: what the relieving officer must know, made from a node's answers and nothing else, so that it can be
//! hashed and both officers can sign for the same text (process 2.13). One maker, so that command and workstation write the same.
use crate::api::{Inbox, LinkView, RestraintView, Status, StopView};
use crate::phrases::Phrases;
use std::fmt::Write as _;

/// A hash in a sheet: its first digits.
const SHORT: usize = 12;

/// A record in a sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetLine {
    /// Its name, or its beginning.
    pub record: String,
    /// Its kind in the caller's language.
    pub kind: String,
    /// How it stands: the state of a record in a list.
    pub state: String,
    /// When: a moment, or a window from and until.
    pub when: String,
}

/// What a sheet is made from.
#[derive(Clone, Debug)]
pub struct SheetParts<'a> {
    /// How the node stands.
    pub status: &'a Status,
    /// What the side has before it.
    pub inbox: &'a Inbox,
    /// Windows open or to come.
    pub windows: &'a [SheetLine],
    /// What came in since the watch began.
    pub changed: &'a [SheetLine],
}

/// Since when the side of an inbox has its watch.
#[must_use]
pub fn watch_since(status: &Status, side: &str) -> Option<String> {
    status.watches.iter().find(|watch| watch.side == side).and_then(|watch| watch.since.clone())
}

/// The text of the sheet.
#[must_use]
pub fn sheet(parts: &SheetParts<'_>, phrases: &Phrases) -> String {
    let SheetParts { status, inbox, windows, changed } = parts;
    let mut text = String::new();
    if let Some(banner) = &status.banner {
        // Writing to a String cannot fail, here and below.
        let _always = writeln!(text, "{banner}");
    }
    let title = [
        ("side", inbox.side.clone()),
        ("at", status.clock.clone()),
        ("size", status.heads.joint.size.clone()),
        ("root", status.heads.joint.root.clone()),
    ];
    let _always = writeln!(text, "{}", phrases.say("view-sheet-title", &title));
    let of_cause = |wanted: fn(&str) -> bool| -> Vec<String> {
        inbox.binding.iter().filter(|binding| wanted(&binding.cause)).map(restraint).collect()
    };
    let awaiting = inbox.awaiting.iter().map(|asked| format!("{} {} {}", asked.at, short(&asked.record), asked.text));
    let watches = status.watches.iter().map(|watch| {
        let state = phrases.say(&format!("view-watch-{}", watch.state), &[]);
        format!("{}: {state} {}", watch.side, watch.since.clone().unwrap_or_default())
    });
    let recorded = |line: &SheetLine| {
        let state = phrases.say(&format!("view-sheet-state-{}", line.state), &[]);
        format!("{} {} {}: {state}", line.when, short(&line.record), line.kind)
    };
    let sections = [
        ("view-sheet-stops", inbox.stops.iter().filter(|stop| stop.lifted_by.is_none()).map(call).collect::<Vec<_>>()),
        ("view-sheet-holds", of_cause(|cause| cause != "doubt" && cause != "stop")),
        ("view-sheet-doubts", of_cause(|cause| cause == "doubt")),
        ("view-sheet-windows", windows.iter().map(recorded).collect()),
        ("view-sheet-awaiting", awaiting.collect()),
        ("view-sheet-links", status.links.iter().map(|link| line_to(link, phrases)).collect()),
        ("view-sheet-watches", watches.collect()),
        ("view-sheet-alarms", status.alarms.iter().map(|alarm| alarm.text.clone()).collect()),
        ("view-sheet-changed", changed.iter().map(recorded).collect()),
    ];
    for (heading, lines) in sections {
        let _always = writeln!(text, "\n{}", phrases.say(heading, &[]));
        if lines.is_empty() {
            let _always = writeln!(text, "  {}", phrases.say("view-sheet-none", &[]));
        }
        for line in lines {
            let _always = writeln!(text, "  {}", line.trim_end());
        }
    }
    text
}

fn short(hash: &str) -> String {
    hash.chars().take(SHORT).collect()
}

fn restraint(restraint: &RestraintView) -> String {
    let author = format!("{} {}", restraint.author.node, restraint.author.post);
    format!("{} {} {author}: {}", restraint.at, short(&restraint.record), restraint.text)
}

fn call(stop: &StopView) -> String {
    format!("{} {} {} {}: {}", stop.at, short(&stop.record), stop.raised_by.node, stop.raised_by.post, stop.text)
}

fn line_to(link: &LinkView, phrases: &Phrases) -> String {
    let state = phrases.say(&format!("view-sheet-link-{}", link.state), &[]);
    let waiting: Vec<String> = link.waiting.iter().map(|lane| format!("{} {}", lane.lane, lane.unsequenced)).collect();
    format!("{}: {state}; {} [{}]", link.node, link.last_head_at.clone().unwrap_or_default(), waiting.join(", "))
}
