//! A reader of message keys for the tests of this room: enough of Fluent to see that a message and its `reason` exist.
//!
//! Whether the catalogues parse as Fluent, and agree in their arguments, is tested where they are loaded.

/// What a test may ask of a message.
pub(crate) struct Message {
    text: bool,
    reason: bool,
}

impl Message {
    /// True when the message has a text of its own.
    pub(crate) fn has_text(&self) -> bool {
        self.text
    }

    /// True when it has a non-empty attribute `reason`.
    pub(crate) fn has_reason(&self) -> bool {
        self.reason
    }
}

/// Finds a message by its key.
pub(crate) fn message(catalogue: &str, key: &str) -> Option<Message> {
    let mut lines = catalogue.lines().skip_while(|line| line.split_once(" =").is_none_or(|(name, _)| name != key));
    let (_, text) = lines.next()?.split_once(" =")?;
    let mut found = Message { text: !text.trim().is_empty(), reason: false };
    for line in lines.take_while(|line| line.starts_with(' ')) {
        match line.trim().split_once(" =") {
            Some((".reason", reason)) => found.reason = !reason.trim().is_empty(),
            Some((attribute, _)) if attribute.starts_with('.') => {}
            _ => found.text = true,
        }
    }
    Some(found)
}

/// How many messages a catalogue has under that prefix.
pub(crate) fn count(catalogue: &str, prefix: &str) -> usize {
    catalogue.lines().filter(|line| line.starts_with(prefix) && line.contains(" =")).count()
}
