//! A corpus of decisions: some thousands of made-up pairs and the hostile ones, each with all its evidence, and a digest of the whole.
//!
//! Whatever a verdict depends on is pinned arithmetic, so this prints the same bytes from every build: another C library, another level
//! of optimisation, another processor. `cargo xtask test --only corpus` makes the builds and compares them with each other and with
//! the digest that was committed, which changes only with the engine.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "made-up inputs are sound, or the corpus is wrong")]
mod scenario;

use jig_spacetime::deconfliction::{
    Answer, ClassPattern, Live, Minimum, SeparationRow, SeparationRules, assess, prove_knowledge,
};
use jig_spacetime::volume::{ActivityClass, Coordinate, Footprint, Provenance, Volume4D};
use jig_spacetime::{AltitudeBand, Millimetres, Span};
use scenario::{Generator, World, intent, place, window};
use std::fmt::Write as _;

const PAIRS: usize = 3_000;
const LIVE: u64 = 400;
const QUERIES: u64 = 60;

fn main() {
    let mut text = String::new();
    let mut counts = [0_usize; 3];
    let rules = rules();
    let class = |code: &str| [ActivityClass::new(code).unwrap()];
    let world = World { south_e7: 340_000_000, west_e7: 390_000_000, size_e7: 8_000_000, minutes: 300 };
    let mut random = Generator::new(2016);
    for number in 0..PAIRS {
        let (one, other) = (world.volume(&mut random), world.volume(&mut random));
        let classes = if number % 3 == 0 { class("humanitarian-movement") } else { class("operation-alpha") };
        record(&one, &other, &rules, &[&classes, &class("operation-bravo")], &mut text, &mut counts);
    }
    for (one, other) in hostile() {
        record(&one, &other, &rules, &[&class("operation-alpha"), &class("operation-bravo")], &mut text, &mut counts);
    }
    live(&rules, &mut text);
    print(&text, counts);
}

fn minimum(lateral_m: i64, vertical_m: i64, minutes: i64) -> Minimum {
    let mm = |metres: i64| Millimetres::new(metres * 1_000);
    Minimum::new(mm(lateral_m), mm(vertical_m), Span::from_minutes(minutes)).unwrap()
}

fn rules() -> SeparationRules {
    let is = |code: &str| ClassPattern::Is(ActivityClass::new(code).unwrap());
    let rows = vec![
        SeparationRow::new(is("operation-alpha"), is("operation-bravo"), minimum(3_000, 300, 10)),
        SeparationRow::new(is("humanitarian-movement"), ClassPattern::Any, minimum(10_000, 600, 30)),
    ];
    SeparationRules::new("corpus-1", minimum(1_000, 0, 0), rows).unwrap()
}

/// One line a pair: everything that was found, whole numbers all of it.
fn record(
    one: &Volume4D,
    other: &Volume4D,
    rules: &SeparationRules,
    classes: &[&[ActivityClass]; 2],
    text: &mut String,
    counts: &mut [usize; 3],
) {
    let finding = assess(one, other, &rules.required(classes[0], classes[1]));
    let place = match finding.answer {
        Answer::Separated => 0,
        Answer::Marginal => 1,
        Answer::Conflict => 2,
    };
    counts[place] += 1;
    // Writing to a String cannot fail, here and below.
    let _always = writeln!(text, "{finding:?}");
}

/// Live intents, and new ones against them, with what they would have had to know.
fn live(rules: &SeparationRules, text: &mut String) {
    let world = World { south_e7: 330_000_000, west_e7: 380_000_000, size_e7: 20_000_000, minutes: 1_000 };
    let mut random = Generator::new(917);
    let mut live = Live::new(rules.clone());
    for number in 0..LIVE {
        let class = if number % 2 == 0 { "operation-alpha" } else { "operation-bravo" };
        live.insert(&intent(number, class, vec![world.volume(&mut random)]), number).unwrap();
    }
    for number in LIVE..LIVE + QUERIES {
        let volumes = vec![world.volume(&mut random), world.volume(&mut random)];
        let new = intent(number, "operation-alpha", volumes);
        let _always = writeln!(text, "{:?}", live.sightings(&new));
        let _always = writeln!(text, "{:?}", prove_knowledge(&live, &new, &[], LIVE / 2));
    }
    let gone = live.expire(scenario::at(500));
    let _always = writeln!(text, "{gone:?} {}", live.volumes());
}

/// Touching, empty, thin, equal and far: where builds would differ first.
fn hostile() -> Vec<(Volume4D, Volume4D)> {
    let corner = |latitude: i64, longitude: i64| Coordinate::new(place(latitude, longitude), Provenance::Defined);
    let (south, west, unit) = (340_000_000, 390_000_000, 1_000_000);
    let square = |south: i64, west: i64, size: i64| {
        vec![
            corner(south, west),
            corner(south, west + size),
            corner(south + size, west + size),
            corner(south + size, west),
        ]
    };
    let area = |rings| Footprint::polygon(rings).unwrap();
    let circle =
        |latitude, longitude, mm| Footprint::circle(corner(latitude, longitude), Millimetres::new(mm)).unwrap();
    let route = |places: &[(i64, i64)], mm| {
        let waypoints = places.iter().map(|&(latitude, longitude)| corner(latitude, longitude)).collect();
        Footprint::corridor(waypoints, Millimetres::new(mm)).unwrap()
    };
    let footprints = vec![
        area(vec![square(south, west, unit)]),
        area(vec![square(south, west + unit, unit)]),
        area(vec![square(south + unit, west + unit, unit)]),
        area(vec![square(south - unit, west - unit, 4 * unit), square(south, west, unit)]),
        area(vec![vec![corner(south, west), corner(south + 300, west + 3 * unit), corner(south, west + 6 * unit)]]),
        circle(south, west, 0),
        circle(south + unit / 2, west + unit / 2, 0),
        circle(south, west - unit, 9_231_000),
        circle(south, west - unit, 9_232_000),
        route(&[(south, west), (south, west)], 0),
        route(&[(south, west - unit), (south, west + 2 * unit), (south + unit, west)], 1),
        circle(0, 1_799_999_999, 1_000_000),
        circle(0, -1_799_999_999, 1_000_000),
        circle(-south, west - 1_000_000_000, 1_000_000),
        circle(799_999_999, west, 1_000_000),
    ];
    let windows = [window(0, 60), window(60, 90), window(70, 90), window(69, 90)];
    let mut pairs = Vec::new();
    for (number, one) in footprints.iter().enumerate() {
        for (other_number, other) in footprints.iter().enumerate().skip(number) {
            let later = windows[(number + other_number) % windows.len()];
            let volume =
                |footprint: &Footprint, window| Volume4D::new(footprint.clone(), AltitudeBand::WHOLE, window).unwrap();
            pairs.push((volume(one, windows[0]), volume(other, windows[0])));
            pairs.push((volume(one, windows[0]), volume(other, later)));
        }
    }
    pairs
}

/// The lines, and below them what is compared with the committed digest.
#[expect(clippy::print_stdout, reason = "standard output is what the builds are compared by")]
fn print(text: &str, counts: [usize; 3]) {
    print!("{text}");
    let [separated, marginal, conflict] = counts;
    println!(
        "corpus: {} lines, {separated} separated, {marginal} marginal, {conflict} in conflict, fnv1a-64 {:016x}",
        text.lines().count(),
        fnv1a(text.as_bytes())
    );
}

/// FNV-1a of 64 bits: enough to name a text to people; the comparison itself is byte for byte.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
