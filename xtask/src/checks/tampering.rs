//! The tamper step: what the demo left verifies, and one changed byte in any file does not.
//!
//! The exit statuses are a promise of `jig verify`: 0 everything holds, 1 could not read, 2 something does not hold.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Context as _;

use super::{Outcome, Site, failed, failed_because};
use crate::demo::NODES;

const HOLDS: i32 = 0;
const BROKEN: i32 = 2;
const LIMIT: Duration = Duration::from_secs(120);
/// Changing every file of a long log one by one would take the day; this many, evenly spread, will do.
const FILES_MAX: usize = 48;

/// Verifies six logs, then one of them again and again, each time with one thing wrong.
pub(super) fn step(site: &Site) -> Outcome {
    let demo = site.target.join("demo");
    if !demo.is_dir() {
        return Outcome::Skipped("the demo has left no logs; run it first".into());
    }
    match verify_and_tamper(site, &demo) {
        Ok(detail) => Outcome::Passed(detail),
        Err(Trouble::Outcome(outcome)) => outcome,
        Err(Trouble::Other(error)) => failed_because(format!("{error:#}")),
    }
}

enum Trouble {
    Outcome(Outcome),
    Other(anyhow::Error),
}

impl From<anyhow::Error> for Trouble {
    fn from(error: anyhow::Error) -> Self {
        Self::Other(error)
    }
}

fn verify_and_tamper(site: &Site, demo: &Path) -> Result<String, Trouble> {
    let mut logs = 0_usize;
    for node in NODES {
        expect(site, &demo.join(node), HOLDS, "as the demo left it")?;
        for log in ["log", "verdicts"] {
            expect(site, &demo.join(node).join(log), HOLDS, "as the demo left it")?;
            logs += 1;
        }
    }
    let scratch = site.target.join("xtask").join("tamper");
    let mut changed = 0_usize;
    // A whole node, then its verdict log alone.
    for original in [demo.join("alpha"), demo.join("alpha").join("verdicts")] {
        let all = files_under(&original)?;
        let checkpoints: Vec<PathBuf> = all.iter().filter(|file| file.ends_with("checkpoint")).cloned().collect();
        let files = spread(all, FILES_MAX);
        if files.is_empty() {
            return Err(Trouble::Other(anyhow::anyhow!("{} holds no file", original.display())));
        }
        copy_fresh(&original, &scratch)?;
        for file in &files {
            let copy = scratch.join(file);
            let bytes = fs::read(&copy).with_context(|| format!("cannot read {}", copy.display()))?;
            let Some(tampered) = with_one_byte_changed(&bytes) else { continue };
            fs::write(&copy, tampered).context("cannot change the copy")?;
            expect(site, &scratch, BROKEN, &format!("one byte changed in {}", file.display()))?;
            fs::write(&copy, bytes).context("cannot restore the copy")?;
            changed += 1;
        }
        for checkpoint in &checkpoints {
            let copy = scratch.join(checkpoint);
            let note = fs::read_to_string(&copy).with_context(|| format!("cannot read {}", copy.display()))?;
            fs::write(&copy, without_last_line(&note)).context("cannot change the copy")?;
            expect(site, &scratch, BROKEN, &format!("one cosignature taken off {}", checkpoint.display()))?;
            fs::write(&copy, note).context("cannot restore the copy")?;
            changed += 1;
        }
        let stray = scratch.join("stray.txt");
        fs::write(&stray, "not part of the log\n").context("cannot write the stray file")?;
        expect(site, &scratch, BROKEN, "a stray file")?;
        fs::remove_file(&stray).context("cannot remove the stray file")?;
        // The copy is what it was: the refusals above were for the byte, not for the place.
        expect(site, &scratch, HOLDS, "restored")?;
    }
    Ok(format!("{logs} logs hold; {changed} changes of one byte or one signature, and 2 stray files, refused"))
}

fn expect(site: &Site, folder: &Path, status: i32, state: &str) -> Result<(), Trouble> {
    let program = site.target.join("debug").join("jig");
    let mut command = Command::new(program);
    command.current_dir(&site.root).arg("verify").arg(folder);
    let finished = site.call_any(&mut command, LIMIT).map_err(Trouble::Outcome)?;
    if finished.status == Some(status) {
        return Ok(());
    }
    let mut outcome = failed(&finished);
    if let Outcome::Failed { said, .. } = &mut outcome {
        said.push_str(&format!("\n{state}: exit status {:?}, expected {status}", finished.status));
    }
    Err(Trouble::Outcome(outcome))
}

/// Changes the lowest bit of the byte in the middle; an empty file has none.
fn with_one_byte_changed(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = bytes.to_vec();
    let middle = bytes.len() / 2;
    *bytes.get_mut(middle)? ^= 1;
    Some(bytes)
}

/// A note without its last signature line.
fn without_last_line(note: &str) -> &str {
    let end = note.trim_end_matches('\n').rfind('\n').map_or(0, |at| at + 1);
    note.get(..end).unwrap_or_default()
}

/// Every file under a folder, by path from it, in order; the checkpoints first.
fn files_under(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).with_context(|| format!("cannot list {}", next.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path.strip_prefix(folder)?.to_path_buf());
            }
        }
    }
    files.sort_unstable_by_key(|file| (!file.ends_with("checkpoint"), file.clone()));
    Ok(files)
}

/// At most `most` of the items, evenly spread, first and last among them.
fn spread<T>(items: Vec<T>, most: usize) -> Vec<T> {
    let count = items.len();
    if count <= most || most < 2 {
        return items;
    }
    let wanted: Vec<usize> = (0..most).map(|n| n * (count - 1) / (most - 1)).collect();
    items.into_iter().enumerate().filter(|(index, _)| wanted.contains(index)).map(|(_, item)| item).collect()
}

fn copy_fresh(from: &Path, to: &Path) -> anyhow::Result<()> {
    if to.exists() {
        fs::remove_dir_all(to).with_context(|| format!("cannot clear {}", to.display()))?;
    }
    for file in files_under(from)? {
        let target = to.join(&file);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(from.join(&file), &target).with_context(|| format!("cannot copy {}", file.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_one_byte_changes() {
        let changed = with_one_byte_changed(b"abc").unwrap();
        assert_eq!(changed.iter().zip(b"abc").filter(|(a, b)| a != b).count(), 1);
        assert_eq!(with_one_byte_changed(b""), None);
    }

    #[test]
    fn the_last_signature_goes_and_nothing_else() {
        assert_eq!(without_last_line("a\n\nb\nc\n"), "a\n\nb\n");
    }

    #[test]
    fn a_spread_keeps_first_and_last() {
        assert_eq!(spread((0..100).collect(), 3), [0, 49, 99]);
        assert_eq!(spread(vec![1, 2], 3), [1, 2]);
    }
}
