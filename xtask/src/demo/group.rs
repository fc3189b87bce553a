//! One group of three nodes: founded in a folder, started as processes, stopped when its value goes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, bail};

use super::{NODES, Opening, Site, loopback};
use crate::process::{self, Server};
use crate::stopwatch::Stopwatch;

const INIT_LIMIT: Duration = Duration::from_secs(60);
const READY_LIMIT: Duration = Duration::from_secs(60);

/// A group on the disk, its nodes running once started.
#[derive(Debug)]
pub(crate) struct Group {
    folder: PathBuf,
    public: PathBuf,
    logs: PathBuf,
    nodes: Vec<Node>,
}

#[derive(Debug)]
struct Node {
    name: &'static str,
    server: Server,
    page: String,
    peer_door: String,
}

impl Group {
    /// Founds a fresh group; what an earlier run left under the same name is removed.
    pub(crate) fn found(site: &Site, name: &str, public: &str, opening: &Opening) -> anyhow::Result<Self> {
        let group = Self {
            folder: site.target.join("demo-groups").join(name),
            public: site.target.join(public),
            logs: site.target.join("xtask").join(format!("demo-{name}")),
            nodes: Vec::new(),
        };
        for folder in [&group.folder, &group.public, &group.logs] {
            if folder.exists() {
                fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
            }
        }
        let mut init = Command::new(site.program("jig"));
        init.current_dir(&site.root).arg("init").arg(&group.folder);
        init.args(["--edition", &opening.edition, "--purpose", "exercise", "--clock", &opening.moment]);
        init.arg("--public").arg(&group.public);
        let finished = process::call(&mut init, &group.logs.join("init.log"), INIT_LIMIT)?;
        if !finished.is_success() {
            bail!("`{}` failed\n{}", finished.command, finished.tail(30));
        }
        Ok(group)
    }

    /// Lays the workstation beside every node, before they start.
    pub(crate) fn lay_workstation(&self, site: &Site) -> anyhow::Result<()> {
        crate::workstation::lay(&site.root, &site.target, &self.folder, &NODES)
    }

    /// Starts the three nodes and waits until each says that it is ready.
    pub(crate) fn start(&mut self, site: &Site) -> anyhow::Result<()> {
        let started: Vec<_> =
            NODES.iter().map(|name| Ok((*name, self.server(site, name)?))).collect::<anyhow::Result<_>>()?;
        for (name, server) in started {
            let node = self.ready(name, server)?;
            self.nodes.push(node);
        }
        Ok(())
    }

    /// Ends a node at once, as a power cut would; what it had said of its addresses is forgotten.
    pub(crate) fn kill(&mut self, name: &str) -> anyhow::Result<()> {
        let at = self.nodes.iter().position(|node| node.name == name).with_context(|| format!("no {name} runs"))?;
        self.nodes.remove(at).server.kill()?;
        let addresses = self.addresses(name);
        fs::remove_file(&addresses).with_context(|| format!("cannot remove {}", addresses.display()))
    }

    /// Starts a node that was killed, and waits until it is ready.
    pub(crate) fn restart(&mut self, site: &Site, name: &'static str) -> anyhow::Result<()> {
        let server = self.server(site, name)?;
        let node = self.ready(name, server)?;
        self.nodes.push(node);
        Ok(())
    }

    fn server(&self, site: &Site, name: &str) -> anyhow::Result<Server> {
        let mut command = Command::new(site.program("jig-node"));
        command.current_dir(&site.root).arg("run").arg(self.folder.join(name).join("node.toml"));
        Server::start(name, &mut command, &self.logs.join(format!("{name}.log")))
    }

    fn ready(&self, name: &'static str, mut server: Server) -> anyhow::Result<Node> {
        let addresses = self.addresses(name);
        let door = wait_until_ready(&mut server, &addresses)?;
        let text = fs::read_to_string(&addresses).with_context(|| format!("cannot read {}", addresses.display()))?;
        let peer_door = loopback::peer_door(&text).with_context(|| format!("{name} named no peer door"))?;
        Ok(Node { name, server, page: format!("http://{door}/"), peer_door })
    }

    fn addresses(&self, name: &str) -> PathBuf {
        self.folder.join(name).join("private").join("addresses.json")
    }

    /// Names of the running nodes and the addresses of their peer doors.
    pub(crate) fn peer_doors(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.nodes.iter().map(|node| (node.name, node.peer_door.as_str()))
    }

    /// The folder of the group: configurations, desks, keys.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder under which each node publishes its logs.
    pub(crate) fn public(&self) -> &Path {
        &self.public
    }

    /// Names of the running nodes and the addresses of their status pages.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.nodes.iter().map(|node| (node.name, node.page.as_str()))
    }

    /// Refuses when a node has ended.
    pub(crate) fn check_alive(&mut self) -> anyhow::Result<()> {
        for node in &mut self.nodes {
            if let Some(status) = node.server.ended()? {
                bail!("{} ended by itself ({status:?})\n{}", node.name, node.server.log_tail());
            }
        }
        Ok(())
    }

    /// Asks every node to end and holds it to a clean end.
    pub(crate) fn stop(&mut self) -> anyhow::Result<()> {
        for node in &mut self.nodes {
            match node.server.stop()? {
                Some(0) => {}
                status => bail!("{} did not end cleanly ({status:?})\n{}", node.name, node.server.log_tail()),
            }
        }
        self.nodes.clear();
        Ok(())
    }
}

/// Waits until the node has written its addresses and its officers' door answers that it is ready; gives that address.
fn wait_until_ready(server: &mut Server, addresses: &Path) -> anyhow::Result<String> {
    let watch = Stopwatch::start();
    loop {
        if let Some(status) = server.ended()? {
            bail!("{} ended ({status:?}) before it was ready\n{}", server.name(), server.log_tail());
        }
        let door = fs::read_to_string(addresses).ok().and_then(|text| loopback::officer_door(&text));
        if let Some(door) = door
            && loopback::status(&door, "/readyz") == Some(200)
        {
            return Ok(door);
        }
        if watch.elapsed() > READY_LIMIT {
            bail!("{} was not ready in time\n{}", server.name(), server.log_tail());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}
