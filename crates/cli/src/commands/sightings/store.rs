//! What `jig watch live` kept, read again: every line of every site of a store, each source along its own bytes.
use super::inputs::{Inputs, Sorter, adopted};
use crate::commands::Context;
use crate::outcome::{COULD_NOT, Failure, io_cause};
use feeds::sources::SourceRegister;
use intake::arrival::Arrival;
use intake::decoders::Decoders;
use intake::transport::segments::{lines, read as read_line, sites};
use intake::transport::{Line, Offset, TransportError};
use std::collections::BTreeSet;
use std::path::Path;

/// The site whose lines a node writes itself, where nobody names it otherwise.
pub(super) const OWN_SITE: &str = "own";

/// A store that cannot be read or written.
pub(super) fn failure(error: &TransportError) -> Failure {
    let mut arguments = error.arguments();
    if let TransportError::Io { cause, .. } = error {
        arguments.retain(|(name, _)| *name != "cause");
        arguments.extend(io_cause(&(*cause).into()));
    }
    Failure::new(COULD_NOT, error.code(), arguments)
}

/// Gives each arrival of a store with its site and line, in order; `unread` of entries that are of no known form.
fn each_arrival(store: &Path, each: &mut dyn FnMut(&str, Line, Option<Arrival>)) -> Result<(), TransportError> {
    for site in sites(store)? {
        let folder = store.join(&site);
        for line in lines(&folder)? {
            read_line(&folder, line, Offset(0), &mut |_, entry| each(&site, line, Arrival::of_bytes(entry)))?;
        }
    }
    Ok(())
}

/// Gives every source of a store a row in the register, where it has none.
///
/// # Errors
/// The store cannot be read, or was altered.
pub(super) fn adopt(store: &Path, register: &mut SourceRegister) -> Result<(), Failure> {
    let mut names = BTreeSet::new();
    each_arrival(store, &mut |_, _, arrival| names.extend(arrival.map(|arrival| arrival.source)))
        .map_err(|error| failure(&error))?;
    for name in names {
        adopted(&name, register);
    }
    Ok(())
}

/// Reads every arrival of a store into the inputs of a replay.
///
/// # Errors
/// The store cannot be read, or was altered. A fault in a feed is no error.
pub(super) fn read(
    store: &Path,
    register: &SourceRegister,
    inputs: &mut Inputs,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let mut now: Option<(String, Line, Decoders, Sorter)> = None;
    let mut events = Vec::new();
    let mut unread = 0_u64;
    let close = |open: Option<(String, Line, Decoders, Sorter)>, inputs: &mut Inputs, context: &mut Context<'_>| {
        let Some((_, _, mut decoders, mut sorter)) = open else { return };
        let mut events = Vec::new();
        decoders.end(&mut events);
        sorter.sort(&mut events, inputs, context);
        sorter.end(context);
    };
    each_arrival(store, &mut |site, line, arrival| {
        if now.as_ref().is_none_or(|(open, of, _, _)| open != site || *of != line) {
            let sorter = Sorter::of(format!("{site}/line-{:02x}", line.0));
            close(now.replace((site.to_owned(), line, Decoders::new(), sorter)), inputs, context);
        }
        let (Some((_, _, decoders, sorter)), Some(arrival)) = (&mut now, arrival) else {
            unread += 1;
            return;
        };
        if !decoders.take(&arrival, register, &mut events) {
            unread += 1;
        }
        sorter.sort(&mut events, inputs, context);
    })
    .map_err(|error| failure(&error))?;
    close(now, inputs, context);
    if unread > 0 {
        context.note(&context.phrases.say("watch-store-unread", &[("count", unread.to_string())]));
    }
    Ok(())
}
