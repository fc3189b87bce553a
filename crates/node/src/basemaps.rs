//! Basemaps that the operator supplies: PMTiles archives in one folder, known by name since the start, read in ranges.
//!
//! What a map looks like is no business of the node's, and nothing here is fetched from anywhere. A file is found by its exact name among
//! those that lay there at the start; a path is never made of what a caller says.
use crate::start::StartError;
use std::collections::BTreeMap;
use std::io::{self, Read as _, SeekFrom};
use std::path::{Path, PathBuf};
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _};

/// The most archives.
const FILES_MAX: usize = 16;
/// The most bytes of one answer: readers of PMTiles ask for a directory or a tile.
pub(crate) const RANGE_BYTES_MAX: u64 = 8 * 1024 * 1024;
/// How an archive begins: its name and the version that readers of today know (PMTiles specification, version 3).
const MAGIC: &[u8] = b"PMTiles\x03";

/// One archive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Basemap {
    path: PathBuf,
    /// Bytes.
    pub(crate) length: u64,
    /// A validator: length and time of change, in quotes. It tells a reader that the archive under it was exchanged.
    pub(crate) tag: String,
}

/// The archives by name; none without a folder.
#[derive(Debug, Default)]
pub(crate) struct Basemaps(BTreeMap<String, Basemap>);

impl Basemaps {
    /// Looks into a folder.
    ///
    /// # Errors
    /// [`StartError::Basemap`]: the folder or a file in it cannot be read, is no archive, or there are too many.
    pub(crate) fn load(folder: Option<&Path>) -> Result<Self, StartError> {
        let Some(folder) = folder else { return Ok(Self::default()) };
        let fault = |file: &str, reason| StartError::Basemap {
            folder: folder.to_path_buf(),
            file: file.chars().take(80).collect(),
            reason,
        };
        let mut found = BTreeMap::new();
        for entry in std::fs::read_dir(folder).map_err(|_| fault(".", "absent"))? {
            let entry = entry.map_err(|_| fault(".", "unreadable"))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_plain =
                name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_'));
            let is_archive = Path::new(&name).extension().is_some_and(|ending| ending == "pmtiles");
            if !is_plain || !is_archive {
                return Err(fault(&name, "foreign"));
            }
            found.insert(name.clone(), read(entry.path()).map_err(|_| fault(&name, "unreadable"))?);
            if found.len() > FILES_MAX {
                return Err(fault(&name, "too-many"));
            }
        }
        Ok(Self(found))
    }

    /// The archives, by name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Basemap)> {
        self.0.iter().map(|(name, basemap)| (name.as_str(), basemap))
    }

    /// The archive of this name.
    pub(crate) fn get(&self, name: &str) -> Option<&Basemap> {
        self.0.get(name)
    }
}

fn read(path: PathBuf) -> io::Result<Basemap> {
    let mut file = std::fs::File::open(&path)?;
    let about = file.metadata()?;
    let mut begins = [0_u8; MAGIC.len()];
    file.read_exact(&mut begins)?;
    if begins != MAGIC {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let changed = about.modified()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let tag = format!("\"{:x}-{:x}\"", about.len(), changed.as_millis());
    Ok(Basemap { path, length: about.len(), tag })
}

impl Basemap {
    /// Bytes `from` to `to`, both within; `to` within the archive and the range no longer than [`RANGE_BYTES_MAX`].
    pub(crate) async fn bytes(&self, range: Range) -> io::Result<Vec<u8>> {
        let mut file = tokio::fs::File::open(&self.path).await?;
        file.seek(SeekFrom::Start(range.from)).await?;
        let mut bytes = Vec::new();
        file.take(range.length()).read_to_end(&mut bytes).await?;
        Ok(bytes)
    }

    /// The range that a header asks for, cut at the end of the archive; nothing where it asks for none, for several, or for too much.
    pub(crate) fn range(&self, header: &str) -> Option<Range> {
        let (from, to) = header.strip_prefix("bytes=")?.split_once('-')?;
        let number = |text: &str| text.chars().all(|digit| digit.is_ascii_digit()).then(|| text.parse::<u64>().ok())?;
        let from = number(from)?;
        let last = self.length.checked_sub(1)?;
        let to = if to.is_empty() { last } else { number(to)?.min(last) };
        let range = Range { from, to };
        (from <= to && range.length() <= RANGE_BYTES_MAX).then_some(range)
    }
}

/// A range of bytes, both ends within.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Range {
    pub(crate) from: u64,
    pub(crate) to: u64,
}

impl Range {
    const fn length(self) -> u64 {
        self.to.saturating_sub(self.from).saturating_add(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wire::phrases::Coded as _;

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        folder
    }

    fn code(folder: &Path) -> String {
        Basemaps::load(Some(folder)).unwrap_err().code().to_owned()
    }

    #[test]
    fn archives_are_known_by_their_first_bytes_and_plain_names() {
        let good = folder(&[("theatre.pmtiles", b"PMTiles\x03 and more")]);
        let names: Vec<String> =
            Basemaps::load(Some(good.path())).unwrap().iter().map(|(name, _)| name.to_owned()).collect();
        assert_eq!(names, ["theatre.pmtiles"]);
        assert_eq!(Basemaps::load(None).unwrap().iter().count(), 0);
        for (name, bytes) in [
            ("theatre.pmtiles", &b"PMTiles\x02 and more"[..]),
            ("theatre.pmtiles", b"PMT"),
            ("theatre.mbtiles", b"PMTiles\x03 and more"),
            ("the atre.pmtiles", b"PMTiles\x03 and more"),
        ] {
            assert_eq!(code(folder(&[(name, bytes)]).path()), "node-start-basemap-unsound", "{name}");
        }
        assert_eq!(code(&good.path().join("absent")), "node-start-basemap-unsound");
    }

    #[tokio::test]
    async fn ranges_are_single_within_the_archive_and_short() {
        let good = folder(&[("theatre.pmtiles", b"PMTiles\x03 and more")]);
        let basemaps = Basemaps::load(Some(good.path())).unwrap();
        let basemap = basemaps.get("theatre.pmtiles").unwrap();
        let range = basemap.range("bytes=9-11").unwrap();
        assert_eq!(basemap.bytes(range).await.unwrap(), b"and");
        assert_eq!(basemap.range("bytes=9-"), Some(Range { from: 9, to: 16 }));
        assert_eq!(basemap.range("bytes=9-4000"), Some(Range { from: 9, to: 16 }));
        for header in
            ["", "bytes", "bytes=", "bytes=-4", "bytes=5-4", "bytes=17-18", "bytes=0-1,3-4", "bytes=+1-2", "lines=0-1"]
        {
            assert_eq!(basemap.range(header), None, "{header}");
        }
        let long = Basemap { length: u64::MAX, ..basemap.clone() };
        assert_eq!(long.range(&format!("bytes=0-{RANGE_BYTES_MAX}")), None);
        assert_eq!(long.range("bytes=0-"), None);
    }
}
