//! A running node whose disk is full or has become read-only.
//!
//! Aim: law L10 and SG-11 where they are hardest, with the real program: what the disk does not take is not acknowledged,
//! what was acknowledged is there afterwards, and a stop call waits for no disk. Method: three processes on loopback, one of
//! them on a small disk of its own. Where this process may not mount, the tests say so loudly.
use crate::group::{Call, Group, appointment, eventually, founded_at, information};
use crate::processes::{Process, in_log};
use agreement::identity::{Post, Side};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A mount that goes when dropped.
struct Mounted(PathBuf);

impl Mounted {
    /// A small disk over the folder; nothing, and said loudly, where this process may not mount.
    fn small(folder: &Path) -> Option<Self> {
        let mounted = mount(&["-t", "tmpfs", "-o", "size=8m,mode=0700", "none"], folder);
        if !mounted {
            use std::io::Write as _;
            let said =
                b"SKIPPED: this process may not mount a disk; nothing was proven about nodes on full or read-only disks\n";
            std::io::stderr().write_all(said).unwrap();
        }
        mounted.then(|| Self(folder.to_owned()))
    }

    /// The same folder once more over itself, read-only: files that a process has open stay open, as they do when a
    /// system takes the right to write away from a disk that fails; nothing else may be written.
    fn read_only(folder: &Path, beside: &Path) -> Self {
        // Made read-only beside it first: over the folder itself the node would have files open in the meantime.
        std::fs::create_dir(beside).unwrap();
        assert!(mount(&["--bind", folder.to_str().unwrap()], beside));
        let beside = Self(beside.to_owned());
        assert!(mount(&["-o", "remount,ro,bind"], &beside.0));
        assert!(mount(&["--bind", beside.0.to_str().unwrap()], folder));
        Self(folder.to_owned())
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // A test that fails leaves files open; the lazy form takes the disk away all the same.
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

fn mount(arguments: &[&str], folder: &Path) -> bool {
    let status = Command::new("mount").args(arguments).arg(folder).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// Three processes, alpha on a small disk, with one officer and one record of his in the log.
struct Room {
    group: Group,
    alpha: Process,
    bravo: Process,
    _centre: Process,
    kept: String,
    // Last, so that the processes end first.
    _disk: Mounted,
}

impl Room {
    async fn open() -> Option<Self> {
        let group = Group::found();
        let disk = Mounted::small(&group.path("alpha"))?;
        group.write_again("alpha");
        let bravo = Process::start(&group, "bravo").await;
        let centre = Process::start(&group, "centre").await;
        let alpha = Process::start(&group, "alpha").await;
        eventually(async || {
            let ready = Call::get("/readyz").to(alpha.door).await;
            if ready.status == 200 { Ok(()) } else { Err(ready.text()) }
        })
        .await;
        let appointed = hand_in(alpha.door, &appointment(Side::Alpha, Post::Intelligence)).await;
        in_log(alpha.door, &appointed.unwrap()).await;
        let kept = hand_in(alpha.door, &said("kept")).await.unwrap();
        in_log(alpha.door, &kept).await;
        Some(Self { group, alpha, bravo, _centre: centre, kept, _disk: disk })
    }

    /// A record that the disk does not take is not acknowledged, and the answer says why and what to do.
    async fn refuses(&self, envelope: &[u8]) {
        for _ in 0..2 {
            let problem = hand_in(self.alpha.door, envelope).await.unwrap_err();
            assert_eq!(
                (problem["status"].as_u64(), problem["code"].as_str()),
                (Some(503), Some("node-http-unwritten"))
            );
            assert!(problem["cure"].as_str().unwrap().contains("hand the same record in again"), "{problem}");
        }
        let status = Call::get("/v1/status").to(self.alpha.door).await.json();
        let alarms: Vec<_> = status["alarms"].as_array().unwrap().iter().map(|alarm| alarm["code"].clone()).collect();
        assert!(alarms.contains(&"protocol-write-failed".into()), "{alarms:?}");
    }

    /// A stop call acts at the other side although no byte of it can be written here.
    async fn stops(&self) -> String {
        let stop = r#"{"text":"cease","lang":"en","around":null,"radius_m":null}"#;
        let answer = Call::post("/v1/stop", stop).to(self.alpha.door).await;
        assert_eq!(answer.status, 202, "{}", answer.text());
        let hash = answer.json()["hash"].as_str().unwrap().to_owned();
        eventually(async || {
            let list = Call::get("/v1/records").to(self.bravo.door).await.text();
            if list.contains(&hash) { Ok(()) } else { Err(list) }
        })
        .await;
        hash
    }

    /// The disk takes writes again: the same record is taken, and everything is in the logs of both sides.
    async fn recovers(&self, envelope: &[u8], stop: &str) {
        let taken =
            eventually(async || hand_in(self.alpha.door, envelope).await.map_err(|said| said.to_string())).await;
        for hash in [&self.kept, &taken, stop] {
            in_log(self.alpha.door, hash).await;
            in_log(self.bravo.door, hash).await;
        }
    }
}

fn said(text: &str) -> Vec<u8> {
    information(Side::Alpha, Post::Intelligence, founded_at(), text)
}

/// Hands an envelope in: the record's hash where it is acknowledged, the problem where it is not.
async fn hand_in(door: SocketAddr, envelope: &[u8]) -> Result<String, serde_json::Value> {
    let answer = Call::post("/v1/records", envelope).officer().to(door).await;
    match answer.status {
        200 | 202 => Ok(answer.json()["hash"].as_str().unwrap().to_owned()),
        _ => Err(answer.json()),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_11_stop_call_is_taken_and_travels_with_a_full_disk_and_nothing_else_is_acknowledged() {
    let Some(room) = Room::open().await else { return };
    let filler = room.group.path("alpha/filler");
    let full = std::fs::write(&filler, vec![1; 64 << 20]).unwrap_err();
    assert_eq!(full.kind(), std::io::ErrorKind::StorageFull);
    let envelope = said("no room");
    room.refuses(&envelope).await;
    let stop = room.stops().await;
    std::fs::remove_file(&filler).unwrap();
    room.recovers(&envelope, &stop).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn disk_that_becomes_read_only_under_a_running_node_loses_nothing_acknowledged() {
    let Some(room) = Room::open().await else { return };
    let folder = room.group.path("alpha");
    let read_only = Mounted::read_only(&folder, &room.group.path("beside"));
    let refused = std::fs::write(folder.join("probe"), b"x").unwrap_err();
    assert_eq!(refused.kind(), std::io::ErrorKind::ReadOnlyFilesystem);
    let envelope = said("no right to write");
    room.refuses(&envelope).await;
    let stop = room.stops().await;
    drop(read_only);
    room.recovers(&envelope, &stop).await;
}
