//! Searching files and print-outs for a place in every notation in which a program might keep it, and for words.
//!
//! It knows no format of ours: bytes are bytes. What is compressed or encrypted would be found by nobody and is not looked into.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// A place that must not be found.
pub(super) struct Place {
    /// Latitude, 1e-7 degree.
    pub(super) latitude_e7: i32,
    /// Longitude, 1e-7 degree.
    pub(super) longitude_e7: i32,
    /// The military grid reference, and minutes and seconds as they are written.
    pub(super) texts: &'static [&'static str],
}

/// Bytes that must not be found, and how they would have been written.
pub(super) struct Needle {
    bytes: Vec<u8>,
    what: String,
}

impl fmt::Display for Needle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl Needle {
    pub(super) fn of_text(text: &str) -> Self {
        Self { bytes: text.as_bytes().to_vec(), what: format!("“{text}”") }
    }
}

impl Place {
    /// As an officer types it.
    pub(super) fn degrees(&self) -> String {
        format!("{} N {} E", degrees(self.latitude_e7), degrees(self.longitude_e7))
    }

    /// Degrees to four and more decimals, whole units, floats and integers in both orders of bytes, the grid, minutes and seconds.
    pub(super) fn needles(&self) -> Vec<Needle> {
        let mut needles: Vec<Needle> = self.texts.iter().map(|text| Needle::of_text(text)).collect();
        for e7 in [self.latitude_e7, self.longitude_e7] {
            let whole = degrees(e7);
            let four = whole.get(..7).unwrap_or(&whole);
            needles.extend(
                [four.to_owned(), four.replace('.', ","), e7.to_string()].iter().map(|text| Needle::of_text(text)),
            );
            let binary = [
                e7.to_be_bytes().to_vec(),
                e7.to_le_bytes().to_vec(),
                i64::from(e7).to_be_bytes().to_vec(),
                i64::from(e7).to_le_bytes().to_vec(),
                (f64::from(e7) / 1e7).to_be_bytes().to_vec(),
                (f64::from(e7) / 1e7).to_le_bytes().to_vec(),
            ];
            needles.extend(
                binary.into_iter().map(|bytes| Needle { what: format!("{bytes:02x?}, {whole} degrees"), bytes }),
            );
        }
        needles
    }
}

/// Seven decimals, all of them: `36.3712345`.
fn degrees(e7: i32) -> String {
    format!("{}.{:07}", e7 / 10_000_000, e7.rem_euclid(10_000_000))
}

/// The first needle that stands in a text.
pub(super) fn found_in_text<'n>(text: &str, needles: &'n [Needle]) -> Option<&'n Needle> {
    found(text.as_bytes(), needles)
}

fn found<'n>(bytes: &[u8], needles: &'n [Needle]) -> Option<&'n Needle> {
    needles.iter().find(|needle| bytes.windows(needle.bytes.len()).any(|window| window == needle.bytes))
}

/// A file and the needle in it.
type Found<'n> = Option<(PathBuf, &'n Needle)>;

/// Reads every file below a folder, names included; gives their number, and the first that holds a needle.
pub(super) fn found_in_folder<'n>(folder: &Path, needles: &'n [Needle]) -> anyhow::Result<(usize, Found<'n>)> {
    let mut read = 0;
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            read += 1;
            let in_name = found_in_text(&path.to_string_lossy(), needles);
            if let Some(needle) = found(&bytes, needles).or(in_name) {
                return Ok((read, Some((path, needle))));
            }
        }
    }
    Ok((read, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place =
        Place { latitude_e7: 363_712_345, longitude_e7: 372_198_765, texts: &["37SCA4030926596", "22′16"] };

    #[test]
    fn a_planted_place_is_found_in_every_notation() {
        assert_eq!(PLACE.degrees(), "36.3712345 N 37.2198765 E");
        let needles = PLACE.needles();
        for text in
            ["36.3712345", "36,3712", "at 36.37123", "372198765", "37.2198 E", "37SCA4030926596", "36°22′16.4442″N"]
        {
            assert!(found_in_text(&format!("before {text} after"), &needles).is_some(), "{text}");
        }
        for bytes in [363_712_345_i32.to_le_bytes().to_vec(), 37.219_876_5_f64.to_be_bytes().to_vec()] {
            assert!(found(&[b"before".to_vec(), bytes, b"after".to_vec()].concat(), &needles).is_some());
        }
        for text in ["36.40 N 37.20 E", "2000:6963:9976", "22 July 2016, 16:00", "37 SAM"] {
            assert!(found_in_text(text, &needles).is_none(), "{text}");
        }
    }
}
