//! Ellipsoids of revolution: the figures that datums lay their coordinates on.
//!
//! Two numbers each, with the place they are published. Knows no datum: the same ellipsoid carries several.

/// An ellipsoid of revolution, flattened at the poles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ellipsoid {
    name: &'static str,
    equatorial_radius_m: f64,
    inverse_flattening: f64,
}

impl Ellipsoid {
    /// WGS84 (NGA.STND.0036, 2014; EPSG 7030).
    pub const WGS84: Self = Self::of("WGS84", 6_378_137.0, 298.257_223_563);
    /// Krassovsky 1940, the ellipsoid of SK-42 and SK-95 (EPSG 7024).
    pub const KRASSOVSKY: Self = Self::of("Krassovsky 1940", 6_378_245.0, 298.3);
    /// PZ-90 (GOST 32453-2017; EPSG 7054 spells the flattening with more digits, 0.05 mm apart).
    pub const PZ90: Self = Self::of("PZ-90", 6_378_136.0, 298.257_84);
    /// GSK-2011 (GOST 32453-2017; EPSG 1025).
    pub const GSK2011: Self = Self::of("GSK-2011", 6_378_136.5, 298.256_415_1);
    /// International 1924, the ellipsoid of ED50 (EPSG 7022).
    pub const INTERNATIONAL_1924: Self = Self::of("International 1924", 6_378_388.0, 297.0);
    /// Clarke 1880 (IGN), the ellipsoid of Deir ez Zor (EPSG 7011).
    pub const CLARKE_1880_IGN: Self = Self::of("Clarke 1880 (IGN)", 6_378_249.2, 293.466_021_293_627);

    /// An ellipsoid by its two published numbers.
    pub(crate) const fn of(name: &'static str, equatorial_radius_m: f64, inverse_flattening: f64) -> Self {
        Self { name, equatorial_radius_m, inverse_flattening }
    }

    /// The customary name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// Equatorial radius, metres.
    #[must_use]
    pub const fn equatorial_radius_m(self) -> f64 {
        self.equatorial_radius_m
    }

    /// One over the flattening.
    #[must_use]
    pub const fn inverse_flattening(self) -> f64 {
        self.inverse_flattening
    }

    /// Flattening.
    #[must_use]
    pub const fn flattening(self) -> f64 {
        1.0 / self.inverse_flattening
    }

    /// First eccentricity squared.
    #[must_use]
    pub const fn eccentricity_squared(self) -> f64 {
        let f = self.flattening();
        f * (2.0 - f)
    }

    /// Third flattening, (a - b) / (a + b).
    #[must_use]
    pub const fn third_flattening(self) -> f64 {
        let f = self.flattening();
        f / (2.0 - f)
    }

    /// Polar radius, metres.
    #[must_use]
    pub const fn polar_radius_m(self) -> f64 {
        self.equatorial_radius_m * (1.0 - self.flattening())
    }
}
