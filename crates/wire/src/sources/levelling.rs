//! Levels what copies of one text differ in without saying anything else: quotation marks, dashes, bullets, white space (DIF-09).
//!
//! Texts are compared and hashed as words only after this. What stands around the text on a page is no matter of single signs
//! and is left out where two copies are laid side by side, or where the clauses of one are looked for. Knows no clause.
use super::SourceError;

/// The longest copy that is read, bytes. The text has some 17,000.
pub const COPY_BYTES_MAX: usize = 256 * 1024;

/// The words of a copy, levelled.
///
/// Quotation marks of every form become `"` or `'`, dashes of every length and the doubled hyphen become `-`; bullets,
/// hidden marks and no-break spaces part words as white space does.
///
/// # Errors
/// [`SourceError::TooLong`].
pub fn levelled(copy: &str) -> Result<Vec<String>, SourceError> {
    if copy.len() > COPY_BYTES_MAX {
        return Err(SourceError::TooLong { bytes: copy.len() });
    }
    let signs: String = copy.chars().map(sign).collect();
    Ok(signs.replace("--", "-").split_whitespace().map(str::to_owned).collect())
}

/// The plain sign for one that a printer or an editor put in its place.
const fn sign(found: char) -> char {
    match found {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2022}' | '\u{2023}' | '\u{25cf}' | '\u{b7}' | '\u{ad}' | '\u{200b}' | '\u{feff}' => ' ',
        other => other,
    }
}
