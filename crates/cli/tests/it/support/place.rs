//! A node's published folder, made by playing a script on three nodes in memory.
use agreement::identity::{Digest, Node, RecordHash};
use agreement::records::Purpose;
use jig_cli::editions;
use jig_cli::founding::{Charter, LabelDraw, found};
use jig_cli::tabletop::memory::MemoryStage;
use jig_cli::tabletop::play::{Cast, Production, Stage, play};
use jig_cli::tabletop::script::{Action, Script};
use jig_cli::tabletop::voices::Voices;
use jig_cli::trust::Trust;
use spacetime::Instant;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;
use tempfile::TempDir;
use wire::phrases::{Locale, Phrases};

/// A few records of both sides: one in effect, one held, one refused, a doubt, a stop.
pub(crate) const SHORT_SCRIPT: &str = "edition tor-2016-07
at 18 Jul 2016 08:00 Damascus
alpha snr release as TOO-EARLY
  cosigned-by: legal
  reference: A-ITEM-0
  category: cat-other
  group: group-n
  format: item/1
  vetted: A-VET-0
  vetted-term: 18 Jul 2016 07:00 Damascus to 20 Jul 2016 07:00 Damascus
  validated: A-VAL-0
  validated-term: 18 Jul 2016 07:00 Damascus to 20 Jul 2016 07:00 Damascus
  footprint: 36.00 N 37.00 E to 36.05 N 37.05 E
  decision: A-0
alpha intelligence information as INFO
  subject: mutual
  heading: First exchange
  text: What our side holds to be known of the area.
bravo duty-officer acknowledgement as ACK
  of: INFO
alpha snr common-understanding as SET
  information: INFO
bravo intelligence doubt as DOUBT
  subject: INFO
  line: Вижу людей на старой дороге.
bravo duty-officer stop as STOP
  text: Стоп.
";

/// What a play leaves behind.
pub(crate) struct Play {
    /// Published files by node.
    pub(crate) files: BTreeMap<Node, BTreeMap<String, Vec<u8>>>,
    /// Records by label.
    pub(crate) labels: BTreeMap<String, RecordHash>,
    /// What each node shows of each record, as alpha's documents.
    pub(crate) views: BTreeMap<String, String>,
    /// The trust anchor's text.
    pub(crate) trust: String,
}

impl Play {
    /// Writes a node's published folder.
    pub(crate) fn folder(&self, node: &str) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &self.files[&Node::parse(node).unwrap()]);
        folder
    }

    /// The full hash of a labelled record.
    pub(crate) fn hash(&self, label: &str) -> String {
        self.labels[label].to_string()
    }
}

fn write(folder: &Path, files: &BTreeMap<String, Vec<u8>>) {
    for (path, bytes) in files {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }
}

/// The short script, played once for all tests.
pub(crate) fn short_play() -> &'static Play {
    static PLAY: LazyLock<Play> = LazyLock::new(|| played(SHORT_SCRIPT));
    &PLAY
}

/// Plays a script of the folder of scripts, by its name.
pub(crate) fn played_script(name: &str) -> Play {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/tabletop/{name}.script"));
    played(&std::fs::read_to_string(file).unwrap())
}

/// Three nodes of a group that has appointed its officers, and what a script needs to be played on them.
pub(crate) struct Set {
    pub(crate) script: Script,
    pub(crate) stage: MemoryStage,
    pub(crate) start: Instant,
    pub(crate) cast: Cast,
    pub(crate) draw: LabelDraw,
    trust: String,
}

/// Founds the group under whose edition a script is played.
pub(crate) fn set(text: &str) -> Set {
    let script = Script::parse(text).unwrap();
    let named = script
        .steps
        .iter()
        .find_map(|step| if let Action::Edition(id) = &step.action { Some(id.as_str()) } else { None });
    let first = script
        .steps
        .iter()
        .find_map(|step| if let Action::Clock(moment) = &step.action { Some(moment.text.as_str()) } else { None });
    let (id, start) = (named.unwrap(), spacetime::parse_moment(first.unwrap()).unwrap().instant);
    let bytes = editions::bytes(id).unwrap();
    let edition = wire::edition::parse(bytes).unwrap();
    let edition_hash = Digest::from_bytes(*ledger::sha256(bytes).as_bytes());
    let at = Instant::from_millis(start.as_millis() - 3_600_000).unwrap();
    let origin = format!("jig.example/test/{id}");
    let charter = Charter { edition: &edition, edition_hash, origin: &origin, purpose: Purpose::Training, at };
    let mut draw = LabelDraw::new(id);
    let group = found(&charter, &mut draw).unwrap();
    let mut stage = MemoryStage::new(&group, &edition, edition_hash, at, Locale::En).unwrap();
    for (node, envelope) in &group.appointments {
        stage.file(*node, envelope).unwrap();
    }
    stage.settle().unwrap();
    let keys = jig_cli::tabletop::live::sealing_keys(&group.appointments);
    let cast = Cast { officers: group.officers.clone(), edition, keys, banner: None };
    let trust = Trust::of_group(&group).to_text();
    Set { script, stage, start, cast, draw, trust }
}

/// Plays a script on a stage to its end; every expectation holds.
pub(crate) fn perform(
    script: &Script,
    stage: &mut dyn Stage,
    cast: &Cast,
    draw: &mut LabelDraw,
    start: Instant,
) -> BTreeMap<String, RecordHash> {
    let phrases = Phrases::new(Locale::En);
    let production = Production { cast, voices: &Voices::of_reader(&phrases), draw, start, hear: &mut |_| Ok(()) };
    let played = play(script, stage, production);
    assert_eq!((played.failed, &played.broken_off), (0, &None), "{}", played.transcript);
    played.labels
}

/// Plays a script.
pub(crate) fn played(text: &str) -> Play {
    let Set { script, mut stage, start, cast, mut draw, trust } = set(text);
    let labels = perform(&script, &mut stage, &cast, &mut draw, start);
    let alpha = Node::parse("alpha").unwrap();
    let views = labels
        .values()
        .filter_map(|hash| stage.view(alpha, *hash).unwrap())
        .map(|view| (view.hash.clone(), serde_json::to_string(&view).unwrap()))
        .collect();
    Play { files: Node::ALL.into_iter().map(|node| (node, stage.published(node))).collect(), labels, views, trust }
}
