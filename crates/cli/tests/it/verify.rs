//! `jig verify`: all holds, or the one thing that does not; every byte of every file counts.
use crate::support::{jig, played, short_play, word};
use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

fn verify(folder: &Path) -> (u8, String) {
    let ended = jig(["verify", &word(folder), "--json"]);
    let code = if ended.exit == 0 { String::new() } else { ended.code() };
    (ended.exit, code)
}

#[test]
fn what_each_node_publishes_holds() {
    for node in ["alpha", "bravo", "centre"] {
        let folder = short_play().folder(node);
        let ended = jig(["verify", &word(folder.path()), "--json"]);
        assert_eq!(ended.exit, 0, "{node}: {ended:?}");
        let told = ended.json();
        assert_eq!(told["holds"], true);
        assert_eq!(told["files"], files(folder.path()).len().to_string(), "every file is counted");
        assert_eq!(told["log"]["size"], told["verdicts"]["size"]);
        assert_eq!(told["log"]["signers"].as_array().unwrap().len(), 3);
        assert_eq!(told["anchor"], "found_in_place");
        let said = jig(["verify", &word(folder.path())]).out;
        assert!(said.contains("All holds") && said.contains("found in the place itself"), "{said}");
    }
}

#[test]
fn every_file_changed_at_one_byte_is_refused() {
    // Every file at one position that moves from file to file, and all that a reader of today needs at three: whatever is
    // hashed, signed or named, no byte is free.
    let folder = short_play().folder("alpha");
    let size = size(folder.path());
    let mut checked = 0;
    for (number, file) in files(folder.path()).into_iter().enumerate() {
        let bytes = std::fs::read(&file).unwrap();
        let mut positions = BTreeSet::from([number * 37 % bytes.len()]);
        if !is_overtaken(&file, folder.path(), size) && !is_later_link(&file) {
            positions.extend([0, bytes.len() / 2, bytes.len() - 1]);
        }
        for at in positions {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            std::fs::write(&file, changed).unwrap();
            let (exit, code) = verify(folder.path());
            assert_eq!(exit, 2, "byte {at} of {}: {code}", file.display());
            checked += 1;
        }
        std::fs::write(&file, bytes).unwrap();
    }
    assert!(checked > 60, "only {checked} positions were tried");
    assert_eq!(verify(folder.path()).0, 0, "the folder is whole again");
}

/// Whether a file is a link of an outbox like those before it.
fn is_later_link(file: &Path) -> bool {
    file.extension().is_some_and(|kind| kind == "json") && file.file_stem().is_some_and(|number| number.len() > 1)
}

fn size(folder: &Path) -> u64 {
    let told = jig(["verify", &word(folder), "--json"]).json();
    told["log"]["size"].as_str().unwrap().parse().unwrap()
}

/// Whether a log of `size` entries can be read without the file: a partial tile that a wider one has overtaken.
fn is_overtaken(path: &Path, folder: &Path, size: u64) -> bool {
    let inside = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
    let Some((part, tile)) = inside.split_once('/') else { return false };
    part != "outbox" && tile.contains(".p/") && !ledger::files_for_size(size).iter().any(|needed| needed == tile)
}

#[test]
fn a_missing_file_is_refused() {
    let folder = short_play().folder("bravo");
    let size = size(folder.path());
    let mut needed = 0;
    for file in files(folder.path()) {
        if is_overtaken(&file, folder.path(), size) {
            continue;
        }
        let bytes = std::fs::read(&file).unwrap();
        std::fs::remove_file(&file).unwrap();
        let (exit, code) = verify(folder.path());
        assert_eq!(exit, 2, "without {}: {code}", file.display());
        std::fs::write(&file, bytes).unwrap();
        needed += 1;
    }
    assert!(needed > 20, "only {needed} files were tried");
}

#[test]
fn partial_tiles_that_wider_ones_overtook_may_go() {
    let folder = short_play().folder("alpha");
    let size = size(folder.path());
    for file in files(folder.path()).into_iter().filter(|file| is_overtaken(file, folder.path(), size)) {
        std::fs::remove_file(file).unwrap();
    }
    assert_eq!(verify(folder.path()).0, 0);
}

#[test]
fn a_truncated_or_longer_file_is_refused() {
    let folder = short_play().folder("bravo");
    for (number, file) in files(folder.path()).into_iter().enumerate() {
        let bytes = std::fs::read(&file).unwrap();
        let longer = [bytes.as_slice(), b"\n"].concat();
        let changes: Vec<&[u8]> = match number % 4 {
            0 => vec![&bytes[..bytes.len() - 1], &[]],
            1 => vec![&longer],
            2 => vec![&bytes[..bytes.len() / 2]],
            _ => vec![&bytes[..bytes.len() - 1]],
        };
        for changed in changes {
            std::fs::write(&file, changed).unwrap();
            let (exit, code) = verify(folder.path());
            assert_eq!(exit, 2, "{} bytes of {}: {code}", changed.len(), file.display());
        }
        std::fs::write(&file, bytes).unwrap();
    }
}

#[test]
fn a_stray_file_is_refused_wherever_it_lies() {
    for path in [
        "x",
        "log/x",
        "verdicts/tile/0/x",
        "outbox/x",
        "outbox/ordinary/01.json",
        "outbox/extra/0.json",
        "attachments/x",
    ] {
        let folder = short_play().folder("alpha");
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, "stray").unwrap();
        let (exit, code) = verify(folder.path());
        assert_eq!(exit, 2, "{path}: {code}");
    }
    let folder = short_play().folder("alpha");
    std::fs::create_dir(folder.path().join("log/tile/empty")).unwrap();
    assert_eq!(verify(folder.path()).0, 2, "an empty folder is stray too");
    let folder = short_play().folder("alpha");
    let target = folder.path().join("log/checkpoint");
    std::os::unix::fs::symlink(target, folder.path().join("log/link")).unwrap();
    assert_eq!(verify(folder.path()).0, 2, "a link is stray too");
}

#[test]
fn outbox_links_are_each_in_their_own_place() {
    let folder = short_play().folder("alpha");
    let link = |number: u32| folder.path().join(format!("outbox/ordinary/{number}.json"));
    let (one, other) = (std::fs::read(link(0)).unwrap(), std::fs::read(link(1)).unwrap());
    std::fs::write(link(0), &other).unwrap();
    std::fs::write(link(1), &one).unwrap();
    assert_eq!(verify(folder.path()), (2, "cli-audit-outbox".to_owned()));
    std::fs::write(link(0), &one).unwrap();
    std::fs::write(link(1), &other).unwrap();
    assert_eq!(verify(folder.path()).0, 0);
    // Another node's link in the own outbox.
    let foreign = short_play().folder("bravo");
    std::fs::copy(foreign.path().join("outbox/ordinary/1.json"), link(1)).unwrap();
    assert_eq!(verify(folder.path()), (2, "cli-audit-outbox".to_owned()));
}

#[test]
fn a_lane_cut_at_its_end_is_missed() {
    let folder = short_play().folder("alpha");
    let lane = folder.path().join("outbox/ordinary");
    let last = std::fs::read_dir(&lane).unwrap().count() - 1;
    std::fs::remove_file(lane.join(format!("{last}.json"))).unwrap();
    assert_eq!(verify(folder.path()), (2, "cli-audit-outbox".to_owned()));
}

#[test]
fn parts_of_two_logs_do_not_make_one() {
    let other = played("edition tor-2016-07\nat 19 Jul 2016 08:00 Damascus\nalpha duty-officer stop\n  text: Stop.\n");
    for (part, taken) in [("verdicts", "verdicts"), ("outbox", "outbox"), ("verdicts", "log")] {
        let folder = short_play().folder("alpha");
        let foreign = other.folder("alpha");
        std::fs::remove_dir_all(folder.path().join(part)).unwrap();
        std::fs::rename(foreign.path().join(taken), folder.path().join(part)).unwrap();
        let (exit, code) = verify(folder.path());
        assert_eq!(exit, 2, "{taken} as {part}: {code}");
    }
}

#[test]
fn the_anchor_decides_whose_log_it_is() {
    let folder = short_play().folder("centre");
    let keep = tempfile::tempdir().unwrap();
    let trust = keep.path().join("trust.txt");
    let with = |text: &str| {
        std::fs::write(&trust, text).unwrap();
        let ended = jig(["verify", &word(folder.path()), "--trust", &word(&trust), "--json"]);
        (ended.exit, ended)
    };
    let right = &short_play().trust;
    let (exit, ended) = with(right);
    assert_eq!((exit, ended.json()["anchor"].as_str()), (0, Some("given")), "{ended:?}");
    let other = played("edition jic-2016-09\nat 12 Sep 2016 08:00 Damascus\n").trust;
    assert_eq!(with(&other).0, 2, "keys of another group");
    let genesis = right.lines().nth(2).unwrap();
    let (exit, ended) = with(&right.replace(genesis, &format!("genesis {}", "0".repeat(64))));
    assert_eq!((exit, ended.code().as_str()), (2, "cli-audit-foreign-genesis"));
    for text in ["", "log x\n", "genesis 00\n"] {
        let (exit, ended) = with(text);
        assert_eq!((exit, ended.code().as_str()), (1, "cli-trust-unreadable"), "{text}");
    }
    assert_eq!(jig(["verify", &word(folder.path()), "--trust", "/nonexistent"]).exit, 1);
}

#[test]
fn a_place_that_cannot_be_read_ends_with_1() {
    assert_eq!(verify(Path::new("/nonexistent/place")).0, 1);
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(verify(empty.path()), (1, "cli-audit-no-log".to_owned()));
    let folder = short_play().folder("alpha");
    let file = folder.path().join("log/checkpoint");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&file).is_ok() {
        // Whoever may read everything cannot see this.
        eprintln!("SKIPPED: this user reads files without rights on them");
        return;
    }
    assert_eq!(verify(folder.path()).0, 1);
}

#[test]
fn faults_are_told_in_russian_with_the_cure() {
    let folder = short_play().folder("alpha");
    std::fs::write(folder.path().join("x"), "stray").unwrap();
    let ended = jig(["--lang=ru", "verify", &word(folder.path())]);
    assert_eq!(ended.exit, 2);
    assert!(crate::support::is_russian(&ended.notes) && ended.notes.contains('→'), "{}", ended.notes);
}

/// Removes the signature lines whose key name ends in `role`.
fn without_cosignatures(checkpoint: &Path, role: &str) {
    let note = std::fs::read_to_string(checkpoint).unwrap();
    let kept: String = note
        .lines()
        .filter(|line| !line.split(' ').nth(1).is_some_and(|name| name.ends_with(role)))
        .map(|line| format!("{line}\n"))
        .collect();
    assert_ne!(kept, note, "{role}");
    std::fs::write(checkpoint, kept).unwrap();
}

#[test]
fn what_both_sides_have_not_cosigned_does_not_hold() {
    // SG-14: a centre alone can sign what it likes.
    for (part, role) in
        [("log", "alpha/stored"), ("log", "/stored"), ("verdicts", "bravo/examined"), ("verdicts", "/examined")]
    {
        let folder = short_play().folder("alpha");
        without_cosignatures(&folder.path().join(part).join("checkpoint"), role);
        assert_eq!(verify(folder.path()), (2, "cli-audit-not-cosigned".to_owned()), "{part} without {role}");
    }
}

#[test]
fn a_verdict_log_is_checked_alone_by_the_keys_its_first_verdict_names() {
    let folder = short_play().folder("alpha");
    let verdicts = folder.path().join("verdicts");
    assert_eq!(verify(&verdicts).0, 0);
    without_cosignatures(&verdicts.join("checkpoint"), "bravo/examined");
    assert_eq!(verify(&verdicts), (2, "cli-audit-not-cosigned".to_owned()));
}

#[test]
fn a_part_that_is_gone_is_missed() {
    let folder = short_play().folder("bravo");
    std::fs::remove_dir_all(folder.path().join("outbox")).unwrap();
    let said = jig(["verify", &word(folder.path())]).out;
    assert!(said.contains("not in this copy"), "{said}");
    std::fs::remove_dir_all(folder.path().join("verdicts")).unwrap();
    assert_eq!(verify(folder.path()), (2, "cli-audit-part-missing".to_owned()));
}

#[test]
fn an_address_over_tls_needs_a_readers_certificate_and_never_panics() {
    let ended = jig(["verify", "https://127.0.0.1:9/", "--json"]);
    assert_eq!((ended.exit, ended.code().as_str()), (64, "cli-verify-needs-reader"));
}

#[test]
fn an_address_in_the_clear_is_refused_with_a_word_on_how_a_log_is_read() {
    for more in [&[][..], &["--reader", "/nonexistent"]] {
        let line = ["verify", "http://127.0.0.1:9/"].into_iter().chain(more.iter().copied());
        let ended = jig(line.clone().chain(["--json"]));
        assert_eq!((ended.exit, ended.code().as_str()), (64, "cli-verify-in-the-clear"), "{ended:?}");
        let told = jig(line);
        assert!(told.notes.contains("--reader") && told.notes.contains("https://"), "{}", told.notes);
    }
}
