//! Which of our packages may depend on which: the arrows between them run one way.
//!
//! The table is the picture in ARCHITECTURE.md. Each package may use packages of lines above its own, and of those only
//! the ones it names; a manifest that says otherwise fails the step `arrows` of `cargo xtask test`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::workspace::root;

/// A package and what it may use, lowest first.
const LAYERS: &[(&str, &[&str])] = &[
    ("geodata-model", &[]),
    ("geodata-crs", &[]),
    ("geodata-mvt", &["geodata-model"]),
    ("geodata-mapspec", &["geodata-model"]),
    ("geodata-api", &["geodata-model"]),
    ("geodata-join", &["geodata-api", "geodata-model"]),
    (
        "geodata-atlas",
        &["geodata-api", "geodata-join", "geodata-model"],
    ),
    (
        "geodata-indicator",
        &[
            "geodata-api",
            "geodata-atlas",
            "geodata-join",
            "geodata-model",
        ],
    ),
    (
        "geodata-tile",
        &[
            "geodata-atlas",
            "geodata-mapspec",
            "geodata-model",
            "geodata-mvt",
        ],
    ),
    (
        "geodata-cartography",
        &[
            "geodata-api",
            "geodata-atlas",
            "geodata-indicator",
            "geodata-join",
            "geodata-mapspec",
            "geodata-model",
            "geodata-mvt",
        ],
    ),
    (
        "geodata-store",
        &[
            "geodata-api",
            "geodata-atlas",
            "geodata-join",
            "geodata-mapspec",
            "geodata-model",
        ],
    ),
    (
        "geodata-import",
        &[
            "geodata-atlas",
            "geodata-crs",
            "geodata-join",
            "geodata-model",
            "geodata-store",
        ],
    ),
    (
        "atlante",
        &[
            "geodata-api",
            "geodata-atlas",
            "geodata-cartography",
            "geodata-crs",
            "geodata-import",
            "geodata-indicator",
            "geodata-join",
            "geodata-mapspec",
            "geodata-model",
            "geodata-mvt",
            "geodata-store",
            "geodata-tile",
        ],
    ),
    // the client links what it shows, and nothing that computes
    (
        "atlante-client",
        &[
            "geodata-api",
            "geodata-mapspec",
            "geodata-model",
            "geodata-mvt",
        ],
    ),
    (
        "atlante-whatif",
        &["geodata-api", "geodata-atlas", "geodata-indicator"],
    ),
    // it runs the program and links none of it
    ("e2e", &[]),
    ("xtask", &[]),
];

/// The folders with a manifest of ours; of `geodata/crates` each folder is one.
const FOLDERS: &[&str] = &["backend", "frontend", "frontend/whatif", "tests", "xtask"];

/// What is wrong with the arrows, a line each; nothing when they run one way.
pub(crate) fn check() -> Result<Vec<String>> {
    let mut faults = layers_faults(LAYERS);
    let mut found = Vec::new();
    for manifest in manifests()? {
        let text = fs::read_to_string(&manifest)
            .with_context(|| format!("cannot read {}", manifest.display()))?;
        let (package, uses) = package_and_uses(&text);
        faults.extend(package_faults(LAYERS, &package, &uses));
        found.push(package);
    }
    let gone = LAYERS
        .iter()
        .filter(|(name, _)| !found.iter().any(|f| f == name));
    faults.extend(gone.map(|(name, _)| format!("{name} is in the table and not in the workspace")));
    Ok(faults)
}

fn manifests() -> Result<Vec<PathBuf>> {
    let crates = root().join("geodata/crates");
    let entries =
        fs::read_dir(&crates).with_context(|| format!("cannot list {}", crates.display()))?;
    let mut folders = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<Vec<_>>>()?;
    folders.extend(FOLDERS.iter().map(|folder| root().join(folder)));
    folders.sort();
    let manifests = folders.iter().map(|folder| folder.join("Cargo.toml"));
    Ok(manifests.filter(|path| Path::is_file(path)).collect())
}

/// The name of a package and the packages of ours that its library or program depends on. Tests and benchmarks may use
/// what they like: `[dev-dependencies]` are no arrows.
fn package_and_uses(manifest: &str) -> (String, Vec<String>) {
    let (mut name, mut uses, mut section) = (String::new(), Vec::new(), "");
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if let Some((key, value)) = line.split_once('=') {
            let key = key.trim().split('.').next().unwrap_or_default();
            if section == "[package]" && key == "name" {
                value.trim().trim_matches('"').clone_into(&mut name);
            }
            let depends = section.ends_with("dependencies]") && !section.contains("dev-");
            if depends && (key.starts_with("geodata-") || key.starts_with("atlante")) {
                uses.push(key.to_owned());
            }
        }
    }
    (name, uses)
}

fn package_faults(layers: &[(&str, &[&str])], package: &str, uses: &[String]) -> Vec<String> {
    let Some((_, allowed)) = layers.iter().find(|(name, _)| *name == package) else {
        return vec![format!(
            "{package} is not in the table of xtask/src/arrows.rs: say there, and in ARCHITECTURE.md, what it may use"
        )];
    };
    let strangers = uses.iter().filter(|name| !allowed.contains(&name.as_str()));
    strangers
        .map(|name| {
            format!(
                "{package} depends on {name}, which it may not (xtask/src/arrows.rs, ARCHITECTURE.md)"
            )
        })
        .collect()
}

/// The table itself runs one way.
fn layers_faults(layers: &[(&str, &[&str])]) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, (name, allowed)) in layers.iter().enumerate() {
        let below = &layers[..at];
        let wrong = allowed
            .iter()
            .filter(|used| !below.iter().any(|(name, _)| name == *used));
        faults.extend(wrong.map(|used| format!("{name} may use {used}, which stands above it")));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_is_as_the_table_says() {
        assert_eq!(check().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn an_arrow_that_runs_back_is_refused() {
        let manifest = "[package]\nname = \"geodata-join\"\n[dependencies]\ngeo = \"1\"\ngeodata-atlas.workspace = true\n\
                        [dev-dependencies]\ngeodata-tile.workspace = true\n";
        let (package, uses) = package_and_uses(manifest);
        assert_eq!(uses, ["geodata-atlas"]);
        let faults = package_faults(LAYERS, &package, &uses);
        assert_eq!(faults.len(), 1);
        assert!(
            faults[0].contains("geodata-join depends on geodata-atlas"),
            "{faults:?}"
        );
        assert_eq!(layers_faults(&[("a", &["b"]), ("b", &[])]).len(), 1);
        assert_eq!(package_faults(LAYERS, "geodata-new", &[]).len(), 1);
    }
}
