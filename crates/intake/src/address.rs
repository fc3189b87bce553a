//! Where a live source is found: `tcp://HOST:PORT`, `udp://ADDRESS:PORT`, or `-` for the standard input. Opens nothing.

use std::fmt;
use std::net::SocketAddr;

/// Where bytes come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A peer that is called: a name or an address, and a port.
    Tcp(String),
    /// An address of this machine, or a group that is joined, at which datagrams come in.
    Udp(SocketAddr),
    /// The standard input.
    StandardInput,
}

/// Why an address cannot be meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is no address of a live source")]
pub struct AddressError {
    found: String,
}

impl AddressError {
    /// The stable code, the key of the sentence.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "intake-address"
    }

    /// The arguments of the sentence.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        vec![("found", self.found.clone())]
    }
}

impl Address {
    /// Reads an address.
    ///
    /// # Errors
    /// [`AddressError`] for anything but the three forms.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let wrong = || AddressError { found: text.chars().take(80).collect() };
        if text == "-" {
            return Ok(Self::StandardInput);
        }
        if let Some(peer) = text.strip_prefix("tcp://") {
            let (host, port) = peer.rsplit_once(':').ok_or_else(wrong)?;
            let is_port = port.parse::<u16>().is_ok_and(|port| port != 0);
            let is_host = !host.is_empty() && !host.contains(['/', ' ', '@']);
            return if is_port && is_host { Ok(Self::Tcp(peer.to_owned())) } else { Err(wrong()) };
        }
        let place = text.strip_prefix("udp://").ok_or_else(wrong)?;
        place.parse().map(Self::Udp).map_err(|_| wrong())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(peer) => write!(out, "tcp://{peer}"),
            Self::Udp(place) => write!(out, "udp://{place}"),
            Self::StandardInput => out.write_str("-"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn the_three_forms_are_read_and_written_alike() {
        for text in
            ["tcp://receiver.local:30005", "tcp://[::1]:30003", "udp://0.0.0.0:8600", "udp://[ff02::1]:8600", "-"]
        {
            assert_eq!(Address::parse(text).map(|address| address.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn anything_else_is_refused_and_named() {
        for text in [
            "",
            "receiver:30005",
            "tcp://receiver",
            "tcp://:30005",
            "tcp://receiver:0",
            "tcp://receiver:70000",
            "tcp://user@receiver:1",
            "udp://receiver:8600",
            "udp://0.0.0.0",
            "http://receiver:80",
            "--",
        ] {
            let refused = Address::parse(text).unwrap_err();
            assert_eq!((refused.code(), refused.arguments()), ("intake-address", vec![("found", text.to_owned())]));
        }
    }
}
