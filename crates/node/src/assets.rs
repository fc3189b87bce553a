//! The built workstation, read once at the start: a flat folder of files, each known by name, type and hash.
//!
//! What a browser runs is what lay there when the node started; a file that changes later is not served. Must not know what
//! the files say.
use crate::start::StartError;
use std::collections::BTreeMap;
use std::path::Path;

/// The page that the others belong to.
const INDEX: &str = "index.html";
/// The most files.
const FILES_MAX: usize = 256;
/// The most bytes of one file: a basemap's data fits.
const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// The most bytes of all.
const BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Endings of names, and the media types that go with them. No other file is served.
const TYPES: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("woff2", "font/woff2"),
];

/// One file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Asset {
    pub(crate) bytes: axum::body::Bytes,
    pub(crate) media_type: &'static str,
    /// A strong validator: the SHA-256 of the bytes, in quotes.
    pub(crate) tag: String,
}

/// The files by name; none without a folder.
#[derive(Debug, Default)]
pub(crate) struct Assets(BTreeMap<String, Asset>);

impl Assets {
    /// Reads a folder.
    ///
    /// # Errors
    /// [`StartError::Workstation`]: a file that could not be served, or no page among them.
    pub(crate) fn load(folder: Option<&Path>) -> Result<Self, StartError> {
        let Some(folder) = folder else { return Ok(Self::default()) };
        let fault = |file: &str, reason| StartError::Workstation {
            folder: folder.to_path_buf(),
            file: file.chars().take(80).collect(),
            reason,
        };
        let mut files = BTreeMap::new();
        let mut total = 0_u64;
        for entry in std::fs::read_dir(folder).map_err(|_| fault(INDEX, "absent"))? {
            let entry = entry.map_err(|_| fault(INDEX, "unreadable"))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let media_type = media_type(&name).ok_or_else(|| fault(&name, "name"))?;
            // A link or a folder is no file of ours.
            let size = entry.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len());
            let size = size.ok_or_else(|| fault(&name, "unreadable"))?;
            total = total.saturating_add(size);
            if size > FILE_BYTES_MAX || total > BYTES_MAX {
                return Err(fault(&name, "size"));
            }
            if files.len() == FILES_MAX {
                return Err(fault(&name, "count"));
            }
            let bytes = std::fs::read(entry.path()).map_err(|_| fault(&name, "unreadable"))?;
            let tag = tag(&bytes);
            files.insert(name, Asset { bytes: bytes.into(), media_type, tag });
        }
        if files.contains_key(INDEX) { Ok(Self(files)) } else { Err(fault(INDEX, "absent")) }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Asset> {
        self.0.get(name)
    }

    /// The workstation's page, if there is a workstation.
    pub(crate) fn index(&self) -> Option<&Asset> {
        self.get(INDEX)
    }
}

/// The media type of a name that may be served.
fn media_type(name: &str) -> Option<&'static str> {
    let sound = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    let (stem, ending) = name.rsplit_once('.')?;
    let known = TYPES.iter().find(|(known, _)| *known == ending).map(|(_, media_type)| *media_type);
    known.filter(|_| sound && !stem.is_empty() && !stem.starts_with('.'))
}

fn tag(bytes: &[u8]) -> String {
    format!("\"{}\"", ledger::sha256(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    #[test]
    fn files_are_known_by_type_and_hash() {
        let folder = folder(&[("index.html", "<!doctype html>"), ("app.js", "1"), ("part-AB_3.mjs", "2")]);
        let assets = Assets::load(Some(folder.path())).unwrap();
        assert_eq!(assets.index().unwrap().media_type, "text/html; charset=utf-8");
        let script = assets.get("app.js").unwrap();
        assert_eq!(script.tag, "\"6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b\"");
        assert_eq!(&script.bytes[..], b"1");
        assert!(assets.get("absent.js").is_none());
        // What changes later is not served.
        std::fs::write(folder.path().join("app.js"), "changed").unwrap();
        assert_eq!(&assets.get("app.js").unwrap().bytes[..], b"1");
    }

    #[test]
    fn no_folder_means_no_workstation() {
        assert!(Assets::load(None).unwrap().index().is_none());
    }

    #[test]
    fn folder_with_a_file_that_is_not_served_is_refused_by_name() {
        let good = ("index.html", "<!doctype html>");
        // (file beside the page, reason)
        let table = [
            (Some(("officer.key", "secret")), "officer.key", "name"),
            (Some((".hidden.js", "")), ".hidden.js", "name"),
            (Some(("page", "")), "page", "name"),
            (Some(("a b.js", "")), "a b.js", "name"),
            (Some(("алеф.js", "")), "алеф.js", "name"),
        ];
        for (beside, file, reason) in table {
            let files: Vec<_> = std::iter::once(good).chain(beside).collect();
            let folder = folder(&files);
            let refused = Assets::load(Some(folder.path())).unwrap_err();
            assert!(
                matches!(&refused, StartError::Workstation { file: found, reason: why, .. } if found == file && *why == reason),
                "{refused}"
            );
        }
        let inner = folder(&[good]);
        std::fs::create_dir(inner.path().join("folder.js")).unwrap();
        assert!(Assets::load(Some(inner.path())).is_err());
        assert!(Assets::load(Some(folder(&[("app.js", "")]).path())).is_err());
        assert!(Assets::load(Some(Path::new("/nonexistent/dist"))).is_err());
    }

    #[test]
    fn too_much_is_refused() {
        let large = folder(&[("index.html", "")]);
        let file = std::fs::File::create(large.path().join("large.json")).unwrap();
        file.set_len(FILE_BYTES_MAX + 1).unwrap();
        let refused = Assets::load(Some(large.path())).unwrap_err();
        assert!(matches!(refused, StartError::Workstation { reason: "size", .. }), "{refused}");
        let many = folder(&[("index.html", "")]);
        for number in 0..FILES_MAX {
            std::fs::write(many.path().join(format!("{number}.js")), "").unwrap();
        }
        let refused = Assets::load(Some(many.path())).unwrap_err();
        assert!(matches!(refused, StartError::Workstation { reason: "count", .. }), "{refused}");
    }
}
