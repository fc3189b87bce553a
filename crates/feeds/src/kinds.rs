//! Every kind of feed by the name that an operator gives it, and how one is opened.
//!
//! Knows which decoder reads which kind, and nothing of what becomes of its events. A packed feed is recognised whatever its kind.

use spacetime::observation::SourceId;

use crate::formats::asterix::AsterixFeed;
use crate::formats::beast::{Beast, Stamps};
use crate::formats::cot::CotDecoder;
use crate::formats::modes_csv::ModesCsv;
use crate::formats::modes_hex::ModesHex;
use crate::formats::opensky::OpenSky;
use crate::formats::readsb::Readsb;
use crate::formats::sbs::Sbs;
use crate::formats::spotter::SpotterDecoder;
use crate::formats::table::Table;
use crate::gzip::Unpacked;
use crate::origin::Origin;
use crate::sources::SourceRegister;
use crate::stream::Decoder;

/// Whether the bytes of a kind tell when their reports were true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// They do.
    InTheFeed,
    /// They do not: the reports are true when they are received, or as much later as a counter says.
    OfReception,
}

/// One kind of feed.
#[derive(Clone, Copy)]
pub struct Kind {
    /// Its name on the command line.
    pub name: &'static str,
    /// The id of its format in [`crate::formats::FORMATS`].
    pub format: &'static str,
    /// What tells the time.
    pub clock: Clock,
    open: Open,
    /// How it is opened where bytes come live, when that differs: a live feed is no file, and nothing in it makes one of it.
    live: Option<Open>,
}

type Open = fn(&SourceRegister, Option<SourceId>) -> Box<dyn Decoder>;

/// Every kind, in the order of their names.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "asterix",
        format: "asterix",
        // The time of day is in the feed; the day is that of the capture, or of reception.
        clock: Clock::InTheFeed,
        // Each report names its source by codes, and the register has the edition of each.
        open: |register, _| Box::new(AsterixFeed::new(register)),
        live: Some(|register, _| Box::new(AsterixFeed::of_blocks(register))),
    },
    Kind {
        name: "beast",
        format: "beast",
        clock: Clock::OfReception,
        open: |register, source| Box::new(Beast::new(Origin::of(register, source), Stamps::Counter)),
        live: None,
    },
    Kind {
        name: "beast-gps",
        format: "beast",
        // The time of day is in the feed; the day is that of reception.
        clock: Clock::InTheFeed,
        open: |register, source| Box::new(Beast::new(Origin::of(register, source), Stamps::TimeOfDay)),
        live: None,
    },
    Kind {
        name: "cot",
        format: "cot",
        clock: Clock::InTheFeed,
        open: |register, source| Box::new(CotDecoder::of(Origin::of(register, source))),
        live: None,
    },
    Kind {
        name: "modes-csv",
        format: "modes_csv",
        clock: Clock::InTheFeed,
        open: |register, source| Box::new(ModesCsv::new(Origin::of(register, source))),
        live: None,
    },
    Kind {
        name: "modes-hex",
        format: "modes_hex",
        clock: Clock::OfReception,
        open: |register, source| Box::new(ModesHex::new(Origin::of(register, source))),
        live: None,
    },
    Kind {
        name: "opensky",
        format: "opensky",
        clock: Clock::InTheFeed,
        open: |register, source| Box::new(OpenSky::new(Origin::of(register, source))),
        live: None,
    },
    Kind {
        name: "readsb",
        format: "readsb",
        clock: Clock::InTheFeed,
        open: |register, source| Box::new(Readsb::new(Origin::of(register, source))),
        live: None,
    },
    Kind {
        name: "sbs",
        format: "sbs",
        clock: Clock::InTheFeed,
        open: |register, source| Box::new(Sbs::new(Origin::of(register, source))),
        live: None,
    },
    Kind {
        name: "spotter",
        format: "spotter",
        clock: Clock::InTheFeed,
        // People say their own times and doubts, and are people whatever a row of the register says.
        open: |_, source| Box::new(SpotterDecoder::new(source.unwrap_or(SourceId::UNREGISTERED))),
        live: None,
    },
    Kind {
        name: "table",
        format: "table",
        clock: Clock::InTheFeed,
        open: |register, source| Box::new(Table::new(Origin::of(register, source))),
        live: None,
    },
];

impl Kind {
    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// A decoder of this kind for the feed of one source. Without a source, the row of the register that has the name of the kind is
    /// taken; without such a row the feed is taken at its own word.
    #[must_use]
    pub fn open(&self, register: &SourceRegister, source: Option<SourceId>) -> Box<dyn Decoder> {
        let source = self.source(register, source);
        Box::new(Unpacked::new((self.open)(register, source), source.unwrap_or(SourceId::UNREGISTERED)))
    }

    /// A decoder of this kind for bytes that come live. It takes no first bytes for those of a packed file or of a capture: whoever can
    /// send one datagram could end a feed with them.
    #[must_use]
    pub fn open_live(&self, register: &SourceRegister, source: Option<SourceId>) -> Box<dyn Decoder> {
        (self.live.unwrap_or(self.open))(register, self.source(register, source))
    }

    fn source(&self, register: &SourceRegister, source: Option<SourceId>) -> Option<SourceId> {
        source.or_else(|| register.by_name(self.name).map(|(id, _)| id))
    }
}
