//! Bench: how long a permission takes from its author to effect on both sides, over lines of 100 ms.
//!
//! Three real `jig-node` processes with their own files, keys and clocks; between any two of them stands a relay that
//! holds every byte back for 50 ms in each direction. The protocol needs two round trips at least: submission and entry,
//! receipt and entry. Run by `cargo xtask bench`, which builds the programs first.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a bench stops at its first surprise")]
#[path = "../../protocol/examples/bench/meter.rs"]
#[expect(dead_code, reason = "each bench uses a part of it")]
mod meter;
#[path = "bench/relay.rs"]
#[expect(clippy::unwrap_used, reason = "a bench stops at its first surprise")]
mod relay;

use agreement::identity::{Author, Language, Node, Nonce, Post, RecordHash, Side};
use agreement::records::{Body, Header, Hold, Lift, Record, Scope, Via};
use jig_cli::tabletop::live::{LiveStage, appointments, officers};
use jig_cli::tabletop::play::{Cast, Filed, SealingKeys, Stage as _};
use jig_cli::tabletop::voices::Voices;
use meter::{figure, milliseconds, now, quantile};
use relay::Relay;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use wire::envelope::Envelope;
use wire::phrases::{Locale, Phrases};

/// One way; a round trip takes twice that.
const ONE_WAY: Duration = Duration::from_millis(50);
/// Round trips that the protocol needs from author to effect.
const ROUND_TRIPS: u32 = 2;
/// A 99th percentile of fewer is the slowest one or two.
const SAMPLES: u64 = 200;
/// How often a node is asked whether the record is in effect.
const ASK_EVERY: Duration = Duration::from_millis(2);
const GIVE_UP: Duration = Duration::from_secs(60);

fn main() {
    let group = Group::start();
    let mut stage = group.stage();
    for (node, envelope) in appointments(&group.folder).expect("appointments") {
        taken(stage.file(node, &envelope).expect("a node that answers"));
    }
    stage.settle().expect("rest");
    let (officers, edition) = officers(&group.folder).expect("desks");
    let cast = Cast { officers, edition, keys: SealingKeys::default(), banner: None };
    let mut latencies = Vec::new();
    for sample in 0..SAMPLES {
        let hold = Body::Hold(Hold { scope: Scope::All, reason: None });
        let hold = file(&mut stage, &cast, sample * 2, hold);
        stage.settle().expect("rest");
        let start = now();
        let lift = file(&mut stage, &cast, sample * 2 + 1, Body::Lift(Lift { restraint: hold }));
        for side in Side::BOTH {
            while !is_in_effect(&mut stage, side, lift) {
                assert!(start.elapsed() < GIVE_UP, "the lift is not in effect");
                std::thread::sleep(ASK_EVERY);
            }
        }
        latencies.push(start.elapsed());
        stage.settle().expect("rest");
    }
    let floor = milliseconds(ONE_WAY * 2 * ROUND_TRIPS);
    for (name, share) in [("p50", 0.50), ("p99", 0.99)] {
        let latency = milliseconds(quantile(&mut latencies, share));
        let what = format!("author to effect on both sides, 100 ms lines: {name} against {ROUND_TRIPS} round trips");
        figure(&what, latency, "ms", Some(floor), "<=500");
    }
}

fn taken(filed: Filed) {
    match filed {
        Filed::Taken => {}
        Filed::Refused(_) => unreachable!("a record of the bench was refused"),
    }
}

/// Signs a record of side alpha's senior representative and hands it to their own node.
fn file(stage: &mut LiveStage, cast: &Cast, number: u64, body: Body) -> RecordHash {
    let author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };
    let mut nonce = [0; 16];
    nonce.iter_mut().zip(number.to_be_bytes()).for_each(|(to, from)| *to = from);
    let header = Header {
        edition: cast.edition.id.clone(),
        rules: agreement::RULES_VERSION,
        author,
        made_at: wall(),
        nonce: Nonce::from_bytes(nonce),
        references: Vec::new(),
        language: Language::En,
        via: Via::Group,
        clauses: Vec::new(),
    };
    let key = cast.officers.get(&(author.node, author.post)).expect("an officer");
    let envelope = Envelope::seal(&Record { header, body }, std::slice::from_ref(key)).expect("a good record");
    taken(stage.file(author.node, &envelope.to_bytes()).expect("a node that answers"));
    envelope.payload_hash()
}

fn is_in_effect(stage: &mut LiveStage, side: Side, record: RecordHash) -> bool {
    let view = stage.view(Node::Headquarters(side), record).expect("a node that answers");
    view.and_then(|view| view.effect).is_some_and(|effect| effect.effect == "in-effect")
}

#[expect(clippy::disallowed_methods, reason = "an officer's watch: records say when they were made")]
fn wall() -> spacetime::Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    spacetime::Instant::from_millis(i64::try_from(since.as_millis()).unwrap()).unwrap()
}

/// Three nodes that reach each other through relays only.
struct Group {
    folder: PathBuf,
    nodes: Vec<Child>,
}

impl Group {
    fn start() -> Self {
        let folder = std::env::current_exe().unwrap().with_file_name(format!("bench-receipts-{}", std::process::id()));
        let mut group = Self { folder, nodes: Vec::new() };
        let founded = Command::new(program("jig")).arg("init").arg(&group.folder).stdout(Stdio::null()).status();
        assert!(founded.unwrap().success(), "the group is founded");
        for node in Node::ALL {
            let relay = Relay::start(group.addresses(node), ONE_WAY);
            let relayed = format!("{{\"officer\":\"{0}\",\"peer\":\"{0}\"}}", relay.address());
            fs::write(group.folder.join(format!("relay-{}.json", node.name())), relayed).unwrap();
        }
        for node in Node::ALL {
            let config = group.folder.join(node.name()).join("node.toml");
            let mut text = fs::read_to_string(&config).unwrap();
            for peer in Node::ALL.into_iter().filter(|peer| *peer != node) {
                let direct = format!("../{}/private/addresses.json", peer.name());
                assert!(text.contains(&direct), "the configuration names its peers' addresses");
                text = text.replace(&direct, &format!("../relay-{}.json", peer.name()));
            }
            fs::write(&config, text).unwrap();
            let log = fs::File::create(group.folder.join(format!("{}.log", node.name()))).unwrap();
            let mut command = Command::new(program("jig-node"));
            command.arg("run").arg(&config).stdout(Stdio::null()).stderr(log);
            group.nodes.push(command.spawn().unwrap());
        }
        group
    }

    fn addresses(&self, node: Node) -> PathBuf {
        self.folder.join(node.name()).join("private/addresses.json")
    }

    /// Waits until every node answers.
    fn stage(&self) -> LiveStage {
        let start = now();
        let phrases = Phrases::new(Locale::En);
        let voices = Voices::of_reader(&phrases);
        loop {
            if let Ok(mut stage) = LiveStage::open(&self.folder, &voices)
                && stage.settle().is_ok()
            {
                return stage;
            }
            assert!(start.elapsed() < GIVE_UP, "the nodes are not up");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        for node in &mut self.nodes {
            // Its end is all that matters here.
            let _ended = node.kill().and_then(|()| node.wait());
        }
        // What is left behind lies among build products.
        let _left = fs::remove_dir_all(&self.folder);
    }
}

/// A program that was built beside this one.
fn program(name: &str) -> PathBuf {
    let examples = std::env::current_exe().unwrap();
    let program = examples.parent().and_then(Path::parent).unwrap().join(name);
    assert!(program.exists(), "{} is not built", program.display());
    program
}
