//! Which of our packages may depend on which: the arrows between them run one way.
//!
//! The table is that of ARCHITECTURE.md. A package may use only packages of lines above its own, and of those only the ones it
//! names; the manifests, as cargo reads them, must agree.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{name, packages};

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
        "atlante-export",
        &[
            "geodata-api",
            "geodata-atlas",
            "geodata-cartography",
            "geodata-indicator",
            "geodata-mapspec",
            "geodata-model",
        ],
    ),
    (
        "atlante",
        &[
            "atlante-export",
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

/// The packages of the workspace and what each depends on; what only its tests and benchmarks use is no arrow.
fn workspace() -> Vec<(String, Vec<String>)> {
    let of_package = |package: &Value| {
        let all = package["dependencies"].as_array().expect("a list");
        let used = all.iter().filter(|d| d["kind"] != "dev");
        (name(package), used.map(name).collect())
    };
    packages().iter().map(of_package).collect()
}

/// Where the packages differ from the table, a line each.
fn faults(layers: &[(&str, &[&str])], packages: &[(String, Vec<String>)]) -> Vec<String> {
    let ours: BTreeSet<&str> = packages.iter().map(|(name, _)| name.as_str()).collect();
    let listed: BTreeSet<&str> = layers.iter().map(|(name, _)| *name).collect();
    let mut faults: Vec<String> = ours
        .symmetric_difference(&listed)
        .map(|name| format!("{name} is not both in the workspace and in the table"))
        .collect();
    for (name, uses) in packages {
        let allowed = layers.iter().find(|(listed, _)| listed == name);
        let allowed = allowed.map_or(&[][..], |(_, allowed)| allowed);
        let wrong = uses.iter().map(String::as_str);
        let wrong = wrong.filter(|used| ours.contains(used) && !allowed.contains(used));
        faults.extend(wrong.map(|used| format!("{name} depends on {used}, which it may not")));
    }
    for (at, (name, allowed)) in layers.iter().enumerate() {
        let below: BTreeSet<&str> = layers[..at].iter().map(|(name, _)| *name).collect();
        let back = allowed.iter().filter(|used| !below.contains(*used));
        faults.extend(back.map(|used| format!("{name} may use {used}, which is not above it")));
    }
    faults
}

#[test]
fn the_arrows_between_the_packages_run_one_way() {
    assert_eq!(faults(LAYERS, &workspace()), Vec::<String>::new());
}

#[test]
fn an_arrow_that_runs_back_is_refused() {
    let packages = [
        ("a".to_owned(), vec!["b".to_owned(), "serde".to_owned()]),
        ("b".to_owned(), Vec::new()),
    ];
    assert_eq!(faults(&[("a", &[]), ("b", &[])], &packages).len(), 1);
    assert_eq!(faults(&[("a", &["b"]), ("b", &[])], &packages).len(), 1);
    assert_eq!(faults(&[("b", &[])], &packages).len(), 2);
    assert!(faults(&[("b", &[]), ("a", &["b"])], &packages).is_empty());
}
