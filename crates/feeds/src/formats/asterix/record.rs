//! Takes a record apart into its items by the profile of its edition, without interpreting one.
//!
//! Must not know what an item means. Every item is kept as the octets that it had, the unknown ones too.

use super::layout::{Misfit, chain_length};
use super::uap::{ItemNumber, Uap};

/// The most items of one record: seven flags in each of seven octets.
const ITEMS_MAX: usize = 49;

/// One item of one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Its number.
    pub number: ItemNumber,
    /// Its octets.
    pub bytes: &'a [u8],
}

/// A record taken apart.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    pieces: [Piece<'a>; ITEMS_MAX],
    count: usize,
}

/// Why a record does not fit the profile, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordMisfit {
    /// Offset of the item within the octets given, or of the flags.
    pub at: usize,
    /// The item; nothing when the flags themselves do not fit.
    pub number: Option<ItemNumber>,
    /// What is wrong.
    pub misfit: Misfit,
}

impl<'a> Record<'a> {
    /// Takes apart the record at the start of `bytes`; gives how many octets it has.
    ///
    /// # Errors
    /// [`RecordMisfit`] when its items do not end within `bytes` or are not those of the profile.
    pub fn split(uap: &Uap, bytes: &'a [u8]) -> Result<(Self, usize), RecordMisfit> {
        let of_flags = |misfit| RecordMisfit { at: 0, number: None, misfit };
        let chain = chain_length(bytes, uap.items.len().div_ceil(7)).map_err(of_flags)?;
        let nothing = Piece { number: ItemNumber(0), bytes: &[] };
        let mut record = Self { pieces: [nothing; ITEMS_MAX], count: 0 };
        let mut at = chain;
        for (octet, flags) in bytes.iter().take(chain).enumerate() {
            // Only the seven flags: the lowest bit is the chain's.
            let mut flags = flags & 0xFE;
            while flags != 0 {
                let bit = flags.leading_zeros() as usize;
                flags &= !(0x80 >> bit);
                let place = octet * 7 + bit;
                let item = uap.items.get(place).copied().flatten();
                let Some(item) = item else { return Err(of_flags(Misfit::Undefined { number: place + 1 })) };
                let rest = bytes.get(at..).unwrap_or_default();
                let misfits = |misfit| RecordMisfit { at, number: Some(item.number), misfit };
                let length = item.layout.measure(rest).map_err(misfits)?;
                if let Some(slot) = record.pieces.get_mut(record.count) {
                    *slot = Piece { number: item.number, bytes: rest.get(..length).unwrap_or_default() };
                    record.count += 1;
                }
                at += length;
            }
        }
        if record.count == 0 {
            // A record of nothing: eight zero bits would be read as endless empty records.
            return Err(of_flags(Misfit::Undefined { number: 0 }));
        }
        Ok((record, at))
    }

    /// Hands the octets of each item to the place where a reader keeps them; gives how many items have none and are skipped by rule.
    pub(super) fn sort_into<Reader>(
        &self,
        reader: &mut Reader,
        place: impl for<'r> Fn(&'r mut Reader, u16) -> Option<&'r mut &'a [u8]>,
    ) -> u64 {
        let mut skipped = 0;
        for piece in self.pieces() {
            match place(reader, piece.number.0) {
                Some(kept) => *kept = piece.bytes,
                None => skipped += 1,
            }
        }
        skipped
    }

    /// Its items in the order of the flags.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'a>> + '_ {
        self.pieces.iter().take(self.count).copied()
    }
}

/// The source codes of the first record in these octets: the one item that stands at the same place in every edition of every
/// category.
#[must_use]
pub(super) fn source_codes(bytes: &[u8]) -> Option<(u8, u8)> {
    let chain = chain_length(bytes, 7).ok()?;
    if bytes.first()? & 0x80 == 0 {
        return None;
    }
    Some((*bytes.get(chain)?, *bytes.get(chain + 1)?))
}

#[cfg(test)]
mod tests {
    use super::super::uap::profile;
    use super::*;

    fn plots() -> &'static Uap {
        profile(48, "1.32").unwrap()
    }

    #[test]
    fn items_come_in_the_order_of_the_flags_and_keep_their_octets() {
        // Source, time, target report descriptor with one extension, measured position.
        let bytes = [0xF0, 25, 201, 1, 2, 3, 0xA1, 0x00, 9, 9, 9, 9, 0xEE];
        let (record, length) = Record::split(plots(), &bytes).unwrap();
        assert_eq!(length, 12);
        let pieces: Vec<(u16, usize)> = record.pieces().map(|piece| (piece.number.0, piece.bytes.len())).collect();
        assert_eq!(pieces, [(10, 2), (140, 3), (20, 2), (40, 4)]);
        assert_eq!(source_codes(&bytes), Some((25, 201)));
    }

    #[test]
    fn what_does_not_fit_names_its_item_and_place() {
        for (bytes, at, number, misfit) in [
            (&[0xE0, 25, 201, 1, 2, 3][..], 6, Some(20), Misfit::BeyondBlock { needed: 1, left: 0 }),
            (&[0xE0, 25, 201, 1, 2, 3, 1, 1], 6, Some(20), Misfit::BeyondBlock { needed: 3, left: 2 }),
            (&[0x01; 9], 0, None, Misfit::EndlessChain),
            (&[0x00, 0x00], 0, None, Misfit::Undefined { number: 0 }),
            (&[], 0, None, Misfit::BeyondBlock { needed: 1, left: 0 }),
        ] {
            let expected = RecordMisfit { at, number: number.map(ItemNumber), misfit };
            assert_eq!(Record::split(plots(), bytes).err(), Some(expected), "{bytes:?}");
        }
    }

    #[test]
    fn a_flag_that_must_not_be_set_does_not_fit() {
        let tracks = profile(62, "1.18").unwrap();
        let misfit = Record::split(tracks, &[0xC0, 1, 2]).unwrap_err();
        assert_eq!((misfit.number, misfit.misfit), (None, Misfit::Undefined { number: 2 }));
    }

    #[test]
    fn a_block_without_its_source_has_no_codes() {
        assert_eq!(source_codes(&[0x40, 1, 2]), None);
        assert_eq!(source_codes(&[0x80, 1]), None);
        assert_eq!(source_codes(&[0x81; 20]), None);
    }
}
