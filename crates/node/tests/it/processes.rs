//! `jig-node` as a process: told to stop, and killed in the middle of its work.
//!
//! Aim: law L10 where it is hard, with the real program. Method: three processes on loopback; what the program answered
//! with 202 or 200 is looked for afterwards, on every node. The loop over all three nodes, with `jig verify` at its end, is a
//! step of `cargo xtask test`.
use crate::group::{Call, Group, appointment, eventually, founded_at, information, write};
use agreement::identity::{Post, Side};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

/// One node as a process; killed when dropped.
pub(crate) struct Process {
    child: Child,
    pub(crate) door: SocketAddr,
}

impl Process {
    pub(crate) async fn start(group: &Group, name: &str) -> Self {
        let addresses = group.path(&format!("{name}/private/addresses.json"));
        let _ = std::fs::remove_file(&addresses);
        let child = Command::new(env!("CARGO_BIN_EXE_jig-node"))
            .args(["run", group.path(&format!("{name}.toml")).to_str().unwrap(), "--lang", "en"])
            .env("JIG_LOG", "error")
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let door = eventually(async || {
            let text = std::fs::read(&addresses).map_err(|error| error.to_string())?;
            let read: serde_json::Value = serde_json::from_slice(&text).map_err(|error| error.to_string())?;
            Ok(read["officer"].as_str().unwrap().parse().unwrap())
        })
        .await;
        Self { child, door }
    }

    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) async fn in_log(door: SocketAddr, hash: &str) {
    eventually(async || {
        let record = Call::get(&format!("/v1/records/{hash}")).officer().to(door).await;
        if record.status == 200 && record.json()["index"].is_string() { Ok(()) } else { Err(record.text()) }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_headquarters_still_has_what_it_took_and_sends_it_on() {
    let group = Group::found();
    let _centre = Process::start(&group, "centre").await;
    let bravo = Process::start(&group, "bravo").await;
    let mut alpha = Process::start(&group, "alpha").await;
    let mut taken = Vec::new();
    eventually(async || {
        let ready = Call::get("/readyz").to(alpha.door).await;
        if ready.status == 200 { Ok(()) } else { Err(ready.text()) }
    })
    .await;
    let answer = Call::post("/v1/records", appointment(Side::Alpha, Post::Intelligence)).officer().to(alpha.door).await;
    assert_eq!(answer.status, 202, "{}", answer.text());
    in_log(alpha.door, answer.json()["hash"].as_str().unwrap()).await;
    for round in 0..6_u64 {
        // The past is never refused, whatever the three clocks show.
        let at = founded_at();
        for number in 0..3 {
            let text = format!("round {round}, number {number}");
            let envelope = information(Side::Alpha, Post::Intelligence, at, &text);
            let answer = Call::post("/v1/records", envelope).officer().to(alpha.door).await;
            assert!(answer.status == 202 || answer.status == 200, "{}", answer.text());
            taken.push(answer.json()["hash"].as_str().unwrap().to_owned());
        }
        // At different moments of the road: at once, while it is sequenced, while it is cosigned.
        tokio::time::sleep(std::time::Duration::from_millis(round * 9)).await;
        alpha.kill();
        alpha = Process::start(&group, "alpha").await;
    }
    for hash in &taken {
        in_log(alpha.door, hash).await;
        in_log(bravo.door, hash).await;
    }
    assert_eq!(taken.len(), 18);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn node_told_to_stop_ends_well_and_in_time() {
    let group = Group::found();
    let mut node = Process::start(&group, "alpha").await;
    let terminated = Command::new("kill").args(["-TERM", &node.child.id().to_string()]).status().unwrap();
    assert!(terminated.success());
    let status = eventually(async || match node.child.try_wait().unwrap() {
        Some(status) => Ok(status),
        None => Err("still running".to_owned()),
    })
    .await;
    assert!(status.success(), "{status}");
}

#[test]
fn config_check_refuses_the_secrets_that_a_start_would_refuse() {
    let group = Group::found();
    let check = || {
        let file = group.path("alpha.toml");
        let arguments = ["config", "check", file.to_str().unwrap(), "--lang", "en"];
        let done = Command::new(env!("CARGO_BIN_EXE_jig-node")).args(arguments).output().unwrap();
        (done.status.code(), String::from_utf8(done.stderr).unwrap())
    };
    assert_eq!(check(), (Some(0), String::new()));
    let record = "alpha/private/record.key";
    let others = ["alpha/private/stored.key", "alpha/private/examined.key", "alpha/private/token", "tls/alpha.key"];
    for file in [&[record], others.as_slice()].concat() {
        let path = group.path(file);
        let bytes = std::fs::read(&path).unwrap();
        write(&path, &bytes, 0o640);
        let (status, said) = check();
        assert!(status == Some(1) && said.contains("node-secret-open-to-others"), "{file}: {said}");
        write(&path, &bytes, 0o600);
    }
    // A key of the right form that the founding record does not name.
    for file in [&[record], &others[..2]].concat() {
        let path = group.path(file);
        let bytes = std::fs::read(&path).unwrap();
        write(&path, jig_node::keys::key_file_text(&[9; 32]).as_bytes(), 0o600);
        let (status, said) = check();
        assert!(status == Some(1) && said.contains("node-secret-wrong-key"), "{file}: {said}");
        write(&path, &bytes, 0o600);
    }
    assert_eq!(check().0, Some(0));
}
