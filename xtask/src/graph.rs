//! The packages of the workspace, the arrows between them, and everything each of them links.
//!
//! Direct arrows come from `cargo metadata`. What a package links is asked of `cargo tree -p`, one package at a time,
//! because the metadata of a workspace adds up the features that all its members ask for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};
use cargo_metadata::{DependencyKind, MetadataCommand};

/// One package of ours.
#[derive(Debug, Clone, Default)]
pub struct OurPackage {
    /// Folder of the package from the root of the tree.
    pub folder: String,
    /// Names of direct dependencies of the shipped code.
    pub normal: BTreeSet<String>,
    /// Names of direct dev-dependencies.
    pub dev: BTreeSet<String>,
    /// Names of direct build-dependencies.
    pub build: BTreeSet<String>,
    /// Everything it links when built alone, without procedural macros, each with the features switched on.
    pub linked: BTreeMap<String, BTreeSet<String>>,
}

/// One package of the lock file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Locked {
    /// Package name.
    pub name: String,
    /// Version as text.
    pub version: String,
    /// Where it comes from; `None` for packages of the tree.
    pub source: Option<String>,
    /// Licence expression.
    pub license: Option<String>,
}

/// All of it.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// Our packages by name.
    pub ours: BTreeMap<String, OurPackage>,
    /// Every package that the workspace resolves to.
    pub locked: BTreeSet<Locked>,
}

impl Graph {
    /// Asks cargo about the workspace under `root`.
    ///
    /// # Errors
    /// When cargo cannot be run or its answer cannot be read.
    pub fn read(root: &Path) -> anyhow::Result<Self> {
        let metadata = MetadataCommand::new()
            .manifest_path(root.join("Cargo.toml"))
            .exec()
            .context("cannot read the metadata of the workspace")?;
        let mut graph = Self::default();
        for package in &metadata.packages {
            graph.locked.insert(Locked {
                name: package.name.to_string(),
                version: package.version.to_string(),
                source: package.source.as_ref().map(|source| source.repr.clone()),
                license: package.license.clone(),
            });
        }
        for package in metadata.workspace_packages() {
            let folder = package
                .manifest_path
                .parent()
                .and_then(|folder| folder.strip_prefix(&metadata.workspace_root).ok())
                .map(ToString::to_string)
                .unwrap_or_default();
            let mut ours = OurPackage { folder, ..OurPackage::default() };
            for dependency in &package.dependencies {
                match dependency.kind {
                    DependencyKind::Normal => ours.normal.insert(dependency.name.clone()),
                    DependencyKind::Development => ours.dev.insert(dependency.name.clone()),
                    DependencyKind::Build => ours.build.insert(dependency.name.clone()),
                    DependencyKind::Unknown => bail!("cargo reports a dependency of unknown kind: {}", dependency.name),
                };
            }
            ours.linked = linked(root, &package.name)?;
            graph.ours.insert(package.name.to_string(), ours);
        }
        Ok(graph)
    }
}

fn linked(root: &Path, package: &str) -> anyhow::Result<BTreeMap<String, BTreeSet<String>>> {
    let output = Command::new("cargo")
        .current_dir(root)
        .args(["tree", "--package", package, "--edges", "normal,no-proc-macro", "--prefix", "none"])
        .args(["--format", "{p}|{f}"])
        .output()
        .context("cannot run cargo tree")?;
    if !output.status.success() {
        bail!("cargo tree --package {package} failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(parse_tree(&String::from_utf8_lossy(&output.stdout), package))
}

/// Reads lines of `name version (place)|feature,feature (*)`.
fn parse_tree(text: &str, itself: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut linked: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in text.lines() {
        let Some((package, features)) = line.split_once('|') else { continue };
        let Some(name) = package.split_whitespace().next() else { continue };
        if name == itself {
            continue;
        }
        let features = features.trim_end_matches("(*)").trim();
        linked
            .entry(name.to_owned())
            .or_default()
            .extend(features.split(',').filter(|feature| !feature.is_empty()).map(str::to_owned));
    }
    linked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tree_lines_give_names_and_features() {
        let text =
            "jig-x v0.1.0 (/somewhere)|\nsha2 v0.11.0|alloc,default\nsha2 v0.11.0|alloc,default (*)\nlibm v0.2.16|\n";
        let linked = parse_tree(text, "jig-x");
        assert_eq!(linked.keys().map(String::as_str).collect::<Vec<_>>(), ["libm", "sha2"]);
        assert!(linked["sha2"].contains("alloc"));
        assert!(linked["libm"].is_empty());
    }
}
