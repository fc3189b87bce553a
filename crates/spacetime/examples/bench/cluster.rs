//! A private cluster of PostgreSQL with PostGIS: made, asked and taken away again, behind a socket of its own. No service is touched.
//!
//! The server refuses to run as root; then it runs as Debian's user `postgres`, who owns the cluster's folder and nothing else here.
use crate::peers::{beside, fetched, fetched_from_debian, printed};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A running cluster; it stops and goes when this is dropped.
pub(crate) struct Cluster {
    /// Where the programs of the newest version with PostGIS lie.
    programs: PathBuf,
    folder: PathBuf,
    /// Short, since the path of a socket has 107 bytes at most.
    socket: PathBuf,
}

impl Cluster {
    /// A new cluster below a folder, or in the folder for temporary files if the server's user cannot reach it; nothing where the
    /// packages cannot be had or the server does not start.
    pub(crate) fn at(folder: &Path) -> Option<Self> {
        let programs = programs().or_else(|| {
            println!("fetching postgresql and postgresql-postgis from Debian");
            fetched_from_debian(&["postgresql", "postgresql-postgis"]).then(programs).flatten()
        })?;
        let socket = std::env::temp_dir().join(format!("jig-postgis-{}", std::process::id()));
        let own = |path: &Path| {
            std::fs::create_dir_all(path).is_ok()
                && (!is_root() || fetched(Command::new("chown").arg("postgres").arg(path)))
                && fetched(as_server_user(Path::new("test")).arg("-w").arg(path))
        };
        let _old = std::fs::remove_dir_all(folder);
        let folder = if own(folder) { folder.canonicalize().ok()? } else { socket.join("cluster") };
        let cluster = Self { programs, folder, socket };
        (own(&cluster.socket) && own(&cluster.folder) && cluster.start()).then_some(cluster)
    }

    /// Where the tables are read from and the pairs are written to.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the script prints for a lateral distance, a vertical one and a time.
    pub(crate) fn run(&self, lateral: &str, vertical: &str, seconds: &str) -> Option<String> {
        let mut psql = as_server_user(&self.programs.join("psql"));
        psql.current_dir(&self.folder).env("PGOPTIONS", format!("-c bench.lateral={lateral}"));
        psql.args(["--no-psqlrc", "--username", "bench", "--dbname", "postgres", "--host"]).arg(&self.socket);
        let set = |name: &str, value: &str| ["--set".to_owned(), format!("{name}={value}")];
        psql.args(set("lateral", lateral)).args(set("vertical", vertical)).args(set("seconds", seconds));
        printed(&mut psql, &std::fs::read_to_string(beside("tables.sql")).ok()?)
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn start(&self) -> bool {
        let mut make = as_server_user(&self.programs.join("initdb"));
        make.args(["--auth", "trust", "--username", "bench", "--encoding", "UTF8", "--no-sync", "--pgdata"]);
        let mut options = OsString::from("-c listen_addresses='' -c shared_buffers=256MB -c autovacuum=off -k ");
        options.push(&self.socket);
        let mut start = as_server_user(&self.programs.join("pg_ctl"));
        start.args(["start", "--wait", "--log"]).arg(self.folder.join("server.log")).arg("--options").arg(options);
        fetched(make.arg(self.data())) && fetched(start.arg("--pgdata").arg(self.data()))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = as_server_user(&self.programs.join("pg_ctl"));
        fetched(stop.args(["stop", "--wait", "--mode", "fast", "--pgdata"]).arg(self.data()));
        let _gone = (std::fs::remove_dir_all(self.data()), std::fs::remove_dir_all(&self.socket));
    }
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)
}

fn as_server_user(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["--user", "postgres", "--"]).arg(program);
    command
}

/// The newest version of Debian's PostgreSQL that has PostGIS.
fn programs() -> Option<PathBuf> {
    let has_postgis =
        |version: &str| Path::new("/usr/share/postgresql").join(version).join("extension/postgis.control").is_file();
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.filter_map(Result::ok);
    let names = versions.filter_map(|version| version.file_name().into_string().ok());
    let newest = names.filter(|name| has_postgis(name)).max_by_key(|name| name.parse::<u32>().unwrap_or_default())?;
    Some(Path::new("/usr/lib/postgresql").join(newest).join("bin"))
}
