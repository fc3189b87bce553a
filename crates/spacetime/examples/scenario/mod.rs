//! Made-up volumes from a fixed generator of whole numbers: the same on every machine and in every build. Knows no decision.
use jig_spacetime::volume::{
    ActivityClass, Coordinate, Footprint, Intent, IntentState, LegTiming, Provenance, Token, Volume4D, VolumeLimits,
};
use jig_spacetime::{
    Altitude, AltitudeBand, Instant, LowerBound, Millimetres, Position, SeaLevel, Span, UpperBound, VerticalDatum,
    Window,
};

/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
pub(crate) struct Generator(u64);

impl Generator {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From `low` up to, not including, `high`.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.next() % (high - low).unsigned_abs()) as i64
    }
}

/// Where and when a made-up world lies: a box of so many 1e-7 degrees each way from a corner, and so many minutes.
pub(crate) struct World {
    pub(crate) south_e7: i64,
    pub(crate) west_e7: i64,
    pub(crate) size_e7: i64,
    pub(crate) minutes: i64,
}

const PROVENANCES: [Provenance; 6] = [
    Provenance::Defined,
    Provenance::Digital,
    Provenance::StandardUnknown,
    Provenance::ThreeParameter,
    Provenance::Map { scale_thousands: 50 },
    Provenance::Unknown,
];

const DATUMS: [VerticalDatum; 4] = [
    VerticalDatum::Msl { surface: SeaLevel::Egm96 },
    VerticalDatum::Msl { surface: SeaLevel::Unstated },
    VerticalDatum::FlightLevel,
    VerticalDatum::Ellipsoid,
];

pub(crate) fn at(minutes: i64) -> Instant {
    let noon = Instant::parse_rfc3339("2016-09-17T12:00:00.000Z").unwrap();
    noon.checked_add(Span::from_minutes(minutes)).unwrap()
}

pub(crate) fn window(from: i64, to: i64) -> Window {
    Window::new(at(from), at(to)).unwrap()
}

pub(crate) fn place(latitude_e7: i64, longitude_e7: i64) -> Position {
    Position::from_e7(i32::try_from(latitude_e7).unwrap(), i32::try_from(longitude_e7).unwrap()).unwrap()
}

impl World {
    fn corner(&self, random: &mut Generator) -> (i64, i64) {
        (self.south_e7 + random.between(0, self.size_e7), self.west_e7 + random.between(0, self.size_e7))
    }

    /// A polygon of so many corners about a place, some with a hole; in whole numbers, so no sine is asked of anybody.
    pub(crate) fn polygon(&self, random: &mut Generator, corners: i64, reach_e7: i64) -> Footprint {
        let (latitude, longitude) = self.corner(random);
        let ring = |share: i64| -> Vec<Coordinate> {
            (0..corners)
                .map(|corner| {
                    let (north, east) = on_square(corner, corners, reach_e7 * share / 100);
                    Coordinate::new(place(latitude + north, longitude + east), Provenance::Digital)
                })
                .collect()
        };
        let mut rings = vec![ring(100)];
        if random.between(0, 4) == 0 {
            rings.push(ring(40));
        }
        Footprint::polygon(rings).unwrap()
    }

    /// Any footprint: circle, corridor or polygon.
    pub(crate) fn footprint(&self, random: &mut Generator) -> Footprint {
        let provenance = PROVENANCES[random.between(0, 6) as usize];
        let metres = |metres: i64| Millimetres::new(metres * 1_000);
        match random.between(0, 3) {
            0 => {
                let (latitude, longitude) = self.corner(random);
                let centre = Coordinate::new(place(latitude, longitude), provenance);
                Footprint::circle(centre, metres(random.between(0, 12_000))).unwrap()
            }
            1 => {
                let count = random.between(1, 6);
                let route = (0..count).map(|_| {
                    let (latitude, longitude) = self.corner(random);
                    Coordinate::new(place(latitude, longitude), provenance)
                });
                let route = route.collect();
                Footprint::corridor(route, metres(random.between(0, 5_000))).unwrap()
            }
            _ => {
                let corners = random.between(3, 24);
                let reach_e7 = random.between(20_000, self.size_e7 / 4);
                self.polygon(random, corners, reach_e7)
            }
        }
    }

    pub(crate) fn band(&self, random: &mut Generator) -> AltitudeBand {
        let datum = DATUMS[random.between(0, 4) as usize];
        let low = random.between(0, 9_000);
        let level = |metres: i64| Altitude::new(Millimetres::new(metres * 1_000), datum).unwrap();
        let lower = if low < 500 { LowerBound::Surface } else { LowerBound::At(level(low)) };
        let high = low + random.between(0, 3_000);
        let upper = if high > 11_000 { UpperBound::Unlimited } else { UpperBound::At(level(high)) };
        AltitudeBand::new(lower, upper).unwrap()
    }

    /// Any volume; half of the routes are timed by legs.
    pub(crate) fn volume(&self, random: &mut Generator) -> Volume4D {
        let (footprint, band) = (self.footprint(random), self.band(random));
        let (from, length) = (random.between(0, self.minutes), random.between(1, 180));
        let legs = footprint.coordinates().count() as i64 - 1;
        let is_route = matches!(footprint.core(), jig_spacetime::volume::Core::Route(_));
        if is_route && legs > 0 && random.between(0, 2) == 0 {
            let windows = (0..legs).map(|leg| window(from + leg * length, from + (leg + 1) * length)).collect();
            let timing = LegTiming::new(windows, random.between(0, 120) as u16).unwrap();
            return Volume4D::phased(footprint, band, timing).unwrap();
        }
        Volume4D::new(footprint, band, window(from, from + length)).unwrap()
    }
}

/// The n-th of so many points on a square of this half-side, against the clock.
fn on_square(number: i64, of: i64, half: i64) -> (i64, i64) {
    let along = number * 8 * half / of;
    let (side, rest) = (along / (2 * half).max(1), along % (2 * half).max(1));
    match side {
        0 => (-half, -half + rest),
        1 => (-half + rest, half),
        2 => (half, half - rest),
        _ => (half - rest, -half),
    }
}

/// An intent of one class, whose token says its number.
pub(crate) fn intent(number: u64, class: &str, volumes: Vec<Volume4D>) -> Intent {
    let mut token = [0; 32];
    token.iter_mut().zip(number.to_be_bytes()).for_each(|(to, from)| *to = from);
    let classes = vec![ActivityClass::new(class).unwrap()];
    let id = format!("i{number}");
    Intent::new(&id, classes, IntentState::Accepted, volumes, Token::new(token), &VolumeLimits::WIDEST).unwrap()
}
