//! Finds files of a package that use each other in a circle. Without circles each file can be read and understood after those it
//! uses.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::modules::Crate;
use super::{name, packages};

/// The groups of nodes of which each reaches every other (strongly connected components of two and more).
fn circles<T: Ord + Copy>(arrows: &BTreeMap<T, BTreeSet<T>>) -> Vec<BTreeSet<T>> {
    let reached = |from: T| {
        let mut seen = BTreeSet::new();
        let mut open = vec![from];
        while let Some(node) = open.pop() {
            for next in arrows.get(&node).into_iter().flatten() {
                if seen.insert(*next) {
                    open.push(*next);
                }
            }
        }
        seen
    };
    let reach: BTreeMap<T, BTreeSet<T>> = arrows.keys().map(|n| (*n, reached(*n))).collect();
    let mut groups: BTreeSet<BTreeSet<T>> = BTreeSet::new();
    for (node, seen) in &reach {
        let group: BTreeSet<T> = seen
            .iter()
            .filter(|other| reach.get(other).is_some_and(|r| r.contains(node)))
            .copied()
            .collect();
        if group.len() > 1 {
            groups.insert(group);
        }
    }
    groups.into_iter().collect()
}

/// The roots of a package's library and programs, in the order of its manifest.
fn roots(package: &serde_json::Value) -> Vec<PathBuf> {
    let targets = package["targets"].as_array().expect("a list");
    let built = |target: &&serde_json::Value| {
        let kinds = target["kind"].as_array().expect("a list");
        let kinds = kinds.iter().filter_map(serde_json::Value::as_str);
        kinds
            .into_iter()
            .any(|kind| matches!(kind, "lib" | "cdylib" | "rlib" | "bin"))
    };
    let path =
        |target: &serde_json::Value| PathBuf::from(target["src_path"].as_str().expect("a path"));
    targets.iter().filter(built).map(path).collect()
}

/// A circle in words: each arrow of it and what is used.
fn described(
    circle: &BTreeSet<&Path>,
    arrows: &BTreeMap<&Path, BTreeMap<&Path, BTreeSet<String>>>,
) -> String {
    let root = e2e::root();
    let short = |path: &Path| {
        path.strip_prefix(&root)
            .unwrap_or(path)
            .display()
            .to_string()
    };
    let mut text = format!("a circle of {} files\n", circle.len());
    for file in circle {
        for (used, names) in arrows[file]
            .iter()
            .filter(|(used, _)| circle.contains(*used))
        {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let names = names.join(", ");
            let _ = writeln!(text, "  {} uses {} ({names})", short(file), short(used));
        }
    }
    text
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let mut found = String::new();
    for package in packages() {
        for root in roots(&package) {
            let code = Crate::read(&root);
            let arrows = code.arrows();
            let plain = arrows
                .iter()
                .map(|(file, uses)| (*file, uses.keys().copied().collect()))
                .collect();
            for circle in circles(&plain) {
                let _ = writeln!(found, "{}: {}", name(&package), described(&circle, &arrows));
            }
        }
    }
    assert!(found.is_empty(), "{found}");
}

#[test]
fn a_circle_is_found_wherever_it_is_entered() {
    let arrows = BTreeMap::from([
        ("a", BTreeSet::from(["b"])),
        ("b", BTreeSet::from(["c"])),
        ("c", BTreeSet::from(["b", "d"])),
        ("d", BTreeSet::new()),
    ]);
    assert_eq!(circles(&arrows), [BTreeSet::from(["b", "c"])]);
}
