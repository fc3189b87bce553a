//! How long an item is: the five length rules of ASTERIX, by which an item is skipped without being understood.
//!
//! Must not know what any item means. Source: EUROCONTROL-SPEC-0149, Part 1, "All Purpose Structured Eurocontrol Surveillance Information
//! Exchange", edition 3.1, section 5.2: fixed, extended, explicit, repetitive and compound data items.

/// The length rule of an item or of a part of a compound item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Always so many octets.
    Fixed(u8),
    /// A first part and, as long as the lowest bit of the part before is set, further parts.
    Extended {
        /// Octets of the first part.
        first: u8,
        /// Octets of each further part.
        further: u8,
    },
    /// A count in one octet and so many times this number of octets.
    Repetitive(u8),
    /// A chain of octets saying which parts follow, and those parts.
    Compound(&'static [Option<Part>]),
    /// A length in one octet, itself counted, and the rest.
    Explicit,
}

/// A part of a compound item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name in the specification.
    pub name: &'static str,
    /// Its length rule. Never compound: the specifications have no compound of compounds, and a walk that followed one could be made to
    /// follow many.
    pub layout: Layout,
}

/// The most parts of an extended item. The longest in any edition that we read has nine.
const PARTS_MAX: usize = 16;

/// Why an item cannot have the length that its own octets claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// It would end beyond its data block.
    BeyondBlock {
        /// Octets that it needs.
        needed: usize,
        /// Octets that are left.
        left: usize,
    },
    /// Its chain of extensions has no end.
    EndlessChain,
    /// It claims a part, or the record an item, that the edition does not define.
    Undefined {
        /// Which one, counted from 1.
        number: usize,
    },
    /// Its length octet says less than itself.
    NoLength,
}

/// A part of `size` octets under a name.
pub(super) const fn part(name: &'static str, size: u8) -> Option<Part> {
    Some(Part { name, layout: Layout::Fixed(size) })
}

/// A part with another length rule.
pub(super) const fn part_of(name: &'static str, layout: Layout) -> Option<Part> {
    Some(Part { name, layout })
}

impl Layout {
    /// How many octets at the start of `bytes` the item takes.
    ///
    /// # Errors
    /// [`Misfit`] when it cannot end within `bytes`.
    pub fn measure(self, bytes: &[u8]) -> Result<usize, Misfit> {
        let length = match self {
            Self::Fixed(size) => usize::from(size),
            Self::Extended { first, further } => measure_extended(usize::from(first), usize::from(further), bytes)?,
            Self::Repetitive(size) => 1 + usize::from(octet(bytes, 0)?) * usize::from(size),
            Self::Explicit => match octet(bytes, 0)? {
                0 => return Err(Misfit::NoLength),
                length => usize::from(length),
            },
            Self::Compound(parts) => return visit_parts(parts, bytes, |_, _| {}),
        };
        if length > bytes.len() {
            return Err(Misfit::BeyondBlock { needed: length, left: bytes.len() });
        }
        Ok(length)
    }
}

fn octet(bytes: &[u8], at: usize) -> Result<u8, Misfit> {
    bytes.get(at).copied().ok_or(Misfit::BeyondBlock { needed: at + 1, left: bytes.len() })
}

fn measure_extended(first: usize, further: usize, bytes: &[u8]) -> Result<usize, Misfit> {
    let mut end = first;
    for _ in 0..PARTS_MAX {
        if octet(bytes, end.saturating_sub(1))? & 1 == 0 {
            return Ok(end);
        }
        end += further;
    }
    Err(Misfit::EndlessChain)
}

/// Calls `found` with the place in the table and the octets of each part of a compound item; gives the length of the whole.
///
/// # Errors
/// [`Misfit`] when a part is not defined or does not end within `bytes`; what was found before is then worth nothing.
pub fn visit_parts<'a>(
    parts: &[Option<Part>],
    bytes: &'a [u8],
    mut found: impl FnMut(usize, &'a [u8]),
) -> Result<usize, Misfit> {
    let chain = chain_length(bytes, parts.len().div_ceil(7))?;
    let mut at = chain;
    for (place, flags) in bytes.iter().take(chain).enumerate() {
        for bit in (0..7).filter(|bit| flags & (0x80 >> bit) != 0) {
            let number = place * 7 + bit;
            let undefined = Misfit::Undefined { number: number + 1 };
            let part = parts.get(number).copied().flatten().ok_or(undefined)?;
            let rest = bytes.get(at..).unwrap_or_default();
            let length = match part.layout {
                Layout::Compound(_) => return Err(undefined),
                Layout::Fixed(_) | Layout::Extended { .. } | Layout::Repetitive(_) | Layout::Explicit => {
                    part.layout.measure(rest)?
                }
            };
            found(number, rest.get(..length).unwrap_or_default());
            at += length;
        }
    }
    Ok(at)
}

/// How many octets a chain of flags at the start of `bytes` has, each but the last with its lowest bit set.
pub(super) fn chain_length(bytes: &[u8], octets_max: usize) -> Result<usize, Misfit> {
    for at in 0..octets_max {
        if octet(bytes, at)? & 1 == 0 {
            return Ok(at + 1);
        }
    }
    Err(Misfit::EndlessChain)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTS: &[Option<Part>] = &[part("A", 1), None, part_of("B", Layout::Repetitive(2))];

    #[test]
    fn each_rule_measures_its_item() {
        for (layout, bytes, length) in [
            (Layout::Fixed(2), &[1, 2, 3][..], 2),
            (Layout::Extended { first: 1, further: 1 }, &[1, 1, 0, 9], 3),
            (Layout::Extended { first: 2, further: 1 }, &[9, 1, 0, 9], 3),
            (Layout::Extended { first: 3, further: 3 }, &[9, 9, 0, 9], 3),
            (Layout::Repetitive(2), &[2, 1, 1, 2, 2, 9], 5),
            (Layout::Repetitive(8), &[0], 1),
            (Layout::Explicit, &[3, 7, 7, 9], 3),
            (Layout::Compound(PARTS), &[0xA0, 7, 1, 8, 8, 9], 5),
        ] {
            assert_eq!(layout.measure(bytes), Ok(length), "{layout:?}");
        }
    }

    #[test]
    fn a_length_that_lies_is_a_misfit() {
        for (layout, bytes, misfit) in [
            (Layout::Fixed(4), &[1, 2, 3][..], Misfit::BeyondBlock { needed: 4, left: 3 }),
            (Layout::Repetitive(8), &[255, 0], Misfit::BeyondBlock { needed: 2041, left: 2 }),
            (Layout::Explicit, &[0, 0], Misfit::NoLength),
            (Layout::Explicit, &[9, 0], Misfit::BeyondBlock { needed: 9, left: 2 }),
            (Layout::Compound(PARTS), &[0x40, 0], Misfit::Undefined { number: 2 }),
            (Layout::Compound(PARTS), &[0x01, 0x80, 0], Misfit::EndlessChain),
            (Layout::Extended { first: 1, further: 1 }, &[1; 64], Misfit::EndlessChain),
            (Layout::Extended { first: 1, further: 1 }, &[1], Misfit::BeyondBlock { needed: 2, left: 1 }),
        ] {
            assert_eq!(layout.measure(bytes), Err(misfit), "{layout:?}");
        }
    }

    #[test]
    fn a_compound_of_compounds_is_not_followed() {
        const NESTED: &[Option<Part>] = &[part_of("C", Layout::Compound(PARTS))];
        assert_eq!(Layout::Compound(NESTED).measure(&[0x80, 0x80, 7]), Err(Misfit::Undefined { number: 1 }));
    }
}
