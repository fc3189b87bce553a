//! Bench: one volume against 20,000 and 100,000 live ones, writes into a hot cell, and the same work by asking every live volume.
//!
//! The floor of a query is the twin that tests every pair; both must see the same intents, or the bench stops. Heights are over four
//! surfaces, which have to be brought together; `bench_peers` has the same work over one. Processor time of one thread, so that a busy
//! machine is unfair to nobody.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a bench stops at its first surprise")]
#[path = "../../protocol/examples/bench/meter.rs"]
mod meter;
#[path = "bench/peers.rs"]
#[expect(dead_code, reason = "each bench uses a part of it")]
mod peers;
#[expect(dead_code, reason = "each example uses a part of it")]
mod scenario;

use jig_spacetime::deconfliction::{Live, Minimum, Required, SeparationRules, assess};
use jig_spacetime::volume::{Intent, Volume4D};
use jig_spacetime::{Millimetres, Span};
use meter::{figure, quantile};
use peers::{best, on_processor};
use scenario::{Generator, World, intent};
use std::hint::black_box;
use std::time::Duration;

/// The theatre over three days.
const THEATRE: World = World { south_e7: 320_000_000, west_e7: 355_000_000, size_e7: 60_000_000, minutes: 4_320 };
/// One place over a day: everything is near everything.
const HOT: World = World { south_e7: 350_000_000, west_e7: 400_000_000, size_e7: 2_000_000, minutes: 1_440 };
const QUERIES: usize = 2_000;
const TWIN_QUERIES: usize = 2;
const ROUNDS: usize = 5;

fn main() {
    queries(20_000);
    hot_writes();
    expiry();
    let live = queries(100_000);
    twenty_volumes(&live);
}

/// How long this thread is on a processor for some work, and what it gives.
fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let before = on_processor();
    let (taken, outcome) = meter::timed(work);
    let counted = before.zip(on_processor()).map(|(before, after)| Duration::from_nanos((after - before) as u64));
    (counted.unwrap_or(taken), outcome)
}

fn rate(count: usize, duration: Duration) -> f64 {
    meter::rate(count, duration)
}

fn minimum() -> Minimum {
    Minimum::new(Millimetres::new(5_000_000), Millimetres::new(300_000), Span::from_minutes(10)).unwrap()
}

fn rules() -> SeparationRules {
    SeparationRules::new("bench", minimum(), Vec::new()).unwrap()
}

/// An operation as both sides would announce it: a polygon of 32 corners some 20 km wide, for an hour, in a band.
fn operation(world: &World, random: &mut Generator) -> Volume4D {
    let footprint = world.polygon(random, 32, 1_000_000);
    let from = random.between(0, world.minutes);
    Volume4D::new(footprint, world.band(random), scenario::window(from, from + 60)).unwrap()
}

fn intents(world: &World, random: &mut Generator, count: u64, first: u64) -> Vec<Intent> {
    (first..first + count).map(|number| intent(number, "operation", vec![operation(world, random)])).collect()
}

fn filled(intents: &[Intent]) -> Live {
    let mut live = Live::new(rules());
    for (number, intent) in (0..).zip(intents) {
        live.insert(intent, number).unwrap();
    }
    live
}

/// One volume after the other against so many; returns them.
fn queries(count: u64) -> Live {
    let mut random = Generator::new(count);
    let all = intents(&THEATRE, &mut random, count, 0);
    let (built, live) = timed(|| filled(&all));
    let new = intents(&THEATRE, &mut random, QUERIES as u64, count);
    let found = new.iter().map(|intent| live.sightings(intent).len()).sum::<usize>();
    let each_us = best(ROUNDS, QUERIES, || new.iter().map(|intent| live.sightings(intent).len()).sum::<usize>()) / 1e3;
    // Every pair of 100,000 would take minutes and show no more.
    let twin_us = (count <= 20_000).then(|| by_twin(&live, &all, &new));
    let goal = if count <= 20_000 { "<=10" } else { "-" };
    let name = if twin_us.is_some() { ", against every pair tested" } else { "" };
    figure(&format!("one volume against {count} live, heights over four surfaces{name}"), each_us, "us", twin_us, goal);
    figure(&format!("sightings a query among {count}"), found as f64 / QUERIES as f64, "", None, "-");
    figure(&format!("building {count} live one by one"), rate(count as usize, built), "1/s", None, "-");
    live
}

/// The same answers from every pair; microseconds a query.
fn by_twin(live: &Live, all: &[Intent], new: &[Intent]) -> f64 {
    let required: Required = rules().required(&[], &[]);
    let asked: Vec<&Intent> = new.iter().take(TWIN_QUERIES).collect();
    let twin = |new: &Intent| -> Vec<String> {
        let holds = |other: &&Intent| assess(&new.volumes()[0], &other.volumes()[0], &required).answer.holds();
        let mut ids: Vec<String> = all.iter().filter(holds).map(|other| other.id().to_owned()).collect();
        ids.sort();
        ids
    };
    let (took, expected) = timed(|| asked.iter().map(|new| twin(new)).collect::<Vec<_>>());
    for (new, expected) in asked.iter().zip(expected) {
        let seen: Vec<String> = live.sightings(new).into_iter().map(|sighting| sighting.id).collect();
        assert_eq!(seen, expected, "the index and the twin disagree");
    }
    took.as_secs_f64() * 1e6 / TWIN_QUERIES as f64
}

/// The intent of 20 volumes against 100,000 live ones.
fn twenty_volumes(live: &Live) {
    let mut random = Generator::new(20);
    let new: Vec<Intent> = (0..200)
        .map(|number| {
            let volumes = (0..20).map(|_| operation(&THEATRE, &mut random)).collect();
            intent(200_000 + number, "operation", volumes)
        })
        .collect();
    let (took, found) = timed(|| new.iter().map(|intent| live.sightings(intent).len()).sum::<usize>());
    black_box(found);
    figure("one intent of 20 volumes against 100000 live", took.as_secs_f64() * 1e6 / 200.0, "us", None, "-");
}

/// Check and insert, in one place, with 10,000 live there.
fn hot_writes() {
    let mut random = Generator::new(7);
    let mut live = filled(&intents(&HOT, &mut random, 10_000, 0));
    let new = intents(&HOT, &mut random, 2_000, 10_000);
    let mut each = Vec::new();
    for (number, intent) in (10_000..).zip(&new) {
        let (took, found) = timed(|| {
            let found = live.sightings(intent).len();
            live.insert(intent, number).unwrap();
            found
        });
        black_box(found);
        each.push(took);
    }
    let per_second = rate(new.len(), each.iter().sum());
    figure("writes a second into a hot cell of 10000, checked", per_second, "1/s", None, ">=1000");
    figure("a write into a hot cell, p99", meter::milliseconds(quantile(&mut each, 0.99)), "ms", None, "<=20");
}

/// Letting go of all that is over, minute by minute.
fn expiry() {
    let mut random = Generator::new(3);
    let mut live = filled(&intents(&THEATRE, &mut random, 20_000, 0));
    let (took, gone) =
        timed(|| (0..THEATRE.minutes + 120).map(|minute| live.expire(scenario::at(minute)).len()).sum::<usize>());
    assert_eq!(gone, 20_000);
    figure("expiry of one volume among 20000, mean", took.as_secs_f64() * 1e6 / 20_000.0, "us", None, "-");
}
