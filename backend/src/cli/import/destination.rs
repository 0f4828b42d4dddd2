//! The destination of an import: nothing, a file, or a store; and the consent that a change of records needs.

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::bail;
use geodata_atlas::AtlasFiles;
use geodata_import::{Import, Report};
use geodata_model::i18n::Catalogue;
use geodata_store::compare::ChangeKind;
use geodata_store::{Address, Origin, Store};

use super::args::{Args, As};
use super::output_file::{self, Format};
use super::progress::ProgressLine;
use crate::atlas_location::AtlasLocation;
use crate::cli::applied::applied_message;
use crate::cli::open::atlas_files;

/// Names of files that the history shows before it only counts them.
const NAMED: usize = 3;

/// Where what was imported goes.
pub(super) enum Destination {
    /// Nowhere: a table is reported on, and no projects come of it.
    TableReport,
    /// Nowhere: nothing is written.
    DryRun,
    /// The projects are written to a file.
    File(PathBuf),
    /// The projects are added to a store, or changed in it.
    Store(Store),
}

/// How the writing ended.
pub(super) enum Outcome {
    /// What was asked for is done.
    Finished,
    /// Nothing was written: somebody has to say first that records may change.
    NeedsConsent,
    /// Nothing was written, because not every row was taken and --strict was given.
    Refused,
}

impl Destination {
    /// The destination that the arguments name; a store is opened.
    pub(super) fn of(args: &Args) -> anyhow::Result<Self> {
        if args.target == As::Table {
            return Ok(Self::TableReport);
        }
        if let Some(path) = &args.out {
            Format::of(path)?;
            return Ok(Self::File(path.clone()));
        }
        if args.dry_run {
            return Ok(Self::DryRun);
        }
        // before anything is read: who waits for a long file wants to know at once
        match AtlasLocation::of(args.atlas.as_deref()) {
            AtlasLocation::Store(file) => Ok(Self::Store(open(&file)?)),
            AtlasLocation::StoreAfterChange(..) => {
                bail!("what a store was is not changed: give --atlas without @")
            }
            AtlasLocation::Embedded => bail!(
                "the atlas in the program cannot be changed: make a store with `atlante init atlas.gpkg` and add \
                 --atlas atlas.gpkg; or add --dry-run to look, or --out FILE to write the projects to a file"
            ),
            AtlasLocation::Folder(folder) => bail!(
                "--atlas {0}: an import changes a store, not a folder; make one with `atlante init atlas.gpkg \
                 --from {0}`, or add --dry-run to look, or --out FILE to write the projects to a file",
                folder.display()
            ),
        }
    }

    /// The files of the atlas that the import is compared with.
    pub(super) fn files(&self, args: &Args) -> anyhow::Result<AtlasFiles> {
        match self {
            Self::Store(store) => Ok(store.files()?),
            _ => atlas_files(args.atlas.as_deref()),
        }
    }

    /// Writes what was imported, and prints what was done.
    pub(super) fn write(
        &mut self,
        args: &Args,
        found: Import,
        catalogue: &Catalogue,
    ) -> anyhow::Result<Outcome> {
        let say = |key: &str| println!("{}", catalogue.text(key, &[]));
        match self {
            Self::TableReport => say("import-report-table"),
            Self::DryRun => say("import-report-dry"),
            _ if args.strict && !found.report.is_whole() => {
                say("import-strict");
                return Ok(Outcome::Refused);
            }
            Self::File(path) => println!("{}", output_file::write(path, &found, catalogue)?),
            Self::Store(_) if found.edits.is_empty() => say("store-unchanged"),
            Self::Store(_) if !may_change(args, &found.report, catalogue)? => {
                return Ok(Outcome::NeedsConsent);
            }
            Self::Store(store) => change(store, args, found, catalogue)?,
        }
        Ok(Outcome::Finished)
    }
}

fn open(file: &Path) -> anyhow::Result<Store> {
    use anyhow::Context as _;
    Store::open(file).with_context(|| format!("--atlas {}", Address::of(file)))
}

fn change(
    store: &mut Store,
    args: &Args,
    found: Import,
    catalogue: &Catalogue,
) -> anyhow::Result<()> {
    let mut line = ProgressLine::new(catalogue);
    line.say("import-writing");
    let origin = origin(args, &found.report);
    // between the reading and an answer at the terminal another may have written; a list of a million changes has
    // been shown and is in nobody's way any more
    drop(found.report);
    let applied = store.apply_shown(found.records, found.edits, &origin);
    line.clear();
    println!("{}", applied_message(&applied?, catalogue));
    Ok(())
}

/// Who, when, and from which files.
fn origin(args: &Args, report: &Report) -> Origin {
    let mut files: Vec<(&str, &str)> = Vec::new();
    for file in &report.files {
        if !files.contains(&(&file.name, &file.sha256)) {
            files.push((&file.name, &file.sha256));
        }
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).take(NAMED).collect();
    let mut names = names.join(", ");
    if files.len() > NAMED {
        names = format!("{names} (+{})", files.len() - NAMED);
    }
    let hashes: Vec<&str> = files.iter().map(|(_, hash)| *hash).collect();
    Origin {
        file: Some(names),
        sha256: Some(hashes.join(" ")),
        ..args.author.origin("import".to_owned())
    }
}

/// New records are added as asked. Those that are there change only if somebody says so: with --yes, or at a terminal.
fn may_change(args: &Args, report: &Report, catalogue: &Catalogue) -> anyhow::Result<bool> {
    let others = report
        .changes
        .iter()
        .filter(|c| c.kind != ChangeKind::Added);
    let count = others.count();
    if count == 0 || args.yes {
        return Ok(true);
    }
    let counted = [("count", count.into())];
    if !(std::io::stdin().is_terminal() && std::io::stdout().is_terminal()) {
        println!("{}", catalogue.text("import-needs-yes", &counted));
        return Ok(false);
    }
    print!("{} ", catalogue.text("import-ask", &counted));
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    let yes = ["s", "si", "sì", "y", "yes"].contains(&answer.trim().to_lowercase().as_str());
    if !yes {
        println!("{}", catalogue.text("import-report-dry", &[]));
    }
    Ok(yes)
}
