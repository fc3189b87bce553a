//! Reads files below a folder for the verifier. A link or a device is never followed: it has no place in a log.
use super::AuditFault;
use agreement::identity::Digest;
use ledger::sha256;
use ledger::verify::Reader;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The files below a folder, by path relative to it.
pub(super) struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The files below `root`.
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.to_path_buf() }
    }

    fn collect(&self, below: &Path, prefix: &str, into: &mut Vec<String>) -> io::Result<()> {
        let mut entries: Vec<_> = fs::read_dir(below)?.collect::<Result<_, _>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name();
            let path = format!("{prefix}{}", name.to_string_lossy());
            if entry.file_type()?.is_dir() {
                let before = into.len();
                self.collect(&entry.path(), &format!("{path}/"), into)?;
                if into.len() == before && !prefix.is_empty() {
                    // An empty folder inside a log is as stray as a file.
                    into.push(path);
                }
            } else {
                into.push(path);
            }
        }
        Ok(())
    }
}

impl Reader for Folder {
    fn list(&self) -> Result<Vec<String>, String> {
        let mut paths = Vec::new();
        self.collect(&self.root, "", &mut paths).map_err(|cause| cause.to_string())?;
        Ok(paths)
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, String> {
        let file = self.root.join(path);
        match fs::symlink_metadata(&file) {
            Ok(about) if about.is_file() => fs::read(&file).map(Some).map_err(|cause| cause.to_string()),
            Ok(_) => Ok(None),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(cause.to_string()),
        }
    }
}

/// Checks that every attachment's bytes hash to its name; gives their number.
pub(super) fn check_attachments(reader: &dyn Reader) -> Result<u64, AuditFault> {
    let unreadable = |path: &str, cause: String| AuditFault::Unreadable {
        path: format!("attachments/{path}"),
        cause: io::Error::other(cause),
    };
    let paths = reader.list().map_err(|cause| unreadable("", cause))?;
    for path in &paths {
        let named = Digest::parse_hex(path).ok_or_else(|| AuditFault::Stray { path: format!("attachments/{path}") })?;
        let bytes = reader.read(path).map_err(|cause| unreadable(path, cause))?.unwrap_or_default();
        if sha256(&bytes).as_bytes() != named.as_bytes() {
            return Err(AuditFault::Attachment { path: format!("attachments/{path}") });
        }
    }
    Ok(u64::try_from(paths.len()).unwrap_or(u64::MAX))
}
