//! Bench: processor time per report of the whole watch (order, duplicates, segments, areas, visits, grades, ids) against 100 areas of 500
//! corners, and what a day of 38 million reports would take by it on two cores: extrapolated from a fortieth of such a day, which is said.
//!
//! The floor is the smallest that any watch must do: asking the compiled areas where each report lies.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a bench prints, and stops at its first surprise")]

use jig_watch::area::{AreaBook, AreaClass, AreaVersion};
use jig_watch::config::Config;
use jig_watch::engine::{Told, Watch};
use jig_watch::source::{SourceFacts, Sources};
use spacetime::observation::{
    AddressKind, AircraftAddress, GroundState, IdentityClaims, Observation, ObservedMotion, ObservedPlace, Quality,
    ReportKey, ReportMarks, SourceClass, SourceId,
};
use spacetime::{Area, AreaLimits, Instant, Position};
use std::hint::black_box;

const AREAS: usize = 100;
const CORNERS: usize = 500;
const AIRCRAFT: u32 = 5_000;
const REPORTS: usize = 190;
const DAY: f64 = 38_000_000.0;

fn main() {
    let mut dice = Dice(1);
    let before = on_processor();
    let areas = AreaBook::new((0..AREAS).map(|number| star(number, &mut dice)).collect());
    let built = on_processor() - before;
    figure("areas of 500 corners made ready", built / AREAS as f64 / 1e6, "ms", "-", "-");
    let observations = traffic(&mut dice);
    let count = observations.len() as f64;

    let before = on_processor();
    let mut inside = 0_usize;
    let mut near = Vec::new();
    for observation in &observations {
        let position = observation.place.unwrap().position;
        areas.near_leg(position, position, &mut near);
        for number in &near {
            let answer = areas.get(*number as usize).unwrap().near(position);
            inside += usize::from(matches!(answer, jig_watch::area::Near::Inside));
        }
    }
    black_box(inside);
    let floor = (on_processor() - before) / count / 1e3;

    let told = Told {
        sources: Sources::new(vec![SourceFacts {
            name: "bench".to_owned(),
            owner: "bench".to_owned(),
            sigma_mm: None,
            receiver: None,
            beat_ms: None,
        }]),
        areas,
        config: Config::default(),
        ..Told::default()
    };
    let before = on_processor();
    let findings = Watch::judge_all(told, observations);
    let each = (on_processor() - before) / count / 1e3;
    println!("{} events of {count} reports; a day of 38 million is extrapolated from them", findings.events.len());
    figure("where a report lies to 100 areas", floor, "us", "-", "-");
    figure("a report through the whole watch", each, "us", &format!("{floor:.3}"), "-");
    figure("a day of 38 million reports, two cores, extrapolated", each * DAY / 2e6, "s", "-", "<=30");
}

fn figure(name: &str, value: f64, unit: &str, floor: &str, goal: &str) {
    println!("bench\t{name}\t{value:.3}\t{unit}\t{floor}\t{goal}");
}

/// Nanoseconds that this thread was on a processor; nought where the system does not say.
fn on_processor() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|word| word.parse().ok()).unwrap_or(0.0)
}

struct Dice(u64);

impl Dice {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

fn place(latitude: f64, longitude: f64) -> Position {
    Position::from_e7((latitude * 1e7) as i32, (longitude * 1e7) as i32).unwrap()
}

fn star(number: usize, dice: &mut Dice) -> AreaVersion {
    let (latitude, longitude) = (32.5 + dice.unit() * 4.5, 36.0 + dice.unit() * 6.0);
    let size = 0.1 + dice.unit() * 0.3;
    let ring = (0..CORNERS)
        .map(|corner| {
            let angle = corner as f64 / CORNERS as f64 * std::f64::consts::TAU;
            let radius = size * (0.8 + 0.2 * dice.unit());
            place(latitude + radius * angle.sin(), longitude + radius * angle.cos() * 1.2)
        })
        .collect();
    AreaVersion {
        id: format!("area-{number:03}"),
        class: AreaClass::Da2,
        valid_from: None,
        valid_to: None,
        floor_m: None,
        ceiling_m: None,
        area: Area::new(vec![vec![ring]], &AreaLimits { width_mm_min: 1, ..AreaLimits::default() }).unwrap(),
    }
}

fn traffic(dice: &mut Dice) -> Vec<Observation> {
    let start = 1_474_358_400_000;
    let mut all = Vec::new();
    for aircraft in 0..AIRCRAFT {
        let (mut latitude, mut longitude) = (32.0 + dice.unit() * 5.5, 35.5 + dice.unit() * 7.0);
        let heading = dice.unit() * std::f64::consts::TAU;
        for report in 0..REPORTS {
            let valid_at = Instant::from_millis(start + report as i64 * 5_000).unwrap();
            latitude += heading.cos() * 0.0103;
            longitude += heading.sin() * 0.0125;
            let position = place(latitude, longitude);
            all.push(Observation {
                valid_at,
                valid_sigma_ms: 0,
                received_at: valid_at,
                source: SourceId(0),
                class: SourceClass::SelfReport,
                place: Some(ObservedPlace { position, sigma_mm: Some(10_000) }),
                altitude: None,
                motion: ObservedMotion { ground_speed_mm_s: Some(230_000), track_centidegrees: None, climb_mm_s: None },
                ground: GroundState::Airborne,
                identity: IdentityClaims {
                    address: AircraftAddress::new(AddressKind::Icao, 0x77_8000 + aircraft),
                    ..IdentityClaims::default()
                },
                quality: Quality::default(),
                marks: ReportMarks::NONE,
                report: ReportKey::State {
                    address: aircraft,
                    valid_ms: valid_at.as_millis(),
                    latitude_e7: position.latitude().as_e7(),
                    longitude_e7: position.longitude().as_e7(),
                },
            });
        }
    }
    all
}
