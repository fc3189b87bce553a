//! Live sources on loopback: a torn record, a silent peer, a peer that is not there, a flood.
use feeds::kinds::{Clock, Kind};
use feeds::sources::SourceRegister;
use feeds::stream::FeedEvent;
use jig_intake::address::Address;
use jig_intake::arrival::{Arrival, Came};
use jig_intake::decoders::Decoders;
use jig_intake::health::Health;
use jig_intake::inbox::{Break, What};
use jig_intake::live::{Again, Intake, Limits};
use spacetime::Instant;
use std::io::Write;
use std::net::{TcpListener, UdpSocket};
use std::time::Duration;

fn now() -> Instant {
    Instant::parse_rfc3339("2016-09-17T12:00:10.000Z").unwrap()
}

const SOON: Duration = Duration::from_secs(20);

fn limits() -> Limits {
    Limits { first_wait: Duration::from_millis(20), longest_wait: Duration::from_millis(80), ..Limits::default() }
}

fn row(second: u32) -> String {
    format!(
        "{{\"timestamp\":{},\"icao24\":\"778001\",\"latitude\":35.2,\"longitude\":40.1,\"altitude\":9000}}\n",
        1_474_113_600 + second
    )
}

/// What the decoders make of what comes until `until` holds.
struct Run {
    intake: Intake,
    decoders: Decoders,
    health: Health,
    pieces: Vec<What>,
}

impl Run {
    fn of(address: &str, limits: Limits, again: Again) -> Self {
        let intake = Intake::start(&[Address::parse(address).unwrap()], limits, again, now).unwrap();
        Self { intake, decoders: Decoders::new(), health: Health::new(Clock::InTheFeed), pieces: Vec::new() }
    }

    fn until(&mut self, kind: &str, until: impl Fn(&Self) -> bool) {
        for _ in 0..10_000 {
            if until(self) {
                return;
            }
            let Some(piece) = self.intake.next(SOON) else { break };
            self.health.came(&piece.what);
            let what = match piece.what.clone() {
                What::Begins => Some(Came::Begins),
                What::Bytes(bytes) => Some(Came::Bytes(bytes)),
                What::Datagram(bytes) => Some(Came::Datagram(bytes)),
                What::Breaks(_) | What::Ends => None,
            };
            self.pieces.push(piece.what);
            let Some(what) = what else { continue };
            let arrival =
                Arrival { source: "s".to_owned(), kind: kind.to_owned(), received_at: piece.received_at, what };
            let mut events = Vec::new();
            assert!(self.decoders.take(&arrival, &SourceRegister::new(), &mut events));
            for event in &events {
                self.health.decoded(event, piece.received_at);
            }
        }
        panic!("did not come about: {:?} {:?}", self.health, self.pieces.last());
    }
}

#[test]
fn a_torn_record_is_a_fault_and_the_next_connection_is_read_from_its_beginning() {
    let peer = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut run = Run::of(&format!("tcp://{}", peer.local_addr().unwrap()), limits(), Again::Yes);
    let (mut first, _) = peer.accept().unwrap();
    first.write_all(row(0).as_bytes()).unwrap();
    first.write_all(&row(1).as_bytes()[..40]).unwrap();
    drop(first);
    let (mut second, _) = peer.accept().unwrap();
    second.write_all(row(2).as_bytes()).unwrap();
    run.until("table", |run| run.health.observations == 2);
    assert_eq!(run.health.faults.values().sum::<u64>(), 1, "{:?}", run.health);
    assert_eq!((run.health.connections, run.health.breaks), (2, 1));
    assert!(run.pieces.contains(&What::Breaks(Break::Closed)));
    // Reports of noon and two seconds later came ten seconds after noon.
    assert_eq!(run.health.clock_offset_ms(), Some(10_000));
}

#[test]
fn a_silent_peer_is_called_anew_and_told_as_silent() {
    let peer = TcpListener::bind("127.0.0.1:0").unwrap();
    let limits = Limits { silence: Duration::from_millis(300), ..limits() };
    let mut run = Run::of(&format!("tcp://{}", peer.local_addr().unwrap()), limits, Again::Yes);
    let silent = peer.accept().unwrap();
    run.until("table", |run| run.health.standing.code() == "silent");
    let (mut speaks, _) = peer.accept().unwrap();
    speaks.write_all(row(0).as_bytes()).unwrap();
    run.until("table", |run| run.health.observations == 1);
    assert_eq!(run.health.standing.code(), "open");
    drop(silent);
}

#[test]
fn a_peer_that_is_not_there_is_waited_for_and_ends_nothing() {
    let place = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut run = Run::of(&format!("tcp://{place}"), limits(), Again::No);
    run.until("table", |run| run.health.breaks >= 3);
    assert_eq!(run.health.standing.code(), "no-answer");
    let peer = TcpListener::bind(place).unwrap();
    let (mut stream, _) = peer.accept().unwrap();
    stream.write_all(row(0).as_bytes()).unwrap();
    drop(stream);
    run.until("table", |run| run.health.standing.code() == "ended");
    assert_eq!(run.health.observations, 1);
    assert!(run.intake.is_done());
}

#[test]
fn a_datagram_is_whole_records_and_a_torn_or_hostile_one_ends_nothing() {
    // A free port, found and let go.
    let place = UdpSocket::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut run = Run::of(&format!("udp://{place}"), limits(), Again::Yes);
    let sender = UdpSocket::bind("127.0.0.1:0").unwrap();
    let send = |bytes: &[u8]| assert_eq!(sender.send_to(bytes, place).unwrap(), bytes.len());
    // What a packed file and a capture begin with is neither here.
    send(&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, 1, 2, 3]);
    send(&[]);
    send(&row(0).as_bytes()[..50]);
    send(row(1).as_bytes());
    send(format!("{}{}", row(2), row(3)).as_bytes());
    run.until("table", |run| run.health.observations == 3);
    assert!(run.health.faults.values().sum::<u64>() >= 1, "{:?}", run.health);
    assert_eq!(run.health.connections, 1);
}

#[test]
fn what_a_capture_begins_with_does_not_make_a_live_feed_of_blocks_one() {
    let mut decoder = Kind::named("asterix").unwrap().open_live(&SourceRegister::new(), None);
    let mut events = Vec::new();
    let head = [0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 0, 0];
    decoder.take(&head, now(), &mut events);
    decoder.end(&mut events);
    let codes = |events: &[FeedEvent]| {
        let code = |event: &FeedEvent| match event {
            FeedEvent::Fault(fault) => fault.code,
            FeedEvent::Observation(_) | FeedEvent::Heartbeat(_) => "",
        };
        events.iter().map(code).collect::<Vec<_>>()
    };
    assert!(codes(&events).iter().all(|code| code.starts_with("asterix-")), "{events:?}");
    assert!(!events.is_empty());
}

#[test]
fn a_flood_is_bounded_and_counted() {
    let place = UdpSocket::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let limits = Limits { waiting_bytes: 50_000, ..limits() };
    let intake = Intake::start(&[Address::parse(&format!("udp://{place}")).unwrap()], limits, Again::Yes, now).unwrap();
    let sender = UdpSocket::bind("127.0.0.1:0").unwrap();
    for _ in 0..400 {
        sender.send_to(&[0; 1_000], place).unwrap();
        std::thread::sleep(Duration::from_micros(100));
    }
    std::thread::sleep(Duration::from_millis(300));
    let dropped = intake.dropped(0);
    assert!(dropped.pieces > 0 && dropped.bytes == dropped.pieces * 1_000, "{dropped:?}");
    let mut waiting = 0;
    while let Some(piece) = intake.next(Duration::from_millis(1)) {
        waiting += usize::from(matches!(piece.what, What::Datagram(_)));
    }
    assert!(waiting <= 50, "{waiting} × 1,064 bytes wait in 50,000");
    sender.send_to(&[7], place).unwrap();
    assert_eq!(intake.next(SOON).map(|piece| piece.what), Some(What::Datagram(vec![7])));
}

#[test]
fn a_socket_that_cannot_be_had_is_refused_at_once() {
    let taken = UdpSocket::bind("127.0.0.1:0").unwrap();
    let address = Address::parse(&format!("udp://{}", taken.local_addr().unwrap())).unwrap();
    let refused = Intake::start(&[address], limits(), Again::Yes, now).err().unwrap();
    assert_eq!(refused.code(), "intake-open");
}
