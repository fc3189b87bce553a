//! What the store promises to be durable has been synced by then, as the kernel was asked: files and folders.
//!
//! Aim: taking an `fsync` out of the store must fail a test; a kill loses nothing that is in the page cache, so only the
//! system calls themselves show it. Method: this test starts itself as a child under `strace`; the child marks each promise
//! on its standard output, and what it wrote, renamed, made or removed before must have been synced before the mark.
use jig_node::store::{Disk, FileMedia, Lasting};
use ledger::{Algorithm, KeyName, LogStore, NoteSigner, sign_checkpoint};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

const FOLDER: &str = "JIG_TEST_STORE_TRACED";
const CALLS: &str =
    "trace=write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat";
/// More files than a store keeps open between two flushes.
const MANY: usize = 300;

fn mark(promise: &str) {
    // One write, so that it is one line of the trace.
    std::io::stdout().write_all(format!("PROMISE {promise}\n").as_bytes()).unwrap();
    std::io::stdout().flush().unwrap();
}

/// What the child does: every way to write, each followed by its promise.
fn write_and_promise(folder: &Path) {
    let public = folder.join("disk");
    let mut disk = Disk::open_public(&public, &folder.join("disk-temporary")).unwrap();
    // Folders of its own are made first, so that the promises are about what follows.
    mark("begin");
    disk.write_durable("a/b/one", b"one", Lasting::Immutable).unwrap();
    mark("written durably");
    disk.write_durable("a/b/one", b"another", Lasting::Replaced).unwrap();
    mark("replaced durably");
    disk.write("c/two", b"two", Lasting::Immutable).unwrap();
    disk.write("c/d/three", b"three", Lasting::Private).unwrap();
    disk.flush().unwrap();
    mark("flushed");
    for number in 0..MANY {
        disk.write(&format!("many/{number}"), b"x", Lasting::Immutable).unwrap();
    }
    disk.flush().unwrap();
    mark("many flushed");
    disk.remove("c/two").unwrap();
    disk.remove("c/d/three").unwrap();
    disk.flush().unwrap();
    mark("removal flushed");

    let signer = NoteSigner::new(KeyName::parse("jig.example/traced").unwrap(), [9; 32], Algorithm::Ed25519Note);
    let media = FileMedia::open(&folder.join("log"), &folder.join("log-private")).unwrap();
    let mut store = LogStore::open(media, signer.verifier_key()).unwrap();
    for batch in [&[b"first".as_slice()][..], &[b"second", b"third"], &[&[7; 9_000]]] {
        store.append(batch, |checkpoint| sign_checkpoint(checkpoint, &signer)).unwrap();
        mark("acknowledged");
    }
    store.settle().unwrap();
    mark("settled");
}

/// What is written or changed and not yet synced.
#[derive(Default)]
struct Unsynced {
    files: BTreeSet<String>,
    folders: BTreeSet<String>,
}

fn above(path: &str) -> String {
    path.rsplit_once('/').map_or_else(String::new, |(folder, _)| folder.to_owned())
}

/// The quoted strings of a call, and what its first descriptor stands for.
fn paths(call: &str) -> Vec<&str> {
    call.split('"').skip(1).step_by(2).collect()
}

fn descriptor(call: &str) -> Option<&str> {
    call.split_once('<')?.1.split_once('>').map(|(path, _)| path)
}

impl Unsynced {
    fn takes(&mut self, call: &str, folder: &str) {
        let name = call.split('(').next().unwrap();
        let is_temporary = |path: &str| path.contains("temporary/");
        match name {
            "write" | "pwrite64" => {
                self.files.extend(descriptor(call).filter(|path| path.starts_with(folder)).map(str::to_owned));
            }
            "fsync" | "fdatasync" => {
                let path = descriptor(call).unwrap();
                self.files.remove(path);
                self.folders.remove(path);
            }
            "rename" | "renameat" | "renameat2" => {
                let [from, to] = paths(call)[..] else { panic!("{call}") };
                if self.files.remove(from) {
                    self.files.insert(to.to_owned());
                }
                self.folders.insert(above(to));
            }
            "unlink" | "unlinkat" | "rmdir" | "mkdir" | "mkdirat" => {
                let path = *paths(call).last().unwrap();
                self.files.remove(path);
                if !is_temporary(path) {
                    self.folders.remove(path);
                    self.folders.insert(above(path));
                }
            }
            _ => panic!("{call}"),
        }
    }
}

/// The calls that succeeded, each where it returned: `-f` cuts a call in two when threads take turns.
fn calls(trace: &str) -> Vec<String> {
    let mut begun: BTreeMap<&str, &str> = BTreeMap::new();
    let mut calls = Vec::new();
    for line in trace.lines() {
        let Some((process, call)) = line.split_once(' ') else { continue };
        let call = call.trim_start();
        let whole = if let Some((begin, _)) = call.split_once(" <unfinished") {
            begun.insert(process, begin);
            continue;
        } else if call.starts_with("<... ") {
            let (_, end) = call.split_once("resumed>").unwrap();
            format!("{}{end}", begun.remove(process).unwrap())
        } else {
            call.to_owned()
        };
        let succeeded = whole.rsplit_once(" = ").is_some_and(|(_, status)| !status.starts_with('-'));
        if succeeded && whole.contains('(') {
            calls.push(whole);
        }
    }
    calls
}

#[test]
fn every_promise_of_durability_was_synced_before_it_was_made() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        write_and_promise(Path::new(&folder));
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    // The kernel shows paths without links.
    let place = folder.path().canonicalize().unwrap();
    let trace = place.join("trace");
    let traced = Command::new("strace")
        .args(["-f", "-y", "-s", "256", "-e", CALLS, "-o"])
        .arg(&trace)
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "store_traced::every_promise_of_durability_was_synced_before_it_was_made", "--nocapture"])
        .env(FOLDER, &place)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let text = std::fs::read_to_string(&trace).unwrap_or_default();
    if traced.is_err() || !text.contains("PROMISE begin") {
        println!("SKIPPED: no `strace` here that may trace, so no test has seen what the store syncs");
        return;
    }
    assert!(traced.unwrap().success(), "{text}");
    let mut unsynced = Unsynced::default();
    let (mut promises, mut dropped) = (Vec::new(), 0);
    let inside = place.to_str().unwrap();
    for call in calls(&text) {
        if let Some((_, promise)) = call.split_once("PROMISE ") {
            let promise = promise.split("\\n").next().unwrap().to_owned();
            if promise == "begin" {
                unsynced = Unsynced::default();
            }
            // An entry is acknowledged once it is staged and committed; its tiles may follow, for the staged file brings
            // them back. That a staged file is dropped may itself be lost: it is then applied once more.
            if promise == "acknowledged" || promise == "settled" {
                let committed = unsynced.files.iter().find(|path| path.ends_with("/log-private/head"));
                assert_eq!(committed, None, "acknowledged before the commit was on the disk");
            } else {
                assert!(unsynced.files.is_empty(), "{promise}: never synced: {:?}", unsynced.files);
                assert!(unsynced.folders.is_empty(), "{promise}: folders never synced: {:?}", unsynced.folders);
            }
            promises.push(promise);
            continue;
        }
        if call.contains("/log-private/head>") && call.starts_with("pwrite") {
            let staged = unsynced.files.iter().find(|path| path.ends_with("/log-private/staging"));
            assert_eq!(staged, None, "committed before what was staged was on the disk");
        }
        if call.contains("/log-private/staging>") && call.contains("\"jigjr") {
            let public = |path: &&String| path.contains("/log/");
            assert_eq!(
                unsynced.files.iter().find(public),
                None,
                "a staged file was dropped before its tiles were synced"
            );
            let folder = unsynced.folders.iter().find(|path| path.contains("/log/") || path.ends_with("/log"));
            assert_eq!(folder, None, "a staged file was dropped before the folders of its tiles were synced");
            dropped += 1;
        }
        if call.contains(inside) {
            unsynced.takes(&call, inside);
        }
    }
    let expected = [
        "begin",
        "written durably",
        "replaced durably",
        "flushed",
        "many flushed",
        "removal flushed",
        "acknowledged",
        "acknowledged",
        "acknowledged",
        "settled",
    ];
    assert_eq!(promises, expected);
    assert_eq!(dropped, 3, "every batch was staged, and dropped once it was durable");
}
