//! Child processes: calls with a log and a limit, servers that are stopped when their guard goes, and Ctrl-C.
//!
//! Everything that `cargo xtask` starts goes through here, so that nothing it started outlives it.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, bail};

use crate::stopwatch::{Stopwatch, spoken};

/// How often a waiting loop looks.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// How long a server may take to end after it was asked to.
const GRACE: Duration = Duration::from_secs(10);

/// One finished call.
#[derive(Debug)]
pub struct Finished {
    /// Exit status, `None` when ended by a signal or by us.
    pub status: Option<i32>,
    /// All that it wrote, standard output and standard error in the order of writing.
    pub output: String,
    /// The call as one would type it.
    pub command: String,
    /// Said when it was ended because it ran over its limit.
    pub over_limit: Option<Duration>,
}

impl Finished {
    /// True for exit status 0.
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.status == Some(0)
    }

    /// The last `count` lines of the output.
    #[must_use]
    pub fn tail(&self, count: usize) -> String {
        let lines: Vec<&str> = self.output.lines().collect();
        lines.get(lines.len().saturating_sub(count)..).unwrap_or_default().join("\n")
    }
}

/// Runs a command to its end, its output going to `log`; ends it after `limit`.
///
/// # Errors
/// When the program cannot be started or its log cannot be written or read.
pub fn call(command: &mut Command, log: &Path, limit: Duration) -> anyhow::Result<Finished> {
    let spelled = spelled(command);
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    let out = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let err = out.try_clone()?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(err)
        .spawn()
        .with_context(|| format!("cannot start `{spelled}`"))?;
    let watch = Stopwatch::start();
    let mut over_limit = None;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status.code();
        }
        if watch.elapsed() > limit {
            over_limit = Some(limit);
            child.kill()?;
            child.wait()?;
            break None;
        }
        thread::sleep(LOOK_EVERY);
    };
    let output = String::from_utf8_lossy(&fs::read(log)?).into_owned();
    Ok(Finished { status, output, command: spelled, over_limit })
}

/// A command as one would type it in a shell.
#[must_use]
pub fn spelled(command: &Command) -> String {
    let quoted = |word: &OsStr| {
        let word = word.to_string_lossy();
        let plain = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "-_./=:,+@%".contains(c));
        if plain { word.into_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
    };
    let variables = command
        .get_envs()
        .filter_map(|(name, value)| Some(format!("{}={}", name.to_string_lossy(), quoted(value?))))
        .collect::<Vec<_>>();
    let words = std::iter::once(command.get_program()).chain(command.get_args()).map(quoted);
    let here = command.get_current_dir().map(|folder| format!("cd {} &&", quoted(folder.as_os_str())));
    here.into_iter().chain(variables).chain(words).collect::<Vec<_>>().join(" ")
}

/// A running server. It is asked to end when the guard goes, and ended if it does not.
#[derive(Debug)]
pub struct Server {
    name: String,
    child: Child,
    log: PathBuf,
    lines: mpsc::Receiver<String>,
}

impl Server {
    /// Starts a server whose standard output we read line by line; standard error goes to `log`.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(name: &str, command: &mut Command, log: &Path) -> anyhow::Result<Self> {
        if let Some(folder) = log.parent() {
            fs::create_dir_all(folder)?;
        }
        let err = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(err)
            .spawn()
            .with_context(|| format!("cannot start {name}: `{}`", spelled(command)))?;
        let stdout = child.stdout.take().context("the child has no standard output")?;
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines() {
                let Ok(line) = line else { break };
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Ok(Self { name: name.to_owned(), child, log: log.to_owned(), lines })
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its process number.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for a line of standard output that `wanted` makes something of; the address it listens on, say.
    ///
    /// # Errors
    /// When the server ends first, or no such line comes within `limit`; the message holds the end of its log.
    pub fn wait_for<T>(&mut self, limit: Duration, mut wanted: impl FnMut(&str) -> Option<T>) -> anyhow::Result<T> {
        let watch = Stopwatch::start();
        loop {
            while let Ok(line) = self.lines.try_recv() {
                if let Some(found) = wanted(&line) {
                    return Ok(found);
                }
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("{} ended ({status}) before it was ready\n{}", self.name, self.log_tail());
            }
            if watch.elapsed() > limit {
                bail!("{} was not ready after {}\n{}", self.name, spoken(limit), self.log_tail());
            }
            thread::sleep(LOOK_EVERY);
        }
    }

    /// The exit status, when it has ended.
    ///
    /// # Errors
    /// When the system cannot tell.
    pub fn ended(&mut self) -> anyhow::Result<Option<Option<i32>>> {
        Ok(self.child.try_wait()?.map(|status| status.code()))
    }

    /// Asks the server to end (SIGTERM), waits for the grace time, then ends it. Gives its exit status.
    ///
    /// # Errors
    /// When the system cannot tell.
    pub fn stop(&mut self) -> anyhow::Result<Option<i32>> {
        if let Some(status) = self.child.try_wait()? {
            return Ok(status.code());
        }
        // The standard library can only kill; asking nicely is the job of the `kill` program.
        let asked = Command::new("kill").arg(self.child.id().to_string()).status();
        if asked.is_ok_and(|status| status.success()) {
            let watch = Stopwatch::start();
            while watch.elapsed() < GRACE {
                if let Some(status) = self.child.try_wait()? {
                    return Ok(status.code());
                }
                thread::sleep(LOOK_EVERY);
            }
        }
        self.kill()?;
        Ok(None)
    }

    /// Ends the server at once, as a power cut would (SIGKILL).
    ///
    /// # Errors
    /// When the system refuses.
    pub fn kill(&mut self) -> anyhow::Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// The last lines that it wrote to standard error.
    #[must_use]
    pub fn log_tail(&self) -> String {
        let text = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines.get(lines.len().saturating_sub(30)..).unwrap_or_default().join("\n")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Nobody is left to hear of a failure here; a child that cannot be stopped is gone already.
        let _stopped = self.stop();
    }
}

/// True once the person at the terminal has pressed Ctrl-C, or the system has asked us to end.
#[derive(Debug, Clone)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Installs the handler; once per process.
    ///
    /// # Errors
    /// When a handler is there already.
    pub fn listen() -> anyhow::Result<Self> {
        let flag = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&flag);
        ctrlc::set_handler(move || seen.store(true, Ordering::SeqCst)).context("cannot listen for Ctrl-C")?;
        Ok(Self(flag))
    }

    /// True once it was pressed.
    #[must_use]
    pub fn pressed(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    /// Waits until it is pressed, or until `check` gives something.
    pub fn wait<T>(&self, mut check: impl FnMut() -> Option<T>) -> Option<T> {
        while !self.pressed() {
            if let Some(found) = check() {
                return Some(found);
            }
            thread::sleep(Duration::from_millis(100));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_call_keeps_status_and_output_of_both_streams() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log");
        let done = call(&mut shell("echo out; echo err >&2; exit 3"), &log, Duration::from_secs(20)).unwrap();
        assert_eq!(done.status, Some(3));
        assert_eq!(done.output, "out\nerr\n");
        assert_eq!(done.tail(1), "err");
    }

    #[test]
    fn a_call_over_its_limit_is_ended_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log");
        let limit = Duration::from_millis(100);
        let done = call(Command::new("sleep").arg("30"), &log, limit).unwrap();
        assert_eq!((done.status, done.over_limit), (None, Some(limit)));
    }

    #[test]
    fn a_server_is_awaited_by_a_line_and_stopped_when_its_guard_goes() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log");
        let script = "echo ready 4711; while :; do sleep 0.05; done";
        let mut server = Server::start("x", &mut shell(script), &log).unwrap();
        let port: u16 =
            server.wait_for(Duration::from_secs(20), |line| line.strip_prefix("ready ")?.parse().ok()).unwrap();
        assert_eq!(port, 4711);
        let id = server.id();
        drop(server);
        assert!(!Path::new(&format!("/proc/{id}")).exists());
    }

    #[test]
    fn a_server_that_ends_early_is_reported_with_its_last_words() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log");
        let mut server = Server::start("x", &mut shell("echo no room >&2; exit 7"), &log).unwrap();
        let error = server.wait_for(Duration::from_secs(20), |_| None::<()>).unwrap_err().to_string();
        assert!(error.contains("no room"), "{error}");
    }

    #[test]
    fn a_command_is_spelled_so_that_a_shell_reads_it_back() {
        let mut command = Command::new("cargo");
        command.args(["run", "--", "a b", "it's"]).env("RUSTDOCFLAGS", "-D warnings");
        assert_eq!(spelled(&command), r"RUSTDOCFLAGS='-D warnings' cargo run -- 'a b' 'it'\''s'");
    }
}
