//! What the quality categories of a self-report say about its position.
//!
//! Must not know where a category was read. Sources: RTCA DO-260B tables 2-16 (navigation accuracy, position) and 2-14 (integrity);
//! ICAO Doc 9871 for version 0; EUROCONTROL-SPEC-0149-12, item 021/090, for the position integrity category.

use spacetime::observation::Quality;

/// One standard deviation along an axis is the radius that holds 95 % divided by 2.448, the quantile of the Rayleigh distribution.
const RADIUS_95_PER_SIGMA: f64 = 2.448;

/// Radius that holds 95 % of the positions, millimetres, by navigation accuracy category 1 to 11.
const RADIUS_95_MM: [u32; 11] =
    [18_520_000, 7_408_000, 3_704_000, 1_852_000, 926_000, 555_600, 185_200, 92_600, 30_000, 10_000, 3_000];
/// The same by the navigation uncertainty category 1 to 9 of version 0.
const RADIUS_95_VERSION_0_MM: [u32; 9] =
    [18_520_000, 9_260_000, 1_852_000, 926_000, 463_000, 185_200, 92_600, 10_000, 3_000];
/// Radius of containment, millimetres, by navigation integrity category 1 to 11; the wider one where a category has two.
const CONTAINMENT_MM: [u32; 11] =
    [37_040_000, 14_816_000, 7_408_000, 3_704_000, 1_852_000, 1_111_200, 370_400, 185_200, 75_000, 25_000, 7_500];
/// The same by the navigation uncertainty category 1 to 9 of version 0.
const CONTAINMENT_VERSION_0_MM: [u32; 9] =
    [37_040_000, 18_520_000, 3_704_000, 1_852_000, 926_000, 370_400, 185_200, 25_000, 7_500];
/// The same by the position integrity category 1 to 14.
const CONTAINMENT_PIC_MM: [u32; 14] = [
    37_040_000, 18_520_000, 14_816_000, 7_408_000, 3_704_000, 1_852_000, 1_111_200, 926_000, 555_600, 370_400, 185_200,
    74_080, 24_076, 7_408,
];

fn by_category(table: &[u32], category: Option<i64>) -> Option<u32> {
    let place = usize::try_from(category?.checked_sub(1)?).ok()?;
    table.get(place).copied()
}

/// One standard deviation of the position along each axis, millimetres.
///
/// Version 0 has no accuracy category of its own: its uncertainty category stands for both.
pub(super) fn sigma_mm(version: Option<i64>, nuc_p_or_nic: Option<i64>, nac_p: Option<i64>) -> Option<u32> {
    let radius_mm = match version {
        Some(0) => by_category(&RADIUS_95_VERSION_0_MM, nuc_p_or_nic),
        Some(_) | None => by_category(&RADIUS_95_MM, nac_p),
    }?;
    Some((f64::from(radius_mm) / RADIUS_95_PER_SIGMA + 0.5) as u32)
}

/// The quality of a report by the categories that it carries.
pub(super) fn of_self_report(
    version: Option<i64>,
    nuc_p_or_nic: Option<i64>,
    nac_p: Option<i64>,
    sil: Option<i64>,
    sda: Option<i64>,
    pic: Option<i64>,
) -> Quality {
    let small = |value: Option<i64>| value.and_then(|value| u8::try_from(value).ok());
    let is_version_0 = version == Some(0);
    let by_nic = if is_version_0 {
        by_category(&CONTAINMENT_VERSION_0_MM, nuc_p_or_nic)
    } else {
        by_category(&CONTAINMENT_MM, nuc_p_or_nic)
    };
    Quality {
        version: small(version),
        nic: if is_version_0 { None } else { small(nuc_p_or_nic) },
        nac_p: small(nac_p),
        sil: small(sil),
        sda: small(sda),
        containment_mm: by_category(&CONTAINMENT_PIC_MM, pic).or(by_nic),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_become_millimetres_by_their_version() {
        assert_eq!(sigma_mm(Some(2), Some(8), Some(10)), Some(4_085));
        assert_eq!(sigma_mm(Some(0), Some(7), None), Some(37_827));
        assert_eq!(sigma_mm(Some(2), Some(8), Some(0)), None);
        assert_eq!(sigma_mm(None, None, None), None);
        assert_eq!(sigma_mm(Some(2), None, Some(15)), None);
    }

    #[test]
    fn a_version_0_report_claims_no_integrity_category() {
        let quality = of_self_report(Some(0), Some(7), None, None, None, None);
        assert_eq!((quality.nic, quality.containment_mm), (None, Some(185_200)));
        let newer = of_self_report(Some(2), Some(8), Some(9), Some(3), Some(2), Some(13));
        assert_eq!((newer.nic, newer.nac_p, newer.sil, newer.sda), (Some(8), Some(9), Some(3), Some(2)));
        assert_eq!(newer.containment_mm, Some(24_076));
    }
}
