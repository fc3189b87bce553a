//! The promise about what lies on the disk at the end: equal heads on three nodes, every key of `vkey` among the signatures.
//!
//! It compares text; whether the signatures are good is for `jig verify` to say.

use std::fs;
use std::path::Path;

use anyhow::Context as _;

use super::NODES;

/// What is not yet as it should be, in words; `None` when all is.
pub(super) fn disagreement(public: &Path) -> anyhow::Result<Option<String>> {
    for log in ["log", "verdicts"] {
        let mut heads = Vec::new();
        for node in NODES {
            let folder = public.join(node).join(log);
            if !folder.join("checkpoint").exists() || !folder.join("vkey").exists() {
                return Ok(Some(format!("{node} has published no {log}")));
            }
            let read = |name: &str| {
                fs::read_to_string(folder.join(name)).with_context(|| format!("cannot read {name} of {node}/{log}"))
            };
            let (note, keys) = (read("checkpoint")?, read("vkey")?);
            if let Some(name) = unsigned_by(&note, &keys) {
                return Ok(Some(format!("the {log} head of {node} is not signed by {name}")));
            }
            heads.push((node, head_of(&note).to_owned()));
        }
        if let [(_, first), rest @ ..] = heads.as_slice()
            && let Some((node, _)) = rest.iter().find(|(_, head)| head != first)
        {
            return Ok(Some(format!("the {log} head of {node} differs from that of {}", NODES[0])));
        }
    }
    Ok(None)
}

/// The signed text of a note: everything before the empty line.
fn head_of(note: &str) -> &str {
    note.split("\n\n").next().unwrap_or(note)
}

/// The first key name of a `vkey` line that has no signature line in the note.
fn unsigned_by<'keys>(note: &str, keys: &'keys str) -> Option<&'keys str> {
    let signatures = note.split("\n\n").nth(1).unwrap_or_default();
    let signers: Vec<&str> =
        signatures.lines().filter_map(|line| line.strip_prefix("\u{2014} ")?.split(' ').next()).collect();
    keys.split_whitespace().filter_map(|key| key.split('+').next()).find(|name| !signers.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTE: &str = "example/log\n3\nroot=\n\n\u{2014} example/log c2ln\n\u{2014} example/alpha/stored c2ln\n";

    #[test]
    fn a_missing_signature_is_named() {
        let both = "example/log+0001+key example/alpha/stored+0002+key\n";
        assert_eq!(unsigned_by(NOTE, both), None);
        let third = "example/log+0001+key example/bravo/stored+0003+key\n";
        assert_eq!(unsigned_by(NOTE, third), Some("example/bravo/stored"));
    }

    #[test]
    fn heads_that_differ_are_a_disagreement() {
        let folder = tempfile::tempdir().unwrap();
        let write = |node: &str, log: &str, note: &str| {
            let at = folder.path().join(node).join(log);
            fs::create_dir_all(&at).unwrap();
            fs::write(at.join("checkpoint"), note).unwrap();
            fs::write(at.join("vkey"), "example/log+0001+key\n").unwrap();
        };
        assert!(disagreement(folder.path()).unwrap().unwrap().contains("alpha has published no log"));
        for node in NODES {
            write(node, "log", NOTE);
            write(node, "verdicts", NOTE);
        }
        assert_eq!(disagreement(folder.path()).unwrap(), None);
        write("centre", "verdicts", &NOTE.replace("\n3\n", "\n4\n"));
        assert!(disagreement(folder.path()).unwrap().unwrap().contains("verdicts head of centre"));
    }
}
