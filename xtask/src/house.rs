//! The whole tree as one value: every text file, every Rust source parsed, and the graph of packages.
//!
//! The only place in the rules that touches the disk. Walls and tidy rules are functions of a [`House`], so a test can
//! build a small crooked house in memory and see it refused.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::graph::Graph;
use crate::source::{AllTest, RustSource, parse};

/// Folders that hold no source of ours.
const SKIPPED_FOLDERS: &[&str] = &["target", "node_modules", ".git", "dist", "corpus", "artifacts", "coverage"];
/// Files larger than this are data; rules see their names only.
const TEXT_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// The tree and its packages.
#[derive(Debug, Default)]
pub struct House {
    /// Contents of every UTF-8 file by path from the root; `None` for binary or very large files.
    pub files: BTreeMap<String, Option<String>>,
    /// Every `.rs` file that could be lexed.
    pub rust: BTreeMap<String, RustSource>,
    /// Rust files that could not be lexed, with the reason.
    pub unparsed: BTreeMap<String, String>,
    /// Packages and arrows.
    pub graph: Graph,
}

impl House {
    /// Reads the tree under `root` and asks cargo for the graph.
    ///
    /// # Errors
    /// When a file or the metadata cannot be read.
    pub fn read(root: &Path) -> anyhow::Result<Self> {
        let mut house = Self::read_files(root)?;
        house.graph = Graph::read(root)?;
        Ok(house)
    }

    /// Reads the tree under `root` and leaves the graph empty.
    ///
    /// # Errors
    /// When a folder cannot be listed.
    pub fn read_files(root: &Path) -> anyhow::Result<Self> {
        let mut files = BTreeMap::new();
        collect(root, root, &mut files)?;
        Ok(Self::from_files(files))
    }

    /// A house of these files and no packages; the rules' tests start here.
    #[must_use]
    pub fn from_files(files: BTreeMap<String, Option<String>>) -> Self {
        let mut rust = BTreeMap::new();
        let mut unparsed = BTreeMap::new();
        for (path, text) in &files {
            if !has_extension(path, "rs") {
                continue;
            }
            let Some(text) = text else { continue };
            match parse(text, if lies_in_test_folder(path) { AllTest::Yes } else { AllTest::No }) {
                Ok(source) => {
                    rust.insert(path.clone(), source);
                }
                Err(reason) => {
                    unparsed.insert(path.clone(), reason);
                }
            }
        }
        Self { files, rust, unparsed, graph: Graph::default() }
    }

    /// A small house for tests: pairs of path and contents.
    #[must_use]
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self::from_files(files.iter().map(|(path, text)| ((*path).to_owned(), Some((*text).to_owned()))).collect())
    }

    /// The text of one file, when it is there and is text.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path)?.as_deref()
    }

    /// Every text file whose path starts with `prefix`.
    pub fn under<'house>(&'house self, prefix: &'house str) -> impl Iterator<Item = (&'house str, &'house str)> {
        self.files
            .iter()
            .filter(move |(path, _)| path.starts_with(prefix))
            .filter_map(|(path, text)| Some((path.as_str(), text.as_deref()?)))
    }

    /// Every parsed Rust file whose path starts with `prefix`.
    pub fn rust_under<'house>(
        &'house self,
        prefix: &'house str,
    ) -> impl Iterator<Item = (&'house str, &'house RustSource)> {
        self.rust.iter().filter(move |(path, _)| path.starts_with(prefix)).map(|(path, source)| (path.as_str(), source))
    }

    /// Every test function of the tree as (path, name, text with the comments above it).
    #[must_use]
    pub fn tests(&self) -> Vec<TestText<'_>> {
        let mut tests = Vec::new();
        for (path, source) in &self.rust {
            let Some(text) = self.text(path) else { continue };
            let lines: Vec<&str> = text.lines().collect();
            for test in &source.tests {
                let body = lines.get(test.first_line.saturating_sub(1)..test.last_line).unwrap_or_default().join("\n");
                tests.push(TestText { path, name: test.name.clone(), body });
            }
        }
        for (path, text) in self.under("web/") {
            if path.contains(".test.") {
                tests.push(TestText { path, name: path.to_owned(), body: text.to_owned() });
            }
        }
        tests
    }
}

/// A test with its text.
#[derive(Debug, Clone)]
pub struct TestText<'house> {
    /// File it stands in.
    pub path: &'house str,
    /// Function name, or the file for a web test.
    pub name: String,
    /// Its lines, with the comments and attributes above it.
    pub body: String,
}

/// True when the path ends with this extension.
#[must_use]
pub fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == extension)
}

/// True for files that are test code as a whole.
#[must_use]
pub fn lies_in_test_folder(path: &str) -> bool {
    path.split('/').any(|part| matches!(part, "tests" | "benches" | "examples" | "simulation"))
        || path.ends_with("/tests.rs")
        || path.ends_with("_tests.rs")
        || path.starts_with("fuzz/")
}

/// The root of the tree: the folder above `xtask`.
#[must_use]
pub fn root() -> PathBuf {
    let manifest = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().map(Path::to_path_buf).unwrap_or(manifest)
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Option<String>>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let entry = entry?;
        let path = entry.path();
        let name = entry.file_name();
        let kind = entry.file_type()?;
        if kind.is_dir() {
            if !SKIPPED_FOLDERS.iter().any(|skipped| name == *skipped) {
                collect(root, &path, files)?;
            }
        } else if kind.is_file() && name != ".git" {
            // In a linked working tree `.git` is a file; it is no more of the tree than the folder is.
            let relative = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            // A file that another process removes while we read is not ours to judge.
            let Ok(bytes) = fs::read(&path) else { continue };
            let small = u64::try_from(bytes.len()).is_ok_and(|length| length <= TEXT_BYTES_MAX);
            files.insert(relative, if small { String::from_utf8(bytes).ok() } else { None });
        }
    }
    Ok(())
}
