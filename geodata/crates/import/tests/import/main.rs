//! Importing: every format gives the same records, and no file whatever its damage does more than a report.

#![allow(clippy::unwrap_used, clippy::panic)] // a test may fail loudly
#![allow(clippy::format_push_string, clippy::manual_midpoint)] // files written as their formats are described

mod damaged;
mod files;
mod formats;

use std::sync::LazyLock;

use geodata_atlas::{Atlas, AtlasFiles, PreparedAtlas};
use geodata_import::{Import, Input, Options, Profile, Report, import};

static ATLAS: LazyLock<PreparedAtlas> =
    LazyLock::new(|| PreparedAtlas::new(Atlas::read(&AtlasFiles::embedded()).unwrap()));

/// Imports files into the embedded atlas.
fn imported(inputs: &[Input], options: &Options) -> Import {
    let options = Options {
        today: "2026-01-31".to_owned(),
        ..options.clone()
    };
    import(
        inputs,
        &ATLAS,
        &AtlasFiles::embedded(),
        &options,
        &mut |_| {},
    )
    .unwrap()
}

/// Options that give every row a kind and a strategy.
fn cycle_routes() -> Options {
    let set = [("kind", "cycle_route"), ("strategies", "3.3")];
    let set = set.map(|(field, value)| (field.to_owned(), value.to_owned()));
    Options {
        profile: Profile {
            set: set.into_iter().collect(),
            ..Profile::default()
        },
        ..Options::default()
    }
}

/// How often something was found.
fn count(report: &Report, finding: &str) -> u64 {
    let groups = report.findings.iter().filter(|g| g.finding == finding);
    groups.map(|g| g.count).sum()
}
