//! Takes datagrams out of captures of network traffic: pcap and pcapng, Ethernet down to UDP, in pieces as they come.
//!
//! Must not know what a datagram says. A capture that lies about a length is read on at the next place that looks like the head of a packet. Sources:
//! draft-ietf-opsawg-pcap and draft-ietf-opsawg-pcapng; IEEE 802.1Q; RFC 791, 8200, 768.

mod classic;
mod network;
mod next_generation;

use spacetime::Instant;
use std::net::IpAddr;

use crate::stream::Fault;

/// The longest packet taken for one. Captures cut at 262,144 octets unless told otherwise.
const PACKET_MAX: usize = 262_144;

/// An address and port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Endpoint {
    /// The address.
    pub address: IpAddr,
    /// The UDP port.
    pub port: u16,
}

/// One UDP datagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Datagram<'a> {
    /// Offset of its payload in the capture, octets from 0.
    pub at_byte: u64,
    /// When it was captured, UTC; nothing when the capture does not say.
    pub captured_at: Option<Instant>,
    /// Who sent it.
    pub origin: Endpoint,
    /// To whom, often a group of receivers.
    pub destination: Endpoint,
    /// What it carries.
    pub payload: &'a [u8],
}

/// What a capture holds, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum CaptureEvent<'a> {
    /// A datagram.
    Datagram(Datagram<'a>),
    /// Something that could not be read; reading goes on.
    Fault(Fault),
}

/// Where events of a capture go.
pub type Sink<'s> = dyn FnMut(CaptureEvent<'_>) + 's;

/// What is wrong with a capture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Problem {
    /// No head of a capture that we know.
    NotCapture,
    /// A length that cannot be true.
    LengthLies { length: u64 },
    /// A kind of link that is not read.
    LinkNotRead { link: u16 },
    /// A packet of which not all was captured.
    CutShort { captured: usize, length: usize },
    /// A datagram in several packets.
    Fragment,
    /// The capture ends within a packet.
    Truncated { left: usize },
}

impl Problem {
    /// The stable code, the key of the message in the catalogues.
    const fn code(self) -> &'static str {
        match self {
            Self::NotCapture => "capture-not-capture",
            Self::LengthLies { .. } => "capture-length-lies",
            Self::LinkNotRead { .. } => "capture-link-not-read",
            Self::CutShort { .. } => "capture-cut-short",
            Self::Fragment => "capture-fragment",
            Self::Truncated { .. } => "capture-truncated",
        }
    }

    /// The named arguments of the message.
    fn arguments(self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotCapture | Self::Fragment => Vec::new(),
            Self::LengthLies { length } => vec![("length", length.to_string())],
            Self::LinkNotRead { link } => vec![("link", link.to_string())],
            Self::CutShort { captured, length } => {
                vec![("captured", captured.to_string()), ("length", length.to_string())]
            }
            Self::Truncated { left } => vec![("left", left.to_string())],
        }
    }

    fn event(self, at_byte: u64) -> CaptureEvent<'static> {
        let (code, arguments) = (self.code(), self.arguments());
        CaptureEvent::Fault(Fault { source: None, at_byte, item: String::new(), code, arguments })
    }
}

/// Whether these first octets begin a capture.
#[must_use]
pub fn is_capture(first: [u8; 4]) -> bool {
    classic::Head::of_magic(first).is_some() || first == next_generation::SECTION_HEAD
}

/// In which order the octets of a number stand in a capture: that of the machine that wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Little,
    Big,
}

impl Order {
    fn u16(self, bytes: &[u8], at: usize) -> Option<u16> {
        let two = *bytes.get(at..)?.first_chunk::<2>()?;
        Some(match self {
            Self::Little => u16::from_le_bytes(two),
            Self::Big => u16::from_be_bytes(two),
        })
    }

    fn u32(self, bytes: &[u8], at: usize) -> Option<u32> {
        let four = *bytes.get(at..)?.first_chunk::<4>()?;
        Some(match self {
            Self::Little => u32::from_le_bytes(four),
            Self::Big => u32::from_be_bytes(four),
        })
    }
}

/// What one step of reading came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// So many octets were read.
    Read(usize),
    /// The length that stands here is a lie.
    Lies(u64),
    /// More octets are needed.
    More,
}

#[derive(Clone, Debug, Default)]
enum Form {
    #[default]
    Unknown,
    Classic(classic::Classic),
    NextGeneration(next_generation::NextGeneration),
    /// Not a capture: said once, and nothing of it is read.
    Nothing,
}

/// Reads a capture as it comes.
#[derive(Clone, Debug, Default)]
pub struct CaptureReader {
    held: Vec<u8>,
    at_byte: u64,
    form: Form,
    /// Whether the next packet is being looked for.
    lost: Search,
    said: network::Said,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Search {
    #[default]
    InStep,
    Lost,
}

impl CaptureReader {
    /// A reader at the beginning of a capture.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next octets and gives what they complete.
    pub fn take(&mut self, bytes: &[u8], sink: &mut Sink<'_>) {
        self.held.extend_from_slice(bytes);
        let mut at = 0;
        loop {
            let rest = self.held.get(at..).unwrap_or_default();
            let at_byte = self.at_byte + at as u64;
            let step = match &mut self.form {
                Form::Unknown => match begin(rest) {
                    Some((form, length)) => {
                        if matches!(form, Form::Nothing) {
                            sink(Problem::NotCapture.event(at_byte));
                        }
                        self.form = form;
                        Step::Read(length)
                    }
                    None => Step::More,
                },
                Form::Nothing => {
                    at = self.held.len();
                    break;
                }
                Form::Classic(_) | Form::NextGeneration(_) if rest.is_empty() => Step::More,
                Form::Classic(classic) => classic.step(rest, at_byte, &mut self.said, sink),
                Form::NextGeneration(section) => section.step(rest, at_byte, &mut self.said, sink),
            };
            match step {
                Step::Read(length) => {
                    self.lost = Search::InStep;
                    at += length;
                }
                Step::Lies(length) => {
                    if self.lost == Search::InStep {
                        sink(Problem::LengthLies { length }.event(at_byte));
                        self.lost = Search::Lost;
                    }
                    at += 1;
                }
                Step::More => break,
            }
        }
        self.held.drain(..at.min(self.held.len()));
        self.at_byte += at as u64;
    }

    /// Says that no octet follows.
    pub fn end(&mut self, sink: &mut Sink<'_>) {
        let left = self.held.len();
        if left > 0 {
            sink(Problem::Truncated { left }.event(self.at_byte));
        }
        self.held.clear();
        self.at_byte += left as u64;
    }
}

/// Reads the head of a capture; nothing while too few octets have come.
fn begin(bytes: &[u8]) -> Option<(Form, usize)> {
    let magic = *bytes.first_chunk::<4>()?;
    if magic == next_generation::SECTION_HEAD {
        return Some((Form::NextGeneration(next_generation::NextGeneration::default()), 0));
    }
    let Some(head) = classic::Head::of_magic(magic) else { return Some((Form::Nothing, 0)) };
    let classic = classic::Classic::of(head, bytes.first_chunk::<{ classic::HEAD }>()?);
    Some((Form::Classic(classic), classic::HEAD))
}
