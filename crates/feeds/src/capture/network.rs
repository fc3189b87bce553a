//! From a captured packet to the UDP datagram in it: link, VLAN tags, IPv4 or IPv6, UDP.
//!
//! Must not know what the datagram carries. Everything that is not UDP is passed over in silence: a network carries much else.

use spacetime::Instant;
use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{CaptureEvent, Datagram, Endpoint, Problem, Sink};

const IPV4: u16 = 0x0800;
const IPV6: u16 = 0x86DD;
/// Tags of IEEE 802.1Q and 802.1ad, and the older one of the latter.
const VLAN_TAGS: [u16; 3] = [0x8100, 0x88A8, 0x9100];
const VLAN_TAGS_MAX: usize = 4;
const UDP: u8 = 17;
/// Headers that may stand between IPv6 and UDP.
const IPV6_HEADERS_MAX: usize = 8;

/// Kinds of link already said not to be read.
#[derive(Clone, Debug, Default)]
pub(super) struct Said(BTreeSet<u16>);

/// Gives the datagram of a packet, if it is one.
pub(super) fn datagram(
    link: u16,
    packet: &[u8],
    length: usize,
    at_byte: u64,
    captured_at: Option<Instant>,
    said: &mut Said,
    sink: &mut Sink<'_>,
) {
    let network = match network_of(link, packet) {
        Network::Found(kind, at) => (kind, at),
        Network::Other => return,
        Network::LinkNotRead => {
            if said.0.insert(link) {
                sink(Problem::LinkNotRead { link }.event(at_byte));
            }
            return;
        }
    };
    let cut_short = Problem::CutShort { captured: packet.len(), length };
    match udp_of(network.0, packet, network.1) {
        Udp::Found { at, origin, destination, payload } => {
            let datagram = Datagram { at_byte: at_byte + at as u64, captured_at, origin, destination, payload };
            sink(CaptureEvent::Datagram(datagram));
        }
        Udp::Fragment => sink(Problem::Fragment.event(at_byte)),
        Udp::Short if packet.len() < length => sink(cut_short.event(at_byte)),
        Udp::Short => sink(Problem::LengthLies { length: length as u64 }.event(at_byte)),
        Udp::Other => {}
    }
}

enum Network {
    /// An IP header of this kind at this place.
    Found(u16, usize),
    Other,
    LinkNotRead,
}

fn network_of(link: u16, packet: &[u8]) -> Network {
    let by_version = |at: usize| match packet.get(at).map(|octet| octet >> 4) {
        Some(4) => Network::Found(IPV4, at),
        Some(6) => Network::Found(IPV6, at),
        Some(_) | None => Network::Other,
    };
    let typed = |at: usize| typed(packet, at);
    match link {
        // Ethernet.
        1 => typed(12),
        // BSD loopback: a protocol family in the machine's own order.
        0 | 108 => by_version(4),
        // Raw IP, under its several numbers.
        12 | 14 | 101 | 228 | 229 => by_version(0),
        // Linux "any" interface, both versions.
        113 => typed(14),
        276 => match typed(0) {
            Network::Found(kind, _) => Network::Found(kind, 20),
            other @ (Network::Other | Network::LinkNotRead) => other,
        },
        _ => Network::LinkNotRead,
    }
}

/// Follows VLAN tags from the type field at `at`.
fn typed(packet: &[u8], mut at: usize) -> Network {
    for _ in 0..=VLAN_TAGS_MAX {
        match be_u16(packet, at) {
            Some(tag) if VLAN_TAGS.contains(&tag) => at += 4,
            Some(kind @ (IPV4 | IPV6)) => return Network::Found(kind, at + 2),
            Some(_) | None => return Network::Other,
        }
    }
    Network::Other
}

enum Udp<'a> {
    Found { at: usize, origin: Endpoint, destination: Endpoint, payload: &'a [u8] },
    Fragment,
    Short,
    Other,
}

fn udp_of(kind: u16, packet: &[u8], at: usize) -> Udp<'_> {
    let ip = packet.get(at..).unwrap_or_default();
    let (origin, destination, header) = if kind == IPV4 {
        let Some(head) = ip.first_chunk::<20>() else { return Udp::Short };
        if head[9] != UDP {
            return Udp::Other;
        }
        // More fragments follow, or this one is not the first.
        if u16::from_be_bytes([head[6], head[7]]) & 0x3FFF != 0 {
            return Udp::Fragment;
        }
        let origin = Ipv4Addr::new(head[12], head[13], head[14], head[15]);
        let destination = Ipv4Addr::new(head[16], head[17], head[18], head[19]);
        (IpAddr::V4(origin), IpAddr::V4(destination), usize::from(head[0] & 0x0F) * 4)
    } else {
        let Some(head) = ip.first_chunk::<40>() else { return Udp::Short };
        let address = |from: usize| {
            let octets = head.get(from..from + 16).and_then(|octets| <[u8; 16]>::try_from(octets).ok());
            IpAddr::V6(octets.map_or(Ipv6Addr::UNSPECIFIED, Ipv6Addr::from))
        };
        match ipv6_payload(ip, head[6]) {
            Ipv6::Udp(header) => (address(8), address(24), header),
            Ipv6::Fragment => return Udp::Fragment,
            Ipv6::Other => return Udp::Other,
        }
    };
    let (Some(from), Some(to)) = (be_u16(ip, header), be_u16(ip, header + 2)) else { return Udp::Short };
    let Some(length) = be_u16(ip, header + 4).map(usize::from).filter(|length| *length >= 8) else { return Udp::Short };
    let Some(payload) = ip.get(header + 8..header + length) else { return Udp::Short };
    Udp::Found {
        at: at + header + 8,
        origin: Endpoint { address: origin, port: from },
        destination: Endpoint { address: destination, port: to },
        payload,
    }
}

enum Ipv6 {
    /// The UDP header stands here.
    Udp(usize),
    Fragment,
    Other,
}

fn ipv6_payload(ip: &[u8], first: u8) -> Ipv6 {
    let (mut next, mut at) = (first, 40);
    for _ in 0..IPV6_HEADERS_MAX {
        match next {
            UDP => return Ipv6::Udp(at),
            44 => return Ipv6::Fragment,
            // Hop-by-hop, routing and destination options: their length counts eight octets, the first not counted.
            0 | 43 | 60 => {
                let (Some(following), Some(length)) = (ip.get(at), ip.get(at + 1)) else { return Ipv6::Other };
                next = *following;
                at += (usize::from(*length) + 1) * 8;
            }
            _ => return Ipv6::Other,
        }
    }
    Ipv6::Other
}

fn be_u16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk::<2>()?))
}
