//! The hand-over sheet: what the relieving officer must know, made from the node's answers and nothing else, so that it
//! can be hashed and both officers can sign the same text (process 2.13).
use super::Context;
use super::audit::short;
use super::office::Office;
use super::state::MACHINERY;
use crate::outcome::Failure;
use agreement::identity::{Digest, RecordHash};
use agreement::records::Body;
use spacetime::Instant;
use std::fmt::Write as _;
use wire::api::{Inbox, RestraintView, Status};

/// A generated sheet.
pub(super) struct Sheet {
    /// Its exact text.
    pub(super) text: String,
    /// SHA-256 of the text.
    pub(super) hash: Digest,
}

/// Makes the sheet of the own side, as of now.
pub(super) fn make(office: &Office, context: &Context<'_>) -> Result<Sheet, Failure> {
    let status: Status = office.door.get("/v1/status")?;
    let inbox: Inbox = office.door.get("/v1/inbox")?;
    let since = status.watches.iter().find(|watch| watch.side == inbox.side).and_then(|watch| watch.since.clone());
    let changed: Vec<String> = office
        .lines()?
        .iter()
        .filter(|line| line.kind.as_deref().is_none_or(|kind| !MACHINERY.contains(&kind)))
        .filter(|line| since.is_none() || line.at >= since)
        .map(|line| {
            let kind = line.kind.as_deref().map(|kind| wire::view::kind(kind, context.phrases)).unwrap_or_default();
            let state = context.say(&format!("cli-list-{}", line.state));
            format!("{} {} {kind}: {state}", line.at.clone().unwrap_or_default(), short(&line.hash))
        })
        .collect();
    let mut text = String::new();
    if let Some(banner) = &status.banner {
        // Writing to a String cannot fail, here and below.
        let _always = writeln!(text, "{banner}");
    }
    let title = context.phrases.say(
        "cli-sheet-title",
        &[
            ("side", inbox.side.clone()),
            ("at", status.clock.clone()),
            ("size", status.heads.joint.size.clone()),
            ("root", status.heads.joint.root.clone()),
        ],
    );
    let _always = writeln!(text, "{title}");
    let restraint = |restraint: &RestraintView| {
        let author = format!("{} {}", restraint.author.node, restraint.author.post);
        format!("{} {} {author}: {}", restraint.at, short(&restraint.record), restraint.text)
    };
    let of_cause = |wanted: fn(&str) -> bool| -> Vec<String> {
        inbox.binding.iter().filter(|binding| wanted(&binding.cause)).map(restraint).collect()
    };
    let stops = inbox.stops.iter().filter(|stop| stop.lifted_by.is_none()).map(|stop| {
        format!("{} {} {} {}: {}", stop.at, short(&stop.record), stop.raised_by.node, stop.raised_by.post, stop.text)
    });
    let awaiting = inbox.awaiting.iter().map(|asked| format!("{} {} {}", asked.at, short(&asked.record), asked.text));
    let links = status.links.iter().map(|link| {
        let state = context.say(&format!("cli-link-{}", link.state));
        let waiting: Vec<String> =
            link.waiting.iter().map(|lane| format!("{} {}", lane.lane, lane.unsequenced)).collect();
        format!("{}: {state}; {} [{}]", link.node, link.last_head_at.clone().unwrap_or_default(), waiting.join(", "))
    });
    let watches = status.watches.iter().map(|watch| {
        let state = context.say(&format!("cli-watch-{}", watch.state));
        format!("{}: {state} {}", watch.side, watch.since.clone().unwrap_or_default())
    });
    let sections = [
        ("cli-sheet-stops", stops.collect::<Vec<_>>()),
        ("cli-sheet-holds", of_cause(|cause| cause != "doubt" && cause != "stop")),
        ("cli-sheet-doubts", of_cause(|cause| cause == "doubt")),
        ("cli-sheet-windows", windows(office, &status, context)?),
        ("cli-sheet-awaiting", awaiting.collect()),
        ("cli-sheet-links", links.collect()),
        ("cli-sheet-watches", watches.collect()),
        ("cli-sheet-alarms", status.alarms.iter().map(|alarm| alarm.text.clone()).collect()),
        ("cli-sheet-changed", changed),
    ];
    for (heading, lines) in sections {
        let _always = writeln!(text, "\n{}", context.say(heading));
        if lines.is_empty() {
            let _always = writeln!(text, "  {}", context.say("cli-none"));
        }
        for line in lines {
            let _always = writeln!(text, "  {}", line.trim_end());
        }
    }
    let hash = Digest::from_bytes(*ledger::sha256(text.as_bytes()).as_bytes());
    Ok(Sheet { text, hash })
}

/// Windows that are open or still to come, as their notices and plans state them.
fn windows(office: &Office, status: &Status, context: &Context<'_>) -> Result<Vec<String>, Failure> {
    let now = Instant::parse_rfc3339(&status.clock).unwrap_or(Instant::EPOCH);
    let mut lines = Vec::new();
    for line in office.lines()?.iter().filter(|line| matches!(line.kind.as_deref(), Some("area-notice" | "plan"))) {
        let Some(hash) = RecordHash::parse_hex(&line.hash) else { continue };
        if matches!(line.state.as_str(), "refused" | "void" | "ended") {
            continue;
        }
        let Ok(record) = wire::record::decode(office.record(hash)?.payload.as_bytes()) else { continue };
        let kind = record.body.kind();
        let (Body::AreaNotice(agreement::records::AreaNotice { window, .. })
        | Body::Plan(agreement::records::Plan { window, .. })) = record.body
        else {
            continue;
        };
        if window.to() < now {
            continue;
        }
        let kind = wire::view::kind(kind, context.phrases);
        let state = context.say(&format!("cli-list-{}", line.state));
        lines.push(format!("{} – {} {} {kind}: {state}", window.from(), window.to(), short(&line.hash)));
    }
    Ok(lines)
}
