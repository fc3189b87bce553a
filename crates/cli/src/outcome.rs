//! How a command ends: exit codes, failures as codes with arguments, and the one place where they become sentences.
//!
//! Exit codes are promised to scripts: 0 everything holds, 1 it could not be done or read, 2 it was read and does not
//! hold (or was refused), 64 usage.
use std::io::ErrorKind;
use std::path::Path;
use wire::phrases::{Coded, Phrases};

/// Everything holds.
pub const HOLDS: u8 = 0;
/// Could not be done or read.
pub const COULD_NOT: u8 = 1;
/// Was read and does not hold, or was refused.
pub const DOES_NOT_HOLD: u8 = 2;
/// The command line itself (sysexits `EX_USAGE`).
pub const USAGE: u8 = 64;

/// Why a command did not end well.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure {
    /// Exit code.
    pub exit: u8,
    /// Code of the sentence; its `.cure` says what to do.
    pub code: String,
    /// Arguments of the sentence.
    pub arguments: Vec<(&'static str, String)>,
    /// Further reasons of the same refusal, in words already, each with its cure.
    pub others: Vec<(String, Option<String>)>,
    /// Nobody reads the output any more, so nobody is told: a quiet end, as for any filter.
    pub is_silent: bool,
}

impl Failure {
    /// A failure that has a code of its own.
    #[must_use]
    pub fn new(exit: u8, code: &str, arguments: Vec<(&'static str, String)>) -> Self {
        Self { exit, code: code.to_owned(), arguments, others: Vec::new(), is_silent: false }
    }

    /// Something that could not be done.
    #[must_use]
    pub fn could_not(error: &dyn Coded) -> Self {
        Self::new(COULD_NOT, error.code(), error.arguments())
    }

    /// Something that was read and does not hold.
    #[must_use]
    pub fn does_not_hold(error: &dyn Coded) -> Self {
        Self::new(DOES_NOT_HOLD, error.code(), error.arguments())
    }

    /// Something the caller typed that cannot be meant.
    #[must_use]
    pub fn usage(error: &dyn Coded) -> Self {
        Self::new(USAGE, error.code(), error.arguments())
    }

    /// The sentence, and the cure on a line of its own where there is one.
    #[must_use]
    pub fn sentence(&self, phrases: &Phrases) -> String {
        let mut said = phrases.say(&self.code, &self.arguments);
        if let Some(cure) = phrases.cure(&self.code, &self.arguments) {
            said.push_str(&format!("\n  → {cure}"));
        }
        for (other, cure) in &self.others {
            said.push_str(&format!("\n  · {other}"));
            if let Some(cure) = cure {
                said.push_str(&format!("\n    → {cure}"));
            }
        }
        said
    }

    /// The error object of a document: code, text and cure, for programs.
    #[must_use]
    pub fn document(&self, phrases: &Phrases) -> serde_json::Value {
        let others: Vec<_> =
            self.others.iter().map(|(text, cure)| serde_json::json!({ "text": text, "cure": cure })).collect();
        let mut document = serde_json::json!({
            "code": self.code,
            "text": phrases.say(&self.code, &self.arguments),
            "cure": phrases.cure(&self.code, &self.arguments),
        });
        if let (false, Some(fields)) = (others.is_empty(), document.as_object_mut()) {
            fields.insert("others".to_owned(), others.into());
        }
        document
    }
}

/// Reads a file, or says which one and why not.
///
/// # Errors
/// [`Failure`] with exit code 1.
pub fn read_file(file: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(file).map_err(|cause| io_failure("cli-read-failed", file, &cause))
}

/// Reads a document that people may have saved in an editor: a mark of the byte order before its first character is no part of it.
///
/// # Errors
/// [`Failure`] with exit code 1.
pub fn read_document(file: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = read_file(file)?;
    Ok(bytes.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(bytes))
}

/// Reads a text file.
///
/// # Errors
/// [`Failure`] with exit code 1.
pub fn read_text(file: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(file).map_err(|cause| io_failure("cli-read-failed", file, &cause))
}

/// Writes a file, or says which one and why not.
///
/// # Errors
/// [`Failure`] with exit code 1.
pub fn write_file(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    std::fs::write(file, bytes).map_err(|cause| io_failure("cli-write-failed", file, &cause))
}

/// A failure of the file system.
#[must_use]
pub fn io_failure(code: &str, file: &Path, cause: &std::io::Error) -> Failure {
    let mut arguments = vec![("file", file.display().to_string())];
    arguments.extend(io_cause(cause));
    Failure::new(COULD_NOT, code, arguments)
}

/// The causes that the catalogues have words for.
const IO_CAUSES: [(ErrorKind, &str); 11] = [
    (ErrorKind::NotFound, "not-found"),
    (ErrorKind::PermissionDenied, "permission-denied"),
    (ErrorKind::AlreadyExists, "already-exists"),
    (ErrorKind::IsADirectory, "is-a-directory"),
    (ErrorKind::NotADirectory, "not-a-directory"),
    (ErrorKind::ReadOnlyFilesystem, "read-only"),
    (ErrorKind::StorageFull, "storage-full"),
    (ErrorKind::InvalidData, "invalid-data"),
    (ErrorKind::UnexpectedEof, "unexpected-end"),
    (ErrorKind::AddrInUse, "address-in-use"),
    (ErrorKind::AddrNotAvailable, "address-not-here"),
];

/// What the operating system says, as arguments of `cli-io-cause`: the commonest causes by name, so that they are said in the reader's
/// language, any other in the system's own words.
#[must_use]
pub fn io_cause(cause: &std::io::Error) -> [(&'static str, String); 2] {
    let name = IO_CAUSES.iter().find(|(kind, _)| *kind == cause.kind()).map_or("other", |(_, name)| name);
    [("cause", name.to_owned()), ("system", cause.to_string())]
}
