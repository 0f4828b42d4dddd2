//! `atlante import FILE...`.

mod changes;
mod goal;
mod html;
mod out;
mod progress;
pub(super) mod text;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::ValueEnum;
use geodata_atlas::{Atlas, PreparedAtlas};
use geodata_import::{Input, Options, Profile, Report, Target, import};
use geodata_model::i18n::Catalogue;

use self::goal::{Done, Goal};
use self::progress::ProgressLine;
use super::{Author, Spoken};
use crate::ogc::time::now;

/// Everything was taken.
const WHOLE: u8 = 0;
/// Nothing was taken.
const NOTHING: u8 = 1;
/// Something was taken, something was not.
const IN_PART: u8 = 3;
/// Nothing was written, because records that are there would change and nobody said that they may.
const WAITING: u8 = 4;

/// Exit status: 0 when every row was taken, 3 when some were refused or in conflict, 1 when none was taken or nothing
/// could be written, 4 when records of the atlas would change and --yes was not given.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files: CSV, XLSX, ODS, GeoJSON, Shapefile (.shp, or a .zip of its parts), GeoPackage, KML, GPX; also packed with gzip.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// What the rows are: projects of the register; borders of its municipalities; rows of a table of the atlas in its
    /// own columns, named as the file is; or a table that is read and reported on only.
    #[arg(long = "as", value_enum, default_value_t = As::Projects)]
    target: As,
    /// Read a field from a column, as in `--map title_it=Titolo`; several columns as `A|B`: the first that is not empty.
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = pair)]
    map: Vec<(String, String)>,
    /// Give a field the same value in every row, as in `--set strategies=3.3`.
    #[arg(long, value_name = "FIELD=VALUE", value_parser = pair)]
    set: Vec<(String, String)>,
    /// How the files are read: a file made with --save-profile, or the name of a profile that comes with the program.
    #[arg(long)]
    profile: Option<String>,
    /// Write the columns as they were understood to a file for --profile.
    #[arg(long, value_name = "FILE.toml")]
    save_profile: Option<PathBuf>,
    /// Coordinate system of the files, as in `EPSG:32632`, whatever they say themselves.
    #[arg(long)]
    crs: Option<String>,
    /// Layer or sheet to read, where a file has several.
    #[arg(long)]
    layer: Option<String>,
    /// Read only the rows with this value, as in `--only COD_PROV=4`; several values as `A|B`.
    #[arg(long, value_name = "COLUMN=VALUE", value_parser = pair)]
    only: Vec<(String, String)>,
    /// Write nothing; say what would be done.
    #[arg(long, conflicts_with_all = ["out", "yes"])]
    dry_run: bool,
    /// Change records that are there without asking; new ones are added without it.
    #[arg(long)]
    yes: bool,
    /// Write nothing at all unless every row is taken.
    #[arg(long)]
    strict: bool,
    /// Write the projects to a file, as a table or as a map (.csv, .geojson), and not into a store.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write the report to a file, as JSON or as a page (.json, .html).
    #[arg(long, value_name = "FILE")]
    report: Vec<PathBuf>,
    /// The store to import into (a file made by `atlante init`, or postgres://…); to look only (--dry-run, --out), also a folder, or nothing for
    /// the embedded atlas.
    #[arg(long, env = "ATLANTE_ATLAS", hide_env_values = true)]
    atlas: Option<super::Folder>,
    #[command(flatten)]
    author: Author,
    #[command(flatten)]
    spoken: Spoken,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum As {
    Projects,
    Boundaries,
    Register,
    Table,
}

pub(super) fn pair(text: &str) -> Result<(String, String), String> {
    let wrong = || format!("`{text}`: a name, `=` and what it stands for are expected");
    let (name, value) = text.split_once('=').ok_or_else(wrong)?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    for path in &args.report {
        report_kind(path)?;
    }
    let mut goal = Goal::of(args)?;
    let files = goal.files(args)?;
    let prepared = PreparedAtlas::new(Atlas::read(&files)?);
    let options = Options {
        target: match args.target {
            As::Projects => Target::Projects,
            // a file may hold borders of any area
            As::Boundaries if args.out.is_some() => Target::NewArea,
            As::Boundaries => Target::Boundaries,
            As::Register => Target::Register,
            As::Table => Target::Table,
        },
        profile: profile(args)?,
        crs: args.crs.clone(),
        layer: args.layer.clone(),
        only: chosen(&args.only),
        today: today(),
    };
    let inputs: Vec<Input> = args.files.iter().map(|path| Input::file(path)).collect();
    let catalogue = args.spoken.texts();
    let mut line = ProgressLine::new(&catalogue);
    let found = import(&inputs, &prepared, &files, &options, &mut |p| line.show(p))?;
    line.clear();
    print!("{}", text::report(&found.report, &catalogue));
    print!("{}", changes::list(&found.report, &catalogue));
    for path in &args.report {
        write_report(path, &found.report, &catalogue)?;
    }
    if let Some(path) = &args.save_profile {
        write(path, &found.profile.to_toml()?)?;
    }
    let status = status(&found.report);
    // the atlas of before is not needed to write, and the room it takes is
    drop((prepared, files));
    let done = goal.reach(args, found, &catalogue)?;
    Ok(ExitCode::from(match done {
        Done::Reached => status,
        Done::Waiting => WAITING,
        Done::Refused => NOTHING,
    }))
}

/// Today in UTC, as `YYYY-MM-DD`.
pub(super) fn today() -> String {
    now().split('T').next().unwrap_or_default().to_owned()
}

/// The columns that say which rows are read, with the values wanted.
pub(super) fn chosen(only: &[(String, String)]) -> Vec<(String, Vec<String>)> {
    let values = |text: &str| text.split('|').map(|v| v.trim().to_owned()).collect();
    let only = only.iter();
    only.map(|(column, text)| (column.clone(), values(text)))
        .collect()
}

fn status(report: &Report) -> u8 {
    match report.totals.taken + report.totals.duplicates {
        0 => NOTHING,
        _ if report.is_whole() => WHOLE,
        _ => IN_PART,
    }
}

/// The profile asked for, with what the command line says on top.
fn profile(args: &Args) -> anyhow::Result<Profile> {
    let mut profile = match &args.profile {
        None => Profile::default(),
        Some(name) => match Profile::shipped(name) {
            Some(profile) => profile,
            None => read_profile(name)?,
        },
    };
    for (field, columns) in &args.map {
        let columns: Vec<String> = columns.split('|').map(|c| c.trim().to_owned()).collect();
        profile.map.insert(field.clone(), columns.into());
    }
    for (field, value) in &args.set {
        if !geodata_import::fields().any(|f| f == field) {
            let known: Vec<_> = geodata_import::fields().collect();
            bail!(
                "--set {field}: no such field; the fields are {}",
                known.join(", ")
            );
        }
        profile.set.insert(field.clone(), value.clone());
    }
    Ok(profile)
}

fn read_profile(name: &str) -> anyhow::Result<Profile> {
    let known: Vec<_> = Profile::shipped_names().collect();
    let text = std::fs::read_to_string(name).with_context(|| {
        format!("--profile {name}: neither a file nor one of the profiles that come with the program ({})", known.join(", "))
    })?;
    Profile::from_toml(&text).with_context(|| format!("--profile {name}"))
}

enum Kind {
    Json,
    Html,
}

fn report_kind(path: &Path) -> anyhow::Result<Kind> {
    let extension = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    match extension.as_str() {
        "json" => Ok(Kind::Json),
        "html" | "htm" => Ok(Kind::Html),
        _ => bail!(
            "--report {}: the name must end in .json or .html",
            path.display()
        ),
    }
}

fn write_report(path: &Path, report: &Report, catalogue: &Catalogue) -> anyhow::Result<()> {
    let text = match report_kind(path)? {
        Kind::Json => serde_json::to_string_pretty(report)?,
        Kind::Html => html::report(report, catalogue),
    };
    write(path, &text)
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
