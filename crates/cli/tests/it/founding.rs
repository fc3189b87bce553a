//! `jig init` and `jig key`: nothing is overwritten, secrets stay secret.
use crate::support::{jig, word};
use std::os::unix::fs::PermissionsExt as _;

#[test]
fn a_group_is_founded_with_secrets_that_only_the_owner_reads() {
    let folder = tempfile::tempdir().unwrap();
    let group = folder.path().join("group");
    let ended = jig(["init", &word(&group), "--json"]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    assert_eq!(ended.json()["configs"].as_array().unwrap().len(), 3);
    let mut secrets = 0;
    let mut folders = vec![group.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "key" || kind == "token") {
                secrets += 1;
                let mode = std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
                assert_eq!(mode, 0o600, "{}", path.display());
            }
        }
    }
    assert!(secrets > 28, "only {secrets} secrets found");
}

#[test]
fn an_occupied_folder_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("note"), "mine").unwrap();
    let ended = jig(["init", &word(folder.path()), "--json"]);
    assert_eq!((ended.exit, ended.code().as_str()), (1, "cli-init-not-empty"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_live_group_gets_no_clock_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let group = word(&folder.path().join("group"));
    let clock = ["--purpose", "live", "--clock", "17 Sep 2016 12:30 Damascus"];
    let ended = jig(["init", &group, "--json"].into_iter().chain(clock));
    assert_eq!((ended.exit, ended.code().as_str()), (64, "cli-init-live-clock"));
    assert_eq!(jig(["init", &group, "--edition", "nothing", "--json"]).code(), "cli-edition-unknown");
}

#[test]
fn a_key_is_made_once_and_shown() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("officer.key");
    let made = jig(["key", "new", &word(&file)]);
    assert_eq!(made.exit, 0, "{made:?}");
    assert_eq!(made.out.trim().len(), 64);
    let shown = jig(["key", "show", &word(&file), "--json"]);
    assert_eq!(shown.json()["public_key"], made.out.trim());
    let again = jig(["key", "new", &word(&file), "--json"]);
    assert_eq!((again.exit, again.code().as_str()), (1, "cli-write-failed"));
    assert_eq!(jig(["key", "show", &word(&file), "--json"]).json()["public_key"], made.out.trim());
}

#[test]
fn key_files_that_cannot_be_trusted_are_refused_without_showing_them() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("officer.key");
    assert_eq!(jig(["key", "new", &word(&file)]).exit, 0);
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
    let open = jig(["key", "show", &word(&file), "--json"]);
    assert_eq!((open.exit, open.code().as_str()), (1, "cli-key-open-to-others"));
    std::fs::write(&file, "a very secret word").unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    let strange = jig(["key", "show", &word(&file), "--json"]);
    assert_eq!((strange.exit, strange.code().as_str()), (1, "cli-key-malformed"));
    assert!(!strange.out.contains("very secret") && !strange.notes.contains("very secret"));
    assert_eq!(jig(["key", "show", &word(&folder.path().join("none"))]).exit, 1);
    assert_eq!(jig(["key", "melt", &word(&file)]).exit, 64);
}
