//! The inputs of the grounding watch as files: areas, notices, sensors and recorded feeds.
use super::store;
use crate::commands::{Context, moment, required_option, value};
use crate::editions;
use crate::outcome::{Failure, USAGE, read_document, read_file};
use agreement::edition::Edition;
use agreement::identity::Side;
use clap::ArgMatches;
use feeds::kinds::{KINDS, Kind};
use feeds::sources::{Source, SourceRegister, read_sensors};
use feeds::stream::{FeedEvent, SensorState};
use spacetime::Instant;
use spacetime::observation::{Observation, SourceClass, SourceId};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::UNIX_EPOCH;
use watch::area::AreaBook;
use watch::coverage::{Coverage, Sees, SignOfLife, Sites, signs_in};
use watch::engine::Told;
use watch::source::{SourceFacts, Sources};
use wire::grounding::{read_areas, read_notices, thresholds};

/// How many faults of a feed are told one by one.
const FAULTS_TOLD: usize = 5;
/// Feeds are handed on in pieces of this many bytes.
const PIECE_BYTES: usize = 64 * 1024;

/// Everything that a replay reads.
pub(super) struct Inputs {
    pub(super) told: Told,
    pub(super) observations: Vec<Observation>,
    pub(super) signs: Vec<SignOfLife>,
    /// Where the registered sensors stand, for coverage alone.
    pub(super) sites: Sites,
    /// How many faults had each code.
    pub(super) faults: BTreeMap<&'static str, usize>,
}

impl Inputs {
    /// When sensors worked, by their signs of life and their reports.
    pub(super) fn coverage(&self) -> Coverage {
        let mut signs = self.signs.clone();
        signs.extend(signs_in(&self.observations));
        Coverage::of(signs, &self.told.config)
    }
}

/// Reads what the command line names.
///
/// # Errors
/// A file that cannot be read or does not hold; a feed of no known kind. A fault inside a feed is no error: the rest is read.
pub(super) fn read(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<Inputs, Failure> {
    let areas = read_document(Path::new(required_option(arguments, "areas")?))?;
    let areas = read_areas(&areas).map_err(|error| Failure::does_not_hold(&error))?;
    let edition = editions::shipped(value(arguments, "edition").unwrap_or(editions::DEFAULT))?;
    let notices = match value(arguments, "notices") {
        Some(file) => {
            let names = relaying_names(&edition);
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            read_notices(&read_document(Path::new(file))?, &names).map_err(|error| Failure::does_not_hold(&error))?
        }
        None => Vec::new(),
    };
    let mut register = match value(arguments, "sensors") {
        Some(file) => read_sensors(&read_document(Path::new(file))?)
            .map_err(|error| Failure::new(crate::outcome::DOES_NOT_HOLD, error.code(), error.arguments()))?,
        None => SourceRegister::new(),
    };
    let received_at = moment(arguments, "received-at")?;
    let named: Vec<String> = arguments.get_many::<String>("feed").into_iter().flatten().cloned().collect();
    let kept = value(arguments, "store").map(Path::new);
    if named.is_empty() && kept.is_none() {
        return Err(Failure::new(USAGE, "cli-usage-missing", vec![("argument", "--feed".to_owned())]));
    }
    let mut feeds = Vec::new();
    for name in &named {
        feeds.push(Feed::of(name, &mut register)?);
    }
    if let Some(store) = kept {
        store::adopt(store, &mut register)?;
    }
    let mut inputs = Inputs {
        told: Told {
            sources: sources(&register),
            areas: AreaBook::new(areas),
            notices,
            links: Vec::new(),
            holdings: None,
            config: thresholds(&edition),
        },
        observations: Vec::new(),
        signs: Vec::new(),
        sites: sites(&register),
        faults: BTreeMap::new(),
    };
    for feed in feeds {
        feed.read(&register, received_at, &mut inputs, context)?;
    }
    if let Some(store) = kept {
        store::read(store, &register, &mut inputs, context)?;
    }
    Ok(inputs)
}

/// What the participant that gives notices for its ally is called: its side, its name in both languages, the letters of its language.
fn relaying_names(edition: &Edition) -> Vec<String> {
    let side = edition.roles.relaying_party;
    let party = match side {
        Side::Alpha => &edition.parties.alpha,
        Side::Bravo => &edition.parties.bravo,
    };
    vec![side.name().to_owned(), party.label.en.clone(), party.label.ru.clone(), party.language.tag().to_owned()]
}

/// A feed as the command line names it: `KIND:PLACE`, or `KIND@ROW:PLACE` with a row of the register.
pub(super) struct Named<'a> {
    pub(super) kind: &'static Kind,
    pub(super) row: Option<&'a str>,
    pub(super) place: &'a str,
}

impl<'a> Named<'a> {
    /// Takes a name apart.
    ///
    /// # Errors
    /// No such kind, or no such row.
    pub(super) fn of(name: &'a str, register: &SourceRegister) -> Result<Self, Failure> {
        let unknown = || {
            let known = KINDS.iter().map(|kind| kind.name).collect::<Vec<_>>().join(", ");
            Failure::new(USAGE, "watch-feed-kind", vec![("found", name.to_owned()), ("known", known)])
        };
        let (kind, place) = name.split_once(':').ok_or_else(unknown)?;
        let (kind, row) = kind.split_once('@').map_or((kind, None), |(kind, row)| (kind, Some(row)));
        let kind = Kind::named(kind).ok_or_else(unknown)?;
        match row.filter(|row| register.by_name(row).is_none()) {
            Some(row) => {
                let arguments = vec![("found", name.to_owned()), ("source", row.to_owned())];
                Err(Failure::new(USAGE, "watch-feed-source", arguments))
            }
            None => Ok(Self { kind, row, place }),
        }
    }
}

/// A source that no row names: of its own, owned by nobody known.
pub(super) fn adopted(name: &str, register: &mut SourceRegister) -> SourceId {
    let row = Source {
        name: name.to_owned(),
        owner: String::new(),
        class: SourceClass::SelfReport,
        codes: None,
        site: None,
        sigma_mm: None,
        editions: BTreeMap::new(),
        clock_offset_ms: 0,
    };
    let known = register.by_name(name).map(|(source, _)| source);
    known.or_else(|| register.add(row)).unwrap_or(SourceId::UNREGISTERED)
}

/// One recorded feed: its kind, its file, and the source that it is of.
struct Feed<'a> {
    kind: &'static Kind,
    file: &'a Path,
    source: SourceId,
}

impl<'a> Feed<'a> {
    /// From `KIND:FILE` or `KIND@NAME:FILE`. The source is the row of that name, else the row of the register that has the name of the
    /// file or of the kind; without one the file is a source of its own, owned by nobody known.
    fn of(name: &'a str, register: &mut SourceRegister) -> Result<Self, Failure> {
        let Named { kind, row, place } = Named::of(name, register)?;
        let file = Path::new(place);
        let text = |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned());
        let names =
            [row.map(str::to_owned), text(file.file_name()), text(file.file_stem()), Some(kind.name.to_owned())];
        let registered = names.iter().flatten().find_map(|name| Some(register.by_name(name)?.0));
        let source = registered.unwrap_or_else(|| adopted(name, register));
        Ok(Self { kind, file, source })
    }

    /// Reads the whole of it. A feed that carries no clock was received when its file was written, unless the officer says otherwise.
    fn read(
        &self,
        register: &SourceRegister,
        received_at: Option<Instant>,
        inputs: &mut Inputs,
        context: &mut Context<'_>,
    ) -> Result<(), Failure> {
        let bytes = read_file(self.file)?;
        let received_at = received_at.or_else(|| written_at(self.file)).unwrap_or(Instant::EPOCH);
        let mut decoder = self.kind.open(register, Some(self.source));
        let mut events = Vec::new();
        let mut sorter = Sorter::of(self.file.display().to_string());
        for piece in bytes.chunks(PIECE_BYTES) {
            decoder.take(piece, received_at, &mut events);
            sorter.sort(&mut events, inputs, context);
        }
        decoder.end(&mut events);
        sorter.sort(&mut events, inputs, context);
        sorter.end(context);
        Ok(())
    }
}

/// Puts what decoders find where it belongs, and tells the first faults of a feed.
pub(super) struct Sorter {
    /// What the feed is called to people.
    feed: String,
    told: usize,
}

impl Sorter {
    pub(super) const fn of(feed: String) -> Self {
        Self { feed, told: 0 }
    }

    pub(super) fn sort(&mut self, events: &mut Vec<FeedEvent>, inputs: &mut Inputs, context: &mut Context<'_>) {
        for event in events.drain(..) {
            match event {
                FeedEvent::Observation(observation) => inputs.observations.push(observation),
                FeedEvent::Heartbeat(heartbeat) => inputs.signs.push(SignOfLife {
                    source: heartbeat.source,
                    at: heartbeat.at,
                    sees: match heartbeat.state {
                        SensorState::Operating => Sees::Well,
                        SensorState::Degraded => Sees::Less,
                        SensorState::NotOperating => Sees::Nothing,
                    },
                }),
                FeedEvent::Fault(fault) => {
                    *inputs.faults.entry(fault.code).or_default() += 1;
                    self.told += 1;
                    if self.told <= FAULTS_TOLD {
                        let place = [
                            ("file", self.feed.clone()),
                            ("offset", fault.at_byte.to_string()),
                            ("item", fault.item.clone()),
                            ("fault", context.phrases.say(fault.code, &fault.arguments)),
                        ];
                        context.note(&context.phrases.say("watch-feed-fault", &place));
                        if let Some(cure) = context.phrases.cure(fault.code, &fault.arguments) {
                            context.note(&format!("  → {cure}"));
                        }
                    }
                }
            }
        }
    }

    pub(super) fn end(&self, context: &mut Context<'_>) {
        if self.told > FAULTS_TOLD {
            let arguments = [("file", self.feed.clone()), ("count", (self.told - FAULTS_TOLD).to_string())];
            context.note(&context.phrases.say("watch-feed-more-faults", &arguments));
        }
    }
}

/// When a file was written last.
fn written_at(file: &Path) -> Option<Instant> {
    let since = std::fs::metadata(file).ok()?.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Instant::from_millis(i64::try_from(since.as_millis()).ok()?).ok()
}

/// Where the sensors of the register stand.
fn sites(register: &SourceRegister) -> Sites {
    let rows = register.iter().filter_map(|(source, row)| Some((source, row.site?)));
    rows.map(|(source, site)| (source, (site.position, i64::from(site.height_mm / 1_000)))).collect()
}

/// What the watch is told of the register: of a radar's site nothing, of a receiver's what it can hear.
pub(super) fn sources(register: &SourceRegister) -> Sources {
    let facts = |row: &Source| SourceFacts {
        name: row.name.clone(),
        owner: row.owner.clone(),
        sigma_mm: row.sigma_mm,
        receiver: row
            .site
            .filter(|_| row.class.is_self_reported())
            .map(|site| (site.position, i64::from(site.height_mm / 1_000))),
        beat_ms: None,
    };
    Sources::new(register.iter().map(|(_, row)| facts(row)).collect())
}
