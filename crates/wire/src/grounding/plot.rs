//! A plot of an event for people: the area, the released places with their doubt as discs, nothing finer than what is released.

use spacetime::Position;
use std::fmt::Write as _;
use watch::area::AreaVersion;

/// Width and height of the picture.
const SIDE: f64 = 800.0;
const MARGIN: f64 = 20.0;

/// Draws an area and places as SVG. `radius_m` is the radius of every disc: three standard deviations, or the rounding, whichever is more.
#[must_use]
pub fn plot(area: &AreaVersion, places: &[Position], radius_m: f64) -> String {
    let corners = area.area.parts().flatten().flatten().copied();
    let all: Vec<Position> = corners.chain(places.iter().copied()).collect();
    let (mut low, mut high) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
    let flat =
        |place: Position| (f64::from(place.longitude().as_e7()) / 1e7, f64::from(place.latitude().as_e7()) / 1e7);
    for (east, north) in all.iter().copied().map(flat) {
        low = (low.0.min(east), low.1.min(north));
        high = (high.0.max(east), high.1.max(north));
    }
    // One degree of longitude is shorter by the cosine; a polynomial is enough for a picture, and the same on every machine.
    let radians = f64::midpoint(low.1, high.1) * std::f64::consts::PI / 180.0;
    let shrink = 1.0 - radians * radians / 2.0 + radians * radians * radians * radians / 24.0;
    let scale = (SIDE - 2.0 * MARGIN) / ((high.0 - low.0) * shrink).max(high.1 - low.1).max(1e-6);
    let at = |place: Position| {
        let (east, north) = flat(place);
        (MARGIN + (east - low.0) * shrink * scale, SIDE - MARGIN - (north - low.1) * scale)
    };
    let mut out = String::new();
    // Writing to a text cannot fail.
    let _written = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{SIDE}\" height=\"{SIDE}\" viewBox=\"0 0 {SIDE} {SIDE}\">"
    );
    for rings in area.area.parts() {
        let mut path = String::new();
        for ring in rings {
            for (number, corner) in ring.iter().enumerate() {
                let (x, y) = at(*corner);
                let _written = write!(path, "{}{x:.1} {y:.1} ", if number == 0 { "M" } else { "L" });
            }
            path.push('Z');
        }
        let _written = writeln!(
            out,
            "<path d=\"{path}\" fill=\"#dddddd\" stroke=\"#000000\" stroke-width=\"2\" fill-rule=\"evenodd\"/>"
        );
    }
    let radius = (radius_m / 111_195.0 * scale).max(2.0);
    for place in places {
        let (x, y) = at(*place);
        let _written = writeln!(
            out,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"none\" stroke=\"#000000\" stroke-dasharray=\"4 2\"/>"
        );
    }
    out.push_str("</svg>\n");
    out
}
