//! What happens, as it happens: server-sent events that resume where a reader left off.
//!
//! `entry` has the index in the joint log as its id, so `Last-Event-ID` names a place in the log that is the same on every
//! node and after every restart. `changed` says only that heads, lines or states may be other than they were: read them
//! again.
use super::App;
use super::problem::Problem;
use super::serve::has_begun;
use crate::actor::{Desk, View};
use crate::caller::Caller;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{Stream, unfold};
use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::watch;

/// How often a quiet stream shows that it lives.
const KEEP_ALIVE: Duration = Duration::from_secs(10);
/// Changes that come faster than this are told together: a page need not draw more often.
const GATHER: Duration = Duration::from_millis(100);

/// Follows the node. For anybody at the console; contents of records are not in it.
#[utoipa::path(get, path = "/v1/events", tag = "node",
    params(("Last-Event-ID" = Option<String>, Header, description = "Index of the last entry seen; entries after it are sent first")),
    responses((status = 200, content_type = "text/event-stream", body = super::api::EntryEvent,
        description = "`entry` events with the entry's index as id, `changed` events without one")))]
pub(crate) async fn events(
    State(app): State<App>,
    _: Caller,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let changes = app.desk().changes();
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()).and_then(|id| id.parse::<u64>().ok());
    let next = match last {
        Some(last) => last.saturating_add(1),
        // Without a place to resume at, only what comes is told.
        None => app.desk().view(View::Gauges).await?.joint_size,
    };
    let follower = Follower { desk: app.desk().clone(), changes, next, waiting: VecDeque::from([changed()]) };
    let mut shutdown = app.shutdown();
    let stream = unfold(follower, Follower::step);
    let until_the_end = futures_util::StreamExt::take_until(stream, async move { has_begun(&mut shutdown).await });
    Ok(Sse::new(until_the_end).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)))
}

/// One reader of the stream.
struct Follower {
    desk: Desk,
    changes: watch::Receiver<u64>,
    /// The next entry to tell.
    next: u64,
    waiting: VecDeque<Event>,
}

impl Follower {
    async fn step(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Some((Ok(event), self));
            }
            self.gather().await?;
        }
    }

    /// Waits for a change and fetches what it brought. Nothing when the node is gone.
    async fn gather(&mut self) -> Option<()> {
        let entries = self.desk.view(|answer| View::Events(self.next, answer)).await.unwrap_or_default();
        if entries.is_empty() {
            self.changes.changed().await.ok()?;
            tokio::time::sleep(GATHER).await;
            self.changes.mark_unchanged();
            self.waiting.push_back(changed());
            return Some(());
        }
        for entry in entries {
            let event = Event::default().event("entry").id(entry.index.clone());
            self.next = self.next.saturating_add(1);
            self.waiting.extend(event.json_data(&entry));
        }
        Some(())
    }
}

fn changed() -> Event {
    Event::default().event("changed").data("{}")
}
