//! The decoders of all sources, each along its own bytes: the same for what comes now and for what the log kept.
//!
//! Must not know where bytes come from. A connection that breaks ends its record and begins another decoder, so that half a record of before
//! never joins half a record of after; a datagram is whole records, and ends what it begins.

use std::collections::BTreeMap;

use feeds::kinds::Kind;
use feeds::sources::SourceRegister;
use feeds::stream::{Decoder, FeedEvent};

use crate::arrival::{Arrival, Came};

/// Decoders by source and kind.
#[derive(Default)]
pub struct Decoders {
    open: BTreeMap<(String, String), Box<dyn Decoder>>,
}

impl Decoders {
    /// No decoder yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads what came, and appends what it completes; false when there is no such kind of feed.
    pub fn take(&mut self, arrival: &Arrival, register: &SourceRegister, out: &mut Vec<FeedEvent>) -> bool {
        let Some(kind) = Kind::named(&arrival.kind) else { return false };
        let open = || kind.open_live(register, register.by_name(&arrival.source).map(|(id, _)| id));
        let key = (arrival.source.clone(), arrival.kind.clone());
        match &arrival.what {
            Came::Begins => {
                if let Some(mut before) = self.open.insert(key, open()) {
                    before.end(out);
                }
            }
            Came::Bytes(bytes) => self.open.entry(key).or_insert_with(open).take(bytes, arrival.received_at, out),
            Came::Datagram(bytes) => {
                let decoder = self.open.entry(key).or_insert_with(open);
                decoder.take(bytes, arrival.received_at, out);
                decoder.end(out);
            }
        }
        true
    }

    /// No byte follows from anybody.
    pub fn end(&mut self, out: &mut Vec<FeedEvent>) {
        for (_, mut decoder) in std::mem::take(&mut self.open) {
            decoder.end(out);
        }
    }
}
